"""How much two texts or names are alike: for what may be the same and is written a little differently."""

from __future__ import annotations

from difflib import SequenceMatcher

from plans.exchange.headings import normalise

_WORD = 0.75
"""From here two words may be one with a slip of the pen."""
_INFIXES = frozenset("van de der den het ter ten te la le el al von van't 't in op aan bij".split())


def alike(one: str, other: str) -> bool:
    """Return whether two lines say the same but for a slip of the pen or a few small words; numbers must be equal."""
    first, second = normalise(one).split(), normalise(other).split()
    if first == second:
        return bool(first)
    if [word for word in first if word.isdigit()] != [word for word in second if word.isdigit()]:
        return False
    if len(first) == len(second):
        pairs = list(zip(first, second, strict=True))
        different = [(a, b) for a, b in pairs if a != b]
        return len(different) <= max(1, len(first) // 3) and all(
            len(a) > 3 and SequenceMatcher(None, a, b).ratio() >= _WORD and a[0] == b[0] for a, b in different
        )
    short, long = sorted((first, second), key=len)
    missing = [word for word in long if word not in short]
    kept = all(word in long for word in short)
    return kept and len(short) >= 2 and all(len(word) <= 3 for word in missing)


def may_be(one: str, other: str) -> bool:
    """Return whether two lines may well mean the same: one holds all words of the other, and is not much longer."""
    first, second = set(normalise(one).split()), set(normalise(other).split())
    short, long = sorted((first, second), key=len)
    numbers = {word for word in first ^ second if word.isdigit()}
    return len(short) >= 2 and short <= long and len(long) <= 2 * len(short) and not numbers


def may_be_person(name: str, known: str) -> bool:
    """Return whether a name may be that of somebody known: a slip of the pen, an initial, or a last name only."""
    first, second = normalise(name).split(), normalise(known).split()
    if not first or not second or first == second:
        return bool(first) and first == second
    bare = [[word for word in words if word not in _INFIXES] for words in (first, second)]
    if bare[0] == bare[1]:
        return True
    if SequenceMatcher(None, " ".join(first), " ".join(second)).ratio() >= 0.84:
        return True
    one, two = bare
    if not one or not two:
        return False
    same_last = len(two) > 1 and (one[-1] == two[-1])
    initial = len(one) > 1 and len(one[0]) <= 2 and one[0][0] == two[0][0]
    short = len(one) > 1 and len(two) > 1 and same_last and (one[0].startswith(two[0]) or two[0].startswith(one[0]))
    if (same_last and initial) or short or (len(one) == 1 and same_last):
        return True
    begun = len(one) == 1 and len(one[0]) >= 4 and SequenceMatcher(None, one[0], two[0]).ratio() >= 0.8
    return begun and (one[0][0] == two[0][0] or len(one[0]) >= 5)
