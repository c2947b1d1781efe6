"""Goals that stand as titles above a table of their own each, with the same headings: "Doel 2. Familie kijkt mee".

They become a list of the goals, with what a line below the title says of each, and one list of all actions that names
the goal of each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from plans.exchange.headings import normalise
from plans.importing.cells.headings import known_exactly
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.prose.prose_words import titled
from plans.importing.tables.sheet_table import heading_words
from resources.language import gettext as _

_LEAST_BLOCKS, _MOST_SAID = 2, 2
"""How many such tables make a list, and how many lines of text may stand between a title and its table."""
_LEADER = re.compile(
    r"(?i)[\s,;(–-]*\b(?:trekker|eigenaar|verantwoordelijke|door|lead|owner)\s*[:=]?\s*((?-i:[^\W\d_])[^;()]*?)\s*\)?\s*$"
)
"""Who leads a goal, at the end of a line about it: "van 14 naar 8 - trekker Jos"."""


@dataclass
class _Block:
    title: str
    said: list[str]
    head: Row
    lines: list[Row] = field(default_factory=list)


def below_goals(grid: Grid) -> list[Grid] | None:
    """Return such a sheet as its goals and their actions; None for any other."""
    blocks = _blocks(grid)
    heads = {tuple(normalise(heading_words(cell) or "") for cell in block.head.cells) for block in blocks}
    whole = all(block.lines for block in blocks) and any(block.said for block in blocks)
    if len(blocks) < _LEAST_BLOCKS or len(heads) != 1 or not whole:
        return None
    goals = [
        Row(0, ["Doel", "Indicator", "Trekker"]),
        *(_goal(block, number) for number, block in enumerate(blocks, start=1)),
    ]
    actions = [replace(blocks[0].head, cells=["Bij doel", *blocks[0].head.cells])]
    for block in blocks:
        actions += [replace(row, cells=[block.title, *row.cells]) for row in block.lines]
    note = _("Goals are the titles above the tables; please check.")
    return [
        Grid(grid.name, goals, note=note),
        replace(grid, rows=actions, merged=[], fills={}, unknown=set()),
    ]


def _blocks(grid: Grid) -> list[_Block]:
    """Return the tables below the titles of goals, each with its title, what is said below that, and its headings."""
    found: list[_Block] = []
    rows, place = grid.rows, 0
    while place < len(rows):
        title = titled(_only(rows[place]))
        if not title:
            if found:
                found[-1].lines.append(rows[place])
            place += 1
            continue
        said = []
        for below in rows[place + 1 : place + 2 + _MOST_SAID]:
            if not _only(below):
                break
            said.append(_only(below))
        top = place + 1 + len(said)
        if top >= len(rows) or not _is_head(rows[top]):
            return []
        found.append(_Block(title, said, rows[top]))
        place = top + 1
    return found


def _goal(block: _Block, number: int) -> Row:
    """Return a goal with what a line below its title says of it, and who leads it."""
    words = "; ".join(block.said)
    leader = _LEADER.search(words)
    told = words[: leader.start()] if leader else words
    return Row(number, [block.title, told or None, leader[1] if leader else None])


def _only(row: Row) -> str:
    """Return the one text of a line; nothing when more stands in it."""
    cells: list[Cell] = [cell for cell in row.cells if not is_blank(cell)]
    return cells[0] if len(cells) == 1 and isinstance(cells[0], str) else ""


def _is_head(row: Row) -> bool:
    """Return whether a line holds two headings or more that we know."""
    words = [heading_words(cell) or "" for cell in row.cells if not is_blank(cell)]
    return len(words) > 1 and sum(map(known_exactly, words)) > 1
