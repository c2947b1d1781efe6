"""The order in which Tab goes through a window: that of its layouts, worked out anew each time, and never kept.

Qt goes in the order in which widgets were made, and gets lost as soon as something is made later. Here nothing has to
be told when cards, rows or folds come and go: what stands first in the layout comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from desktop.theme.appearance import appearance

_WHOLE = (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar, QAbstractButton)
"""What is one stop, whatever it is made of."""
ROOM = 80
"""Pixels at 100 % that stay in sight above and below what got the keyboard."""

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly

_next_to: WeakKeyDictionary[QWidget, QWidget] = WeakKeyDictionary()


def put_after(widget: QWidget, after: QWidget) -> None:
    """Let Tab go from ``widget`` through ``after``, which stands elsewhere in the window, before it goes on."""
    _next_to[widget] = after


def stops(root: QWidget) -> list[QWidget]:
    """Return what Tab comes to within a widget that is on the screen, in order."""
    return [item for item in _walk(root, _elsewhere(), inside=True) if _is_stop(item)]


def move(window: QWidget, forwards: bool) -> bool:
    """Put the keyboard on the next stop of a window, or the one before; tells whether there is another one."""
    here = QApplication.focusWidget()
    order = [item for item in _walk(window, _elsewhere(), inside=True) if item is here or _is_stop(item)]
    if here is not None and here not in order:
        # An editor in a table, or what is inside a stop.
        here = next((item for item in order if item.isAncestorOf(here)), None)
    if isinstance(here, QAbstractButton):
        # The arrows go along the words of one choice.
        order = [item for item in order if item is here or not _same_choice(item, here)]
    if not order or order == [here]:
        return False
    place = order.index(here) if here is not None else (-1 if forwards else 0)
    found = order[(place + (1 if forwards else -1)) % len(order)]
    found.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
    bring(found)
    return True


def enter(root: QWidget) -> bool:
    """Put the keyboard on the first stop within a widget; tells whether there is one."""
    found = stops(root)
    if found:
        found[0].setFocus(Qt.FocusReason.OtherFocusReason)
        bring(found[0])
    return bool(found)


def bring(widget: QWidget) -> None:
    """Scroll what holds a widget, so that it is in sight; of a table the cell of the cursor."""
    around = widget.parentWidget()
    while around is not None:
        sheet = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and sheet is not None and sheet.isAncestorOf(widget):
            spot = _spot(widget)
            area = QRect(widget.mapTo(sheet, spot.topLeft()), spot.size())
            room = min(appearance.px(ROOM), max(0, (around.viewport().height() - area.height()) // 2))
            for edge in (area.bottomLeft(), area.topLeft()):
                around.ensureVisible(edge.x(), edge.y(), 0, room)
        around = around.parentWidget()


def _spot(widget: QWidget) -> QRect:
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        cell = widget.visualRect(widget.currentIndex())
        return QRect(widget.viewport().mapTo(widget, cell.topLeft()), cell.size())
    return widget.rect()


def _is_stop(widget: QWidget) -> bool:
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    if not tab or not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    return not isinstance(widget, QAbstractButton) or widget is _entrance(widget)


def _entrance(button: QAbstractButton) -> QAbstractButton:
    """Return where Tab enters the choice that a button is a word of: the chosen one, or the first; else the button."""
    around = button.parentWidget()
    words = around.findChildren(QAbstractButton, options=DIRECT) if around is not None else []
    words = [word for word in words if _same_choice(word, button)]
    return next((word for word in words if word.isChecked()), words[0] if words else button)


def _same_choice(item: QWidget, other: QAbstractButton) -> bool:
    """Return whether both are words of one choice, of which the chosen one or the first is the stop."""
    if not isinstance(item, QAbstractButton) or not (item.isCheckable() and other.isCheckable()):
        return False
    if other.group() is not None:
        return item.group() is other.group() and other.group().exclusive()
    return item.autoExclusive() and other.autoExclusive() and item.parentWidget() is other.parentWidget()


def _elsewhere() -> set[int]:
    return {id(other) for widget, other in _next_to.items() if isValid(widget) and widget.isVisible()}


def _walk(widget: QWidget, elsewhere: set[int], inside: bool = False) -> Iterator[QWidget]:
    """Go through a widget and what is in it, as the layouts do; what comes after another one comes only there."""
    if not inside and id(widget) in elsewhere:
        return
    if not widget.isVisible():
        return
    if isinstance(widget, QTableView):
        # What stands above the columns comes before what is below them.
        above = widget.horizontalHeader().findChildren(QWidget, options=DIRECT)
        for box in sorted(above, key=QWidget.x):
            yield from _walk(box, elsewhere)
    yield widget
    if not isinstance(widget, _WHOLE):
        for child in _children(widget):
            yield from _walk(child, elsewhere)
    if (after := _next_to.get(widget)) is not None:
        yield from _walk(after, elsewhere, inside=True)


def _children(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        if (sheet := widget.widget()) is not None:
            yield sheet
        return
    if isinstance(widget, QAbstractScrollArea):
        return
    layout = widget.layout()
    placed = list(_laid_out(layout, widget)) if layout is not None else []
    yield from placed
    # What no layout places stands in the order in which it was put there.
    seen = set(map(id, placed))
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and id(child) not in seen:
            yield child


def _laid_out(layout: QLayout, widget: QWidget) -> Iterator[QWidget]:
    """Go through what a layout of a widget places; its items are not looked at.

    The bindings keep an item that was looked at as long as the layout, also after Qt deleted it; whatever comes to lie
    at its place in memory would then be taken for it.
    """
    inside = [
        (layout.indexOf(child), child)
        for child in (*widget.findChildren(QWidget, options=DIRECT), *layout.children())
        if isinstance(child, QWidget | QLayout)
    ]
    found = [(place, child) for place, child in inside if place >= 0]
    if isinstance(layout, QGridLayout):
        found.sort(key=lambda entry: (*layout.getItemPosition(entry[0])[:2], entry[0]))  # type: ignore[index]
    else:
        found.sort(key=lambda entry: entry[0])
    for _place, child in found:
        if isinstance(child, QLayout):
            yield from _laid_out(child, widget)
        else:
            yield child
