"""An invitation to celebrate a goal that was reached."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop.forms import parts, roles
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from desktop.theme import shapes, space
from desktop.theme.appearance import appearance
from plans.derived import this_quarter
from plans.findings import Finding
from plans.subjects.calendar import Moment
from resources.language import gettext as _


class Joy(PagePart):
    """One line for each goal that was reached just now, until a day for it is set."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        self._lines = parts.Column(8)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._lines)
        self.ready()

    def refresh(self) -> None:
        """Invite for what was reached; nothing is shown as long as nothing was."""
        plan = self.document.plan
        may = self.document.may_change(Moment(plan_id=plan.id))
        found = this_quarter.to_celebrate(plan) if may else []
        self._lines.show_all([(line.number, this_quarter.celebration(line.goal)) for line in found], self._line)
        self.setVisible(bool(found))

    def _line(self, shown: tuple[int, str]) -> QWidget:
        number, how = shown
        frame = QFrame()
        frame.setProperty("role", "joy")
        row = QHBoxLayout(frame)
        row.setContentsMargins(space.L, space.S, space.L, space.S)
        row.setSpacing(space.M)
        mark = QLabel()
        mark.setPixmap(shapes.pixmap("reached", appearance.px(14), self.devicePixelRatioF()))
        roles.decorates(mark)
        words = _("Goal {number} is reached. Time to celebrate: {how}").format(number=number, how=how)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(parts.label(words), 1)
        row.addWidget(parts.button(_("Pick a day"), "link", partial(self._plan, how)))
        return frame

    def _plan(self, how: str) -> None:
        """Put the celebration in the calendar, and go there to choose its day."""
        moment = self.document.add(Moment, kind="celebration", what=how)
        self.go_to_finding.emit(Finding("celebration", "advice", moment.subject, str(moment.id), "on", how))
