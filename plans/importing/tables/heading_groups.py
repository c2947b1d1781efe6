"""Groups of headings that no sheet merges: "Meten" above the first of its columns alone, or above each of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from plans.importing.cells.grouped_headings import says_more_together
from plans.importing.files.grid import Grid, Merged, Row, is_blank
from plans.importing.tables.sheet_table import heading_words

_LEAST_BELOW = 2
_MOST_ABOVE = 10
"""Lines at the top of a sheet among which headings with groups stand."""


def with_groups(grid: Grid) -> Grid:
    """Return a sheet with such groups of headings as if they were merged over the columns that they go over."""
    for place, (upper, lower) in enumerate(pairwise(grid.rows[: _MOST_ABOVE + 1])):
        groups = _groups(upper, lower) if lower.number == upper.number + 1 else []
        if not groups:
            continue
        rows = [*grid.rows]
        rows[place : place + 2] = _said_once(upper, lower, groups)
        merged = [Merged(upper.number, left, upper.number, right) for left, right in groups]
        return replace(grid, rows=rows, merged=[*grid.merged, *merged])
    return grid


def _groups(upper: Row, lower: Row) -> list[tuple[int, int]]:
    """Return the first and last column of each group of which two or more columns mean something else below it."""
    found: list[tuple[int, int]] = []
    for column in range(len(upper.cells)):
        group = heading_words(upper.cell(column))
        if not group or (found and column <= found[-1][1]):
            continue
        right = column
        while (is_blank(upper.cell(right + 1)) or heading_words(upper.cell(right + 1)) == group) and _says(
            group, lower, right + 1
        ):
            right += 1
        if right - column + 1 >= _LEAST_BELOW and _says(group, lower, column):
            found.append((column, right))
    return found


def _says(group: str, lower: Row, column: int) -> bool:
    words = heading_words(lower.cell(column))
    return bool(words) and says_more_together(group, words or "")


def _said_once(upper: Row, lower: Row, groups: list[tuple[int, int]]) -> list[Row]:
    """Return both lines with the group above its first column alone, and what stands on both on the upper one."""
    inside = {column for left, right in groups for column in range(left + 1, right + 1)}
    tops = [None if column in inside else cell for column, cell in enumerate(upper.cells)]
    below = [
        None if not is_blank(cell) and heading_words(cell) == heading_words(upper.cell(column)) else cell
        for column, cell in enumerate(lower.cells)
    ]
    return [replace(upper, cells=tops), replace(lower, cells=below)]
