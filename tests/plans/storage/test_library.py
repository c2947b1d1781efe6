from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from plans.edits import Added, addition, adoption, apply, change, inverse, move, removal
from plans.errors import ChangedElsewhere, Damaged, PlanError, no_room
from plans.exchange.plan_file import with_new_keys
from plans.plan import Plan, new_plan
from plans.plan_json import serialise, snapshot
from plans.storage import batches, local_state, upkeep
from plans.storage import library as storage
from plans.storage.library import Library, Summary
from plans.storage.workspace import default_path
from plans.subjects.actions import Action
from plans.subjects.goals import Goal
from tests.plans.stored_files import stored_library
from tests.plans.strategies import filled_plan, plans
from tests.properties import examples


@contextmanager
def opened(path: Path) -> Iterator[Library]:
    library = Library.open(path)
    try:
        if not library.sound:
            library.check()
        yield library
    finally:
        library.close()


def body(plan: Plan) -> dict[str, Any]:
    """The content without what every save changes."""
    form = serialise(plan)
    return {**form, "plan": {**form["plan"], "revision": None, "changed_at": None}}


def keep(library: Library, plan: Plan, edits: list[Any]) -> None:
    apply(plan, edits)
    library.write(plan, edits)


# There and back


def test_a_new_library_is_empty(library: Library, path: Path) -> None:
    assert path.is_file()
    assert library.plans() == []
    assert library.notices == []
    assert [item.name for item in path.parent.iterdir()] == [path.name]


@pytest.mark.hypothesis
def test_any_plan_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory) -> None:
    with opened(tmp_path_factory.mktemp("library") / "digikoers.db") as library:

        @examples(40)
        @given(plans())
        def check(plan: Plan) -> None:
            plan = with_new_keys(plan)
            library.create(plan)
            assert serialise(library.load(plan.id)) == serialise(plan)

        check()


def test_a_loaded_plan_stands_apart_from_the_database(library: Library) -> None:
    plan = filled_plan()
    library.create(plan)
    loaded = library.load(plan.id)
    library.close()
    loaded.team.name = "Anders"
    assert loaded.goals[0].title
    assert [person.name for person in loaded.people] == [person.name for person in plan.people]


def test_it_is_there_when_opened_again(path: Path) -> None:
    plan = filled_plan()
    with opened(path) as library:
        library.create(plan)
        library.remember(plan.id, "last_step", "goals")
    with opened(path) as library:
        assert serialise(library.load(plan.id)) == serialise(plan)
        assert library.load(plan.id).record.last_step == "goals"


def test_the_list_of_plans(library: Library) -> None:
    first, second = filled_plan(), with_new_keys(filled_plan())
    first.record.changed_at, second.record.changed_at = (dt.datetime(2026, 1, day, tzinfo=dt.UTC) for day in (1, 2))
    library.create(first)
    library.create(second)
    assert [plan.id for plan in library.plans()] == [second.id, first.id]
    keep(library, first, [change(first.team, "name", "Zon")])
    assert library.plans()[0] == Summary(
        first.id, "Zon", first.team.location, 2027, "concept", first.record.changed_at, "", None, revision=1
    )


def test_the_order_is_that_of_the_work_whatever_the_clock_says(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clock that was ahead for a day puts nothing on top for ever."""
    plans = [with_new_keys(filled_plan()) for _number in range(3)]
    for plan, year in zip(plans, (2036, 2026, 2016), strict=True):
        monkeypatch.setattr(batches, "now", lambda year=year: dt.datetime(year, 1, 1, tzinfo=dt.UTC))
        library.create(plan)
        keep(library, plan, [change(plan.team, "name", f"Team van {year}")])
    ahead, usual, behind = (plan.id for plan in plans)
    assert [plan.id for plan in library.plans()] == [behind, usual, ahead]
    keep(library, plans[1], [change(plans[1].team, "location", "Zon")])
    assert [plan.id for plan in library.plans()] == [usual, behind, ahead]
    for key in (usual, ahead, behind):
        library.bin(key)
    assert [plan.id for plan in library.plans(binned=True)] == [behind, ahead, usual]
    library.restore(ahead)
    library.restore(usual)
    assert [plan.id for plan in library.plans()] == [usual, ahead]
    assert "sequence" not in serialise(library.load(usual))["plan"], "it belongs to this library alone"


def test_an_older_library_keeps_its_order(tmp_path: Path) -> None:
    """Only the clock can tell it there; from then on it counts."""
    path = Path(shutil.copy(stored_library("0006"), tmp_path / "test.db"))
    with closing(sqlite3.connect(path)) as connection:
        (row,) = connection.execute("SELECT * FROM plan").fetchall()
        names = [item[1] for item in connection.execute("PRAGMA table_info(plan)")]
        (team,) = connection.execute("SELECT * FROM team").fetchall()
        of_team = [item[1] for item in connection.execute("PRAGMA table_info(team)")]
        for number, moment in enumerate(("2036-01-01T00:00:00+00:00", "2016-01-01T00:00:00+00:00"), start=1):
            key = f"{number:032x}"
            for table, columns, values, new in (
                ("plan", names, row, {"id": key, "changed_at": moment}),
                ("team", of_team, team, {"id": key, "plan_id": key}),
            ):
                made = [new.get(column, value) for column, value in zip(columns, values, strict=True)]
                connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(made))})", made)
        connection.commit()
    with opened(path) as library:
        order = [plan.id.int for plan in library.plans()]
    assert (order[0], order[-1], len(order)) == (1, 2, 3)


def test_a_plan_comes_in_once(library: Library) -> None:
    plan = filled_plan()
    library.create(plan)
    with pytest.raises(PlanError):
        library.create(plan)
    assert library.has(plan.id)
    assert not library.has(uuid4())


def test_a_plan_that_is_not_there(library: Library) -> None:
    for act in (library.load, library.bin, library.restore, lambda key: library.remember(key, "last_step", "goals")):
        with pytest.raises(PlanError):
            act(uuid4())


# Edits


def test_every_kind_of_edit_is_kept(library: Library) -> None:
    plan = filled_plan()
    library.create(plan)
    first = serialise(library.load(plan.id))
    batches = [
        lambda: [change(plan.record, "consulted", "Het team"), change(plan.vision, "why", "Daarom")],
        lambda: addition(plan, Goal, at=0, title="Vooraan"),
        lambda: addition(plan, Action, what="Achteraan", goal_id=plan.goals[0].id),
        lambda: move(plan, plan.goals[0], 1),
        lambda: removal(plan, plan.goals[-1]),
        lambda: removal(plan, plan.people[2]),
        lambda: [change(plan.activities[0], "types", ["starter"]), change(plan.activities[0], "cost", 125_050)],
        lambda: adoption(plan, dt.date(2026, 12, 18), "Wij", snapshot(plan)),
    ]
    done = []
    for batch in batches:
        edits = batch()
        keep(library, plan, edits)
        done.append(edits)
        assert serialise(library.load(plan.id)) == serialise(plan)
    assert plan.record.revision == len(batches)
    for edits in reversed(done):
        keep(library, plan, inverse(edits))
        assert serialise(library.load(plan.id)) == serialise(plan)
    assert {**first, "plan": None} == {**serialise(plan), "plan": None}
    assert plan.record.state == "concept"


def test_edits_of_one_record_in_one_go(library: Library) -> None:
    """What a window saves at once after its disk was away for a while."""
    plan = filled_plan()
    library.create(plan)
    edits: list[Any] = []
    for make in (
        lambda: addition(plan, Goal, title="Een"),
        lambda: [change(plan.goals[-1], "title", "Twee")],
        lambda: [change(plan.actions[0], "goal_id", plan.goals[-1].id)],
        lambda: removal(plan, plan.goals[-1]),
        lambda: inverse(removal(plan, plan.risks[0]))[:0],
    ):
        more = make()
        apply(plan, more)
        edits += more
    library.write(plan, edits)
    assert serialise(library.load(plan.id)) == serialise(plan)


def test_a_key_may_come_before_its_record(library: Library) -> None:
    plan = filled_plan()
    library.create(plan)
    goal = Goal(plan_id=plan.id, position=9)
    keep(library, plan, [change(plan.actions[0], "goal_id", goal.id), Added(goal)])
    assert library.load(plan.id).actions[0].goal_id == goal.id


def test_edits_are_kept_all_or_none(library: Library) -> None:
    plan = filled_plan()
    library.create(plan)
    before = serialise(plan)
    loose = Action(plan_id=plan.id, goal_id=uuid4())
    with pytest.raises(Exception, match="FOREIGN KEY"):
        library.write(plan, [change(plan.team, "name", "Anders"), Added(loose)])
    assert serialise(library.load(plan.id)) == before == serialise(plan)


def test_another_window_was_first(path: Path) -> None:
    plan = filled_plan()
    with opened(path) as library, opened(path) as other:
        library.create(plan)
        theirs = other.load(plan.id)
        keep(library, plan, [change(plan.team, "name", "Hier")])
        edits = [change(theirs.team, "name", "Daar")]
        apply(theirs, edits)
        with pytest.raises(ChangedElsewhere):
            other.write(theirs, edits)
        assert theirs.record.revision == 0
        assert other.load(plan.id).team.name == "Hier"


def test_a_plan_that_another_window_threw_away(path: Path) -> None:
    plan = filled_plan()
    with opened(path) as library:
        library.create(plan)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("DELETE FROM plan")
        with pytest.raises(ChangedElsewhere):
            keep(library, plan, [change(plan.team, "name", "Hier")])


# The bin


def test_the_bin(library: Library) -> None:
    plan = filled_plan()
    library.create(plan)
    library.bin(plan.id)
    assert library.plans() == []
    assert [item.id for item in library.plans(binned=True)] == [plan.id]
    library.restore(plan.id)
    assert [item.id for item in library.plans()] == [plan.id]
    assert body(library.load(plan.id)) == body(plan)


class Days:
    """A clock that a test turns, and a program that is opened on the days that it gives."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path, self.today = path, dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)
        for module in (storage, upkeep):
            monkeypatch.setattr(module, "now", lambda: self.today)

    def binned(self, day: int) -> list[UUID]:
        """Open the library so many days after the first, and give the keys in the bin."""
        self.today = dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC) + dt.timedelta(days=day)
        with opened(self.path) as library:
            return [plan.id for plan in library.plans(binned=True)]


def test_the_bin_is_emptied_after_thirty_days(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days, old, recent, kept = Days(path, monkeypatch), filled_plan(), filled_plan(), filled_plan()
    with opened(path) as library:
        for plan in (old, recent, kept):
            library.create(plan)
        library.bin(old.id)
    for day in range(0, 29, 3):
        assert days.binned(day) == [old.id]
    with opened(path) as library:
        library.bin(recent.id)
    assert set(days.binned(30)) == {old.id, recent.id}
    assert days.binned(31) == [recent.id]
    with opened(path) as library:
        assert [item.id for item in library.plans()] == [kept.id]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM goal").fetchone() == (2,)


@pytest.mark.parametrize("ahead", [40, 400, 3650])
def test_a_clock_that_is_ahead_does_not_empty_the_bin(path: Path, monkeypatch: pytest.MonkeyPatch, ahead: int) -> None:
    days, plan = Days(path, monkeypatch), filled_plan()
    with opened(path) as library:
        library.create(plan)
        library.bin(plan.id)
    for day in (0, 1, ahead, ahead + 1, 2, 3, 9, ahead, 15, 22, 29, 30):
        assert days.binned(day) == [plan.id]
    assert days.binned(31) == []


def test_a_clock_that_stays_ahead_empties_it_after_weeks_of_use(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days, plan = Days(path, monkeypatch), filled_plan()
    with opened(path) as library:
        library.create(plan)
        library.bin(plan.id)
    in_use = [day for day in range(40, 80) if days.binned(day)]
    assert in_use == list(range(40, 64))


def test_without_its_memory_the_bin_waits(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days, plan = Days(path, monkeypatch), filled_plan()
    with opened(path) as library:
        library.create(plan)
        library.bin(plan.id)
    for day in range(0, 28, 7):
        days.binned(day)
    memory = path.with_name("digikoers.local.json")
    for rubbish in ("", "[]", "{", '{"days": 3}', '{"days": ["2027-13-01"], "stand_in": "../x"}', "null"):
        memory.write_text(rubbish)
        assert days.binned(40) == [plan.id]
        assert local_state.read(path)._replace(left=()) == local_state.LocalState((days.today.date(),))


@given(st.sets(st.integers(0, 200)), st.integers(0, 100), st.integers(0, 100))
def test_days_pass_as_they_were_seen(in_use: set[int], since: int, more: int) -> None:
    first = dt.date(2027, 1, 1)
    seen = [first + dt.timedelta(days=day) for day in in_use]
    passed = local_state.days_passed(first + dt.timedelta(days=since), first + dt.timedelta(days=since + more), seen)
    within = {day for day in in_use if since < day < since + more}
    assert min(more, len(within) + 1) <= passed <= min(more, local_state.LONGEST_GAP * (len(within) + 1))


# Trouble


def test_a_full_disk(library: Library) -> None:
    plan = filled_plan()
    library.create(plan)
    before = serialise(plan)
    library.close()

    @event.listens_for(library._engine, "connect")
    def _full(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count=1")

    edits = [change(plan.vision, "text", "x" * 150_000)]
    apply(plan, edits)
    with pytest.raises(PlanError) as caught:
        library.write(plan, edits)
    assert str(caught.value) == str(no_room(library.path))
    assert plan.record.revision == 0
    assert serialise(library.load(plan.id)) == before


@pytest.mark.parametrize("written", [True, False])
def test_a_disk_that_fails_at_the_very_end(library: Library, monkeypatch: pytest.MonkeyPatch, written: bool) -> None:
    """What is there is saved, whatever the disk said; what is not there is not."""
    plan = filled_plan()
    library.create(plan)
    edits = [change(plan.team, "name", "Anders")]
    apply(plan, edits)

    def fail(connection: sqlite3.Connection) -> None:
        if written:
            connection.commit()
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR  # type: ignore[misc]
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(library._engine.dialect, "do_commit", fail)
        with contextlib.nullcontext() if written else pytest.raises(PlanError):
            library.write(plan, edits)
    assert plan.record.revision == library.load(plan.id).record.revision == written
    keep(library, plan, [change(plan.vision, "why", "En verder")])


def test_another_program_is_busy(library: Library, path: Path) -> None:
    plan = filled_plan()
    library.create(plan)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for act in (
            lambda: keep(library, plan, [change(plan.team, "name", "x")]),
            library.plans,
            lambda: Library.open(path),
        ):
            with pytest.raises(PlanError) as caught:
                act()
            assert caught.value.advice
    keep(library, plan, [change(plan.team, "name", "y")])
    assert library.load(plan.id).team.name == "y"


def test_no_rights(path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PlanError):
        Library.open(path)
    assert path.read_bytes() == before


def test_a_place_where_no_folder_can_be(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    for path in (tmp_path / "bestand" / "digikoers.db", tmp_path, Path("/dev/null/x/digikoers.db")):
        with pytest.raises(PlanError):
            Library.open(path)


def test_a_value_that_cannot_be_read_is_damage(library: Library, path: Path) -> None:
    for table, field, value in (
        ("plan", "changed_at", "gisteren"),
        ("goal", "due", "morgen"),
        ("goal", "baseline", "veel"),
        ("activity", "types", "["),
        # One bit makes another type of what stands there.
        ("goal", "title", b"Rustiger nachten"),
        ("condition", "origin", b"card:dispenser"),
        ("review", "quarter", b"\x01"),
        ("risk", "owner_id", "x"),
    ):
        plan = filled_plan()
        library.create(plan)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(f"UPDATE {table} SET {field} = ?", (value,))
        with pytest.raises(Damaged):
            library.load(plan.id)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("DELETE FROM plan")


def test_a_plan_without_its_team_is_damage(library: Library, path: Path) -> None:
    plan = new_plan(2027)
    library.create(plan)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM team")
    with pytest.raises(Damaged):
        library.load(plan.id)


# Places


def test_the_place_of_the_library(home: Path) -> None:
    assert default_path().is_relative_to(home)
    assert default_path().name == "digikoers.db"
