"""The frame of a page that looks back: moments in a list at the left, and at the right what is chosen there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.forms import parts
from desktop.theme import space
from desktop.theme.appearance import appearance
from resources.language import gettext as _
from resources.language import ngettext

Index = QModelIndex | QPersistentModelIndex

LIST = 290
"""Width in pixels at 100 % of the list; never more than a third of the page."""
WIDE = 640
"""Width in pixels at 100 % from which what is chosen stands beside the list, and not below it."""
HIGH, HIGH_BELOW = 520, 800
"""Height in pixels at 100 % below which the page scrolls as a whole: beside each other, and below each other."""
LIST_HIGH = 150
"""Height in pixels at 100 % of a list with the rest below it."""
WIDEST = 16_777_215
"""No bound: what Qt takes for the largest size of a widget."""
SIDE, ABOVE = 14, 6
"""Room in pixels at the sides of a line in the list, and above and below it: that of the style sheet and of Qt."""
MOST_NAMED = 3
"""Copies that cannot be read which are named; what comes after them is counted."""


class _Lines(QStyledItemDelegate):
    """Gives a line the height of its text; Qt itself forgets the room at its sides, and cuts what just wraps."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view: Any = self.parent()
        room = QRect(0, 0, view.viewport().width() - 2 * SIDE, 10_000)
        box = view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(box.width(), box.height() + 2 * ABOVE)


class LinesList(QListWidget):
    """Things of two lines each, one of which is chosen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("moments")
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Lines(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def show_lines(self, lines: list[tuple[str, str]], current: int) -> None:
        """Show these, with one of them chosen; -1 for none."""
        self.blockSignals(True)
        while self.count() > len(lines):
            self.takeItem(self.count() - 1)
        for place, (title, note) in enumerate(lines):
            words = "\n".join(filter(None, [title, note]))
            if place == self.count():
                self.addItem(QListWidgetItem())
            if self.item(place).text() != words:
                self.item(place).setText(words)
                self.item(place).setData(Qt.ItemDataRole.AccessibleTextRole, words.replace("\n", ", "))
        self.setCurrentRow(current)
        self.blockSignals(False)


class LookBackPage(parts.ScrollPage):
    """A page beside the open plan, or in place of the start page; ``side`` is the layout for what is chosen."""

    back = Signal()
    stop_requested = Signal()
    left = Signal()
    """It is no longer on the screen."""

    def __init__(self, title: str, intro: str, list_name: str) -> None:
        super().__init__()
        self._sheet = sheet = QWidget()
        sheet.setObjectName("page")
        body = QVBoxLayout(sheet)
        body.setContentsMargins(space.XL, space.M, space.XL, space.L)
        body.setSpacing(space.S)
        self._back = parts.button(_("← Back"), "link", self.back.emit)
        body.addWidget(self._back)
        body.addWidget(parts.heading(title, intro, "title", "intro"))
        self._busy = QWidget()
        busy = QHBoxLayout(self._busy)
        busy.setSpacing(space.S)
        busy.setContentsMargins(0, 0, 0, 0)
        self._far = parts.label("", "note")
        self._far.setWordWrap(False)
        busy.addWidget(self._far)
        self.stop = parts.button(_("Stop reading"), "link", self._stop)
        busy.addWidget(self.stop)
        busy.addStretch()
        body.addWidget(self._busy)
        self._unread = parts.label("", "refusal")
        self._unread.hide()
        body.addWidget(self._unread)
        self._columns = columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        columns.setSpacing(space.L)
        self.list = LinesList(list_name)
        columns.addWidget(self.list)
        self.side = QVBoxLayout()
        self.side.setSpacing(space.S)
        columns.addLayout(self.side, 1)
        body.addLayout(columns, 1)
        self.setWidget(sheet)
        QShortcut(QKeySequence("Alt+Left"), self, self.back.emit)
        # The keyboard can only be given to what is on the screen, and that takes a turn of the loop.
        QTimer.singleShot(0, self.list, self._begin)

    def show_reading(self, read: int) -> None:
        """Say that copies are being read, and how many were."""
        words = ngettext("Looking through your copies: {count} read", "Looking through your copies: {count} read", read)
        self._far.setText(words.format(count=read))
        self._busy.show()

    def show_read(self, whole: bool) -> None:
        """Say that no more copies are being read; ``whole`` when all were."""
        had_keyboard = self.stop.hasFocus() or self.list.hasFocus()
        self.stop.hide()
        self._far.setText(_("You stopped the search: older copies are not in the list."))
        self._busy.setVisible(not whole)
        self.list.setEnabled(self.list.count() > 0)
        if had_keyboard:
            self._begin()

    def _begin(self) -> None:
        """Give the keyboard to where work begins: in a list without lines nothing can be done."""
        (self.list if self.list.isEnabled() else self._back).setFocus()

    def show_unread(self, days: list[str]) -> None:
        """Name the copies that cannot be read."""
        named = ", ".join(days[:MOST_NAMED])
        if (more := len(days) - MOST_NAMED) > 0:
            named += " " + ngettext("and {count} more", "and {count} more", more).format(count=more)
        words = ngettext(
            "This copy cannot be read and is left out: {named}.",
            "These copies cannot be read and are left out: {named}.",
            len(days),
        )
        self._unread.setText(words.format(named=named))
        self._unread.setVisible(bool(days))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width() >= appearance.px(WIDE)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._sheet.setMinimumHeight(appearance.px(HIGH if wide else HIGH_BELOW))
        self.list.setMaximumWidth(min(appearance.px(LIST), self.viewport().width() // 3) if wide else WIDEST)
        self.list.setMinimumWidth(self.list.maximumWidth() if wide else 0)
        self.list.setMaximumHeight(WIDEST if wide else appearance.px(LIST_HIGH))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            # A window that is put away for a moment shows it again.
            self.left.emit()

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 200)

    def _stop(self) -> None:
        self.stop_requested.emit()
        self.show_read(whole=False)
