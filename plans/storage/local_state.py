"""What the program remembers of a library outside it: days in use, which one stands in for it, and how it was left.

It is a small JSON file beside the library, ``digikoers.local.json``: ``{"days": ["2026-11-26"], "stand_in":
"digikoers-2.db", "left": [8123, 487424, 1795700000000000000]}``. Nothing is lost with it: without it the bin is emptied
later, a stand-in is one of the other libraries in the folder (``trouble.others``), and the library is read whole before
it opens.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from plans.storage import private
from plans.storage.workspace import workspace

MOST_DAYS = 400
"""How many days in use are remembered; the bin needs far fewer."""
LONGEST_GAP = 7
"""How many days pass at most, as far as the bin is concerned, between two days on which the program was in use."""


class LocalState(NamedTuple):
    """What is remembered of one library."""

    days: tuple[dt.date, ...] = ()
    """The days on which it was in use, oldest first."""
    stand_in: str | None = None
    """The name of the library in the same folder that is used as long as this one cannot be."""
    left: tuple[int, ...] = ()
    """What tells the file as it was left: sound, and with nobody in the middle of anything; see ``signature``."""


def read(library: Path) -> LocalState:
    """Return what is remembered of a library; nothing when the file is not there or makes no sense."""
    try:
        form = json.loads(_file(library).read_text(encoding="utf-8"))
        days = tuple(sorted({dt.date.fromisoformat(day) for day in form.get("days", [])}))
        stand_in = form.get("stand_in")
        beside = stand_in if isinstance(stand_in, str) and Path(stand_in).name == stand_in else None
        return LocalState(days, beside, tuple(map(int, form.get("left", []))))
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return LocalState()


def write(library: Path, state: LocalState) -> None:
    """Remember something of a library; where nothing can be written it is forgotten."""
    days = [day.isoformat() for day in state.days[-MOST_DAYS:]]
    form = {"days": days, "stand_in": state.stand_in, "left": state.left}
    with contextlib.suppress(OSError), workspace(library.parent) as place:
        draft = place / "state"
        private.make_file(draft)
        draft.write_text(json.dumps(form) + "\n", encoding="utf-8")
        draft.replace(_file(library))


def note_day(library: Path, today: dt.date) -> LocalState:
    """Remember that a library is in use today, and give what is remembered.

    Days that are still to come were noted by a wrong clock: they are forgotten.
    """
    state = read(library)
    days = tuple(sorted({*(day for day in state.days if day <= today), today}))
    if days != state.days:
        state = state._replace(days=days)
        write(library, state)
    return state


def note_left(library: Path) -> None:
    """Remember that a library was sound when it was closed, and how its file looked then."""
    state, now = read(library), signature(library)
    if now != state.left:
        write(library, state._replace(left=now))


def forget_left(library: Path) -> None:
    """Let a library be read whole before it opens again: it turned out not to be sound."""
    write(library, read(library)._replace(left=()))


def is_as_left(library: Path) -> bool:
    """Return whether the file of a library is the one that was left sound, and nobody touched it since."""
    left = read(library).left
    return bool(left) and left == signature(library)


def signature(library: Path) -> tuple[int, ...]:
    """Return what changes when the file of a library does; nothing when it is not there, or half a change beside it."""
    try:
        if library.with_name(f"{library.name}-journal").exists():
            return ()
        status = library.stat()
    except OSError:
        return ()
    return (status.st_ino, status.st_size, status.st_mtime_ns)


def days_passed(since: dt.date, until: dt.date, in_use: Iterable[dt.date]) -> int:
    """Return how many days passed between two days, as far as the program saw them pass.

    Between two days on which it was in use at most LONGEST_GAP days count: a clock that jumps ahead counts for a week
    and not for a year, and a long holiday for a week as well.
    """
    seen = sorted({since, until, *(day for day in in_use if since <= day <= until)})
    return sum(min((later - earlier).days, LONGEST_GAP) for earlier, later in pairwise(seen))


def _file(library: Path) -> Path:
    return library.with_name(f"{library.stem}.local.json")
