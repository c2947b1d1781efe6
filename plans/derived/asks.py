"""What a plan asks of others: of the location manager, of partners, and of who gives money; by when, and how much."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from plans import field_text
from plans.dates import QUARTERS, quarter_start
from plans.derived import line_amounts
from plans.plan import Plan
from plans.status import OPEN_STATES
from plans.subjects import budget, goals
from plans.subjects.people import Person
from resources.language import gettext as _
from resources.texts import text


@dataclass(frozen=True)
class Ask:
    """One thing that is asked: what, before which day, of whom, for which goal, and how many cents it is about."""

    what: str
    before: dt.date | None
    of: str
    role: str = ""
    goal_id: UUID | None = None
    cents: int = 0
    weight: int = 3
    """How soon it is told when there is little room: 0 first."""


def asks(plan: Plan, today: dt.date) -> list[Ask]:
    """Return everything that is still asked of others, by the day it should be there; without a day last."""
    found = [*_agreement(plan), *_reviews(plan), *_money(plan, today), *_barriers(plan), *_conditions(plan)]
    return in_order(found)


def in_order(found: list[Ask]) -> list[Ask]:
    """Return asks by their day, those without one last."""
    return sorted(found, key=lambda ask: (ask.before or dt.date.max, ask.weight))


def most_telling(found: list[Ask], most: int) -> list[Ask]:
    """Return at most so many asks, those that weigh most, by their day."""
    return in_order(sorted(found, key=lambda ask: (ask.weight, ask.before or dt.date.max))[:most])


def _agreement(plan: Plan) -> list[Ask]:
    if plan.record.state not in OPEN_STATES:
        return []
    what = _("Agree to the goals, hours and money in this plan")
    return [Ask(what, quarter_start(plan.year, 1), plan.team.manager.strip(), _("Manager").lower(), weight=0)]


def _reviews(plan: Plan) -> list[Ask]:
    """Return what the last review asked; before the next one."""
    days = {review.quarter: review.on for review in plan.reviews}
    asked = [review for review in plan.reviews if review.is_filled("asked")]
    if not asked:
        return []
    last = max(asked, key=lambda review: review.quarter)
    before = days.get(last.quarter + 1) if last.quarter < QUARTERS[-1] else None
    return [Ask(last.asked.strip(), before, last.asked_of.strip(), weight=0)]


def _money(plan: Plan, today: dt.date) -> list[Ask]:
    """Return for every giver the money from outside on which nothing was decided yet."""
    funds: dict[str, list[budget.Amounts]] = {}
    for row in budget.subsidies(line_amounts.amounts(plan)):
        decided = row.line.decided_on is not None and row.line.decided_on <= today
        if row.line.source == "external" and row.total and not decided:
            funds.setdefault(row.line.fund.strip(), []).append(row)
    found = []
    for fund, rows in funds.items():
        words = _("Apply together for: {what}")
        what = words.format(what=", ".join(row.line.what.strip() for row in rows if row.line.what.strip()))
        days = [day for row in rows if (day := row.line.applied_on or row.line.decided_on)]
        name = plan.team.manager.strip()
        found.append(Ask(what, min(days, default=None), name, fund, cents=budget.total(rows), weight=1))
    return found


def _barriers(plan: Plan) -> list[Ask]:
    chosen = {goal.id for goal in goals.chosen(plan.goals)}
    manager = plan.team.manager.strip().casefold()
    return [
        Ask(
            barrier.asked.strip(),
            None,
            barrier.lifter.strip(),
            goal_id=barrier.goal_id,
            weight=1 if manager and barrier.lifter.strip().casefold().startswith(manager) else 3,
        )
        for barrier in plan.barriers
        if barrier.goal_id in chosen and barrier.is_filled("asked")
    ]


def _conditions(plan: Plan) -> list[Ask]:
    """Return what must be in order and is not, where somebody outside the team sees to it."""
    found = []
    for condition in plan.conditions:
        owner = plan.person(condition.owner_id)
        if owner is None or owner.role != "partner" or condition.status == "in_place":
            continue
        kind = text("conditions", f"choices.condition.kind.{condition.kind}") if condition.kind else ""
        what = condition.what.strip() or kind
        if what:
            found.append(Ask(what, condition.due, _name(owner), _role(owner), condition.goal_id, weight=2))
    return found


def _name(person: Person) -> str:
    return person.name.strip() or _role(person)


def _role(person: Person) -> str:
    role = person.role_name.strip() or person.function.strip()
    return role or field_text.options(Person, "role").get(person.role or "", "")
