"""Remarks through the organisation's library: sent by the manager, each once by its key, and offered to the leader."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from plans.anonymise.leaving import leaving
from plans.errors import PlanError
from plans.exchange import files, remarks_file
from plans.organisation import lines
from plans.plan import Plan
from resources.language import gettext as _

if TYPE_CHECKING:
    from psycopg import Connection


@dataclass(frozen=True)
class Found:
    """What the library holds for a plan: what can be taken in, and what could not be read, in a sentence each."""

    waiting: tuple[remarks_file.SentRemarks, ...]
    unread: tuple[str, ...]
    added: int
    changed: int

    def say(self) -> str:
        """Say in words what is new: "2 remarks added"."""
        return remarks_file.Merge([], self.added, self.changed).say()


def send(database: Connection[Any], plan: Plan) -> int:
    """Send the remarks in a plan that is read along; gives how many are new or say something else. Raises PlanError.

    Sent twice is sent once: each has its key, and nothing changes when it says the same. What the team has goes along
    no more.
    """
    there = lines.document(database, plan.id).remarks
    going = leaving(plan)
    own = replace(going, remarks=remarks_file.not_in(going.remarks, there))
    if plan.remarks and not own.remarks:
        return 0
    form = json.loads(remarks_file.encode(own))
    if not form["remarks"]:
        raise PlanError(_("There are no remarks yet."), _("First write one under “From the location manager”."))
    given = [{"version": form["version"], "remark": item} for item in form["remarks"]]
    row = database.execute("SELECT digikoers.send_remarks(%s, %s::jsonb)", (plan.id, json.dumps(given))).fetchone()
    return int(row[0]) if row else 0


def waiting(database: Connection[Any], plan: Plan) -> Found:
    """Return what is new for a plan, what was sent first in front; raises PlanError when it cannot be asked."""
    query = "SELECT sent, content::text FROM digikoers.remark WHERE plan_id = %s ORDER BY sent, id"
    found: list[remarks_file.SentRemarks] = []
    unread: list[str] = []
    added = changed = 0
    # Each by itself: one that does not fit must not keep the others away.
    for moment, text in database.execute(query, (plan.id,)):
        try:
            sent = _read(plan, moment, json.loads(text))
        except PlanError as error:
            unread.append(error.sentence)
            continue
        merge = remarks_file.merge(plan, sent)
        if merge.added or merge.changed:
            found.append(sent)
            added, changed = added + merge.added, changed + merge.changed
    return Found(tuple(found), tuple(dict.fromkeys(unread)), added, changed)


def _read(plan: Plan, moment: int, content: Any) -> remarks_file.SentRemarks:
    """Read a remark as it stands in a row, by the one reader of remarks files; raises Damaged and Newer."""
    version, item = (content.get("version"), content.get("remark")) if isinstance(content, dict) else (None, None)
    form = {"plan": str(plan.id), "sent": moment, "remarks": [item]}
    whole = {"format": remarks_file.FORMAT, "version": version, "sha256": files.checksum(form), **form}
    return remarks_file.decode(json.dumps(whole).encode("utf-8"), _("A remark in the organisation's library"))
