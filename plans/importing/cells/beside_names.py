"""What stands beside the names in a cell and is no name: "Planning (Rob)", "Job (communicatie)", "planner Kees".

Nobody is taken for it, so it is said: nothing that stands in a list goes without a word.
"""

from __future__ import annotations

import re

from plans.exchange.headings import normalise
from plans.importing.cells.name_parts import BETWEEN, MAIL

_APART = re.compile(r"[()\[\]<>:|]|\s[-–]\s")
_WORD = re.compile(r"[\w’'`]+")
_HOUSE = re.compile(
    r"(?:(?:de |onze |afdeling )?(?:ict|it|i&a|hr|hrm|p&o|po|p en o|planning|roosterbureau|communicatie|"
    r"facilitair\w*|inkoop|secretariaat|receptie|helpdesk|servicedesk|opleidingen|scholing|leerhuis|kwaliteit|"
    r"financi[ëe]n|administratie|apotheek|technische dienst|td|mt|management|keuken|huishouding|functioneel beheer|"
    r"applicatiebeheer|zorgadministratie|estates|facilities|housekeeping|finance)|"
    r"(?:afdeling|team|werkgroep|projectgroep) .+)",
    re.IGNORECASE,
)
"""A part of the house, with which somebody does it; a function says what somebody is."""
_LETTER = re.compile(r"[^\W\d_]")


def beside(words: str, names: list[str]) -> list[tuple[str, bool]]:
    """Return what of a cell is in none of its names, in order, each with whether it stands before the first of them."""
    taken = {part for name in names for part in _parts(name)}
    found: list[tuple[str, bool]] = []
    before = True
    for piece in _pieces(MAIL.sub(" ", words)):
        words_in = list(_WORD.finditer(piece))
        own = [part for part in words_in if normalise(part[0]) in taken]
        if not own:
            found.append((piece, before))
            continue
        found += [(piece[: own[0].start()].strip(" ,;"), True), (piece[own[-1].end() :].strip(" ,;"), False)]
        before = False
    said = [(part, early) for part, early in found if _LETTER.search(part) or f"({part})" in words]
    return [(f"({part})" if f"({part})" in words else part, early) for part, early in said]


def is_of_house(words: str) -> bool:
    """Return whether words name a part of the house that can take part in something: "Planning", "ICT"."""
    return _HOUSE.fullmatch(words.strip(" ()")) is not None


def _pieces(words: str) -> list[str]:
    """Return a cell in pieces, between which nothing belongs together; a name turned around stays in two."""
    return [piece.strip() for part in _APART.split(words) for piece in BETWEEN.split(part) if piece and piece.strip()]


def _parts(words: str) -> list[str]:
    return [normalise(part[0]) for part in _WORD.finditer(words)]
