"""Whether results are strung together that deserve goals of their own: one function per way of stringing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from plans.coach.apart import apart
from plans.coach.lists import listed_under
from plans.coach.parts import Part
from plans.coach.reading import Hit

_MEASURED = {"topic", "thing", "burden", "generic", "soft"}
_LIST = 3
"""So many statements in a text are a list."""

_TOLD = 3
"""Among so many first words stands the verb of "and say that ...": what is told is what comes of it."""

_STEPS = 2
"""So many statements with a time of their own may be the steps to one result."""

_FEW = 3
"""Words of "fewer falls at night", which says what there is less of and no more."""

_BRIEF = 5
"""A part with fewer words than this can share the verb of the part before it: "we start with A and the new B"."""


def second(parts: Sequence[Part], amounts: Sequence[Hit], gloom: set[int]) -> Part | None:
    """Return the part in which a second result begins, or None; amounts are the numbers that settle something."""
    heads = {item.places for item, other in pairwise(parts) if other.words[0].mark == ":" and not item.done}
    learned = sum("learning" in part.tags for part in parts)
    listed = listed_under(parts)
    statements = [
        part
        for part in parts
        if part.places not in heads
        and part.places not in listed
        and not _effect(part)
        and not gloom.issuperset(part.places)
        and not (part.joined and part.concludes)
        and not (learned < 2 and part.companion and (part.joined or not part.counts))
    ]
    found = [part for part in statements if part.content]
    main = [part for part in found if part.kind == "main"]
    statements = [part for part in parts if part.kind == "main" and part.places not in listed]
    if _staged(statements):
        return None
    return (
        in_words(parts)
        or _other_doer(main)
        or _added(statements)
        or _other_topic(found, statements)
        or _own_number(statements, {hit.first: hit for hit in amounts})
        or _done_apart(statements)
        or _beside_a_figure(main)
        or _after_another_aim(parts)
        or _after_another_cause(parts)
        or apart(parts, heads | listed)
        or _nth(2, (part for part in statements if part.holds("change") or part.holds("risen")))
        or _nth(2, (part for part in main if _timed(part) and (part.acts or part.heads or part.joined)))
        or _nth(2, (part for part in statements if part.holds("measured") and not part.verbal))
        or _nth(_LIST, (part for part in statements if _timed(part) and len(part.words) >= _BRIEF))
        or _nth(2, (part for part in main if any("complement" in word.tags for word in part.words[:2])))
        or _nth(2, (part for part in main if _done_with(part)))
        or _nth(2, (part for part in main if part.tags >= {"relative", "means"}))
        or _nth(2, (part for part in main if "relative" in part.tags and not part.eased))
        or _nth(_LIST, (part for part in main if _listed(part)))
        or _nth(
            _LIST, (part for part in statements if part.done and not (part.bare or part.holds("gain") or _effect(part)))
        )
        or _nth(_LIST, (part for part in statements if _compared(part)))
        or _nth(_LIST, (part for part in statements if _qualified(part) or _figured(part)))
    )


def stated(parts: Sequence[Part]) -> list[Part]:
    """Return the statements, without the list of means that a text opens with, and without what comes of a statement.

    "With A, B and C ten clients stay at home, and feel safe" states one thing.
    """
    found = [part for part in parts if part.kind == "main" and not _effect(part)]
    if found and "means" in found[0].words[0].tags:
        doers = [place for place, part in enumerate(found) if part.tags & {"client", "colleague"} and part.verbal]
        found = found[doers[0] :] if doers and doers[0] else found
    return found


def in_words(parts: Sequence[Part]) -> Part | None:
    """Return the part in which the text itself says that another result begins: counted, headed or put beside."""
    return (
        _announced(parts)
        or _numbered(parts)
        or _headed(parts)
        or _besides(parts)
        or _levels(parts)
        or _fewer(parts)
        or _counted_apart(parts)
    )


def _fewer(parts: Sequence[Part]) -> Part | None:
    """Return the second part of what is nothing but "fewer errors and fewer falls"."""
    return parts[1] if len(parts) > 1 and all(part.kind == "main" and _only_fewer(part) for part in parts) else None


def _only_fewer(part: Part) -> bool:
    words = [word for place, word in zip(part.places, part.words, strict=True) if place not in part.reading.dated]
    words = [word for word in words if "relative" in word.tags or not word.tags & {"function", "joiner", "preposition"}]
    counted = (
        len(words) > 1 and "less" in words[0].tags and "use" not in words[-1].tags
    )  # "less walking" is what it gives
    return counted and len(words) <= _FEW


def _counted_apart(parts: Sequence[Part]) -> Part | None:
    """Return the second part with clients of its own: "12 clients call, and 8 residents sleep"."""
    found = [part for part in parts if part.kind == "main" and _opens_with_clients(part)]
    return found[1] if len(found) > 1 and found[1].joined else None


def _opens_with_clients(part: Part) -> bool:
    words = part.words[1:] if "joiner" in part.words[0].tags else part.words
    return len(words) > 2 and "number" in words[0].tags and "client" in words[1].tags and part.verbal


def _effect(part: Part) -> bool:
    """Return whether it says what comes of what was said, and names nothing new: "and have half as much pain"."""
    if not (part.joined and part.verbal) or part.tags & {"client", "colleague"} - part.pronouns or part.holds("change"):
        return False
    if any("telling" in word.tags for word in part.words[:_TOLD]):
        return True
    own = part.topics and not (part.goes_on and not part.done)
    bare = not part.heads and not part.content and (bool(part.pronouns) or part.goes_on)
    follows = bare or part.holds("gain") or (part.goes_on and "without" in part.tags)
    return follows and not own and not part.added


def _staged(statements: Sequence[Part]) -> bool:
    """Return whether they are the steps to one result: each with its time, and only the last with what it gives."""
    timed = [part for part in statements if part.holds("deadline")]
    if len(timed) < _STEPS or timed != list(statements[-len(timed) :]):
        return False
    *steps, last = timed
    return last.holds("gain") and not any(part.counts or part.holds("change") for part in steps)


def _besides(parts: Sequence[Part]) -> Part | None:
    """Return the part with "also" in it, in a sentence that opens with "besides the dispenser ..."."""
    for place, part in enumerate(parts):
        if part.opens and part.reading.begins("besides", part.places[:1]):
            for other in parts[place:]:
                if other.opens and other is not part:
                    break
                if "also" in other.tags:
                    return other
    return None


def _announced(parts: Sequence[Part]) -> Part | None:
    """Return the last statement after "two things:"."""
    for place, part in enumerate(parts[:-1]):
        if part.holds("announced"):
            after = [other for other in parts[place + 1 :] if other.content]
            return after[min(1, len(after) - 1)] if after else None
    return None


def _numbered(parts: Sequence[Part]) -> Part | None:
    """Return the part after a "b)", or the one that says that it is a second goal."""
    ends = [part.words[-1].text for part in parts]
    for place, (item, other) in enumerate(pairwise(parts)):
        if other.words[0].mark == ")" and [word.text for word in item.words] in (["b"], ["2"]):
            return other
        if other.opens and ends[place] == "2" and "1" in ends[:place]:  # "1. Sensors. 2. Training."
            return other
        if other.holds("ranked"):
            return other
    return None


def _headed(parts: Sequence[Part]) -> Part | None:
    """Return the second statement that stands under a time of its own and counts others: "May: ...; July: ..."."""
    before: Part | None = None
    for item, other in pairwise(parts):
        if item.holds("deadline") and other.words[0].mark == ":" and other.counts and other.heads:
            if before is not None and before.heads.isdisjoint(other.heads):
                return other
            before = other
    return None


def _levels(parts: Sequence[Part]) -> Part | None:
    """Return the second of three statements that each say how far something that is measured gets."""
    counted = [part for part in parts if part.kind == "main" and part.counts]
    levels = [part for part in counted if any(map(part.holds, ("change", "risen", "level")))]
    return _nth(_LIST, counted) if len(levels) > 1 else None


def _other_doer(main: Sequence[Part]) -> Part | None:
    """Return the statement in which colleagues do something with a thing, after one in which clients did something."""
    for item, other in pairwise(main):
        apart = item.doer and other.doer and item.doer != other.doer and item.heads.isdisjoint(other.heads)
        if apart and item.verbal and other.verbal and other.topics and not (other.holds("gain") or other.points_back):
            return other
    return None


def _beside_a_figure(main: Sequence[Part]) -> Part | None:
    """Return the statement in which something is done with a thing, after one that gives a percentage to reach."""
    for item, other in pairwise(main):
        if item.verbal and "percent" in item.tags and not item.heads and other.joined and _done_with(other):
            return other
    return None


def _done_apart(statements: Sequence[Part]) -> Part | None:
    """Return the statement after a comma and an "and" in which something is done with a thing of its own."""
    seen: frozenset[str] = frozenset()
    for part in statements:
        apart = part.kind == "main" and part.joined and bool(part.words[0].mark) and part.done
        if apart and seen and part.heads and part.heads.isdisjoint(seen) and not (part.eased or part.points_back):
            return part
        seen |= part.heads
    return None


def _added(statements: Sequence[Part]) -> Part | None:
    """Return the first statement that is put on top of another."""
    before: Part | None = None
    for part in statements:
        if part.holds("beside"):
            return part
        paired = before is not None and "paired" in before.tags
        if before and part.kind == "main" and part.weighty and (part.added or paired) and not part.shares(before):
            return part
        before = part if part.weighty or before is None else before
    return None


def _other_topic(found: Sequence[Part], statements: Sequence[Part]) -> Part | None:
    """Return the first statement about something else than what went before; in a list, each stands on its own."""
    seen: frozenset[str] = frozenset()
    for place, part in enumerate(found):
        by_means = "means" in part.words[1 if part.joined else 0].tags
        stated = (by_means and part.joined) or (part.kind == "main" and not (by_means and not part.verbal))
        if seen and stated and part.topics and part.topics.isdisjoint(seen) and not part.holds("of_them"):
            first = found[0]
            given = first.doer and not any("deed" in word.tags and "weak" not in word.tags for word in first.words)
            shares_verb = "deed" in first.tags and not (given or first.holds("soft")) and len(part.words) < _BRIEF
            both = (first.qualified and part.qualified) or (first.assigned and part.assigned)
            acts = (
                first.acts
                or not (first.verbal or first.holds("soft"))
                or ("cause" in first.words[0].tags and statements[0].acts)
            )
            if (
                place > 1
                or len(statements) >= _LIST
                or both
                or (acts and (part.acts or shares_verb or (first.done and not first.about_people and part.placed)))
            ):
                return part
        if part.kind == "main" or "cause" in part.words[0].tags:
            seen |= part.topics
    return None


def _own_number(statements: Sequence[Part], amounts: Mapping[int, Hit]) -> Part | None:
    """Return the first statement that counts others than the statement before it did, and says what they do."""
    before: Part | None = None
    seen: set[str] = set()
    for part in statements:
        if part.kind == "main":
            counted = part.counted(amounts)
            alike = before and (part.verbal if before.verbal else before.heads and part.heads and not part.verbal)
            measures = part.holds("change") and not part.joined  # what is measured of what was done
            if (
                before
                and counted
                and alike
                and not (part.points_back or measures or _uses(part, seen) or (before.verbal and before.open_end))
            ):
                relieved = part.doer == "colleague" and "burden" in part.tags and part.holds("gain")
                eased = not part.heads and ("colleague" in counted or "universal" in counted or part.holds("gain"))
                if part.heads.isdisjoint(seen) and not (relieved or eased):
                    return part
            if counted:
                before = part
        if part.kind == "main" or before:
            seen |= part.heads
    return None


def _uses(part: Part, seen: set[str]) -> bool:
    """Return whether clients do something in it with what was named before, or with nothing that has a name."""
    deeds = any("deed" in word.tags and not word.tags & {"use", "weak"} for word in part.words)
    return part.doer == "client" and part.verbal and not deeds and part.topics <= seen and bool(seen)


def _after_another_aim(parts: Sequence[Part]) -> Part | None:
    """Return the statement between two aims: each result has its own "so that"."""
    aims = [place for place, part in enumerate(parts) if part.kind == "aim" and "aim" in part.tags]
    for item, other in pairwise(aims):
        for part in parts[item:other]:
            if part.kind == "main" and part.content:
                return part
    return None


def _after_another_cause(parts: Sequence[Part]) -> Part | None:
    """Return the statement between two causes: each result comes from a thing of its own."""
    causes = [place for place, part in enumerate(parts) if "cause" in part.words[0].tags and part.topics]
    for item, other in pairwise(causes):
        for part in parts[item + 1 : other]:
            if part.joined and part.verbal and parts[item].topics.isdisjoint(parts[other].topics):
                return part
    return None


def _timed(part: Part) -> bool:
    """Return whether it has a time of its own, and does not go on about those who were named before."""
    return part.holds("deadline") and not (part.points_back or ("they" in part.tags and not part.opens))


def _done_with(part: Part) -> bool:
    named = part.tags & {"topic", "thing", "learning"}
    return part.done and not part.bare and bool(named) and not (part.holds("gain") or part.companion)


def _listed(part: Part) -> bool:
    return (part.done or part.named or part.holds("amount")) and not part.holds("gain")


def _compared(part: Part) -> bool:
    return "relative" in part.tags and (bool(part.tags & _MEASURED) or (part.content and not part.holds("gain")))


def _qualified(part: Part) -> bool:
    """Return whether it asks for more or better of something with a name of its own, and not for more of a deed."""
    return "relative" in part.tags and part.about_something


def _figured(part: Part) -> bool:
    """Return whether it gives a figure of something that is measured, and not how many people or when."""
    dated = part.reading.dated
    figures = any(
        word.tags & {"percent", "number"} and place not in dated
        for place, word in zip(part.places, part.words, strict=True)
    )
    return figures and part.about_something and not part.about_people and not part.verbal


def _nth(number: int, found: Iterable[Part]) -> Part | None:
    """Return the second part where there are at least ``number``."""
    listed = list(found)
    return listed[1] if len(listed) >= number else None
