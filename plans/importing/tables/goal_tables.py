"""What is done for a goal, as a table below it in a document: below its form, or below lines as "Doel: …".

A sheet keeps the two in one grid; in a document they are a table, some words, and another table. The table of steps is
told which goal stands right above it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plans.exchange.headings import normalise, table_of
from plans.importing.cells.headings import known_exactly, meanings
from plans.importing.files.grid import Cell, Content, Grid, Passage, Row, is_blank
from plans.importing.prose import prose_words as words_of
from plans.importing.prose.outcome_sentences import parse_title
from plans.importing.tables.sheet_table import heading_words

_LEAST_LABELS = 2
_MOST_BETWEEN, _LONGEST_BETWEEN = 2, 80
"""Texts that may stand between the form of a goal and the table of its steps: "Stappen bij deze kaart:"."""
_GOAL = "Doel"
_SAYING = ("title", "result")
"""What the goal of a form stands beside: the label that asks for it, else the one that asks what is reached."""
_OF_STEPS = frozenset(("owner_id", "due", "start", "status"))
_LETTERED = re.compile(r"\s*(?P<mark>[A-Z]|[IVX]{1,4}|\d{1,2})\s*[.):–-]\s+(?P<title>[^\W_].*\S)\s*")
"""A heading that is one of a row: "A. Nachtroute op maat", "2) Overdracht zonder papier"."""
_LEAST_LETTERED = 2
_LONGEST_LIST = 3
"""Words of what a list is called: "Acties digitale zorg"."""
_NO_GOAL = re.compile(
    r"(?:korte|middellange|lange) termijn|(?:\d\w*|eerste|tweede|derde|vierde) (?:kwartaal|half ?jaar|helft|fase|deel)|"
    r"q[1-4]|(?:team|locatie|afdeling|huis|woning|route|wijk|cluster)\b.{0,30}|fase \w+|"
    r"(?:wat|wie|hoe|waarom|wanneer)\b.*|"
    r"(?:team|location|ward|phase|part|quarter)\b.{0,30}"
)
"""What heads a table of steps and is no goal: a part of the year, a place, a question."""


def below_their_goals(content: Content) -> Content:
    """Return a document in which each table of steps knows the goal that stands right above it."""
    grids = list(content.grids)
    forms = [goal_of_form(grid) for grid in grids]
    named = [title for passage in content.texts if (title := _named_in(passage))]
    only = len(named) + sum(map(bool, forms)) == 1
    lettered = _lettered_goals(grids)
    for place, grid in enumerate(grids):
        if place in lettered:
            grids[place] = replace(grid, goal=f"{_GOAL}: {lettered[place]}")
            continue
        if grid.after is None or grid.known is not None or not _holds_steps(grid):
            continue
        first = (grids[place - 1].after or 0) if place else 0
        texts = content.texts[first : grid.after]
        title = _goal_in(texts, "" if only else grid.name) or _goal_headed(texts, grid.name)
        # Below two forms without steps of their own it may be for either.
        if not title and place and _are_few(texts) and not (place > 1 and forms[place - 2]):
            title = forms[place - 1] if only or grid.name == grids[place - 1].name else ""
        if title:
            grids[place] = replace(grid, goal=f"{_GOAL}: {title}")
    return replace(content, grids=grids)


def _lettered_goals(grids: list[Grid]) -> dict[int, str]:
    """Return the goals that head tables of steps as "A. …" and "B. …", by the place of the table.

    Only where each such heading has a letter or number of its own, and says more than what a list is called.
    """
    steps = {place: grid for place, grid in enumerate(grids) if grid.known is None and grid.after is not None}
    found = {place: match for place, grid in steps.items() if (match := _LETTERED.fullmatch(grid.name))}
    found = {place: match for place, match in found.items() if _holds_steps(grids[place], strange=1)}
    marks = {match["mark"] for match in found.values()}
    titles = {place: match["title"] for place, match in found.items()}
    if len(found) < _LEAST_LETTERED or len(marks) < len(found) or any(map(_heads_list, titles.values())):
        return {}
    return titles


def _heads_list(title: str) -> bool:
    """Return whether a heading says what kind of list stands below it, or of which place or part of a year it is."""
    plain = normalise(title)
    is_list = table_of(title) is not None and len(plain.split()) <= _LONGEST_LIST
    return is_list or known_exactly(title) or _NO_GOAL.fullmatch(plain) is not None


def goal_of_form(grid: Grid) -> str:
    """Return the goal of a form: what stands beside the label that asks for it, with more of it on other lines."""
    asked = [(_fields(pair[0]), pair[1]) for row in grid.rows if (pair := _pair(row)) is not None]
    for name in _SAYING:
        titles = [value for fields, value in asked if name in fields and not is_blank(value)]
        told = [fields for fields, _value in asked if fields - {"title", name}]
        if titles:
            return str(titles[0]).strip() if len(titles) == 1 and len(told) >= _LEAST_LABELS else ""
    return ""


def _fields(label: str) -> set[str]:
    """Return what a label asks of a goal, for sure or as a whole question: "Trekker", "Waaraan zien we dat?"."""
    return {item.field for item in meanings("goals", label) if item.certain or label.endswith("?")}


def _pair(row: Row) -> tuple[str, Cell] | None:
    """Return the label of a line of a form and what stands beside it; None for a line of anything else."""
    cells = [cell for cell in row.cells if not is_blank(cell)]
    label = heading_words(cells[0]) if cells else None
    if label is None or len(cells) > _LEAST_LABELS:
        return None
    return label.rstrip(" :"), cells[1] if len(cells) > 1 else None


def _goal_in(texts: list[Passage], heading: str) -> str:
    """Return the one goal that lines with labels name right above a table: "Doel: …", "Trekker: …".

    ``heading``: the table stands below this one, and so do the lines; nothing where that may be another.
    """
    own = [passage for passage in texts if not heading or not passage.heading or passage.heading == heading]
    named = [place for place, passage in enumerate(own) if _named_in(passage)]
    if len(named) != 1:
        return ""
    told = [
        passage for passage in own[named[0] + 1 :] if not any(label for label, _v in words_of.labelled(passage.text))
    ]
    # A sentence on the table may stand between as well.
    return _named_in(own[named[0]]) if sum(not _is_between(passage) for passage in told) <= 1 else ""


def _goal_headed(texts: list[Passage], heading: str) -> str:
    """Return the one goal that a heading above names: "Doel: …", where the table stands below "Wat gaan we doen"."""
    above = dict.fromkeys(passage.heading for passage in texts)
    named = [title for words in above if (title := words_of.titled(words))]
    if len(named) != 1 or words_of.mode_of(heading) != "tasks" or words_of.titled(list(above)[-1]) != named[0]:
        return ""
    return named[0]


def _named_in(passage: Passage) -> str:
    """Return the goal that a line of text names; nothing for any other."""
    for label, value in words_of.labelled(passage.text):
        if value and words_of.goal_field(label) == "title":
            return parse_title(value)[0]
    return words_of.titled(passage.text)


def _are_few(texts: list[Passage]) -> bool:
    return len(texts) <= _MOST_BETWEEN and all(map(_is_between, texts))


def _is_between(passage: Passage) -> bool:
    """Return whether a text is no more than a title of the table below it."""
    return len(passage.text) <= _LONGEST_BETWEEN and not passage.text.rstrip().endswith(".")


def _holds_steps(grid: Grid, strange: int = 0) -> bool:
    """Return whether the first line of a table holds headings of steps, with who or when, and names no goal itself.

    ``strange`` is how many of its headings nobody needs to know.
    """
    words = [heading_words(cell) or "" for cell in (grid.rows[0].cells if grid.rows else []) if not is_blank(cell)]
    if len(words) < _LEAST_LABELS or sum(not known_exactly(text) for text in words) > strange:
        return False
    asked = [{meaning.field for meaning in meanings("actions", text) if meaning.certain} for text in words]
    named = any("goal_id" in fields and "what" not in fields for fields in asked)
    return not named and any("what" in fields for fields in asked) and any(fields & _OF_STEPS for fields in asked)
