"""Lines that the program puts there that printed or exported a list: which page begins, when it was printed, from what.

They stand among the lines of a list as soon as its pages are pasted below one another, and say nothing of it.
"""

from __future__ import annotations

import re

from plans.exchange.headings import normalise
from plans.importing.files.grid import Cell
from plans.importing.prose.task_lines import names_day

_EDGE = re.compile(r"^[\s\-–—=_*~#|<>·•.\[(]+|[\s\-–—=_*~#|<>·•.\])]+$")
"""What stands around such a line: "--- pagina 2 van 2 ---"."""
_COUNT = r"\d{1,3}(?:\s*(?:van(?: de)?|/|of|uit)\s*\d{1,3})?"
_PAGE = re.compile(rf"(?:pagina|paginanummer|bladzijde|blz\.?|pag\.?|blad|page|p\.)\s*:?\s*{_COUNT}", re.IGNORECASE)
_BARE_PAGE = re.compile(r"\s*[-–—]\s*\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–—]\s*")
"""The number of a page by itself: "- 3 / 3 -"."""
_MADE = re.compile(
    r"(?:(?:dit|deze|this) (?:\w+ ){1,2}(?:is |werd |was )?)?"
    r"(?:(?:afgedrukt|uitgedraaid|geprint|gedownload|ge[eë]xporteerd|gegenereerd|aangemaakt|"
    r"(?:laatst |voor het laatst |last )?(?:bijgewerkt|gewijzigd|opgeslagen|updated|modified|saved)|"
    r"printed|exported|downloaded|generated|created)(?:\s*:\s*\S.*|\s+(?:op|d\.?d\.?|om|door|uit|vanuit|met|on|at|by|from|with)\b.*|\s+\d.*|)|"
    r"(?:export|print|uitdraai|afdruk|download)(?:\s*:\s*\S.*|\s+(?:op|d\.?d\.?|uit|van|vanuit|from|on)?\b.*\d.*))",
    re.IGNORECASE,
)
"""When and by what it was printed: "Afgedrukt op 12-11-2026", "Export uit Planner van 12 november"."""
_PRINTED_ON = re.compile(r"(?:print|export|afdruk|download)(?:datum|dag|moment|date)\b.*", re.IGNORECASE)
_SOURCE = re.compile(r"(?:bron|bronbestand|bestand|bestandsnaam|source|file|file name)\s*:\s*\S.*", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?(?:uur|u|h|am|pm))?", re.IGNORECASE)
_CONTINUED = re.compile(
    r"(?:vervolg|lees verder|zie (?:volgende|vorige) pagina|wordt vervolgd|(?:to be )?continued)"
    r"(?: (?:op|van|on|from|overleaf).*)?",
    re.IGNORECASE,
)
_LONGEST = 80
"""Characters of such a line; more are a text of somebody."""


def is_export_line(cells: list[Cell]) -> bool:
    """Return whether all that a line holds was put there by the program that printed it."""
    if len(cells) == 1 and _BARE_PAGE.fullmatch(str(cells[0])):
        return True
    words = [bare for cell in cells if (bare := _EDGE.sub("", str(cell)))]
    if not words or sum(map(len, words)) > _LONGEST or not _is_made(words[0]):
        return False
    return all(_is_made(text) or _TIME.fullmatch(text) or names_day(normalise(text)) for text in words[1:])


def _is_made(words: str) -> bool:
    """Return whether a text is such a line, perhaps of several parts: "Pagina 2 van 3 - afgedrukt op 12-11-2026"."""
    patterns = (_PAGE, _MADE, _PRINTED_ON, _SOURCE, _CONTINUED)
    if any(pattern.fullmatch(words) for pattern in patterns):
        return True
    parts = [part for part in re.split(r"\s+[-–—|·•]\s+|\s{3,}", words) if part]
    return (
        len(parts) > 1
        and any(_PAGE.fullmatch(part) or _MADE.fullmatch(part) for part in parts)
        and all(any(pattern.fullmatch(part) for pattern in patterns) or names_day(normalise(part)) for part in parts)
    )
