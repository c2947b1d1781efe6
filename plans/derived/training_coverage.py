"""Whom the training reaches, what it asks of the roster, and what would fit a type that nobody serves (S2, trait 7).

Nothing of this is kept; it is counted from the plan each time. The rules:

- An activity for the whole team reaches at most as many people as it has places. As long as the places are not
  filled in, it reaches nobody yet.
- The places are shared over the types it is for in proportion to how many people each type has; what is left after
  whole people goes to the largest remainders, in the order of the types. A type never gets more than its people.
- Over several activities people add up to at most the people of a type: who was not there yet goes first.
- An activity for new colleagues reaches nobody of the types, because those are not among the counted colleagues yet.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, NamedTuple, get_args

from plans.dates import QUARTERS
from plans.edits import Edit, addition
from plans.plan import Plan
from plans.subjects import training
from plans.subjects.people import Role
from plans.subjects.training import TYPES, Activity, Form, Type, UserType
from resources.language import current
from resources.texts import entries, text

WARY: tuple[Type, ...] = ("starter", "hesitant")
"""The types for whom most support is not written (S2)."""


class Coverage(NamedTuple):
    """What the training does for one type: how many of its people it reaches, and with how many hours together."""

    type: Type
    number: int
    reached: int
    hours: Decimal
    forms: tuple[Form, ...]

    @property
    def per_person(self) -> Decimal:
        """Return the hours for each person of the type, in tenths of an hour."""
        return (self.hours / self.number).quantize(Decimal("0.1")) if self.number else Decimal(0)

    @property
    def unserved(self) -> bool:
        """Return whether there are people of this type and nothing for them."""
        return bool(self.number) and not self.forms

    @property
    def unsuited(self) -> bool:
        """Return whether the only form is one that seldom helps this type: e-learning for who is wary (S2)."""
        return bool(self.number) and self.type in WARY and self.forms == ("e_learning",)


class Quarter(NamedTuple):
    """Hours of training in a quarter, and how many the roster can bear; None when that is not filled in."""

    quarter: int
    hours: Decimal
    room: Decimal | None

    @property
    def over(self) -> bool:
        """Return whether there is more training than the roster can bear."""
        return self.room is not None and self.hours > self.room


def counts(user_types: list[UserType]) -> dict[Type, int]:
    """Return the number of people of each type."""
    found = dict.fromkeys(TYPES, 0)
    for kind in user_types:
        if kind.type is not None:
            found[kind.type] += kind.number or 0
    return found


def serves_type(activity: Activity, kind: Type) -> bool:
    """Return whether an activity is there for the people of a type who work in the team now."""
    return kind in activity.types and activity.audience != "new_staff"


def shares(activity: Activity, number: dict[Type, int]) -> dict[Type, int]:
    """Share the places of an activity over the types; ``number`` gives the people of each type."""
    served = [kind for kind in TYPES if serves_type(activity, kind)]
    whole = sum(number[kind] for kind in served)
    places = min(activity.places or 0, whole)
    given = {kind: places * number[kind] // whole if whole else 0 for kind in TYPES if kind in served}
    left = places - sum(given.values())
    largest = sorted(served, key=lambda kind: -(places * number[kind] % whole) if whole else 0)
    for kind in largest[:left]:
        given[kind] += 1
    return {kind: given.get(kind, 0) for kind in TYPES}


def coverage(plan: Plan) -> list[Coverage]:
    """Return for each type what the training does for it."""
    number = counts(plan.user_types)
    given = [(activity, shares(activity, number)) for activity in plan.activities]
    return [
        Coverage(
            kind,
            number[kind],
            min(number[kind], sum(places[kind] for _one, places in given)),
            sum(((item.hours or Decimal(0)) * places[kind] for item, places in given), Decimal(0)),
            forms(plan, kind),
        )
        for kind in TYPES
    ]


def forms(plan: Plan, kind: Type) -> tuple[Form, ...]:
    """Return the forms in which a type is served, in the order of the list; an activity without one counts as other."""
    found = {activity.form or "other" for activity in plan.activities if serves_type(activity, kind)}
    return tuple(form for form in get_args(Form) if form in found)


def without_places(plan: Plan) -> list[Activity]:
    """Return the activities of which nobody can say yet how many people they reach."""
    return [
        activity
        for activity in plan.activities
        if activity.is_begun() and activity.places is None and activity.audience != "new_staff"
    ]


def quarters(plan: Plan) -> list[Quarter]:
    """Return the hours of training in each quarter against what the roster can bear."""
    hours = training.burdens(plan.activities, plan.year)
    return [Quarter(quarter, hours[quarter - 1], plan.onboarding.capacity) for quarter in QUARTERS]


def undated(plan: Plan) -> Decimal:
    """Return the hours of the activities that have no date yet and so weigh on no quarter."""
    return sum((training.burden(activity) for activity in plan.activities if activity.on is None), Decimal(0))


def path(plan: Plan) -> list[Activity]:
    """Return what new colleagues take part in, in the order of the year; what has no date yet stands last."""
    activities = [activity for activity in plan.activities if activity.audience == "new_staff" and activity.is_begun()]
    return sorted(activities, key=lambda item: (item.on or dt.date.max, item.position))


def path_hours(plan: Plan) -> Decimal:
    """Return the hours of training that one new colleague gets."""
    return sum((item.hours or Decimal(0) for item in path(plan)), Decimal(0))


def fitting(plan: Plan, kind: Type) -> dict[str, Any]:
    """Propose an activity in a form that fits a type, for all its people, by somebody named in the plan."""
    found = next(entry for entry in entries("training", "starters.activity") if entry["type"] == kind)
    return {
        "what": str(found[current()]),
        "form": found["form"],
        "skill": found["skill"],
        "types": [kind],
        "audience": "all",
        "given_by": _by(plan, found["by"]),
        "hours": Decimal(found["hours"]),
        "places": counts(plan.user_types)[kind] or None,
        "free": found["free"],
    }


def adding(plan: Plan, kind: Type) -> list[Edit]:
    """Make the edits that add a fitting activity for a type; the date stays for the team to choose."""
    return addition(plan, Activity, **fitting(plan, kind))


def _by(plan: Plan, role: Role | str) -> str:
    """Name who has this role in the plan; else the role itself, in words."""
    named = (person.name.strip() for person in plan.people if person.role == role and person.name.strip())
    return next(named, text("training", f"starters.given_by.{role}"))
