"""A block that is one line with what is in it; it opens under its heading, and by itself where something is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.declare import Folding
from desktop.forms.host import Host
from desktop.forms.part import PagePart
from desktop.forms.section import SectionView
from desktop.theme import space

if TYPE_CHECKING:
    from desktop.forms.rows import RowsBlock


class Folded(PagePart):
    """Never hides what is still to be filled in; what a person opened or closed stays so."""

    def __init__(self, page: Host, declared: Folding, title: str, note: str, block: RowsBlock | SectionView) -> None:
        super().__init__(page.changes)
        self.block = block
        self._declared = declared
        self._decided: bool | None = None
        """Whether it was opened or closed when it came in sight."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.S)
        if note:
            column.addWidget(parts.label(note, "note"))
        column.addWidget(block)
        self._fold = parts.Fold(title, inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._fold)
        self.ready()
        self._decide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self._fold.is_open == self._decided:
            self._decide()

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Return the input for a field, brought in sight."""
        found = self.block.reveal(record, field)
        if found:
            self._fold.open(True)
        return found

    def start(self) -> QWidget | None:
        """Return where the keyboard enters."""
        self._fold.open(True)
        return self.block.start()

    def refresh(self) -> None:
        """Say what is in it."""
        table = self.block.table
        if table and table.declared.hide_empty:
            # Without a parent it would show itself as a window.
            self.setHidden(not table.model.records or (self.isHidden() and not self.parentWidget()))
        self._fold.mark(self._declared.says(self.document) if self._declared.says else self.block.summary())

    def _decide(self) -> None:
        missing = any(
            finding.kind == "missing" and finding.record and self.block.holds(finding.record, finding.field)
            for finding in self.document.findings
        )
        wanted = self._declared.opens(self.document) if self._declared.opens else not self.block.summary()
        self._decided = wanted or missing
        self._fold.open(self._decided)
