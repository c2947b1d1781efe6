"""Copies of the library while it is open: when one is due, and before something that changes much at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.background import Task, wait_for
from plans.errors import Damaged, PlanError
from plans.storage.backups import Reason
from plans.storage.library import Library

OFTEN = 300_000
"""Milliseconds between two looks whether a copy is due."""
FIRST = 1_000
"""Milliseconds until a library that opened unread is read whole: what she does first comes first."""


class BackupTimer(QObject):
    """Makes the copies of one library that are due, beside the window."""

    failed = Signal(object)
    """The PlanError of a copy that could not be made; once, until one could."""
    damaged = Signal(object)
    """The Damaged of a library that opened unread, and turned out to be so."""
    noticed = Signal(list)
    """Sentences that the user should know, and that stop nothing."""
    looked = Signal()
    """A look, and the copy that was due, is over."""

    def __init__(self, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._task: Task | None = None
        self._in_trouble = False
        self._timer = QTimer(self, interval=OFTEN)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._first = QTimer(self, singleShot=True, interval=FIRST)
        self._first.timeout.connect(self.look)
        if not library.sound:
            self._first.start()

    def look(self) -> None:
        """Read the library whole when that was not done yet, else make a copy when one is due."""
        if self._task is None:
            self._task = Task(self._library.copy_when_due if self._library.sound else self._library.check)
            self._task.done.connect(self._done)
            self._task.start()

    def stop(self, ends: bool = False) -> None:
        """Look no longer; a copy that is being made is finished first, for the library is closed after this.

        When the program ``ends``, what is only read whole is not waited for: the next start does it first.
        """
        self._timer.stop()
        self._first.stop()
        if self._task and ends and not self._library.sound:
            self._task.done.disconnect(self._done)
        elif self._task:
            self._task.done.disconnect(self._done)
            try:
                self._task.wait()
            except PlanError:
                # The next start makes one, and tells when it cannot.
                return

    def _done(self, made: Any) -> None:
        self._task = None
        self.looked.emit()
        if isinstance(made, Exception) and not isinstance(made, PlanError):
            raise made
        if isinstance(made, list) and made:
            self.noticed.emit(made)
        if isinstance(made, Damaged) and not self._library.sound:
            self.damaged.emit(made)
            return
        known, self._in_trouble = self._in_trouble, isinstance(made, PlanError)
        if self._in_trouble and not known:
            self.failed.emit(made)


def copy_first(library: Library, reason: Reason) -> None:
    """Make a copy before something that changes much at once.

    Raises PlanError when no copy can be made: then leave what it was for.
    """
    wait_for(lambda: library.copy(reason))
