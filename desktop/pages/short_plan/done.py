"""After the twelve questions: the poster to print, what it still lacks, and the ways on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.labels import Link
from desktop.theme import space
from plans.derived import completeness
from resources.language import gettext as _


class DoneScreen(QWidget):
    """Shows whether the poster can go on the wall, and leads on."""

    print_poster = Signal()
    go_to = Signal(str, str)
    """A record and a field that the poster still lacks."""
    whole_plan = Signal()
    cards = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.L)
        self._gaps = parts.Column(space.XS)
        column.addLayout(self._gaps)
        self.print_button = parts.button(_("Print the poster…"), "primary", self.print_poster.emit)
        column.addWidget(self.print_button)
        self._level = parts.label("", "notice")
        column.addWidget(self._level)
        column.addWidget(parts.button(_("Work it out further in the whole plan"), "", self.whole_plan.emit))
        column.addWidget(parts.button(_("One more goal from a technology card…"), "link", self.cards.emit))

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing for the poster."""
        return not completeness.open_for("basis", self._document.findings)

    def refresh(self) -> None:
        """Show what the poster lacks, and how far the whole plan is."""
        plan, found = self._document.plan, self._document.findings
        gaps = completeness.lines(plan, completeness.open_for("basis", found))
        self._gaps.show_all(gaps, self._line)
        self._level.setText(completeness.sentence(plan, found))
        self._level.setVisible(bool(self._level.text()))

    def start(self) -> QWidget:
        """Return where the keyboard enters: on what the poster lacks first, else on the button that prints it."""
        return next((link for link in self.findChildren(Link) if link.isVisibleTo(self)), self.print_button)

    def reveal(self, _record: str, _field: str | None) -> QWidget | None:
        """Nothing is filled in here."""
        return None

    def _line(self, line: completeness.Line) -> QWidget:
        first = line.findings[0]
        shape = "not_started" if line.kind == "start" else line.kind
        return Link(line.message, partial(self.go_to.emit, first.record or "", first.field or ""), shape)
