"""The one door of the overview: plan files, folders with them, and libraries, each plan to be summed up in its turn.

    known = FileSummaries()
    gathered = portfolio.collect(overview_sources.of_paths(paths, known=known))
    gathered = portfolio.collect(overview_sources.of_library(library))

What was summed up before and did not change since is not read again. Nothing is kept of a file that is closed with a
passphrase.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from plans import portfolio
from plans.errors import PlanError
from plans.exchange import plan_file, plan_folder
from plans.plan import Plan
from plans.portfolio import Source, Summary
from plans.storage import file_summaries
from plans.storage.file_summaries import FileSummaries
from plans.storage.library import Library

_SQLITE = b"SQLite format 3\0"

AT_ONCE, MADE_AT_ONCE = 1_000, 20
"""Plans of a library of which what is kept is read together, and plans that are read together where nothing is."""


def of_paths(
    paths: Iterable[Path],
    read: Callable[[Path], Plan] = plan_folder.read_open,
    known: FileSummaries | None = None,
) -> list[Source]:
    """Return every plan file that is named or lies in a folder, as ``plan_folder.sources`` does, and of every library.

    ``known`` keeps the summaries of files from one time to the next.
    """
    found: list[Source] = []
    files: list[Path] = []
    for path in paths:
        if _is_library(path):
            found += _of_library_file(path)
        else:
            files.append(path)
    sources = plan_folder.sources(files, read)
    if known:
        for folder in filter(Path.is_dir, files):
            known.keep_only(folder, {source.place for source in sources})
        sources = [replace(source, known=partial(_of_file, source, known)) for source in sources]
    return [*found, *sources]


def of_library(library: Library) -> list[Source]:
    """Return every plan of a library but those in the bin; raises PlanError when it cannot be read."""
    plans = library.plans()
    ahead = _Ahead(library, [plan.id for plan in plans])
    return [
        Source(
            plan.team or str(plan.year),
            str(plan.id),
            partial(library.load, plan.id),
            file=False,
            known=partial(ahead.summary, plan.id),
        )
        for plan in plans
    ]


class _Ahead:
    """Reads the summaries of a library many at a time: one query for a handful instead of one for each."""

    def __init__(self, library: Library, keys: Sequence[UUID]) -> None:
        self._library, self._keys = library, keys
        self._places = {key: place for place, key in enumerate(keys)}
        self._window = range(0)
        self._ready: dict[UUID, Summary] = {}
        self._given: set[UUID] = set()

    def summary(self, key: UUID) -> Summary | None:
        """Return the summary of a plan as it is now; None leaves it to loading the plan to say what is wrong."""
        place = self._places[key]
        try:
            # A second reading looks in the library again.
            if place not in self._window or key in self._given:
                self._window = range(place, min(place + AT_ONCE, len(self._keys)))
                self._ready = self._library.kept_summaries([self._keys[item] for item in self._window])
                self._given = set()
            if key not in self._ready:
                rest = (self._keys[item] for item in range(place, self._window.stop))
                missing = [item for item in rest if item not in self._ready]
                self._ready |= self._library.make_summaries(missing[:MADE_AT_ONCE])
        except PlanError:
            # One of them is damaged; the others must not suffer for it.
            return None
        self._given.add(key)
        return self._ready.pop(key, None)


def _of_file(source: Source, known: FileSummaries) -> Summary | None:
    path = Path(source.place)
    now = file_summaries.signature(path)
    if now is None or now[0] > plan_file.MOST_BYTES:
        return None
    if found := known.of_file(path, now):
        return found
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if plan_file.is_closed(data):
        return None
    checksum = hashlib.sha256(data).hexdigest()
    found = known.of_content(checksum) or portfolio.summary(source.load())
    # Written meanwhile: what was read may be neither the one nor the other.
    if file_summaries.signature(path) == now:
        known.put(path, now, checksum, found)
    return found


def _is_library(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except (OSError, ValueError):
        return False


def _of_library_file(path: Path) -> list[Source]:
    try:
        return of_library(Library.open(path, read_only=True))
    except PlanError as error:
        return [plan_folder.refusing(path, error)]
