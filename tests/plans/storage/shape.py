"""The tables that the records ask for, written down for Alembic to compare with what the migrations make."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin
from uuid import UUID

import sqlalchemy as sa

from plans.plan import TABLES, PlanRecord
from plans.records import MAX_TEXT, Cents, TableRow, mark_of, references

_TYPES: dict[Any, type[sa.types.TypeEngine[Any]]] = {
    UUID: sa.Uuid,
    Decimal: sa.String,
    Literal: sa.String,
    bool: sa.Boolean,
    dt.date: sa.Date,
    dt.datetime: sa.String,
    list: sa.JSON,
    dict: sa.JSON,
}
_INTEGER = 2**31


def metadata() -> sa.MetaData:
    """Give every table with its columns, keys and indexes, as the fields of the records declare them."""
    whole = sa.MetaData()
    for kind in (PlanRecord, *TABLES.values()):
        sa.Table(kind.__tablename__, whole, *(_column(kind, name) for name in kind.model_fields))
    return whole


def _column(kind: type[TableRow], name: str) -> sa.Column[Any]:
    annotation = kind.model_fields[name].annotation
    parts = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    keys = [sa.ForeignKey(f"{to}.id", ondelete="SET NULL") for field, to in references(kind).items() if field == name]
    if name == "plan_id":
        keys = [sa.ForeignKey("plan.id", ondelete="CASCADE")]
    return sa.Column(
        name,
        _type(kind, name, next(part for part in parts if part is not type(None))),
        *keys,
        primary_key=name == "id",
        nullable=type(None) in parts,
        index=bool(keys) or None,
    )


def _type(kind: type[TableRow], name: str, bare: Any) -> type[sa.types.TypeEngine[Any]]:
    limits = kind.model_fields[name].metadata
    if bare is str:
        long = any(getattr(one, "max_length", 0) == MAX_TEXT for one in limits)
        return sa.Text if long else sa.String
    if bare is int:
        large = isinstance(mark_of(kind, name), Cents) or any(getattr(one, "le", 0) > _INTEGER for one in limits)
        return sa.BigInteger if large else sa.Integer
    return _TYPES[get_origin(bare) or bare]
