"""What somebody does for a living, in the place of a name: "praktijkondersteuner", "de wijkverpleegkundige"."""

from __future__ import annotations

import re

_FUNCTION = re.compile(
    r"(?:de |het |een |onze |the |our )?"
    r"(?:[a-z-]*(?:ondersteuner|verpleegkundige|verzorgende|helpende|begeleid(?:st)?er|"
    r"apotheker|therapeut|psycholoog|deskundige|beheerder|medewerk(?:st)?er|functionaris|consulent|coordinator|"
    r"logistiek|behandelaar|assistente?|opleider|adviseur|[a-z]+ specialist|directeur|leverancier|"
    r"gastvrouw|gastheer|geestelijk verzorger)|"
    r"(?:district|community|practice|ward) nurse|pharmacist|care assistant)"
    r"(?: (?:van|in|bij|op|of|wijk|zorg|team|dienst|de|het|praktijk|thuiszorg|niveau|ig))*"
)


def is_function(words: str) -> bool:
    """Return whether words in small letters are a function; with a capital it may stand for who has it."""
    return _FUNCTION.fullmatch(" ".join(words.replace("ö", "o").split()).rstrip(".")) is not None
