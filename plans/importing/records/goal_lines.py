"""The title of a goal in a cell: the number before it, and who leads it below it, as "Trekker: Gonny"."""

from __future__ import annotations

import re

from plans.importing.files.grid import Cell, is_blank

_LED_BY = re.compile(
    r"(?i)(.*\S)\s*\n\s*(?:trekker|eigenaar|verantwoordelijke?|doeleigenaar|kartrekker|owner|lead)\s*:\s*([^\n]{2,60}?)\s*",
    re.DOTALL,
)
_NUMBERED = re.compile(
    r"^\s*(?:(?:(?:doel(?:stelling)?|speerpunt|goal)\s*)?\d{1,2}(?:\.\d{1,2})?|"
    r"(?:doel(?:stelling)?|speerpunt|goal) [a-z])\s*[.:)–-]\s*(?=[^\W\d])",
    re.IGNORECASE,
)


def take_leader(cells: dict[str, tuple[int, Cell]]) -> None:
    """Take who leads a goal out of the cell with its title or its result, when no other cell says so."""
    for part in ("title", "result"):
        column, cell = cells.get(part, (-1, None))
        found = _LED_BY.fullmatch(cell) if isinstance(cell, str) else None
        if found and is_blank(cells.get("owner_id", (-1, None))[1]):
            cells |= {part: (column, found[1]), "owner_id": (column, found[2])}


def without_number(words: str) -> str:
    """Return a title without the number that stands before it."""
    return _NUMBERED.sub("", words, count=1).strip() or words.strip()
