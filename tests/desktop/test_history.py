"""The history of a plan in the window: moments as they are read, what changed, and taking back as one step."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QListView, QTableView

from plans.derived import quarterly_review
from plans.edits import Edit, addition, adoption, apply, change, removal
from plans.exchange import plan_file
from plans.plan import Plan
from plans.plan_json import serialise, snapshot
from plans.storage import restore
from plans.storage.library import Library
from plans.subjects.actions import Action
from resources.language import gettext as _
from tests.desktop.disk import read_whole
from tests.desktop.person import PATIENCE, Control, Key, Person

TITLE = "Team De Linde · jaarplan 2027"
READING = "In je kopieën kijken"


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """The sample in a library with two copies, a third that cannot be read, an adopted version and a closed review."""
    plan = plan_file.read(plan_file.SAMPLE)[0]
    library = Library.open(tmp_path / "test.db")
    library.create(plan)

    def do(step: list[Edit]) -> None:
        apply(plan, step)
        library.write(plan, step)

    library.copy("import")
    do([change(plan.actions[0], "what", "Tweede")])
    do(addition(plan, Action, what="Nieuwe actie"))
    do(removal(plan, plan.actions[3]))
    library.copy("import")
    library.copy("import").path.write_bytes(b"no library" * 500)
    do(adoption(plan, dt.date(2026, 12, 18), "Ineke de Groot", snapshot(plan)))
    do(quarterly_review.closing(plan, 1, dt.date(2027, 4, 14), snapshot(plan)))
    do([change(plan.actions[0], "what", "Derde")])
    library.close()
    return plan


@pytest.fixture
def me(start, plan: Plan) -> Person:
    me: Person = start()
    read_whole(me)
    me.push(TITLE)
    me.push(_("History"))
    whole(me)
    return me


def whole(me: Person) -> None:
    """Wait until every copy was read and the two moments are compared."""
    me.qtbot.waitUntil(lambda: READING not in me.words(), timeout=PATIENCE)
    compared(me)


def compared(me: Person) -> None:
    me.qtbot.waitUntil(lambda: _("Looking at what has changed…") not in me.words(), timeout=PATIENCE)


def moments(me: Person) -> list[str]:
    model = me.visible(QListView, _("Moments")).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose(me: Person, row: int) -> None:
    """Choose a moment with the arrow keys."""
    moments = me.visible(QListView, _("Moments"))
    moments.setFocus()
    me.press(Key.Key_Home)
    for _time in range(row):
        me.press(Key.Key_Down)
    compared(me)


def lines(me: Person) -> list[list[str]]:
    model = me.visible(QTableView, _("What changed")).model()
    return [[str(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]


def at(me: Person, words: str) -> None:
    """Put the keyboard on the line of the table with these words."""
    table = me.visible(QTableView, _("What changed"))
    me.walk_to(table, next(row for row, line in enumerate(lines(me)) if words in line), 0)


def may(me: Person, words: str) -> bool:
    return me.visible(QAbstractButton, words).isEnabled()


def records(plan: Plan) -> dict[str, object]:
    return serialise(plan)["records"]


def test_moments_in_one_list_newest_first(me: Person) -> None:
    found = [line.split("\n") for line in moments(me)]
    assert [line[0] for line in found] == [
        _("A copy"),
        _("Review of quarter {quarter} closed").format(quarter=1),
        _("Adopted, version {number}").format(number=1),
        _("A copy"),
        _("A copy"),
    ]
    assert found[0][1] == _("as it is now")
    assert found[2][1] == "op 18 december 2026 door Ineke de Groot"
    assert "overgeslagen" in me.words(), "one copy cannot be read"
    assert lines(me)[0][0].startswith("Actie"), "the newest that differs is chosen"
    assert lines(me)[1][1:] == ["Tweede", "Derde"]


def test_two_earlier_moments_are_compared_and_nothing_is_taken_back_then(me: Person) -> None:
    choose(me, 4)
    me.choose(_("Compare with"), me.visible(QListView, _("Moments")).model().index(3, 0).data().replace("\n", " · "))
    compared(me)
    heads = [line[0] for line in lines(me) if line[1:] == ["", ""]]
    assert heads[0].startswith("Actie “")
    assert any(_("{what}: was added").split("}")[1] in head for head in heads)
    assert any(_("{what}: was taken out").split("}")[1] in head for head in heads)
    assert "Derde" not in str(lines(me))
    assert not may(me, _("everything"))
    assert _("Compare with now to take something back.") in me.words()
    choose(me, 3)
    assert _("These are both the same moment. Choose another one to compare it with.") in me.words()


def test_a_field_a_record_and_all_by_keyboard_and_undone(me: Person, plan: Plan) -> None:
    document = me.window.walk.document
    before = records(document.plan)
    first = document.plan.actions[0]
    choose(me, 4)
    at(me, "Derde")
    for _time in range(2):
        me.press(Key.Key_Tab)
    assert may(me, _("this field"))
    me.visible(QAbstractButton, _("this field")).setFocus()
    me.press(Key.Key_Space)
    assert first.what == plan_file.read(plan_file.SAMPLE)[0].actions[0].what
    compared(me)
    me.press(Key.Key_Return)
    assert records(document.plan) == before, "the keyboard is at Undo"
    compared(me)

    at(me, _("{what}: was added").format(what="Actie “Nieuwe actie”"))
    assert not may(me, _("this field"))
    me.push(_("this part"))
    assert all(action.what != "Nieuwe actie" for action in document.plan.actions)
    compared(me)
    me.press(Key.Key_Z, Control)
    assert records(document.plan) == before
    compared(me)

    me.push(_("everything"))
    taken = records(document.plan)
    compared(me)
    assert taken["versions"] == before["versions"]
    assert taken["closings"] == before["closings"]
    assert [row["what"] for row in taken["actions"]] == [
        row["what"] for row in records(plan_file.read(plan_file.SAMPLE)[0])["actions"]
    ]
    assert document.plan.record.state == "adopted"
    assert lines(me)[0][0] == "De status van het plan", "that stays"
    assert not may(me, _("everything"))
    me.push(_("Undo"))
    assert records(document.plan) == before
    compared(me)
    me.push(_("← Back"))
    me.press(Key.Key_Y, Control)
    assert records(document.plan) == taken
    library = Library.open(document.library.path, read_only=True)
    assert records(library.load(plan.id)) == taken
    library.close()


def test_what_is_locked_says_why(me: Person) -> None:
    document = me.window.walk.document
    choose(me, 4)
    at(me, "Concept")
    assert not may(me, _("this field"))
    assert not may(me, _("this part"))
    assert "blijven zoals ze zijn" in me.words()
    document.set_value(document.plan.record, "state", "closed")
    compared(me)
    at(me, "Derde")
    assert not any(may(me, words) for words in (_("this field"), _("this part"), _("everything")))
    assert "Dit plan is afgesloten" in me.words()


def test_reading_is_stopped_and_nothing_comes_after(start, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    go, real, given = threading.Event(), restore.contents, list[int]()

    def slow(path: Path) -> Iterator[restore.Content]:
        for content in real(path):
            yield content
            given.append(1)
            go.wait(20)

    monkeypatch.setattr(restore, "contents", slow)
    me: Person = start()
    read_whole(me)
    me.push(TITLE)
    me.push(_("History"))
    me.qtbot.waitUntil(lambda: len(moments(me)) == 3)
    compared(me)
    me.visible(QAbstractButton, _("Stop reading")).setFocus()
    me.press(Key.Key_Space)
    go.set()
    assert _("You stopped the search: older copies are not in the list.") in me.words()
    choose(me, 2)
    assert len(moments(me)) == 3
    assert ["Tweede", "Derde"] in [line[1:] for line in lines(me)]
    me.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert me.window.walk.isVisible()


def test_what_is_typed_and_not_taken_in_yet_counts(start, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "test.db")
    library.create(plan_file.read(plan_file.SAMPLE)[0])
    library.close()
    start().window.close()
    me: Person = start()
    read_whole(me)
    me.push(TITLE)
    assert _("History") in me.words()
    me.focus("Hoe heet het team?")
    me.press(Key.Key_End)
    me.type("n")
    me.command(_("History…"))
    whole(me)
    assert ["Team De Linde", "Team De Linden"] in [line[1:] for line in lines(me)]
