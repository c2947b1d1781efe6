"""A line to type in, and what is found under it: the keyboard stays on the line, or goes through the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import alerts
from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.dialog import Dialog
from desktop.theme import space
from desktop.theme.appearance import appearance
from resources.language import gettext as _
from resources.language import ngettext

MOST = 100
"""Results that are listed; who has more types another word."""
NOTE = Qt.ItemDataRole.UserRole
ASIDE = Qt.ItemDataRole.UserRole + 1
GROUP = Qt.ItemDataRole.UserRole + 2
PLACE = Qt.ItemDataRole.UserRole + 3
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Result:
    """One line of what was found."""

    group: str
    """The heading under which it stands."""
    words: str
    note: str
    """What stands small under the words; nothing for a line of its own."""
    aside: str
    """What stands at the right, such as keys."""
    choose: Callable[[], object]


class Finder(Dialog):
    """What several finders have in common; each says itself what is found for what was typed."""

    def __init__(self, parent: QWidget, title: str, hint: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._results: Sequence[Result] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.L, space.L, space.L, space.L)
        layout.setSpacing(space.S)
        self.line = parts.Line()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(title)
        self.line.setAccessibleDescription(_("The down arrow goes to the results, Enter chooses, Escape closes."))
        self.line.setClearButtonEnabled(True)
        for button in self.line.findChildren(QToolButton):
            button.setAccessibleName(_("Clear the line"))
        self.list = QListWidget()
        self.list.setObjectName("found")
        self.list.setAccessibleName(_("What was found"))
        self.list.setItemDelegate(_Line(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._count = parts.label("", "note")
        close = parts.button(_("Close"), "", self.reject)
        close.setAutoDefault(False)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        layout.addWidget(ButtonRow((), (close,), said=(self._count,)))
        for widget in (self.line, self.list):
            widget.installEventFilter(self)
        self.line.textChanged.connect(lambda _text: self._look())
        self.list.itemActivated.connect(lambda _item: self._choose())
        self.list.itemClicked.connect(lambda _item: self._choose())
        room = parent.window().size()
        self.resize(min(appearance.px(720), room.width() - 40), min(appearance.px(560), room.height() - 60))
        self._look()

    def results(self, typed: str) -> Sequence[Result]:
        """Return what is found for what was typed, in the order of the list."""
        raise NotImplementedError

    def nothing(self, typed: str) -> str:
        """Return what is said when nothing is found."""
        return _("Nothing found. Try another word.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
            return True
        if watched is self.line and key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) and self._results:
            self._step(1)
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if watched is self.list:
            if key == Qt.Key.Key_Up and self._at() == 0:
                self.line.setFocus(Qt.FocusReason.BacktabFocusReason)
                return True
            if (event.text().isprintable() and event.text().strip()) or key == Qt.Key.Key_Backspace:
                # Typing goes on where typing is done.
                self.line.setFocus(Qt.FocusReason.OtherFocusReason)
                self.line.event(event)
                return True
        return super().eventFilter(watched, event)

    def _at(self) -> int:
        row = self.list.currentRow()
        return int(self.list.item(row).data(PLACE)) if row >= 0 else -1

    def _step(self, by: int) -> None:
        """Go along the results; the first one is chosen already, so that Enter takes it."""
        if self._at() < 0:
            self._mark(0)

    def _mark(self, place: int) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(PLACE) == place:
                self.list.setCurrentRow(row)
                return

    def _look(self) -> None:
        typed = self.line.text().strip()
        found = self.results(typed)
        self._results = found[:MOST]
        self.list.clear()
        group = ""
        for place, result in enumerate(self._results):
            if result.group != group:
                group = result.group
                heading = QListWidgetItem(group)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                heading.setData(GROUP, True)
                self.list.addItem(heading)
            item = QListWidgetItem(result.words)
            item.setData(NOTE, result.note)
            item.setData(ASIDE, result.aside)
            item.setData(PLACE, place)
            spoken = ", ".join(filter(None, (result.words, result.note, result.aside, result.group)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.list.addItem(item)
        self._mark(0)
        words = self._counted(typed, len(found))
        if words != self._count.text():
            self._count.setText(words)
            alerts.announce(self, words)

    def _counted(self, typed: str, count: int) -> str:
        if not count:
            return self.nothing(typed)
        if count > MOST:
            return _("{count} found; here are the first {most}").format(count=count, most=MOST)
        return ngettext("{count} found", "{count} found", count).format(count=count)

    def _choose(self) -> None:
        place = self._at()
        if 0 <= place < len(self._results):
            self._results[place].choose()
            self.accept()


class _Line(QStyledItemDelegate):
    """Words, under them a note, at the right something aside; or the heading of a group."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = appearance.px(34)
        if index.data(NOTE):
            lines += appearance.size("note") + appearance.px(6)
        return QSize(100, lines)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        box = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, appearance.colour("accent_soft"))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(appearance.colour("accent"))
                painter.drawRect(box.adjusted(0, 0, -1, -1))
        inner = box.adjusted(12, 0, -12, 0)
        heading = bool(index.data(GROUP))
        if heading:
            painter.setFont(appearance.font("note", bold=True))
            painter.setPen(appearance.colour("muted"))
            painter.drawText(inner.adjusted(-4, 4, 0, 0), Qt.AlignmentFlag.AlignVCenter, index.data())
            painter.restore()
            return
        note, aside = index.data(NOTE), index.data(ASIDE)
        if aside:
            painter.setFont(appearance.font("note"))
            painter.setPen(appearance.colour("muted"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, aside)
            inner = inner.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(aside) - 12, 0)
        painter.setFont(appearance.font("text"))
        painter.setPen(appearance.colour("ink"))
        line = inner.adjusted(0, appearance.px(4), 0, 0)
        line.setHeight(appearance.px(26) if note else inner.height() - appearance.px(8))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, _cut(painter, index.data(), line.width()))
        if note:
            painter.setFont(appearance.font("note"))
            painter.setPen(appearance.colour("muted"))
            below = inner.adjusted(0, line.height() + appearance.px(2), 0, -appearance.px(4))
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, _cut(painter, note, below.width()))
        painter.restore()


def _cut(painter: QPainter, words: str, width: int) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
