"""The tables that edits are written with, and the rows that plans are read from, hold the same in the same way."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from hypothesis import given
from sqlalchemy import insert

from plans.plan import TABLES, Plan, PlanRecord
from plans.records import TableRow
from plans.storage import rows
from plans.storage.engine import make_engine
from plans.storage.tables import metadata, table
from tests.plans.strategies import plans

KINDS: tuple[type[TableRow], ...] = (PlanRecord, *TABLES.values())


def records(plan: Plan) -> list[list[TableRow]]:
    return [[plan.record], *([*plan.table(name)] for name in TABLES)]


@cache
def empty(folder: Path) -> bytes:
    """An empty database with the tables."""
    path = folder / "empty.db"
    path.touch()
    engine = make_engine(path)
    metadata().create_all(engine)
    engine.dispose()
    return path.read_bytes()


def stored(path: Path) -> list[tuple[str, list[tuple[object, ...]]]]:
    """Every value of every table as SQLite holds it, with its kind."""
    with closing(sqlite3.connect(path)) as connection:
        return [
            (
                kind.__tablename__,
                connection.execute(
                    f'SELECT {", ".join(f"""typeof("{name}"), quote("{name}")""" for name in kind.model_fields)} '
                    f'FROM "{kind.__tablename__}" ORDER BY id'
                ).fetchall(),
            )
            for kind in KINDS
        ]


@given(plans())
def test_both_ways_write_the_same_and_it_is_read_as_it_was(tmp_path_factory: object, plan: Plan) -> None:
    folder = Path(str(tmp_path_factory.getbasetemp()))  # type: ignore[attr-defined]
    straight, mapped = folder / "rows.db", folder / "tables.db"
    for path in (straight, mapped):
        path.write_bytes(empty(folder))
    with closing(sqlite3.connect(straight)) as connection:
        for found in records(plan):
            rows.insert(connection, found)
        connection.commit()
        for kind, found in zip(KINDS, records(plan), strict=True):
            assert {item.id: item for item in rows.records(connection, kind, "id", [item.id for item in found])} == {
                item.id: item for item in found
            }
    engine = make_engine(mapped, foreign_keys=False)
    with engine.begin() as connection:
        for kind, found in zip(KINDS, records(plan), strict=True):
            if found:
                connection.execute(insert(table(kind)), [dict(item) for item in found])
    engine.dispose()
    assert stored(straight) == stored(mapped)
