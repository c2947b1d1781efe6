"""The A3 plan with results beside actions: two lists that share a page, below boxes with the vision and the like.

What stands beside each other on an A3 need not belong together, so no action is given to the goal it stands beside.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from plans.importing.cells.headings import meanings
from plans.importing.files.grid import Grid, Passage, Row, is_blank
from plans.importing.tables.sheet_table import heading_words
from resources.language import gettext as _

_A3 = re.compile(r"(?i)\ba3\b")
_ABOVE = 4
"""Lines at the top of which one may say that it is an A3."""
_LONGEST_TITLE = 40
_LEAST_RESULTS = 2


def beside_actions(grid: Grid) -> list[Grid] | None:
    """Return an A3 plan as its list of results and its list of actions; None when it is none."""
    found = _split(grid)
    if found is None:
        return None
    place, column = found
    boxed = _boxed(grid.rows[:place])
    above = [row for row in grid.rows[:place] if row not in boxed]
    left = [Row(row.number, row.cells[:column], row.hidden) for row in grid.rows[place:]]
    right = [Row(row.number, [None] * column + row.cells[column:], row.hidden) for row in grid.rows[place:]]
    said = _("On an A3 no action goes with the goal it stands beside; choose its goal in the plan.")
    return [
        replace(grid, rows=[*above, *_filled(left)]),
        replace(grid, rows=_filled(right), note=" ".join(filter(None, (grid.note, said)))),
    ]


def below_boxes(grid: Grid) -> list[Grid] | None:
    """Return an A3 plan without the boxes above its list, of which the texts are told apart; None for any other."""
    boxed = [row for pair in _boxes(grid) for row in pair]
    return [replace(grid, rows=[row for row in grid.rows if row not in boxed])] if boxed else None


def _boxes(grid: Grid) -> list[tuple[Row, Row]]:
    """Return the boxes above the lists of an A3 plan: lines of titles, each with the line of texts below it."""
    if (found := _split(grid)) is not None:
        return _pairs(grid.rows[: found[0]])
    # Where nothing says at once where the list begins, boxes end before an empty line or a title by itself.
    return [pair for pair in _pairs(grid.rows) if _ends_there(grid, pair[1])] if _is_a3(grid) else []


def _ends_there(grid: Grid, texts: Row) -> bool:
    """Return whether what stands below a line of texts is no more of the same."""
    place = grid.rows.index(texts) + 1
    if place == len(grid.rows):
        return False
    below = grid.rows[place]
    return below.number - texts.number > 1 or sum(not is_blank(cell) for cell in below.cells) <= 1


def boxes_above(grids: list[Grid]) -> list[Passage]:
    """Return what stands in the boxes above the lists of an A3 plan, each with its title."""
    return [
        Passage(str(title), str(cell))
        for grid in grids
        for top, below in _boxes(grid)
        for title, cell in zip(top.cells, below.cells, strict=False)
        if not is_blank(title) and not is_blank(cell)
    ]


def _split(grid: Grid) -> tuple[int, int] | None:
    """Return the line of headings of an A3 plan, and the column where those of its actions begin."""
    if not _is_a3(grid):
        return None
    for place, row in enumerate(grid.rows):
        words = {column: heading_words(cell) or "" for column, cell in enumerate(row.cells) if not is_blank(cell)}
        acting = [column for column, heading in words.items() if _is(heading, "actions", {"what"})]
        aimed = [column for column, heading in words.items() if _is(heading, "goals", {"title", "result"})]
        acting = [column for column in acting if column not in aimed and any(other < column for other in aimed)]
        if acting and _are_apart(grid, place, acting[0]):
            return place, acting[0]
    return None


def _is_a3(grid: Grid) -> bool:
    """Return whether a sheet says of itself that it is an A3."""
    said = [grid.name, *(str(cell) for row in grid.rows[:_ABOVE] for cell in row.cells if not is_blank(cell))]
    return any(map(_A3.search, said))


def _are_apart(grid: Grid, place: int, column: int) -> bool:
    """Return whether the results end before the actions beside them do: no result has several actions then."""
    below = grid.rows[place + 1 :]
    aimed = [any(not is_blank(cell) for cell in row.cells[:column]) for row in below]
    if any(item.last > item.first >= grid.rows[place].number and item.left < column for item in grid.merged):
        return False
    return _LEAST_RESULTS <= sum(aimed) < len(aimed) and all(aimed[: sum(aimed)])


def _is(heading: str, table: str, fields: set[str]) -> bool:
    return any(meaning.certain and meaning.field in fields for meaning in meanings(table, heading))


def _pairs(rows: list[Row]) -> list[tuple[Row, Row]]:
    """Return the lines of titles, each with the line of texts below it."""
    return [(top, below) for top, below in pairwise(rows) if _is_titled(top, below)]


def _is_titled(top: Row, below: Row) -> bool:
    titles = {column: str(cell) for column, cell in enumerate(top.cells) if not is_blank(cell)}
    texts = {column: str(cell) for column, cell in enumerate(below.cells) if not is_blank(cell)}
    return (
        bool(texts)
        and texts.keys() <= titles.keys()
        and not any(map(_A3.search, titles.values()))
        and max(map(len, titles.values())) <= _LONGEST_TITLE < max(map(len, texts.values()))
    )


def _boxed(rows: list[Row]) -> list[Row]:
    return [row for pair in _pairs(rows) for row in pair]


def _filled(rows: list[Row]) -> list[Row]:
    return [row for row in rows if not all(map(is_blank, row.cells))]
