"""One owner per library: the first program that opens it, until it ends, however it ends.

The lock is one of the operating system, on a small file beside the library (``.digikoers.db.owner``) that stays: what
counts is whether it is held. A library in a folder that may not be written has no owner and needs none.
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from plans.errors import unwritable
from plans.storage.private import Lock, make_folder

ATTEMPTS, PAUSE = 4, 0.005
"""How often the lock is tried, and the seconds in between: somebody who only looks holds it for a moment."""


class Ownership:
    """The right to write a library; kept as long as this object is not released and the process lives."""

    def __init__(self, lock: Lock) -> None:
        self._lock = lock

    def release(self) -> None:
        """Return the right up."""
        self._lock.release()


def acquire(library: Path) -> Ownership | None:
    """Become the owner of a library, which need not be there yet; None when another program is.

    Waits no longer than a blink. Raises PlanError when nothing can be written there.
    """
    try:
        make_folder(library.parent)
        for _attempt in range(ATTEMPTS):
            if lock := Lock.acquire(_file(library)):
                show_life(library)
                return Ownership(lock)
            time.sleep(PAUSE)
    except OSError as error:
        raise unwritable(error, library) from error
    return None


def show_life(library: Path) -> None:
    """Let the others see that the owner is there and does its work."""
    with contextlib.suppress(OSError):
        os.utime(_file(library))


def last_life(library: Path) -> int:
    """Return the moment at which the owner last showed life, to compare with another; 0 where nobody knows."""
    try:
        return _file(library).stat().st_mtime_ns
    except OSError:
        return 0


def is_owned_elsewhere(library: Path) -> bool:
    """Return whether somebody owns a library: another program, or another ``Ownership`` of this one."""
    if not _file(library).exists():
        return False
    try:
        lock = Lock.acquire(_file(library))
    except OSError:
        # Not to be written by us, so not to be owned by us either.
        return False
    if lock:
        lock.release()
    return lock is None


def _file(library: Path) -> Path:
    """Return the file with the lock; a library that is reached by a link has the same one."""
    place = Path(os.path.realpath(library))
    return place.with_name(f".{place.name}.owner")
