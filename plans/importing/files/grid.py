"""What a file holds before anybody knows what it means: sheets of cells, and the texts of a document."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from plans.errors import PlanError
from resources.language import gettext as _
from resources.language import ngettext

Cell = str | int | float | dt.date | bool | None
"""A value as a person sees it in the file; a percentage, or a number with a unit in its format, is text."""

PART = "d_"
"""How the bookmarks of the parts of a plan printed by us begin."""
_CHAPTERS = frozenset(("summary", "team", "vision", "goals", "actions", "people", "training", "budget", "conditions"))
_MANY_CHAPTERS = 4
_EXPLAINS = re.compile(r"(?i)[=:]|\b(?:is|betekent|means)\b")
"""What may say what colours or letters mean."""
OTHER = "other"
"""A part without a bookmark of its own."""
_GOAL = re.compile(r"\s*(\d{1,2})\s")

MOST_ROWS = 2_000
"""Lines with something in them, in all sheets of a file together."""
MOST_PLACES = 50_000
"""Lines that are looked at, empty ones included."""
MOST_COLUMNS = 250
MOST_SHEETS = 60


@dataclass(frozen=True)
class Row:
    """A line with something in it; ``number`` is what the spreadsheet calls it."""

    number: int
    cells: list[Cell]
    hidden: bool = False

    def cell(self, place: int) -> Cell:
        """Return what stands in a column (0 is the first), nothing beyond the end."""
        return self.cells[place] if 0 <= place < len(self.cells) else None


@dataclass(frozen=True)
class Merged:
    """Cells that are one: the numbers of the first and last line, and the places of the first and last column."""

    first: int
    left: int
    last: int
    right: int


@dataclass
class Grid:
    """One sheet, or one table of a document: its name, and its lines without the empty ones."""

    name: str
    rows: list[Row] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    unknown: set[tuple[int, int]] = field(default_factory=set)
    """Cells (line number, column) with a formula of which the file does not hold the outcome."""
    fills: dict[tuple[int, int], str] = field(default_factory=dict)
    """The colours with which cells (line number, column) are filled, when they are neither white nor grey."""
    beside: list[str] = field(default_factory=list)
    """Texts of the document that may say what those colours, or letters in it, mean."""
    note: str = ""
    """What is to be said of it, when it is not as it stands in the file."""
    told: bool = False
    """Whether it was made of running text."""
    bare: bool = False
    """Whether numbers come without the form in which they are shown: a percentage looks like a fraction then."""
    card: bool = False
    """Whether each line was a card or a column of its own: what is said there before the actions is of its goal."""
    hidden: bool = False
    """Whether the spreadsheet does not show this sheet."""
    hidden_columns: frozenset[int] = frozenset()
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    """What somebody wrote beside cells (line number, column) of it."""
    part: str = ""
    """The part of a plan printed by us in which a table of a document stands, by its bookmark."""
    below: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    """The paragraphs that stand small below the words of cells (line number, column) of it; the cells hold them too."""
    after: int | None = None
    """How many texts of a document stand before this table of it; a sheet has none."""
    goal: str = ""
    """The goal that stands right above a table of steps in a document, as a line that names it: "Doel: …"."""
    known: Known | None = None
    """What it is, where the file itself says so."""


@dataclass(frozen=True)
class Known:
    """What a table is, as the file itself says: what it becomes, and the meaning of each of its columns."""

    becomes: str
    columns: dict[int, str] = field(default_factory=dict)


def part_of(marks: Iterable[str], words: str, before: str, *, chapter: bool) -> str:
    """Return the part of a plan printed by us that begins with a heading, by its bookmarks ``marks``.

    Whoever types a heading anew may lose its bookmark: a goal is known by its number, a ``chapter`` ends what stood
    ``before``.
    """
    named = next((mark.removeprefix(PART) for mark in marks if mark.startswith(PART)), "")
    if named or not before:
        return named
    if before.startswith("goal_") and (number := _GOAL.match(words)):
        return f"goal_{number[1]}"
    return OTHER if chapter else before


def is_own_page(marks: Iterable[str]) -> bool:
    """Return whether the bookmarks of headings are those of a web page that we made of a plan."""
    return len(_CHAPTERS.intersection(marks)) >= _MANY_CHAPTERS


@dataclass(frozen=True)
class PrintedLine:
    """A paragraph of a plan printed by us: the part it stands in, its words with tabs, and whether it is a heading."""

    part: str
    words: str
    heading: bool = False
    small: bool = False


@dataclass(frozen=True)
class Passage:
    """A text of a document, with the heading that it stands under."""

    heading: str
    text: str
    listed: bool = field(default=False, compare=False)
    """Whether it is a point of a list."""
    level: int = field(default=0, compare=False)
    """How far such a point is set in: 0 is the outermost."""


@dataclass
class Content:
    """All that a file holds; a spreadsheet has no texts."""

    grids: list[Grid] = field(default_factory=list)
    texts: list[Passage] = field(default_factory=list)
    printed: list[PrintedLine] = field(default_factory=list)
    """The paragraphs of the parts of a plan printed by us; none in any other document."""


def is_blank(cell: Cell) -> bool:
    """Return whether nothing stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def filled_rows(
    rows: Iterable[tuple[int, Iterable[Cell]]], name: str, before: int = 0, hidden: frozenset[int] = frozenset()
) -> list[Row]:
    """Return the lines that hold something; raises PlanError when there are too many, with the ``before`` earlier ones.

    ``hidden`` holds the numbers of the lines that the spreadsheet does not show.
    """
    found = []
    for number, row in rows:
        cells = list(row)
        while cells and is_blank(cells[-1]):
            cells.pop()
        if cells:
            found.append(Row(number, cells, number in hidden))
            if before + len(found) > MOST_ROWS:
                raise PlanError(
                    ngettext(
                        "“{file}” has more than {count} line.", "“{file}” has more than {count} lines.", MOST_ROWS
                    ).format(file=name, count=MOST_ROWS),
                    _("Do it in parts: first one sheet, then the next."),
                )
    return found


def explained_beside(content: Content) -> None:
    """Put the texts of a document that may say what colours or letters mean beside each of its tables."""
    said = [passage.text for passage in content.texts if _EXPLAINS.search(passage.text)]
    for grid in content.grids:
        grid.beside = said
