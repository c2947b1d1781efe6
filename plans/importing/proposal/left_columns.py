"""Columns of a list that is known, under headings that nobody knows: taken for a field that is still free.

Only what fits such a field goes there: how often a cost is paid, how many can come, what it costs. A remark goes with
the text of its line. Each is marked, and said in a sentence of its own; what fits nothing is said to stay behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from plans.exchange.headings import normalise
from plans.importing.cells import heading_periods
from plans.importing.cells import headings as known
from plans.importing.cells.answers import meant
from plans.importing.files.grid import Cell
from plans.importing.proposal.cell_kinds import kind_of
from plans.importing.proposal.column_contents import OF_OTHERS
from plans.importing.proposal.column_kinds import number_in, says_time
from plans.importing.proposal.meaning import Proposal
from plans.importing.prose.task_lines import names_day
from plans.importing.tables.private_lines import are_of_clients
from plans.importing.tables.sheet_table import SheetTable
from plans.subjects.budget import BudgetLine

_WITH_TEXT = ("actions", "activities", "budget_lines")
"""What has room for a remark on each line."""
_LASTS = re.compile(
    r"\b(?:blijvend\w*|structure\w*|terugker\w*|doorlopend\w*|jaarlijks\w*|(?:elk|ieder) jaar|vaste? (?:last|kosten)|"
    r"permanent|recurring|lasting|ongoing|every year)\b"
)
"""A heading that asks whether a cost comes back, to which yes and no are answers."""
_ANSWERS = frozenset(("ja", "nee", "j", "n", "yes", "no", "y"))
_MONEY = re.compile(r"(?i)€|\beuro'?s?\b|\beur\b")
_COUNTS = re.compile(r"(?:nr|aantal|hoeveel|tal|n|number)?")
"""All of a heading above how many can come: "#"."""
_OF_PROGRAM = re.compile(
    r"(?i)\b(?:id|key|code|uid|guid|url|link|e-?mail\w*|tel\w*|mobiel|phone|door|by|versie|version|bestand|file|bijlagen?|"
    r"attachments?|checklist\w*|bijgewerkt|gewijzigd|geboorte\w*|bsn|zzp|wachtwoord\w*|password\w*|adres|address|"
    r"postcode|woonplaats|\w+items|\w*bewerkt|werkelijk\w*|besteed|realisatie|actual|spent)\b"
)
"""Headings of what a program, or somebody, keeps for itself, of how to reach people, and of what is over."""
_FOUND = re.compile(
    r"(?i)\b(?:\w*bevinding\w*|signa(?:al|len)|\w*melding\w*|\w*incident\w*|mis|beter|goed|\w*constatering\w*|"
    r"klacht\w*|finding\w*|gezien|gebeurd|voorval\w*)\b"
)
"""Headings of what was found or what happened, which is not what is to be done."""
_REACHES = re.compile(r"@|https?:|www\.|(?<!\d)0\d(?:[- ]?\d){7,}")
_MOST_PLACES = 200
_LEAST, _MOST_SAME, _LEAST_WORDS, _LEAST_LONG = 2, 0.6, 2, 8
"""Lines of a remark, how many of them differ, and how many words and characters they have on average."""


def find_fields_left(proposal: Proposal) -> None:
    """Take columns under headings that nobody knows for fields that are still free, or for what goes with a text."""
    tables = ("goals", "actions") if proposal.becomes == "goals+actions" else (proposal.becomes,)
    if "budget_lines" in tables:
        _take_first(proposal, "budget_lines.recurrence", _say_whether_it_lasts)
    if "activities" in tables:
        _swap_places(proposal)
        _take_first(proposal, "activities.cost", _are_costs)
        _take_first(proposal, "activities.places", _are_places)
    for table in tables:
        main = [column for column, meaning in proposal.columns.items() if meaning == f"{table}.what"]
        if table in _WITH_TEXT and main and proposal.score > 0:
            _keep_remarks(proposal, table)


def _swap_places(proposal: Proposal) -> None:
    """Take words below "Deelnemers" for who comes, when nothing else says that and no figure says how many."""
    column = next((place for place, meaning in proposal.columns.items() if meaning == "activities.places"), None)
    cells = proposal.table.column(column) if column is not None else []
    figures = any(mark.isdigit() for cell in cells for mark in str(cell))
    if column is not None and cells and not figures and "activities.audience" not in proposal.columns.values():
        proposal.columns[column] = "activities.audience"
        proposal.doubtful.discard(column)


def _take_first(proposal: Proposal, meaning: str, says: Callable[[SheetTable, int], bool]) -> None:
    """Take for this the only free column that says so; what has a known heading is left as it is."""
    if meaning in proposal.columns.values():
        return
    table = meaning.partition(".")[0]
    found = [column for column in _free(proposal, table) if says(proposal.table, column)]
    if len(found) == 1:
        _take(proposal, found[0], meaning)


def _take(proposal: Proposal, column: int, meaning: str) -> None:
    proposal.columns[column] = meaning
    proposal.doubtful.add(column)
    proposal.by_contents.add(column)


def _free(proposal: Proposal, table: str) -> list[int]:
    """Return the columns without a meaning whose heading is not known for certain, and says no part of a year."""
    headings = proposal.table.headings
    return [
        column
        for column, heading in headings.items()
        if column not in proposal.columns
        and heading.strip()
        and proposal.table.column(column)
        and heading_periods.period(heading) is None
        and heading_periods.year_of(heading) is None
        and not any(meaning.certain and meaning.field != "number" for meaning in known.meanings(table, heading))
    ]


def _say_whether_it_lasts(sheet: SheetTable, column: int) -> bool:
    """Return whether cells say how often something is paid, or answer a heading that asks whether it comes back."""
    cells = [str(cell).strip().casefold() for cell in sheet.column(column)]
    told = [cell for cell in cells if meant(BudgetLine, "recurrence", cell) is not None and cell not in _ANSWERS]
    if _LASTS.search(normalise(sheet.headings[column])):
        return all(cell in told or cell in _ANSWERS for cell in cells)
    return len(told) == len(cells)


def _are_costs(sheet: SheetTable, column: int) -> bool:
    """Return whether a column of amounts says itself that they are euros: "€ tot."."""
    cells = sheet.column(column)
    signed = _MONEY.search(sheet.headings[column]) or any("€" in str(cell) for cell in cells)
    return bool(signed) and sum(number_in(cell) is not None for cell in cells) * 2 > len(cells)


def _are_places(sheet: SheetTable, column: int) -> bool:
    """Return whether bare numbers below "#" say how many can come, and do not number the lines."""
    heading, cells = sheet.headings[column], sheet.column(column)
    numbers = [number_in(cell) for cell in cells]
    whole = all(number is not None and number == int(number) and number <= _MOST_PLACES for number in numbers)
    return whole and _COUNTS.fullmatch(normalise(heading)) is not None and not _MONEY.search(heading)


def _keep_remarks(proposal: Proposal, table: str) -> None:
    """Keep with the text of each line what is told there below headings that nobody knows."""
    sheet = proposal.table
    lines = sum(row.kind == "row" for row in sheet.rows)
    for column in _free(proposal, table):
        heading, cells = sheet.headings[column], sheet.column(column)
        if any(known.meanings(other, heading) for other in _WITH_TEXT if other != table) and not _asks(heading):
            # What is something else in another list may be said of that.
            continue
        if any(pattern.search(heading) for pattern in (_OF_PROGRAM, _FOUND, OF_OTHERS)) or are_of_clients([heading]):
            continue
        if _are_hours(table, heading, cells, lines) or _are_remarks(cells, lines):
            _take(proposal, column, f"{table}.note")
    if table == "actions":
        _keep_times(proposal, lines)


def _asks(heading: str) -> bool:
    """Return whether a heading is a question, which says of itself what stands below it: "Waarom"."""
    return normalise(heading).split(" ")[0] in ("waarom", "waartoe", "waarvoor", "hoe", "why", "how")


def _keep_times(proposal: Proposal, lines: int) -> None:
    """Keep with the text how long actions take below a heading that also asks for a day: "Tijd" above "3 uur"."""
    sheet = proposal.table
    for column, heading in sheet.headings.items():
        asked = {meaning.field for meaning in known.meanings("actions", heading)}
        timed = asked and asked <= {"due", "start"}
        if column not in proposal.columns and timed and kind_of(sheet.column(column), lines) == "length":
            _take(proposal, column, "actions.note")


def _are_hours(table: str, heading: str, cells: list[Cell], lines: int) -> bool:
    """Return whether a column says how long an action takes: in hours, or as "3 uur per keer"."""
    figures = kind_of(cells, lines) in ("figure", "length")
    return table == "actions" and figures and (says_time(heading) or _tell_hours(cells))


def _tell_hours(cells: list[Cell]) -> bool:
    return any(re.search(r"(?i)\d\s*(?:uur|uren|u|min\w*|hours?|hrs?)\b", str(cell)) for cell in cells)


def _are_remarks(cells: list[Cell], lines: int) -> bool:
    """Return whether cells are words of their own, and no names, answers, days, or how to reach people."""
    words = [cell for cell in cells if isinstance(cell, str)]
    if len(words) < max(_LEAST, len(cells)) or kind_of(cells, lines) != "text":
        return False
    differ = len({*words}) >= max(_LEAST, len(words) * _MOST_SAME)
    wordy = sum(len(cell.split()) for cell in words) >= _LEAST_WORDS * len(words)
    long = sum(map(len, words)) >= _LEAST_LONG * len(words)
    return differ and wordy and long and not any(_REACHES.search(cell) or names_day(cell) for cell in words)
