"""Answers of a form with a box before each, of which some are ticked: "☒ verzorgende ☐ helpende"."""

from __future__ import annotations

import re
from dataclasses import replace

from plans.importing.files.grid import Cell, Grid

_ANSWER = re.compile(r"[ \t]*([☐□⬜☑☒✓✔✅])\ufe0f?[ \t]*([^☐□⬜☑☒✓✔✅\n]{1,40})")
_ANSWERS = re.compile(rf"(?:{_ANSWER.pattern}){{2,}}")
_OPEN = frozenset("☐□⬜")


def with_chosen_answers(grid: Grid) -> Grid:
    """Return a sheet with only the ticked answers in cells that name several on one line."""
    if not any(isinstance(cell, str) and _ANSWERS.fullmatch(cell) for row in grid.rows for cell in row.cells):
        return grid
    return replace(grid, rows=[replace(row, cells=[_chosen(cell) for cell in row.cells]) for row in grid.rows])


def _chosen(cell: Cell) -> Cell:
    """Return the ticked answers of a cell; the cell as it is when all or none of them are ticked."""
    if not isinstance(cell, str) or not _ANSWERS.fullmatch(cell):
        return cell
    answers = _ANSWER.findall(cell)
    ticked = [words.strip(" ,;/") for sign, words in answers if sign not in _OPEN]
    return ", ".join(ticked) if 0 < len(ticked) < len(answers) else cell
