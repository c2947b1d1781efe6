"""Roles where a heading asks for a task: "Taak" above "Digicoach", "Teamleider", "Applicatiebeheerder ECD"."""

from __future__ import annotations

from plans.importing.cells.answers import meant
from plans.importing.cells.role_names import LONGEST, is_role
from plans.importing.files.grid import Cell
from plans.importing.proposal.meaning import Proposal
from plans.subjects.people import Person

_LEAST, _MOST = 2, 0.7


def are_roles(cells: list[Cell]) -> bool:
    """Return whether nearly all cells say what somebody is, and one of them is a role of the plan."""
    words = [cell for cell in cells if isinstance(cell, str)]
    named = [cell for cell in words if is_role(cell)]
    known = any(meant(Person, "role", cell) not in (None, "other") for cell in dict.fromkeys(named[:LONGEST]))
    return known and len(named) >= max(_LEAST, len(cells) * _MOST)


def gives_roles(people: Proposal) -> bool:
    """Return whether roles of a plan stand in the column for what somebody is."""
    roles = [column for column, meaning in people.columns.items() if meaning == "people.role"]
    return any(are_roles(people.table.column(column)) for column in roles)


def lists_roles(actions: Proposal) -> bool:
    """Return whether what would be done by people is what they are: no day and no state stands beside it."""
    columns = {meaning: column for column, meaning in actions.columns.items()}
    what = columns.get("actions.what")
    timed = {"actions.due", "actions.status", "actions.period"} & set(columns)
    return what is not None and "actions.owner_id" in columns and not timed and are_roles(actions.table.column(what))
