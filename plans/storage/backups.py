"""Copies of the library: when they are made, how they are verified, and which of them stay.

A copy is called ``digikoers-000042-2026-11-26-0914-hour.db``: its number, the moment by the clock of that day, and why
it was made. Newer means a higher number. The clock only says which copies belong to the same day, week or month, so a
wrong one cannot push out the copies of today. Copies of older versions of the program have no number
(``digikoers-2026-11-21.db``); they count as older than all that have one.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Callable, Hashable
from contextlib import closing
from pathlib import Path
from typing import Literal, NamedTuple, cast, get_args

from plans.errors import PlanError
from plans.storage import private, schema
from plans.storage.engine import open_read_only, translated_errors
from plans.storage.workspace import workspace
from resources.language import gettext as _

Reason = Literal["start", "day", "hour", "migration", "import", "takeover", "restore"]

NEWEST, DAYS, WEEKS, MONTHS = 10, 14, 8, 12
"""How many stay: the newest, and the newest of so many days, weeks and months."""


class Copy(NamedTuple):
    """One copy of a library."""

    path: Path
    number: int
    """Higher is newer; 0 for a copy of an older version of the program."""
    made: dt.datetime
    """The moment by the clock of the laptop, without a zone; at midnight when only the day is known."""
    reason: Reason


def local_now() -> dt.datetime:
    """Return this moment by the clock of the laptop, without a zone, to the minute."""
    return dt.datetime.now().replace(second=0, microsecond=0)


def folder(library: Path) -> Path:
    """Return the folder in which the copies of a library are."""
    return library.parent / "backups"


def copies(library: Path) -> list[Copy]:
    """Return the copies of a library, oldest first; none when there is no folder. Raises PlanError."""
    place = folder(library)
    numbered = re.compile(
        rf"{re.escape(library.stem)}-(\d{{6,}})-(\d{{4}}-\d\d-\d\d-\d{{4}})-([a-z]+){re.escape(library.suffix)}"
    )
    older = re.compile(rf"{re.escape(library.stem)}-(\d{{4}}-\d\d-\d\d)(-before-\w+)?{re.escape(library.suffix)}")
    found = []
    with translated_errors(place):
        for path in place.iterdir() if place.is_dir() else ():
            try:
                if match := numbered.fullmatch(path.name):
                    number, moment, reason = match.groups()
                    made = dt.datetime.strptime(moment, "%Y-%m-%d-%H%M")
                    known = reason if reason in get_args(Reason) else "start"
                    found.append(Copy(path, int(number), made, cast(Reason, known)))
                elif match := older.fullmatch(path.name):
                    made = dt.datetime.fromisoformat(match[1])
                    found.append(Copy(path, 0, made, "migration" if match[2] else "start"))
            except ValueError:
                # A day that does not exist: not a name that we gave.
                continue
    return sorted(found, key=lambda copy: (copy.number, copy.path.name))


def make(library: Path, reason: Reason, *, even_if_same: bool = True, wait: float | None = None) -> Copy | None:
    """Make a verified copy of a library that may be in use, and let go of those that need not stay.

    The copy is read whole, holds as many rows of every table, and is on the disk itself before it gets its name. Gives
    None when the newest copy holds the same and ``even_if_same`` does not ask for another one. ``wait`` is how many
    seconds to wait for another program. Raises PlanError when it does not succeed; nothing is left behind then.
    """
    place = folder(library)
    with translated_errors(library):
        private.make_folder(place)
        private.restrict(place)
        earlier = copies(library)
        with workspace(place) as work:
            draft = work / library.name
            counts = schema.duplicate(library, draft, wait=wait)
            # Read whole also when it is not needed as a copy: what is damaged here is damaged in the library.
            _verify(draft, counts)
            if not even_if_same and earlier and _body(draft) == _body(earlier[-1].path):
                return None
            private.sync(draft)
            copy = _named(library, earlier, reason)
            draft.rename(copy.path)
        private.sync(place)
    for old in surplus([*earlier, copy]):
        old.path.unlink(missing_ok=True)
    return copy


def surplus(found: list[Copy]) -> list[Copy]:
    """Return which of some copies, oldest first, need not stay."""
    newest_first = found[::-1]
    copies = {id(copy) for copy in newest_first[:NEWEST]}
    periods: list[tuple[int, Callable[[dt.datetime], Hashable]]] = [
        (DAYS, lambda made: made.date()),
        (WEEKS, lambda made: made.isocalendar()[:2]),
        (MONTHS, lambda made: (made.year, made.month)),
    ]
    for most, period in periods:
        seen: set[Hashable] = set()
        for copy in newest_first:
            key = period(copy.made)
            if key not in seen and len(seen) < most:
                seen.add(key)
                copies.add(id(copy))
    return [copy for copy in found if id(copy) not in copies]


def _verify(draft: Path, counts: dict[str, int]) -> None:
    """See that a copy opens, is read whole and holds what was copied; raises PlanError."""
    schema.examine(draft)
    with closing(open_read_only(draft)) as connection:
        if schema.row_counts(connection) != counts:
            raise PlanError(
                _("The copy of “{file}” does not contain everything it should.").format(file=draft.name),
                _("Is the disk all right? Try again."),
            )


def _named(library: Path, earlier: list[Copy], reason: Reason) -> Copy:
    """Return a new copy its number and name."""
    number = max((copy.number for copy in earlier), default=0) + 1
    made = local_now()
    name = f"{library.stem}-{number:06}-{made:%Y-%m-%d-%H%M}-{reason}{library.suffix}"
    return Copy(folder(library) / name, number, made, reason)


def _body(path: Path) -> list[tuple[object, ...]] | None:
    """Return what a library holds, to see whether another one holds the same; None when it cannot be read."""
    try:
        with closing(open_read_only(path)) as connection:
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchall()
            changed = connection.execute("SELECT id, revision, changed_at, binned_at FROM plan ORDER BY id").fetchall()
            return [*revision, *changed]
    except sqlite3.Error:
        return None
