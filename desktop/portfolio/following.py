"""Looks again and again whether the shared folder changed, beside the window and only while its page is in sight."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.background import Task
from plans.errors import PlanError
from plans.shared_folder.following import Follower

OFTEN = 20_000
"""Milliseconds between two looks."""


class Following(QObject):
    """Follows one folder for one page: when it is shown, when its window comes to the front, and every so often."""

    changed = Signal(list)
    """Something in the folder is new, other or gone; what is to be said of it, in sentences."""
    failed = Signal(object)
    """The PlanError of a look that did not succeed, once until one does."""

    def __init__(self, folder: Path, page: QWidget) -> None:
        super().__init__(page)
        self.folder = folder
        self._page, self._follower = page, Follower(folder)
        self._task: Task | None = None
        self._in_trouble = self._over = False
        self._timer = QTimer(self, interval=OFTEN)
        self._timer.timeout.connect(self._look_when_seen)
        self._timer.start()
        page.window().installEventFilter(self)

    def look(self) -> None:
        """Look now; one look at a time."""
        if self._task is None and not self._over:
            self._task = Task(self._follower.look)
            self._task.done.connect(self._done)
            self._task.start()

    def stop(self) -> None:
        """Look no more."""
        self._over = True
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self._look_when_seen()
        return super().eventFilter(watched, event)

    def _look_when_seen(self) -> None:
        if self._page.isVisible():
            self.look()

    def _done(self, made: Any) -> None:
        self._task = None
        if self._over:
            return
        if isinstance(made, PlanError):
            if not self._in_trouble:
                self._in_trouble = True
                self.failed.emit(made)
        elif isinstance(made, Exception):
            raise made
        else:
            again, self._in_trouble = self._in_trouble, False
            if made.changed or again:
                self.changed.emit(list(made.lines))
