"""A year of four reviews, as a team leader lives it: look back, adjust, close, and read what was said before."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.forms.chart import ChartView
from desktop.forms.sparkline import Sparkline
from plans import edits, field_text
from plans.dates import QUARTERS
from plans.derived import quarterly_review
from plans.errors import PlanError
from plans.exchange import plan_file
from plans.plan_json import deserialise, serialise, snapshot
from plans.subjects import goals
from plans.subjects.calendar import Review
from plans.subjects.reviews import Decision, Measurement
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Control, Key, Person

PAGE = text("reviews", "step.title")
HOME = text("home", "step.title")
VALUE, STATUS, WHY = "Wat meten we nu?", "Hoe staat dit doel ervoor?", "Waarom vinden we dat?"
SMARTER, OVERALL = "Kan het slimmer?", "Hoe staan we er als team voor?"
ASKED, ASKED_OF = "Welk besluit vragen we?", "Aan wie vragen we dat?"
CLIENT = "Wat merkte de cliënt?"
COUNTS = _("This counts as soon as there is a sentence with it.")


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample plan, adopted today."""
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    edits.apply(plan, edits.adoption(plan, dt.date.today(), "Locatiemanager", snapshot(plan)))
    plan_file.write(plan, path := tmp_path_factory.mktemp("adopted") / "plan.jaarplan")
    return path


@pytest.fixture
def me(start, adopted: Path) -> Person:
    """Somebody with the sample plan, adopted, on the page of the first review."""
    person: Person = start(str(adopted))
    turn_to(person, 1)
    return person


def document(me: Person):
    return me.window.walk.document


def row(quarter: int) -> str:
    return _("Quarter {number}").format(number=quarter)


def turn_to(me: Person, quarter: int) -> None:
    me.go(row(quarter))


def state(me: Person, quarter: int) -> str:
    return me.status(row(quarter)).split(", ")[1]


def of_quarter(me: Person, quarter: int) -> list[Measurement]:
    return [measurement for measurement in document(me).plan.measurements if measurement.quarter == quarter]


def asked(me: Person, question: str, place: int) -> str:
    """Return how a question is read out in the line of a goal (1 to 5)."""
    goal = goals.chosen(document(me).plan.goals)[place - 1]
    return f"{question} {field_text.goal_label(document(me).plan, goal.id)}"


def look_back(me: Person, values: tuple[str, ...], word: str = "Op koers") -> None:
    """Fill in goal after goal, each field in its place."""
    for place, value in enumerate(values, start=1):
        me.fill(asked(me, VALUE, place), value)
        me.choose(asked(me, STATUS, place), word)
        me.fill(asked(me, WHY, place), f"Omdat het zo is, doel {place}.")


def focused() -> str:
    focus = QApplication.focusWidget()
    if focus is None:
        return ""
    return focus.accessibleName() or (focus.text() if isinstance(focus, QAbstractButton) else "")


def test_a_year_of_four_reviews(me: Person) -> None:
    for quarter in QUARTERS:
        me.turn_to()
        turn_to(me, quarter)
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
        me.push(_("Use that"))
        me.fill(WHY, "De meeste doelen gaan goed.")
        me.push(_("Close this review"))
        assert state(me, quarter) == _("closed")
        assert me.window.walk.step == "home"
        assert focused() == (_("Prepare the review") if quarter < 4 else _("Look back on the year"))
    plan = document(me).plan
    assert [closing.quarter for closing in plan.closings] == [1, 2, 3, 4]
    assert [decision.what for decision in plan.decisions] == [f"Besluit {quarter}" for quarter in QUARTERS]
    assert {review.overall for review in plan.reviews} == {"on_course"}
    snapshot = deserialise(plan.closings[1].content)
    assert len(snapshot.measurements) == 10
    assert quarterly_review.state(snapshot, 3) == "not_yet"
    saved = document(me).library.load(plan.id)
    assert serialise(saved) == serialise(plan)


def test_the_two_passes_are_never_on_the_screen_together(me: Person) -> None:
    question = field_text.question(Review, "smarter")
    me.field(asked(me, VALUE, 1))
    assert question not in me.words()
    me.push(_("2 Adjust"))
    assert question in me.words()
    assert _("Measured now") not in me.words()
    assert _("On to adjusting →") not in me.words()
    me.push(_("1 Look back"))
    me.field(asked(me, VALUE, 1))
    assert question not in me.words()


def test_it_begins_at_the_first_goal_and_nothing_is_made_by_looking(me: Person) -> None:
    me.go(HOME)
    me.turn_to()
    done = len(document(me)._done)
    me.push(_("Prepare the review"))
    assert focused() == asked(me, VALUE, 1)
    assert of_quarter(me, 1) == []
    assert len(document(me)._done) == done


def test_tab_walks_line_by_line_and_enter_goal_by_goal(me: Person) -> None:
    me.focus(asked(me, VALUE, 1))
    order = []
    for _step in range(15):
        order.append(focused())
        me.press(Key.Key_Tab)
    assert order == [asked(me, question, place) for place in range(1, 6) for question in (VALUE, STATUS, WHY)]
    me.focus(asked(me, VALUE, 1))
    order = []
    for _step in range(15):
        order.append(focused())
        me.press(Key.Key_Return)
    assert order == [asked(me, question, place) for question in (VALUE, STATUS, WHY) for place in range(1, 6)]
    assert focused() == order[-1]
    me.press(Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert focused() == order[-2]
    assert of_quarter(me, 1) == []


def test_a_whole_review_is_typed_without_the_mouse(me: Person) -> None:
    me.focus(asked(me, VALUE, 1))
    for letter in "KAVGN":
        me.type("3")
        me.press(Key.Key_Tab)
        me.type(letter)
        me.press(Key.Key_Tab)
        me.type("K A V G N, om de nacht.")
        me.press(Key.Key_Tab)
    found = of_quarter(me, 1)
    assert [item.status for item in found] == ["on_course", "attention", "stuck", "reached", "not_yet"]
    assert {item.why for item in found} == {"K A V G N, om de nacht."}
    assert {item.value for item in found} == {Decimal(3)}
    assert [item.goal_id for item in found] == [goal.id for goal in goals.chosen(document(me).plan.goals)]


def test_a_letter_chooses_only_where_the_status_is(me: Person) -> None:
    me.focus(asked(me, VALUE, 1))
    me.type("K")
    me.press(Key.Key_Tab)
    assert of_quarter(me, 1) == []
    assert document(me).refused_inputs
    me.fill(asked(me, VALUE, 1), "")
    me.focus(asked(me, STATUS, 2))
    me.type("v")
    assert [item.status for item in of_quarter(me, 1)] == ["stuck"]
    me.press(Key.Key_Delete)
    assert [item.status for item in of_quarter(me, 1)] == [None]


def test_what_it_was_before_stands_below_each_field(me: Person) -> None:
    assert _("start {value}").format(value="6") in me.words()
    look_back(me, ("3", "5"), "Aandacht")
    me.push(_("2 Adjust"))
    me.push(_("Close this review"))
    turn_to(me, 2)
    words = me.words()
    assert _("was {value}").format(value="3") in words
    assert _("was {value}").format(value="5") in words
    assert _("Last time: “{said}”").format(said="Omdat het zo is, doel 2.") in words
    assert "Aandacht" in words


def test_a_goal_that_is_reached_invites_to_celebrate(me: Person) -> None:
    goal = goals.chosen(document(me).plan.goals)[1]
    how = goal.celebration.strip()
    assert how
    me.choose(asked(me, STATUS, 2), "Gehaald")
    assert how not in me.words()
    me.fill(asked(me, WHY, 2), "Drie rondes, al vier weken lang.")
    assert _("Reached! Time to celebrate: {how}").format(how=how) in me.words()
    me.go(HOME)
    assert _("Goal {number} is reached. Time to celebrate: {how}").format(number=2, how=how) in me.words()
    me.push(_("Pick a day"))
    assert me.window.walk.step == "calendar"
    assert [item.what for item in document(me).plan.moments if item.kind == "celebration"][-1] == how
    me.go(HOME)
    assert _("Pick a day") not in me.words()


def test_the_fields_of_a_goal_stay_when_it_gets_another_name(me: Person) -> None:
    before = [me.field(asked(me, question, 1)) for question in (VALUE, STATUS, WHY)]
    goal = goals.chosen(document(me).plan.goals)[0]
    document(me).apply_step(edits.reopening(document(me).plan))
    document(me).set_value(goal, "title", "Een andere naam")
    assert [me.field(asked(me, question, 1)) for question in (VALUE, STATUS, WHY)] == before
    assert "Een andere naam" in me.words()


def test_a_status_without_a_sentence_says_that_it_does_not_count(me: Person) -> None:
    assert COUNTS not in me.words()
    me.choose(asked(me, STATUS, 1), "Loopt vast")
    assert COUNTS in me.words()
    me.push(_("2 Adjust"))
    assert _("Use that") not in me.words()
    me.push(_("1 Look back"))
    me.fill(asked(me, WHY, 1), "De wifi valt weg.")
    assert COUNTS not in me.words()
    me.push(_("2 Adjust"))
    assert quarterly_review.review(document(me).plan, 1).overall is None  # Never filled in by itself.
    me.push(_("Use that"))
    assert quarterly_review.review(document(me).plan, 1).overall == "stuck"
    assert COUNTS in me.words()


def test_a_review_can_be_left_and_gone_on_with(me: Person) -> None:
    me.fill(asked(me, VALUE, 1), "7")
    me.push(_("2 Adjust"))
    me.focus(SMARTER)
    me.type("Halverwege de z")
    me.go(text("team", "step.title"))
    turn_to(me, 1)
    assert me.value(SMARTER) == "Halverwege de z"
    assert state(me, 1) == _("busy")
    assert document(me).is_saved


def test_what_was_filled_in_by_mistake_can_be_undone_where_it_stands(me: Person) -> None:
    me.fill(asked(me, VALUE, 1), "7")
    me.push(_("2 Adjust"))
    me.fill(SMARTER, "Weg ermee")
    me.push(_("1 Look back"))
    me.press(Key.Key_Z, Control)
    assert quarterly_review.review(document(me).plan, 1).smarter == ""
    assert me.value(SMARTER) == ""  # The pass with the question is shown again.
    assert me.window.walk.step == "reviews"
    me.press(Key.Key_Z, Control)
    assert of_quarter(me, 1) == []
    assert me.value(asked(me, VALUE, 1)) == ""
    me.press(Key.Key_Z, Control | Qt.KeyboardModifier.ShiftModifier)
    assert [item.value for item in of_quarter(me, 1)] == [Decimal(7)]
    assert me.value(asked(me, VALUE, 1)) == "7"


def test_closing_is_one_step_that_can_be_undone(me: Person) -> None:
    look_back(me, ("7",))
    me.push(_("2 Adjust"))
    me.push(_("Close this review"))
    assert state(me, 1) == _("closed")
    turn_to(me, 1)
    with pytest.raises(AssertionError):
        me.field(asked(me, VALUE, 1))
    assert "Omdat het zo is, doel 1." in me.words()
    me.turn_to()
    me.press(Key.Key_Z, Control)
    assert state(me, 1) == _("busy")
    assert document(me).plan.closings == []


def test_closing_waits_as_long_as_another_laptop_has_a_newer_version(me: Person) -> None:
    look_back(me, ("7",))
    me.push(_("2 Adjust"))
    document(me).out_of_step = lambda: PlanError("Een andere laptop heeft dit plan intussen gedeeld.")
    said: list[str] = []

    def read() -> None:
        said.append(me.words())
        me.press(Key.Key_Return)

    me.answering(read, lambda: me.push(_("Close this review")))
    assert "Een andere laptop heeft dit plan intussen gedeeld." in said[0]
    assert document(me).plan.closings == []
    document(me).out_of_step = lambda: None
    me.push(_("Close this review"))
    assert [closing.quarter for closing in document(me).plan.closings] == [1]


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
    me.fill(asked(me, VALUE, 1), "8")
    assert of_quarter(me, 1)[0].value == Decimal(8)
    (kept,) = document(me).plan.closings
    assert deserialise(kept.content).measurements[0].value == Decimal(7)
    me.push(_("2 Adjust"))
    assert _("Closed earlier, on {days}; those copies are kept.").split("{")[0] in me.words()


def test_a_concept_cannot_be_closed(start) -> None:
    me = start(str(plan_file.SAMPLE))
    me.go(PAGE)
    assert (
        _(
            "The plan has not been adopted yet. You can start filling this in; you close a review once the plan "
            "is adopted."
        )
        in me.words()
    )
    look_back(me, ("7",))
    me.push(_("2 Adjust"))
    assert not me.visible(QAbstractButton, _("Close this review")).isEnabled()


def test_actions_are_ticked_off_here(me: Person) -> None:
    me.push(text("reviews", "sections.figures.title"))
    me.push(text("reviews", "sections.actions.title"))
    table = me.table(text("reviews", "sections.actions.title"))
    before = quarterly_review.figures(document(me).plan, 1)
    me.walk_to(table, 0, 0)
    me.press(Key.Key_D, Control)
    after = quarterly_review.figures(document(me).plan, 1)
    assert (after.done, after.actions) == (before.done + 1, before.actions)
    assert _("of {all} done").format(all=after.actions) in me.words()
    assert QApplication.focusWidget() is table


def test_one_goal_can_be_seen_from_close_by(me: Person) -> None:
    look_back(me, ("30", "5"))
    me.push(text("reviews", "sections.closer.title"))
    chart = me.visible(ChartView, _("How the number is moving"))
    assert chart.accessibleDescription() == "begin: 35; doel: 25"  # Tab went on to the third goal.
    me.focus(asked(me, WHY, 2))
    assert "kwartaal 1: 5" in chart.accessibleDescription()
    me.focus(asked(me, VALUE, 1))
    assert "kwartaal 1: 30" in chart.accessibleDescription()
    assert "doel: 5" in chart.accessibleDescription()
    assert "Als het zo doorgaat" in me.words()
    me.focus(asked(me, VALUE, 3))
    me.fill(CLIENT, "Meer rust aan tafel")
    assert [(item.goal_id, item.client_result) for item in of_quarter(me, 1)][2:] == [
        (goals.chosen(document(me).plan.goals)[2].id, "Meer rust aan tafel")
    ]


def test_the_course_of_a_goal_is_read_out_in_its_line(me: Person) -> None:
    me.fill(asked(me, VALUE, 1), "3")
    course = me.visible(Sparkline, _("How the number is moving"))
    assert course.accessibleDescription() == "begin: 40, kwartaal 1: 3, doel: 5"


def test_a_finding_leads_to_the_pass_where_it_is_mended(me: Person) -> None:
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
    first, last = asked(me, VALUE, 1), asked(me, WHY, 5)
    for words, wanted in ((_("1 Look back"), {first, last}), (_("2 Adjust"), {SMARTER, ASKED, ASKED_OF, WHY})):
        me.push(words)
        me.turn_to()
        me.visible(QAbstractButton, _("Undo")).setFocus(Qt.FocusReason.TabFocusReason)
        seen = set()
        for _step in range(80):
            me.press(Key.Key_Tab)
            seen.add(focused())
        assert wanted <= seen
