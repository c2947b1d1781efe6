"""Minutes as a table that only names who has an action: what was discussed on those lines is what is to be done."""

from __future__ import annotations

import re
from dataclasses import replace

from plans.exchange.headings import normalise
from plans.importing.cells.headings import meanings
from plans.importing.cells.name_parts import split_names
from plans.importing.files.grid import Grid, Row, is_blank
from plans.importing.tables.sheet_table import heading_words
from resources.language import gettext as _

_BY = re.compile(
    r"(?:actie|action|actiepunt)s? (?:door|bij|voor|van|by|for|owner)|(?:actie|actiepunten) wie|wie actie|"
    r"actie ?(?:houder|nemer)s?|action owner"
)
_DISCUSSED = re.compile(
    r"besproken|bespreking|(?:wat is er |wat is )?besproken en afgesproken|verslag|notulen|discussie|inhoud|"
    r"bespreking en besluit|discussed|discussion|minutes"
)
_POINT = re.compile(r"(?:agenda ?)?punt(?:en)?|onderwerp(?:en)?|agenda|agenda item|item|topic|subject")
_LONGEST_LEFT, _MOST_TOP = 60, 6


def of_minutes(grid: Grid) -> Grid | None:
    """Return the lines of such minutes on which somebody has an action; None for any other table."""
    for place, top in enumerate(grid.rows[:_MOST_TOP]):
        headings = {column: normalise(words) for column, cell in enumerate(top.cells) if (words := heading_words(cell))}
        by = _only(headings, _BY)
        discussed = _only(headings, _DISCUSSED)
        point = _only(headings, _POINT)
        others = [words for column, words in headings.items() if column not in (by, discussed, point)]
        if by is not None and discussed is not None and not any(map(_says_what, others)):
            return _acted_on(grid, place, by, discussed, point)
    return None


def _only(headings: dict[int, str], wanted: re.Pattern[str]) -> int | None:
    """Return the one column of which the heading is this; None when there is none, or more."""
    found = [column for column, words in headings.items() if wanted.fullmatch(words)]
    return found[0] if len(found) == 1 else None


def _says_what(heading: str) -> bool:
    """Return whether a column of its own says what is to be done."""
    return any(meaning.field == "what" and meaning.certain for meaning in meanings("actions", heading))


def _acted_on(grid: Grid, place: int, by: int, discussed: int, point: int | None) -> Grid | None:
    below = grid.rows[place + 1 :]
    acted = [row for row in below if split_names(str(row.cell(by) or "")) and not is_blank(row.cell(discussed))]
    if not acted:
        return None
    # Of other lines only the point is said: what was told of somebody is not for a plan.
    column = 0 if point is None else point
    left = [
        " ".join(str(row.cell(column)).split())[:_LONGEST_LEFT]
        for row in below
        if row not in acted and not is_blank(row.cell(column))
    ]
    told = _("What was discussed where somebody has an action is what is to be done; please check.")
    named = _("Left out: {names}.").format(names=", ".join(left)) if left else ""
    top = list(grid.rows[place].cells)
    top[by], top[discussed] = "Actiehouder", "Actie"
    if point is not None:
        top[point] = "Agendapunt"
    rows = [*grid.rows[:place], Row(grid.rows[place].number, top), *acted]
    return replace(grid, rows=rows, note=" ".join(filter(None, (grid.note, told, named))))
