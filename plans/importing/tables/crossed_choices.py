"""Costs with a column to tick for each way in which they are paid: "eenmalig" and "jaarlijks" are one choice."""

from __future__ import annotations

from dataclasses import replace

from plans.importing.cells.answers import meant
from plans.importing.files.grid import Cell, Grid, Row
from plans.importing.tables.matrix import is_cross, is_crossed
from plans.importing.tables.sheet_table import heading_words
from plans.subjects.budget import BudgetLine

_MOST_ABOVE = 6
_LEAST = 2


def paid_by_crosses(grid: Grid) -> Grid:
    """Return such a list with one column for how often something is paid, behind the others; any other as it is."""
    for place, top in enumerate(grid.rows[:_MOST_ABOVE]):
        below = grid.rows[place + 1 :]
        ways = {
            column: words
            for column, cell in enumerate(top.cells)
            if (words := heading_words(cell))
            and meant(BudgetLine, "recurrence", words)
            and is_crossed([row.cell(column) for row in below])
        }
        if len({meant(BudgetLine, "recurrence", words) for words in ways.values()}) >= _LEAST:
            rows = [_with_choice(row, ways, len(top.cells), row is top) for row in grid.rows[place:]]
            return replace(grid, rows=[*grid.rows[:place], *rows])
    return grid


def _with_choice(row: Row, ways: dict[int, str], width: int, is_top: bool) -> Row:
    """Return a line without its crosses, and with the words above them at its end."""
    cells: list[Cell] = [row.cell(column) for column in range(width) if column not in ways]
    ticked = [words for column, words in ways.items() if is_cross(row.cell(column))]
    return replace(row, cells=[*cells, "Frequentie" if is_top else ", ".join(ticked) or None])
