"""Copies of the library while it is open: when one is due, and before something that changes much at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from plans.errors import PlanError
from plans.storage.library import Library

if TYPE_CHECKING:
    from desktop.portfolio.loading import Job
    from plans.storage.backups import Reason

OFTEN = 300_000
"""Milliseconds between two looks whether a copy is due."""


class Copying(QObject):
    """Makes the copies of one library that are due, beside the window."""

    failed = Signal(object)
    """The PlanError of a copy that could not be made; once, until one could."""
    looked = Signal()
    """Nothing is being copied any more."""

    def __init__(self, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._job: Job | None = None
        self._in_trouble = False
        self._timer = QTimer(self, interval=OFTEN)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Make a copy when one is due."""
        # Not needed before the first five minutes have passed.
        from desktop.portfolio.loading import Job

        if self._job is None:
            self._job = Job(lambda _job: self._library.copy_when_due())
            self._job.signals.done.connect(self._done)
            self._job.start()

    def stop(self) -> None:
        """Look no longer; a copy that is being made is finished first, for the library is closed after this."""
        self._timer.stop()
        if self._job:
            loop = QEventLoop()
            self.looked.connect(loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _done(self, _job: Job, made: Any) -> None:
        self._job = None
        self.looked.emit()
        if isinstance(made, Exception) and not isinstance(made, PlanError):
            raise made
        known, self._in_trouble = self._in_trouble, isinstance(made, PlanError)
        if self._in_trouble and not known:
            self.failed.emit(made)


def copy_first(library: Library, reason: Reason) -> None:
    """Make a copy before something that changes much at once; the window is drawn meanwhile, and takes no input.

    Raises PlanError when no copy can be made: then leave what it was for.
    """
    from desktop.portfolio.loading import Job

    job, wait = Job(lambda _job: library.copy(reason)), _Wait()
    job.signals.done.connect(wait.end)
    job.start()
    wait.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if isinstance(wait.made, Exception):
        raise wait.made


class _Wait(QEventLoop):
    """Waits for a job."""

    made: Any = None

    def end(self, _job: Job, made: Any) -> None:
        self.made = made
        self.quit()
