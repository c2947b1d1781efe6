"""The first pass of a review: what the quarter brought, goal by goal, and what became of what was planned."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.counting import ask
from desktop.forms import declare, parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.declare import Column, Derived, Rows
from desktop.forms.goal_lines import GoalLines
from desktop.forms.host import Host
from desktop.forms.later import Later
from desktop.forms.mine import Mine
from desktop.forms.observe import Observer, Relay
from desktop.pages.reviews.closer import Closer
from desktop.pages.reviews.entry import GoalEntry
from desktop.pages.reviews.figures import Figures
from desktop.pages.reviews.sheet import Sheet, Snapshot
from plans.derived import quarterly_review, this_quarter
from plans.money import format_cell_amount, format_number
from plans.plan import Plan
from plans.subjects import people
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.people import Person
from plans.subjects.training import Activity
from resources.language import gettext as _
from resources.language import ngettext


class LookBack(Sheet):
    """The goals first; the figures, one goal from close by and what is ticked off under their questions."""

    on = Signal()
    """Somebody goes on to the second pass."""

    def __init__(self, page: Host, quarter: int) -> None:
        super().__init__(page, quarter)
        self._snapshot = Snapshot(self.document, quarter)
        self._none = parts.label(_("There are no goals yet."))
        self._column.addWidget(self._none)
        self._entry = self.add(GoalEntry(self.host, quarter))
        self._kept = Later(self._goals_as_kept)
        self._column.addWidget(self._kept)
        self._closer = self.add(Closer(self.host, self._entry))
        self._figures = self.add(Figures(self.host, self._snapshot, quarter, self._declared))
        mine = self.add(Mine(self.host.changes, quarter=quarter))
        page.listen(mine)
        self._onward = parts.button("", "primary", self.on.emit)
        self._count = parts.button(_("Type in a count…"), "", self._type_count)
        self._left = parts.label("", "note")
        self._left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._column.addWidget(ButtonRow((self._count,), (self._onward,), said=(self._left,)))
        self.ready()

    def start(self) -> QWidget | None:
        """Return the field of the first goal."""
        return self._onward if self._entry.isHidden() else self._entry.start()

    def refresh(self) -> None:
        """Let an open review be filled in, and a closed one be read as it was kept."""
        plan = self.document.plan
        closed = plan.closing(self.quarter) is not None
        lines = this_quarter.goal_lines(plan, dt.date.today(), self.quarter)
        open_lines = 0 if closed else sum(line.status is None for line in lines)
        self._none.setVisible(not lines and not closed)
        self._entry.setVisible(bool(lines) and not closed)
        self._closer.setVisible(bool(lines) and not closed)
        self._count.setVisible(bool(lines) and not closed)
        self._kept.setVisible(closed)
        self._figures.show_open(not closed)
        words = ngettext("{count} goal to go", "{count} goals to go", open_lines).format(count=open_lines)
        self._left.setText(words if open_lines else "")
        self._onward.setText(_("What we agreed →") if closed else _("On to adjusting →"))

    def _type_count(self) -> None:
        current = self._entry.current
        ask(self.document, self.window(), current.goal_id if current else None, self.quarter)

    def _goals_as_kept(self, parent: QWidget) -> GoalLines:
        def closed_on() -> dt.date:
            closing = self.document.plan.closing(self.quarter)
            return closing.closed_on if closing else dt.date.today()

        return GoalLines(self.changes, parent, self._snapshot, closed_on, lambda _plan: _("Status"), self.quarter)

    def _declared(self) -> list[Rows]:
        quarter, document = self.quarter, self.document
        # Before the tables are made: they ask what is due as soon as anything changes.
        due = _Due(self.changes, quarter, self)

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
                keep=lambda item: item.id in due.keys,
                key="actions",
                heading=False,
                actions=(
                    declare.Action(
                        _("Tick off"), done, lambda item: item.status != "done", "Ctrl+D", _("Also with Ctrl+D.")
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
