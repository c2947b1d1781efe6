"""What a table of a list is taken for: what it becomes, and the meaning of each of its columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from plans.importing.proposal.unfit_kinds import Unfit
from plans.importing.tables.sheet_table import SheetTable

GOALS_AND_ACTIONS, NOTHING = "goals+actions", ""
BECOMES = ("goals", "actions", GOALS_AND_ACTIONS, "people", "activities", "budget_lines", NOTHING)
"""What a table can become."""

MAIN = {"people": "name", "goals": "title", "activities": "what", "actions": "what", "budget_lines": "what"}
"""The field by which a line of a table is known; without it a line cannot be taken."""
_WAYS = {"goals": ("title", "result", "problem"), "people": ("name", "first_name", "last_name")}
"""Other columns by which a line can be known."""


@dataclass
class Proposal:
    """What a table is taken for: what it becomes, the meaning of each column, and why it is not taken."""

    table: SheetTable
    becomes: str = NOTHING
    columns: dict[int, str] = field(default_factory=dict)
    """The meaning of each column that has one."""
    doubtful: set[int] = field(default_factory=set)
    """Columns of which the meaning was guessed by likeness or by what stands in them."""
    unfit: Unfit | None = None
    score: float = 0
    by_cells: bool = False
    """Whether nobody knows its headings, and it was guessed by what stands below them."""
    by_contents: set[int] = field(default_factory=set)
    """Columns of which nobody knows the heading, taken for the names or days that stand in them."""


def tables_of(becomes: str) -> tuple[str, ...]:
    """Return the tables of the plan that a table can bring lines to."""
    return tuple(part for part in becomes.split("+") if part)


def is_whole(becomes: str, columns: Iterable[str]) -> bool:
    """Return whether among the meanings of columns are those without which no line can be taken."""
    fields = set(columns)
    if becomes == GOALS_AND_ACTIONS and "actions.period" in fields:
        fields.add("actions.what")
    if becomes == "goals" and {"goals.indicator", "goals.target"} <= fields:
        # A list of what is measured: what is measured is what the goal is called.
        fields.add("goals.title")
    return all(
        any(f"{table}.{way}" in fields for way in _WAYS.get(table, (MAIN[table],))) for table in tables_of(becomes)
    )
