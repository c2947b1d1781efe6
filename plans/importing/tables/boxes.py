"""A plan on one page in boxes, as the A3 plan: a title above each box, and below it lines of what is to be done.

Lines that say who or when are actions, and lines that say from how much to how much something goes are goals.
"""

from __future__ import annotations

import re
from itertools import pairwise

from plans.importing.cells.headings import meanings
from plans.importing.cells.number_words import change_in
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.prose.task_lines import parse_task
from resources.language import gettext as _

_LEAST_BOXES = 2
_LEAST_LOUD = 2
_LEAST_LETTERS = 4
_LEAST_TASKS = 3
_LEAST_SHARE = 0.5
_LONGEST_TITLE = 40
_POINT = re.compile(r"^\s*(?:[-–•*·▪◦]|\d{1,2}[.)])\s+")
_OF_LISTS = frozenset(("due", "status", "start", "hours", "baseline", "target", "year_amount", "price"))
"""What a heading of a list asks, and the title of a box does not."""


def in_boxes(grid: Grid) -> list[Grid] | None:
    """Return such a plan as its actions and goals; None when it is a list, or says hardly anything of who or when."""
    beside = list(pairwise(grid.rows))
    loud = [(top, below) for top, below in beside if _is_loud(top) and not _is_loud(below)]
    spoken = len(loud) >= _LEAST_LOUD
    pairs = loud if spoken else [pair for pair in beside if _is_box(*pair)]
    titles = [str(cell) for top, _below in pairs for cell in top.cells if not is_blank(cell)]
    if len(titles) < _LEAST_BOXES or any(map(_asks, titles)):
        return None
    lines = [
        _POINT.sub("", line).strip()
        for _top, below in pairs
        for cell in below.cells
        for line in str(cell or "").split("\n")
        if line.strip()
    ]
    # Below words in capitals stand the vision, means and much else: only what says who or when is to be done.
    loose = [line for line in lines if spoken and not change_in(line).baseline and not _is_told(line)]
    lines = [line for line in lines if line not in loose]
    changes = {line: change for line in lines if (change := change_in(line)).baseline and not parse_task(line).who}
    tasks = [parse_task(line) for line in lines if line not in changes]
    detailed = [task for task in tasks if task.who or task.when]
    sure = [task for task in tasks if task.who and task.when]
    if not sure or (not spoken and (len(detailed) < _LEAST_TASKS or len(detailed) < len(tasks) * _LEAST_SHARE)):
        return None
    left = [
        " ".join(str(cell).split())[:60]
        for row in grid.rows
        if not any(row is below for _top, below in pairs)
        for cell in row.cells
        if not is_blank(cell)
    ]
    left += [line[:60] for line in loose]
    acting: list[list[Cell]] = [[task.what, task.who or None, task.when or None] for task in tasks]
    aimed: list[list[Cell]] = [[line, line] for line in changes]
    note = _("Read from boxes; please check.") + " " + _("Left out: {names}.").format(names=", ".join(left))
    found = [_list(grid, ["Actie", "Wie", "Wanneer"], acting)]
    if aimed:
        found.append(_list(grid, ["Doel", "Indicator"], aimed))
    found[0].note = note
    return found


def _is_box(top: Row, below: Row) -> bool:
    """Return whether a line holds titles, and the next what stands in the boxes below them."""
    titles = {column: cell for column, cell in enumerate(top.cells) if not is_blank(cell)}
    texts = {column: cell for column, cell in enumerate(below.cells) if not is_blank(cell)}
    return (
        len(titles) >= _LEAST_BOXES
        and len(texts) >= _LEAST_BOXES
        and texts.keys() <= titles.keys()
        and all(isinstance(cell, str) and len(cell) <= _LONGEST_TITLE and "\n" not in cell for cell in titles.values())
        and all(isinstance(cell, str) for cell in texts.values())
        and all(_POINT.match(str(cell)) is None for cell in titles.values())
        and (
            sum(_POINT.match(str(cell)) is not None or "\n" in str(cell) for cell in texts.values()) * 2 > len(texts)
            or sum(bool(change_in(str(cell)).baseline) for cell in texts.values()) * 2 > len(texts)
        )
    )


def _is_told(line: str) -> bool:
    """Return whether a line says who does something, or when, and not what it costs."""
    task = parse_task(line)
    return "€" not in line and bool(task.who or task.when)


def _is_loud(row: Row) -> bool:
    """Return whether a line holds words in capitals only, beside each other: "MEDEWERKERS · CLIËNTEN"."""
    cells = [cell for cell in row.cells if not is_blank(cell)]
    words = [
        cell
        for cell in cells
        if isinstance(cell, str) and cell.isupper() and _LEAST_LETTERS <= len(cell) <= _LONGEST_TITLE
    ]
    return len(cells) >= _LEAST_BOXES and len(words) == len(cells)


def _asks(title: str) -> bool:
    found = {
        meaning.field
        for table in ("actions", "goals", "activities", "budget_lines")
        for meaning in meanings(table, title)
        if meaning.certain
    }
    return bool(found & _OF_LISTS)


def _list(grid: Grid, head: list[Cell], lines: list[list[Cell]]) -> Grid:
    return Grid(grid.name, [Row(0, head), *(Row(number, cells) for number, cells in enumerate(lines, start=1))])
