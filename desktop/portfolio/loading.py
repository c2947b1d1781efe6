"""Reading many plans, or writing the sheet, beside the window: with progress, and to be stopped at any moment."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from plans import portfolio
from plans.portfolio import Collection, Source
from resources.language import current, speaking

Find = Callable[[], list[Source]]
"""Looks which plans there are, beside the window; may raise PlanError."""

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


@dataclass(frozen=True)
class Read:
    """What was looked for and read: every plan there is, and what the overview shows of them."""

    sources: tuple[Source, ...]
    gathered: Collection


def reading(known: Iterable[Source], finds: Sequence[Find]) -> Job:
    """Make the job that looks for plans, and reads them and those that are known already into summaries.

    It raises PlanError when it cannot look.
    """
    before = {source.place: source for source in known}

    def work(job: Job) -> Read:
        found = before | {source.place: source for find in finds for source in find()}
        sources = tuple(found.values())
        return Read(sources, portfolio.collect(sources, progress=job.tell, stopped=job.stopped))

    return Job(work)
