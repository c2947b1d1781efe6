"""Edits as statements, carried out within one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Executable, ScalarSelect, delete, func, insert, select, update

from plans.edits import Added, Change, Edit, Removed
from plans.errors import ChangedElsewhere
from plans.plan import Plan, PlanRecord, now
from plans.storage import summaries
from plans.storage.tables import table
from resources.language import gettext as _


@dataclass(frozen=True)
class Saved:
    """What became of some edits: the revision that the plan has now in the library, and when it was changed (UTC)."""

    plan_id: UUID
    revision: int
    changed_at: dt.datetime


def carry_out(connection: Connection, plan: Plan, edits: Iterable[Edit]) -> Saved:
    """Carry edits of a plan out within the transaction of the connection.

    Raises ChangedElsewhere when the plan in memory is not at the revision it has in the library: another window saved
    it.
    """
    # Within one transaction a key may come before the record it points to.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    # Whoever works on a plan takes it out of the bin when it was not there yet as it was opened.
    stored, saved = table(PlanRecord), Saved(plan.id, plan.record.revision + 1, now())
    same = (stored.c.id == plan.id) & (stored.c.revision == plan.record.revision)
    moved = {
        "revision": saved.revision,
        "changed_at": saved.changed_at,
        "binned_at": plan.record.binned_at,
        "sequence": next_in_sequence(),
    }
    bump = update(stored).where(same).values(moved)
    for statement in (bump, *map(_statement, edits)):
        if connection.execute(statement).rowcount != 1:
            raise ChangedElsewhere(
                _("Another window changed this plan after you opened it here."),
                _("Open the plan again; what you typed last is still on the screen to copy."),
            )
    connection.exec_driver_sql(summaries.DROP, (plan.id.hex,))
    return saved


def next_in_sequence() -> ScalarSelect[int]:
    """Return, for a statement, the place in the order of work of what it writes: after all that was written before."""
    written = table(PlanRecord).alias().c.sequence
    return select(func.coalesce(func.max(written), 0) + 1).scalar_subquery()


def set_values(connection: Connection, plan_id: UUID, changed: dict[str, Any]) -> bool:
    """Give what is known of a plan as a whole other values; tells whether the plan was there.

    Throwing a plan away and putting it back count as work on it.
    """
    stored = table(PlanRecord)
    placed = {"sequence": next_in_sequence()} if "binned_at" in changed else {}
    return connection.execute(update(stored).where(stored.c.id == plan_id).values(changed | placed)).rowcount == 1


def delete_binned(connection: Connection, plan_ids: Iterable[UUID]) -> None:
    """Delete plans for good, with all that is in them, as far as they are in the bin."""
    stored = table(PlanRecord)
    connection.execute(delete(stored).where(stored.c.id.in_(plan_ids), stored.c.binned_at.is_not(None)))


def _statement(edit: Edit) -> Executable:
    rows = table(type(edit.record))
    match edit:
        case Change(record, field, _old, new):
            return update(rows).where(rows.c.id == record.id).values({field: new})
        case Added(record):
            return insert(rows).values(dict(record))
        case Removed(record):
            return delete(rows).where(rows.c.id == record.id)
