"""Small things that pages show: labels with a role, cards, links, and a fold under a question."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.theme import shapes
from desktop.theme.look import look


def label(words: str, role: str = "") -> QLabel:
    """Make a line of text; it wraps, and never reads what a person typed as markup."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setIndent(0)
    made.setProperty("role", role)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def heading(words: str, note: str, role: str = "heading", note_role: str = "note") -> QWidget:
    """Make a heading with, close under it, the line that goes with it."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(label(words, role))
    if note:
        layout.addWidget(label(note, note_role))
    return made


def button(words: str, role: str, do: Callable[[], object]) -> QPushButton:
    """Make a button ("primary", "link" or plain) that does one thing."""
    made = QPushButton(words.replace("&", "&&"))
    made.setProperty("role", role)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked=False: do())
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """Make a white card with its layout."""
    frame = QFrame()
    frame.setProperty("role", "card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(18, 16, 18, 16)
    layout.setSpacing(12)
    return frame, layout


class Card(QWidget):
    """A white card as a block of a page; ``inside`` is the layout for what stands in it."""

    def __init__(self, parent: QWidget | None = None, title: str = "", note: str = "") -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, self.inside = card()
        outer.addWidget(frame)
        if title:
            self.inside.addWidget(heading(title, note))


def discard(widget: QWidget) -> None:
    """Take a widget away; hidden first, because Qt may still have its first showing in the queue."""
    widget.hide()
    widget.deleteLater()


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            discard(widget)


class Link(QAbstractButton):
    """A link of one or more lines: its words wrap, and a shape can stand before them."""

    def __init__(self, words: str, do: Callable[[], object], shape: str = "") -> None:
        super().__init__()
        self._shape = shape
        self.setText(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _checked=False: do())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(40, width - self._indent() - 6), 10_000)
        return self._metrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text()).height() + 8

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._metrics().lineSpacing() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._shape:
            side = look.px(11)
            shapes.paint(painter, self._shape, QRectF(4, 4 + (self._metrics().lineSpacing() - side) / 2, side, side))
        font = look.font("text", bold=True)
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(look.colour("accent"))
        area = self.rect().adjusted(self._indent(), 4, -6, -4)
        painter.drawText(area, Qt.TextFlag.TextWordWrap, self.text())
        if self.hasFocus():
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _indent(self) -> int:
        return look.px(11) + 12 if self._shape else 4

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(look.font("text", bold=True))


class Elided(QLabel):
    """One line that ends in an ellipsis where it does not fit; the whole text is in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().text().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)


class Sheet(QWidget):
    """The ground of a page that scrolls: exactly as high as its content is in this width.

    Left to itself Qt takes the height of a narrower page as the least, and leaves a gap at the end.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class Fold(QWidget):
    """Content that opens under its question; it opens by itself when something in it is asked for."""

    def __init__(self, question: str, content: QWidget) -> None:
        super().__init__()
        self._question = question
        self._content = content
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._button = button("", "link", self.toggle)
        layout.addWidget(self._button)
        layout.addWidget(content)
        self.open(False)

    def toggle(self) -> None:
        """Open what is closed, close what is open."""
        self.open(not self._content.isVisibleTo(self))

    def open(self, opened: bool) -> None:
        """Show or hide the content."""
        self._content.setVisible(opened)
        self._button.setText(("▾ " if opened else "▸ ") + self._question)
        self._button.setAccessibleName(self._question)
