"""Where the time goes that goals win: how much a week, and what the team agreed to do with it.

Answers the fear that time won means fewer colleagues (S2: say from the start what happens with the outcomes).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from plans.plan import Plan
from plans.subjects import goals
from plans.subjects.goals import Goal

_HOUR = 60
_LEAST = Decimal("0.1")


@dataclass(frozen=True)
class WonTime:
    """What one goal wins: its number among the goals, minutes a week, and what they are for ("" when not agreed)."""

    number: int
    goal: Goal
    minutes: int
    goes_to: str


def won(plan: Plan) -> list[WonTime]:
    """Return what each goal wins that says so, in the order of the goals; parked ideas win nothing."""
    return [
        WonTime(number, goal, goal.time_won, goal.time_for.strip())
        for number, goal in enumerate(goals.chosen(plan.goals), start=1)
        if goal.time_won
    ]


def hours(minutes: int) -> Decimal:
    """Return minutes as hours, rounded to a half hour, but never to nothing: less than that stays in tenths."""
    exact = Decimal(minutes) / _HOUR
    if exact < 1:
        return max(exact.quantize(_LEAST, ROUND_HALF_UP), _LEAST)
    return (exact * 2).quantize(Decimal(1), ROUND_HALF_UP) / 2
