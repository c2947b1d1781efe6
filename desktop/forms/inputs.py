"""Which input fits which field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent

from desktop.forms.choice_inputs import ChoiceCombo, PersonCombo, Segments, Tick, TickList
from desktop.forms.declare import Field
from desktop.forms.input import Input, Owned
from desktop.forms.text_inputs import DateInput, LineInput, ProseInput
from plans import field_text


def make(record: type[Owned], field: Field) -> Input:
    """Make the input that fits a field's kind."""
    match field_text.kind(record, field.name):
        case "choice" if field.segments:
            return Segments(field_text.options(record, field.name), field.marks)
        case "choice" if field.marks:
            from desktop.forms.status_combo import StatusCombo

            return StatusCombo(field.marks, field.letters)
        case "choice" | "goal" | "activity":
            return ChoiceCombo()
        case "several" if field.ranked:
            from desktop.forms.ranking import Ranking

            return Ranking(field_text.options(record, field.name))
        case "several":
            return TickList(field_text.options(record, field.name))
        case "tick":
            return Tick(field.ask or field_text.question(record, field.name))
        case "person":
            return PersonCombo()
        case "date":
            return DateInput()
        case "words" if field.lines > 1 or field.grows:
            return ProseInput(field.lines)
        case _:
            return LineInput()


def lost_focus(event: QEvent) -> bool:
    """Return whether an event means that a person left an input, not just opened its list."""
    return (
        isinstance(event, QFocusEvent)
        and event.type() == QEvent.Type.FocusOut
        and event.reason()
        not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        )
    )
