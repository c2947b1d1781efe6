"""A second opinion on what the rules find: a table of words and letter groups, learned from labelled goals.

Per code a logistic regression over the pieces of a text. A code that it finds very unlikely is taken back; one that it
finds very likely is added, with the words that weigh most. tests/bench/second_opinion.py makes the table.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from functools import cache

from plans.coach.patterns import fold
from resources import FOLDER

UNLIKELY = {"threat": 0.01, "several_goals": 0.02, "no_result": 0.25, "no_gain": 0.15}
"""Below which likelihood a code is taken back; the others are not."""

LIKELY = {"threat": 0.85, "several_goals": 0.85, "no_result": 0.95, "vague_amount": 0.85, "no_gain": 0.97}
"""Above which likelihood a code is added; the others are not."""

READ = 600
"""Characters that are read: a goal is no longer."""

_WORD = re.compile(r"[^\W\d_]+|\d+|[,;:.+&%]")
_LETTERS = (3, 4, 5)
"""Lengths of the groups of letters within a word."""

Weights = dict[str, float]


def pieces(text: str) -> Iterator[str]:
    """Return the pieces of a text that count: words, pairs of words, groups of letters; every number is a 0."""
    for _, found in _by_word(text):
        yield from found


def likelihood(weights: Weights, text: str) -> float:
    """Return how likely a code is for a text, from 0 to 1."""
    total = weights[""] + sum(weights.get(piece, 0.0) for piece in set(pieces(text)))
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def taken_back(text: str, language: str, codes: Iterable[str]) -> set[str]:
    """Return which of the codes that the rules found are very unlikely."""
    table = _tables().get(language, {})
    return {code for code in codes if code in UNLIKELY and likelihood(table[code], text) < UNLIKELY[code]}


def added(text: str, language: str, codes: Iterable[str]) -> dict[str, int]:
    """Return which codes are very likely, besides those that the rules found, each with the place that weighs most."""
    table = _tables().get(language, {})
    open_codes = LIKELY.keys() - set(codes)
    return {
        code: _weightiest(table[code], text)
        for code in sorted(open_codes)
        if likelihood(table[code], text) > LIKELY[code]
    }


def _weightiest(weights: Weights, text: str) -> int:
    """Return where in a text the word begins that speaks most for a code."""
    found = [(sum(weights.get(piece, 0.0) for piece in inside), -place) for place, inside in _by_word(text)]
    return -max(found)[1] if found else 0


def _by_word(text: str) -> Iterator[tuple[int, list[str]]]:
    """Return every word or mark with its place and its pieces, those of the pair with the word before included."""
    before = ""
    for token in _WORD.finditer(fold(text[:READ])):
        word = "0" if token[0].isdigit() else token[0]
        found = [f"={word}"]
        if before:
            found.append(f"={before} {word}")
        edged = f"_{word}_"
        for length in _LETTERS:
            found += (edged[place : place + length] for place in range(len(edged) - length + 1))
        before = word
        yield token.start(), found


@cache
def _tables() -> dict[str, dict[str, Weights]]:
    path = FOLDER / "coach" / "second_opinion.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    return {
        language: {
            code: {piece: int(weight) / 100 for weight, listed in grouped.items() for piece in listed}
            for code, grouped in table.items()
        }
        for language, table in content.items()
    }
