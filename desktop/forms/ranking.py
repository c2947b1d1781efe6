"""A short list to put in order, by dragging or with Alt and the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.input import Input, Owned
from desktop.theme import space
from desktop.theme.appearance import appearance
from resources.language import gettext as _

_VALUE = Qt.ItemDataRole.UserRole


class _Lines(QListWidget):
    """The list itself: as high as its lines, and a line follows the mouse that holds it."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ranking")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(False)
        self._held: QListWidgetItem | None = None
        self._dragged = False
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def shift(self, by: int) -> None:
        """Move the line with the cursor up or down."""
        place = self.currentRow()
        if place >= 0 and 0 <= place + by < self.count():
            self._put(place, place + by)
            self.moved.emit()

    def fit(self) -> None:
        """Be as high as the lines are together."""
        lines = sum(self.sizeHintForRow(row) for row in range(self.count()))
        self.setFixedHeight(lines + 2 * self.frameWidth() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shift(step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self._held = self.itemAt(event.position().toPoint())
            self._dragged = False
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            super().mouseMoveEvent(event)
            return
        height = max(1, self.sizeHintForRow(0))
        place = max(0, min(self.count() - 1, int(event.position().y()) // height))
        if place != self.row(self._held):
            self._put(self.row(self._held), place)
            self._dragged = True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        self._held = None
        if self._dragged:
            self._dragged = False
            self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _put(self, place: int, to: int) -> None:
        line = self.takeItem(place)
        self.insertItem(to, line)
        self.setCurrentItem(line)


class Ranking(Input):
    """Words of a fixed list, the most important first; until the first move they have no order."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(QWidget())
        self._words = words
        self._lines = _Lines()
        self.widget.setFocusProxy(self._lines)
        layout = QVBoxLayout(self.widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.XS)
        layout.addWidget(self._lines)
        row = QHBoxLayout()
        row.setSpacing(space.S)
        self._buttons = [
            parts.button(_("↑ Higher"), "link", lambda: self._lines.shift(-1)),
            parts.button(_("↓ Lower"), "link", lambda: self._lines.shift(1)),
        ]
        for button in self._buttons:
            row.addWidget(button)
        row.addWidget(parts.label(_("Drag a line, or move it with Alt and the arrow keys."), "note"), 1)
        layout.addLayout(row)
        self._lines.moved.connect(self.picked)
        appearance.changed.connect(self._lines.fit)

    def show(self, document: Document, record: Owned, field: str) -> None:
        ranked = [item for item in getattr(record, field) if item in self._words]
        order = [*ranked, *(word for word in self._words if word not in ranked)]
        kept = self._lines.currentItem().data(_VALUE) if self._lines.currentRow() >= 0 else ""
        if order != self._order():
            self._lines.clear()
            for value in order:
                line = QListWidgetItem()
                line.setData(_VALUE, value)
                self._lines.addItem(line)
        for place, value in enumerate(order):
            line = self._lines.item(place)
            line.setText(f"{place + 1}.  {self._words[value]}" if value in ranked else f"–  {self._words[value]}")
            if value == kept:
                self._lines.setCurrentItem(line)
        if self._lines.currentRow() < 0:
            self._lines.setCurrentRow(0)
        self._lines.fit()

    def commit_value(self, document: Document, record: Owned, field: str, merge: object) -> None:
        document.set_value(record, field, self._order())

    def focus_widgets(self) -> list[QWidget]:
        return [self._lines]

    def _order(self) -> list[str]:
        return [str(self._lines.item(place).data(_VALUE)) for place in range(self._lines.count())]
