"""Whether a list writes the month before the day, as "12/31/2027": told from its dates together, never from one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plans.importing.files.grid import Cell

SLASHED = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?:,?\s+\d{1,2}:\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\.?)?)?\s*")
"""A date of three numbers with slashes between them, which people write in either order; a time may stand behind."""
ENOUGH = 3
"""From how many dates that cannot be otherwise a whole list is read with the month first."""


def writes_month_first(cells: Iterable[Cell]) -> bool:
    """Return whether the dates of a list stand with the month first: several only so, none only otherwise."""
    month_first = 0
    for cell in cells:
        if isinstance(cell, str) and (found := SLASHED.fullmatch(cell)):
            one, two = int(found[1]), int(found[2])
            if one > 12:
                return False
            month_first += two > 12
    return month_first >= ENOUGH


def day_before_month(words: str) -> str | None:
    """Return a date with slashes and the month first as day-month-year, None for all else."""
    found = SLASHED.fullmatch(words)
    return f"{found[2]}-{found[1]}-{found[3]}" if found and int(found[1]) <= 12 else None
