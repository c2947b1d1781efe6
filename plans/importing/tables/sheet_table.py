"""A table as it stands on a sheet: its headings, its lines, and what each line is."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Literal

from plans.dates import MONTH_NAMES
from plans.importing.files.grid import Cell, Known, is_blank

RowKind = Literal[
    "row", "section", "total", "balance", "heading", "note", "example", "archived", "client", "idle", "agenda"
]
"""What a line is: of the list, between, a sum, what that leaves, headings again, a remark, an example, put away, of a
client, no plan, of a meeting."""

LONGEST_HEADING = 80

_MONTH = "|".join(sorted((name for names in MONTH_NAMES for name in names), key=len, reverse=True))
_SHORT_YEAR = re.compile(rf"(?i)\b({_MONTH})\.?-([23]\d)$")
"""A month with a year of two figures: "dec-27"."""

_BROKEN = re.compile(r"(?<=[^\W\d_])-[ \t]*\n\s*(?=[a-z])")
"""Where a word of a heading goes on below: "dienst-" above "verband"."""


@dataclass
class TableRow:
    """A line of a table: its number in the sheet, its cells by column of the sheet, and what it is."""

    number: int
    cells: dict[int, Cell]
    kind: RowKind = "row"
    hidden: bool = False
    carried: set[int] = field(default_factory=set)
    """Columns that are merged with the line above: what stands there counts for this line too."""
    unknown: set[int] = field(default_factory=set)
    """Columns with a formula without an outcome."""
    section: str = ""
    """The line between above it."""
    after_gap: bool = False
    wide: bool = False
    """Whether one text is merged over all columns of the table."""
    may_sum: bool = False
    """Whether its figures are those of the lines above it together, which may be by chance."""

    @property
    def filled(self) -> list[int]:
        """Return the columns in which something stands."""
        return [column for column, cell in self.cells.items() if not is_blank(cell)]


@dataclass
class SheetTable:
    """A table as it stands on a sheet, before anybody said what it means."""

    sheet: str
    title: str
    headings: dict[int, str]
    """The heading of each column of the sheet, empty where none stands."""
    rows: list[TableRow]
    number: int = 0
    """Which table of the file it is, from 1."""
    headed: bool = True
    """Whether its headings stand in the sheet."""
    note: str = ""
    """What is to be said of it, when it is not as it stands in the file."""
    told: bool = False
    """Whether it was made of running text."""
    bare: bool = False
    """Whether numbers come without the form in which they are shown."""
    card: bool = False
    """Whether each line was a card or a column of its own."""
    as_stands: bool = False
    """Whether its lines and columns are those of the sheet."""
    goal: str = ""
    """The goal that stands right above a table of steps in a document, as a line that names it: "Doel: …"."""
    month_first: bool = False
    """Whether its dates stand with the month before the day."""
    known: Known | None = None
    """What it is, where the file itself says so: a table of a plan that we printed."""

    @property
    def printed(self) -> bool:
        """Whether its lines are records as we printed them: nothing in them is to be guessed."""
        return self.known is not None and bool(self.known.becomes)

    def column(self, place: int) -> list[Cell]:
        """Return the cells of the lines of the list in a column, without the empty ones."""
        return [row.cells[place] for row in self.rows if row.kind == "row" and not is_blank(row.cells.get(place))]


def column_letter(place: int) -> str:
    """Return what a spreadsheet calls a column: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def heading_words(cell: Cell) -> str | None:
    """Return a cell as a heading: a year, a month and a truth value too; None when it is none."""
    if is_blank(cell):
        return ""
    if isinstance(cell, bool):
        # "Waar" as a heading, made into a truth value by a Dutch spreadsheet.
        return "Waar" if cell else "Onwaar"
    if isinstance(cell, int) and (2000 <= cell <= 2100 or 1 <= cell <= 12):
        return str(cell)
    if isinstance(cell, dt.date):
        return f"{cell.month}-{cell.year}" if cell.day == 1 else None
    if not isinstance(cell, str):
        return None
    words = _SHORT_YEAR.sub(r"\1 20\2", " ".join(_BROKEN.sub("", cell).split()))
    return words if len(words) <= LONGEST_HEADING else None
