"""Headings of which a part says enough: the beginning of a wording, or two words that may stand for the same."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plans.exchange.headings import normalise

_SHORTENED = re.compile(r"(?:[^\W\d_]+ )?[^\W\d_]+\.")
_LEAST_SHORTENED = 3
_TWO = 2


def abbreviated(known: Mapping[str, tuple[str, ...]], heading: str) -> tuple[str, ...]:
    """Return the fields of the shortest wording that a shortened heading begins: "Verantw.", "Opm."."""
    plain = normalise(heading)
    if not _SHORTENED.fullmatch(heading.strip()) or len(plain) < _LEAST_SHORTENED:
        return ()
    begun = [words for words in known if words.startswith(plain)]
    return known[min(begun, key=len)] if begun else ()


def said_twice(known: Mapping[str, tuple[str, ...]], heading: str) -> tuple[str, ...]:
    """Return the fields that each of two words of a heading may stand for: "Onderwerp bijeenkomst", "Prijs totaal"."""
    words = normalise(heading).split()
    if len(words) != _TWO or not all(word in known for word in words):
        return ()
    return tuple(name for name in known[words[0]] if name in known[words[1]])
