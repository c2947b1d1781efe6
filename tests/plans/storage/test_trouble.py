"""What a start finds: no sight of work is lost, whatever is wrong, however often it starts."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from plans.errors import PlanError, ReadOnly
from plans.exchange import plan_file
from plans.exchange.plan_file import with_new_keys
from plans.plan_json import serialise
from plans.printing import printer as printing
from plans.storage import backups, local_state, restore, schema, trouble
from plans.storage.library import Library
from plans.storage.trouble import Choice, Condition
from tests.plans.stored_files import stored_library
from tests.plans.strategies import filled_plan


@pytest.fixture
def kept(path: Path, library: Library) -> Path:
    """A library with a plan in it and a copy of it, closed."""
    library.create(filled_plan())
    library.copy("import")
    library.close()
    return path


def state(path: Path) -> dict[str, bytes]:
    return {str(item): item.read_bytes() for item in path.parent.rglob("*") if item.is_file()}


def spoil(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:8192] + b"\xff" * 4096 + path.read_bytes()[12288:])


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    """Whoever opens it waits for a writer."""
    path.unlink()
    os.mkfifo(path)


def text(path: Path) -> None:
    path.write_text("kapot")


FOUND: list[tuple[Callable[[Path], object], Condition, tuple[Choice, ...]]] = [
    (lambda _: None, "sound", ()),
    (Path.unlink, "absent", ()),
    (spoil, "damaged", ("put_back", "read_only", "stand_in")),
    (text, "damaged", ("put_back", "read_only", "stand_in")),
    *([(pipe, "damaged", ("put_back", "read_only", "stand_in"))] if sys.platform != "win32" else []),
    (newer, "newer", ("stand_in",)),
    (folder, "unreachable", ("retry", "stand_in")),
]


@pytest.mark.parametrize(
    ("act", "condition", "choices"), FOUND, ids=[f"{item[1]}-{place}" for place, item in enumerate(FOUND)]
)
def test_what_is_found_and_what_fits(
    kept: Path, act: Callable[[Path], object], condition: Condition, choices: tuple[Choice, ...]
) -> None:
    act(kept)
    before = state(kept)
    found = trouble.diagnose(kept)
    assert (found.condition, found.choices) == (condition, choices)
    assert (found.error is None) == (not choices)
    assert (found.newest_copy is None) == ("put_back" not in choices)
    assert state(kept) == before


def test_a_damaged_library_without_a_copy(kept: Path) -> None:
    shutil.rmtree(backups.folder(kept))
    spoil(kept)
    assert trouble.diagnose(kept).choices == ("stand_in",)


def test_a_damaged_copy_is_not_the_newest_good_one(kept: Path) -> None:
    good = backups.copies(kept)[-1]
    other = backups.make(kept, "import")
    assert other
    spoil(other.path)
    spoil(kept)
    assert trouble.diagnose(kept).newest_copy == good


def test_a_library_that_another_program_holds(kept: Path) -> None:
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        started = trouble.start(kept, wait=0)
        assert started.library is None
        assert (started.asked.condition, started.asked.choices) == ("busy", ("retry", "stand_in"))
        other.execute("ROLLBACK")
    started = trouble.start(kept, wait=0)
    assert started.library
    assert not started.stands_in
    started.library.close()


@pytest.mark.parametrize(("mode", "condition"), [(os.W_OK, "read_only"), (os.R_OK, "no_rights")])
def test_a_place_without_rights(kept: Path, monkeypatch: pytest.MonkeyPatch, mode: int, condition: Condition) -> None:
    real = os.access
    monkeypatch.setattr(os, "access", lambda place, asked: asked != mode and real(place, asked))
    found = trouble.start(kept).asked
    assert found.condition == condition
    assert found.error
    assert ("read_only" in found.choices) == (condition == "read_only")
    assert ("stand_in" in found.choices) == (condition == "no_rights")


def test_a_library_that_cannot_be_brought_up_to_date(tmp_path: Path) -> None:
    path = Path(shutil.copy(stored_library("0001"), tmp_path / "digikoers.db"))
    backups.folder(path).write_text("in de weg")
    before = path.read_bytes()
    started = trouble.start(path)
    assert started.library is None
    assert (started.asked.condition, started.asked.choices) == ("outdated", ("retry", "read_only", "stand_in"))
    assert path.read_bytes() == before
    library = Library.open(path, read_only=True)
    assert [plan.team for plan in library.plans()] == ["Team Łinde"]
    library.close()
    backups.folder(path).unlink()
    started = trouble.start(path)
    assert started.library
    started.library.close()


# A library that stands in


def test_every_start_finds_the_library_that_stands_in(kept: Path) -> None:
    spoil(kept)
    assert trouble.start(kept).library is None
    beside = trouble.begin_stand_in(kept)
    assert beside.name == "digikoers-2.db"
    library = Library.open(beside)
    plan = filled_plan()
    library.create(plan)
    library.close()
    for _start in range(3):
        started = trouble.start(kept)
        assert started.library
        assert started.stands_in
        assert started.asked.condition == "damaged"
        assert [item.id for item in started.library.plans()] == [plan.id]
        assert trouble.begin_stand_in(kept) == beside
        started.library.close()
    assert sorted(path.name for path in kept.parent.glob("*.db")) == ["digikoers-2.db", "digikoers.db"]

    restore.put_back(kept, trouble.start(kept).asked.newest_copy or pytest.fail("no copy"))
    started = trouble.start(kept)
    assert started.library
    assert not started.stands_in
    assert trouble.stand_in(kept) is None
    (other,) = trouble.others(kept)
    assert (other.path, [item.id for item in other.plans]) == (beside, [plan.id])
    trouble.take_plan(started.library, other.path, plan.id)
    assert serialise(started.library.load(plan.id)) == serialise(plan)
    with pytest.raises(PlanError):
        trouble.take_plan(started.library, other.path, plan.id)
    started.library.close()


def test_a_name_that_is_taken_is_not_used(kept: Path) -> None:
    for name in ("digikoers-2.db", "digikoers-3.db"):
        kept.with_name(name).touch()
    assert trouble.begin_stand_in(kept).name == "digikoers-4.db"


def test_a_stand_in_that_is_gone_or_broken(kept: Path) -> None:
    spoil(kept)
    beside = trouble.begin_stand_in(kept)
    assert trouble.start(kept).library is None
    text(beside)
    started = trouble.start(kept)
    assert started.library is None
    assert started.asked.path == kept


def test_the_plans_of_every_library_in_the_folder(kept: Path, tmp_path: Path) -> None:
    plan = with_new_keys(filled_plan())
    for name in ("digikoers-2.db", "van Anna.db"):
        library = Library.open(kept.with_name(name))
        library.create(plan)
        library.close()
    shutil.copy(stored_library("0002"), kept.with_name("digikoers-4.db"))
    text(kept.with_name("digikoers-3.db"))
    text(kept.with_name("foto's.db"))
    found = {other.path.name: other for other in trouble.others(kept)}
    assert list(found) == ["digikoers-2.db", "digikoers-3.db", "digikoers-4.db", "van Anna.db"]
    assert [len(item.plans) for item in found.values()] == [1, 0, 1, 1]
    assert [item.error is not None for item in found.values()] == [False, True, False, False]
    assert schema.examine(found["digikoers-4.db"].path).revision == "0002"
    assert trouble.others(tmp_path / "nergens" / "x.db") == []


def test_what_can_still_be_read_of_a_damaged_library(path: Path, library: Library) -> None:
    """A page of one plan is gone: the list is there, and the other plan."""
    plans = [filled_plan(), with_new_keys(filled_plan())]
    for plan in plans:
        plan.vision.text = f"{plan.id} " * 2_000
        library.create(plan)
    library.close()
    data = path.read_bytes()
    place = data.index(f"{plans[0].id} ".encode() * 50) // 4096 * 4096
    path.write_bytes(data[:place] + b"\xff" * 4096 + data[place + 4096 :])
    before = state(path)
    found = trouble.diagnose(path)
    assert found.condition == "damaged"
    assert {item.id for item in found.readable} == {plan.id for plan in plans}
    assert state(path) == before
    beside = Library.open(trouble.begin_stand_in(path))
    (other,) = trouble.others(beside.path)
    assert (other.path, len(other.plans)) == (path, 2)
    trouble.take_plan(beside, path, plans[1].id)
    assert serialise(beside.load(plans[1].id)) == serialise(plans[1])
    with pytest.raises(PlanError):
        trouble.take_plan(beside, path, plans[0].id)
    beside.close()


# A library that is open to read


def test_a_library_to_look_into(kept: Path, tmp_path: Path) -> None:
    before = state(kept)
    library = Library.open(kept, read_only=True)
    (summary,) = library.plans()
    plan = library.load(summary.id)
    assert library.read_only
    for act in (
        lambda: library.create(with_new_keys(plan)),
        lambda: library.write(plan, []),
        lambda: library.remember(plan.id, "last_step", "goals"),
        lambda: library.bin(plan.id),
        lambda: library.restore(plan.id),
        lambda: library.copy("import"),
    ):
        with pytest.raises(ReadOnly) as caught:
            act()
        assert caught.value.advice
    assert library.copy_when_due() is None
    plan_file.write(plan, tmp_path / "uit.jaarplan")
    printing.write(plan, tmp_path / "uit.pdf")
    assert serialise(plan_file.read(tmp_path / "uit.jaarplan")[0]) == serialise(plan)
    library.close()
    assert state(kept) == before


def test_a_library_of_an_older_revision_to_look_into(tmp_path: Path) -> None:
    path = tmp_path / "data" / "digikoers.db"
    path.parent.mkdir()
    shutil.copy(stored_library("0001"), path)
    before = state(path)
    library = Library.open(path, read_only=True)
    assert library.load(library.plans()[0].id).team.name == "Team Łinde"
    library.close()
    assert state(path) == before


def test_a_library_that_is_not_there_to_look_into(tmp_path: Path) -> None:
    with pytest.raises(PlanError):
        Library.open(tmp_path / "digikoers.db", read_only=True)
    assert not (tmp_path / "digikoers.db").exists()


def test_what_is_remembered_may_not_lead_elsewhere(kept: Path) -> None:
    kept.with_name("digikoers.local.json").write_text('{"days": [], "stand_in": "../digikoers.db"}')
    assert trouble.stand_in(kept) is None
    local_state.write(kept, local_state.LocalState((), "digikoers-2.db"))
    assert trouble.stand_in(kept) is None
