"""The lines of a table: cells that are merged over several of them, periods that go on, and what kind each line is."""

from __future__ import annotations

from plans.importing.files.grid import Grid, Merged, Row, is_blank
from plans.importing.tables.balances import find_balances
from plans.importing.tables.row_kinds import carry_period, repeat_above, tell_kinds
from plans.importing.tables.sheet_table import TableRow


def table_lines(grid: Grid, rows: list[Row], columns: list[int], headings: dict[int, str]) -> list[TableRow]:
    """Return the lines of a table from the rows of a sheet, with what is merged over them and what each line is."""
    down = [item for item in grid.merged if item.last > item.first]
    wide = {(item.first, item.left) for item in grid.merged if _is_wide(item, columns)}
    made: list[TableRow] = []
    by_number: dict[int, TableRow] = {}
    number = None
    for row in rows:
        cells = {column: row.cell(column) for column in columns}
        line = TableRow(row.number, cells, hidden=row.hidden)
        line.unknown = {column for column in columns if (row.number, column) in grid.unknown}
        line.wide = (row.number, min(columns, default=0)) in wide
        line.after_gap = number is not None and row.number - number > 1
        if any(not is_blank(cell) for cell in cells.values()) or line.unknown:
            made.append(line)
            by_number[row.number] = line
            number = row.number
    _carry(down, by_number, columns)
    repeat_above(made)
    carry_period(made)
    tell_kinds(made, headings)
    find_balances(made)
    return made


def _is_wide(item: Merged, columns: list[int]) -> bool:
    """Return whether one line is merged over all columns of a table, and those are several."""
    several = len(columns) > 1 and item.first == item.last
    return several and item.left == min(columns) and item.right >= max(columns)


def _carry(down: list[Merged], rows: dict[int, TableRow], columns: list[int]) -> None:
    """Give every line what stands in cells that are merged with those above it."""
    for item in down:
        top = rows.get(item.first)
        if top is None or item.left not in columns:
            continue
        for number in range(item.first + 1, item.last + 1):
            row = rows.get(number)
            if row is not None and is_blank(row.cells.get(item.left)):
                row.cells[item.left] = top.cells.get(item.left)
                row.carried.add(item.left)
