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
from plans.records import Record, cents, choice, count, quantity, reference, several, words
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


class UserType(Record, table=True):
    """One of the four types: how many colleagues, and what they need."""

    __tablename__ = "user_type"
    subject: ClassVar[str] = "training"
    carried_with: ClassVar[tuple[str, ...]] = ("users",)
    given: ClassVar[frozenset[str]] = frozenset({"type"})

    type: Type | None = choice()
    number: int | None = count()
    basic_needs: str = words()
    tech_needs: str = words()


class Activity(Record, table=True):
    """One training activity."""

    subject: ClassVar[str] = "training"
    carried_with: ClassVar[tuple[str, ...]] = ("training",)
    renewed: ClassVar[dict[str, Any]] = {"held": False, "reached": None}
    live: ClassVar[bool] = True
    given: ClassVar[frozenset[str]] = frozenset({"free", "held"})

    what: str = words()
    form: Form | None = choice()
    skill: Skill | None = choice()
    types: list[Type] = several()
    audience: Audience | None = choice()
    goal_id: UUID | None = reference("goal")
    given_by: str = words(personal="trainer")
    on: dt.date | None = None
    hours: Decimal | None = quantity(most=1_000)
    places: int | None = count()
    cost: int | None = cents()
    free: bool = False
    held: bool = False
    reached: int | None = count()

    def carries_over(self, year: int) -> bool:
        """Tell whether it still has to be held."""
        return not self.held


class Onboarding(Record, table=True):
    """How new and temporary colleagues are taken along: one record in each plan."""

    subject: ClassVar[str] = "training"
    carried_with: ClassVar[tuple[str, ...]] = ("users",)

    capacity: Decimal | None = quantity(most=100_000)
    """Hours of training that the roster can bear in a quarter."""
    new_staff: str = words()
    temporary_staff: str = words()


def burden(activity: Activity) -> Decimal:
    """Give the hours that an activity takes off the roster: hours for each participant times the places."""
    return (activity.hours or Decimal(0)) * (activity.places or 0)


def burdens(activities: list[Activity], year: int) -> list[Decimal]:
    """Give the hours of training per quarter of a year; what has no date yet counts nowhere."""
    sums = [Decimal(0) for _quarter in QUARTERS]
    for activity in activities:
        if activity.on is not None and activity.on.year == year:
            sums[quarter_of(activity.on) - 1] += burden(activity)
    return sums


def counted(user_types: list[UserType]) -> int:
    """Give the number of colleagues over the four types."""
    return sum(one.number or 0 for one in user_types)


def findings(
    user_types: list[UserType], activities: list[Activity], onboarding: Onboarding, staff: int | None
) -> Iterator[Finding]:
    """Find what the training step misses; ``staff`` is the size of the team."""
    names = choices("training", "user_type.type")
    for one in user_types:
        yield from essentials(one, ("number",), type=names.get(one.type or "", ""))
    total = counted(user_types)
    if staff and total and total != staff and all(one.number is not None for one in user_types):
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
