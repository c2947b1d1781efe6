"""Every page through the real accessibility bus: what is there has a name, a role and its state, and Tab reaches it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from plans.derived import steps
from plans.exchange.plan_file import SAMPLE
from resources import language
from resources.texts import text
from tests.accessibility.session import Item, Reader, running, until

PASSIVE = {"filler", "panel", "layered pane", "label", "heading", "unknown", "invalid"}
"""Roles of what is there to be read, or to hold something."""
CELLS = {"table cell", "table column header", "list item", "page tab"}
"""What is reached with the arrows, within something that Tab comes to."""


@dataclass
class Count:
    """One line of the table: how much of a page is as it should be."""

    page: str
    widgets: int = 0
    named: int = 0
    role: int = 0
    state: int = 0
    reached: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether all of it is."""
        return {self.named, self.role, self.state, self.reached} == {self.widgets}

    def __str__(self) -> str:
        return f"{self.page} {self.widgets} {self.named} {self.role} {self.state} {self.reached}"


@pytest.fixture(params=["nl", "en"])
def reader(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Reader]:
    language.choose(request.param)
    with running(tmp_path, str(SAMPLE), language=request.param, size="1366x2400") as found:
        until(lambda: any(item.name == text("team", "fields.team.name.ask") for item in found.tree()))
        yield found


def go(reader: Reader, name: str) -> list[Item]:
    """Open a page by its name with keys alone, and give what is on it."""
    title = text(name, "step.title")
    reader.keys("ctrl+k")
    until(lambda: any(item.role == "dialog" for item in reader.tree()))
    reader.type(title)
    until(lambda: any(chosen(item) and item.name.startswith(title) for item in reader.tree()))
    reader.keys("Return")
    return until(lambda: on_page(reader, title))


def chosen(item: Item) -> bool:
    """Whether it is the line of the dialog, not of the window behind it, that Enter takes."""
    return item.path[:1] != [0] and item.role == "list item" and "selected" in item.states


def on_page(reader: Reader, title: str) -> list[Item]:
    items = reader.tree()
    sheet = next((item for item in items if item.name == title and item.role == "panel"), None)
    return [item for item in items if sheet and item.path[: len(sheet.path)] == sheet.path]


def called(item: Item) -> str:
    return item.labels[0] if item.role == "combo box" and item.labels else item.name


def has_state(item: Item) -> bool:
    """Whether it tells what can be done with it, and how it stands."""
    if item.role in ("radio button", "check box"):
        return "checkable" in item.states
    if item.role == "text":
        return "editable" in item.states or "read_only" in item.states
    if item.role == "combo box":
        return "expandable" in item.states
    return True


def reached(reader: Reader, items: list[Item]) -> int:
    """Press Tab until it has come round, and count what got the keyboard; a choice is gone along with the arrows."""
    reader.ask("heard")
    for _round in range(1 + len(items) // 20):
        reader.keys(*["Tab"] * 40)
        reader.ask("pause", seconds=1)
    met = {name for kind, name, _words in reader.ask("heard", seconds=2) if "focused" in kind}
    choices = {tuple(item.path[:-1]) for item in items if item.role == "radio button" and item.name in met}
    return sum(item.name in met or tuple(item.path[:-1]) in choices for item in items)


@pytest.mark.slow
def test_every_page_is_named_has_roles_and_states_and_is_reached(reader: Reader) -> None:
    table = []
    for name in steps.PAGES:
        items = [item for item in go(reader, name) if "focusable" in item.states and item.role not in CELLS]
        lists = {tuple(item.path) for item in items if item.role == "combo box"}
        # The line of a list that takes names as well is no stop of its own.
        items = [item for item in items if "enabled" in item.states and tuple(item.path[:-1]) not in lists]
        named = [item for item in items if called(item)]
        line = Count(name, len(items), len(named))
        line.role = sum(item.role not in PASSIVE for item in items)
        line.state = sum(map(has_state, items))
        line.reached = reached(reader, items)
        table.append(line)
    print("\npage widgets named role state reached", *map(str, table), sep="\n")
    assert [str(line) for line in table if not line.is_whole] == []
