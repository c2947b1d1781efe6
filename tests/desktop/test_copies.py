"""The copies of a sound library in the window: a look inside, and putting back everything, one plan, or a part."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QListView

from plans import edits as editing
from plans.plan import Plan, new_plan
from plans.storage import backups, restore
from plans.storage.library import Library
from resources.language import gettext as _
from tests.desktop.disk import on_disk, read_whole
from tests.desktop.person import Key, Person
from tests.desktop.test_history import READING, compared, lines

NAME = "Hoe heet het team?"
NOTICE = _("Everything is as it was on {day}. How it was just now is kept as a copy.").split("{")[0]


def team(name: str) -> Plan:
    plan = new_plan(2027)
    plan.team.name = name
    return plan


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with a copy in which one plan is older, one is not yet, and one is that was deleted since."""
    path = tmp_path / "test.db"
    library = Library.open(path)
    older, gone = team("Lindehof"), team("Eikenhof")
    library.create(older)
    library.create(gone)
    library.copy("import")
    library.copy("hour").path.write_bytes(b"no library" * 500)
    step = [editing.change(older.team, "name", "Lindenhof")]
    editing.apply(older, step)
    library.write(older, step)
    library.create(team("Veldhuis"))
    library.bin(gone.id)
    library.close()
    return path


@pytest.fixture
def me(start, path: Path) -> Person:
    me: Person = start()
    read_whole(me)
    me.push(_("Copies of your plans…"))
    whole(me)
    return me


def whole(me: Person) -> None:
    me.qtbot.waitUntil(lambda: READING not in me.words())


def oldest(me: Person) -> None:
    """Choose the oldest copy with the keyboard."""
    me.visible(QListView, _("Copies")).setFocus()
    me.press(Key.Key_End)


def listed(me: Person, name: str) -> list[str]:
    model = me.visible(QListView, name).model()
    return [str(model.index(row, 0).data()).split("\n")[0] for row in range(model.rowCount())]


def choose_plan(me: Person, title: str) -> None:
    plans = me.visible(QListView, _("The plans in this copy"))
    plans.setFocus()
    me.press(Key.Key_Home)
    for _time in range(listed(me, _("The plans in this copy")).index(title)):
        me.press(Key.Key_Down)


def test_a_look_inside(me: Person, path: Path) -> None:
    before = path.read_bytes()
    assert len(listed(me, _("Copies"))) == 2, "the third cannot be read"
    assert "overgeslagen" in me.words()
    assert _("It contains the same as your library does now.") in me.words(), "made at this start"
    oldest(me)
    words = me.words()
    assert _("These would be missing: {plans}.").format(plans="Veldhuis · jaarplan 2027") in words
    older = next(
        line for line in words.splitlines() if line.startswith(_("These would be as they were: {plans}.")[:10])
    )
    assert "Lindenhof" in older
    assert sorted(listed(me, _("The plans in this copy"))) == ["Eikenhof · jaarplan 2027", "Lindehof · jaarplan 2027"]
    me.push("← Terug")
    assert "Veldhuis · jaarplan 2027" in me.words()
    assert path.read_bytes() == before


def test_everything_is_put_back_and_forth_with_the_keyboard(me: Person, path: Path) -> None:
    now = on_disk(path)
    oldest(me)
    me.press(Key.Key_Tab)
    me.answering(lambda: me.press(Key.Key_Escape), lambda: me.press(Key.Key_Space))
    assert on_disk(path) == now, "Escape leaves everything as it is"
    me.answering(lambda: me.press(Key.Key_Return), lambda: me.press(Key.Key_Space))
    assert NOTICE in me.words()
    assert sorted(on_disk(path)) == ["Eikenhof", "Lindehof"]
    me.push("Lindehof · jaarplan 2027")
    me.fill(NAME, "Lindelaan")
    me.push("Digikoers")
    me.push(_("Copies of your plans…"))
    whole(me)
    reasons = [copy.reason for copy in backups.copies(path)]
    me.visible(QListView, _("Copies")).setFocus()
    me.press(Key.Key_Home)
    for _time in range(reasons[::-1].index("restore")):
        me.press(Key.Key_Down)
    me.press(Key.Key_Tab)
    me.answering(lambda: me.press(Key.Key_Return), lambda: me.press(Key.Key_Space))
    assert sorted(on_disk(path)) == sorted(now)
    assert "Veldhuis · jaarplan 2027" in me.words()


def test_an_open_plan_is_saved_and_closed_first(start, path: Path) -> None:
    me: Person = start()
    read_whole(me)
    me.push("Veldhuis · jaarplan 2027")
    me.focus(NAME)
    me.press(Key.Key_End)
    me.type("!")
    me.command(_("Copies of your plans…"))
    whole(me)
    oldest(me)
    me.press(Key.Key_Tab)
    me.answering(lambda: me.press(Key.Key_Return), lambda: me.press(Key.Key_Space))
    assert NOTICE in me.words()
    assert me.window.walk is None
    kept = next(copy for copy in reversed(backups.copies(path)) if copy.reason == "restore")
    with restore.opened(kept) as library:
        assert "Veldhuis!" in [plan.team for plan in library.plans()]


def test_one_plan_comes_beside_the_present_one(me: Person, path: Path) -> None:
    oldest(me)
    choose_plan(me, "Lindehof · jaarplan 2027")
    me.answering(lambda: me.press(Key.Key_Return), lambda: me.push(_("Put this plan alongside mine")))
    assert me.value(NAME) == "Lindehof"
    me.fill(NAME, "Linde van toen")
    me.push("Digikoers")
    assert sorted(on_disk(path)) == ["Eikenhof", "Linde van toen", "Lindenhof", "Veldhuis"]


def test_a_plan_in_the_bin_comes_beside_it_and_has_no_history_in_sight(me: Person) -> None:
    oldest(me)
    choose_plan(me, "Eikenhof · jaarplan 2027")
    assert not me.visible(QAbstractButton, _("Take back a part…")).isEnabled()
    me.answering(lambda: me.press(Key.Key_Return), lambda: me.push(_("Put this plan alongside mine")))
    assert me.value(NAME) == "Eikenhof"


def test_a_part_is_taken_back_in_the_history_of_the_plan(me: Person, path: Path) -> None:
    oldest(me)
    choose_plan(me, "Lindehof · jaarplan 2027")
    me.push(_("Take back a part…"))
    whole(me)
    compared(me)
    assert ["Lindehof", "Lindenhof"] in [line[1:] for line in lines(me)]
    me.push(_("everything"))
    compared(me)
    me.push(_("← Back"))
    assert me.value(NAME) == "Lindehof"
    assert sorted(on_disk(path)) == ["Eikenhof", "Lindehof", "Veldhuis"]


def test_a_copy_that_is_damaged_meanwhile_leaves_everything_as_it_is(me: Person, path: Path) -> None:
    oldest(me)
    backups.copies(path)[0].path.write_bytes(b"no library" * 500)
    before = sorted(on_disk(path))
    me.press(Key.Key_Tab)
    me.answering_next(
        lambda: me.press(Key.Key_Return),
        lambda: me.answering(lambda: me.press(Key.Key_Return), lambda: me.press(Key.Key_Space)),
    )
    assert sorted(on_disk(path)) == before
    assert "Lindenhof · jaarplan 2027" in me.words()
    assert NOTICE not in me.words()


def test_where_there_is_no_copy_the_keyboard_is_on_what_can_be_done(start, path: Path) -> None:
    me: Person = start()
    read_whole(me)
    for copy in backups.copies(path):
        copy.path.unlink()
    me.push(_("Copies of your plans…"))
    whole(me)
    assert _("There is no copy yet.") in me.words()
    me.qtbot.waitUntil(me.visible(QAbstractButton, _("← Back")).hasFocus)
    me.press(Key.Key_Space)
    me.qtbot.waitUntil(lambda: _("There is no copy yet.") not in me.words())
