"""What pages paint by hand: links that wrap, and a line that ends in an ellipsis."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy

from desktop.theme import shapes
from desktop.theme.appearance import appearance


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
