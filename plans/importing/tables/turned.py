"""Tables on their side: what is asked stands under each other in the first column, and each column is a line."""

from __future__ import annotations

import re
from dataclasses import replace

from plans.exchange.headings import normalise
from plans.importing.cells.heading_periods import YEAR, period
from plans.importing.cells.headings import known_exactly, meanings, understood
from plans.importing.cells.name_parts import sort_of
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.prose.task_lines import is_name, names_day
from plans.importing.tables.sheet_table import heading_words
from plans.importing.tables.sums import is_total
from resources.language import gettext as _

_NUMBERED = re.compile(
    r"(?:(?:\w+ )?(?:doel(?:stelling)?|goal|objective|verbeterpunt|speerpunt|ambitie|project|actie|"
    r"prioriteit|thema|training|scholing) )?(?:nr )?[1-9a-e]"
)
_COUNTED = re.compile(r"(.*\S)\s*[#.]?\s*\d{1,2}[.:]?\s*")
_LONGEST_YEAR = 20
_LEAST_TOLD = 5
"""Lines that all begin with a known word: the first column asks, whatever the answers are."""
_MOST_ACROSS = 12
_LEAST_TITLES = 2
_MOST_TITLES = 3
"""Lines at the top of a sheet of cards that say what it is, before the one that numbers them."""
_FULL_DAY = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](20\d\d)\b")
_NAMES_GOAL = re.compile(r"(?i)\s*(?:\d+\.? )?(?:smart-?)?(?:doel|doelstelling|goal)\s*\d{0,2}\s*[:.–-]\s*(\S.*)")
_BEHIND = re.compile(r"\s*\([^()]*\)\s*$")
_LEAST_KNOWN = 0.6
_LEAST_OF_NUMBERED = 0.4
_SMART = {
    "specifiek": "Doel",
    "meetbaar": "Indicator",
    "tijdgebonden": "Deadline",
    "specific": "Doel",
    "measurable": "Indicator",
    "time bound": "Deadline",
    "timebound": "Deadline",
}
_SPELLED = ("Specifiek", "Meetbaar", "Acceptabel", "Realistisch", "Tijdgebonden")
_ASKING = frozenset(
    ("vraag", "vragen", "onderdeel", "onderwerp", "punt", "rubriek", "veld", "question", "item", "stap")
)
_ANSWERED = frozenset(
    ("antwoord", "antwoorden", "invulling", "uitwerking", "toelichting", "omschrijving", "answer", "inhoud")
)
_ALSO_SMART = frozenset(("acceptabel", "realistisch", "haalbaar", "relevant", "achievable", "attainable", "realistic"))


def turned(grid: Grid) -> Grid | None:
    """Return a sheet with its lines as columns, when its headings stand under each other in the first column."""
    rows = [row for row in grid.rows if len([cell for cell in row.cells if not is_blank(cell)]) >= 2]
    first = min((column for row in rows for column, cell in enumerate(row.cells) if not is_blank(cell)), default=0)
    begun = next((place for place, row in enumerate(rows[:_MOST_TITLES]) if _is_numbered(row, first)), 0)
    titles = _said_in(rows[:begun]) if begun and is_blank(rows[begun].cell(first)) else ""
    rows = rows[begun:] if titles else rows
    titled_top = bool(rows) and (_has_titles(rows, first) or _has_names(rows, first))
    numbered = bool(rows) and (_is_numbered(rows[0], first) or _is_form(rows[0], first))
    if numbered:
        rows = [*rows[1:], *(row for row in grid.rows if row not in rows and row.number > rows[0].number)]
        rows.sort(key=lambda row: row.number)
    if len(rows) < 3:
        return None
    firsts = [heading_words(row.cell(first)) or "" for row in rows]
    told = len(rows) >= _LEAST_TOLD and all(words and understood(_asked(words, True)) for words in firsts)
    for row in [] if numbered else grid.rows:
        if told and row is not rows[0] and not _are_headings(row):
            # Answers such as "stuks" or "facilitair" may be words that we know.
            continue
        if not (titled_top and _has_names(rows, first)) and _known_across(row, first):
            return None
    top = [heading_words(cell) or "" for cell in rows[0].cells if not is_blank(cell)]
    if not numbered and not titled_top and all(map(_names_time, top[1:])):
        # Quarters or years beside each other.
        return None
    words = [heading_words(row.cell(first)) or "" for row in rows]
    named_top = titled_top and _has_names(rows, first)
    if titled_top:
        words[0] = "Naam" if named_top else "Naam van het doel"
    others = [plain for plain in map(normalise, words) if plain not in _SMART and plain not in _ALSO_SMART]
    titled = any(map(_is_title, others))
    labels = [_asked(label, titled) for label in words]
    known = [words for words in labels if words and understood(words)]
    least = _LEAST_OF_NUMBERED if numbered else _LEAST_KNOWN
    enough = 2 if numbered else 3
    if len(known) < enough or len(known) < len(rows) * least:
        return None
    if not (numbered or titled_top or told) and len({normalise(words) for words in known}) < len(known):
        return None
    width = max(len(row.cells) for row in rows)
    if width - first > _MOST_ACROSS:
        return None
    columns = _gathered(labels, rows)
    if titled_top:
        columns = [(label, [row]) for label, row in zip(labels, rows, strict=True)]
    head: list[Cell] = [label for label, _rows in columns]
    lines = [
        Row(number, [_joined([row.cell(column) for row in parts]) for _label, parts in columns])
        for number, column in enumerate(range(first + 1, width), start=2)
        if any(not is_blank(row.cell(column)) for row in rows)
        and not (named_top and not _is_name(rows[0].cell(column)))
    ]
    note = _left_beside(rows, first) if named_top else titles
    if titled_top and (day := _last_target(labels)):
        head.append("Deadline")
        lines = [replace(line, cells=[*line.cells, day]) for line in lines]
    if (named := _NAMES_GOAL.match(grid.name)) and len(lines) == 1 and not any(map(_is_title, labels)):
        head.append("Doel")
        lines[0].cells.append(named[1])
    return Grid(grid.name, [Row(1, head), *lines], note=note, card=True)


def _is_name(cell: Cell) -> bool:
    return isinstance(cell, str) and is_name(_BEHIND.sub("", cell)) and sort_of(_BEHIND.sub("", cell)) == "person"


def _has_names(rows: list[Row], first: int) -> bool:
    """Return whether the first line names people, and the lines below say which role and how much time each has."""
    names = [cell for cell in rows[0].cells[first + 1 :] if not is_blank(cell) and not is_total(str(cell))]
    labels = [heading_words(row.cell(first)) or "" for row in rows[1:]]
    fields = {meaning.field for words in labels for meaning in meanings("people", words) if meaning.certain}
    return (
        is_blank(rows[0].cell(first))
        and len(names) >= _LEAST_TITLES
        and all(map(_is_name, names))
        and len(fields & {"role", "function", "hours_per_week", "contract", "location"}) >= _LEAST_TITLES
    )


def _said_in(rows: list[Row]) -> str:
    """Say what stands above cards in more than one cell: the name of the sheet, and of the team."""
    left = [": ".join(str(cell) for cell in row.cells if not is_blank(cell)) for row in rows]
    return _("Left out: {names}.").format(names=", ".join(left))


def _left_beside(rows: list[Row], first: int) -> str:
    """Say what stands beside the columns of people: sums, and remarks on a line."""
    left = [
        str(cell)
        for row in rows
        for column, cell in enumerate(row.cells)
        if column > first and not is_blank(cell) and not _is_name(rows[0].cell(column)) and isinstance(cell, str)
    ]
    return _("Left out: {names}.").format(names=", ".join(left)) if left else ""


def _last_target(labels: list[str]) -> str:
    """Return the last of the days by which labels say that a figure is aimed at: "doel 31-12-2027"."""
    days = [
        found
        for label in labels
        if (found := _FULL_DAY.search(label))
        and any(meaning.field == "target" and meaning.certain for meaning in meanings("goals", label))
    ]
    return max(days, key=lambda day: (day[3], int(day[2]), int(day[1])))[0] if days else ""


def _are_headings(row: Row) -> bool:
    """Return whether a line holds three headings or more and nothing else: those of a list below the form."""
    words = [heading_words(cell) or "" for cell in row.cells if not is_blank(cell)]
    return len(words) > _LEAST_TITLES and len(set(words)) == len(words) and all(map(known_exactly, words))


def _known_across(row: Row, first: int) -> bool:
    """Return whether a line holds several headings rather than one with what it asks for."""
    asked = heading_words(row.cell(first)) or ""
    words = {normalise(word) for cell in row.cells if (word := heading_words(cell)) and not _says_time(word)}
    of_unit = any(meaning.field == "unit" and meaning.certain for meaning in meanings("goals", asked))
    return sum(map(understood, words)) > (2 if of_unit else 1)


def _says_time(words: str) -> bool:
    """Return whether words are a day or a part of the year, as an answer to when: "eind 2027"."""
    return _names_time(words) or (any(map(str.isdigit, words)) and names_day(words))


def _names_time(words: str) -> bool:
    """Return whether a heading says of which time amounts are: "Q1", "Begroting 2027", "Realisatie 2027 t/m mei"."""
    if period(words) is not None:
        return True
    year = YEAR.search(words)
    if year is None:
        return False
    before = words[: year.start()].strip()
    fields = {meaning.field for meaning in meanings("budget_lines", before)} if before else set()
    return len(words) <= _LONGEST_YEAR or bool(fields & {"year_amount", "actual_year"})


def _has_titles(rows: list[Row], first: int) -> bool:
    """Return whether the first line only names goals, and the lines below say how much of each is where."""
    titles = [str(cell) for cell in rows[0].cells[first + 1 :] if not is_blank(cell)]
    if not is_blank(rows[0].cell(first)) or len(titles) < _LEAST_TITLES or any(map(known_exactly, titles)):
        return False
    labels = [heading_words(row.cell(first)) or "" for row in rows[1:]]
    fields = {meaning.field for words in labels for meaning in meanings("goals", words) if meaning.certain}
    titled = any(_is_title(words) for words in labels if not _FULL_DAY.search(words))
    return not titled and len(fields & {"indicator", "unit", "baseline", "target"}) >= _LEAST_TITLES


def _is_numbered(top: Row, first: int) -> bool:
    """Return whether a line only numbers what stands below it: "Doel 1", "Doel 2"."""
    words = [normalise(str(cell)) for cell in top.cells[first + 1 :] if not is_blank(cell)]
    return len(words) >= 2 and all(_NUMBERED.fullmatch(word) for word in words)


def _is_form(top: Row, first: int) -> bool:
    """Return whether a line only says that questions and their answers stand below it."""
    words = [normalise(str(cell)) for cell in top.cells[first:] if not is_blank(cell)]
    return len(words) == 2 and words[0] in _ASKING and words[1] in _ANSWERED


def spelled(grid: Grid) -> Grid:
    """Return a sheet with the letters of SMART above its columns, or before its lines, written in full."""
    for place, row in enumerate(grid.rows[:6]):
        letters = {normalise(str(cell)): column for column, cell in enumerate(row.cells) if not is_blank(cell)}
        if set("smart") <= set(letters):
            cells = list(row.cells)
            for letter, words in zip("smart", _SPELLED, strict=True):
                cells[letters[letter]] = words
            return replace(grid, rows=[*grid.rows[:place], replace(row, cells=cells), *grid.rows[place + 1 :]])
    return grid


def _asked(label: str, titled: bool) -> str:
    """Return what a label asks for; the letters of SMART say it when nothing else is the title."""
    plain = normalise(label)
    plain = {"s": "specifiek", "m": "meetbaar", "t": "tijdgebonden"}.get(plain, plain)
    if plain in _SMART and not titled:
        return _SMART[plain]
    counted = _COUNTED.fullmatch(label)
    return counted[1] if counted and understood(counted[1]) else label


def _is_title(label: str) -> bool:
    return any(meaning.field in ("title", "result") and meaning.certain for meaning in meanings("goals", label))


def _gathered(labels: list[str], rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Return the labels, each once, with their lines: "Actie 1" and "Actie 2" are one, and so is what has none."""
    found: list[tuple[str, list[Row]]] = []
    for label, row in zip(labels, rows, strict=True):
        same = next((parts for known, parts in found if normalise(known) == normalise(label)), None)
        if not label and found:
            found[-1][1].append(row)
        elif same is not None:
            same.append(row)
        else:
            found.append((label, [row]))
    return found


def _joined(cells: list[Cell]) -> Cell:
    """Return cells below each other as one: a list when there are several."""
    filled = [cell for cell in cells if not is_blank(cell)]
    if len(filled) < 2:
        return filled[0] if filled else None
    return "\n".join(f"- {cell}" for cell in filled)
