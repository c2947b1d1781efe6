"""Beside the page: more about the row where the cursor is, help one key away; tables as high as what is in them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QTabBar, QTableView

from plans.exchange.plan_file import SAMPLE
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Key, Person


@pytest.fixture
def me(start) -> Person:
    someone = start(str(SAMPLE))
    someone.window.resize(1366, 768)
    someone.go("Begroting")
    someone.turn_to()
    someone.words()
    return someone


@pytest.fixture
def lines(me: Person) -> QTableView:
    return me.table(text("budget", "sections.lines.title"))


PAYER = text("budget", "fields.budget_line.payer.ask")


def column(me: Person):
    return me.window.walk.panel.parentWidget().parentWidget()


def test_a_table_is_as_high_as_its_rows(me: Person, lines: QTableView) -> None:
    last = lines.visualRect(lines.model().index(lines.model().rowCount() - 1, 0))
    assert last.bottom() < lines.viewport().height()
    assert lines.verticalScrollBar().maximum() == 0


def test_head_and_totals_stay_in_sight(me: Person, lines: QTableView) -> None:
    page = me.window.walk.page
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    me.walk_to(lines, 14, 0)
    me.words()
    assert page.verticalScrollBar().value() > 0
    head = lines.horizontalHeader()
    assert head.mapTo(page.viewport(), QPoint(0, 0)).y() == 0
    cell = lines.visualRect(lines.currentIndex())
    top, bottom = (lines.viewport().mapTo(page.viewport(), point).y() for point in (cell.topLeft(), cell.bottomLeft()))
    assert head.height() <= top < bottom < page.viewport().height() - head.height()


def test_the_wheel_over_a_table_is_for_the_page(me: Person, lines: QTableView) -> None:
    at = QPointF(lines.viewport().rect().topLeft() + QPoint(60, 200))
    turned = QWheelEvent(
        at,
        QPointF(lines.viewport().mapToGlobal(at.toPoint())),
        QPoint(0, -240),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(lines.viewport(), turned)
    # What is made here goes to no parent; that of a mouse does when the table leaves it.
    assert not turned.isAccepted()
    assert lines.verticalScrollBar().value() == 0


def test_a_page_further_goes_as_far_as_is_in_sight(me: Person, lines: QTableView) -> None:
    me.walk_to(lines, 0, 0)
    me.press(Key.Key_PageDown)
    row = lines.currentIndex().row()
    assert 2 < row < 17
    me.press(Key.Key_PageUp)
    assert lines.currentIndex().row() == 0


def test_the_rest_of_a_row_stands_at_the_right_of_its_table(me: Person, lines: QTableView) -> None:
    field = me.field(PAYER)
    assert field.mapTo(me.window, QPoint()).x() > lines.mapTo(me.window, lines.rect().topRight()).x()
    line = me.window.walk.document.plan.budget_lines[5]
    me.walk_to(lines, 5, 0)
    assert me.value(PAYER) == line.payer
    assert line.what in me.words()
    assert _("More about this row · {number} of {count}").format(number=6, count=18) in me.words()
    me.fill(PAYER, "De vrienden van het huis")
    assert line.payer == "De vrienden van het huis"


def test_one_key_swaps_it_for_the_explanation(me: Person, lines: QTableView) -> None:
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    me.press(Key.Key_F1)
    assert me.window.walk.panel.tabs.isVisible()
    me.press(Key.Key_F1)
    assert not me.window.walk.panel.tabs.isVisible()
    assert me.field(PAYER)


def test_tab_goes_past_the_table_to_its_row(me: Person, lines: QTableView) -> None:
    # Whoever comes by; who is at work in the table walks its cells.
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    me.press(Key.Key_Tab)
    assert QApplication.focusWidget() is me.field(text("budget", "fields.budget_line.kind.ask"))


def test_in_a_narrow_window_it_opens_over_the_page_and_closes_again(me: Person, lines: QTableView) -> None:
    me.window.resize(1024, 700)
    me.words()
    assert not column(me).isVisible()
    me.walk_to(lines, 5, 0)
    me.push(_("More about this row"))
    assert column(me).isVisible()
    assert column(me).isAncestorOf(QApplication.focusWidget())
    me.fill(PAYER, "De vrienden van het huis")
    me.press(Key.Key_Escape)
    assert not column(me).isVisible()
    assert QApplication.focusWidget() is lines
    me.push(_("Explanation ?"))
    assert me.window.walk.panel.tabs.isVisible()


def test_what_lies_over_the_page_never_covers_the_keyboard(me: Person, lines: QTableView) -> None:
    me.window.resize(1024, 700)
    me.words()
    me.walk_to(lines, 5, 0)
    me.press(Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert column(me).isAncestorOf(QApplication.focusWidget())
    for _turn in range(40):
        me.press(Key.Key_Tab)
        if not column(me).isAncestorOf(QApplication.focusWidget()):
            break
    assert me.window.walk.page.isAncestorOf(QApplication.focusWidget())
    assert not column(me).isVisible()


def test_what_is_missing_beside_the_page_comes_in_sight(me: Person, lines: QTableView) -> None:
    me.window.resize(1024, 700)
    me.words()
    line = me.window.walk.document.plan.budget_lines[3]
    me.window.walk.page.reveal(str(line.id), "decided_on")
    me.words()
    field = me.field(text("budget", "fields.budget_line.decided_on.ask"))
    assert field.isVisible()
    assert column(me).isAncestorOf(field)
    assert QApplication.focusWidget() is field


def test_a_table_that_is_made_later_has_its_row_at_the_right_too(me: Person) -> None:
    me.go(text("scans", "step.title"))
    tabs = me.visible(QTabBar, _("Which scan"))
    me.click(tabs, tabs.tabRect(2).center())
    me.walk_to(me.table(text("scans", "tables.tie.title")), 1, 0)
    tie = me.window.walk.document.plan.ties[1]
    field = me.field(text("scans", "fields.tie.note.ask"))
    assert column(me).isAncestorOf(field)
    me.fill(text("scans", "fields.tie.note.ask"), "Eén keer per kwartaal bellen")
    assert tie.note == "Eén keer per kwartaal bellen"
