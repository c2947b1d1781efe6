"""Goals against how far they can grow: the places that there are, the steps that were agreed, and what is counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from uuid import UUID

from plans.derived.crosschecks import wording
from plans.findings import End, Finding, about_goal
from plans.plan import Plan
from plans.records import Record
from plans.subjects import goals
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.conditions import Condition
from plans.subjects.goals import Assumption, Goal
from plans.subjects.training import Activity
from resources.language import gettext as _

PLACES = ("places_now", "places_next", "places_later")
_Line = tuple[Record, tuple[str, ...]]

_CLIENTS = ("bewoner", "cliënt", "client", "resident", "patiënt", "patient")


def findings(plan: Plan) -> Iterator[Finding]:
    """Find goals that grow beyond the team, steps that jump, and indicators that only count use."""
    selected = goals.chosen(plan.goals)
    there = plan.team.places
    if there is None and any(_most_places(goal)[0] > 1 for goal in selected):
        there = _named_places(plan) or None
    lines = _lines(plan)
    for number, goal in enumerate(selected, start=1):
        yield from _beyond_the_team(plan, goal, number, there)
        yield from _more_than_clients(plan, goal, number)
        yield from _jumping(_texts(goal, lines.get(goal.id, ())), goal, number)
        if wording.counts_use(goal.indicator, goal.technology):
            words = _("the indicator only counts how often it is used. What do client and colleague notice?")
            other = End("goals", str(goal.id), "client_gain")
            yield about_goal("indicator_counts_use", "advice", goal, number, words, "indicator", other=other)


def _most_places(goal: Goal) -> tuple[int, str]:
    """Return the most places that a goal grows to, and the field that says so."""
    return max(((getattr(goal, name) or 0, name) for name in PLACES), key=lambda pair: pair[0])


def _beyond_the_team(plan: Plan, goal: Goal, number: int, there: int | None) -> Iterator[Finding]:
    most, field = _most_places(goal)
    if most < 2 or there is None or most <= there:
        return
    words = (
        _("it grows to {count} places, but the plan mentions {there}. How many are there?")
        if plan.team.places is None
        else _("it grows to {count} places, but the team has {there}. Which number is right?")
    )
    other = End("team", str(plan.team.id), "places")
    message = words.format(count=most, there=there)
    yield about_goal("places_beyond_team", "advice", goal, number, message, field, other=other)


def _named_places(plan: Plan) -> int:
    """Return the most places that the plan names; 0 when it names none.

    What goals and actions want to grow to says nothing of what there is.
    """
    most = 0
    for record in plan.records():
        fields = ["where"] if record.subject == "actions" else [] if record.subject == "goals" else record.fields()
        texts = (value for field in fields if isinstance(value := getattr(record, field, None), str))
        most = max(most, *map(wording.most_places, texts), 0)
    return most


def _more_than_clients(plan: Plan, goal: Goal, number: int) -> Iterator[Finding]:
    clients = plan.team.clients
    if clients is None or goal.target is None or not goal.unit.strip().lower().startswith(_CLIENTS):
        return
    if goal.target > max(Decimal(clients), goal.baseline or Decimal(0)):
        words = _("it covers more clients than the {clients} you care for. Which number is right?")
        other = End("team", str(plan.team.id), "clients")
        message = words.format(clients=clients)
        yield about_goal("target_beyond_clients", "advice", goal, number, message, "target", other=other)


def _jumping(written: list[tuple[str, End]], goal: Goal, number: int) -> Iterator[Finding]:
    """Find an agreed step ("steeds drie erbij") beside numbers that go up by something else (3, 8, 12)."""
    agreed = next(((made, end) for text, end in written if (made := wording.step(text))), None)
    if agreed is None or not agreed[0][0]:
        return
    (size, counted), place = agreed
    for text, end in written:
        numbers = wording.series(text)
        if numbers and wording.jumps(numbers, size):
            yield _jump(goal, number, place, end, size, numbers)
            return
    places = [value for name in PLACES if (value := getattr(goal, name))]
    if wording.about_places(counted) and len(places) > 1 and wording.jumps(places, size):
        yield _jump(goal, number, place, End("goals", str(goal.id), "places_next"), size, places)


def _jump(goal: Goal, number: int, place: End, other: End, size: int, numbers: Sequence[int]) -> Finding:
    words = _("the steps are too big: you agreed {size} at a time, and here it goes {numbers}. Which is right?").format(
        size=size, numbers=" → ".join(map(str, numbers))
    )
    ends = {"subject": place.subject, "record": place.record, "other": other}
    return about_goal("steps_jump", "advice", goal, number, words, place.field, **ends)


def _lines(plan: Plan) -> dict[UUID | None, list[_Line]]:
    """Return the lines that may say how a goal grows, by the goal that they are of."""
    found: dict[UUID | None, list[_Line]] = {}
    lines: list[Action | BudgetLine | Assumption | Condition | Activity] = [*plan.actions, *plan.budget_lines]
    lines += [*plan.assumptions, *plan.conditions, *plan.activities]
    for line in lines:
        fields = ("note", "what") if isinstance(line, BudgetLine) else ("what",)
        found.setdefault(line.goal_id, []).append((line, fields))
    return found


def _texts(goal: Goal, lines: Sequence[_Line]) -> list[tuple[str, End]]:
    """Return what is written about the growth of a goal, with where it stands."""
    rows: list[_Line] = [(goal, ("result", "next_stage", "problem", "ready_first")), *lines]
    return [
        (text, End(record.subject, str(record.id), field))
        for record, fields in rows
        for field in fields
        if (text := getattr(record, field).strip())
    ]
