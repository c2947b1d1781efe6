"""What the two passes of a review have in common: blocks under each other, awake while they are in sight."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms.host import Host, Within
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from desktop.theme import space
from plans.derived import quarterly_review
from plans.errors import Damaged
from plans.plan import Plan

_Made = TypeVar("_Made", bound=PagePart)


class Snapshot:
    """The plan as a review sees it: as it is, or of a closed review as it stood that day; read once."""

    def __init__(self, document: Document, quarter: int) -> None:
        self._document, self._quarter = document, quarter
        self._kept: tuple[UUID, Plan] | None = None
        self.trouble = ""
        """Why it is the plan as it is, and not as it stood: what was kept cannot be read any more."""

    def __call__(self) -> Plan:
        """Return it."""
        plan = self._document.plan
        closing = plan.closing(self._quarter)
        self.trouble = ""
        if closing is None:
            return plan
        if self._kept is None or self._kept[0] != closing.id:
            try:
                self._kept = (closing.id, quarterly_review.closed_snapshot(plan, self._quarter))
            except Damaged as damaged:
                self.trouble = str(damaged)
                return plan
        return self._kept[1]


class Sheet(PagePart):
    """One pass of the review of one quarter; it hears what changes while it is the one in sight."""

    def __init__(self, page: Host, quarter: int) -> None:
        super().__init__(page.changes)
        self.changes = Relay(self, page.document, within=page.changes)
        self.host = Within(page, self.changes)
        self.quarter = quarter
        self._blocks: list[PagePart] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space.L)

    def add(self, block: _Made) -> _Made:
        """Put a block below the others."""
        self._blocks.append(block)
        self._column.addWidget(block)
        return block

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Return the input for a field of a record that stands on this sheet."""
        self.changes.catch_up()
        for block in self._blocks:
            found = None if block.isHidden() else block.reveal(record, field)
            if found is not None:
                return found
        return None
