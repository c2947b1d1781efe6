"""The first goal of a technology card: a list to choose from, with what the chosen one brings."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.theme import space
from desktop.theme.appearance import appearance
from desktop.theme.icons import icon
from plans.cards import deck
from plans.cards.deck import Card
from plans.cards.speech import speech
from plans.short_plan import proposals
from resources.language import gettext as _
from resources.texts import text

KEY = Qt.ItemDataRole.UserRole
ROWS, FEW_ROWS = 4.5, 2.5
"""So many cards are in sight, and in a low window; half of one shows that there are more."""
LOW = 560
"""Height in pixels at 100 % below which a window is low."""


class Choosing(QWidget):
    """Shows the cards that suit the team; knows which one is chosen, and takes none over itself."""

    taken = Signal()
    """Enter was pressed on a card, or it was clicked twice."""
    own = Signal()
    """A goal of the team's own is wanted."""

    def __init__(self, document: Document, question: str) -> None:
        super().__init__()
        self._document = document
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.M)
        self._list = _Cards()
        self._list.setObjectName("choosing")
        self._list.setAccessibleName(question)
        self._list.setWordWrap(True)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemSelectionChanged.connect(self._tell)
        self._list.itemActivated.connect(self._activate)
        column.addWidget(self._list)
        self._what = parts.label("", "notice")
        self._what.hide()
        column.addWidget(self._what)
        none = parts.button(_("I’ll think of a goal myself"), "link", self.own.emit)
        every = parts.button(_("Read all technology cards…"), "link", partial(document.cards_requested.emit, ""))
        column.addWidget(ButtonRow([none, every]))
        appearance.changed.connect(self._fit)
        self._fit()

    @property
    def chosen(self) -> Card | None:
        """The card that is chosen, or None."""
        items = self._list.selectedItems()
        return deck.card(items[0].data(KEY)) if items else None

    def refresh(self) -> None:
        """Show the cards that suit the care and are no goal yet."""
        self._fit()
        plan = self._document.plan
        cards = proposals.cards_for(plan)
        keys = [self._list.item(row).data(KEY) for row in range(self._list.count())]
        shown = [(card, speech(card, plan)) for card in cards]
        words = [f"{said.say('title')}\n{said.say('name')} · {said.say('line')}" for _card, said in shown]
        if keys == [card.key for card in cards] and words == [
            self._list.item(row).text() for row in range(self._list.count())
        ]:
            return
        self._list.clear()
        for (card, _said), line in zip(shown, words, strict=True):
            item = QListWidgetItem(icon(card.icon, "accent", 24), line)
            item.setData(KEY, card.key)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.replace("\n", ", "))
            self._list.addItem(item)
        self._list.clearSelection()
        self._tell()

    def start(self) -> QWidget:
        """Return where the keyboard enters."""
        return self._list

    def _activate(self, item: QListWidgetItem) -> None:
        """Take what was chosen; Enter where nothing was chosen yet chooses first."""
        if item.isSelected():
            self.taken.emit()
        else:
            self._list.setCurrentItem(item)

    def _tell(self) -> None:
        card = self.chosen
        if card:
            said = speech(card, self._document.plan)
            first = [
                *([_("Wzd test")] if card.wzd in ("yes", "sometimes") else []),
                *([_("BEM")] if card.bem == "yes" else []),
                *([_("DPIA")] if card.dpia in ("yes", "likely") else []),
            ]
            before = text("short_plan", "choosing.first").format(what=", ".join(first)) if first else ""
            self._what.setText(" ".join(filter(None, (said.say("what"), before))))
        self._what.setVisible(card is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = QFontMetrics(appearance.font("text")).lineSpacing()
        rows = FEW_ROWS if self.window().height() < appearance.px(LOW) else ROWS
        self._list.setFixedHeight(round((2 * line + appearance.px(14)) * rows))
        self._list.setIconSize(QSize(appearance.px(24), appearance.px(24)))


class _Cards(QListWidget):
    """A list in which nothing is chosen beforehand; the first arrow key chooses the first line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
        if arrow and not self.selectedItems() and self.count():
            self.setCurrentRow(0, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            super().keyPressEvent(event)
