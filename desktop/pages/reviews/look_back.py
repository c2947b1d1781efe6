"""The first pass of a review: what the quarter brought, goal by goal, and what became of what was planned."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import declare, parts
from desktop.forms.cards import Cards, CardsBlock
from desktop.forms.declare import Column, Derived, Field, Part, Rows, Section
from desktop.forms.host import Host
from desktop.forms.observe import Observer, Relay
from desktop.forms.part import CardPart, PagePart
from desktop.forms.rows import RowsBlock
from desktop.forms.shelf import CardFace
from desktop.pages.reviews.sheet import Sheet
from desktop.pages.reviews.tiles import Tiles
from desktop.pages.reviews.trend import TrendView
from desktop.theme.appearance import appearance
from plans.derived import quarterly_review
from plans.money import format_cell_amount, format_number
from plans.plan import Plan
from plans.status import GOAL_MARKS, goal_word
from plans.subjects import goals, people, reviews
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.people import Person
from plans.subjects.reviews import Measurement
from plans.subjects.training import Activity
from resources.language import gettext as _
from resources.texts import text

MEASUREMENT = (
    Field("value", 4),
    Field("status", segments=True, marks=GOAL_MARKS),
    Field("why"),
    Field("client_result", 6, lines=2),
    Field("employee_result", 6, lines=2),
)


class LookBack(Sheet):
    """Figures, goals, and the tables that are ticked off here; in a closed review only what was said."""

    on = Signal()
    """Somebody goes on to the second pass."""

    def __init__(self, page: Host, quarter: int) -> None:
        super().__init__(page, quarter)
        # Before the tables are made: they ask what is due as soon as anything changes.
        self._due = _Due(self.changes, quarter, self)
        self.add(Tiles(self.changes, quarter))
        self._begin = self.add(_Begin(self.changes, quarter))
        self._cards = self.add(CardsBlock(self.host, self._goals()))
        self._tables = self.add(_Ticked(self.host, self._declared()))
        onward = parts.button(_("On to adjusting →"), "primary", self.on.emit)
        self._column.addWidget(onward)
        self.ready()

    def start(self) -> QWidget | None:
        """Return the button that begins, or the card of the first goal."""
        return self._begin.button if not self._begin.isHidden() else self._cards.start()

    def refresh(self) -> None:
        """Show what belongs to an open review, or only what was said in a closed one."""
        plan = self.document.plan
        closed = plan.closing(self.quarter) is not None
        blank = Measurement(plan_id=plan.id, quarter=self.quarter)
        self._begin.setVisible(
            self.document.may_change(blank) and bool(quarterly_review.start_edits(plan, self.quarter))
        )
        self._begin.refresh()
        self._cards.setVisible(any(map(self._mine, plan.measurements)))
        self._tables.setVisible(not closed)
        self._tables.refresh()

    def _mine(self, item: Any) -> bool:
        goal = self.document.plan.goal(item.goal_id)
        return item.quarter == self.quarter and goal is not None and not goal.parked

    def _goals(self) -> Cards:
        return Cards(
            Measurement,
            (
                Section("trend", (), heading=False, then=(Part(TrendView),)),
                Section("goal", MEASUREMENT, heading=False, then=(Part(_Without),)),
            ),
            keep=self._mine,
            face=_face,
            defaults={"quarter": self.quarter},
            add=lambda _place: "",
            most=0,
            fixed=True,
        )

    def _declared(self) -> list[Rows]:
        quarter, document = self.quarter, self.document

        def promised(plan: Plan, person: Any) -> str:
            return format_number(people.promised(person, plan.year, quarter))

        def planned(_plan: Plan, line: Any) -> str:
            return format_cell_amount(document.amounts(line).planned[quarter - 1])

        def done(action: Any) -> None:
            document.set_value(action, "status", "done")

        return [
            Rows(
                Action,
                (
                    Column("what", 5),
                    Column("goal_id", 2, yields=True),
                    Column("owner_id", 2),
                    Column("due", 0),
                    Column("status", 2),
                ),
                fixed=True,
                locked=("what", "goal_id", "owner_id", "due"),
                keep=lambda item: item.id in self._due.keys,
                key="actions",
                heading=False,
                actions=(
                    declare.Action(
                        _("Tick as done"), done, lambda item: item.status != "done", "Ctrl+D", _("Also with Ctrl+D.")
                    ),
                ),
            ),
            Rows(
                Person,
                (Column("name", 5), Derived(lambda: _("Promised"), promised, 2), Column(f"rostered{quarter}", 3)),
                fixed=True,
                locked=("name",),
                keep=lambda item: item.role in people.COACHING,
                key="hours",
                heading=False,
            ),
            Rows(
                Activity,
                (
                    Column("what", 5),
                    Column("on", 0),
                    Column("places", 0, yields=True),
                    Column("held", 2),
                    Column("reached", 2),
                ),
                fixed=True,
                locked=("what", "on", "places"),
                keep=lambda item: quarterly_review.in_quarter(item.on, document.plan.year, quarter),
                key="training",
                heading=False,
            ),
            Rows(
                BudgetLine,
                (Column("what", 5), Derived(lambda: _("Planned"), planned, 2), Column(f"actual{quarter}", 2)),
                fixed=True,
                locked=("what",),
                keep=lambda item: bool(
                    document.amounts(item).planned[quarter - 1] or item.is_filled(f"actual{quarter}")
                ),
                key="money",
                heading=False,
            ),
        ]


class _Due(QObject, Observer):
    """Which actions are due in a quarter, worked out once per change."""

    def __init__(self, changes: Relay, quarter: int, parent: QObject) -> None:
        super().__init__(parent)
        self.keys: set[UUID] = set()
        self._plan, self._quarter = changes.document.plan, quarter
        self.observe(changes)
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        self.keys = {action.id for action in quarterly_review.due_actions(self._plan, self._quarter)}


class _Begin(CardPart):
    """Gives every goal its place in the review, when somebody wants to begin."""

    def __init__(self, changes: Relay, quarter: int) -> None:
        super().__init__(changes)
        self._quarter = quarter
        self._words = parts.label("")
        self.inside.addWidget(self._words)
        self.button = parts.button(_("Begin with the goals"), "primary", self._begin)
        self.inside.addWidget(self.button)

    def refresh(self) -> None:
        """Say whether all goals are new here, or some."""
        plan = self.document.plan
        begun = any(measurement.quarter == self._quarter for measurement in plan.measurements)
        if not goals.chosen(plan.goals):
            self._words.setText(_("There are no goals yet."))
        elif begun:
            self._words.setText(_("There are goals that have no place in this review yet."))
        else:
            self._words.setText(_("Shall we look back together? It takes about ten minutes, goal by goal."))

    def _begin(self) -> None:
        self.document.apply_step(quarterly_review.start_edits(self.document.plan, self._quarter))


class _Folded(QWidget):
    """A table under its question; beside the question it says how many rows there are."""

    def __init__(self, host: Host, rows: Rows) -> None:
        super().__init__()
        self.rows = RowsBlock(host, rows)
        self._fold = parts.Fold(text("reviews", f"sections.{rows.key}.title"), self.rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._fold)

    def refresh(self) -> None:
        """Keep up with the number of rows."""
        self.setVisible(bool(self.rows.model.records))
        self._fold.mark(f"· {len(self.rows.model.records)}")

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Open the fold and give the input for a field of a row that stands here."""
        found = None if self.isHidden() else self.rows.reveal(record, field)
        if found is not None:
            self._fold.open(True)
        return found


class _Ticked(CardPart):
    """The tables that are ticked off and filled in here, each under its question."""

    def __init__(self, host: Host, declared: list[Rows]) -> None:
        super().__init__(host.changes, None, _("What became of what you planned?"))
        self._folds = [_Folded(host, rows) for rows in declared]
        for fold in self._folds:
            self.inside.addWidget(fold)

    def refresh(self) -> None:
        """Show the tables that have a row."""
        for fold in self._folds:
            fold.refresh()

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Return the input for a field of a row that stands here."""
        return next((found for fold in self._folds if (found := fold.reveal(record, field)) is not None), None)


class _Without(PagePart):
    """Says of a status without a sentence that it does not count yet."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        self._measurement: Measurement | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts.label(_("This counts as soon as there is a sentence with it."), "refusal"))
        self.ready()

    def bind(self, record: Measurement | None) -> None:
        """Look at another measurement."""
        self._measurement = record
        self.refresh()

    def refresh(self) -> None:
        """Say it while it is so."""
        one = self._measurement
        self.setVisible(one is not None and one.status is not None and not one.is_filled("why"))


def _face(document: Document, item: Any, _place: int) -> CardFace:
    plan = document.plan
    goal = plan.goal(item.goal_id)
    number = goals.number(goal, plan.goals) if goal else None
    status = reviews.counted_status(item)
    return CardFace(
        title=goal.title or goal.result or _("no name yet") if goal else "",
        note=goal_word(status or "not_yet"),
        shape=GOAL_MARKS[status or "not_yet"].shape,
        colour=appearance.goal_colour(number),
        number=str(number or ""),
    )
