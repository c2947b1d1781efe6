"""A list under headings that nobody knows, in a dialect or in words of its own: read by what stands in its columns.

Only what leaves little room is taken: what is to be done with who or how far beside a day, and what is paid with one
column of euros. All of it is marked as doubtful, and the list is said to be guessed.
"""

from __future__ import annotations

import datetime as dt

from plans.importing.cells.answers import meant
from plans.importing.files.grid import Cell
from plans.importing.proposal.column_kinds import number_in
from plans.importing.proposal.meaning import Proposal
from plans.importing.prose.task_lines import is_name, names_day
from plans.importing.tables.sheet_table import SheetTable
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine

_LEAST_LINES = 3
"""Lines below which columns say too little of themselves."""
_LEAST_TEXT = 12
"""Characters that what is to be done has on average, and what is paid."""
_MOST = 0.6
"""Which part of a column says what stands in it."""
_MOST_FIGURES = 1
"""Columns of numbers beside actions: more of them measure something."""


def by_cells(table: SheetTable, found: list[Proposal]) -> Proposal:
    """Return what a list is by what stands in its columns; ``found`` is what its headings made of it."""
    lines = [row for row in table.rows if row.kind == "row"]
    cells = {column: table.column(column) for column in table.headings}
    kinds = {column: _kind_of(held, len(lines)) for column, held in cells.items() if held}
    texts = [column for column, kind in kinds.items() if kind == "text"]
    what = next((column for column in texts if _names_something(cells[column], len(lines))), None)
    if len(lines) < _LEAST_LINES or what is None or what != min(kinds):
        return Proposal(table)
    named = _sure(found, "actions")
    columns = (
        {what: "actions.what"} | _actions(kinds, set(named.values())) | named
        if len([kind for kind in kinds.values() if kind == "figure"]) <= _MOST_FIGURES
        else {}
    )
    said = set(columns.values())
    if "actions.due" in said and said & {"actions.owner_id", "actions.status"}:
        return _guessed(table, "actions", columns | {c: "actions.note" for c in kinds if c not in columns})
    paid = [column for column, kind in kinds.items() if kind == "figure" and _are_euros(table, column)]
    if len(paid) != 1 or set(kinds.values()) & {"day", "name"}:
        return Proposal(table)
    columns = {what: "budget_lines.what", paid[0]: "budget_lines.year_amount"}
    often = [c for c in texts if c != what and all(meant(BudgetLine, "recurrence", str(cell)) for cell in cells[c])]
    columns |= dict.fromkeys(often[:1], "budget_lines.recurrence")
    return _guessed(table, "budget_lines", columns | {c: "budget_lines.note" for c in texts if c not in columns})


def _guessed(table: SheetTable, becomes: str, columns: dict[int, str]) -> Proposal:
    return Proposal(table, becomes, columns, set(columns), score=0.5, by_cells=True)


def _sure(found: list[Proposal], table: str) -> dict[int, str]:
    """Return the columns of which the heading is known for certain after all."""
    known = next(proposal for proposal in found if proposal.becomes == table)
    return {column: name for column, name in known.columns.items() if column not in known.doubtful}


def _actions(kinds: dict[int, str], named: set[str]) -> dict[int, str]:
    """Return who, when and how far by what stands in columns, as far as no heading says it."""
    columns: dict[int, str] = {}
    for kind, fields in (
        ("name", ("actions.owner_id",)),
        ("day", ("actions.start", "actions.due")),
        ("status", ("actions.status",)),
    ):
        places = [column for column, said in kinds.items() if said == kind]
        free = [name for name in fields if name not in named]
        # Of two columns of days the first is when it begins; a single one says by when.
        columns |= dict(zip(places, free[-len(places) :] if places else [], strict=False))
    return columns


def _kind_of(cells: list[Cell], lines: int) -> str:
    """Return what most cells of a column are: days, figures, names, answers or texts; nothing when mixed."""
    words = [cell for cell in cells if isinstance(cell, str)]
    days = sum(isinstance(cell, dt.date) for cell in cells)
    days += sum(any(map(str.isdigit, cell)) and names_day(cell) for cell in words)
    if days >= _MOST * len(cells):
        return "day" if len(cells) >= _MOST * lines else ""
    if sum(number_in(cell) is not None for cell in cells) >= _MOST * len(cells):
        return "figure"
    if len(words) < len(cells):
        return ""
    people = [cell for cell in words if is_name(cell)]
    if len(people) >= _MOST * len(cells) and any(" " in cell for cell in people):
        return "name"
    answers = [cell for cell in words if meant(Action, "status", cell) is not None]
    return "status" if len(answers) > len(cells) / 2 and len(cells) >= _MOST * lines else "text"


def _names_something(cells: list[Cell], lines: int) -> bool:
    """Return whether every line has its own text in a column."""
    return len({*cells}) == lines == len(cells) and sum(len(str(cell)) for cell in cells) >= _LEAST_TEXT * lines


def _are_euros(table: SheetTable, column: int) -> bool:
    """Return whether a heading or a cell says that numbers are euros."""
    return "€" in table.headings[column] or any("€" in str(cell) for cell in table.column(column))
