"""Which parts of a text only go on with a list: of means, parties or places, of verbs, or under one verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plans.coach.parts import VERBS, Part

_DONE = {"participle", "deed"}
"""What the last word of a statement is that says what was done."""


def listed_under(parts: Sequence[Part]) -> set[range]:
    """Return the parts that only go on with a list: of means, parties or places, or of verbs after "om te" or "kan".

    "With a dispenser, a key safe and video calls 12 clients stay at home", "together with family and ICT", "helps with
    logging in, notes and mail": one goal, however long the list.
    """
    found = {*_brought_together(parts), *_under_one_verb(parts), *_included(parts)}
    head: Part | None = None
    for item, other in pairwise(parts):
        if item.places not in found:
            head = item
        assert head is not None
        opens = other.joined or other.words[0].mark == ","
        if other.places.start != item.places.stop or not opens or other.kind == "aim" or not head.governs:
            continue
        if other.holds("change") or (other.added and not head.leads):
            continue
        if head.leads:
            found.add(other.places)
            if other.verbal:
                head = other
        elif head.awaits_verb:
            if other.plain or "infinitive" in other.words[-1].tags:
                found.add(other.places)
        elif head.lists_verbs:
            if "infinitive" in other.words[-1].tags and not other.holds("deadline"):
                found.add(other.places)
        elif other.plain or (item.places in found and other.joined and _ends_with_verb(other)):
            found.add(other.places)
    return found


def _included(parts: Sequence[Part]) -> Iterator[range]:
    """Return what a thing includes: "the record, including training, scanners and review, is live"."""
    including = False
    for part in parts:
        own = "including" in part.words[0].tags
        ends = part.joined and not (part.counts or any("being" in word.tags for word in part.words))
        goes_on = including and not part.opens and (part.plain or ends)
        if own or goes_on:
            yield part.places
        including = "including" in part.tags or (goes_on and not part.joined)


def _brought_together(parts: Sequence[Part]) -> Iterator[range]:
    """Return the things that a sentence brings together: "record, roster and mail on one telephone"."""
    sentence: list[Part] = []
    for place, part in enumerate(parts):
        sentence.append(part)
        if place + 1 == len(parts) or parts[place + 1].opens:
            if any(item.holds("together") for item in sentence):
                yield from (item.places for item in sentence[1:] if item.plain or _sums_up(item))
            sentence = []


def _under_one_verb(parts: Sequence[Part]) -> Iterator[range]:
    """Return what one verb brings together: its subjects, all that it is done to, or what somebody has.

    "The planner, the coach and the leader make", "all hoists, beds and wheelchairs got a chip", "have a phone, a pass
    and a login".
    """
    listed: list[Part] = []
    for part in parts:
        if part.opens or part.words[0].mark == ":":
            listed = [part] if _subject(part) or _counts_all(part) or _has(part) else []
        elif listed and _has(listed[0]) and part.joined and not (part.verbal or part.counts):
            yield from (item.places for item in [*listed[1:], part])
            listed = []
        elif listed and part.joined:
            if part.verbal and (_subject(listed[0]) or part.words[-1].tags & _DONE) and len(listed) > 1:
                yield from (item.places for item in listed[1:])
                yield part.places
            listed = []
        elif listed and part.plain:
            listed.append(part)
        else:
            listed = []


def _subject(part: Part) -> bool:
    """Return whether it only names one thing or person, without a number: "The planner"."""
    named = not (part.verbal or part.holds("deadline") or part.holds("amount"))
    return named and "article" in part.words[0].tags


def _counts_all(part: Part) -> bool:
    """Return whether it begins to say what is done with all of something: "in May all hoists are"."""
    return bool(part.tags & {"universal", "each"}) and not any("participle" in word.tags for word in part.words)


def _has(part: Part) -> bool:
    """Return whether it says what somebody has, and of nothing what is done: "new colleagues have a phone"."""
    done = any("deed" in word.tags and not word.tags & {"weak", "having"} for word in part.words)
    return "having" in part.tags and not done and not any("participle" in word.tags for word in part.words)


def _sums_up(part: Part) -> bool:
    """Return whether it closes a list by bringing it together: "and mail on one telephone"."""
    return part.joined and part.holds("together")


def _ends_with_verb(part: Part) -> bool:
    """Return whether it is the last of a list, with the verb of the whole sentence behind it."""
    return all(not word.tags & (VERBS - {"participle"}) for word in part.words) and "participle" in part.tags
