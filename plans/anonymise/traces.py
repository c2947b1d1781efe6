"""What still holds a name beside the open plan: other plans, copies of the library and files beside it.

    found = search(library, plan, names, "digicoach")      # not on the thread of a window: every copy is read
    failed = carry_out(library, plan, names, "digicoach", found, {trace.path: "rewrite"})

A copy is rewritten as if the name had never been in it, and stays the copy of that moment. What cannot be read whole
can only be thrown away.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal
from uuid import UUID

from plans import revisions
from plans.anonymise.forgetting import Forgetting, forgetting
from plans.anonymise.mentions import mentions
from plans.edits import Edit, apply
from plans.errors import PlanError, unwritable
from plans.exchange import plan_file
from plans.plan import Plan
from plans.storage import backups, file_summaries, private, restore, schema
from plans.storage.engine import translated_errors
from plans.storage.library import Library, Summary
from plans.storage.workspace import workspace

Kind = Literal["copy", "library", "plan_file", "leftover", "damaged", "other"]
"""``library``: another one in the folder. ``leftover``: half-made, of a program that was killed. ``damaged``: a library
or a copy that cannot be read whole. ``other``: a file that is not of Digikoers."""

Answer = Literal["rewrite", "throw_away", "leave"]

REWRITABLE: tuple[Kind, ...] = ("copy", "library", "plan_file")

MOST_BYTES = 50_000_000
"""A file beside the library that is larger, and is no library, is nothing of ours and is not looked into."""

_LEFT = (".part", ".draft", ".request", "-journal", "-wal", "-shm")
_SQLITE = b"SQLite format 3\0"

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Trace:
    """A file that holds a name."""

    path: Path
    kind: Kind
    forms: tuple[str, ...]
    """The name as it is typed there."""

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Return what can be done with it, what is proposed first."""
        if self.kind in REWRITABLE:
            return ("rewrite", "throw_away", "leave")
        return ("leave", "throw_away") if self.kind == "other" else ("throw_away", "leave")


@dataclass(frozen=True)
class Search:
    """Where a name stands."""

    here: Forgetting
    """In the open plan, with the edits to take it out."""
    plans: tuple[tuple[Summary, int], ...]
    """Other plans of the library, those in the bin too, and in how many fields."""
    files: tuple[Trace, ...]
    closed: tuple[Path, ...]
    """Plan files that are closed with a passphrase: nobody can say what is in them."""
    unread: tuple[tuple[str, PlanError], ...]
    """What could not be looked into, and why."""
    copies: frozenset[Path] = frozenset()
    """The copies of the library that were there."""


def search(
    library: Library, plan: Plan, names: Iterable[str], instead: str, progress: Progress | None = None
) -> Search:
    """Look where these names of one person stand; nothing is changed. Raises PlanError when the library is not there.

    ``progress`` hears how many of how many plans and files were looked at.
    """
    names = tuple(names)
    # A copy that is still to be made, or is being made, would be there afterwards and not be looked into.
    library.finish_copies()
    others = [item for binned in (False, True) for item in library.plans(binned) if item.id != plan.id]
    copies = frozenset(copy.path for copy in backups.copies(library.path))
    files = list(_files(library.path))
    found: list[tuple[Summary, int]] = []
    traces: list[Trace] = []
    closed: list[Path] = []

    def look_in_plan(item: Summary) -> None:
        if edits := forgetting(library.load(item.id), names, instead).edits:
            found.append((item, len(edits)))

    def look_in_file(path: Path) -> None:
        if _is_closed(path):
            closed.append(path)
        elif forms := mentions(path, names):
            traces.append(Trace(path, _kind(library.path, path), forms))

    looks = [(item.team, partial(look_in_plan, item)) for item in others]
    looks += [(path.name, partial(look_in_file, path)) for path in files]
    unread = _each(looks, progress)
    here = forgetting(plan, names, instead)
    # Worked out now, and not on the thread of a window.
    _ = here.undecided
    return Search(here, tuple(found), tuple(traces), tuple(closed), tuple(unread), copies)


def carry_out(
    library: Library,
    searched: Search,
    answers: Mapping[Path, Answer],
    also: Iterable[str] = (),
    progress: Progress | None = None,
) -> list[tuple[str, PlanError]]:
    """Forget in the other plans, in the files as answered, and write the library anew; gives what did not succeed.

    The open plan comes first, as edits of its document. ``also`` as in ``forgetting``. What is killed half way has each
    plan and file either as it was or without the name.
    """
    names, instead, also = searched.here.names, searched.here.instead, tuple(also)
    steps: list[tuple[str, Callable[[], None]]] = [
        (summary.team, partial(_forget_in, library, summary.id, names, instead, also))
        for summary, _count in searched.plans
    ]
    steps.append((library.path.name, library.vacuum))
    steps.append((file_summaries.NAME, _forget_summaries))
    rewriting = Rewriting(names, instead, also)
    for trace in searched.files:
        match answers.get(trace.path, "leave"):
            case "rewrite":
                steps.append((trace.path.name, partial(rewriting.rewrite, trace)))
            case "throw_away":
                steps.append((trace.path.name, partial(throw_away, trace.path)))
    steps.append((backups.folder(library.path).name, partial(_rewrite_since, library, searched, rewriting)))
    return _each(steps, progress)


def _rewrite_since(library: Library, searched: Search, rewriting: Rewriting) -> None:
    """Forget in the copies that were made since it was looked where the names stand."""
    library.finish_copies()
    for copy in backups.copies(library.path):
        if copy.path not in searched.copies and mentions(copy.path, searched.here.names):
            rewriting.rewrite(Trace(copy.path, "copy", ()))


class Rewriting:
    """Forgets names in one file after the other. A plan that is the same in several copies is worked out once."""

    def __init__(self, names: tuple[str, ...], instead: str, also: tuple[str, ...]) -> None:
        self._arguments = (names, instead, also)
        self._known: dict[tuple[UUID, int, dt.datetime], tuple[Plan, list[Edit]]] = {}

    def rewrite(self, trace: Trace) -> None:
        """Forget the names in a copy, another library or a plan file: whole or not at all. Raises PlanError."""
        if trace.kind == "plan_file":
            plan, _notice = plan_file.read(trace.path)
            apply(plan, forgetting(plan, *self._arguments).edits)
            plan_file.write(plan, trace.path)
        else:
            self._rewrite_library(trace.path, in_place=trace.kind == "library")

    def _rewrite_library(self, path: Path, in_place: bool) -> None:
        with translated_errors(path), workspace(path.parent) as place:
            found = schema.examine(path)
            if found.interrupted:
                schema.roll_back(path)
            draft = place / path.name
            schema.duplicate(path, draft)
            if found.revision != revisions.REVISIONS[-1]:
                schema.migrate(draft)
            with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
                moments = connection.execute("SELECT revision, changed_at, sequence, id FROM plan").fetchall()
                self._forget_in_all(draft)
                # It stays the copy of that moment.
                as_it_was = "UPDATE plan SET revision = ?, changed_at = ?, sequence = ? WHERE id = ?"
                connection.executemany(as_it_was, moments)
                # Made of the plans as they were.
                connection.execute("DELETE FROM summary")
                connection.execute("PRAGMA temp_store=MEMORY")
                connection.execute("VACUUM")
            schema.examine(draft)
            private.sync(draft)
            if in_place:
                # Another window may have it open: that one must see it change.
                restore.overwrite(path, draft)
            else:
                draft.replace(path)
                private.sync(path.parent)

    def _forget_in_all(self, path: Path) -> None:
        library = Library(path)
        try:
            for item in (*library.plans(), *library.plans(binned=True)):
                key = (item.id, item.revision, item.changed_at)
                if key not in self._known:
                    plan = library.load(item.id)
                    self._known[key] = plan, forgetting(plan, *self._arguments).edits
                plan, edits = self._known[key]
                if edits:
                    # As this file has it: what was written to the one before made it newer.
                    plan.record.revision = item.revision
                    library.write(plan, edits)
        finally:
            library.close()


def throw_away(path: Path) -> None:
    """Overwrite a file and take it away; raises PlanError."""
    try:
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise unwritable(error, path) from error


def _each(steps: Sequence[tuple[str, Callable[[], None]]], progress: Progress | None) -> list[tuple[str, PlanError]]:
    """Do one thing after the other; gives those that did not succeed, by name, with why."""
    failed = []
    for done, (name, step) in enumerate(steps, start=1):
        try:
            step()
        except PlanError as error:
            failed.append((name, error))
        if progress:
            progress(done, len(steps))
    return failed


def _forget_summaries() -> None:
    """Throw away what is kept of plan files elsewhere: it is made again from the files, whoever is named in those."""
    try:
        file_summaries.forget()
    except OSError as error:
        raise unwritable(error, file_summaries.place()) from error


def _forget_in(library: Library, key: UUID, names: tuple[str, ...], instead: str, also: tuple[str, ...]) -> None:
    plan = library.load(key)
    edits = forgetting(plan, names, instead, also).edits
    if edits:
        apply(plan, edits)
        library.write(plan, edits)


def _files(library: Path) -> Iterator[Path]:
    """Return the files beside a library, those with its copies, and what killed programs left in either."""
    place = Path(os.path.realpath(library))
    for folder in (place.parent, backups.folder(place)):
        try:
            items = sorted(folder.iterdir())
        except OSError:
            continue
        for item in items:
            if item.is_dir() and item.name.startswith(".work-"):
                yield from _abandoned(item)
            elif item.is_file() and not item.is_symlink() and not _is_library(item, place) and _is_looked_into(item):
                yield item


def _is_library(item: Path, library: Path) -> bool:
    """Return whether a file is the open library: opening it here and closing it would take away its locks.

    What is kept of plan files elsewhere is thrown away in any case.
    """
    if item.name in (file_summaries.NAME, f"{file_summaries.NAME}-journal"):
        return True
    return item.name in (library.name, f"{library.name}-journal") and item.parent == library.parent


def _is_looked_into(item: Path) -> bool:
    return item.stat().st_size <= MOST_BYTES or _starts(item, _SQLITE)


def _abandoned(folder: Path) -> list[Path]:
    """Return the files in a folder for half-made files that no program holds any more."""
    try:
        if (held := folder / "held").exists():
            lock = private.Lock.acquire(held)
            if lock is None:
                return []
            lock.release()
        return [item for item in sorted(folder.rglob("*")) if item.is_file()]
    except OSError:
        return []


def _kind(library: Path, path: Path) -> Kind:
    if path.name.endswith(_LEFT) or any(part.startswith(".work-") for part in path.parts):
        return "leftover"
    if path.suffix.lower() == plan_file.SUFFIX:
        return "plan_file"
    if not _starts(path, _SQLITE) and not path.name.startswith(library.stem):
        return "other"
    try:
        schema.examine(path, wait=0)
    except PlanError:
        return "damaged"
    return "copy" if path.parent == backups.folder(library) else "library"


def _is_closed(path: Path) -> bool:
    return path.suffix.lower() == plan_file.SUFFIX and _starts(path, plan_file.CLOSED)


def _starts(path: Path, beginning: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(beginning)) == beginning
    except OSError:
        return False
