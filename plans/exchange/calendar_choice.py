"""What is asked to go into a calendar: whose moments, and how long before them it reminds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Whose = Literal["all", "mine", "team"]
WHOSE: tuple[Whose, ...] = get_args(Whose)
"""Which moments: all of them; those that the leader carries or attends; those that are not the leader's alone."""

REMINDERS = (1, 7)
"""How many days before a moment a calendar can remind of it."""


@dataclass(frozen=True)
class CalendarChoice:
    """What goes into the calendar, and how many days before it reminds; 0 for no reminders."""

    whose: Whose = "all"
    remind: int = 0
