"""Lists of which the first column numbers the lines, "A1", and says in words what a line is where it has no number."""

from __future__ import annotations

import re

from plans.importing.files.grid import is_blank
from plans.importing.tables.sheet_table import TableRow

CODE = re.compile(r"(?=\S*\d|[A-Z]{2,}-)[\w./-]{2,15}")
MOST = 2 / 3
"""The share of codes with which a column is one of codes."""


def name_uncoded(rows: list[TableRow], headings: dict[int, str]) -> None:
    """Put what stands in the place of a code before the words behind it: "Onvoorzien (5% over A t/m C)"."""
    first, second, *_rest = [*sorted(headings), -1, -1]
    lines = [row for row in rows if row.kind == "row" and isinstance(row.cells.get(first), str)]
    coded = [row for row in lines if CODE.fullmatch(str(row.cells[first]).strip())]
    worded = [row for row in coded if isinstance(row.cells.get(second), str)]
    if second < 0 or len(coded) < 2 or len(coded) < len(lines) * MOST or len(worded) < len(coded):
        return
    for row in lines:
        said, words = str(row.cells[first]), row.cells.get(second)
        if row not in coded and re.search(r"[^\W\d_]{3}", said) and (is_blank(words) or isinstance(words, str)):
            row.cells[second] = said if is_blank(words) else f"{said} ({words})"
