"""Cards on a sheet, beside and below each other: in each the same labels, with what they ask for behind them."""

from __future__ import annotations

from plans.exchange.headings import normalise
from plans.importing.cells.heading_periods import period
from plans.importing.cells.headings import known_exactly
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.tables.sheet_table import heading_words

_LEAST_CARDS = 2
_LEAST_LABELS = 3
_LEAST_SHARE = 0.7


def cards(grid: Grid) -> Grid | None:
    """Return the cards of a sheet as a list with a line for each; None when it holds none, or something else beside."""
    found = _blocks(grid)
    if len(found) < _LEAST_CARDS or len({normalise(block[0][0]) for block in found}) > 1:
        return None
    inside = sum(1 + (not is_blank(value)) for block in found for _label, value in block)
    filled = sum(not is_blank(cell) for row in grid.rows for cell in row.cells)
    if inside < filled * _LEAST_SHARE:
        return None
    labels: dict[str, str] = {}
    for block in found:
        for label, _value in block:
            labels.setdefault(normalise(label), label)
    lines = []
    for number, block in enumerate(found, start=2):
        said = {normalise(label): value for label, value in block}
        lines.append(Row(number, [said.get(plain) for plain in labels]))
    return Grid(grid.name, [Row(1, [*labels.values()]), *lines], card=True)


def _blocks(grid: Grid) -> list[list[tuple[str, Cell]]]:
    """Return the runs of labels below each other, each with the cell beside it, in the order in which they stand."""
    found: list[list[tuple[str, Cell]]] = []
    width = max((len(row.cells) for row in grid.rows), default=0)
    starts: list[tuple[int, int, list[tuple[str, Cell]]]] = []
    for column in range(width):
        block: list[tuple[str, Cell]] = []
        for place, row in enumerate(grid.rows):
            label = heading_words(row.cell(column)) or ""
            follows = bool(block) and row.number == grid.rows[place - 1].number + 1
            again = any(normalise(label) == normalise(held) for held, _value in block)
            if not _is_label(label, row.cell(column + 1)) or not follows or again:
                block = []
            if _is_label(label, row.cell(column + 1)):
                if not block:
                    starts.append((place, column, block))
                block.append((label, row.cell(column + 1)))
    for _place, _column, block in sorted(starts, key=lambda item: item[:2]):
        if len(block) >= _LEAST_LABELS:
            found.append(block)
    return found


def _is_label(words: str, beside: Cell) -> bool:
    """Return whether a cell asks for what stands beside it, and is not one of several headings."""
    if not words or period(words) is not None or not known_exactly(words):
        return False
    other = heading_words(beside) or ""
    return not other or period(other) is not None or not known_exactly(other) or normalise(other) == "aantal"
