"""Lists of clients under headings that nobody knows: names, and beside them rooms, days of birth or what ails somebody.

One of these alone may be something else: an action has a place, a training a subject, a colleague keeps an eye on
dementia. Two of them beside names leave no room.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache

from plans.exchange.headings import both_languages, normalise
from plans.importing.files.grid import Cell
from plans.importing.proposal.people_first import (
    are_done,
    cells_of,
    day_columns,
    find_people,
    most,
    says_jobs,
    says_roles,
    task_columns,
    years_of,
)
from plans.importing.proposal.unfit_kinds import Unfit, unfit_as
from plans.importing.tables.private_lines import calls_client
from plans.importing.tables.sheet_table import SheetTable

_ROOM = re.compile(
    r"(?i)^(?:kamer|kmr\.?|k\.?|app\.?|appartement|studio|huisje|room|apt\.?|flat) ?(?:nr\.? ?)?[-–]?"
    r"(?:[a-z]?\d{1,4}[a-z]?|\d\.\d{1,3})$"
)
_ROOM_CODE = re.compile(r"^(?:[A-Z]{1,2}[-. ]?\d{2,4}|\d{1,3}[a-z]?|\d\.\d{1,3})$")
_LIVES = re.compile(r"\b(?:waar|plek|ruimte|woont|woning|kamer\w*|nr|nummer|huisnummer|lives|where|room|no)\b")
_OLD = 75
"""Years ago in which most who are in care were born, and hardly anybody who works there."""
_MOST_OLD = 0.5
_LEVEL = re.compile(r"(?i)\b(?:zzp|vv|vpt|mpt|lg|vg|lz|wlz)[- ]?\d{1,2}\b|\bgold ?\d\b|\bdm ?[12]\b")
"""How much care somebody needs, or how ill they are: "VV5", "ZZP 4", "COPD gold 3", "DM2"."""
_LIFE_ENDING = re.compile(r"\b(?:reanim\w*|ziekenhuis\w*|behandelwens\w*|ic ?opname|resuscitat\w*|hospital)\b")
"""Headings of what is done with somebody when it comes to that."""
_LEAST_TOLD = 2
_MOST_AILING, _FEW_AILING = 0.5, 0.3
_IN_CARE_SHEET = re.compile(r"\b(?:bewoners?|clienten|dagbesteding|dagopvang|patienten|zorgroute|residents|day care)\b")
_CALLED = re.compile(r"\b(?:mevrouw|meneer|mw|dhr|mevr|bewoner|client|zorgvrager|resident)\b")


def client_list(table: SheetTable) -> Unfit | None:
    """Return that a list is one of clients, by what stands in its columns; None for all else."""
    people = find_people(table)
    if people is None or says_roles(table):
        return None
    beside = {column: cells_of(table, column) for column in table.headings if column > people}
    called = _are_called(table, people)
    ailing = [column for column, cells in beside.items() if ails(cells)]
    if not called and day_columns(table):
        # On that day somebody tells of dementia.
        ailing = [column for column in ailing if _are_conditions(beside[column])]
    rooms = [column for column, cells in beside.items() if _are_rooms(cells, table.headings[column])]
    born = [column for column, cells in beside.items() if _are_old(cells)]
    signs = sum(map(bool, (called, ailing, rooms, born)))
    loose = not rooms and any(most(cells, _ROOM_CODE) for column, cells in beside.items() if column not in ailing)
    wishes = [words for words in table.headings.values() if _LIFE_ENDING.search(normalise(words))]
    tasks = [column for column in task_columns(table) if column != people]
    lines = [row.kind for row in table.rows if row.kind in ("row", "client")]
    if called and not says_jobs(table) and lines.count("client") * 2 > len(lines):
        return unfit_as("clients")
    if born or len(wishes) >= _LEAST_TOLD or (ailing and signs + loose >= _LEAST_TOLD):
        return unfit_as("clients")
    headed = _CALLED.search(normalise(table.headings[people].replace("/", " "))) is not None
    if tasks or (says_jobs(table) and not headed):
        # Who does what in which room.
        return None
    if signs >= _LEAST_TOLD:
        return unfit_as("clients")
    named = _IN_CARE_SHEET.search(normalise(f"{table.sheet} {table.title}")) is not None
    if named or called or rooms or any(_are_conditions(beside[column]) for column in ailing):
        return unfit_as("clients", sure=False)
    return None


def _are_called(table: SheetTable, people: int) -> bool:
    """Return whether people are called as those in care are: "mw Jansen", or below "Mevrouw/meneer"."""
    cells = [str(cell) for cell in cells_of(table, people)]
    if _CALLED.search(normalise(table.headings[people].replace("/", " "))):
        return True
    return sum(map(calls_client, cells)) * 2 > len(cells)


def _are_rooms(cells: list[Cell], heading: str) -> bool:
    """Return whether a column says where somebody lives: "k. 12", and "A-204" or "12" below "Woont op"."""
    asked = _LIVES.search(normalise(heading)) is not None
    return most(cells, _ROOM) or (asked and most(cells, _ROOM_CODE) and len({*map(str, cells)}) > 1)


def _are_old(cells: list[Cell]) -> bool:
    """Return whether days of birth are those of people in care."""
    years = years_of(cells)
    latest = dt.date.today().year - _OLD
    return bool(years) and sum(year <= latest for year in years) > _MOST_OLD * len(years)


def ails(cells: list[Cell]) -> bool:
    """Return whether half of the cells say what ails somebody, or what help they need; what is to be done does not."""
    words = [cell for cell in cells if isinstance(cell, str)]
    if len(words) < _LEAST_TOLD or (are_done(cells) and not any(map(_says_level, words))):
        return False
    told = [cell for cell in words if _says_level(cell) or _holds(cell, (*_conditions(), *_topics(), *_help()))]
    return len(told) >= max(_LEAST_TOLD, _MOST_AILING * len(cells))


def _are_conditions(cells: list[Cell]) -> bool:
    """Return whether some of it is no subject that a colleague keeps an eye on, as "dementie" is: "CVA", "VV5"."""
    told = [cell for cell in map(str, cells) if _says_level(cell) or _holds(cell, (*_conditions(), *_help()))]
    return len(told) >= max(_LEAST_TOLD, _FEW_AILING * len(cells))


def _says_level(words: str) -> bool:
    return _LEVEL.search(words) is not None


def _holds(words: str, wanted: Iterable[str]) -> bool:
    plain = f" {normalise(words)} "
    return any(f" {word} " in plain for word in wanted)


@cache
def _conditions() -> tuple[str, ...]:
    return tuple(map(normalise, both_languages("private.conditions")))


@cache
def _topics() -> tuple[str, ...]:
    return tuple(map(normalise, both_languages("private.topics")))


@cache
def _help() -> tuple[str, ...]:
    return tuple(map(normalise, both_languages("private.help")))
