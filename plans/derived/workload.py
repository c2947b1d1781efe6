"""What lands on the team in each quarter, and what to move when too much lands at once (S2: tempo)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from plans import calendar_rules
from plans.calendar_rules import Period
from plans.dates import QUARTERS, month_name, quarter_of
from plans.edits import Edit, change
from plans.plan import Plan
from plans.status import SETTLED
from plans.subjects import actions, people, training
from plans.subjects.actions import Action
from resources.language import gettext as _

MOST_A_MONTH = 1
MOST_A_QUARTER = 2
"""More than these and a team gets no time to make something its own."""


@dataclass(frozen=True)
class Load:
    """What one quarter asks of the team: introductions, hours of training, hours freed for coaches, reviews."""

    quarter: int
    introductions: int
    training: Decimal
    freed: Decimal
    reviews: int


@dataclass(frozen=True)
class Stack:
    """Introductions that land on top of each other, which one to move, and the first day that has room.

    ``room`` is None when the rest of the year has no room left.
    """

    when: str
    actions: tuple[Action, ...]
    moves: Action
    room: dt.date | None


def introduced_on(action: Action) -> dt.date | None:
    """Return the day on which an action brings something new: its start, or else its due date."""
    return (action.start or action.due) if action.introduces else None


def introductions(plan: Plan) -> list[Action]:
    """Return the actions that bring something new in the year of the plan and are not over, by date."""
    found = [action for action in plan.actions if _in_year(plan, action) and action.status not in SETTLED]
    return sorted(found, key=lambda item: (introduced_on(item), item.position))


def loads(plan: Plan) -> list[Load]:
    """Return what each quarter asks; introductions that are over still count, they did land on the team."""
    brought = [day for action in plan.actions if (day := introduced_on(action)) and day.year == plan.year]
    reviewed = [review.on for review in plan.reviews if review.on and review.on.year == plan.year]
    hours = training.burdens(plan.activities, plan.year)
    coaches = people.coaches(plan.people)
    return [
        Load(
            quarter,
            sum(quarter_of(day) == quarter for day in brought),
            hours[quarter - 1],
            sum((people.promised(person, plan.year, quarter) for person in coaches), Decimal(0)),
            sum(quarter_of(day) == quarter for day in reviewed),
        )
        for quarter in QUARTERS
    ]


def stacks(plan: Plan) -> list[Stack]:
    """Find the months with more than one introduction and the quarters with more than two.

    A quarter is only named when its months do not say it already. The last one that has not begun is the one to move.
    """
    found = []
    brought = introductions(plan)
    for quarter in QUARTERS:
        inside = [item for item in brought if quarter_of(_day(item)) == quarter]
        months = sorted({_day(item).month for item in inside})
        crowded = [month for month in months if sum(_day(item).month == month for item in inside) > MOST_A_MONTH]
        found += [
            _stack(plan, month_name(month), [item for item in inside if _day(item).month == month]) for month in crowded
        ]
        if not crowded and len(inside) > MOST_A_QUARTER:
            found.append(_stack(plan, _("quarter {number}").format(number=quarter), inside))
    return found


def move_edits(action: Action, to: dt.date) -> list[Edit]:
    """Make the edits that bring an introduction to another day; its length in days stays."""
    day = introduced_on(action)
    if day is None or day == to:
        return []
    if action.start is None:
        return [change(action, "due", to)]
    edits: list[Edit] = [change(action, "start", to)]
    if action.due is not None:
        edits.append(change(action, "due", to + (action.due - action.start)))
    return edits


def _stack(plan: Plan, when: str, members: list[Action]) -> Stack:
    waiting = [member for member in members if member.status != "busy"] or members
    moves = max(waiting, key=lambda item: (_day(item), item.position))
    return Stack(when, tuple(members), moves, next(_rooms(plan, moves), None))


def _rooms(plan: Plan, action: Action) -> Iterator[dt.date]:
    """Return the days with room for an introduction after its own month, those before the goal is due first."""
    others = [_day(introduction) for introduction in introductions(plan) if introduction is not action]
    goal = plan.goal(action.goal_id)
    due = goal.due if goal and not goal.parked else None
    late = []
    for later in range(1, 13):
        day = _day(action) + relativedelta(months=later)
        if day.year != plan.year:
            break
        month = sum((other.year, other.month) == (day.year, day.month) for other in others)
        quarter = sum(quarter_of(other) == quarter_of(day) for other in others)
        if month >= MOST_A_MONTH or quarter >= MOST_A_QUARTER:
            continue
        working = _working_day(plan, day)
        if working is None:
            continue
        length = (action.due - action.start) if action.due and action.start else dt.timedelta(0)
        if due is not None and working + length > due:
            late.append(working)
        else:
            yield working
    yield from late


def _working_day(plan: Plan, day: dt.date) -> dt.date | None:
    """Return the first day from here in the same month on which something new can land, or None."""
    blocked = [*actions.blocked(plan.blocks), *school_holidays(plan)]
    for later in range(31):
        one = day + dt.timedelta(days=later)
        if one.month != day.month:
            return None
        if one.weekday() < 5 and calendar_rules.is_free(one, blocked):
            return one
    return None


def school_holidays(plan: Plan) -> list[Period]:
    """Return the school holidays in the region of the team, and those that were entered by hand."""
    entered = actions.entered_holidays(plan.blocks)
    if plan.team.region is None:
        return entered
    return [*calendar_rules.school_holidays(plan.year, plan.team.region), *entered]


def _in_year(plan: Plan, action: Action) -> bool:
    day = introduced_on(action)
    return day is not None and day.year == plan.year


def _day(action: Action) -> dt.date:
    day = introduced_on(action)
    assert day is not None
    return day
