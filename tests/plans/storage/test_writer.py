"""Writing in the background: in order, never waiting, and nothing lost while another program holds the library."""

from __future__ import annotations

import random
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from plans.edits import Edit, addition, apply, change, inverse, removal
from plans.errors import Busy, ChangedElsewhere
from plans.exchange.plan_file import with_new_keys
from plans.plan import Plan
from plans.plan_json import serialise
from plans.storage import engine
from plans.storage.batches import Saved
from plans.storage.library import Library
from plans.storage.writer import Writer
from plans.subjects.goals import Goal
from tests.plans.strategies import filled_plan

PATIENCE = 30.0


class Told:
    """What the writer said, and a way to wait for it."""

    def __init__(self) -> None:
        self.saved: list[tuple[int, Saved]] = []
        self.failed: list[tuple[Exception, UUID]] = []
        self.trouble = threading.Event()

    def note_saved(self, number: int, saved: Saved) -> None:
        self.saved.append((number, saved))

    def note_failed(self, error: Exception, plan_id: UUID) -> None:
        self.failed.append((error, plan_id))
        self.trouble.set()

    def expect_trouble(self) -> Exception:
        assert self.trouble.wait(PATIENCE)
        self.trouble.clear()
        return self.failed[-1][0]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def writer(library: Library, told: Told) -> Iterator[Writer]:
    writer = Writer(library, told.note_saved, told.note_failed, retry=0.01)
    yield writer
    writer.close()


@pytest.fixture
def plan(library: Library) -> Plan:
    plan = filled_plan()
    library.create(plan)
    return plan


@pytest.fixture
def other(path: Path, plan: Plan) -> Iterator[sqlite3.Connection]:
    """Another program that can hold the library."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def do(writer: Writer, plan: Plan, edits: list[Edit]) -> int:
    apply(plan, edits)
    return writer.write(plan, edits)


def stored(library: Library, plan: Plan) -> dict[str, object]:
    return dict(serialise(library.load(plan.id))["records"])


def test_edits_are_written_in_order(library: Library, writer: Writer, told: Told, plan: Plan) -> None:
    chance = random.Random(7)
    numbers = []
    for _time in range(120):
        match chance.randrange(4):
            case 0:
                edits = addition(plan, Goal, title="Nieuw")
            case 1 if len(plan.goals) > 1:
                edits = removal(plan, chance.choice(plan.goals))
            case 2:
                edits = [change(plan.team, "name", str(chance.random()))]
                apply(plan, edits)
                numbers.append(writer.write(plan, edits))
                edits = inverse(edits)
            case _:
                edits = [change(goal, "title", str(chance.random())) for goal in plan.goals]
        numbers.append(do(writer, plan, edits))
    assert writer.flush(PATIENCE)
    assert writer.waiting == 0
    assert [number for number, _saved in told.saved] == numbers
    assert [saved.revision for _number, saved in told.saved] == list(range(1, len(numbers) + 1))
    assert stored(library, plan) == serialise(plan)["records"]
    assert told.failed == []


def test_what_is_typed_later_does_not_slip_into_what_was_queued(
    library: Library, writer: Writer, told: Told, plan: Plan, other: sqlite3.Connection
) -> None:
    other.execute("BEGIN EXCLUSIVE")
    edits = addition(plan, Goal, title="eerst")
    do(writer, plan, edits)
    told.expect_trouble()
    goal = plan.goals[-1]
    other.execute("ROLLBACK")
    assert writer.flush(PATIENCE)
    goal.title = "nooit opgeslagen"
    assert library.load(plan.id).goals[-1].title == "eerst"


def test_nothing_waits_while_another_program_is_busy(
    library: Library, writer: Writer, told: Told, plan: Plan, other: sqlite3.Connection
) -> None:
    other.execute("BEGIN IMMEDIATE")
    for number in range(50):
        do(writer, plan, [change(plan.team, "name", str(number))])
    assert isinstance(told.expect_trouble(), Busy)
    assert writer.waiting == 50
    assert library.load(plan.id).team.name == filled_plan().team.name
    assert not writer.flush(0.05)
    other.execute("ROLLBACK")
    assert writer.flush(PATIENCE)
    assert library.load(plan.id).team.name == "49"
    assert [type(error) for error, _plan in told.failed] == [Busy]


def test_trouble_is_said_again_after_it_was_over(
    writer: Writer, told: Told, plan: Plan, other: sqlite3.Connection
) -> None:
    for name in ("een", "twee"):
        other.execute("BEGIN IMMEDIATE")
        do(writer, plan, [change(plan.team, "name", name)])
        told.expect_trouble()
        other.execute("ROLLBACK")
        assert writer.flush(PATIENCE)
    assert len(told.failed) == 2


def test_another_window_stops_one_plan_only(library: Library, writer: Writer, told: Told, plan: Plan) -> None:
    second = with_new_keys(plan)
    library.create(second)
    theirs = library.load(plan.id)
    elsewhere: list[Edit] = [change(theirs.team, "name", "daar")]
    apply(theirs, elsewhere)
    library.write(theirs, elsewhere)
    do(writer, plan, [change(plan.team, "name", "hier")])
    do(writer, second, [change(second.team, "name", "ernaast")])
    assert isinstance(told.expect_trouble(), ChangedElsewhere)
    do(writer, plan, [change(plan.vision, "why", "en meer")])
    assert not writer.flush(PATIENCE)
    assert writer.waiting == 2
    assert library.load(second.id).team.name == "ernaast"
    assert library.load(plan.id).team.name == "daar"
    assert writer.drop(plan.id) == 2
    fresh = library.load(plan.id)
    do(writer, fresh, [change(fresh.team, "name", "samen")])
    assert writer.flush(PATIENCE)
    assert library.load(plan.id).team.name == "samen"


def test_a_bug_is_told_and_stops_the_plan(
    library: Library, writer: Writer, told: Told, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(library, "write_batch", broken)
        do(writer, plan, [change(plan.team, "name", "hier")])
        assert isinstance(told.expect_trouble(), ZeroDivisionError)
    assert writer.waiting == 1


def test_the_window_and_the_writer_are_not_two_programs(path: Path, plan: Plan, told: Told) -> None:
    library = Library.open(path, wait=engine.WINDOW_SECONDS)
    writer = Writer(library, told.note_saved, told.note_failed, retry=0.01)
    for number in range(150):
        do(writer, plan, [change(plan.team, "name", str(number))])
        library.remember(plan.id, str(number))
        assert library.load(plan.id).record.last_step == str(number)
    assert writer.close(PATIENCE)
    assert told.failed == []
    library.close()


def test_closing_says_whether_all_is_on_the_disk(
    library: Library, told: Told, plan: Plan, other: sqlite3.Connection
) -> None:
    for existing in (False, True):
        writer = Writer(library, told.note_saved, told.note_failed, retry=0.01)
        if existing:
            other.execute("BEGIN IMMEDIATE")
        do(writer, plan, [change(plan.team, "name", str(existing))])
        assert writer.close(0.2 if existing else PATIENCE) is not existing
        plan.record.revision = library.load(plan.id).record.revision
    other.execute("ROLLBACK")
    assert library.load(plan.id).team.name == "False"


def test_a_write_that_does_not_wait(library: Library, plan: Plan, other: sqlite3.Connection) -> None:
    """On the thread of a window: one attempt, counted by what SQLite asks its busy handler."""
    other.execute("BEGIN IMMEDIATE")
    edits: list[Edit] = [change(plan.team, "name", "nu")]
    with pytest.raises(Busy):
        library.write(plan, edits, wait=0)
    with library._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == 100
    other.execute("ROLLBACK")
    library.write(plan, edits, wait=0)
    assert library.load(plan.id).team.name == "nu"
