"""On which day a feast falls, and when the clocks change: Whitsun, Mother's Day, the fifth of December."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from dateutil.easter import easter
from dateutil.relativedelta import SU, relativedelta


def _sunday(month: int, number: int) -> Callable[[int], dt.date]:
    """Return when the second Sunday of May is, or the last one, which is number -1, of another month."""
    day = relativedelta(day=1 if number > 0 else 31, weekday=SU(number))
    return lambda year: dt.date(year, month, 1) + day


def _after_easter(days: int) -> Callable[[int], dt.date]:
    return lambda year: easter(year) + dt.timedelta(days=days)


_MOVING: Mapping[str, Callable[[int], dt.date]] = {
    "carnival": _after_easter(-47),
    "good friday": _after_easter(-2),
    "easter": _after_easter(1),
    "ascension": _after_easter(39),
    "whitsun": _after_easter(50),
    "mothering": _after_easter(-21),
    "mothers": _sunday(5, 2),
    "fathers": _sunday(6, 3),
    "summer time": _sunday(3, -1),
    "winter time": _sunday(10, -1),
}
"""The feasts that move, by the name that they have in the word lists: the last day of each."""


def feast_day(name: str, year: int) -> dt.date:
    """Return the day of a feast, given by its name or as month and day (12-05); raises ValueError for any other."""
    if name in _MOVING:
        return _MOVING[name](year)
    month, day = map(int, name.split("-"))
    return dt.date(year, month, day)
