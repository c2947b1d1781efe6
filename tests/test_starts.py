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
    "print, as a document": ("in.jaarplan --to out.docx", RECORDS | PDF | STORED | {"docx", "lxml", "pypdfium2"}),
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


def of_others(modules: str) -> set[str]:
    """Return what is heavy of the modules that were loaded."""
    return HEAVY & {name.split(".")[0] for name in modules.split()}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_loads_what_it_needs(folder: Path, command: str) -> None:
    arguments, expected = COMMANDS[command]
    code = f"{RUN}\nprint('\\n', *sys.modules)"
    assert of_others(run(folder, code, command.split(",")[0], *arguments.split())[-1]) == expected


def test_every_command_is_looked_at() -> None:
    # Those of the organisation's library ask a server, and load what that takes.
    names = {item.name for item in TABLE if item.name and not item.name.startswith("organisation ")}
    assert {name.split(",")[0] for name in COMMANDS} - {"--help"} == names


AT_READY = WINDOW.format(moment="ready").replace(
    "program.exec()", "seen = []\nwindow.ready.connect(lambda: seen.extend(sys.modules))\nprogram.exec()"
)
"""Seen at that very moment: what writes edits is loaded from then on."""

AFTER_READY = """
import linecache
at_ready = list(linecache.cache)
while not hasattr(sys.modules.get("plans.storage.batches"), "carry_out"):
    program.processEvents()
print("\\n", *seen)
print(*sys.modules)
print(*at_ready, sep="\\n")
"""


@pytest.fixture(scope="module")
def ready(folder: Path) -> list[str]:
    """The window with a plan, in a process of its own: what was loaded when it took typing, what then was loaded
    without being asked for, and the source that was read until it took typing."""
    _blank, *lines = run(folder, AT_READY + AFTER_READY, str(shutil.copy(folder / "library.db", folder / "ready.db")))
    return lines


def test_the_window_loads_what_it_needs(ready: list[str]) -> None:
    assert of_others(ready[0]) == READY
    assert {"plans.plan", "desktop.walk"} <= set(ready[0].split())
    assert not LATER & set(ready[0].split())


def test_what_writes_an_edit_is_there_before_the_first_one(ready: list[str]) -> None:
    """It is loaded once the window takes typing, and without being asked for."""
    assert of_others(ready[1]) == READY | EDITS


def test_nobody_reads_the_source_of_what_the_window_loads(ready: list[str]) -> None:
    """PySide does, for an option that is not used here: a tenth of the time until ready, and 20 MB."""
    assert not [name for name in ready[2:] if "pydantic" in name and name.endswith(".py")]


def test_the_first_picture_loads_and_makes_little(folder: Path, ready: list[str]) -> None:
    """Of the enumerations of Qt few: those under the name Qt are made all at once, as are those of styles: a sixth of
    the time to that picture.

    Only the very first start asks the system for its theme before it.
    """
    assert ready
    seen = "[' '.join(sys.modules) + '\\n' + ' '.join([*vars(QtCore), *vars(QtWidgets)])]"
    modules, made = (line.split() for line in run(folder, AT_FIRST_PAINT.format(seen=seen), str(folder / "ready.db")))
    # Seen in the painting itself: the rest is loaded from then on.
    assert of_others(" ".join(modules)) == FIRST_PAINT
    assert {name for name in modules if name.split(".")[0] == "plans"} == OWN_AT_FIRST_PAINT
    assert {"QTimer", "QLabel"} <= set(made)
    assert not {"Qt", "QStyle"} & set(made)
