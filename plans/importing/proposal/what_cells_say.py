"""What the cells of a column say of it, where its heading says less: sums of places, how often something is paid."""

from __future__ import annotations

from plans.importing.cells.answers import meant
from plans.importing.files.grid import Cell
from plans.importing.proposal.column_kinds import number_in
from plans.importing.proposal.meaning import Proposal
from plans.subjects.budget import BudgetLine


def find_places(proposal: Proposal) -> None:
    """Take for how many can come what the numbers below parts of the year add up to: "Totaal" is no money then."""
    columns, sheet = proposal.columns, proposal.table
    parts = [column for column, meaning in columns.items() if meaning == "activities.period"]
    rows = [row for row in sheet.rows if row.kind == "row"]
    sums = [sum(number_in(row.cells.get(column)) or 0 for column in parts) for row in rows]
    if len(parts) < 2 or not rows or max(sums) <= len(parts) or "activities.places" in columns.values():
        return
    for column in sheet.headings:
        if column not in parts and [number_in(row.cells.get(column)) or 0 for row in rows] == sums:
            columns[column] = "activities.places"
            return


def say_how_often(cells: list[Cell]) -> bool:
    """Return whether all cells below "Soort" say how often something is paid: "structureel", "incidenteel"."""
    return bool(cells) and all(meant(BudgetLine, "recurrence", str(cell)) for cell in cells)
