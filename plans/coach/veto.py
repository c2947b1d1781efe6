"""What the rules say too easily: a small table of letter groups and words takes some of it back.

Per code a logistic regression over the pieces of a text; where it finds that code very unlikely, the rule is not
followed. It never adds anything. tests/bench/veto.py makes the table from labelled texts and says what it gains.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from plans.coach.patterns import fold
from resources import FOLDER

UNLIKELY = {"threat": 0.01, "several_goals": 0.005, "no_result": 0.05, "no_gain": 0.1}
"""Below which likelihood each code is taken back."""

READ = 600
"""Characters that are read: a goal is no longer."""

_WORD = re.compile(r"[^\W\d_]+|\d+|[,;:.+&%]")
_LETTERS = (3, 4, 5)
"""Lengths of the groups of letters within a word."""


def pieces(text: str) -> Iterator[str]:
    """Return the pieces of a text that count: words, pairs of words, groups of letters; every number is a 0."""
    words = ["0" if word.isdigit() else word for word in _WORD.findall(fold(text[:READ]))]
    yield from (f"={word}" for word in words)
    yield from (f"={item} {other}" for item, other in pairwise(words))
    for word in words:
        edged = f"_{word}_"
        for length in _LETTERS:
            yield from (edged[place : place + length] for place in range(len(edged) - length + 1))


def likelihood(weights: dict[str, float], text: str) -> float:
    """Return how likely a code is for a text, from 0 to 1."""
    total = weights[""] + sum(weights.get(piece, 0.0) for piece in set(pieces(text)))
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def doubts(text: str, language: str, codes: Iterable[str]) -> set[str]:
    """Return the codes that the table takes back."""
    table = _tables().get(language, {})
    return {
        code for code in codes if code in table and code in UNLIKELY and likelihood(table[code], text) < UNLIKELY[code]
    }


@cache
def _tables() -> dict[str, dict[str, dict[str, float]]]:
    path = FOLDER / "coach" / "veto.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    return {
        language: {
            code: {piece: int(weight) / 100 for weight, listed in grouped.items() for piece in listed}
            for code, grouped in table.items()
        }
        for language, table in content.items()
    }
