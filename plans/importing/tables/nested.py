"""Lists out of programs for tasks in which a line says what it is part of: goals with their actions, tasks in tasks."""

from __future__ import annotations

import re
from dataclasses import replace

from plans import field_text
from plans.exchange.headings import normalise
from plans.importing.cells.headings import meanings
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.tables.sheet_table import heading_words
from plans.subjects.goals import Goal
from resources.language import gettext as _

_KIND = re.compile(r"(?:issue|work item|item|card|ticket|taak)? ?(?:type|soort)|issuetype|tracker")
_PARENT = re.compile(r"parent(?: summary| task| name| title)?|bovenliggende taak|epic(?: name| summary)?")
_GOAL = re.compile(r"epic|initiative|objective|goal|doel|doelstelling|initiatief|thema|theme")
_FIELDS = ("title", "result", "due", "owner_id")
_MOST_LEVELS = 5


def nested(grid: Grid) -> list[Grid] | None:
    """Return such a list as its goals and its actions, each with the goal it is part of; None for all else."""
    place = next((place for place, row in enumerate(grid.rows) if len(_headings(row)) > len(_FIELDS)), None)
    if place is None:
        return None
    top = grid.rows[place]
    headings = _headings(top)
    parent = next((column for column, words in headings.items() if _PARENT.fullmatch(normalise(words))), None)
    title = next((column for column, words in headings.items() if _means("actions", words, "what")), None)
    if parent is None or title is None:
        return None
    kind = next((column for column, words in headings.items() if _KIND.fullmatch(normalise(words))), None)
    below = grid.rows[place + 1 :]
    goals = [row for row in below if kind is not None and _GOAL.fullmatch(normalise(str(row.cell(kind) or "")))]
    above = {str(row.cell(title)): row.cell(parent) for row in below}
    named = {str(row.cell(title)) for row in goals}
    if not set(above) & {str(cell) for cell in above.values() if not is_blank(cell)}:
        return None
    tasks = [
        replace(
            row,
            cells=[_top(row.cell(parent), above, named) if n == parent else cell for n, cell in enumerate(row.cells)],
        )
        for row in below
        if row not in goals
    ]
    acting = replace(grid, rows=[*grid.rows[:place], top, *tasks])
    if not goals:
        return [acting]
    columns = {"title": title} | {
        field: column
        for field in _FIELDS[1:]
        for column, words in headings.items()
        if _means("goals", words, field) or (field == "owner_id" and _means("actions", words, field))
    }
    head: list[Cell] = [field_text.short_name(Goal, field) for field in columns]
    lines = [Row(row.number, [row.cell(column) for column in columns.values()], row.hidden) for row in goals]
    left = [
        words
        for column, words in headings.items()
        if column not in (*columns.values(), kind, parent) and any(not is_blank(row.cell(column)) for row in goals)
    ]
    note = _("Left out: {names}.").format(names=", ".join(left)) if left else ""
    return [Grid(grid.name, [Row(top.number, head), *lines], note=note), acting]


def _top(cell: Cell, above: dict[str, Cell], goals: set[str]) -> Cell:
    """Return the goal that a task is part of, for the task or goal that it is part of; nothing when it has none."""
    for _level in range(_MOST_LEVELS):
        if is_blank(cell) or str(cell) in goals or str(cell) not in above:
            return cell
        cell = above[str(cell)]
    return None


def _headings(row: Row) -> dict[int, str]:
    return {column: words for column, cell in enumerate(row.cells) if (words := heading_words(cell))}


def _means(table: str, words: str, field: str) -> bool:
    return any(meaning.field == field and meaning.certain for meaning in meanings(table, words))
