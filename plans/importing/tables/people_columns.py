"""Who does what, with people along the top: a cross below a name, or what somebody does below it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from plans.exchange.headings import normalise
from plans.importing.cells.headings import meanings, understood
from plans.importing.cells.name_parts import sort_of
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.prose.task_lines import is_name
from plans.importing.tables.matrix import is_cross, is_crossed
from plans.importing.tables.sheet_table import heading_words
from plans.importing.tables.sums import is_total
from resources.language import gettext as _

_SAYS_WHO = re.compile(
    r"\b(?:wie doet (?:er )?mee|wie doet wat|"
    r"wie wat doet|taakverdeling|taken\w*|verdeling|acties?|actielijst|actiepunten|klussen|to ?do|"
    r"who does what|tasks|actions)\b"
)
"""What a sheet or its title says when the names above its columns are of who does what stands below them."""
_LEAST_PEOPLE = 2
_LONGEST_NAME = 40
_MOST_ABOVE = 4
"""Lines at the top among which the names stand."""
_LEAST_TASK = 4
"""Characters of what somebody does."""


def by_people(grid: Grid) -> Grid | None:
    """Return such a sheet as a list of what is done and by whom; None for all else."""
    for place, top in enumerate(grid.rows[:_MOST_ABOVE]):
        names = {column: words for column, cell in enumerate(top.cells) if (words := _name(cell))}
        if len(names) < _LEAST_PEOPLE:
            continue
        below = [row for row in grid.rows[place + 1 :] if any(not is_blank(cell) for cell in row.cells)]
        said = [grid.name, *(str(cell) for row in grid.rows[:place] for cell in row.cells if not is_blank(cell))]
        below = [row for row in below if not _counts(row, names)]
        if all(isinstance(row.cell(column), dt.date) for row in below for column in names):
            # A day on every line below words that look like names is when: "Startschot", "Eindstreep".
            return None
        return _crossed(grid, top, names, below, said) or _told(grid, top, names, below, said)
    return None


def _counts(row: Row, names: dict[int, str]) -> bool:
    """Return whether a line only says how many crosses stand below each name."""
    cells = [cell for column in names if not is_blank(cell := row.cell(column))]
    figures = [cell for cell in cells if isinstance(cell, int) and not isinstance(cell, bool)]
    return len(cells) == len(names) and len(figures) == len(cells) and max(figures) > 1


def _name(cell: Cell) -> str:
    """Return a cell when it is the name of one person, and no heading that we know."""
    words = heading_words(cell) or ""
    named = sort_of(words) == "person" and is_name(words) and len(words) <= _LONGEST_NAME
    return words if named and not understood(words) else ""


def _crossed(grid: Grid, top: Row, names: dict[int, str], below: list[Row], said: list[str]) -> Grid | None:
    """Return a list of tasks, each done by whose names have a cross on its line."""
    rest = {
        column: heading_words(cell) or ""
        for column, cell in enumerate(top.cells)
        if column not in names and not is_blank(cell)
    }
    side = next((column for column, words in rest.items() if _asks(words, "what")), min(names) - 1)
    if side < 0 or not all(is_crossed([row.cell(column) for row in below]) for column in names):
        return None
    if any(_asks(words, "owner_id") for words in rest.values()):
        return None
    if side not in rest and not _says_who(said):
        return None
    if side in rest and not _asks(rest[side], "what"):
        return None
    kept = [column for column in rest if column != side]
    leads = _lead_by_capital(below, names)
    head: list[Cell] = ["Actie", "Wie", *(top.cell(column) for column in kept)]
    lines = [
        Row(row.number, [row.cell(side), _doers(row, names, leads), *(row.cell(column) for column in kept)], row.hidden)
        for row in below
        if not is_blank(row.cell(side)) and not is_total(str(row.cell(side)))
    ]
    if not lines or not all(isinstance(row.cells[0], str) for row in lines):
        return None
    return replace(grid, rows=[Row(top.number, head), *lines], merged=[], note=_note())


def _asks(heading: str, field: str) -> bool:
    return any(meaning.field == field and meaning.certain for meaning in meanings("actions", heading))


def _says_who(said: list[str]) -> bool:
    return any(_SAYS_WHO.search(normalise(words)) for words in said)


def _lead_by_capital(below: list[Row], names: dict[int, str]) -> bool:
    """Return whether on each line one cross is a capital, and others are small: that one takes the lead."""
    crosses = [[str(row.cell(column)).strip() for column in names if is_cross(row.cell(column))] for row in below]
    filled = [marks for marks in crosses if marks]
    return all(marks.count("X") == 1 for marks in filled) and any("x" in marks for marks in filled)


def _doers(row: Row, names: dict[int, str], leads: bool) -> str | None:
    """Return whose names have a cross on a line; who takes the lead first, where a capital says so."""
    crossed = [column for column in names if is_cross(row.cell(column))]
    if leads:
        crossed.sort(key=lambda column: str(row.cell(column)).strip() != "X")
    return ", ".join(names[column] for column in crossed) or None


def _told(grid: Grid, top: Row, names: dict[int, str], below: list[Row], said: list[str]) -> Grid | None:
    """Return a list of what stands below each name, where the sheet says that it is who does what."""
    columns = [column for column, cell in enumerate(top.cells) if not is_blank(cell)]
    cells = [(column, row) for column in columns for row in below if not is_blank(row.cell(column))]
    if columns != list(names) or not cells or not _says_who(said):
        return None
    if any(column not in names and not is_blank(cell) for row in below for column, cell in enumerate(row.cells)):
        return None
    if not all(_is_task(row.cell(column)) for column, row in cells):
        return None
    lines = [
        Row(number, [line.strip(" -–•"), names[column]])
        for number, (column, line) in enumerate(
            ((column, line) for column, row in cells for line in str(row.cell(column)).split("\n") if line.strip()),
            start=1,
        )
    ]
    return Grid(grid.name, [Row(0, ["Actie", "Wie"]), *lines], note=_note())


def _is_task(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell.strip()) >= _LEAST_TASK and not is_name(cell)


def _note() -> str:
    return _("Whose name stands above it, does what stands below it; please check.")
