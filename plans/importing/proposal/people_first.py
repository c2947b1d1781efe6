"""Lists that are about people: names stand first, and what stands beside each says something of somebody."""

from __future__ import annotations

import datetime as dt
import re
from itertools import islice

from plans.exchange.headings import normalise
from plans.importing.cells.headings import meanings
from plans.importing.cells.name_parts import sort_of
from plans.importing.files.grid import Cell, is_blank
from plans.importing.proposal.cell_kinds import kind_of
from plans.importing.proposal.column_kinds import number_in
from plans.importing.proposal.meaning import MAIN
from plans.importing.proposal.role_cells import are_roles
from plans.importing.prose.task_lines import is_name, names_day
from plans.importing.tables.private_lines import calls_client
from plans.importing.tables.sheet_table import SheetTable

MOST = 0.6
"""Which part of a column says what stands in it."""
LEAST = 2
"""Cells below which a column says nothing."""
_LINES = 40
"""Lines that say what a list is; a long one says no more."""
_MOST_NAMES, _MOST_OWN = 0.7, 0.8
INITIAL_AND_NAME = re.compile(
    r"(?:[A-Z]\.\s?)+(?:(?:van|de|der|den|ter|te) )*[A-Z][\w’'-]+|"
    r"[A-Z][\w’'-]+,? (?:[A-Z]\.\s?)+(?:(?:van|de|der|den) ?)*"
)
"""A name with the letters of the first ones: "A. Jansen", "Jansen, A."."""
_FAMILY = re.compile(r"(?i)fam(?:\.|ilie)? ?(?:van |de |der |den )*[A-Z]")
_TURNED = re.compile(r"[A-Z][\w’'-]+, (?:van|de|der|den|ter|te|[A-Z][\w’'-]+)(?: (?:de|der|den))?")
"""A name with what comes first behind it: "Vries, de"."""
_ASKS_WHO = re.compile(
    r"\b(?:wie|naam|namen|heet|mevrouw|meneer|persoon|personen|mensen|bewoners?|client\w*|zorgvragers?|residents?|\w*medewerkers?|collegas?|who|names?|person)\b"
)
_DAY = re.compile(r"\b\d{1,2}[-/. ]\w{1,9}[-/. ]((?:19|20)\d\d)\b")
_ROLE_OF_ALL = re.compile(
    r"\b(?:digi\w*coach\w*|coaches|\w*ambassadeurs?|\w*velders?|werkgroep\w*|ambassadors|champions)\b"
)
"""A sheet of those who have a role."""
_HAS_JOB = re.compile(r"\b(?:functie\w*|beroep|function|job title|uren|hours)\b")
_NUMBER_OR_TIME = re.compile(r"[A-Za-z]?\d{1,3}[a-z.)]?|\d{1,2}[:.]\d\d(?::00)?(?: ?uur)?")
_DONE = re.compile(r"(?i)^\S+ (?:.* )?(?!personen|kousen|steunkousen|wassen|aankleden|douchen|eten)\w{3,}en$")
"""What is to be done ends with the word for it: "medicatie digitaal aftekenen"."""
_OF_A_ROLE = re.compile(
    r"\b(?:\w*rol|aandachts\w+|\w*velders?|taak|taken|\w*coach(?:es)?|ambassadeurs?|specialisatie|role|ambassadors?)\b"
)


def cells_of(table: SheetTable, column: int) -> list[Cell]:
    """Return what stands in a column on the first lines of a list, those about somebody in care among them."""
    lines = (row.cells.get(column) for row in table.rows if row.kind in ("row", "client"))
    return [cell for cell in islice(lines, _LINES) if not is_blank(cell)]


def find_people(table: SheetTable) -> int | None:
    """Return the column of names that a list is about: nothing but days and numbers stands before it."""
    for column, heading in table.headings.items():
        cells = cells_of(table, column)
        if len(cells) < LEAST:
            continue
        if _are_people(cells, heading, bare=not table.headed):
            return column if len({*map(str, cells)}) >= _MOST_OWN * len(cells) else None
        if kind_of(cells, len(cells)) not in ("day", "figure") and not _are_short(cells):
            return None
    return None


def _are_people(cells: list[Cell], heading: str, *, bare: bool) -> bool:
    words = [cell.strip() for cell in cells if isinstance(cell, str)]
    named = [cell for cell in words if is_somebody(cell)]
    whole = any(" " in cell and sort_of(cell) == "person" for cell in named) or any(map(calls_client, named))
    asked = bare or _ASKS_WHO.search(normalise(heading.replace("/", " "))) is not None
    return len(named) >= max(LEAST, _MOST_NAMES * len(cells)) and (whole or asked)


def is_somebody(words: str) -> bool:
    """Return whether a cell names one person and no group, team or role: "Jansen", "mw Jansen", "Vries, de"."""
    if calls_client(words) or INITIAL_AND_NAME.fullmatch(words) or _FAMILY.match(words) or _TURNED.fullmatch(words):
        return True
    return is_name(words) and sort_of(words) == "person"


def _are_short(cells: list[Cell]) -> bool:
    """Return whether cells only number the lines, or say at what time: "A1", "12", "7:30"."""
    return all(_NUMBER_OR_TIME.fullmatch(str(cell).strip()) for cell in cells)


def says_roles(table: SheetTable) -> bool:
    """Return whether a list tells what people are in the plan, by a heading or by what stands below it."""
    if any(_OF_A_ROLE.search(normalise(words)) for words in table.headings.values()):
        return True
    if _ROLE_OF_ALL.search(normalise(f"{table.sheet} {table.title}")):
        return True
    return any(are_roles(cells_of(table, column)) for column in table.headings)


def says_jobs(table: SheetTable) -> bool:
    """Return whether a heading asks what somebody works as, or how many hours: those are colleagues."""
    return any(_HAS_JOB.search(normalise(words)) for words in table.headings.values())


def task_columns(table: SheetTable) -> list[int]:
    """Return the columns that say what is to be done, learned, paid or reached, by their heading or by their words."""
    found = []
    for column, heading in table.headings.items():
        cells = cells_of(table, column)
        known = any(
            meaning.certain and meaning.field == MAIN[name]
            for name in ("actions", "activities", "budget_lines", "goals")
            for meaning in meanings(name, heading)
        )
        if are_done(cells) or (known and not _are_numbers(cells) and not _ASKS_WHO.search(normalise(heading))):
            found.append(column)
    return found


def are_done(cells: list[Cell]) -> bool:
    """Return whether most cells say what is to be done."""
    return most(cells, _DONE)


def _are_numbers(cells: list[Cell]) -> bool:
    return bool(cells) and all(number_in(cell) is not None for cell in cells)


def most(cells: list[Cell], sign: re.Pattern[str], least: float = MOST) -> bool:
    """Return whether most cells of a column bear a sign."""
    told = [cell for cell in cells if sign.search(str(cell).strip())]
    return len(told) >= max(LEAST, least * len(cells))


def years_of(cells: list[Cell]) -> list[int]:
    """Return the years of the days in a column, when nearly all of it are days with a year; empty for all else."""
    years = [cell.year for cell in cells if isinstance(cell, dt.date)]
    words = [found for cell in cells if isinstance(cell, str) and (found := _DAY.search(cell))]
    years += [int(found[1]) for found in words]
    return years if len(years) >= max(LEAST, _MOST_OWN * len(cells)) else []


def day_columns(table: SheetTable) -> list[int]:
    """Return the columns in which days stand."""
    found = {column: cells_of(table, column) for column in table.headings}
    return [column for column, cells in found.items() if len(cells) >= LEAST and _are_days(cells)]


def _are_days(cells: list[Cell]) -> bool:
    days = sum(
        isinstance(cell, dt.date) or (any(map(str.isdigit, str(cell))) and names_day(str(cell))) for cell in cells
    )
    return days >= MOST * len(cells)
