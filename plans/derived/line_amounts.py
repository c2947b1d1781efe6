"""What every line of the budget comes to: typed, or following the hours of a person or a training.

A line may follow a person, a training, or both; what they bring is added up. What was typed stays kept as long as a
line follows something, and counts again as soon as it no longer does.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from plans import field_text
from plans.dates import QUARTERS, quarter_of
from plans.money import format_amount, format_number, whole_cents
from plans.plan import Plan
from plans.subjects import budget, people
from plans.subjects.budget import Amounts, BudgetLine, Group, Lack
from plans.subjects.people import Person
from plans.subjects.team import Team
from plans.subjects.training import Activity
from resources.language import gettext as _

FOLLOWED = (Person, Activity, Team)
"""What lines can come to depends on these, beside the line itself: hours, the cost of a training, the year."""


def amounts(plan: Plan) -> list[Amounts]:
    """Return what every line of the budget comes to, in the order of the plan."""
    followed = {line.person_id for line in plan.budget_lines}
    hours = {person.id: _hours(person, plan.year) for person in plan.people if person.id in followed}
    persons = {person.id: person for person in plan.people}
    activities = {activity.id: activity for activity in plan.activities}
    found = []
    for line in plan.budget_lines:
        person = persons.get(line.person_id) if line.person_id else None
        activity = activities.get(line.activity_id) if line.activity_id else None
        found.append(_of(line, plan.year, person, activity, hours[person.id] if person else _NO_HOURS))
    return found


def amounts_for_goal(plan: Plan, goal: UUID) -> list[Amounts]:
    """Return what the lines of one goal come to."""
    return [row for row in amounts(plan) if row.line.goal_id == goal]


def amounts_of_line(plan: Plan, line: BudgetLine) -> Amounts:
    """Return what one line comes to."""
    person = plan.person(line.person_id)
    hours = _hours(person, plan.year) if person else _NO_HOURS
    return _of(line, plan.year, person, _activity(plan, line), hours)


def groups(plan: Plan, rows: Sequence[Amounts], field: str) -> list[tuple[str, Group]]:
    """Add lines up by their answer in a field, each sum with the words for that answer."""
    sort = field_text.kind(BudgetLine, field)
    named: dict[Any, str] = {goal.id: field_text.goal_label(plan, goal.id) for goal in plan.goals}
    if sort != "goal":
        named = {**field_text.options(BudgetLine, field)} if sort == "choice" else {}
    nothing = {"goal": _("for the whole plan"), "choice": _("not chosen yet")}.get(sort, _("not named"))
    return [
        (nothing if item.value is None else named.get(item.value, str(item.value)), item)
        for item in budget.grouped(rows, field, list(named))
    ]


def computed_words(plan: Plan, line: BudgetLine, quarter: int) -> str:
    """Say how the amount of a linked line in a quarter comes about: "26,1 hours × € 34,00 + € 1.250,00"."""
    person = plan.person(line.person_id)
    promised = _hours(person, plan.year) if person else _NO_HOURS
    hours, cost = _basis(line, plan.year, _activity(plan, line), promised)[quarter - 1]
    parts = []
    if hours and line.rate is not None:
        parts.append(_("{hours} hours × {rate}").format(hours=format_number(hours), rate=format_amount(line.rate)))
    if cost:
        parts.append(format_amount(cost))
    return " + ".join(parts)


Hours = tuple[Decimal, ...]
_NO_HOURS: Hours = (Decimal(0),) * len(QUARTERS)


def _hours(person: Person, year: int) -> Hours:
    return tuple(people.promised(person, year, quarter) for quarter in QUARTERS)


def _activity(plan: Plan, line: BudgetLine) -> Activity | None:
    return next((activity for activity in plan.activities if activity.id == line.activity_id), None)


def _of(line: BudgetLine, year: int, person: Person | None, activity: Activity | None, hours: Hours) -> Amounts:
    actual = (line.actual1, line.actual2, line.actual3, line.actual4)
    if person is None and activity is None:
        typed = (line.quarter1 or 0, line.quarter2 or 0, line.quarter3 or 0, line.quarter4 or 0)
        return Amounts(line, typed, actual)
    # Rounded once for each quarter; the year is the sum of its quarters.
    planned = tuple(whole_cents(item * (line.rate or 0)) + cost for item, cost in _basis(line, year, activity, hours))
    return Amounts(line, planned, actual, _follows(person, activity), _lack(line, year, person, activity, hours))


def _basis(line: BudgetLine, year: int, activity: Activity | None, hours: Hours) -> list[tuple[Decimal, int]]:
    """Return for each quarter the hours to be paid at the rate of the line, and the cents that come on top.

    A person brings the hours promised in the quarter. A training brings its cost in the quarter of its date, and
    with a rate the hours of all its places as well; without a date in the year it stands in no quarter.
    """
    found = []
    for quarter, promised in zip(QUARTERS, hours, strict=True):
        trained, cost = Decimal(0), 0
        if activity and activity.on and (activity.on.year, quarter_of(activity.on)) == (year, quarter):
            cost = 0 if activity.free else activity.cost or 0
            trained = (activity.hours or Decimal(0)) * (activity.places or 0) if line.rate else trained
        found.append((promised + trained, cost))
    return found


def _follows(person: Person | None, activity: Activity | None) -> str:
    name = (person.name.strip() or _("somebody without a name")) if person else ""
    what = (activity.what.strip() or _("a training without a name")) if activity else ""
    if person and activity:
        return _("follows the hours of {name} and the training “{what}”").format(name=name, what=what)
    if person:
        return _("follows the hours of {name}").format(name=name)
    return _("follows the training “{what}”").format(what=what)


def _lack(line: BudgetLine, year: int, person: Person | None, activity: Activity | None, hours: Hours) -> Lack:
    if person and not any(hours):
        return "hours"
    if person and line.rate is None:
        return "rate"
    if activity and (activity.on is None or activity.on.year != year):
        return "date"
    if activity and not activity.cost and not activity.free and not (line.rate and activity.hours and activity.places):
        return "cost"
    return ""
