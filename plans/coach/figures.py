"""Figures in a text that say something else than the fields: from 6 to 3, a third less, half of all, twelve clients."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from plans.coach.patterns import fold
from plans.coach.reading import Hit, Reading

if TYPE_CHECKING:
    from plans.coach.known import Known

_STEM = 6
"""Letters by which two words are taken for forms of one."""

_MOST = 5
"""Changes in a text that are compared with the fields."""

_NEAR = 3
"""Words behind a number within which stands what it counts: "8 onrustige bewoners"; and behind a change its period."""

_NOUN = 4
"""The fewest letters of a word for what is counted."""

_PER = {"per", "a", "an", "each", "elke", "iedere", "p"}
"""Words with which a unit opens that is a period alone."""

_NO_TRAIT = {"number", "number_word", "plural", "deed", "preposition", "article", "thing", "client", "colleague"}
"""What no word between a number and what it counts can be."""

_ROUNDED = Decimal("0.03")
"""How far a part may be from that of the fields: "a third" is also 10 to 7."""

_ALMOST = Decimal("0.15")
"""The same for figures by another period: 3 a week is 12 and 13 a month."""

_DAYS = {"day": Decimal(1), "week": Decimal(7), "month": Decimal("30.4"), "quarter": Decimal(91), "year": Decimal(365)}


def differing_change(reading: Reading, known: Known) -> tuple[Hit, Decimal, Decimal] | None:
    """Return a "from 6 to 3" in a text with its two numbers, where the fields say other numbers of the same measure."""
    if known.baseline is None and known.target is None:
        return None
    found: list[tuple[Hit, Decimal, Decimal]] = []
    for hit in reading["change"][:_MOST]:
        values = [value for value in map(reading.amount, range(hit.first, hit.last + 1)) if value is not None]
        if len(values) < 2 or reading.dated & {hit.first + 1, hit.last}:
            continue
        begin, end = values[0], values[-1]
        ratio = _ratio_of_periods(reading, hit, known)
        if _same(begin, known.baseline, ratio) and _same(end, known.target, ratio):
            return None
        if begin == known.baseline or end == known.target or _same_measure(reading, hit, known):
            found.append((hit, begin, end))
    return found[0] if found else None


def differing_figure(reading: Reading, known: Known) -> Hit | None:
    """Return the part, share or number in a text that fits neither figure of the fields, where it is of their measure.

    What the text says of the past, of all there are, or more or less, is not compared.
    """
    if known.target is None or reading["change"]:
        return None
    return _differing_part(reading, known) or _differing_share(reading, known) or _differing_count(reading, known)


def _differing_part(reading: Reading, known: Known) -> Hit | None:
    """Return the "halve", "20% less" or "twice as many" that is not what lies between the two figures."""
    if not known.baseline or known.target is None:
        return None
    step = abs(known.target - known.baseline)
    actual, rounded = step / known.baseline, max(_ROUNDED, Decimal("0.5") / known.baseline)
    for name, said in (("halved", Decimal("0.5")), ("doubled", Decimal(1)), ("tripled", Decimal(2)), ("part", None)):
        for hit in reading[name]:
            part = said or _part(reading, hit)
            if part is None or _loose(reading, hit.first) or not _same_measure(reading, hit, known, whole_text=True):
                continue
            points = "%" in f"{known.unit} {known.indicator}" and step == part * 100
            if abs(actual - part) > rounded and not points:
                return hit
    return None


def _differing_share(reading: Reading, known: Known) -> Hit | None:
    """Return the "half of our 26 residents" or "one in four visits" that is neither figure of the fields."""
    percent = "%" in known.unit
    for hit in reading["share"]:
        part = _part(reading, hit)
        whole = next(_amounts(reading, range(hit.last + 1, hit.last + 1 + _NEAR)), None)
        if part is None or _loose(reading, hit.first) or not _same_measure(reading, hit, known, whole_text=True):
            continue
        said = part * 100 if percent else part * whole[1] if whole else None
        if said is not None and all(
            abs(said - held) > 1 for held in (known.baseline, known.target) if held is not None
        ):
            return hit
    return None


def _differing_count(reading: Reading, known: Known) -> Hit | None:
    """Return the "twelve clients" that is neither figure, where the fields count clients too."""
    named, counted = _counted(known)
    if not counted or reading["share"]:
        return None
    everything = [value for place, value in _amounts(reading, range(len(reading.words)))]
    step = abs(known.target - known.baseline) if known.target is not None and known.baseline is not None else None
    adds = any(word.text in reading.known.figures["more"] for word in reading.words)  # "nine more" is the step between
    if ({known.target} | ({step} if adds else set())) & {*everything, sum(everything)}:
        return None
    found = []
    for place, value in _amounts(reading, range(len(reading.words))):
        if place in reading.dated or value == known.baseline or value < 2:
            continue
        behind = reading.words[place + 1 : place + 1 + _NEAR]
        noun = next((number for number, word in enumerate(behind) if fold(word.text)[:_STEM] == counted), None)
        if noun is None or behind[noun].mark or any(word.mark for word in behind[:noun]):
            continue
        if any(word.tags & _NO_TRAIT and fold(word.text) not in named for word in behind[:noun]):
            continue
        units = reading.known.calendar.units
        said = _period(units, [word.text for word in reading.words[place + noun + 2 :][:2]])
        if said and said != _period(units, fold(f"{known.indicator} {known.unit}").split()):
            continue  # "two clients a month" is no number of clients
        if _is_before(reading, place, "of_all") or _loose(reading, place) or "percent" in reading.words[place].tags:
            return None
        found.append(Hit(place, place + 1 + noun))
    return found[0] if len(found) == 1 else None


def _counted(known: Known) -> tuple[list[str], str]:
    """Return the words for what the fields count, and the beginning of its noun: empty when it is no thing or person.

    A unit that is a period alone ("per week") leaves it to the indicator to say what is counted.
    """
    words = fold(known.unit).split()
    words = fold(known.indicator).split() if not words or words[0] in _PER else words
    place = next((place for place, word in enumerate(words[:2]) if len(word) >= _NOUN), 0)
    return words, words[place][:_STEM] if words and len(words[place]) >= _NOUN and words[place].isalpha() else ""


def _amounts(reading: Reading, places: range) -> Iterator[tuple[int, Decimal]]:
    for place in places:
        if place < len(reading.words) and (value := reading.amount(place)) is not None:
            yield place, value


def _part(reading: Reading, hit: Hit) -> Decimal | None:
    """Return the part that a phrase names: 0.2 for "20% less", 0.25 for "one in four"."""
    for place in range(hit.first, hit.last + 1):
        if (named := reading.known.parts.get(reading.words[place].text)) is not None:
            times = reading.amount(place - 1) if place else None
            return named * times if times and named * times < 1 else named  # "four fifths"
    values = [value for _, value in _amounts(reading, range(hit.first, hit.last + 1))]
    if len(values) == 2:
        return values[0] / values[1] if 0 < values[0] < values[1] else None
    return values[0] / 100 if len(values) == 1 else None


def _loose(reading: Reading, place: int) -> bool:
    """Return whether a figure says about how much, or how much at another moment: "at least half", "now 3"."""
    return _is_before(reading, place, "loosely") or _is_before(reading, place - 1, "loosely")


def _is_before(reading: Reading, place: int, name: str) -> bool:
    return place > 0 and reading.words[place - 1].text in reading.known.figures[name]


def _same(said: Decimal, held: Decimal | None, ratio: Decimal) -> bool:
    return held is None or said == held if ratio == 1 else held is None or abs(said * ratio - held) <= held * _ALMOST


def _ratio_of_periods(reading: Reading, hit: Hit, known: Known) -> Decimal:
    """Return by how much a figure of the text counts in the period of the fields; 1 where they don't name two."""
    units = reading.known.calendar.units
    said = _period(units, [word.text for word in reading.words[hit.first + 1 : hit.last + 1 + _NEAR]])
    held = _period(units, fold(f"{known.indicator} {known.unit}").split())
    return _DAYS[held] / _DAYS[said] if said and held and said != held else Decimal(1)


def _period(units: dict[str, str], words: list[str]) -> str:
    """Return the one period of which some words speak, empty where it is none or more than one."""
    found = {unit for word in words if (unit := units.get(word, "")) in _DAYS}
    return found.pop() if len(found) == 1 else ""


def _same_measure(reading: Reading, hit: Hit, known: Known, whole_text: bool = False) -> bool:
    """Return whether a figure is about what the fields measure; where they don't say what, it is."""
    measured = [word[:_STEM] for word in fold(f"{known.indicator} {known.unit}").split() if len(word) >= _STEM]
    clause = next(clause for clause in reading.clauses if hit.first in clause)
    words = [reading.words[place].text for place in (range(len(reading.words)) if whole_text else clause)]
    return not measured or any(stem in word for stem in measured for word in words)
