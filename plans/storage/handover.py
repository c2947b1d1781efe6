"""A second start hands the file it was asked to open over to the program that owns the library, and ends.

    claimed = handover.claim(library, file)    # at the very start; handed_over: there is nothing more to do
    for request in handover.take(library): …   # in the owner, every moment: raise the window, open the file

A request is a small file beside the library, ``.digikoers.db.01764144000000000000-4711.request``: the place of the file
to open, or nothing. The owner takes it away when it has read it: that is how the other knows. No network is used. What
a program that was killed leaves, the next owner takes.
"""

from __future__ import annotations

import contextlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

from plans.errors import PlanError
from plans.storage import owner, private
from plans.storage.owner import Ownership

PATIENCE = 30.0
"""Seconds in which an owner shows life. One that does not is stuck: a second window is better than none."""
PAUSE = 0.05
"""Seconds between two looks."""


@dataclass(frozen=True)
class Claim:
    """What a start came to: the owner of its library, or done; neither where nobody can be the owner."""

    ownership: Ownership | None = None
    handed_over: bool = False


def claim(library: Path, file: Path | None, patience: float = PATIENCE) -> Claim:
    """Become the owner of a library, or hand over to the one there is what was to be opened. Never raises PlanError.

    ``patience`` is how many seconds the owner gets, and gets again whenever it shows life: many may be waiting.
    """
    request: Path | None = None
    until, life = time.monotonic() + patience, owner.last_life(library)
    try:
        while True:
            if ownership := owner.acquire(library):
                # An owner that ended may have taken the request with it: it was opened there, and is here again.
                return Claim(ownership)
            if request is None:
                request = _ask(library, file)
            elif not request.exists():
                return Claim(handed_over=True)
            if (seen := owner.last_life(library)) != life:
                until, life = time.monotonic() + patience, seen
            if time.monotonic() > until:
                return Claim()
            time.sleep(PAUSE)
    except (PlanError, OSError):
        return Claim()
    finally:
        if request:
            with contextlib.suppress(OSError):
                request.unlink(missing_ok=True)


def take(library: Path) -> list[Path | None]:
    """Take the requests of other starts, oldest first: the file to open, or None to show the window alone."""
    place = Path(os.path.realpath(library))
    prefix = f".{place.name}."
    found: list[Path | None] = []
    try:
        names = sorted(
            item.name
            for item in os.scandir(place.parent)
            if item.name.startswith(prefix) and item.name.endswith(".request")
        )
        if names:
            owner.show_life(library)
        for name in names:
            words = place.with_name(name).read_text(encoding="utf-8", errors="surrogateescape")
            place.with_name(name).unlink()
            found.append(Path(words) if words else None)
    except OSError:
        # The folder is away for a moment, or whoever asked stopped waiting.
        return found
    return found


def _ask(library: Path, file: Path | None) -> Path:
    place = Path(os.path.realpath(library))
    request = place.with_name(f".{place.name}.{time.time_ns():020}-{os.getpid()}.request")
    draft = request.with_suffix(".draft")
    private.make_file(draft)
    draft.write_text(str(file.absolute()) if file else "", encoding="utf-8", errors="surrogateescape")
    # Whole from its first moment under this name.
    draft.replace(request)
    return request
