"""The end of the year, as a team leader lives it: look back, close, and begin the next plan in minutes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QTabBar, QTableView

from plans.derived import next_year
from plans.exchange import plan_file
from plans.plan_json import serialise
from plans.subjects.reviews import Measurement
from resources.language import gettext as _
from resources.texts import choices, text
from tests.desktop.person import Key, Person

PAGE = text("next_year", "step.title")
ENDED, LESSON = "Hoe is dit doel geëindigd?", "Wat hebben we ervan geleerd?"
VALUES = ((3, 7, 9, 12), (6, 5, 4, 4), (35, 30, 28, 27), (0, 2, 5, 7))
STATUSES = ("reached", "on_course", "stuck", "attention")


@pytest.fixture
def me(start) -> Person:
    """Somebody with the sample plan after four quarters; the fifth goal was never measured."""
    person = start(str(plan_file.SAMPLE))
    document = person.window.walk.document
    for goal, values, status in zip(document.plan.goals, VALUES, STATUSES, strict=False):
        for quarter, value in enumerate(values, start=1):
            one = status if quarter == 4 else "attention"
            document.add(
                Measurement, goal_id=goal.id, quarter=quarter, value=Decimal(value), status=one, why="Zo ging het."
            )
    person.go(PAGE)
    return person


def document(me: Person):
    return me.window.walk.document


def goal_at(me: Person, goal: int) -> None:
    """Turn to a goal, from 1."""
    tabs = me.visible(QTabBar, _("Which goal"))
    me.click(tabs, tabs.tabRect(goal - 1).center())
    me.words()


def say(me: Person, goal: int, word: str, lesson: str = "") -> None:
    """Say how a goal ended (goals from 1), and what was learned."""
    goal_at(me, goal)
    me.click(me.visible(QAbstractButton, word, within=me.field(ENDED)))
    if lesson:
        me.focus(LESSON)
        me.type(lesson)
        me.press(Key.Key_Tab)


def tick(me: Person, key: str) -> QCheckBox:
    """Find the tick of a part, in the fold that holds them all."""
    title = next_year.offer(key, "title")
    me.words()
    found = next(item for item in me.window.findChildren(QCheckBox) if item.text().startswith(title))
    if not found.isVisible():
        me.push(_("Choose what to include"))
    return found


def back_to_this_year(me: Person) -> None:
    """Open the plan for 2027 from the start page."""
    me.push("Digikoers")
    me.push("Team De Linde · jaarplan 2027")
    me.go(PAGE)


def make(me: Person) -> str:
    """Press the button for the new plan, and give what is said about it."""
    texts: list[str] = []

    def read() -> None:
        texts.append(me.words())
        me.push(_("All right"))

    me.answering(read, lambda: me.push(_("Make the plan for {year}").format(year=2028)))
    return texts[0]


def test_the_last_review_proposes_and_fills_nothing_in(me: Person) -> None:
    words = ""
    for goal in range(1, 6):
        goal_at(me, goal)
        words += me.words()
    for value in ("6 rondes", "4 rondes", "3 rondes", "5 minuten"):
        assert value in words
    ended = choices("goals", "goal.ended")
    assert (
        _("Last review: {status}. That looks like “{ended}”; you decide.").format(
            status="op koers", ended=ended["carried_on"]
        )
        in words
    )
    assert words.count(_("No review gave this goal a status yet.")) == 1
    assert not any(goal.ended for goal in document(me).plan.goals)
    assert me.status(PAGE).endswith(_("not started"))


def test_a_year_is_looked_back_on_and_the_next_one_begins(me: Person) -> None:
    say(me, 1, "Gehaald")
    say(me, 2, "Gaat door", "Eerst één gang, dan de rest.")
    say(me, 3, "Niet gehaald", "Te veel tegelijk.")
    assert me.status(PAGE).endswith(_("started"))
    say(me, 4, "Gaat door")
    say(me, 5, "Gehaald")
    assert me.status(PAGE).endswith(_("done {year}").format(year=2027))
    old = document(me).plan
    assert [goal.ended for goal in old.goals[:5]] == [
        *("reached", "carried_on", "not_reached", "carried_on", "reached"),
    ]
    assert old.goals[1].lesson == "Eerst één gang, dan de rest."
    before = serialise(old)
    assert tick(me, "goals").text().endswith("(2)")
    assert tick(me, "lessons").text().endswith("(1)")
    sentence = make(me)
    assert "Team De Linde · jaarplan 2028" in sentence
    assert "mensen (11)" in sentence
    assert "doelen (2)" in sentence
    new = document(me).plan
    assert me.window.walk.step == "team"
    assert (new.year, new.record.state, len(new.people)) == (2028, "concept", 11)
    assert [goal.title for goal in new.goals[:2]] == ["Rustiger nachten", "Minder alleen"]
    assert (new.goals[0].baseline, new.goals[0].target) == (Decimal(4), Decimal(3))
    assert "Eerst één gang, dan de rest." in new.goals[0].problem
    assert not document(me).can_undo
    assert serialise(document(me).library.load(new.id)) == serialise(new), "it is in the library"
    assert serialise(document(me).library.load(old.id)) == before, "and so is the old one, as it was"


def test_what_is_unticked_stays_behind(me: Person) -> None:
    say(me, 2, "Gaat door")
    actions = tick(me, "actions").text()
    me.turn_to()
    for key in ("goals", "people", "scans"):
        tick(me, key).setFocus()
        me.press(Key.Key_Space)
    assert tick(me, "actions").text() != actions, "actions of goals that stay behind are not counted"
    sentence = make(me)
    assert "mensen" not in sentence
    new = document(me).plan
    assert len(new.people) == 2
    assert not [goal for goal in new.goals if not goal.parked]
    assert not new.leadership_scans


def test_a_plan_that_is_there_already_is_opened_instead(me: Person) -> None:
    make(me)
    first = document(me).plan.id
    me.go(PAGE)
    assert _("Make the plan for {year}").format(year=2029) in me.words()
    back_to_this_year(me)
    again = _("Make the plan for {year}").format(year=2028)
    me.answering(lambda: me.press(Key.Key_Escape), lambda: me.push(again))
    assert document(me).plan.year == 2027, "Escape stays"
    me.answering(lambda: me.push(_("Open it")), lambda: me.push(again))
    assert document(me).plan.id == first
    assert len(document(me).library.plans()) == 2


def test_closing_is_an_act_of_its_own_that_can_be_taken_back(me: Person) -> None:
    close = _("Close this plan")
    me.answering(lambda: me.push(_("Not yet")), lambda: me.push(close))
    assert document(me).plan.record.state == "concept"
    for goal in range(1, 6):
        say(me, goal, "Gehaald")
    me.push(close)
    assert document(me).plan.record.state == "closed"
    assert _("This plan is closed.") in me.words()
    assert not me.visible(QAbstractButton, "Gehaald", within=me.field(ENDED)).isEnabled()
    assert me.status(text("plan", "step.title")).endswith(_("closed"))
    me.go(text("plan", "step.title"))
    assert _("This plan is closed. Under “{step}” you can open it again.").format(step=PAGE) in me.words()
    me.go(PAGE)
    assert "2028" in make(me), "the next plan can be made from a closed one"
    back_to_this_year(me)
    me.push(_("Open this plan again"))
    assert document(me).plan.record.state == "concept"
    say(me, 1, "Gaat door")
    assert document(me).plan.goals[0].ended == "carried_on"


def test_the_assumptions_stand_below_the_goals(me: Person) -> None:
    table = me.visible(QTableView, text("next_year", "sections.assumptions.title"))
    assert table.model().rowCount() == sum(
        goal is not None and not goal.parked
        for goal in (document(me).plan.goal(assumption.goal_id) for assumption in document(me).plan.assumptions)
    )
    me.turn_to()
    me.rows(table, ("", "", "Klopt niet"), first=0)
    assert document(me).plan.assumptions[0].outcome == "fails"
    me.walk_to(table, 0, 1)
    me.fill("Wat hebben we geleerd?", "Het waren er twee.")
    assert document(me).plan.assumptions[0].learned == "Het waren er twee."


def test_what_is_still_there_leads_to_its_step(me: Person) -> None:
    me.push("3 ideeën wachten")
    assert me.window.walk.step == "goals"


def test_an_empty_plan_says_so(start) -> None:
    me = start()
    me.push(_("New plan"))
    me.go(PAGE)
    assert _("This plan has no goals to look back on.") in me.words()
    assert not tick(me, "budget").isEnabled()
