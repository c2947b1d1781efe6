"""What a quarter brought: measurements, decisions, and remarks of the location manager (S2, trait 3; S1)."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar, Literal
from uuid import UUID

from sqlalchemy import JSON, BigInteger
from sqlmodel import Field

from plans.records import Record, choice, quantity, reference, words
from plans.status import GOAL, GoalStatus

DecisionKind = Literal["adjust", "stop", "scale_up", "celebrate"]
RemarkKind = Literal["note", "decision"]


class Measurement(Record, table=True):
    """How one goal stands at the end of a quarter; what was measured before is never written over."""

    subject: ClassVar[str] = "quarters"
    live: ClassVar[bool] = True
    given: ClassVar[frozenset[str]] = frozenset({"goal_id", "quarter"})

    goal_id: UUID | None = reference("goal")
    quarter: int = Field(ge=1, le=4)
    value: Decimal | None = quantity(least=-(10**12))
    client_result: str = words()
    employee_result: str = words()
    status: GoalStatus | None = choice()
    why: str = words()


class Decision(Record, table=True):
    """What was decided in a review: what, who, by when."""

    subject: ClassVar[str] = "quarters"
    live: ClassVar[bool] = True
    given: ClassVar[frozenset[str]] = frozenset({"quarter"})

    quarter: int = Field(ge=1, le=4)
    kind: DecisionKind | None = choice()
    goal_id: UUID | None = reference("goal")
    what: str = words()
    owner_id: UUID | None = reference("person")
    due: dt.date | None = None


class Remark(Record, table=True):
    """What the location manager noted or decided; it travels back in a small file of its own."""

    subject: ClassVar[str] = "quarters"
    live: ClassVar[bool] = True
    given: ClassVar[frozenset[str]] = frozenset({"quarter", "kind", "on"})

    quarter: int = Field(ge=1, le=4)
    goal_id: UUID | None = reference("goal")
    kind: RemarkKind | None = choice()
    what: str = words()
    author: str = words(personal="manager")
    on: dt.date | None = None
    sent: int = Field(default=0, ge=0, le=10**11, sa_type=BigInteger)
    """The moment of the file that brought it, in seconds since 1970; zero for what was typed here."""

    @classmethod
    def fields(cls) -> list[str]:
        """Give the fields that a user fills: the program itself keeps when a remark was sent."""
        return [name for name in super().fields() if name != "sent"]


class Closing(Record, table=True):
    """The plan as it stood on the day a quarterly review was closed, in the form of a plan file.

    A review is closed as long as its last closing was not reopened; that is stored here and nowhere else. Reopening
    leaves the copy as it is, and closing again adds another one.
    """

    subject: ClassVar[str] = "quarters"

    quarter: int = Field(ge=1, le=4)
    closed_on: dt.date
    reopened_on: dt.date | None = None
    content: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


def in_force(closings: Iterable[Closing], quarter: int) -> Closing | None:
    """Give the last closing of a quarter that was not reopened, or None while its review is open."""
    held = [one for one in closings if one.quarter == quarter and one.reopened_on is None]
    return held[-1] if held else None


def measured(measurements: Iterable[Measurement], goal: UUID, quarter: int) -> Measurement | None:
    """Give what was measured of a goal in a quarter, or None."""
    return next((one for one in measurements if (one.goal_id, one.quarter) == (goal, quarter)), None)


def standing(measurement: Measurement | None) -> GoalStatus | None:
    """Give the status of a goal as far as it counts: not without a sentence that says why."""
    return measurement.status if measurement and measurement.filled("why") else None


def weakest(measurements: Iterable[Measurement]) -> GoalStatus | None:
    """Give the status that asks most of those that count; the proposal for the plan as a whole."""
    found = {standing(one) for one in measurements}
    return next((one for one in GOAL if one in found), None)
