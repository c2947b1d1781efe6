"""A sound library is never called damaged: whatever was half written when the power went, what was there is there."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from plans.derived import quarterly_review
from plans.edits import Edit, adoption, apply
from plans.errors import Damaged, Newer
from plans.exchange import plan_file
from plans.plan import Plan
from plans.plan_json import serialise, snapshot
from plans.storage import backups, restore, schema
from plans.storage.library import Library
from tests.plans.storage import interrupted
from tests.plans.stored_files import stored_library

DAY = dt.date(2026, 12, 18)
TRIES = 5

Action = Callable[[Path], None]


def only(path: Path, *, read_only: bool = False) -> dict[str, object]:
    """The plans in a library, by key, in their JSON form."""
    library = Library.open(path, read_only=read_only)
    try:
        return {str(plan.id): serialise(library.load(plan.id)) for plan in library.plans()}
    finally:
        library.close()


def with_edits(make: Callable[[Plan], list[Edit]]) -> Action:
    def act(path: Path) -> None:
        library = Library.open(path)
        plan = library.load(library.plans()[0].id)
        edits = make(plan)
        apply(plan, edits)
        library.write(plan, edits)
        library.close()

    return act


def take_another(path: Path) -> None:
    library = Library.open(path)
    library.create(plan_file.with_new_keys(plan_file.read(plan_file.SAMPLE)[0]))
    library.close()


def put_back(path: Path) -> None:
    copy = next(copy for copy in backups.copies(path) if copy.reason == "import")
    restore.put_back(path, copy)


ACTIONS: dict[str, Action] = {
    "adoption": with_edits(lambda plan: adoption(plan, DAY, "Wij", snapshot(plan))),
    "closing": with_edits(lambda plan: quarterly_review.closing(plan, 1, DAY, snapshot(plan))),
    "import": take_another,
    "restore": put_back,
}


@pytest.fixture(scope="module", params=[*ACTIONS, "migration"])
def states(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """A library before and after something that writes many pages at once."""
    path = tmp_path_factory.mktemp("states") / "digikoers.db"
    if request.param == "migration":
        shutil.copy(stored_library("0001"), path)
        old = path.read_bytes()
        schema.migrate(path)
    else:
        library = Library.open(path)
        library.create(plan_file.read(plan_file.SAMPLE)[0])
        library.copy("import")
        if request.param == "restore":
            library.create(plan_file.with_new_keys(plan_file.read(plan_file.SAMPLE)[0]))
        library.close()
        old = path.read_bytes()
        ACTIONS[request.param](path)
    return old, path.read_bytes()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "digikoers.db"


def test_any_half_of_a_transaction_is_taken_back(place: Path, states: tuple[bytes, bytes]) -> None:
    old, new = states
    place.write_bytes(old)
    before = only(place)
    chance, changed = random.Random(2027), interrupted.changed(old, new)
    assert len(changed) > 3
    for number in range(TRIES):
        written = [page for page in changed if chance.random() < (0, 1, 0.5)[min(number, 2)]]
        interrupted.leave(place, old, new, written)
        assert schema.examine(place).interrupted
        left = {path.name: path.read_bytes() for path in place.parent.iterdir() if path.is_file()}
        assert only(place, read_only=True) == before
        assert {path.name: path.read_bytes() for path in place.parent.iterdir() if path.is_file()} == left
        assert only(place) == before
        assert not schema.examine(place).interrupted
        assert not place.with_name("digikoers.db-journal").exists()
    assert not list(place.parent.glob(".work-*"))


def test_half_a_transaction_in_a_place_that_may_not_be_written(
    place: Path, states: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy in which it is taken back is made in the folder of the program then."""
    old, new = states
    place.write_bytes(old)
    before = only(place)
    interrupted.leave(place, old, new, interrupted.changed(old, new)[::2])
    made = Path.mkdir

    def refused(path: Path, *args: object, **given: object) -> None:
        if path.parent == place.parent:
            raise PermissionError(13, "no", str(path))
        made(path, *args, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "mkdir", refused)
    assert only(place, read_only=True) == before


def test_damage_stays_damage_behind_a_journal(place: Path, states: tuple[bytes, bytes]) -> None:
    old, new = states
    spoiled = bytearray(old)
    untouched = [page for page in range(1, len(old) // 4096) if page not in interrupted.changed(old, new)]
    for page in untouched[:20]:
        spoiled[page * 4096 : page * 4096 + 100] = os.urandom(100)
    if not untouched:
        pytest.skip("this transaction writes every page")
    interrupted.leave(place, bytes(spoiled), new, [])
    left = place.read_bytes()
    with pytest.raises(Damaged):
        Library.open(place)
    assert place.read_bytes() == left


def test_another_program_that_takes_it_back_meanwhile(
    place: Path, states: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library is copied before, and its journal after: together they would be no library at all."""
    old, new = states
    place.write_bytes(old)
    before, whole = only(place), schema._copy

    def slow(source: Path, folder: Path) -> bool:
        done = whole(source, folder)
        if source == place:
            schema.roll_back(place)
        return done

    interrupted.leave(place, old, new, interrupted.changed(old, new)[::2])
    monkeypatch.setattr(schema, "_copy", slow)
    with schema.recovered(place) as copy:
        assert schema.examine(copy)
    assert only(place) == before


def test_a_newer_library_is_left_with_its_journal(place: Path, states: tuple[bytes, bytes]) -> None:
    old, new = states
    place.write_bytes(old)
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    newer = place.read_bytes()
    interrupted.leave(place, newer, new, interrupted.changed(newer, new)[::2])
    left = place.read_bytes()
    with pytest.raises(Newer):
        Library.open(place)
    assert place.read_bytes() == left
    assert place.with_name("digikoers.db-journal").exists()
