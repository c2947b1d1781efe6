"""Who leads a goal that shares its line with its actions, where the list says only once who it is.

Where every goal has one line, who stands there leads it too. Where a goal goes on below, they do its actions.
"""

from __future__ import annotations

import re

from plans.importing.cells.name_parts import split_names
from plans.importing.cells.values import as_text, is_open
from plans.importing.files.grid import is_blank
from plans.importing.proposal.meaning import GOALS_AND_ACTIONS, Proposal
from plans.importing.prose.task_lines import who_and_when
from plans.importing.records.cell_lines import lines_of
from plans.importing.records.drafts import Draft
from plans.importing.records.result import Import, Line
from plans.importing.tables.sheet_table import TableRow
from resources.language import gettext as _

_OF_ACTIONS = re.compile(r"(?i)\bacti|uitvoer|\btaak|\bdoet\b|\baction|\btask")
"""A heading that asks for who does an action and nobody else: "Actiehouder"."""

Pair = tuple[Line, TableRow, Draft, Proposal]


def lead_goals(pairs: list[Pair], result: Import) -> None:
    """Give goals who stands on their line, and say so; say it too where that is not sure."""
    for proposal in result.tables:
        column = _column_of_doers(proposal)
        if column is None:
            continue
        own = [pair for pair in pairs if pair[3].table is proposal.table]
        goals = [(row, draft) for _line, row, draft, _proposal in own if draft.table == "goals"]
        acting = [(row, draft.goal) for _line, row, draft, _proposal in own if draft.table == "actions"]
        heading = " ".join(proposal.table.headings[column].split())[:60]
        alone = not _OF_ACTIONS.search(heading) and all(
            row is here for here, goal in goals for row, of in acting if of is goal
        )
        several = [goal for row, goal in goals if lines_of(as_text(row.cells.get(column)), plain=True)]
        for row, goal in goals if alone else []:
            cell = row.cells.get(column)
            if is_blank(cell) or is_open(cell) or column in row.carried or goal in several:
                continue
            who = who_and_when(as_text(cell))[0]
            names = split_names(who) if any(of is goal for _row, of in acting) else []
            # Who else is named stands in the text of the actions.
            goal.cells["owner_id"] = (column, names[0] if names else who)
            words = _("“{heading}” stands on one line with the goal, so it says who leads the goal as well.")
            goal.doubts.append(words.format(heading=heading))
        if goals and (not alone or several) and proposal.table.column(column):
            words = _("“{heading}” is who does the actions; who leads the goals does not stand in this list.")
            result.remarks.append(words.format(heading=heading))


def _column_of_doers(proposal: Proposal) -> int | None:
    """Return the column of who does the actions, when no column says who leads the goals."""
    if proposal.becomes != GOALS_AND_ACTIONS or proposal.table.printed or "goals.owner_id" in proposal.columns.values():
        return None
    return next((column for column, meaning in proposal.columns.items() if meaning == "actions.owner_id"), None)
