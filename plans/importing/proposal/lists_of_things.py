"""Lists of things that have no place in a plan, whatever their headings: devices, keys, medicines, ways to log in."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise
from plans.importing.cells.headings import meanings
from plans.importing.files.grid import Cell
from plans.importing.proposal.people_first import LEAST, cells_of, find_people, most, says_roles, task_columns
from plans.importing.proposal.unfit_kinds import Unfit, unfit_as
from plans.importing.tables.sheet_table import SheetTable

_SERIAL = re.compile(r"^(?=.*\d.*\d)(?=.*[A-Z])[A-Z\d]{8,20}$|^\d{15}$|^(?:[\dA-Fa-f]{2}[:-]){5}[\dA-Fa-f]{2}$")
"""The number of one device: of its maker, of its telephone, of its network card."""
_PRICED = re.compile(r"\b(?:prijs|kosten|bedrag|budget|begroot|\w*kosten|price|costs?|amount)\b|€")
_DOSE = re.compile(
    r"(?i)^(?:\d+ ?x ?(?:daags ?)?)?(?:\d+ ?x ?)?\d+(?:[.,]\d+)? ?"
    r"(?:mg|mcg|µg|ml|ie|eh|g|dr(?:uppels)?|tabl?\.?|pufjes?)\b"
)
_SECRET = re.compile(r"^\S{4,24}$")
_MIXED = re.compile(r"(?=.*\d)(?=.*[^\W\d_]).+|(?=.*\d)(?=.*[#!?@$%*&]).+")
_UNLOCKS = re.compile(
    r"\b(?:code\w*|\w*code|pin\w*|inlog\w*|login\w*|log in|gebruiker\w*|user\w*|account\w*|toegang\w*|wachtwoord\w*|"
    r"woord|ww|password\w*|deur\w*|wifi\w*)\b"
)
_LOGS_IN = re.compile(r"\b(?:inlog\w*|login\w*|gebruiker\w*|user\w*|account\w*)\b")
_DOORS = re.compile(r"\b(?:deur\w*|toegang\w*|alarm\w*|kluis\w*|inlog\w*|door\w*|login\w*|safe)\b")
_KEYS = re.compile(r"\b(?:sleutel\w*|druppels|tags?|badge\w*|pasje\w*|toegangspas\w*|keys?|key list)\b")
_LENDING = re.compile(r"\b(?:uitleen\w*|bruikleen\w*|uitgifte\w*|lending)\b")
_HANDED = re.compile(
    r"\b(?:uitgegeven|uitgeleend|uitgereikt|ontvangen|in bezit|ingeleverd|retour|geleend|"
    r"handed out|lent|issued|returned)\b"
)


def things_list(table: SheetTable) -> Unfit | None:
    """Return which list of things a table is that has no place in a plan; None for all else."""
    words = [normalise(heading) for heading in table.headings.values()]
    priced = any(map(_PRICED.search, [heading.casefold() for heading in table.headings.values()]))
    if says_roles(table):
        return None
    if any(most(cells_of(table, column), _DOSE) for column in table.headings) and not priced:
        return unfit_as("medicines")
    if _has_secrets(table, words):
        return unfit_as("passwords")
    if not priced and not _has_end(table) and any(_are_serials(cells_of(table, column)) for column in table.headings):
        return unfit_as("devices")
    named = _KEYS.search(normalise(f"{table.sheet} {table.title}")) or any(map(_KEYS.search, words))
    lent = _LENDING.search(normalise(f"{table.sheet} {table.title}")) is not None and not priced
    return unfit_as("lent") if lent or (named and any(map(_HANDED.search, words))) else None


def _has_end(table: SheetTable) -> bool:
    """Return whether a list says by when or how far: the numbers in it are those of tickets."""
    found = (meaning for words in table.headings.values() for meaning in meanings("actions", words))
    return any(meaning.certain and meaning.field in ("due", "status") for meaning in found)


def _are_serials(cells: list[Cell]) -> bool:
    return most(cells, _SERIAL) and len({*map(str, cells)}) == len(cells)


def _has_secrets(table: SheetTable, words: list[str]) -> bool:
    """Return whether a column holds codes to open or log in with, each other than the next."""
    logs_in = any(map(_LOGS_IN.search, words))
    names = logs_in or (find_people(table) is not None and not task_columns(table))
    named = _DOORS.search(normalise(f"{table.sheet} {table.title}")) is not None
    for column, heading in table.headings.items():
        cells = [str(cell).strip() for cell in cells_of(table, column)]
        secret = [cell for cell in cells if _SECRET.fullmatch(cell)]
        mixed = [cell for cell in secret if _MIXED.fullmatch(cell) or (named and cell.isdigit())]
        asked = _UNLOCKS.search(normalise(heading)) is not None
        whole = len(secret) == len(cells) >= LEAST and len(mixed) * 2 >= len(cells) and len({*cells}) == len(cells)
        if whole and asked and (names or named) and not any("@" in cell and "." in cell for cell in cells):
            return True
    return False
