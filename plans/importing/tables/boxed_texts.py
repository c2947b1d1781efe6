"""A page of boxes, as an A3 plan in one table: in each cell a title with capitals, and below it lines of text.

It is no list with headings: what stands in the boxes is read as the text of a document, each below its own title. So
are boxes without capitals when their titles are those of the parts of a plan: "Visie", "Doelen", "Acties".
"""

from __future__ import annotations

import re
from dataclasses import replace

from plans.exchange.headings import normalise, table_of
from plans.importing.files.grid import Cell, Content, Grid, Passage, is_blank
from plans.importing.prose.numbered_parts import POINT, by_number
from plans.importing.prose.prose_words import goal_field, mode_of, titled
from plans.importing.prose.text_headings import of_vision

_LEAST_BOXES = 4
_OF_GOALS = ("indicator", "baseline", "target")
"""What a box may hold of all goals, a line for each."""
_LEAST_PARTS = 2
_LEAST_LISTS = 3
_LEAST_LETTERS = 3
_LONGEST_TITLE = 40
_LONGEST_ASKED = 60
"""Characters of a title that asks for a part of a plan."""
_ASKS = re.compile(r"(?i)(?:wat|waar|wie|hoe|what|where|who|how)\b|.*\?$")
_SMALL = re.compile(r"de|het|een|onze|ons|voor|in|van|en|eind|dit|jaar|team|20\d\d|our|the|for|of|and")
_MOST_WORDS = 1
_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[A-Z])[.)]\s+")
_STEP = re.compile(r"(?:PLAN|DO|CHECK|ACT)(?:\s*[:–-]\s*(\S.*))?")
"""A step of a round of improvement as a title, and what it asks for here: "DO – Acties"."""
_STEP_BEFORE = re.compile(r"(?:(?i:plan|do|check|act)\s*[:–-]|[PDCA]\s*[:–-])\s*(?=\S)")
"""A step of a round of improvement before what a box is about: "PLAN – Indicatoren", "D: Acties"."""
_ASIDE = frozenset(
    "plan,do,check,act,kansen,risicos,kansen en risicos,risicos en kansen,knelpunten,evaluatie,terugblik,versie,"
    "opmerkingen,missie,kernwaarden,sterke punten,successen,trots op,waar zijn we trots op,randvoorwaarden,bijsturen,"
    "borgen,borging,volgen,succesbepalende factoren,kritische succesfactoren,succesfactoren,success factors,"
    "opportunities,risks,strengths,evaluation,version".split(",")
)
"""Titles of boxes with more of a plan, of which no list is made."""


def with_boxes_as_texts(content: Content) -> Content:
    """Return a file with the texts of such pages among its other texts, and without those tables."""
    boxed = {
        id(grid): _boxes(grid) or _goals(grid) or _parts(_joined(grid)) for grid in content.grids if grid.known is None
    }
    texts = [passage for passages in boxed.values() for passage in passages]
    if not texts:
        return content
    grids = [grid for grid in content.grids if not boxed.get(id(grid))]
    return replace(content, grids=grids, texts=[*content.texts, *texts])


def _boxes(grid: Grid) -> list[Passage]:
    """Return the lines of the boxes of a table, each below its title; nothing when it is any other table."""
    cells = [cell for row in grid.rows if len(_filled(row.cells)) > 1 for cell in _filled(row.cells)]
    if len(cells) < _LEAST_BOXES or not all(map(_is_box, cells)):
        return []
    found = []
    # A box may go from one side of the page to the other.
    for cell in [cell for row in grid.rows for cell in _filled(row.cells) if _is_box(cell)]:
        title, *lines = _lines(cell)
        step = _STEP.fullmatch(title)
        heading = step[1] if step and step[1] else title.capitalize()
        found += [Passage(heading, POINT.sub("", line), len(lines) > 1) for line in lines]
    return found


def _goals(grid: Grid) -> list[Passage]:
    """Return the lines of boxes of which each begins with a goal, "Doel 1: …", below that; nothing for any other."""
    boxes = [lines for row in grid.rows for cell in _filled(row.cells) if (lines := _lines(cell))]
    if len(boxes) < _LEAST_PARTS or not all(len(lines) > 1 and titled(lines[0]) for lines in boxes):
        return []
    return [
        Passage(lines[0], POINT.sub("", line), POINT.match(line) is not None) for lines in boxes for line in lines[1:]
    ]


def _joined(grid: Grid) -> Grid:
    """Return a table of titles with their lines in the cell beside them as one with both in a cell; any other as it is.

    Only where several of them are lists with more lines: beside the labels of a form stands one thing each.
    """
    pairs = [_filled(row.cells) for row in grid.rows if len(_filled(row.cells)) > 1]
    if not all(len(pair) == 2 and len(_lines(pair[0])) == 1 for pair in pairs):
        return grid
    lists = [pair for pair in pairs if mode_of(_bare(str(pair[0]))) or table_of(_bare(str(pair[0])))]
    several = [pair for pair in lists if len(_lines(pair[1])) > 1]
    if len(lists) < _LEAST_LISTS or len(several) < _LEAST_PARTS or len(lists) * 2 < len(pairs):
        return grid
    rows = [
        replace(row, cells=["\n".join(map(str, _filled(row.cells)))]) if len(_filled(row.cells)) > 1 else row
        for row in grid.rows
    ]
    return replace(grid, rows=rows)


def _parts(grid: Grid) -> list[Passage]:
    """Return the lines of boxes below titles of the parts of a plan; nothing when most titles are anything else.

    A line by itself across the page says what the page is, and is a text of its own.
    """
    cells = [cell for row in grid.rows for cell in _filled(row.cells)]
    wide = [cell for row in grid.rows if len(_filled(row.cells)) == 1 for cell in _filled(row.cells)]
    boxes = [cell for cell in cells if cell not in wide or len(_lines(cell)) > 1]
    titles = [lines[0] for cell in boxes if (lines := _lines(cell))]
    # A title with nothing below it in its cell is a box to be filled in, unless all beside it are so: headings.
    headed = any(len(_filled(row.cells)) > 1 and all(len(_lines(cell)) < 2 for cell in row.cells) for row in grid.rows)
    parts = [part for cell in boxes if len(_lines(cell)) > 1 and (part := _part(_lines(cell)[0]))]
    if headed:
        return []
    if len(set(parts)) < _LEAST_PARTS or len(parts) * 2 < len(titles) or not all(map(_may_be_box, boxes)):
        return []
    if len({normalise(title) for title in titles}) < len(titles) or sum(len(_lines(cell)) > 1 for cell in boxes) < 2:
        return []
    found: list[Passage] = []
    for cell in cells:
        title = ""
        lines = _lines(cell)
        for place, line in enumerate(lines):
            if cell in boxes and (place == 0 or (not POINT.match(line) and _part(line))):
                title = _bare(line)
                # "Waar gaan we voor?" above one sentence is asked of all, and not of a goal.
                title = title.rstrip("?") if of_vision(title) else title
            else:
                point = len(lines) > 2 or POINT.match(line) is not None
                found.append(Passage(title, line, point and not of_vision(title)))
    return [replace(part, text=POINT.sub("", part.text)) for part in by_number(found)]


def _bare(title: str) -> str:
    """Return what a box is about, without the number, the step and the colon of its title."""
    return _STEP_BEFORE.sub("", _NUMBER.sub("", title), count=1).rstrip(" :")


def _part(title: str) -> str:
    """Return which part of a plan a title names: a list, or a text of the vision; nothing for any other."""
    bare = _bare(title)
    words = [word for word in normalise(bare).split() if not _SMALL.fullmatch(word)]
    # A name or a question, and no line that is about one: "Alle collega's loggen zelf in".
    known = mode_of(bare) == "goals" or normalise(bare) in _ASIDE
    if len(bare) > _LONGEST_ASKED or (len(words) > _MOST_WORDS and not known and not _ASKS.match(bare)):
        return ""
    measured = goal_field(bare) in _OF_GOALS
    aside = normalise(bare) in _ASIDE
    return of_vision(bare) or mode_of(bare) or table_of(bare) or (bare if measured or aside else "")


def _may_be_box(cell: Cell) -> bool:
    """Return whether the first line of a cell may be the title of a box: short, and no point of a list."""
    lines = _lines(cell)
    return bool(lines) and len(lines[0]) <= _LONGEST_ASKED and not lines[0].endswith((".", ";", ","))


def _filled(cells: list[Cell]) -> list[Cell]:
    return [cell for cell in cells if not is_blank(cell)]


def _lines(cell: Cell) -> list[str]:
    return [line.strip() for line in cell.split("\n") if line.strip()] if isinstance(cell, str) else []


def _is_box(cell: Cell) -> bool:
    """Return whether a cell holds a title in capitals, or a step, above a line of text or more."""
    lines = _lines(cell)
    if len(lines) > 1 and _STEP.fullmatch(lines[0]):
        return True
    letters = [mark for mark in lines[0] if mark.isalpha()] if len(lines) > 1 else []
    return len(letters) >= _LEAST_LETTERS and all(map(str.isupper, letters)) and len(lines[0]) <= _LONGEST_TITLE
