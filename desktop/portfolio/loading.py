"""Reading many plans, or writing the sheet, beside the window: with progress, and to be stopped at any moment."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from plans import portfolio
from plans.errors import PlanError
from plans.plan import Plan
from plans.portfolio import Source
from plans.storage.library import Library
from resources.language import current, speaking

_AT_ONCE = 50
"""Plans of the library that are read together."""

_OFTEN = 0.1
"""Seconds between two tellings of how far it is."""


class _Signals(QObject):
    progress = Signal(int, int)
    done = Signal(object, object)
    """The job, and what it made or its error."""


class Job(QRunnable):
    """Does something in a thread of its own, in the language in use here; ``done`` gives what it made or its error."""

    def __init__(self, work: Callable[[Job], Any]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = _Signals()
        self._work = work
        self._language = current()
        self._halt = threading.Event()
        self._reported = 0.0

    def start(self) -> None:
        """Begin; the signals come in the window's own thread."""
        QThreadPool.globalInstance().start(self)

    def stop(self) -> None:
        """Ask to stop at the next plan."""
        self._halt.set()

    def stopped(self) -> bool:
        """Return whether it was asked to stop."""
        return self._halt.is_set()

    def tell(self, done: int, whole: int) -> None:
        """Say how far it is, but not for every single plan."""
        if done == whole or time.monotonic() - self._reported > _OFTEN:
            self._reported = time.monotonic()
            self.signals.progress.emit(done, whole)

    def run(self) -> None:
        try:
            with speaking(self._language):
                made = self._work(self)
        except Exception as error:  # noqa: BLE001 - a bug travels to the window's thread, where the one hook shows it
            self.signals.done.emit(self, error)
        else:
            self.signals.done.emit(self, made)


class ReadAhead:
    """Reads the plans of a library some at a time: one query for a handful instead of one for each."""

    def __init__(self, library: Library, keys: list[UUID]) -> None:
        self._library, self._keys = library, keys
        self._places = {key: place for place, key in enumerate(keys)}
        self._ready: dict[UUID, Plan] = {}

    def load(self, key: UUID) -> Plan:
        """Return a plan as it is now; raises PlanError when it cannot be read."""
        if key not in self._ready:
            begin = self._places[key]
            try:
                found = self._library.load_several(self._keys[begin : begin + _AT_ONCE])
            except PlanError:
                # One of them is damaged; the others must not suffer for it.
                found = [self._library.load(key)]
            self._ready = {plan.id: plan for plan in found}
        # Given once: a second reading looks in the library again.
        return self._ready.pop(key, None) or self._library.load(key)


def reading(sources: list[Source]) -> Job:
    """Make the job that reads these plans into summaries."""
    return Job(lambda job: portfolio.collect(sources, progress=job.tell, stopped=job.stopped))
