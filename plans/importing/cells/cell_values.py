"""Whether a cell still holds what our own export put there."""

from __future__ import annotations

from decimal import Decimal

from plans import field_text
from plans.exchange import cells, sheet_writing
from plans.exchange.sheets import Value
from plans.importing.files.grid import Cell, is_blank
from plans.money import whole_cents
from plans.records import Record
from plans.subjects.goals import Goal
from plans.subjects.people import Person


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


def same_print(record: Record, name: str, cell: Cell, shown: Value) -> bool:
    """Return whether a cell holds what is printed of a field: whole euros, and texts whose lines may run on."""
    if isinstance(cell, int) and isinstance(shown, Decimal) and field_text.kind(type(record), name) == "amount":
        return whole_cents(shown) == cell
    if not isinstance(cell, str) or not isinstance(shown, str | None):
        return False
    if field_text.kind(type(record), name) == "several":
        return {part.strip() for part in cell.split(",")} == {part.strip() for part in str(shown or "").split(",")}
    if name == "parked_reason" and isinstance(record, Goal) and not shown:
        # An idea without a reason is printed with what it would bring.
        shown = record.result
    if name == "employee_gain" and isinstance(record, Goal) and not record.time_won:
        # What the time is for stands behind it.
        shown = f"{shown or ''} {record.time_for}"
    if name == "role_name" and isinstance(record, Person) and not shown:
        # A role without a name of its own is printed with what somebody does, or where.
        shown = record.function or record.location
    return bool(shown) and " ".join(cell.split()) == " ".join(str(shown).split())


def is_damaged(cell: str, shown: str) -> bool:
    """Return whether a text is that of our own csv, with question marks for the letters that Windows cannot write."""
    written = _plain(cell)
    return "?" in written and written == _plain(shown.encode("cp1252", "replace").decode("cp1252"))


def _plain(words: str) -> str:
    return cells.from_csv_text(cells.csv_text(words)).strip()
