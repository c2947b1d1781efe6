"""How a record stands in its table: one column for each field, with the value as SQLite keeps it.

Written out for the seven types that fields have, because a mapper of SQL to objects takes longer to load than the
window and all that is in it.
"""

from __future__ import annotations

import datetime as dt
import json
import types
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin
from uuid import UUID

from plans.records import TableRow

_AnyRow = TypeVar("_AnyRow", bound=TableRow)
_Convert = Callable[[Any], Any]

_KEPT: dict[Any, tuple[_Convert, _Convert]] = {
    UUID: (lambda key: key.hex, UUID),
    # SQLite would make a float of it.
    Decimal: (lambda number: format(number, "f"), Decimal),
    bool: (int, bool),
    dt.date: (dt.date.isoformat, dt.date.fromisoformat),
    # SQLite forgets the zone.
    dt.datetime: (lambda moment: moment.astimezone(dt.UTC).isoformat(), dt.datetime.fromisoformat),
    list: (json.dumps, json.loads),
    dict: (json.dumps, json.loads),
}
"""How a value of a type is kept, and how it is read back; text and whole numbers stay as they are."""


def kept(record: type[TableRow], field: str, value: Any) -> Any:
    """Give a value of a field as the database keeps it."""
    if value is None or field not in _converted(record):
        return value
    return _converted(record)[field][0](value)


def read(record: type[TableRow], field: str, value: Any) -> Any:
    """Give a value of a field as the record holds it.

    Raises ValueError, TypeError, LookupError or ArithmeticError when it does not read as what it should be.
    """
    if value is None or field not in _converted(record):
        return value
    return _converted(record)[field][1](value)


def row(record: TableRow) -> list[Any]:
    """Give the values of a record as the database keeps them, in the order of its fields."""
    kind = type(record)
    return [kept(kind, field, getattr(record, field)) for field in kind.model_fields]


def records(kind: type[_AnyRow], rows: Iterable[tuple[Any, ...]]) -> list[_AnyRow]:
    """Give the records of rows in the order of the fields; raises as ``read`` does.

    What is in the library was validated on its way in, so that only its type is looked at here.
    """
    fields, readers = list(kind.model_fields), [(name, both[1]) for name, both in _converted(kind).items()]
    made = []
    for values in rows:
        found = dict(zip(fields, values, strict=True))
        for name, reader in readers:
            if found[name] is not None:
                found[name] = reader(found[name])
        made.append(kind.model_construct(**found))
    return made


@cache
def _converted(record: type[TableRow]) -> dict[str, tuple[_Convert, _Convert]]:
    """Give the fields whose values are kept in another form."""
    bare = {name: _bare(info.annotation) for name, info in record.model_fields.items()}
    return {name: _KEPT[kind] for name, kind in bare.items() if kind in _KEPT}


def _bare(annotation: Any) -> Any:
    """Give the type of a field without the possibility of None, and without what is in a list or table."""
    if get_origin(annotation) in (Union, types.UnionType):
        return _bare(next(part for part in get_args(annotation) if part is not type(None)))
    return get_origin(annotation) or annotation
