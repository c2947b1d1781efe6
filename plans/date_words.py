"""Days as people name them in a plan: "eind september", "Q3", "week 26", "half mei", "voor de zomervakantie".

A deadline in words is a period; the day that is meant is its last one, unless the words say otherwise ("half mei",
"begin oktober", "voor de kerst"). What is made of it is shown as a date, so that it can be corrected.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from typing import NamedTuple

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from plans.calendar_rules import Region, school_holidays
from plans.dates import MONTH_NAMES, parse_date
from plans.errors import Refused
from resources.language import speaking

_LEAD = re.compile(
    r"(?:uiterlijk|vóór|voor|tegen|per|in|op|rond|t/m|tot en met|tot|a\.s\.|de|het|van|"
    r"at the latest|before|until|by|at|on|around|the|of) "
)
_BEFORE = ("vóór ", "voor ", "before ")
_EDGE = re.compile(
    r"(begin|start|early|half|medio|midden|halverwege|mid|middle|eind|einde|eo|e\.o\.|ultimo|end|late)[ -]"
)
_FIRST = frozenset({"begin", "start", "early"})
_LAST = frozenset({"eind", "einde", "eo", "e.o.", "ultimo", "end", "late"})
_YEAR = re.compile(r"(?:^|[ -])(?:van |of |in )?(20\d\d)$|[ -]?['’](\d\d)$|(?<=[a-z])-(\d\d)$")
_YEAR_AHEAD = re.compile(r"(20\d\d)[ -]?(?=[a-z])")

_MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTHS_NAMED = re.compile(rf"({_MONTH})\.?(?: ?(?:-|–|/|t/m|tot en met|en|to|and) ?({_MONTH})\.?)?")
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
_ORDINALS |= {"laatste": 0, "last": 0}
_PARTS = {
    **dict.fromkeys(("kwartaal", "quarter", "kw", "k", "q"), 4),
    **dict.fromkeys(("trimester", "tertaal", "t"), 3),
    **dict.fromkeys(("halfjaar", "half jaar", "helft", "semester", "half", "h"), 2),
}
"""In how many parts a word cuts the year."""
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_MONTH_IN_FIGURES = re.compile(r"(0?[1-9]|1[0-2])[-/](20\d\d)")
_NUMBERED = re.compile(rf"({_PART})[ -]?([1-4])|([1-4])[ -]?({_PART})")
_ORDERED = re.compile(
    rf"(?:({'|'.join(_ORDINALS)})|([1-4])(?:e|de|ste|st|nd|rd|th)) ({_PART})(?: (?:van|of) .*| jaar)?"
)
_WEEK = re.compile(r"(?:weeknummer|week|wk|w)\.? ?(\d\d?)")
_WHOLE_YEAR = frozenset(
    {"jaar", "dit jaar", "planjaar", "dit planjaar", "jaareinde", "eindejaar"}
    | {"year", "this year", "plan year", "this plan year", "year-end"}
)
_NO_DAY = re.compile(r"(?:half )?(?:jaar|year)|['’]?(?:20)?\d\d")
"""How long it takes, or a number that may be anything."""
_SEASONS = {
    **dict.fromkeys(("voorjaar", "lente", "spring"), (3, 5)),
    # The summer of a plan is that of the holidays: nobody means the first of June by "before the summer".
    **dict.fromkeys(("zomer", "summer"), (7, 8)),
    **dict.fromkeys(("najaar", "herfst", "autumn", "fall"), (9, 11)),
    "winter": (12, 14),
}
_DAYS = {
    **dict.fromkeys(("sinterklaas", "pakjesavond"), (12, 5)),
    **dict.fromkeys(("kerst", "kerstmis", "christmas"), (12, 25)),
    "koningsdag": (4, 27),
}
_AFTER_EASTER = {"pasen": 0, "easter": 0, "hemelvaart": 39, "pinksteren": 49, "pentecost": 49}
_BREAKS = {
    "summer holiday": "zomervakantie",
    "spring holiday": "voorjaarsvakantie",
    "may holiday": "meivakantie",
    "autumn holiday": "herfstvakantie",
    "christmas holiday": "kerstvakantie",
}
_FRIDAY = 5
_LONGEST = 40
"""More characters than any day in words has."""


class _Span(NamedTuple):
    """The days that words name, and the day of them that stands for each part of it."""

    first: dt.date
    last: dt.date
    begin: dt.date
    middle: dt.date


def parse_day(text: str, year: int, region: Region | None = None, *, starts: bool = False) -> dt.date:
    """Read a day as a person writes it: a date (see ``dates.parse_date``) or a period in which one day is meant.

    ``year`` is that of the plan, for what names none; ``region`` is that of its school holidays, which are not known
    without one. "Voor" a period is the day before it, "begin" and "half" are days early and half way in it; else its
    last day is meant, or its first where something ``starts``. A week ends on Friday. Raises Refused, with a sentence,
    when it is neither a date nor a period, or lies outside 2000 to 2100.
    """
    try:
        return parse_date(text, year)
    except Refused as refused:
        day = _named_day(" ".join(text.lower().strip(" .").split()), year, region, starts)
        if day is None or not 2000 <= day.year <= 2100:
            raise refused from None
        return day


def _named_day(words: str, year: int, region: Region | None, starts: bool) -> dt.date | None:
    """Return the day that words mean, or None."""
    if len(words) > _LONGEST:
        return None
    words = re.sub(r" a\.?s$", "", re.sub(r"(?<=\d[-/.])['’](\d\d)$", r"20\1", words))
    if _NO_DAY.fullmatch(words):
        return None
    before = False
    while lead := _LEAD.match(words):
        before = before or words.startswith(_BEFORE)
        words = words[lead.end() :]
    with suppress(Refused):
        return parse_date(words, year)
    if found := _EDGE.match(words):
        rest = words[found.end() :]
        while lead := _LEAD.match(rest):
            rest = rest[lead.end() :]
        if span := _span(rest, year, region):
            return span.begin if found[1] in _FIRST else span.last if found[1] in _LAST else span.middle
    span = _span(words, year, region)
    if span is None:
        return None
    if before:
        return span.first - dt.timedelta(days=1)
    return span.first if starts else span.last


def _span(words: str, year: int, region: Region | None) -> _Span | None:
    """Return the days that words name, or None."""
    if figures := _MONTH_IN_FIGURES.fullmatch(words):
        return _months(int(figures[2]), int(figures[1]), int(figures[1]))
    if typed := _YEAR.search(words):
        year = int(typed[1] or 2000 + int(typed[2] or typed[3]))
        words = words[: typed.start()].rstrip(" -,") or "jaar"
    elif ahead := _YEAR_AHEAD.match(words):
        year, words = int(ahead[1]), words[ahead.end() :]
    if not dt.MINYEAR < year < dt.MAXYEAR - 1:
        return None
    if words in _WHOLE_YEAR:
        return _months(year, 1, 12)
    if months := _MONTHS_NAMED.fullmatch(words):
        begin, end = _MONTHS[months[1]], _MONTHS[months[2] or months[1]]
        return _months(year, begin, end if end >= begin else end + 12)
    if part := _NUMBERED.fullmatch(words):
        return _part(year, _PARTS[part[1] or part[4]], int(part[2] or part[3]))
    if part := _ORDERED.fullmatch(words):
        number = _ORDINALS[part[1]] if part[1] else int(part[2])
        return _part(year, _PARTS[part[3]], number or _PARTS[part[3]])
    if words in _SEASONS:
        return _months(year, *_SEASONS[words])
    return _week(words, year) or _feast(words, year) or _school_break(words, year, region)


def _months(year: int, begin: int, end: int) -> _Span:
    """Return whole months; one after December lies in the next year."""
    first = dt.date(year, 1, 1) + relativedelta(months=begin - 1)
    count = end - begin + 1
    last = first + relativedelta(months=count, days=-1)
    early = {1: 10, 12: 31}.get(count, 15)
    half, odd = divmod(count, 2)
    middle = first + relativedelta(months=half, days=14 if odd else -1)
    return _Span(first, last, first.replace(day=early), middle)


def _part(year: int, parts: int, number: int) -> _Span | None:
    if number > parts:
        return None
    months = 12 // parts
    return _months(year, (number - 1) * months + 1, number * months)


def _week(words: str, year: int) -> _Span | None:
    found = _WEEK.fullmatch(words)
    if found is None or not 1 <= int(found[1]) <= dt.date(year, 12, 28).isocalendar().week:
        return None
    monday, wednesday, friday = (dt.date.fromisocalendar(year, int(found[1]), day) for day in (1, 3, _FRIDAY))
    return _Span(monday, friday, monday, wednesday)


def _feast(words: str, year: int) -> _Span | None:
    if words in _DAYS:
        day = dt.date(year, *_DAYS[words])
    elif words in _AFTER_EASTER:
        day = easter(year) + dt.timedelta(days=_AFTER_EASTER[words])
    else:
        return None
    return _Span(day, day, day, day)


def _school_break(words: str, year: int, region: Region | None) -> _Span | None:
    name = _BREAKS.get(words, words)
    if region is None or name not in _BREAKS.values():
        return None
    with speaking("nl"):
        found = [
            item for item in school_holidays(year, region) if item.name.lower() == name and item.first.year == year
        ]
    if not found:
        return None
    first, last = found[0].first, found[0].last
    return _Span(first, last, first, first + (last - first) // 2)
