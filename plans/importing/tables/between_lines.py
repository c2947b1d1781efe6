"""Lines between those of a list that no sign gives away: lettered parts, kinds of training, points of an agenda."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise
from plans.importing.prose.minutes import is_fixed_point
from plans.importing.tables.sheet_table import TableRow

_LETTERED = re.compile(r"\s*(?:[A-Z]|[IVX]{1,4})\s*[.):–-]\s+\S.*")
_GROUP = re.compile(
    r"(?:verplichte?|optionele?|optioneel|facultatief|facultatieve|aanbevolen|vrijwillige?|vrije keuze|keuze|"
    r"verdieping|basis|"
    r"algemene?|algemeen|overige?|overig|extra|wettelijk verplichte?|niet verplichte?|"
    r"wenselijk|incidenteel|structureel|"
    r"mandatory|optional|required|recommended|other|general|basic|advanced)"
    r"(?: (?:scholing(?:en)?|training(?:en)?|cursus(?:sen)?|"
    r"acties|kosten|posten|onderdelen|modules|aanbod|training|courses))?"
)
"""What the lines below have in common, and no name of one of them."""
_LEAST = 2
_FEW = 2
"""Cells of a line of an agenda that asks nothing of anybody."""


def parts_between(rows: list[TableRow]) -> set[int]:
    """Return the places of lines with one text that head those below: "B. Aanbevolen", "Optioneel"."""
    single = {place: _only(row) for place, row in enumerate(rows) if len(row.filled) == 1}
    full = [place for place, row in enumerate(rows) if len(row.filled) > 1]
    if not full:
        return set()
    lettered = {place for place, words in single.items() if _LETTERED.fullmatch(words)}
    others = any(_LETTERED.fullmatch(str(rows[place].cells[rows[place].filled[0]])) for place in full)
    if len(lettered) < _LEAST or others or min(lettered) > min(full):
        lettered = set()
    return lettered | {place for place, words in single.items() if _GROUP.fullmatch(normalise(words))}


def agenda_points(rows: list[TableRow]) -> set[int]:
    """Return the places of lines that only hold a point of the agenda of a meeting: "4. Rondvraag"."""
    fixed = {place for place, row in enumerate(rows) if row.filled and is_fixed_point(_first(row))}
    return {place for place in fixed if len(rows[place].filled) <= _FEW} if len(fixed) >= _LEAST else set()


def _first(row: TableRow) -> str:
    return str(row.cells[row.filled[0]])


def _only(row: TableRow) -> str:
    return _first(row) if not row.carried else ""
