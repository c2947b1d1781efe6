"""Serves the page of the technology cards: finds cards, shows what one becomes in the open plan, and takes it over."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Qt

from desktop.cards.tiles import GOAL, ICON, KEY, LINE, NOTE
from desktop.cards.view import CardsView
from desktop.document import Document
from desktop.library import LibraryController
from desktop.window import Window
from plans.cards import deck, taking
from plans.cards.deck import Card
from plans.cards.speech import speech
from plans.dates import format_date
from plans.derived import steps
from plans.findings import Finding
from plans.subjects import goals
from resources.language import gettext as _
from resources.language import ngettext
from resources.texts import text


class CardsController(QObject):
    """Shows the cards for the plan that is open; changes it through its document only."""

    def __init__(self, window: Window, desk: LibraryController) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._view: CardsView | None = None
        self._document: Document | None = None
        self._taking: taking.Taking | None = None
        self._key = ""

    def show(self, key: str = "") -> None:
        """Show the cards for the open plan; one of them chosen when its key is given."""
        document = self._desk.document
        if document is None:
            return
        document.commit_requested.emit()
        self._drop()
        self._document, self._key = document, key
        care = document.plan.team.care
        wanted = care if care and care != "other" and not key else ""
        here = self._window.walk.step if self._window.walk else ""
        self._view = view = CardsView(wanted, text(here if here == steps.SHORT else "goals", "step.title"))
        view.back.connect(self._back)
        view.search.connect(self._list)
        view.chosen.connect(self._choose)
        view.take.connect(self._take)
        self._window.show_beside(view, _("Technology cards"), "cards")
        self._list()
        view.start()

    def _list(self) -> None:
        assert self._view
        view = self._view
        found = [card for card in deck.deck() if self._fits(card)]
        words = ngettext("{count} card", "{count} cards", len(found))
        view.count.setText(words.format(count=len(found)))
        view.show_cards([self._row(card) for card in found], self._key)

    def _fits(self, card: Card) -> bool:
        assert self._view
        assert self._document
        care, theme = self._view.care.currentData(), self._view.theme.currentData()
        if (care and care not in (*card.care, "other")) or (theme and theme != card.theme):
            return False
        said = speech(card, self._document.plan)
        fields = ("name", "line", "what", "for_whom", "title", "problem", "client_gain", "employee_gain")
        spoken = " ".join([*(said.say(field) for field in fields), text("cards", f"themes.{card.theme}")]).casefold()
        return all(word in spoken for word in self._view.words.text().casefold().split())

    def _row(self, card: Card) -> dict[int, str]:
        assert self._document
        plan = self._document.plan
        said = speech(card, plan)
        goal = taking.taken(plan, card)
        number = goals.number(goal, plan.goals) if goal else None
        there = _("goal {number}").format(number=number) if number else _("idea") if goal else ""
        own = self._desk.house.known
        first = [
            *(
                [_("of {house}").format(house=own.facts.by or own.facts.name)]
                if own and deck.is_of_a_house(card)
                else []
            ),
            *([_("Wzd test")] if card.wzd in ("yes", "sometimes") else []),
            *([_("BEM")] if card.bem == "yes" else []),
            *([_("DPIA")] if card.dpia in ("yes", "likely") else []),
        ]
        note = " · ".join([*first, text("cards", f"themes.{card.theme}")])
        return {
            Qt.ItemDataRole.DisplayRole: said.say("name"),
            KEY: card.key,
            LINE: said.say("line"),
            NOTE: note,
            ICON: card.icon,
            GOAL: there,
        }

    def _choose(self, key: str) -> None:
        assert self._view
        assert self._document
        card = deck.card(key)
        if card is None:
            return
        self._key = key
        plan = self._document.plan
        self._taking = taking.take_over(plan, card, dt.date.today())
        goal = taking.taken(plan, card)
        number = goals.number(goal, plan.goals) if goal else None
        if goal:
            becomes = (
                _("This is goal {number} of your plan.").format(number=number)
                if number
                else _("An idea in your parking lot.")
            )
            self._view.show_button(_("Go there"), _("This card is already in your plan."), True)
        elif self._taking.parked:
            becomes = _("You already have five goals.")
            self._view.show_button(
                _("Put it in the parking lot"),
                _("It does not get lost; you can make it a goal later."),
                self._may_take(),
            )
        else:
            becomes = _("Becomes goal {number} in your plan. First day of use: {day}.").format(
                number=self._place(), day=format_date(self._taking.days.start)
            )
            note = _("You can change everything, and undo it in one go.")
            why = self._document.lock_reason(self._taking.goal) if not self._may_take() else ""
            words = _("Use as goal {number}").format(number=self._place())
            self._view.show_button(words, why or note, not why)
        self._view.reading.show_card(speech(card, plan), self._taking, becomes)

    def _may_take(self) -> bool:
        assert self._document
        assert self._taking
        return self._document.allows(self._taking.edits)

    def _place(self) -> int:
        """Return the number that the goal will have: that of the empty one, or the next."""
        assert self._document
        assert self._taking
        ours = goals.chosen(self._document.plan.goals)
        same = [place for place, goal in enumerate(ours, start=1) if goal.id == self._taking.goal.id]
        return same[0] if same else len(ours) + 1

    def _take(self) -> None:
        """Take the chosen card over, or go to the goal that it became, and show that goal."""
        assert self._document
        assert self._taking
        card = deck.card(self._key)
        assert card
        goal = taking.taken(self._document.plan, card)
        if goal is None:
            if not self._may_take():
                return
            self._document.apply_step(self._taking.edits)
            goal = taking.taken(self._document.plan, card)
        self._back()
        if goal and self._window.walk and self._window.walk.step == steps.SHORT:
            self._window.walk.page.reveal(str(goal.id), "title")
        elif goal and self._window.walk:
            self._window.walk.go_to_finding(
                Finding("card_taken_over", "advice", "goals", str(goal.id), "title" if goal.parked else "result", "")
            )

    def _back(self) -> None:
        self._window.leave_beside()
        self._drop()

    def _drop(self) -> None:
        if self._view:
            self._view.hide()
            self._view.deleteLater()
            self._view = None
        self._taking = None
