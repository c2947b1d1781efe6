"""Fields side by side on twelve columns; under each other where the page is narrow or the text large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.theme.look import look

COLUMNS = 12
NARROW = 520
"""Width in pixels at 100 % text below which a field gets twice its share."""


class Grid(QWidget):
    """Lays widgets out in rows by the share of the width that each asks for."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[tuple[QWidget, int]] = []
        self._narrow: bool | None = None
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(14)
        self._layout.setVerticalSpacing(14)
        for column in range(COLUMNS):
            self._layout.setColumnStretch(column, 1)
            self._layout.setColumnMinimumWidth(column, 0)
        look.changed.connect(self._place)

    def add(self, widget: QWidget, width: int) -> None:
        """Put a widget after the others, ``width`` twelfths wide."""
        self._items.append((widget, width))
        self._narrow = None
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        narrow = self.width() < NARROW * look.scale
        if narrow == self._narrow:
            return
        self._narrow = narrow
        row = column = 0
        for widget, width in self._items:
            share = min(COLUMNS, width * 2) if narrow else width
            if column + share > COLUMNS:
                row, column = row + 1, 0
            self._layout.addWidget(widget, row, column, 1, share, Qt.AlignmentFlag.AlignTop)
            column += share
