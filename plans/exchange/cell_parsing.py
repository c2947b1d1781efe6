"""One cell of somebody's own spreadsheet, made into what a person would type in that field."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from plans import field_text
from plans.dates import format_date
from plans.errors import Refused
from plans.exchange import cells, sheet_writing
from plans.exchange.headings import both_languages, normalise
from plans.exchange.sheet_files import Cell
from plans.exchange.sheets import Value
from plans.field_text import Kind
from plans.plan import Plan
from plans.records import Record
from resources.language import LANGUAGES, current, speaking

_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_415
"""The days 1-1-2000 and 31-12-2100 as spreadsheets count them."""
_LARGE = 10**15
_WEEKDAYS = re.compile(
    r"(?i)^(ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b[.,]?\s+"
)
_SLASHED = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\s*")
_YES = {"ja", "j", "yes", "y", "x", "v", "✓", "✔", "true", "waar", "1"}
_NO = {"nee", "n", "no", "false", "onwaar", "0", "-"}


def is_blank(cell: Cell) -> bool:
    """Return whether nothing stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def month_first(cells: Iterable[Cell]) -> bool:
    """Return whether the dates of a column are American: a month before the day wherever it can be told."""
    pairs = [found.groups() for cell in cells if isinstance(cell, str) and (found := _SLASHED.fullmatch(cell))]
    return any(int(two) > 12 for _, two, _ in pairs) and not any(int(pair) > 12 for pair, _, _ in pairs)


def as_typed(kind: Kind, cell: Cell, american: bool = False) -> str:
    """Return a cell as a person would type it in a field of this kind; the one door reads it from there."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "x" if cell else "0"
    if isinstance(cell, dt.date):
        return format_date(cell)
    if isinstance(cell, int | float):
        return _number(kind, cell)
    words = cell.strip()
    if kind == "date":
        return _date(words, american)
    if kind == "tick":
        return {**dict.fromkeys(_YES, "x"), **dict.fromkeys(_NO, "0")}.get(words.casefold(), words)
    return words


def parse_cell(plan: Plan, record: type[Record], field: str, words: str) -> Any:
    """Return the value of a text, in the words of the program in either language, or in those that people use.

    Raises Refused with a sentence in the language in use.
    """
    try:
        return field_text.parse_value(plan, record, field, words)
    except Refused:
        sort = field_text.kind(record, field)
        if sort in ("choice", "several"):
            found = _in_other_words(plan, record, field, words)
            if found is not None:
                return found
        if sort in ("quantity", "count"):
            bare = re.fullmatch(r"\s*([-−]?\d[\d.,\s]*?)\s*[^\W\d].*", words, re.DOTALL)
            if bare:
                return field_text.parse_value(plan, record, field, bare.group(1))
        raise


def rounded(kind: Kind, cell: Cell) -> bool:
    """Return whether an amount worked out by the spreadsheet has parts of a cent, which are rounded."""
    return kind == "amount" and isinstance(cell, float) and abs(round(cell, 2) - cell) > 1e-6


def same_value(cell: Cell, shown: Value) -> bool:
    """Return whether a cell still holds what the export puts there, as far as a cell can hold it."""
    if is_blank(cell) or shown is None:
        return is_blank(cell) and (shown is None or (isinstance(shown, str) and not shown.strip()))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return isinstance(shown, int | Decimal) and float(shown) == float(cell)
    if isinstance(shown, str):
        return isinstance(cell, str) and _plain(cell) == _plain(shown)
    if isinstance(cell, str):
        return cell.strip() == sheet_writing.csv_cell(shown)
    return bool(cell == shown)


def _plain(words: str) -> str:
    return cells.from_csv_text(cells.csv_text(words)).strip()


def _number(kind: Kind, cell: float) -> str:
    if kind == "date" and _FIRST_SERIAL <= cell <= _LAST_SERIAL:
        return format_date(dt.date(1899, 12, 30) + dt.timedelta(days=int(cell)))
    exact = Decimal(repr(cell))
    if not exact.is_finite():
        return str(cell)
    if abs(exact) < _LARGE:
        # A spreadsheet counts in halves: 0.30000000000000004.
        exact = round(exact, 2 if kind == "amount" else 9)
    plain = format(exact.normalize() + 0, "f")
    if kind == "words":
        return plain.replace(".", "," if current() == "nl" else ".")
    whole, _, decimals = plain.partition(".")
    # Three decimals would be read as thousands.
    return f"{whole},{decimals}{'0' if len(decimals) == 3 else ''}" if decimals else whole


def _date(words: str, american: bool) -> str:
    slashed = _SLASHED.fullmatch(words)
    if slashed and american:
        month, day, year = slashed.groups()
        return f"{day}-{month}-{year}"
    tidied = _WEEKDAYS.sub("", words)
    tidied = re.sub(r"(?<=\d)(st|nd|rd|th|e)\b", "", tidied.replace(",", " "))
    # A time behind the date, as some programs write it.
    tidied = re.sub(r"[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$", "", tidied)
    return " ".join(tidied.split())


def _in_other_words(plan: Plan, record: type[Record], field: str, words: str) -> Any:
    for language in LANGUAGES:
        with speaking(language):
            try:
                return field_text.parse_value(plan, record, field, words)
            except Refused:
                continue
    if field_text.kind(record, field) == "choice":
        for value in field_text.options(record, field):
            if normalise(words) in map(normalise, both_languages(f"answers.{record.__tablename__}.{field}.{value}")):
                return value
    return None
