"""What a file may hold before anything is made of it: bounds that no real plan or sheet comes near.

Looked at before the work begins, in the bytes or in what was parsed of them, so that no file costs more than five
seconds or 300 MB: how long reading takes follows from these numbers. A sample plan has some 150 records and 80,000
characters, a plan with five goals and a year of reviews ten times as much.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Any

from plans.plan import KEPT

MOST_RECORDS = 15_000
"""In a plan file, those in adopted versions and closed reviews included."""
MOST_TEXT = 3_000_000
"""Characters in the texts of one plan, what it keeps not included."""
MOST_PARTS = 500_000
"""Lists, objects and fields in a JSON file."""

MOST_TAGS = 2_000_000
"""Beginnings and ends of elements in all parts of an .xlsx; a cell with a text has six."""
MOST_OTHERS = 200_000
"""Elements that are no rows, cells or texts, such as styles: those cost most, and a messy workbook has 60,000."""
MOST_LINES = 100_000
"""Rows in all its sheets, empty ones included: a sheet with a format for every row has more, and says so in fewer."""
MOST_CELLS = 300_000
"""Cells in all its sheets: 2,000 lines of 150."""

_ROW = re.compile(rb"<(?:[\w.-]+:)?row[\s/>]")
_CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_OTHER = re.compile(rb"<(?:[\w.-]+:)?+(?!(?:row|c|v|f|is|t|si)[\s/>])\w")
_ELEMENTS = {"rows": _ROW, "cells": _CELL, "others": _OTHER}
_CHUNK = 1 << 20
_OVERLAP = 64
"""Bytes of a chunk that are looked at again with the next: a tag may begin in one and go on in the other."""


def json_fits(data: bytes) -> bool:
    """Return whether a JSON file of ours has as many parts as it may, before it is parsed."""
    return data.count(b"{") + data.count(b"[") + data.count(b'":') <= MOST_PARTS


def plan_fits(form: Any) -> bool:
    """Return whether a plan in its JSON form holds no more than it may; what is no form at all fits."""
    plans = list(_plans(form))
    records = sum(len(rows) for plan in plans for rows in plan.values() if isinstance(rows, list))
    return records <= MOST_RECORDS and all(_text(plan) <= MOST_TEXT for plan in plans)


def workbook_fits(packed: zipfile.ZipFile) -> bool:
    """Return whether an .xlsx holds no more rows, cells and elements than it may; unpacks it once, piece by piece.

    Raises what zipfile raises of a part that is spoiled.
    """
    counts = dict.fromkeys(_ELEMENTS, 0)
    tags = 0
    for part in packed.infolist():
        with packed.open(part) as file:
            rest = b""
            # Text of two bytes a character is read by openpyxl too: without the zeros it is counted as any other.
            while chunk := file.read(_CHUNK).replace(b"\0", b""):
                tags += chunk.count(b"<")
                # A tag that may not be whole yet waits for the next chunk.
                cut = chunk.rfind(b"<", max(0, len(chunk) - _OVERLAP))
                whole, tail = (chunk[:cut], chunk[cut:]) if cut >= 0 else (chunk, b"")
                _count(counts, rest + whole)
                rest = tail
                if not _within(tags, counts):
                    return False
            _count(counts, rest)
    return _within(tags, counts)


def _count(counts: dict[str, int], data: bytes) -> None:
    for name, tag in _ELEMENTS.items():
        counts[name] += sum(1 for _found in tag.finditer(data))


def _within(tags: int, counts: dict[str, int]) -> bool:
    return (
        tags <= MOST_TAGS
        and counts["rows"] <= MOST_LINES
        and counts["cells"] <= MOST_CELLS
        and counts["others"] <= MOST_OTHERS
    )


def _plans(form: Any) -> Iterator[dict[str, Any]]:
    """Return the records of a plan and of every plan that it keeps."""
    records = form.get("records") if isinstance(form, dict) else None
    if isinstance(records, dict):
        yield records
        for name in KEPT:
            rows = records.get(name)
            for row in rows if isinstance(rows, list) else ():
                yield from _plans(row.get("content") if isinstance(row, dict) else None)


def _text(records: dict[str, Any]) -> int:
    rows = [row for name, table in records.items() if name not in KEPT and isinstance(table, list) for row in table]
    return sum(len(value) for row in rows if isinstance(row, dict) for value in row.values() if isinstance(value, str))
