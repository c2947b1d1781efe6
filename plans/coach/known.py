"""What the fields of a goal say already, so that the coach need not ask for it, and where a text names another day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from plans.coach.when import When

if TYPE_CHECKING:
    # Only their types: a text is read without the tables being loaded.
    from plans.subjects.goals import Focus, Goal
    from plans.subjects.team import Care, Team

GOAL_FIELDS = (
    *("due", "runs_on", "indicator", "baseline", "target", "unit", "client_gain", "employee_gain", "technology"),
    "focus",
)
"""The fields of a goal of which a change may change what the coach says of its text."""

TEAM_FIELDS = ("care", "year")
"""The same of the team."""


@dataclass(frozen=True)
class Known:
    """The fields of a goal and its team that the coach reads beside the text; their types are those of the records."""

    due: dt.date | None = None
    runs_on: bool = False
    indicator: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    unit: str = ""
    client_gain: str = ""
    employee_gain: str = ""
    technology: str = ""
    care: Care | None = None
    year: int | None = None
    focus: Focus | None = None

    @property
    def dated(self) -> bool:
        """Return whether a field says by when, or that the goal runs on."""
        return self.due is not None or self.runs_on

    @property
    def measured(self) -> bool:
        """Return whether the fields say what is measured, and how much it is to be."""
        return bool(self.indicator.strip()) and self.target is not None

    @property
    def gives(self) -> bool:
        """Return whether a field says what client or colleague notices."""
        return bool(self.client_gain.strip() or self.employee_gain.strip())


def known_of(goal: Goal, team: Team) -> Known:
    """Return what the fields of a goal and of its team say."""
    of_goal = {field: getattr(goal, field) for field in GOAL_FIELDS}
    return Known(**of_goal, **{field: getattr(team, field) for field in TEAM_FIELDS})


def differing_time(times: list[When], due: dt.date | None) -> When | None:
    """Return the first time in a text, where the deadline fits none of them."""
    bound = [time.in_year_of(due) for time in times if time.begin] if due else []
    if due is None or not bound or any(time.allows(due) for time in bound):
        return None
    return bound[0]


def offered_time(times: list[When]) -> When | None:
    """Return the time in a text that names the one day that can be taken over as the deadline."""
    offers = [time for time in times if time.offered]
    return offers[0] if len({time.offered for time in offers}) == 1 else None
