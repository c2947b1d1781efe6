"""What every screen of the short plan is: fields of records, which follow the plan while they are in sight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.bound import BoundField
from desktop.forms.declare import Field
from desktop.forms.fields import Fields
from desktop.forms.host import Host
from desktop.theme import space
from plans.edits import Edit
from plans.plan import Plan
from plans.records import Record
from plans.short_plan import proposals, questions
from plans.short_plan.questions import Question
from resources.language import gettext as _


@dataclass(frozen=True)
class Group:
    """Fields of one record under each other, with a heading where there are several such groups."""

    record: Record
    fields: tuple[Field, ...]
    goal: int = 0
    of: tuple[object, ...] = ()
    """The records of its fields, where these are several."""

    @property
    def key(self) -> tuple[object, ...]:
        """What it is known by as long as the same fields of the same record are shown."""
        return self.record.id, tuple(field.name for field in self.fields), self.of


class Screen(QWidget):
    """What is asked for one question; it follows the plan while it is in sight."""

    done = Signal()
    """Something was chosen that answers it: on to the next question."""

    def __init__(self, page: Host, question: Question) -> None:
        super().__init__()
        self.page, self.question = page, question
        self.document = page.document
        self._blanks: dict[tuple[object, ...], Record] = {}
        self._typed: set[UUID] = set()
        """The keys of all records that were made to type in."""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space.L)
        self._groups = parts.Column(space.L)
        self._made: dict[tuple[object, ...], Group] = {}
        self.column.addLayout(self._groups)

    @property
    def plan(self) -> Plan:
        """The open plan."""
        return self.document.plan

    @property
    def bound(self) -> list[BoundField]:
        """The fields that are shown now."""
        shown = (fields for fields in self.findChildren(Fields) if fields.isVisibleTo(self))
        return [bound for fields in shown for bound in fields.bound]

    def groups(self) -> Iterator[Group]:
        """Return the fields to show now."""
        yield from ()

    def refresh(self) -> None:
        """Show the fields for the records as they are now; what stays is not made again."""
        wanted = {group.key: group for group in self.groups()}
        self._made = wanted
        self._groups.show_all(wanted, self._make)

    def accept(self) -> list[Edit]:
        """Return the edits that going on makes."""
        return proposals.proposal(self.plan, self.question)

    def start(self) -> QWidget | None:
        """Return where the keyboard enters: the first field that is empty; None for the first that Tab comes to."""
        return next((bound.entrance for bound in self.bound if _is_open(bound)), None)

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Return the input for a field of a record; None when it does not stand here."""
        for bound in self.bound:
            if bound.record and str(bound.record.id) == record and field in (None, bound.field.name):
                return bound.entrance
        return None

    def blank(self, kind: type[Record], name: object = "", **values: Any) -> Any:
        """Return a record to type in that is not in the plan yet."""
        key = (kind, name)
        kept = self._blanks.get(key)
        if kept is None or any(row is kept for row in self.plan.list_of(kind)):
            kept = self._blanks[key] = kind(plan_id=self.plan.id, **values)
            self._typed.add(kept.id)
        return kept

    def joined(self, kind: type[Record]) -> list[Any]:
        """Return the records typed here that are in the plan now."""
        return [row for row in self.plan.list_of(kind) if row.id in self._typed]

    def _make(self, key: tuple[object, ...]) -> QWidget:
        group = self._made[key]
        fields = Fields(self.page, group.fields, type(group.record), group.record)
        if not group.goal:
            return fields
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.S)
        column.addWidget(goal_heading(self.plan, group.goal))
        column.addWidget(fields)
        return whole


def _is_open(bound: BoundField) -> bool:
    return isinstance(bound.record, Record) and not bound.record.is_filled(bound.field.name)


def _forget(held: list[BoundField], bound: BoundField, *_gone: object) -> None:
    if any(item is bound for item in held):
        held.remove(bound)


def goal_heading(plan: Plan, place: int) -> QWidget:
    """Name a goal by its number and title, the number in its colour."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space.S)
    number = parts.label(str(place), f"goal-{place}")
    number.setAccessibleName(_("Goal {number}").format(number=place))
    row.addWidget(number)
    goal = questions.goal_at(plan, place)
    row.addWidget(parts.label((goal.title or goal.result or _("no name yet")) if goal else "", "heading"), 1)
    return whole
