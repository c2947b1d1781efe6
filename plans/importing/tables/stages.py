"""Columns that are ticked one after the other as something gets further: plan, do, check and act."""

from __future__ import annotations

from dataclasses import replace

from plans.exchange.headings import normalise
from plans.importing.files.grid import Cell, Grid
from plans.importing.tables.matrix import is_cross, is_crossed
from plans.importing.tables.sheet_table import heading_words
from resources.language import gettext as _

_STAGES = (
    {"p": "gepland", "d": "loopt", "c": "loopt", "a": "klaar"},
    {"plan": "gepland", "do": "loopt", "check": "loopt", "act": "klaar"},
)
"""What the last letter with a cross says of an action."""
_MOST_ABOVE = 6


def staged(grid: Grid) -> Grid:
    """Return a list with a column for each of plan, do, check and act as one with how far each line is."""
    for place, top in enumerate(grid.rows[:_MOST_ABOVE]):
        words = {normalise(heading_words(cell) or ""): column for column, cell in enumerate(top.cells)}
        stages = next((stages for stages in _STAGES if set(stages) <= set(words)), None)
        if stages is None:
            continue
        columns = {words[stage]: said for stage, said in stages.items()}
        below = grid.rows[place + 1 :]
        if not all(is_crossed(cells) or not any(cells) for cells in ([row.cell(c) for row in below] for c in columns)):
            continue
        width, first = max(len(row.cells) for row in grid.rows), min(columns)
        rows = []
        for row in [top, *below]:
            reached = [said for column, said in columns.items() if is_cross(row.cell(column))]
            state: Cell = "Status" if row is top else (reached[-1] if reached else None)
            kept = [state if c == first else row.cell(c) for c in range(width) if c == first or c not in columns]
            rows.append(replace(row, cells=kept))
        note = _("How far a line is comes from the crosses below plan, do, check and act.")
        return replace(grid, rows=[*grid.rows[:place], *rows], merged=[], unknown=set(), fills={}, note=note)
    return grid
