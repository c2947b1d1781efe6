"""Publishing a plan: one statement, whole or not at all, and only after the version that this laptop knows.

published = publish(database, row, team, mine)
Published: its revision.  Elsewhere: another laptop published since; with the whole plan where names are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from plans.errors import NoRights, newer
from plans.exchange import plan_file
from plans.organisation.row import Row
from plans.plan import Plan
from plans.revisions import VERSION
from resources.language import gettext as _

if TYPE_CHECKING:
    from psycopg import Connection

_PUBLISH = "SELECT digikoers.publish(%s, %s, %s, %s::jsonb, %s::jsonb, %s::jsonb, %s::jsonb)"
_THERE = """
SELECT plan.revision, plan.version, plan.checksum, plan_whole.document::text
FROM digikoers.plan LEFT JOIN digikoers.plan_whole
    ON plan_whole.plan_id = plan.id AND plan_whole.revision = plan.revision
WHERE plan.id = %s
"""


@dataclass(frozen=True)
class Published:
    """The plan is there, as this revision."""

    revision: int


@dataclass(frozen=True)
class Elsewhere:
    """Something was published that this laptop does not have; nothing was changed there."""

    revision: int
    plan: Plan | None
    """What is there, names included; None where the organisation keeps none."""


def publish(database: Connection[Any], row: Row, team: UUID, mine: int) -> Published | Elsewhere:
    """Publish a plan after revision ``mine``, 0 for the first time; two round trips at most.

    Raises Newer when a newer program published it, NoRights when the plan is another team's, and PlanError.
    """
    given = (row.plan_id, team, mine, row.line, row.summary, row.roles, row.whole)
    made = _one(database, _PUBLISH, given)
    if made and made[0] is not None:
        return Published(made[0])
    there = _one(database, _THERE, (row.plan_id,))
    if there is None and mine:
        # Taken out there, or never arrived: then it is new.
        made = _one(database, _PUBLISH, (row.plan_id, team, 0, *given[3:]))
        if made and made[0] is not None:
            return Published(made[0])
    if there is None:
        raise NoRights(
            _("This plan is in the organisation's library with another team."),
            _("Ask who looks after it to put you on the list of that team."),
        )
    revision, version, checksum, document = there
    if version > VERSION:
        raise newer(_("The plan in the organisation's library"))
    if checksum == row.checksum:
        # It arrived; only the answer was lost.
        return Published(revision)
    return Elsewhere(revision, _read(document) if document else None)


def revision(database: Connection[Any], plan: UUID) -> int:
    """Return which revision of a plan is there; 0 when it is not."""
    there = _one(database, "SELECT revision FROM digikoers.plan WHERE id = %s", (plan,))
    return int(there[0]) if there else 0


def whole(database: Connection[Any], plan: UUID) -> Elsewhere | None:
    """Return what is there of a plan that one leads, for another laptop; None when it is not there."""
    there = _one(database, _THERE, (plan,))
    if there is None:
        return None
    return Elsewhere(there[0], _read(there[3]) if there[3] else None)


def _read(document: str) -> Plan:
    return plan_file.decode(document.encode("utf-8"), _("The plan in the organisation's library"))[0]


def _one(database: Connection[Any], query: str, values: tuple[object, ...]) -> tuple[Any, ...] | None:
    return database.execute(query, values).fetchone()
