"""After the year: how each goal ended, closing the plan, and the plan for the year after it.

``made_from`` makes that plan in memory and leaves the old one as it was. Every record that goes along is a copy with a
key of its own; a key to something that stays behind is emptied. What was measured, decided, remarked, adopted or closed
belongs to the old year and never goes along. No date is left in the old year: see ``moved``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, TypeVar
from uuid import UUID, uuid4

from dateutil.relativedelta import relativedelta

from plans import amounts, calendar, goals
from plans.actions import Action
from plans.budget import BudgetLine
from plans.dates import QUARTERS
from plans.edits import Edit, change
from plans.errors import Refused
from plans.goals import Goal
from plans.people import Person
from plans.plan import SINGLE, TABLES, Plan, assembled, new_plan
from plans.quarters import Measurement, standing
from plans.records import MAX_CENTS, MAX_TEXT, Record, references
from plans.reviews import Review
from plans.status import PROPOSED, Ended, GoalStatus, StepStatus
from plans.team import Team
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


@dataclass(frozen=True)
class Look:
    """One goal at the end of its year: the last values and status that were noted, and the outcome they point to."""

    goal: Goal
    number: int
    value: Decimal | None
    status: GoalStatus | None
    why: str
    proposed: Ended | None


# -- looking back ------------------------------------------------------------------------------------


def looks(plan: Plan) -> list[Look]:
    """Give every goal of the year with where it stood last."""
    found = []
    for number, goal in enumerate(goals.chosen(plan.goals), start=1):
        last = max(
            (one for one in plan.measurements if one.goal_id == goal.id and standing(one)),
            key=lambda one: one.quarter,
            default=None,
        )
        status = last.status if last else None
        why = last.why if last else ""
        found.append(Look(goal, number, last_value(plan, goal), status, why, PROPOSED[status] if status else None))
    return found


def last_value(plan: Plan, goal: Goal) -> Decimal | None:
    """Give the value that was measured last for a goal, or None when it never was."""
    ours = [one for one in plan.measurements if one.goal_id == goal.id and one.value is not None]
    last: Measurement | None = max(ours, key=lambda one: one.quarter, default=None)
    return last.value if last else None


def there(goal: Goal, value: Decimal | None) -> bool:
    """Tell whether a measured value is the target, or past it."""
    if value is None or goal.target is None:
        return False
    if goal.baseline is None or goal.baseline == goal.target:
        return value == goal.target
    return value >= goal.target if goal.baseline < goal.target else value <= goal.target


def status(plan: Plan) -> StepStatus:
    """Give how far looking back on the year is: complete once every goal has an outcome."""
    ours = goals.chosen(plan.goals)
    ended = sum(goal.ended is not None for goal in ours)
    if not ended:
        return "not_started"
    return "complete" if ended == len(ours) else "busy"


def open_actions(plan: Plan) -> list[Action]:
    """Give the actions that are neither done nor stopped."""
    return [action for action in plan.actions if action.carries_over(plan.year)]


def closing(plan: Plan) -> list[Edit]:
    """Make the edit that closes a plan: it can be read and printed, and no longer changes."""
    return [change(plan.record, "state", "closed")]


def reopening(plan: Plan) -> list[Edit]:
    """Make the edit that opens a closed plan again, as it was before: adopted, or still a concept."""
    return [change(plan.record, "state", "adopted" if plan.versions else "concept")]


# -- the plan after this one ---------------------------------------------------------------------------


def offers(plan: Plan, chosen: Collection[str] = KEYS) -> list[Choice]:
    """Give what can go along, each with how much of it; nothing that is not there.

    ``chosen`` is what goes along besides: actions of a goal that stays behind are not counted.
    """
    counted = [Choice(key, _count(plan, key, {*chosen, key})) for key in KEYS]
    return [one for one in counted if one.count]


def offer(key: str, part: Literal["title", "short", "note"]) -> str:
    """Give a text of an offer, from the texts of the subject that declares it; a note can be empty."""
    return text(_OFFERED_BY[key].subject, f"offers.{key}.{part}", "" if part == "note" else None)


def taken(plan: Plan, chosen: Collection[str] = KEYS) -> str:
    """Say in words what goes along: "people (11), vision and message"; nothing when nothing does."""
    ours = [one for one in offers(plan, chosen) if one.key in chosen]
    named = [(offer(one.key, "short"), one) for one in ours]
    return ", ".join(words if one.key in ANSWERED else f"{words} ({one.count})" for words, one in named)


def made_from(plan: Plan, chosen: Collection[str] = KEYS) -> Plan:
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
    return assembled(made.record, tables)


def moved(day: dt.date | None, year: int) -> dt.date | None:
    """Give the day of ``year`` that stands for an earlier day; a day of that year or later stays.

    A working day stays one, within its month: the next working day, or else the one before. 29 February becomes 28.
    """
    if day is None or day.year >= year:
        return day
    later = _a_year_on(day, year)
    if not _works(day) or _works(later):
        return later
    days = [later + dt.timedelta(days=by) for by in (*range(1, 31), *range(-1, -31, -1))]
    return next((one for one in days if one.month == later.month and one.year == year and _works(one)), later)


def _going(plan: Plan, chosen: Collection[str]) -> dict[str, list[Record]]:
    """Give the records that go along, table by table; what belongs to a goal only with that goal."""

    def over(rows: Sequence[_Row], *offers: str) -> list[_Row]:
        return [row for row in rows if not {*offers}.isdisjoint(chosen) and row.carries_over(plan.year)]

    carried = [goal for goal in over(plan.goals, "goals", "ideas") if ("ideas" if goal.parked else "goals") in chosen]
    kept = {goal.id for goal in carried}
    followed = {line.activity_id for line in over(plan.budget_lines, "budget")}
    return {
        **{name: over(plan.table(name), *kind.carried_with) for name, kind in TABLES.items()},
        "team": [plan.team],
        "people": [one for one in plan.people if "people" in chosen or one.role in ("leader", "team")],
        "goals": [*carried],
        "assumptions": [one for one in plan.assumptions if one.goal_id in kept and one.carries_over(plan.year)],
        "barriers": [one for one in plan.barriers if one.goal_id in kept],
        "actions": [one for one in over(plan.actions, "actions") if one.goal_id is None or one.goal_id in kept],
        "activities": [one for one in plan.activities if "training" in chosen and (not one.held or one.id in followed)],
    }


def _count(plan: Plan, key: str, chosen: Collection[str]) -> int:
    going = _going(plan, chosen)
    carried = [one for one in going["goals"] if isinstance(one, Goal)]
    match key:
        case "goals":
            return sum(not goal.parked for goal in carried)
        case "ideas":
            return sum(goal.parked for goal in carried)
        case "lessons":
            return sum(not goal.parked and goal.filled("lesson") for goal in carried)
    ours = [record for name, kind in TABLES.items() if key in kind.carried_with for record in going[name]]
    if key not in ANSWERED:
        return sum(record.begun() for record in ours)
    return sum(record.filled(field) for record in ours for field in record.fields() if field not in record.given)


def _copied(plan: Plan, record: Record, owner: UUID, keys: dict[UUID, UUID], chosen: Collection[str]) -> Record:
    """Copy one record into the new plan, with its dates in the new year and what the old year brought taken out."""
    year = plan.year + 1
    loose = {field: keys.get(getattr(record, field)) for field in references(type(record))}
    fresh = _in_the_new_year(plan, record, year, keys, "lessons" in chosen)
    return record.copy_as(**{**loose, **fresh, "id": keys[record.id], "plan_id": owner})


def _in_the_new_year(plan: Plan, record: Record, year: int, keys: dict[UUID, UUID], lessons: bool) -> dict[str, Any]:
    """Give the fields of one record that are not as they were."""
    dates = {field: moved(getattr(record, field), year) for field in _dates(record)}
    fresh = {**dates, **record.renewed}
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
        fresh |= {"baseline": value, "target": None if there(goal, value) else goal.target}
    if lessons and not goal.parked and goal.filled("lesson"):
        said = _("What we learned in {year}: {lesson}").format(year=year - 1, lesson=goal.lesson.strip())
        fresh["problem"] = "\n\n".join(filter(None, (goal.problem.strip(), said)))[:MAX_TEXT]
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
    planned = amounts.of_line(plan, line).planned
    typed = {f"quarter{quarter}": min(planned[quarter - 1], MAX_CENTS) for quarter in QUARTERS}
    return {**typed, "person_id": None, "activity_id": None}


def _reviews(plan: Plan, made: Plan, same_way: bool) -> list[Review]:
    """Propose the days of the four reviews; time, place and who comes stay the same when that was chosen."""
    found = []
    for review in made.reviews:
        before = next((one for one in plan.reviews if one.quarter == review.quarter), None)
        same = (
            {field: getattr(before, field) for field in ("time", "place", "attending")} if before and same_way else {}
        )
        found.append(review.copy_as(on=calendar.review_day(made.year, review.quarter), **same))
    return found


def _dates(record: Record) -> list[str]:
    return [name for name, info in type(record).model_fields.items() if info.annotation == (dt.date | None)]


def _not_after(start: dt.date | None, end: dt.date | None) -> dt.date | None:
    """Leave a start out that would come after the end."""
    return None if start and end and start > end else start


def _a_year_on(day: dt.date, year: int) -> dt.date:
    return day if day.year >= year else day + relativedelta(year=year)


def _works(day: dt.date) -> bool:
    return day.weekday() < len(calendar.WEEKDAYS) and calendar.free(day)
