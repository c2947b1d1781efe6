"""What most cells of a column are, whatever its heading says: days, figures, names, lengths, roles, groups, texts."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from plans.importing.cells.answers import meant
from plans.importing.cells.heading_periods import period
from plans.importing.cells.name_parts import sort_of, split_names
from plans.importing.files.grid import Cell
from plans.importing.proposal.column_kinds import is_length, number_in
from plans.importing.proposal.role_cells import are_roles
from plans.importing.prose.task_lines import is_name, names_day
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine

CellKind = Literal["day", "figure", "length", "role", "group", "name", "often", "status", "text", ""]

MOST = 0.6
"""Which part of a column says what stands in it."""
_WEEKLY = re.compile(
    r"(?i)\b(?:per week|p\.? ?/? ?w(?:k|eek)?\.?|(?:a|each|every) week|weekly|in de week|iedere week)(?!\w)"
)
_HOURS = re.compile(r"(?i)\d\s*(?:u|uur|uren|uurtjes?|h|hrs?|hours?|min(?:uten|utes)?)\b")
_BEHIND = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_TO_DO = re.compile(r"(?i)\S\s(?:\w{3,}en|\w*(?:gaan|doen|zien|staan|slaan))\b")
_TOGETHER = re.compile(r" (?:en|and|met) | ?[+&] ?")
_MANY = 2


def kind_of(cells: list[Cell], lines: int) -> CellKind:
    """Return what most cells of a column are; nothing when they are mixed."""
    words = [cell for cell in cells if isinstance(cell, str)]
    days = sum(isinstance(cell, dt.date) for cell in cells)
    days += sum((any(map(str.isdigit, cell)) and names_day(cell)) or period(cell) is not None for cell in words)
    if days >= MOST * len(cells):
        return "day" if len(cells) >= MOST * lines else ""
    if sum(is_length(cell) or _says_hours(cell) for cell in words) >= MOST * len(cells):
        return "length"
    if sum(number_in(cell) is not None for cell in cells) >= MOST * len(cells):
        return "figure"
    return _kind_of_words(words, lines) if len(words) == len(cells) else ""


def _kind_of_words(words: list[str], lines: int) -> CellKind:
    if are_roles(list(words)):
        return "role"
    people = [cell for cell in words if is_name(cell)]
    whole = any(" " in cell and sort_of(cell) == "person" for cell in people) or any(map(_says_who, people))
    if len(people) >= MOST * len(words) and whole:
        return "name"
    if len(words) >= _MANY and all(meant(BudgetLine, "recurrence", cell) is not None for cell in words):
        return "often"
    answers = [cell for cell in words if meant(Action, "status", cell) is not None]
    if len(answers) > len(words) / 2:
        return "status" if len(words) >= MOST * lines else "text"
    groups = [
        cell for cell in words if sort_of(cell) in ("group", "team") or cell.casefold().startswith(("alle ", "all "))
    ]
    return "group" if len(groups) >= max(_MANY, MOST * len(words)) else "text"


def _says_who(words: str) -> bool:
    """Return whether a cell can only be about people: whoever wrote the list, or two at once: "ik + Kitty"."""
    return words.casefold() == "ik" or (_TOGETHER.search(words) is not None and len(split_names(words)) > 1)


def _says_hours(words: str) -> bool:
    return _WEEKLY.search(words) is not None and _HOURS.search(words) is not None


def are_weekly(cells: list[Cell]) -> bool:
    """Return whether a column says for most lines that they are hours of a week."""
    said = [cell for cell in cells if isinstance(cell, str) and _says_hours(cell)]
    return bool(cells) and len(said) >= MOST * len(cells)


def are_to_do(cells: list[Cell]) -> bool:
    """Return whether in most texts what is to be done stands behind what it is about: "Opladers in de gang zetten"."""
    words = [_BEHIND.sub("", cell) for cell in cells if isinstance(cell, str)]
    return bool(words) and sum(_TO_DO.search(cell) is not None for cell in words) >= MOST * len(cells)
