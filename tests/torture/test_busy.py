"""Another program holds the library for half a minute while somebody types: nothing waits for it, nothing is lost."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from uuid import UUID

from plans.edits import Edit, apply, change
from plans.errors import PlanError
from plans.plan import Plan
from plans.storage.batches import Saved
from plans.storage.engine import WINDOW_SECONDS
from plans.storage.library import Library
from plans.storage.writer import Writer

SECONDS = 30
LONGEST = 0.2
"""How long the thread of the window may be held up by one edit."""
PAUSE = 0.05


def test_typing_while_the_library_is_locked(tmp_path: Path, sample: Plan) -> None:
    library = Library.open(tmp_path / "test.db", wait=WINDOW_SECONDS)
    library.create(sample)
    saved: list[int] = []
    failed: list[Exception] = []

    def note_saved(number: int, _saved: Saved) -> None:
        saved.append(number)

    def note_failed(error: Exception, _plan: UUID) -> None:
        failed.append(error)

    writer, held_up, numbers = Writer(library, note_saved, note_failed), list[float](), list[int]()
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            edits: list[Edit] = [change(sample.team, "name", f"Team {len(numbers)}")]
            begun = time.monotonic()
            apply(sample, edits)
            numbers.append(writer.write(sample, edits))
            held_up.append(time.monotonic() - begun)
            time.sleep(PAUSE)
        assert not saved
        assert writer.waiting == len(numbers)
        other.execute("ROLLBACK")
    begun = time.monotonic()
    assert writer.close(60)
    print(
        f"\nlocked {SECONDS} s: {len(numbers)} edits, held up {max(held_up) * 1000:.1f} ms at most, said "
        f"{len(failed)} times; all on the disk {time.monotonic() - begun:.1f} s after"
    )
    assert saved == numbers
    assert all(isinstance(error, PlanError) for error in failed)
    assert len(failed) == 1
    assert max(held_up) < LONGEST
    assert library.load(sample.id).team.name == f"Team {len(numbers) - 1}"
    library.close()
