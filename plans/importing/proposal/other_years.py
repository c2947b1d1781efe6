"""Columns with the same words but for their year: "Doel 2026" beside "Doel 2027". The one of the plan's year counts.

What belongs to the year before stays behind as well: "Gehaald?" right behind "Doel 2026". Figures are left, for where a
goal stood the year before is where it starts.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plans.exchange.headings import normalise
from plans.importing.cells.heading_periods import period, year_of
from plans.importing.proposal.column_kinds import number_in
from plans.importing.tables.sheet_table import SheetTable

_YEAR = re.compile(r"\b20\d\d\b|['’]\d\d\b")
_OF_GROUP = re.compile(rf"\([^()]*(?:{_YEAR.pattern})[^()]*\)$")
"""A heading with the group of a year that stands above it: "Begin (2026)"."""
_SEVERAL = 2
_LOOKS_BACK = re.compile(
    r"(?:is (?:het |dit )?)?(?:gehaald|behaald|gelukt|bereikt|gerealiseerd|geslaagd|afgerond|gedaan|klaar|resultaat|"
    r"uitkomst|uitslag|evaluatie|terugblik|stand|status|hoe (?:ging|liep) het|wat (?:werd|is) het|achieved|reached|"
    r"done|outcome|result|how did it go)(?: (?:ja nee|j n|of niet))?"
)
"""What is asked of something that was planned the year before."""


def of_year(table: SheetTable, year: int) -> SheetTable:
    """Return a table without the columns that say of another year what one beside them says of the plan's year."""
    others = _of_other_years(table, year)
    left = {column for column in others | _behind(table, others) if not _are_figures(table, column)}
    left |= _in_other_groups(table, year)
    if not left:
        return table
    return replace(table, headings={column: words for column, words in table.headings.items() if column not in left})


def same_but_for_year(table: SheetTable, column: int, year: int) -> int | None:
    """Return the column of the plan's year with the words of one of another year; None when there is none."""
    words = _undated(table.headings[column])
    return next(
        (
            other
            for other, heading in table.headings.items()
            if other != column and year_of(heading) == year and words and _undated(heading) == words
        ),
        None,
    )


def _of_other_years(table: SheetTable, year: int) -> set[int]:
    """Return the columns of other years, when one of them has its like of the plan's year with words below it."""
    dated = {column for column, heading in table.headings.items() if year_of(heading) not in (None, year)}
    alike = [same_but_for_year(table, column, year) for column in dated]
    told = any(column is not None and not _are_figures(table, column) for column in alike)
    return {column for column in dated if period(table.headings[column]) is None} if told else set()


def _in_other_groups(table: SheetTable, year: int) -> set[int]:
    """Return the columns of groups of another year, when several stand below the plan's year as well."""
    dated = {column for column, words in table.headings.items() if _OF_GROUP.search(words)}
    others = {column for column in dated if year_of(table.headings[column]) != year}
    alike = {column for column in others if same_but_for_year(table, column, year) in dated}
    return alike if len({_undated(table.headings[column]) for column in alike}) >= _SEVERAL else set()


def _behind(table: SheetTable, others: set[int]) -> set[int]:
    """Return the columns right behind those of a year before that ask how it went."""
    found: set[int] = set()
    for column, heading in table.headings.items():
        if column - 1 in others | found and _LOOKS_BACK.fullmatch(normalise(heading)):
            found.add(column)
    return found


def _undated(heading: str) -> str:
    return normalise(_YEAR.sub(" ", heading))


def _are_figures(table: SheetTable, column: int) -> bool:
    cells = table.column(column)
    return bool(cells) and sum(number_in(cell) is not None for cell in cells) * 2 > len(cells)
