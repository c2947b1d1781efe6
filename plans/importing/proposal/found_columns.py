"""Columns that are known by what stands in them: a price and what it comes to, where a goal starts."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise
from plans.importing.cells.headings import meanings
from plans.importing.proposal.column_kinds import number_in
from plans.importing.proposal.meaning import Proposal

_SEVERAL = 2
_DAY = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.](?:20)?\d\d|\d{1,2} [^\W\d]+(?: 20\d\d)?")


def find_price(proposal: Proposal) -> None:
    """Take for a price and for what it comes to the two columns of amounts of which one is so many times the other."""
    columns, sheet = proposal.columns, proposal.table
    count = next(column for column, meaning in columns.items() if meaning == "budget_lines.count")
    free = ("budget_lines.year_amount", "budget_lines.computed", "budget_lines.note", "")
    amounts = [column for column in sheet.headings if columns.get(column, "") in free and column != count]
    for price in amounts:
        for whole in amounts:
            found = [
                tuple(number_in(row.cells.get(column)) for column in (count, price, whole))
                for row in sheet.rows
                if row.kind == "row"
            ]
            sums = [(n, one, all_) for n, one, all_ in found if n is not None and one is not None and all_ is not None]
            right = [abs(n * one - all_) <= 0.01 + abs(all_) / 100 for n, one, all_ in sums]
            if price != whole and all(right) and any(n != 1 and all_ for n, _one, all_ in sums):
                columns[price], columns[whole] = "budget_lines.price", "budget_lines.year_amount"
                proposal.doubtful -= {price, whole}
                return


def find_title(proposal: Proposal, result: int) -> int | None:
    """Return the column before the result of goals that says once for each what it is about: what they are called."""
    columns, sheet = proposal.columns, proposal.table
    focus = next((column for column, meaning in columns.items() if meaning == "goals.focus"), None)
    if focus is None or focus > result or "doel" in normalise(sheet.headings[result]):
        return None
    cells = [normalise(str(cell)) for cell in sheet.column(focus)]
    several = len(cells) > 1 and len(set(cells)) == len(cells)
    return focus if several and len(cells) >= len(sheet.column(result)) else None


def find_lead(proposal: Proposal) -> None:
    """Take for who leads the first of two columns of who takes part, when no other says that: "Met wie" before it."""
    columns, sheet = proposal.columns, proposal.table
    along = [column for column, meaning in columns.items() if meaning == "actions.along"]
    others = [
        column
        for column, heading in sheet.headings.items()
        if column not in columns and any(meaning.field == "owner_id" for meaning in meanings("actions", heading))
    ]
    if "actions.owner_id" in columns.values() or len(along) < _SEVERAL or others:
        return
    columns[min(along)] = "actions.owner_id"
    proposal.doubtful.add(min(along))
