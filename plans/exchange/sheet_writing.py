"""Sheets as bytes, .xlsx and .csv, and writing files whole or not at all."""

from __future__ import annotations

import contextlib
import csv
import io
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from plans.dates import format_date
from plans.errors import PlanError, unwritable
from plans.exchange import cells, files
from plans.exchange.sheets import Column, Sheet, Value
from resources.texts import text

KEY = "id"
"""The heading of the hidden column with the key of each record."""
BOM = b"\xef\xbb\xbf"
NARROW, WIDE = 9, 46
"""The least and the most characters that a column is wide."""

_HEAD = Font(bold=True, color="FFFFFF")
_FILL = PatternFill("solid", fgColor="0B6E6E")
_TOP = Alignment(vertical="top", wrap_text=True)
_BOLD = Font(bold=True)


def xlsx(sheets: list[Sheet]) -> bytes:
    """Return the workbook with these sheets."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(cells.safe_text(sheet.title)[:31])
        if sheet.single:
            _questions(page, sheet)
        else:
            _rows(page, sheet)
    return workbook_bytes(book)


def workbook_bytes(book: Workbook) -> bytes:
    """Return the bytes of a workbook; nothing of it is written to a disk."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        _InMemory(book, archive).write_data()
    return whole.getvalue()


class _InMemory(ExcelWriter):  # type: ignore[misc]
    """openpyxl writes each sheet to the folder for temporary files first, where a crash leaves it with its names."""

    def write_worksheet(self, page: Any) -> None:
        page._drawing = SpreadsheetDrawing()
        whole = io.BytesIO()
        writer = WorksheetWriter(page, whole)
        writer.write()
        page._rels = writer._rels
        self._archive.writestr(page.path[1:], whole.getvalue())
        self.manifest.append(page)


def csv_bytes(sheet: Sheet) -> bytes:
    """Return a csv as Dutch Excel reads it: semicolons, a byte order mark, a decimal comma and dates day first."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    if sheet.single:
        writer.writerow([text("sheets", "words.question"), text("sheets", "words.answer")])
        for place, column in enumerate(sheet.columns):
            writer.writerow([cells.csv_text(column.heading), *(csv_cell(row[place]) for row in sheet.rows)])
    else:
        writer.writerow([KEY, *(cells.csv_text(column.heading) for column in sheet.columns)])
        for key, row in zip(sheet.keys, sheet.rows, strict=True):
            writer.writerow([key, *(csv_cell(item) for item in row)])
    return BOM + lines.getvalue().encode("utf-8")


def csv_cell(value: Value) -> str:
    """Write a value the Dutch way, safe for a spreadsheet."""
    if value is None:
        return ""
    if isinstance(value, str):
        return cells.csv_text(value)
    return cells.csv_number(value) if isinstance(value, int | Decimal) else format_date(value)


def replace(wanted: dict[Path, bytes]) -> None:
    """Write files whole, all of them or none; raises PlanError when that cannot be done."""
    before: dict[Path, bytes | None] = {}
    try:
        for path, data in wanted.items():
            old = path.read_bytes() if len(wanted) > 1 and path.is_file() else None
            files.write(data, path, lambda back, data=data: back == data)  # type: ignore[misc]
            before[path] = old
    except PlanError:
        _restore(before)
        raise
    except OSError as error:
        _restore(before)
        raise unwritable(error, path) from error


def _restore(before: dict[Path, bytes | None]) -> None:
    for path, data in before.items():
        with contextlib.suppress(OSError):
            path.unlink() if data is None else path.write_bytes(data)


def _questions(page: Any, sheet: Sheet) -> None:
    """Write a table that holds one record: a question on each line, the answer beside it."""
    for place, word in enumerate(("question", "answer"), start=1):
        cells.write_cell(page.cell(1, place), text("sheets", f"words.{word}"))
    for line, column in enumerate(sheet.columns, start=2):
        cells.write_cell(page.cell(line, 1), column.heading)
        for row in sheet.rows:
            cells.write_cell(page.cell(line, 2), row[line - 2], _form(column))
        for cell in page[line]:
            cell.alignment = Alignment(vertical="top", wrap_text=True, horizontal="left")
    _head(page, 2)
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 44, 80
    page.freeze_panes = "A2"


def _rows(page: Any, sheet: Sheet) -> None:
    """Write a table with a record on each line, its key in a hidden column."""
    cells.write_cell(page.cell(1, 1), KEY)
    for place, column in enumerate(sheet.columns, start=2):
        cells.write_cell(page.cell(1, place), column.heading)
    for line, (key, row) in enumerate(zip(sheet.keys, sheet.rows, strict=True), start=2):
        cells.write_cell(page.cell(line, 1), key)
        for place, value in enumerate(row, start=2):
            cells.write_cell(page.cell(line, place), value, _form(sheet.columns[place - 2]))
    last = len(sheet.rows) + 1
    if sheet.table == "budget_lines":
        _totals(page, sheet, last)
    for line in page.iter_rows(min_row=2):
        for cell in line:
            cell.alignment = _TOP
    _head(page, page.max_column)
    page.column_dimensions["A"].hidden = True
    for place, column in enumerate(sheet.columns, start=2):
        page.column_dimensions[get_column_letter(place)].width = _width(column, [row[place - 2] for row in sheet.rows])
    page.freeze_panes = "C2"
    page.auto_filter.ref = f"A1:{get_column_letter(page.max_column)}{last}"
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"


def _totals(page: Any, sheet: Sheet, last: int) -> None:
    """Add the year for each line and the sum of each amount below; the sums follow the filter."""
    places = {column.field: get_column_letter(place) for place, column in enumerate(sheet.columns, start=2)}
    width = len(sheet.columns) + 1
    sums = [letter for name, letter in places.items() if name[:-1] in ("quarter", "actual")]
    for offset, (name, words) in enumerate((("quarter", "planned"), ("actual", "spent")), start=1):
        letter = get_column_letter(width + offset)
        sums.append(letter)
        cells.write_cell(page.cell(1, width + offset), text("sheets", f"words.{words}"))
        page.column_dimensions[letter].width = 16
        for line in range(2, last + 1):
            cells.write_formula(
                page.cell(line, width + offset), f"SUM({places[f'{name}1']}{line}:{places[f'{name}4']}{line})"
            )
    if last > 1:
        # One empty line between, so that sorting leaves the sums alone.
        foot = last + 2
        cells.write_cell(page.cell(foot, 2), text("sheets", "words.total").split(",")[0].capitalize())
        page.cell(foot, 2).font = _BOLD
        for letter in sums:
            cell = page[f"{letter}{foot}"]
            cells.write_formula(cell, f"SUBTOTAL(109,{letter}2:{letter}{last})")
            cell.font = _BOLD


def _head(page: Any, width: int) -> None:
    for place in range(1, width + 1):
        cell = page.cell(1, place)
        cell.font, cell.fill, cell.alignment = _HEAD, _FILL, _TOP


def _form(column: Column) -> str:
    if column.kind == "amount":
        return cells.MONEY
    return cells.WHOLE if column.field == "year" else ""


def _width(column: Column, values: list[Value]) -> float:
    if column.kind in ("date", "amount"):
        return max(13, len(column.heading) + 3)
    lines = [line for value in values for line in str("" if value is None else value).split("\n")]
    longest = max((len(line) for line in lines), default=0)
    return min(WIDE, max(NARROW, len(column.heading) + 4, longest + 2))
