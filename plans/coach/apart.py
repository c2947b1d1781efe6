"""Statements that stand apart by their build: each with a subject, a deed, a time or a figure of its own."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from plans.coach.parts import VERBS, Part

_LIST = 3
"""So many alike in a row are a list."""

_NEAR = 6
"""Words from the beginning of a part within which its subject stands."""

_BRIEF = 8
"""A part with fewer words than this can be no more than a wish: "happier staff"."""


def apart(every: Sequence[Part], listed: Container[range]) -> Part | None:
    """Return the part in which a second result begins, by how the parts are built, or None.

    Parts that are ``listed`` only go on with a list that stands in another.
    """
    parts = [part for part in every if part.places not in listed]
    main = [part for part in parts if part.kind == "main"]
    return (
        _we_do(main)
        or _own_time(main)
        or _figures(every)
        or _dated_list(every)
        or _two_deeds(parts)
        or _own_subject(main)
        or _lower_figure(main)
        or _wishes(parts)
        or _things(parts)
    )


def _we_do(main: Sequence[Part]) -> Part | None:
    """Return the second of three things that we do: "we replace A, we move to B and we furnish C"; steps are one."""
    doing = [part for part in main if _by_us(part)]
    if len(doing) < _LIST or any("step" in part.tags for part in doing):
        return None
    return doing[1]


def _by_us(part: Part) -> bool:
    """Return whether it says that we do something: a verb beside "we" near its beginning."""
    tags = [word.tags for word in part.words[:_NEAR]]
    us = [place for place, found in enumerate(tags) if found >= {"person", "colleague"} and "universal" not in found]
    return bool(us) and part.content and not (part.points_back or part.companion or part.holds("gain"))


def _own_time(main: Sequence[Part]) -> Part | None:
    """Return the statement with a later time and a thing or figure of its own: "and by winter we use 5 % less"."""
    timed = [part for part in main if part.holds("deadline")]
    for item, other in pairwise(timed):
        if not (other.joined or (other.opens and "percent" in other.tags)) or len(other.words) <= _LIST:
            continue
        own = (other.heads - item.heads and not other.holds("gain")) or "percent" in other.tags
        back = other.points_back or other.concludes or other.tags & {"they", "step"} or other.holds("change")
        if own and not back and (item.about_people or item.heads):
            return other
    return None


def _figures(parts: Sequence[Part]) -> Part | None:
    """Return the second of three things with a figure each: "Sensors: 15 rooms. Robots: 3. Calls: 20 clients."."""
    found = [
        (item, other)
        for item, other in pairwise(parts)
        if item.opens and item.heads and len(item.words) <= _LIST and other.words[0].mark == ":" and other.counts
    ]
    heads = frozenset[str]().union(*(item.heads for item, _ in found))
    return found[1][0] if len(found) >= _LIST and len(heads) >= _LIST else None


def _dated_list(parts: Sequence[Part]) -> Part | None:
    """Return the second of three things with a time behind each: "paperless (May), keys (August), training (June)"."""
    found = [
        item
        for item, other in pairwise(parts)
        if item.content and not item.holds("deadline") and other.words[0].mark == "(" and other.holds("deadline")
    ]
    return found[1] if len(found) >= _LIST else None


def _two_deeds(parts: Sequence[Part]) -> Part | None:
    """Return the second of two deeds with a thing of their own: "introduce speech and set up a help desk"."""
    for item, other in pairwise(parts):
        apart = item.content and other.content and item.heads.isdisjoint(other.heads)
        follows = other.companion or other.tags & {"step", "colleague", "they"} or other.holds("gain")
        if apart and other.joined and not follows and _opens_with_deed(item, 0) and _opens_with_deed(other, 1):
            return other
    return None


def _opens_with_deed(part: Part, place: int) -> bool:
    first, second = ([word.tags for word in part.words[place:]] + [frozenset(), frozenset()])[:2]
    return "deed" in first and "participle" not in first and bool(part.words[place + 1 :]) and not second & VERBS


def _own_subject(main: Sequence[Part]) -> Part | None:
    """Return the statement with a thing of its own as its subject: "... and the new website is ready"."""
    seen: frozenset[str] = frozenset()
    for part in main:
        if seen and _has_subject(part) and part.content and part.heads.isdisjoint(seen):
            own = not (part.about_people or part.eased or part.companion or part.points_back or "step" in part.tags)
            if own and ("novel" in part.tags or part.concrete):
                return part
        seen |= part.heads or frozenset({part.words[0].text})
    return None


def _has_subject(part: Part) -> bool:
    """Return whether it begins with "and is the ..." or "and the ... is"."""
    if not part.joined or len(part.words) <= _LIST + 1:
        return False
    first, second, _, fourth = (word.tags for word in part.words[1:5])
    return ("being" in first and "article" in second) or ("article" in first and "being" in fourth | part.words[3].tags)


def _lower_figure(main: Sequence[Part]) -> Part | None:
    """Return the figure to reach that stands beside people who are counted: "... and absence down to 5 %"."""
    for item, other in pairwise(main):
        figure = other.joined and "percent" in other.tags and "burden" in other.tags and not other.about_people
        if figure and item.heads and item.counts and "percent" not in item.tags:
            return other
    return None


def _wishes(parts: Sequence[Part]) -> Part | None:
    """Return the second of three wishes for others each time: "better care, happier staff and lower costs"."""
    wishes = [part for part in parts if _wish(part)]
    kinds = {frozenset(part.tags & {"client", "colleague"}) for part in wishes}
    words = {part.words[1 if part.joined else 0].text for part in wishes}
    if len(wishes) < _LIST or len(wishes) < len(parts) or (len(kinds) < 2 and len(words) < _LIST):
        return None
    return wishes[1]


def _wish(part: Part) -> bool:
    hoped = "relative" in part.tags or part.holds("gain")
    done = any("deed" in word.tags for word in part.words)
    of_something = part.about_people or part.content or len(part.words) > _LIST
    return hoped and of_something and not (done or part.counts) and len(part.words) < _BRIEF and part.kind == "main"


def _things(parts: Sequence[Part]) -> Part | None:
    """Return the second of three new things, each named as "a ...": "a learning path, a robot and a new form"."""
    named = [part for part in parts if part.kind == "main" and not part.holds("deadline")]
    if len(named) < _LIST or not all(_a_thing(part) for part in named):
        return None
    heads = [part.heads for part in named]
    return named[1] if any(heads) and all(a.isdisjoint(b) for a, b in pairwise(heads)) else None


def _a_thing(part: Part) -> bool:
    words = part.words[1:] if part.joined else part.words
    done = any(word.tags & {"deed", "participle", "person"} for word in words)
    return part.content and "indefinite" in words[0].tags and not done
