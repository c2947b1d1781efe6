"""A list of goals of which the lines stand below the names of goals: those lines are what is to be done."""

from __future__ import annotations

from plans.importing.proposal.meaning import Proposal
from plans.importing.prose.prose_words import titled
from plans.importing.tables.sheet_table import SheetTable

_LEAST = 2


def stand_below_goals(table: SheetTable) -> bool:
    """Return whether most lines of a list stand below a line between that names a goal: "Doel 1: Meer beeldbellen"."""
    rows = [row for row in table.rows if row.kind == "row"]
    below = [row for row in rows if titled(row.section)]
    return len(below) >= max(_LEAST, len(rows) * 0.6)


def as_actions(goals: Proposal, actions: Proposal) -> Proposal:
    """Return a list taken for goals as one of actions: what the goals were called is what is to be done."""
    title = next((column for column, meaning in goals.columns.items() if meaning == "goals.title"), None)
    if title is None:
        return goals
    actions.columns = {column: name for column, name in actions.columns.items() if name != "actions.what"}
    actions.columns[title] = "actions.what"
    actions.score = goals.score
    return actions
