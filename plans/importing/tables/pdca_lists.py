"""Lists with a step of a round beside each line, Plan, Do, Check and Act, and who does it or when behind it.

Each line is something to do. In which step of the round it stands says nothing of how far it is: it stays in the text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plans.exchange.headings import normalise
from plans.importing.cells.headings import known_exactly, understood
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.prose.task_lines import is_name, names_day
from plans.importing.tables.sheet_table import heading_words
from resources.language import gettext as _

_STEPS = {"p": 0, "plan": 0, "d": 1, "do": 1, "c": 2, "check": 2, "a": 3, "act": 3}
_STEP = re.compile(
    r"(?i)\s*(?:\d[.)]?\s*)?(p|plan|d|do|c|check|a|act)\s*(?:[(–:-]\s*(?:plan|do|check|act|plannen|doen|uitvoeren|"
    r"controleren|checken|bijstellen|bijsturen|borgen)\s*\)?)?\s*[:.]?\s*"
)
"""A step by its letter or its word, perhaps with the word or what it means behind it: "P (plan)", "Do – uitvoeren"."""
_LEAST_STEPS, _LEAST_BESIDE = 3, 2
_MOST_LEFT, _LONGEST_LEFT = 6, 60
_PHASE, _WHAT, _WHO, _WHEN, _NOTE = "PDCA-stap", "Actie", "Actiehouder", "Gereed", "Toelichting"


def beside_steps(grid: Grid) -> Grid | None:
    """Return such a list with headings that say what each column is; None for any other sheet."""
    column = _step_column(grid.rows)
    if column is None:
        return None
    places = [at for at, row in enumerate(grid.rows) if _step(row.cell(column)) is not None]
    lines = [row for row in grid.rows[places[0] :] if any(not is_blank(cell) for cell in row.cells)]
    beside = _columns_beside(lines, column)
    if len(beside) < _LEAST_BESIDE or not any(_says(lines, other) for other in beside):
        return None
    head = _head(grid.rows[: places[0]], column)
    if head is not None:
        top = grid.rows[head]
        cells = [_PHASE if at == column else cell for at, cell in enumerate(_wide(top, column))]
        return replace(grid, rows=[*grid.rows[:head], replace(top, cells=cells), *grid.rows[head + 1 :]])
    width = max(beside) + 1
    named = _headings(lines, beside)
    cells = [_PHASE if at == column else named.get(at) for at in range(max(width, column + 1))]
    above = [str(cell) for row in grid.rows[: places[0]] for cell in row.cells if not is_blank(cell)]
    left = ", ".join(words[:_LONGEST_LEFT] for words in above[:_MOST_LEFT])
    note = _("Left out: {names}.").format(names=left) if left else ""
    return replace(grid, rows=[Row(max(lines[0].number - 1, 0), cells), *lines], note=f"{grid.note} {note}".strip())


def _step_column(rows: list[Row]) -> int | None:
    """Return the column in which the steps of a round stand in their order, each above those that come after it."""
    width = max((len(row.cells) for row in rows), default=0)
    for column in range(width):
        steps = [step for row in rows if (step := _step(row.cell(column))) is not None]
        if len(set(steps)) >= _LEAST_STEPS and steps == sorted(steps):
            return column
    return None


def _step(cell: Cell) -> int | None:
    found = _STEP.fullmatch(cell) if isinstance(cell, str) else None
    return _STEPS[found[1].casefold()] if found else None


def _columns_beside(lines: list[Row], column: int) -> list[int]:
    """Return the columns behind the steps in which something stands."""
    width = max(len(row.cells) for row in lines)
    return [at for at in range(column + 1, width) if any(not is_blank(row.cell(at)) for row in lines)]


def _says(lines: list[Row], column: int) -> str:
    """Return whether a column says who or when, by most of its cells; nothing when it says something else."""
    cells = [str(cell) for row in lines if not is_blank(cell := row.cell(column))]
    for heading, asked in ((_WHEN, _is_day), (_WHO, is_name)):
        if cells and sum(map(asked, cells)) * 2 > len(cells):
            return heading
    return ""


def _is_day(words: str) -> bool:
    return names_day(words) or re.fullmatch(r"20\d\d-\d\d-\d\d", words) is not None


def _head(above: list[Row], column: int) -> int | None:
    """Return the place of the line with headings above the steps; None when there is none."""
    for place in range(len(above) - 1, -1, -1):
        cells = [cell for at, cell in enumerate(above[place].cells) if at > column and not is_blank(cell)]
        words = [heading_words(cell) or "" for cell in cells]
        if len(words) >= _LEAST_BESIDE and all(map(understood, words)) and any(map(known_exactly, words)):
            return place
    return None


def _wide(row: Row, column: int) -> list[Cell]:
    return [*row.cells, *([None] * (column + 1 - len(row.cells)))]


def _headings(lines: list[Row], beside: list[int]) -> dict[int, str]:
    """Return what each column behind the steps holds: who, when, the first other what is done, more of it as text."""
    found: dict[int, str] = {}
    for column in beside:
        said = _says(lines, column)
        if not said or said in found.values():
            said = _NOTE if _WHAT in found.values() else _WHAT
        found[column] = said
    return found


def says_step(cell: Cell) -> bool:
    """Return whether a cell holds a step of a round: for how far something is that is a guess."""
    return isinstance(cell, str) and normalise(cell) in _STEPS
