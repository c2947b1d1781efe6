"""What each start of the program loads: whatever takes long to load comes only to whoever needs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plans.command.table import TABLE
from plans.exchange import plan_file

HEAVY = {
    *("PIL", "PySide6", "alembic", "babel", "cryptography", "dateutil", "docx", "holidays", "icalendar", "lxml"),
    *("openpyxl", "platformdirs", "pptx", "pydantic", "pypdfium2", "python_calamine", "reportlab", "sqlalchemy"),
    "sqlmodel",
    *("keyring", "psycopg"),
}
"""The packages of others that take long to load, by the name they are imported by."""

RECORDS = {"dateutil", "pydantic"}
"""What records are made of."""

EDITS = {"sqlalchemy", "sqlmodel"}
"""What edits are written with."""

STORED = {"platformdirs"}
"""What finds the user's own folder."""

SHEETS = {"PIL", "lxml", "openpyxl"}
PDF = {"PIL", "reportlab"}

COMMANDS = {
    "--version": ("", set()),
    "--help": ("", set()),
    "schema": ("", RECORDS),
    "sample": ("--to out.jaarplan", RECORDS),
    "check": ("in.jaarplan", RECORDS),
    "names": ("in.jaarplan", RECORDS),
    "print": ("in.jaarplan --to out.pdf", RECORDS | PDF),
    "print, the plan": ("in.jaarplan --to out.pdf --what plan", RECORDS | PDF | {"holidays"}),
    "print, as a document": ("in.jaarplan --to out.docx", RECORDS | PDF | {"docx", "lxml", "pypdfium2"}),
    "print, as slides": (
        "in.jaarplan --to out.pptx --what quarter",
        RECORDS | PDF | {"lxml", "pptx", "pypdfium2"},
    ),
    "overview": ("in.jaarplan --to out.pdf", RECORDS | PDF | STORED),
    "overview, as a sheet": ("in.jaarplan --to out.xlsx", RECORDS | SHEETS | STORED),
    "next-year": ("in.jaarplan --to out.jaarplan", RECORDS | {"holidays"}),
    "export": ("in.jaarplan --to out.xlsx", RECORDS | SHEETS),
    "export, as a calendar": ("in.jaarplan --to out.ics", RECORDS | {"holidays", "icalendar"}),
    "export, closed": ("in.jaarplan --to closed.jaarplan --passphrase-file in.txt", RECORDS | {"cryptography"}),
    "house-pack": ("out.huispakket --from in.jaarplan", RECORDS),
    "new": ("--to new.jaarplan --year 2027", RECORDS),
    "new, with a house pack": ("--to with.jaarplan --with out.huispakket --year 2027", RECORDS),
    "import": ("in.xlsx --into in.jaarplan --preview", RECORDS | SHEETS),
    "import-sheet": ("in.xlsx --into in.jaarplan --preview", RECORDS | SHEETS),
}
"""Each command, what follows it, and exactly what it loads."""

FIRST_PAINT = {"PySide6"}
READY = FIRST_PAINT | RECORDS | {"platformdirs"}

OWN_AT_FIRST_PAINT = {"plans", "plans.presets", "plans.status", "plans.storage", "plans.storage.private"}
"""What of the plans side is loaded when the first picture is on the screen: exactly this."""

LATER = {
    *("desktop.forms.cards", "desktop.forms.coach", "desktop.forms.ranking", "desktop.forms.rows"),
    *("desktop.forms.rows_view", "desktop.forms.status_combo", "plans.coach", "plans.date_words", "plans.house"),
    *("plans.portfolio", "plans.printing.parts", "plans.storage.batches", "plans.storage.tables"),
}
"""What the first page of a plan does without; the first that needs it loads it."""

RUN = "from plans.command import run; run(sys.argv[1:])"
WINDOW = """
from desktop import app
program, window = app.build(["--library", sys.argv[1], "in.jaarplan"])
window.{moment}.connect(program.quit)
program.exec()
"""

AT_FIRST_PAINT = """
from desktop import app
program, window = app.build(["--library", sys.argv[1]])
from tests.bench.first_paint import FirstPaint
from PySide6 import QtCore, QtWidgets
watch = FirstPaint(window, lambda: print(*{seen}) or program.quit())
program.exec()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plan, the same as a spreadsheet, and a library."""
    from plans.exchange import spreadsheet
    from plans.storage.library import Library

    place = tmp_path_factory.mktemp("starts")
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    plan_file.write(plan, place / "in.jaarplan")
    (place / "in.txt").write_text("vier woorden bij elkaar", encoding="utf-8")
    spreadsheet.export(plan, place / "in.xlsx", force=True)
    Library.open(place / "library.db").close()
    return place


def run(folder: Path, code: str, *arguments: str) -> list[str]:
    """Run code in a process of its own, in the folder, and give the lines it wrote."""
    places = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    outcome = subprocess.run(
        [sys.executable, "-c", f"import os, sys\n{code}\nsys.stdout.flush(); os._exit(0)", *arguments],
        cwd=folder,
        env=os.environ | places | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout.splitlines()


def loaded(folder: Path, code: str, *arguments: str, modules: str = "sys.modules") -> set[str]:
    """Return what a process of its own has loaded at its end, or what it kept itself, of what is heavy."""
    modules = run(folder, f"{code}\nprint('\\n', *{modules})", *arguments)[-1]
    return HEAVY & {name.split(".")[0] for name in modules.split()}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_loads_what_it_needs(folder: Path, command: str) -> None:
    arguments, expected = COMMANDS[command]
    assert loaded(folder, RUN, command.split(",")[0], *arguments.split()) == expected


def test_every_command_is_looked_at() -> None:
    # Those of the organisation's library ask a server, and load what that takes.
    names = {item.name for item in TABLE if item.name and not item.name.startswith("organisation ")}
    assert {name.split(",")[0] for name in COMMANDS} - {"--help"} == names


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> str:
    """A library in which the plan is not yet."""
    return str(shutil.copy(folder / "library.db", tmp_path))


def test_the_window_loads_what_it_needs(folder: Path, library: str) -> None:
    # Seen at that very moment: what writes edits is loaded from then on.
    keep = "seen = []\nwindow.ready.connect(lambda: seen.extend(sys.modules))\nprogram.exec()"
    code = WINDOW.format(moment="ready").replace("program.exec()", keep)
    assert loaded(folder, code, library, modules="seen") == READY


def test_the_first_picture_makes_few_of_the_enumerations_of_qt(folder: Path, library: str) -> None:
    """Those under the name Qt are made all at once, as are those of styles: a sixth of the time to that picture.

    Only the very first start asks the system for its theme before it.
    """
    run(folder, WINDOW.format(moment="ready"), library)
    made = run(folder, AT_FIRST_PAINT.format(seen="[*vars(QtCore), *vars(QtWidgets)]"), library)[-1].split()
    assert {"QTimer", "QLabel"} <= set(made)
    assert not {"Qt", "QStyle"} & set(made)


def test_the_first_picture_and_the_first_page_load_of_the_program_what_they_show(folder: Path, library: str) -> None:
    modules = run(folder, AT_FIRST_PAINT.format(seen="sys.modules"), library)[-1].split()
    # Seen in the painting itself: the rest is loaded from then on.
    assert HEAVY & {name.split(".")[0] for name in modules} == FIRST_PAINT
    assert {name for name in modules if name.split(".")[0] == "plans"} == OWN_AT_FIRST_PAINT
    keep = "window.ready.connect(lambda: print(*sys.modules))\nprogram.exec()"
    modules = run(folder, WINDOW.format(moment="ready").replace("program.exec()", keep), library)[-1].split()
    assert {"plans.plan", "desktop.walk"} <= set(modules)
    assert not LATER & set(modules)


def test_what_writes_an_edit_is_there_before_the_first_one(folder: Path, library: str) -> None:
    """It is loaded once the window takes typing, and without being asked for."""
    code = (
        WINDOW.format(moment="ready")
        + """
while not hasattr(sys.modules.get("plans.storage.batches"), "carry_out"):
    program.processEvents()
"""
    )
    assert loaded(folder, code, library) == READY | EDITS


def test_nobody_reads_the_source_of_what_the_window_loads(folder: Path, library: str) -> None:
    """PySide does, for an option that is not used here: a tenth of the time until ready, and 20 MB."""
    code = WINDOW.format(moment="ready") + "import linecache\nprint(*linecache.cache, sep='\\n')\n"
    assert not [name for name in run(folder, code, library) if "pydantic" in name and name.endswith(".py")]
