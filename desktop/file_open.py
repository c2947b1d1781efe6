"""How a Mac asks to open a file: not as an argument but as an event, at the start or while the window is there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Keeps the files that the system asks to open until somebody takes them."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._asked: list[Path] = []

    def event(self, event: QEvent) -> bool:
        """Keep the file that is asked for."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._asked.append(Path(event.file()))
            return True
        return super().event(event)

    def take(self) -> list[Path]:
        """Return the files asked for since the last time, oldest first."""
        taken, self._asked = self._asked, []
        return taken
