"""Whether the lines that come in add up to what the list itself says that they come to."""

from __future__ import annotations

import re

from plans.errors import Refused
from plans.importing.cells import amounts
from plans.importing.files.grid import Cell, is_blank
from plans.importing.proposal.meaning import Proposal
from plans.importing.records.filling import Work, euros
from plans.importing.tables.sums import is_plain_total, is_sum_like
from plans.subjects.budget import BudgetLine
from plans.subjects.training import Activity
from resources.language import gettext as _

_SUMMED = ("budget_lines.year_amount", "activities.cost")
_ROUNDED = 100
"""Cents by which a sum may differ, for rounding."""
_ABOUT = re.compile(r"(?i)\b(?:ongeveer|circa|ca|about)\b|±|~")
"""A sum that does not claim to be exact."""


def check_sum(proposal: Proposal, work: list[Work]) -> str:
    """Return what there is to say when the money of a table is another than that of its last total; else nothing."""
    table = proposal.table
    column = next((place for place, meaning in proposal.columns.items() if meaning in _SUMMED), None)
    taken = [item for item in work if item.line.place == table.number and not item.dropped and not item.known]
    totals = [row for row in table.rows if row.kind == "total"]
    if column is None or not taken or not totals:
        return ""
    ours = sum(map(_cents, taken))
    said = [cents for row in totals for cell in row.cells.values() if (cents := _read(cell, taken[0], column))]
    if any(abs(cents - ours) <= _ROUNDED for cents in said):
        return ""
    plain = [row for row in totals if any(isinstance(cell, str) and _is_exact(cell) for cell in row.cells.values())]
    whole = [cents for row in plain if (cents := _read(row.cells.get(column), taken[0], column))]
    if not whole:
        return ""
    words = _("“{name}” says that it comes to {said}; the lines that come in are {ours} together. Look what differs.")
    return words.format(name=(table.title or table.sheet)[:60], said=euros(max(whole)), ours=euros(ours))


def _is_exact(words: str) -> bool:
    return is_plain_total(words) and _ABOUT.search(words) is None


def _cents(item: Work) -> int:
    """Return what a line costs in the year."""
    record = item.record
    if isinstance(record, BudgetLine):
        return sum(getattr(record, f"quarter{number}") or 0 for number in range(1, 5))
    return (record.cost or 0) if isinstance(record, Activity) else 0


def _read(cell: Cell, item: Work, column: int) -> int:
    """Return the amount of a cell of a total, in cents; nothing when it holds none."""
    if is_blank(cell) or not is_sum_like(cell):
        return 0
    try:
        return int(amounts.amount(cell, item.amount_heading(column)).value)
    except Refused:
        return 0
