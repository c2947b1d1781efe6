"""A page of boxes, as an A3 plan in one table: in each cell a title with capitals, and below it lines of text.

It is no list with headings: what stands in the boxes is read as the text of a document, each below its own title.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plans.importing.files.grid import Cell, Content, Grid, Passage, is_blank

_LEAST_BOXES = 4
_LEAST_LETTERS = 3
_LONGEST_TITLE = 40
_STEP = re.compile(r"(?:PLAN|DO|CHECK|ACT)(?:\s*[:–-]\s*(\S.*))?")
"""A step of a round of improvement as a title, and what it asks for here: "DO – Acties"."""
_MARK = re.compile(r"^(?:[-–•*·▪◦]|\d{1,2}[a-z]?[.)])\s+")
"""The mark or number of a line: "•", "1.", "1a."."""


def with_boxes_as_texts(content: Content) -> Content:
    """Return a file with the texts of such pages among its other texts, and without those tables."""
    boxed = {id(grid): _boxes(grid) for grid in content.grids if grid.known is None}
    texts = [passage for passages in boxed.values() for passage in passages]
    if not texts:
        return content
    grids = [grid for grid in content.grids if not boxed.get(id(grid))]
    return replace(content, grids=grids, texts=[*content.texts, *texts])


def _boxes(grid: Grid) -> list[Passage]:
    """Return the lines of the boxes of a table, each below its title; nothing when it is any other table."""
    cells = [cell for row in grid.rows if len(_filled(row.cells)) > 1 for cell in _filled(row.cells)]
    if len(cells) < _LEAST_BOXES or not all(map(_is_box, cells)):
        return []
    found = []
    # A box may go from one side of the page to the other.
    for cell in [cell for row in grid.rows for cell in _filled(row.cells) if _is_box(cell)]:
        title, *lines = [line.strip() for line in str(cell).split("\n") if line.strip()]
        step = _STEP.fullmatch(title)
        heading = step[1] if step and step[1] else title.capitalize()
        found += [Passage(heading, _MARK.sub("", line), len(lines) > 1) for line in lines]
    return found


def _filled(cells: list[Cell]) -> list[Cell]:
    return [cell for cell in cells if not is_blank(cell)]


def _is_box(cell: Cell) -> bool:
    """Return whether a cell holds a title in capitals, or a step, above a line of text or more."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()] if isinstance(cell, str) else []
    if len(lines) > 1 and _STEP.fullmatch(lines[0]):
        return True
    letters = [mark for mark in lines[0] if mark.isalpha()] if len(lines) > 1 else []
    return len(letters) >= _LEAST_LETTERS and all(map(str.isupper, letters)) and len(lines[0]) <= _LONGEST_TITLE
