"""Figures of several places beside one another: the same columns once for each, below the name of the place.

Each line becomes one for every place, with that name behind what stands first: "Valincidenten – Locatie Es".
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from plans.exchange.headings import normalise
from plans.importing.cells.heading_periods import period
from plans.importing.cells.headings import known_exactly, meanings
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.tables.sheet_table import heading_words
from resources.language import gettext as _

_MOST_ABOVE = 6
_LEAST = 2


def unfolded(grid: Grid) -> Grid:
    """Return such a table as one below the other; any other grid as it is."""
    for place, above in enumerate(grid.rows[:_MOST_ABOVE]):
        if place + 2 > len(grid.rows) - 1:
            break
        top = grid.rows[place + 1]
        labels = {column: words for column, cell in enumerate(above.cells) if (words := heading_words(cell))}
        starts = sorted(labels)
        if (
            len(starts) < _LEAST
            or starts[0] == 0
            or any(period(words) or known_exactly(words) for words in labels.values())
        ):
            continue
        size = starts[1] - starts[0]
        if size < _LEAST or any(b - a != size for a, b in pairwise(starts)):
            continue
        heads = [[normalise(heading_words(top.cell(start + step)) or "") for step in range(size)] for start in starts]
        if not all(heads[0]) or any(head != heads[0] for head in heads) or len(top.cells) > starts[-1] + size:
            continue
        first = starts[0]
        lines: list[Row] = []
        for row in grid.rows[place + 2 :]:
            if is_blank(row.cell(0)) or all(is_blank(cell) for cell in row.cells[first:]):
                lines.append(row)
                continue
            for start in starts:
                own: list[Cell] = [row.cell(start + step) for step in range(size)]
                if not all(map(is_blank, own)):
                    side = [f"{row.cell(0)} – {labels[start]}", *(row.cell(column) for column in range(1, first))]
                    lines.append(replace(row, number=len(lines) + 1, cells=[*side, *own]))
        numbered = [replace(row, number=number) for number, row in enumerate(lines, start=1)]
        titles = [re.sub(r"(?i)^(?:doel|goal)\b", "Streefwaarde", heading_words(cell) or "") for cell in top.cells]
        head = replace(top, number=0, cells=list(titles[: first + size]))
        if any(meaning.field == "indicator" for meaning in meanings("goals", titles[0])):
            # What is measured is what each place has as its goal.
            head = replace(head, cells=["Doel", *head.cells[1:]])
        note = _("What stood beside one another stands below one another: {names}.").format(
            names=", ".join(labels.values())
        )
        return replace(grid, rows=[head, *numbered], merged=[], unknown=set(), fills={}, note=note)
    return grid
