"""The words of the sector, each explained once: which of them a text uses, and what they mean."""

from __future__ import annotations

import re
from functools import cache

from resources.language import current
from resources.texts import entry


def explained(*texts: str) -> list[tuple[str, str]]:
    """Return the words of the sector in some texts, each with its meaning, in the order of the alphabet."""
    whole = "\n".join(texts)
    meanings = entry("glossary", "meanings")
    found = [key for key, pattern in _patterns(current()).items() if pattern.search(whole)]
    words = entry("glossary", "words")
    return [(str(words[key][current()]), str(meanings[key][current()])) for key in found]


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    """Find abbreviations as they are written, also before a hyphen, and words with a capital or without."""
    found = {}
    for key, said in entry("glossary", "words").items():
        word = str(said[language])
        flags = re.NOFLAG if word[-1:].isupper() or word[:2].isupper() or key in ("wzd", "wlz") else re.IGNORECASE
        found[key] = re.compile(rf"\b{re.escape(word)}(?!\w)", flags)
    return found
