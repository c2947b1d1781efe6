"""Figures in a text that say something else than the fields: from 6 to 3, a third less, half of all, twelve clients.

Where one of them is what the fields say, the text has said the same and its other figures are about something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from plans.coach.measures import STEM, Measure
from plans.coach.patterns import fold
from plans.coach.reading import Hit, Reading, places

if TYPE_CHECKING:
    from plans.coach.known import Known

Said = tuple[int, Decimal]
"""A number of a text, with its place."""

_MOST = 5
"""Changes in a text that are compared with the fields, and numbers that are multiplied with each other."""

_ROUND = 5
"""A greater number behind "of the" is how many there are, and no way to say a part: "four of the five"."""

_NOW_AND_THEN = range(2)
"""The numbers of a text that tells how it is now and how it will be."""

_NEAR = 3
"""Words behind a number within which stands what it counts: "8 onrustige bewoners"."""

_NO_TRAIT = {"number", "number_word", "plural", "deed", "preposition", "article", "thing", "client", "colleague"}
"""What no word between a number and what it counts can be."""

_STEM_OF_ONE = 4
"""Letters by which one of a thing is known by the word for more: "fout" by "fouten"."""

_NAMED = range(3)
"""How many people may be named before "and five others"."""

_TURNED = {"halved": Decimal("0.5"), "doubled": Decimal(1), "tripled": Decimal(2), "multiplied": None, "part": None}
"""The lists of what changes by a part, with the part where the word says it."""


def differing_change(reading: Reading, known: Known) -> tuple[Hit, Decimal, Decimal] | None:
    """Return a "from 6 to 3" in a text with its two numbers, where the fields say other numbers of the same measure."""
    if known.baseline is None and known.target is None:
        return None
    measure = Measure(reading, known)
    found: list[tuple[Hit, Decimal, Decimal]] = []
    within = places(reading["change"])
    for hit, begin, end in _changes(reading, measure):
        within |= {begin[0], end[0]}
        if measure.is_change(begin, end):
            return None
        if begin[1] == known.baseline or end[1] == known.target or measure.is_of(hit):
            found.append((hit, begin[1], end[1]))
    besides = _counts(reading, measure, within)
    return found[0] if found and not measure.is_named_by(besides, steps=False) else None


def _changes(reading: Reading, measure: Measure) -> Iterator[tuple[Hit, Said, Said]]:
    """Return every "from 6 to 3" with its two numbers, that of times included; not what lies behind."""
    for hit in reading["change"][:_MOST]:
        changed = list(_amounts(reading, range(hit.first, hit.last + 1)))
        if len(changed) > 1 and not (
            reading.dated & {hit.first + 1, hit.last} or is_told_of_before(reading, hit.first)
        ):
            yield hit, changed[0], changed[-1]
    for (hit, value), (other, less) in pairwise(measure.durations):
        between = reading.words[hit.last + 1 : other.first][-2:]  # "naar een half uur"
        to = any(word.text in reading.known.figures["to"] for word in between)
        if to and other.first - hit.last <= _NEAR:
            yield Hit(hit.first, other.last), (hit.last, value), (other.last, less)
    yield from _since_now(reading, measure)


def _since_now(reading: Reading, measure: Measure) -> Iterator[tuple[Hit, Said, Said]]:
    """Return the "12 a week now, only 3 next year" of a text that has two numbers alone, with the one of now first."""
    timed = {place: value for hit, value in measure.durations for place in (hit.last,)}
    within = places(hit for hit, _ in measure.durations) | reading.dated
    said = [(place, value) for place, value in _amounts(reading, range(len(reading.words))) if place not in within]
    every = sorted([*said, *timed.items()])
    if reading["share"]:
        return
    now = [place for place, word in enumerate(reading.words) if word.text in reading.known.figures["now"]]
    for place in [*now, *(hit.first for hit in reading["until_now"])]:
        clause = next(clause for clause in reading.clauses if place in clause)
        inside = [item for item in every if item[0] in clause]
        beside = place not in now and len(inside) == len(_NOW_AND_THEN)
        said = inside if beside else every  # "on four wards; 30 instead of 50 minutes"
        if len(said) != len(_NOW_AND_THEN):
            continue
        before = [item for item in inside[-1:] if _noun(reading, item[0], measure)]  # "14 outbursts a week now"
        near = next((item for item in inside if item[0] >= place), before[0] if before else None)
        if near:
            (other,) = (item for item in said if item != near)
            yield Hit(*sorted((near[0], other[0]))), near, other
            return


def differing_figure(reading: Reading, known: Known) -> Hit | None:
    """Return the part, share or number in a text that fits neither figure of the fields, where it is of their measure.

    What the text says of the past, of all there are, or more or less, is not compared.
    """
    if known.target is None or reading["change"]:
        return None
    measure = Measure(reading, known)
    counts = [*_counts(reading, measure, _wholes(reading)), *(value for _, value in measure.durations)]
    adds, each = (any(word.text in reading.known.figures[name] for word in reading.words) for name in ("more", "each"))
    joined = [value + 1 for place, value in _amounts(reading, range(len(reading.words))) if _is_joined(reading, place)]
    products = [one * other for one, other in combinations(counts[:_MOST], 2)] if each else []
    if any(word.text in reading.known.figures["except"] for word in reading.words):  # "all but two of the eighteen"
        every = [value for _, value in _amounts(reading, range(len(reading.words)))][:_MOST]
        products += [abs(one - other) for one, other in combinations(every, 2)]
    steps = not reading["until_now"] and (adds or measure.falls)  # "five instead of twelve" is no step
    if measure.is_named_by(counts, steps) or known.target in (*products, *joined):
        return None
    return (
        _differing_part(reading, measure)
        or _differing_share(reading, known, measure)
        or _differing_others(reading, known, measure)
        or _differing_step(reading, measure)
        or _differing_duration(reading, measure)
        or _differing_none(reading, known, measure)
        or _differing_count(reading, known, measure)
    )


def stands_by_a_step(reading: Reading, place: int, known: Known | None) -> bool:
    """Return whether a clause has another number than the target, which stands elsewhere: "5 in May, then 25"."""
    if known is None:
        return False
    clause = next(clause for clause in reading.clauses if place in clause)
    values = [(at, value) for at, value in _amounts(reading, range(len(reading.words))) if at not in reading.dated]
    near = {value for at, value in values if at in clause and not _of_another(reading, at, known)}
    if any(_begins(reading, at) for at, value in values if at in clause and value != known.target):
        return True
    elsewhere = {value for at, value in values if at not in clause}
    return bool(near and known.target in elsewhere and known.target not in near)


def _of_another(reading: Reading, place: int, known: Known) -> bool:
    """Return whether a number counts something else than the fields: the "3 teams" beside users."""
    behind = reading.words[place + 1] if place + 1 < len(reading.words) else None
    if behind is None or behind.mark or "plural" not in behind.tags or behind.tags & {"function", "infinitive"}:
        return False
    return not Measure(reading, known).counts(behind.text)


def is_told_of_before(reading: Reading, place: int) -> bool:
    """Return whether the clause at a place tells of what lies behind: "last year Blue went from 11 to 3"."""
    clause = next(clause for clause in reading.clauses if place in clause)
    return any(reading.words[at].text in reading.known.figures["before"] for at in clause)


def _differing_part(reading: Reading, measure: Measure) -> Hit | None:
    """Return the "halve", "20% less" or "twice as many" that is not what lies between the two figures."""
    shares = places(reading["share"])
    for name, said in _TURNED.items():
        for hit in reading[name]:
            if not shares.isdisjoint((hit.first, hit.last)) or _adds_to_time(reading, hit):
                continue  # "with a quarter of our people", "an hour and a half less"
            part = said or (_times_more(reading, hit) if name == "multiplied" else _part(reading, hit))
            about = part is not None and not _loose(reading, hit.first)
            if about and part is not None and measure.changes_by(part) is False:
                return hit
    return None


def _times_more(reading: Reading, hit: Hit) -> Decimal | None:
    """Return how many times what there is comes to it: four for "five times as many"."""
    said = next((value for _, value in _amounts(reading, range(hit.first, hit.last + 1))), None)
    return None if said is None else said - 1


def _adds_to_time(reading: Reading, hit: Hit) -> bool:
    before = [word.text for word in reading.words[max(hit.first - _NEAR, 0) : hit.first]]
    joined = any(word in reading.known.calendar["and"] for word in before)
    return joined and any(word in reading.known.seconds for word in before)


def _differing_share(reading: Reading, known: Known, measure: Measure) -> Hit | None:
    """Return the "half of our 26 residents", "one in four visits" or "only a quarter left" that no figure is.

    "One in five, that becomes three in five": where one of them is, the other is something else.
    """
    differing, left = None, places(reading["left"])
    for name in ("left", "share"):
        for hit in reading[name]:
            if name == "share" and not left.isdisjoint((hit.first, hit.last)):
                continue  # "only a third of the trips" is what is left, not what is gone
            part = _part(reading, hit)
            loose = _is_timed(reading, hit) or (name != "left" and _loose(reading, hit.first))
            if part is None or loose or not (measure.in_percent or measure.is_of(hit, whole_text=True)):
                continue
            if name == "share" and measure.is_begun(part * 100):
                continue
            fits = measure.leaves(part) if name == "left" else _share_fits(reading, hit, part, known, measure)
            if fits:
                return None
            differing = differing or (hit if fits is False else None)
    return differing


def _is_timed(reading: Reading, hit: Hit) -> bool:
    """Return whether a part is one of time: "the second half of the year", "a quarter of an hour"."""
    behind = reading.words[hit.last + 1 : hit.last + _NEAR]
    dated = not reading.dated.isdisjoint(range(hit.first, hit.last + 1))
    return dated or any(word.text in reading.known.seconds for word in behind)


def _share_fits(reading: Reading, hit: Hit, part: Decimal, known: Known, measure: Measure) -> bool | None:
    """Return whether a share is what the fields say; None where that can't be told."""
    if measure.in_percent:
        gone = measure.falls and measure.is_near(100 - part * 100)  # "seven in ten don't have to any more"
        return gone or measure.is_near(part * 100)
    named = {reading.words[place].text for place in range(hit.first, hit.last + 1)}
    counted = [value for _, value in _amounts(reading, range(hit.first, hit.last + 1))]
    of_these = len(counted) == 2 and named & reading.known.figures["of"] and _noun(reading, hit.last, measure)
    if of_these and counted[1] > _ROUND and not (measure.falls or measure.numbers):  # "seven of the nine"
        return counted[0] in (known.target, known.baseline)
    within = places(reading["share"]) | reading.dated
    wholes = [value for place, value in _amounts(reading, range(len(reading.words))) if place not in within]
    if wholes or measure.numbers:
        return any(measure.is_near(part * whole) for whole in (*wholes, *measure.numbers))
    if measure.falls:  # what is left, or what is gone
        return measure.leaves(part) or measure.changes_by(part)
    return counted[0] in (known.target, known.baseline) if of_these else None


def _differing_others(reading: Reading, known: Known, measure: Measure) -> Hit | None:
    """Return the "and five others" that is not the target, with the few who are named before it."""
    of_people = {"client", "colleague"} & frozenset[str]().union(*map(reading.known.tags, measure.named[:2]))
    for place, value in _amounts(reading, range(len(reading.words) - 1)):
        others = reading.words[place + 1].text in reading.known.figures["others"]
        joined = others and place > 1 and not _loose(reading, place - 1)
        if of_people and joined and known.target not in {value + named for named in _NAMED}:
            return Hit(place, place + 1)
    return None


def _differing_step(reading: Reading, measure: Measure) -> Hit | None:
    """Return the "five more" that is not what lies between the figures; "two more each quarter" may be."""
    if (
        measure.step is None
        or measure.falls
        or any(word.text in reading.known.figures["each"] for word in reading.words)
    ):
        return None
    added = [
        Hit(place, place + 1)
        for place, _ in _amounts(reading, range(len(reading.words) - 1))
        if reading.words[place + 1].text in reading.known.figures["added"]
        and not (_loose(reading, place) or _is_joined(reading, place))
    ]
    return added[0] if len(added) == 1 else None


def _differing_duration(reading: Reading, measure: Measure) -> Hit | None:
    """Return the "half an hour less" that is not what lies between the figures, where the fields measure time."""
    if not measure.falls:
        return None
    found = []
    for hit, _ in measure.durations:
        shorter = (
            hit.last + 1 < len(reading.words) and reading.words[hit.last + 1].text in reading.known.figures["shorter"]
        )
        takes = hit.first > 0 and reading.words[hit.first - 1].text in reading.known.figures["takes"]
        takes = takes or hit.first - 1 in places(reading["at_most"])
        if (shorter or (takes and len(measure.durations) == 1)) and not (shorter and _loose(reading, hit.first)):
            found.append(Hit(hit.first, hit.last + shorter))
    return found[0] if len(found) == 1 else None


def _differing_none(reading: Reading, known: Known, measure: Measure) -> Hit | None:
    """Return the "not a single mistake" where the fields leave some."""
    if not measure.falls or not known.target or not measure.counted:
        return None
    for hit in reading["none"]:
        near = reading.words[hit.first : hit.last + _NEAR]
        words = [fold(word.text) for word in near]
        if any(word[:STEM].startswith(measure.counted[:_STEM_OF_ONE]) or measure.counts(word) for word in words):
            return hit
    return None


def _is_joined(reading: Reading, place: int) -> bool:
    """Return whether a number stands beside somebody: "Fenna and five", "together with five"."""
    together = place > 1 and reading.words[place - 2].text in reading.known.figures["together"]
    return together or (place > 0 and reading.words[place - 1].text in reading.known.calendar["and"])


def _differing_count(reading: Reading, known: Known, measure: Measure) -> Hit | None:
    """Return the "twelve clients" that is neither figure, where the fields count clients too."""
    if not measure.counted or any(reading[name] for name in ("share", "left", *_TURNED)):
        return None
    found = []
    for place, value in _amounts(reading, range(len(reading.words))):
        noun = _noun(reading, place, measure)
        if place in reading.dated or value == known.baseline or value < 2 or not noun:
            continue
        if measure.is_in_other_period(range(place + noun + 1, place + noun + 3)) or _begins(reading, place):
            continue
        if measure.is_of_each(place) or _is_before(reading, place, "asks"):
            continue
        behind = [word.text for word in reading.words[place + noun + 1 : place + noun + 3]]
        each = bool(behind) and behind[0] in reading.known.figures["each"] and place + noun + 1 not in reading.dated
        if each and behind[-1] not in reading.known.calendar.units:
            continue  # "two coaches per team", not "30 coaches per 1 October"
        every = _is_before(reading, place, "of_all")
        all_of_them = every and not (known.target and value < known.target and value != measure.step)
        if all_of_them or _loose(reading, place) or "percent" in reading.words[place].tags:
            return None
        found.append(Hit(place, place + noun))
    return found[0] if len(found) == 1 else None


def _noun(reading: Reading, place: int, measure: Measure) -> int:
    """Return how many words behind a number stands what the fields count; 0 where it does not."""
    behind = reading.words[place + 1 : place + 1 + _NEAR]
    noun = next((number for number, word in enumerate(behind) if measure.counts(fold(word.text))), None)
    if not measure.counted or noun is None or any(word.mark for word in behind[: noun + 1]):
        return 0
    trait = any(word.tags & _NO_TRAIT and fold(word.text) not in measure.named for word in behind[:noun])
    return 0 if trait else noun + 1


def _begins(reading: Reading, place: int) -> bool:
    """Return whether a number is one to begin with: "we start with 4 residents in March"."""
    before = reading.words[max(place - 2, 0) : place]
    return len(before) > 1 and before[0].text in reading.known.figures["begins"] and "preposition" in before[1].tags


def _wholes(reading: Reading) -> set[int]:
    """Return the places of the numbers of which another is a share: the nine in "seven of the nine"."""
    shares = (list(_amounts(reading, range(hit.first, hit.last + 1))) for hit in reading["share"])
    return {place for share in shares for place, _ in share[1:]}


def _counts(reading: Reading, measure: Measure, without: Iterable[int]) -> list[Decimal]:
    """Return the numbers of a text that stand for themselves, in the unit of the fields."""
    apart = {*without, *reading.dated}
    return [
        measure.in_unit(value, place)
        for place, value in _amounts(reading, range(len(reading.words)))
        if place not in apart and (measure.in_percent or not _is_percent(reading, place))
    ]


def _is_percent(reading: Reading, place: int) -> bool:
    """Return whether a number is one in a hundred: "40%", "forty percent"."""
    behind = reading.words[place + 1].text if place + 1 < len(reading.words) else ""
    return "percent" in reading.words[place].tags or behind in reading.known.figures["percent"]


def _amounts(reading: Reading, among: Iterable[int]) -> Iterator[tuple[int, Decimal]]:
    """Return the numbers at some places; none that somebody calls."""
    changed = places(reading["change"])
    for place in among:
        value = reading.amount(place) if place < len(reading.words) else None
        called = place not in changed and value and reading.words[place].text in reading.known.figures["called"]
        if value is not None and not called:
            yield place, value


def _part(reading: Reading, hit: Hit) -> Decimal | None:
    """Return the part that a phrase names: 0.2 for "20% less", 0.25 for "one in four"."""
    for place in range(hit.first, hit.last + 1):
        if (named := reading.known.parts.get(reading.words[place].text)) is not None:
            times = reading.amount(place - 1) if place else None
            return named * times if times and named * times < 1 else named  # "four fifths"
    values = [value for _, value in _amounts(reading, range(hit.first, hit.last + 1))]
    if len(values) == 2:
        return min(values) / max(values) if 0 < min(values) < max(values) else None
    if len(values) == 1 and "indefinite" in reading.words[hit.first].tags and values[0] > 1:
        return 1 / values[0]  # "een op de drie"
    return values[0] / 100 if len(values) == 1 else None


def _loose(reading: Reading, place: int) -> bool:
    """Return whether a figure says about how much, or how much at another moment: "at least half", "now 3"."""
    per = _is_before(reading, place - 1, "each")  # "per shift down 40%"
    return _is_before(reading, place, "loosely") or (not per and _is_before(reading, place - 1, "loosely"))


def _is_before(reading: Reading, place: int, name: str) -> bool:
    return place > 0 and reading.words[place - 1].text in reading.known.figures[name]
