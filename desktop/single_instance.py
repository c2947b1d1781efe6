"""What other starts of the program, or a Mac, ask of this window: to show itself, and to open their file."""

from __future__ import annotations

from collections import deque
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.file_open import Application
from desktop.library import LibraryController
from desktop.window import Window
from plans.storage import handover

OFTEN = 500
"""Milliseconds between two looks whether another start asks something."""


class Requests(QObject):
    """Serves what other starts ask of the window that owns the library."""

    def __init__(self, window: Window, desk: LibraryController, library: Path) -> None:
        super().__init__(window)
        self._window, self._desk, self._library = window, desk, library
        self._files: deque[Path] = deque()
        self._timer = QTimer(self, interval=OFTEN)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        window.closing.connect(lambda event: self._timer.stop() if event.isAccepted() else None)

    def _look(self) -> None:
        app = QApplication.instance()
        from_system = app.take() if isinstance(app, Application) else []
        if asked := [*handover.take(self._library), *from_system]:
            self._files.extend(file for file in asked if file)
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
            self._window.raise_()
            self._window.activateWindow()
        # A question on the screen is answered first, and without a library there is no place for a plan.
        while self._files and self._desk.library and QApplication.activeModalWidget() is None:
            self._desk.open_file(self._files.popleft())
