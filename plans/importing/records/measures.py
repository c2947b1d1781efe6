"""How much a goal is measured by, looked at as a whole: percentages written in several ways, and units that differ."""

from __future__ import annotations

import re
from decimal import Decimal

from plans import field_text, money
from plans.errors import Refused
from plans.importing.cells import values
from plans.importing.files.grid import Cell, is_blank
from plans.importing.records.filling import Filler, Work
from plans.subjects.goals import Goal
from resources.language import gettext as _

_FIELDS = ("baseline", "target")
_SIGN = re.compile(r"(?i)%|\b(?:procent|percent|percentage|pct)\b")
_PART = re.compile(r"(?i)\s*(\d{1,4})\s*(?:van de|van|of the|out of|uit|of|/)\s*(\d{1,4})\b[^\d%]*")
"""So many out of so many: "4 van de 5"."""


def check_measure(filler: Filler, work: Work) -> None:
    """Make the percentages of a goal of one kind, and say where a cell and its unit do not go together."""
    goal = work.record
    if not isinstance(goal, Goal) or work.keyed or work.table.printed:
        return
    cells = {name: work.draft.cells[name] for name in _FIELDS if not is_blank(work.draft.cell(name))}
    if not goal.unit and any(_SIGN.search(work.heading(column)) for column, _cell in cells.values()):
        filler.put(work, "unit", "%")
    numbers = {name: number for name, (_column, cell) in cells.items() if (number := _number(cell)) is not None}
    if _SIGN.search(goal.unit):
        for name, (column, cell) in cells.items():
            others = [other for place, other in numbers.items() if place != name]
            if (share := _share(cell, numbers.get(name), others)) is not None:
                _as_percentage(filler, work, name, column, cell, share)
    for column, cell in cells.values():
        _say_unit(work, goal, column, cell)


def _number(cell: Cell) -> tuple[Decimal, str] | None:
    try:
        value, unit, _note, _doubt = values.number(cell)
    except Refused:
        return None
    return value, unit


def _share(cell: Cell, number: tuple[Decimal, str] | None, others: list[tuple[Decimal, str]]) -> Decimal | None:
    """Return the percentage that is meant by a part of 1 or by so many out of so many; None when it is none of these.

    A number below 1 is a part, unless the other number of the goal says that percentages below 1 are written there.
    """
    if isinstance(cell, str) and (part := _PART.fullmatch(cell)) and 0 < int(part[2]) >= int(part[1]):
        return round(Decimal(100 * int(part[1])) / int(part[2]), 1)
    if number is None or number[1] or not 0 < abs(number[0]) <= 1:
        return None
    whole = [value for value, unit in others if unit == "%" and abs(value) >= 1]
    parts = [value for value, unit in others if not unit and 0 <= abs(value) < 1]
    if abs(number[0]) == 1:
        return Decimal(100) if parts and any(parts) else None
    return number[0] * 100 if whole or parts or not others else None


def _as_percentage(filler: Filler, work: Work, name: str, column: int, cell: Cell, share: Decimal) -> None:
    before = next((goal for goal in filler.plan.goals if goal.id == work.record.id), None)
    if getattr(work.record, name) == share or (
        before is not None and getattr(before, name) == getattr(work.record, name)
    ):
        return
    if filler.is_locked(work, name, column):
        return
    label = field_text.short_name(Goal, name)
    work.readings[:] = [words for words in work.readings if not words.startswith(f"{label}:")]
    filler.put(work, name, share.normalize() + 0)
    words = _("“{text}” is read as {value}.").format(
        text=" ".join(values.as_text(cell).split())[:40], value=f"{money.format_number(share.normalize() + 0)}%"
    )
    work.readings.append(f"{label}: {words}")
    work.doubt = True
    filler.show(work, name, column, doubt=True)


def _say_unit(work: Work, goal: Goal, column: int, cell: Cell) -> None:
    """Say that a cell has a percentage below another unit, or something else below percentages; mark one worked out."""
    number = _number(cell)
    if number is None or not isinstance(cell, str) or _PART.fullmatch(cell):
        return
    unit = number[1]
    percent = _SIGN.search(goal.unit) is not None
    if unit == "%" and not _SIGN.search(cell):
        work.doubt = True
    if unit and goal.unit and (unit == "%") != percent and not _SIGN.search(unit[1:]):
        work.doubt = True
        words = _("“{text}” does not go with the unit “{unit}”; look what is meant.")
        work.notes.append(words.format(text=" ".join(cell.split())[:40], unit=goal.unit[:30]))
