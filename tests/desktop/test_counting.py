"""Typing a count in through the window: from a goal, by a command, in a review; one step that can be undone."""

from __future__ import annotations

import pytest

from desktop.counting import CountDialog
from plans.edits import adoption
from plans.exchange import plan_file
from plans.plan_json import snapshot
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.texts import text, texts
from tests.desktop.person import Control, Key, Person

GOALS = text("goals", "step.title")
COMMAND = "Type in a count…"


@pytest.fixture
def me(start, tmp_path) -> Person:
    sample, _notice = plan_file.read(plan_file.SAMPLE)
    plan_file.write(sample, tmp_path / "plan.jaarplan")
    return start(str(tmp_path / "plan.jaarplan"))


def goal(me: Person, place: int = 0) -> Goal:
    return me.window.walk.document.plan.goals[place]


def test_a_week_typed_in_with_the_keyboard_becomes_the_baseline(me: Person) -> None:
    me.go(GOALS)
    before = goal(me).baseline

    def count() -> None:
        me.fill(_("From which day?"), "7 december 2026")
        me.focus(f"{texts('measuring', 'tally.days')[0]} 7\u00a0dec")
        for marks in ("6", "|||| ||", "0"):
            me.type(marks)
            me.press(Key.Key_Tab)
        assert "samen 12 (3 dagen)" in me.words()
        me.press(Key.Key_Return)

    me.answering(count, lambda: me.push(_(COMMAND)))
    assert (goal(me).baseline, goal(me).baseline_from[:25]) == (4, "Geteld van 7 december 202")
    me.command(_("Undo"))
    assert (goal(me).baseline, goal(me).baseline_from) == (before, "")


def test_what_is_no_count_is_said_and_nothing_happens(me: Person) -> None:
    before = goal(me).baseline

    def count() -> None:
        me.push(_("Make it the baseline"))
        assert _("Type at least one count.") in me.words()
        me.type("veel")
        me.press(Key.Key_Return)
        assert me.top().__class__ is CountDialog
        me.press(Key.Key_Escape)

    me.answering(count, lambda: me.command(_(COMMAND)))
    assert goal(me).baseline == before


def test_after_adoption_the_faces_go_to_the_review_of_the_quarter(me: Person) -> None:
    document = me.window.walk.document
    day = document.plan.record.changed_at.date()
    document.apply_step(adoption(document.plan, day, "Manager", snapshot(document.plan)))
    me.go(_("Quarter {number}").format(number=2))

    def count() -> None:
        me.push(_("Three questions to clients"))
        me.focus("Helpt het u? ja")
        me.type("6")
        me.push(_("Put it in quarter {number}").format(number=2))

    me.answering(count, lambda: me.push(_(COMMAND)))
    (measured,) = [item for item in document.plan.measurements if item.quarter == 2]
    assert measured.client_result.endswith("Helpt het u? ja 6.")
    me.command(_("Undo"))
    assert not document.plan.measurements


def test_a_second_count_says_what_it_takes_the_place_of_and_goes_back(me: Person) -> None:
    me.go(GOALS)
    before = goal(me).baseline

    def count() -> None:
        me.focus(_("From which day?"))
        me.press(Key.Key_A, Control)
        me.type("31-0")
        assert _("Day {number}").format(number=7) in me.words(), "no day of a week that is not meant"
        me.fill(_("From which day?"), "7 december 2036")
        assert "2036" in me.words(), "a day far from now is asked for once more"
        me.fill(_("From which day?"), "7 december 2026")
        me.focus(f"{texts('measuring', 'tally.days')[0]} 7\u00a0dec")
        me.type("99999999999")
        me.press(Key.Key_Return)
        assert me.top().__class__ is CountDialog
        me.press(Key.Key_A, Control)
        me.type("17")
        assert "In plaats van" in me.words()
        me.press(Key.Key_Return)

    me.answering(count, lambda: me.push(_(COMMAND)))
    assert goal(me).baseline == 17
    assert "In plaats van" in me.words()
    me.push(_("Undo"))
    assert goal(me).baseline == before
    assert "In plaats van" not in me.words()


def test_the_way_back_of_a_count_is_gone_with_the_next_change(me: Person) -> None:
    me.go(GOALS)

    def count() -> None:
        me.type("17")
        me.press(Key.Key_Return)

    me.answering(count, lambda: me.push(_(COMMAND)))
    assert "In plaats van" in me.words()
    me.fill(text("goals", "fields.goal.title.ask"), "Rustige nachten")
    me.press(Key.Key_Tab)
    assert "In plaats van" not in me.words()
    assert goal(me).baseline == 17
