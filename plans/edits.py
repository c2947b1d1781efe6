"""Edits: the only way in which an open plan changes, each with its way back."""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID, uuid4, uuid5

from plans.plan import Plan, PlanRecord, Version
from plans.records import Record
from plans.subjects.goals import Assumption, Barrier, Goal
from plans.subjects.reviews import Closing, Measurement

OF_A_GOAL = (Assumption, Barrier, Measurement)
"""Records that mean nothing without their goal; no page or print shows them without one."""


@dataclass(frozen=True)
class Change:
    """One field of one record gets another value."""

    record: Record | PlanRecord
    field: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Added:
    """A record comes into the plan."""

    record: Record


@dataclass(frozen=True)
class Removed:
    """A record leaves the plan."""

    record: Record


Edit = Change | Added | Removed


def inverse(edits: list[Edit]) -> list[Edit]:
    """Return the edits that undo these."""
    return [_inverse_of(edit) for edit in reversed(edits)]


def apply(plan: Plan, edits: list[Edit]) -> None:
    """Carry edits out on the plan in memory."""
    unsorted: dict[int, list[Record]] = {}
    for edit in edits:
        match edit:
            case Change(record, field, _, new):
                setattr(record, field, new)
                if field == "position" and isinstance(record, Record):
                    rows = plan.list_of(type(record))
                    unsorted[id(rows)] = rows
            case Added(record):
                rows = plan.list_of(type(record))
                rows.append(record)
                unsorted[id(rows)] = rows
            case Removed(record):
                rows = plan.list_of(type(record))
                # By identity, from the end: comparing hundreds of records by content would take seconds.
                del rows[next(place for place in reversed(range(len(rows))) if rows[place] is record)]
    for rows in unsorted.values():
        rows.sort(key=lambda row: row.position)


def replay(plan: Plan, edits: list[Edit]) -> None:
    """Carry edits that belong to another copy of the plan out on this one: on its own records, by their keys."""
    for edit in edits:
        own = plan.find(edit.record.id)
        match edit:
            case Change(_, field, old, new) if own is not None:
                apply(plan, [Change(own, field, old, deepcopy(new))])
            case Added(record):
                apply(plan, [Added(record.copy_with())])
            case Removed() if isinstance(own, Record):
                apply(plan, [Removed(own)])


def opens_or_fixes(edit: Edit) -> bool:
    """Return whether an edit changes what may be edited at all: the state, a closed review, or the house pack."""
    return isinstance(edit.record, Closing) or (isinstance(edit, Change) and edit.field in ("state", "house"))


def change(record: Record | PlanRecord, field: str, new: Any) -> Change:
    """Make the edit that gives a field another value."""
    return Change(record, field, getattr(record, field), new)


def new_key(plan: Plan, record: type[Record], **values: Any) -> UUID:
    """Return the key for a new record with these values.

    For what is made once (``Record.identity``) it follows from the plan and from which one it is: two laptops that
    begin the same review make the same records. For all else it is random.
    """
    if not record.identity:
        return uuid4()
    name = "/".join([str(record.__tablename__), *(str(values.get(field)) for field in record.identity)])
    taken = {row.id for row in plan.list_of(record)}
    return next(key for number in count() if (key := uuid5(plan.id, f"{name}/{number}")) not in taken)


def addition(plan: Plan, record: type[Record], at: int | None = None, **values: Any) -> list[Edit]:
    """Make the edits that add a record, last or at a place; the new record is in the last edit."""
    rows = plan.list_of(record)
    last = max((row.position for row in rows), default=-1) + 1
    values = {"id": new_key(plan, record, **values), **values}
    if at is None or at >= len(rows):
        return [Added(record(plan_id=plan.id, position=last, **values))]
    place = rows[at].position
    shifted: list[Edit] = [change(row, "position", row.position + 1) for row in rows[at:]]
    return [*shifted, Added(record(plan_id=plan.id, position=place, **values))]


def removal(plan: Plan, record: Record) -> list[Edit]:
    """Make the edits that take a record out, and first every key that points to it.

    What was only ever said of a goal goes with it: its assumptions, its barriers and what was measured of it.
    """
    own = [
        item for item, _field in plan.pointing_to(record) if isinstance(record, Goal) and isinstance(item, OF_A_GOAL)
    ]
    kept = [(item, field) for item, field in plan.pointing_to(record) if not any(item is other for other in own)]
    loose: list[Edit] = [change(item, field, None) for item, field in kept]
    return [*loose, *map(Removed, own), Removed(record)]


def move(plan: Plan, record: Record, to: int) -> list[Edit]:
    """Make the edits that put a record at another place in its list."""
    rows = [row for row in plan.list_of(type(record)) if row is not record]
    rows.insert(max(0, min(to, len(rows))), record)
    return [change(row, "position", place) for place, row in enumerate(rows) if row.position != place]


def adoption(plan: Plan, day: dt.date, by: str, content: dict[str, Any]) -> list[Edit]:
    """Make the edits that adopt a plan and keep it as it stood; ``content`` is its plan-file form."""
    number = max((version.number for version in plan.versions), default=0) + 1
    version = Version(
        id=new_key(plan, Version, number=number),
        plan_id=plan.id,
        position=number,
        number=number,
        adopted_on=day,
        adopted_by=by,
        content=content,
    )
    return [
        Added(version),
        change(plan.record, "adopted_on", day),
        change(plan.record, "adopted_by", by),
        change(plan.record, "state", "adopted"),
    ]


def reopening(plan: Plan) -> list[Edit]:
    """Make the edit that opens an adopted plan again; the adopted version stays kept."""
    return [change(plan.record, "state", "concept")]


def _inverse_of(edit: Edit) -> Edit:
    match edit:
        case Change(record, field, old, new):
            return Change(record, field, new, old)
        case Added(record):
            return Removed(record)
        case Removed(record):
            return Added(record)
