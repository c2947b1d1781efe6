"""Columns with the same words below several groups, of which one is taken: "Eenmalig (Team A)" beside "(Team B)".

Of which year figures are, decides which of them count. Nothing decides between other groups, so that is asked.
"""

from __future__ import annotations

import re
from itertools import groupby

from plans.exchange.headings import normalise
from plans.importing.cells.heading_periods import year_of
from plans.importing.proposal.meaning import Proposal

_IN_GROUP = re.compile(r"(.*\S) \(([^()]+)\)")


def unsure_groups(proposal: Proposal) -> list[tuple[int, str, list[str]]]:
    """Return the columns taken of one group where others stay behind, with that group and those others."""
    grouped = {
        column: (normalise(found[1]), found[2])
        for column, words in proposal.table.headings.items()
        if (found := _IN_GROUP.fullmatch(words)) and proposal.table.column(column)
    }
    unsure = []
    for column, (words, group) in grouped.items():
        others = [other for place, (same, other) in grouped.items() if same == words and place not in proposal.columns]
        if column in proposal.columns and others and year_of(group) is None:
            unsure.append((column, group, others))
    return unsure


def doubt_groups(proposal: Proposal) -> None:
    """Mark the columns of such a group as doubtful."""
    proposal.doubtful |= {column for column, _group, _others in unsure_groups(proposal)}


def asked_groups(proposal: Proposal) -> list[tuple[str, str]]:
    """Return once for each such group what it is called, and the names of the others."""
    found = [(group, ", ".join(others)) for _column, group, others in unsure_groups(proposal)]
    return [pair for pair, _same in groupby(found)]
