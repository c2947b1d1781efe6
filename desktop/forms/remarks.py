"""The remarks of the location manager: a table, and the way back for who reads along."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from desktop.document import Document
from desktop.forms.declare import Column, Field, Part, Rows
from desktop.forms.export_button import Exporting
from desktop.forms.observe import Relay
from plans.dates import quarter_of
from plans.subjects.reviews import Remark
from resources.language import gettext as _

COLUMNS = (Column("what", 6), Column("kind", 3), Column("goal_id", 4), Column("quarter", 2))
BELOW = (Field("author", 8), Field("on", 4))


def remarks(document: Document) -> tuple[Rows | Part, ...]:
    """Return what a page shows of the remarks: for a team leader once there are any, for who reads along always."""
    reads_along = document.plan.record.to_read
    today = dt.date.today()
    before = quarter_of(today) - 1 if today.year == document.plan.year else 4
    fresh = {
        # What is talked of is the quarter that has passed.
        "quarter": max(1, before) if today.year >= document.plan.year else 1,
        "kind": "note",
        "author": document.plan.team.manager,
        "on": today,
    }
    rows = Rows(Remark, COLUMNS, BELOW, defaults=fresh, key="remarks", hide_empty=not reads_along)
    return (rows, Part(_send_back)) if reads_along else (rows,)


def _send_back(changes: Relay, parent: QWidget) -> Exporting:
    note = _("A small file with your remarks only. Mail it to the team leader, who opens it in Digikoers.")
    return Exporting(changes, parent, "remarks", _("Send remarks back…"), note)
