"""Reading many plans, or writing the sheet, beside the window: with progress, and to be stopped at any moment."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal

from desktop.background import Task
from plans import portfolio
from plans.portfolio import Collection, Source

Find = Callable[[], list[Source]]
"""Looks which plans there are, beside the window; may raise PlanError."""

_OFTEN = 0.1
"""Seconds between two tellings of how far it is."""


class Job(Task):
    """A task that is told whether it was asked to stop, and tells how far it is."""

    progress = Signal(int, int)

    def __init__(self, work: Callable[[Job], Any]) -> None:
        super().__init__(lambda: work(self))
        self._halt = threading.Event()
        self._reported = 0.0

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
            self.progress.emit(done, whole)


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
