"""Whatever is clicked on is at least 24 by 24 pixels, on every page and in every dialog (WCAG 2.2, 2.5.8)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from plans.exchange.plan_file import SAMPLE
from tests.desktop import measure, places
from tests.desktop.person import Person

LEAST = 24
CLICKED = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractSpinBox)


def areas(ground: QWidget) -> Iterator[tuple[QWidget, str, QRect]]:
    """Give every place that is clicked on, with its name."""
    for widget in ground.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled() or is_inside(widget):
            continue
        if isinstance(widget, QAbstractItemView):
            yield from ((widget, name, area) for name, area in lines(widget))
        elif isinstance(widget, QTabBar):
            yield from ((widget, widget.tabText(tab), widget.tabRect(tab)) for tab in range(widget.count()))
        elif isinstance(widget, CLICKED):
            yield widget, widget.accessibleName() or getattr(widget, "text", str)(), widget.rect()


def is_inside(widget: QWidget) -> bool:
    """Whether it is a part of what is clicked on as a whole."""
    around = widget.parentWidget()
    return isinstance(around, QComboBox | QAbstractSpinBox)


def lines(view: QAbstractItemView) -> Iterator[tuple[str, QRect]]:
    model: QAbstractItemModel = view.model()
    columns = range(model.columnCount()) if isinstance(view, QTableView) else (0,)
    for row, column in itertools.product(range(model.rowCount()), columns):
        index = model.index(row, column)
        hidden = view.isRowHidden(row) if isinstance(view, QListView | QTableView) else False
        area = view.visualRect(index)
        if not hidden and area.height() and area.width() and model.flags(index).value & 0b100001 == 0b100001:
            yield str(index.data()), area


def small(name: str, ground: QWidget) -> Iterator[str]:
    for widget, called, area in areas(ground):
        if area.width() < LEAST or area.height() < LEAST:
            yield f"{name}: {type(widget).__name__} “{called}” {area.width()} × {area.height()}"


def test_targets_are_large_enough_with_small_text(start, tmp_path: Path) -> None:
    """With text of the usual size they are looked at with the contrast (test_contrast.py)."""
    first: Person = start(library="first.db", text_size=90)
    measure.settle()
    found = set(small("first start", first.window))
    me: Person = start(str(SAMPLE))
    me.window.resize(1366, 768)
    for name in itertools.chain(places.pages(me), places.year(me)):
        found |= set(small(name, me.window.walk))
    found |= set(small("bar", me.window.bar))
    for name, make in places.dialogs(me, tmp_path).items():
        dialog = make()
        dialog.show()
        measure.settle()
        found |= set(small(name, dialog))
        dialog.close()
        dialog.deleteLater()
    for name, ground in places.beside(me):
        found |= set(small(name, ground))
    assert found == set(), "\n".join(sorted(found))
