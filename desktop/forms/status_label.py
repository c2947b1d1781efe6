"""A status in running text: shape, word and colour together."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.forms import parts, roles
from desktop.theme import shapes
from desktop.theme.appearance import appearance
from plans.status import GOAL_MARKS, GoalStatus, goal_word


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
        roles.decorates(self._shape)
        self._shown: tuple[GoalStatus, str] | None = None
        appearance.changed.connect(self._paint)

    def show_status(self, status: GoalStatus | None, word: str = "") -> None:
        """Show a status of a goal, or that there is none yet."""
        wanted = (status or "not_yet", word or goal_word(status or "not_yet"))
        if wanted != self._shown:
            self._shown = wanted
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
