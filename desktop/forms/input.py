"""What every kind of input has in common."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.document import Document
from plans.plan import PlanRecord
from plans.records import Record

Owned = Record | PlanRecord


class Input(QObject):
    """What a bound field holds: a widget that shows a value and takes one in."""

    edited = Signal()
    """Something was typed; it is taken in a moment later."""
    picked = Signal()
    """Something was chosen; it is taken in at once."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget

    def ask(self, question: str) -> None:
        """Hear which question it answers, for the parts of it that have a name of their own."""

    def show(self, document: Document, record: Owned, field: str) -> None:
        """Show the value of the field."""
        raise NotImplementedError

    def commit_value(self, document: Document, record: Owned, field: str, merge: object) -> None:
        """Hand over what is shown; raises Refused when it does not fit."""
        raise NotImplementedError

    def typed(self) -> str:
        """Return the text as it stands, also when it cannot be taken; nothing where none is typed."""
        return ""

    def retype(self, text: str) -> None:
        """Put a text back that could not be taken."""

    def lock(self, locked: bool) -> None:
        """Let the value be read but not changed."""
        self.widget.setEnabled(not locked)

    def focus_widgets(self) -> list[QWidget]:
        """Return the widgets that can have the keyboard."""
        return [self.widget]
