"""Blocks of actions on a page with more blocks: titles beside one another, "Acties team · Acties techniek".

Below each title stand lines of what is to be done, with who and when in them. What else is on the page is left as it
is, for whatever it may be.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from plans.importing.files.grid import Cell, Content, Grid, Row, is_blank
from plans.importing.prose.task_grids import ACTION, grid_of, task_cells
from plans.importing.prose.task_lines import parse_task
from plans.importing.tables.sheet_table import heading_words
from resources.language import gettext as _

_TITLE = re.compile(
    r"(?i)(?:\d{1,2}[.)]\s*)?"
    r"(?:\w*acties?|actiepunten|activiteiten|stappen|maatregelen|wat gaan we doen|actions?|steps)"
    r"(?:\s+\S.*|:\s*\S.*)?|(?:\S+\s+){1,3}\w*(?:acties|actions)"
)
_LONGEST_TITLE = 40
_LEAST_BLOCKS, _LEAST_LINES = 2, 2
_POINT = re.compile(r"^\s*(?:[-–•*·▪◦☐]|\d{1,2}[.)])\s+")


def with_action_blocks(content: Content) -> Content:
    """Return a file with such blocks of its sheets as lists of their own."""
    grids: list[Grid] = []
    for grid in content.grids:
        blocks = _blocks(grid) if grid.known is None else []
        taken = [row for titles, lines in blocks for row in (titles, *lines)]
        rest = [row for row in grid.rows if row not in taken]
        if rest:
            grids.append(replace(grid, rows=rest) if blocks else grid)
        grids += [_listed(grid, titles, lines) for titles, lines in blocks]
    return replace(content, grids=grids)


def _blocks(grid: Grid) -> list[tuple[Row, list[Row]]]:
    """Return each line with titles of blocks of actions, and the lines below it as far as they go on."""
    found = []
    for place, row in enumerate(grid.rows):
        titles = _filled(row)
        if len(titles) < _LEAST_BLOCKS or not all(_is_title(row.cell(at)) for at in titles):
            continue
        if any(other - one < 2 for one, other in pairwise(titles)):
            # Against one another they are the headings of a list.
            continue
        lines: list[Row] = []
        for below in grid.rows[place + 1 :]:
            follows = below.number - (lines[-1] if lines else row).number == 1
            own = _filled(below)
            if not follows or not set(own) <= set(titles) or not all(isinstance(below.cell(at), str) for at in own):
                break
            lines.append(below)
        tasks = [parse_task(str(below.cell(at))) for below in lines for at in _filled(below)]
        if sum(bool(task.who or task.when) for task in tasks) >= max(_LEAST_LINES, len(tasks) / 2):
            found.append((row, lines))
    return found


def _filled(row: Row) -> list[int]:
    return [column for column, cell in enumerate(row.cells) if not is_blank(cell)]


def _is_title(cell: Cell) -> bool:
    words = heading_words(cell) or ""
    return 0 < len(words) <= _LONGEST_TITLE and _TITLE.fullmatch(words) is not None


def _listed(grid: Grid, titles: Row, lines: list[Row]) -> Grid:
    """Return the lines of blocks as one list, block by block."""
    cells = [str(line.cell(at)) for at in _filled(titles) for line in lines if not is_blank(line.cell(at))]
    made = grid_of(grid.name, ACTION, [task_cells(parse_task(_POINT.sub("", words))) for words in cells])
    named = ", ".join(str(titles.cell(at)) for at in _filled(titles))
    said = _("Read from boxes; please check.") + " " + _("Left out: {names}.").format(names=named)
    return replace(made, note=said, hidden=grid.hidden)
