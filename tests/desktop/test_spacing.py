"""One grid for all distances in the window: in the code by token, on the screen by measure."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLayout,
    QStackedLayout,
    QWidget,
)

import desktop
from desktop.about import AboutDialog
from desktop.settings import Settings
from desktop.settings_dialog import SettingsDialog
from desktop.theme import space, style
from plans.derived import steps
from plans.exchange.plan_file import SAMPLE
from resources.tokens import tokens
from tests.desktop import measure
from tests.desktop.person import Person

ALLOWED = {0, space.LINE, *space.GRID}
SPACING = {"setSpacing", "setHorizontalSpacing", "setVerticalSpacing", "setContentsMargins", "addSpacing"}
MEASURED = ("QPlainTextEdit", "QTableView::item", "QScrollBar::handle")
"""Where Qt adds room of its own, and where the distance is the thing that is seen."""
OWN = (QAbstractItemView, QAbstractSpinBox, QCalendarWidget, QComboBox)
"""What Qt lays out by itself."""


def numbers(path: Path) -> Iterator[str]:
    """Give the distances in a file that are numbers instead of a token."""
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in SPACING:
            for part in (found for argument in call.args for found in ast.walk(argument)):
                if isinstance(part, ast.Constant) and part.value not in (0, False, True):
                    yield f"{path.name}:{call.lineno} {part.value}"


def test_distances_are_named_in_the_code() -> None:
    folder = Path(str(desktop.__file__)).parent
    assert [found for path in sorted(folder.rglob("*.py")) for found in numbers(path)] == []


def test_distances_of_the_style_sheet_are_on_the_grid() -> None:
    """A padding counts with the border beside it, which is one pixel, or two around what has the keyboard."""
    within = {sign * (size - border) for size in (0, *space.GRID) for border in (0, 1, 2) for sign in (1, -1)}
    found = []
    for selector, inside in re.findall(r"([^{}]+)\{([^}]*)\}", style.sheet(tokens("light"), 1.0, {})):
        for name, value in re.findall(r"(padding[-\w]*|margin[-\w]*|spacing)\s*:\s*([^;]+)", inside):
            off = {int(size) for size in re.findall(r"-?\d+", value)} - within
            if off and not any(kind in selector for kind in MEASURED):
                found.append(f"{selector.strip()} {name}: {value}")
    assert found == []


def off_the_grid(ground: QWidget) -> Iterator[str]:
    """Give the layouts whose distances are not on the grid."""
    for layout in ground.findChildren(QLayout):
        holder = layout.parentWidget()
        above: QWidget | None = holder
        while above is not None and not isinstance(above, OWN):
            above = above.parentWidget()
        if above is not None or holder is None or isinstance(layout, QStackedLayout) or layout.count() < 2:
            continue
        margins = layout.contentsMargins()
        distances = (
            {margins.left(), margins.top(), margins.right(), margins.bottom()} if layout is holder.layout() else set()
        )
        if isinstance(layout, QGridLayout | QFormLayout):
            distances |= {layout.horizontalSpacing(), layout.verticalSpacing()}
        else:
            distances.add(layout.spacing())
        if distances - ALLOWED:
            yield f"{type(holder).__module__}.{type(holder).__name__}: {sorted(distances - ALLOWED)}"


def test_distances_on_the_screen_are_on_the_grid(start, qtbot) -> None:
    me: Person = start(str(SAMPLE))
    document = me.window.walk.document
    for dialog in (SettingsDialog(Settings(), me.window), AboutDialog(me.window)):
        qtbot.addWidget(dialog)
    found: set[str] = set()
    for state in ("concept", "adopted"):
        document.set_value(document.plan.record, "state", state)
        for name in (*steps.PAGES, steps.HOME):
            me.window.walk.go(name)
            measure.settle()
        found |= set(off_the_grid(me.window))
    assert found == set(), "\n".join(sorted(found))
