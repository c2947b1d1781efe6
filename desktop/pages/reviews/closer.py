"""One goal from close by: its line through the year, where that leads, and what client and colleague noticed."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.declare import Field
from desktop.forms.fields import Fields
from desktop.forms.host import Host, Within
from desktop.forms.later import Later
from desktop.forms.observe import Relay
from desktop.forms.part import CardPart, PagePart
from desktop.pages.reviews.entry import GoalEntry
from desktop.pages.reviews.trend import TrendView
from plans import field_text
from plans.subjects.reviews import Measurement
from resources.texts import text

NOTICED = ("client_result", "employee_result")


class Closer(PagePart):
    """Folded; opened, it follows the goal where the keyboard is."""

    def __init__(self, host: Host, entry: GoalEntry) -> None:
        super().__init__(host.changes)
        self._entry = entry
        self._content = Later(lambda parent: _Content(host, parent, entry))
        self._fold = parts.Fold(text("reviews", "sections.closer.title"), self._content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fold)
        entry.chosen.connect(self._follow)
        self.ready()

    def refresh(self) -> None:
        """Name the goal beside the question."""
        current = self._entry.current
        words = field_text.goal_label(self.document.plan, current.goal_id) if current else ""
        if self.is_new(words):
            self._fold.mark(words)

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Return the input for what somebody noticed; the line of the goal has the others."""
        if field not in NOTICED or not self._entry.choose(record):
            return None
        self._fold.open(True)
        content = self._content.ensure()
        assert isinstance(content, _Content)
        return content.input_for(field)

    def _follow(self, _measurement: Measurement | None) -> None:
        self.refresh()
        content = self._content.made
        if isinstance(content, _Content) and content.isVisible():
            content.follow()


class _Content(CardPart):
    def __init__(self, host: Host, parent: QWidget, entry: GoalEntry) -> None:
        super().__init__(host.changes, parent)
        self.changes = changes = Relay(self, host.document, within=host.changes)
        self._entry = entry
        self._trend = TrendView(changes, self)
        fields = tuple(Field(name, 6, lines=2) for name in NOTICED)
        self._fields = Fields(Within(host, changes), fields, Measurement, None)
        self.inside.addWidget(self._trend)
        self.inside.addWidget(self._fields)
        self.observe(changes)

    def refresh(self) -> None:
        """Keep up when what is measured joins the plan or another takes its place."""
        self.follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow()

    def follow(self) -> None:
        """Show the goal where the keyboard is."""
        current = self._entry.current
        self._trend.bind(current)
        if self._fields.bound[0].record is not current:
            self._fields.bind(current)

    def input_for(self, field: str) -> QWidget:
        """Return the input for what somebody noticed."""
        self.follow()
        return next(bound.entrance for bound in self._fields.bound if bound.field.name == field)
