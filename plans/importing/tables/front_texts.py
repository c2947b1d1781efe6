"""A vision on a sheet of its own or above a list: a line "Onze visie" by itself, and the text below or beside it."""

from __future__ import annotations

from collections.abc import Iterator

from plans.importing.files.grid import Cell, Grid, Passage, Row, is_blank
from plans.importing.prose.text_headings import of_vision
from plans.importing.tables.goal_tables import goal_of_form

_FIELDS = ("vision.text", "vision.message")
"""What such a line says by itself; why, and how far, is also asked of a goal."""
_SHORTEST_TEXT, _LONGEST_HEADING = 30, 60
_MOST_LINES = 6


def front_texts(grids: list[Grid]) -> list[Passage]:
    """Return the texts below or beside the headings of a vision, each with its heading."""
    return [passage for grid in grids if grid.known is None for passage in _on(grid)]


def _on(grid: Grid) -> Iterator[Passage]:
    # "Waar gaan we voor?" asks for the goal in a form with more about it.
    goal = goal_of_form(grid)
    for place, row in enumerate(grid.rows):
        cells = _filled(row)
        heading = str(cells[0]).strip().rstrip(":") if cells and isinstance(cells[0], str) else ""
        if len(heading) > _LONGEST_HEADING or of_vision(heading) not in _FIELDS:
            continue
        if len(cells) == 1:
            yield from _below(grid.rows[place + 1 :], row.number, heading)
        elif len(cells) == len(_FIELDS) and _is_text(cells[1]) and str(cells[1]).strip() != goal:
            yield Passage(heading, str(cells[1]).strip())


def _below(rows: list[Row], number: int, heading: str) -> Iterator[Passage]:
    """Give the texts that stand alone on the lines right below a heading."""
    for row in rows[:_MOST_LINES]:
        cells = _filled(row)
        if len(cells) != 1 or not _is_text(cells[0]) or row.number > number + 2:
            return
        number = row.number
        yield Passage(heading, str(cells[0]).strip())


def _is_text(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell.strip()) >= _SHORTEST_TEXT


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row.cells if not is_blank(cell)]
