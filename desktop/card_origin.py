"""Where a goal came from: the technology card, house pack or example that filled it in; and the way to all cards."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.observe import Relay
from desktop.forms.part import CardPart, PagePart
from desktop.theme import space
from plans.cards import deck
from plans.cards.speech import speech
from plans.derived import examples
from plans.proposals import CARD, HOUSE
from plans.subjects.goals import Goal
from resources.language import gettext as _


class CardOrigin(PagePart):
    """Which card, house pack or example a goal comes from; out of sight for a goal of the team's own."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        self._goal: Goal | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.M)
        self._words = parts.label("", "note")
        row.addWidget(self._words, 1)
        self._card = parts.button(_("Look at the card"), "link", self._look)
        row.addWidget(self._card)
        self.ready()

    def bind(self, record: Goal | None) -> None:
        """Show where another goal came from."""
        self._goal = record
        self.refresh()

    def refresh(self) -> None:
        """Name the card, or the house."""
        origin = self._goal.origin if self._goal else ""
        card = deck.card(origin.removeprefix(CARD)) if origin.startswith(CARD) else None
        if card:
            words = _("From the technology card “{name}”.")
            self._words.setText(words.format(name=speech(card, self.document.plan).say("name")))
        example = self._example()
        if example:
            self._words.setText(_("Began with the example “{title}”.").format(title=example))
        house = self.document.plan.record.house if origin.startswith(HOUSE) else {}
        if house:
            self._words.setText(_("From {by}’s house pack.").format(by=house.get("by") or house["name"]))
        self._card.setVisible(card is not None)
        self.setVisible(card is not None or bool(house) or bool(example))

    def _example(self) -> str:
        """Return what the example is called that the goal began with; nothing where it began otherwise."""
        key = self._goal.example if self._goal else ""
        found = examples.examples() if key else ()
        return next((example.title for example in found if example.key == key), "")

    def _look(self) -> None:
        if self._goal:
            self.document.cards_requested.emit(self._goal.origin.removeprefix(CARD))


class CardsInvitation(CardPart):
    """The way to the cards from the page of the goals."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        row = QHBoxLayout()
        row.setSpacing(space.L)
        words = _("A card fills in a goal with actions, training, budget and agreements. You adapt it to your team.")
        row.addWidget(parts.heading(_("Start from a technology card"), words), 1)
        row.addWidget(parts.button(_("Choose a card"), "", lambda: self.document.cards_requested.emit("")))
        self.inside.addLayout(row)
        self.ready()

    def refresh(self) -> None:
        """Be out of sight where no goal can be added."""
        self.setHidden(not self.document.may_change(Goal(plan_id=self.document.plan.id)))
