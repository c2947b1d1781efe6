"""Workbooks, .xlsx and .xlsm, as people see them: percentages and units of a format, hidden lines, merged cells."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import EmptyCell
from openpyxl.utils.cell import column_index_from_string as column_number
from openpyxl.utils.cell import coordinate_from_string, range_boundaries

from plans.errors import PlanError
from plans.exchange import cells
from plans.importing.files import refusals
from plans.importing.files.cell_comments import comments_of
from plans.importing.files.fills import is_bright
from plans.importing.files.grid import MOST_COLUMNS, MOST_PLACES, MOST_SHEETS, Cell, Grid, Merged, filled_rows
from resources.language import current

_HIDDEN = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=\"(\d{1,7})\"[^>]*?\bhidden=\"(?:1|true)\"")
_COLUMNS = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]{1,3}\d{1,7})\"[^>]*>\s*<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_QUOTED = re.compile(r'"([^"]*)"')
_IN_THOUSANDS = re.compile(r"[0#?],+(?![0#?,])")
"""A comma behind the last figure of a format: the number is shown in thousands, or in millions."""
_MOST_MERGED = 5_000
_GREYS = 3
"""The themes of a workbook that are black, white and the two between."""


def read_workbook(data: bytes, packed: zipfile.ZipFile, name: str) -> list[Grid]:
    """Return the sheets of a workbook whose size was looked at; raises PlanError when it cannot be read."""
    try:
        with warnings.catch_warnings():
            # Of what it leaves out, such as drop-down lists; the values are what counts.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            pages = [page for page in book.worksheets if hasattr(page, "reset_dimensions")]
            if len(pages) > MOST_SHEETS:
                raise refusals.too_large(name)
            grids: list[Grid] = []
            for page in pages:
                grids.append(_page(page, packed, name, sum(len(grid.rows) for grid in grids)))
            return grids
    except PlanError:
        raise
    except Exception:  # noqa: BLE001 - a damaged file breaks the library in any place, with any exception
        raise refusals.damaged(name) from None


def _page(page: Any, packed: zipfile.ZipFile, name: str, before: int) -> Grid:
    # What openpyxl does not tell of a sheet that is read line by line.
    raw = packed.read(page._worksheet_path.lstrip("/"))
    hidden = frozenset(int(number) for number in _HIDDEN.findall(raw))
    page.reset_dimensions()
    rows = enumerate(page.iter_rows(max_row=MOST_PLACES, max_col=MOST_COLUMNS), start=1)
    colours = _Colours()
    lines = (
        (number, [_value(cell) for cell in row])
        for number, row in rows
        if any(cell.value is not None for cell in row) and colours.see(number, row)
    )
    grid = Grid(str(page.title), filled_rows(lines, name, before, hidden), fills=colours.found)
    grid.hidden = getattr(page, "sheet_state", "visible") != "visible"
    grid.hidden_columns = _hidden_columns(raw)
    grid.comments = comments_of(packed, page._worksheet_path.lstrip("/"), name)
    for ref in _MERGED.findall(raw)[:_MOST_MERGED]:
        left, first, right, last = range_boundaries(ref.decode())
        grid.merged.append(Merged(first, left - 1, last, right - 1))
    for ref in _FORMULA.findall(raw):
        letters, number = coordinate_from_string(ref.decode())
        grid.unknown.add((number, column_number(letters) - 1))
    return grid


def _hidden_columns(raw: bytes) -> frozenset[int]:
    """Return the columns that a sheet does not show, from the ranges in which it holds their widths."""
    found: set[int] = set()
    for said in _COLUMNS.findall(raw.partition(b"<sheetData")[0]):
        if not re.search(rb"\bhidden=\"(?:1|true)\"", said):
            continue
        first, last = (re.search(rb"\b" + end + rb"=\"(\d{1,5})\"", said) for end in (b"min", b"max"))
        if first and last:
            found.update(range(int(first[1]) - 1, min(int(last[1]), MOST_COLUMNS)))
    return frozenset(found)


class _Colours:
    """Gathers the colours of cells; a workbook has few styles, and each is looked up once."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, int], str] = {}
        self._known: dict[int, str] = {}

    def see(self, number: int, row: tuple[Any, ...]) -> bool:
        """Keep the colours of a line; always true."""
        for column, cell in enumerate(row):
            # A cell that is not in the file has no style.
            style = 0 if isinstance(cell, EmptyCell) else cell._style_id
            if not style:
                continue
            if style not in self._known:
                self._known[style] = _colour(cell.fill)
            if self._known[style]:
                self.found[number, column] = self._known[style]
        return True


def _colour(fill: Any) -> str:
    """Return the colour of a fill; nothing for white, grey and black, which say nothing."""
    if fill is None or fill.fill_type != "solid":
        return ""
    colour = fill.fgColor
    if colour.type != "rgb":
        return f"{colour.type} {colour.value} {colour.tint}" if colour.type == "theme" and colour.value > _GREYS else ""
    return str(colour.rgb) if is_bright(str(colour.rgb)[2:]) else ""


def _value(cell: Any) -> Cell:
    value = cell.value
    if isinstance(value, str):
        return cells.unescaped(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, dt.time | dt.timedelta):
        return duration(value)
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        return dated(day, str(cell.number_format))
    if isinstance(value, int | float):
        return formatted(value, str(cell.number_format))
    return str(value)


def duration(value: dt.time | dt.timedelta) -> str:
    """Write a time of a cell as hours and minutes, "1:30"."""
    if isinstance(value, dt.time):
        return f"{value.hour}:{value.minute:02d}"
    minutes = round(value.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02d}"


def dated(day: dt.date, form: str) -> Cell:
    """Return the day of a cell, or its month in words when the format shows no day."""
    bare = _QUOTED.sub("", re.sub(r"\[[^\]]*\]", "", form)).casefold()
    if "m" in bare and "y" in bare and "d" not in bare:
        return f"{day.month}-{day.year}"
    return day


def formatted(value: float, form: str) -> Cell:
    """Return the number of a cell, or the text that its format makes of it: "80%", "30 min"."""
    first = form.split(";", 1)[0]
    if "%" in _QUOTED.sub("", first):
        return f"{plain_number(round(value * 100, 6))}%"
    if _IN_THOUSANDS.search(_QUOTED.sub("", first)):
        # Shown as "12 k", and 12500 all the same.
        return value
    words = " ".join("".join(_QUOTED.findall(first)).split())
    if words and re.search(r"[^\W\d_]", words):
        return f"{plain_number(value)} {words}"
    return value


def plain_number(value: float) -> str:
    """Write a number as somebody types it in the language in use, without a mark between thousands."""
    words = f"{round(value, 9):.9f}".rstrip("0").rstrip(".")
    whole, _, decimals = words.partition(".")
    # Three decimals would be read as thousands.
    return (
        f"{whole}{',' if current() == 'nl' else '.'}{decimals}{'0' if len(decimals) == 3 else ''}"
        if decimals
        else whole
    )
