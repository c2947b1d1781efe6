"""What the short plan proposes: shown before it is taken, and taken over by going on.

Days, hours and numbers here are rules of thumb of ours; all can be changed.
"""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import uuid4

from plans import calendar_rules
from plans.cards import deck
from plans.cards.deck import Card
from plans.cards.filling import hour_rate
from plans.cards.schedule import GIVES, LAST_END, OFFSETS
from plans.derived import quarterly_review, workload
from plans.edits import Added, Change, Edit, Removed, change
from plans.plan import Plan
from plans.proposals import CARD
from plans.short_plan.questions import Question, coach_of, goal_at, goals_of, hours_line, lines_of, steps_of
from plans.subjects import actions
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine, LineKind
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from resources.texts import choices, text, texts

LEAST_HOURS, MOST_HOURS = Decimal(2), Decimal(8)
"""Hours a week of a digicoach: less does not show on the floor, more is seldom found on a roster."""
HALF = Decimal("0.5")
FIRST_END = (9, 30)
"""Month and day by which the first goal of the team's own is reached; the second has until the end of the year."""
AHEAD = {"measure": dt.timedelta(weeks=22), "begin": dt.timedelta(weeks=16), "look_back": dt.timedelta(weeks=8)}
"""How long before a goal is to be reached its first steps are done."""
SPREAD = dt.timedelta(weeks=3)
"""How far these lie apart at least, also where the year begins too late for that."""
COSTS: tuple[LineKind, ...] = ("innovation", "training", "unforeseen")
"""The kinds of cost that are asked after when no card brought any."""


def messages() -> list[str]:
    """Return a few messages to begin with."""
    return texts("short_plan", "messages")


def cards_for(plan: Plan) -> list[Card]:
    """Return the cards to choose a goal from: those that suit the care of the team and are no goal yet."""
    taken = {goal.origin for goal in plan.goals}
    return [card for card in deck.deck() if card.suits(plan.team.care) and f"{CARD}{card.key}" not in taken]


def due_of(plan: Plan, goal: Goal) -> dt.date:
    """Return the day by which a goal is reached that has none: the first one a quarter before the second."""
    first = goal_at(plan, 1)
    month, day = FIRST_END if first is None or first.id == goal.id else LAST_END
    return _free(plan, dt.date(plan.year, month, day))


def coach_hours(plan: Plan) -> Decimal:
    """Return the hours a week of a digicoach: those of the cards, over the weeks up to their second evaluation."""
    found = Decimal(0)
    for goal in goals_of(plan):
        card = deck.card(goal.origin.removeprefix(CARD))
        if card:
            weeks = OFFSETS[card.kind]["measure"] + GIVES.days // 7
            found += Decimal(sum(card.hours)) / 2 / weeks
    halves = (found / HALF).quantize(Decimal(1), ROUND_HALF_UP) * HALF
    return min(MOST_HOURS, max(LEAST_HOURS, halves))


def first_steps(plan: Plan) -> list[Action]:
    """Return three first steps for each goal that has none: count, begin small, look back together."""
    last = max((action.position for action in plan.actions), default=-1)
    made: list[Action] = []
    for goal in goals_of(plan):
        if steps_of(plan, goal):
            continue
        end, day = goal.due or due_of(plan, goal), dt.date(plan.year, 1, 1)
        for name, ahead in AHEAD.items():
            day = _free(plan, max(day + SPREAD, end - ahead))
            made.append(
                Action(
                    id=uuid4(),
                    plan_id=plan.id,
                    position=last + 1 + len(made),
                    goal_id=goal.id,
                    owner_id=goal.owner_id or (plan.leader.id if plan.leader else None),
                    what=text("short_plan", f"first_steps.{name}"),
                    due=day,
                    status="open",
                )
            )
    return made


def costs(plan: Plan) -> list[BudgetLine]:
    """Return lines to begin a budget with, while there is none that takes an amount."""
    if lines_of(plan):
        return []
    kinds = choices("budget", "budget_line.kind")
    return [_line(plan, kind=kind, what=kinds[kind]) for kind in COSTS]


def day_of_review(plan: Plan, quarter: int) -> dt.date | None:
    """Return the day that is proposed for a review; None when it has one."""
    found = [edit for edit in quarterly_review.proposals(plan) if isinstance(edit, Change)]
    return next((edit.new for edit in found if getattr(edit.record, "quarter", 0) == quarter), None)


def proposal(plan: Plan, question: Question) -> list[Edit]:
    """Return the edits that going on from a question makes for what it left empty; none where nothing is proposed."""
    goal, coach = goal_at(plan, question.goal), coach_of(plan)
    match question.name:
        case "seen" if goal:
            return _empty_ones(goal, {"due": due_of(plan, goal)})
        case "steps":
            return [Added(action) for action in first_steps(plan)]
        case "coach" if coach and coach.is_filled("name"):
            return _for_coach(plan, coach)
        case "money":
            return _for_hours(plan)
        case "reviews":
            return quarterly_review.proposals(plan)
        case _:
            return []


def _for_coach(plan: Plan, coach: Person) -> list[Edit]:
    """Return what makes a name a role: hours, from when to when, who does what, and who pays."""
    role = coach.role or "digicoach"
    wanted = {
        "hours_per_week": coach_hours(plan),
        "start": dt.date(plan.year, 1, 1),
        "until": dt.date(plan.year, 12, 31),
        "responsible_for": text("people", f"starters.responsible_for.{role}", ""),
        "leader_keeps": text("people", f"starters.leader_keeps.{role}", ""),
    }
    twin = _same_name(plan, coach)
    found = _empty_ones(coach, wanted)
    if twin:
        # Who leads a goal already is not a second person.
        found += [change(record, field, coach.id) for record, field in plan.pointing_to(twin)]
        found.append(Removed(twin))
    if not any(line.person_id for line in plan.budget_lines):
        what = f"{choices('budget', 'budget_line.kind')['hours']}: {coach.name.strip()}"
        found.append(Added(_line(plan, kind="hours", what=what, person_id=coach.id)))
    return found


def _for_hours(plan: Plan) -> list[Edit]:
    """Return what gives lines that follow hours a rate where they have none: that of the first, or of the house."""
    first = hours_line(plan)
    rate = first.rate if first and first.rate is not None else hour_rate(plan)
    others = (line for line in plan.budget_lines if line.linked and line.rate is None)
    return [change(line, "rate", rate) for line in others] if rate is not None else []


def _same_name(plan: Plan, coach: Person) -> Person | None:
    """Return who is in the plan under the same name and has no role yet."""
    name = coach.name.strip().casefold()
    others = (person for person in plan.people if person is not coach and person.role == "colleague")
    return next((person for person in others if person.name.strip().casefold() == name), None)


def _line(plan: Plan, **values: Any) -> BudgetLine:
    last = max((line.position for line in plan.budget_lines), default=-1)
    fixed = {"source": "internal", "level": "local", "necessity": "need", "recurrence": "one_off"}
    return BudgetLine(id=uuid4(), plan_id=plan.id, position=last + 1, **{**fixed, **values})


def _empty_ones(record: Person | Goal, wanted: dict[str, Any]) -> list[Edit]:
    return [change(record, field, value) for field, value in wanted.items() if value and not record.is_filled(field)]


def _free(plan: Plan, day: dt.date) -> dt.date:
    """Return the first working day from this one on that is in no school holiday and that the team did not block."""
    blocked = [*actions.blocked(plan.blocks), *workload.school_holidays(plan)]
    days = (day + dt.timedelta(days=by) for by in range(60))
    weekdays = len(calendar_rules.WEEKDAYS)
    return next((one for one in days if one.weekday() < weekdays and calendar_rules.is_free(one, blocked)), day)
