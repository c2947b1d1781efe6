"""Copies that are made while the library is open, without being asked for."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from desktop import alerts
from desktop.backup_timer import BackupTimer
from desktop.library import LibraryController
from plans.errors import PlanError
from plans.exchange import plan_file
from plans.plan import now
from plans.storage import backups, restore
from resources.language import gettext as _
from tests.desktop.person import Person

NAME = "Hoe heet het team?"


def reasons(folder: Path) -> list[str]:
    return [copy.reason for copy in backups.copies(folder / "test.db")]


def refuse(*_arguments: object, **_named: object) -> None:
    raise PlanError("De schijf is vol.", "Maak ruimte.")


@pytest.fixture
def me(start) -> Person:
    return start(str(plan_file.SAMPLE))


def test_a_window_that_stays_open_overnight_makes_a_copy(
    me: Person, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    timer = me.window.findChild(BackupTimer)
    assert timer._timer.isActive()
    with qtbot.waitSignal(timer.looked):
        timer._timer.timeout.emit()
    assert "day" not in reasons(tmp_path), "none was due"
    me.fill(NAME, "Lindehof")
    tomorrow = backups.local_now() + dt.timedelta(days=1)
    monkeypatch.setattr(backups, "local_now", lambda: tomorrow)
    with qtbot.waitSignal(timer.looked):
        timer._timer.timeout.emit()
    assert reasons(tmp_path)[-1] == "day"


def test_a_copy_that_fails_is_told_on_the_start_page_and_stops_nobody(
    me: Person, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    timer = me.window.findChild(BackupTimer)
    tomorrow = backups.local_now() + dt.timedelta(days=1)
    monkeypatch.setattr(backups, "local_now", lambda: tomorrow)
    monkeypatch.setattr(backups, "make", refuse)
    with qtbot.waitSignal(timer.looked):
        timer.look()
    assert me.top() is me.window
    me.push("Digikoers")
    assert "De schijf is vol." in me.words()


def test_closing_the_window_waits_for_a_copy_that_is_being_made(
    me: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    me.fill(NAME, "Lindehof")
    tomorrow = backups.local_now() + dt.timedelta(days=1)
    monkeypatch.setattr(backups, "local_now", lambda: tomorrow)
    me.window.findChild(BackupTimer).look()
    me.window.close()
    assert reasons(tmp_path)[-1] == "day"
    assert me.window.findChild(LibraryController).library is None


def import_lines(me: Person, folder: Path) -> None:
    sheet = folder / "acties.csv"
    sheet.write_text("Actie;Wie\nLampen ophangen;Marloes de Wit\n", encoding="utf-8")
    me.answering(
        lambda: me.name_file(sheet),
        lambda: me.answering_next(lambda: me.push("Neem 1 regel over"), me.window.import_requested.emit),
    )


def actions(me: Person) -> list[str]:
    return [action.what for action in me.window.walk.document.plan.actions]


def test_a_spreadsheet_is_taken_over_after_a_copy(me: Person, tmp_path: Path) -> None:
    before = actions(me)
    import_lines(me, tmp_path)
    assert actions(me) == [*before, "Lampen ophangen"]
    newest = backups.copies(tmp_path / "test.db")[-1]
    assert newest.reason == "import"
    assert [action.what for action in restore.plan_from(newest, me.window.walk.document.plan.id).actions] == before


def test_without_a_copy_nothing_is_taken_over(me: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(alerts, "show_alert", lambda _parent, *words: said.extend(words))
    monkeypatch.setattr(backups, "make", refuse)
    before = actions(me)
    import_lines(me, tmp_path)
    assert said == ["De schijf is vol.", "Maak ruimte."]
    assert actions(me) == before


def test_a_plan_file_that_came_back_is_taken_over_after_a_copy(me: Person, tmp_path: Path) -> None:
    changed, _notice = plan_file.read(plan_file.SAMPLE)
    changed.team.name = "Team De Eik"
    changed.record.revision += 1
    changed.record.changed_at = now()
    path = tmp_path / "terug.jaarplan"
    plan_file.write(changed, path)
    me.push("Digikoers")
    me.answering(lambda: me.name_file(path), lambda: me.push(_("Open a plan file…")))
    assert me.value(NAME) == "Team De Eik"
    assert reasons(tmp_path)[-1] == "takeover"


def test_a_library_that_was_left_sound_is_read_beside_the_window(start, qtbot, tmp_path: Path) -> None:
    start(str(plan_file.SAMPLE)).window.close()
    before = reasons(tmp_path)
    me = start()
    library = desk_of(me).library
    assert library
    assert not library.sound
    timer = me.window.findChild(BackupTimer)
    with qtbot.waitSignal(timer.looked):
        timer.look()
    assert library.sound
    assert reasons(tmp_path) == [*before, "start"]


def test_damage_that_is_found_later_shows_what_can_be_done(start, qtbot, tmp_path: Path) -> None:
    start(str(plan_file.SAMPLE)).window.close()
    path = tmp_path / "test.db"
    status = path.stat()
    with path.open("r+b") as file:
        file.seek(status.st_size // 2 // 4096 * 4096)
        file.write(b"\1" * 4096)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    me = start()
    timer = me.window.findChild(BackupTimer)
    with qtbot.waitSignal(timer.damaged):
        timer.look()
    qtbot.waitUntil(lambda: "is beschadigd" in me.words())
    assert desk_of(me).library is None
    assert not [reason for reason in reasons(tmp_path) if reason == "start"]


def desk_of(me: Person) -> LibraryController:
    (desk,) = me.window.findChildren(LibraryController)
    return desk
