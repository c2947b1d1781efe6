"""A library of an earlier revision, with an adopted version and a closed review: opened, saved and read today."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from plans.anonymise import anonymised
from plans.anonymise.forgetting import forget
from plans.anonymise.leftovers import possible_names
from plans.derived import compare, quarterly_review
from plans.edits import Edit, apply, change
from plans.errors import Damaged
from plans.exchange import plan_file
from plans.plan import Plan
from plans.plan_json import deserialise, read_kept, serialise
from plans.revisions import VERSION
from plans.storage.library import Library
from tests.plans.stored_files import ADOPTED, CLOSED, SINCE_CLOSINGS, STORED, stored_library, stored_plan


@pytest.fixture(params=STORED)
def revision(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def older(tmp_path: Path, revision: str) -> Path:
    return Path(shutil.copy(stored_library(revision), tmp_path / "digikoers.db"))


_MIGRATED: dict[str, bytes] = {}
"""Each library as it is once it was opened: all migrations of one are run once."""


@pytest.fixture
def plan(older: Path, revision: str) -> Plan:
    """The plan of an older library, which is brought up to date by that."""
    if revision in _MIGRATED:
        older.write_bytes(_MIGRATED[revision])
    found = only(older)
    _MIGRATED.setdefault(revision, older.read_bytes())
    return found


def only(path: Path) -> Plan:
    """The plan in a library that holds one."""
    library = Library.open(path)
    try:
        (summary,) = library.plans()
        return library.load(summary.id)
    finally:
        library.close()


def test_the_library_gives_what_the_plan_file_gives(plan: Plan, revision: str) -> None:
    read, notice = plan_file.read(stored_plan(revision))
    assert notice is None
    assert serialise(plan) == serialise(read)
    assert compare.differences(plan, read) == compare.edits_between(plan, read) == []


def test_what_is_kept_has_the_newest_form(plan: Plan, older: Path, revision: str) -> None:
    kept = [*plan.versions, *plan.closings]
    assert len(kept) == 1 + (revision >= SINCE_CLOSINGS)
    for item in kept:
        assert item.content["version"] == VERSION
        assert serialise(deserialise(item.content)) == item.content
    with closing(sqlite3.connect(older)) as connection:
        stored = connection.execute("SELECT content FROM version UNION ALL SELECT content FROM closing").fetchall()
    assert [json.loads(row[0]) for row in stored] == [item.content for item in kept]


def test_it_is_as_it_was_adopted_and_closed(plan: Plan, revision: str) -> None:
    (version,) = plan.versions
    assert (version.adopted_on, version.adopted_by) == (ADOPTED, "Ineke de Groot")
    adopted = deserialise(version.content)
    assert (adopted.actions[0].what, plan.actions[0].what) == ("Iets bij what", "Anders na het vaststellen")
    if revision >= SINCE_CLOSINGS:
        assert [item.closed_on for item in plan.closings] == [CLOSED]
        snapshot = quarterly_review.closed_snapshot(plan, 1)
        assert (snapshot.budget_lines[0].actual1, plan.budget_lines[0].actual1) == (12, 777)
        assert quarterly_review.tiles(snapshot, 1) != quarterly_review.tiles(plan, 1)


def test_it_is_saved_as_a_plan_file(plan: Plan, tmp_path: Path) -> None:
    for item in (plan, anonymised(plan), plan_file.with_new_keys(plan)):
        plan_file.write(item, tmp_path / "nu.jaarplan")
        assert serialise(plan_file.read(tmp_path / "nu.jaarplan")[0]) == serialise(item)


SPOILED = {
    "another kind": b'{"plan": 3}',
    "half": b'{"version": 1, "plan": {}, "records": {"goals": 3}}',
    "empty": b'{"version": 5, "plan": {}, "records": {}}',
    "a list": b"[1, 2]",
    "cut off": b'{"version": 5, "plan": {"id": "geheim',
    "not utf-8": b'{"version": "\xff\xfe"}',
    "deep": b"[" * 100_000,
    "nothing": b"",
}


@pytest.mark.parametrize("spoiled", SPOILED)
@pytest.mark.parametrize("revision", ["0004", STORED[-1]])
def test_a_kept_plan_that_cannot_be_read_shuts_nothing(tmp_path: Path, spoiled: str, revision: str) -> None:
    path = Path(shutil.copy(stored_library(revision), tmp_path / "digikoers.db"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE version SET content = CAST(? AS TEXT)", (SPOILED[spoiled],))
        connection.execute("UPDATE closing SET content = CAST(? AS TEXT)", (SPOILED[spoiled],))
    plan = only(path)
    for kept in (*plan.versions, *plan.closings):
        with pytest.raises(Damaged):
            read_kept(kept)
    with pytest.raises(Damaged):
        quarterly_review.closed_snapshot(plan, 1)
    assert quarterly_review.figures(plan, 2).actions
    assert forget(plan, plan.people[0]).edits
    assert possible_names(plan) is not None
    for item in (plan, anonymised(plan), plan_file.with_new_keys(plan), plan_file.copy(plan)):
        plan_file.write(item, tmp_path / "nu.jaarplan")
        assert serialise(plan_file.read(tmp_path / "nu.jaarplan")[0]) == serialise(item)
    assert "geheim" not in str(anonymised(plan))
    library = Library.open(path)
    other = plan_file.with_new_keys(plan)
    library.create(other)
    assert [item.content for item in library.load(other.id).versions] == [item.content for item in plan.versions]
    step: list[Edit] = [change(plan.team, "name", "Anders")]
    apply(plan, step)
    library.write(plan, step)
    assert library.load(plan.id).team.name == "Anders"
    library.close()
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT CAST(content AS BLOB) FROM version WHERE plan_id = ?"
        assert connection.execute(query, (plan.id.hex,)).fetchone() == (SPOILED[spoiled],), "not a byte of it is lost"
