"""What the title or indicator of a goal says besides: its number, who leads it ("Trekker: Gonny"), or a percentage."""

from __future__ import annotations

import re

from plans.importing.files.grid import Cell, is_blank
from plans.importing.prose.outcome_sentences import led_title

_LED_BY = re.compile(
    r"(?i)(.*\S)\s*\n\s*(?:trekker|eigenaar|verantwoordelijke?|doeleigenaar|kartrekker|owner|lead)\s*:\s*([^\n]{2,60}?)\s*",
    re.DOTALL,
)
_LED_IN_BRACKETS = re.compile(
    r"(?i)(.*\S)\s*\((?:trekker|eigenaar|verantwoordelijke?|doeleigenaar|kartrekker|owner|lead)\s*:?\s+([^(),;:]{2,60}?)\s*\)\s*"
)
"""Who leads a goal, in brackets behind it: "Minder papier (trekker: Bo Mol)"."""
_NUMBERED = re.compile(
    r"^\s*(?:(?:(?:doel(?:stelling)?|speerpunt|goal)\s*)?\d{1,2}(?:\.\d{1,2})?|"
    r"(?:doel(?:stelling)?|speerpunt|goal) [a-z])\s*[.:)–-]\s*(?=[^\W\d])",
    re.IGNORECASE,
)
_PERCENTAGE = re.compile(r"(?i)\s*(?:%|percentage\b|procent\b|per cent\b).*|.*[(\[]\s*(?:in )?(?:%|procent)\s*[)\]]\s*")


def take_unit(cells: dict[str, tuple[int, Cell]]) -> None:
    """Take a percentage for the unit of a goal, when its title or indicator says so and its figures do not."""
    figures = [cell for part in ("baseline", "target") if not is_blank(cell := cells.get(part, (-1, None))[1])]
    if not figures or "%" in "".join(map(str, figures)) or not is_blank(cells.get("unit", (-1, None))[1]):
        return
    for part in ("indicator", "title"):
        column, cell = cells.get(part, (-1, None))
        if isinstance(cell, str) and _PERCENTAGE.fullmatch(cell):
            cells["unit"] = (column, "%")
            return


def take_leader(cells: dict[str, tuple[int, Cell]]) -> None:
    """Take who leads a goal, and by when it is reached, out of the cell that names it, when no other cell says so."""
    for part in ("title", "result"):
        column, cell = cells.get(part, (-1, None))
        found = (_LED_BY.fullmatch(cell) or _LED_IN_BRACKETS.fullmatch(cell)) if isinstance(cell, str) else None
        if found and is_blank(cells.get("owner_id", (-1, None))[1]):
            cells |= {part: (column, found[1]), "owner_id": (column, found[2])}
    column, cell = cells.get("title", (-1, None))
    title, told = led_title(cell) if isinstance(cell, str) else ("", [])
    if told and all(is_blank(cells.get(name, (-1, None))[1]) for name, _value in told):
        cells |= {"title": (column, title), **{name: (column, value) for name, value in told}}


def without_number(words: str) -> str:
    """Return a title without the number that stands before it."""
    return _NUMBERED.sub("", words, count=1).strip() or words.strip()
