"""The three forms of a plan that a merge looks at, each with its records by key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from plans.edits import OF_A_GOAL
from plans.merging.conflicts import Side
from plans.plan import KEPT, SINGLE, TABLES, Plan
from plans.records import Record, references
from plans.subjects.budget import BudgetLine

OWN = frozenset(Record.model_fields)
"""What every record has, and no person fills."""


class Form:
    """One form of the plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.records: dict[UUID, Record] = {record.id: record for record in plan.records()}

    @cached_property
    def pointing(self) -> dict[UUID, list[tuple[Record, str]]]:
        """For every key that is pointed to: the records and fields that do."""
        found: dict[UUID, list[tuple[Record, str]]] = {}
        for record in self.records.values():
            for field in references(type(record)):
                if (key := getattr(record, field)) is not None:
                    found.setdefault(key, []).append((record, field))
        return found


@dataclass(frozen=True)
class Forms:
    """The last common version, and what became of it on both sides."""

    base: Form
    mine: Form
    theirs: Form

    def of(self, side: Side) -> Form:
        """Return the form of one side."""
        return self.mine if side == "mine" else self.theirs


def forms(base: Plan, mine: Plan, theirs: Plan) -> Forms:
    """Line three forms of a plan up: what was made once on each side gets one key."""
    twice = _made_twice(Form(base), Form(mine), Form(theirs))
    base, theirs = (_with_keys(form, {**_single(mine, form), **twice}) for form in (base, theirs))
    return Forms(Form(base), Form(mine), Form(theirs))


def changed(record: Record, before: Record | None, field: str) -> bool:
    """Return whether a field is another than in the base."""
    return before is not None and bool(getattr(record, field) != getattr(before, field))


def belongs_to(record: Record) -> UUID | None:
    """Return the goal without which a record means nothing."""
    return record.goal_id if isinstance(record, OF_A_GOAL) else None


def _single(mine: Plan, other: Plan) -> dict[UUID, UUID]:
    """What is there once in every plan is the same record, whatever key a file gives it."""
    pairs = [(mine.table(name)[0].id, other.table(name)[0].id) for name in SINGLE]
    return {theirs: ours for ours, theirs in pairs if ours != theirs}


def _made_twice(base: Form, mine: Form, theirs: Form) -> dict[UUID, UUID]:
    """Return the key in ``mine`` of what ``theirs`` knows by another: both made it, or one of them made it anew."""
    keys = {}
    for name in TABLES:
        if name in SINGLE or name in KEPT:
            continue
        ours, others = (
            {_name(row): row.id for row in form.plan.table(name) if _is_own(row, base, other)}
            for form, other in ((mine, theirs), (theirs, mine))
        )
        ours.pop((), None)
        keys.update({key: ours[what] for what, key in others.items() if what in ours})
    return keys


def _is_own(record: Record, base: Form, other: Form) -> bool:
    """Return whether only one side has a record: a new one, or one that it rewrote and the other took out."""
    before = base.records.get(record.id)
    if record.id in other.records:
        return False
    return before is None or any(changed(record, before, name) for name in type(record).fields())


def _name(record: Record) -> tuple[Any, ...]:
    """Return what a record is the only one of; nothing when there may be several."""
    if isinstance(record, BudgetLine):
        # Two lines that follow the same hours or the same training would count that money twice.
        return (record.person_id, record.activity_id, record.goal_id) if record.linked else ()
    which = tuple(getattr(record, field) for field in type(record).identity)
    return () if None in which else which


def _with_keys(plan: Plan, keys: dict[UUID, UUID]) -> Plan:
    """Return the plan with other keys for some records; nothing points to these."""
    if not keys:
        return plan
    tables: dict[str, Any] = {}
    for name in TABLES:
        rows = [row.copy_with(id=keys[row.id]) if row.id in keys else row for row in plan.table(name)]
        tables[name] = rows[0] if name in SINGLE else rows
    return Plan(record=plan.record, **tables)
