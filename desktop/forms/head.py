"""The head of a table: heading at the left, what can be done at the right; under each other where it is narrow."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from desktop.theme import space
from desktop.theme.appearance import appearance

LEAST = 260
"""Pixels at 100 % text that a heading needs beside the buttons, when it does not say otherwise."""


class Head(QWidget):
    """Heading and buttons; the buttons never push the page wider than it is."""

    def __init__(self, heading: QWidget, buttons: QWidget, least: int = LEAST) -> None:
        super().__init__()
        self._buttons, self._least = buttons, least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space.S)
        self._row.addWidget(heading, 1)
        self._row.addWidget(buttons, 0)
        buttons.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self._buttons.sizeHint().width() + appearance.px(self._least) <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
