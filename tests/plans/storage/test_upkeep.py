"""A library that was left sound opens at once, and is copied and read whole afterwards; any other is read first."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plans.edits import apply, change
from plans.errors import Damaged
from plans.storage import backups, local_state, schema
from plans.storage.library import Library
from tests.plans.strategies import filled_plan


@pytest.fixture
def left(path: Path, library: Library) -> Path:
    """A library with a plan in it that was closed well."""
    library.create(filled_plan())
    library.close()
    return path


@pytest.fixture
def read_whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The libraries that are read whole from here on, by name."""
    found: list[str] = []
    before = schema.examine

    def examine(path: Path, *, wait: float | None = None) -> schema.Examined:
        found.append(path.parent.name)
        return before(path, wait=wait)

    monkeypatch.setattr(schema, "examine", examine)
    return found


def spoil(path: Path) -> None:
    """Spoil a page in the middle, as a bad disk does: without touching the time of the file."""
    status = path.stat()
    with path.open("r+b") as file:
        file.seek(status.st_size // 2 // 4096 * 4096)
        file.write(os.urandom(4096))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_what_was_left_sound_opens_unread_and_is_read_afterwards(left: Path, read_whole: list[str]) -> None:
    library = Library.open(left)
    assert (library.sound, read_whole, backups.copies(left)) == (False, [], [])
    assert library.check() == []
    assert library.sound
    # The copy is what is read: whoever types meanwhile is not held up.
    assert len(read_whole) == 1
    assert read_whole[0].startswith(".work-")
    assert len(backups.copies(left)) == 1
    library.close()


def test_what_somebody_else_touched_is_read_first(left: Path, read_whole: list[str]) -> None:
    os.utime(left, (1, 1))
    library = Library.open(left)
    assert library.sound
    assert read_whole
    library.close()


def test_what_was_not_closed_is_read_first(left: Path, read_whole: list[str]) -> None:
    """As after a power cut: what was saved last is not what was left."""
    plan = (library := Library.open(left)).load(library.plans()[0].id)
    edits = [change(plan.team, "name", "De Beuk")]
    apply(plan, edits)
    library.write(plan, edits)
    again = Library.open(left)
    assert again.sound
    assert read_whole
    again.close()
    library.close()


def test_half_a_transaction_is_read_first(left: Path, read_whole: list[str]) -> None:
    left.with_name(f"{left.name}-journal").write_bytes(b"")
    Library.open(left).close()
    assert read_whole


def test_one_that_was_never_read_is_not_left_as_sound(left: Path) -> None:
    library = Library.open(left)
    plan = library.load(library.plans()[0].id)
    edits = [change(plan.team, "name", "De Beuk")]
    apply(plan, edits)
    library.write(plan, edits)
    library.close()
    assert not local_state.is_as_left(left)


def test_damage_that_no_time_tells_is_found_afterwards_and_read_first_from_then_on(left: Path) -> None:
    spoil(left)
    library = Library.open(left)
    with pytest.raises(Damaged):
        library.check()
    assert not library.sound
    library.close()
    with pytest.raises(Damaged):
        Library.open(left)
    assert backups.copies(left) == []


def test_a_copy_that_fails_does_not_keep_the_library_unread(
    left: Path, monkeypatch: pytest.MonkeyPatch, read_whole: list[str]
) -> None:
    backups.folder(left).write_text("in de weg")
    library = Library.open(left)
    (notice,) = library.check()
    assert "kopie" in notice
    assert read_whole == [left.parent.name]
    assert library.sound
    library.close()
