"""The folder that runs without Python holds all of the program and does what the program does: `make packages`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyInstaller.archive.readers import CArchiveReader
from pypdf import PdfReader

from desktop.licences import components
from desktop.printing.renderer import Rendered, Renderer, RenderOrder
from desktop.printing.spare import spare
from plans import __version__
from plans.command import run
from plans.command.table import TABLE, Option
from plans.exchange import plan_file
from plans.printing.request import PRINT_KINDS, PrintRequest
from plans.storage.library import Library
from tests.packages import clicked_files, older_libraries, screen
from tests.plans.stored_files import STORED, stored_library

ROOT = Path(__file__).parents[2]
BUNDLE = ROOT / "build/bundle/digikoers"
PROGRAM = BUNDLE / "digikoers"
INSIDE = BUNDLE / "_internal"
OURS = ("desktop", "plans", "resources")

pytestmark = pytest.mark.skipif(not PROGRAM.exists(), reason="there is no bundle: make bundle")


@pytest.fixture(scope="module")
def alone() -> dict[str, str]:
    """An environment in which nothing of this checkout or its Python can be found."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin"}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(shutil.copy(plan_file.SAMPLE, tmp_path / "de linde.jaarplan"))


def test_every_module_and_file_of_ours_is_inside() -> None:
    packed = CArchiveReader(str(PROGRAM)).open_embedded_archive("PYZ.pyz").toc
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for name in OURS
        for path in (ROOT / name).rglob("*.py")
        if path.parent.name != "versions"
    }
    assert modules - set(packed) == set()
    files = {
        path.relative_to(ROOT)
        for name in OURS
        for path in (ROOT / name).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc", ".po")
    }
    files |= {path.relative_to(ROOT) for path in (ROOT / "plans/storage/versions").glob("*.py")}
    assert {file for file in files if not (INSIDE / file).is_file()} == set()
    names = {path.name.split("-")[0].lower() for path in INSIDE.glob("*.dist-info")}
    asked = {item.name.lower().replace("-", "_") for item in components() if item.version}
    assert asked <= names
    assert (INSIDE / "NOTICES.txt").stat().st_size > 100_000


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere nothing of the system comes along")
def test_whose_work_the_libraries_of_the_system_are_is_said() -> None:
    """Those that no wheel brought: each with the package that it is of, and what that says."""
    said = (INSIDE / "NOTICES.txt").read_text(encoding="utf-8")
    of_wheels = {path.name for path in Path(sys.prefix).rglob("*.so*")} | {
        path.name for path in Path(sys.base_prefix).rglob("*.so*")
    }
    others = {path.name for path in INSIDE.rglob("*.so*") if path.is_file()} - of_wheels
    assert "libcrypto.so.3" in others
    assert {name for name in others if f" {name}" not in said} == set()


MOST_BYTES = {"bundle": 160_000_000, "deb": 60_000_000}
"""What is allowed to arrive on a laptop."""


def test_it_is_no_larger_than_a_laptop_gets() -> None:
    assert sum(path.stat().st_size for path in BUNDLE.rglob("*") if not path.is_symlink()) < MOST_BYTES["bundle"]
    for package in (ROOT / "dist").glob(f"digikoers_{__version__}_*.deb"):
        assert package.stat().st_size < MOST_BYTES["deb"]


def test_the_tar_is_unpacked_and_runs(alone: dict[str, str], plan: Path, tmp_path: Path) -> None:
    found = next(iter((ROOT / "dist").glob(f"digikoers-{__version__}-linux-*.tar.xz")), None)
    if found is None:
        pytest.skip("there is no tar: make tar")
    with tarfile.open(found) as whole:
        whole.extractall(tmp_path, filter="data")
    unpacked = tmp_path / "digikoers/digikoers"
    said = subprocess.run([unpacked, "--version"], env=alone, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == f"digikoers {__version__}"
    subprocess.run([unpacked, "print", plan, "--to", tmp_path / "plan.pdf"], env=alone, check=True)
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


KINDS = ("xlsx", "csv", "ics", "json", "jaarplan")
FORMS = ("html", "pdf", "docx")
COMMANDS: dict[str, tuple[list[str], ...]] = {
    "sample": (["sample", "--to", "sample.jaarplan"],),
    "check": (["check", "PLAN"],),
    "names": (["names", "PLAN"],),
    "print": tuple(
        ["print", "PLAN", "--what", what, "--to", f"{what}.{ending}"]
        for what in PRINT_KINDS
        for ending in (*FORMS, *(["pptx"] if what == "quarter" else []))
    ),
    "overview": tuple(["overview", "PLAN", "--to", f"overview.{ending}"] for ending in ("pdf", "html", "xlsx", "csv")),
    "next-year": (["next-year", "PLAN", "--to", "next.jaarplan"],),
    "export": tuple(
        ["export", "PLAN", "--to", f"export.{ending}"] for ending in ("xlsx", "csv", "ics", "json", "jaarplan")
    ),
    "import": (["import", "export.xlsx", "--into", "PLAN"],),
    "import-sheet": (["import-sheet", "export.xlsx", "--into", "PLAN", "--preview"],),
    "house-pack": (["house-pack", "house.huispakket", "--from", "PLAN"],),
    "new": (["new", "--to", "new.jaarplan", "--with", "house.huispakket"],),
    "schema": (["schema"], ["schema", "--open-data"]),
    "--version": (["--version"],),
}
"""How each command is tried; one that is added to the program fails here until it is."""


def test_every_command_runs(plan: Path, alone: dict[str, str]) -> None:
    assert {command.name for command in TABLE if command.name and not _is_of_organisation(command.name)} == set(
        COMMANDS
    )
    for tries in COMMANDS.values():
        for words in tries:
            typed = [str(plan) if word == "PLAN" else word for word in words]
            ended = subprocess.run([PROGRAM, *typed], cwd=plan.parent, env=alone, capture_output=True, text=True)
            assert ended.returncode in (0, 1), (words, ended.stderr)
            assert "Traceback" not in ended.stderr
            assert ended.stdout.strip() or not ended.stderr, words
            if "--to" in words:
                made = plan.parent / words[words.index("--to") + 1]
                assert made.exists() or any(plan.parent.glob(f"{made.stem}*")), words
    plan_file.read(plan.parent / "next.jaarplan")


def _is_of_organisation(name: str) -> bool:
    return name.startswith("organisation ")


def test_the_commands_of_the_organisation_say_that_they_need_more(plan: Path, alone: dict[str, str]) -> None:
    """What speaks with a server is an extra, and stays out of the bundle."""
    for command in TABLE:
        if _is_of_organisation(command.name):
            made = f"{command.name.split()[-1]}.pdf"
            given = {"--to": plan.parent / made, "--server": "postgresql://plans.example.org/digikoers"}
            options = [word for option in command.options for word in _typed(option, given, plan)]
            ended = subprocess.run(
                [PROGRAM, *command.name.split(), *options], cwd=plan.parent, env=alone, capture_output=True, text=True
            )
            assert ended.returncode == 2, command.name
            assert len(ended.stderr.strip().splitlines()) == 1, ended.stderr
            assert "digikoers[organisation]" in ended.stderr or command.name == "organisation members"


def _typed(option: Option, given: dict[str, Path | str], plan: Path) -> list[str]:
    """Return how an option is typed, where it is needed or given."""
    if not option.name.startswith("--"):
        return [str(plan)]
    return [option.name, str(given[option.name])] if option.name in given else []


def test_every_print_is_the_same_as_from_source(plan: Path, alone: dict[str, str], tmp_path: Path) -> None:
    """Texts, hyphens, technology cards with their sources and holidays came along, and typefaces for the pages."""
    for what in PRINT_KINDS:
        packed, ours = tmp_path / "packed.html", tmp_path / "ours.html"
        words = ["print", str(plan), "--what", what, "--to"]
        subprocess.run([PROGRAM, *words, packed], env=alone, check=True, capture_output=True)
        assert run([*words, str(ours)]) == 0
        assert packed.read_bytes() == ours.read_bytes(), what
    subprocess.run([PROGRAM, "print", plan, "--to", packed.with_suffix(".pdf")], env=alone, check=True)
    assert run(["print", str(plan), "--to", str(ours.with_suffix(".pdf"))]) == 0
    pages = [
        [
            (page.extract_text(), sorted(page["/Resources"]["/Font"]))
            for page in PdfReader(path.with_suffix(".pdf")).pages
        ]
        for path in (packed, ours)
    ]
    assert pages[0] == pages[1]


SORTED = """
from PySide6.QtCore import QCollator, QLocale
from functools import cmp_to_key
words = "zeep Éva eva ij IJ Zoë Ångström aap ä a ö Ø Łukasz Lukas ß ss 10 9 Şahin 李 ア Ж ё".split()
for name in ("nl_NL", "en_GB", "de_DE", "sv_SE", "tr_TR", "es_ES", "C"):
    order = QCollator(QLocale(name))
    for by_number in (False, True):
        order.setNumericMode(by_number)
        print(ascii(sorted(words, key=cmp_to_key(order.compare))))
print(ascii([QLocale("tr_TR").toUpper("istanbul"), QLocale("nl").toUpper("straße")]))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt asks the system")
def test_the_small_unicode_data_sorts_as_the_whole_does() -> None:
    (small,) = (INSIDE / "PySide6/Qt/lib").glob("libicudata.so.*")
    assert small.stat().st_size < 5_000_000
    orders = [
        subprocess.run([sys.executable, "-c", SORTED], env=environment, check=True, capture_output=True).stdout
        for environment in (dict(os.environ), {**os.environ, "LD_PRELOAD": str(small)})
    ]
    assert orders[0] == orders[1]
    assert orders[0].count(b"\n") == 15


@pytest.fixture
def window(tmp_path: Path, alone: dict[str, str]) -> Iterator[Path]:
    """The program with an older library, that serves other starts; gives the library."""
    library = Path(shutil.copy(stored_library(min(STORED)), tmp_path / "library.db"))
    environment = {**alone, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    running = subprocess.Popen([PROGRAM, "--library", str(library)], env=environment)
    yield library
    running.terminate()
    running.wait()


def test_the_window_migrates_an_older_library_and_opens_a_file_that_is_clicked_on(
    qtbot, window: Path, plan: Path, alone: dict[str, str], tmp_path: Path
) -> None:
    older_libraries.wait(window)
    # A second start ends only when the first one took its file.
    second = [PROGRAM, "--library", window, plan]
    assert subprocess.run(second, env={**alone, "HOME": str(tmp_path)}, timeout=120).returncode == 0
    library = Library.open(window, read_only=True)
    qtbot.waitUntil(lambda: len(library.plans()) == 2, timeout=120_000)
    library.close()
    clicked_files.lay_out(tmp_path)
    third = [PROGRAM, "--library", window, tmp_path / clicked_files.REMARKS]
    assert subprocess.run(third, env={**alone, "HOME": str(tmp_path)}, timeout=120).returncode == 0
    clicked_files.wait(window)


def test_a_library_of_each_earlier_revision_is_opened_whole(alone: dict[str, str], tmp_path: Path) -> None:
    places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(tmp_path))
    libraries = older_libraries.lay_out(tmp_path / "libraries")
    for library in libraries.values():
        running = subprocess.Popen([PROGRAM, "--library", library], env={**alone, **places})
        try:
            older_libraries.wait(library)
        finally:
            running.terminate()
            running.wait()
    older_libraries.compare(libraries)


@pytest.mark.skipif(bool(screen.missing()), reason=f"there is no {screen.missing()}")
def test_on_a_screen_it_prints_with_a_preview_and_shows_the_cards(
    plan: Path, alone: dict[str, str], tmp_path: Path
) -> None:
    with screen.screen() as display:
        places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(tmp_path))
        environment = {**alone, **places, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
        running = subprocess.Popen([PROGRAM, "--library", tmp_path / "library.db", plan], env=environment)
        watch = screen.Watch(display)
        try:
            watch.open("De Linde")
            watch.open("Printen", "Control_L", "p")
            children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text(encoding="ascii").split()
            assert any(b"--pages" in Path(f"/proc/{child}/cmdline").read_bytes() for child in children)
            watch.leave("Printen", "Escape")
            watch.open("De Linde")
            watch.open("Ga naar een pagina", "Control_L", "k")
            for letter in "technologiekaarten":
                watch.press(letter)
            watch.open("Technologiekaarten", "Return")
            assert running.poll() is None
        finally:
            watch.close()
            running.terminate()
            running.wait()


def test_pages_for_the_preview_come_from_the_program_itself(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(PROGRAM))
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    renderer = Renderer(json.dumps(plan_file.serialise(plan)).encode())
    with qtbot.waitSignal(renderer.made, timeout=120_000) as made:
        renderer.make(RenderOrder(PrintRequest("plan")))
    rendered: Rendered = made.args[0]
    assert rendered.content.startswith(b"%PDF")
    renderer.close()
    spare().end()


def test_a_file_with_a_passphrase_is_opened(plan: Path, alone: dict[str, str], tmp_path: Path) -> None:
    phrase = tmp_path / "phrase.txt"
    phrase.write_text("drie kopjes thee bij het raam\n", encoding="utf-8")
    given = ["--passphrase-file", str(phrase)]
    closed = tmp_path / "closed.jaarplan"
    for words in (["export", str(plan), "--to", str(closed), *given], ["check", str(closed), *given]):
        ended = subprocess.run([PROGRAM, *words], env=alone, capture_output=True, text=True)
        assert ended.returncode in (0, 1), ended.stderr
    assert closed.read_bytes().startswith(b"age-encryption.org/")


def test_it_says_its_version(alone: dict[str, str]) -> None:
    told = subprocess.run([PROGRAM, "--version"], env=alone, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == f"digikoers {__version__}"
