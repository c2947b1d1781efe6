"""What the fields of a goal say already, so that the coach need not ask for it, and where a text says otherwise."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from plans.coach.patterns import fold
from plans.coach.reading import Hit, Reading
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

_STEM = 6
"""Letters by which two words are taken for forms of one."""

_MOST = 5
"""Changes in a text that are compared with the fields."""


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


def differing_change(reading: Reading, known: Known) -> tuple[Hit, Decimal, Decimal] | None:
    """Return a "from 6 to 3" in a text with its two numbers, where the fields say other numbers of the same measure."""
    if known.baseline is None and known.target is None:
        return None
    found: list[tuple[Hit, Decimal, Decimal]] = []
    for hit in reading["change"][:_MOST]:
        values = [value for value in map(reading.amount, range(hit.first, hit.last + 1)) if value is not None]
        if len(values) < 2 or reading.dated & {hit.first + 1, hit.last}:
            continue
        begin, end = values[0], values[-1]
        if known.baseline in (None, begin) and known.target in (None, end):
            return None
        if begin == known.baseline or end == known.target or _same_measure(reading, hit, known):
            found.append((hit, begin, end))
    return found[0] if found else None


def _same_measure(reading: Reading, hit: Hit, known: Known) -> bool:
    """Return whether a change is about what the fields measure; where they don't say what, it is."""
    measured = [word[:_STEM] for word in fold(f"{known.indicator} {known.unit}").split() if len(word) >= _STEM]
    clause = next(clause for clause in reading.clauses if hit.first in clause)
    words = [reading.words[place].text for place in clause]
    return not measured or any(stem in word for stem in measured for word in words)
