"""When a library that is open is copied, and that it is copied once at a time."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from plans.storage import backups, upkeep
from plans.storage.backups import Copy, Reason

HOUR = 3_600
"""Seconds after which what was edited since the last copy is copied again."""


class Copying:
    """Makes the copies of one library, from any thread; every method that makes one raises PlanError."""

    def __init__(self, path: Path, wait: float | None) -> None:
        self._path, self._wait = path, wait
        self._one_at_a_time = threading.Lock()
        self._edited = False
        self._on, self._at = backups.local_now().date(), time.monotonic()

    def note_edit(self) -> None:
        """Remember that there is something new to copy."""
        self._edited = True

    def is_due(self) -> bool:
        """Return whether it is a new day, or an hour after the last copy and something was edited since."""
        return self._is_new_day() or (self._edited and time.monotonic() - self._at >= HOUR)

    def make(self, reason: Reason) -> Copy:
        """Make a copy now."""
        with self._one_at_a_time:
            copy = backups.make(self._path, reason)
            assert copy
            self._made()
        return copy

    def make_due(self) -> Copy | None:
        """Make the copy that is due; None when the newest holds the same."""
        with self._one_at_a_time:
            copy = backups.make(self._path, "day" if self._is_new_day() else "hour", even_if_same=False)
            self._made()
        return copy

    def check(self) -> list[str]:
        """Copy the library and read it whole, as ``upkeep.check`` does."""
        with self._one_at_a_time:
            return upkeep.check(self._path, wait=self._wait)

    def wait(self) -> None:
        """Wait until no copy is being made."""
        with self._one_at_a_time:
            return

    def _is_new_day(self) -> bool:
        return backups.local_now().date() != self._on

    def _made(self) -> None:
        self._edited = False
        self._on, self._at = backups.local_now().date(), time.monotonic()
