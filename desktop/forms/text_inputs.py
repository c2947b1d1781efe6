"""Inputs to type in: a line, a date with its calendar, and text of several lines."""

from __future__ import annotations

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QIcon, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QPlainTextEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms.input import Input, Owned
from desktop.forms.parts import Line
from desktop.theme import space
from desktop.theme.appearance import appearance
from desktop.theme.icons import icon
from desktop.theme.style import CONTROL
from plans import field_text
from resources.language import gettext as _

BUTTON = 28
"""Width and height in pixels at 100 % of the button that opens the calendar."""
RIM = 4
"""Pixels that stay free between what opens under a field and the edge of the screen."""


class LineInput(Input):
    """A single line of text, a number, an amount or a date."""

    def __init__(self, line: Line | None = None) -> None:
        self.line = line or Line()
        super().__init__(self.line)
        self._showing = False
        # Not only what is typed: who speaks to a laptop, or has a program help, puts a text in as a whole.
        self.line.textChanged.connect(lambda _text: None if self._showing else self.edited.emit())

    def show(self, document: Document, record: Owned, field: str) -> None:
        shown = field_text.format_value(document.plan, record, field)
        if self.line.text() != shown:
            # Who is about to type goes on where the cursor was, whatever came in meanwhile.
            place = _place_in(shown, self.line.text(), self.line.cursorPosition()) if self.line.hasFocus() else 0
            self._put(shown)
            self.line.setCursorPosition(place)

    def commit_value(self, document: Document, record: Owned, field: str, merge: object) -> None:
        document.enter_text(record, field, self.line.text(), merge)

    def typed(self) -> str:
        return self.line.text()

    def retype(self, text: str) -> None:
        self._put(text)

    def _put(self, text: str) -> None:
        """Show a text that nobody typed just now."""
        self._showing = True
        self.line.setText(text)
        self._showing = False

    def lock(self, locked: bool) -> None:
        self.line.setReadOnly(locked)
        for action in self.line.actions():
            action.setEnabled(not locked)


class _DateLine(Line):
    """A line with a button at its end that is large enough to hit."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = min(self.height() - 4, appearance.px(BUTTON))
        for button in self.findChildren(QToolButton):
            button.setGeometry(self.width() - side - 4, (self.height() - side) // 2, side, side)


class DateInput(LineInput):
    """A date: typed, or picked from a calendar (Alt+Down)."""

    def __init__(self) -> None:
        super().__init__(_DateLine())
        self._document: Document | None = None
        self._action = QAction(self._icon(), _("Open the calendar"), self.line)
        self._action.setShortcut(QKeySequence("Alt+Down"))
        self._action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._action.triggered.connect(self._open)
        self.line.addAction(self._action, QLineEdit.ActionPosition.TrailingPosition)
        appearance.changed.connect(self._repaint)

    def ask(self, question: str) -> None:
        self._action.setText(f"{_('Open the calendar')}: {question}")
        self._action.setToolTip(_("Open the calendar (Alt+Down)"))

    def show(self, document: Document, record: Owned, field: str) -> None:
        super().show(document, record, field)
        self._document = document

    def _repaint(self) -> None:
        self._action.setIcon(self._icon())

    def _icon(self) -> QIcon:
        return icon("calendar")

    def _open(self) -> None:
        popup = QWidget(self.line, Qt.WindowType.Popup)
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(space.LINE, space.LINE, space.LINE, space.LINE)
        days = QCalendarWidget()
        days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        shown = QDate.fromString(self.line.text(), "dd-MM-yyyy")
        year = self._document.plan.year if self._document else QDate.currentDate().year()
        days.setSelectedDate(shown if shown.isValid() else QDate(year, 1, 1))
        layout.addWidget(days)

        def pick(day: QDate) -> None:
            self._put(day.toString("dd-MM-yyyy"))
            popup.close()
            self.picked.emit()

        days.activated.connect(pick)
        days.clicked.connect(pick)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.adjustSize()
        popup.move(_on_screen(self.line, popup.size()))
        popup.show()
        days.setFocus()


def _on_screen(line: QLineEdit, size: QSize) -> QPoint:
    """Return where something that opens under a field stands wholly on the screen: above it when there is no room."""
    screen, below = (
        line.screen().availableGeometry().adjusted(RIM, RIM, -RIM, -RIM),
        line.mapToGlobal(line.rect().bottomLeft()),
    )
    down = below.y() + size.height() <= screen.bottom() + 1
    top = below.y() if down else line.mapToGlobal(QPoint(0, 0)).y() - size.height()
    left, top = min(below.x(), screen.right() + 1 - size.width()), min(top, screen.bottom() + 1 - size.height())
    return QPoint(max(screen.left(), left), max(screen.top(), top))


class _Box(QPlainTextEdit):
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()


class ProseInput(Input):
    """Text of several lines that grows with what is typed."""

    MOST_LINES = 14

    def __init__(self, lines: int) -> None:
        self.box = _Box()
        super().__init__(self.box)
        self._lines = lines
        self.box.setTabChangesFocus(True)
        self.box.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.textChanged.connect(self._typed)
        self.box.resized.connect(self._grow)
        self.box.document().documentLayout().documentSizeChanged.connect(self._grow)
        appearance.changed.connect(self._grow)
        self._showing = False
        self._grow()

    def show(self, document: Document, record: Owned, field: str) -> None:
        shown = field_text.format_value(document.plan, record, field)
        if self.box.toPlainText() != shown:
            self._showing = True
            cursor = self.box.textCursor()
            place = _place_in(shown, self.box.toPlainText(), cursor.position()) if self.box.hasFocus() else 0
            self.box.setPlainText(shown)
            cursor = self.box.textCursor()
            cursor.setPosition(place)
            self.box.setTextCursor(cursor)
            self._showing = False

    def commit_value(self, document: Document, record: Owned, field: str, merge: object) -> None:
        document.enter_text(record, field, self.box.toPlainText(), merge)

    def lock(self, locked: bool) -> None:
        if locked != self.box.isReadOnly():
            self.box.setReadOnly(locked)
            # Unlike a line, a box is not drawn anew for it.
            self.box.style().polish(self.box)

    def _typed(self) -> None:
        if not self._showing:
            self.edited.emit()

    def _grow(self) -> None:
        full, block = 0, self.box.document().firstBlock()
        while block.isValid():
            full += max(1, block.layout().lineCount())
            block = block.next()
        wanted = max(self._lines, min(self.MOST_LINES, full))
        # One line is as high as every other control.
        below = (wanted - 1) * QFontMetrics(appearance.font("text")).lineSpacing()
        self.box.setFixedHeight(appearance.px(CONTROL) + below)
        scrolls = full > self.MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.box.setVerticalScrollBarPolicy(policy)


def _place_in(text: str, before: str, place: int) -> int:
    """Return where the cursor comes in a text that takes the place of another: at the end when it was there."""
    # Qt counts in units of UTF-16.
    length = len(text.encode("utf-16-le")) // 2
    return length if place >= len(before.encode("utf-16-le")) // 2 else min(place, length)
