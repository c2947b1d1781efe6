"""What a quarter brought: measurements, decisions, and remarks of the location manager (S2, trait 3; S1)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import ClassVar, Literal
from uuid import UUID

from sqlmodel import Field

from plans.records import Record, choice, quantity, reference, words

GoalStatus = Literal["on_course", "attention", "stuck", "reached", "not_yet"]
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
