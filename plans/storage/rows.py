"""How records stand in the rows of their tables: plans read, and whole plans taken in, by SQLite alone.

That is all that a window needs of a library until it takes typing, and loading SQLModel takes as long as all the rest
of a start. What is written later goes through the tables that are made from the records (plans/storage/tables.py).
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin
from uuid import UUID

from plans.plan import TABLES, Plan
from plans.records import TableRow

_AnyRow = TypeVar("_AnyRow", bound=TableRow)


class Form(NamedTuple):
    """How values of a type stand in a column."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _kept_form(stored: bytes) -> dict[str, Any]:
    """Read a plan as it once stood; what is no JSON any more comes as ``{"unreadable": …}``, and shuts nothing."""
    try:
        form = json.loads(stored)
    except (ValueError, RecursionError):
        form = None
    return form if isinstance(form, dict) else {"unreadable": stored.decode("utf-8", "backslashreplace")}


KEPT = dict[str, Any]
"""The type of a field that holds a plan as it once stood."""

FORMS: dict[Any, Form] = {
    UUID: Form(lambda key: key.hex, UUID),
    # SQLite would make a float of it.
    Decimal: Form(lambda number: format(number, "f"), Decimal),
    bool: Form(int, bool),
    dt.date: Form(dt.date.isoformat, dt.date.fromisoformat),
    # SQLite forgets the zone.
    dt.datetime: Form(lambda moment: moment.astimezone(dt.UTC).isoformat(), dt.datetime.fromisoformat),
    list: Form(json.dumps, json.loads),
    dict: Form(json.dumps, json.loads),
    KEPT: Form(json.dumps, _kept_form),
}
"""The types that SQLite does not know; text and whole numbers stay as they are."""

UNREADABLE = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError)
"""What reading a value raises that a flipped bit made something else of."""


def bare_type(kind: type[TableRow], field: str) -> Any:
    """Return the type of a field without the possibility of None, and without what is in a list or a choice."""
    bare = kind.model_fields[field].annotation
    if get_origin(bare) in (Union, UnionType):
        bare = next(part for part in get_args(bare) if part is not type(None))
    return bare if bare == KEPT else get_origin(bare) or bare


def select(
    connection: sqlite3.Connection, columns: Sequence[tuple[type[TableRow], str]], rest: str, keys: Iterable[UUID] = ()
) -> Iterator[tuple[Any, ...]]:
    """Return the values of some fields; ``rest`` is the query from its FROM on, with a mark for each of the keys.

    Values were validated on their way in, so only their type is looked at. Raises sqlite3.Error, and one of UNREADABLE
    when a value does not read as what it should be.
    """
    names = ", ".join(
        # As bytes: a text that is not UTF-8 any more would keep the whole plan from being read.
        f'CAST("{kind.__tablename__}"."{field}" AS BLOB)'
        if bare_type(kind, field) == KEPT
        else f'"{kind.__tablename__}"."{field}"'
        for kind, field in columns
    )
    readers = [_readers(kind)[field] for kind, field in columns]
    for row in connection.execute(f"SELECT {names} {rest}", [key.hex for key in keys]):
        yield tuple(None if value is None else read(value) for read, value in zip(readers, row, strict=True))


def records(connection: sqlite3.Connection, kind: type[_AnyRow], key: str, among: Sequence[UUID]) -> Iterator[_AnyRow]:
    """Return the records of which a key is one of those given; raises as ``select`` does."""
    fields = list(kind.model_fields)
    rest = f'FROM "{kind.__tablename__}" WHERE "{key}" IN ({_marks(among)})'
    for values in select(connection, [(kind, field) for field in fields], rest, among):
        yield kind.model_construct(**dict(zip(fields, values, strict=True)))


def insert_plan(connection: sqlite3.Connection, plan: Plan) -> None:
    """Put a whole plan in its tables, as the one that was worked on last; raises sqlite3.Error."""
    # Within one transaction a key may come before the record it points to.
    connection.execute("PRAGMA defer_foreign_keys=ON")
    insert(connection, [plan.record])
    connection.execute(
        "UPDATE plan SET sequence = (SELECT coalesce(max(sequence), 0) + 1 FROM plan WHERE id != :key) WHERE id = :key",
        {"key": plan.id.hex},
    )
    for name in TABLES:
        insert(connection, plan.table(name))


def insert(connection: sqlite3.Connection, records: Sequence[TableRow]) -> None:
    """Put records of one kind in their table; raises sqlite3.Error."""
    if records:
        kind = type(records[0])
        columns = ", ".join(f'"{name}"' for name in kind.model_fields)
        statement = f'INSERT INTO "{kind.__tablename__}" ({columns}) VALUES ({_marks(kind.model_fields)})'
        connection.executemany(statement, [_row(record) for record in records])


def _row(record: TableRow) -> list[Any]:
    forms = _forms(type(record))
    return [forms[name].write(value) if name in forms and value is not None else value for name, value in record]


def _marks(values: Iterable[Any]) -> str:
    return ", ".join("?" for _value in values)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("a text is no text any more")
    return value


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise TypeError("a whole number is none any more")
    return value


@cache
def _readers(kind: type[TableRow]) -> dict[str, Callable[[Any], Any]]:
    """Return what reads the value of each field; what is no text, whole number or other type is one of a few words."""
    bare = {name: bare_type(kind, name) for name in kind.model_fields}
    return {
        name: FORMS[held].read if held in FORMS else _whole if held is int else _text for name, held in bare.items()
    }


@cache
def _forms(kind: type[TableRow]) -> dict[str, Form]:
    """Return the fields whose values stand otherwise in their column."""
    bare = {name: bare_type(kind, name) for name in kind.model_fields}
    return {name: FORMS[held] for name, held in bare.items() if held in FORMS}
