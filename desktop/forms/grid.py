"""Fields side by side on twelve columns; under each other where the page is narrow or the text large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.theme import space
from desktop.theme.appearance import appearance

COLUMNS = 12
NARROW, SLIM = 520, 400
"""Widths in pixels at 100 % text below which a field gets twice its share, and four times."""


class Grid(QWidget):
    """Lays fields out by the share of the width that each asks for.

    Question, input and refusal stand in grid rows of their own, so that the inputs of a row line up however
    many lines a question takes.
    """

    def __init__(self) -> None:
        super().__init__()
        self._items: list[tuple[tuple[QWidget, QWidget, QWidget], int]] = []
        self._times = 0
        """How many times its share a field gets."""
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(space.L)
        self._layout.setVerticalSpacing(0)
        for column in range(COLUMNS):
            self._layout.setColumnStretch(column, 1)
        appearance.changed.connect(self._place)

    def add(self, stack: tuple[QWidget, QWidget, QWidget], width: int) -> None:
        """Put a field (question, input, refusal) after the others, ``width`` twelfths wide."""
        self._items.append((stack, width))
        self._times = 0
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        wide = self.width() / appearance.scale
        times = 1 if wide >= NARROW else 2 if wide >= SLIM else 4
        if times == self._times:
            return
        self._times = times
        for old in range(self._layout.rowCount()):
            self._layout.setRowMinimumHeight(old, 0)
        row = column = 0
        for (question, field, refusal), width in self._items:
            share = min(COLUMNS, width * times)
            if column + share > COLUMNS:
                row, column = row + 4, 0
                self._layout.setRowMinimumHeight(row - 1, space.M)
            self._layout.addWidget(question, row, column, 1, share, Qt.AlignmentFlag.AlignBottom)
            self._layout.addWidget(field, row + 1, column, 1, share, Qt.AlignmentFlag.AlignTop)
            self._layout.addWidget(refusal, row + 2, column, 1, share)
            column += share
