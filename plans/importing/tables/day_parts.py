"""Days over two cells, the number in one and the month in the next: "12 | januari" below "dag | maand".

They become one cell with the day. Of two such pairs the first is when something begins and the second when it is done;
where the second is empty the first is when it is done.
"""

from __future__ import annotations

from dataclasses import replace

from plans.exchange.headings import normalise
from plans.importing.cells.heading_periods import period
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.tables.sheet_table import heading_words

_MOST_ABOVE = 6
_DAYS, _MONTHS = frozenset(("dag", "dagnr", "d", "day")), frozenset(("maand", "mnd", "month"))
_BEGINS, _ENDS = "Begin", "Klaar"
_MOST_PAIRS = 2
_LAST_DAY = 31


def with_whole_days(grid: Grid) -> Grid:
    """Return a sheet with such pairs as days; any other sheet as it is."""
    for place, top in enumerate(grid.rows[:_MOST_ABOVE]):
        words = [normalise(heading_words(cell) or "") for cell in top.cells]
        pairs = [at for at in range(len(words) - 1) if words[at] in _DAYS and words[at + 1] in _MONTHS]
        below = grid.rows[place + 1 :]
        if (
            not pairs
            or len(pairs) > _MOST_PAIRS
            or not below
            or not all(_is_pair(row, at) for row in below for at in pairs)
        ):
            continue
        heads = [_ENDS] if len(pairs) == 1 else [_BEGINS, _ENDS]
        head = _without(top, dict(zip(pairs, heads, strict=True)))
        # What stands above the pairs, "wanneer · tot", is said by their headings now.
        above = [row for row in grid.rows[:place] if not all(is_blank(row.cell(at)) for at in pairs)]
        kept = [row for row in grid.rows[:place] if row not in above]
        rows = [_without(row, _days_of(row, pairs)) for row in below]
        return replace(grid, rows=[*kept, head, *rows], merged=[], fills={}, unknown=set())
    return grid


def _is_pair(row: Row, at: int) -> bool:
    """Return whether two cells of a line are a day of the month and a month, or empty."""
    day, month = row.cell(at), row.cell(at + 1)
    named = is_blank(month) or (isinstance(month, str) and period(month) is not None)
    return named and (is_blank(day) or _number(day) in range(1, _LAST_DAY + 1))


def _number(cell: Cell) -> int:
    words = str(cell).strip().rstrip(".")
    return int(words) if words.isdigit() else 0


def _days_of(row: Row, pairs: list[int]) -> dict[int, Cell]:
    """Return the day of each pair of a line."""
    days: list[Cell] = []
    for at in pairs:
        day, month = row.cell(at), row.cell(at + 1)
        said = " ".join(str(_number(cell) if cell is day else cell) for cell in (day, month) if not is_blank(cell))
        days.append(said or None)
    if len(days) > 1 and days[-1] is None:
        days.reverse()
    return dict(zip(pairs, days, strict=True))


def _without(row: Row, days: dict[int, Cell]) -> Row:
    """Return a line with one cell for each pair."""
    cells = [
        days[column] if column in days else row.cell(column)
        for column in range(max(len(row.cells), max(days) + 2))
        if column - 1 not in days
    ]
    return replace(row, cells=list(cells))
