"""Folding: a text without capitals and accents to look for names in, with the way back to the text as it was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_OTHER = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ĳ": "ij",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ı": "i",
    "þ": "th",
    "’": "'",
    "‘": "'",
    "`": "'",
    "´": "'",
    "ʼ": "'",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "\u00ad": "",
    "\u200b": "",
    "\u200d": "",
    "\ufeff": "",
}
"""Letters that Unicode does not take apart, signs that are typed for one another, and what nobody sees."""


def fold(text: str) -> tuple[str, Sequence[int]]:
    """Return a text in small letters without accents, and for each of its letters the place it had, ending at the end.

    The letters ``folded[start:end]`` are ``text[places[start]:places[end]]``; accents typed apart go with their letter.
    """
    if text.isascii():
        return text.lower().replace("`", "'"), range(len(text) + 1)
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for item in _plain(letter):
            letters.append(item)
            places.append(place)
    places.append(len(text))
    return "".join(letters), places


def folded(text: str) -> str:
    """Return a text in small letters without accents."""
    return fold(text)[0]


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if letter in _OTHER:
        return _OTHER[letter]
    # Once more in small letters: of "ℤ" only what it is made of has one.
    apart = unicodedata.normalize("NFKD" if letter.isalpha() else "NFD", letter.lower()).lower()
    return "".join(_OTHER.get(item, item) for item in apart if not unicodedata.combining(item))
