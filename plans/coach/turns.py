"""How the turns of a text are built, as pieces for the second opinion: what stands between its commas and its "and"s.

Goals strung together look alike, whatever they are about: each turn ends in a verb, or has a number or an article of
its own, and none tells what comes of the others. No list of words could know all that a home sets out to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from plans.coach.reading import Reading

TURNS = frozenset({"joiner", "besides"})
"""The lists of words with which a text may turn to something else."""

_LEADS = frozenset({"aim", "cause", "means", "turn"})
"""The lists of words with which a turn opens that goes on about what stands before it."""

_SHORT, _LONG = 3, 8
"""So few words make an item of a list, and more than so many a statement."""

_MOST = 6
"""Beyond this many a count says nothing more."""

_LIST = 3
"""So many turns are a list."""

_EVEN = 2
"""By so many words the items of a list differ in length."""


def turned(reading: Reading) -> Iterator[str]:
    """Return what is seen in the turns of a text: how many are of a kind, and which kinds stand beside each other."""
    turns = list(_turns(reading))
    kinds = [_kind(reading, places) for places in turns]
    counts = Counter(letter for kind in kinds for letter in kind)
    plain = [kind for kind in kinds if not {"e", "o"} & set(kind)]
    counts["turn"], counts["plain"] = len(turns), len(plain)
    counts |= Counter(f"plain {letter}" for kind in plain for letter in kind if letter in "npi")
    if len(plain) == len(kinds) > 1:
        counts["uneased"] = len(kinds)
    for name, count in counts.items():
        yield from (f"#turns {name} from {number}" for number in range(1, min(count, _MOST) + 1))
    yield from (f"#turn {kind} to {other}" for kind, other in pairwise(kinds))
    if len(turns) >= _LIST:
        lengths = [len(places) for places in turns]
        yield "#turns even" if max(lengths) - min(lengths) <= _EVEN else "#turns uneven"


def _turns(reading: Reading) -> Iterator[range]:
    """Cut a text at every mark, at every new sentence and before every "and", which itself belongs to no turn."""
    begin = 0
    for place, word in enumerate(reading.words):
        joins = not word.tags.isdisjoint(TURNS)
        if place and (word.mark or joins or place in reading.openings):
            if place > begin:
                yield range(begin, place)
            begin = place
        if joins:
            begin = place + 1
    if begin < len(reading.words):
        yield range(begin, len(reading.words))


def _kind(reading: Reading, places: range) -> str:
    """Return what a turn is like, in letters.

    n: has a number, p: ends in a participle, i: in an infinitive, a: opens with an article, e: eases somebody,
    o: opens as what goes on about something, s: short, l: long.
    """
    words = [reading.words[place] for place in places]
    last = words[-1].tags
    found = {
        "n": any(word.text[0].isdigit() for word in words),
        "p": "participle" in last,
        "i": "participle" not in last and "infinitive" in last,
        "a": "article" in words[0].tags,
        "e": any("eases" in reading.known.leanings(word.text) for word in words),
        "o": not words[0].tags.isdisjoint(_LEADS),
        "s": len(words) <= _SHORT,
        "l": len(words) > _LONG,
    }
    return "".join(letter for letter, holds in found.items() if holds)
