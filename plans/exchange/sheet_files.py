"""Spreadsheet files as lines of cells: .xlsx and .csv, whoever wrote them, and rubbish refused with one sentence."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from plans.errors import Damaged, PlanError
from plans.exchange import bounds, cells, files
from plans.records import MAX_TEXT
from resources.language import gettext as _
from resources.language import ngettext

Cell = str | int | float | dt.date | bool | None

MOST_BYTES = 20_000_000
"""Of the file itself."""
MOST_UNPACKED = 60_000_000
"""Of all that an .xlsx holds when it is unpacked."""
MOST_ROWS = 2_000
MOST_PLACES = 50_000
"""Lines that are looked at, empty ones included."""
MOST_COLUMNS = 250
MOST_SHEETS = 60

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b]")


@dataclass(frozen=True)
class Row:
    """A line with something in it; ``number`` is what the spreadsheet calls it."""

    number: int
    cells: list[Cell]


@dataclass
class Grid:
    """One sheet: its name, and its lines without the empty ones."""

    name: str
    rows: list[Row] = field(default_factory=list)
    typed: bool = True
    """Whether cells have types of their own; in a csv everything is text."""


def read(path: Path) -> list[Grid]:
    """Return the sheets of a file; raises PlanError with one sentence when it is no spreadsheet that can be read."""
    data = files.read(path, MOST_BYTES, _foreign, _too_large)
    if data.startswith(_OLE):
        raise _old_or_locked(data, path.name)
    if data.startswith(b"PK"):
        return _workbook(data, path.name)
    return [_csv(data, path)]


def _workbook(data: bytes, name: str) -> list[Grid]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if sum(part.file_size for part in parts) > MOST_UNPACKED or len(parts) > 5_000:
                raise _too_large(name)
            if not any(part.filename == "[Content_Types].xml" for part in parts):
                raise _foreign(name)
            if not bounds.workbook_fits(packed):
                raise _too_large(name)
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, RuntimeError, OSError):
        raise _damaged(name) from None
    try:
        with warnings.catch_warnings():
            # Of what it leaves out, such as drop-down lists; the values are what counts.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            pages = [page for page in book.worksheets if hasattr(page, "reset_dimensions")]
            if len(pages) > MOST_SHEETS:
                raise _too_large(name)
            return [_page(page, name) for page in pages]
    except PlanError:
        raise
    except Exception:  # noqa: BLE001 - a damaged file breaks the library in any place, with any exception
        raise _damaged(name) from None


def _page(page: Any, name: str) -> Grid:
    page.reset_dimensions()
    rows = enumerate(page.iter_rows(max_row=MOST_PLACES, max_col=MOST_COLUMNS, values_only=True), start=1)
    filled = ((number, map(_value, row)) for number, row in rows if row.count(None) < len(row))
    return Grid(str(page.title), list(_filled(filled, name)))


def _value(value: Any) -> Cell:
    if isinstance(value, str):
        return cells.unescaped(value)
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, int | float | dt.date | bool) or value is None:
        return value
    return str(value)


def _filled(rows: Iterable[tuple[int, Iterable[Cell]]], name: str) -> Iterator[Row]:
    filled = 0
    for number, row in rows:
        content = list(row)
        while content and (content[-1] is None or (isinstance(content[-1], str) and not content[-1].strip())):
            content.pop()
        if content:
            filled += 1
            if filled > MOST_ROWS:
                raise PlanError(
                    ngettext(
                        "“{file}” has more than {count} line.", "“{file}” has more than {count} lines.", MOST_ROWS
                    ).format(file=name, count=MOST_ROWS),
                    _("Take it in parts: first one sheet, then the next."),
                )
            yield Row(number, content)


def _csv(data: bytes, path: Path) -> Grid:
    words = _decoded(data, path.name)
    # Counted by the module for all its readers; a text of a plan may be long.
    csv.field_size_limit(2 * MAX_TEXT)
    first = re.match(r"sep=(.)\r?\n", words)
    if first:
        words = words[first.end() :]
    best = max((_split(words, mark, path.name) for mark in (first.group(1) if first else ";,\t")), key=_even)
    lines = ((number, [cells.from_csv_text(cell) for cell in row[:MOST_COLUMNS]]) for number, row in enumerate(best, 1))
    grid = Grid(path.stem, list(_filled(lines, path.name)), typed=False)
    if not grid.rows:
        raise PlanError(_("“{file}” is empty.").format(file=path.name), _("Choose another file."))
    return grid


def _even(rows: list[list[str]]) -> float:
    """Return how even the lines are when they are split: the share that has the most common number of cells."""
    widths = Counter(len(row) for row in rows[:200] if any(row))
    if not widths:
        return 0
    width, times = widths.most_common(1)[0]
    return times / widths.total() if width > 1 else 0


def _split(words: str, mark: str, name: str) -> list[list[str]]:
    try:
        rows = []
        for row in csv.reader(io.StringIO(words, newline=""), delimiter=mark):
            rows.append(row)
            if len(rows) > MOST_PLACES:
                break
    except csv.Error:
        raise _damaged(name) from None
    return rows


def _decoded(data: bytes, name: str) -> str:
    kinds = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for kind in kinds:
        try:
            words = data.decode(kind)
        except UnicodeDecodeError:
            continue
        if _UNPRINTABLE.search(words):
            break
        return words
    raise _foreign(name)


def _old_or_locked(data: bytes, name: str) -> PlanError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return PlanError(
            _("“{file}” is locked with a password.").format(file=name),
            _("Open it in the spreadsheet program, take the password off, save it and try again."),
        )
    return PlanError(
        _("“{file}” is an old kind of spreadsheet (.xls).").format(file=name),
        _("Open it in the spreadsheet program, save it as .xlsx and try again."),
    )


def _too_large(name: str) -> Damaged:
    return Damaged(
        _("“{file}” is too large to take over.").format(file=name), _("Keep only the lines you need and try again.")
    )


def _damaged(name: str) -> Damaged:
    return Damaged(
        _("“{file}” cannot be read: it is damaged.").format(file=name),
        _("Open it in the spreadsheet program, save it as .xlsx and try again."),
    )


def _foreign(name: str) -> Damaged:
    return Damaged(
        _("“{file}” is no spreadsheet that Digikoers can read.").format(file=name),
        _("Save it as .xlsx or as .csv and try again."),
    )
