"""Headings of a few letters, and what the file itself says that they mean: "VW = verantw., DL = deadline"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from plans.importing.cells.headings import understood
from plans.importing.files.grid import Cell, Grid, Row

_PAIR = re.compile(r"(?<![\w=.])([A-Za-z]{1,5}\.?)\s*=\s*([^\W\d][^,;:=|\n]*?)(?=\s*(?:[,;:/|\n]|\.\s|$))")
_LEAST = 2


def spell_headings(grid: Grid) -> Grid:
    """Return a sheet with the words for its headings of a few letters, where it says what those mean."""
    meant = _meant(grid)
    # A letter that stands in the list more than once is a mark, and no heading.
    held = Counter(str(cell).strip() for row in grid.rows for cell in row.cells)
    meant = {letters: words for letters, words in meant.items() if held[letters] == 1}
    if len(meant) < _LEAST:
        return grid
    for place, row in enumerate(grid.rows):
        known = [cell for cell in row.cells if isinstance(cell, str) and cell.strip() in meant]
        if len(known) >= _LEAST and len(row.cells) > len(known):
            cells: list[Cell] = [meant.get(str(cell).strip(), cell) for cell in row.cells]
            return replace(grid, rows=[*grid.rows[:place], Row(row.number, cells, row.hidden), *grid.rows[place + 1 :]])
    return grid


def _meant(grid: Grid) -> dict[str, str]:
    """Return the letters that a sheet, or a text beside it, gives the words for, when those are words of a heading."""
    found: dict[str, str] = {}
    cells: list[Cell] = [*grid.beside, *(cell for row in grid.rows for cell in row.cells)]
    for cell in cells:
        for letters, words in _PAIR.findall(cell) if isinstance(cell, str) and "=" in cell else []:
            if understood(words) or understood(f"{words}."):
                found[letters] = words if understood(words) else f"{words}."
    return found
