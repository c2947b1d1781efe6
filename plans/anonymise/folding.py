"""Folding: a text without capitals and accents to look for names in, with the way back to the text as it was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

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

_MOST_KEPT = 70_000
"""More letters than any language has; what is no language takes no more memory than that."""

_RUNS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]")
"""Plain letters, of which each stays one, and every other letter by itself."""


def fold(text: str) -> tuple[str, Sequence[int]]:
    """Return a text in small letters without accents, and for each of its letters the place it had, ending at the end.

    The letters ``folded[start:end]`` are ``text[places[start]:places[end]]``; accents typed apart go with their letter.
    """
    if text.isascii():
        return folded(text), range(len(text) + 1)
    letters: list[str] = []
    places: list[int] = []
    for run in _RUNS.finditer(text):
        plain = folded(run[0])
        letters.append(plain)
        places += range(*run.span()) if run[0].isascii() else [run.start()] * len(plain)
    places.append(len(text))
    return "".join(letters), places


def folded(text: str) -> str:
    """Return a text in small letters without accents."""
    return text.lower().replace("`", "'") if text.isascii() else text.translate(_PLAIN)


class _Plain(dict[int, str]):
    """What each letter becomes; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = _OTHER.get(letter)
        if plain is None:
            # Once more in small letters: of "ℤ" only what it is made of has one.
            apart = unicodedata.normalize("NFKD" if letter.isalpha() else "NFD", letter.lower()).lower()
            plain = "".join(_OTHER.get(item, item) for item in apart if not unicodedata.combining(item))
        if len(self) < _MOST_KEPT:
            self[code] = plain
        return plain


_PLAIN = _Plain()
