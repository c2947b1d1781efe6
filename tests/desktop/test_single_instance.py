"""A second start: the first window comes forward and opens its file, and the second program ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.single_instance import Requests
from plans.exchange import plan_file
from plans.plan import new_plan
from plans.storage import handover
from plans.storage.library import Library
from resources.language import gettext as _
from tests.desktop.person import PATIENCE, Person
from tests.packages import clicked_files

NAME = "Hoe heet het team?"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def me(start: Callable[..., Person], tmp_path: Path) -> Iterator[Person]:
    """Somebody in the window that owns the library."""
    claim = handover.claim(tmp_path / "test.db", None)
    assert claim.ownership
    yield start(owns=True)
    claim.ownership.release()


def second(folder: Path, *files: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "desktop.app", "--library", str(folder / "test.db"), *map(str, files)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True)


def ended(me: Person, *programs: subprocess.Popen[str]) -> None:
    """Wait until the programs have ended, each without a word."""
    try:
        me.qtbot.waitUntil(lambda: all(program.poll() is not None for program in programs), timeout=PATIENCE)
    finally:
        for program in programs:
            program.kill()
    assert [(program.communicate()[1], program.returncode) for program in programs] == [("", 0)] * len(programs)


def test_a_second_start_hands_its_file_over(me: Person, tmp_path: Path) -> None:
    me.push(_("New plan"))
    me.focus(NAME)
    me.type("Lindehof")
    plan_file.write(new_plan(2030), tmp_path / "ander.jaarplan")
    ended(me, second(tmp_path, Path("ander.jaarplan")))
    me.qtbot.waitUntil(lambda: "2030" in me.window.windowTitle())
    library = Library.open(tmp_path / "test.db", read_only=True)
    assert sorted(plan.team for plan in library.plans()) == ["", "Lindehof"], "what was typed is kept"
    library.close()
    assert not list(tmp_path.glob("*.request"))


def test_remarks_and_house_packs_are_handed_over_too(me: Person, tmp_path: Path) -> None:
    clicked_files.lay_out(tmp_path)
    ended(me, second(tmp_path, tmp_path / clicked_files.PLAN))
    me.qtbot.waitUntil(lambda: "De Linde" in me.window.windowTitle())
    clicked = second(tmp_path, tmp_path / clicked_files.REMARKS)
    found: list[str] = []

    def read() -> None:
        found.append(me.words())
        me.push("Oké")

    me.answering(read, lambda: ended(me, clicked))
    clicked_files.wait(tmp_path / "test.db")
    packs: list[Path] = []
    me.window.pack_opened.disconnect()
    me.window.pack_opened.connect(packs.append)
    ended(me, second(tmp_path, tmp_path / clicked_files.PACK))
    me.qtbot.waitUntil(lambda: packs == [tmp_path / clicked_files.PACK])
    assert "1 opmerking" in found[0]


def test_a_second_start_without_a_file_brings_the_window_forward(me: Person, tmp_path: Path) -> None:
    me.window.showMinimized()
    ended(me, second(tmp_path))
    assert not me.window.isMinimized()


def test_starts_at_once_are_all_opened(me: Person, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.jaarplan" for number in range(5)]
    for number, file in enumerate(files):
        plan_file.write(new_plan(2030 + number), file)
    ended(me, *[second(tmp_path, file) for file in files])

    def years() -> list[int]:
        library = Library.open(tmp_path / "test.db", read_only=True)
        try:
            return sorted(plan.year for plan in library.plans())
        finally:
            library.close()

    me.qtbot.waitUntil(lambda: years() == [2030, 2031, 2032, 2033, 2034])


def test_a_question_on_the_screen_is_answered_first(me: Person, tmp_path: Path) -> None:
    me.push(_("New plan"))
    me.fill("Hoeveel collega’s telt het team?", "veel")
    file = tmp_path / "ander.jaarplan"
    plan_file.write(new_plan(2030), file)
    requests = me.window.findChild(Requests)
    # By itself it would look while the question closes, and ask the next one before the first is done.
    requests._timer.stop()

    def ask_and_stay() -> None:
        handover._ask(tmp_path / "test.db", file)
        requests._timer.timeout.emit()
        assert "2030" not in me.window.windowTitle()
        me.push(_("Stay here"))

    me.answering(ask_and_stay, me.window.close)
    me.answering(lambda: me.push(_("Leave anyway")), requests._timer.timeout.emit)
    assert "2030" in me.window.windowTitle()
