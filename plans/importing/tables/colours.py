"""What colours in a sheet say: a state by the colour of a line, with a legend, and months that are only filled."""

from __future__ import annotations

import re
from dataclasses import replace

from plans.exchange.headings import normalise
from plans.importing.cells.answers import meant
from plans.importing.cells.heading_periods import period
from plans.importing.cells.headings import meanings
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.tables.colour_names import named_legend, names_colour, says_colours
from plans.importing.tables.sheet_table import heading_words
from plans.subjects.actions import Action
from resources.language import gettext as _

_MEANS = re.compile(
    r"(?i)\s*(?:groen\w*|oranje|rood|rode?|geel|gele|blauwe?|grijze?|paarse?|roze|green|orange|red|yellow|blue|gr[ea]y|purple)"
    r"\s*(?:=|:|-|–|betekent|is)\s*(\S.*?)\s*"
)
_LEAST_MONTHS = 3
_LEAST_COLOURS, _LEAST_IN_LINE = 2, 2
_MARK = re.compile(r"(?i)\s*(x+|v|✓|●|■|◆|♦|★|start|begin|einde?|klaar|gereed)\s*")


def read_colours(grid: Grid) -> Grid:
    """Return a sheet with what its colours say in cells; what they may say and nobody can know is said."""
    if not grid.fills:
        return grid
    legend = {
        colour: found[1]
        for row in grid.rows
        for column, cell in enumerate(row.cells)
        if isinstance(cell, str)
        and (colour := grid.fills.get((row.number, column)) or grid.fills.get((row.number, column - 1)))
        and (found := _MEANS.fullmatch(cell))
    }
    beside = _legend_beside(grid)
    legend |= _legend_below(grid) or beside or named_legend(grid)
    if beside:
        grid = _without_legend(grid)
    months = _filled_months(grid)
    if months is not None:
        return months
    if len(legend) >= _LEAST_COLOURS:
        return _with_states(grid, legend)
    return _told(grid)


def _legend_below(grid: Grid) -> dict[str, str]:
    """Return what the filled cells below a line "Legenda" say of their colours."""
    return {
        colour: str(cell)
        for row in grid.rows[_legend_place(grid) + 1 :]
        for column, cell in enumerate(row.cells)
        if not is_blank(cell) and (colour := grid.fills.get((row.number, column)))
    }


def _legend_beside(grid: Grid) -> dict[str, str]:
    """Return what the names of colours mean that stand in cells of that colour, with the meaning in the next one."""
    found = {
        grid.fills[row.number, column]: str(row.cell(column + 1))
        for row in grid.rows
        for column in range(len(row.cells))
        if (row.number, column) in grid.fills and _explains(row, column)
    }
    return found if len(found) >= _LEAST_COLOURS else {}


def _explains(row: Row, column: int) -> bool:
    """Return whether a cell names a colour, and the next one says of which state it is."""
    meaning = row.cell(column + 1)
    return isinstance(meaning, str) and names_colour(row.cell(column)) and meant(Action, "status", meaning) is not None


def _without_legend(grid: Grid) -> Grid:
    """Return a sheet without the cells that name its colours and those that say what they mean."""
    rows = []
    for row in grid.rows:
        said = {place for column in range(len(row.cells)) if _explains(row, column) for place in (column, column + 1)}
        cells = [None if column in said else cell for column, cell in enumerate(row.cells)]
        while cells and is_blank(cells[-1]):
            cells.pop()
        rows.append(replace(row, cells=cells))
    return replace(grid, rows=[row for row in rows if row.cells])


def _legend_place(grid: Grid) -> int:
    """Return the place of the line "Legenda", or one behind the last."""
    words = ([normalise(str(cell)) for cell in row.cells if not is_blank(cell)] for row in grid.rows)
    return next(
        (place for place, said in enumerate(words) if said in (["legenda"], ["legend"], ["kleuren"])), len(grid.rows)
    )


def _filled_months(grid: Grid) -> Grid | None:
    """Return a timeline with a mark in each month that is filled with the colour of one that is marked."""
    parts = [_parts_of_year(row) for row in grid.rows[:6]]
    # Weeks below months say more.
    for place, months in sorted(enumerate(parts), key=lambda item: -len(item[1])):
        if len(months) < _LEAST_MONTHS:
            continue
        top, below = grid.rows[place], grid.rows[place + 1 :]
        marked = {
            colour
            for row in below
            for column in months
            if (colour := grid.fills.get((row.number, column))) and _MARK.fullmatch(str(row.cell(column) or ""))
        }
        marked |= _bar_colours(grid, below, months)
        empty = all(is_blank(row.cell(column)) for row in below for column in months)
        rows, read = [], False
        phases = _phases(grid, below, months)
        for row in below:
            cells = [*row.cells, *([None] * (months[-1] + 1 - len(row.cells)))]
            for column in months:
                colour = grid.fills.get((row.number, column))
                if colour and is_blank(cells[column]) and (empty or colour in marked) and row.number not in phases:
                    cells[column], read = "x", True
            rows.append(replace(row, cells=cells))
        note = _("When something is done is read from the coloured cells; please check.") if read else grid.note
        above = [row for row, own in zip(grid.rows[:place], parts, strict=False) if not own or _filled(row) > len(own)]
        return replace(grid, rows=[*above, top, *rows], note=note)
    return None


def _phases(grid: Grid, below: list[Row], months: list[int]) -> set[int]:
    """Return the lines of phases: a name alone, of which the bar goes over those of all lines up to the next one."""
    bars = {row.number: [c for c in months if (row.number, c) in grid.fills] for row in below}
    found: set[int] = set()
    for place, row in enumerate(below):
        own = bars[row.number]
        inside: list[int] = []
        lines = 0
        for other in below[place + 1 :]:
            if _filled(other) < _LEAST_IN_LINE:
                break
            lines, inside = lines + 1, inside + bars[other.number]
        whole = own and inside and (own[0], own[-1]) == (min(inside), max(inside))
        if _filled(row) == 1 and lines and whole:
            found.add(row.number)
    return found


def _parts_of_year(row: Row) -> list[int]:
    """Return the columns of a line that name a part of the year."""
    return [
        column for column, cell in enumerate(row.cells) if (words := heading_words(cell)) and period(words) is not None
    ]


def _bar_colours(grid: Grid, below: list[Row], months: list[int]) -> set[str]:
    """Return the colours that only fill months, and no month on every line, as those of holidays do."""
    lines = [row for row in below if _filled(row) > 1]
    found = {column: [grid.fills.get((row.number, column), "") for row in lines] for column in months}
    colours = {colour for own in found.values() for colour in own if colour}
    beside = {
        grid.fills.get((row.number, column), "")
        for row in lines
        for column in range(len(row.cells))
        if column not in months
    }
    holidays = {own[0] for own in found.values() if own and len(set(own)) == 1}
    return colours - beside - holidays


def _filled(row: Row) -> int:
    return sum(not is_blank(cell) for cell in row.cells)


def _with_states(grid: Grid, legend: dict[str, str]) -> Grid:
    """Return a sheet with a column more: what the colour of each line means by the legend."""
    place = next(place for place, row in enumerate(grid.rows) if len(row.cells) > 1)
    width = _empty_status(grid, grid.rows[place]) or max(len(row.cells) for row in grid.rows)
    rows: list[Row] = []
    below = _legend_place(grid)
    for number, row in enumerate(grid.rows):
        colours = [legend.get(grid.fills.get((row.number, column), ""), "") for column in range(width + 1)]
        state: Cell = next(filter(None, colours), None) if place < number < below and not _is_legend(row) else None
        if number == place:
            state = "Status"
        cells = [*row.cells[:width], *([None] * (width - len(row.cells))), state, *row.cells[width + 1 :]]
        rows.append(replace(row, cells=cells) if state is not None else row)
    return replace(grid, rows=rows, note=_("The status is read from the colours and their legend; please check."))


def _empty_status(grid: Grid, top: Row) -> int | None:
    """Return the column with the state of each line, when all that stands below its heading is colours."""
    for column, cell in enumerate(top.cells):
        asked = any(meaning.field == "status" for meaning in meanings("actions", heading_words(cell) or ""))
        below = grid.rows[grid.rows.index(top) + 1 :]
        filled = [row for row in below if (row.number, column) in grid.fills]
        if asked and filled and all(is_blank(row.cell(column)) for row in below):
            return column
    return None


def _is_legend(row: Row) -> bool:
    return any(isinstance(cell, str) and (_MEANS.fullmatch(cell) or says_colours(cell)) for cell in row.cells)


def _told(grid: Grid) -> Grid:
    """Say that colours are not read, where lines differ in them and nothing tells what they mean."""
    lines = [row.number for row in grid.rows if _filled(row) > 1][1:]
    top = next((row for row in grid.rows if _filled(row) > 1), None)
    if top is not None and _empty_status(grid, top) is not None:
        return replace(grid, note=_("We do not read what colours say; put it in a column if it counts."))
    of_line = [{colour for (number, _column), colour in grid.fills.items() if number == line} for line in lines]
    found = [next(iter(colours)) for colours in of_line if len(colours) == 1]
    if len(set(found)) >= _LEAST_COLOURS:
        return replace(grid, note=_("We do not read what colours say; put it in a column if it counts."))
    return grid
