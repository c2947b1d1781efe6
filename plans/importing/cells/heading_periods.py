"""The parts of a year that a heading names: a quarter, a month, a half year or a week, and its year."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from plans.dates import MONTH_NAMES
from plans.exchange.headings import normalise

YEAR = re.compile(r"\b(20\d\d)\b|['’](\d\d)\b")
"""The year in a heading."""

_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
_QUARTER = re.compile(
    r"(?:q|k|kw|kwartaal|kwart|quarter) ?([1-4])|([1-4])(?:e|de|ste|st|nd|rd|th)? ?(?:q|k|kw|kwartaal|kwart|quarter)|"
    rf"({'|'.join(_ORDINALS)}) (?:kwartaal|kwart|quarter)"
)
_HALF = re.compile(
    r"(?:h|halfjaar|half jaar|semester) ?([12])|([12])(?:e|ste|de)? ?(?:halfjaar|half jaar|helft|"
    r"semester)|(eerste|tweede) (?:halfjaar|half jaar|helft)"
)
_WEEK = re.compile(r"(?:week|wk|w|weeknr|weeknummer) ?([1-9]|[1-4]\d|5[0-3])")
_MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names}
_MONTHYEAR = re.compile(r"(0?[1-9]|1[0-2])[-/ ](20\d\d)")
_PLANNED = re.compile(
    r"\b(gepland|begroot|begroting|plan|budget|kosten|uitgaven|bedrag|raming|planning|periode|actie|acties|wanneer|"
    r"uitvoering|planned|in)\b"
)
_SPENT = re.compile(r"\b(werkelijk|werkelijke|realisatie|gerealiseerd|uitgegeven|besteed|actual|spent|real)\b")


class Period(NamedTuple):
    """A part of the year that a heading names: the numbers of its first and last month."""

    first: int
    last: int
    spent: bool = False
    """Whether what was spent stands below it, instead of what was planned."""
    week: int = 0
    """The number of the week, when it is one; the months do not count then."""

    def days(self, year: int) -> tuple[dt.date, dt.date]:
        """Return its first and last day in a year; a week is from Monday to Friday."""
        if self.week:
            weeks = dt.date(year, 12, 28).isocalendar().week
            monday = dt.date.fromisocalendar(year, min(self.week, weeks), 1)
            return monday, monday + dt.timedelta(days=4)
        last = dt.date(year + self.last // 12, self.last % 12 + 1, 1) - dt.timedelta(days=1)
        return dt.date(year, self.first, 1), last


@cache
def year_of(heading: str) -> int | None:
    """Return the year that stands in a heading."""
    found = YEAR.search(heading)
    return None if found is None else int(found[1] or 2000 + int(found[2]))


@cache
def says_spent(heading: str) -> bool:
    """Return whether a heading says that amounts were spent, and not planned."""
    return _SPENT.search(normalise(heading)) is not None


@cache
def period(heading: str) -> Period | None:
    """Return the quarter, month or half year that is all a heading says, beside what is planned or spent in it."""
    if found := _MONTHYEAR.fullmatch(heading.strip()):
        return Period(int(found[1]), int(found[1]))
    plain = normalise(YEAR.sub(" ", heading))
    spent = _SPENT.search(plain) is not None
    plain = " ".join(_SPENT.sub(" ", _PLANNED.sub(" ", plain)).split())
    # "Q1-27" is how people write a quarter.
    plain = re.sub(r"^(q|k|kw ?)([1-4]) [23]\d$", r"\1\2", plain)
    if found := _QUARTER.fullmatch(plain):
        number = _ORDINALS[found[3]] if found[3] else int(found[1] or found[2])
        return Period(3 * number - 2, 3 * number, spent)
    if found := _HALF.fullmatch(plain):
        number = _ORDINALS[found[3]] if found[3] else int(found[1] or found[2])
        return Period(6 * number - 5, 6 * number, spent)
    if found := _WEEK.fullmatch(plain):
        return Period(0, 0, spent, int(found[1]))
    # "jan-27" is how spreadsheets show a month.
    month = re.sub(r"(?<=[a-z]) \d\d$", "", plain)
    if month in _MONTHS:
        return Period(_MONTHS[month], _MONTHS[month], spent)
    return None
