"""Training against the people it is for, the roster that bears it, and the money it takes (S2, trait 7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from plans.dates import QUARTERS, quarter_of
from plans.derived import training_coverage
from plans.derived.crosschecks import wording
from plans.findings import End, Finding
from plans.money import format_amount, format_number
from plans.plan import Plan
from plans.subjects import training
from plans.subjects.budget import Amounts, BudgetLine
from plans.subjects.training import Type, UserType
from resources.language import gettext as _
from resources.texts import choices

_ENOUGH = Decimal("0.9")
"""So much of the hours may be replaced to be all of them: some colleagues learn in quiet hours."""


def findings(plan: Plan, rows: Sequence[Amounts]) -> Iterator[Finding]:
    """Find types that nobody serves or serves badly, too much training at once, and training without money."""
    for kind in plan.user_types:
        if kind.number and kind.type:
            yield from _served(plan, kind, kind.type)
    yield from _over_capacity(plan)
    yield from _without_backfill(plan, rows)
    yield from _without_cost(plan)
    yield from _without_activity(plan, rows)


def _served(plan: Plan, user_type: UserType, kind: Type) -> Iterator[Finding]:
    forms = training_coverage.forms(plan, kind)
    words = {"type": choices("training", "user_type.type")[kind], "number": user_type.number}
    if not forms:
        message = (
            _("There is nothing yet for {type} ({number}). They gain most from someone beside them.")
            if kind in training_coverage.WARY
            else _("There is no training yet for {type} ({number}).")
        )
        yield Finding(
            "user_type_unserved",
            "advice",
            "training",
            str(user_type.id),
            "number",
            message.format(**words),
            other=End("training"),
        )
    elif kind in training_coverage.WARY and forms == ("e_learning",):
        only = next(activity for activity in plan.activities if training_coverage.serves_type(activity, kind))
        yield Finding(
            "unsuitable_form",
            "advice",
            "training",
            str(only.id),
            "form",
            _("E-learning alone seldom helps {type}. Add somebody who helps on the job.").format(**words),
            other=End("training", str(user_type.id), "number"),
        )


def _over_capacity(plan: Plan) -> Iterator[Finding]:
    room = plan.onboarding.capacity
    if room is None:
        return
    for quarter, hours in zip(QUARTERS, training.burdens(plan.activities, plan.year), strict=True):
        if hours > room:
            last = [activity for activity in plan.activities if activity.on and activity.on.year == plan.year]
            most = max((item for item in last if item.on and quarter_of(item.on) == quarter), key=training.burden)
            yield Finding(
                "training_over_capacity",
                "advice",
                "training",
                str(most.id),
                "on",
                _("Quarter {quarter} has {hours} hours of training; there is room for {room}. What can move?").format(
                    quarter=quarter, hours=format_number(hours), room=format_number(room)
                ),
                other=End("training", str(plan.onboarding.id), "capacity"),
            )


def _without_backfill(plan: Plan, rows: Sequence[Amounts]) -> Iterator[Finding]:
    """Find hours of training for which nobody replaces who learns: no room in the roster, and too little money."""
    needed = sum(training.burdens(plan.activities, plan.year), Decimal(0))
    lines = [row for row in rows if _replaces(row.line)]
    room = plan.onboarding.capacity
    if not needed or (not lines and room):
        return
    largest = max((item for item in plan.activities if item.on and item.on.year == plan.year), key=training.burden)
    if not lines:
        message = _(
            "There are {hours} hours of training, and nobody covers for those who are learning. Put it "
            "on the rota or in the budget."
        )
        end, words = End("budget"), {"hours": format_number(needed)}
    else:
        paid = [_hours_paid(row, rows) for row in lines]
        known = sum((hours for hours, _sure in paid if hours is not None), Decimal(0))
        if any(hours is None for hours, _sure in paid) or known >= needed * _ENOUGH:
            return
        message = (
            _("There are {hours} hours of training, and “{what}” covers {paid}. Who covers the rest?")
            if all(sure for _hours, sure in paid)
            else _("There are {hours} hours of training, and “{what}” covers {paid} at most. Who covers the rest?")
        )
        words = {"hours": format_number(needed), "what": lines[0].line.what, "paid": format_number(known)}
        end = End("budget", str(lines[0].line.id), "note" if lines[0].line.is_filled("note") else "quarter1")
    yield Finding(
        *("training_without_backfill", "advice", "training", str(largest.id), "hours"),
        message.format(**words),
        other=end,
        mended_there=True,
    )


def _replaces(line: BudgetLine) -> bool:
    """Return whether a line pays for who takes the place of colleagues that learn."""
    if line.person_id or line.kind not in ("training", "hours", "other", None):
        return False
    return wording.covers_learning(line.what, line.note, line.kind in ("training", "hours"))


def _hours_paid(row: Amounts, rows: Sequence[Amounts]) -> tuple[Decimal | None, bool]:
    """Return how many hours a line pays, and whether that is sure; None when it says nothing of that yet.

    It pays at its own price of an hour, that in its note, or that of other lines. Where no price is known, it pays
    no more than it would at the lowest.
    """
    text = f"{row.line.what} {row.line.note}"
    known = [other.line.rate for other in rows if other.line.kind == "hours" and other.line.rate]
    cents = row.line.rate or wording.rate(text) or (sum(known) // len(known) if known else None)
    if cents:
        return (Decimal(row.total) / cents).quantize(Decimal(1)), True
    said = wording.hours(text)
    if said is None and row.total:
        return (Decimal(row.total) / wording.LOWEST_PRICE).quantize(Decimal(1)), False
    return said, True


def _without_cost(plan: Plan) -> Iterator[Finding]:
    followed = {line.activity_id for line in plan.budget_lines}
    for activity in plan.activities:
        if activity.is_filled("what") and not activity.free and not activity.cost and activity.id not in followed:
            yield Finding(
                "training_without_cost",
                "advice",
                "training",
                str(activity.id),
                "cost",
                _("What does “{what}” cost? Or tick that it is free.").format(what=activity.what),
                other=End("budget"),
            )


def _without_activity(plan: Plan, rows: Sequence[Amounts]) -> Iterator[Finding]:
    followed = {line.activity_id for line in plan.budget_lines}
    if any(activity.cost and not activity.free and activity.id not in followed for activity in plan.activities):
        return
    for row in rows:
        line = row.line
        if line.kind == "training" and line.activity_id is None and row.total:
            yield Finding(
                "training_cost_without_activity",
                "advice",
                "budget",
                str(line.id),
                "what",
                _("“{what}” has {amount}, but no training uses it. What is it for?").format(
                    what=line.what, amount=format_amount(row.total)
                ),
                other=End("training"),
            )
