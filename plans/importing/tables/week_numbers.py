"""Weeks that stand above their columns as a number each, below or behind the word for it: "week", 2, 3, 4."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from plans.exchange.headings import normalise
from plans.importing.cells.headings import known_exactly
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.tables.sheet_table import heading_words

_MOST_ABOVE = 8
"""Lines at the top among which the numbers stand."""
_LEAST, _LEAST_ALONE = 4, 10
"""Numbers beside each other that are weeks, and without the word for it."""
_LONGEST_STEP = 4
"""Weeks from one column to the next, where the word for it stands there."""
_LAST_WEEK, _LAST_DAY = 53, 31
_WEEKS = frozenset(("week", "weken", "wk", "weeknr", "weeknummer", "weeknummers", "week nr", "weeks", "week number"))


def name_weeks(grid: Grid) -> Grid:
    """Return a sheet with "week 2" for such a number; any other sheet as it is."""
    for place, row in enumerate(grid.rows[:_MOST_ABOVE]):
        above = grid.rows[place - 1] if place else None
        said = _says_week(row) or (above is not None and _says_week(above))
        run = _run(row, _LONGEST_STEP if said else 1)
        if len(run) < _LEAST or not (said or _are_weeks(row, run)):
            continue
        cells = [f"week {int(str(cell))}" if column in run else cell for column, cell in enumerate(row.cells)]
        before = grid.rows[:place]
        if above is not None and _says_week(above) and _says_nothing_else(above):
            before = before[:-1]
        return replace(grid, rows=[*before, replace(row, cells=cells), *grid.rows[place + 1 :]])
    return grid


def _run(row: Row, longest: int) -> list[int]:
    """Return the columns of the numbers in a line, when each is as much more than that before it: 2, 4, 6."""
    numbers = {column: number for column, cell in enumerate(row.cells) if (number := _number(cell))}
    places = sorted(numbers)
    beside = all(after == column + 1 for column, after in pairwise(places))
    steps = {numbers[after] - numbers[before] for before, after in pairwise(places)}
    return places if beside and len(steps) == 1 and 1 <= min(steps) <= longest else []


def _number(cell: Cell) -> int:
    """Return the number of a week that a cell may be; nought for anything else."""
    whole = isinstance(cell, int) and not isinstance(cell, bool)
    words = str(cell) if whole or isinstance(cell, str) else ""
    return int(words) if words.isdecimal() and 1 <= int(words) <= _LAST_WEEK else 0


def _says_week(row: Row) -> bool:
    return any(isinstance(cell, str) and normalise(cell) in _WEEKS for cell in row.cells)


def _says_nothing_else(row: Row) -> bool:
    """Return whether a line holds the word for weeks only; over joined cells it stands in each of them."""
    return all(is_blank(cell) or (isinstance(cell, str) and normalise(cell) in _WEEKS) for cell in row.cells)


def _are_weeks(row: Row, run: list[int]) -> bool:
    """Return whether numbers behind known headings can hardly be days or months: many, and not from 1 on."""
    first, last = _number(row.cell(run[0])), _number(row.cell(run[-1]))
    words = [heading_words(cell) or "" for column, cell in enumerate(row.cells) if column not in run]
    asked = any(known_exactly(text) for text in words if text)
    return asked and len(run) >= _LEAST_ALONE and (first > 1 or last > _LAST_DAY)
