"""What pages paint by hand: links that wrap, and a line that ends in an ellipsis."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy

from desktop.forms import roles
from desktop.theme import shapes
from desktop.theme.appearance import appearance

SIGN = 18
"""How large the sign of a fold is, in pixels at 100 %."""


class Pressed(QAbstractButton):
    """A button painted by hand that Enter presses as well as the space bar."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Link(Pressed):
    """A link of one or more lines: its words wrap, and a shape can stand before them."""

    def __init__(self, words: str, do: Callable[[], object], shape: str = "") -> None:
        super().__init__()
        self._tell()
        self._shape = shape
        self.setText(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _checked=False: do())

    def _tell(self) -> None:
        """Say what it is to who listens, before it has words."""

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
            side = appearance.px(11)
            shapes.paint(painter, self._shape, QRectF(4, 4 + (self._metrics().lineSpacing() - side) / 2, side, side))
        font = appearance.font("text", bold=True)
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(appearance.colour("accent"))
        area = self.rect().adjusted(self._indent(), 4, -6, -4)
        painter.drawText(area, Qt.TextFlag.TextWordWrap, self.text())

    def _indent(self) -> int:
        return appearance.px(11) + 12 if self._shape else 4

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(appearance.font("text", bold=True))


class FoldButton(Link):
    """The question of a fold, as wide as its words where there is room; a sign before it says whether it is open."""

    def __init__(self, question: str, do: Callable[[], object]) -> None:
        self.is_open = False
        super().__init__(question, do)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _tell(self) -> None:
        roles.tell(self, "Button", is_open=_is_open)

    def show_open(self, opened: bool) -> None:
        """Point at what the fold holds, or away from it."""
        self.is_open = opened
        self.update()

    def sizeHint(self) -> QSize:
        width = self._indent() + self._metrics().horizontalAdvance(self.text()) + 8
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = appearance.px(SIGN)
        area = QRectF(0, 4 + (self._metrics().lineSpacing() - side) / 2, side, side)
        shapes.paint_chevron(QPainter(self), area, self.is_open, appearance.colour("accent"))

    def _indent(self) -> int:
        return appearance.px(SIGN) + 4


def _is_open(button: FoldButton) -> bool:
    return button.is_open


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
