"""The start page: plans, the sample, files that are not what they seem, and a library that cannot be used."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from plans.exchange import plan_file
from plans.plan import new_plan
from plans.storage.library import Library
from resources import language
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Key, Person

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
    me.push(_("Begin beside it with an empty library"))
    me.push(_("New plan"))
    me.fill(NAME, "Lindehof")
    assert everything(library) == before
    assert (tmp_path / "test-2.db").exists()


def test_a_plan_goes_to_the_bin_and_comes_back(start) -> None:
    me = start()
    me.push(_("Look at the sample"))
    me.push("Digikoers")
    me.push(f"{_('Delete')}: Team De Linde · jaarplan 2027")
    assert _("In the bin (kept for 30 days)") in me.words()
    me.push(f"{_('Put back')}: Team De Linde · jaarplan 2027")
    assert _("In the bin (kept for 30 days)") not in me.words()
    assert _("My plans") in me.words()


def test_theme_text_size_and_language_are_remembered(start, qapp) -> None:
    from desktop.theme.appearance import appearance

    me = start()

    def choose() -> None:
        me.choose(_("Colours"), _("Dark"))
        me.choose(_("Text size"), "120 %")
        me.choose(_("Language"), "English")
        me.push(_("All right"))

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
    more = _("Show {count} more").format(count=5)
    assert me.words().count("jaarplan 2027") == 30
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
