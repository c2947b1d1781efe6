"""Starting: light, quick to show itself, and honest when there is no screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import app
from desktop.crash_report import watch
from plans.errors import Locked
from resources.language import gettext as _
from tests.desktop.person import Person


def python(code: str, **places: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **places}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_importing_the_program_loads_nothing_heavy() -> None:
    heavy = ("reportlab", "alembic", "sqlmodel", "sqlalchemy", "pydantic", "PySide6")
    done = python(f"import sys, desktop.app; print([name for name in {heavy} if name in sys.modules])")
    assert done.stdout.strip() == "[]", done.stderr


def test_the_first_paint_waits_for_no_database(tmp_path: Path) -> None:
    done = python(
        "import sys\n"
        "from desktop import app\n"
        "program, window = app.build([])\n"
        "heavy = ('reportlab', 'alembic', 'sqlmodel', 'sqlalchemy', 'pydantic', 'desktop.forms.labels')\n"
        "def painted():\n"
        "    print([name for name in heavy if name in sys.modules])\n"
        "    program.quit()\n"
        "window.painted.disconnect()\n"
        "window.painted.connect(painted)\n"
        "program.exec()\n",
        QT_QPA_PLATFORM="offscreen",
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_what_is_loaded_is_no_more_looked_through_for_garbage_and_python_does_not_look_by_itself() -> None:
    done = python(
        "import gc\n"
        "from PySide6.QtCore import Qt\n"
        "from desktop import app\n"
        "build = app.build\n"
        "def built(*given, **more):\n"
        "    program, window = build(*given, **more)\n"
        "    window.ready.connect(program.quit, Qt.ConnectionType.QueuedConnection)\n"
        "    return program, window\n"
        "app.build = built\n"
        "code = app.main([])\n"
        "print(code, gc.isenabled(), gc.get_freeze_count() > len(gc.get_objects()))\n",
        QT_QPA_PLATFORM="offscreen",
    )
    assert done.stdout.strip() == "0 False True", done.stderr


@pytest.mark.parametrize("arguments", [[], ["plan.jaarplan"], ["--library", "somewhere.db"]])
def test_without_a_screen_it_says_so_and_ends(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("there is always a screen here")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert app.main(arguments) == 2
    sentence = capsys.readouterr()
    assert sentence.out == ""
    assert len(sentence.err.strip().splitlines()) == 1


def test_a_display_that_is_not_there_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":7654")
    assert app.has_screen() == (not sys.platform.startswith("linux"))


def test_commands_run_without_qt(tmp_path: Path) -> None:
    block = "import sys; sys.modules['PySide6'] = None; from desktop import app; sys.exit(app.main(sys.argv[1:]))"
    target = tmp_path / "voorbeeld.jaarplan"
    for arguments in (["sample", "--to", str(target)], ["check", str(target)], ["--version"]):
        done = subprocess.run(
            [sys.executable, "-c", block, *arguments], capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr


def test_the_report_of_a_bug_holds_no_plan_content() -> None:
    from desktop import crash_report

    def fail(secret: str) -> None:
        raise ValueError(f"cannot do {secret}")

    try:
        fail("mevrouw Jansen")
    except ValueError as error:
        written = crash_report.report(type(error), error.__traceback__)
    assert "Jansen" not in written
    assert "ValueError" in written
    assert "fail" in written


def test_trouble_that_nobody_caught_is_told_in_its_own_words(start, monkeypatch: pytest.MonkeyPatch) -> None:
    me: Person = start()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    watch(me.window, lambda: None)
    texts: list[str] = []

    def read() -> None:
        texts.append(me.words())
        me.push(_("All right"))

    locked = Locked("Dat ligt vast.", "Open het plan weer.")
    me.answering(read, lambda: sys.excepthook(Locked, locked, None))
    assert "Dat ligt vast." in texts[0]
    assert "Digikoers" not in texts[0], "it is no bug"


@pytest.mark.skipif(os.name == "nt", reason="a mode says nothing on Windows")
def test_only_the_owner_reads_the_settings(tmp_path: Path) -> None:
    done = python(
        "import os\n"
        "from pathlib import Path\n"
        "os.umask(0)\n"
        "from desktop.settings import Settings\n"
        "for text in ('a', 'b'):\n"
        "    settings = Settings()\n"
        "    settings.last_plan = text\n"
        "    settings._kept.sync()\n"
        "    for path in sorted(Path(os.environ['XDG_CONFIG_HOME']).rglob('*')):\n"
        "        print(path.name, oct(path.stat().st_mode & 0o777))\n",
        XDG_CONFIG_HOME=str(tmp_path / "config"),
    )
    assert done.stdout.splitlines() == ["Digikoers 0o700", "settings.ini 0o600"] * 2, done.stderr
