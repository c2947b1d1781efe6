"""After the year: how each goal ended, closing the plan, and the plan for the year after it.

``make_next_plan`` makes that plan in memory and leaves the old one as it was. Every record that goes along is a copy
with a key of its own; a key to something that stays behind is emptied. What was measured, decided, remarked, adopted or
closed belongs to the old year and never goes along. No date is left in the old year: see ``shift_date``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NamedTuple, TypeVar
from uuid import UUID, uuid4

from dateutil.relativedelta import relativedelta

from plans import calendar_rules
from plans.dates import QUARTERS
from plans.derived import line_amounts
from plans.edits import Edit, change
from plans.errors import Refused
from plans.plan import SINGLE, TABLES, Plan, assembled, new_plan
from plans.records import MAX_CENTS, MAX_TEXT, Record, references
from plans.status import PROPOSED_END, Ended, GoalStatus, StepStatus
from plans.subjects import goals
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.calendar import Review
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from plans.subjects.reviews import Measurement, counted_status
from plans.subjects.team import Team
from resources.language import gettext as _
from resources.texts import text

_Row = TypeVar("_Row", bound=Record)

_OFFERED_BY = {
    # People first: what else is carried over points to them.
    offer: kind
    for kind in (TABLES["people"], *TABLES.values())
    for offer in kind.carried_with
}

KEYS = tuple(_OFFERED_BY)
"""What can go along to the next year, in the order in which it is offered; all of it unless somebody says otherwise."""

ANSWERED = frozenset(offer for name in SINGLE for offer in TABLES[name].carried_with)
"""What is rather a few texts than a list: its answers are counted, not its records."""

LAST = 2100
"""The last year that a plan can be for."""


@dataclass(frozen=True)
class Choice:
    """Something that can go along: how many records (of a text: how many answers)."""

    key: str
    count: int


class GoalOutcome(NamedTuple):
    """One goal at the end of its year: the last values and status that were noted, and the outcome they point to."""

    goal: Goal
    number: int
    value: Decimal | None
    status: GoalStatus | None
    why: str
    proposed: Ended | None


# -- looking back ------------------------------------------------------------------------------------


def goal_outcomes(plan: Plan) -> list[GoalOutcome]:
    """Return every goal of the year with where it stood last."""
    found = []
    for number, goal in enumerate(goals.chosen(plan.goals), start=1):
        last = max(
            (
                measurement
                for measurement in plan.measurements
                if measurement.goal_id == goal.id and counted_status(measurement)
            ),
            key=lambda item: item.quarter,
            default=None,
        )
        status = last.status if last else None
        why = last.why if last else ""
        found.append(
            GoalOutcome(goal, number, last_value(plan, goal), status, why, PROPOSED_END[status] if status else None)
        )
    return found


def last_value(plan: Plan, goal: Goal) -> Decimal | None:
    """Return the value that was measured last for a goal, or None when it never was."""
    measurements = [
        measurement
        for measurement in plan.measurements
        if measurement.goal_id == goal.id and measurement.value is not None
    ]
    last: Measurement | None = max(measurements, key=lambda item: item.quarter, default=None)
    return last.value if last else None


def reached(goal: Goal, value: Decimal | None) -> bool:
    """Return whether a measured value is the target, or past it."""
    if value is None or goal.target is None:
        return False
    if goal.baseline is None or goal.baseline == goal.target:
        return value == goal.target
    return value >= goal.target if goal.baseline < goal.target else value <= goal.target


def status(plan: Plan) -> StepStatus:
    """Return how far looking back on the year is: complete once every goal has an outcome."""
    chosen_goals = goals.chosen(plan.goals)
    ended = sum(goal.ended is not None for goal in chosen_goals)
    if not ended:
        return "not_started"
    return "complete" if ended == len(chosen_goals) else "busy"


def open_actions(plan: Plan) -> list[Action]:
    """Return the actions that are neither done nor stopped."""
    return [action for action in plan.actions if action.carries_over(plan.year)]


def closing(plan: Plan) -> list[Edit]:
    """Make the edit that closes a plan: it can be read and printed, and no longer changes."""
    return [change(plan.record, "state", "closed")]


def reopening(plan: Plan) -> list[Edit]:
    """Make the edit that opens a closed plan again, as it was before: adopted, or still a concept."""
    return [change(plan.record, "state", "adopted" if plan.versions else "concept")]


# -- the plan after this one ---------------------------------------------------------------------------


def carry_over_choices(plan: Plan, chosen: Collection[str] = KEYS) -> list[Choice]:
    """Return what can go along, each with how much of it; nothing that is not there.

    ``chosen`` is what goes along besides: actions of a goal that stays behind are not counted.
    """
    counted = [Choice(key, _count(plan, key, {*chosen, key})) for key in KEYS]
    return [item for item in counted if item.count]


def offer(key: str, part: Literal["title", "short", "note"]) -> str:
    """Return a text of an offer, from the texts of the subject that declares it; a note can be empty."""
    return text(_OFFERED_BY[key].subject, f"offers.{key}.{part}", "" if part == "note" else None)


def carry_over_words(plan: Plan, chosen: Collection[str] = KEYS) -> str:
    """Say in words what goes along: "people (11), vision and message"; nothing when nothing does."""
    matching_carry_over_choices = [choice for choice in carry_over_choices(plan, chosen) if choice.key in chosen]
    named = [(offer(item.key, "short"), item) for item in matching_carry_over_choices]
    return ", ".join(words if item.key in ANSWERED else f"{words} ({item.count})" for words, item in named)


def make_next_plan(plan: Plan, chosen: Collection[str] = KEYS) -> Plan:
    """Make the concept for the year after a plan, with what was chosen; the plan itself stays as it is.

    Raises Refused when there can be no plan for that year.
    """
    year = plan.year + 1
    if year > LAST:
        raise Refused(_("Digikoers makes plans up to {year}.").format(year=LAST))
    made = new_plan(year)
    going = _going(plan, chosen)
    keys = {record.id: uuid4() for rows in going.values() for record in rows}
    tables: dict[str, list[Record]] = {}
    for name in TABLES:
        rows = [_copied(plan, record, made.id, keys, chosen) for record in going[name]]
        tables[name] = rows or made.table(name)
    tables["reviews"] = [*_reviews(plan, made, "rhythm" in chosen)]
    next_plan = assembled(made.record, tables)
    next_plan.record.house = _house(plan, next_plan, keys)
    return next_plan


def shift_date(day: dt.date | None, year: int) -> dt.date | None:
    """Return the day of ``year`` that stands for an earlier day; a day of that year or later stays.

    A working day stays one, within its month: the next working day, or else the one before. 29 February becomes 28.
    """
    if day is None or day.year >= year:
        return day
    later = _a_year_on(day, year)
    if not _works(day) or _works(later):
        return later
    days = [later + dt.timedelta(days=by) for by in (*range(1, 31), *range(-1, -31, -1))]
    return next((item for item in days if item.month == later.month and item.year == year and _works(item)), later)


def _house(plan: Plan, made: Plan, keys: dict[UUID, UUID]) -> dict[str, Any]:
    """Return what the new plan keeps of the house pack; what went along as it was stays locked."""
    house = plan.house
    if house is None:
        return {}
    moved = house.moved(keys)
    old = {keys[record.id]: record for record in plan.records() if record.id in keys}
    same = {
        key: tuple(name for name in fields if getattr(old[key], name) == getattr(made.find(key), name))
        for key, fields in moved.locked.items()
    }
    return moved.model_copy(update={"locked": {key: fields for key, fields in same.items() if fields}}).form()


def _going(plan: Plan, chosen: Collection[str]) -> dict[str, list[Record]]:
    """Return the records that go along, table by table; what belongs to a goal only with that goal."""

    def over(rows: Sequence[_Row], *carry_over_choices: str) -> list[_Row]:
        return [row for row in rows if not {*carry_over_choices}.isdisjoint(chosen) and row.carries_over(plan.year)]

    carried = [goal for goal in over(plan.goals, "goals", "ideas") if ("ideas" if goal.parked else "goals") in chosen]
    kept = {goal.id for goal in carried}
    followed = {line.activity_id for line in over(plan.budget_lines, "budget")}
    return {
        **{name: over(plan.table(name), *kind.carried_with) for name, kind in TABLES.items()},
        "team": [plan.team],
        "people": [person for person in plan.people if "people" in chosen or person.role in ("leader", "team")],
        "goals": [*carried],
        "assumptions": [
            assumption
            for assumption in plan.assumptions
            if assumption.goal_id in kept and assumption.carries_over(plan.year)
        ],
        "barriers": [barrier for barrier in plan.barriers if barrier.goal_id in kept],
        "actions": [item for item in over(plan.actions, "actions") if item.goal_id is None or item.goal_id in kept],
        "activities": [
            activity
            for activity in plan.activities
            if "training" in chosen and (not activity.held or activity.id in followed)
        ],
    }


def _count(plan: Plan, key: str, chosen: Collection[str]) -> int:
    going = _going(plan, chosen)
    carried = [item for item in going["goals"] if isinstance(item, Goal)]
    match key:
        case "goals":
            return sum(not goal.parked for goal in carried)
        case "ideas":
            return sum(goal.parked for goal in carried)
        case "lessons":
            return sum(not goal.parked and goal.is_filled("lesson") for goal in carried)
    selected = [record for name, kind in TABLES.items() if key in kind.carried_with for record in going[name]]
    if key not in ANSWERED:
        return sum(record.is_begun() for record in selected)
    return sum(
        record.is_filled(field) for record in selected for field in record.fields() if field not in record.prefilled
    )


def _copied(plan: Plan, record: Record, owner: UUID, keys: dict[UUID, UUID], chosen: Collection[str]) -> Record:
    """Copy one record into the new plan, with its dates in the new year and what the old year brought taken out."""
    year = plan.year + 1
    loose = {field: keys.get(getattr(record, field)) for field in references(type(record))}
    fresh = _in_the_new_year(plan, record, year, keys, "lessons" in chosen)
    return record.copy_with(**{**loose, **fresh, "id": keys[record.id], "plan_id": owner})


def _in_the_new_year(plan: Plan, record: Record, year: int, keys: dict[UUID, UUID], lessons: bool) -> dict[str, Any]:
    """Return the fields of one record that are not as they were."""
    dates = {field: shift_date(getattr(record, field), year) for field in _dates(record)}
    fresh = {**dates, **record.renewed, "proposed": {}}
    match record:
        case Goal():
            return fresh | _goal(plan, record, year, lessons) | {"runs_on": _runs_on(record, dates["due"], year)}
        case Person():
            return fresh | _person(record, year)
        case Action():
            return fresh | {"start": _not_after(dates["start"], dates["due"])}
        case BudgetLine():
            return fresh | _line(plan, record, keys)
        case Team():
            return fresh | {"year": year}
        case _:
            return fresh


def _goal(plan: Plan, goal: Goal, year: int, lessons: bool) -> dict[str, Any]:
    """Begin where the last measurement left off; a target that was reached asks for a new one."""
    value = last_value(plan, goal)
    fresh: dict[str, Any] = {}
    if value is not None:
        fresh |= {"baseline": value, "baseline_from": "", "target": None if reached(goal, value) else goal.target}
    if lessons and not goal.parked and goal.is_filled("lesson"):
        lesson = _("What we learned in {year}: {lesson}").format(year=year - 1, lesson=goal.lesson.strip())
        fresh["problem"] = "\n\n".join(filter(None, (goal.problem.strip(), lesson)))[:MAX_TEXT]
    return fresh


def _runs_on(goal: Goal, due: dt.date | None, year: int) -> bool:
    return goal.runs_on and due is not None and due.year > year


def _person(person: Person, year: int) -> dict[str, Any]:
    """Let who has begun go on; who came for a while comes again in the same weeks."""
    start, until = (day and _a_year_on(day, year) for day in (person.start, person.until))
    goes_on = person.until is None or person.until.year >= year
    if person.start and (person.start.year < year - 1 or (goes_on and person.start.year < year)):
        start = None
    return {"start": _not_after(start, until), "until": until}


def _line(plan: Plan, line: BudgetLine, keys: dict[UUID, UUID]) -> dict[str, Any]:
    """Make of an amount that followed what stays behind one that was typed."""
    if all(key is None or key in keys for key in (line.person_id, line.activity_id)):
        return {}
    planned = line_amounts.amounts_of_line(plan, line).planned
    typed = {f"quarter{quarter}": min(planned[quarter - 1], MAX_CENTS) for quarter in QUARTERS}
    return {**typed, "person_id": None, "activity_id": None}


def _reviews(plan: Plan, made: Plan, same_way: bool) -> list[Review]:
    """Propose the days of the four reviews; time, place and who comes stay the same when that was chosen."""
    found = []
    for review in made.reviews:
        before = next((item for item in plan.reviews if item.quarter == review.quarter), None)
        same = (
            {field: getattr(before, field) for field in ("time", "place", "attending")} if before and same_way else {}
        )
        found.append(review.copy_with(on=calendar_rules.review_day(made.year, review.quarter), **same))
    return found


def _dates(record: Record) -> list[str]:
    return [name for name, info in type(record).model_fields.items() if info.annotation == (dt.date | None)]


def _not_after(start: dt.date | None, end: dt.date | None) -> dt.date | None:
    """Leave a start out that would come after the end."""
    return None if start and end and start > end else start


def _a_year_on(day: dt.date, year: int) -> dt.date:
    return day if day.year >= year else day + relativedelta(year=year)


def _works(day: dt.date) -> bool:
    return day.weekday() < len(calendar_rules.WEEKDAYS) and calendar_rules.is_free(day)
