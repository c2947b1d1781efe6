"""What is to be done for goals: the lines below their names, or what stands beside one that goes over several lines."""

from __future__ import annotations

from plans.exchange.headings import normalise
from plans.importing.cells.headings import meanings, understood
from plans.importing.proposal.meaning import Proposal, is_whole
from plans.importing.prose.prose_words import titled
from plans.importing.tables.sheet_table import SheetTable

_LEAST = 2
_OF_GOAL = ("bij doel", "hoort bij doel", "for goal")
_LONG = 12
"""Characters that texts have at least, on average, when they say what is to be done."""


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


def are_steps(table: SheetTable, goals: Proposal, actions: Proposal) -> bool:
    """Return whether a list taken for goals is what is done for the one that its title or a column of it names."""
    named = table.goal or titled(table.title) or any(normalise(words) in _OF_GOAL for words in table.headings.values())
    measured = {f"goals.{name}" for name in ("baseline", "target", "indicator")} & set(goals.columns.values())
    told = {"actions.owner_id", "actions.due"} & set(actions.columns.values())
    return bool(named and told) and not measured and is_whole("actions", actions.columns.values())


def find_steps(sheet: SheetTable) -> int | None:
    """Return the column of what is done for goals that are merged over several lines, whatever it is called.

    Beside a goal that goes over several lines, what has a text of its own on each of them is what is done for it.
    """
    title = next((column for column, words in sheet.headings.items() if _asks_title(words)), None)
    lines = [row for row in sheet.rows if row.kind == "row"]
    if title is None or sum(title in row.carried for row in lines) < _LEAST:
        return None
    for column, heading in sheet.headings.items():
        cells = [cell for cell in sheet.column(column) if isinstance(cell, str)]
        own = len(set(cells)) == len(lines) and not any(column in row.carried for row in lines)
        if column > title and own and not understood(heading) and sum(map(len, cells)) >= len(cells) * _LONG:
            return column
    return None


def _asks_title(heading: str) -> bool:
    return any(meaning.field == "title" and meaning.certain for meaning in meanings("goals", heading))


def says_of_goal(heading: str) -> bool:
    """Return whether a heading behind the actions says something of the goal: how it is measured, or its title."""
    goal = {meaning.field for meaning in meanings("goals", heading) if meaning.certain}
    action = {meaning.field for meaning in meanings("actions", heading) if meaning.certain}
    return bool(goal & {"title", "indicator", "target", "baseline", "unit"}) and not action & {
        "status",
        "due",
        "owner_id",
    }
