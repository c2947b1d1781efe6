"""A list of records as a row of cards; below it the form of the card that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.bound import BoundField
from desktop.forms.declare import Section
from desktop.forms.drawn import Pressed
from desktop.forms.host import Host
from desktop.forms.section import SectionView
from desktop.theme import shapes
from desktop.theme.look import look
from plans.edits import Edit
from plans.records import Record
from resources.language import gettext as _


@dataclass(frozen=True)
class Face:
    """What a card shows."""

    title: str
    note: str
    shape: str
    colour: QColor
    number: str = ""


@dataclass(frozen=True)
class Cards:
    """The declaration of a card list: which records, how a card looks, and its form."""

    record: type[Record]
    sections: tuple[Section, ...]
    keep: Callable[[Any], bool]
    face: Callable[[Document, Any, int], Face]
    fresh: dict[str, Any]
    add: Callable[[int], str]
    most: int | None = None
    actions: Callable[[Document, Any], list[tuple[str, Callable[[], object]]]] | None = None
    """What can be done with the chosen record, as link buttons under its form."""


class CardButton(Pressed):
    """One card: a coloured edge, number and title, and the status in shape and word."""

    def __init__(self) -> None:
        super().__init__()
        self.face: Face | None = None
        self.record: Any = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_record(self, record: Any, face: Face | None, words: str, chosen: bool) -> None:
        """Show a record, or with no face the place for a new one."""
        self.record, self.face = record, face
        self.setText(words)
        self.setChecked(chosen)
        self.setAccessibleName(f"{face.number} {face.title}, {face.note}".strip() if face else words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look.px(120), look.px(92))

    def minimumSizeHint(self) -> QSize:
        return QSize(look.px(96), look.px(92))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self.face is None:
            self._paint_empty(painter, box)
        else:
            self._paint_face(painter, box, self.face)

    def _paint_empty(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(look.colour("accent" if self.hasFocus() else "border"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(look.colour("muted"))
        painter.setFont(look.font("label"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.text())

    def _paint_face(self, painter: QPainter, box: QRectF, face: Face) -> None:
        strong = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(face.colour if strong else look.colour("line"), 2 if strong else 1))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(box, 8, 8)
        painter.setClipRect(QRectF(box.left(), box.top(), box.width(), 5))
        painter.setBrush(face.colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, 8, 8)
        painter.setClipping(False)
        inner = box.adjusted(11, 12, -8, -8)
        note = look.size("note")
        foot = QRectF(inner.left(), inner.bottom() - note - 5, inner.width(), note + 6)
        words = QRectF(inner.left(), inner.top(), inner.width(), foot.top() - inner.top() - 2)
        indent = 0
        if face.number:
            painter.setPen(face.colour)
            painter.setFont(look.font("text", bold=True))
            painter.drawText(words, Qt.AlignmentFlag.AlignTop, face.number)
            indent = painter.fontMetrics().horizontalAdvance(face.number + " ")
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font("label"))
        _two_lines(painter, words, indent, face.title)
        shapes.paint(painter, face.shape, QRectF(foot.left(), foot.top() + 3, note * 0.8, note * 0.8))
        painter.setPen(look.colour(shapes.COLOURS[face.shape]))
        painter.setFont(look.font("note", bold=True))
        rest = foot.adjusted(note * 1.1, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(face.note, Qt.TextElideMode.ElideRight, int(rest.width()))
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, shown)


class Shelf(QWidget):
    """Cards side by side, as many on a row as fit."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[CardButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        self._across = 0

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
            self._cards.append(card)
        self._across = 0
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        across = max(2, min(5, self.width() // look.px(112)))
        if across == self._across:
            return
        for column in range(max(across, self._across)):
            self._grid.setColumnStretch(column, int(column < across))
        self._across = across
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // across, place % across)
            card.show()


class CardsBlock(QWidget):
    """The cards and the form of the chosen one."""

    def __init__(self, page: Host, cards: Cards) -> None:
        super().__init__()
        self.declared = cards
        self.document = page.document
        self._chosen: Record | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        self._shelf = Shelf()
        layout.addWidget(self._shelf)
        self._form = SectionView(page, list(cards.sections), cards.record, None)
        layout.addWidget(self._form)
        self._actions = QWidget()
        self._action_row = QHBoxLayout(self._actions)
        self._action_row.setContentsMargins(4, 0, 4, 0)
        layout.addWidget(self._actions)
        self.document.changed.connect(self._plan_changed)
        look.changed.connect(self._refresh)
        shown = self._shown()
        self._choose(shown[0] if shown else None)

    def reveal(self, record: str, field: str | None) -> BoundField | None:
        """Choose the card of a record and give the input for its field."""
        found = next((one for one in self._shown() if str(one.id) == record), None)
        if found is None:
            return None
        self._choose(found)
        return self._form.reveal(record, field)

    def start(self) -> QWidget:
        """Give where a first record is added."""
        return self._shelf.cards[-1]

    def _shown(self) -> list[Any]:
        return [one for one in self.document.plan.list_of(self.declared.record) if self.declared.keep(one)]

    def _choose(self, record: Record | None) -> None:
        self._chosen = record
        self._form.bind(record)
        self._form.setVisible(record is not None)
        self._refresh()

    def _add(self) -> None:
        record = self.document.add(self.declared.record, **self.declared.fresh)
        self._choose(record)
        if first := self._form.reveal(str(record.id), None):
            first.go()

    def _press(self, card: CardButton) -> None:
        if card.record is None:
            self._add()
        else:
            self._choose(card.record)

    def _refresh(self) -> None:
        shown = self._shown()
        may_add = self.document.may_change(self.declared.record(plan_id=self.document.plan.id))
        count = max(len(shown), self.declared.most or len(shown) + 1) if may_add else len(shown)
        before = len(self._shelf.cards)
        self._shelf.make(count, self._press)
        for place, card in enumerate(self._shelf.cards, start=1):
            if place <= len(shown):
                record = shown[place - 1]
                face = self.declared.face(self.document, record, place)
                card.show_record(record, face, face.title, record is self._chosen)
            else:
                card.show_record(None, None, self.declared.add(place), False)
        if count != before:
            self._order_keyboard()
        self._show_actions()

    def _order_keyboard(self) -> None:
        """Cards first, then the form below them; Qt would put what was made last at the end."""
        for card, after in zip(self._shelf.cards, [*self._shelf.cards[1:], self._form.first_widget()], strict=False):
            QWidget.setTabOrder(card, after)

    def _show_actions(self) -> None:
        parts.clear(self._action_row)
        chosen = self._chosen
        if chosen is None or not self.document.may_change(chosen):
            return
        for words, do in self.declared.actions(self.document, chosen) if self.declared.actions else []:
            self._action_row.addWidget(parts.button(words, "link", do))
        self._action_row.addStretch()
        self._action_row.addWidget(parts.button(_("Take out"), "link", lambda: self.document.remove(chosen)))

    def _plan_changed(self, edits: list[Edit]) -> None:
        shown = self._shown()
        if self._chosen is not None and not any(one is self._chosen for one in shown):
            self._choose(shown[0] if shown else None)
        elif self._chosen is None and shown:
            self._choose(shown[0])
        else:
            self._refresh()


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
