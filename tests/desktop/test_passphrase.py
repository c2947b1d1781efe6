"""Closing a plan file with a passphrase and opening one, at the keyboard."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QFileDialog, QLineEdit

from plans.exchange import encryption, key_derivation, plan_file
from plans.plan_json import serialise
from resources.language import gettext as _
from tests.desktop.person import PATIENCE, Key, Person

WORDS = "vier woorden bij elkaar"


@pytest.fixture
def derived_on(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """The threads on which keys are made; with little work, so that it goes fast."""
    threads: list[threading.Thread] = []
    derive = key_derivation.derive

    def note(passphrase: bytes, salt: bytes, work: int) -> bytes:
        threads.append(threading.current_thread())
        return derive(passphrase, salt, work)

    monkeypatch.setattr(key_derivation, "derive", note)
    monkeypatch.setattr(encryption.encrypt, "__defaults__", (4,))
    return threads


@pytest.fixture
def closed(tmp_path: Path, derived_on: list[threading.Thread]) -> Path:
    path = tmp_path / "dicht.jaarplan"
    plan_file.write(plan_file.read(plan_file.SAMPLE)[0], path, WORDS)
    derived_on.clear()
    return path


def save_as_plan_file(me: Person, *answers: Callable[[], object]) -> None:
    me.answering_in_turn(lambda: me.command(_("Save as a plan file…")), *answers)


def tab_to(me: Person, name: str) -> None:
    for _turn in range(30):
        here = QApplication.focusWidget()
        if here is not None and name in (here.accessibleName(), getattr(here, "text", lambda: "")()):
            return
        me.press(Key.Key_Tab)
    raise AssertionError(f"the keyboard does not come to: {name}")


def test_a_plan_leaves_closed_by_keyboard_alone(start, tmp_path: Path, derived_on: list[threading.Thread]) -> None:
    me = start(str(plan_file.SAMPLE))
    target = tmp_path / "weg.jaarplan"
    said: list[str] = []

    def close_it() -> None:
        said.append(me.words())
        tab_to(me, _("Lock it with a passphrase"))
        me.press(Key.Key_Space)
        said.append(me.words())
        assert QApplication.focusWidget() is me.visible(QLineEdit, _("Passphrase"))
        me.type("kort")
        me.press(Key.Key_Return)
        said.append(me.words())
        me.fill(_("Passphrase"), WORDS)
        me.fill(_("Once more"), WORDS.upper())
        me.press(Key.Key_Return)
        said.append(me.words())
        me.fill(_("Once more"), WORDS)
        me.focus(_("Once more"))
        me.press(Key.Key_Return)

    def read() -> None:
        said.append(QApplication.activeModalWidget().informativeText())
        me.press(Key.Key_Return)

    save_as_plan_file(me, close_it, lambda: me.name_file(target), read)
    names = _("This file contains people’s names, and whoever has it can read them.")
    assert names in said[0]
    assert names not in said[1]
    assert "niemand kan het je teruggeven" in said[1]
    assert "minstens 8 tekens" in said[2]
    assert _("The two are not the same.") in said[3]
    assert _("It only opens with the passphrase.") in said[4]
    assert plan_file.is_closed(target.read_bytes())
    plan = plan_file.read(target, WORDS)[0]
    # The leader's own scan stays at home; all else is in it.
    mine = me.window.walk.document.plan
    for table in ("team", "people", "goals", "actions", "remarks"):
        assert serialise(plan)["records"][table] == serialise(mine)["records"][table]
    # To write it, and to read it back.
    assert len(derived_on) == 3
    assert threading.main_thread() not in derived_on[:2]


def test_what_is_typed_is_hidden_until_it_is_asked_for(start, tmp_path: Path) -> None:
    me = start(str(plan_file.SAMPLE))

    def look() -> None:
        me.push(_("Lock it with a passphrase"))
        fields = [me.field(_("Passphrase")), me.field(_("Once more"))]
        assert {field.echoMode() for field in fields} == {QLineEdit.EchoMode.Password}
        me.push(_("Show what I type"))
        assert {field.echoMode() for field in fields} == {QLineEdit.EchoMode.Normal}
        me.push(_("With roles instead of names"))
        me.push(_("Lock it with a passphrase"))
        assert _("This file contains people’s names, and whoever has it can read them.") not in me.words()
        me.press(Key.Key_Escape)

    save_as_plan_file(me, look)
    assert list(tmp_path.glob("*.jaarplan")) == []


def test_a_wrong_passphrase_can_be_typed_again_and_the_right_one_opens(
    start, closed: Path, derived_on: list[threading.Thread]
) -> None:
    me = start()
    said: list[str] = []

    def answer() -> None:
        said.append(me.words())
        assert not me.visible(QAbstractButton, _("Open it")).isEnabled()
        me.type("een ander geheim")
        me.press(Key.Key_Return)
        me.qtbot.waitUntil(lambda: "gaat niet open" in me.words(), timeout=PATIENCE)
        # What was typed is still there, selected: one goes on typing.
        assert QApplication.focusWidget() is me.field(_("Passphrase"))
        assert me.value(_("Passphrase")) == "een ander geheim"
        me.type(WORDS)
        me.press(Key.Key_Return)

    me.answering_in_turn(lambda: me.push(_("Open a plan file…")), lambda: me.name_file(closed), answer)
    assert "“dicht.jaarplan” is op slot met een wachtwoord." in said[0]
    assert me.value("Hoe heet het team?") == "Team De Linde"
    assert len(derived_on) == 2
    assert threading.main_thread() not in derived_on


def test_a_changed_file_says_the_same_as_a_wrong_passphrase(start, closed: Path) -> None:
    data = bytearray(closed.read_bytes())
    data[-5] ^= 1
    changed = closed.with_name("anders.jaarplan")
    changed.write_bytes(data)
    said: dict[Path, str] = {}

    def refused(path: Path, words: str) -> Callable[[], None]:
        def answer() -> None:
            me.type(words)
            me.press(Key.Key_Return)
            me.qtbot.waitUntil(lambda: "gaat niet open" in me.words(), timeout=PATIENCE)
            said[path] = me.words().replace(path.name, "…")
            me.press(Key.Key_Escape)

        return answer

    me = start()
    for path, words in ((closed, "een ander geheim"), (changed, WORDS)):
        me.answering_in_turn(
            lambda: me.push(_("Open a plan file…")), lambda path=path: me.name_file(path), refused(path, words)
        )
    assert said[closed] == said[changed]
    # Given up: nothing was taken in.
    assert _("New plan") in me.words()


def test_a_file_handed_over_by_another_start_is_asked_about_as_well(start, closed: Path) -> None:
    me = start()

    def answer() -> None:
        me.type(WORDS)
        me.visible(QCheckBox, _("Show what I type")).setFocus()
        me.press(Key.Key_Return)

    me.answering(answer, lambda: _desk(me).incoming.open_path(closed))
    assert me.value("Hoe heet het team?") == "Team De Linde"


def _desk(me: Person):
    from desktop.library import LibraryController

    return me.window.findChild(LibraryController)


def test_several_teams_of_which_some_are_closed(start, closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One passphrase opens what it opens; the rest can be asked again."""
    folder = closed.parent / "teams"
    folder.mkdir()
    plan = plan_file.read(plan_file.SAMPLE)[0]
    for name, words in (("open", None), ("een", WORDS), ("twee", WORDS), ("drie", "een heel ander wachtwoord")):
        other = plan_file.with_new_keys(plan)
        other.team.name = f"Team {name}"
        plan_file.write(other, folder / f"{name}.jaarplan", words)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(folder))
    me = start()
    me.push(_("Location overview…"))
    me.push(_("Add a folder…"))
    table = _("Teams and their goals")
    me.qtbot.waitUntil(lambda: me.table(table).model().rowCount() == 1, timeout=PATIENCE)
    assert "3 planbestanden zijn op slot met een wachtwoord." not in me.words()
    said: list[str] = []

    def answer() -> None:
        said.append(me.words())
        me.type("zomaar een woord")
        me.press(Key.Key_Return)
        me.qtbot.waitUntil(lambda: "gaat niet open" in me.words(), timeout=PATIENCE)
        me.type(WORDS)
        me.press(Key.Key_Return)

    me.answering(answer, lambda: me.push(_("Type the passphrase…")))
    assert "3 planbestanden zijn op slot met een wachtwoord." in said[0]
    me.qtbot.waitUntil(lambda: me.table(table).model().rowCount() == 3, timeout=PATIENCE)
    assert "“drie.jaarplan” is op slot met een wachtwoord." in me.words()
    # Opened from here, it is not asked again.
    names = [me.table(table).model().index(row, 0).data().split(",")[0] for row in range(3)]
    me.table(table).setFocus()
    me.walk_to(me.table(table), names.index("Team een"), 0)
    me.press(Key.Key_Return)
    me.qtbot.waitUntil(lambda: me.window.walk is not None, timeout=PATIENCE)
    assert me.value("Hoe heet het team?") == "Team een"
