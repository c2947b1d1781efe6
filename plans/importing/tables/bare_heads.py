"""Whether the first line of a block of cells holds headings that nobody knows: of another kind than those below."""

from __future__ import annotations

import re

from plans.importing.cells.answers import meant
from plans.importing.cells.name_parts import sort_of
from plans.importing.files.grid import Cell, Row, is_blank
from plans.importing.prose.task_lines import is_name
from plans.importing.tables.sheet_table import heading_words
from plans.subjects.actions import Action
from plans.subjects.people import Person

_YEAR = re.compile(r"\b20\d\d\b|['’]\d\d\b")
_LEAST = 2
_MOST = 0.6


def has_heads(rows: list[Row], columns: list[int]) -> bool:
    """Return whether the first of these lines holds headings of the others."""
    top = rows[0]
    texts = [heading_words(top.cell(column)) for column in columns]
    if any(words is None or any(map(str.isdigit, _YEAR.sub("", words))) for words in texts):
        return False
    if len([words for words in texts if words]) < max(_LEAST, len(columns) - 1):
        return False
    return any(row.cells == top.cells for row in rows[1:]) or any(_differs(rows, column) for column in columns)


def _differs(rows: list[Row], column: int) -> bool:
    """Return whether in a column a word stands above numbers or days, names of people, states or roles."""
    head, below = rows[0].cell(column), [row.cell(column) for row in rows[1:] if not is_blank(row.cell(column))]
    if not below or not isinstance(head, str):
        return False
    if not any(isinstance(cell, str) for cell in below):
        return True
    if sum(not isinstance(cell, str) or any(map(str.isdigit, cell)) for cell in below) > len(below) / 2:
        return True
    several = len(below) >= _LEAST
    return several and any(says(below) and not says([head]) for says in (_name_people, _say_how_far, _say_roles))


def _name_people(cells: list[Cell]) -> bool:
    """Return whether most cells name somebody by first and last name."""
    named = [cell for cell in cells if isinstance(cell, str) and " " in cell.strip() and is_name(cell)]
    return sum(sort_of(cell) == "person" for cell in named) >= _MOST * len(cells)


def _say_how_far(cells: list[Cell]) -> bool:
    return sum(isinstance(cell, str) and meant(Action, "status", cell) is not None for cell in cells) >= _MOST * len(
        cells
    )


def _say_roles(cells: list[Cell]) -> bool:
    roles = [meant(Person, "role", cell) for cell in cells if isinstance(cell, str)]
    return sum(role not in (None, "other") for role in roles) >= _MOST * len(cells)
