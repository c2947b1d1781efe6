"""Summaries of plans, kept beside them in the library: what the overview of very many plans is read from.

One belongs to one revision of its plan. An edit takes it away within its own transaction, so that none is ever older
than its plan or holds a name that the plan no longer does; the next overview makes it again.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from plans.portfolio import Summary

_PUT = """
INSERT OR REPLACE INTO summary (plan_id, revision, form, content)
SELECT id, revision, ?, ? FROM plan WHERE id = ? AND revision = ?
"""
DROP = "DELETE FROM summary WHERE plan_id = ?"
"""Takes the summary of a plan away, by the hexadecimal digits of its key."""


def put(connection: sqlite3.Connection, made: Iterable[Summary]) -> None:
    """Keep summaries, each as long as its plan is at that revision; raises sqlite3.Error."""
    from plans.portfolio import kept

    connection.executemany(_PUT, [(kept.form(), kept.dump(item), item.plan_id.hex, item.revision) for item in made])


def read(connection: sqlite3.Connection, plan_ids: Sequence[UUID]) -> dict[UUID, Summary]:
    """Return the summaries that are kept of plans as they are now, validated; raises as ``rows.select`` does."""
    from plans.portfolio import kept

    marks = ", ".join("?" for _key in plan_ids)
    columns = "plan.id, plan.revision, plan.changed_at, CAST(summary.content AS BLOB)"
    query = (
        f"SELECT {columns} FROM plan JOIN summary ON summary.plan_id = plan.id AND summary.revision = plan.revision "
        f"WHERE summary.form = ? AND plan.id IN ({marks})"
    )
    found = {}
    for key, revision, changed_at, content in connection.execute(query, [kept.form(), *(key.hex for key in plan_ids)]):
        plan_id = UUID(key)
        if summary := kept.load(content):
            # Of the plan itself, and not as it was written down: a copy of the rows is another plan.
            moment = dt.datetime.fromisoformat(changed_at)
            found[plan_id] = replace(summary, plan_id=plan_id, place=str(plan_id), revision=revision, changed_at=moment)
    return found
