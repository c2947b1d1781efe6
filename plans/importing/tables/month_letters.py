"""Months that stand above their columns as one letter each: J, F, M, A, M, J, J, A, S, O, N, D."""

from __future__ import annotations

from dataclasses import replace

from plans.dates import MONTH_NAMES
from plans.importing.files.grid import Cell, Grid, Row

_LETTERS = "JFMAMJJASOND"
_MOST_ABOVE = 6
"""Lines at the top among which the letters stand."""


def name_months(grid: Grid) -> Grid:
    """Return a sheet with the names of months for twelve letters beside each other; any other sheet as it is."""
    for place, row in enumerate(grid.rows[:_MOST_ABOVE]):
        letters = "".join(
            cell if (cell := str(part or " ").strip().upper()) and len(cell) == 1 else " " for part in row.cells
        )
        first = letters.find(_LETTERS)
        if first < 0:
            continue
        names: list[Cell] = [names[0] for names in MONTH_NAMES]
        cells = [*row.cells[:first], *names, *row.cells[first + len(_LETTERS) :]]
        return replace(grid, rows=[*grid.rows[:place], Row(row.number, cells, row.hidden), *grid.rows[place + 1 :]])
    return grid
