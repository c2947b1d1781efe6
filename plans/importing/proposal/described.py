"""Columns that describe what another one names, or hold notes: they go with the text, where they have no field."""

from __future__ import annotations

from plans.exchange.headings import normalise
from plans.importing.proposal.meaning import MAIN, Proposal
from plans.importing.proposal.scoring import DESCRIBING

_NOTES = frozenset(
    ("notes", "details", "comments", "aantekeningen", "notities", "omschrijving taak", "taakomschrijving")
)
_TABLES = ("actions", "goals", "activities", "budget_lines")
"""Tables of which a line can have a remark."""


def keep_descriptions(proposal: Proposal, table: str) -> None:
    """Take a column that describes what the main one names as a remark, when it has no place of its own."""
    taken = set(proposal.columns.values())
    if table not in _TABLES or f"{table}.{MAIN[table]}" not in taken:
        return
    for column, heading in proposal.table.headings.items():
        if column in proposal.columns or normalise(heading) not in DESCRIBING | _NOTES:
            continue
        if proposal.table.column(column) and (table != "budget_lines" or f"{table}.note" not in taken):
            proposal.columns[column] = f"{table}.note"
            taken.add(f"{table}.note")
