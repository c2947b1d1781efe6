"""Going back to a copy: what is in it, what would be missing, and putting the whole library back.

contents(path)                             # every copy with the plans in it, one by one
with opened(copy) as library: ...          # look inside; the copy stays as it is
comparison(summaries, content.every)       # before anything is put back
put_back(path, copy)                       # the whole library; the present one is copied first
present.create(plan_file.with_new_keys(plan_from(copy, key)))                   # one plan, beside the present one
history.taking_back(plan, moment(content, key).load(), record, "title").edits   # one field, as edits
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from plans import revisions
from plans.derived.history import Moment
from plans.errors import Damaged, PlanError
from plans.plan import Plan
from plans.storage import backups, engine, private, schema
from plans.storage.backups import Copy
from plans.storage.engine import busy, open_read_only, translated_errors
from plans.storage.library import Library, Summary
from plans.storage.workspace import workspace


@dataclass(frozen=True)
class Comparison:
    """What putting back a copy would do to the plans of a library; those in the bin count too."""

    missing: tuple[Summary, ...]
    """In the library and not in the copy."""
    older: tuple[tuple[Summary, Summary], ...]
    """In both, and saved since in the library: as it is now, and as it is in the copy."""
    back: tuple[Summary, ...]
    """In the copy and no longer in the library."""


@dataclass(frozen=True)
class Content:
    """What is in a copy."""

    copy: Copy
    plans: tuple[Summary, ...] = ()
    binned: tuple[Summary, ...] = ()
    """The plans that were in the bin."""
    error: PlanError | None = None
    """Why it cannot be read; it has no plans then."""

    @property
    def every(self) -> tuple[Summary, ...]:
        """Return all plans, those in the bin last."""
        return self.plans + self.binned


def contents(path: Path) -> Iterator[Content]:
    """Return the copies of a library with the plans in them, newest first, one by one: each takes a moment to read.

    Raises PlanError when their folder cannot be read.
    """
    for copy in reversed(backups.copies(path)):
        try:
            with opened(copy) as library:
                found = Content(copy, tuple(library.plans()), tuple(library.plans(binned=True)))
        except PlanError as error:
            found = Content(copy, error=error)
        yield found


@contextmanager
def opened(copy: Copy) -> Iterator[Library]:
    """Open a copy to read; of an older revision a migrated copy is read. Not a byte of it changes. Raises PlanError."""
    library = Library.open(copy.path, read_only=True)
    try:
        yield library
    finally:
        library.close()


def comparison(present: Iterable[Summary], copy: Iterable[Summary]) -> Comparison:
    """Say what putting back a copy would do to the plans of a library; of both those in the bin are among them."""
    now, then = ({plan.id: plan for plan in plans} for plans in (present, copy))

    def differs(summary: Summary) -> bool:
        other = then.get(summary.id)
        return other is not None and (summary.revision, summary.changed_at) != (other.revision, other.changed_at)

    return Comparison(
        tuple(item for key, item in now.items() if key not in then),
        tuple((item, then[item.id]) for item in now.values() if differs(item)),
        tuple(item for key, item in then.items() if key not in now),
    )


def put_back(path: Path, copy: Copy) -> None:
    """Make a library what it was in a copy: whole or not at all, and the library as it is now is copied first.

    Close it first in this program, and open it afterwards. A sound library is written in one transaction, so that a
    second program that has it open sees it change; a damaged one is kept as it is in the folder of the copies, as
    ``digikoers-damaged-1.db``, and gets another file in its place. Raises PlanError; the library is then as it was.
    """
    with translated_errors(path), workspace(path.parent) as place:
        draft = place / path.name
        schema.examine(copy.path)
        schema.duplicate(copy.path, draft)
        if schema.examine(draft).revision != revisions.REVISIONS[-1]:
            schema.migrate(draft)
            schema.examine(draft)
        private.sync(draft)
        if not path.exists():
            draft.replace(path)
        else:
            try:
                found = schema.examine(path)
            except Damaged:
                _replace(path, draft)
            else:
                if found.interrupted:
                    schema.roll_back(path)
                backups.make(path, "restore")
                overwrite(path, draft)
        private.sync(path.parent)


def moment(content: Content, plan_id: UUID) -> Moment | None:
    """Return what a copy holds of a plan, as a moment in its history; None when the plan is not in it."""
    stored = next((plan for plan in content.every if plan.id == plan_id), None)
    if stored is None:
        return None
    return Moment("copy", stored.changed_at, "", stored.revision, partial(plan_from, content.copy, plan_id))


def plan_from(copy: Copy, plan_id: UUID) -> Plan:
    """Read a plan from a copy; raises PlanError when it is not in it."""
    with opened(copy) as library:
        return library.load(plan_id)


def overwrite(path: Path, draft: Path) -> None:
    """Return a sound library the content of another one, in one transaction of SQLite."""

    def step(status: int, _left: int, _all: int) -> None:
        # Without this SQLite would try for ever.
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise busy(path)

    with (
        closing(open_read_only(draft)) as source,
        closing(sqlite3.connect(path, timeout=engine.BUSY_SECONDS)) as target,
    ):
        target.execute("PRAGMA synchronous=EXTRA")
        target.execute("PRAGMA secure_delete=ON")
        source.backup(target, progress=step)


def _replace(path: Path, draft: Path) -> None:
    """Put a library in the place of a damaged one, which is kept as it is, with its journal."""
    place = backups.folder(path)
    private.make_folder(place)
    number = 1
    while (kept := place / f"{path.stem}-damaged-{number}{path.suffix}").exists():
        number += 1
    journal = path.with_name(f"{path.name}-journal")
    for source, target in ((path, kept), (journal, kept.with_name(f"{kept.name}-journal"))):
        if source.exists():
            private.make_file(target)
            shutil.copyfile(source, target)
            private.sync(target)
    private.sync(place)
    # First the journal: it must never be applied to the library that comes in its place.
    journal.unlink(missing_ok=True)
    draft.replace(path)
