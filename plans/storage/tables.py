"""The tables of the library for SQLModel, made from the records: a field is declared once, in its record.

What is written after the start goes through these. Only what a window needs before it takes typing goes past them
(plans/storage/rows.py): loading SQLModel takes as long as all the rest of a start.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from types import new_class
from typing import Any, Literal

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from plans.plan import TABLES, PlanRecord
from plans.records import MAX_TEXT, TableRow, references
from plans.storage.rows import FORMS, KEPT, bare_type

LARGEST = 2**31 - 1
"""The largest number in an Integer."""


class Quantity(TypeDecorator[Decimal]):
    """A Decimal kept as text."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else FORMS[Decimal].write(value)


class Instant(TypeDecorator[dt.datetime]):
    """A moment in UTC, kept as ISO text."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else FORMS[dt.datetime].write(value)


class _KeptForm(JSON):
    """A plan as it once stood."""


_TYPES: dict[Any, Any] = {
    Literal: String,
    Decimal: Quantity,
    dt.datetime: Instant,
    list: JSON,
    dict: JSON,
    KEPT: _KeptForm,
}
"""The types of columns that SQLModel would choose otherwise, or not know."""


@cache
def table(kind: type[TableRow]) -> Table:
    """Return the table of a kind of record; it is made at its first use."""
    body: dict[str, Any] = {
        "__module__": __name__,
        "__tablename__": kind.__tablename__,
        "__annotations__": {name: info.annotation for name, info in kind.model_fields.items()},
        "model_config": {"defer_build": True},
    }
    body |= {name: _column(kind, name) for name in kind.model_fields}
    made: Any = new_class(
        f"{kind.__name__}Table", (SQLModel,), {"table": True}, lambda namespace: namespace.update(body)
    )
    found: Table = made.__table__
    return found


def metadata() -> MetaData:
    """Return all tables, to compare a library with."""
    for kind in (PlanRecord, *TABLES.values()):
        table(kind)
    _summaries()
    _list()
    return SQLModel.metadata


@cache
def _list() -> Index:
    """Return the index by which the list of plans is read: what is in the bin apart, and in the order of work."""
    plan = table(PlanRecord)
    return Index("plan_list", plan.c.binned_at, plan.c.sequence, plan.c.id)


@cache
def _summaries() -> Table:
    """Return the table of what follows from a plan and is kept beside it (plans/storage/summaries.py)."""
    return Table(
        "summary",
        SQLModel.metadata,
        Column("plan_id", Uuid, ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True),
        Column("revision", Integer, nullable=False),
        Column("form", String, nullable=False),
        Column("content", Text, nullable=False),
    )


def _column(kind: type[TableRow], name: str) -> Any:
    bare, limits = bare_type(kind, name), kind.model_fields[name].metadata
    if name == "id":
        return Field(primary_key=True)
    if name == "plan_id":
        return Field(foreign_key="plan.id", index=True, ondelete="CASCADE")
    if name in references(kind):
        return Field(foreign_key=f"{references(kind)[name]}.id", index=True, ondelete="SET NULL")
    if bare is str and any(getattr(limit, "max_length", 0) == MAX_TEXT for limit in limits):
        return Field(sa_type=Text)
    if bare is int and any(getattr(limit, "le", 0) > LARGEST for limit in limits):
        return Field(sa_type=BigInteger)
    return Field(sa_type=_TYPES[bare]) if bare in _TYPES else Field()
