"""How many people or things a cell says: a whole number, a product, a number with a remark behind it."""

from __future__ import annotations

import re
from dataclasses import replace

from plans.errors import Refused
from plans.exchange.headings import normalise
from plans.importing.cells.number_words import in_figures
from plans.importing.cells.values import Reading, as_text, number
from plans.importing.files.grid import Cell
from plans.records import Record, validate_field
from resources.language import gettext as _

_PRODUCT = re.compile(
    r"\s*(\d{1,3})\s*(?:x|×|\*|(?:groepen|teams|keer|ploegen) van|(?:groups|teams) of)\s*(\d{1,3})\s*"
)

_PEOPLE = re.compile(
    r"[^()]*[^\W\d_][^()]*\(\s*(?:ca\.? ?)?(\d{1,3})\s*(?:x|p|pers\w*\.?|man|mensen|deelnemers|mdw|people)?\s*\)\s*",
    re.IGNORECASE,
)

_ALL_OF_THEM = re.compile(
    r"(?:allemaal|alle|iedereen|(?:het )?hele team|all|everyone|everybody)[ ,:]+\(?(\d{1,3})\)?(?: [a-z]+)?\s*",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:nog )?(\d{1,3})\s*([^\W\d][^\d+]*)?", re.IGNORECASE)
_PLUS = re.compile(r"(?i)\s*(?:\+|\bplus\b)\s*")
_AND = re.compile(r"(?i)\s*(?:\+|&|[,;/]|\b(?:plus|en|and)\b)\s*")
_PLAIN = re.compile(
    r"(?:ca|circa|ongeveer|plm|max|maximaal|maximum|min|minimaal|minstens|tot|of|tussen|en|and|to|about|a|x|keer|"
    r"ongev|schatting|geschat|raming|indicatie|estimate|groepen|groups|van|st|stuks?|p|pers|personen|persoon|mensen|"
    r"man|deelnemers?|plekken|plaatsen|people|persons|participants|places|seats|"
    r"medewerkers?|mdw|mw|collega s|collegas|colleagues|staff)"
)
"""What says no more of a number of people than the number and the heading do."""


def count(record: type[Record], name: str, cell: Cell) -> Reading:
    """Return a whole number of things or people; "2 x 8" is 16, and what stands in brackets behind it is left out."""
    if isinstance(cell, str) and (product := _PRODUCT.fullmatch(cell)):
        made = int(product[1]) * int(product[2])
        said = _("“{text}” is read as {value}.").format(text=cell.strip(), value=made)
        return Reading(validate_field(record, name, made), said, True)
    parts = _added(cell) if isinstance(cell, str) else []
    if isinstance(cell, str) and (whole := _ALL_OF_THEM.fullmatch(cell.strip())):
        parts = [int(whole[1])]
    if isinstance(cell, str) and parts:
        made = sum(parts)
        said = _("“{text}” is read as {value}.").format(text=" ".join(cell.split()), value=made)
        return Reading(validate_field(record, name, made), said, True)
    try:
        value, unit, note, doubt = number(cell)
    except Refused:
        bare = without_brackets(cell)
        if bare is None:
            raise
        reading = count(record, name, bare)
        said = _("“{text}” is read as {value}.").format(text=as_text(cell), value=reading.value)
        return replace(reading, note=said, doubt=True)
    if unit == "%":
        raise Refused(_("“{text}” is a percentage; a number is expected here.").format(text=as_text(cell)[:30]))
    if value != value.to_integral_value():
        raise Refused(_("Use a whole number here."))
    return Reading(validate_field(record, name, int(value)), note, doubt)


def _added(words: str) -> list[int]:
    """Return the numbers of several groups of people: "12 begeleiders + 2 vrijwilligers"; none of anything else."""
    for mark, bare in ((_AND, False), (_PLUS, True)):
        found = [_PART.fullmatch(part) for part in mark.split(words.strip())]
        if len(found) > 1 and all(part is not None and (bare or part[2]) for part in found):
            return [int(part[1]) for part in found if part is not None]
    return []


def says_who(cell: Cell) -> bool:
    """Return whether a cell with a number says more than that number: who comes, or a remark."""
    words = normalise(in_figures(re.sub(r"[()]", " ", cell))).split() if isinstance(cell, str) else []
    return any(map(str.isdigit, words)) and any(not word.isdigit() and _PLAIN.fullmatch(word) is None for word in words)


def people_behind(cell: Cell) -> int | None:
    """Return how many people stand in brackets behind who comes: "hele team (11)"; None for any other cell."""
    found = _PEOPLE.fullmatch(cell) if isinstance(cell, str) else None
    return int(found[1]) if found else None


def without_brackets(cell: Cell) -> str | None:
    """Return a text without what stands in brackets behind it; None when that leaves it as it is, or nothing."""
    found = re.fullmatch(r"\s*([^()]*\d[^()]*?)\s*\([^()]*\)\s*", cell) if isinstance(cell, str) else None
    return found[1] if found else None
