"""A list in which goals stand above their actions in the same column, each with who and when: taken apart in two."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from plans.exchange.headings import normalise
from plans.importing.cells.headings import meanings
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.prose.prose_words import titled
from plans.importing.tables.sheet_table import heading_words

_LEAST_ACTIONS = 2
_MOST_ABOVE = 6
"""Lines with titles above the headings."""
_ACTIONS = re.compile(r"(?:onze |de )?(?:acties?|actiepunten|activiteiten|stappen|taken|actions?|steps)(?: bij .*)?")
_WHOLE = re.compile(r"\s*\d{1,2}[.):]?(?:\s|$)")
_PART = re.compile(r"\s*\d{1,2}[.,]\d{1,2}[.):]?(?:\s|$)|\s*\d{1,2}\.?[a-z][.):]?(?:\s|$)")
_MEASURED = ("result", "indicator", "baseline", "target", "unit")


def apart(grid: Grid) -> Grid:
    """Return such a list with its goals and their actions in columns of their own; any other as it is."""
    if grid.unknown or any(item.last > item.first for item in grid.merged):
        # What stands once for several lines is not moved.
        return grid
    for place, top in enumerate(grid.rows[:_MOST_ABOVE]):
        headings = {column: words for column, cell in enumerate(top.cells) if (words := heading_words(cell))}
        main = next((column for column, words in headings.items() if _asks(words, "title")), None)
        if main is None or len(headings) < _LEAST_ACTIONS:
            continue
        below = [row for row in grid.rows[place + 1 :] if not is_blank(row.cell(main))]
        between = [row for row in below if _filled(row) == 1 and _ACTIONS.fullmatch(normalise(str(row.cell(main))))]
        goals = _goals(below, between, main, headings)
        tasks = [row for row in below if row not in goals and row not in between]
        # A goal by itself on its line is a line between, and known as such.
        if len(tasks) < _LEAST_ACTIONS or not goals or below[0] not in goals or not any(map(_is_wide, goals)):
            return grid
        return _in_columns(grid, place, headings, main, goals, [row for row in grid.rows if row in between])
    return grid


def _goals(below: list[Row], between: list[Row], main: int, headings: dict[int, str]) -> list[Row]:
    """Return the lines that name a goal, or stand above "acties:", or say what only a goal has."""
    named = [row for row in below if titled(str(row.cell(main)))]
    if named or not between:
        return named or _by_number(below, main, headings)
    above = [row for row, after in pairwise(below) if after in between and row not in between]
    own = [column for column, words in headings.items() if column != main and any(_asks(words, n) for n in _MEASURED)]
    told = [row for row in below if any(not is_blank(row.cell(column)) for column in own)]
    return [row for row in below if row in above or row in told]


def _by_number(below: list[Row], main: int, headings: dict[int, str]) -> list[Row]:
    """Return the lines numbered 1, 2, 3 when all others are numbered 1.1, 1.2, 2.1: in their text or before it."""
    beside = next((column for column, words in headings.items() if column != main and _asks(words, "number")), main)
    numbers = [str(row.cell(beside) or "") for row in below]
    goals = [_WHOLE.match(words) is not None for words in numbers]
    parts = [_PART.match(words) is not None for words in numbers]
    if not all(one or other for one, other in zip(goals, parts, strict=True)) or sum(parts) < _LEAST_ACTIONS:
        return []
    return [row for row, is_goal in zip(below, goals, strict=True) if is_goal]


def _in_columns(
    grid: Grid, place: int, headings: dict[int, str], main: int, goals: list[Row], between: list[Row]
) -> Grid:
    """Return the list with what is said of goals at the left and what is said of actions at the right."""
    rows = grid.rows[place + 1 :]
    width = max(len(row.cells) for row in grid.rows[place:])
    others = [column for column in range(width) if column != main]

    def used(of_goals: bool) -> list[int]:
        return [
            column
            for column in others
            if any(not is_blank(row.cell(column)) for row in rows if (row in goals) is of_goals)
        ]

    left, right = used(True), used(False)
    head: list[Cell] = ["Doel", *(headings.get(column) for column in left)]
    head += ["Actie", *(headings.get(column) for column in right)]
    made = []
    for row in rows:
        about: list[Cell] = [row.cell(main), *(row.cell(column) for column in left)]
        done: list[Cell] = [row.cell(main), *(row.cell(column) for column in right)]
        if row in between:
            continue
        blank: list[Cell] = [None] * len(done if row in goals else about)
        made.append(replace(row, cells=[*about, *blank] if row in goals else [*blank, *done]))
    top = replace(grid.rows[place], cells=head)
    return replace(grid, rows=[*grid.rows[:place], top, *made], merged=[])


def _asks(words: str, field: str) -> bool:
    return any(meaning.field == field and meaning.certain for meaning in meanings("goals", words))


def _filled(row: Row) -> int:
    return sum(not is_blank(cell) for cell in row.cells)


def _is_wide(row: Row) -> bool:
    return _filled(row) > 1
