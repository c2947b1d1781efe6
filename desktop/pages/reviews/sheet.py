"""What the two passes of a review have in common: blocks under each other, and how a status is shown."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.host import Host, Within
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from desktop.theme import shapes
from desktop.theme.appearance import appearance
from plans.status import GOAL_MARKS, GoalStatus, goal_word

_Made = TypeVar("_Made", bound=PagePart)


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
        self._column.setSpacing(16)

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


class StatusLabel(QWidget):
    """A status as shape, word and colour, with what goes before it."""

    def __init__(self, before: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._before = _short(before, "note")
        self._shape = QLabel()
        self._word = _short("", "")
        for item in (self._before, self._shape, self._word):
            row.addWidget(item)
        row.addStretch()
        self._before.setVisible(bool(before))
        self._shown: tuple[GoalStatus, str] | None = None
        appearance.changed.connect(self._paint)

    def show_status(self, status: GoalStatus | None, word: str = "") -> None:
        """Show a status of a goal, or that there is none yet."""
        self._shown = (status or "not_yet", word or goal_word(status or "not_yet"))
        self._paint()

    def _paint(self) -> None:
        if self._shown is None:
            return
        status, word = self._shown
        shape = GOAL_MARKS[status].shape
        self._shape.setPixmap(shapes.pixmap(shape, appearance.px(12), self.devicePixelRatioF()))
        self._word.setText(word)
        self._word.setProperty("role", f"status-{shape}")
        self._word.style().polish(self._word)


def _short(words: str, role: str) -> QLabel:
    made = parts.label(words, role)
    made.setWordWrap(False)
    return made
