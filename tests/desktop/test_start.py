"""The start page: plans, the sample, files that are not what they seem, and a library that cannot be used."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from plans.exchange import plan_file
from plans.plan import Plan, new_plan
from plans.storage.library import Library
from plans.subjects.actions import Action
from resources import language
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import PATIENCE, Key, Person

NAME = "Hoe heet het team?"


def open_file(me: Person, path: Path) -> None:
    me.answering(lambda: me.name_file(path), lambda: me.push(_("Open a plan file…")))


def everything(library: Path) -> bytes:
    return library.read_bytes()


def rubbish(kind: str) -> bytes:
    whole = plan_file.SAMPLE.read_bytes()
    form = json.loads(whole)
    match kind:
        case "truncated":
            return whole[: len(whole) // 2]
        case "changed":
            return whole.replace(b"De Linde", b"De Linda", 1)
        case "newer":
            return json.dumps({**form, "version": 999}).encode()
        case "foreign":
            return b'{"format": "something else"}'
        case _:
            return b"\x89PNG\r\n\x1a\n\0\0\0"


@pytest.mark.parametrize("kind", ["truncated", "changed", "newer", "foreign", "binary"])
def test_a_file_that_is_no_good_is_refused_with_a_sentence(start, tmp_path: Path, kind: str) -> None:
    me = start()
    bad = tmp_path / "slecht.jaarplan"
    bad.write_bytes(rubbish(kind))
    before = everything(tmp_path / "test.db")
    texts: list[str] = []

    def choose_then_read() -> None:
        me.name_file(bad)

    def read() -> None:
        texts.append(me.words())
        me.press(Key.Key_Return)

    # The file dialog comes first, and the message after it has gone.
    me.answering(choose_then_read, lambda: me.answering_next(read, lambda: me.push(_("Open a plan file…"))))
    assert texts
    assert "Traceback" not in texts[0]
    assert everything(tmp_path / "test.db") == before
    assert _("New plan") in me.words()


def test_a_plan_file_opens_and_a_second_time_asks(start, tmp_path: Path) -> None:
    me = start(str(plan_file.SAMPLE))
    assert me.value(NAME) == "Team De Linde"
    me.window.close()
    me = start()
    me.answering_next(
        lambda: me.push(_("Open mine")),
        lambda: open_file(me, plan_file.SAMPLE),
    )
    assert me.value(NAME) == "Team De Linde"
    with closing(sqlite3.connect(tmp_path / "test.db")) as connection, connection:
        assert connection.execute("SELECT count(*) FROM plan").fetchone() == (1,)


@pytest.mark.parametrize("kind", ["rubbish", "newer"])
def test_a_library_that_cannot_be_used_is_left_alone(start, tmp_path: Path, kind: str) -> None:
    library = tmp_path / "test.db"
    if kind == "rubbish":
        library.write_bytes(b"this is no database" * 500)
    else:
        first = start()
        first.window.close()
        with closing(sqlite3.connect(library)) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = everything(library)
    me = start()
    assert _("New plan") not in me.words()
    me.push(_("Start alongside it with an empty library"))
    me.push(_("New plan"))
    me.fill(NAME, "Lindehof")
    assert everything(library) == before
    assert (tmp_path / "test-2.db").exists()


def test_a_plan_goes_to_the_bin_and_comes_back(start, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "test.db")
    put(library, "Abeel")
    put(library, "Beuk")
    library.close()
    me = start()
    me.pick(f"{_('More')}: Abeel · jaarplan 2027", _("Delete"))
    assert _("In the bin (kept for 30 days)") in me.words()
    me.push(f"{_('Put back')}: Abeel · jaarplan 2027")
    assert _("In the bin (kept for 30 days)") not in me.words()
    assert "Abeel · jaarplan 2027" in me.words()


def put(library: Library, team: str, **changed: object) -> Plan:
    """Put a plan for 2027 in a library."""
    plan = new_plan(2027)
    plan.team.name = team
    for field, value in changed.items():
        setattr(plan.record, field, value)
    library.create(plan)
    return plan


def read(me: Person, words: str) -> None:
    """Wait until the plans were read, by words that are known only then."""
    me.qtbot.waitUntil(lambda: words in me.words(), timeout=PATIENCE)


def test_going_on_is_the_one_primary_button(start) -> None:
    me = start()
    me.push(_("Look at the sample"))
    me.push("Digikoers")
    read(me, _("{done} of {steps} steps complete").format(done=9, steps=10))
    buttons = me.window.start.findChildren(QPushButton)
    primary = [button for button in buttons if button.isVisible() and button.property("role") == "primary"]
    assert [button.text() for button in primary] == [_("Go on")]
    me.qtbot.waitUntil(lambda: QApplication.focusWidget() is primary[0])
    me.press(Key.Key_Return)
    assert me.value(NAME) == "Team De Linde"


def test_what_is_due_opens_where_it_is_seen_to(start, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "test.db")
    plan = new_plan(dt.date.today().year)
    plan.team.name, plan.record.state = "Abeel", "adopted"
    action = Action(plan_id=plan.id, what="Hang twee punten bij", due=dt.date.today())
    plan.actions.append(action)
    library.create(plan)
    library.close()
    me = start()
    read(me, "Hang twee punten bij")
    assert _("Today") in me.words()
    me.push(f"{_('Go there')}: Hang twee punten bij")
    assert me.window.walk.step == "actions"


def test_an_empty_plan_left_behind_can_be_thrown_away(start) -> None:
    me = start()
    me.push(_("New plan"))
    me.push("Digikoers")
    read(me, _("There is nothing in this plan yet."))
    me.push(_("New plan"))
    me.fill(NAME, "Abeel")
    me.push("Digikoers")
    read(me, _("nothing in it yet"))
    buttons = [
        button for button in me.window.start.findChildren(QPushButton) if button.property("role") == "destructive"
    ]
    me.qtbot.waitUntil(lambda: sum(button.isVisible() for button in buttons) == 1)
    (throw,) = [button.accessibleName() for button in buttons if button.isVisible()]
    me.push(throw)
    assert _("nothing in it yet") not in me.words()
    assert "Abeel" in me.words()


def test_copies_of_one_plan_are_told_apart(start, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "test.db")
    sample, _notice = plan_file.read(plan_file.SAMPLE)
    for _copy in range(3):
        library.create(plan_file.with_new_keys(sample))
    put(library, "Abeel")
    library.close()
    me = start()
    read(me, _("{done} of {steps} steps complete").format(done=9, steps=10))
    notes = [
        line
        for line in me.words().splitlines()
        if _("copy {number} of {count}").format(number="", count="")[:8] in line
    ]
    assert len(notes) >= 2
    assert len(set(notes)) == len(notes)


def test_a_first_start_has_ways_in_and_each_works(start) -> None:
    me = start()
    page = me.window.start
    shown = [button for button in page.findChildren(QPushButton) if button.isVisible()]
    assert all(button.isEnabled() for button in shown)
    assert [button.text() for button in shown if button.property("role") == "primary"] == [_("Begin")]
    me.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    assert QApplication.focusWidget().text() == _("Begin")
    assert _("New plan") in me.words()
    me.push(_("Look at the sample"))
    assert me.value(NAME) == "Team De Linde"


def test_a_list_of_somebodys_own_begins_a_plan(start, tmp_path: Path) -> None:
    me = start()
    asked: list[str] = []

    def leave() -> None:
        asked.append(QApplication.activeModalWidget().windowTitle())
        QApplication.activeModalWidget().close()

    me.answering(leave, lambda: me.push(_("Bring in your own list…")))
    assert asked == [_("Bring in lines from a list")]
    assert me.window.walk.isVisible()


def test_the_page_is_shown_before_a_plan_is_read(start, tmp_path: Path, monkeypatch) -> None:
    """Reading goes on beside the window; opening a plan meanwhile leaves nothing behind."""
    library = Library.open(tmp_path / "test.db")
    put(library, "Abeel")
    library.close()
    going, held = threading.Event(), threading.Event()
    plain = Library.load_several

    def slow(self: Library, keys: list[UUID]) -> list[Plan]:
        if threading.current_thread() is not threading.main_thread():
            going.set()
            held.wait(20)
        return plain(self, keys)

    monkeypatch.setattr(Library, "load_several", slow)
    me = start()
    me.qtbot.waitUntil(going.is_set, timeout=PATIENCE)
    assert "Abeel · jaarplan 2027" in me.words()
    me.push(_("Go on"))
    assert me.value(NAME) == "Abeel"
    held.set()


def test_theme_text_size_and_language_are_remembered(start, qapp) -> None:
    from desktop.theme.appearance import appearance

    me = start()

    def choose() -> None:
        me.choose(_("Colours"), _("Dark"))
        me.choose(_("Text size"), "120 %")
        me.choose(_("Language"), "English")
        me.push(_("Close"))

    me.answering(choose, lambda: me.window.change_settings.emit())
    assert (appearance.name, appearance.scale) == ("dark", 1.2)
    me.window.close()
    me = start()
    assert (appearance.name, appearance.scale) == ("dark", 1.2)
    assert "New plan" in me.words()
    me.push("New plan")
    with language.speaking("en"):
        assert text("team", "fields.team.name.ask") in me.words()


def test_many_plans_are_shown_a_handful_at_a_time(start, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "test.db")
    for number in range(35):
        plan = new_plan(2027)
        plan.team.name = f"Team {number}"
        library.create(plan)
    library.close()
    me = start()
    more = _("Show {count} more").format(count=4)
    assert me.words().count("jaarplan 2027") == 31
    me.push(more)
    assert me.words().count("jaarplan 2027") == 35
    assert more not in me.words()


def drop(window, *files: Path) -> bool:
    """Drag files onto the window and let go; gives whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    where, keys = QPoint(200, 200), Qt.KeyboardModifier.NoModifier
    actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(where, actions, data, button, keys)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(where), actions, data, button, keys))
    return enter.isAccepted()


def test_a_plan_file_let_go_of_above_the_window_opens(start, tmp_path: Path) -> None:
    me = start()
    plan = new_plan(2029)
    plan.team.name = "Gesleept"
    file = tmp_path / "gesleept.jaarplan"
    plan_file.write(plan, file)
    assert not drop(me.window, file, file)
    assert not drop(me.window, tmp_path)
    assert drop(me.window, file)
    me.qtbot.waitUntil(lambda: "Gesleept" in me.window.windowTitle())
