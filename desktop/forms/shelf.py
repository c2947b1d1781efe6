"""Cards side by side: each with its edge of colour, and a place for one more."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QWidget

from desktop.forms import drag, parts, roles
from desktop.forms.labels import Pressed
from desktop.theme import shapes, space
from desktop.theme.appearance import appearance
from plans.status import MARKS

MOST = 5
"""Cards on one row, where the window is wide enough."""
NO_LIMIT = 16_777_215
"""The greatest width that Qt knows."""


class CardFace(NamedTuple):
    """What a card shows."""

    title: str
    note: str
    shape: str
    colour: QColor
    number: str = ""


class CardButton(Pressed):
    """One card: a coloured edge, number and title, and the status in shape and word."""

    def __init__(self) -> None:
        super().__init__()
        self.face: CardFace | None = None
        self.record: Any = None
        self.movable = False
        """Whether the mouse can carry it to another place."""
        self._pressed = QPoint()
        self.setAutoExclusive(True)  # one of several to choose from, to who listens
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_record(self, record: Any, face: CardFace | None, words: str, chosen: bool, tip: str = "") -> None:
        """Show a record, or with no face the place for a new one; ``tip`` names the keys that move it."""
        self.record, self.face = record, face
        self.setText(words)
        # The place for a new one is no choice among those that are there: an arrow must not make one.
        self.setCheckable(face is not None)
        if face is not None:
            self.setChecked(chosen)
        self.setAccessibleName(f"{face.number} {face.title}, {face.note}".strip() if face else words)
        self.setAccessibleDescription(tip)
        self.setToolTip(tip or (words if not face else ""))
        self.updateGeometry()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the card along once the mouse has gone far enough to mean it."""
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        existing = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if self.movable and self.record is not None and existing and way >= QApplication.startDragDistance():
            self.setDown(False)
            drag.start(self, self.record, self.grab())
        else:
            super().mouseMoveEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(appearance.px(120), appearance.px(92))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(appearance.px(96), self.maximumWidth()), appearance.px(92))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self.face is None:
            self._paint_empty(painter, box)
        else:
            self._paint_face(painter, box, self.face)

    def _paint_empty(self, painter: QPainter, box: QRectF) -> None:
        strong = self.property("target")
        painter.setPen(QPen(appearance.colour("accent" if strong else "border"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(appearance.colour("muted"))
        painter.setFont(appearance.font("label"))
        words = "+" if self.width() < appearance.px(80) else self.text()
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    def _paint_face(self, painter: QPainter, box: QRectF, face: CardFace) -> None:
        strong = self.isChecked() or self.property("target")
        painter.setPen(QPen(face.colour if strong else appearance.colour("line"), 2 if strong else 1))
        painter.setBrush(appearance.colour("surface"))
        painter.drawRoundedRect(box, 8, 8)
        painter.setClipRect(QRectF(box.left(), box.top(), box.width(), 5))
        painter.setBrush(face.colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, 8, 8)
        painter.setClipping(False)
        inner = box.adjusted(11, 12, -8, -8)
        note = appearance.size("note")
        foot = QRectF(inner.left(), inner.bottom() - note - 5, inner.width(), note + 6)
        words = QRectF(inner.left(), inner.top(), inner.width(), foot.top() - inner.top() - 2)
        indent = 0
        if face.number:
            painter.setPen(face.colour)
            painter.setFont(appearance.font("text", bold=True))
            painter.drawText(words, Qt.AlignmentFlag.AlignTop, face.number)
            indent = painter.fontMetrics().horizontalAdvance(face.number + " ")
        painter.setPen(appearance.colour("ink"))
        painter.setFont(appearance.font("label"))
        _two_lines(painter, words, indent, face.title)
        shapes.paint(painter, face.shape, QRectF(foot.left(), foot.top() + 3, note * 0.8, note * 0.8))
        painter.setPen(appearance.colour(MARKS[face.shape].colour))
        painter.setFont(appearance.font("note", bold=True))
        rest = foot.adjusted(note * 1.1, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(face.note, Qt.TextElideMode.ElideRight, int(rest.width()))
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, shown)


class Shelf(QWidget):
    """Cards side by side, as many on a row as fit; one more than there is room for stands narrow at the end."""

    def __init__(self, made: Callable[[CardButton], object]) -> None:
        super().__init__()
        roles.tell(self, "Grouping")
        self._made = made
        self._cards: list[CardButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space.S)
        self._placed: tuple[int, bool] | None = None
        """How many cards stand on a row, and whether the last one stands narrow at its end."""

    @property
    def cards(self) -> list[CardButton]:
        """The cards, in their order."""
        return self._cards

    def make(self, count: int, press: Callable[[CardButton], object]) -> None:
        """Have this many cards; those that stay keep the keyboard when they have it."""
        if count == len(self._cards):
            return
        for old in self._cards[count:]:
            parts.discard(old)
        del self._cards[count:]
        while len(self._cards) < count:
            card = CardButton()
            card.clicked.connect(lambda _checked=False, card=card: press(card))
            self._made(card)
            self._cards.append(card)
        self._placed = None
        self.fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(appearance.px(96) * 2 + 10, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Place the cards in the width there is, about as many on every row."""
        count = len(self._cards)
        across = max(2, min(MOST, self.width() // appearance.px(112)))
        # Only the place for one more stands narrow at the end of a full row: a sixth record is as wide as the others.
        extra = across == MOST and count == MOST + 1 and self._cards[-1].record is None
        if not extra and count:
            across = min(across, max(2, ceil(count / ceil(count / across))), MOST)
        if (across, extra) == self._placed:
            return
        self._placed = (across, extra)
        for column in range(MOST + 1):
            self._grid.setColumnStretch(column, int(column < across))
        for place, card in enumerate(self._cards):
            narrow = extra and place == MOST
            card.setMaximumWidth(appearance.px(34) if narrow else NO_LIMIT)
            row, column = (0, MOST) if narrow else divmod(place, across)
            self._grid.addWidget(card, row, column)
            card.show()


def _two_lines(painter: QPainter, area: QRectF, indent: int, words: str) -> None:
    """Draw a title on two lines at most, the second cut short with an ellipsis."""
    metrics = painter.fontMetrics()
    first, rest = "", words.split()
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}") <= area.width() - indent:
        first = f"{first} {rest.pop(0)}".strip()
    if not first and rest:
        first = metrics.elidedText(rest.pop(0), Qt.TextElideMode.ElideRight, int(area.width()) - indent)
    line = metrics.lineSpacing()
    painter.drawText(area.adjusted(indent, 0, 0, 0), Qt.AlignmentFlag.AlignTop, first)
    second = metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area.adjusted(0, line + 1, 0, 0), Qt.AlignmentFlag.AlignTop, second)
