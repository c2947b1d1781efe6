"""What things are to who listens: roles and states that Qt does not know of what is put together or painted here.

Qt asks for them only while a screen reader runs; who does not listen pays nothing. Roles go by their word in
``QAccessible.Role``, so that the first picture of the window need not load that list.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from PySide6.QtWidgets import QAbstractButton, QWidget

from resources.language import gettext as _

PRESS = "Press"
"""Qt's own name for what a button does."""


class Heard(NamedTuple):
    """What one widget is, how it is called when its own name does not say so, and whether it is open.

    A group that should have a name and has none holds things together for the eye alone, and is passed over.
    """

    role: str
    name: Callable[[Any], str] | None = None
    is_open: Callable[[Any], bool] | None = None


_heard: WeakKeyDictionary[QWidget, Heard] = WeakKeyDictionary()


def tell(
    widget: QWidget, role: str, name: Callable[[Any], str] | None = None, is_open: Callable[[Any], bool] | None = None
) -> None:
    """Say what a widget is; ``is_open`` for what opens and closes, ``name`` for a name that changes with the plan.

    Both are given the widget, and may hold no other: what is kept here would keep that for ever.
    To be said before anything is set on it that is read out: Qt asks what it is only once.
    """
    _heard[widget] = Heard(role, name, is_open)
    _listen()


def decorates(widget: QWidget) -> None:
    """Let a picture be passed over that says no more than the word beside it."""
    tell(widget, "Client")


def turned(widget: QWidget) -> None:
    """Have it heard that something opened or closed."""
    from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent

    if QAccessible.isActive() and widget in _heard:
        state = QAccessible.State()
        state.expanded = True
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(widget, state))


@cache
def _listen() -> None:
    """Let Qt ask here first; once for the whole program."""
    from PySide6.QtGui import QAccessible

    QAccessible.installFactory(_interface)


def _interface(_kind: str, thing: object) -> object:
    heard = _heard.get(thing) if isinstance(thing, QWidget) else None
    return _kind_of_interface()(thing, heard) if isinstance(thing, QWidget) and heard else None


@cache
def _kind_of_interface() -> Callable[[QWidget, Heard], object]:
    """Make the class that answers for a widget; Qt's enumerations are loaded when the first screen reader asks."""
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QAccessibleWidget

    class Interface(QAccessibleWidget):
        """Answers for one widget, and leaves to Qt what Qt knows; Qt keeps it for ever, so it holds nothing itself."""

        def _of(self) -> tuple[QWidget, Heard] | None:
            widget = self.object()
            heard = _heard.get(widget) if isinstance(widget, QWidget) else None
            return (widget, heard) if isinstance(widget, QWidget) and heard else None

        def text(self, kind: QAccessible.Text) -> str:
            own = super().text(kind)
            of = self._of()
            if kind == QAccessible.Text.Value and of and of[1].is_open:
                # Qt tells Windows of no button whether it is open, but for its value.
                return _("unfolded") if of[1].is_open(of[0]) else _("folded")
            if kind != QAccessible.Text.Name or own or of is None:
                return own
            return of[1].name(of[0]) if of[1].name else of[0].property("text") or ""

        def role(self) -> QAccessible.Role:
            role, of = super().role(), self._of()
            nameless = of and of[1].name and role == QAccessible.Role.Grouping and not of[1].name(of[0])
            return QAccessible.Role.Client if nameless else role

        def state(self) -> QAccessible.State:
            found, of = super().state(), self._of()
            if of and of[1].is_open:
                opened = of[1].is_open(of[0])
                found.expandable = True
                found.expanded, found.collapsed = opened, not opened
            return found

        def actionNames(self) -> list[str]:
            return [PRESS] * isinstance(self.object(), QAbstractButton) + super().actionNames()

        def doAction(self, name: str) -> None:
            button = self.object()
            if name == PRESS and isinstance(button, QAbstractButton):
                button.click()
            else:
                super().doAction(name)

    def make(widget: QWidget, heard: Heard) -> Interface:
        return Interface(widget, QAccessible.Role[heard.role])

    return make
