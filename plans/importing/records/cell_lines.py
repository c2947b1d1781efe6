"""The lines of a cell: points of a list, or cards that each say who or when; and what only marks a part of the year."""

from __future__ import annotations

import re

from plans import field_text
from plans.exchange.headings import READ
from plans.importing.cells.values import as_text
from plans.importing.files.grid import Cell, is_blank
from plans.importing.proposal.meaning import MAIN
from plans.importing.prose.task_lines import names_day, parse_task
from plans.importing.records.goal_lines import take_leader, take_unit

_BULLET = re.compile(r"^\s*(?:[-–•*·▪◦o]|\d{1,2}[.)]|[a-zA-Z][.)])\s+(?=\S)")
_MARK = re.compile(r"(?i)\s*(x+|v|✓|✔|●|■|▪|◆|♦|★|•|\*|ja|1|o|start|gereed|klaar)\s*")

_TITLE = re.compile(r"\s*([^\n]{3,60}[^\s.,:;–-])\s*\n\s*([A-ZÀ-Þ\d].{10,})", re.DOTALL)
"""A title on a line of its own, and a sentence or more below it."""
_LEAST_PARTS = 2
_WORD = 3
"""More letters than this on a line say something."""


def take_apart(table: str, cells: dict[str, tuple[int, Cell]]) -> bool:
    """Take the day out of a cell that says more on other lines, and what a goal brings from below its title.

    Returns whether something was taken apart. Days of several actions, a line for each, are left to those.
    """
    if table == "goals":
        take_leader(cells)
        take_unit(cells)
    taken = False
    for name, (column, cell) in cells.items():
        words = name in READ[table].fields() and field_text.kind(READ[table], name) == "words"
        if words and name != MAIN[table] and isinstance(cell, str) and not cell.strip(" -–—"):
            # A dash is nothing, where words are asked.
            cells[name] = (column, None)
    for name, (column, cell) in list(cells.items()):
        if not isinstance(cell, str) or "\n" not in cell.strip() or name not in READ[table].fields():
            continue
        if table == "actions" and go_together(as_text(cells.get("what", (-1, None))[1]), cell):
            continue
        lines = [line.strip() for line in cell.split("\n") if line.strip()]
        days = [line for line in lines if names_day(line)]
        worded = [line for line in lines if line not in days and sum(map(str.isalpha, line)) > _WORD]
        if field_text.kind(READ[table], name) == "date" and len(days) == 1 and len(worded) == len(lines) - 1:
            cells[name], taken = (column, days[0]), True
    column, cell = cells.get("title", (-1, None))
    found = _TITLE.fullmatch(cell) if isinstance(cell, str) and not lines_of(cell) else None
    if table == "goals" and found and is_blank(cells.get("result", (-1, None))[1]):
        cells |= {"title": (column, found[1]), "result": (column, found[2].strip())}
        taken = True
    return taken


def cards_of(words: str) -> list[str]:
    """Return the cards in a cell: each line, when all but continue a list or say who or when."""
    # What stands in brackets on a line of its own goes with the line above.
    lines = [line.strip() for line in re.sub(r"\n\s*(?=\()", " ", words).split("\n") if line.strip()]
    listed = lines_of(words)
    return listed or (
        lines if sum(parse_task(line).detailed for line in lines) >= len(lines) / 2 else [" ".join(lines)]
    )


def lines_of(words: str, plain: bool = False) -> list[str]:
    """Return the points of a list in a cell; of a text that is no list nothing, unless ``plain`` lines will do."""
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    if len(lines) < 2:
        return []
    listed = [_BULLET.match(line) is not None for line in lines]
    if plain or all(listed) or sum(listed) >= len(lines) - 1 >= 2:
        return [_BULLET.sub("", line).strip() for line in lines]
    return []


def go_together(words: str, *others: str) -> bool:
    """Return whether a cell of who or when has a line for each line of what is to be done."""
    many = len(lines_of(words, plain=True))
    return many > 1 and any(len(lines_of(other, plain=True)) == many for other in others)


def apart_by_line(when: str, lines: list[str]) -> list[str]:
    """Return the days of lines that stand behind one another in a cell: "april / mei", "Bo 1 mei, Kim week 6".

    Whom such a day is of may stand before it, as before the line itself. Returns nothing when it is otherwise.
    """
    parts = re.split(r"\s*[/;,]\s*", when.strip())
    if len(parts) != len(lines) or len(parts) < _LEAST_PARTS:
        return []
    bare = []
    for part, line in zip(parts, lines, strict=True):
        name = re.match(r"\w+", line)
        bare.append(re.sub(rf"^{re.escape(name[0])}\s*:?\s*", "", part) if name else part)
    days = [re.sub(r"(?i)^(?:in|op|on)\s+(?=\S)", "", part) for part in bare]
    return days if all(map(names_day, days)) else []


def is_mark(cell: Cell) -> bool:
    """Return whether a cell below a part of the year only says that it is then."""
    return (
        (isinstance(cell, bool) and cell)
        or (isinstance(cell, int) and cell == 1)
        or (isinstance(cell, str) and _MARK.fullmatch(cell) is not None)
    )
