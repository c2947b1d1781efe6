"""One slip of the finger in a longer word: which word of the lists was meant.

Only words that no list knows are looked at, and only one letter that is too many, missing, wrong or swapped.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

LEAST = 6
"""Letters: a shorter word is too often another word with one letter changed."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def meant(word: str, known: Container[str], dates: Container[str]) -> str:
    """Return the known word that is one slip away, the same one every time; the word itself where there is none.

    A word for a date is looked for in the whole of the word, any other word not in its first letter and its ending.
    """
    if len(word) < LEAST - 1 or not word.isalpha():
        return word
    inside = (other for other in _slips(word, 1, len(word)) if len(other) >= LEAST and other in known)
    anywhere = (other for other in _slips(word, 0, len(word) + 1) if len(other) >= LEAST and other in dates)
    return next(inside, None) or next(anywhere, word)


def groups(word: str) -> Iterator[str]:
    """Return the groups of four letters in a word, its edges included: an existing word has none that no word has."""
    edged = f" {word} "
    return (edged[place : place + 4] for place in range(len(edged) - 3))


def _slips(word: str, begin: int, end: int) -> Iterator[str]:
    """Return the words that are one slip away: letters swapped, one missing, one too many, one wrong.

    Another first letter or ending makes another word (lekker and wekker, handige and handiger) more often than it is
    a slip: only what lies between ``begin`` and ``end`` may differ.
    """
    pairs = [(word[:place], word[place:]) for place in range(begin, end)]
    least = 1 if end == len(word) else 0
    yield word[1] + word[0] + word[2:]
    yield from (a + b[1] + b[0] + b[2:] for a, b in pairs if len(b) > 1)
    yield from (a + letter + b for a, b in pairs for letter in _LETTERS)
    yield from (a + b[1:] for a, b in pairs if len(b) > least)
    yield from (a + letter + b[1:] for a, b in pairs if len(b) > least for letter in _LETTERS)
