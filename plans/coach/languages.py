"""In which language a text is written: that decides how it is read, not the language of the screen."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from plans.coach.patterns import fold
from resources import FOLDER

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_READ = 400
"""Characters that are looked at: more does not make it any surer."""

_SURER = 2
"""So many more words of another language than of the expected one make the text one in that language; where there is
none of the expected one, a single word does."""


def language_of(text: str, expected: str) -> str:
    """Return the language that a text is written in; the expected one as long as it is not clearly another."""
    words = _WORD.findall(fold(text[:_READ]))
    counts = {language: sum(word in telling for word in words) for language, telling in _telling().items()}
    best = max(counts, key=lambda language: (counts[language], language == expected))
    own = counts.get(expected, 0)
    return best if counts[best] >= own + (_SURER if own else 1) else expected


@cache
def _telling() -> dict[str, frozenset[str]]:
    content = tomllib.loads((FOLDER / "coach" / "languages.toml").read_text(encoding="utf-8"))
    return {language: frozenset(map(fold, words.split())) for language, words in content.items()}
