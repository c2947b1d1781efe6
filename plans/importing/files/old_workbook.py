"""Old and binary workbooks, .xls and .xlsb; the library for them tells values, and no formats."""

from __future__ import annotations

import datetime as dt
import io

from plans.errors import PlanError
from plans.importing.files import refusals
from plans.importing.files.grid import MOST_COLUMNS, MOST_PLACES, MOST_SHEETS, Cell, Grid, Merged, filled_rows
from plans.importing.files.workbook import duration

MOST_BYTES = 8_000_000
"""An old workbook is not packed: this many bytes hold some 300,000 cells."""


def read_old_workbook(data: bytes, name: str) -> list[Grid]:
    """Return the sheets of a workbook of before 2007, or of a binary one; raises PlanError when it cannot be read."""
    # Loaded when somebody has such a file: most never do.
    from python_calamine import CalamineError, PasswordError, SheetVisibleEnum, load_workbook

    if len(data) > MOST_BYTES:
        raise refusals.too_large(name)
    try:
        book = load_workbook(io.BytesIO(data))
        names = book.sheet_names
        shown = {page.name for page in book.sheets_metadata if page.visible == SheetVisibleEnum.Visible}
        if len(names) > MOST_SHEETS:
            raise refusals.too_large(name)
        grids: list[Grid] = []
        for title in names:
            sheet = book.get_sheet_by_name(title)
            rows = sheet.to_python(skip_empty_area=False, nrows=MOST_PLACES)
            lines = ((number, map(_value, row[:MOST_COLUMNS])) for number, row in enumerate(rows, 1))
            grid = Grid(title, filled_rows(lines, name, sum(len(made.rows) for made in grids)), bare=True)
            grid.hidden = title not in shown
            for (first, left), (last, right) in sheet.merged_cell_ranges or ():
                grid.merged.append(Merged(first + 1, left, last + 1, right))
            grids.append(grid)
    except PlanError:
        raise
    except PasswordError:
        raise refusals.locked(name) from None
    except (CalamineError, ValueError, OSError, TypeError, OverflowError):
        raise refusals.damaged(name) from None
    return grids


def _value(value: object) -> Cell:
    if isinstance(value, str):
        return value or None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.time | dt.timedelta):
        return duration(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, bool | int | float | dt.date) or value is None:
        return value
    return str(value)
