"""A matrix of training: colleagues down the side, courses along the top, a cross where they meet.

Who still needs what is nobody's business in a plan, so the names stay behind: each course becomes a line with how many
colleagues have a cross.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import replace

from plans import field_text
from plans.exchange.headings import normalise
from plans.importing.cells.heading_periods import period, year_of
from plans.importing.cells.headings import meanings, understood
from plans.importing.cells.name_parts import ROLES, sort_of
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.prose.task_lines import is_name
from plans.importing.tables.sheet_table import heading_words
from plans.subjects.training import Activity
from resources.language import gettext as _

_CROSS = re.compile(
    r"(?i)\s*(x+|v|✓|✔|●|■|☑|☒|✅|ja|yes|1|ok|gepland|ingepland|aangemeld|behaald|gevolgd|gehaald|20\d\d)\s*"
)
_NONE = re.compile(
    r"(?i)\s*(-|–|o|☐|nee|no|0|nvt|n\.?v\.?t\.?|nog niet|vrijgesteld|vrijstelling|al gedaan|heeft al|"
    r"(behaald|gehaald|gevolgd|geldig) .*|exempt|later)\s*"
)
_DAY = re.compile(r"\s*(?:\d{1,2}[-/.]\d{1,2}[-/.](?:20)?\d\d|20\d\d-\d\d?-\d\d?)\s*")
_LENGTH = re.compile(r"(.*\S)\s*(?:\(|,(?!\d))\s*([^()]*\d[^()]*(?:uur|uren|u|min\w*|dag\w*|hours?))\s*\)?")
_WEEKDAY = re.compile(
    r"(ma|di|wo|do|vr|za|zo|(maan|dins|woens|donder|vrij|zater|zon)dag|(mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"mon|tue|wed|thu|fri|sat|sun)( \d{1,2}.*)?"
)
_LEGEND = re.compile(r"(?:^|[\s,;(])(\S{1,2})\s*[=:]\s*([^,;=()]+?)(?=\s*(?:[,;()]|$)|\s+\S{1,8}\s*=)")
_DAYS_HAD = re.compile(r"(?i)\b(?:datum|data|dag|date)\s*[=:]\s*(?:gehaald|behaald|gevolgd|gedaan|done|passed)")
_PERCENT = re.compile(r"\s*\d{1,3}(?:[.,]\d+)?\s*%\s*")
_HAD = re.compile(
    r"(?i)(?:gehaald|behaald|gevolgd|gedaan|klaar|heeft|al |geldig|vrij|niet nodig|n\.?v\.?t|done|passed|exempt)"
)
_TO_DO = re.compile(r"(?i)(?:moet|nog|te |volgt|doen|gepland|nodig|to do|still)")
_HOURS = re.compile(r"(?i)\s*\d[\d.,]* ?(?:uur|uren|u|min\w*|dag\w*|hours?)\s*")
_LEAST_COURSES = 2
_MOST_BEFORE = 3
_BY_QUARTER = re.compile(r"(?i)\b(?:getal|cijfer|nummer|number)\s*[=:]\s*(?:het )?(?:kwartaal|quarter)")
"""A legend by which a number says in which quarter somebody goes."""
_CONTRACT = "Contracturen"
_MOST_ROLE_HOURS = 12
_MOST_STACKED = 6
"""Lines from the top on which the headings of a matrix may stand."""
_LEAVES = re.compile(r"(?i)\b(?:van|vanaf|weg|vrij|afwezig|vertrek|begin|start|eerste|from|away|first)\b")
_RETURNS = re.compile(r"(?i)\b(?:tot|t/m|terug\w*|einde?|laatste|weer|until|back|last)\b")


def is_weekday(words: str) -> bool:
    """Return whether a heading is a day of the week, as above a roster."""
    return _WEEKDAY.fullmatch(normalise(words)) is not None


def counted(grid: Grid) -> list[Grid] | None:
    """Return a matrix of training as a list of courses with how many colleagues each is for; None for all else.

    What else is said of the courses or of the colleagues is a column of theirs; without that the names stay behind.
    """
    above = grid.rows
    grid, whens = _stacked(grid)
    above = above[: -len(grid.rows)]
    place = next((place for place, row in enumerate(grid.rows) if _filled(row) > _LEAST_COURSES), None)
    if place is None:
        return None
    top = grid.rows[place]
    side = _side(top)
    lines = [row for row in grid.rows[place + 1 :] if _filled(row)]
    said = {field: row for row in lines if (field := _said_of_courses(_label(row, side)))}
    legend = [row for row in lines if _filled(row) == 1 and "=" in str(row.cell(side))]
    below = [row for row in lines if row not in said.values()]
    headings = {column: words for column, cell in enumerate(top.cells) if (words := heading_words(cell))}
    while below and (
        _only_counts(below[-1], _behind_label(below[-1], side))
        or (_filled(below[-1]) == 1 and "=" in str(below[-1].cell(side)))
    ):
        below = below[:-1]
    below, planned = _without_had([*above, *grid.rows[:place], *legend], below)
    whens |= planned
    crossed = [column for column in headings if column > side and is_crossed([row.cell(column) for row in below])]
    # A course that all of them had is for nobody.
    over = [
        column
        for column in headings
        if planned and column not in crossed and (cells := _cells(below, column)) and all(map(_is_none, cells))
    ]
    rest = [column for column in headings if column != side and column not in (*crossed, *over)]
    if len(crossed) < _LEAST_COURSES or _are_from_until([headings[column] for column in crossed]):
        return None
    if _means("people", headings.get(side, ""), "name"):
        made = _by_course(grid, headings, below, side, crossed, rest, said, whens)
        if made and over:
            made[-1].note += " " + _("Left out: {names}.").format(names=", ".join(headings[column] for column in over))
        return made
    if _means("activities", headings.get(side, ""), "what") and all(
        sort_of(headings[column]) == "person" and _is_course(headings[column]) and not understood(headings[column])
        for column in crossed
    ):
        return _by_name(grid, headings, below, crossed, rest)
    return None


def _are_from_until(headings: list[str]) -> bool:
    """Return whether the only two days beside a name are when somebody goes and comes back."""
    return len(headings) == 2 and bool(_LEAVES.search(headings[0])) and bool(_RETURNS.search(headings[1]))


def _cells(rows: list[Row], column: int) -> list[Cell]:
    return [cell for row in rows if not is_blank(cell := row.cell(column))]


def _side(top: Row) -> int:
    """Return the column with the names of colleagues, or else the first; what is said of them may stand before it."""
    filled = [column for column, cell in enumerate(top.cells) if not is_blank(cell)]
    for place, column in enumerate(filled[:_MOST_BEFORE]):
        words = heading_words(top.cell(column)) or ""
        before = [heading_words(top.cell(other)) or "" for other in filled[:place]]
        if _means("people", words, "name") and all(meanings("people", other) for other in before):
            return column
    return filled[0]


def _label(row: Row, side: int) -> Cell:
    """Return what a line is called: the name in it, or what stands where its name would be or just behind it."""
    return row.cell(side) if not is_blank(row.cell(side)) else row.cell(_behind_label(row, side))


def _behind_label(row: Row, side: int) -> int:
    """Return the column of the label of a line without a name: the first text, when it stands near the names."""
    first = next((column for column, cell in enumerate(row.cells) if not is_blank(cell)), side)
    near = side < first < side + _MOST_BEFORE and isinstance(row.cell(first), str)
    return first if is_blank(row.cell(side)) and near else side


def _stacked(grid: Grid) -> tuple[Grid, dict[int, str]]:
    """Return a matrix with what stands about its courses on lines above each other on one, and when each course is."""
    for place, row in enumerate(grid.rows[:_MOST_STACKED]):
        side = next((column for column, cell in enumerate(row.cells) if not is_blank(cell)), -1)
        above = [other for other in grid.rows[:place] if _filled(other) >= _LEAST_COURSES]
        if side < 0 or not above or not _means("people", str(row.cell(side)), "name"):
            continue
        if any(not is_blank(other.cell(column)) for other in above for column in range(side + 1)):
            continue
        named_from = next(column for column, cell in enumerate(above[0].cells) if not is_blank(cell))
        if any(is_blank(above[0].cell(column)) for column in range(named_from, len(row.cells)) if row.cell(column)):
            # Over several courses stands what sort they are.
            return replace(grid, rows=[row, *grid.rows[place + 1 :]], note=grid.note), {}
        whens: dict[int, str] = {}
        cells: list[Cell] = [row.cell(column) for column in range(max(map(len, (o.cells for o in (row, *above)))))]
        for column in range(side + 1, len(cells)):
            named, *more = [str(other.cell(column)) for other in (*above, row) if not is_blank(other.cell(column))] or [
                ""
            ]
            if not more or is_blank(above[0].cell(column)):
                continue
            hours = next((words for words in more if _HOURS.fullmatch(words)), "")
            when = [words for words in more if words != hours]
            if when:
                whens[column] = when[-1]
            cells[column] = f"{named} ({hours})" if hours else named
        return replace(grid, rows=[replace(row, cells=cells), *grid.rows[place + 1 :]]), whens
    return grid, {}


def _said_of_courses(cell: Cell) -> str:
    """Return what a line among those of colleagues says of the courses: how long they take, or when they are."""
    words = heading_words(cell) or ""
    if not words or (is_name(words) and not words.endswith(":")):
        return ""
    found = [meaning.field for meaning in meanings("activities", words) if meaning.certain]
    return next((field for field in found if field in ("hours", "on", "places")), "")


def _without_had(above: list[Row], below: list[Row]) -> tuple[list[Row], dict[int, str]]:
    """Return the lines without the sign that a legend above gives to who had a course: "x = moet nog, v = gehaald".

    And by column the months that stand behind the sign of who goes: "pl = gepland" with "pl mrt".
    """
    words = " ".join(str(cell) for row in above for cell in row.cells if not is_blank(cell))
    signs = {sign.casefold(): meaning.strip() for sign, meaning in _LEGEND.findall(words)}
    had = {sign for sign, meaning in signs.items() if _HAD.match(meaning)}
    if not had or not any(_TO_DO.match(meaning) for meaning in signs.values()):
        return below, {}
    had_days = _DAYS_HAD.search(words) is not None
    goes = [sign for sign in signs if _TO_DO.match(signs[sign]) and sign.isalpha()]
    planned: dict[int, list[str]] = {}
    means = dict.fromkeys(had, "-") | dict.fromkeys(goes, "x")
    if _BY_QUARTER.search(words):
        means |= dict.fromkeys("1234", "x")

    def meant(cell: Cell, column: int) -> Cell:
        plain = str(cell).strip().casefold()
        sign, _space, when = plain.partition(" ")
        if sign in goes and when and period(when) is not None:
            planned.setdefault(column, [])
            planned[column] += [] if when in planned[column] else [when]
            return "x"
        if had_days and (isinstance(cell, dt.date) or _DAY.fullmatch(plain)):
            return "-"
        return means.get(plain, cell)

    lines = [replace(row, cells=[meant(cell, column) for column, cell in enumerate(row.cells)]) for row in below]
    return lines, {column: ", ".join(whens) for column, whens in planned.items()}


def _only_counts(row: Row, side: int) -> bool:
    """Return whether a line holds, behind its words, numbers alone, of which one is more than a cross could say."""
    cells = [cell for column, cell in enumerate(row.cells) if column > side and not is_blank(cell)]
    if cells and all(isinstance(cell, str) and _PERCENT.fullmatch(cell) for cell in cells):
        return True
    return bool(cells) and all(isinstance(cell, int) for cell in cells) and any(cell not in (0, 1) for cell in cells)


def _by_course(
    grid: Grid,
    headings: dict[int, str],
    below: list[Row],
    side: int,
    crossed: list[int],
    rest: list[int],
    said: dict[str, Row],
    whens: dict[int, str],
) -> list[Grid] | None:
    """Return a matrix with colleagues down the side: the courses, and the colleagues when more is said of them."""
    if not all(_is_course(headings[column]) for column in crossed):
        return None
    if not all(meanings("people", headings[column]) for column in rest):
        return None
    people = [row for row in below if isinstance(row.cell(side), str)]
    lines = []
    for number, column in enumerate(crossed, start=1):
        found = _LENGTH.fullmatch(headings[column])
        cells = [cell for row in people if not is_blank(cell := row.cell(column))]
        days = Counter(cell for cell in cells if isinstance(cell, dt.date) or _DAY.fullmatch(str(cell)))
        # The day on which one person went is no day of the course.
        day = next((day for day, times in days.most_common(1) if times > 1), whens.get(column))
        name, hours = (found[1], found[2]) if found else (headings[column], None)
        told = {field: row.cell(column) for field, row in said.items()}
        lines.append(Row(number, [name, sum(map(is_cross, cells)), told.get("hours", hours), told.get("on", day)]))
    made = [_counted(grid, ["hours", "on"], lines)]
    if any(not _means("people", headings[column], "function") for column in rest):
        columns = [side, *rest]
        rows = [Row(row.number, [row.cell(column) for column in columns], row.hidden) for row in below]
        head: list[Cell] = [
            _with_contract(headings[column], [row.cell(column) for row in people]) for column in columns
        ]
        made = [Grid(grid.name, [Row(0, head), *rows]), replace(made[0], note=_("The crosses are counted by course."))]
    return made


def _with_contract(words: str, cells: list[Cell]) -> str:
    """Return a heading of hours as that of a contract, when nobody has so many for a role."""
    if not _means("people", words, "hours_per_week"):
        return words
    return _CONTRACT if any(isinstance(cell, int | float) and cell > _MOST_ROLE_HOURS for cell in cells) else words


def _by_name(
    grid: Grid, headings: dict[int, str], below: list[Row], crossed: list[int], rest: list[int]
) -> list[Grid] | None:
    """Return a matrix with courses down the side and colleagues along the top."""
    side = min(headings)
    head = [headings[column] for column in rest]
    lines = [
        Row(
            row.number,
            [
                row.cell(side),
                sum(is_cross(row.cell(column)) for column in crossed) or None,
                *(row.cell(column) for column in rest),
            ],
            row.hidden,
        )
        for row in below
        if not is_blank(row.cell(side))
    ]
    return [_counted(grid, head, lines)]


def _counted(grid: Grid, more: list[str], lines: list[Row]) -> Grid:
    fields = Activity.fields()
    head = [field_text.short_name(Activity, name) if name in fields else name for name in ("what", "places", *more)]
    return Grid(grid.name, [Row(0, [*head]), *lines], note=_("The crosses are counted by course; the names stay here."))


def is_crossed(cells: list[Cell]) -> bool:
    """Return whether a column holds crosses, and nothing else than that somebody has none."""
    filled = [cell for cell in cells if not is_blank(cell)]
    return any(map(is_cross, filled)) and all(is_cross(cell) or _is_none(cell) for cell in filled)


def _means(table: str, words: str, field: str) -> bool:
    return any(meaning.field == field and meaning.certain for meaning in meanings(table, words))


def _filled(row: Row) -> int:
    return sum(not is_blank(cell) for cell in row.cells)


def _is_course(words: str) -> bool:
    """Return whether a heading may be the name of a course: nothing that is said of somebody, and no part of time."""
    known = [meaning for meaning in meanings("people", words) if meaning.certain]
    return (
        not known
        and normalise(words) not in ROLES
        and not is_weekday(words)
        and period(words) is None
        and year_of(words) is None
    )


def is_cross(cell: Cell) -> bool:
    """Return whether a cell says that somebody takes part: a cross, a yes, a day."""
    return (
        isinstance(cell, dt.date)
        or cell is True
        or (not isinstance(cell, bool) and (_CROSS.fullmatch(str(cell)) or _DAY.fullmatch(str(cell))) is not None)
    )


def _is_none(cell: Cell) -> bool:
    return cell is False or (isinstance(cell, str | int) and _NONE.fullmatch(str(cell)) is not None)
