from __future__ import annotations

import datetime as dt
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.edits import apply, change
from plans.errors import Damaged, PlanError
from plans.plan import Plan
from plans.plan_json import serialise
from plans.storage import backups, copying, schema
from plans.storage.backups import DAYS, MONTHS, NEWEST, WEEKS, Copy
from plans.storage.copying import HOUR
from plans.storage.library import Library
from tests.plans.strategies import filled_plan

TODAY = dt.datetime(2026, 11, 21, 9, 14)


class Clock:
    """What a test says that the laptop says."""

    def __init__(self) -> None:
        self.now, self.running = TODAY, 1000.0

    def turn(self, **later: float) -> None:
        """Let time pass."""
        self.now += dt.timedelta(**later)
        self.running += dt.timedelta(**later).total_seconds()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()

    monkeypatch.setattr(backups, "local_now", lambda: clock.now)
    monkeypatch.setattr(copying, "time", SimpleNamespace(monotonic=lambda: clock.running))
    return clock


@pytest.fixture
def kept(path: Path, library: Library) -> Path:
    library.create(filled_plan())
    library.close()
    return path


def names(path: Path) -> list[str]:
    return [copy.path.name for copy in backups.copies(path)]


def type_something(library: Library, word: str = "") -> Plan:
    plan = library.load(library.plans()[0].id)
    edits = [change(plan.team, "name", word or f"{plan.team.name}x"[-50:])]
    apply(plan, edits)
    library.write(plan, edits)
    return plan


# When


def start(path: Path) -> Library:
    """Open a library as the window does: what was left sound is looked after once it is open."""
    library = Library.open(path)
    if not library.sound:
        library.notices += library.check()
    return library


def test_a_start_makes_a_copy_unless_there_is_one_that_holds_the_same(kept: Path, clock: Clock) -> None:
    for _time in range(3):
        start(kept).close()
    assert names(kept) == ["digikoers-000001-2026-11-21-0914-start.db"]
    clock.turn(days=1)
    library = start(kept)
    type_something(library)
    library.close()
    start(kept).close()
    assert names(kept) == [
        "digikoers-000001-2026-11-21-0914-start.db",
        "digikoers-000002-2026-11-22-0914-start.db",
    ]


def test_an_hour_of_editing_and_a_new_day_ask_for_a_copy(path: Path, clock: Clock) -> None:
    library = Library.open(path)
    library.create(filled_plan())
    assert library.copy_when_due() is None
    clock.turn(seconds=HOUR)
    assert library.copy_when_due()
    clock.turn(seconds=HOUR)
    assert library.copy_when_due() is None
    type_something(library)
    made = library.copy_when_due()
    assert made
    assert made.reason == "hour"
    clock.turn(hours=14)
    assert library.copy_when_due() is None
    assert library.copy_when_due() is None
    type_something(library)
    clock.turn(days=1)
    made = library.copy_when_due()
    assert made
    assert made.reason == "day"
    assert [copy.number for copy in library.copies()] == [1, 2, 3]
    library.close()


def test_a_copy_that_is_asked_for_is_made(library: Library) -> None:
    library.create(filled_plan())
    made = [library.copy("import"), library.copy("takeover")]
    assert library.copies() == made
    assert [copy.reason for copy in made] == ["import", "takeover"]


def test_a_copy_is_made_while_somebody_writes(library: Library, path: Path) -> None:
    library.create(filled_plan())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE team SET name = 'half'")
        with closing(sqlite3.connect(library.copy("import").path)) as copy:
            assert copy.execute("SELECT name FROM team").fetchone() != ("half",)


def test_a_copy_is_a_library(kept: Path) -> None:
    made = backups.make(kept, "import")
    assert made
    library = Library.open(made.path)
    assert len(library.plans()) == 1
    library.close()


# What went wrong


def test_without_copies_work_goes_on_and_is_told_why(kept: Path) -> None:
    backups.folder(kept).write_text("in de weg")
    library = start(kept)
    assert len(library.plans()) == 1
    assert len(library.notices) == 1
    assert "“" in library.notices[0]
    with pytest.raises(PlanError):
        library.copy("import")
    library.close()


def half_made(*_: object, **__: object) -> None:
    raise OSError(28, "full")


@pytest.mark.parametrize("step", ["duplicate", "examine", "row_counts", "sync"])
def test_a_copy_that_fails_leaves_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    monkeypatch.setattr(backups.private if step == "sync" else schema, step, half_made)
    with pytest.raises(PlanError):
        backups.make(kept, "import")
    assert list(backups.folder(kept).iterdir()) == []


def test_a_copy_that_holds_less_is_no_copy(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = schema.duplicate

    def less(source: Path, target: Path, **_: object) -> dict[str, int]:
        counts = whole(source, target)
        with closing(sqlite3.connect(target)) as connection, connection:
            connection.execute("DELETE FROM goal")
        return counts

    monkeypatch.setattr(schema, "duplicate", less)
    with pytest.raises(PlanError):
        backups.make(kept, "import")
    assert backups.copies(kept) == []


def test_a_damaged_library_never_pushes_out_good_copies(kept: Path) -> None:
    backups.make(kept, "start")
    before = names(kept)
    kept.write_bytes(kept.read_bytes()[:8192])
    with pytest.raises(Damaged):
        Library.open(kept)
    with pytest.raises(PlanError):
        backups.make(kept, "import")
    assert names(kept) == before


# Which stay


def test_copies_of_older_versions_stay_readable_and_count_as_older(kept: Path) -> None:
    place = backups.folder(kept)
    place.mkdir()
    older = ["digikoers-2026-11-20-before-0005.db", "digikoers-2026-11-20.db", "digikoers-2036-01-05.db"]
    for name in (*older, "digikoers-2-2026-11-20.db", "digikoers-2026-13-40.db", "digikoers-x.db"):
        (place / name).write_bytes(kept.read_bytes())
    backups.make(kept, "start")
    assert names(kept)[:3] == older
    found = backups.copies(kept)
    assert [copy.number for copy in found] == [0, 0, 0, 1]
    assert [copy.reason for copy in found] == ["migration", "start", "start", "start"]
    assert [copy.path.name for copy in backups.copies(kept.with_name("digikoers-2.db"))] == [
        "digikoers-2-2026-11-20.db"
    ]


def test_copies_from_the_future_do_not_push_out_those_of_today(kept: Path, clock: Clock) -> None:
    place = backups.folder(kept)
    place.mkdir()
    for day in range(1, 30):
        (place / f"digikoers-2036-01-{day:02}.db").write_bytes(kept.read_bytes())
    library = Library.open(kept)
    for _hour in range(40):
        clock.turn(hours=1)
        type_something(library)
        assert library.copy_when_due() == library.copies()[-1]
    library.close()
    assert [copy.number for copy in backups.copies(kept)][-NEWEST:] == list(range(31, 41))


def some_copies(made: list[dt.datetime]) -> list[Copy]:
    return [Copy(Path(f"{number}.db"), number, moment, "start") for number, moment in enumerate(made, 1)]


def test_a_year_of_copies_leaves_days_weeks_and_months() -> None:
    hours = [TODAY + dt.timedelta(days=day, hours=hour) for day in range(400) for hour in range(8)]
    stays: list[Copy] = []
    for copy in some_copies(hours):
        stays.append(copy)
        gone = backups.surplus(stays)
        stays = [stay for stay in stays if stay not in gone]
    last = hours[-1]
    assert [copy.made for copy in stays[-NEWEST:]] == hours[-NEWEST:]
    days = {copy.made.date() for copy in stays}
    assert {(last - dt.timedelta(days=day)).date() for day in range(DAYS)} <= days
    assert {(last - dt.timedelta(weeks=week)).isocalendar()[:2] for week in range(WEEKS)} <= {
        copy.made.isocalendar()[:2] for copy in stays
    }
    assert len({(copy.made.year, copy.made.month) for copy in stays}) >= MONTHS
    assert len(stays) <= NEWEST + DAYS + WEEKS + MONTHS


@given(st.lists(st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2100, 1, 1)), max_size=80))
def test_whatever_the_clock_says_the_newest_stay(made: list[dt.datetime]) -> None:
    found = some_copies(made)
    gone = backups.surplus(found)
    assert not set(gone) & set(found[-NEWEST:])
    assert len(found) - len(gone) <= NEWEST + DAYS + WEEKS + MONTHS
    assert backups.surplus([item for item in found if item not in gone]) == []


# Who may read them


@pytest.mark.skipif(os.name == "nt", reason="a mode says nothing on Windows")
def test_only_the_owner_reads_them(path: Path) -> None:
    before = os.umask(0)
    try:
        library = Library.open(path)
        plan = filled_plan()
        library.create(plan)
        library.copy("import")
        library.bin(plan.id)
        library.close()
        start(path).close()
    finally:
        os.umask(before)
    modes = {item.name: stat.S_IMODE(item.stat().st_mode) for item in (path.parent, *path.parent.rglob("*"))}
    folders = {path.parent.name, "backups"}
    assert {name for name, mode in modes.items() if mode == 0o700} == folders
    assert {name for name, mode in modes.items() if mode == 0o600} == set(modes) - folders
    assert len(modes) == 6


@pytest.mark.skipif(os.name == "nt", reason="a mode says nothing on Windows")
def test_what_others_could_read_is_closed(kept: Path) -> None:
    kept.chmod(0o644)
    backups.folder(kept).mkdir(mode=0o755)
    start(kept).close()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(backups.folder(kept).stat().st_mode) == 0o700
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("UPDATE team SET name = 'x'")
        assert stat.S_IMODE(kept.with_name(f"{kept.name}-journal").stat().st_mode) == 0o600
        connection.execute("ROLLBACK")


def test_the_content_of_a_copy_is_that_of_the_library(library: Library) -> None:
    plan = filled_plan()
    library.create(plan)
    copy = Library.open(library.copy("import").path, read_only=True)
    assert serialise(copy.load(plan.id)) == serialise(plan)
    copy.close()
