"""A start that finds trouble: what was found is said, what fits is offered, and no plan goes out of sight."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.opening import LibraryOpening
from plans import edits as editing
from plans.errors import Locked
from plans.exchange import plan_file
from plans.plan import Plan, new_plan
from plans.storage import backups
from plans.storage.library import Library
from resources.language import gettext as _
from tests.desktop.disk import on_disk
from tests.desktop.person import PATIENCE, Key, Person

NAME = "Hoe heet het team?"


def team(name: str) -> Plan:
    plan = new_plan(2027)
    plan.team.name = name
    return plan


def kept(path: Path, *names: str) -> None:
    """A library with plans in it."""
    library = Library.open(path)
    for name in names:
        library.create(team(name))
    library.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with a copy in which a later plan is not."""
    path = tmp_path / "test.db"
    kept(path, "Lindehof")
    library = Library.open(path)
    library.copy("import")
    library.create(team("Veldhuis"))
    library.close()
    return path


def spoil(path: Path) -> bytes:
    path.write_bytes(b"this is no database" * 500)
    return path.read_bytes()


def spoil_a_page(path: Path) -> None:
    """The list of plans can still be read."""
    library = Library.open(path)
    plan = new_plan(2027)
    plan.team.name = "Eikenhof"
    plan.vision.text = f"{plan.id} " * 2_000
    library.create(plan)
    older = library.load(next(item.id for item in library.plans() if item.team == "Lindehof"))
    step = [editing.change(older.team, "name", "Lindenhof")]
    editing.apply(older, step)
    library.write(older, step)
    library.close()
    data = path.read_bytes()
    place = data.index(f"{plan.id} ".encode() * 50) // 4096 * 4096
    path.write_bytes(data[:place] + b"\xff" * 4096 + data[place + 4096 :])


def opening(me: Person) -> LibraryOpening:
    return me.window.findChild(LibraryOpening)


def focused(me: Person, words: str) -> None:
    button = me.visible(QAbstractButton, words)
    me.qtbot.waitUntil(lambda: QApplication.focusWidget() is button)


def put_back_words(path: Path) -> str:
    made = backups.copies(path)[-1].made
    return _("Put back the copy of {day}").format(day=f"{made:%d-%m-%Y %H:%M}")


def test_the_newest_copy_is_put_back_with_the_keyboard_alone(start, path: Path) -> None:
    spoil_a_page(path)
    before = path.read_bytes()
    me = start()
    (inside,) = [line for line in me.words().splitlines() if line.startswith(_("It contains: {plans}.").split("{")[0])]
    assert all(f"{name} · jaarplan 2027" in inside for name in ("Lindehof", "Veldhuis"))
    assert _("Missing from it: {plans}.").format(plans="Eikenhof · jaarplan 2027") in me.words()
    assert _("Changed since then: {plans}.").format(plans="Lindenhof · jaarplan 2027") in me.words()
    focused(me, put_back_words(path))
    me.answering(lambda: me.press(Key.Key_Escape), lambda: me.press(Key.Key_Return))
    assert path.read_bytes() == before, "Escape leaves everything as it is"
    focused(me, put_back_words(path))
    me.answering(lambda: me.press(Key.Key_Return), lambda: me.press(Key.Key_Return))
    assert "Lindehof · jaarplan 2027" in me.words()
    assert (backups.folder(path) / "test-damaged-1.db").read_bytes() == before
    me.push("Lindehof · jaarplan 2027")
    me.fill(NAME, "Lindelaan")
    assert on_disk(path) == ["Lindelaan", "Veldhuis"]


def test_a_library_that_is_held_opens_by_itself_when_it_is_free(start, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        me = start()
        focused(me, _("Try again"))
        page = opening(me)._page
        me.press(Key.Key_Return)
        focused(me, _("Try again"))
        assert opening(me)._page is not page, "looked again"
        page = opening(me)._page
        retry = opening(me)._retry
        assert retry.isActive()
        retry.timeout.emit()
        assert opening(me)._page is page, "the page stays as it is"
        focused(me, _("Try again"))
        assert retry.isActive()
        other.execute("ROLLBACK")
    retry.timeout.emit()
    assert "Veldhuis · jaarplan 2027" in me.words()
    assert not retry.isActive()


def test_the_library_beside_it_is_remembered_and_its_plans_are_taken_over(start, path: Path) -> None:
    whole = path.read_bytes()
    spoil(path)
    me = start()
    me.push(_("Start alongside it with an empty library"))
    me.push(_("New plan"))
    me.fill(NAME, "Populier")
    me.window.close()
    for _start in range(2):
        me = start()
        assert "Populier · jaarplan 2027" in me.words()
        assert _("For now your plans are kept in “{file}”.").format(file="test-2.db") in me.words()
        me.window.close()
    assert sorted(item.name for item in path.parent.glob("*.db")) == ["test-2.db", "test.db"]

    me = start()
    me.push(_("What can I do?"))
    focused(me, put_back_words(path))
    me.push(_("Go on in “{file}”").format(file="test-2.db"))
    assert "Populier · jaarplan 2027" in me.words()
    me.push(_("What can I do?"))
    path.write_bytes(whole)
    me.push("Digikoers")
    assert "Populier · jaarplan 2027" in me.words(), "the way back"
    me.window.close()

    me = start()
    assert "Veldhuis · jaarplan 2027" in me.words()
    assert _("What can I do?") not in me.words()
    taking = f"{_('Bring in')}: Populier · jaarplan 2027"
    me.qtbot.waitUntil(lambda: _("In other libraries in the same folder") in me.words())
    me.push(taking)
    assert me.value(NAME) == "Populier"
    assert backups.copies(path)[-1].reason == "takeover"
    me.push("Digikoers")
    assert _("In other libraries in the same folder") not in me.words(), "it is here now"


def test_a_plan_of_another_library_is_in_sight_while_the_own_one_is_damaged(start, path: Path) -> None:
    spoil(path)
    kept(path.with_name("van Anna.db"), "Abeel")
    me = start()
    assert "Abeel · jaarplan 2027" in me.words()
    me.push(f"{_('Bring in')}: Abeel · jaarplan 2027")
    assert me.value(NAME) == "Abeel"
    me.window.close()
    me = start()
    assert _("For now your plans are kept in “{file}”.").format(file="test-2.db") in me.words()
    assert "Abeel · jaarplan 2027" in me.words()


def test_a_damaged_library_is_looked_into_and_cannot_be_changed(start, path: Path) -> None:
    before = spoil(path)
    kept(path.with_name("van Anna.db"), "Abeel")
    me = start()
    me.push(_("Open it to read"))
    assert _("What can I do?") in me.words()
    me.push("Lindehof · jaarplan 2027")
    assert _("read only") in me.words()
    field = me.focus(NAME)
    assert field.isReadOnly()
    me.type("x")
    assert me.value(NAME) == "Lindehof"
    me.go("Begroting")
    me.go("Team en jaar")
    with pytest.raises(Locked):
        me.window.walk.document.set_value(me.window.walk.document.plan.team, "name", "x")
    file = path.with_name("bewaard.jaarplan")
    me.answering_in_turn(
        lambda: me.window.export_requested.emit("plan"),
        lambda: me.push(_("Choose where…")),
        lambda: me.name_file(file),
        lambda: me.push(_("All right")),
    )
    assert plan_file.read(file)[0].team.name == "Lindehof"
    pages: list[bool] = []

    def look_at_the_print() -> None:
        dialog = me.top()
        me.qtbot.waitUntil(lambda: dialog.is_ready, timeout=PATIENCE)
        pages.append(dialog.is_ready)
        dialog.close()

    me.answering(look_at_the_print, lambda: me.push(_("Print…")))
    assert pages == [True]
    me.push("Digikoers")
    assert not me.visible(QAbstractButton, _("New plan")).isEnabled()
    assert _("Delete") not in me.words()
    me.qtbot.waitUntil(lambda: "Abeel · jaarplan 2027" in me.words())
    assert "000001" not in me.words(), "the other copies are no libraries"
    assert _("Bring in") not in me.words()
    assert path.read_bytes() == before
    me.push(_("What can I do?"))
    focused(me, put_back_words(path))


def test_a_library_that_may_not_be_written_is_read(start, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.access
    monkeypatch.setattr(os, "access", lambda place, asked: asked != os.W_OK and real(place, asked))
    me = start()
    focused(me, _("Open it to read"))
    assert _("Start alongside it with an empty library") not in me.words()
    me.press(Key.Key_Return)
    me.push("Veldhuis · jaarplan 2027")
    assert me.value(NAME) == "Veldhuis"
    me.push("Digikoers")
    assert "test.db" in me.words()


def test_a_newer_library_only_offers_to_begin_beside_it(start, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    me = start()
    focused(me, _("Start alongside it with an empty library"))
    assert _("Try again") not in me.words()
    me.push("Digikoers")
    focused(me, _("Start alongside it with an empty library"))
    assert path.read_bytes() == before


def test_several_teams_have_a_way_back_to_what_can_be_done(start, path: Path) -> None:
    spoil(path)
    me = start()
    me.window.portfolio_requested.emit()
    assert opening(me)._page.isHidden()
    me.push("Digikoers")
    focused(me, put_back_words(path))
