"""The history of a plan: how it stood at earlier moments, what changed since, and the edits that take something back.

What is taken back comes as edits on the plan as it is now, to be carried out as one step that can be undone. Adopted
versions, closed reviews and the state of the plan are facts of their day: nothing here takes those back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from plans.derived import compare
from plans.derived.compare import Difference
from plans.edits import OF_A_GOAL, Added, Change, Edit, change, removal
from plans.errors import Refused
from plans.plan import KEPT, TABLES, Plan, PlanRecord, Version
from plans.plan_json import deserialise
from plans.records import Record, references
from plans.subjects.goals import Goal
from plans.subjects.reviews import Closing
from resources.language import gettext as _

Kind = Literal["adopted", "closed", "copy"]

STAYS = frozenset({*KEPT, "remarks"})
"""Tables in which going back takes nothing out: what was adopted, closed, and said by somebody else."""


@dataclass(frozen=True)
class Moment:
    """How a plan stood at one moment."""

    kind: Kind
    at: dt.date | dt.datetime
    """The day it was adopted or its review closed; for a copy the moment it was last changed (UTC)."""
    by: str
    """Who adopted it, as the plan says; empty when nobody is known."""
    revision: int
    """How often the plan was saved until then; what orders its moments, whatever a clock said."""
    load: Callable[[], Plan]
    """Gives the plan as it stood; raises PlanError when it cannot be read."""
    number: int = 0
    """The number of the adopted version, or the quarter of the closed review."""


def timeline(plan: Plan, copies: Iterable[Moment] = ()) -> list[Moment]:
    """Return the moments of a plan, oldest first: what it keeps itself, and copies (``storage.restore.history``)."""
    own = [
        *(
            Moment("adopted", version.adopted_on, version.adopted_by, *_kept(version), version.number)
            for version in plan.versions
        ),
        *(Moment("closed", closing.closed_on, "", *_kept(closing), closing.quarter) for closing in plan.closings),
    ]
    return sorted([*own, *copies], key=lambda moment: moment.revision)


def changes(older: Plan, newer: Plan) -> list[Difference]:
    """Say what changed between two moments of a plan, record by record; what they keep is left aside."""
    kept = {str(TABLES[name].__tablename__) for name in KEPT}
    return [difference for difference in compare.differences(older, newer) if difference.table not in kept]


def field_edits(plan: Plan, older: Plan, key: UUID, field: str) -> list[Edit]:
    """Return the edit that takes one field back to what stood there; none when nothing differs or a record is missing.

    Raises Refused when it pointed to a record that is no longer there.
    """
    now, then = plan.find(key), older.find(key)
    if now is None or then is None or getattr(now, field) == getattr(then, field):
        return []
    if isinstance(now, PlanRecord):
        return [change(now, field, getattr(then, field))] if field == "consulted" else []
    if isinstance(now, Version | Closing):
        return []
    value = getattr(then, field)
    if field in references(type(now)) and value is not None and plan.find(value) is None:
        raise Refused(_("What this pointed to is no longer in the plan. First put that back."))
    return [change(now, field, value)]


def record_edits(plan: Plan, older: Plan, key: UUID) -> list[Edit]:
    """Return the edits that take one record back to how it was: its fields, that it was there, or that it was not.

    A goal comes back with what was only ever said of it. What pointed to a record that comes back points to it again,
    unless it points to something else now. A key to a record that is not there any more is left empty.
    """
    now, then = plan.find(key), older.find(key)
    if isinstance(now or then, PlanRecord | Version | Closing):
        return field_edits(plan, older, key, "consulted") if isinstance(now, PlanRecord) else []
    if then is None:
        return removal(plan, now) if isinstance(now, Record) else []
    assert isinstance(then, Record)
    if isinstance(now, Record):
        kept = _with_keys(then, {record.id for record in plan.records()})
        return [
            change(now, field, getattr(kept, field))
            for field in type(now).fields()
            if getattr(now, field) != getattr(kept, field)
        ]
    return _returning(plan, older, then)


def plan_edits(plan: Plan, older: Plan) -> list[Edit]:
    """Return the edits that take a whole plan back to how it stood; its state, and what is in STAYS, stay."""
    found = compare.edits_between(plan, older, STAYS)
    return [edit for edit in found if not _is_fact(edit)]


def _is_fact(edit: Edit) -> bool:
    if isinstance(edit.record, Version | Closing):
        return True
    return isinstance(edit, Change) and isinstance(edit.record, PlanRecord) and edit.field != "consulted"


def _returning(plan: Plan, older: Plan, record: Record) -> list[Edit]:
    """Put a record back that is no longer in the plan."""
    there = {item.id for item in plan.records()} | {record.id}
    own = [
        item
        for item, _field in older.pointing_to(record)
        if isinstance(record, Goal) and isinstance(item, OF_A_GOAL) and item.id not in there
    ]
    there |= {item.id for item in own}
    rows = plan.list_of(type(record))
    edits: list[Edit] = []
    if any(row.position == record.position for row in rows):
        edits += [change(row, "position", row.position + 1) for row in rows if row.position >= record.position]
    edits.append(Added(_with_keys(record, there)))
    last: dict[type[Record], int] = {}
    for item in own:
        kind = type(item)
        last[kind] = last.get(kind, max((row.position for row in plan.list_of(kind)), default=-1)) + 1
        edits.append(Added(_with_keys(item, there, position=last[kind])))
    for other, field in older.pointing_to(record):
        own_own = plan.find(other.id)
        if isinstance(own_own, Record) and getattr(own_own, field) is None:
            edits.append(change(own_own, field, record.id))
    return edits


def _with_keys(record: Record, there: set[UUID], **changed: Any) -> Record:
    """Return a copy of a record in which keys to what is not there are empty."""
    loose = {field: None for field in references(type(record)) if getattr(record, field) not in there}
    return record.copy_with(**loose, **changed)


def _kept(record: Version | Closing) -> tuple[int, Callable[[], Plan]]:
    """Return the revision of a kept plan and what reads it."""
    form = record.content.get("plan")
    revision = form.get("revision") if isinstance(form, dict) else None
    return revision if isinstance(revision, int) else 0, lambda: deserialise(record.content)
