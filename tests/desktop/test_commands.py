"""Commands have one home: the menu, the keys, the finder and the list of keys show the same ones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QListWidget, QMenu, QTableWidget

from desktop.commands.registry import Commands
from plans.derived import steps
from plans.exchange.plan_file import SAMPLE
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Control, Key, Person

Shift = Qt.KeyboardModifier.ShiftModifier


def dialog(me: Person) -> QDialog:
    found = me.top()
    assert isinstance(found, QDialog)
    return found


def listed(me: Person) -> list[str]:
    shown = dialog(me).findChild(QListWidget)
    assert shown is not None
    return [shown.item(row).text() for row in range(shown.count())]


def lines(menu: QMenu) -> list[str]:
    found = []
    for action in menu.actions():
        inner = action.menu()
        found += lines(inner) if isinstance(inner, QMenu) else [action.text()] * (not action.isSeparator())
    return found


def test_menu_finder_and_list_of_keys_are_made_of_the_same_commands(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    every = [command for _action, command in me.window.findChild(Commands)._actions]
    menu = me.visible(QAbstractButton, _("Menu")).menu()
    assert lines(menu) == [command.words for command in every if command.in_menu]

    found: list[list[str]] = []
    me.answering(lambda: (found.append(listed(me)), me.press(Key.Key_Escape)), lambda: me.press(Key.Key_K, Control))
    missing = [command.words for command in every if command.listed and command.words.rstrip("…") not in found[0]]
    assert missing == []
    assert [text(name, "step.title") for name in steps.PAGES if text(name, "step.title") not in found[0]] == []

    def keys() -> None:
        table = dialog(me).findChild(QTableWidget)
        rows = {table.item(row, 1).text(): table.item(row, 2).text() for row in range(table.rowCount())}
        found.append([word for word in rows if rows[word]])
        me.press(Key.Key_Escape)

    me.answering(keys, lambda: me.press(Key.Key_F1, Shift))
    with_keys = [command.words.rstrip("…") for command in every if command.keys]
    assert [words for words in with_keys if words not in found[1]] == []


def test_no_two_commands_have_the_same_key(start: Callable[..., Person]) -> None:
    me = start()
    taken = [key.toString() for _action, it in me.window.findChild(Commands)._actions for key in it.sequences()]
    assert len(taken) == len(set(taken))


def test_what_is_about_the_open_plan_is_not_offered_without_one(start: Callable[..., Person]) -> None:
    me = start()
    commands = me.window.findChild(Commands)
    assert all(action.isEnabled() != (it.group == "plan") for action, it in commands._actions)
    found: list[list[str]] = []
    me.answering(lambda: (found.append(listed(me)), me.press(Key.Key_Escape)), lambda: me.press(Key.Key_K, Control))
    assert _("New plan") in found[0]
    assert _("Undo") not in found[0]
    assert text("goals", "step.title") not in found[0]


def test_search_goes_to_the_field(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))

    def look() -> None:
        me.type("minuten rapporteren")
        assert text("goals", "step.title") in listed(me)
        me.press(Key.Key_Return)

    me.answering(look, lambda: me.press(Key.Key_F, Control))
    assert me.window.walk.step == "goals"
    assert QApplication.focusWidget() is me.field("Wat willen we bereiken?")
    assert "minuten" in me.value("Wat willen we bereiken?")


def test_search_goes_through_the_list_with_the_arrows(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))

    def look() -> None:
        me.type("a")
        me.press(Key.Key_Down)
        shown = dialog(me).findChild(QListWidget)
        assert QApplication.focusWidget() is shown
        first = shown.currentRow()
        me.press(Key.Key_Down)
        assert shown.currentRow() > first
        me.type("b")
        line = dialog(me).findChild(QLineEdit)
        assert QApplication.focusWidget() is line
        assert line.text() == "ab"
        me.press(Key.Key_Escape)

    me.answering(look, lambda: me.press(Key.Key_F, Control))


def test_the_finder_opens_a_page_and_the_keyboard_is_on_it(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))

    def look() -> None:
        me.type(text("budget", "step.title"))
        me.press(Key.Key_Return)

    me.focus("Hoe heet het team?")
    # A field of Qt's would take this key to wipe the rest of its line.
    me.answering(look, lambda: me.press(Key.Key_K, Control))
    assert me.window.walk.step == "budget"
    assert me.window.walk.page.isAncestorOf(QApplication.focusWidget())


def test_what_people_call_it_finds_the_command(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    found: list[str] = []

    def look() -> None:
        for typed in ("overzicht", "meetvellen", "ideeënbord", "deel dit met", "gids", "contrast", "huispakket maken"):
            me.fill(_("Go to a page or do something"), typed)
            found.append(listed(me)[1])
        me.push(_("Close"))

    me.answering(look, lambda: me.press(Key.Key_K, Control))
    overview, paper = _("Location overview…"), _("Print…")
    wanted = [overview, paper, paper, paper, _("Guide…"), _("Language and look…"), _("Make a house pack…")]
    assert found == [words.rstrip("…") for words in wanted]


def test_saving_says_how_it_is(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    me.focus("Hoe heet het team?")
    me.type("De Es")
    me.press(Key.Key_S, Control)
    assert _("Everything is saved already. Digikoers keeps every change as you type.") in me.words()
    me.focus("Voor welk jaar is het plan?")
    me.press(Key.Key_A, Control)
    me.type("straks")
    me.press(Key.Key_S, Control)
    assert _("Everything is saved already. Digikoers keeps every change as you type.") not in me.words()
    assert "past" in me.words()


def test_a_new_plan_begins_with_the_keyboard_on_the_first_field(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    me.press(Key.Key_N, Control)
    assert me.value("Hoe heet het team?") == ""
    assert QApplication.focusWidget() is me.field("Hoe heet het team?")


def test_the_list_of_keys_is_there_on_the_start_page_too(start: Callable[..., Person]) -> None:
    me = start()
    me.answering(
        lambda: (me.visible(QTableWidget, _("Keys")), me.press(Key.Key_Escape)), lambda: me.press(Key.Key_F1, Shift)
    )


def test_one_key_goes_round_the_parts_of_the_window(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    walk = me.window.walk
    met = []
    for _press in range(4):
        me.press(Key.Key_F6)
        met.append(QApplication.focusWidget())
    areas = [next(a for a in (me.window.bar, walk.list, walk.page, walk.column) if a.isAncestorOf(it)) for it in met]
    assert {id(area) for area in areas} == {id(area) for area in (me.window.bar, walk.list, walk.page, walk.column)}


def test_the_finders_find_the_help(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))

    def look() -> None:
        me.type("stippen werkvorm doelen")
        assert _("With the team") in listed(me)[-1]
        me.press(Key.Key_Down)
        me.press(Key.Key_End)
        me.press(Key.Key_Return)

    for key in (Key.Key_F, Key.Key_K):
        me.window.walk.go("team")
        me.answering(look, lambda key=key: me.press(key, Control))  # type: ignore[misc]
        assert me.window.walk.step == "goals"
        assert "Kiezen met stippen" in me.words()


def test_help_that_fits_nothing_is_not_offered(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    found: list[list[str]] = []
    me.answering(lambda: (found.append(listed(me)), me.press(Key.Key_Escape)), lambda: me.press(Key.Key_K, Control))
    assert not any(_("Guide") + " · " in words for words in found[0]), "without a word there is no help to look for"
