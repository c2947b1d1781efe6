"""Telephone numbers and addresses, of mail and of houses, whatever stands above them."""

from __future__ import annotations

import re

from plans.importing.files.grid import Cell

_PHONE = re.compile(r"(?:\+31|0031|0)[-\s.()]*\d(?:[-\s.()]*\d){7,9}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_STREET = re.compile(
    r"(?i)(?:[\w.’'-]+ ){0,3}\w*(?:straat|weg|laan|plein|hof|dijk|kade|gracht|pad|singel|steeg|dreef) \d{1,4} ?[a-z]?"
)
_LEAST, _MOST = 2, 0.6


def are_contacts(cells: list[Cell]) -> bool:
    """Return whether most cells of a column say how to reach somebody."""
    for form in (_PHONE, _MAIL, _STREET):
        found = [cell for cell in cells if isinstance(cell, str) and form.fullmatch(cell.strip())]
        if len(found) >= max(_LEAST, _MOST * len(cells)):
            return True
    return False
