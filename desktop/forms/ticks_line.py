"""A cell for several words of a fixed list: a line to type in, with the list open under it to tick."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent, QMoveEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from desktop.forms.parts import Line
from resources.language import gettext as _

MARGIN = 4
"""Pixels between the line and its list."""


class TicksLine(Line):
    """Keeps the keyboard: Down and Up walk the list, Space ticks, and words can be typed as well.

    ``parse`` gives the values that a typed text stands for, or None while it is not one yet.
    """

    def __init__(self, words: dict[str, str], parse: Callable[[str], list[str] | None]) -> None:
        super().__init__()
        self._parse = parse
        self._list = QListWidget(self)
        self._list.setObjectName("ticks")
        # No window of its own: the keyboard stays in the line, and the cell open.
        self._list.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for value, word in words.items():
            item = QListWidgetItem(word, self._list)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self._list.itemClicked.connect(self._toggle)
        self.textChanged.connect(self._show_ticks)
        self.setPlaceholderText(_("Tick, or type"))

    @property
    def items(self) -> list[QListWidgetItem]:
        """The words to tick, in their order."""
        return [self._list.item(row) for row in range(self._list.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self._list.currentRow()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            down = event.key() == Qt.Key.Key_Down
            self._list.setCurrentRow(min(here + 1, self._list.count() - 1) if down else max(here - 1, 0))
            self._announce(self._list.currentItem())
        elif event.key() == Qt.Key.Key_Space and here >= 0:
            self._toggle(self._list.currentItem())
        else:
            self._list.setCurrentRow(-1)
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()
        self._list.show()

    def hideEvent(self, event: QHideEvent) -> None:
        self._list.hide()
        super().hideEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place()

    def _toggle(self, item: QListWidgetItem) -> None:
        ticked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
        words = [item.text() for item in self.items if item.checkState() == Qt.CheckState.Checked]
        self.setText(", ".join(words))
        self.setModified(True)
        self.textEdited.emit(self.text())
        self._announce(item)

    def _show_ticks(self, typed: str) -> None:
        values = self._parse(typed)
        for item in self.items if values is not None else ():
            ticked = item.data(Qt.ItemDataRole.UserRole) in (values or ())
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _announce(self, item: QListWidgetItem) -> None:
        state = _("ticked") if item.checkState() == Qt.CheckState.Checked else _("not ticked")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{item.text()}, {state}"))

    def _place(self) -> None:
        """Put the list under the line, or above it where the screen ends."""
        self._list.ensurePolished()
        width = max(self.width(), self._list.sizeHintForColumn(0) + 2 * MARGIN + self._list.frameWidth() * 2)
        height = sum(self._list.sizeHintForRow(row) for row in range(self._list.count())) + 2 * MARGIN
        screen = self.screen().availableGeometry()
        below = self.mapToGlobal(QPoint(0, self.height() + MARGIN))
        above = self.mapToGlobal(QPoint(0, -MARGIN - height))
        at = below if below.y() + height <= screen.bottom() else above
        self._list.setGeometry(max(screen.left(), min(at.x(), screen.right() - width)), at.y(), width, height)
