"""What fits the words that somebody types to find a page or a command: its name, what people call it, what it asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from plans.derived.search import plain
from resources.language import gettext as _

TITLE, NAME, ALSO, NEAR, ASKED, PART = range(6)
"""How well a word fits: all is how something is called; it begins a word of the name, or is what people call it; it
begins what people call it; it stands in the middle of one of both, or bends one; it is in what is asked there; or only
a part of it is ours."""

_ENDINGS = frozenset("e s n en t d je jes tje tjes er ers es ed ing ingen ly".split())
"""How a word may end that is ours but for that, in Dutch and in English: one "voornemen", several "voornemens"."""
_STEM = 4
"""Letters of a word of ours, but for its ending, with which a longer one begins: "scholing" of "scholingsplan",
"actie" of "actiepunten"; one more where a longer one ends in it."""
_INSIDE = 4
"""Letters that say enough to be looked for in the middle of a word."""


class Target(NamedTuple):
    """What can be found, in plain letters."""

    name: frozenset[str]
    also: frozenset[str]
    asked: Sequence[tuple[str, frozenset[str]]]
    """Each question that is asked there, and its words."""


class Fit(NamedTuple):
    """How well something fits, the best first where they are sorted."""

    missing: int
    """Words that fit nothing of it."""
    rank: int
    beside: int
    """Words that say little, such as "my", that are not in it."""
    left: int
    """Letters of our words that were not typed."""
    question: str = ""
    """The question by which it was found, where its name does not say so."""


def target(name: str, also: str = "", asked: Iterable[str] = ()) -> Target:
    """Return what can be found by a name, by other words, or by what is asked."""
    return Target(words_of(name), words_of(also), [(question, words_of(question)) for question in asked])


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in plain letters; "e-mail" is "email", and "risico’s" is "risico".

    Letters are not doubled: the Dutch "taak" and "taken" begin alike then.
    """
    letters = re.sub(r"([^\W\d])\1", r"\1", re.sub(r"[’']s?\b", "", plain(text)).replace("-", ""))
    return frozenset(re.findall(r"\w+", letters))


def fit(typed: str, found: Target) -> Fit | None:
    """Return how well what was typed fits, or nothing when no word of it does; a word that says little counts last."""
    every = words_of(typed)
    words = every - _light() or every
    ranks = [rank for rank in (_rank(word, found) for word in words) if rank]
    if words and not ranks:
        return None
    rank, left, question = max(ranks, default=(NAME, 0, ""))
    beside = sum(not _begins(word, found.name | found.also) for word in every - words)
    return Fit(len(words) - len(ranks), rank, beside, left, question)


def best(fits: Iterable[Fit]) -> int:
    """Return the rank up to which it is worth to show what was found: a part of a word is no more than a guess."""
    return PART if all(fit.rank == PART for fit in fits) else ASKED


def _light() -> frozenset[str]:
    return words_of(
        _(
            "a an the this that it me my our your of in on at for to with how where what do does i we is are must now "
            "make show plan"
        )
    )


def _rank(word: str, found: Target) -> tuple[int, int, str] | None:
    if word in found.also:
        return NAME, 0, ""
    for rank, words in ((NAME, found.name), (ALSO, found.also)):
        if _begins(word, words):
            return rank, min(len(listed) for listed in words if listed.startswith(word)) - len(word), ""
    if _is_near(word, found.name | found.also):
        return NEAR, 0, ""
    for question, words in found.asked:
        if _begins(word, words) or _is_near(word, words):
            return ASKED, 0, question
    parts = [_part(listed, word) for listed in found.name | found.also]
    return (PART, 2 * len(word) - max(parts), "") if any(parts) else None


def _begins(word: str, words: frozenset[str]) -> bool:
    return any(listed.startswith(word) for listed in words)


def _is_near(word: str, words: frozenset[str]) -> bool:
    return any(
        (len(word) >= _INSIDE and word in listed) or (word.startswith(listed) and word[len(listed) :] in _ENDINGS)
        for listed in words
    )


def _part(listed: str, word: str) -> int:
    """Return how much of a word is a word of ours, bent or within a longer one; nothing where none of it is."""
    alike = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(listed, word, strict=False)))
    if alike >= _STEM and listed[alike:] in _ENDINGS | {""}:
        # How a word begins says more than how it ends.
        return 2 * alike
    return len(listed) if len(listed) > _STEM and word.endswith(listed) else 0
