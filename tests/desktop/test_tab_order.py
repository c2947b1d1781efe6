"""Tab goes through every page as the eye does, whatever was added to it, and what it comes to is in sight."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
    QWidgetItem,
)
from shiboken6 import Shiboken

from desktop.forms import tab_order
from desktop.forms.page import Page
from desktop.forms.parts import Fold
from plans.derived import steps
from plans.exchange.plan_file import SAMPLE
from resources.language import gettext as _
from tests.desktop.person import PATIENCE, Person

Key = Qt.Key
TOLERANCE = 12
"""Pixels that things on one line may differ in height."""


def page(me: Person) -> Page:
    QApplication.processEvents()
    return me.window.walk.page


def place(widget: QWidget, within: Page) -> QRect:
    """Where on the whole page something stands, however that is scrolled."""
    return QRect(widget.mapTo(within.sheet, QPoint(0, 0)), widget.size())


def stops(within: Page) -> set[QWidget]:
    """What on a page must be reached, found without any order: one word of each choice."""
    found = set()
    for widget in within.sheet.findChildren(QWidget):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None and is_whole(widget):
            found.add(widget)
    return found


def is_whole(widget: QWidget) -> bool:
    """Whether it is no part of an input, such as the editor of a list or a cell, or a word that is not chosen."""
    around = widget.parentWidget()
    if isinstance(widget, QAbstractButton) and widget.autoExclusive() and widget.isCheckable():
        words = [item for item in around.findChildren(QAbstractButton) if item.autoExclusive()]
        chosen = [item for item in words if item.isChecked()]
        return widget is (chosen or words)[0]
    while around is not None:
        if isinstance(around, QComboBox | QAbstractSpinBox | QLineEdit | QAbstractItemView):
            return False
        around = around.parentWidget()
    return True


def in_sight(widget: QWidget, within: Page) -> bool:
    if isinstance(widget, QAbstractItemView):
        shown = widget.visualRect(widget.currentIndex())
        area = QRect(widget.viewport().mapTo(within.sheet, shown.topLeft()), shown.size())
    else:
        area = place(widget, within)
    seen = QRect(within.sheet.mapFrom(within.viewport(), QPoint(0, 0)), within.viewport().size())
    return seen.intersects(area) and seen.top() <= area.top() + 1


def walked(me: Person) -> list[QWidget]:
    """Press Tab from the list of steps round the window until it is there again; give what it came to on the page.

    Nothing holds the keyboard.
    """
    here = page(me)
    me.turn_to()
    me.window.walk.list.setFocus()
    met: list[QWidget] = []
    for _press in range(600):
        me.press(Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if here.sheet.isAncestorOf(now):
            assert now not in met, f"the page holds the keyboard at {name(now)}"
            met.append(now)
            assert in_sight(now, here), f"out of sight: {name(now)}"
        elif met and me.window.walk.list.isAncestorOf(now):
            return met
    raise AssertionError(f"stuck at {QApplication.focusWidget()}")


def name(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName() or getattr(widget, 'text', str)()}”"


def check(me: Person) -> None:
    """Hold that everything is reached, once, in the order of the page."""
    here = page(me)
    # Once the keyboard was in a table there is a row that can be moved, or taken out.
    for table in here.findChildren(QAbstractItemView):
        if table.isVisible() and table.isEnabled():
            table.setFocus(Qt.FocusReason.TabFocusReason)
            QApplication.processEvents()
    met = walked(me)
    missed = stops(here) - set(met)
    assert not missed, f"never reached: {[name(item) for item in missed]}"
    for before, after in pairwise(met):
        first, second = place(before, here), place(after, here)
        back = second.top() < first.top() - TOLERANCE and second.left() < first.right()
        left = abs(second.top() - first.top()) <= TOLERANCE and second.left() < first.left()
        wrong = back or left
        assert not wrong, f"{name(after)} comes after {name(before)}, and stands before it"


def unfold(me: Person) -> None:
    """Open every fold of the page."""
    for fold in page(me).findChildren(Fold):
        if fold.isVisible() and not fold.is_open:
            fold.toggle()
    QApplication.processEvents()


@pytest.mark.parametrize("name", steps.PAGES)
def test_of_an_empty_plan(newcomer: Person, name: str) -> None:
    newcomer.window.walk.go(name)
    check(newcomer)
    unfold(newcomer)
    check(newcomer)


@pytest.mark.parametrize("name", steps.PAGES)
def test_of_a_plan_that_is_filled_in(viewer: Person, name: str) -> None:
    viewer.window.walk.go(name)
    check(viewer)
    unfold(viewer)
    check(viewer)


def test_after_a_goal_is_added_and_another_one_is_chosen(start: Callable[..., Person]) -> None:
    me = start()
    me.push(_("New plan"))
    me.window.walk.go("goals")
    for number in range(1, 6):
        me.push(_("+ Goal {number}").format(number=number))
        me.type(f"doel {number}")
        check(me)
    me.window.walk.go("team")
    me.window.walk.go("goals")
    check(me)


def test_after_a_person_is_added(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    me.window.walk.go("people")
    me.push(_("+ Somebody"))
    me.type("Nieuwe Collega")
    check(me)


def test_after_a_row_is_added_to_every_table(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    for name in ("actions", "training", "budget", "conditions", "calendar", "vision", "people"):
        me.window.walk.go(name)
        unfold(me)
        for block in page(me).findChildren(QPushButton):
            if block.text() == _("New row") and block.isVisible():
                block.click()
                me.type("iets nieuws")
                me.press(Key.Key_Return)
        check(me)


def test_of_both_passes_of_a_review(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    me.window.walk.go(steps.REVIEWS)
    unfold(me)
    check(me)
    me.push(_("On to adjusting →"))
    check(me)
    unfold(me)
    check(me)


def test_of_an_adopted_plan(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    me.window.walk.go(steps.CHECK)
    me.fill("Wie stelt het plan vast?", "Manager")
    me.fill("Op welke dag is het plan vastgesteld?", "18-12-2026")
    me.push(_("Adopt the plan"))
    for step in (steps.HOME, steps.CHECK, "goals", "actions", steps.REVIEWS):
        me.window.walk.go(step)
        check(me)


def test_from_a_row_to_more_about_it_and_on_with_the_page(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    me.window.walk.go("actions")
    table = page(me).details[0][0]
    table.setFocus()
    QApplication.processEvents()
    detail = page(me).details[0][1]
    met = []
    for _press in range(60):
        me.press(Key.Key_Tab)
        met.append(QApplication.focusWidget())
        if not detail.isAncestorOf(met[-1]):
            break
    assert len(met) > 1
    assert page(me).sheet.isAncestorOf(met[-1])
    me.press(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert detail.isAncestorOf(QApplication.focusWidget())


def test_back_goes_the_same_way(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    me.window.walk.go("goals")
    walked(me)
    met = walked(me)
    met[-1].setFocus(Qt.FocusReason.TabFocusReason)
    for expected in reversed(met[:-1]):
        me.press(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.focusWidget() is expected


def test_typing_goes_on_in_the_next_field_also_when_a_tip_came(start: Callable[..., Person], qtbot) -> None:
    """What was typed for the indicator once became the unit, because a button came between the two fields."""
    me = start()
    me.push(_("New plan"))
    me.window.walk.go("goals")
    me.push(_("+ Goal {number}").format(number=1))
    box = me.focus("Wat willen we bereiken?")
    assert isinstance(box, QPlainTextEdit)
    me.type("We moeten de dispenser gebruiken")
    qtbot.waitUntil(lambda: any(item.text() == _("Not just now") for item in shown(me)), timeout=PATIENCE)
    me.press(Key.Key_Tab)
    assert QApplication.focusWidget() is me.field("Hoe meten we dat?")


def shown(me: Person) -> list[QAbstractButton]:
    return [item for item in page(me).findChildren(QAbstractButton) if item.isVisible()]


def test_going_through_a_layout_keeps_nothing_of_it(viewer: Person) -> None:
    """What the bindings keep of a layout is taken later for whatever comes to lie at its place in memory."""

    def kept() -> int:
        return sum(type(item) is QWidgetItem for item in Shiboken.getAllValidWrappers())

    viewer.window.walk.go("goals")
    sheet = page(viewer).sheet
    before = kept()
    assert list(tab_order.stops(sheet))
    assert kept() == before
