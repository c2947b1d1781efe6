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
from tests.desktop.person import Key, Person

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
