"""Days named by a school holiday, for a team of which the plan does not say in which region its schools are."""

from __future__ import annotations

import datetime as dt
import re
from typing import get_args

from plans.calendar_rules import Region
from plans.date_words import parse_day
from plans.errors import Refused
from plans.plan import Plan

_BREAK = re.compile(r"(?i)\b\w+vakantie\b|\b(?:spring|may|summer|autumn|christmas) holiday\b")
_BEFORE = re.compile(r"(?i)\s*(?:uiterlijk |nog )?(?:voor|vóór|before|by)\b")


def in_any_region(plan: Plan, words: str, *, starts: bool) -> dt.date | None:
    """Return the day that is right in every region: the first day before a holiday, the last one of it or after it."""
    if plan.team.region is not None or _BREAK.search(words) is None:
        return None
    try:
        days = [parse_day(words, plan.year, region, starts=starts) for region in get_args(Region)]
    except Refused:
        return None
    return min(days) if starts or _BEFORE.match(words) else max(days)
