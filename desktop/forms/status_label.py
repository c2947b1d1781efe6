"""A status in shape, word and colour together: in running text, in a table, or before a sentence."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.forms import parts, roles
from desktop.theme import shapes, space
from desktop.theme.appearance import appearance
from plans.status import GOAL_MARKS, GoalStatus, goal_word


class StatusLabel(QWidget):
    """A status as shape, word and colour, with what goes before it; ``sentence``: the words wrap, and are quiet."""

    def __init__(self, before: str = "", *, sentence: bool = False) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.S)
        self._before = _short(before, "note")
        self._shape = QLabel()
        self._is_sentence = sentence
        self._word = parts.label("", "note") if sentence else _short("", "")
        row.addWidget(self._before)
        row.addWidget(self._shape)
        row.addWidget(self._word, int(sentence))
        if not sentence:
            row.addStretch()
        self._before.setVisible(bool(before))
        roles.decorates(self._shape)
        self._shown: tuple[str, str] | None = None
        appearance.changed.connect(self._paint)

    def show_status(self, status: GoalStatus | None, word: str = "") -> None:
        """Show a status of a goal, or that there is none yet."""
        self.show_shape(GOAL_MARKS[status or "not_yet"].shape, word or goal_word(status or "not_yet"))

    def show_shape(self, shape: str, words: str) -> None:
        """Show the shape of any status, with these words."""
        if (shape, words) != self._shown:
            self._shown = (shape, words)
            self._paint()

    def _paint(self) -> None:
        if self._shown is None:
            return
        shape, words = self._shown
        self._shape.setPixmap(shapes.pixmap(shape, appearance.px(12), self.devicePixelRatioF()))
        self._word.setText(words)
        if not self._is_sentence:
            self._word.setProperty("role", f"status-{shape}")
            self._word.style().polish(self._word)


def status_label(shape: str, words: str, *, sentence: bool = False) -> StatusLabel:
    """Make a label that shows one shape with its words."""
    made = StatusLabel(sentence=sentence)
    made.show_shape(shape, words)
    return made


def _short(words: str, role: str) -> QLabel:
    made = parts.label(words, role)
    made.setWordWrap(False)
    return made
