"""The keys that work where the keyboard is: in a field, a table or a card; and what a field leaves to the window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

from resources.language import gettext as _

PALETTE = "Ctrl+K"
"""Finds a page or a command; a field of Qt's would take it to wipe the rest of the line."""


class Key(NamedTuple):
    """Keys, where they work and what they do."""

    where: str
    what: str
    keys: str


def within() -> Iterator[Key]:
    """Give the keys that are no commands of the window, place by place."""
    field, table, cards, scale = _("In a field"), _("In a table"), _("On a card"), _("On a statement")
    yield Key(field, _("To the next field, or the previous one"), "Tab, Shift+Tab")
    yield Key(field, _("Open the calendar of a date, or a list"), "Alt+↓")
    yield Key(field, _("To the tips below a text"), "Alt+Enter")
    yield Key(field, _("To another word of a choice"), "← →")
    yield Key(table, _("To another cell"), "← → ↑ ↓, Tab, Shift+Tab")
    yield Key(table, _("Change the cell"), _("Enter, F2, or just type"))
    yield Key(table, _("More about the row"), "Alt+Enter")
    yield Key(table, _("Copy, cut and paste"), "Ctrl+C, Ctrl+X, Ctrl+V")
    yield Key(table, _("Select the whole row"), _("Shift+Space"))
    yield Key(table, _("Remove the row"), "Ctrl+Delete")
    yield Key(table, _("What else can be done, such as sorting"), "Shift+F10")
    yield Key(cards, _("Move the card, or park it"), "Alt+← Alt+→ Alt+↓")
    yield Key(scale, _("Answer, and go on to the next"), "1 – 5")
    yield Key(scale, _("To the statement above or below"), "↑ ↓")
    yield Key(scale, _("Clear the answer"), "Delete")
    yield Key(_("In a list with an order"), _("Put it higher or lower"), "Alt+↑ Alt+↓")
    yield Key(_("In the strip of the year"), _("Move the action by a week"), "Alt+← Alt+→")


def left_to_window(event: QEvent) -> bool:
    """Return whether an event asks an input for what the window does: undo, redo, and finding a command."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and (
            event.matches(QKeySequence.StandardKey.Undo)
            or event.matches(QKeySequence.StandardKey.Redo)
            or QKeySequence(event.keyCombination()) == QKeySequence(PALETTE)
        )
    )
