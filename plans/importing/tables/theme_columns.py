"""A plan on one page as a table: themes above the columns, and below each what is reached there and done for it.

What a cell says stands at its beginning, "Resultaat: …" or "Acties: - …", or before its line in the first column. Each
column is a goal; lines over the full width, as the vision, are offered as texts of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from plans.exchange.headings import normalise
from plans.importing.cells.board_words import status_above
from plans.importing.cells.heading_periods import period
from plans.importing.cells.headings import meanings
from plans.importing.files.grid import Cell, Grid, Passage, Row, is_blank
from plans.importing.prose.outcome_sentences import parse_outcome
from plans.importing.prose.task_lines import is_name, names_day, parse_task
from resources.language import gettext as _

_LEAST_COLUMNS, _LEAST_LABELS = 2, 2
_LONGEST_THEME, _LONGEST_LABEL, _SHORTEST_TEXT = 60, 40, 40
_LABEL = re.compile(rf"\s*([^\W\d][^:\n]{{1,{_LONGEST_LABEL}}}?)\s*(?::|\n)\s*(?=\S)")
_LINE = re.compile(rf"\s*([^\W\d][^:\n]{{1,{_LONGEST_LABEL}}}?)\s*(?::\s*(.*)|)")
_PLURAL = re.compile(r"(?:en|s)$")
_NUMBERED = re.compile(r"(?:\w+ )?(?:nr )?(?:\d{1,2}|[a-e])")
_THEME = frozenset(("thema", "pijler", "speerpunt", "onderwerp", "perspectief", "theme", "pillar", "focus"))
"""What may stand above the labels in the first column, beside the themes."""
_POINT = re.compile(r"\s*([-–•*])\s+(?=\S)")
_OF_LISTS = frozenset(
    ("title", "result", "indicator", "baseline", "target", "what", "owner_id", "due", "start", "status")
)
_AIMS = frozenset(("title", "result", "indicator", "target"))


@dataclass
class _Column:
    """What stands below a theme: by label the texts."""

    theme: str
    said: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class _Page:
    """Such a plan: its title, its columns, how each label is written first, and the lines over the full width."""

    title: str = ""
    columns: list[_Column] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    wide: list[Passage] = field(default_factory=list)


def below_themes(grid: Grid) -> list[Grid] | None:
    """Return such a plan as a list with a line for each theme; None for all else."""
    page = _page(grid)
    if page is None:
        return None
    themes = any(column.theme for column in page.columns)
    _put_leaders_first(page)
    head: list[Cell] = [*(["Thema" if _has(page, "title") else "Doel"] if themes else []), *page.labels.values()]
    lines: list[list[Cell]] = [
        [*([column.theme] if themes else []), *(_text(page, column, label) for label in page.labels)]
        for column in page.columns
    ]
    days = [] if _has(page, "due") else [_day(page, column) for column in page.columns]
    if any(days):
        # Before what is done: it is when the goal is reached.
        place = next(place for place, label in enumerate(head) if _acts(str(label)))
        head.insert(place, "Deadline")
        for line, day in zip(lines, days, strict=True):
            line.insert(place, day)
    note = _("Read from a plan on one page, each column as a goal; please check.")
    rows = [Row(1, head), *(Row(number, cells) for number, cells in enumerate(lines, start=2))]
    return [Grid(grid.name, [*([Row(0, [page.title])] if page.title else []), *rows], note=note, card=True)]


def wide_texts(grids: list[Grid]) -> list[Passage]:
    """Return the lines over the full width of such plans, each below what it begins with: "Visie: …"."""
    pages = [_page(grid) for grid in grids if grid.known is None]
    return [passage for page in pages if page is not None for passage in page.wide]


def _page(grid: Grid) -> _Page | None:
    """Return what a grid holds when it is such a plan."""
    page, place = _Page(), 0
    loose: list[str] = []
    while place < len(grid.rows) and (told := _wide(grid.rows[place])) is not None:
        loose.append(told)
        place += 1
    below = grid.rows[place:]
    top = _themes(below[0]) if below else {}
    side = _side(below)
    read = _labelled_cells(page, below, top) if side is None else _labelled_lines(page, below, top, side)
    if not read or not _is_plan(page, side is not None):
        return None
    for column in page.columns:
        column.theme = "" if _NUMBERED.fullmatch(normalise(column.theme)) else column.theme
    page.title = loose.pop(0) if loose and _LABEL.match(loose[0]) is None else ""
    page.wide = _passages(loose) + page.wide
    return page


def _wide(row: Row) -> str | None:
    """Return what a line over the full width says: one text, perhaps with what it is in a cell before it."""
    cells = [str(cell).strip() for cell in row.cells if not is_blank(cell)]
    if len(cells) == 2 and len(cells[0]) <= _LONGEST_LABEL and len(cells[1]) > _SHORTEST_TEXT and is_blank(row.cell(2)):
        label = _LABEL.match(cells[0])
        return None if label or _LABEL.match(cells[1]) else f"{cells[0].rstrip(':')}: {cells[1]}"
    return cells[0] if len(cells) == 1 else None


def _passages(loose: list[str]) -> list[Passage]:
    """Return lines over the full width as texts, below what they begin with or what stands on the line before."""
    found: list[Passage] = []
    heading = ""
    for words in loose:
        label = _LABEL.match(words)
        if label is None and len(words) <= _LONGEST_LABEL and not heading:
            heading = words
            continue
        found.append(Passage(label[1], words[label.end() :]) if label else Passage(heading, words))
        heading = ""
    return [*found, *([Passage("", heading)] if heading else [])]


def _themes(row: Row) -> dict[int, str]:
    """Return the themes of a line above the columns; nothing when it holds anything else."""
    cells = {column: " ".join(str(cell).split()) for column, cell in enumerate(row.cells) if not is_blank(cell)}
    if len(cells) < _LEAST_COLUMNS or max(map(len, cells.values())) > _LONGEST_THEME or _shared_label(row):
        return {}
    if any(period(words) is not None or status_above(words) for words in cells.values()):
        return {}
    return {
        column: words.capitalize() if words.isupper() and len(words) > 3 else words for column, words in cells.items()
    }


def _side(rows: list[Row]) -> int | None:
    """Return the first column when the labels stand in it, beside what is below the themes; else None."""
    if len(rows) <= _LEAST_LABELS:
        return None
    first = min(column for row in rows for column, cell in enumerate(row.cells) if not is_blank(cell))
    corner = rows[0].cell(first)
    labels = [str(row.cell(first)) for row in rows[1:] if _wide(row) is None and not is_blank(row.cell(first))]
    if not is_blank(corner) and normalise(str(corner)) not in _THEME:
        return None
    asked = sum(map(_asks, labels))
    short = all(len(label) <= _LONGEST_LABEL for label in labels)
    return first if asked >= _LEAST_LABELS and asked * 2 > len(labels) and short else None


def _asks(label: str) -> bool:
    """Return whether words ask for something of a goal or of an action."""
    plain = label.strip().rstrip(":")
    return len(plain) <= _LONGEST_LABEL and bool(_fields("goals", plain) | _fields("actions", plain))


def _fields(table: str, label: str) -> set[str]:
    return {meaning.field for meaning in meanings(table, label) if meaning.certain}


def _labelled_lines(page: _Page, rows: list[Row], top: dict[int, str], side: int) -> bool:
    """Read lines with their label in the first column; returns whether that is all there is."""
    themes = {column: theme for column, theme in top.items() if column != side}
    columns = {column: _Column(theme) for column, theme in themes.items()}
    page.columns = list(columns.values())
    label = ""
    for row in rows[1:]:
        said = {column: str(cell).strip() for column, cell in enumerate(row.cells) if not is_blank(cell)}
        if [*said] == [side]:
            page.wide += _passages([said[side]])
            continue
        name = said.pop(side, "").rstrip(": ")
        label = _plain(name) if name else label
        if not label or not said.keys() <= columns.keys():
            return False
        page.labels.setdefault(label, name)
        for column, words in said.items():
            columns[column].said.setdefault(label, []).append(words)
    return bool(columns)


def _labelled_cells(page: _Page, rows: list[Row], top: dict[int, str]) -> bool:
    """Read lines of which every cell begins with the same label; returns whether that is all there is."""
    labels = _labels(rows)
    columns: dict[int, _Column] = {column: _Column(theme) for column, theme in top.items()}
    page.columns = list(columns.values())
    last: dict[int, str] = {}
    for place, row in enumerate(rows):
        cells = {column: str(cell).strip() for column, cell in enumerate(row.cells) if not is_blank(cell)}
        shared = _shared_label(row)
        if place == 0 and top:
            continue
        if len(cells) == 1 and _is_band(cells, columns):
            # "RESULTATEN" over the full width, above what stands in each column.
            label = next(iter(cells.values())).rstrip(": ")
            page.labels.setdefault(_plain(label), label)
            last = dict.fromkeys(columns, _plain(label))
            continue
        if len(cells) == 1 and last:
            page.wide += _passages([*cells.values()])
            continue
        if not shared and last and (again := _themes(row)) and _begins(rows, place + 1, page):
            columns, last = {column: _Column(theme) for column, theme in again.items()}, {}
            page.columns += columns.values()
            continue
        if not shared and _asks(next(iter(cells.values()))):
            # A label with what it asks for beside it: a card, and no themes.
            return False
        if (not shared and cells.keys() - last.keys()) or (top and cells.keys() - columns.keys()):
            return False
        for column, words in cells.items():
            if column not in columns:
                columns[column] = _Column("")
                page.columns.append(columns[column])
            last[column] = _take(page, columns[column], words, labels, shared or last[column])
    return bool(last)


def _is_band(cells: dict[int, str], columns: dict[int, _Column]) -> bool:
    """Return whether the one cell of a line asks for what stands below it in every column."""
    return len(columns) >= _LEAST_COLUMNS and all(
        column == min(columns) and _asks(cell) for column, cell in cells.items()
    )


def _take(page: _Page, column: _Column, words: str, labels: set[str], before: str) -> str:
    """Take what a cell says by its labels; return the last of them."""
    label = before
    for line in words.split("\n"):
        found = _LINE.fullmatch(line)
        if found and _plain(found[1]) in labels:
            label = _plain(found[1])
            page.labels.setdefault(label, found[1].strip())
            line = found[2] or ""
        if line.strip():
            column.said.setdefault(label, []).append(line.strip())
    return label


def _labels(rows: list[Row]) -> set[str]:
    """Return the labels in the cells: those that whole lines share, and known ones that stand in two cells or more."""
    shared = {label for row in rows if (label := _shared_label(row))}
    found: list[str] = []
    for row in rows:
        for cell in row.cells:
            lines = [_LINE.fullmatch(line) for line in str(cell or "").split("\n")]
            found += {_plain(line[1]) for line in lines if line and line[2] is not None and _asks(line[1])}
    return shared | {label for label in found if found.count(label) >= _LEAST_COLUMNS}


def _shared_label(row: Row) -> str:
    """Return the label with which all cells of a line begin; nothing when they do not."""
    found = [_LABEL.match(str(cell)) for cell in row.cells if not is_blank(cell) and str(cell).strip(" -–—")]
    labels = {_plain(label[1]) for label in found if label}
    return labels.pop() if len(found) >= _LEAST_COLUMNS and all(found) and len(labels) == 1 else ""


def _plain(label: str) -> str:
    return _PLURAL.sub("", normalise(label))


def _begins(rows: list[Row], place: int, page: _Page) -> bool:
    """Return whether a line begins with the first label of a page: another row of themes stands above it."""
    cells = [str(cell) for cell in rows[place].cells if not is_blank(cell)] if place < len(rows) else []
    label = _plain(cells[0].rstrip(": ")) if len(cells) == 1 else _shared_label(rows[place]) if cells else ""
    return label == next(iter(page.labels), None)


def _is_plan(page: _Page, beside: bool) -> bool:
    """Return whether the labels of a page ask what is reached and what is done."""
    aims = [label for label in page.labels.values() if _fields("goals", label) & _AIMS]
    acts = list(filter(_acts, page.labels.values()))
    themes = [column.theme for column in page.columns if column.theme]
    enough = len(page.columns) >= _LEAST_COLUMNS and len(page.labels) >= _LEAST_LABELS
    themed = sum(map(_heads_list, themes)) * 2 <= len(themes) if themes else any(map(_is_title, aims))
    return enough and bool(acts) and bool(aims or not beside) and themed


def _heads_list(theme: str) -> bool:
    """Return whether a theme is rather what a column of a list is about: "Doelen", "Wie"."""
    return bool((_fields("goals", theme) | _fields("actions", theme)) & _OF_LISTS)


def _is_title(label: str) -> bool:
    return bool(_fields("goals", label) & {"title", "result"})


def _put_leaders_first(page: _Page) -> None:
    """Put who and when before what is done, when that says who or when by itself: they are of the goal."""
    acts = [label for label, words in page.labels.items() if _acts(words)]
    texts = [
        line for column in page.columns for label in acts for line in (_text(page, column, label) or "").split("\n")
    ]
    tasks = list(map(parse_task, texts))
    said = {"owner_id": any(task.who for task in tasks), "due": any(task.when for task in tasks)}
    first = [
        label
        for label, words in page.labels.items()
        if label not in acts and any(said.get(name) for name in _fields("actions", words) | _fields("goals", words))
    ]
    order = [label for label in page.labels if label not in first]
    place = next((place for place, label in enumerate(order) if label in acts), len(order))
    page.labels = {label: page.labels[label] for label in (*order[:place], *first, *order[place:])}


def _acts(label: str) -> bool:
    return "what" in _fields("actions", label)


def _has(page: _Page, name: str) -> bool:
    return any(name in _fields("goals", label) for label in page.labels.values())


def _text(page: _Page, column: _Column, label: str) -> str | None:
    """Return what a column says below a label: a list where it has several lines."""
    lines = [line for text in column.said.get(label, []) for line in text.split("\n")]
    if len(lines) == 1 and _POINT.match(lines[0]) is None and _acts(page.labels[label]):
        # "app uitleggen; oefenmiddag houden"
        lines = lines[0].split(";")
    parts = [point for line in lines if line.strip() for point in _points(line)]
    if len(parts) < 2:
        return parts[0] if parts else None
    return "\n".join(f"- {part}" for part in parts)


def _points(line: str) -> list[str]:
    """Return the points that stand behind one another on a line: "- folder maken - wifi meten"."""
    mark = _POINT.match(line)
    bare = line[mark.end() :].strip() if mark else line.strip()
    pieces = re.split(rf"\s+{re.escape(mark[1])}\s+", bare) if mark else [bare]
    said = any(is_name(piece) or names_day(piece) for piece in pieces)
    return [bare] if said else list(filter(None, pieces))


def _day(page: _Page, column: _Column) -> str | None:
    """Return by when something is reached, as the last words of what a column says of it."""
    aims = [label for label, words in page.labels.items() if _is_title(words)]
    told = [dict(parse_outcome(_text(page, column, label) or "")).get("due") for label in aims]
    return next(filter(None, told), None)
