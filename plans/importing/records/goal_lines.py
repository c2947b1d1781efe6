"""What stands below the title of a goal in the same cell: who leads it, as "Trekker: Gonny"."""

from __future__ import annotations

import re

_LED_BY = re.compile(
    r"(?i)(.*\S)\s*\n\s*(?:trekker|eigenaar|verantwoordelijke?|doeleigenaar|kartrekker|owner|lead)\s*:\s*([^\n]{2,60}?)\s*",
    re.DOTALL,
)


def led_by(words: str) -> tuple[str, str]:
    """Return the text of a goal without the line that names who leads it, and who that is."""
    found = _LED_BY.fullmatch(words)
    return (found[1], found[2]) if found else (words, "")
