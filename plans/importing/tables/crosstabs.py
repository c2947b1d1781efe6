"""Tables of which the columns are people or days: who does what by letters (RACI), planners and calendars of a year.

Each becomes a list with a line for every action, so that it is shown, chosen and taken like any other.
"""

from __future__ import annotations

import re

from plans.exchange.headings import table_of
from plans.importing.cells.heading_periods import period
from plans.importing.cells.headings import meanings, understood
from plans.importing.files.grid import MOST_ROWS, Cell, Grid, Row, is_blank
from plans.importing.prose.lesson_lines import LESSON, parse_lesson
from plans.importing.prose.task_lines import is_name, parse_task
from plans.importing.tables.idle_lines import is_idle
from plans.importing.tables.sheet_table import heading_words
from resources.language import gettext as _

_LETTERS = re.compile(r"(?i)\s*[RASCIVOUGTB]\s*(?:[/,+&\s]\s*[RASCIVOUGTB]\s*)*")
_DOING = "RUTV"
"""The letters for who does it, in English and Dutch, the surest first."""
_LEGEND = re.compile(
    r"(?i)\b([a-z])\s*(?:=|:|staat voor)\s*(?:\w+ ){0,3}?(?:uitvoer\w*|doet|trekker|trekt|"
    r"responsible|voert)"
)
_ROLE_OF = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]\s*")
_FREE = re.compile(
    r"(?i)(?:.*(?:vakantie|reces)|\w*stop|\w*sluiting|feestdagen\b.*|niets|kerst|pasen|pinksteren|hemelvaart|koningsdag|feestdag(?:en)?|vrij|verlof|holiday|-|–|x|nvt|n\.v\.t\.)"
)
_BETWEEN = re.compile(r"\s*(?:;|\n|\s/\s|\s\+\s)\s*(?![^(\n]*\))")
_ON_NEXT = re.compile(r"\n\s*(?=\()")
"""What stands in brackets on a line of its own goes with the line above."""
_POINT = re.compile(r"^\s*[•*·–-]\s*")
_LEAST = 2
_HOURS = re.compile(r"(?i)\s*(?:uren|uur|hours)\b")
_MOST_TOLD = 3
_TOLD = {"role": "Rol", "function": "Functie", "hours_per_week": "Uren per week", "location": "Afdeling"}
"""What lines between the names and the actions may say of people, with the heading for it."""
_LEAST_LETTERS = 0.9
_MOST_SHORT = 3
_LONGEST_LETTERS = 12


def by_letters(grid: Grid) -> list[Grid] | None:
    """Return a RACI as the list of its actions, done by who has the R, and the people with their roles."""
    place = next((place for place, row in enumerate(grid.rows) if _filled(row) > _LEAST), None)
    if place is None:
        return None
    top, below = grid.rows[place], grid.rows[place + 1 :]
    headings = {column: words for column, cell in enumerate(top.cells) if (words := heading_words(cell))}
    side = min(headings, default=0)
    told_of = {field: row for row in below[:_MOST_TOLD] if (field := _said_of_people(row.cell(side)))}
    below = [row for row in below if row not in told_of.values()]
    lettered = [column for column in headings if _is_lettered([row.cell(column) for row in below])]
    letters = [str(row.cell(column)) for row in below for column in lettered if not is_blank(row.cell(column))]
    legend = _LEGEND.search(" ".join(str(cell) for row in grid.rows for cell in row.cells if isinstance(cell, str)))
    order = f"{legend[1].upper()}{_DOING}" if legend else _DOING
    used = {mark for cell in letters for mark in cell.upper() if mark.isalpha()}
    letter = next((mark for mark in order if mark in used), None)
    if len(lettered) < _LEAST or letter is None or len(used) < _LEAST:
        return None
    does_it = re.compile(rf"(?i)(?<![a-z]){letter}(?![a-z])")
    rest = [column for column in headings if column not in lettered]
    named = {column: _ROLE_OF.fullmatch(headings[column]) for column in lettered}
    who = {column: found[2] if found else headings[column] for column, found in named.items()}
    head: list[Cell] = ["Wie", *(headings[column] for column in rest)]
    lines = []
    for row in below:
        if _filled(row) < _LEAST:
            continue
        does = [who[column] for column in lettered if does_it.search(str(row.cell(column) or ""))]
        lines.append(Row(row.number, [", ".join(does) or None, *(row.cell(column) for column in rest)], row.hidden))
    note = _("Who has the {letter} takes the lead; the other letters stay here.").format(letter=letter)
    found = [Grid(grid.name, [Row(top.number, head), *lines], note=note)]
    people: list[list[Cell]] = [[match[2], match[1]] for match in named.values() if match and is_name(match[2])]
    if told_of and all(is_name(who[column]) for column in lettered):
        head = ["Naam", *(_TOLD[field] for field in told_of)]
        lines = [
            Row(number, [who[column], *(row.cell(column) for row in told_of.values())])
            for number, column in enumerate(lettered, start=1)
        ]
        found.append(Grid(grid.name, [Row(0, head), *lines]))
    elif people:
        rows = [Row(number, cells) for number, cells in enumerate(people, start=1)]
        found.append(Grid(grid.name, [Row(0, ["Naam", "Rol"]), *rows]))
    return found


def _said_of_people(cell: Cell) -> str:
    """Return what a line below the names says of them: what they are, or how many hours they have."""
    words = heading_words(cell) or ""
    said = {meaning.field for side in (words, *words.split("/")) for meaning in meanings("people", side)}
    said |= {"hours_per_week"} if _HOURS.match(words) else set()
    return next((field for field in _TOLD if field in said and not table_of(words)), "")


def by_time(grid: Grid) -> list[Grid] | None:
    """Return a planner or calendar, with weeks or months along one side, as lists of what is in it."""
    for place, row in enumerate(grid.rows[:6]):
        headings = {column: words for column, cell in enumerate(row.cells) if (words := heading_words(cell))}
        if len(headings) < _LEAST or _goes_on(grid.rows[place : place + 2]):
            continue
        below = grid.rows[place + 1 :]
        return (
            _across(grid, row, headings, below) or _by_kind(grid, headings, below) or _down(grid, row, headings, below)
        )
    return None


def _goes_on(rows: list[Row]) -> bool:
    """Return whether quarters stand above the months of the next line, which say more."""
    parts = [sum(period(heading_words(cell) or "") is not None for cell in row.cells) for row in rows]
    return len(parts) > 1 and _LEAST <= parts[0] < parts[1] and parts[0] == _filled(rows[0])


def _across(grid: Grid, top: Row, headings: dict[int, str], below: list[Row]) -> list[Grid] | None:
    """Return a planner with people or places down the side and weeks or months along the top."""
    parts = [column for column, words in headings.items() if period(words) is not None]
    others = [column for column in headings if column not in parts]
    side = min([*others, *parts]) if others else min(parts) - 1
    if len(parts) < _LEAST or side < 0 or side in parts or [column for column in others if column != side]:
        return None
    corner = headings.get(side, "")
    named = [row for row in below if not is_blank(row.cell(side))]
    words = [cell for row in named for column in parts if not is_blank(cell := row.cell(column))]
    asked = (
        {meaning.field for table in ("people", "actions") for meaning in meanings(table, corner)} if corner else {""}
    )
    people = not asked & {"where", "location"} and all(is_name(str(row.cell(side))) for row in named)
    if not named or not words or not asked & ({"", "name", "owner_id"} if people else {"", "where", "location"}):
        return None
    if not people and (len(named) < _LEAST or any(table_of(str(row.cell(side))) for row in named)):
        return None
    if sum(isinstance(cell, str) and len(cell) > _MOST_SHORT for cell in words) < len(words) * _LEAST_LETTERS:
        return None
    found = [
        (str(row.cell(column)), str(row.cell(side)), headings[column])
        for row in named
        for column in parts
        if not is_blank(row.cell(column))
    ]
    return _listed(grid, found, places=not people)


def _by_kind(grid: Grid, headings: dict[int, str], below: list[Row]) -> list[Grid] | None:
    """Return a planner with what is done, taught and so on down the side, and the months along the top."""
    parts = {column: words for column, words in headings.items() if period(words) is not None}
    side = min(headings) - 1 if len(parts) == len(headings) else min(headings)
    kinds = {row.number: table_of(str(row.cell(side) or "")) for row in below}
    if any(column > side for column in headings.keys() - parts.keys()):
        return None
    if len(parts) < _LEAST or side < 0 or side in parts or not {"actions", "activities"} & set(kinds.values()):
        return None
    cells = [
        (kinds[row.number], str(cell), words)
        for row in below
        for column, words in parts.items()
        if not is_blank(cell := row.cell(column)) and kinds[row.number] in ("actions", "activities")
    ]
    if not cells or any(len(words) <= _MOST_SHORT or not any(map(str.isalpha, words)) for _kind, words, _when in cells):
        return None
    acting = [
        (_POINT.sub("", line), "", when)
        for kind, words, when in cells
        if kind == "actions"
        for line in words.split("\n")
        if line.strip()
    ]
    taught = [
        parse_lesson(line, when)
        for kind, words, when in cells
        if kind == "activities"
        for line in (words.split("\n") if _POINT.match(words) else [", ".join(words.split("\n"))])
    ]
    found = _listed(grid, acting) or []
    if taught:
        found.append(Grid(grid.name, [Row(0, [*LESSON]), *(Row(n, line) for n, line in enumerate(taught, start=1))]))
    left = [str(row.cell(side)) for row in below if kinds[row.number] not in ("actions", "activities") and _filled(row)]
    if found and left:
        said = _("Left out: {names}.").format(names=", ".join(left))
        found[0].note = f"{found[0].note or _('Read from a planner; please check.')} {said}"
    return found or None


def _down(grid: Grid, top: Row, headings: dict[int, str], below: list[Row]) -> list[Grid] | None:
    """Return a calendar with months or weeks down the side, and people or kinds of things along the top."""
    side = min(column for row in [top, *below] for column, cell in enumerate(row.cells) if not is_blank(cell))
    dated = [row for row in below if period(heading_words(row.cell(side)) or "") is not None]
    columns = {column: words for column, words in headings.items() if column > side}
    if len(dated) < _LEAST or len(dated) < len(below) * 0.6 or not columns:
        return None
    tables = {column: table_of(words) for column, words in columns.items()}
    acting = [column for column, name in tables.items() if name == "actions"]
    if not any(tables.values()):
        acting = [
            # Jan is somebody rather than a month, beside other names.
            column
            for column, words in columns.items()
            if is_name(words) and (not understood(words) or words == "Jan")
        ]
        if len(columns) == 1 and len(next(iter(columns.values())).split()) < _LEAST:
            # "Gebeurtenis" is written as a name is.
            acting = []
    teaching = [column for column, name in tables.items() if name == "activities"]
    if not acting and not teaching:
        return None
    cells = [cell for row in dated for column in columns if not is_blank(cell := row.cell(column))]
    if any(not isinstance(cell, str) for cell in cells):
        return None
    found: list[Grid] = []
    found += _listed(grid, _entries(dated, side, acting, columns)) or []
    taught = _entries(dated, side, teaching, columns)
    lessons = [Row(number, parse_lesson(what, when)) for number, (what, _who, when) in enumerate(taught, start=1)]
    kept = [row for row in lessons if not _FREE.fullmatch(str(row.cells[0])) and not is_idle(str(row.cells[0]))]
    if kept:
        found.append(Grid(grid.name, [Row(0, [*LESSON]), *kept]))
    left = [words for column, words in columns.items() if column not in acting and column not in teaching]
    free = [str(row.cells[0]) for row in lessons if row not in kept]
    if found and (left or free):
        found[0].note = " ".join(
            filter(None, (found[0].note, _("Left out: {names}.").format(names=", ".join([*left, *free]))))
        )
    return found or None


def _entries(rows: list[Row], side: int, columns: list[int], headings: dict[int, str]) -> list[tuple[str, str, str]]:
    """Return what stands in columns: the text, who when the heading is a name, and when."""
    return [
        (part, "" if table_of(headings[column]) else headings[column], when)
        for row in rows
        for column in columns
        if (when := heading_words(row.cell(side)) or "") and not is_blank(row.cell(column))
        for part in _BETWEEN.split(str(row.cell(column)))
        if part
    ]


def _listed(grid: Grid, found: list[tuple[str, str, str]], places: bool = False) -> list[Grid] | None:
    """Return actions with who, or where, and when as a list; what is no action, such as a holiday, is said."""
    lines: list[Row] = []
    free: list[str] = []
    for words, who, when in found:
        for part in filter(None, map(str.strip, _BETWEEN.split(_ON_NEXT.sub(" ", words)))):
            if len(lines) > MOST_ROWS:
                return None
            if _FREE.fullmatch(part) or is_idle(part):
                free.append(part)
                continue
            task = parse_task(part)
            both = ", ".join(dict.fromkeys(filter(None, ("" if places else who, task.who))))
            where = [who] if places else []
            lines.append(Row(len(lines) + 1, [task.what, both or None, task.when or when, *where]))
    if not lines:
        return None
    note = _("Read from a planner; please check.")
    if free:
        note += " " + _("Left out: {names}.").format(names=", ".join(dict.fromkeys(free)))
    head: list[Cell] = ["Actie", "Wie", "Wanneer", *(["Waar"] if places else [])]
    return [Grid(grid.name, [Row(0, head), *lines], note=note)]


def _is_lettered(cells: list[Cell]) -> bool:
    filled = [cell for cell in cells if not is_blank(cell)]
    fitting = [
        cell for cell in filled if isinstance(cell, str) and len(cell) <= _LONGEST_LETTERS and _LETTERS.fullmatch(cell)
    ]
    return bool(filled) and len(fitting) >= len(filled) * _LEAST_LETTERS


def _filled(row: Row) -> int:
    return sum(not is_blank(cell) for cell in row.cells)
