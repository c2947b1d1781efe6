"""Columns under headings that nobody knows, beside ones that are known: taken for the names or days that stand in them.

Only what leaves little room is taken: one such column, in a list that has no other for who, when or how far. It is
marked, and said in a sentence of its own.
"""

from __future__ import annotations

import datetime as dt
import re

from plans.dates import MONTH_NAMES
from plans.importing.cells.answers import meant
from plans.importing.cells.headings import meanings
from plans.importing.cells.name_parts import sort_of, split_names
from plans.importing.files.grid import Cell
from plans.importing.proposal.meaning import Proposal
from plans.importing.prose.task_lines import is_name, names_day
from plans.importing.tables.sheet_table import SheetTable
from plans.subjects.actions import Action

OF_OTHERS = re.compile(
    r"(?i)\b(?:voor|leverancier\w*|aanbieder\w*|locatie\w*|afdeling\w*|tijd\w*|begintijd|gemeld|melder|ingebracht|"
    r"aangemaakt|bijgewerkt|supplier|for|location|time\w*|created|edited|updated|reported)\b"
)
"""A heading above names and days that say something else than who does it, and when."""
_OF_BEFORE = re.compile(
    r"(?i)\b(?:\w*sprok\w*|afgespr\w*|\w*gemaakt|\w*gevraagd|aanvra\w*|ingediend|indien\w*|invoer\w*|gewijzigd|wijzig\w*|"
    r"laatst\w*|vorige?|start\w*|begin\w*|begonnen|sinds|vanaf|bron|verslag|notulen|ontvang\w*|besteld|geplaatst|"
    r"toegevoegd|opgesteld|evalua\w*|gezien|akkoord|goedgekeurd|controle\w*|check\w*|meet\w*|peil\w*|geboren|"
    r"geboorte\w*|raised|added|modified|submitted|start\w*|begin\w*|review\w*|approved|requested|since|from)\b"
)
"""A heading above a day that is no deadline: when something was agreed, asked or looked at."""
_IN_CARE = re.compile(
    r"(?i)(?:cli[eë]nt|bewoner|pati[eë]nt|deelnem|zorgvrag|familie|mantelzorg|naaste|verwant|resident|client|patient|"
    r"famil|relative|auteur|author|opsteller|vervang|achterwacht|back-?up|akkoord|goedgekeurd|aangevraagd|aanvrager)"
)
"""A heading above people who are cared for, or who have another part in it."""
_ASKS_YOU = re.compile(r"(?i)\b(?:je|jij|jouw|jullie|u|uw|you|your)\b")
"""A heading that asks something of who answers, and not how far it is."""
_YES_NO = frozenset(("ja", "nee", "j", "n", "x", "yes", "no", "y"))
_PEOPLE_TOO = frozenset(("jan", "mei", "may", "april", "june", "juni", "augustus", "august"))
"""Months that are names of people as well."""
_NAMED = {"actions": "owner_id", "goals": "owner_id", "people": "name"}
_DATED = {"actions": "due", "goals": "due", "activities": "on"}
_LEAST, _MOST, _MOST_SAID = 2, 0.8, 0.6


def find_by_contents(proposal: Proposal, table: str, year: int, columns: list[int]) -> None:
    """Take of these columns the only one of names for who, and the only one of days for when, where none says that."""
    taken = {name.partition(".")[2] for name in proposal.columns.values() if name.startswith(f"{table}.")}
    sheet = proposal.table
    free = [
        column
        for column in columns
        if column not in proposal.columns
        and sheet.headings[column]
        and (names_people(sheet.headings[column], sheet.column(column)) or not _says(table, sheet.headings[column]))
    ]
    if table in _NAMED and not taken & {_NAMED[table], "first_name", "last_name"}:
        named = [c for c in free if _may_name(sheet, c) and hold_names(sheet.column(c))]
        _take(proposal, named, f"{table}.{_NAMED[table]}")
    if table in _DATED and not taken & {_DATED[table], "period"}:
        dated = [c for c in free if _may_date(sheet, c) and _hold_days(sheet.column(c), year)]
        _take(proposal, dated, f"{table}.{_DATED[table]}")
    if table == "actions" and "status" not in taken:
        lines = sum(row.kind == "row" for row in sheet.rows)
        stated = [c for c in free if not _ASKS_YOU.search(sheet.headings[c]) and _hold_states(sheet.column(c), lines)]
        _take(proposal, stated, "actions.status")
        if not stated:
            _take_bare_states(proposal, [c for c in columns if c not in proposal.columns and not sheet.headings[c]])
    if table == "actions" and len(proposal.by_contents) > 1:
        # A list in words of its own: what else is told there goes with the text.
        told = [c for c in free if c not in proposal.columns and all(isinstance(n, str) for n in sheet.column(c))]
        proposal.columns |= dict.fromkeys(told, "actions.note")
        proposal.doubtful.update(told)


def _says(table: str, heading: str) -> bool:
    """Return whether a heading is known in this table for something that needs no names or days of its own."""
    return any(meaning.certain for meaning in meanings(table, heading))


def _may_name(sheet: SheetTable, column: int) -> bool:
    heading = sheet.headings[column]
    return not OF_OTHERS.search(heading) and not _IN_CARE.search(heading)


def _may_date(sheet: SheetTable, column: int) -> bool:
    heading = sheet.headings[column]
    return not OF_OTHERS.search(heading) and not _OF_BEFORE.search(heading)


def _take(proposal: Proposal, found: list[int], meaning: str) -> None:
    if len(found) == 1:
        proposal.columns[found[0]] = meaning
        proposal.doubtful.add(found[0])
        proposal.by_contents.add(found[0])


def _take_bare_states(proposal: Proposal, bare: list[int]) -> None:
    """Take for the state the only column without a heading in which every word says how far something is."""
    found = [column for column in bare if _are_states(proposal.table.column(column))]
    if len(found) == 1:
        proposal.columns[found[0]] = "actions.status"
        proposal.doubtful.add(found[0])


def _are_states(cells: list[Cell]) -> bool:
    told = [cell for cell in cells if isinstance(cell, str) and cell.strip().casefold() not in _YES_NO]
    return len(cells) >= _LEAST and len(told) == len(cells) and all(meant(Action, "status", cell) for cell in told)


def hold_names(cells: list[Cell]) -> bool:
    """Return whether most cells name people, and at least one by first and last name."""
    named = [cell for cell in cells if isinstance(cell, str) and all(map(is_name, split_names(cell) or [""]))]
    whole = any(sort_of(name) == "person" and " " in name for cell in named for name in split_names(cell))
    return whole and len(named) >= max(_LEAST, len(cells) * _MOST)


def names_people(heading: str, cells: list[Cell]) -> bool:
    """Return whether people stand below a shortened heading, "init.": what it begins is told by what it holds."""
    return heading.strip().endswith(".") and hold_names(cells)


def _hold_states(cells: list[Cell], lines: int) -> bool:
    """Return whether most lines say how far something is, in the words for that."""
    words = [cell for cell in cells if isinstance(cell, str)]
    said = [cell for cell in words if meant(Action, "status", cell) is not None]
    told = [cell for cell in said if cell.strip().casefold() not in _YES_NO]
    return bool(told) and len(said) > max(len(cells) / 2, _LEAST - 1) and len(cells) >= _MOST_SAID * lines


def _are_months(words: list[str]) -> bool:
    """Return whether words are months and not all names that people have too, as "Jan" and "April" are."""
    months = {text.strip(" .").casefold() for text in words} & {name for names in MONTH_NAMES for name in names}
    return len(months - _PEOPLE_TOO) > 1


def _hold_days(cells: list[Cell], year: int) -> bool:
    """Return whether most cells are days, and one of them lies in the year of the plan or names none."""
    days = [cell for cell in cells if isinstance(cell, dt.date)]
    words = [cell for cell in cells if isinstance(cell, str) and names_day(cell)]
    in_year = any(day.year == year for day in days)
    in_year = in_year or any(str(year) in text or not re.search(r"\b20\d\d\b", text) for text in words)
    told = days or any(re.search(r"\d", text) for text in words) or _are_months(words)
    return bool(told) and in_year and len(days) + len(words) >= max(_LEAST, len(cells) * _MOST)
