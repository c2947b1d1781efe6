"""What columns of figures say of goals: where they start, where they go, and what was measured in between."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise
from plans.importing.cells import heading_periods
from plans.importing.cells import headings as known
from plans.importing.proposal.column_kinds import is_money, number_in
from plans.importing.proposal.meaning import Proposal
from plans.importing.proposal.other_years import same_but_for_year
from plans.importing.tables.sheet_table import SheetTable

_DAY = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.](?:20)?\d\d|\d{1,2} [^\W\d]+(?: 20\d\d)?")
_AIMED = re.compile(
    r"\b(?:normen|norm|streef\w*|doel|doelen|targets?|ambitie)(?: per (?:kwartaal|maand|quarter|month))?\b"
)
"""What stands before the part of the year for which a norm is: "norm per kwartaal Q4"."""


def find_target(proposal: Proposal, year: int) -> None:
    """Take for where a goal goes the last of several parts of the year for which a norm stands: "norm Q4"."""
    sheet = proposal.table
    parts = {
        column: part.last
        for column, heading in sheet.headings.items()
        if column not in proposal.columns
        and heading_periods.year_of(heading) in (None, year)
        and _AIMED.search(normalise(heading))
        and (part := heading_periods.period(_AIMED.sub(" ", normalise(heading)))) is not None
        and is_money(sheet.column(column))
    }
    if len(parts) > 1:
        last = max(parts, key=lambda column: parts[column])
        proposal.columns[last] = "goals.target"
        proposal.doubtful.add(last)
        return
    start = next((column for column, meaning in proposal.columns.items() if meaning == "goals.baseline"), None)
    later = None if start is None else same_but_for_year(sheet, start, year)
    if later is not None and is_money(sheet.column(later)):
        # "Resultaat 2026" beside "Resultaat 2027", both with figures.
        proposal.columns[later] = "goals.target"
        proposal.doubtful.add(later)
        return
    bare = [
        column
        for column, heading in sheet.headings.items()
        if heading.strip() == str(year)
        or (heading_periods.year_of(heading) == year and heading_periods.period(heading) is not None)
    ]
    if (
        len(bare) == 1
        and "goals.baseline" in proposal.columns.values()
        and sheet.column(bare[0])
        and is_money(sheet.column(bare[0]))
    ):
        # "Nu" beside "2027" or "Dec 2027"
        proposal.columns[bare[0]] = "goals.target"
        proposal.doubtful.add(bare[0])


def find_baseline(proposal: Proposal, year: int) -> None:
    """Take for where a goal starts what a heading says of a year before, or else the first of several days."""
    sheet = proposal.table
    before = [
        column
        for column, heading in sheet.headings.items()
        if (said := heading_periods.year_of(heading)) is not None
        and said < year
        and proposal.columns.get(column, "goals.result") in ("goals.result", "goals.baseline", "goals.note")
    ]
    before += [
        column
        for column, meaning in proposal.columns.items()
        if meaning == "goals.problem"
        or (meaning == "goals.note" and normalise(sheet.headings[column]) in ("begin", "start"))
    ]
    # Of several years the last one.
    before.sort(key=lambda column: -(heading_periods.year_of(sheet.headings[column]) or 0))
    measured = [column for column in before if heading_periods.period(sheet.headings[column]) and sheet.column(column)]
    if len(measured) > 1:
        # Of several quarters of the year before the last one that was measured is where it stands now.
        before = measured[::-1]
    days = [column for column, heading in sheet.headings.items() if _DAY.fullmatch(heading) and sheet.column(column)]
    for column in [*before, *days]:
        if column in proposal.columns and not before:
            continue
        cells = sheet.column(column)
        if cells and sum(number_in(cell) is not None for cell in cells) >= len(cells) / 2:
            proposal.columns[column] = "goals.baseline"
            proposal.doubtful.add(column)
            return


def is_measured(sheet: SheetTable, column: int, year: int) -> bool:
    """Return whether figures stand below a part of the year: of an indicator, or of another year than the plan's."""
    asked = {meaning.field for words in sheet.headings.values() for meaning in known.meanings("goals", words)}
    cells = sheet.column(column)
    figures = [cell for cell in cells if number_in(cell) is not None]
    other = heading_periods.year_of(sheet.headings[column]) not in (None, year)
    return len(figures) > len(cells) / 2 and (other or {"indicator", "target"} <= asked)


def last_day(heading: str) -> int:
    """Return the day in a heading as a number, to find the last of several: "Streef 31-3-2027", "Streef 31-12-2027"."""
    found = re.search(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](20\d\d)\b", heading)
    return int(found[3]) * 372 + int(found[2]) * 31 + int(found[1]) if found else 0


def is_target(heading: str) -> bool:
    """Return whether a heading asks where a goal goes."""
    return any(meaning.field == "target" and meaning.certain for meaning in known.meanings("goals", heading))


def is_measured_by(sheet: SheetTable, column: int) -> bool:
    """Return whether figures of where goals start and go stand beside a column, and no other says how it is counted."""
    asked = {
        place: {meaning.field for meaning in known.meanings("goals", heading) if meaning.certain}
        for place, heading in sheet.headings.items()
        if place != column and heading
    }
    figures = [
        {"baseline", "target"} & fields
        for place, fields in asked.items()
        if fields & {"baseline", "target"} and is_money(sheet.column(place))
    ]
    return len(figures) > 1 and not any("indicator" in fields for fields in asked.values())
