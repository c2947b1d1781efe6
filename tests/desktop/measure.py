"""Measures a page as it stands in the window: its height, what is cut off, what lies outside, what stays empty."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QToolButton, QWidget

from desktop.forgetting_places import SOFT
from desktop.forms.cell import PADDING
from desktop.forms.flow import WIDEST, Flow
from desktop.forms.labels import Elided, Pressed
from desktop.forms.page import Page
from desktop.forms.rows_view import RowsView
from desktop.theme.appearance import appearance

BESIDE_WORDS = 12
"""Pixels at each side of the words in a field: its padding and its border."""
ROUNDS = 25
"""How often at most: what asks for something again and again would never be done."""
Fault = str
"""What is wrong, in words for whoever reads the failed test."""


def settle() -> None:
    """Let everything that was asked for be laid out: until nothing more happens by itself."""
    happens = QAbstractEventDispatcher.instance().processEvents
    for _round in range(ROUNDS):
        if not happens(QEventLoop.ProcessEventsFlag.AllEvents):
            break


def screens(page: Page) -> float:
    """Return how many times the page is as high as the part of it that is in sight."""
    return page.sheet.height() / page.viewport().height()


def faults(page: Page, column: QWidget) -> Iterator[Fault]:
    """Give what is cut off, outside or too wide on a page, in the column beside it, and in the bar above them."""
    for ground in (page.sheet, column, page.window().findChild(QWidget, "bar")):
        yield from faults_on(ground)
    for table in page.findChildren(RowsView):
        if table.isVisible():
            yield from _cut_cells(table)
            if table.verticalScrollBar().maximum():
                yield f"{table.accessibleName()} scrolls by itself"
    for flow in page.findChildren(Flow):
        if flow.isVisible() and flow.heightForWidth(flow.width()) > flow.height():
            yield f"a block is cut below: {flow.heightForWidth(flow.width())} in {flow.height()}"
        for block in flow.children():
            if isinstance(block, QWidget) and block.width() > appearance.px(WIDEST):
                yield f"{type(block).__name__} is {block.width()} wide"


def faults_on(ground: QWidget) -> Iterator[Fault]:
    """Give what is cut off on some ground, lies outside it, or lies over something else."""
    for widget in ground.findChildren(QWidget) if ground.isVisible() else ():
        if widget.isVisible() and widget.window() is ground.window():
            yield from _cut(widget)
            yield from _outside(widget, ground)
            yield from _over(widget)


def empty(page: Page) -> int:
    """Return the pixels that stay empty at the right of all tables, cards and fields of a page."""
    shown = [item for item in page.sheet.findChildren(QWidget) if item.isVisible()]
    held = [item for item in shown if isinstance(item, RowsView) or item.property("role") == "card"]
    margin = page.body.contentsMargins().right()
    return page.sheet.width() - margin - max(_place(item, page.sheet).right() for item in held)


def _place(widget: QWidget, ground: QWidget) -> QRect:
    return QRect(widget.mapTo(ground, QPoint()), widget.size())


def _cut(widget: QWidget) -> Iterator[Fault]:
    """Give words that do not fit where they stand; what ends in an ellipsis has a tooltip."""
    if isinstance(widget, Elided | Pressed | QToolButton):
        return
    if isinstance(widget, QLabel) and widget.text():
        wide, high = widget.width(), widget.height()
        if widget.wordWrap() and widget.heightForWidth(wide) > high + 1:
            yield f"cut below: “{widget.text()[:50]}” ({widget.heightForWidth(wide)} in {high})"
        widest = max(map(widget.fontMetrics().horizontalAdvance, widget.text().replace(SOFT, " ").split()))
        if widest > wide + 1 or (not widget.wordWrap() and widget.sizeHint().width() > wide + 1):
            yield f"cut at the side: “{widget.text()[:50]}” ({widest} in {wide})"
    elif isinstance(widget, QLineEdit) and not isinstance(widget.parent(), QComboBox):
        advance = widget.fontMetrics().horizontalAdvance(widget.text())
        if advance > widget.width() - 2 * BESIDE_WORDS:
            yield f"cut field: “{widget.text()[:50]}” ({advance} in {widget.width()})"
    elif isinstance(widget, QAbstractButton) and widget.text():
        advance = widget.fontMetrics().horizontalAdvance(widget.text().replace("&&", "&"))
        if advance > widget.width() or widget.height() < widget.fontMetrics().height():
            yield f"cut button: “{widget.text()}” ({advance} in {widget.width()})"


def _outside(widget: QWidget, ground: QWidget) -> Iterator[Fault]:
    place = _place(widget, ground)
    if place.left() < -1 or place.right() > ground.width() + 1:
        name = widget.accessibleName() or getattr(widget, "text", str)() or type(widget).__name__
        yield f"outside: “{name[:50]}” ({place.left()} to {place.right()} of {ground.width()})"


def _over(widget: QWidget) -> Iterator[Fault]:
    """Give words that a button beside them in the same holder lies over."""
    if not isinstance(widget, QLabel) or not widget.text() or widget.parentWidget() is None:
        return
    for other in widget.parentWidget().findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if other.isVisible() and other.geometry().intersects(widget.geometry()):
            yield f"“{widget.text()[:50]}” lies over “{other.text()}”"


def _cut_cells(table: RowsView) -> Iterator[Fault]:
    """Give words in cells that are wider than their column."""
    metrics = QFontMetrics(appearance.font("text"))
    for column in range(len(table.rows.columns)):
        if table.isColumnHidden(column):
            continue
        room = table.columnWidth(column) - 2 * PADDING
        for row in range(len(table.rows.records)):
            for word in table.rows.shown(row, column).split():
                if metrics.horizontalAdvance(word) > room + 1:
                    yield f"cut cell: “{word}” ({metrics.horizontalAdvance(word)} in {room})"
