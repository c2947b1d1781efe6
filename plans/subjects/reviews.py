"""What a quarter brought: measurements, decisions, and remarks of the location manager (S2, trait 3; S1)."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from plans.records import Record, choice_field, kept_field, quantity_field, reference_field, text_field
from plans.status import GOAL_MARKS, GoalStatus

DecisionKind = Literal["adjust", "stop", "scale_up", "celebrate"]
RemarkKind = Literal["note", "decision"]


class Measurement(Record):
    """How one goal stands at the end of a quarter; what was measured before is never written over."""

    subject: ClassVar[str] = "reviews"
    live: ClassVar[bool] = True
    prefilled: ClassVar[frozenset[str]] = frozenset({"goal_id", "quarter"})
    identity: ClassVar[tuple[str, ...]] = ("goal_id", "quarter")

    goal_id: UUID | None = reference_field("goal")
    quarter: int = Field(ge=1, le=4)
    value: Decimal | None = quantity_field(least=-(10**12))
    client_result: str = text_field()
    employee_result: str = text_field()
    status: GoalStatus | None = choice_field()
    why: str = text_field()


class Decision(Record):
    """What was decided in a review: what, who, by when."""

    subject: ClassVar[str] = "reviews"
    live: ClassVar[bool] = True
    prefilled: ClassVar[frozenset[str]] = frozenset({"quarter"})

    quarter: int = Field(ge=1, le=4)
    kind: DecisionKind | None = choice_field()
    goal_id: UUID | None = reference_field("goal")
    what: str = text_field()
    owner_id: UUID | None = reference_field("person")
    due: dt.date | None = None


class Remark(Record):
    """What the location manager noted or decided; it travels back in a small file of its own."""

    subject: ClassVar[str] = "reviews"
    live: ClassVar[bool] = True
    prefilled: ClassVar[frozenset[str]] = frozenset({"quarter", "kind", "on"})

    quarter: int = Field(ge=1, le=4)
    goal_id: UUID | None = reference_field("goal")
    kind: RemarkKind | None = choice_field()
    what: str = text_field()
    author: str = text_field(personal="manager")
    on: dt.date | None = None
    sent: int = Field(default=0, ge=0, le=10**11)
    """The moment of the file that brought it, in seconds since 1970; zero for what was typed here."""

    @classmethod
    @cache
    def fields(cls) -> tuple[str, ...]:
        """Return the fields that a user fills: the program itself keeps when a remark was sent."""
        return tuple(name for name in super().fields() if name != "sent")


class Closing(Record):
    """The plan as it stood on the day a quarterly review was closed, in the form of a plan file.

    A review is closed as long as its last closing was not reopened; that is stored here and nowhere else. Reopening
    leaves the copy as it is, and closing again adds another one.
    """

    subject: ClassVar[str] = "reviews"
    identity: ClassVar[tuple[str, ...]] = ("quarter",)

    quarter: int = Field(ge=1, le=4)
    closed_on: dt.date
    reopened_on: dt.date | None = None
    content: dict[str, Any] = kept_field()


def closing_in_force(closings: Iterable[Closing], quarter: int) -> Closing | None:
    """Return the last closing of a quarter that was not reopened, or None while its review is open."""
    existing = [closing for closing in closings if closing.quarter == quarter and closing.reopened_on is None]
    return existing[-1] if existing else None


def measurement_of(measurements: Iterable[Measurement], goal: UUID, quarter: int) -> Measurement | None:
    """Return what was measured of a goal in a quarter, or None."""
    return next(
        (measurement for measurement in measurements if (measurement.goal_id, measurement.quarter) == (goal, quarter)),
        None,
    )


def counted_status(measurement: Measurement | None) -> GoalStatus | None:
    """Return the status of a goal as far as it counts: not without a sentence that says why."""
    return measurement.status if measurement and measurement.is_filled("why") else None


def weakest(measurements: Iterable[Measurement]) -> GoalStatus | None:
    """Return the status that asks most of those that count; the proposal for the plan as a whole."""
    found = {counted_status(measurement) for measurement in measurements}
    return next((mark for mark in GOAL_MARKS if mark in found), None)
