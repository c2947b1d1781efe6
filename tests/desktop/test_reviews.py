"""A year of four reviews, as a team leader lives it: look back, adjust, close, and read what was said before."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar

from desktop.forms.chart import ChartView
from plans.dates import QUARTERS
from plans.derived import quarterly_review
from plans.exchange import plan_file
from plans.plan_json import deserialise, serialise
from plans.subjects import goals
from plans.subjects.reviews import Decision, Measurement
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Control, Key, Person

PAGE = text("reviews", "step.title")
VALUE, STATUS, WHY = "Wat meten we nu?", "Hoe staat dit doel ervoor?", "Waarom vinden we dat?"
SMARTER, OVERALL = "Kan het slimmer?", "Hoe staan we er als team voor?"
ASKED, ASKED_OF = "Welk besluit vragen we?", "Aan wie vragen we dat?"


@pytest.fixture
def me(start) -> Person:
    """Somebody with the sample plan, adopted, on the page of the reviews."""
    person = start(str(plan_file.SAMPLE))
    person.go(text("plan", "step.title"))
    person.fill("Wie stelt het plan vast?", "Locatiemanager")
    person.push(_("Adopt the plan"))
    person.go(PAGE)
    return person


def document(me: Person):
    return me.window.walk.document


def tabs(me: Person) -> QTabBar:
    found = me.visible(QTabBar, _("Which quarter"))
    assert isinstance(found, QTabBar)
    return found


def turn_to(me: Person, quarter: int) -> None:
    me.click(tabs(me), tabs(me).tabRect(quarter - 1).center())


def state(me: Person, quarter: int) -> str:
    return tabs(me).tabText(quarter - 1).replace("\n", " · ").split(" · ")[-1]


def of_quarter(me: Person, quarter: int) -> list[Measurement]:
    return [measurement for measurement in document(me).plan.measurements if measurement.quarter == quarter]


def goal_card(me: Person, place: int) -> None:
    title = goals.chosen(document(me).plan.goals)[place].title
    cards = [
        item for item in me.window.walk.page.findChildren(QAbstractButton) if item.isVisible() and item.isCheckable()
    ]
    me.click(next(card for card in cards if card.accessibleName().startswith(f"{place + 1} {title}")))


def look_back(me: Person, values: tuple[str, ...], word: str = "Op koers") -> None:
    """Fill in every goal with the keyboard, one card after the other."""
    me.push(_("Begin with the goals"))
    for place, value in enumerate(values):
        goal_card(me, place)
        me.fill(VALUE, value)
        me.choose(STATUS, word)
        me.fill(WHY, f"Omdat het zo is, doel {place + 1}.")


def test_a_year_of_four_reviews(me: Person) -> None:
    for quarter in QUARTERS:
        assert tabs(me).currentIndex() == quarter - 1
        assert state(me, quarter) == _("not yet")
        look_back(me, tuple(str(10 + quarter + place) for place in range(5)))
        assert state(me, quarter) == _("busy")
        me.push(_("On to adjusting →"))
        me.fill(SMARTER, f"Antwoord van kwartaal {quarter}")
        if quarter > 1:
            assert _("Last quarter: {said}").format(said=f"Antwoord van kwartaal {quarter - 1}") in me.words()
            assert f"Besluit {quarter - 1}" in me.words()
        table = me.table(text("reviews", "tables.decision.title"))
        me.rows(table, (f"Besluit {quarter}", "Groter maken"))
        me.push(_("Take that over"))
        me.fill(WHY, "De meeste doelen gaan goed.")
        me.push(_("Close this review"))
        assert state(me, quarter) == _("closed")
    plan = document(me).plan
    assert [closing.quarter for closing in plan.closings] == [1, 2, 3, 4]
    assert me.status(PAGE).endswith(_("done {year}").format(year=plan.year)) or _("complete") in me.status(PAGE)
    assert [decision.what for decision in plan.decisions] == [f"Besluit {quarter}" for quarter in QUARTERS]
    assert {review.overall for review in plan.reviews} == {"on_course"}
    snapshot = deserialise(plan.closings[1].content)
    assert len(snapshot.measurements) == 10
    assert quarterly_review.state(snapshot, 3) == "not_yet"
    saved = document(me).library.load(plan.id)
    assert serialise(saved) == serialise(plan)


def test_the_two_passes_are_never_on_the_screen_together(me: Person) -> None:
    me.push(_("Begin with the goals"))
    assert VALUE in me.words()
    assert SMARTER not in me.words()
    me.push(_("2 Adjust"))
    assert SMARTER in me.words()
    assert VALUE not in me.words()
    assert _("On to adjusting →") not in me.words()
    me.push(_("1 Look back"))
    assert VALUE in me.words()
    assert SMARTER not in me.words()


def test_a_status_without_a_sentence_says_that_it_does_not_count(me: Person) -> None:
    me.push(_("Begin with the goals"))
    words = _("This counts as soon as there is a sentence with it.")
    assert words not in me.words()
    me.choose(STATUS, "Loopt vast")
    assert words in me.words()
    me.push(_("2 Adjust"))
    assert _("Take that over") not in me.words()
    me.push(_("1 Look back"))
    me.fill(WHY, "De wifi valt weg.")
    assert words not in me.words()
    me.push(_("2 Adjust"))
    assert quarterly_review.review(document(me).plan, 1).overall is None  # Never filled in by itself.
    me.push(_("Take that over"))
    assert quarterly_review.review(document(me).plan, 1).overall == "stuck"
    assert words in me.words()


def test_a_review_can_be_left_and_gone_on_with(me: Person) -> None:
    me.push(_("Begin with the goals"))
    me.fill(VALUE, "7")
    me.push(_("2 Adjust"))
    me.focus(SMARTER)
    me.type("Halverwege de z")
    me.go(text("team", "step.title"))
    me.go(PAGE)
    assert me.value(SMARTER) == "Halverwege de z"
    assert state(me, 1) == _("busy")
    assert document(me).is_saved


def test_what_was_filled_in_by_mistake_can_be_undone_where_it_stands(me: Person) -> None:
    me.push(_("Begin with the goals"))
    me.push(_("2 Adjust"))
    me.fill(SMARTER, "Weg ermee")
    me.push(_("1 Look back"))
    me.press(Key.Key_Z, Control)
    assert quarterly_review.review(document(me).plan, 1).smarter == ""
    assert me.value(SMARTER) == ""  # The pass with the question is shown again.
    assert me.window.walk.step == "reviews"
    me.press(Key.Key_Z, Control)
    assert of_quarter(me, 1) == []


def test_closing_is_one_step_that_can_be_undone(me: Person) -> None:
    look_back(me, ("7",))
    me.push(_("2 Adjust"))
    me.push(_("Close this review"))
    assert state(me, 1) == _("closed")
    assert tabs(me).currentIndex() == 1
    turn_to(me, 1)
    assert not me.field(VALUE).isEnabled() or me.field(VALUE).isReadOnly()
    me.press(Key.Key_Z, Control)
    assert state(me, 1) == _("busy")
    assert document(me).plan.closings == []


def test_a_closed_review_can_be_opened_again_and_its_copy_stays(me: Person) -> None:
    look_back(me, ("7",))
    me.push(_("2 Adjust"))
    me.push(_("Close this review"))
    turn_to(me, 1)
    me.push(_("2 Adjust"))
    me.answering(lambda: me.push(_("Leave it")), lambda: me.push(_("Open this review again")))
    assert state(me, 1) == _("closed")
    me.answering(lambda: me.push(_("Open again")), lambda: me.push(_("Open this review again")))
    assert state(me, 1) == _("busy")
    me.push(_("1 Look back"))
    me.fill(VALUE, "8")
    assert of_quarter(me, 1)[0].value == Decimal(8)
    (kept,) = document(me).plan.closings
    assert deserialise(kept.content).measurements[0].value == Decimal(7)
    me.push(_("2 Adjust"))
    assert _("Closed earlier on {days}; those copies are kept.").split("{")[0] in me.words()


def test_a_concept_cannot_be_closed(start) -> None:
    me = start(str(plan_file.SAMPLE))
    me.go(PAGE)
    assert _("The plan is not adopted yet. You can fill in already; closing a review comes after.") in me.words()
    look_back(me, ("7",))
    me.push(_("2 Adjust"))
    assert not me.visible(QAbstractButton, _("Close this review")).isEnabled()


def test_actions_are_ticked_off_here(me: Person) -> None:
    me.push("▸ " + text("reviews", "sections.actions.title"))
    table = me.table(text("reviews", "sections.actions.title"))
    before = quarterly_review.figures(document(me).plan, 1)
    me.walk_to(table, 0, 0)
    me.press(Key.Key_D, Control)
    after = quarterly_review.figures(document(me).plan, 1)
    assert (after.done, after.actions) == (before.done + 1, before.actions)
    assert _("of {all} done").format(all=after.actions) in me.words()
    assert QApplication.focusWidget() is table


def test_the_line_of_a_goal_can_be_read_out(me: Person) -> None:
    look_back(me, ("3",))
    chart = me.visible(ChartView, _("How the number moves"))
    assert "kwartaal 1: 3" in chart.accessibleDescription()
    assert "doel: 12" in chart.accessibleDescription()
    assert "Als het zo doorgaat" in me.words()


def test_a_finding_leads_to_the_pass_where_it_is_mended(me: Person) -> None:
    me.push(_("Begin with the goals"))
    me.push(_("2 Adjust"))
    me.fill(ASKED, "Twee wifipunten")
    me.go(text("plan", "step.title"))
    me.words()
    me.push(_("The review of quarter {quarter} asks for a decision. Whom do you ask?").format(quarter=1))
    assert me.window.walk.step == "reviews"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == ASKED_OF


def test_decisions_belong_to_their_quarter(me: Person) -> None:
    document(me).add(Decision, quarter=2, what="Van later")
    me.push(_("2 Adjust"))
    table = me.table(text("reviews", "tables.decision.title"))
    assert table.model().rowCount() == 1
    me.rows(table, ("Taart", "Vieren"))
    assert [(decision.quarter, decision.what) for decision in document(me).plan.decisions] == [
        (2, "Van later"),
        (1, "Taart"),
    ]


def test_every_field_of_both_passes_can_be_reached_with_tab(me: Person) -> None:
    me.push(_("Begin with the goals"))
    for words, wanted in ((_("1 Look back"), (VALUE, WHY)), (_("2 Adjust"), (SMARTER, ASKED, ASKED_OF, WHY))):
        me.push(words)
        me.turn_to()
        tabs(me).setFocus(Qt.FocusReason.TabFocusReason)
        seen = set()
        for _step in range(80):
            me.press(Key.Key_Tab)
            focus = QApplication.focusWidget()
            seen.add(focus.accessibleName() if focus else "")
        assert set(wanted) <= seen
