"""Headings that stand above several tables of one file: what one of them was found to be counts for the others."""

from __future__ import annotations

from plans.exchange.headings import normalise
from plans.importing.cells.headings import REPEATED, SPECIALS
from plans.importing.proposal.column_kinds import may_fit
from plans.importing.proposal.meaning import Proposal


def agree(proposals: list[Proposal], year: int) -> list[Proposal]:
    """Give a heading that nobody knows in one table what it was found to be in another of the same kind."""
    found: dict[tuple[str, str], tuple[str, bool]] = {}
    for proposal in proposals:
        for column, meaning in proposal.columns.items():
            heading = normalise(proposal.table.headings.get(column, ""))
            # The first table that says it counts.
            found.setdefault((proposal.becomes, heading), (meaning, column in proposal.by_contents))
    for proposal in proposals:
        for column, words in proposal.table.headings.items():
            said = found.get((proposal.becomes, normalise(words))) if normalise(words) else None
            if said is not None and column not in proposal.columns:
                _take(proposal, column, *said, year)
    return proposals


def _take(proposal: Proposal, column: int, meaning: str, by_contents: bool, year: int) -> None:
    """Take a column for what it is in another table, where it is free and what stands in it may be that."""
    table, _dot, name = meaning.partition(".")
    # What has a field of its own takes one column: the remark of a post is such a one.
    several = name in REPEATED and name in SPECIALS[table]
    if meaning in proposal.columns.values() and not several:
        return
    if name not in REPEATED and not may_fit(proposal.table, column, table, name, year):
        return
    proposal.columns[column] = meaning
    proposal.doubtful.add(column)
    if by_contents:
        proposal.by_contents.add(column)
