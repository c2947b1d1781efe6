"""Columns that are known by what stands in them: a price and what it comes to, where a goal starts."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise
from plans.importing.cells import headings as known
from plans.importing.proposal.column_kinds import number_in
from plans.importing.proposal.meaning import Proposal

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


def find_baseline(proposal: Proposal, year: int) -> None:
    """Take for where a goal starts what a heading says of a year before, or else the first of several days."""
    sheet = proposal.table
    before = [
        column
        for column, heading in sheet.headings.items()
        if (said := known.year_of(heading)) is not None
        and said < year
        and proposal.columns.get(column, "goals.result") in ("goals.result", "goals.baseline", "goals.note")
    ]
    before += [
        column
        for column, meaning in proposal.columns.items()
        if meaning == "goals.problem"
        or (meaning == "goals.note" and normalise(sheet.headings[column]) in ("begin", "start"))
    ]
    # Of several years the last one.
    before.sort(key=lambda column: -(known.year_of(sheet.headings[column]) or 0))
    measured = [column for column in before if known.period(sheet.headings[column]) and sheet.column(column)]
    if len(measured) > 1:
        # Of several quarters of the year before the last one that was measured is where it stands now.
        before = measured[::-1]
    days = [column for column, heading in sheet.headings.items() if _DAY.fullmatch(heading) and sheet.column(column)]
    for column in [*before, *days]:
        if column in proposal.columns and not before:
            continue
        cells = sheet.column(column)
        if cells and sum(number_in(cell) is not None for cell in cells) >= len(cells) / 2:
            proposal.columns[column] = "goals.baseline"
            proposal.doubtful.add(column)
            return
