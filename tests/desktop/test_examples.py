"""The chooser of examples: with the keyboard alone from an empty page to a goal that is the team's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView

from plans.derived.examples import examples
from plans.edits import change
from plans.exchange import plan_file
from plans.subjects import goals
from resources.language import gettext as _
from resources.texts import choices, text
from tests.desktop.person import Control, Key, Person

RESULT = text("goals", "fields.goal.result.ask")
THEME, STAGE = (text("goals", f"fields.goal.{field}.name") for field in ("focus", "stage"))
INVITATION = "Nog geen idee? Begin met een voorbeeld."


@pytest.fixture
def me(start) -> Person:
    me = start()
    me.push(_("New plan"))
    me.go(text("goals", "step.title"))
    return me


@pytest.fixture
def sample(start) -> Person:
    me = start(str(plan_file.SAMPLE))
    me.go(text("goals", "step.title"))
    return me


def plan_of(me: Person):
    return me.window.walk.document.plan


def unfold(me: Person) -> QListView:
    me.turn_to()
    me.visible(QAbstractButton, _("See an example")).setFocus()
    me.press(Key.Key_Return)
    me.words()
    return me.visible(QListView, _("Examples"))


def here() -> str:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus.accessibleName() or getattr(focus, "text", str)()


def titles(shown: QListView) -> list[str]:
    return [shown.model().index(row, 0).data() for row in range(shown.model().rowCount())]


def test_from_no_idea_to_a_goal_of_our_own_by_keyboard(me: Person) -> None:
    assert INVITATION in me.words()
    unfold(me)
    met = []
    for _turn in range(4):
        me.press(Key.Key_Tab)
        met.append(here())
    assert met == [THEME, STAGE, _("Examples"), _("Make this a goal of your own")]

    me.choose(THEME, choices("goals", "goal.focus")["safety"])
    shown = me.visible(QListView, _("Examples"))
    safe = [example for example in examples() if example.focus == "safety"]
    assert titles(shown) == [item.title for item in safe]
    shown.setFocus()
    me.press(Key.Key_Down)
    chosen = safe[1]
    for words in (chosen.title, chosen.result, chosen.stop_doing, chosen.celebration, chosen.first_action):
        assert words in me.words()
    me.press(Key.Key_Tab)
    me.press(Key.Key_Return)

    me.qtbot.waitUntil(lambda: here() == RESULT)
    assert me.value(RESULT) == chosen.result
    assert INVITATION not in me.words()
    assert chosen.celebration not in me.words().splitlines(), "the chooser is folded again"
    (goal,) = plan_of(me).goals
    (action,) = plan_of(me).actions
    assert (action.what, action.goal_id) == (chosen.first_action, goal.id)
    advice = [finding.code for finding in me.window.walk.document.findings]
    assert "example_not_adapted" in advice

    me.fill(RESULT, "Uiterlijk 1 oktober wandelen 6 cliënten weer zelf")
    assert "example_not_adapted" not in [finding.code for finding in me.window.walk.document.findings]
    me.press(Key.Key_Z, Control)
    assert me.value(RESULT) == chosen.result
    me.press(Key.Key_Z, Control)
    assert (plan_of(me).goals, plan_of(me).actions) == ([], [])
    assert INVITATION in me.words()


def test_a_theme_without_an_example_says_so(me: Person) -> None:
    unfold(me)
    me.choose(THEME, choices("goals", "goal.focus")["skills"])
    me.choose(STAGE, choices("goals", "goal.stage")["scale_up"])
    assert _("There is no example of this yet. Choose another theme or stage.") in me.words()
    assert _("Make this a goal of your own") not in me.words()
    me.choose(STAGE, choices("goals", "goal.stage")["secured"])
    assert _("Make this a goal of your own") in me.words()


def test_what_is_used_goes_to_the_end_and_says_so(me: Person) -> None:
    shown = unfold(me)
    first = titles(shown)[0]
    me.push(_("Make this a goal of your own"))
    shown = unfold(me)
    assert titles(shown)[-1] == first
    last = shown.model().index(shown.model().rowCount() - 1, 0)
    assert last.data(Qt.ItemDataRole.AccessibleTextRole).endswith(_("already used"))


def test_a_sixth_goes_to_the_parking_lot(sample: Person) -> None:
    assert INVITATION not in sample.words()
    shown = unfold(sample)
    first = titles(shown)[0]
    sample.push(_("Put this in the parking lot"))
    assert len(goals.chosen(plan_of(sample).goals)) == goals.MOST
    taken = plan_of(sample).goals[-1]
    assert taken.parked
    assert taken.title == first
    assert not shown.isVisible()
    lot = sample.table(text("goals", "sections.parked.title"))
    sample.qtbot.waitUntil(lot.hasFocus)
    assert lot.currentIndex().data() == taken.title


def test_with_room_again_the_same_chooser_makes_a_goal(sample: Person) -> None:
    unfold(sample)
    document = sample.window.walk.document
    document.set_value(goals.chosen(document.plan.goals)[0], "parked", True)
    sample.push(_("Make this a goal of your own"))
    assert len(goals.chosen(document.plan.goals)) == goals.MOST


def test_an_adopted_plan_offers_no_examples(sample: Person) -> None:
    assert _("See an example") in sample.words()
    document = sample.window.walk.document
    document.apply_step([change(document.plan.record, "state", "adopted")])
    assert _("See an example") not in sample.words()
    document.undo()
    assert _("See an example") in sample.words()
