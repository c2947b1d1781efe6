"""A matrix of training: colleagues down the side, courses along the top, a cross where they meet.

Who still needs what is nobody's business in a plan, so the names stay behind: each course becomes a line with how many
colleagues have a cross.
"""

from __future__ import annotations

import datetime as dt
import re

from plans import field_text
from plans.exchange.headings import normalise
from plans.importing.grid import Cell, Grid, Row, is_blank
from plans.importing.headings import meanings, period, year_of
from plans.importing.name_parts import sort_of
from plans.importing.sheet_table import heading_words
from plans.subjects.training import Activity
from resources.language import gettext as _

_CROSS = re.compile(r"(?i)\s*(x+|v|✓|✔|●|■|☑|☒|✅|ja|yes|1|ok|behaald|gevolgd|gehaald|20\d\d)\s*")
_NONE = re.compile(r"(?i)\s*(-|–|o|☐|nee|no|0|nvt|n\.v\.t\.|nog niet)\s*")
_WEEKDAY = re.compile(
    r"(ma|di|wo|do|vr|za|zo|(maan|dins|woens|donder|vrij|zater|zon)dag|(mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"mon|tue|wed|thu|fri|sat|sun)( \d{1,2}.*)?"
)
_LEAST_COURSES = 2


def is_weekday(words: str) -> bool:
    """Return whether a heading is a day of the week, as above a roster."""
    return _WEEKDAY.fullmatch(normalise(words)) is not None


def counted(grid: Grid) -> Grid | None:
    """Return a matrix of training as a list of courses with how many colleagues each is for; None for all else."""
    place = next((place for place, row in enumerate(grid.rows) if _filled(row) > _LEAST_COURSES), None)
    if place is None:
        return None
    top, below = grid.rows[place], [row for row in grid.rows[place + 1 :] if _filled(row)]
    side = next(column for column, cell in enumerate(top.cells) if not is_blank(cell))
    corner = str(top.cell(side))
    if not _means("people", corner, "name"):
        crosses = _by_name(top, side, below) if _means("activities", corner, "what") else []
        return _counted(grid, crosses) if crosses else None
    people = [row for row in below if isinstance(row.cell(side), str)]
    courses = {
        column: words
        for column, cell in enumerate(top.cells)
        if column > side and (words := heading_words(cell)) and _is_course(words)
    }
    cells = {column: [row.cell(column) for row in people if not is_blank(row.cell(column))] for column in courses}
    crossed = {column: sum(map(_is_cross, found)) for column, found in cells.items()}
    if (
        len(courses) < _LEAST_COURSES
        or not any(crossed.values())
        or not all(_is_cross(cell) or _is_none(cell) for found in cells.values() for cell in found)
    ):
        return None
    return _counted(grid, [(words, crossed[column]) for column, words in courses.items()])


def _by_name(top: Row, side: int, below: list[Row]) -> list[tuple[str, int]]:
    """Return the courses of a matrix with names along the top, with their crosses; nothing when it is none."""
    names = [column for column, cell in enumerate(top.cells) if column > side and not is_blank(cell)]
    cells = [row.cell(column) for row in below for column in names if not is_blank(row.cell(column))]
    if len(names) < _LEAST_COURSES or not any(map(_is_cross, cells)):
        return []
    if not all(sort_of(str(top.cell(column))) == "person" and _is_course(str(top.cell(column))) for column in names):
        return []
    if not all(_is_cross(cell) or _is_none(cell) for cell in cells):
        return []
    return [
        (str(row.cell(side)).strip(), sum(_is_cross(row.cell(column)) for column in names))
        for row in below
        if not is_blank(row.cell(side))
    ]


def _counted(grid: Grid, crosses: list[tuple[str, int]]) -> Grid:
    head = [field_text.short_name(Activity, name) for name in ("what", "places")]
    lines = [Row(number, [*cells]) for number, cells in enumerate(crosses, start=1)]
    return Grid(grid.name, [Row(0, [*head]), *lines], note=_("The crosses are counted by course; the names stay here."))


def _means(table: str, words: str, field: str) -> bool:
    return any(meaning.field == field and meaning.certain for meaning in meanings(table, words))


def _filled(row: Row) -> int:
    return sum(not is_blank(cell) for cell in row.cells)


def _is_course(words: str) -> bool:
    """Return whether a heading may be the name of a course: nothing that is said of somebody, and no part of time."""
    known = [meaning for meaning in meanings("people", words) if meaning.certain]
    return not known and not is_weekday(words) and period(words) is None and year_of(words) is None


def _is_cross(cell: Cell) -> bool:
    return (
        isinstance(cell, dt.date)
        or cell is True
        or (not isinstance(cell, bool) and _CROSS.fullmatch(str(cell)) is not None)
    )


def _is_none(cell: Cell) -> bool:
    return cell is False or (isinstance(cell, str | int) and _NONE.fullmatch(str(cell)) is not None)
