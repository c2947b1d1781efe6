"""A list of who has which role where: a role above each column, and names below it."""

from __future__ import annotations

from plans import field_text
from plans.exchange.headings import normalise
from plans.importing.grid import Cell, Grid, Row, is_blank
from plans.importing.headings import meanings
from plans.importing.name_parts import ROLES, sort_of, split_names
from plans.importing.sheet_table import heading_words
from plans.subjects.people import Person

_NO_ROLES = frozenset(("opmerking", "opmerkingen", "datum", "actie", "acties", "doel", "remarks", "date"))


def listed(grid: Grid) -> Grid | None:
    """Return such a list with a line for everybody: name, role and, when it is there, the place; None for all else."""
    place = next((place for place, row in enumerate(grid.rows) if _filled(row) > 1), None)
    if place is None:
        return None
    top, below = grid.rows[place], grid.rows[place + 1 :]
    headings = {column: words for column, cell in enumerate(top.cells) if (words := heading_words(cell))}
    roles = {column: words for column, words in headings.items() if normalise(words) in ROLES}
    where = next((column for column, words in headings.items() if _means(words, "location")), None)
    loose = {column: words for column, words in headings.items() if column not in roles and column != where}
    if len(roles) >= 2 and all(_may_be_role(words) for words in loose.values()):
        roles |= loose
    others = set(headings) - set(roles) - {where}
    cells = [row.cell(column) for row in below for column in roles if not is_blank(row.cell(column))]
    if not roles or others or (len(roles) < 2 and where is None) or not cells or not all(map(_are_names, cells)):
        return None
    head = [field_text.short_name(Person, name) for name in ("name", "role", "location")]
    people = [
        ([row.cell(column), words, None if where is None else row.cell(where)], row.hidden)
        for row in below
        for column, words in roles.items()
        if not is_blank(row.cell(column))
    ]
    lines = [Row(number, cells, hidden) for number, (cells, hidden) in enumerate(people, start=1)]
    return Grid(grid.name, [Row(0, [*head]), *lines])


def _may_be_role(words: str) -> bool:
    return len(words.split()) <= 3 and not _means(words, "name") and normalise(words) not in _NO_ROLES


def _filled(row: Row) -> int:
    return sum(not is_blank(cell) for cell in row.cells)


def _means(words: str, field: str) -> bool:
    return any(meaning.field == field and meaning.certain for meaning in meanings("people", words))


def _are_names(cell: Cell) -> bool:
    return isinstance(cell, str) and all(sort_of(name) in ("person", "nobody") for name in split_names(cell))
