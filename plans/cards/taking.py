"""Taking a card over: the edits by which it fills a plan, all in one step that can be undone.

What is there already is not doubled: a condition, risk, partner or shared training is known by where it came from, or
by its words. What is filled in is marked as proposed (plans/proposals.py) until somebody looks at it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID, uuid4

from plans.cards import filling
from plans.cards.deck import Card
from plans.cards.schedule import Schedule, schedule
from plans.cards.speech import Speech, speech
from plans.derived import examples
from plans.edits import Added, Edit, change
from plans.plan import Plan
from plans.proposals import CARD, is_untouched, marks, plain_words
from plans.records import Record
from plans.subjects import goals
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.conditions import Collaboration, Condition, Risk
from plans.subjects.goals import Goal
from plans.subjects.training import Activity

_Row = TypeVar("_Row", bound=Record)

SHARED = "cards:"
"""What the origin of a record begins with that several cards may ask for."""


@dataclass(frozen=True)
class Taking:
    """What taking a card over comes to; ``goal`` is the record that it fills or adds."""

    edits: list[Edit]
    goal: Goal
    parked: bool
    """Whether there are five goals already, so that it becomes an idea for later and nothing more."""
    days: Schedule

    def added(self, kind: type[_Row]) -> list[_Row]:
        """Return the records of a kind that come into the plan."""
        return [edit.record for edit in self.edits if isinstance(edit, Added) and isinstance(edit.record, kind)]


def taken(plan: Plan, card: Card) -> Goal | None:
    """Return the goal that a card became, or None."""
    return next((goal for goal in plan.goals if goal.origin == f"{CARD}{card.key}"), None)


def take_over(plan: Plan, card: Card, today: dt.date) -> Taking:
    """Work out what a card fills in; the plan itself stays as it is."""
    spoken = speech(card, plan)
    courses = filling.activities(plan, spoken)
    days = schedule(plan, card, today, sum((course.burden for course in courses), Decimal(0)))
    parked = examples.open_place(plan) is None and len(goals.chosen(plan.goals)) >= goals.MOST
    step = _Step(plan, card)
    goal = step.goal(filling.goal(plan, spoken, days, parked), parked)
    if not parked:
        _fill(step, plan, spoken, days, courses, goal)
    return Taking([*step.edits, *step.last], step.shown or goal, parked, days)


def _fill(step: _Step, plan: Plan, spoken: Speech, days: Schedule, courses: list[filling.Course], goal: Goal) -> None:
    for values in filling.actions(plan, spoken, days):
        step.add(Action, goal_id=goal.id, **values)
    for course in courses:
        of_goal = None if course.key else goal.id
        one = step.once(Activity, course.key, "what", **course.values, goal_id=of_goal, on=course.day(days))
        if one.id in step.new:
            step.add(BudgetLine, **filling.backfill(plan, spoken, course), activity_id=one.id, goal_id=of_goal)
    for key, values in filling.costs(spoken):
        own = filling.is_of_one_card("costs", key)
        step.once(BudgetLine, "" if own else f"costs.{key}", "what", **values, goal_id=goal.id if own else None)
    for values in filling.safeguards(plan, spoken, days):
        step.add(Condition, goal_id=goal.id, **values)
    for key, values in filling.conditions(plan, spoken, days):
        step.once(Condition, f"conditions.{key}", "what", **values)
    for key, values in filling.risks(plan, spoken):
        step.once(Risk, f"risks.{key}", "what", **values)
    for values in filling.partners(spoken):
        step.once(Collaboration, f"partners.{values['partner']}", "partner", **values)
    step.append(plan.safeguards, filling.whole(spoken), {"ethics_on": days.before["consent"]})


class _Step:
    """The edits so far, and the places of new records in their tables."""

    def __init__(self, plan: Plan, card: Card) -> None:
        self.plan, self.card = plan, card
        self.edits: list[Edit] = []
        self.last: list[Edit] = []
        """What comes last: what the step is called by."""
        self.new: set[UUID] = set()
        self.shown: Goal | None = None
        """The goal as it will be, where it is one of the plan that changes."""
        self._added: Counter[type[Record]] = Counter()

    def goal(self, values: dict[str, Any], parked: bool) -> Goal:
        """Fill the first goal in which nothing stands, or add one."""
        origin = f"{CARD}{self.card.key}"
        empty = None if parked else examples.open_place(self.plan)
        if empty is None:
            return self.add(Goal, **values, parked=parked)
        now = {**values, "origin": origin, "proposed": marks(Goal, values)}
        self.last += [change(empty, field, value) for field, value in now.items() if getattr(empty, field) != value]
        self.shown = empty.copy_with(**now)
        return empty

    def add(self, kind: type[_Row], origin: str = "", /, **values: Any) -> _Row:
        """Add a record, last in its table; one that lost its goal comes back to this one."""
        own = origin or f"{CARD}{self.card.key}"
        for row in self.plan.list_of(kind) if values.get("goal_id") else ():
            lost = row.origin == own and row.goal_id is None  # type: ignore[attr-defined]
            if isinstance(row, kind) and lost and plain_words(row.what) == plain_words(values["what"]):  # type: ignore[attr-defined]
                self.edits.append(change(row, "goal_id", values["goal_id"]))
                return row
        last = max((row.position for row in self.plan.list_of(kind)), default=-1)
        self._added[kind] += 1
        record = kind(
            id=uuid4(),
            plan_id=self.plan.id,
            position=last + self._added[kind],
            origin=own,
            proposed=marks(kind, values),
            **values,
        )
        self.edits.append(Added(record))
        self.new.add(record.id)
        return record

    def once(self, kind: type[_Row], key: str, words: str, /, **values: Any) -> _Row:
        """Add a record that several cards may ask for, unless it is there; then it is only needed earlier, perhaps."""
        origin = f"{SHARED}{key}" if key else ""
        for row in self.plan.list_of(kind):
            same = plain_words(getattr(row, words)) == plain_words(values[words])
            if isinstance(row, kind) and (same or (origin and row.origin == origin)):
                self._sooner(row, values)
                return row
        return self.add(kind, origin, **values)

    def append(self, record: Record, lines: dict[str, str], alone: dict[str, Any]) -> None:
        """Add a line to texts of a record, and fill what is empty."""
        proposed = dict(record.proposed)
        now: dict[str, Any] = {field: value for field, value in alone.items() if not record.is_filled(field)}
        for field, line in lines.items():
            before = getattr(record, field).strip()
            if line not in before:
                now[field] = f"{before}\n{line}" if before else line
        proposed |= marks(type(record), now)
        changed = {**now, "proposed": proposed} if now else {}
        self.edits += [change(record, field, value) for field, value in changed.items()]

    def _sooner(self, row: Record, values: dict[str, Any]) -> None:
        """Bring what nobody has touched yet forward to the day on which this card needs it."""
        for field in ("on", "due"):
            day = values.get(field)
            if day and is_untouched(row, field) and getattr(row, field) > day:
                marked = {**row.proposed, **marks(type(row), {field: day})}
                self.edits += [change(row, field, day), change(row, "proposed", marked)]
