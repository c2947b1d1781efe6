"""What the fields of a goal measure, and whether a figure in a text is what they say of it."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from plans.coach.durations import durations
from plans.coach.patterns import fold
from plans.coach.reading import Hit, Reading

if TYPE_CHECKING:
    from plans.coach.known import Known

STEM = 6
"""Letters by which two words are taken for forms of one."""

_WORD = 5
"""Letters of a word by which a part of something is known to be about what is measured, wherever it stands."""

_NEAR = 4
"""Words behind a figure within which its period stands: "from 48 to 12 forgotten pills per month"."""

_THINGS = {"client", "colleague", "thing"}
"""The lists of words for who or what can be counted."""

_HEAD = 5
"""The fewest letters by which the end of a compound is known."""

_NOUN = 3
"""The fewest letters of a word for what is counted."""

_PER = {"per", "a", "an", "each", "elke", "iedere", "p"}
"""Words with which a unit opens that is a period alone."""

_ROUNDED = Decimal("0.03")
"""How far a part may be from that of the fields: "a third" is also 10 to 7."""

_ALMOST = Decimal("0.15")
"""The same for figures by another period: 3 a week is 12 and 13 a month."""

_DAYS = {"day": Decimal(1), "week": Decimal(7), "month": Decimal("30.4"), "quarter": Decimal(91), "year": Decimal(365)}


def _names(tags: frozenset[str]) -> bool:
    return "function" not in tags or ("plural" in tags and "preposition" not in tags)


class Measure:
    """What the fields of a goal count or measure, held beside a text."""

    def __init__(self, reading: Reading, known: Known) -> None:
        self._reading = reading
        self._baseline, self._target = known.baseline, known.target
        self._words = fold(f"{known.indicator} {known.unit}").split()
        unit = fold(known.unit).split()
        # A unit that is a period alone ("per week") leaves it to the indicator to say what is counted.
        loose = not unit or unit[0] in _PER or unit[0] in reading.known.figures["pieces"]
        self.named = fold(known.indicator).split() if loose else unit
        self.in_percent = "%" in f"{known.unit} {known.indicator}"

    @property
    def counted(self) -> str:
        """Return the beginning of the noun for what is counted: empty when it is no thing or person."""
        tags = self._reading.known.tags
        nouns = [word for word in self.named[:2] if len(word) >= _NOUN and _names(tags(word))]
        known = [word for word in nouns if tags(word) & _THINGS]  # "trained colleagues" are colleagues
        noun = (known or nouns or [""])[0]
        return noun[:STEM] if noun.replace("'", "").isalpha() else ""

    def counts(self, word: str) -> bool:
        """Return whether a word of the text is one for what is counted: "wijkteams" are teams."""
        if not self.counted:
            return False
        whole = next(named for named in self.named if named.startswith(self.counted))
        compound = min(len(word), len(whole)) >= _HEAD and (word.endswith(whole) or whole.endswith(word))
        return word[:STEM] == self.counted or compound

    @cached_property
    def numbers(self) -> list[Decimal]:
        """Return the numbers in the words for what is measured: the 20 of "residents who join, of the 20"."""
        words = [word.strip("(),") for word in self._words]
        return [value for word in words if word.isdigit() and (value := self._reading.known.amount(word)) is not None]

    def is_of(self, hit: Hit, whole_text: bool = False) -> bool:
        """Return whether a figure is about what is measured; where the fields don't say what that is, it is."""
        measured = [word[:STEM] for word in self._words if len(word) >= (_WORD if whole_text else STEM)]
        clause = next(clause for clause in self._reading.clauses if hit.first in clause)
        words = [
            self._reading.words[place].text for place in (range(len(self._reading.words)) if whole_text else clause)
        ]
        return not measured or any(stem in word for stem in measured for word in words)

    def is_change(self, begin: tuple[int, Decimal], end: tuple[int, Decimal]) -> bool:
        """Return whether two numbers of a text, each with its place, are the baseline and the target."""
        first, last = sorted((begin[0], end[0]))
        said = self._period(range(last + 1, last + 1 + _NEAR)) or self._period(range(first + 1, last))
        pairs = ((begin, self._baseline), (end, self._target))
        return all(held is None or self._is(value, place, said, held) for (place, value), held in pairs)

    def _is(self, value: Decimal, place: int, said: str, held: Decimal) -> bool:
        period = self.period
        if not said or not period or said == period:
            return held in (value, self.in_unit(value, place))
        return abs(value * _DAYS[period] / _DAYS[said] - held) <= held * _ALMOST

    def in_unit(self, value: Decimal, place: int) -> Decimal:
        """Return the number at a place of the text in the unit of time that is measured: two hours are 120 minutes."""
        seconds = self._reading.known.seconds
        behind = self._reading.words[place + 1].text if place + 1 < len(self._reading.words) else ""
        return value * seconds[behind] / self._seconds if self._seconds and behind in seconds else value

    @cached_property
    def _seconds(self) -> Decimal | None:
        """The seconds of the unit of time that is measured; None where it is none."""
        seconds = self._reading.known.seconds
        pairs = zip(["", *self.named], self.named, strict=False)
        return next((seconds[word] for before, word in pairs if word in seconds and before not in _PER), None)

    @cached_property
    def durations(self) -> list[tuple[Hit, Decimal]]:
        """Return the lengths of time in the text in the unit that is measured; none where that is no time."""
        found = durations(self._reading) if self._seconds else ()
        return [(Hit(item.first, item.last), item.seconds / self._seconds) for item in found if self._seconds]

    @property
    def period(self) -> str:
        """Return the one period in the words for what is measured; empty where it is none or more than one."""
        return self._one_period(self._words)

    def _period(self, places: range) -> str:
        reading = self._reading
        behind = (place for place in places if place < len(reading.words))
        inside = takewhile(lambda place: not (reading.words[place].mark or place in reading.openings), behind)
        return self._one_period([reading.words[place].text for place in inside])

    def is_in_other_period(self, places: range) -> bool:
        """Return whether words of the text name another period: "two clients a month" is no number of clients."""
        return self._period(places) not in ("", self.period)

    def is_of_each(self, place: int) -> bool:
        """Return whether a number is that of each period, team or corridor: "each quarter 4 residents more"."""
        reading = self._reading
        clause = next(clause for clause in reading.clauses if place in clause)
        for at in range(clause.start, min(place - 1, clause.stop)):
            if reading.words[at].text in reading.known.figures["each"] and at + 1 not in reading.dated:
                period = reading.words[at + 1].text in reading.known.calendar.units
                return not period or self.is_in_other_period(range(at + 1, at + 2))
        return False

    def _one_period(self, words: list[str]) -> str:
        units = dict.fromkeys(self._reading.known.figures["nights"], "day") | self._reading.known.calendar.units
        found = {unit for word in words if (unit := units.get(word, "")) in _DAYS}
        return found.pop() if len(found) == 1 else ""

    @property
    def falls(self) -> bool:
        """Return whether it is to become less."""
        return self._baseline is not None and self._target is not None and self._target < self._baseline

    @property
    def step(self) -> Decimal | None:
        """Return what lies between baseline and target."""
        return None if self._baseline is None or self._target is None else abs(self._target - self._baseline)

    def is_named_by(self, values: Collection[Decimal], steps: bool) -> bool:
        """Return whether the target is among some numbers, or their sum; or the step, where the text adds or takes."""
        wanted = {self._target} | ({self.step} if steps else set())
        return bool(wanted & {*values, *([sum(values)] if values else [])})

    def is_near(self, value: Decimal) -> bool:
        """Return whether a number is baseline or target, give or take one."""
        return any(abs(value - held) <= 1 for held in (self._baseline, self._target) if held is not None)

    def is_begun(self, percent: Decimal) -> bool:
        """Return whether a percentage is where it begins, and not where it goes to."""
        held = (self._baseline, self._target)
        near = [value is not None and abs(percent - value) <= 1 for value in held]
        return self.in_percent and near == [True, False]

    def changes_by(self, part: Decimal) -> bool | None:
        """Return whether the step is such a part of the baseline, or so many points; None where that isn't known."""
        if not self._baseline or self.step is None:
            return None
        points = self.in_percent and self.step == part * 100
        return points or self._is_part(part, self.step / self._baseline)

    def leaves(self, part: Decimal) -> bool | None:
        """Return whether the target is such a part of the baseline; None where that isn't known."""
        if not self._baseline or self._target is None:
            return None
        return self._is_part(part, self._target / self._baseline)

    def _is_part(self, said: Decimal, actual: Decimal) -> bool:
        assert self._baseline
        return abs(actual - said) <= max(_ROUNDED, Decimal("0.5") / self._baseline)
