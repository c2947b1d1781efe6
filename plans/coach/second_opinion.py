"""A second opinion on a text: a table that weighs what the rules saw beside its words, learned from labelled goals.

Per code a logistic regression over the pieces of a text: its words, pairs of words, groups of letters, and what the
rules saw in it (``evidence``). A code is given where it is likely enough, whatever the rule for it said alone. One
table serves both languages: what the rules see is the same in each. tests/bench/second_opinion.py makes the table.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import repeat

from plans.coach.patterns import fold
from resources import FOLDER

LIKELY = {
    "nl": {
        "threat": 0.5,
        "several_goals": 0.55,
        "no_result": 0.45,
        "vague_amount": 0.5,
        "no_deadline": 0.45,
        "no_gain": 0.55,
    },
    "en": {
        "threat": 0.5,
        "several_goals": 0.65,
        "no_result": 0.55,
        "vague_amount": 0.4,
        "no_deadline": 0.5,
        "no_gain": 0.5,
    },
}
"""From which likelihood a code is given, by language, chosen on texts of people from whom nothing was learned."""

WEIGHED = tuple(LIKELY["nl"])
"""The codes on which the table has a say."""

READ = 600
"""Characters that are read: a goal is no longer."""

BETWEEN = "|"
"""What stands between the pieces of one weight in the table; no piece has it."""

_WORD = re.compile(r"[^\W\d_]+|\d+|[,;:.+&%]")
_JOINT = re.compile(r"[;.!?+–—]\s|\s[-/&+]\s|,\s|\s(?:en|and|plus|terwijl|while|whilst)\s")
"""Where a text may turn to something else, in either language."""
_LETTERS = (3, 4, 5)
"""Lengths of the groups of letters within a word."""

Weights = dict[str, float]


def pieces(text: str) -> Iterator[str]:
    """Return the pieces of a text that count: words, pairs of words, groups of letters; every number is a 0.

    A word after the first turn of a text counts as such too, and so does one after the last.
    """
    for _, found in _by_word(text):
        yield from found
    turns = _JOINT.split(fold(text[:READ]))
    for number, turn in enumerate(turns[1:], 2):
        words = ["0" if word[0].isdigit() else word for word in _WORD.findall(turn)]
        yield from (f"2={word}" for word in words)
        if number == len(turns):
            yield from (f"-1={word}" for word in words)


def likelihood(weights: Weights, found: Collection[str]) -> float:
    """Return how likely a code is for the pieces of a text, from 0 to 1."""
    total = weights[""] + sum(map(weights.get, found, repeat(0.0)))
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def likely(text: str, seen: Collection[str], language: str) -> set[str]:
    """Return which codes are likely enough to be given, by the words of a text and by what the rules saw in it.

    Fields change nothing here: pressure, and two goals in one sentence, are said of the words whatever is filled in.
    """
    found = {*pieces(text), *seen}
    return {code for code, weights in _table().items() if likelihood(weights, found) >= LIKELY[language][code]}


def weightiest(code: str, text: str) -> int:
    """Return where in a text the word begins that speaks most for a code."""
    weights = _table()[code]
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
def _table() -> dict[str, Weights]:
    path = FOLDER / "coach" / "second_opinion.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    return {
        code: {piece: int(weight) / 100 for weight, listed in grouped.items() for piece in listed.split(BETWEEN)}
        for code, grouped in content.items()
    }
