"""How a goal moves over the year: from baseline through the quarters to its target, and where that leads."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Literal

from plans import dates
from plans.dates import QUARTERS
from plans.money import format_number
from plans.plan import Plan
from plans.status import GoalStatus
from plans.subjects import reviews
from plans.subjects.goals import Goal
from resources.language import gettext as _

Outlook = Literal["reached", "in_time", "late", "still"]
"""Reached; on the way and in time; on the way but too late; or not on the way at all."""

FARTHEST = dt.date(2100, 12, 31)
"""A day beyond this is not worth naming."""


@dataclass(frozen=True)
class Point:
    """One value on its day; ``quarter`` is 0 for the baseline."""

    quarter: int
    day: dt.date
    value: Decimal


@dataclass(frozen=True)
class Forecast:
    """Where a straight line leads: when the target is reached, and what is reached by the day it was meant for."""

    outlook: Outlook
    day: dt.date | None
    """The day on which the line comes to the target; None when it never does, or has already."""
    at_due: Decimal
    """The value of the line on the day the goal is due, to a tenth."""


def points(plan: Plan, goal: Goal, until: int = QUARTERS[-1]) -> list[Point]:
    """Return what is known of a goal in order: its baseline at the start of the year, then the end of each quarter.

    What was measured after quarter ``until`` is left out.
    """
    found = []
    if goal.baseline is not None:
        found.append(Point(0, dates.quarter_start(plan.year, 1), goal.baseline))
    for quarter in QUARTERS[:until]:
        measurement = reviews.measurement_of(plan.measurements, goal.id, quarter)
        if measurement is not None and measurement.value is not None:
            found.append(Point(quarter, dates.quarter_end(plan.year, quarter), measurement.value))
    return found


def due(plan: Plan, goal: Goal) -> dt.date:
    """Return the day on which a goal is to be reached; the end of the year when none is named."""
    return goal.due or dates.quarter_end(plan.year, QUARTERS[-1])


def history(plan: Plan, goal: Goal) -> list[GoalStatus | None]:
    """Return the status of a goal in each quarter, as far as it counts."""
    return [reviews.counted_status(reviews.measurement_of(plan.measurements, goal.id, quarter)) for quarter in QUARTERS]


def last_status(plan: Plan, goal: Goal) -> GoalStatus | None:
    """Return the status that a goal had last, as far as it counts; None as long as it had none."""
    return next((status for status in reversed(history(plan, goal)) if status), None)


def forecast(known: list[Point], target: Decimal | None, by: dt.date) -> Forecast | None:
    """Follow the straight line from the first point to the last one; None with fewer than two points or no target.

    It is the pace so far, which anybody can check with a ruler. A target may lie above or below the first value; one
    that equals it is to be held.
    """
    if len(known) < 2 or target is None:
        return None
    first, last = known[0], known[-1]
    days = (last.day - first.day).days
    gained = last.value - first.value
    expected = (last.value + gained * (by - last.day).days / days).quantize(Decimal("0.1"))
    if _reached(first.value, last.value, target):
        return Forecast("reached", None, expected)
    left = target - last.value
    if gained * left <= 0:
        return Forecast("still", None, expected)
    ahead = int((left * days / gained).to_integral_value(ROUND_CEILING))
    if ahead > (FARTHEST - last.day).days:
        return Forecast("still", None, expected)
    day = last.day + dt.timedelta(days=ahead)
    return Forecast("in_time" if day <= by else "late", day, expected)


def sentence(plan: Plan, goal: Goal, until: int = QUARTERS[-1]) -> str:
    """Say where a goal is heading, in one plain sentence; nothing as long as there is no forecast."""
    by = due(plan, goal)
    found = forecast(points(plan, goal, until), goal.target, by)
    if found is None or goal.target is None:
        return ""
    words = {
        "target": format_number(goal.target),
        "due": _month(by, plan.year),
        "when": _month(found.day, plan.year) if found.day else "",
        "value": format_number(found.at_due),
    }
    sentences: dict[Outlook, str] = {
        "reached": _("You are there: the goal was {target}."),
        "in_time": _("At this rate you reach {target} in {when}; the goal is {target} by the end of {due}."),
        "late": _("At this rate you will not be there by {due}: you reach {target} in {when}."),
        "still": _("At this rate you will not be there by {due}: it will be at {value}, and the goal is {target}."),
    }
    return sentences[found.outlook].format(**words)


def _reached(first: Decimal, last: Decimal, target: Decimal) -> bool:
    if target == first:
        return last == target
    return last >= target if target > first else last <= target


def _month(day: dt.date, year: int) -> str:
    name = dates.month_name(day.month)
    return name if day.year == year else f"{name} {day.year}"
