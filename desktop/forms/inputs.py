"""Which input fits which field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence

from desktop.forms.choices import Pick, Segments, Several, Tick, Who
from desktop.forms.declare import Field
from desktop.forms.input import Input, Owned
from desktop.forms.ranking import Ranking
from desktop.forms.typed import Day, Line, Prose
from plans import entry


def make(record: type[Owned], field: Field) -> Input:
    """Make the input that fits a field's kind."""
    match entry.kind(record, field.name):
        case "choice" if field.segments:
            return Segments(entry.options(record, field.name), field.marks)
        case "choice" | "goal" | "activity":
            return Pick()
        case "several" if field.ranked:
            return Ranking(entry.options(record, field.name))
        case "several":
            return Several(entry.options(record, field.name))
        case "tick":
            return Tick(field.ask or entry.question(record, field.name))
        case "person":
            return Who()
        case "date":
            return Day()
        case "words" if field.lines > 1:
            return Prose(field.lines)
        case _:
            return Line()


def lost_focus(event: QEvent) -> bool:
    """Tell whether an event means that a person left an input, not just opened its list."""
    return (
        isinstance(event, QFocusEvent)
        and event.type() == QEvent.Type.FocusOut
        and event.reason()
        not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        )
    )


def undoes(event: QEvent) -> bool:
    """Tell whether an event asks an input to undo or redo by itself."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
    )
