"""Days named by a school holiday, for a team of which the plan does not say in which region its schools are."""

from __future__ import annotations

import datetime as dt
import re
from typing import get_args

from plans.calendar_rules import Region
from plans.date_words import parse_day
from plans.errors import Refused
from plans.importing.files.grid import Cell
from plans.plan import Plan

_BREAK = re.compile(r"(?i)\b\w+vakantie\b|\b(?:spring|may|summer|autumn|christmas) holiday\b")
_BEFORE = re.compile(r"(?i)\s*(?:uiterlijk |nog )?(?:voor|vóór|before|by)\b")


def names_break(cell: Cell) -> bool:
    """Return whether a cell names a school holiday: which day that is, is another in each region."""
    return isinstance(cell, str) and _BREAK.search(cell) is not None


def before_break(plan: Plan, words: str) -> dt.date | None:
    """Return the day before a school holiday begins in any region; None for all else, the holiday itself too."""
    if plan.team.region is not None or not _BEFORE.match(words) or _BREAK.search(words) is None:
        return None
    try:
        return min(parse_day(words, plan.year, region) for region in get_args(Region))
    except Refused:
        return None
