"""Lines that may say the same in other words: another verb for it, a longer word for it, or one word that differs."""

from __future__ import annotations

from plans.exchange.headings import normalise

_VERBS = (
    frozenset("kopen aankopen inkopen aanschaffen bestellen aanschaf aankoop inkoop bestelling koop buy order".split()),
    frozenset("organiseren houden plannen regelen verzorgen organise organize hold plan arrange".split()),
    frozenset("plaatsen ophangen installeren aanbrengen monteren install place".split()),
    frozenset("maken schrijven opstellen make write".split()),
    frozenset("evalueren evaluatie bespreken nabespreken evaluate discuss".split()),
    frozenset("trainen training scholen scholing cursus train".split()),
)
"""Words that say the same of what is done to a thing."""
_SMALL = frozenset("de het een van voor in op met en aan bij te naar om the a of for in on with and to at by".split())
_STEM = 3
"""Letters with which a word and a longer one for the same begin: "vallen", "valincidenten"."""


def in_other_words(one: str, other: str) -> bool:
    """Return whether two lines say the same but for other words for what is done: "tablets kopen", "… aanschaffen"."""
    found = _different(one, other)
    return found is not None and bool(found[0]) and len(found[0]) == len(found[1]) and all(map(_same_verb, *found))


def near(one: str, other: str) -> bool:
    """Return whether two lines differ in one word only, of which it is not plain that it makes another line of it."""
    found = _different(one, other)
    if found is None or len(found[0]) != 1 or len(found[1]) != 1:
        return False
    first, second = found[0][0], found[1][0]
    shared = len(_telling(one)) - 1
    return shared >= 1 and first[:_STEM] == second[:_STEM] and min(len(first), len(second)) > _STEM


def _same_verb(one: str, other: str) -> bool:
    return any({one, other} <= words for words in _VERBS)


def _telling(words: str) -> list[str]:
    return [word for word in normalise(words).split() if word not in _SMALL]


def _different(one: str, other: str) -> tuple[list[str], list[str]] | None:
    """Return the words that only one of two lines has; None when they share none, or their numbers differ."""
    first, second = _telling(one), _telling(other)
    here = [word for word in first if word not in second]
    there = [word for word in second if word not in first]
    if len(here) == len(first) or any(word.isdigit() for word in here + there):
        return None
    return here, there
