"""Ten thousand plans in one library: what a person does with one of them hardly takes longer than among ten."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from plans.edits import apply, change
from plans.plan import Plan
from plans.plan_json import serialise
from plans.storage.library import Library

FEW, MANY = 10, 10_000


def filled(path: Path, plan: Plan, wanted: int) -> None:
    """Make a library with this plan and copies of it, which differ in the first digits of every key."""
    library = Library.open(path)
    library.create(plan)
    library.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN")
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            if table == "alembic_version" or "id" not in columns:
                continue
            keys = {"id", *(row[3] for row in connection.execute(f"PRAGMA foreign_key_list({table})"))}
            values = [
                f"printf('%08x', n) || substr(\"{column}\", 9)" if column in keys else f'"{column}"'
                for column in columns
            ]
            names = ", ".join(f'"{column}"' for column in columns)
            connection.execute(
                f"WITH RECURSIVE copies(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < {wanted - 1})"
                f" INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM {table}, copies"
            )
        connection.execute("COMMIT")


def quickest(do: Callable[[], Any], times: int = 7) -> float:
    """Return the seconds of the quickest of some times."""
    spent = []
    for _time in range(times):
        begun = time.perf_counter()
        do()
        spent.append(time.perf_counter() - begun)
    return min(spent)


def measured(path: Path, plan: Plan) -> dict[str, float]:
    Library.open(path).close()  # with today's copy, which is made once a day
    opening = quickest(lambda: Library.open(path).close(), 2)
    library = Library.open(path)
    names = iter(f"Team {number}" for number in range(100))

    def edit() -> None:
        edits = [change(load.team, "name", next(names))]
        apply(load, edits)
        library.write(load, edits)

    try:
        load = library.load(plan.id)
        found = {
            "open the library": opening,
            "list": quickest(library.plans, 3),
            "load a plan": quickest(lambda: library.load(plan.id)),
            "one edit": quickest(edit),
        }
        assert serialise(library.load(plan.id)) == serialise(load)
        other = next(item for item in library.plans() if item.id != plan.id)
        assert len(library.load(other.id).goals) == len(plan.goals)
        return found
    finally:
        library.close()


@pytest.fixture
def libraries(tmp_path: Path, sample: Plan) -> Iterator[dict[int, Path]]:
    places = {number: tmp_path / str(number) / "test.db" for number in (FEW, MANY)}
    for number, path in places.items():
        filled(path, sample, number)
    yield places
    for path in places.values():
        shutil.rmtree(path.parent)  # more than a gigabyte, which pytest would keep for three runs


def test_ten_thousand_plans(libraries: dict[int, Path], sample: Plan) -> None:
    few, many = (measured(libraries[number], sample) for number in (FEW, MANY))
    megabytes = libraries[MANY].stat().st_size / 1e6
    print(f"\n{MANY} plans ({megabytes:.0f} MB) against {FEW}:")
    for what, seconds in many.items():
        print(f"  {what}: {seconds * 1000:.1f} ms, {seconds / few[what]:.1f} x")
    assert many["load a plan"] / few["load a plan"] < 20
    assert many["one edit"] / few["one edit"] < 20


def test_ten_thousand_plans_in_the_window(libraries: dict[int, Path], sample: Plan, start, qtbot) -> None:
    begun = time.perf_counter()
    me = start(library=str(libraries[MANY]))
    print(f"\nthe window with {MANY} plans is ready after {time.perf_counter() - begun:.1f} s")
    begun = time.perf_counter()
    me.window.start.open_plan.emit(str(sample.id))
    print(f"a plan is open after {time.perf_counter() - begun:.2f} s")
    me.fill("Hoe heet het team?", "Lindehof")
    with closing(sqlite3.connect(f"file:{libraries[MANY]}?mode=ro", uri=True)) as connection:
        assert connection.execute("SELECT count(*) FROM team WHERE name = 'Lindehof'").fetchone() == (1,)
