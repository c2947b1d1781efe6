"""When the steps of a card fall: counted back and on from the first day of use, past holidays and blocked weeks.

Weeks before the start are weeks in which something can be done; a holiday takes its weeks out. All numbers here are
rules of thumb of ours.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal
from uuid import UUID

from plans import calendar_rules
from plans.calendar_rules import Period
from plans.cards.deck import Card, Kind, card
from plans.dates import quarter_of
from plans.derived import workload
from plans.plan import Plan
from plans.proposals import CARD
from plans.status import SETTLED
from plans.subjects import actions, training

Step = Literal["measure", "consent", "medication", "privacy", "ict", "practice", "training"]

_STEPS: tuple[Step, ...] = ("measure", "consent", "medication", "privacy", "ict", "practice", "training")

OFFSETS: dict[Kind, dict[Step, int]] = {
    "watching": dict(zip(_STEPS, (11, 9, 8, 6, 4, 2, 1), strict=True)),
    "medication": dict(zip(_STEPS, (10, 8, 6, 5, 3, 2, 1), strict=True)),
    "staff": dict(zip(_STEPS, (7, 5, 4, 4, 2, 2, 1), strict=True)),
    "small": dict(zip(_STEPS, (4, 3, 3, 2, 2, 2, 1), strict=True)),
}
"""How many working weeks before the first day of use a step is done, in the safe order."""

SMALL, WORKS, GIVES, DECIDES, STOPS, ORDINARY = (dt.timedelta(weeks=weeks) for weeks in (4, 2, 8, 9, 10, 26))
"""How long after the first day of use: the small start ends, the evaluations, what is decided, the old way stops."""

APART = dt.timedelta(weeks=13)
"""How far from each other two technologies that watch over people start."""

LAST_START, LAST_END = (10, 31), (12, 15)
"""Month and day after which nothing is begun any more in a year, and by which a goal of that year ends."""


@dataclass(frozen=True)
class Schedule:
    """The days of one card."""

    before: dict[Step, dt.date]
    start: dt.date
    small: dt.date
    works: dt.date
    gives: dt.date
    decides: dt.date
    stops: dt.date
    ordinary: dt.date
    """The last evaluation, with which the goal ends."""


def schedule(plan: Plan, item: Card, today: dt.date, training_hours: Decimal = Decimal(0)) -> Schedule:
    """Lay a card in the year of a plan, on the first start that leaves room; when none does, on the quietest.

    ``training_hours`` are the hours that its training takes off the roster.
    """
    first = max(today, dt.date(plan.year, 1, 1)) if today.year == plan.year else dt.date(plan.year, 1, 1)
    blocked = _blocked(plan)
    weeks = _working_weeks(first, dt.date(plan.year + 1, 12, 31), blocked)
    offsets = OFFSETS[item.kind]
    starts = range(max(offsets.values()), len(weeks))
    inside = [place for place in starts if weeks[place] <= dt.date(plan.year, *LAST_START)]
    roomy = (place for place in inside or starts if _has_room(plan, item, weeks[place], training_hours))
    quiet = min(inside or starts, key=lambda place: (_load(plan, weeks[place]), place))
    chosen = next(roomy, quiet)
    return _laid(weeks, chosen, offsets, plan.year, blocked)


def _laid(weeks: list[dt.date], place: int, offsets: dict[Step, int], year: int, blocked: list[Period]) -> Schedule:
    start = weeks[place]

    def later(by: dt.timedelta) -> dt.date:
        return next(_free_days(start + by, blocked))

    gives, last = later(GIVES), dt.date(year, *LAST_END)
    ordinary = later(ORDINARY)
    if start.year == year and ordinary > last:
        # The year ends first; what was decided after eight weeks has been carried out by then.
        ordinary = max(next(_free_days(last, blocked, back=True)), later(STOPS))
    return Schedule(
        before={step: weeks[place - weeks_before] for step, weeks_before in offsets.items()},
        start=start,
        small=later(SMALL),
        works=later(WORKS),
        gives=gives,
        decides=later(DECIDES),
        stops=later(STOPS),
        ordinary=ordinary,
    )


def _working_weeks(first: dt.date, last: dt.date, blocked: list[Period]) -> list[dt.date]:
    """Return for every week in which something can be done its day: a Tuesday, or the first that is free."""
    monday = first - dt.timedelta(days=first.weekday())
    found = []
    while monday <= last:
        days = [day for by in range(5) if (day := monday + dt.timedelta(days=by)) >= first and _free(day, blocked)]
        if days:
            found.append(min(days, key=lambda day: (day.weekday() != 1, day)))
        monday += dt.timedelta(weeks=1)
    return found


def _has_room(plan: Plan, item: Card, start: dt.date, hours: Decimal) -> bool:
    """Return whether a start leaves the team time to make it its own, and the roster time to learn it."""
    month, quarter = _load(plan, start)
    if month >= workload.MOST_A_MONTH or quarter >= workload.MOST_A_QUARTER:
        return False
    if item.kind == "watching" and _watching(plan, start):
        return False
    room = plan.onboarding.capacity
    taught = start - dt.timedelta(weeks=OFFSETS[item.kind]["practice"])
    if room is None or taught.year != plan.year:
        return True
    return training.burdens(plan.activities, plan.year)[quarter_of(taught) - 1] + hours <= room


def _load(plan: Plan, day: dt.date) -> tuple[int, int]:
    """Return how much is introduced already in the month and in the quarter of a day."""
    inside = [found for found, _goal in _introduced(plan) if _quarter(found) == _quarter(day)]
    return sum(found.month == day.month for found in inside), len(inside)


def _watching(plan: Plan, day: dt.date) -> bool:
    """Return whether another technology that watches over people starts around that day: one night team learns both."""
    for found, key in _introduced(plan):
        goal = plan.goal(key)
        other = card(goal.origin.removeprefix(CARD)) if goal and goal.origin.startswith(CARD) else None
        if other and other.kind == "watching" and abs(found - day) < APART:
            return True
    return False


def _introduced(plan: Plan) -> list[tuple[dt.date, UUID | None]]:
    """Return when something comes into use, in any year, and for which goal."""
    waiting = [action for action in plan.actions if action.status not in SETTLED]
    return [(day, action.goal_id) for action in waiting if (day := workload.introduced_on(action))]


def _quarter(day: dt.date) -> tuple[int, int]:
    return day.year, quarter_of(day)


def _blocked(plan: Plan) -> list[Period]:
    following = _school_year_after(plan)
    return [*actions.blocked(plan.blocks), *workload.school_holidays(plan), *following]


def _school_year_after(plan: Plan) -> list[Period]:
    region = plan.team.region
    return calendar_rules.school_holidays(plan.year + 1, region) if region else []


def _free(day: dt.date, blocked: list[Period]) -> bool:
    return day.weekday() < len(calendar_rules.WEEKDAYS) and calendar_rules.is_free(day, blocked)


def _free_days(day: dt.date, blocked: list[Period], back: bool = False) -> Iterator[dt.date]:
    """Return the free working days from a day on, or from it back."""
    by = dt.timedelta(days=-1 if back else 1)
    for _more in range(400):
        if _free(day, blocked):
            yield day
        day += by
