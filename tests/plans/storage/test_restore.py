"""Going back to a copy: the whole library, and what a plan was."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from plans.derived import history
from plans.edits import apply, change
from plans.errors import Busy, Damaged, Newer, PlanError
from plans.exchange.plan_file import with_new_keys
from plans.plan import Plan
from plans.plan_json import serialise
from plans.storage import backups, restore
from plans.storage.backups import Copy
from plans.storage.library import Library
from tests.plans.storage.test_trouble import newer, spoil
from tests.plans.stored_files import stored_library
from tests.plans.strategies import filled_plan


@pytest.fixture
def plan(library: Library) -> Plan:
    plan = filled_plan()
    library.create(plan)
    return plan


@pytest.fixture
def copy(library: Library, plan: Plan) -> Copy:
    return library.copy("import")


def rename(library: Library, plan: Plan, name: str) -> None:
    edits = [change(plan.team, "name", name)]
    apply(plan, edits)
    library.write(plan, edits)


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_a_look_inside(library: Library, plan: Plan, copy: Copy) -> None:
    extra = with_new_keys(plan)
    library.create(extra)
    gone = with_new_keys(plan)
    before = copy.path.read_bytes()
    rename(library, plan, "Later")
    (content,) = restore.contents(library.path)
    assert [item.team for item in content.plans] == [filled_plan().team.name]
    found = restore.comparison(library.plans(), content.every)
    assert restore.plan_from(copy, plan.id).team.name == filled_plan().team.name
    assert [item.id for item in found.missing] == [extra.id]
    assert [(now.team, then.team) for now, then in found.older] == [("Later", filled_plan().team.name)]
    assert found.back == ()
    assert copy.path.read_bytes() == before
    library.create(gone)
    second = library.copy("import")
    library.bin(gone.id)
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("DELETE FROM plan WHERE id = ?", (gone.id.hex,))
    content = next(restore.contents(library.path))
    assert content.copy == second
    found = restore.comparison([*library.plans(), *library.plans(binned=True)], content.every)
    assert [item.id for item in found.back] == [gone.id]
    assert found.missing == found.older == ()


def test_every_copy_with_what_is_in_it(library: Library, plan: Plan, copy: Copy) -> None:
    library.create(with_new_keys(plan))
    broken, last = library.copy("takeover"), library.copy("import")
    spoil(broken.path)
    found = list(restore.contents(library.path))
    assert [item.copy for item in found] == [last, broken, copy]
    assert [[summary.state for summary in item.plans] for item in found] == [["concept"] * 2, [], ["concept"]]
    assert [item.error is not None for item in found] == [False, True, False]
    assert list(restore.contents(library.path.with_name("digikoers-2.db"))) == []


def test_the_whole_library_is_put_back(library: Library, plan: Plan, copy: Copy) -> None:
    rename(library, plan, "Later")
    library.create(with_new_keys(plan))
    library.close()
    now = dump(library.path)
    restore.put_back(library.path, copy)
    assert dump(library.path) == dump(copy.path)
    last = backups.copies(library.path)[-1]
    assert last.reason == "restore"
    assert dump(last.path) == now
    restore.put_back(library.path, last)
    assert dump(library.path) == now


def test_a_window_that_is_still_open_sees_it(library: Library, plan: Plan, copy: Copy) -> None:
    rename(library, plan, "Later")
    restore.put_back(library.path, copy)
    assert library.load(plan.id).team.name == filled_plan().team.name


def test_a_damaged_library_is_kept_as_it_is(library: Library, plan: Plan, copy: Copy) -> None:
    library.close()
    path = library.path
    for number in (1, 2):
        spoil(path)
        journal = path.with_name(f"{path.name}-journal")
        journal.write_bytes(b"rest")
        damaged = path.read_bytes()
        restore.put_back(path, copy)
        assert dump(path) == dump(copy.path)
        assert not journal.exists()
        kept = backups.folder(path) / f"digikoers-damaged-{number}.db"
        assert kept.read_bytes() == damaged
        assert kept.with_name(f"{kept.name}-journal").read_bytes() == b"rest"
    assert backups.copies(path) == [copy]


def test_a_library_that_is_gone_is_put_back(library: Library, plan: Plan, copy: Copy) -> None:
    library.close()
    library.path.unlink()
    restore.put_back(library.path, copy)
    again = Library.open(library.path)
    assert serialise(again.load(plan.id)) == serialise(plan)
    again.close()


def test_a_copy_of_an_older_revision_is_put_back(library: Library, plan: Plan) -> None:
    place = backups.folder(library.path)
    place.mkdir()
    shutil.copy(stored_library("0001"), place / "digikoers-2026-05-01-before-0002.db")
    (copy,) = library.copies()
    before = copy.path.read_bytes()
    restore.put_back(library.path, copy)
    assert [item.team for item in library.plans()] == ["Team Łinde"]
    assert copy.path.read_bytes() == before


def test_without_a_copy_of_the_present_nothing_is_put_back(
    library: Library, plan: Plan, copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename(library, plan, "Later")
    library.close()
    now = dump(library.path)

    def full(*_: object, **__: object) -> None:
        raise PlanError("vol")

    monkeypatch.setattr(backups, "make", full)
    with pytest.raises(PlanError):
        restore.put_back(library.path, copy)
    assert dump(library.path) == now


def test_a_damaged_copy_is_not_put_back(library: Library, plan: Plan, copy: Copy) -> None:
    now = dump(library.path)
    spoil(copy.path)
    with pytest.raises(Damaged):
        restore.put_back(library.path, copy)
    assert dump(library.path) == now
    with pytest.raises(Damaged), restore.opened(copy):
        pass


def test_a_newer_library_is_not_written_over(library: Library, plan: Plan, copy: Copy) -> None:
    library.close()
    newer(library.path)
    now = library.path.read_bytes()
    with pytest.raises(Newer):
        restore.put_back(library.path, copy)
    assert library.path.read_bytes() == now


def test_a_library_that_another_program_writes_is_not_put_back(library: Library, plan: Plan, copy: Copy) -> None:
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            restore.put_back(library.path, copy)
        other.execute("ROLLBACK")
    assert library.load(plan.id).team.name == plan.team.name


# The history of a plan in copies


def test_copies_are_moments_of_a_plan(library: Library, plan: Plan) -> None:
    for name in ("Een", "Twee", "Drie"):
        rename(library, plan, name)
        library.copy("import")
        library.copy("import")
    library.create(with_new_keys(plan))
    broken = library.copy("import")
    spoil(broken.path)
    moments = [restore.moment(content, plan.id) for content in restore.contents(library.path)]
    assert moments[0] is None, "one that cannot be read"
    found = history.timeline(plan, [item for item in moments[::-1] if item])
    assert [(item.kind, item.revision) for item in found] == [("copy", 1), ("copy", 2), ("copy", 3)]
    assert [item.load().team.name for item in found] == ["Een", "Twee", "Drie"]
    (difference,) = history.changes(found[0].load(), found[2].load())
    assert (difference.table, [(field.old, field.new) for field in difference.fields]) == ("team", [("Een", "Drie")])
    edits = history.field_edits(plan, found[0].load(), plan.team.id, "name")
    apply(plan, edits)
    library.write(plan, edits)
    assert library.load(plan.id).team.name == "Een"
    with pytest.raises(PlanError):
        restore.plan_from(library.copies()[0], with_new_keys(plan).id)


def test_one_plan_is_put_beside_the_present_one(library: Library, plan: Plan, copy: Copy) -> None:
    rename(library, plan, "Later")
    library.create(with_new_keys(restore.plan_from(copy, plan.id)))
    assert sorted(item.team for item in library.plans()) == sorted(["Later", filled_plan().team.name])
