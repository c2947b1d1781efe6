"""A list under headings that nobody knows, in a dialect or in words of its own: read by what stands in its columns.

What has the shape of a list of a plan is proposed: somebody and a role, what is learned and for whom, two figures of a
goal, what is to be done and when, what is paid. All of it is marked as doubtful, and the list is said to be guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from plans.exchange.headings import table_of
from plans.importing.files.grid import Cell
from plans.importing.proposal.cell_kinds import CellKind, are_to_do, are_weekly, kind_of
from plans.importing.proposal.column_kinds import number_in
from plans.importing.proposal.meaning import Proposal
from plans.importing.tables.sheet_table import SheetTable

_LEAST_LINES = 3
"""Lines below which columns say too little of themselves."""
_LEAST_TEXT = 12
"""Characters that what is to be done has on average, and what is paid."""
_SENTENCE = 5
"""Words that a sentence of what is to be done has on average."""
_LEAST_NAME = 5
"""Characters that what is learned or reached has on average, beside columns that say more."""
_MOST_FIGURES = 1
"""Columns of numbers beside actions: more of them measure something."""
_LEVELS = 2
"""Figures of a goal: where it starts, and where it goes."""
_MOST_LEVEL, _MOST_PLACES = 1000, 200
"""More than any figure of a goal, and more people than come to a training."""
_COUNTED = re.compile(
    r"(?i)\b(?:aantal|hoeveel\w*|percentage|aandeel|gemiddeld\w*|score|cijfer|per|number|share|average)\b|%"
)
"""What says how something is counted."""
_PRICED = re.compile(r"€|\d,-|\d\.\d{3}(?!\d)|\d,\d\d(?!\d)")
"""How money is written: "€ 40", "60,-", "1.250", "12,50"."""


@dataclass
class _List:
    """A table of which nobody knows the headings: what stands in its columns, and which one names its lines."""

    table: SheetTable
    cells: dict[int, list[Cell]]
    kinds: dict[int, CellKind]
    lines: int
    main: int

    def of(self, *kinds: CellKind) -> list[int]:
        """Return the columns of these kinds, without the one that names the lines."""
        return [column for column, kind in self.kinds.items() if kind in kinds and column != self.main]


def by_cells(table: SheetTable, found: list[Proposal]) -> Proposal:
    """Return what a list is by what stands in its columns; ``found`` is what its headings made of it."""
    lines = sum(row.kind == "row" for row in table.rows)
    cells = {column: held for column in table.headings if (held := table.column(column))}
    cells = {column: held for column, held in cells.items() if not _number_lines(held)}
    kinds = {column: kind_of(held, lines) for column, held in cells.items()}
    if lines < _LEAST_LINES or not kinds:
        return Proposal(table)
    said = _List(table, cells, kinds, lines, min(kinds))
    for becomes, read in _READ:
        sure = _sure(found, becomes)
        columns = read(said, sure)
        if columns:
            told = [column for column in said.of("text", "status") if becomes != "budget_lines"]
            rest = dict.fromkeys(told, f"{becomes}.note")
            free = {column: name for column, name in columns.items() if name not in sure.values()}
            columns = rest | free | sure
            return Proposal(table, becomes, columns, set(columns), score=0.5, by_cells=True)
    return Proposal(table)


def _people(said: _List, _sure: dict[int, str]) -> dict[int, str]:
    """Return whom a list names, when beside each stands what they are or the hours of a week."""
    hours = [column for column in said.of("length") if are_weekly(said.cells[column])]
    roles = said.of("role")
    named = said.kinds[said.main] == "name" and len({*said.cells[said.main]}) == said.lines
    if not named or not (hours or roles) or said.of("day", "group"):
        return {}
    columns = {said.main: "people.name"} | dict.fromkeys(roles[:1], "people.role")
    return columns | dict.fromkeys(hours[:1], "people.hours_per_week")


def _training(said: _List, _sure: dict[int, str]) -> dict[int, str]:
    """Return what is learned, when beside it stands for whom, and how long, when or how many."""
    groups, lengths, days, figures = said.of("group"), said.of("length"), said.of("day"), said.of("figure")
    whole = bool(groups and lengths)
    least = bool((groups and (days or figures)) or (len(lengths) == 1 and days))
    told = whole or (least and not are_to_do(said.cells[said.main]))
    if not _names_lines(said, _LEAST_NAME) or not told or said.of("status"):
        return {}
    paid = [column for column in figures if _are_euros(said, column)]
    places = [column for column in figures if column not in paid and _highest(said, column) <= _MOST_PLACES]
    columns = {said.main: "activities.what"} | dict.fromkeys(groups[:1], "activities.audience")
    columns |= dict.fromkeys(lengths[:1], "activities.hours") | dict.fromkeys(days[:1], "activities.on")
    columns |= dict.fromkeys(said.of("name")[:1], "activities.given_by")
    return columns | dict.fromkeys(places[:1], "activities.places") | dict.fromkeys(paid[:1], "activities.cost")


def _goals(said: _List, _sure: dict[int, str]) -> dict[int, str]:
    """Return what is to be reached, when beside it stand two figures, and how they are counted, who or when."""
    figures = said.of("figure", "length")
    levels = len(figures) == _LEVELS and all(_may_be_level(said, column) for column in figures)
    named, days = said.of("name"), said.of("day")
    texts = [column for column in said.of("text") if len(said.cells[column]) * _LEVELS >= said.lines]
    percent = any("%" in str(cell) for column in figures for cell in said.cells[column])
    timed = all(said.kinds[column] == "length" for column in figures)
    counted = [column for column in texts if _say_how_counted(said, column)]
    if not _names_lines(said, _LEAST_NAME) or not levels or not (named or days or counted or percent or timed):
        return {}
    columns = {said.main: "goals.title", figures[0]: "goals.baseline", figures[1]: "goals.target"}
    columns |= dict.fromkeys(counted[:1], "goals.indicator") | dict.fromkeys(named[:1], "goals.owner_id")
    return columns | dict.fromkeys(days[-1:], "goals.due")


def _actions(said: _List, sure: dict[int, str]) -> dict[int, str]:
    """Return what is to be done, when beside it stands by when with who or how far; or one of them, of a task."""
    if not _names_lines(said, _LEAST_TEXT) or len(said.of("figure")) > _MOST_FIGURES:
        return {}
    named = set(sure.values())
    columns = {said.main: "actions.what"}
    fields: tuple[tuple[CellKind, tuple[str, ...]], ...] = (
        ("name", ("actions.owner_id",)),
        ("day", ("actions.start", "actions.due")),
        ("status", ("actions.status",)),
    )
    for kind, names in fields:
        places = said.of(kind)
        free = [name for name in names if name not in named]
        # Of two columns of days the first is when it begins; a single one says by when.
        columns |= dict(zip(places, free[-len(places) :] if places else [], strict=False))
    told = {*columns.values(), *named}
    whole = "actions.due" in told and told & {"actions.owner_id", "actions.status"}
    paid = [column for column in said.of("figure") if _are_euros(said, column)]
    least = told & {"actions.due", "actions.owner_id", "actions.status"} and are_to_do(said.cells[said.main])
    # A heading that asks who, and beside it sentences rather than things.
    least = least or ("actions.owner_id" in named and _are_sentences(said.cells[said.main]))
    least = least and len(said.of("figure")) == len(paid)
    return columns | dict.fromkeys(paid, "actions.cost") if whole or least else {}


def _are_sentences(cells: list[Cell]) -> bool:
    """Return whether texts have so many words that they say more than what a thing is called."""
    return sum(len(str(cell).split()) for cell in cells) >= _SENTENCE * len(cells)


def _budget(said: _List, _sure: dict[int, str]) -> dict[int, str]:
    """Return what is paid: one column of money, or so many of so much each, and how often it is paid."""
    beside = said.of("day", "name")
    signed = [column for column in said.of("figure") if any("€" in str(cell) for cell in said.cells[column])]
    if not _names_lines(said, _LEAST_NAME) or said.of("length") or (beside and not signed):
        return {}
    columns = {said.main: "budget_lines.what"} | dict.fromkeys(said.of("often")[:1], "budget_lines.recurrence")
    if (parts := _multiplied(said)) is not None:
        names = ("budget_lines.count", "budget_lines.price", "budget_lines.year_amount")
        return columns | dict(zip(parts, names, strict=True))
    figures = said.of("figure")
    paid = [column for column in figures if _are_euros(said, column)]
    called = "budget_lines" in (table_of(said.table.title), table_of(said.table.sheet))
    if not paid and (said.of("often") or called) and len(figures) == 1:
        # What is paid each year or once, or on a sheet for costs, whatever it is written in.
        paid = figures
    wordy = sum(len(str(cell)) for cell in said.cells[said.main]) >= _LEAST_TEXT * said.lines
    if len(paid) != 1 or not (wordy or said.of("often", "text")):
        return {}
    # A post has one remark; the day on which it is paid, and who does that, have no column of their own.
    told = [*said.of("text"), *beside][:1]
    return columns | {paid[0]: "budget_lines.year_amount"} | dict.fromkeys(told, "budget_lines.note")


def _say_how_counted(said: _List, column: int) -> bool:
    """Return whether half of the texts of a column say how something is counted: "aantal bezoeken per week"."""
    return sum(_COUNTED.search(str(cell)) is not None for cell in said.cells[column]) * 2 >= said.lines


_Reader = Callable[[_List, dict[int, str]], dict[int, str]]
_READ: tuple[tuple[str, _Reader], ...] = (
    ("people", _people),
    ("activities", _training),
    ("goals", _goals),
    ("actions", _actions),
    ("budget_lines", _budget),
)
"""What a list may be, with what reads its columns so; what leaves least room goes first."""


def _sure(found: list[Proposal], table: str) -> dict[int, str]:
    """Return the columns of which the heading is known for certain after all."""
    known = next((proposal for proposal in found if proposal.becomes == table), None)
    columns = known.columns if known is not None else {}
    return {column: name for column, name in columns.items() if known is not None and column not in known.doubtful}


def _number_lines(cells: list[Cell]) -> bool:
    """Return whether cells only count the lines: 1, 2, 3."""
    return [str(cell).strip(" .)") for cell in cells] == [str(number + 1) for number in range(len(cells))]


def _names_lines(said: _List, least: int) -> bool:
    """Return whether the first column has a text of its own on every line, and no names of people."""
    cells = said.cells[said.main]
    own = len({*cells}) == said.lines == len(cells) and sum(len(str(cell)) for cell in cells) >= least * said.lines
    return own and said.kinds[said.main] in ("text", "group")


def _may_be_level(said: _List, column: int) -> bool:
    """Return whether figures may be where goals start or go: no money, and on most lines."""
    enough = len(said.cells[column]) * _LEVELS > said.lines
    return enough and not _are_euros(said, column) and _highest(said, column) <= _MOST_LEVEL


def _highest(said: _List, column: int) -> float:
    return max((number_in(cell) or 0 for cell in said.cells[column]), default=0)


def _are_euros(said: _List, column: int) -> bool:
    """Return whether a heading or the way in which numbers are written says that they are euros."""
    cells = [str(cell) for cell in said.cells[column]]
    written = sum(_PRICED.search(cell) is not None for cell in cells) * 2 > len(cells)
    return "€" in said.table.headings[column] or any("€" in cell for cell in cells) or written


def _multiplied(said: _List) -> tuple[int, int, int] | None:
    """Return the columns of how many, of what one costs and of what that comes to, right on every line."""
    figures = said.of("figure")
    for count in figures:
        for price in figures:
            for whole in figures:
                if len({count, price, whole}) == len((count, price, whole)) and _comes_to(said, count, price, whole):
                    return count, price, whole
    return None


def _comes_to(said: _List, count: int, price: int, whole: int) -> bool:
    lines = [row.cells for row in said.table.rows if row.kind == "row"]
    sums = [tuple(number_in(line.get(column)) for column in (count, price, whole)) for line in lines]
    full = [(n, one, comes) for n, one, comes in sums if n is not None and one is not None and comes is not None]
    right = all(abs(n * one - comes) <= abs(comes) / 100 and n <= one for n, one, comes in full)
    return len(full) == len(lines) and right and any(n != 1 for n, _one, _comes in full)
