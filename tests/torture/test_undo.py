"""Random sequences through the real window: typed, chosen, moved about and taken back, all undone and all redone."""

from __future__ import annotations

import random
from collections import Counter
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QPlainTextEdit, QTableView, QWidget

from desktop.document import Document
from plans.derived import steps
from plans.edits import Edit, addition, apply, change, inverse, removal
from plans.plan import Plan
from plans.plan_json import serialise
from plans.storage.library import Library
from plans.subjects.goals import Goal
from resources.language import gettext as _
from tests.desktop.person import Control, Key, Person
from tests.desktop.test_history import TITLE, whole

PARTS, SEQUENCES = 10, 100
"""A thousand sequences, a hundred of them in one window."""
MOST_STEPS = 200
"""Far more than a sequence has."""
WORDS = ("Vier tablets", "é", "12", "1.250,50", "1 maart 2027", "Łinde", "x" * 300, "regel", "ja")
ACTS = "type type type type choose choose cell cell go go undo undo redo redo take take".split()


def records(plan: Plan) -> dict[str, Any]:
    """Everything in a plan, but for when it was saved."""
    return serialise(plan)["records"]


def unlike(found: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    """Name the tables and fields in which two plans differ."""
    return [
        f"{table} {place} {field}: {one.get(field)!r:.60} for {other.get(field)!r:.60}"
        for table in expected
        for place, (one, other) in enumerate(zip_longest(found[table], expected[table], fillvalue={}))
        for field in {**one, **other}
        if one.get(field) != other.get(field)
    ]


def library_with_copies(path: Path, plan: Plan) -> None:
    """Keep the sample in a library with two copies in which it was another one."""
    library = Library.open(path)
    library.create(plan)
    steps_taken: list[Edit] = []
    for step in (
        [change(plan.goals[0], "title", "Anders"), change(plan.team, "name", "Anders")],
        [*removal(plan, plan.goals[1]), *addition(plan, Goal, title="Nieuw", parked=True)],
    ):
        apply(plan, step)
        library.write(plan, step)
        library.copy("import")
        steps_taken += step
    back = inverse(steps_taken)
    apply(plan, back)
    library.write(plan, back)
    library.close()


class Chance:
    """Somebody at the keyboard who does anything."""

    def __init__(self, me: Person, seed: int) -> None:
        self.me, self.chance = me, random.Random(seed)
        self.done = Counter[str]()

    @property
    def document(self) -> Document:
        return self.me.window.walk.document

    def act(self) -> None:
        """Do one thing."""
        what = self.chance.choice(ACTS)
        self.done[what] += 1
        getattr(self, what)()

    def type(self) -> None:
        inputs = [
            item
            for kind in (QLineEdit, QPlainTextEdit)
            for item in self.me.window.walk.page.findChildren(kind)
            if item.isVisible() and item.isEnabled() and not item.isReadOnly()
        ]
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
        tables = self._of_page(QTableView)
        if tables:
            table = self.chance.choice(tables)
            model = table.model()
            at = self.chance.randrange(model.rowCount()), self.chance.randrange(model.columnCount())
            table.setFocus(Qt.FocusReason.TabFocusReason)
            table.setCurrentIndex(model.index(*at))
            self.me.type(self.chance.choice(WORDS)[:40])
            self.me.press(self.chance.choice((Key.Key_Return, Key.Key_Tab, Key.Key_Escape)))

    def go(self) -> None:
        self.me.window.walk.go(self.chance.choice(list(steps.PAGES)))

    def undo(self) -> None:
        for _time in range(self.chance.choice((1, 1, 2, 5))):
            self.me.press(Key.Key_Z, Control)

    def redo(self) -> None:
        for _time in range(self.chance.choice((1, 1, 2, 5))):
            self.me.press(Key.Key_Y, Control)

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

    def all_undone(self) -> None:
        for _time in range(MOST_STEPS):
            if not self.document.can_undo:
                return
            self.me.turn_to()
            self.me.press(Key.Key_Z, Control)
        raise AssertionError(f"undo does not end: {len(self.document._done)} steps")

    def all_redone(self) -> None:
        for _time in range(MOST_STEPS):
            if not self.document.can_redo:
                return
            self.me.turn_to()
            self.me.press(Key.Key_Y, Control)
        raise AssertionError(f"redo does not end, with the keyboard at {QApplication.focusWidget()}")

    def _of_page(self, kind: type) -> list[QWidget]:
        found = self.me.window.walk.page.findChildren(kind)
        return [item for item in found if item.isVisible() and item.isEnabled()]


@pytest.mark.parametrize("part", range(PARTS))
def test_random_sequences_through_the_window(start, tmp_path: Path, sample: Plan, part: int) -> None:
    library_with_copies(tmp_path / "test.db", sample)
    me: Person = start()
    me.push(TITLE)
    first, acts, undone = records(me.window.walk.document.plan), Counter[str](), 0
    for seed in range(part * SEQUENCES, (part + 1) * SEQUENCES):
        somebody = Chance(me, seed)
        for _time in range(somebody.chance.randint(2, 8)):
            somebody.act()
            assert QApplication.activeModalWidget() is None, seed
        document = somebody.document
        document.commit_requested.emit()
        last, is_end = records(document.plan), not document.can_redo
        undone += len(document._done)
        somebody.all_undone()
        assert unlike(records(document.plan), first) == [], (seed, somebody.done)
        somebody.all_redone()
        again = records(document.plan)
        assert records(document.library.load(document.plan.id)) == again, seed
        assert unlike(again, last) == [] or not is_end, (seed, somebody.done)
        somebody.all_undone()
        assert unlike(records(document.plan), first) == [], (seed, somebody.done)
        acts += somebody.done
    done = ", ".join(f"{what} {acts[what]}" for what in sorted(acts))
    print(f"\n{SEQUENCES} sequences through the window, {undone} steps undone and redone: {done}")
