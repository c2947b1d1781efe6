"""Loose lines below a list with a label before what they say: "Digicoach = Noor Bos", "Aantal cliënten: 24".

They are no lines of the list. Who has a role by such a line becomes somebody of the plan; all others are said.
"""

from __future__ import annotations

import re

from plans.importing.cells.role_names import is_role
from plans.importing.files.grid import Cell
from plans.importing.prose.prose_words import PERSON, role_line
from plans.importing.prose.task_lines import is_name, names_day
from plans.importing.tables.sheet_table import SheetTable, TableRow
from resources.language import gettext as _

_EQUALS = re.compile(r"\s*([^\W\d][^=:\n]{2,40}?)\s*=\s*([^=\s].*)")
_COLON = re.compile(r"\s*([^\W\d][^=:\n]{2,40}?)\s*:\s+(\S.*)")
_FIGURE = re.compile(r"(?:€\s*)?\d[\d.,]*\s*(?:%|[^\W\d]{1,12})?\.?|\+?[\d()][\d ()-]{6,}")
"""How many of something, or how somebody is reached."""
_DETAILS = re.compile(r"\s*[(,;–-]\s*(?=\W*\d).*|\s*\([^()]*\)\s*$")
"""What stands behind a name: "(3 uur per week)", ", 2 uur"."""


def is_loose(words: str) -> bool:
    """Return whether a line by itself only says what something or who somebody is, and not what is to be done."""
    if _EQUALS.fullmatch(words):
        return True
    found = _COLON.fullmatch(words)
    if found is None:
        return False
    named = is_name(_DETAILS.sub("", found[2]).strip())
    # "Digicoach: Noor Bos" and "Aantal cliënten: 24"; behind somebody's name stands what they are to do.
    figure = _FIGURE.fullmatch(found[2]) is not None or names_day(found[2])
    return figure or (named and not is_name(found[1])) or _names_role(found[1], found[2])


def people_below(tables: list[SheetTable]) -> list[SheetTable]:
    """Return those who have a role by the loose lines of tables as lists of people, and take these lines away."""
    found: list[SheetTable] = []
    for sheet in dict.fromkeys(table.sheet for table in tables):
        lines: list[TableRow] = []
        for table in tables:
            own = [row for row in table.rows if table.sheet == sheet and row.kind == "note" and _person(row)]
            table.rows = [row for row in table.rows if row not in own]
            lines += own
        if lines:
            found.append(_people(sheet, lines))
    return found


def _people(sheet: str, lines: list[TableRow]) -> SheetTable:
    cells = [_person(row) or [] for row in lines]
    used = [place for place in range(len(PERSON)) if any(row[place] for row in cells)]
    rows = [
        TableRow(line.number, {column: row[place] for column, place in enumerate(used)})
        for line, row in zip(lines, cells, strict=True)
    ]
    note = _("Read from loose lines below the list; please check.")
    headings = {column: PERSON[place] for column, place in enumerate(used)}
    return SheetTable(sheet, "", headings, rows, note=note, told=True)


def _person(row: TableRow) -> list[Cell] | None:
    """Return who has a role by a line with one text, as the cells of a list of people; None when nobody does."""
    words = str(row.cells[row.filled[0]]) if len(row.filled) == 1 else ""
    found = _EQUALS.fullmatch(words) or _COLON.fullmatch(words)
    if found is None or not is_role(found[1]):
        return None
    return role_line(f"{found[1]}: {found[2]}", loose=True)


def _names_role(label: str, value: str) -> bool:
    return is_role(label) and role_line(f"{label}: {value}", loose=True) is not None
