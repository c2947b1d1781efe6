"""The few lines under the growing poster: what has an answer, what a goal still lacks, and the way there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.labels import Link
from desktop.theme import space
from plans.plan import Plan
from plans.short_plan.standing import Stand, standing
from resources.language import gettext as _

SHAPES = {"open": "not_started", "begun": "busy", "answered": "complete"}


class StandLines(QWidget):
    """Each line leads to the question where it is filled in."""

    go_to = Signal(object)
    """A Question."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._lines = parts.Column(space.XS)
        column.addLayout(self._lines)

    def show_plan(self, plan: Plan) -> None:
        """Show how far a plan is; what stays is not made again."""
        self._lines.show_all(standing(plan), self._line)

    def _line(self, stand: Stand) -> QWidget:
        words = f"{stand.words} – {stand.still}" if stand.still else stand.words
        made = Link(words, partial(self.go_to.emit, stand.question), SHAPES[stand.answer])
        how = {"open": _("no answer yet"), "begun": _("partly"), "answered": _("has an answer")}
        made.setAccessibleName(f"{words}, {how[stand.answer]}")
        return made
