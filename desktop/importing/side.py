"""What stands beside the lines: sums before and after, what was read out of amounts and days, and who may be meant."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.choice_inputs import NoWheelCombo
from desktop.theme import space
from plans import field_text
from plans.importing.proposal.choices import Choices
from plans.importing.records.action_hours import reads_hours
from plans.importing.records.names import Offer
from plans.importing.records.result import Import, Line, total_words
from plans.money import format_number
from plans.plan import Plan
from plans.status import ADVICE
from plans.subjects import goals
from resources.language import gettext as _
from resources.language import ngettext

MOST_DOUBTS, MOST_REMARKS, MOST_LIKE = 8, 6, 12
DAYS = (Decimal("7.2"), Decimal(8), Decimal(6))
"""Hours that a working day may have: a fifth of a full post, eight, and a short one."""


class Side(QWidget):
    """The column beside the lines."""

    person_chosen = Signal(str, object)
    """A name means somebody of the plan (the key), or somebody new (None)."""
    line_chosen = Signal(int, object)
    """A line, by number, changes the record with this key, or is a new one (None)."""
    day_chosen = Signal(object)
    goal_chosen = Signal(object)
    """What names no goal comes with the goal with this key, or with none (None)."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(space.M)
        self._content: QWidget | None = None

    def show_import(self, brought: Import, choices: Choices, doubts: list[tuple[str, str]], lines: list[Line]) -> None:
        """Show what belongs to an outcome of choices; ``doubts`` are what stands in a cell, and what is read in it.

        ``lines`` are those in sight that look like something in the plan.
        """
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.S)
        column.addWidget(parts.label(_("This is how it will look in the plan"), "heading"))
        column.addWidget(self._totals(brought))
        for remark in brought.remarks[:MOST_REMARKS]:
            column.addWidget(parts.label(remark, "note"))
        _add_rest(column, len(brought.remarks) - MOST_REMARKS)
        if doubts:
            column.addWidget(parts.label(_("Please check"), "group"))
            read = [(original, shown) for original, shown in doubts if original != shown]
            for original, shown in read[:MOST_DOUBTS]:
                column.addWidget(parts.label(f"{ADVICE.sign} {original} → {shown}", "note"))
            _add_rest(column, len(read) - MOST_DOUBTS)
            kept = [f"“{original}”" for original in dict.fromkeys(one for one, shown in doubts if one == shown)]
            if kept:
                words = _("Taken over in these words: {texts}.").format(texts=", ".join(kept[:MOST_DOUBTS]))
                column.addWidget(parts.label(f"{ADVICE.sign} {words}", "note"))
                _add_rest(column, len(kept) - MOST_DOUBTS)
        for line in lines[:MOST_LIKE]:
            column.addWidget(self._like(line))
        for offer in brought.offers:
            column.addWidget(self._offer(offer))
        taken = {meaning for table in brought.tables for meaning in table.columns.values()}
        if taken & {"activities.hours", "people.hours_per_week"} or any(map(reads_hours, brought.tables)):
            column.addWidget(self._day(choices.day_hours))
        if brought.without_goal and goals.chosen(self._plan.goals):
            column.addWidget(self._goal(choices.goal))
        column.addStretch()
        old, self._content = self._content, content
        self._layout.addWidget(content)
        if old is not None:
            parts.discard(old)

    def _totals(self, brought: Import) -> QFrame:
        frame, inside = parts.card()
        grid = QGridLayout()
        grid.setVerticalSpacing(space.S)
        grid.setColumnStretch(0, 1)
        rows = [total_words(total) for total in brought.totals]
        left = brought.count("skipped", "not")
        if left:
            rows.append((_("Left out"), str(left)))
        if not rows:
            rows.append((_("Nothing changes yet"), ""))
        for row, (name, words) in enumerate(rows):
            grid.addWidget(parts.label(name), row, 0)
            value = QLabel(words)
            value.setProperty("textFormat", "PlainText")
            value.setProperty("role", "heading")
            grid.addWidget(value, row, 1)
        inside.addLayout(grid)
        return frame

    def _like(self, line: Line) -> QWidget:
        """Ask whether a line is what it looks like."""
        question = _("Line {number} looks like “{what}”").format(number=line.number, what=line.like[:60])
        box = NoWheelCombo()
        box.addItem(_("It replaces that"), str(line.like_key))
        box.addItem(_("It is a new line"), None)
        box.setCurrentIndex(0 if line.changes_like else 1)
        box.activated.connect(
            lambda _row: self.line_chosen.emit(line.number, UUID(box.currentData()) if box.currentData() else None)
        )
        return _asked(question, box)

    def _offer(self, offer: Offer) -> QWidget:
        box = NoWheelCombo()
        box.addItem(_("Somebody new"), None)
        for key in offer.candidates:
            box.addItem(field_text.person_label(self._plan.person(key)), str(key))
        if offer.chosen is not None:
            box.setCurrentIndex(max(0, box.findData(str(offer.chosen))))
        box.activated.connect(
            lambda _row: self.person_chosen.emit(offer.name, UUID(box.currentData()) if box.currentData() else None)
        )
        return _asked(_("Who is {name}?").format(name=offer.name), box)

    def _day(self, hours: Decimal) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(parts.label(_("One day is"), "group"))
        box = NoWheelCombo()
        box.setAccessibleName(_("One day is"))
        for value in DAYS:
            box.addItem(_("{hours} hours").format(hours=format_number(value)), str(value))
        box.setCurrentIndex(max(0, box.findData(str(hours))))
        box.activated.connect(lambda _row: self.day_chosen.emit(Decimal(str(box.currentData()))))
        across.addWidget(box, 1)
        return row

    def _goal(self, chosen: UUID | None) -> QWidget:
        """Ask with which goal of the plan comes what names none."""
        box = NoWheelCombo()
        box.addItem(_("No goal"), None)
        for goal in goals.chosen(self._plan.goals):
            box.addItem(field_text.goal_label(self._plan, goal.id), str(goal.id))
        box.setSizeAdjustPolicy(NoWheelCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.setCurrentIndex(max(0, box.findData(str(chosen))))
        box.activated.connect(
            lambda _row: self.goal_chosen.emit(UUID(box.currentData()) if box.currentData() else None)
        )
        return _asked(_("With which goal?"), box)


def _asked(question: str, box: NoWheelCombo) -> QWidget:
    row = QWidget()
    under = QVBoxLayout(row)
    under.setContentsMargins(0, 0, 0, 0)
    under.setSpacing(space.XS)
    under.addWidget(parts.label(question, "group"))
    box.setAccessibleName(question)
    under.addWidget(box)
    return row


def _add_rest(column: QVBoxLayout, rest: int) -> None:
    if rest > 0:
        words = ngettext("… and {count} more", "… and {count} more", rest)
        column.addWidget(parts.label(words.format(count=rest), "note"))
