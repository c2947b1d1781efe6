"""Every dialog by keyboard: begun where its work begins, gone through as the eye does, left by Escape."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from pkgutil import walk_packages

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

import desktop
from desktop.forgetting import ForgetDialog
from desktop.forms.dialog import Dialog
from resources.language import gettext as _
from tests.desktop import measure, places
from tests.desktop.person import PATIENCE, Person
from tests.desktop.test_tab_order import is_whole

Key = Qt.Key
TOLERANCE = 12
"""Pixels that things on one line may differ in height."""
BEGINS = {
    "settings": QComboBox,
    "about": QPlainTextEdit | QPushButton,
    "keys": QAbstractItemView,
    "palette": QLineEdit,
    "search": QLineEdit,
    "passphrase": QLineEdit,
    "safeguards": QAbstractButton,
    "print": QAbstractButton | QComboBox,
    "import": QAbstractItemView,
    "merge": QAbstractButton,
    "compare": QAbstractButton,
    "forget": QWidget,
    "forget, asking": QComboBox | QLineEdit,
    "names": QAbstractButton,
    "guide": QLineEdit,
    "count": QLineEdit,
    "ideas": QPlainTextEdit,
    "news": QPushButton,
    "share": QWidget,
    "share, a text": QWidget,
    "house pack": QAbstractButton,
    "house pack, changes": QAbstractButton,
    "house pack, making": QLineEdit,
    "overview": QComboBox,
}
"""What has the keyboard when a dialog opens."""


@pytest.fixture
def shown() -> Iterator[list[QDialog]]:
    """The dialogs of a test; those that don't go by themselves go with it."""
    made: list[QDialog] = []
    yield made
    for dialog in made:
        if isValid(dialog):
            dialog.close()
            dialog.deleteLater()


def appear(me: Person, dialog: QDialog) -> None:
    """Show a dialog, and wait for what it looks up by itself."""
    dialog.show()
    measure.settle()
    if isinstance(dialog, ForgetDialog):
        me.qtbot.waitUntil(lambda: not dialog.findChild(QProgressBar).isVisible(), timeout=PATIENCE)


def stops(dialog: QDialog) -> set[QWidget]:
    """What must be reached, found without any order: one word of each choice."""
    return {
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and is_whole(widget)
        and not isinstance(widget, QScrollArea)
        and is_stop_of_group(widget)
    }


def is_stop_of_group(widget: QWidget) -> bool:
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive():
        return True
    return widget is (group.checkedButton() or group.buttons()[0])


def column(widget: QWidget) -> QWidget:
    """Return what a widget scrolls in, or the dialog: columns are read one after the other."""
    around = widget.parentWidget()
    while around is not None and not around.isWindow() and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around or widget


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


@pytest.mark.parametrize("name", BEGINS)
def test_it_begins_where_its_work_begins_and_tab_goes_as_the_eye_does(
    viewer: Person, tmp_path: Path, shown: list[QDialog], name: str
) -> None:
    me = viewer
    dialog = places.dialogs(me, tmp_path)[name]()
    shown.append(dialog)
    assert isinstance(dialog, Dialog)
    appear(me, dialog)
    dialog.activateWindow()
    measure.settle()
    heard = QAccessible.queryAccessibleInterface(dialog)
    assert heard.text(QAccessible.Text.Name) == dialog.windowTitle() != ""
    assert heard.role() == QAccessible.Role.Dialog
    enter = [button for button in dialog.findChildren(QPushButton) if button.isDefault()]
    assert len(enter) <= 1
    assert all(button.property("role") != "destructive" for button in enter)
    begun = QApplication.focusWidget()
    assert isinstance(begun, BEGINS[name]), begun
    assert dialog.isAncestorOf(begun)
    met: list[QWidget] = []
    for _press in range(120):
        now = QApplication.focusWidget()
        while now is not None and not is_whole(now):
            now = now.parentWidget()
        assert now is not None
        if now in met:
            break
        met.append(now)
        me.press(Key.Key_Tab)
    missed = stops(dialog) - set(met)
    assert missed == set(), [f"{type(item).__name__} {item.accessibleName()}" for item in missed]
    # From the one that the eye meets first.
    first = min(met, key=lambda item: (place(column(item)).left(), place(item).top(), place(item).left()))
    turned = met[met.index(first) :] + met[: met.index(first)]
    for before, after in pairwise(turned):
        one, other = place(before), place(after)
        if column(before) is column(after) and other.right() > one.left() and other.left() < one.right():
            wrong = f"{after.accessibleName()} comes after {before.accessibleName()}"
            assert other.top() > one.top() - TOLERANCE, wrong
    dialog.activateWindow()
    me.press(Key.Key_Escape)
    measure.settle()
    assert not dialog.isVisible()


@pytest.mark.parametrize("name", BEGINS)
@pytest.mark.parametrize(("width", "height", "percent"), [(720, 480, 100), (1024, 700, 150)])
def test_it_fits_a_small_window_with_nothing_cut(
    view: Callable[..., Person],
    tmp_path: Path,
    shown: list[QDialog],
    name: str,
    width: int,
    height: int,
    percent: int,
) -> None:
    me = view(text_size=percent)
    me.window.resize(width, height)
    dialog = places.dialogs(me, tmp_path)[name]()
    shown.append(dialog)
    appear(me, dialog)
    assert dialog.width() <= width
    assert dialog.height() <= height
    assert list(measure.faults_on(dialog)) == []


def test_every_dialog_of_the_program_is_tried(viewer: Person, tmp_path: Path, shown: list[QDialog]) -> None:
    found = set()
    for module in walk_packages(desktop.__path__, "desktop."):
        loaded = __import__(module.name, fromlist=["_"])
        for _name, kind in inspect.getmembers(loaded, inspect.isclass):
            if issubclass(kind, QDialog) and kind.__module__.startswith("desktop.") and not kind.__subclasses__():
                found.add(kind)
    made = places.dialogs(viewer, tmp_path)
    tried = set()
    for name in BEGINS:
        dialog = made[name]()
        shown.append(dialog)
        tried.add(type(dialog))
    assert set(BEGINS) == set(made)
    assert found == tried


@pytest.mark.parametrize("loses", [False, True])
def test_a_question_takes_the_safe_answer_for_enter_and_escape(viewer: Person, loses: bool) -> None:
    from desktop import alerts

    me = viewer

    for key, expected in ((Key.Key_Escape, False), (Key.Key_Return, not loses)):
        answers = []

        def ask(answers: list[bool] = answers) -> None:
            answers.append(alerts.confirm(me.window, "Weg?", _("Throw away"), _("Cancel"), loses=loses))

        me.answering(lambda key=key: me.press(key), ask)
        assert answers == [expected]
