"""What is a word and no name: ordinary words, words of a role, months, titles."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache

from resources import WORDS
from resources.language import LANGUAGES, speaking
from resources.language import gettext as _
from resources.texts import choices

LETTER = r"[^\W\d_]"

PARTICLES = frozenset(
    "aan al an af bij bin da dal das de degli dei del della den der des di do dos du el en het ibn im in la las le "
    "les los of op over onder ten ter tot uit uijt van vande vanden vander vom von voor zu zum zur".split()
)
"""What stands small within a name and is none by itself."""

SHORT_TITLES = frozenset("mevr mw mvr dhr dr drs ing ir mr mrs ms".split())
TITLES = SHORT_TITLES | frozenset(
    "mevrouw meneer mijnheer heer zuster broeder collega dokter miss nurse colleague".split()
)
"""After these comes a name."""

MONTHS = frozenset(
    "januari februari maart april mei juni juli augustus september oktober november december january february march "
    "may june july august october".split()
)
SHORT_MONTHS = frozenset("jan feb mrt apr jun jul aug sep sept okt nov dec".split())

ABBREVIATIONS = SHORT_TITLES | frozenset("bijv bv evt incl excl ca nr st max min resp jl tel o.a blz vgl mln".split())
"""A full stop after these ends no sentence."""

_NOBODY = frozenset("nog onbekend vacature iemand nieuw nieuwe unknown vacancy someone new".split())
"""What stands in a name field while nobody has been found."""

_LEAST_PART = 4
"""The least letters of each half of a word that is made of two words ("zorgkantoor")."""


class Weight(IntEnum):
    """How much must speak for it before a word is taken for a name."""

    ANY = 0
    """It is no word but a name: in any letters."""
    CAPITAL = 1
    """It can be a word too: with a capital."""
    CONTEXT = 2
    """It is a word of every day: with a capital that is not there because a sentence begins."""
    EVIDENCE = 3
    """It is a month: beside a name or a title only."""


@lru_cache(maxsize=4096)
def weight(word: str) -> Weight:
    """Return what must speak for a folded word before it is a name."""
    if word in MONTHS:
        return Weight.EVIDENCE
    if word in _listed("common"):
        return Weight.CONTEXT
    if word in _listed("other") or _made_of_two(word):
        return Weight.CAPITAL
    return Weight.ANY


def is_word(word: str) -> bool:
    """Return whether a folded word is an ordinary word, or one that is written with a capital and names nobody."""
    return weight(word) is not Weight.ANY or word in _listed("capitals") or word in SHORT_MONTHS


@cache
def role_words() -> frozenset[str]:
    """Return the words that name a role, in every language; none of them is a person."""
    found = set(_NOBODY)
    for language in LANGUAGES:
        with speaking(language):
            for phrase in (*choices("people", "person.role").values(), *stand_ins().values()):
                found.update(re.findall(rf"{LETTER}+", phrase.lower()), phrase.lower().split())
    return frozenset(found)


@cache
def roles_with_de() -> frozenset[str]:
    """Return the Dutch words for roles that take the article "de", without their numbers."""
    with speaking("nl"):
        words = (*choices("people", "person.role").values(), *stand_ins().values())
        return frozenset(word.lower() for word in words if not word.lower().startswith(("het ", "wie ")))


def bare_role(role: str) -> str:
    """Return a role without the number that tells several apart, in small letters."""
    return role.rstrip(" 0123456789").lower()


def stand_ins() -> dict[str, str]:
    """Return what replaces a name in a field for one person, by the kind of the field."""
    return {
        "manager": _("manager"),
        "contact": _("contact person"),
        "trainer": _("trainer"),
        "adopter": _("who adopted the plan"),
    }


def _made_of_two(word: str) -> bool:
    return any(
        word[:place] in _ordinary() and word[place:] in _ordinary()
        for place in range(_LEAST_PART, len(word) - _LEAST_PART + 1)
    )


@cache
def _ordinary() -> frozenset[str]:
    return _listed("common") | _listed("other")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset((WORDS / f"{name}.txt").read_text(encoding="utf-8").split())
