"""Somebody at the keyboard: looks for things by the name that is read out, and presses real keys and buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from desktop.forgetting_places import SOFT
from resources.language import gettext as _

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
PATIENCE = 180_000
"""The most milliseconds that anything is waited for: what is there before is seen at once, however busy the machine."""
CLOSES = 30_000
"""The most milliseconds between an answer and the end of its dialog."""
MANY = 300
"""More keys than lead anywhere on a page."""


class Person:
    """Works with one window through events only; what is on the screen may be looked at."""

    def __init__(self, qtbot, window: QWidget) -> None:
        self.qtbot = qtbot
        self.window = window
        self._seen: list[list[QWidget | None]] = []

    # -- looking -----------------------------------------------------------------------------------

    def visible(self, kind: type, name: str, within: QWidget | None = None):
        """Find what is on the screen by the name that is read out, or the words on it."""
        for widget in (within or self.top()).findChildren(kind):
            words = (widget.accessibleName(), getattr(widget, "text", lambda: "")())
            if widget.isVisible() and name in words:
                return widget
        raise AssertionError(f"not on the screen: {name}")

    def top(self) -> QWidget:
        return QApplication.activeModalWidget() or self.window

    def words(self) -> str:
        """Everything that can be read on the screen now, but for tables and lists."""
        QApplication.processEvents()
        found = self.top().findChildren(QLabel) + self.top().findChildren(QAbstractButton)
        return "\n".join(item.text().replace(SOFT, "") for item in found if item.isVisible())

    def turn_to(self) -> None:
        """Bring the window, or the dialog above it, to the front, as a click on it does."""
        if QApplication.activeWindow() is not self.top():
            self.top().activateWindow()
            QApplication.processEvents()

    def paint(self) -> None:
        """Have the pages of the plan painted, which no test needs that does not look at colours (conftest.py)."""
        self.window.walk.pages.setUpdatesEnabled(True)
        QApplication.processEvents()

    # -- doing -------------------------------------------------------------------------------------

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.top(), key, modifiers)
        QApplication.processEvents()

    def press_until(self, key: Key, arrived: Callable[[], bool]) -> None:
        """Press a key as often as it takes, and not without end."""
        for _time in range(MANY):
            if arrived():
                return
            self.press(key)
        raise AssertionError(f"not reached with {key.name}: {self.words()}")

    def type(self, text: str) -> None:
        """Type text, each character as the keyboard gives it (also é, ü and €)."""
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(QApplication.focusWidget() or self.top(), event)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or QPoint())
        QApplication.processEvents()

    def push(self, words: str) -> None:
        """Press the button with these words."""
        self.click(self.visible(QAbstractButton, words))

    def pick(self, button: str, words: str) -> None:
        """Choose a line of the menu that a button opens."""
        menu = self.visible(QPushButton, button).menu()
        next(action for action in menu.actions() if action.text() == words).trigger()
        QApplication.processEvents()

    def command(self, words: str) -> None:
        """Choose a line of the menu of the window, also of a menu within it."""
        (action,) = (action for action in self.window.actions() if action.text() == words)
        assert action.isEnabled(), f"not to be chosen now: {words}"
        action.trigger()

    def go(self, step: str) -> None:
        """Choose a step in the list at the left; one that is folded away is unfolded first."""
        steps = self.visible(QListView, _("Steps of the plan"))
        titles = [steps.model().index(row, 0).data() for row in range(steps.model().rowCount())]
        if step not in titles:
            raise AssertionError(f"no such step: {step}")
        row = titles.index(step)
        if steps.isRowHidden(row):
            self._click_row(steps, max(place for place in range(row) if not steps.isRowHidden(place)))
        self._click_row(steps, row)

    def _click_row(self, steps: QListView, row: int) -> None:
        index = steps.model().index(row, 0)
        steps.scrollTo(index)
        QApplication.processEvents()
        self.click(steps.viewport(), steps.visualRect(index).center())

    def status(self, step: str) -> str:
        """Return what is read out for a step in the list."""
        model = self.visible(QListView, _("Steps of the plan")).model()
        for row in range(model.rowCount()):
            if model.index(row, 0).data() == step:
                words = model.index(row, 0)
                # What is worked out from the whole plan comes a moment after the page.
                self.qtbot.waitUntil(lambda words=words: words.data(Qt.ItemDataRole.AccessibleTextRole) is not None)
                return str(words.data(Qt.ItemDataRole.AccessibleTextRole))
        raise AssertionError(f"no such step: {step}")

    def field(self, question: str) -> QWidget:
        """Find the field that is read out with this question."""
        for widget in self.top().findChildren(QWidget):
            if widget.isVisible() and widget.accessibleName() == question and not isinstance(widget, QLabel):
                return widget
        raise AssertionError(f"no such question on the screen: {question}")

    def focus(self, question: str) -> QWidget:
        """Put the cursor in the field under a question."""
        self.turn_to()
        field = self.field(question)
        field.setFocus(Qt.FocusReason.MouseFocusReason)
        return field

    def value(self, question: str) -> str:
        """Read what stands under a question."""
        field = self.field(question)
        if isinstance(field, QComboBox):
            return field.currentText()
        return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()

    def fill(self, question: str, text: str) -> None:
        """Type an answer under a question, in the place of what stood there."""
        self.focus(question)
        self.press(Key.Key_A, Control)
        self.type(text)
        self.press(Key.Key_Tab)

    def choose(self, question: str, word: str) -> None:
        """Choose a word of a list: the segment that shows it, or with the arrow keys in a list that opens."""
        holder = self.field(question)
        if isinstance(holder, QComboBox):
            holder.setFocus(Qt.FocusReason.TabFocusReason)
            for _try in range(holder.count()):
                if holder.currentText() == word:
                    break
                self.press(Key.Key_Down)
            assert holder.currentText() == word
        else:
            self.click(self.visible(QAbstractButton, word, within=holder))

    def table(self, name: str) -> QTableView:
        return self.visible(QTableView, name)

    def rows(self, table: QTableView, *rows: tuple[str, ...], first: int | None = None) -> None:
        """Type rows with the keyboard alone: each cell opens at the first letter, Tab goes to the next."""
        model = table.model()
        for place, row in enumerate(rows):
            table.setFocus(Qt.FocusReason.TabFocusReason)
            line = model.rowCount() - 1 if first is None else first + place
            self.walk_to(table, line, 0)
            for column, text in enumerate(row):
                self.walk_to(table, line, column)
                if not text:
                    continue
                self.press(Key.Key_F2)
                editor = QApplication.focusWidget()
                if isinstance(editor, QComboBox) and not editor.isEditable():
                    for _try in range(editor.count()):
                        if editor.currentText() == text:
                            break
                        self.press(Key.Key_Down)
                    assert editor.currentText() == text, f"{text} is not in the list"
                else:
                    assert isinstance(editor, QLineEdit | QComboBox), f"no editor for {text}"
                    self.press(Key.Key_A, Control)
                    self.type(text)
                self.press(Key.Key_Return)
                self.qtbot.waitUntil(lambda: QApplication.focusWidget() is table)

    def walk_to(self, table: QTableView, row: int, column: int) -> None:
        table.setFocus(Qt.FocusReason.TabFocusReason)
        if not table.currentIndex().isValid():
            self.press(Key.Key_Home, Control)
        for _try in range(1000):
            here = table.currentIndex()
            if here.row() != row:
                self.press(Key.Key_Down if here.row() < row else Key.Key_Up)
            elif here.column() != column:
                self.press(Key.Key_Right if here.column() < column else Key.Key_Left)
            else:
                break
        here = table.currentIndex()
        focus = QApplication.focusWidget()
        assert (here.row(), here.column()) == (row, column), f"the keyboard is at {focus}"

    def name_file(self, path: Path) -> None:
        """Paste the name of a file in the dialog that asks for one.

        While it is typed, Qt completes it with folders that happen to lie beside this one, and then leads into them.
        """
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        name.setFocus()
        name.setText(str(path))
        self.press(Key.Key_Return)

    def answering(self, do: Callable[[], object], start: Callable[[], object], skip: int = 0) -> None:
        """Start something that opens a dialog, and do something in that dialog; ``skip``: how many come before it."""
        failure: list[BaseException] = []
        came: list[bool] = []
        seen = [QApplication.activeModalWidget()]
        patience = QDeadlineTimer(PATIENCE)

        def act() -> None:
            if not any(seen is dialogs for dialogs in self._seen):
                return
            here = self._look_up()
            if patience.hasExpired():
                give_up(here)
                return
            if here is not None and here not in seen[: skip + 1] and QApplication.activeWindow() is not here:
                here.activateWindow()
            if here is None or here in seen[: skip + 1] or QApplication.activeWindow() is not here:
                QTimer.singleShot(5, act)
                return
            came.append(True)
            try:
                do()
            except BaseException as error:  # noqa: BLE001 - raised again outside Qt
                failure.append(error)
                here.close()
            QTimer.singleShot(CLOSES, here, lambda: still_open(here))

        def give_up(here: QWidget | None) -> None:
            """What does not come, or not to the front, would be waited for without end."""
            failure.append(AssertionError(f"not the dialog that was waited for: {self.words()}"))
            if here is not None:
                here.close()

        def still_open(dialog: QWidget) -> None:
            """A dialog that nobody answers would hold up all tests after it."""
            if dialog.isVisible():
                failure.append(AssertionError(f"still open: {self.words()}"))
                dialog.close()

        self._seen.append(seen)
        QTimer.singleShot(0, act)
        self.turn_to()
        try:
            start()
        finally:
            # Else it would answer a dialog of another test.
            self._seen = [dialogs for dialogs in self._seen if dialogs is not seen]
        self.turn_to()
        if failure:
            raise failure[0]
        assert came, "no dialog came"

    def _look_up(self) -> QWidget | None:
        """Return the dialog that is open; whoever waits for a later one knows of it, however short it is there."""
        here = QApplication.activeModalWidget()
        for dialogs in self._seen:
            if here is not None and here not in dialogs:
                dialogs.append(here)
        return here

    def answering_next(self, do: Callable[[], object], start: Callable[[], object]) -> None:
        """Do something in the second dialog that comes, while the first one is answered elsewhere."""
        self.answering(do, start, skip=1)

    def answering_in_turn(self, start: Callable[[], object], *answers: Callable[[], object]) -> None:
        """Start something that opens dialogs one after the other, and do something in each of them."""
        for place, do in enumerate(answers):
            start = partial(self.answering, do, start, skip=place)
        start()
