"""Naming a digicoach through the window: hours, rhythm and replacement, and what the program makes of them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from desktop.forms.shelf import CardButton
from plans.exchange import plan_file
from plans.money import format_number
from plans.subjects import people
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Control, Key, Person


def step(name: str) -> str:
    return text(name, "step.title")


def question(field: str) -> str:
    return text("people", f"fields.person.{field}.ask")


def section(key: str) -> str:
    return text("people", f"sections.{key}.title")


@pytest.fixture
def me(start) -> Person:
    """Somebody who has just named a digicoach, with the keyboard, in a new plan for 2027."""
    me = start()
    me.push(_("New plan"))
    me.fill("Voor welk jaar is het plan?", "2027")
    me.go(step("people"))
    me.push(_("+ Somebody"))
    me.type("Zoë Müller")
    me.press(Key.Key_Tab)
    return me


def lines(me: Person) -> list[str]:
    return me.words().splitlines()


def figures(me: Person) -> list[str]:
    """What stands right of the quarters, row by row."""
    me.words()
    shown = [item for item in me.window.walk.page.findChildren(QLabel) if item.isVisible() and item.text()]
    quarter = next(item for item in shown if item.text() == _("Quarter {number}").format(number=1))
    beside = [item for item in shown if abs(_middle(item) - _middle(quarter)) < 6]
    return [item.text() for item in sorted(beside, key=lambda item: item.mapTo(me.window, item.rect().topLeft()).x())]


def _middle(label: QLabel) -> int:
    return label.mapTo(label.window(), label.rect().center()).y()


def test_hours_are_promised_and_rostered_and_the_difference_is_said(me: Person) -> None:
    me.fill(question("hours_per_week"), "8")
    me.push(section("hours"))
    assert figures(me)[:4] == ["Kwartaal 1", "102,9", "–", _("not entered yet")]
    me.fill(question("rostered1"), "90,5")
    assert figures(me)[:4] == ["Kwartaal 1", "102,9", "90,5", "12,4 uur te weinig"]
    me.fill(question("rostered1"), "104")
    assert figures(me)[:4] == ["Kwartaal 1", "102,9", "104", _("as promised")]
    me.press(Key.Key_Z, Control)
    me.press(Key.Key_Z, Control)
    assert figures(me)[:4] == ["Kwartaal 1", "102,9", "–", _("not entered yet")]


def test_half_a_year_counts_for_half_a_year(me: Person) -> None:
    me.fill(question("hours_per_week"), "8")
    me.fill(question("start"), "25 maart")
    me.push(section("hours"))
    assert figures(me)[:3] == ["Kwartaal 1", "8", "–"]


def test_a_rhythm_becomes_dates_that_skip_holidays_and_say_why(me: Person) -> None:
    me.push(section("rhythm"))
    me.choose(question("meet_every"), "Elke maand")
    me.choose(question("meet_day"), "Dinsdag")
    wait = _("Choose how often, the day, and for a month or a quarter which week: the dates then appear here.")
    assert wait in lines(me)
    me.choose(question("meet_week"), "Laatste")
    me.fill(question("meet_time"), "14.00 uur")
    assert "Elke laatste dinsdag van de maand · 14.00 uur" in lines(me)
    assert "26 januari · 23 februari · 30 maart" in lines(me)
    assert "28 april · 25 mei · 29 juni" in lines(me)
    assert "di 27 april wordt wo 28 april: Koningsdag" in lines(me)
    assert wait not in lines(me)

    me.push(_("Block weeks"))
    me.rows(me.table(text("actions", "sections.blocks.title")), ("Audit", "", "24-5-2027", "30-5-2027"))
    me.go(step("people"))
    assert "di 25 mei valt uit: Audit" in lines(me)

    me.go(step("calendar"))
    me.push(_("Quarter {number}, {year}").format(number=2, year=2027))
    assert "Zoë Müller: 28 april · 29 juni · 14.00 uur" in lines(me)


def test_the_next_meetings_are_named_first(me: Person) -> None:
    me.go(step("team"))
    me.fill("Voor welk jaar is het plan?", "2099")
    me.go(step("people"))
    me.push(section("rhythm"))
    me.choose(question("meet_every"), "Om de week")
    me.choose(question("meet_day"), "Donderdag")
    assert "Eerstvolgend: vr 2 januari · do 15 januari · do 29 januari" in lines(me)


def test_somebody_takes_over_and_undo_takes_her_away_again(me: Person) -> None:
    me.push(section("rhythm"))
    me.focus(question("replaced_by_id"))
    me.type("Łucja Nowak")
    me.press(Key.Key_Tab)
    assert me.value(question("replaced_by_id")) == "Łucja Nowak"
    others = me.table(section("others"))
    names = [others.model().index(row, 0).data() for row in range(others.model().rowCount())]
    assert "Łucja Nowak" in names
    me.press(Key.Key_Z, Control)
    assert me.value(question("replaced_by_id")) == ""


def test_the_division_starts_from_an_example_of_the_role(me: Person) -> None:
    me.choose(question("role"), "I-nurse")
    me.push(_("Start from an example division"))
    assert me.value(question("responsible_for")) == text("people", "starters.responsible_for.i_nurse")
    assert me.value(question("leader_keeps")) == text("people", "starters.leader_keeps.i_nurse")
    assert not me.visible(QAbstractButton, _("Start from an example division")).isEnabled()
    me.press(Key.Key_Z, Control)
    assert me.value(question("responsible_for")) == ""


def test_a_role_of_its_own_name_stays_among_those_with_hours(me: Person) -> None:
    me.fill(question("hours_per_week"), "4")
    me.choose(question("role"), "Andere rol")
    me.fill(question("role_name"), "Zorginnovator")
    assert me.value(question("name")) == "Zoë Müller"
    assert me.value(question("hours_per_week")) == "4"


def test_the_circle_is_one_list_on_two_pages(me: Person) -> None:
    circle = me.table(section("circle"))
    me.rows(circle, ("ICT", "Storing binnen een dag verholpen"))
    me.walk_to(circle, 0, 0)
    me.fill(text("conditions", "fields.collaboration.contact.ask"), "Bart")
    me.go(step("conditions"))
    assert "1: ICT" in lines(me)
    me.push(text("conditions", "sections.collaborations.title"))
    table = me.table(text("conditions", "sections.collaborations.title"))
    assert [table.model().index(0, column).data() for column in (1, 2)] == ["Bart", "Storing binnen een dag verholpen"]
    me.rows(table, ("ICT", "Bart", "Storing binnen een uur verholpen"), first=0)
    me.go(step("people"))
    me.push(section("circle"))
    assert me.table(section("circle")).model().index(0, 1).data() == "Storing binnen een uur verholpen"


def test_the_hours_of_all_stand_together(start) -> None:
    me = start(str(plan_file.SAMPLE))
    me.go(step("people"))
    assert section("together") in lines(me)
    plan = me.window.walk.document.plan
    total = format_number(people.total_promised(people.coaches(plan.people), 2027))
    assert total in lines(me)


def test_the_folds_open_and_close_with_the_keyboard(me: Person) -> None:
    fold = me.visible(QAbstractButton, section("rhythm"))
    fold.setFocus()
    me.press(Key.Key_Return)
    assert me.field(question("meet_every")).isVisible()
    for _turn in range(40):
        me.press(Key.Key_Tab)
        if QApplication.focusWidget() is me.field(question("meet_every")):
            return
    raise AssertionError("the keyboard does not come to the rhythm")


@pytest.mark.parametrize("count", [4, 5, 6, 9])
def test_every_coach_has_a_card_of_the_same_width(me: Person, count: int) -> None:
    document = me.window.walk.document
    me.window.resize(1920, 1080)
    have = len(people.coaches(document.plan.people))
    for number in range(count - have):
        document.add(people.Person, name=f"Collega {number}", role="digicoach")
    me.words()
    cards = [card for card in me.window.walk.page.findChildren(CardButton) if card.isVisible() and card.record]
    assert len(cards) == count
    assert min(card.width() for card in cards) > 0.9 * max(card.width() for card in cards) > 100
