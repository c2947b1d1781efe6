"""The order in which Tab goes through a window: that of its layouts, worked out anew each time, and never kept.

Qt goes in the order in which widgets were made, and gets lost as soon as something is made later. Here nothing has to
be told when cards, rows or folds come and go: what stands first in the layout comes first.
"""

from __future__ import annotations

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
    return [item for item in _walk(root, _elsewhere(), [], inside=True) if _is_stop(item)]


def move(window: QWidget, forwards: bool) -> bool:
    """Put the keyboard on the next stop of a window, or the one before; tells whether there is another one."""
    here = QApplication.focusWidget()
    order = [item for item in _walk(window, _elsewhere(), [], inside=True) if item is here or _is_stop(item)]
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


def _walk(widget: QWidget, elsewhere: set[int], found: list[QWidget], inside: bool = False) -> list[QWidget]:
    """Add a widget and what is in it, as the layouts go; what comes after another one comes only there."""
    if not widget.isVisible() or (not inside and id(widget) in elsewhere):
        return found
    if isinstance(widget, QTableView):
        # What stands above the columns comes before what is below them.
        above = widget.horizontalHeader().findChildren(QWidget, options=DIRECT)
        for box in sorted(above, key=QWidget.x):
            _walk(box, elsewhere, found)
    found.append(widget)
    if not isinstance(widget, _WHOLE):
        for child in _children(widget):
            _walk(child, elsewhere, found)
    if (after := _next_to.get(widget)) is not None:
        _walk(after, elsewhere, found, inside=True)
    return found


def _children(widget: QWidget) -> list[QWidget]:
    """Return what is on the screen in a widget, in order."""
    if isinstance(widget, QScrollArea):
        sheet = widget.widget()
        return [] if sheet is None else [sheet]
    if isinstance(widget, QAbstractScrollArea):
        return []
    children = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
    ]
    layout = widget.layout()
    if layout is None or len(children) < 2:
        return children
    placed: list[QWidget] = []
    _lay_out(layout, children, placed)
    # What no layout places stands in the order in which it was put there.
    return placed + children


def _lay_out(layout: QLayout, children: list[QWidget], placed: list[QWidget]) -> None:
    """Move the children that a layout of a widget places to the list of those, in its order; its items are not looked
    at.

    The bindings keep an item that was looked at as long as the layout, also after Qt deleted it; whatever comes to lie
    at its place in memory would then be taken for it.
    """
    inside: list[QWidget | QLayout] = [
        *children,
        *(child for child in layout.children() if isinstance(child, QLayout)),
    ]
    found = [(place, child) for child in inside if (place := layout.indexOf(child)) >= 0]
    if isinstance(layout, QGridLayout):
        found.sort(key=lambda entry: (*layout.getItemPosition(entry[0])[:2], entry[0]))  # type: ignore[index]
    else:
        found.sort(key=lambda entry: entry[0])
    for _place, child in found:
        if isinstance(child, QLayout):
            _lay_out(child, children, placed)
        else:
            children.remove(child)
            placed.append(child)
