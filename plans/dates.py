"""Dates as people type them, and the quarters of a year."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from dateutil.relativedelta import relativedelta

from plans.errors import Refused
from resources.language import current
from resources.language import gettext as _

if TYPE_CHECKING:
    from dateutil.parser import parser

MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    # Not from calendar, which follows the locale of the laptop.
    "en": "January February March April May June July August September October November December".split(),
}
SHORT_MONTHS = {
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}
QUARTERS = (1, 2, 3, 4)


MONTH_NAMES: Any = [
    ("jan", "januari", "january"),
    ("feb", "februari", "february", "febr"),
    ("mrt", "maart", "mar", "march", "maa"),
    ("apr", "april"),
    ("mei", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "augustus", "august"),
    ("sep", "sept", "september"),
    ("okt", "oktober", "oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
]
"""Every name of each month, Dutch and English, whole and short."""


_TWO_DAYS = re.compile(r"(?i)\b\d{1,2}\s*(?:[-/–]|t/m|en|and|to)\s*\d{1,2}\s*[a-z]")
"""Two days of one month ("12 t/m 15 mei"), of which dateutil would take the first for a year."""


_LONGEST = 60
"""More characters than a date with its time has."""
_TIMED = re.compile(
    r"(.*?(?:[a-z]\.?|\d[-/.]\d{1,4}))(?:\s+(?:om|at))?\s+(?:[01]?\d|2[0-3])"
    r"(?:[:.][0-5]\d(?::[0-5]\d)?(?:\s*(?:uur|u|h))?|\s*[uh](?:[0-5]\d)?|\s*uur)",
    re.IGNORECASE,
)
"""A date with a time behind it ("22 mei 10.00"), which dateutil would take for a year."""


@cache
def _reader() -> parser:
    # Loaded when somebody types a month as a word: most starts never see one.
    from dateutil.parser import parser, parserinfo

    class DutchAndEnglish(parserinfo):
        MONTHS = MONTH_NAMES

    return parser(DutchAndEnglish(dayfirst=True))


def parse_date(text: str, year: int) -> dt.date:
    """Read a date typed by a person ("1 mei", "30-9-2027", "2027-09-30"); ``year`` when none is typed.

    Raises Refused with a sentence when it is no date or lies outside 2000 to 2100.
    """
    tidy = text.strip().rstrip(".")
    tidy = timed[1] if len(tidy) <= _LONGEST and (timed := _TIMED.fullmatch(tidy)) else tidy
    refusal = Refused(
        _("“{text}” is not a date. Type for example 30-9-{year}, 30 September or end of September.").format(
            text=tidy[:30], year=year
        )
    )
    numbers = re.findall(r"\d+", tidy)
    if not re.fullmatch(r"[\w\s./-]{3,40}", tidy) or len(numbers) not in (1, 2, 3):
        raise refusal
    if len(numbers) == 1 and not re.match(r"(?:\w+\s)?\d{1,2}\b", tidy):
        raise refusal
    if _TWO_DAYS.search(tidy):
        raise refusal
    iso = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", tidy)
    figures = re.fullmatch(r"(\d{1,2})[-/. ]+(\d{1,2})(?:[-/. ]+(\d{2}|\d{4}))?", tidy)
    try:
        if iso:
            found = dt.date(*(int(part) for part in iso.groups()))
        elif figures:
            # Not left to dateutil: it takes 1-13 for 13 January.
            day, month, typed = (int(part or year) for part in figures.groups())
            found = dt.date(typed + 2000 if typed < 100 else typed, month, day)
        else:
            found = _reader().parse(tidy, default=dt.datetime(year, 1, 1)).date()
            if not any(int(number) == found.day for number in numbers):
                raise refusal
    except (ValueError, OverflowError):
        raise refusal from None
    if not 2000 <= found.year <= 2100:
        raise refusal
    return found


def format_date(day: dt.date) -> str:
    """Write a date with numbers, day first: "30-09-2027"."""
    return day.strftime("%d-%m-%Y")


def format_day(day: dt.date) -> str:
    """Write a date with the month as a word: "30 september 2027"."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def format_short_day(day: dt.date, year: int) -> str:
    """Write a day as "20 apr", with its year when that is not ``year``; its parts never stand on two lines."""
    words = f"{day.day}\xa0{SHORT_MONTHS[current()][day.month - 1]}"
    return words if day.year == year else f"{words}\xa0{day.year}"


def month_name(month: int) -> str:
    """Name a month (1 to 12) in the language in use."""
    return MONTHS[current()][month - 1]


def quarter_of(day: dt.date) -> int:
    """Return the quarter (1 to 4) in which a day falls."""
    return (day.month - 1) // 3 + 1


def quarter_start(year: int, quarter: int) -> dt.date:
    """Return the first day of a quarter."""
    return dt.date(year, 3 * quarter - 2, 1)


def quarter_end(year: int, quarter: int) -> dt.date:
    """Return the last day of a quarter."""
    return dt.date(year, 1, 1) + relativedelta(months=3 * quarter, days=-1)
