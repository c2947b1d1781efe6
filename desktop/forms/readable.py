"""Figures in a grid that can be reached and read out row by row: the arrows go along the rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.forms import roles
from resources.language import gettext as _

_STEP = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Readable(QWidget):
    """The ground under a grid of labels; who looks reads the labels, who listens hears a row at a time."""

    def __init__(self, title: str) -> None:
        super().__init__()
        roles.tell(self, "Table")
        self._title = title
        self._rows: Sequence[str] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleDescription(_("The arrows go from row to row."))

    def say_rows(self, rows: Sequence[str]) -> None:
        """Say something else; a screen reader hears nothing where it is the same."""
        self._rows = rows
        self._at = min(self._at, max(0, len(rows) - 1))
        self._name()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._rows) - 1}
        if key not in _STEP and key not in ends:
            super().keyPressEvent(event)
            return
        self._at = max(0, min(len(self._rows) - 1, ends.get(key, self._at + _STEP.get(key, 0))))
        self._name()

    def _name(self) -> None:
        row = self._rows[self._at] if self._rows else ""
        where = _("{number} of {count}").format(number=self._at + 1, count=len(self._rows))
        words = f"{self._title}, {where}: {row}"
        if words != self.accessibleName():
            self.setAccessibleName(words)
