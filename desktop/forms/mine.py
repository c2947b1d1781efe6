"""The way from the year to what the leader does herself. It says nothing of what that is: others look along here."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from plans.derived import steps, this_quarter
from plans.subjects import leadership
from resources.language import gettext as _
from resources.texts import text


class Mine(PagePart):
    """One line with a button, to look back on the quarter; nothing as long as she filled in nothing."""

    def __init__(self, changes: Relay, parent: QWidget | None = None, quarter: int = 0) -> None:
        """Lead to the looking back on a quarter; on the one under way when none is named."""
        super().__init__(changes, parent)
        self._quarter = quarter
        self._words = parts.label("", "note")
        go = parts.button(text(steps.LEADERSHIP, "step.title"), "link", lambda: self.go_to_step.emit(steps.LEADERSHIP))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ButtonRow((go,), (), said=(self._words,)))
        self.ready()

    def refresh(self) -> None:
        """Say whether there is something to look back on."""
        plan = self.document.plan
        quarter = self._quarter or this_quarter.quarter(plan, dt.date.today())
        things = leadership.begun(plan.intentions)
        done = leadership.is_looked_back_on(things, quarter)
        words = (
            _("For you alone: you looked back on quarter {number}.")
            if done
            else _("For you alone: look back on quarter {number}.")
        )
        self._words.setText(words.format(number=quarter))
        self.setVisible(bool(things))
