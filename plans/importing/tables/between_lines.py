"""Lines between those of a list that no sign gives away: lettered parts, kinds of training, points of an agenda."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise
from plans.importing.cells.headings import meanings
from plans.importing.prose.minutes import is_fixed_point
from plans.importing.tables.sheet_table import TableRow

_LETTERED = re.compile(r"\s*(?:[A-Z]|[IVX]{1,4}|\d{1,2})\s*[.):–-]\s+\S.*")
"""A letter or number before a part: "B. Aanbevolen", "2. Naar keuze"."""
_GROUP = re.compile(
    r"(?:verplichte?|optionele?|optioneel|facultatief|facultatieve|aanbevolen|vrijwillige?|vrije keuze|keuze|"
    r"verdieping|basis|"
    r"algemene?|algemeen|overige?|overig|extra|wettelijk verplichte?|niet verplichte?|"
    r"wenselijk|incidenteel|structureel|"
    r"voorbereiding(?:sfase|en)?|uitvoering(?:sfase)?|implementatie(?:fase)?|afronding|borging|nazorg|"
    r"mandatory|optional|required|recommended|other|general|basic|advanced)"
    r"(?: (?:scholing(?:en)?|training(?:en)?|cursus(?:sen)?|"
    r"acties|kosten|posten|onderdelen|modules|aanbod|training|courses))?"
)
"""What the lines below have in common, and no name of one of them."""
_INDENTED = re.compile(r"(?: {2}|\t|\xa0)")
_LEGENDS = frozenset(("legenda", "legend", "afkortingen", "initialen", "abbreviations", "initials", "wie is wie"))
_PAIRED = 2
"""A sign, and what it means."""
_LEAST = 2
_FEW = 2
"""Cells of a line of an agenda that asks nothing of anybody."""
_THEME_LINE = re.compile(
    r"(?i)\s*(thema|pijler|programma|spoor|rubriek|domein|aandachtsgebied|hoofdthema|actielijn|programmalijn|theme|"
    r"pillar|domain|focus area|priority area|workstream|strand)"
    r"\s*(?:\d{1,2}|[a-z]\b|[ivx]{1,4}\b)?\s*[:.–-]\s*(\S.*?)\s*"
)
"""A line that says which theme stands below it: "Thema 2 – Samen weten", "Theme A – Independence"."""
_LEAST_THEMES = 2


def parts_between(rows: list[TableRow]) -> set[int]:
    """Return the places of lines with one text that head those below: "B. Aanbevolen", "Optioneel"."""
    single = {place: _only(row) for place, row in enumerate(rows) if len(row.filled) == 1}
    full = [place for place, row in enumerate(rows) if len(row.filled) > 1]
    if not full:
        return set()
    lettered = {place for place, words in single.items() if _LETTERED.fullmatch(words)}
    others = any(_LETTERED.fullmatch(str(rows[place].cells[rows[place].filled[0]])) for place in full)
    alone = any(place + 1 not in full for place in lettered - {max(lettered, default=0)})
    # Below each of them something else stands; numbered lines below each other are what the list is about.
    if len(lettered) < _LEAST or others or alone or min(lettered) > min(full):
        lettered = set()
    named = {place for place, words in single.items() if _GROUP.fullmatch(normalise(words))}
    return lettered | named | {place for place in single if _is_indented_below(rows, place)}


def _is_indented_below(rows: list[TableRow], place: int) -> bool:
    """Return whether the line below a line with one text is set in below it: a phase, and what is done in it."""
    if place + 1 == len(rows) or not rows[place + 1].filled:
        return False
    below = rows[place + 1]
    same = below.filled[0] == rows[place].filled[0] and len(below.filled) > 1
    return same and _INDENTED.match(_first(below)) is not None and _INDENTED.match(_first(rows[place])) is None


def is_legend(words: str) -> bool:
    """Return whether a line only says that signs or letters are explained below it."""
    return normalise(words) in _LEGENDS


def explained_from(rows: list[TableRow]) -> int:
    """Return from which place on lines only explain signs or letters, a sign and its meaning on each; else the end."""
    for place, row in enumerate(rows):
        if len(row.filled) == 1 and is_legend(_first(row)):
            below = rows[place + 1 :]
            return place if below and all(len(other.filled) <= _PAIRED for other in below) else len(rows)
    return len(rows)


def agenda_points(rows: list[TableRow]) -> set[int]:
    """Return the places of lines that only hold a point of the agenda of a meeting: "4. Rondvraag"."""
    said = {place: _words(row) for place, row in enumerate(rows)}
    fixed = {place for place, words in said.items() if words and is_fixed_point(words[0])}
    return {place for place in fixed if len(said[place]) <= _FEW} if len(fixed) >= _LEAST else set()


def _words(row: TableRow) -> list[str]:
    """Return what a line says, without the number before it."""
    said = [str(row.cells[column]) for column in row.filled]
    return said[1:] if said and said[0].strip(" .").isdigit() else said


def _first(row: TableRow) -> str:
    return str(row.cells[row.filled[0]])


def _only(row: TableRow) -> str:
    return _first(row) if not row.carried else ""


def names_theme(words: str) -> bool:
    """Return whether a line only says which theme the lines below it have: "Theme A – Independence"."""
    return _THEME_LINE.fullmatch(words) is not None


def name_themes(rows: list[TableRow], headings: dict[int, str]) -> None:
    """Give lines below "Thema 2 – Samen weten" that theme in a column of its own, as other lists have it."""
    found = {section: _THEME_LINE.fullmatch(section) for section in {row.section for row in rows if row.section}}
    lines = [row for row in rows if row.kind == "row"]
    named = any(
        meaning.certain and meaning.field in ("what", "title")
        for table in ("actions", "goals", "activities", "budget_lines")
        for words in headings.values()
        for meaning in meanings(table, words)
    )
    # Where no heading says what the lines are about, the theme would be taken for that.
    if not named or len(found) < _LEAST_THEMES or not all(found.values()) or not all(row.section for row in lines):
        return
    kinds = {match[1].capitalize() for match in found.values() if match}
    if len(kinds) > 1 or kinds & {words.capitalize() for words in headings.values()}:
        return
    column = max(headings) + 1
    headings[column] = kinds.pop()
    for row in lines:
        words = match[2] if (match := found[row.section]) else ""
        row.cells[column] = words.capitalize() if words.isupper() else words
