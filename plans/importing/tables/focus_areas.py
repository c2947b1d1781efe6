"""Who looks after what: subjects down the side, colleagues along the top, and letters where they meet.

A legend says which letter is a role, "A = aandachtsvelder"; each colleague becomes one line with what they look after.
"""

from __future__ import annotations

import re

from plans import field_text
from plans.exchange.headings import normalise
from plans.importing.cells.headings import meanings
from plans.importing.cells.name_parts import ROLES
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.prose.task_lines import is_name
from plans.importing.tables.sheet_table import heading_words
from plans.subjects.people import Person
from resources.language import gettext as _

_SIDE = re.compile(r"(?:aandachts\s?(?:veld|gebied)(?:en)?|taakveld(?:en)?|rol(?:len)?|focus area)")
_LEGEND = re.compile(r"(?:^|[\s,;(])(\S{1,2})\s*[=:]\s*([^\W\d][^,;=()\n]*)")
_ROLE = re.compile(r"(?:aandachts(?:velder|functionaris)|trekker|coach|lead)")
_LEAST = 2


def of_people(grid: Grid) -> Grid | None:
    """Return such a matrix as people with their role, what they look after and their hours; None for all else."""
    place = next((place for place, row in enumerate(grid.rows) if _filled(row) > _LEAST), None)
    if place is None:
        return None
    top, below = grid.rows[place], grid.rows[place + 1 :]
    headings = {column: words for column, cell in enumerate(top.cells) if (words := heading_words(cell))}
    side = min(headings)
    names = [column for column in headings if column != side]
    told = "\n".join(str(cell) for row in grid.rows for cell in row.cells if isinstance(cell, str))
    legend = {sign.casefold(): words.strip() for sign, words in _LEGEND.findall(told)}
    signs = {sign for sign, words in legend.items() if _ROLE.match(normalise(words))}
    if (
        not _SIDE.fullmatch(normalise(headings[side]))
        or not signs
        or not all(is_name(headings[name]) for name in names)
    ):
        return None
    hours = next((row for row in below if _asks_hours(row, side)), None)
    fields = [row for row in below if row is not hours and _filled(row) > 1 and not is_blank(row.cell(side))]
    lines: list[Row] = []
    for column in names:
        held = {str(row.cell(side)).strip(): str(row.cell(column)).strip() for row in fields if row.cell(column)}
        own = [field for field, sign in held.items() if sign.casefold() in signs]
        role = next((field for field in own if normalise(field) in ROLES), None)
        word = next((words for sign, words in legend.items() if sign in signs), None) if own else None
        cares = [field for field in own if field != role] + [
            f"{field} ({legend.get(sign.casefold(), sign)})" for field, sign in held.items() if field not in own
        ]
        if behind := re.search(r"\(([^()]+)\)$", headings[column]):
            cares.insert(0, behind[1])
        time = None if hours is None else hours.cell(column)
        lines.append(Row(len(lines) + 1, [headings[column], role or word, ", ".join(cares) or None, time]))
    head: list[Cell] = [
        field_text.short_name(Person, name) for name in ("name", "role", "responsible_for", "hours_per_week")
    ]
    note = _("Read from who looks after what; please check.")
    return Grid(grid.name, [Row(0, head), *lines], note=note)


def _asks_hours(row: Row, side: int) -> bool:
    words = re.sub(r" (?:hiervoor|hieraan|for this)$", "", normalise(str(row.cell(side) or "")))
    known = any(meaning.field == "hours_per_week" and meaning.certain for meaning in meanings("people", words))
    return known or re.fullmatch(r"(?:uren|uur|hours)(?: per week| p w)?", words) is not None


def _filled(row: Row) -> int:
    return sum(not is_blank(cell) for cell in row.cells)
