"""Lists beside one another below titles, as on an A3 plan: the same headings again below each title.

"MEDEWERKERS · PROCESSEN · MIDDELEN" above "actie, wie · actie, wie · post, bedrag" are three lists: no line goes on
from one into the next. What stands in boxes above them and says from how much to how much something goes is a goal.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from plans.exchange.headings import normalise
from plans.importing.cells.heading_periods import period
from plans.importing.cells.headings import known_exactly
from plans.importing.cells.number_words import change_in
from plans.importing.files.grid import Grid, Row, is_blank
from plans.importing.tables.sheet_table import heading_words
from resources.language import gettext as _

_LEAST = 2
_LONGEST_TITLE = 40
_LONGEST_LEFT, _MOST_LEFT = 60, 12


def below_titles(grid: Grid) -> list[Grid] | None:
    """Return the lists below titles beside one another, and the goals in the boxes above; None for any other sheet."""
    for place, (titles, heads) in enumerate(pairwise(grid.rows)):
        groups = _groups(titles, heads)
        if not groups:
            continue
        found = [
            replace(grid, rows=_part([titles, heads, *grid.rows[place + 2 :]], first, last)) for first, last in groups
        ]
        goals, left = _goals(grid, grid.rows[:place])
        note = _("Read from boxes; please check.")
        if left:
            note += " " + _("Left out: {names}.").format(names=", ".join(left[:_MOST_LEFT]))
        found[0].note = note
        return [*goals, *found]
    return None


def _groups(titles: Row, heads: Row) -> list[tuple[int, int]]:
    """Return the first and last column below each title, when the same heading stands below more than one of them."""
    starts = [column for column, cell in enumerate(titles.cells) if not is_blank(cell)]
    if len(starts) < _LEAST or heads.number != titles.number + 1 or any(not _is_title(titles, at) for at in starts):
        return []
    filled = [column for column, cell in enumerate(heads.cells) if not is_blank(cell)]
    if not filled or filled[0] != starts[0]:
        return []
    groups = [(at, until - 1) for at, until in pairwise([*starts, max(filled) + 1])]
    words = [[heading_words(heads.cell(at)) or "" for at in range(first, last + 1)] for first, last in groups]
    words = [[word for word in group if word] for group in words]
    if any(len(group) < _LEAST or not all(map(_is_heading, group)) for group in words):
        return []
    plain = [{normalise(word) for word in group} for group in words]
    return groups if any(one & other for one, other in pairwise(plain)) and _differ(plain) else []


def _differ(plain: list[set[str]]) -> bool:
    """Return whether the groups are lists of different kinds, or name what is done: not the same figures by place."""
    acting = {"actie", "acties", "action", "actions", "wat", "what", "activiteit", "taak", "task"}
    return any(one != plain[0] for one in plain) or bool(plain[0] & acting)


def _is_title(row: Row, column: int) -> bool:
    words = heading_words(row.cell(column))
    return bool(words) and len(words or "") <= _LONGEST_TITLE and period(words or "") is None


def _is_heading(words: str) -> bool:
    return known_exactly(words) and period(words) is None


def _part(rows: list[Row], first: int, last: int) -> list[Row]:
    """Return the lines of a list between two columns, without those that are empty there."""
    cut = [replace(row, cells=[None] * first + row.cells[first : last + 1]) for row in rows]
    return [row for row in cut if not all(map(is_blank, row.cells))]


def _goals(grid: Grid, above: list[Row]) -> tuple[list[Grid], list[str]]:
    """Return boxes above the lists as goals, where their lines go from how much to how much, and what is left."""
    top = next((place for place, row in enumerate(above) if _filled(row) >= _LEAST), None)
    if top is None:
        return [], []
    left, lines = [], []
    for column in range(max(len(row.cells) for row in above)):
        cells = [(row.number, str(row.cell(column)).strip()) for row in above[top:] if not is_blank(row.cell(column))]
        if len(cells) > _LEAST and all(change_in(words).baseline for _number, words in cells[1:]):
            lines += cells[1:]
        elif cells:
            left.append(": ".join([cells[0][1], "; ".join(words for _number, words in cells[1:])])[:_LONGEST_LEFT])
    if not lines:
        return [], left
    head = Row(0, ["Doel", "Indicator"])
    return [Grid(grid.name, [head, *(Row(number, [words, words]) for number, words in lines)])], left


def _filled(row: Row) -> int:
    return sum(not is_blank(cell) for cell in row.cells)
