"""Somebody at the keyboard of the real window who does anything, with every feature that changes a plan."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from desktop.document import Document
from plans.derived import steps
from resources.language import gettext as _
from tests.desktop.person import Control, Key, Person
from tests.desktop.test_history import whole

WORDS = ("Vier tablets", "é", "12", "1.250,50", "1 maart 2027", "Łinde", "x" * 300, "regel", "ja")
ACTS = (
    *"type type type type type choose choose choose cell cell cell push push go go undo undo redo".split(),
    *"take card questions questions house list calendar".split(),
)
MOST_STEPS = 400
"""Far more than a sequence has."""
MOST_ANSWERS = 8
"""Answers to one dialog, after which it is left with Escape."""
LEAVES = ("Stop, I’ll go on later", "Make the plan for {year}")
"""Buttons of a page that close the plan, and its undo with it."""


class Answers(QObject):
    """Answers whatever is asked by chance, until it is gone; a file that is asked for is the one that lies ready."""

    def __init__(self, me: Person, chance: random.Random, file: Path | None = None) -> None:
        super().__init__()
        self._me, self._chance, self._file = me, chance, file
        self._given = Counter[QWidget]()
        self._timer = QTimer(self, interval=10)
        self._timer.timeout.connect(self._answer)
        self._timer.start()

    def _answer(self) -> None:
        asked = QApplication.activeModalWidget()
        if asked is None:
            return
        self._me.turn_to()
        self._given[asked] += 1
        assert isinstance(asked, QDialog)
        if self._given[asked] > MOST_ANSWERS or (isinstance(asked, QFileDialog) and not self._file):
            asked.reject()
        elif isinstance(asked, QFileDialog):
            self._me.name_file(self._file)
        else:
            buttons = [item for item in asked.findChildren(QAbstractButton) if item.isVisible() and item.isEnabled()]
            first = [
                item for item in buttons if item.property("role") == "primary" or getattr(item, "isDefault", bool)()
            ]
            likely = first if first and self._chance.random() < 0.7 else buttons
            if not likely or self._chance.random() < 0.1:
                self._me.press(Key.Key_Escape)
            else:
                self._me.click(self._chance.choice(likely))

    def over(self) -> None:
        """Wait until nothing is asked any more."""
        self._me.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=20_000)
        self._timer.stop()


def _is_first(button: QPushButton) -> bool:
    """Return whether a button is the one that goes on."""
    return button.property("role") == "primary" or button.isDefault()


class Anybody:
    """Does one thing after the other, whatever chance says.

    ``files``: lists to take over, and house packs, each a newer version of the one before.
    """

    def __init__(self, me: Person, seed: int, lists: Sequence[Path], packs: Sequence[Path]) -> None:
        self.me, self.chance = me, random.Random(seed)
        self.lists, self.packs = lists, packs
        self.done = Counter[str]()

    @property
    def document(self) -> Document:
        return self.me.window.walk.document

    def act(self) -> None:
        """Do one thing."""
        what = self.chance.choice(ACTS)
        before = len(self.document._done), self.document.can_redo
        self.me.turn_to()
        getattr(self, what)()
        while popup := QApplication.activePopupWidget():
            popup.close()
        self.document.commit_requested.emit()
        self.done[what] += 1
        assert self.me.window.walk.isVisible(), what
        self.done[f"{what}!"] += before != (len(self.document._done), self.document.can_redo)

    # -- what is typed and chosen on a page --------------------------------------------------------------

    def type(self) -> None:
        inputs = [item for kind in (QLineEdit, QPlainTextEdit) for item in self._of_page(kind) if not item.isReadOnly()]
        if inputs:
            item = self.chance.choice(inputs)
            item.setFocus(Qt.FocusReason.MouseFocusReason)
            if self.chance.random() < 0.5:
                self.me.press(Key.Key_A, Control)
            self.me.type(self.chance.choice(WORDS))
            if self.chance.random() < 0.7:
                self.me.press(Key.Key_Tab)

    def choose(self) -> None:
        found = [item for item in self._of_page(QAbstractButton) if item.isCheckable()]
        if found:
            self.me.click(self.chance.choice(found))

    def cell(self) -> None:
        tables = [item for item in self._of_page(QTableView) if item.model().rowCount()]
        if tables:
            table = self.chance.choice(tables)
            model = table.model()
            at = self.chance.randrange(model.rowCount()), self.chance.randrange(model.columnCount())
            table.setFocus(Qt.FocusReason.TabFocusReason)
            table.setCurrentIndex(model.index(*at))
            self.me.type(self.chance.choice(WORDS)[:40])
            self.me.press(self.chance.choice((Key.Key_Return, Key.Key_Tab, Key.Key_Escape)))

    def push(self) -> None:
        """Press a button of the page, but for those that lead to a print or close the plan."""
        year = self.document.plan.year + 1
        left = [_(words).format(year=year) for words in LEAVES]
        found = [
            item
            for item in self._of_page(QAbstractButton)
            if item.text() and not item.isCheckable() and not item.text().endswith("…") and item.text() not in left
        ]
        if found:
            self._asked(lambda: self.me.click(self.chance.choice(found)))

    def go(self) -> None:
        self.me.window.walk.go(self.chance.choice(list(steps.PAGES)))

    def undo(self) -> None:
        for _time in range(self.chance.choice((1, 1, 2, 5))):
            self.me.press(Key.Key_Z, Control)

    def redo(self) -> None:
        for _time in range(self.chance.choice((1, 1, 2, 5))):
            self.me.press(Key.Key_Y, Control)

    # -- features that change much at once ---------------------------------------------------------------

    def take(self) -> None:
        """Take something back in the history of the plan, and undo it there now and then."""
        me = self.me
        me.window.history_requested.emit()
        whole(me)
        moments = me.visible(QListView, _("Moments"))
        moments.setFocus()
        me.press(Key.Key_Home)
        for _time in range(self.chance.randrange(moments.model().rowCount())):
            me.press(Key.Key_Down)
        whole(me)
        tables = [item for item in me.window.findChildren(QTableView) if item.isVisible()]
        if tables:
            tables[0].setFocus()
            for _time in range(self.chance.randrange(8)):
                me.press(Key.Key_Down)
            button = me.visible(QAbstractButton, _(self.chance.choice(("this field", "this part", "everything"))))
            if button.isEnabled():
                me.click(button)
                whole(me)
                if self.chance.random() < 0.3:
                    me.press(Key.Key_Z, Control)
                    whole(me)
        me.push(_("← Back"))

    def card(self) -> None:
        """Take a technology card over."""
        self.me.window.cards_requested.emit("")
        tiles = self.me.visible(QListView, _("Technology cards"))
        tiles.setFocus()
        self.me.press(Key.Key_Home)
        for _time in range(self.chance.randrange(tiles.model().rowCount())):
            self.me.press(Key.Key_Right)
        if self.chance.random() < 0.8:
            self.me.press(Key.Key_Return)
        self._back_to_the_plan()

    def questions(self) -> None:
        """Answer some questions of the short plan, and go on."""
        self.me.window.walk.go(steps.SHORT)
        for _time in range(self.chance.choice((2, 4, 8))):
            getattr(self, self.chance.choice(("type", "choose", "choose")))()
            forward = [item for item in self._of_page(QAbstractButton) if item.text() == _("Next →")]
            if not forward or self.me.window.walk.step != steps.SHORT:
                return
            self.me.click(forward[0])

    def house(self) -> None:
        """Open a house pack, and take over what it changes."""
        pack = self.chance.choice(self.packs)
        self._asked(lambda: self.me.window.pack_opened.emit(pack))

    def list(self) -> None:
        """Take over a list that somebody made elsewhere."""
        self._asked(lambda: self.me.command(_("Bring in your own list…")), self.chance.choice(self.lists))

    def calendar(self) -> None:
        """Put the year in a calendar, which is remembered beside the plan."""
        file = self.lists[0].with_name(f"jaar {self.chance.randrange(3)}.ics")
        file.unlink(missing_ok=True)
        self._asked(lambda: self.me.window.export_requested.emit("calendar"), file)

    # -- afterwards --------------------------------------------------------------------------------------

    def all_undone(self) -> None:
        for _time in range(MOST_STEPS):
            if not self.document.can_undo:
                return
            self.me.turn_to()
            self.me.press(Key.Key_Z, Control)
        raise AssertionError(f"undo does not end: {len(self.document._done)} steps, at {QApplication.focusWidget()}")

    def all_redone(self) -> None:
        for _time in range(MOST_STEPS):
            if not self.document.can_redo:
                return
            self.me.turn_to()
            self.me.press(Key.Key_Y, Control)
        raise AssertionError(f"redo does not end, with the keyboard at {QApplication.focusWidget()}")

    def _asked(self, start: Callable[[], object], file: Path | None = None) -> None:
        answers = Answers(self.me, self.chance, file)
        self.me.turn_to()
        start()
        answers.over()
        QApplication.processEvents()
        self._back_to_the_plan()

    def _back_to_the_plan(self) -> None:
        self.me.turn_to()
        if not self.me.window.walk.isVisible():
            self.me.press(Key.Key_Escape)

    def _of_page(self, kind: type) -> Sequence[QWidget]:
        found = self.me.window.walk.page.findChildren(kind)
        return [item for item in found if item.isVisible() and item.isEnabled()]
