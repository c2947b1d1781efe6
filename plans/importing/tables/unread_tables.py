"""What stands in the tables of a document of which nothing was made, as texts that somebody can give a place."""

from __future__ import annotations

import re

from plans.importing.files.grid import Grid, Passage, Row, is_blank
from plans.importing.tables.private_lines import is_about_client, names_client

_SHORTEST, _LONGEST_LABEL = 3, 40
"""Letters of a text that says something, and characters of one that only says what stands beside it."""
_BESIDE = 2
_FIGURE = re.compile(r"(?i)(?:€|eur)?\s*-?\d[\d.,]*(?:,-+)?\s*(?:%|€|euro|uur|st(?:uks)?)?\.?")
"""A cell of a figure: "€ 1.794,-", "12 %"."""
_SUM = re.compile(r"(?i)(?:sub)?tota(?:al|len)\b|(?:sub)?totals?\b|samen\b|som\b")


def texts_of(grids: list[Grid]) -> list[Passage]:
    """Return the texts of tables, each below the heading of its table; what is about a client is left out.

    Of a table with figures the headings and the sums say nothing by themselves, and each line is one text.
    """
    return [
        Passage(grid.name, words)
        for grid in grids
        for row in _saying(grid.rows)
        if not is_about_client(list(row.cells))
        for words in _texts([str(cell) for cell in row.cells if not is_blank(cell)])
    ]


def _saying(rows: list[Row]) -> list[Row]:
    """Return the lines of a table without that of its headings and without sums."""
    rows = [row for row in rows if not all(map(is_blank, row.cells))]
    if _has_headings(rows):
        rows = rows[1:]
    return [row for row in rows if not _SUM.match(str(next(cell for cell in row.cells if not is_blank(cell))).strip())]


def _has_headings(rows: list[Row]) -> bool:
    """Return whether the first line has a short word above every column, and figures stand below one of them."""
    if len(rows) <= _BESIDE - 1:
        return False
    heads, below = [str(cell or "").strip() for cell in rows[0].cells], rows[1:]
    wide = len([words for words in heads if words]) > 1 and all(len(words) <= _LONGEST_LABEL for words in heads)
    if not wide or any(any(map(str.isdigit, words)) for words in heads):
        return False
    return any(
        all(_FIGURE.fullmatch(str(row.cell(place) or "").strip()) for row in below) for place in range(len(heads))
    )


def _texts(cells: list[str]) -> list[str]:
    """Return what a line says: a label with what stands beside it, or each of its cells."""
    said = [" ".join(cell.split()) for cell in cells]
    one = all("\n" not in cell.strip() for cell in cells)
    if len(said) == _BESIDE and one and len(said[0]) <= _LONGEST_LABEL and not said[0].endswith((".", "!")):
        said = [f"{said[0].rstrip(' :')}: {said[1]}"]
    elif one and any(map(_FIGURE.fullmatch, said)):
        said = [" – ".join(said)]
    return [words for words in said if sum(map(str.isalpha, words)) >= _SHORTEST and not names_client(words)]
