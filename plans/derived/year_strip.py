"""The year as a strip: which action lies where, and the days on which nothing new should land.

The window paints it and the print draws it; both take it from here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from plans import calendar_rules, field_text
from plans.calendar_rules import Period
from plans.dates import format_date
from plans.derived import workload
from plans.edits import Edit, change
from plans.plan import Plan
from plans.subjects import actions, goals
from plans.subjects.actions import Action
from resources.language import gettext as _

BandKind = Literal["school", "block"]


@dataclass(frozen=True)
class Bar:
    """One action on the strip, from its first to its last day within the year."""

    action: Action
    goal: int | None
    """The number of its goal, for its colour."""
    first: dt.date
    last: dt.date
    runs_on: bool
    """Whether it goes on after the last day of the year."""
    introduced: dt.date | None
    """The day on which it brings something new, when that lies in the year."""


@dataclass(frozen=True)
class Band:
    """A period behind the bars."""

    kind: BandKind
    period: Period


def bars(plan: Plan) -> list[Bar]:
    """Return the actions that touch the year, by goal and then by date; those without a date are left out."""
    found = [bar for action in plan.actions if (bar := _bar(plan, action))]
    return sorted(found, key=lambda bar: (bar.goal or 99, bar.first, bar.last, bar.action.position))


def undated(plan: Plan) -> list[Action]:
    """Return the actions that have no day yet, so that they are not forgotten."""
    return [
        action for action in plan.actions if action.is_filled("what") and action.start is None and action.due is None
    ]


def bands(plan: Plan) -> list[Band]:
    """Return the school holidays of the region and the weeks that the team keeps free, cut to the year."""
    return [*_cut(plan, "school", workload.school_holidays(plan)), *_cut(plan, "block", actions.blocked(plan.blocks))]


def public_holidays(plan: Plan) -> list[calendar_rules.Holiday]:
    """Return the public holidays of the year."""
    return calendar_rules.public_holidays(plan.year)


def share(day: dt.date, year: int) -> float:
    """Return how far a day lies in a year, from 0 to 1."""
    first = dt.date(year, 1, 1)
    return (day - first) / (dt.date(year + 1, 1, 1) - first)


def day_at(part: float, year: int) -> dt.date:
    """Return the day at a part (0 to 1) of a year; what lies outside goes to its first or last day."""
    first, after = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    days = (after - first).days
    return first + dt.timedelta(days=max(0, min(days - 1, int(part * days))))


def shift_edits(action: Action, days: int) -> list[Edit]:
    """Make the edits that move an action as a whole by a number of days."""
    by = dt.timedelta(days=days)
    moved = [(field, getattr(action, field)) for field in ("start", "due")]
    return [change(action, field, day + by) for field, day in moved if day is not None and days]


def describe(plan: Plan, bar: Bar) -> str:
    """Say an action in words, for who cannot see the strip."""
    action = bar.action
    when = _("on {day}").format(day=format_date(bar.first))
    if bar.first != bar.last:
        when = _("{first} until {last}").format(first=format_date(bar.first), last=format_date(bar.last))
    parts = [
        action.what or _("action without a name"),
        _("goal {number}").format(number=bar.goal) if bar.goal else "",
        when,
        field_text.format_value(plan, action, "owner_id"),
        action.where,
        field_text.format_value(plan, action, "status"),
        _("brings something new") if bar.introduced else "",
        _("runs on") if bar.runs_on else "",
    ]
    return ", ".join(part for part in parts if part)


def _bar(plan: Plan, action: Action) -> Bar | None:
    first, last = action.start or action.due, action.due or action.start
    if first is None or last is None:
        return None
    first, last = min(first, last), max(first, last)
    begin, end = dt.date(plan.year, 1, 1), dt.date(plan.year, 12, 31)
    if last < begin or first > end:
        return None
    goal = plan.goal(action.goal_id)
    brought = workload.introduced_on(action)
    return Bar(
        action,
        goals.number(goal, plan.goals) if goal else None,
        max(first, begin),
        min(last, end),
        last > end,
        brought if brought is not None and brought.year == plan.year else None,
    )


def _cut(plan: Plan, kind: BandKind, periods: list[Period]) -> Iterator[Band]:
    begin, end = dt.date(plan.year, 1, 1), dt.date(plan.year, 12, 31)
    for period in periods:
        if period.last >= begin and period.first <= end:
            yield Band(kind, Period(period.name, max(period.first, begin), min(period.last, end)))
