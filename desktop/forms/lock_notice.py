"""Why fields are shut, said once with a lock, and the way to what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.forms import parts
from desktop.theme import space
from desktop.theme.appearance import appearance


class LockNotice(QFrame):
    """One quiet line; hidden while there is nothing to say."""

    def __init__(self, way: str, go: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(space.L, space.S, space.L, space.S)
        row.setSpacing(space.M)
        self._words = parts.label("", "note")
        self._way = parts.button(way, "link", go)
        row.addWidget(_Lock(), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._way)

    def say(self, words: str, leads_on: bool = True) -> None:
        """Say why; ``leads_on``: whether the way on is not the page that is shown."""
        if words != self._words.text():
            self._words.setText(words)
        self._way.setVisible(leads_on)
        self.setVisible(bool(words))


class _Lock(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(appearance.px(14), appearance.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, side = appearance.colour("muted"), self.width()
        painter.setPen(QPen(ink, max(1.4, side / 8)))
        bow = QRectF(side * 0.24, side * 0.1, side * 0.52, side * 0.8)
        painter.drawArc(bow, 0, 180 * 16)
        for x in (bow.left(), bow.right()):
            painter.drawLine(QPointF(x, bow.center().y()), QPointF(x, side * 0.6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(side * 0.06, side * 0.5, side * 0.88, side * 0.6), 2, 2)
