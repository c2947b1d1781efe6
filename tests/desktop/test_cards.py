"""The technology cards in the window: finding one, taking it over, and what is marked until it is touched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QTableView

from desktop.cards.tiles import KEY
from desktop.cards.view import CardsView
from desktop.forms.proposed_notice import ProposedNotice
from desktop.settings import Settings
from plans import proposals
from plans.cards import deck
from plans.exchange.plan_file import SAMPLE
from plans.plan import Plan
from plans.subjects.goals import chosen
from resources.language import gettext as _
from resources.texts import text
from tests.desktop import measure, places
from tests.desktop.person import Key, Person

RESULT = "Wat willen we bereiken?"


def plan_of(me: Person) -> Plan:
    plan: Plan = me.window.walk.document.plan
    return plan


def view(me: Person) -> CardsView:
    (found,) = [item for item in me.window.findChildren(CardsView) if item.isVisible()]
    return found


def keys(me: Person) -> list[str]:
    tiles = view(me).tiles
    return [tiles.model().index(row, 0).data(KEY) for row in range(tiles.model().rowCount())]


def choose(me: Person, key: str) -> None:
    """Walk to a card with the arrow keys."""
    tiles = view(me).tiles
    tiles.setFocus()
    me.press(Key.Key_Home)
    for _more in range(tiles.model().rowCount()):
        if tiles.currentIndex().data(KEY) == key:
            return
        me.press(Key.Key_Right)
    raise AssertionError(key)


def test_a_new_plan_begins_with_a_card(start) -> None:
    me = start()
    me.push(_("Choose a card"))
    assert keys(me) == [card.key for card in deck.deck()]
    choose(me, "bedsensor")
    assert "alleen nog gewekt als het nodig is" in me.words()
    me.press(Key.Key_Return)
    plan = plan_of(me)
    assert [goal.title for goal in plan.goals] == ["Rustige nachten"]
    assert me.window.walk.step == "goals"
    assert isinstance(me.window.focusWidget(), QPlainTextEdit)
    assert me.value(RESULT) == plan.goals[0].result
    library = me.window.walk.document.library
    assert len(library.load(plan.id).actions) == len(plan.actions) > 6


def test_one_undo_takes_all_of_it_back(start) -> None:
    me = start()
    me.push(_("Choose a card"))
    choose(me, "spraak")
    me.push(_("Use as goal {number}").format(number=1))
    plan = plan_of(me)
    assert plan.actions
    assert plan.risks
    assert "technologiekaart" in me.window.walk.document.undo_words
    me.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    me.window.undo.emit()
    assert not [
        row for row in (*plan.goals, *plan.actions, *plan.activities, *plan.conditions, *plan.risks) if row.origin
    ]


def test_cards_are_found_by_words_care_and_theme(start) -> None:
    me = start()
    me.push(_("Choose a card"))
    shown = view(me)
    me.press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    me.type("medicijnen")
    assert {"dispenser", "etdr"} <= set(keys(me)) < {card.key for card in deck.deck()}
    shown.words.clear()
    shown.care.setCurrentIndex(shown.care.findData("hospice"))
    assert keys(me) == [card.key for card in deck.deck() if "hospice" in card.care]
    shown.theme.setCurrentIndex(shown.theme.findData("night"))
    assert keys(me) == ["bedsensor"]
    shown.words.setFocus()
    me.type("xyzzy")
    assert keys(me) == []
    assert _("No card matches that. Try fewer words, or another kind of care.") in me.words()
    assert not shown.reading.isVisible()


def test_the_cards_open_with_those_of_the_team_and_show_what_is_there_already(start) -> None:
    me = start()
    me.push(_("New plan"))
    plan_of(me).team.care = "home_care"
    me.go(text("goals", "step.title"))
    me.push(_("Choose a card"))
    assert keys(me) == [card.key for card in deck.deck() if "home_care" in card.care]
    choose(me, "deurslot")
    me.push(_("Use as goal {number}").format(number=1))
    me.push(_("Look at the card"))
    assert view(me).tiles.currentIndex().data(KEY) == "deurslot"
    assert _("This is goal {number} of your plan.").format(number=1) in me.words()
    me.push(_("Go there"))
    assert len(chosen(plan_of(me).goals)) == 1
    assert me.value(RESULT).startswith("Bij 15 cliënten")


def test_escape_goes_back_and_takes_nothing(start) -> None:
    me = start()
    me.push(_("Choose a card"))
    me.press(Key.Key_Escape)
    assert me.window.walk.isVisible()
    assert not plan_of(me).goals


def test_a_field_is_marked_until_it_is_touched(start) -> None:
    me = start()
    me.push(_("Choose a card"))
    choose(me, "bedsensor")
    me.press(Key.Key_Return)
    title = me.field("Hoe noemen we dit doel?")
    assert isinstance(title, QLineEdit)
    assert title.property("proposed")
    assert title.accessibleDescription().startswith(_("From a technology card; adapt it to your team."))
    before = len(proposals.untouched(plan_of(me).goals[0]))
    me.fill("Hoe noemen we dit doel?", "Doorslapen")
    assert not title.property("proposed")
    assert len(proposals.untouched(plan_of(me).goals[0])) == before - 1
    me.window.undo.emit()
    assert title.property("proposed")


def test_looking_at_a_page_takes_its_marks_away(start) -> None:
    me = start()
    me.push(_("Choose a card"))
    choose(me, "bedsensor")
    me.press(Key.Key_Return)
    title = me.field("Hoe noemen we dit doel?")
    me.push(_("Everything fits"))
    assert not title.property("proposed")
    notice = me.window.walk.page.findChild(ProposedNotice)
    assert notice
    assert not notice.isVisible()
    plan = plan_of(me)
    assert not proposals.untouched(plan.goals[0])
    assert proposals.untouched(plan.actions[0])
    me.window.undo.emit()
    assert title.property("proposed")


def test_a_row_says_that_it_comes_from_a_card(start) -> None:
    me = start()
    me.push(_("Choose a card"))
    choose(me, "bedsensor")
    me.press(Key.Key_Return)
    me.go(text("conditions", "step.title"))
    table = me.window.walk.page.findChild(QTableView)
    assert table
    first = table.model().index(0, 0)
    assert _("{cell}, from a technology card, to be adapted").format(cell="") in first.data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    table.model().confirm({0})
    assert not proposals.untouched(plan_of(me).conditions[0])


def test_hints_speak_with_the_words_of_the_care_that_is_chosen(start) -> None:
    me = start()
    me.push(_("New plan"))
    me.go(text("actions", "step.title"))
    me.go(text("goals", "step.title"))
    me.push("+ Doel 1")
    document = me.window.walk.document
    document.set_value(document.plan.team, "care", "nursing_home")
    assert "bewoners" in me.field("In welke eenheid?").placeholderText()
    document.set_value(document.plan.team, "care", "home_care")
    assert "cliënten" in me.field("In welke eenheid?").placeholderText()


def test_an_adopted_plan_takes_no_card(start) -> None:
    me = start()
    me.push(_("New plan"))
    document = me.window.walk.document
    me.go(text("goals", "step.title"))
    document.set_value(document.plan.record, "state", "closed")
    assert not [
        item for item in me.window.findChildren(QPushButton) if item.text() == _("Choose a card") and item.isVisible()
    ]
    document.cards_requested.emit("bedsensor")
    take = next(item for item in view(me).findChildren(QPushButton) if item.text().startswith("Neem over"))
    assert not take.isEnabled()
    me.press(Key.Key_Return)
    assert not document.plan.goals


def test_the_keyboard_comes_where_the_work_is_not_on_the_notice_above_it(start) -> None:
    me = start()
    me.push(_("Choose a card"))
    choose(me, "bedsensor")
    me.press(Key.Key_Return)
    notice = me.window.walk.page.findChild(ProposedNotice)
    assert notice
    for name in ("actions", "budget", "conditions", "goals", "training"):
        me.window.walk.enter(name)
        at_entering = me.window.focusWidget()
        me.window.walk.list.setFocus()
        me.press(Key.Key_F6)
        for here in (at_entering, me.window.focusWidget()):
            assert here
            assert here.accessibleName() != _("Everything fits")
            assert not isinstance(here, QPushButton) or here.property("role") != "link"
        if name in ("actions", "budget", "conditions"):
            assert isinstance(at_entering, QTableView)
            assert at_entering is me.window.focusWidget()


@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_every_card_can_be_read_in_a_small_window_with_large_text(start, spoken: str) -> None:
    Settings().language = spoken
    me: Person = start(str(SAMPLE), text_size=150)
    me.window.resize(1024, 700)
    me.window.cards_requested.emit("")
    shown = view(me)
    shown.care.setCurrentIndex(0)
    found = {}
    for row in range(shown.tiles.model().rowCount()):
        shown.tiles.setCurrentIndex(shown.tiles.model().index(row, 0))
        places.unfold(shown)
        if faults := list(dict.fromkeys(measure.faults_on(shown))):
            found[shown.tiles.currentIndex().data(KEY)] = faults
        for area in shown.findChildren(QScrollArea):
            assert not area.isVisible() or area.horizontalScrollBar().maximum() == 0
    assert row == len(deck.deck()) - 1
    assert found == {}
