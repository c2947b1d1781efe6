"""Public holidays, school holidays, and meetings that come back by a rule and skip days off.

Meetings skip every public holiday of the Netherlands, with two choices that care teams make as well: Good Friday is
skipped, though by law it is a working day, and Liberation Day is skipped once in five years, when it is a day off.
School holidays are shown but skip nothing; the weeks that a team blocks itself do.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec, module_from_spec
from itertools import groupby
from types import ModuleType
from typing import Literal, NamedTuple

from plans.dates import month_name, quarter_end
from resources.language import current
from resources.language import gettext as _

Region = Literal["north", "middle", "south"]
Every = Literal["week", "two_weeks", "month", "quarter"]
Week = Literal["first", "second", "third", "fourth", "last"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday"]

WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday")
WEEKS: dict[Week, int] = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
SCHOOL_KNOWN_UNTIL = dt.date(2030, 8, 31)
"""No school holiday that begins after this day is known yet; teams then enter their own."""

_REGIONS: dict[Region, str] = {"north": "Noord", "middle": "Midden", "south": "Zuid"}
_WEEKDAY_NAMES = {
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_SHORT = {"nl": 2, "en": 3}


class Holiday(NamedTuple):
    """A public holiday; ``off`` tells whether meetings skip it."""

    day: dt.date
    name: str
    off: bool = True


class Period(NamedTuple):
    """Days with a name, the last one included."""

    name: str
    first: dt.date
    last: dt.date

    def holds(self, day: dt.date) -> bool:
        """Return whether a day falls in it."""
        return self.first <= day <= self.last


class Rule(NamedTuple):
    """How often a meeting comes back; ``week`` says which one of the month, for a month and a quarter.

    Every two weeks is counted from the first such day of the period. A quarter takes its first month.
    """

    every: Every
    day: Weekday
    week: Week | None = None


class Meeting(NamedTuple):
    """One time that a rule gives: the day it falls on, or None when it falls out, and why it is not as planned."""

    planned: dt.date
    day: dt.date | None
    why: str = ""


def public_holidays(year: int) -> list[Holiday]:
    """Return the public holidays of a year by date, named in the language in use."""
    return list(_public_holidays(year, current()))


def school_holidays(year: int, region: Region) -> list[Period]:
    """Return the school holidays that touch a year, whole, as far as they are known (SCHOOL_KNOWN_UNTIL)."""
    names = {
        "Voorjaarsvakantie": _("spring holiday"),
        "Meivakantie": _("May holiday"),
        "Zomervakantie": _("summer holiday"),
        "Herfstvakantie": _("autumn holiday"),
        "Kerstvakantie": _("Christmas holiday"),
    }
    return [
        Period(names.get(holiday.name, holiday.name), holiday.first, holiday.last)
        for holiday in _school_holidays(_REGIONS[region])
        if holiday.first.year <= year <= holiday.last.year
    ]


def day_off(day: dt.date, blocked: Iterable[Period] = ()) -> str:
    """Return the name of what makes a day no day to meet: a holiday or a blocked period; nothing on a free day."""
    names = [holiday.name for holiday in _public_holidays(day.year, current()) if holiday.off and holiday.day == day]
    names += [item.name or _("blocked week") for item in blocked if item.holds(day)]
    return names[0] if names else ""


def is_free(day: dt.date, blocked: Iterable[Period] = ()) -> bool:
    """Return whether a day is neither a holiday that meetings skip nor blocked by the team."""
    return not day_off(day, blocked)


def review_day(year: int, quarter: int, blocked: Iterable[Period] = ()) -> dt.date | None:
    """Propose the day of a quarterly review: a free working day in the second or third week after the quarter.

    Wednesday rather than the days around it, the second week rather than the third; None when no day is free.
    """
    kept = list(blocked)
    first = quarter_end(year, quarter) + dt.timedelta(days=8)
    days = [first + dt.timedelta(days=ahead) for ahead in range(14)]
    working = [day for day in days if day.weekday() < len(WEEKDAYS) and is_free(day, kept)]
    return min(working, key=lambda day: ((day - first).days // 7, abs(day.weekday() - 2), day), default=None)


def meetings(rule: Rule, first: dt.date, last: dt.date, blocked: Iterable[Period] = ()) -> list[Meeting]:
    """Return every time of a rule from ``first`` to ``last``.

    On a day off it moves to the next free working day of the same week; without one, or after ``last``, it falls out.
    """
    kept = list(blocked)
    return [_settled(day, last, kept) for day in _planned(rule, first, last)]


def dates(found: Iterable[Meeting]) -> list[dt.date]:
    """Return the days on which meetings really are."""
    return [item.day for item in found if item.day]


def format_rule(rule: Rule) -> str:
    """Say a rule in words: "every second Tuesday of the month"."""
    day = weekday_name(WEEKDAYS.index(rule.day))
    which = {
        "first": _("first"),
        "second": _("second"),
        "third": _("third"),
        "fourth": _("fourth"),
        "last": _("last"),
    }.get(rule.week or "", "")
    match rule.every:
        case "week":
            return _("every {day}").format(day=day)
        case "two_weeks":
            return _("every two weeks on {day}").format(day=day)
        case "month":
            return _("every {which} {day} of the month").format(which=which, day=day)
        case "quarter":
            return _("every quarter, the {which} {day} of its first month").format(which=which, day=day)


def format_changes(found: Iterable[Meeting]) -> list[tuple[bool, str]]:
    """Say what becomes of the meetings that are not as planned, and of each whether it still takes place.

    "27 April moves to 28 April: King’s Day"; those that fall out for one reason in a row are said in one sentence.
    """
    sentences = []
    changed = (item for item in found if item.why)
    for (day, why), group in groupby(changed, lambda item: (item.day, item.why)):
        planned = [item.planned for item in group]
        if day:
            words = _("{planned} moves to {day}: {why}").format(
                planned=format_short(planned[0]), day=format_short(day), why=why
            )
        elif len(planned) == 1:
            words = _("{planned} is cancelled: {why}").format(planned=format_short(planned[0]), why=why)
        else:
            words = _("{days} are cancelled: {why}").format(days=format_months(planned), why=why)
        sentences.append((day is not None, words))
    return sentences


def format_months(days: Iterable[dt.date]) -> str:
    """Write the days of a year month by month: "January 5, 19 · February 2, 16", in Dutch the month last."""
    months: dict[int, list[str]] = {}
    for day in days:
        months.setdefault(day.month, []).append(str(day.day))
    words = _("{month} {days}")
    return " · ".join(words.format(month=month_name(month), days=", ".join(found)) for month, found in months.items())


def format_short(day: dt.date) -> str:
    """Write a day of the year at hand: "Tue 27 April"."""
    return f"{short_weekday(day.weekday())} {day.day} {month_name(day.month)}"


def short_weekday(day: int) -> str:
    """Name a weekday (0 is Monday) in two or three letters, in the language in use."""
    return weekday_name(day)[: _SHORT[current()]]


def weekday_name(day: int) -> str:
    """Name a weekday (0 is Monday) in the language in use."""
    return _WEEKDAY_NAMES[current()][day]


def _settled(day: dt.date, last: dt.date, blocked: list[Period]) -> Meeting:
    why = day_off(day, blocked)
    if not why:
        return Meeting(day, day)
    friday = min(last, day + dt.timedelta(days=4 - day.weekday()))
    later = (day + dt.timedelta(days=ahead) for ahead in range(1, (friday - day).days + 1))
    return Meeting(day, next((item for item in later if is_free(item, blocked)), None), why)


def _planned(rule: Rule, first: dt.date, last: dt.date) -> list[dt.date]:
    # Loaded when needed, like holidays below: the window must not wait for it.
    from dateutil import rrule

    weekday = rrule.weekdays[WEEKDAYS.index(rule.day)]
    if rule.every in ("week", "two_weeks"):
        # Not left to rrule: it counts weeks from the one that holds the start, also when that day is past.
        first += dt.timedelta(days=(weekday.weekday - first.weekday()) % 7)
        found = rrule.rrule(rrule.WEEKLY, first, interval=1 if rule.every == "week" else 2, until=last)
    elif rule.week is None:
        return []
    else:
        months = (1, 4, 7, 10) if rule.every == "quarter" else None
        found = rrule.rrule(rrule.MONTHLY, first, bymonth=months, byweekday=weekday(WEEKS[rule.week]), until=last)
    return [item.date() for item in found]


@cache
def _holidays() -> ModuleType:
    """Load the package of holidays without the countries of the whole world: they take as long as a page."""
    import holidays

    spec = find_spec("holidays.countries")
    assert spec is not None
    # Each country is a module of its own, found from the place of the package alone.
    sys.modules.setdefault(spec.name, module_from_spec(spec))
    return holidays


@cache
def _public_holidays(year: int, language: str) -> tuple[Holiday, ...]:
    holidays = _holidays()
    spoken = {"nl": "nl", "en": "en_US"}[language]
    off = holidays.country_holidays("NL", years=year, language=spoken)
    remembered = holidays.country_holidays("NL", years=year, language=spoken, categories=("optional",))
    found = [Holiday(day, _printed(name)) for day, name in off.items()]
    found += [Holiday(day, _printed(name), off=False) for day, name in remembered.items() if day not in off]
    return tuple(sorted(found, key=lambda item: item.day))


@cache
def _school_holidays(region: str) -> tuple[Period, ...]:
    holidays = _holidays()
    years = range(2014, SCHOOL_KNOWN_UNTIL.year + 1)
    found: list[Period] = []
    days = holidays.country_holidays("NL", region, years=years, categories=("school",), language="nl")
    for day, name in sorted(days.items()):
        if found and found[-1].name == name and day - found[-1].last == dt.timedelta(days=1):
            found[-1] = Period(name, found[-1].first, day)
        else:
            found.append(Period(name, day, day))
    # The very first one is known for its second half only.
    return tuple(item for item in found[1:] if item.first <= SCHOOL_KNOWN_UNTIL)


def _printed(name: str) -> str:
    """Write a name as print and the Dutch spelling want it."""
    return name.replace("'", "’").replace("Goede vrijdag", "Goede Vrijdag")
