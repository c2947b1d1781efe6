"""What opens beside the pages, with keys alone: all of it named, with a role and a state, reached, and shut again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from plans.exchange import plan_file
from plans.exchange.plan_file import SAMPLE
from plans.house_pack import making, pack
from resources import language
from resources.language import gettext as _
from resources.texts import text
from tests.accessibility.session import Item, Reader, running, until
from tests.accessibility.test_tree import CELLS, PASSIVE, Count, called, chosen, has_state, reached
from tests.accessibility.test_walks import file_dialog

LIST = "Actie;Wie;Deadline\nLampen ophangen;Marloes de Wit;1 mei 2027\n"


@pytest.fixture(params=["nl", "en"])
def reader(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Reader]:
    language.choose(request.param)
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    made = making.make([plan_file.read(SAMPLE)[0]], making.Making("Veldestroom"), dt.date(2026, 11, 2), None)
    pack.write(made, tmp_path / "house.huispakket")
    with running(tmp_path, str(SAMPLE), language=request.param) as found:
        until(lambda: any(item.name == text("team", "fields.team.name.ask") for item in found.tree()))
        yield found


def command(reader: Reader, words: str) -> None:
    """Carry out a command by its name, with keys alone."""
    reader.keys("ctrl+k")
    until(lambda: any(item.role == "dialog" for item in reader.tree()))
    words = words.rstrip("…")
    # Other letters than those of every keyboard can get lost while the keys are set for them.
    reader.type(" ".join(word for word in words.split() if word.isascii()))
    until(lambda: any(chosen(item) and item.name.startswith(words) for item in reader.tree()))
    reader.keys("Return")


def open_file(reader: Reader, path: Path) -> None:
    """Name a file in the dialog that asks for one."""
    until(lambda: file_dialog(reader) or dialog(reader, ""))
    reader.keys("ctrl+a")
    reader.type(str(path))
    reader.keys("Return")


def dialog(reader: Reader, title: str) -> Item | None:
    """The dialog with this title, or any where it does not matter."""
    shown = [item for item in reader.tree() if item.role in ("dialog", "file chooser") and item.path[:1] != [0]]
    return next((item for item in shown if not title or item.name == title), None)


def counted(reader: Reader, name: str, items: list[Item]) -> Count:
    """Count what of some items is named, has a role and a state, and gets the keyboard."""
    lists = {tuple(item.path) for item in items if item.role == "combo box"}
    items = [item for item in items if {"focusable", "enabled"} <= set(item.states) and item.role not in CELLS]
    items = [item for item in items if tuple(item.path[:-1]) not in lists]
    line = Count(name, len(items), sum(bool(called(item)) for item in items))
    # A text to read is a label to Qt; it is read line by line all the same.
    line.role = sum(item.role not in PASSIVE or bool(item.text) for item in items)
    line.state = sum(map(has_state, items))
    line.reached = reached(reader, items)
    return line


def in_dialog(reader: Reader, name: str, title: str) -> Count:
    """Count what is in a dialog, and leave it with Escape."""
    shown = until(lambda: dialog(reader, title))
    line = counted(reader, name, reader.tree(shown.path))
    reader.keys("Escape")
    until(lambda: dialog(reader, title) is None)
    return line


@pytest.mark.slow
def test_every_door_opens_with_keys_is_named_reached_and_shut(reader: Reader, tmp_path: Path) -> None:
    table = []
    for words, title in (
        (_("Make a house pack…"), _("Make a house pack")),
        (_("Share with the location…"), _("Share with the location")),
        (_("Forget somebody…"), _("Forget somebody")),
        (_("What is new…"), _("What is new")),
        (_("Guide…"), _("Guide")),
        (_("Keys…"), _("Keys")),
        (_("Language and look…"), _("Language and look")),
        (_("Put it in my calendar (.ics)…"), ""),
    ):
        command(reader, words)
        table.append(in_dialog(reader, words, title))
    command(reader, _("Bring in your own list…"))
    open_file(reader, tmp_path / "list.csv")
    table.append(in_dialog(reader, _("Bring in your own list"), _("Bring in your own list")))
    command(reader, _("Open a house pack…"))
    open_file(reader, tmp_path / "house.huispakket")
    table.append(in_dialog(reader, _("Open a house pack…"), _("House pack")))
    for words, thing, key in (
        (_("Copies of your plans…"), _("← Back"), "alt+Left"),
        (_("History…"), _("← Back"), "alt+Left"),
        (_("Location overview…"), _("← Back"), "alt+Left"),
        (_("Technology cards…"), _("Search in the cards"), "Escape"),
    ):
        command(reader, words)
        until(lambda thing=thing: any(item.name == thing for item in reader.tree()))
        table.append(counted(reader, words, reader.tree()))
        reader.keys(key)
        until(lambda thing=thing: not any(item.name == thing for item in reader.tree()))
    print("\ndoor widgets named role state reached", *map(str, table), sep="\n")
    assert [str(line) for line in table if not line.is_whole] == []


@pytest.mark.slow
def test_f1_shows_the_help_and_f6_goes_there(reader: Reader) -> None:
    def help_shown() -> bool:
        return any(item.name == _("Help with this step") for item in reader.tree())

    before = help_shown()
    reader.keys("F1")
    until(lambda: help_shown() is not before)
    if before:
        reader.keys("F1")
        until(help_shown)
    for _press in range(6):
        reader.keys("F6")
        reader.ask("pause", seconds=0.5)
        if any({"focused", "checked"} <= set(item.states) and item.name == _("Explanation") for item in reader.tree()):
            break
    reader.keys("Right")
    until(lambda: any({"focused", "checked"} <= set(i.states) and i.name == _("Example") for i in reader.tree()))
