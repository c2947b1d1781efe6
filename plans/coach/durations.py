"""How long something takes, as a text says it: "half an hour", "anderhalf uur", "an hour and a half", "20 minutes"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from plans.coach.reading import Reading

_HALF = Decimal("0.5")

_BETWEEN = {"article", "=of"}
"""The words that may stand between a part and its unit: "a quarter of an hour"."""

_WIDEST = 2
"""The most of them."""


@dataclass(frozen=True)
class Duration:
    """A length of time in a text: its first and last word, and how many seconds it is."""

    first: int
    last: int
    seconds: Decimal


def durations(reading: Reading) -> Iterator[Duration]:
    """Find the lengths of time in a text, in its order; a unit without a number is one of it ("an hour")."""
    done = -1
    for place, word in enumerate(reading.words):
        unit = reading.known.seconds.get(word.text)
        if unit is None or place in reading.dated:
            continue
        first, times = _times(reading, place)
        if times is None or 0 < first <= done + 1:  # "an hour a day" is an hour
            continue
        last = done = place + _and_a_half(reading, place)
        yield Duration(first, last, unit * (times + (_HALF if last > place else 0)))


def _times(reading: Reading, unit: int) -> tuple[int, Decimal | None]:
    """Return how many of a unit there are, and where that is said; None where it stands without article or number."""
    place = unit - 1
    while place >= 0 and unit - place <= _WIDEST and not reading.words[place].tags.isdisjoint(_BETWEEN):
        place -= 1
    if place >= 0 and (part := reading.known.parts.get(reading.words[place].text)) is not None:
        return place, part
    before = reading.amount(unit - 1) if unit else None
    if before is not None:
        return unit - 1, before
    single = unit > 0 and "indefinite" in reading.words[unit - 1].tags
    return unit - 1, Decimal(1) if single else None


def _and_a_half(reading: Reading, unit: int) -> int:
    """Return how many words behind a unit add a half of it: "and a half"."""
    behind = [word.text for word in reading.words[unit + 1 : unit + 4]]
    half = next((number for number, word in enumerate(behind, 1) if word in ("half", "halve")), 0)
    return half if half > 1 and behind[0] in reading.known.calendar["and"] else 0
