"""From a new plan to a printed poster: with keys alone, and with nothing but what assistive technology can do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resources.language import gettext as _
from resources.texts import text
from tests.accessibility.session import Item, Reader, running, until
from tests.accessibility.test_tree import CELLS, go

TEAM, GOAL = text("team", "fields.team.name.ask"), text("goals", "fields.goal.title.ask")
RESULT = text("goals", "fields.goal.result.ask")


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with running(tmp_path) as found:
        until(lambda: find(found, _("New plan")))
        yield found


def find(reader: Reader, name: str, *roles: str) -> Item | None:
    """Find something that is on the screen and can be used, by its name; in a dialog before what is behind it."""
    found = [item for item in reader.tree() if item.name == name and "enabled" in item.states]
    found = [item for item in found if (item.role in roles if roles else "focusable" in item.states)]
    return found[-1] if found else None


def focused(reader: Reader) -> str:
    """The name of what has the keyboard, in the dialog that is in front."""
    here = [it for it in reader.tree() if {"focused", "focusable"} <= set(it.states) and it.role not in CELLS]
    return here[-1].name if here else ""


def tab_to(reader: Reader, name: str) -> None:
    for _press in range(90):
        if focused(reader) == name:
            return
        reader.keys("Tab")
    raise AssertionError(f"Tab never came to {name}")


def press(reader: Reader, name: str) -> None:
    item = until(lambda: find(reader, name))
    reader.ask("act", path=item.path)


def write(reader: Reader, question: str, words: str) -> None:
    item = until(lambda: find(reader, question, "text"))
    assert reader.ask("write", path=item.path, text=words)


@pytest.mark.slow
def test_a_poster_with_keys_alone(reader: Reader, tmp_path: Path) -> None:
    reader.keys("ctrl+n")
    until(lambda: focused(reader) == TEAM)
    reader.type("De Es")
    go(reader, "goals")
    tab_to(reader, _("+ Goal {number}").format(number=1))
    reader.keys("Return")
    tab_to(reader, GOAL)
    reader.type("Rustiger nachten")
    reader.keys("Tab")
    until(lambda: focused(reader) == RESULT)
    reader.type("Bewoners slapen door")
    go(reader, "plan")
    tab_to(reader, _("The poster for the wall…"))
    reader.keys("Return")
    until(lambda: find(reader, _("Save…")))
    reader.keys("ctrl+s")
    until(lambda: file_dialog(reader))
    target = tmp_path / "poster.pdf"
    reader.keys("ctrl+a")
    reader.type(str(target))
    reader.keys("Return")
    until(lambda: target.exists() and target.stat().st_size > 1000, seconds=90)


@pytest.mark.slow
def test_a_poster_of_the_short_plan_with_keys_alone(reader: Reader, tmp_path: Path) -> None:
    def go_on() -> None:
        tab_to(reader, _("Next →"))
        reader.keys("Return")

    def asked(key: str) -> None:
        question = text("short_plan", f"questions.{key}.ask")
        until(lambda: any(item.name == question for item in reader.tree()))

    tab_to(reader, _("Begin"))
    reader.keys("Return")
    until(lambda: focused(reader) == TEAM)
    reader.type("De Es")
    reader.keys("Tab")
    reader.type("Ineke de Boer")
    go_on()
    asked("message")
    reader.type("Rust voor elkaar")
    go_on()
    asked("goal1")
    reader.keys("Down", "Return")
    asked("seen1")
    tab_to(reader, text("goals", "fields.goal.baseline.ask"))
    reader.type("2")
    go_on()
    asked("goal2")
    tab_to(reader, _("I don’t know yet"))
    reader.keys("Return")
    for key in ("owners", "steps", "old_way", "coach", "reviews", "money"):
        asked(key)
        if key in ("owners", "coach"):
            reader.type("Ineke de Boer")
        go_on()
    until(lambda: any(item.name == text("short_plan", "done.ask") for item in reader.tree()))
    tab_to(reader, _("Print the poster…"))
    reader.keys("Return")
    until(lambda: find(reader, _("Save…")))
    reader.keys("ctrl+s")
    until(lambda: file_dialog(reader))
    target = tmp_path / "poster.pdf"
    reader.keys("ctrl+a")
    reader.type(str(target))
    reader.keys("Return")
    until(lambda: target.exists() and target.stat().st_size > 1000, seconds=90)


@pytest.mark.slow
def test_a_poster_with_assistive_technology_alone(reader: Reader, tmp_path: Path) -> None:
    press(reader, _("New plan"))
    write(reader, TEAM, "De Es")
    for name in ("vision", "goals"):
        press(reader, f"{text(name, 'step.title')} →")
    press(reader, _("+ Goal {number}").format(number=1))
    write(reader, GOAL, "Rustiger nachten")
    write(reader, RESULT, "Bewoners slapen door")
    press(reader, "Pilot")
    for name in ("actions", "people", "training", "budget", "conditions", "calendar", "plan"):
        press(reader, f"{text(name, 'step.title')} →")
    press(reader, _("The poster for the wall…"))
    press(reader, _("Save…"))
    dialog = until(lambda: file_dialog(reader))
    target = tmp_path / "poster.pdf"
    line = next(item for item in reader.tree(dialog.path) if item.role == "text")
    assert reader.ask("write", path=line.path, text=str(target))
    buttons = [item for item in reader.tree(dialog.path) if item.role == "push button"]
    reader.ask("act", path=next(item for item in buttons if item.name in ("Opslaan", "Save")).path)
    until(lambda: target.exists() and target.stat().st_size > 1000, seconds=90)


def file_dialog(reader: Reader) -> Item | None:
    """The dialog that asks for the name of a file, above the print window."""
    return next((it for it in reader.tree() if it.role in ("dialog", "file chooser") and it.path > [1]), None)
