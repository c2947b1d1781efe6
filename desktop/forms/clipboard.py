"""A block of cells as spreadsheets copy it: text with tabs and line ends, in and out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any, NamedTuple


class CellText(NamedTuple):
    """A text for one field of a record; ``where`` names line and column when it comes from a block."""

    record: Any
    field: str
    text: str
    where: str = ""


def parse_block(write_block: str) -> list[list[str]]:
    """Read a copied block: lines of cells; what is quoted as spreadsheets do may hold tabs and line ends."""
    tidy = write_block.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    plain = [line.split("\t") for line in tidy.split("\n")] if tidy else []
    if tidy.count('"') % 2:
        # A quote that never closes is a letter like any other; read as a quote it would swallow all that follows.
        return plain
    try:
        return list(csv.reader(io.StringIO(tidy, newline=""), delimiter="\t"))
    except csv.Error:
        return plain


def write_block(lines: Iterable[Iterable[str]]) -> str:
    """Write lines of cells as spreadsheets take them."""
    written = io.StringIO()
    csv.writer(written, delimiter="\t", lineterminator="\n").writerows(lines)
    return written.getvalue()
