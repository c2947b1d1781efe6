"""Content that is made when it is shown for the first time, so that a page need not wait for what is folded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Later(QWidget):
    """Holds the place of a widget until somebody wants to see it; ``make`` takes the parent it gets."""

    def __init__(self, make: Callable[[QWidget], QWidget]) -> None:
        super().__init__()
        self._make = make
        self.made: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        self.ensure()
        super().showEvent(event)

    def ensure(self) -> QWidget:
        """Make the content when it is not there yet, and return it."""
        if self.made is None:
            self.made = self._make(self)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self.made)
        return self.made
