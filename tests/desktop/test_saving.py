"""What is typed is kept: within half a second, in the field that still has the cursor, and through trouble."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.document import AUTOSAVE
from desktop.library import LibraryController
from plans.errors import PlanError
from plans.records import MAX_TEXT
from plans.storage.library import Library
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.disk import on_disk
from tests.desktop.person import Control, Key, Person

NAME = "Hoe heet het team?"


@pytest.fixture
def me(start) -> Person:
    someone = start()
    someone.push(_("New plan"))
    return someone


def test_typing_is_saved_while_the_cursor_stays(me: Person, qtbot, tmp_path: Path) -> None:
    me.focus(NAME)
    me.type("Lindehof")
    assert _("not saved yet") in me.words()
    qtbot.waitUntil(lambda: on_disk(tmp_path / "test.db") == ["Lindehof"])
    qtbot.waitUntil(lambda: _("not saved yet") not in me.words())
    assert AUTOSAVE <= 500


def test_typing_on_and_on_is_saved_all_the_same(me: Person, qtbot, tmp_path: Path) -> None:
    """The clock starts at the first keystroke, not at the last."""
    me.focus(NAME)

    def kept() -> bool:
        me.type("a")
        return on_disk(tmp_path / "test.db") != [""]

    qtbot.waitUntil(kept)


def test_going_to_another_page_saves(me: Person, tmp_path: Path) -> None:
    me.focus(NAME)
    me.type("Lindehof")
    me.go("Begroting")
    assert on_disk(tmp_path / "test.db") == ["Lindehof"]


def test_a_refused_text_stays_with_its_reason(me: Person, tmp_path: Path) -> None:
    me.fill("Hoeveel collega’s telt het team?", "vierentwintig")
    assert "vierentwintig" in me.words()
    assert me.value("Hoeveel collega’s telt het team?") == "vierentwintig"
    assert _("not saved yet") in me.words()
    me.go("Begroting")
    me.go("Team en jaar")
    assert me.value("Hoeveel collega’s telt het team?") == "vierentwintig"
    me.fill("Hoeveel collega’s telt het team?", "24")
    assert on_disk(tmp_path / "test.db", "staff") == [24]
    assert _("not saved yet") not in me.words()


def test_undo_of_what_does_not_fit_takes_nothing_else_back(me: Person, tmp_path: Path) -> None:
    """It stays with its reason; only the next press goes further back."""
    me.fill(NAME, "Lindehof")
    me.focus("Hoeveel collega’s telt het team?")
    me.type("veel")
    me.press(Key.Key_Z, Control)
    assert on_disk(tmp_path / "test.db") == ["Lindehof"]
    assert me.value("Hoeveel collega’s telt het team?") == "veel"
    assert "veel" in me.words()
    me.press(Key.Key_Z, Control)
    assert on_disk(tmp_path / "test.db") == [""]


def test_a_line_holds_as_much_as_a_plan(me: Person, tmp_path: Path) -> None:
    """And one letter more is refused, and stays to be made shorter."""
    long = "x" * (MAX_TEXT - 1)
    me.focus(NAME)
    QApplication.clipboard().setText(long)
    me.press(Key.Key_V, Control)
    me.type("é")
    me.press(Key.Key_Tab)
    assert on_disk(tmp_path / "test.db") == [f"{long}é"]
    me.focus(NAME)
    me.press(Key.Key_End)
    me.type("!")
    me.press(Key.Key_Tab)
    assert _("This text is too long: at most {most} characters.").format(most=MAX_TEXT) in me.words()
    assert me.value(NAME) == f"{long}é!"
    assert on_disk(tmp_path / "test.db") == [f"{long}é"]


def test_a_cell_holds_as_much_as_a_plan(me: Person) -> None:
    me.go("Begroting")
    table = me.table(text("budget", "sections.lines.title"))
    me.walk_to(table, 0, 0)
    me.press(Key.Key_F2)
    QApplication.clipboard().setText("x" * 40_000)
    me.press(Key.Key_V, Control)
    me.press(Key.Key_Return)
    assert [line.what for line in me.window.walk.document.plan.budget_lines] == ["x" * 40_000]


def test_closing_over_a_refused_text_asks_first(me: Person) -> None:
    me.fill("Hoeveel collega’s telt het team?", "veel")
    me.answering(lambda: me.push(_("Stay here")), me.window.close)
    assert me.window.isVisible()
    me.answering(lambda: me.push(_("Leave anyway")), me.window.close)
    assert not me.window.isVisible()


def test_trouble_with_the_disk_is_said_once_and_nothing_is_lost(
    me: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Library.write

    def full(*_arguments: object, **_named: object) -> None:
        raise PlanError("De schijf is vol.", "Maak ruimte.")

    monkeypatch.setattr(Library, "write", full)
    me.focus(NAME)
    me.type("Lindehof")
    me.press(Key.Key_Tab)
    assert me.top() is me.window, "a dialog would take the keys of who is typing"
    assert "De schijf is vol. Maak ruimte." in me.words()
    me.push(_("All right"))
    assert "De schijf is vol." not in me.words()
    me.fill("Op welke locatie werken jullie?", "Veldhuis")
    assert _("not saved yet") in me.words()
    assert "De schijf is vol." not in me.words(), "it is said once"
    assert on_disk(tmp_path / "test.db") == [""]

    monkeypatch.setattr(Library, "write", write)
    me.fill("Bij welke organisatie hoort het?", "Zorggroep")
    assert on_disk(tmp_path / "test.db") == ["Lindehof"]
    assert on_disk(tmp_path / "test.db", "location") == ["Veldhuis"]
    assert _("not saved yet") not in me.words()


def test_undo_and_redo_go_where_it_happened(me: Person, tmp_path: Path) -> None:
    me.fill(NAME, "Lindehof")
    me.fill("Op welke locatie werken jullie?", "Veldhuis")
    me.go("Begroting")
    me.press(Key.Key_Z, Control)
    assert me.value("Op welke locatie werken jullie?") == ""
    me.press(Key.Key_Z, Control)
    assert me.value(NAME) == ""
    assert on_disk(tmp_path / "test.db") == [""]
    me.press(Key.Key_Z, Control | Qt.KeyboardModifier.ShiftModifier)
    assert me.value(NAME) == "Lindehof"
    assert on_disk(tmp_path / "test.db") == ["Lindehof"]


def test_undo_in_the_field_undoes_the_plan(me: Person) -> None:
    me.focus(NAME)
    me.type("Lindehof")
    me.press(Key.Key_Z, Control)
    assert me.value(NAME) == ""


@contextmanager
def held(library: Path) -> Iterator[None]:
    """Another program writes in the library, and does not come to an end."""
    with closing(sqlite3.connect(library, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_a_library_that_is_held_for_a_moment_is_waited_for_without_a_word(me: Person, tmp_path: Path) -> None:
    library = me.window.findChild(LibraryController).library
    with library._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() <= 200, "the window would stand still"
    with held(tmp_path / "test.db"):
        me.fill(NAME, "Lindehof")
        me.fill("Op welke locatie werken jullie?", "Veldhuis")
        assert (me.value(NAME), me.top()) == ("Lindehof", me.window)
        me.go("Begroting")
        assert me.top() is me.window
        assert _("not saved yet") in me.words()
    document = me.window.walk.document
    assert document._retry.isActive(), "it is tried again by itself"
    document._retry.timeout.emit()
    assert on_disk(tmp_path / "test.db") == ["Lindehof"]
    assert on_disk(tmp_path / "test.db", "location") == ["Veldhuis"]
    assert _("not saved yet") not in me.words()


def test_a_library_that_stays_held_is_told_of_once(me: Person, tmp_path: Path) -> None:
    document = me.window.walk.document
    with held(tmp_path / "test.db"):
        me.fill(NAME, "Lindehof")
        assert "test.db" not in me.words()
        document._retry.timeout.emit()
        assert "test.db" in me.words()
        assert me.top() is me.window
        assert document._retry.isActive()
    assert document.save()
    assert "test.db" not in me.words(), "the line goes when it is over"
    assert on_disk(tmp_path / "test.db") == ["Lindehof"]
