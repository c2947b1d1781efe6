"""Edits as statements: made where the plan is, to be carried out later and on another thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Executable, Table, delete, insert, update
from sqlmodel import SQLModel

from plans.edits import Added, Change, Edit, Removed
from plans.errors import ChangedElsewhere
from plans.plan import PlanRecord, now
from resources.language import gettext as _


@dataclass(frozen=True)
class Batch:
    """Edits of one plan that are kept together or not at all; nothing in it changes along with the plan."""

    plan_id: UUID
    statements: tuple[Executable, ...]


@dataclass(frozen=True)
class Saved:
    """What became of a batch: the revision that the plan has now in the library, and when it was changed (UTC)."""

    plan_id: UUID
    revision: int
    changed_at: dt.datetime


def batch(plan_id: UUID, edits: Iterable[Edit]) -> Batch:
    """Make the statements of edits that were carried out on the plan in memory, with the values of this moment."""
    return Batch(plan_id, tuple(_statement(edit) for edit in edits))


def carry_out(connection: Connection, given: Batch, revision: int) -> Saved:
    """Carry a batch out on a plan that is at ``revision`` in the library, within the transaction of the connection.

    Raises ChangedElsewhere when it is not: another window saved it.
    """
    # Within one transaction a key may come before the record it points to.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    # Whoever works on a plan takes it out of the bin: it was not there yet when it was opened.
    stored, saved = table(PlanRecord), Saved(given.plan_id, revision + 1, now())
    same = (stored.c.id == given.plan_id) & (stored.c.revision == revision)
    bump = update(stored).where(same).values(revision=saved.revision, changed_at=saved.changed_at, binned_at=None)
    for statement in (bump, *given.statements):
        if connection.execute(statement).rowcount != 1:
            raise ChangedElsewhere(
                _("Another window changed this plan after you opened it here."),
                _("Open the plan again; what you typed last is still on the screen to copy."),
            )
    return saved


def table(kind: type[SQLModel]) -> Table:
    """Return the table of a kind of record."""
    return SQLModel.metadata.tables[str(kind.__tablename__)]


def values(record: SQLModel) -> dict[str, Any]:
    """Return what a record holds, by the names of its columns."""
    return {name: getattr(record, name) for name in type(record).model_fields}


def _statement(edit: Edit) -> Executable:
    rows = table(type(edit.record))
    match edit:
        case Change(record, field, _old, new):
            return update(rows).where(rows.c.id == record.id).values({field: deepcopy(new)})
        case Added(record):
            return insert(rows).values(deepcopy(values(record)))
        case Removed(record):
            return delete(rows).where(rows.c.id == record.id)
