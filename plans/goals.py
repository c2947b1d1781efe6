"""Five goals, and a parking lot for the ideas beyond five (S2, trait 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal
from uuid import UUID

from sqlmodel import Field

from plans.findings import Finding, essentials
from plans.records import Record, choice, quantity, reference, words
from resources.language import gettext as _

MOST = 5
"""Rather five attainable goals than ten that are abstract (S2)."""

Focus = Literal[
    "self_reliance",
    "loneliness",
    "wellbeing",
    "safety",
    "workload",
    "quality_of_work",
    "skills",
    "other",
]
Stage = Literal["experiment", "pilot", "scale_up", "secured"]

ESSENTIAL = (
    "title",
    "result",
    "indicator",
    "baseline",
    "target",
    "due",
    "client_gain",
    "employee_gain",
    "owner_id",
    "stage",
)


class Goal(Record, table=True):
    """One goal: what will be different, how we see it, and who sees to it."""

    subject: ClassVar[str] = "goals"
    given: ClassVar[frozenset[str]] = frozenset({"parked", "runs_on"})

    title: str = words()
    result: str = words()
    problem: str = words()
    focus: Focus | None = choice()
    indicator: str = words()
    unit: str = words()
    baseline: Decimal | None = quantity(least=-(10**12))
    target: Decimal | None = quantity(least=-(10**12))
    due: dt.date | None = None
    runs_on: bool = False
    client_gain: str = words()
    employee_gain: str = words()
    owner_id: UUID | None = reference("person")
    stage: Stage | None = choice()
    next_stage: str = words()
    technology: str = words()
    fits_vision: str = words()
    securing: str = words()
    stop_doing: str = words()
    evaluation_how: str = words()
    evaluation_with: str = words()
    evaluation_on: dt.date | None = None
    celebration: str = words()
    parked: bool = Field(default=False)
    parked_reason: str = words()


def chosen(goals: list[Goal]) -> list[Goal]:
    """Give the goals of this year, in their order; their place plus one is their number."""
    return [goal for goal in goals if not goal.parked]


def parked(goals: list[Goal]) -> list[Goal]:
    """Give the ideas in the parking lot."""
    return [goal for goal in goals if goal.parked]


def number(goal: Goal, goals: list[Goal]) -> int | None:
    """Give the number (1 to 5) by which everybody knows a goal; None for a parked idea."""
    places = {one.id: place for place, one in enumerate(chosen(goals), start=1)}
    return places.get(goal.id)


def goal_findings(goal: Goal, place: int, year: int) -> Iterator[Finding]:
    """Find what one chosen goal misses."""

    def advice(code: str, field: str, message: str) -> Finding:
        return Finding(code, "advice", "goals", str(goal.id), field, message)

    yield from essentials(goal, ESSENTIAL, number=place)
    if goal.baseline is not None and goal.baseline == goal.target:
        yield advice(
            "target_equals_baseline",
            "target",
            _("Goal {number}: the target is the same as where you start. What will be different?").format(number=place),
        )
    if goal.due and goal.due.year != year and not goal.runs_on:
        yield advice(
            "due_outside_year",
            "due",
            _("Goal {number} ends outside {year}. Does it run on? Then tick that.").format(number=place, year=year),
        )
    for field, message in (
        ("stop_doing", _("Goal {number}: what can you stop doing when this works?")),
        ("securing", _("Goal {number}: how does this become part of the daily care process?")),
        ("evaluation_how", _("Goal {number}: how will you ask clients and colleagues what they notice?")),
    ):
        if not goal.filled(field):
            yield advice(f"goal_without_{field}", field, message.format(number=place))


def findings(goals: list[Goal], year: int) -> Iterator[Finding]:
    """Find what the goals miss together and one by one."""
    ours = chosen(goals)
    if not ours:
        yield Finding("no_goals", "missing", "goals", None, None, _("There is no goal yet. Start with one."))
    if len(ours) > MOST:
        yield Finding(
            "too_many_goals",
            "advice",
            "goals",
            str(ours[MOST].id),
            None,
            _("Five goals are enough for one year. Move the rest to the parking lot."),
        )
    for place, goal in enumerate(ours, start=1):
        yield from goal_findings(goal, place, year)
