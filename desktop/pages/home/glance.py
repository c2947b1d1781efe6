"""What is due now, and three figures of the year beside it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from desktop.pages.home.due import DueCard
from desktop.pages.home.gauges import Gauges
from desktop.theme import space
from desktop.theme.appearance import appearance

BESIDE = 860
"""Width in pixels at 100 % from which the figures stand beside what is due instead of below it."""


class Glance(PagePart):
    """Lays the two out beside each other, or below each other on a narrow page."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        due = DueCard(changes, self)
        due.go_to_finding.connect(self.go_to_finding)
        due.go_to_step.connect(self.go_to_step)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space.L)
        self._row.addWidget(due, 5)
        self._row.addWidget(Gauges(changes, self), 7)

    def refresh(self) -> None:
        """Both keep up with the plan by themselves."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= appearance.px(BESIDE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
