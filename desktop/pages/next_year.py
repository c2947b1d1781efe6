"""The page after the year: how the goals ended, closing the plan, and the plan for the next year."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop import alerts
from desktop.document import Document
from desktop.forms import parts, roles
from desktop.forms.button_row import ButtonRow
from desktop.forms.declare import Column, Field, Rows
from desktop.forms.fields import Fields
from desktop.forms.flow import Flow
from desktop.forms.grid import Grid
from desktop.forms.host import Host
from desktop.forms.labels import Link
from desktop.forms.observe import Relay
from desktop.forms.one_by_one import OneByOne
from desktop.forms.page import Page
from desktop.forms.part import CardPart
from desktop.forms.rows import RowsBlock
from desktop.theme import shapes, space
from desktop.theme.appearance import appearance
from plans import field_text
from plans.derived import next_year
from plans.derived.next_year import GoalOutcome
from plans.errors import PlanError
from plans.money import format_number
from plans.plan import PlanRecord
from plans.records import Record
from plans.status import ENDED_MARKS
from plans.subjects import goals
from plans.subjects.goals import Assumption, Goal
from plans.subjects.reviews import Measurement
from resources.language import gettext as _
from resources.language import ngettext
from resources.texts import text


class NextYearPage(Page):
    """Looking back first, then what goes along."""

    def __init__(self, document: Document) -> None:
        super().__init__(document, "next_year", (), PlanRecord, document.plan.record)
        assumed = Rows(
            Assumption,
            (Column("what", 5), Column("goal_id", 3, yields=True), Column("outcome", 2)),
            detail=(Field("learned", lines=2),),
            fixed=True,
            locked=("goal_id", "what"),
            keep=self._is_of_a_goal,
            hide_empty=True,
            key="assumptions",
        )
        self._blocks = [LookBack(self), RowsBlock(self, assumed), StillOpen(self.changes)]
        if not document.plan.record.to_read:
            self._blocks += [CloseYear(self.changes), CarryOver(self.changes)]
        above, below = Flow(), Flow()
        for block in self._blocks:
            self.listen(block)
            if not isinstance(block, RowsBlock):
                (above if isinstance(block, LookBack) else below).add(block)
        for place, widget in enumerate((above, self._blocks[1], below), start=1):
            self.body.insertWidget(place, widget)

    def shows(self, record: Record | PlanRecord) -> bool:
        """Return whether undoing something about a record can be seen here."""
        selected = record if isinstance(record, Goal) else self.document.plan.goal(getattr(record, "goal_id", None))
        return isinstance(record, Goal | Assumption) and selected is not None and not selected.parked

    def _is_of_a_goal(self, assumption: Assumption) -> bool:
        goal = self.document.plan.goal(assumption.goal_id)
        return goal is not None and not goal.parked


class LookBack(CardPart):
    """Every goal of the year with where it stood last, how it ended and what was learned."""

    def __init__(self, page: Host) -> None:
        title, note = text("next_year", "sections.back.title"), text("next_year", "sections.back.note")
        super().__init__(page.changes, None, title, note)
        self._page = page
        self._rows: list[GoalEnd] = []
        self._goals = OneByOne(_("Which goal"))
        self._goals.turned.connect(self._turn)
        self.inside.addWidget(self._goals)
        self._none = parts.label(_("This plan has no goals to look back on."), "note")
        self.inside.addWidget(self._none)
        self.ready()
        self._goals.go(next((place for place, row in enumerate(self._rows) if row.goal.ended is None), 0))

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Return the input for a field of a goal when it is shown here."""
        place = next((place for place, item in enumerate(self._rows) if str(item.goal.id) == record), None)
        if place is None:
            return None
        self._goals.go(place)
        fields = self._rows[place].fields
        found = fields.input_for(record, field) or fields.input_for(record, None)
        return found.entrance if found else None

    def refresh(self) -> None:
        """Show the goals of the year, each with where it stood last."""
        seen = next_year.goal_outcomes(self.document.plan)
        if [item.goal for item in seen] != [row.goal for row in self._rows]:
            parts.clear(self._goals.inside)
            self._rows = [GoalEnd(self._page, item.goal) for item in seen]
            for row in self._rows:
                self._goals.inside.addWidget(row)
        for row, item in zip(self._rows, seen, strict=True):
            row.show_look(item)
        self._goals.name_parts([(row.name, row.shape) for row in self._rows])
        self._turn(self._goals.place)
        self._goals.setVisible(bool(seen))
        self._none.setVisible(not seen)

    def _turn(self, place: int) -> None:
        """Show one goal."""
        for number, row in enumerate(self._rows):
            row.setVisible(number == place)


class GoalEnd(QWidget):
    """One goal at the end of its year."""

    def __init__(self, page: Host, goal: Goal) -> None:
        super().__init__()
        self.goal = goal
        self.document = page.document
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.S)
        self.name = ""
        roles.tell(self, "Grouping", lambda end: str(end.name))
        self._values = [parts.label("", "question") for _one in range(3)]
        across = QHBoxLayout()
        across.setSpacing(space.L)
        for words, value in zip((_("at the start"), _("measured last"), _("target")), self._values, strict=True):
            column = QVBoxLayout()
            column.setSpacing(0)
            value.setContentsMargins(0, 0, 0, 0)
            column.addWidget(value)
            column.addWidget(parts.label(words, "note"))
            across.addLayout(column, 1)
        layout.addLayout(across)
        self._proposal = parts.label("", "note")
        layout.addWidget(self._proposal)
        self.fields = Fields(page, (Field("ended", segments=True), Field("lesson", lines=2)), Goal, goal)
        layout.addWidget(self.fields)
        appearance.changed.connect(self._draw)
        self._draw()

    @property
    def shape(self) -> str:
        """How the goal ended, as a shape."""
        return ENDED_MARKS[self.goal.ended].shape if self.goal.ended else "not_started"

    def show_look(self, goal_outcome: GoalOutcome) -> None:
        """Show where the goal stood last."""
        self.name = field_text.goal_label(self.document.plan, self.goal.id)
        for label, value in zip(self._values, (self.goal.baseline, goal_outcome.value, self.goal.target), strict=True):
            label.setText(_said(value, self.goal.unit))
        words = _("No review gave this goal a status yet.")
        if goal_outcome.status and goal_outcome.proposed:
            sentence = _("Last review: {status}. That looks like “{ended}”; you decide.").format(
                status=field_text.options(Measurement, "status")[goal_outcome.status].lower(),
                ended=field_text.options(Goal, "ended")[goal_outcome.proposed],
            )
            words = f"{sentence}\n{goal_outcome.why.strip()}"
        self._proposal.setText(words)

    def _draw(self) -> None:
        """Put its shape before every word, on the chosen one in the colour of its letters."""
        side = appearance.px(11)
        bound = self.fields.bound[0].input
        for button, mark in zip(bound.focus_widgets(), ENDED_MARKS.values(), strict=True):
            assert isinstance(button, QAbstractButton)
            ratio = self.devicePixelRatioF()
            icon = QIcon(shapes.pixmap(mark.shape, side, ratio))
            icon.addPixmap(shapes.pixmap(mark.shape, side, ratio, appearance.colour("on_accent")), state=QIcon.State.On)
            button.setIcon(icon)
            button.setIconSize(QSize(side, side))


class StillOpen(CardPart):
    """What is still there at the end of the year, with the way to it."""

    def __init__(self, changes: Relay) -> None:
        super().__init__(changes, None, text("next_year", "sections.open.title"))
        self._list = QVBoxLayout()
        self._list.setSpacing(space.XS)
        self.inside.addLayout(self._list)
        self.ready()

    def refresh(self) -> None:
        """Count what is still open."""
        plan = self.document.plan
        actions, ideas = len(next_year.open_actions(plan)), len(goals.parked(plan.goals))
        if not self.is_new(actions, ideas):
            return
        parts.clear(self._list)
        for count, words, step in (
            (actions, ngettext("{count} action is still open", "{count} actions are still open", actions), "actions"),
            (ideas, ngettext("{count} idea waiting", "{count} ideas waiting", ideas), "goals"),
        ):
            if count:
                sentence = words.format(count=count)
                self._list.addWidget(Link(sentence, partial(self.go_to_step.emit, step)))
        if not actions + ideas:
            self._list.addWidget(parts.label(_("No open actions, and no ideas waiting.")))


class CloseYear(CardPart):
    """Closing the plan as an act of its own, and opening it again."""

    def __init__(self, changes: Relay) -> None:
        title, note = text("next_year", "sections.close.title"), text("next_year", "sections.close.note")
        super().__init__(changes, None, title, note)
        self._sentence = parts.label(_("This plan is closed."), "notice")
        self._close = parts.button(_("Close this plan"), "", self._close_now)
        self._open = parts.button(_("Open this plan again"), "", self._open_again)
        for item in (self._sentence, self._close, self._open):
            self.inside.addWidget(item)
        self.ready()

    def refresh(self) -> None:
        """Show whether the plan is closed, and what can be done about it."""
        record = self.document.plan.record
        closed = record.state == "closed"
        self._sentence.setVisible(closed)
        self._close.setVisible(not closed)
        self._open.setVisible(closed)

    def _close_now(self) -> None:
        document = self.document
        document.commit_requested.emit()
        count = sum(goal.ended is None for goal in goals.chosen(document.plan.goals))
        question = ngettext(
            "{count} goal does not say yet how it ended. Close the plan anyway?",
            "{count} goals do not say yet how they ended. Close the plan anyway?",
            count,
        ).format(count=count)
        if not count or alerts.confirm(self, question, _("Close"), _("Not yet")):
            document.apply_step(next_year.closing(document.plan))
            self._open.setFocus()

    def _open_again(self) -> None:
        self.document.apply_step(next_year.reopening(self.document.plan))
        self._close.setFocus()


class CarryOver(CardPart):
    """What goes along to the next year, each with a tick, and making that plan."""

    def __init__(self, changes: Relay) -> None:
        super().__init__(changes)
        self._title = parts.label("", "heading")
        self.inside.addWidget(self._title)
        self.inside.addWidget(parts.label(text("next_year", "sections.along.note"), "note"))
        grid = Grid()
        self._ticks: dict[str, QCheckBox] = {}
        self._notes: dict[str, QLabel] = {}
        for key in next_year.KEYS:
            tick = QCheckBox()
            tick.setChecked(True)
            # The grid decides the width, or it would never learn that two columns are too wide.
            tick.setMinimumWidth(1)
            tick.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            tick.toggled.connect(lambda _on: self.refresh())
            note = parts.label("", "note")
            note.setContentsMargins(space.XL, 0, 0, 0)
            if not next_year.offer(key, "note"):
                # Never shown by hand: what has no parent yet would come up as a window of its own.
                note.hide()
            self._ticks[key], self._notes[key] = tick, note
            grid.add((tick, note, QWidget()), 6)
        self._choices = parts.Fold(_("Choose what to include"), grid)
        self.inside.addWidget(self._choices)
        self._make = parts.button("", "primary", self._make_now)
        self._stays = parts.label("", "note")
        self._stays.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.inside.addWidget(ButtonRow((), (self._make,)))
        self.inside.addWidget(self._stays)
        self.ready()

    @property
    def chosen(self) -> set[str]:
        """What goes along."""
        return {key for key, tick in self._ticks.items() if tick.isChecked()}

    def refresh(self) -> None:
        """Count what goes along with what is ticked."""
        plan = self.document.plan
        counts = {choice.key: choice.count for choice in next_year.carry_over_choices(plan, self.chosen)}
        for key, tick in self._ticks.items():
            count = counts.get(key, 0)
            title = next_year.offer(key, "title")
            tick.setText(title if key in next_year.ANSWERED else f"{title} ({count})")
            self._notes[key].setText(next_year.offer(key, "note").format(count=count))
            tick.setEnabled(bool(count))
        left = len(self._ticks) - len(self.chosen)
        words = ngettext("all but {count} part", "all but {count} parts", left).format(count=left)
        self._choices.mark(words if left else _("everything"))
        year = plan.year + 1
        self._title.setText(text("next_year", "sections.along.title").format(year=year))
        self._make.setText(_("Make the plan for {year}").format(year=year))
        self._stays.setText(_("The plan of {year} stays as it is.").format(year=plan.year))

    def _make_now(self) -> None:
        document = self.document
        document.commit_requested.emit()
        try:
            made = next_year.make_next_plan(document.plan, self.chosen)
        except PlanError as error:
            alerts.show_alert(self, error.sentence, error.advice)
            return
        document.next_plan_made.emit(made, next_year.carry_over_words(document.plan, self.chosen))


def _said(value: Decimal | None, unit: str) -> str:
    return f"{format_number(value)} {unit.strip()}".strip() if value is not None else "–"


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    return NextYearPage(document)
