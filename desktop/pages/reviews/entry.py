"""The goals of a review in one table: value, status and sentence are typed in place, with what they were before."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.bound import BoundField
from desktop.forms.declare import Field
from desktop.forms.goal_line import GoalTable, NamedLine
from desktop.forms.host import Host
from desktop.forms.labels import Elided
from desktop.forms.part import PagePart
from desktop.forms.status_label import StatusLabel
from desktop.theme import space
from plans import field_text
from plans.derived import this_quarter
from plans.derived.this_quarter import GoalLine
from plans.edits import new_key
from plans.money import format_number
from plans.status import GOAL_MARKS
from plans.subjects import reviews
from plans.subjects.reviews import Measurement
from resources.language import gettext as _
from resources.texts import text

VALUE, STANDING = 92, 164
"""Widths of the cells in pixels at 100 %."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def letters() -> dict[str, str]:
    """Return the letter that chooses each status, in the language in use."""
    words = field_text.options(Measurement, "status")
    return dict(zip(words, text("reviews", "letters.status").split(), strict=True))


class GoalEntry(PagePart):
    """A line for each goal; what was measured joins the plan with the first thing that is filled in."""

    chosen = Signal(object)
    """The measurement on whose line the keyboard is."""

    def __init__(self, host: Host, quarter: int) -> None:
        super().__init__(host.changes)
        self._host, self._quarter = host, quarter
        self._rows: list[_Row] = []
        self._current = 0
        self._table = GoalTable()
        words = field_text.options(Measurement, "status")
        keys = ", ".join(f"{letter} {words[value].lower()}" for value, letter in letters().items())
        hint = _("Tab: next field · Enter: same field, next goal · In the field “Status”: {keys}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.S)
        column.addWidget(self._table)
        column.addWidget(parts.label(hint.format(keys=keys), "note"))
        self.ready()

    @property
    def current(self) -> Measurement | None:
        """What is measured of the goal where the keyboard is, or was last; of the first goal to begin with."""
        return self._rows[self._current].record if self._current < len(self._rows) else None

    def refresh(self) -> None:
        """Show the goals as they are, with how they stood a quarter ago."""
        plan = self.document.plan
        lines = this_quarter.goal_lines(plan, dt.date.today(), self._quarter)
        if self.is_new([line.goal.id for line in lines]):
            self._make(lines)
        for row, line in zip(self._rows, lines, strict=True):
            row.follow(line)

    def start(self) -> QWidget | None:
        """Return the first field of the first goal."""
        return self._rows[0].fields[0].entrance if self._rows else None

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Return the input for a field of what is measured of a goal."""
        for row in self._rows:
            if str(row.record.id) == record:
                return next((one.entrance for one in row.fields if field in (None, one.field.name)), None)
        return None

    def choose(self, record: str) -> bool:
        """Take the line of what is measured of a goal as the one to look at; tells whether it stands here."""
        place = next((place for place, row in enumerate(self._rows) if str(row.record.id) == record), None)
        if place is not None:
            self._mark(place)
        return place is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._mark(self._place_of(watched)[0])
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            opened = isinstance(watched, QComboBox) and watched.view().isVisible()
            if not opened:
                self._step(watched, -1 if back else 1)
                return True
        return super().eventFilter(watched, event)

    def _make(self, lines: list[GoalLine]) -> None:
        for old in self._rows:
            old.commit()
            for bound in old.fields:
                # Until it is thrown away Qt may still give it the keyboard, when its page comes back.
                bound.entrance.removeEventFilter(self)
        self._rows = [_Row(self._host, line, self._quarter) for line in lines]
        captions = (
            (_("Measured now"), VALUE),
            (_("Status"), STANDING),
            (_("What did it bring, and why is it going this way?"), 0),
        )
        self._table.show_lines(captions, [row.line for row in self._rows])
        for row in self._rows:
            for bound in row.fields:
                bound.entrance.installEventFilter(self)
        self._current = 0

    def _mark(self, place: int) -> None:
        for number, row in enumerate(self._rows):
            row.line.mark(number == place)
        self._current = place
        self.chosen.emit(self.current)

    def _step(self, watched: QObject, by: int) -> None:
        """Go to the same field of the next goal; past the last one, to the next field of the first."""
        row, column = self._place_of(watched)
        place = column * len(self._rows) + row + by
        column, row = divmod(place, len(self._rows))
        if 0 <= column < len(self._rows[0].fields):
            self._rows[row].fields[column].entrance.setFocus(Qt.FocusReason.TabFocusReason)

    def _place_of(self, watched: QObject) -> tuple[int, int]:
        return next(
            (number, column)
            for number, row in enumerate(self._rows)
            for column, bound in enumerate(row.fields)
            if bound.entrance is watched
        )


class _Row(QObject):
    """The fields of one goal, and what is said below them."""

    def __init__(self, host: Host, line: GoalLine, quarter: int) -> None:
        super().__init__()
        self._document, self._quarter, self._goal = host.document, quarter, line.goal.id
        self.record = self._measurement(None)
        declared = (
            Field("value"),
            Field("status", marks=GOAL_MARKS, letters=letters()),
            Field("why", grows=True),
        )
        self.fields = [BoundField(host.changes, self.record, Measurement, field) for field in declared]
        self._was_value, self._was_status, self._was_why = parts.label("", "note"), StatusLabel(_("was")), Elided()
        self._was_why.setProperty("role", "note")
        self._counts = parts.label(_("This counts as soon as there is a sentence with it."), "refusal")
        self._joy = parts.label("", "joyful")
        for bound in self.fields:
            bound.focused.connect(host.field_focused)
        value = self.fields[0].entrance
        assert isinstance(value, QLineEdit)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        value.setAlignment(right)
        self._was_value.setAlignment(right)
        cells = (
            (_cell(self.fields[0], self._was_value), VALUE),
            (_cell(self.fields[1], self._was_status), STANDING),
            (_cell(self.fields[2], self._counts, self._joy, self._was_why), 0),
        )
        self.line = NamedLine(line, host.document.plan.year, cells)
        self.setParent(self.line)
        for bound in self.fields:
            bound.setParent(self.line)

    def follow(self, line: GoalLine) -> None:
        """Keep up with what is measured of the goal, now and a quarter ago."""
        record = self._measurement(self.record)
        if record is not self.record:
            self.record = record
            for bound in self.fields:
                bound.bind(record)
        self.line.show_line(line)
        name = field_text.goal_label(self._document.plan, self._goal)
        for bound in self.fields:
            bound.ask(f"{field_text.question(Measurement, bound.field.name)} {name}")
        before = reviews.measurement_of(self._document.plan.measurements, self._goal, self._quarter - 1)
        value = before.value if before else None
        if value is not None:
            was = _("was {value}").format(value=format_number(value))
        elif line.goal.baseline is not None and self._quarter == 1:
            was = _("start {value}").format(value=format_number(line.goal.baseline))
        else:
            was = ""
        _say(self._was_value, was)
        status = reviews.counted_status(before)
        self._was_status.setVisible(status is not None)
        if status:
            self._was_status.show_status(status)
        _say(self._was_why, _("Last time: “{said}”").format(said=before.why.strip()) if before and before.why else "")
        self._counts.setVisible(self.record.status is not None and not self.record.is_filled("why"))
        reached = reviews.counted_status(self.record) == "reached" and status != "reached"
        how = this_quarter.celebration(line.goal)
        _say(self._joy, _("Reached! Time to celebrate: {how}").format(how=how) if reached else "")

    def commit(self) -> None:
        """Take in what was typed, before other lines take the place of this one."""
        for bound in self.fields:
            bound.commit()

    def _measurement(self, last: Measurement | None) -> Measurement:
        """Return what is measured of the goal in the plan, else one that is still to join it."""
        plan = self._document.plan
        found = reviews.measurement_of(plan.measurements, self._goal, self._quarter)
        if found is None and last is not None and not last.is_begun():
            return last
        # Two laptops that begin the same review make the same record.
        key = new_key(plan, Measurement, goal_id=self._goal, quarter=self._quarter)
        return found or Measurement(id=key, plan_id=plan.id, goal_id=self._goal, quarter=self._quarter)


def _cell(bound: BoundField, *below: QWidget) -> QWidget:
    """Put an input in a cell, with below it why it was refused and what it was before."""
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space.XS)
    question, field, refusal = bound.stack
    question.setParent(cell)
    question.hide()
    for widget in (field, refusal, *below):
        column.addWidget(widget)
    return cell


def _say(label: QLabel, words: str) -> None:
    if words != label.text():
        label.setText(words)
    label.setVisible(bool(words))
