"""Whether the dates of a file stand with the month before the day: one file, one order, told from all it holds.

A date that cannot be otherwise decides, on whatever sheet it stands; so does an action that would begin after it is
done. Where nothing decides, the day comes first, and that is said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from plans.importing.cells.day_order import ENOUGH, SLASHED, day_before_month, writes_month_first
from plans.importing.cells.headings import meanings
from plans.importing.files.grid import Cell, Grid
from plans.importing.tables.sheet_table import SheetTable
from resources.language import gettext as _

_MONTHS = 12


def settle_orders(grids: list[Grid], tables: list[SheetTable]) -> None:
    """Give each table the order of its dates; say of which nothing decides."""
    in_file = [day for grid in grids for row in grid.rows for day in _days(row.cells)]
    for table in tables:
        own = [day for row in table.rows for day in _days(row.cells.values())]
        decided = _decided(table, own, in_file)
        table.month_first = bool(decided)
        turned = next((words for words, one, two in own if max(one, two) <= _MONTHS and one != two), None)
        if decided is None and turned is not None:
            words = _("“{text}” may be a day in either of two months: we read the day first. Look at the dates.")
            table.note = " ".join(filter(None, (table.note, words.format(text=turned))))


def _days(cells: Iterable[Cell]) -> list[tuple[str, int, int]]:
    """Return the dates of three numbers with slashes, each with its first two numbers."""
    found = [SLASHED.fullmatch(cell) for cell in cells if isinstance(cell, str)]
    return [(item[0].strip(), int(item[1]), int(item[2])) for item in found if item is not None]


def _decided(table: SheetTable, own: list[tuple[str, int, int]], in_file: list[tuple[str, int, int]]) -> bool | None:
    """Return whether the month comes first in a table; None when nothing decides."""
    if writes_month_first(cell for row in table.rows for cell in row.cells.values()):
        return True
    if any(one > _MONTHS for _words, one, _two in own):
        return False
    day_first = any(one > _MONTHS for _words, one, _two in in_file)
    month_first = sum(two > _MONTHS for _words, _one, two in in_file)
    if day_first and not month_first:
        return False
    odd, odd_turned = _begins_late(table, turned=False), _begins_late(table, turned=True)
    if odd and not odd_turned:
        return True
    if not month_first or day_first:
        return False if odd_turned and not odd else None
    elsewhere = month_first - sum(two > _MONTHS for _words, _one, two in own)
    return True if not odd_turned and (elsewhere or month_first >= ENOUGH) else None


def _begins_late(table: SheetTable, *, turned: bool) -> int:
    """Return how many lines begin after they are done, when their dates are read with the month first or last."""
    asked = {
        name: [
            column
            for column, heading in table.headings.items()
            if any(meaning.field == name and meaning.certain for meaning in meanings("actions", heading))
        ]
        for name in ("start", "due")
    }
    late = 0
    for row in table.rows:
        first, last = (
            next((day for at in asked[name] if (day := _read(row.cells.get(at), turned))), None)
            for name in ("start", "due")
        )
        late += first is not None and last is not None and first > last
    return late


def _read(cell: Cell, turned: bool) -> dt.date | None:
    """Return the day of a cell when its first two numbers are read in one order, or in the only one that is a day."""
    found = SLASHED.fullmatch(cell) if isinstance(cell, str) else None
    if not isinstance(cell, str) or found is None:
        return None
    month_first = int(found[2]) > _MONTHS or (turned and int(found[1]) <= _MONTHS)
    words = day_before_month(cell) if month_first else cell.strip().split()[0].rstrip(",").replace("/", "-")
    try:
        day, month, year = map(int, (words or "").split("-"))
        return dt.date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
