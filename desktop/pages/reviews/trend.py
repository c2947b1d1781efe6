"""How the goal of the chosen card moves: its line through the year, where that leads, and what was said before."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.chart import ChartView
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from desktop.forms.status_label import StatusLabel
from desktop.theme import space
from plans import field_text
from plans.dates import QUARTERS
from plans.derived import trend
from plans.money import format_number
from plans.subjects import reviews
from plans.subjects.reviews import Measurement
from resources.language import gettext as _


class TrendView(PagePart):
    """Chart, forecast and history of one goal, up to the quarter of the measurement shown."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        self._measurement: Measurement | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.S)
        self._title = parts.label("", "heading")
        self._indicator = parts.label("", "note")
        self._chart = ChartView(_("How the number is moving"))
        self._forecast = parts.label("", "advice")
        self._history = [StatusLabel(_("Q{number}").format(number=quarter)) for quarter in QUARTERS]
        row = QHBoxLayout()
        row.setSpacing(space.M)
        for item in self._history:
            row.addWidget(item)
        row.addStretch()
        self._before = parts.label("", "note")
        for widget in (self._title, self._indicator, self._chart, self._forecast):
            layout.addWidget(widget)
        layout.addLayout(row)
        layout.addWidget(self._before)
        self.ready()

    def bind(self, record: Measurement | None) -> None:
        """Show the goal of another measurement."""
        self._measurement = record
        self.refresh()

    def refresh(self) -> None:
        """Show how the goal moves as far as it is measured."""
        from plans.printing.trend_chart import chart  # takes as long to load as the window

        one, plan = self._measurement, self.document.plan
        goal = plan.goal(one.goal_id) if one else None
        if one is None or goal is None:
            return
        self._title.setText(field_text.goal_label(plan, goal.id))
        self._indicator.setText(goal.indicator)
        self._indicator.setVisible(bool(goal.indicator.strip()))
        drawn = chart(plan, goal, one.quarter)
        self._chart.setVisible(drawn is not None)
        if drawn:
            self._chart.show_chart(drawn)
        words = trend.sentence(plan, goal, one.quarter)
        self._forecast.setText(words)
        self._forecast.setVisible(bool(words))
        for quarter, status, shown in zip(QUARTERS, trend.history(plan, goal), self._history, strict=True):
            shown.show_status(status)
            shown.setVisible(quarter < one.quarter)
        self._before.setText(self._said_before(one))
        self._before.setVisible(bool(self._before.text()))

    def _said_before(self, measurement: Measurement) -> str:
        """Return what was filled in for this goal a quarter ago."""
        if measurement.goal_id is None:
            return ""
        before = reviews.measurement_of(self.document.plan.measurements, measurement.goal_id, measurement.quarter - 1)
        if before is None or not before.is_begun():
            return ""
        sentences = [format_number(before.value) if before.value is not None else "", before.why]
        sentences += [before.client_result, before.employee_result]
        return _("Last quarter: {said}").format(said=" · ".join(part.strip() for part in sentences if part.strip()))
