"""Safe cells of a spreadsheet: what a person typed never becomes a formula, and what no cell can hold is replaced."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

MONEY = '"€" #,##0.00'
DATE = "DD-MM-YYYY"
NUMBER = "#,##0.####"
WHOLE = "0"

MOST = 32_767
"""What one cell can hold, counted in UTF-16 units, says Excel."""

_BREAKS = re.compile(r"\r\n?|[\x0b\x0c]")
_UNKNOWN = re.compile(r"[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NUMBERED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a formula begins with; a spreadsheet takes the wide signs of East Asian keyboards for the same."""
_BEFORE = " \n\xa0\u3000"
"""What a spreadsheet skips before a formula."""


def safe_text(text: str) -> str:
    """Return a text as a cell can hold it: all breaks become line breaks, unknown characters a mark, the rest cut."""
    kept = _UNKNOWN.sub("\ufffd", _BREAKS.sub("\n", text))
    units = kept.encode("utf-16-le")
    if len(units) > 2 * MOST:
        kept = units[: 2 * (MOST - 1)].decode("utf-16-le", "ignore") + "…"
    return kept


def write_cell(cell: Any, value: str | int | Decimal | dt.date | None, form: str = "") -> None:
    """Put a value in an openpyxl cell with its real type; a text stays text, whatever it begins with.

    ``form`` is the number format; dates have their own when none is given.
    """
    if isinstance(value, str):
        # Excel reads _x0041_ as an A.
        cell.value = _ESCAPED.sub("_x005F_", safe_text(value))
        cell.data_type = "s"
        # Without it Excel makes a formula of the text as soon as somebody edits the cell.
        cell.quotePrefix = value.startswith(_RISKY)
    elif isinstance(value, dt.date) and value.year < 1901:
        # Spreadsheets don't count that far back.
        write_cell(cell, value.isoformat())
    elif value is not None:
        cell.value = value
        cell.number_format = form or (DATE if isinstance(value, dt.date) else NUMBER)


def unescaped(text: str) -> str:
    """Return a text as Excel shows it; openpyxl leaves the characters that are written by their number."""
    return _NUMBERED.sub(lambda found: chr(int(found[1], 16)), text)


def write_formula(cell: Any, formula: str, form: str = MONEY) -> None:
    """Put a formula of our own in an openpyxl cell; never one with a text of a user in it."""
    cell.value = f"={formula}"
    cell.number_format = form


def csv_text(text: str) -> str:
    """Return a text for a csv file; an apostrophe before what a spreadsheet would take for a formula."""
    kept = safe_text(text)
    return f"'{kept}" if kept.lstrip(_BEFORE).startswith(_RISKY) else kept


def from_csv_text(text: str) -> str:
    """Return the text that ``csv_text`` made safe."""
    return text[1:] if text.startswith("'") and text[1:].lstrip(_BEFORE).startswith(_RISKY) else text


def csv_number(value: Decimal | int) -> str:
    """Write a number as Dutch Excel reads it: a comma, and never three decimals, which look like thousands."""
    plain = format(Decimal(value).normalize() + 0, "f")
    whole, _, decimals = plain.partition(".")
    return f"{whole},{decimals + '0' if len(decimals) == 3 else decimals}" if decimals else whole
