"""What a screen reader is told: every stop of every page has a name of its own, a role, and its state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from desktop import alerts
from desktop.forms import tab_order
from desktop.forms.parts import Fold
from plans.derived import steps
from plans.exchange.plan_file import SAMPLE
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Key, Person
from tests.desktop.test_tab_order import page, unfold

Role, Name = QAccessible.Role, QAccessible.Text.Name
TARGET = 24


TYPES = {
    *(
        Role.Button,
        Role.ButtonMenu,
        Role.ButtonDropDown,
        Role.CheckBox,
        Role.ComboBox,
        Role.Document,
        Role.EditableText,
    ),
    *(Role.Grouping, Role.Link, Role.List, Role.PageTabList, Role.Pane, Role.RadioButton, Role.Table, Role.ToolBar),
}
"""Roles of which Qt makes a type of Windows' UI Automation; others are "custom" there, as a chart that says itself."""


def told(widget: QWidget):
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def label_of(combo: QComboBox) -> str:
    around = combo.parentWidget()
    return next((label.text() for label in around.findChildren(QLabel) if label.buddy() is combo), "")


def name(widget: QWidget) -> str:
    return label_of(widget) if isinstance(widget, QComboBox) else told(widget).text(Name)


def group(widget: QWidget) -> str:
    """The name of the nearest group that something stands in."""
    around = widget.parentWidget()
    while told(around).role() not in (Role.Grouping, Role.Pane):
        around = around.parentWidget()
    return told(around).text(Name)


def does_on_windows(item: QWidget) -> bool:
    """Whether UI Automation gets something to do with a stop, as Qt gives it for its role and interfaces."""
    heard = told(item)
    if heard.role() == Role.EditableText:
        return heard.textInterface() is not None
    if heard.role() == Role.Table:
        # Its cells are what is done something with; one that is read line by line says each line in its name.
        return isinstance(item, QTableView) or bool(heard.text(Name))
    return heard.actionInterface() is not None and heard.role() in TYPES | {Role.Chart}


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced while a test runs."""
    found: list[str] = []
    monkeypatch.setattr(alerts, "announce", lambda _widget, words: words and found.append(words))
    return found


@pytest.mark.parametrize("step", steps.PAGES)
def test_every_card_of_a_page_is_a_group_with_its_heading_as_name(viewer: Person, step: str) -> None:
    """A card of fields alone is none: else the question of the first would be the name of them all."""
    viewer.window.walk.go(step)
    cards = [it for it in page(viewer).findChildren(QFrame) if it.property("role") == "card" and it.isVisible()]
    for card in cards:
        labels = [it for it in card.findChildren(QLabel) if it.isVisible() and it.text()]
        fields = {it.accessibleName() for it in card.findChildren(QWidget)}
        headed = [it for it in labels if it.property("role") in ("title", "heading")]
        headed += [it for it in labels if it.property("role") == "question" and it.text() not in fields]
        assert told(card).role() == (Role.Grouping if headed else Role.Client)
        assert bool(told(card).text(Name)) == bool(headed)


def is_typed_in_or_pressed(widget: QWidget) -> bool:
    """Whether the keyboard comes to something that is on the screen, anywhere in the window."""
    if not isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox | QTableView | QAbstractButton):
        return False
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isVisible() and not isinstance(widget.parent(), QComboBox)


def says(widget: QWidget) -> str:
    return widget.accessibleName() or getattr(widget, "text", str)()


@pytest.mark.parametrize("step", steps.PAGES)
@pytest.mark.parametrize("new", [False, True])
def test_every_stop_has_a_name_of_its_own_a_role_and_room(view: Callable[..., Person], step: str, new: bool) -> None:
    me = view(new=new)
    me.window.walk.go(step)
    page(me)
    unfold(me)
    page(me)
    stops = tab_order.stops(page(me).sheet)
    assert stops
    assert [item for item in stops if not name(item)] == []
    assert [item for item in me.window.findChildren(QWidget) if is_typed_in_or_pressed(item) and not says(item)] == []
    unknown = (Role.Client, Role.NoRole)
    assert [name(item) for item in stops if told(item).role() in unknown] == []
    assert [name(item) for item in stops if not does_on_windows(item)] == []
    told_apart = Counter((told(item).role(), group(item), name(item)) for item in stops)
    assert [words for words, count in told_apart.items() if count > 1] == []
    pressed = [item for item in page(me).findChildren(QAbstractButton) if item.isVisible()]
    small = [(told(item).text(Name), item.size()) for item in pressed if min(item.width(), item.height()) < TARGET]
    assert small == []


def test_words_of_a_choice_are_radio_buttons_in_a_group_that_asks(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    me.window.walk.go("goals")
    group = me.field("Fase")
    assert told(group).role() == Role.Grouping
    assert told(group).text(Name) == "Fase"
    words = group.findChildren(QAbstractButton)
    assert {told(word).role() for word in words} == {Role.RadioButton}
    assert [bool(told(word).state().checked) for word in words].count(True) == 1


def test_cards_are_choices_and_the_place_for_one_more_is_a_button(start: Callable[..., Person]) -> None:
    me = start()
    me.push(_("New plan"))
    me.window.walk.go("goals")
    me.push(_("+ Goal {number}").format(number=1))
    first = me.visible(QAbstractButton, f"1 {_('New goal')}, {_('not started')}")
    second = me.visible(QAbstractButton, _("+ Goal {number}").format(number=2))
    assert told(first).role() == Role.RadioButton
    assert told(second).role() == Role.Button
    first.setFocus()
    me.press(Key.Key_Right)
    # The arrow goes to the place for another one, and makes none.
    assert len(me.window.walk.document.plan.goals) == 1


def test_a_fold_says_whether_it_is_open_and_can_be_pressed(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    me.window.walk.go("goals")
    fold = next(item for item in page(me).findChildren(Fold) if item.isVisible())
    button = fold.findChild(QAbstractButton)
    state = told(button).state()
    assert (bool(state.expandable), bool(state.expanded), bool(state.collapsed)) == (True, False, True)
    assert told(button).text(QAccessible.Text.Value) == _("folded"), "Windows hears it as the value of a button"
    told(button).actionInterface().doAction("Press")
    state = told(button).state()
    assert (bool(state.expanded), bool(state.collapsed)) == (True, False)
    assert told(button).text(QAccessible.Text.Value) == _("unfolded")


def test_a_refused_answer_says_so(start: Callable[..., Person], heard: list[str]) -> None:
    me = start(str(SAMPLE))
    me.fill("Voor welk jaar is het plan?", "straks")
    field = me.field("Voor welk jaar is het plan?")
    assert told(field).text(QAccessible.Text.Description).startswith(_("This does not fit yet."))
    assert any(words.startswith("Voor welk jaar is het plan?") for words in heard)


def test_what_happens_elsewhere_is_announced(start: Callable[..., Person], heard: list[str]) -> None:
    me = start(str(SAMPLE))
    assert heard == [text("team", "step.title")]
    me.window.walk.enter("goals")
    assert heard[-1] == text("goals", "step.title")
    me.push(_("To the parking lot"))
    assert heard[-1] == _("“{goal}” is parked").format(goal="– Zelf medicatie regelen")
    me.push(_("Take out"))
    assert heard[-1] == _("{what} removed").format(what="doel")


def test_figures_are_read_row_by_row(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    me.window.walk.go("budget")
    from desktop.pages.budget import Cross

    table = page(me).findChild(Cross)
    assert told(table).role() == Role.Table
    table.setFocus()
    rows = set()
    for _row in range(20):
        rows.add(told(table).text(Name))
        me.press(Key.Key_Down)
    assert len(rows) > 5
    assert any(_("Total") in row for row in rows)


def test_along_a_row_a_cell_leaves_out_the_column_that_the_reader_says(viewer: Person) -> None:
    viewer.go(text("calendar", "step.title"))
    table = next(item for item in page(viewer).findChildren(QTableView) if item.isVisible())

    def said(row: int, column: int) -> str:
        return str(table.model().index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))

    head = table.model().headerData(1, Qt.Orientation.Horizontal)
    viewer.turn_to()
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    assert said(0, 1).startswith(f"{head}: ")
    viewer.press(Key.Key_Right)
    assert not said(0, 1).startswith(head)
    assert said(1, 1).startswith(f"{head}: "), "another row is read as a whole"
    viewer.press(Key.Key_Down)
    assert said(1, 1).startswith(f"{head}: ")
    assert said(0, 1).startswith(f"{head}: ")
