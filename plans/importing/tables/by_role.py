"""A list of who has which role where: a role above each column, and names below it."""

from __future__ import annotations

import re
from dataclasses import replace

from plans import field_text
from plans.exchange.headings import normalise
from plans.importing.cells.headings import meanings
from plans.importing.cells.name_parts import ROLES, sort_of, split_names
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.tables.matrix import is_cross, is_crossed
from plans.importing.tables.sheet_table import heading_words
from plans.subjects.people import Person
from resources.language import gettext as _

_NO_ROLES = frozenset(("opmerking", "opmerkingen", "datum", "actie", "acties", "doel", "remarks", "date"))

_HOURS_OF = re.compile(r"(?:uren|uur|hours)(?: per week)? (?:voor |van |for )?(?:de |het )?(\w{5,})(?: per week)?")
_COUNTS = re.compile(r"(?:aantal(?: \w+)?|totaal(?: \w+)?|som|count|number|total)")
"""Before the crosses of each column, counted."""
_FIELDS = re.compile(r"aandachts\w*|\brollen\b|\broles\b")
_FIELD = "aandachtsvelder"
"""What somebody is who looks after what stands above a column: "wond", "domotica"."""
_FLOOR = re.compile(r"(?m)^\s*(?:bg|\d{1,2}e?|begane grond|etage \d|\d{1,2}e etage)\s*:\s*")
"""A floor before a name: "1e: Youssef"."""
_DAYS = re.compile(r"(?i) *\((?:ma|di|wo|do|vr|za|zo)(?:\s*[/,&+-]\s*(?:ma|di|wo|do|vr|za|zo))+\)")
_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_SOUGHT = re.compile(r"(?im)^\s*\((?:nog|we|wordt|vacature|zoek)[^()]*\)\s*$|^\s*[-–—]\s*$")


def listed(grid: Grid) -> Grid | None:
    """Return such a list with a line for everybody: name, role and, when it is there, the place; None for all else."""
    place = next((place for place, row in enumerate(grid.rows) if _filled(row) > 1), None)
    if place is None:
        return None
    top = grid.rows[place]
    headings = {
        column: _BRACKETS.sub("", words) or words
        for column, cell in enumerate(top.cells)
        if (words := heading_words(cell))
    }
    roles = {column: words for column, words in headings.items() if normalise(words) in ROLES}
    below = [_named(row, roles) for row in grid.rows[place + 1 :]]
    hours = {role: column for column, words in headings.items() if (role := _hours_of(words, roles)) is not None}
    where = next((column for column, words in headings.items() if _means(words, "location")), None)
    loose = {column: words for column, words in headings.items() if column not in (*roles, *hours.values(), where)}
    if len(roles) >= 2 and all(_may_be_role(words) for words in loose.values()):
        roles |= loose
    more = _said_of_people(loose) if len(roles) == 1 and not hours else {}
    others = set(headings) - set(roles) - set(hours.values()) - {where} - set(more)
    cells = [row.cell(column) for row in below for column in roles if not is_blank(row.cell(column))]
    if not roles or others or (len(roles) < 2 and where is None) or not cells or not all(map(_are_names, cells)):
        return None
    fields = ("name", "role", "location", *(("hours_per_week",) if hours else ()))
    head = [*(field_text.short_name(Person, name) for name in fields), *more.values()]
    people = [
        (
            [
                name,
                words,
                None if where is None else row.cell(where),
                *([row.cell(hours[column]) if column in hours else None] if hours else []),
                *map(row.cell, more),
            ],
            row.hidden,
        )
        for row in below
        for column, words in roles.items()
        if not is_blank(row.cell(column))
        for name in (split_names(str(row.cell(column))) if hours else [row.cell(column)])
    ]
    lines = [Row(number, cells, hidden) for number, (cells, hidden) in enumerate(people, start=1)]
    given = [str(row.cell(column)) for row in grid.rows[place + 1 :] for column in roles if row.cell(column)]
    left = [
        found[0].strip()
        for words in given
        for pattern in (_SOUGHT, _DAYS)
        for found in pattern.finditer(_FLOOR.sub("", words))
    ]
    left = [words for words in left if words.strip(" -–—")]
    note = _("Left out: {names}.").format(names=", ".join(left)) if left else ""
    return Grid(grid.name, [Row(0, [*head]), *lines], note=note)


def _named(row: Row, roles: dict[int, str]) -> Row:
    """Return a line of which the names have no floor before them or days behind them, and nobody is still sought."""
    cells = [
        _SOUGHT.sub("", _FLOOR.sub("", _DAYS.sub("", cell))).strip()
        if column in roles and isinstance(cell, str)
        else cell
        for column, cell in enumerate(row.cells)
    ]
    return replace(row, cells=cells)


def _hours_of(words: str, roles: dict[int, str]) -> int | None:
    """Return of which role a column says the hours: "Uren coach"; None when it says something else."""
    found = _HOURS_OF.fullmatch(normalise(words))
    if found is None:
        return None
    return next((column for column, role in roles.items() if found[1] in normalise(role)), None)


def _said_of_people(headings: dict[int, str]) -> dict[int, str]:
    """Return the headings that ask more of who has the one role of a list: how much time, how to be reached."""
    asked = ("hours_per_week", "contact", "note")
    return {column: words for column, words in headings.items() if any(_means(words, field) for field in asked)}


def _may_be_role(words: str) -> bool:
    return len(words.split()) <= 3 and not _means(words, "name") and normalise(words) not in _NO_ROLES


def ticked(grid: Grid) -> Grid:
    """Return a list of people with a ticked column for each role as one with a column of roles; else the same."""
    for place, top in enumerate(grid.rows[:6]):
        headings = {column: words for column, cell in enumerate(top.cells) if (words := heading_words(cell))}
        side = next((column for column, words in headings.items() if _means(words, "name")), None)
        below = [
            row
            for row in grid.rows[place + 1 :]
            if side is None or not _COUNTS.fullmatch(normalise(str(row.cell(side) or "")))
        ]
        roles = {
            column: words
            for column, words in headings.items()
            if normalise(words) in ROLES and is_crossed([row.cell(column) for row in below])
        }
        if not roles or side is None:
            continue
        named = " ".join([grid.name, *(str(cell) for row in grid.rows[:place] for cell in row.cells if cell)])
        if _FIELDS.search(named.casefold()):
            # Every other column of crosses is something to look after.
            roles |= {
                column: f"{_FIELD} {words}"
                for column, words in headings.items()
                if column not in roles and is_crossed([row.cell(column) for row in below])
            }
        rows = []
        for row in [top, *below]:
            own = [words for column, words in roles.items() if is_cross(row.cell(column))]
            cells = [row.cell(column) for column in range(len(top.cells)) if column not in roles]
            said: list[Cell] = ["Rol", "Taken"] if row is top else [own[0] if own else None, ", ".join(own[1:]) or None]
            rows.append(replace(row, cells=[*cells, *said]))
        return replace(grid, rows=[*grid.rows[:place], *rows])
    return grid


def _filled(row: Row) -> int:
    return sum(not is_blank(cell) for cell in row.cells)


def _means(words: str, field: str) -> bool:
    return any(meaning.field == field and meaning.certain for meaning in meanings("people", words))


def _are_names(cell: Cell) -> bool:
    return isinstance(cell, str) and all(sort_of(name) in ("person", "nobody") for name in split_names(cell))
