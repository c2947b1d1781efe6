"""Whether a cell still holds what our own export put there."""

from __future__ import annotations

from decimal import Decimal

from plans.exchange import cells, sheet_writing
from plans.exchange.sheets import Value
from plans.importing.files.grid import Cell, is_blank


def same_value(cell: Cell, shown: Value) -> bool:
    """Return whether a cell still holds what the export puts there, as far as a cell can hold it."""
    if is_blank(cell) or shown is None:
        return is_blank(cell) and (shown is None or (isinstance(shown, str) and not shown.strip()))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return isinstance(shown, int | Decimal) and abs(float(shown) - float(cell)) < 1e-9
    if isinstance(shown, str):
        return isinstance(cell, str) and (_plain(cell) == _plain(shown) or is_damaged(cell, shown))
    if isinstance(cell, str):
        return cell.strip() == sheet_writing.csv_cell(shown)
    return bool(cell == shown)


def is_damaged(cell: str, shown: str) -> bool:
    """Return whether a text is that of our own csv, with question marks for the letters that Windows cannot write."""
    written = _plain(cell)
    return "?" in written and written == _plain(shown.encode("cp1252", "replace").decode("cp1252"))


def _plain(words: str) -> str:
    return cells.from_csv_text(cells.csv_text(words)).strip()
