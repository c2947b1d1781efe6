"""The goals in a table that is only read: course, status, and the sentence that says why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.goal_line import GoalTable, Line, NamedLine, breakable
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from desktop.forms.status_label import StatusLabel
from plans.derived import this_quarter
from plans.derived.this_quarter import GoalLine
from plans.plan import Plan
from plans.subjects import reviews
from resources.language import gettext as _

STANDING = 160


class GoalLines(PagePart):
    """Shows how each goal stands, or stood in one quarter, of the plan that ``of`` gives on the day ``on`` gives."""

    def __init__(
        self,
        changes: Relay,
        parent: QWidget,
        of: Callable[[], Plan],
        on: Callable[[], dt.date],
        caption: Callable[[Plan], str],
        quarter: int | None = None,
    ) -> None:
        super().__init__(changes, parent)
        self._of, self._on, self._caption, self._quarter = of, on, caption, quarter
        self._table = GoalTable()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._table)
        self.ready()

    def refresh(self) -> None:
        """Show the goals as they stand; nothing while there are none."""
        plan = self._of()
        lines = this_quarter.goal_lines(plan, self._on(), self._quarter)
        self.setVisible(bool(lines))
        caption = self._caption(plan)
        if self.is_new(caption, [_content(line) for line in lines]):
            captions = ((caption, STANDING), (_("Why is it going this way?"), 0))
            self._table.show_lines(captions, [self._line(line, plan.year) for line in lines])

    def _line(self, line: GoalLine, year: int) -> Line:
        standing = QWidget()
        column = QVBoxLayout(standing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        status = StatusLabel()
        status.show_status(line.status)
        column.addWidget(status)
        if line.when:
            column.addWidget(parts.label(line.when, "note"))
        return NamedLine(line, year, ((standing, STANDING), (_sentence(line), 0)))


def _sentence(line: GoalLine) -> QWidget:
    """Return what was said of a goal last, or how it will be seen as long as nothing was."""
    said = line.measured
    if said is None or not any(map(said.is_filled, ("why", "client_result", "employee_result"))):
        how = line.goal.indicator.strip()
        return parts.label(_("How we will see it: {indicator}").format(indicator=how) if how else "–", "note")
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    if said.is_filled("why"):
        column.addWidget(parts.label(breakable(said.why.strip())))
    noticed = (
        (_("Client: {noticed}"), said.client_result.strip()),
        (_("Colleague: {noticed}"), said.employee_result.strip()),
    )
    for words, answer in noticed:
        if answer:
            column.addWidget(parts.label(breakable(words.format(noticed=answer)), "note"))
    return made


def _content(line: GoalLine) -> tuple[object, ...]:
    """Return all that a line shows, to see whether it changed."""
    goal, said = line.goal, line.measured
    return (
        *(line.number, goal.title, goal.result, goal.indicator, line.span, goal.due, tuple(line.points)),
        *(line.status, line.when),
        *((said.why, said.client_result, said.employee_result, reviews.counted_status(said)) if said else ()),
    )
