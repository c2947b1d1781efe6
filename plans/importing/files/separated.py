"""Text files with a mark between the cells, in any encoding; and tables of web pages, as which some programs save."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping
from itertools import islice
from pathlib import PurePath

from plans.errors import PlanError
from plans.exchange import cells
from plans.importing.files import refusals
from plans.importing.files.grid import MOST_COLUMNS, MOST_PLACES, MOST_SHEETS, Cell, Grid, Merged, filled_rows
from plans.records import MAX_TEXT
from resources.language import gettext as _

MOST_MARKS = 600_000
"""Marks between cells, or beginnings and ends of elements: ten times what 2,000 lines hold."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b]")
_MANY = 4
"""Cells on a line of which nobody doubts that they are cells."""
_LEAST_CELLS, _LEAST_LINES = 3, 3
"""Cells on a line, and lines of as many, that are no text with a semicolon here and there."""
_LETTERS = "áéíóúàèìòùäëïöüâêîôûçñåøÁÉÍÓÚÄËÏÖÜÇ"
_SIGNS = "‘’“”–—…€"


def read_separated(data: bytes, name: str) -> Grid:
    """Return the lines of a text file; raises PlanError with one sentence when it is none."""
    words = decoded(data, name)
    # Counted by the module for all its readers; a text of a plan may be long.
    csv.field_size_limit(2 * MAX_TEXT)
    first = re.match(r"sep=(.)\r?\n", words)
    if first:
        words = words[first.end() :]
    marks = [mark for mark in (first.group(1) if first else ";,\t|") if words.count(mark) <= MOST_MARKS]
    if not marks:
        raise refusals.too_large(name)
    best, mark = max(((_split(words, mark, name), mark) for mark in marks), key=lambda split: _even(split[0]))
    if _is_running(best) and not (mark != "," and _holds_list(best)):
        # Text with a comma here and there.
        best = _lines(words)
    lines = ((number, [cells.from_csv_text(cell) for cell in row[:MOST_COLUMNS]]) for number, row in enumerate(best, 1))
    grid = Grid(PurePath(name).stem, filled_rows(lines, name))
    if not grid.rows:
        raise refusals.empty(name)
    return grid


def decoded(data: bytes, name: str) -> str:
    """Return the text in bytes of an unknown encoding; raises PlanError when it is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        kinds = ["utf-16"]
    elif len(data) > 3 and data[1:8:2].count(0) == len(data[1:8:2]) and data[0]:
        kinds = ["utf-16-le"]
    elif len(data) > 3 and data[0:7:2].count(0) == len(data[0:7:2]):
        kinds = ["utf-16-be"]
    else:
        kinds = ["utf-8-sig"]
    for kind in kinds:
        try:
            words = data.decode(kind)
        except UnicodeDecodeError:
            continue
        if _UNPRINTABLE.search(words):
            raise refusals.foreign(name)
        return words
    # Bytes of one letter each: of Windows, of an older Mac or of DOS, by which gives words rather than signs.
    read = [data.decode(kind, "replace") for kind in ("cp1252", "mac_roman", "cp850")]
    words = max(read, key=_likeliness)
    if _UNPRINTABLE.search(words):
        raise refusals.foreign(name)
    return words


def _likeliness(words: str) -> int:
    """Return how much a text looks Dutch: letters with an accent stand inside words, quotation marks around them."""
    score = -20 * words.count("\ufffd")
    for found in re.finditer(r"[^\x00-\x7f]", words):
        mark, before, after = found[0], words[found.start() - 1 : found.start()], words[found.end() : found.end() + 1]
        if mark in _LETTERS:
            # A capital inside a word is the sign of another encoding: "cafŽ", "CliÎnt".
            fits = not (mark.isupper() and before.islower())
            score += 3 if fits and (before.isalpha() or after.isalpha()) else -3
        elif mark == "€":
            score += 3 if not before.isalpha() and not after.isalpha() else -4
        elif mark in _SIGNS:
            inside = before.isalpha() and after.isalpha()
            score += 4 if mark == "’" and inside else -4 if inside else 2
        elif mark.isalpha():
            score -= 2
        else:
            score -= 2 if before.isalpha() or after.isalpha() else 0
    return score


def _even(rows: list[list[str]]) -> float:
    """Return how even the lines are when they are split: the share that has the most common number of cells.

    Many cells on a line say more than two: "Brouwer, Mieke" has a comma on every line too.
    """
    widths = Counter(len(row) for row in rows[:200] if any(row))
    if not widths:
        return 0
    width, times = widths.most_common(1)[0]
    return times / widths.total() * min(width, _MANY) if width > 1 else 0


def _is_running(rows: list[list[str]]) -> bool:
    """Return whether lines are text rather than cells: in most of them is no mark between cells at all."""
    widths = [len(row) for row in rows if any(cell.strip() for cell in row)]
    return sum(width == 1 for width in widths) > len(widths) / 2


def _holds_list(rows: list[list[str]]) -> bool:
    """Return whether some lines are those of a list all the same, among more that a program put around it."""
    widths = Counter(len(row) for row in rows if len(row) >= _LEAST_CELLS)
    return max(widths.values(), default=0) >= _LEAST_LINES


def _lines(words: str) -> list[list[str]]:
    """Return the lines of a text as one cell each, and no more than are looked at: a file may have millions."""
    begun = islice(io.StringIO(words, newline=None), MOST_PLACES + 1)
    return [[part] for line in begun for part in line.splitlines()]


def _split(words: str, mark: str, name: str) -> list[list[str]]:
    try:
        rows = []
        for row in csv.reader(io.StringIO(words, newline=""), delimiter=mark):
            rows.append(row)
            if len(rows) > MOST_PLACES:
                break
    except csv.Error:
        raise refusals.damaged(name) from None
    return rows


def is_web_page(data: bytes) -> bool:
    """Return whether bytes are a web page, whatever the name of the file says."""
    start = data[:3000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<") and b"<table" in start)


def read_web_page(data: bytes, name: str) -> list[Grid]:
    """Return the tables of a web page; raises PlanError when there is none."""
    from lxml import etree

    words = decoded(data, name)
    if words.count("<") > MOST_MARKS:
        raise refusals.too_large(name)
    found = _Tables()
    # Of libxml2: that of Python itself takes minutes for a small page with a thousand marks that are not closed.
    parser = etree.HTMLParser(target=found, encoding="utf-8")
    try:
        parser.feed(words.encode("utf-8"))
        parser.close()
    except etree.XMLSyntaxError:
        raise refusals.damaged(name) from None
    if found.places > MOST_MARKS:
        raise refusals.too_large(name)
    grids: list[Grid] = []
    for number, (rows, merged) in enumerate(found.tables[:MOST_SHEETS], start=1):
        lines = filled_rows(enumerate(rows, 1), name, sum(len(grid.rows) for grid in grids))
        if lines:
            grids.append(Grid(_("Table {number}").format(number=number), lines, merged))
    if not grids:
        raise PlanError(
            _("“{file}” is a web page without a table.").format(file=name),
            _("Copy its lines to an empty spreadsheet and try again."),
        )
    return grids


class _Tables:
    """Gathers the cells of tables; what stands in a table in a cell belongs to the cell."""

    def __init__(self) -> None:
        self.places = 0
        self.tables: list[tuple[list[list[Cell]], list[Merged]]] = []
        self._words: list[str] | None = None
        self._spans = (1, 1)
        self._depth = 0
        self._down: dict[int, int] = {}

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """Hear that an element begins, with its attributes."""
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(([], []))
                self._down = {}
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.tables[-1][0].append([])
        elif self._depth == 1 and tag in ("td", "th") and self.tables[-1][0] and self.places <= MOST_MARKS:
            self._end_cell()
            self._words = []
            self._spans = (_span(given.get("colspan", "")), _span(given.get("rowspan", "")))
        elif tag in ("br", "p", "li", "div") and self._words:
            self._words.append("\n")

    def end(self, tag: str) -> None:
        """Hear that an element ends."""
        if tag == "table" and self._depth:
            self._end_cell()
            self._depth -= 1
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()

    def data(self, data: str) -> None:
        """Hear words between elements."""
        if self._words is not None:
            self._words.append(data)

    def close(self) -> None:
        """Hear that there is no more."""

    def _end_cell(self) -> None:
        if self._words is None or not self.tables or self._depth != 1:
            return
        rows, merged = self.tables[-1]
        row, number = rows[-1], len(rows)
        before = len(row)
        while self._down.get(len(row), 0) >= number and len(row) < MOST_COLUMNS:
            row.append(None)
        across, down = self._spans
        place = len(row)
        words = "\n".join(" ".join(line.split()) for line in "".join(self._words).split("\n")).strip()
        row += [words or None, *([None] * (across - 1))]
        self.places += len(row) - before
        if across > 1 or down > 1:
            merged.append(Merged(number, place, number + down - 1, place + across - 1))
        for column in range(place, place + across):
            self._down[column] = number + down - 1
        self._words = None


def _span(words: str) -> int:
    return max(1, min(int(words), MOST_COLUMNS)) if words.isdigit() and len(words) < 5 else 1
