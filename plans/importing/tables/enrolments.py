"""A register of who takes which course, out of a learning system: each course becomes a line, the names stay behind.

As in a matrix of training, who still needs what is nobody's business in a plan.
"""

from __future__ import annotations

import re

from plans.exchange.headings import normalise
from plans.importing.cells.headings import meanings
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.tables.sheet_table import heading_words
from resources.language import gettext as _

_LEAST_HEADINGS, _LEAST_ROWS = 4, 3
_COURSE = re.compile(r"leeractiviteit|cursus|training|scholing|opleiding|e ?learning|module|\bles|course|class")
_HAD = re.compile(r"(?i)\s*(?:voltooid|afgerond|behaald|gehaald|geslaagd|completed|passed|done)\b.*")
_NOT = re.compile(r"(?i)\s*(?:geannuleerd|afgemeld|uitgeschreven|vervallen|cancelled|canceled|withdrawn)\b.*")
_KEPT = ("hours", "on", "form", "given_by", "cost_each")
"""What is said of a course on the line of everybody who takes it."""
_OF_SOMEBODY = ("name", "first_name", "last_name", "number", "contact", "function", "location")


def by_course(grid: Grid) -> Grid | None:
    """Return a register as a list of its courses with how many take each; None for all else."""
    for place, row in enumerate(grid.rows[:6]):
        headings = {column: words for column, cell in enumerate(row.cells) if (words := heading_words(cell))}
        if len(headings) < _LEAST_HEADINGS:
            continue
        names = [_column(headings, "people", part) for part in ("name", "last_name", "first_name")]
        name = next((column for column in names if column is not None), None)
        course = _column(headings, "activities", "what")
        if name is None or course is None or name == course or not _COURSE.search(normalise(headings[course])):
            continue
        return _counted(grid, place, headings, name, course)
    return None


def _counted(grid: Grid, place: int, headings: dict[int, str], name: int, course: int) -> Grid | None:
    lines = [row for row in grid.rows[place + 1 :] if not is_blank(row.cell(name)) and not is_blank(row.cell(course))]
    who = {str(row.cell(name)) for row in lines}
    courses = list(dict.fromkeys(str(row.cell(course)) for row in lines))
    # Somebody stands there more than once, and so does a course.
    if len(lines) < _LEAST_ROWS or len(who) == len(lines) or len(courses) == len(lines):
        return None
    status = next(
        (column for column, words in headings.items() if normalise(words) in ("status", "stand", "state")), -1
    )
    kept = {part: column for part in _KEPT if (column := _column(headings, "activities", part)) is not None}
    rows: list[Row] = []
    had: list[str] = []
    for number, title in enumerate(courses, start=1):
        own = [row for row in lines if str(row.cell(course)) == title]
        done = [row for row in own if _HAD.fullmatch(str(row.cell(status) or ""))]
        off = [row for row in own if _NOT.fullmatch(str(row.cell(status) or ""))]
        coming = [row for row in own if row not in done and row not in off]
        had += [f"{title} ({len(done) + len(off)})"] if done or off else []
        if not coming:
            continue
        said: list[Cell] = [
            next((cell for row in coming if not is_blank(cell := row.cell(column))), None) for column in kept.values()
        ]
        rows.append(Row(number, [title, len(coming), *said]))
    head: list[Cell] = [headings[course], "Aantal plekken", *(headings[column] for column in kept.values())]
    note = _("How many take each course is counted; the names stay here.")
    if had:
        note += " " + _("Not counted, because it is done or cancelled: {names}.").format(names=", ".join(had))
    used = {course, status, *kept.values()}
    left = [words for column, words in headings.items() if column not in used and not _of_somebody(words)]
    if left:
        note += " " + _("Left out: {names}.").format(names=", ".join(left))
    return Grid(grid.name, [Row(0, head), *rows], note=note) if rows else None


def _column(headings: dict[int, str], table: str, field: str) -> int | None:
    return next((column for column, words in headings.items() if _means(table, words, field)), None)


def _means(table: str, words: str, field: str) -> bool:
    return any(meaning.field == field and meaning.certain for meaning in meanings(table, words))


def _of_somebody(words: str) -> bool:
    return any(_means("people", words, field) for field in _OF_SOMEBODY)
