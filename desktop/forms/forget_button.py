"""The button that forgets a person: the one of the form it stands in, or whom she chooses after it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from plans.subjects.people import Person
from resources.language import gettext as _


class ForgetButton(PagePart):
    """Asks to forget somebody, also where the plan is adopted: the wish to be forgotten goes before every lock."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        self._person: Person | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._button = parts.button("", "link", lambda: self.document.forget_requested.emit(self._person))
        layout.addWidget(self._button)
        self.ready()

    def bind(self, record: Any) -> None:
        """Stand for another person."""
        self._person = record
        self.refresh()

    def refresh(self) -> None:
        """Say whom it is about; somebody without a name cannot be forgotten."""
        self._button.setText(_("Forget this person…") if self._person else _("Forget somebody…"))
        self._button.setEnabled(self._person is None or bool(self._person.name.strip()))
