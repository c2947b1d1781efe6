"""The page of the actions: the year as a strip, moved by hand, and what to do when too much lands at once."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from desktop.forms.year_strip import YearStrip
from plans.derived import workload, year_strip
from plans.exchange import plan_file
from plans.subjects.actions import Action
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Key, Person

Alt = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def me(start) -> Person:
    """Somebody on the page of the actions of the sample."""
    someone = start(str(plan_file.SAMPLE))
    someone.go(text("actions", "step.title"))
    someone.words()
    return someone


def strip_of(me: Person) -> YearStrip:
    (found,) = [item for item in me.window.findChildren(YearStrip) if item.isVisible()]
    return found


def dates(me: Person) -> dict[str, tuple[dt.date | None, dt.date | None]]:
    return {action.what: (action.start, action.due) for action in me.window.walk.document.plan.actions}


def moved(me: Person, before: dict) -> list[str]:
    after = dates(me)
    return [what for what in before if before[what] != after[what]]


def enter(me: Person) -> YearStrip:
    found = strip_of(me)
    me.turn_to()
    found.setFocus(Qt.FocusReason.TabFocusReason)
    return found


def test_arrows_go_along_the_actions_and_read_them_out(me: Person) -> None:
    found = enter(me)
    bars = year_strip.bars(me.window.walk.document.plan)
    assert len(bars) == 16
    for bar in bars:
        assert bar.action.what in found.accessibleName()
        me.press(Key.Key_Down)
    me.press(Key.Key_Home)
    assert bars[0].action.what in found.accessibleName()
    assert _("goal {number}").format(number=1) in found.accessibleName()


def test_alt_and_an_arrow_moves_an_action_a_week_and_back(me: Person) -> None:
    enter(me)
    before = dates(me)
    first = year_strip.bars(me.window.walk.document.plan)[0].action
    me.press(Key.Key_Right, Alt)
    assert moved(me, before) == [first.what]
    assert first.due == before[first.what][1] + dt.timedelta(days=7)
    me.push(_("Undo"))
    assert moved(me, before) == []


def test_a_bar_is_dragged_to_another_week(me: Person) -> None:
    found = strip_of(me)
    me.window.walk.page.ensureWidgetVisible(found)
    QApplication.processEvents()
    before = dates(me)
    bar = year_strip.bars(me.window.walk.document.plan)[0]
    box = found._box(0, bar).toRect()
    wide = found.width()
    QTest.mousePress(found, Qt.MouseButton.LeftButton, pos=box.center())
    QTest.mouseMove(found, box.center() + QPoint(wide // 12, 0))
    assert moved(me, before) == []
    QTest.mouseRelease(found, Qt.MouseButton.LeftButton, pos=box.center() + QPoint(wide // 12, 0))
    assert moved(me, before) == [bar.action.what]
    assert 25 <= (bar.action.due - before[bar.action.what][1]).days <= 35
    assert (bar.action.due - bar.action.start) == before[bar.action.what][1] - before[bar.action.what][0]


def test_enter_goes_to_the_row_of_the_action(me: Person) -> None:
    enter(me)
    me.press(Key.Key_End)
    last = year_strip.bars(me.window.walk.document.plan)[-1].action
    me.press(Key.Key_Return)
    table = me.table(text("actions", "tables.action.title"))
    assert isinstance(table, QTableView)
    assert table.currentIndex().siblingAtColumn(0).data() == last.what
    assert QApplication.focusWidget() is table


def test_too_much_at_once_is_said_and_one_press_spreads_it(me: Person) -> None:
    document = me.window.walk.document
    plan = document.plan
    assert workload.stacks(plan) == []
    first = next(introduction for introduction in workload.introductions(plan))
    day = workload.introduced_on(first)
    document.add(Action, what="Nog iets nieuws", introduces=True, due=day + dt.timedelta(days=2), status="open")
    (stack,) = workload.stacks(plan)
    assert any(finding.code == "stacked_introductions" for finding in document.findings)
    where = _("Move “{what}” to {day}").split("{what}")[0]
    button = next(line for line in me.words().splitlines() if line.startswith(where))
    me.push(button)
    assert workload.introduced_on(stack.moves) == stack.room
    assert workload.stacks(plan) == []
    assert not any(line.startswith(where) for line in me.words().splitlines())
    me.push(_("Undo"))
    assert workload.stacks(plan) != []


def test_weeks_kept_free_are_typed_and_respected(me: Person) -> None:
    table = me.table(text("actions", "sections.blocks.title"))
    me.rows(table, ("Verhuizing gang 3", "", "1-3-2027", "31-3-2027"))
    plan = me.window.walk.document.plan
    (block,) = plan.blocks
    assert (block.what, block.kind, block.start, block.until) == (
        "Verhuizing gang 3",
        "team",
        dt.date(2027, 3, 1),
        dt.date(2027, 3, 31),
    )
    assert "Verhuizing gang 3" in [band.period.name for band in year_strip.bands(plan)]


def test_an_action_without_a_date_is_not_forgotten(me: Person) -> None:
    document = me.window.walk.document
    document.add(Action, what="Ooit eens", status="open")
    assert "1 actie heeft nog geen datum." in me.words()


def test_markup_in_an_action_is_shown_as_typed(me: Person) -> None:
    document = me.window.walk.document
    document.set_value(document.plan.actions[0], "what", "<b>vet</b> & <img src=x>")
    me.words()
    me.paint()
    strip_of(me).grab()


def test_what_does_not_fit_leads_to_both_its_ends(me: Person) -> None:
    plan = me.window.walk.document.plan
    goal = next(item for item in plan.goals if item.id == plan.actions[0].goal_id)
    me.window.walk.document.set_value(plan.actions[0], "due", goal.due + dt.timedelta(days=1))
    me.push(_("Explanation and advice ({count})").format(count=1))
    me.words()
    me.push(_("Advice ({count})").format(count=1))
    me.words()
    me.push(_("Or go to “{step}”").format(step=text("goals", "step.title")))
    assert me.window.walk.step == "goals"
    assert me.value(text("goals", "fields.goal.due.ask")) == goal.due.strftime("%d-%m-%Y")
    me.push(_("Or go to “{step}”").format(step=text("actions", "step.title")))
    assert me.window.walk.step == "actions"
    assert me.table(text("actions", "tables.action.title")).currentIndex().row() == 0
