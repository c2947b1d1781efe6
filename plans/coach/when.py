"""A time by which: the days it spans, and whether a deadline fits it."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace

from plans.coach.feasts import feast_day

_UP_TO = 3
"""Weeks before a feast that are "with Whitsun" too."""


_YEAR = 364
"""The fewest days from the first to the last of a year."""


@dataclass(frozen=True)
class When:
    """A time by which: its first and last word, and the days it spans where the year is known."""

    first: int
    last: int
    begin: dt.date | None = None
    end: dt.date | None = None
    exact: bool = False
    """It names one day."""
    limit: str = ""
    """``by`` for the last moment ("uiterlijk", "voor"), ``from`` for a beginning, empty for the time itself."""
    past: bool = False
    dated: bool = False
    """It names its year itself."""
    whole: bool = True
    """Its last day is meant, and not its beginning or middle."""
    edged: bool = False
    """It says that its end is meant: "the end of October"."""
    feast: bool = False
    """It is a day that everybody knows, and about which something may fall."""

    def allows(self, due: dt.date) -> bool:
        """Return whether a deadline fits: the day itself or in the period; any day before it for "by"."""
        if self.begin is None or self.end is None:
            return True
        if self.limit == "from":
            return due >= self.begin
        eve = self.exact and self.begin.day == 1 and due == self.begin - dt.timedelta(days=1)  # "per 1 januari"
        return eve or (due <= self.end and (self.limit == "by" or due >= self.begin))

    def in_year_of(self, due: dt.date) -> When:
        """Return the same time in the year of a deadline, or of the plan where that is nearer; a year named stays."""
        if self.dated or self.begin is None or self.end is None:
            return self
        years = due.year - self.begin.year
        later = replace(self, begin=_later(self.begin, years), end=_later(self.end, years))
        return self if years > 0 and later.end and abs(self.end - due) < abs(later.end - due) else later

    @property
    def halfway(self) -> When:
        """Return the same time up to its middle, where it is a whole year; July is half way too."""
        if self.begin is None or self.end is None or (self.end - self.begin).days < _YEAR:
            return self
        return replace(self, end=dt.date(self.begin.year, 7, 31))

    @property
    def opening(self) -> When:
        """Return the same time up to the end of its first months, where it is a whole year: "the beginning of 2026"."""
        if self.begin is None or self.end is None or (self.end - self.begin).days < _YEAR:
            return self
        return replace(self, end=dt.date(self.begin.year, 4, 30))

    @property
    def offered(self) -> dt.date | None:
        """Return the day that can be taken over as a deadline: an exact day, or the last one of a period."""
        begins = self.limit == "from" and not self.exact and not self.edged  # "from the summer on" names no day
        return None if self.past or not (self.exact or self.whole) or begins else self.end


def _later(day: dt.date, years: int) -> dt.date:
    last = calendar.monthrange(day.year + years, day.month)[1]
    return day.replace(year=day.year + years, day=min(day.day, last))


def exact(first: int, last: int, year: int | None, month: int, day: int) -> When:
    """Return a day; without a year only that there is one."""
    if year is None:
        return When(first, last, exact=True)
    here = dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))
    return When(first, last, here, here, exact=True)


def feast(first: int, last: int, year: int | None, name: str) -> When:
    """Return a feast with the weeks that lead up to it; without a year only that there is one."""
    if year is None:
        return When(first, last, whole=False, feast=True)
    day = feast_day(name, year)
    return When(first, last, day - dt.timedelta(weeks=_UP_TO), day, whole=False, feast=True)


def span(first: int, last: int, year: int | None, begin: int, end: int) -> When:
    """Return the months of a year from one up to another; without a year only that there are some."""
    if year is None:
        return When(first, last)
    if end < begin:  # from October up to February: into the next year
        return When(first, last, dt.date(year, begin, 1), dt.date(year + 1, end, calendar.monthrange(year + 1, end)[1]))
    return When(first, last, dt.date(year, begin, 1), dt.date(year, end, calendar.monthrange(year, end)[1]))


def piece(first: int, last: int, year: int | None, parts: int, begin: int, end: int) -> When:
    """Return the part of a year that a number names, or from one number up to another."""
    months = 12 // parts
    begin, end = min(begin, parts), min(max(begin, end), parts)
    return span(first, last, year, (begin - 1) * months + 1, end * months)


def week(first: int, last: int, year: int | None, number: int) -> When:
    """Return a numbered week (ISO 8601); without a year only that there is one."""
    if year is None or not 1 <= number <= dt.date(year, 12, 28).isocalendar().week:
        return When(first, last, whole=False)
    days = [dt.date.fromisocalendar(year, number, day) for day in (1, 7)]
    return When(first, last, days[0], days[1], whole=False)


def week_of_month(first: int, last: int, year: int, month: int, number: int) -> When:
    """Return "the first week of March": seven days of a month; the fourth is the last."""
    days = calendar.monthrange(year, month)[1]
    begin, end = (days - 6, days) if number > 3 else (number * 7 - 6, number * 7)
    return When(first, last, dt.date(year, month, begin), dt.date(year, month, end), whole=False)
