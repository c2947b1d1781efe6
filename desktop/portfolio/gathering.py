"""Reading many plans, or writing the sheet, beside the window: with progress, and to be stopped at any moment."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from plans import portfolio
from plans.portfolio import Source
from resources.language import current, speaking

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
        self._told = 0.0

    def start(self) -> None:
        """Begin; the signals come in the window's own thread."""
        QThreadPool.globalInstance().start(self)

    def stop(self) -> None:
        """Ask to stop at the next plan."""
        self._halt.set()

    def stopped(self) -> bool:
        """Tell whether it was asked to stop."""
        return self._halt.is_set()

    def tell(self, done: int, whole: int) -> None:
        """Say how far it is, but not for every single plan."""
        if done == whole or time.monotonic() - self._told > _OFTEN:
            self._told = time.monotonic()
            self.signals.progress.emit(done, whole)

    def run(self) -> None:
        try:
            with speaking(self._language):
                made = self._work(self)
        except Exception as error:  # noqa: BLE001 - a bug travels to the window's thread, where the one hook shows it
            self.signals.done.emit(self, error)
        else:
            self.signals.done.emit(self, made)


def reading(sources: list[Source]) -> Job:
    """Make the job that reads these plans into summaries."""
    return Job(lambda job: portfolio.gather(sources, progress=job.tell, stopped=job.stopped))
