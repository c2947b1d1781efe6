"""Training for the four types of technology user (types by Vilans and Buro StrakZ, S2 trait 7).

The types are team counts, never a label on a named person.
"""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, ClassVar, Literal
from uuid import UUID

from plans.dates import QUARTERS, quarter_of
from plans.findings import Finding, essentials
from plans.records import (
    Record,
    choice_field,
    choices_field,
    count_field,
    money_field,
    quantity_field,
    reference_field,
    text_field,
)
from resources.language import gettext as _
from resources.texts import choices

Type = Literal["starter", "hesitant", "skilled", "enthusiast"]
TYPES: tuple[Type, ...] = ("starter", "hesitant", "skilled", "enthusiast")
Form = Literal[
    "coaching",
    "e_learning",
    "workshop",
    "demonstration",
    "visit",
    "game",
    "application_card",
    "other",
]
Skill = Literal["basic", "tech", "both"]
Audience = Literal["all", "new_staff"]


class UserType(Record):
    """One of the four types: how many colleagues, and what they need."""

    __tablename__ = "user_type"
    subject: ClassVar[str] = "training"
    carried_with: ClassVar[tuple[str, ...]] = ("users",)
    prefilled: ClassVar[frozenset[str]] = frozenset({"type"})

    type: Type | None = choice_field()
    number: int | None = count_field()
    basic_needs: str = text_field()
    tech_needs: str = text_field()


class Activity(Record):
    """One training activity."""

    subject: ClassVar[str] = "training"
    carried_with: ClassVar[tuple[str, ...]] = ("training",)
    renewed: ClassVar[dict[str, Any]] = {"held": False, "reached": None}
    live: ClassVar[bool] = True
    prefilled: ClassVar[frozenset[str]] = frozenset({"free", "held"})
    coupled: ClassVar[tuple[tuple[str, ...], ...]] = (("cost", "free"), ("held", "reached"))

    what: str = text_field()
    form: Form | None = choice_field()
    skill: Skill | None = choice_field()
    types: list[Type] = choices_field()
    audience: Audience | None = choice_field()
    goal_id: UUID | None = reference_field("goal")
    given_by: str = text_field(personal="trainer")
    on: dt.date | None = None
    hours: Decimal | None = quantity_field(most=1_000)
    places: int | None = count_field()
    cost: int | None = money_field()
    free: bool = False
    held: bool = False
    reached: int | None = count_field()

    def carries_over(self, year: int) -> bool:
        """Return whether it still has to be held."""
        return not self.held


class Onboarding(Record):
    """How new and temporary colleagues are taken along: one record in each plan."""

    subject: ClassVar[str] = "training"
    carried_with: ClassVar[tuple[str, ...]] = ("users",)

    capacity: Decimal | None = quantity_field(most=100_000)
    """Hours of training that the roster can bear in a quarter."""
    new_staff: str = text_field()
    temporary_staff: str = text_field()


def burden(activity: Activity) -> Decimal:
    """Return the hours that an activity takes off the roster: hours for each participant times the places."""
    return (activity.hours or Decimal(0)) * (activity.places or 0)


def burdens(activities: list[Activity], year: int) -> list[Decimal]:
    """Return the hours of training per quarter of a year; what has no date yet counts nowhere."""
    sums = [Decimal(0) for _quarter in QUARTERS]
    for activity in activities:
        if activity.on is not None and activity.on.year == year:
            sums[quarter_of(activity.on) - 1] += burden(activity)
    return sums


def counted(user_types: list[UserType]) -> int:
    """Return the number of colleagues over the four types."""
    return sum(kind.number or 0 for kind in user_types)


def findings(
    user_types: list[UserType], activities: list[Activity], onboarding: Onboarding, staff: int | None
) -> Iterator[Finding]:
    """Find what the training step misses; ``staff`` is the size of the team."""
    names = choices("training", "user_type.type")
    for kind in user_types:
        yield from essentials(kind, ("number",), type=names.get(kind.type or "", ""))
    total = counted(user_types)
    if staff and total and total != staff and all(kind.number is not None for kind in user_types):
        yield Finding(
            "user_types_differ_from_staff",
            "advice",
            "training",
            str(user_types[0].id),
            "number",
            _("The four types add up to {total}, your team has {staff} colleagues.").format(total=total, staff=staff),
        )
    if not activities:
        yield Finding(
            "no_training", "missing", "training", None, None, _("There is no training yet. What helps your colleagues?")
        )
    for place, activity in enumerate(activities, start=1):
        yield from essentials(activity, ("what", "form", "types", "on"), what=activity.what or place)
    yield from essentials(onboarding, ("new_staff",))
