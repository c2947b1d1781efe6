"""Buttons on a page that make a file of the plan for elsewhere; the desk asks where to and writes it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from desktop.theme import space
from resources.language import gettext as _


class Exporting(PagePart):
    """A button that asks for one kind of file, with a line on what becomes of it."""

    def __init__(self, changes: Relay, parent: QWidget, kind: str, words: str, note: str) -> None:
        super().__init__(changes, parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.XS)
        self.button = parts.button(words, "", lambda: self.export_requested.emit(kind))
        layout.addWidget(self.button)
        layout.addWidget(parts.label(note, "note"))


def calendar_button(changes: Relay, parent: QWidget) -> Exporting:
    """Make the button that puts the year in a calendar of one's own."""
    note = _(
        "For Outlook, Google and Thunderbird. Do it again after a change: your calendar is updated, nothing "
        "appears twice."
    )
    return Exporting(changes, parent, "calendar", _("Put it in my calendar (.ics)…"), note)
