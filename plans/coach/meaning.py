"""What a text says: how much, what of it is only feared, what is gained, and whether results are strung together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, takewhile

from plans.coach.parts import NAMED, Part, parts
from plans.coach.patterns import ENDINGS, unknown
from plans.coach.reading import Hit, Reading, places

_NOTICING = {"client", "colleague", "person", "consequence", "consequence_verb"}
"""The lists of those who can notice a gain, and of the verbs that give one."""

_UNCOUNTED = {"generic", "use", "deed"}
_MEASURED = {"topic", "thing", "burden", "generic"}
_LIST = 3
"""So many statements in a text are a list."""

_BRIEF = 5
"""A part with fewer words than this can share the verb of the part before it: "we start with A and the new B"."""


@dataclass(frozen=True)
class Meaning:
    """A text with what the rules ask about it; everything is worked out once, when it is asked for."""

    reading: Reading

    @cached_property
    def parts(self) -> list[Part]:
        """Give the parts that the text is strung together from."""
        return parts(self.reading)

    @cached_property
    def gloom(self) -> set[int]:
        """Give the places of what is only feared: the clauses of a threat, and what follows an "or else"."""
        reading = self.reading
        modal = places(reading["modal"])
        feared = places(reading["threat"]) - modal
        found: set[int] = set()
        for clause in reading.clauses:
            if _meet(clause, feared) and not _meet(clause, modal):
                found.update(self._feared(clause, feared))
        for sentence in reading.sentences:
            if _meet(sentence, feared | modal):
                found |= self._forecast(sentence, modal)
        return found

    def _feared(self, clause: range, feared: set[int]) -> Iterable[int]:
        """Give the places of a clause that are feared: all, or up to the verb after "because of the shortage"."""
        words = self.reading.words
        if "motive" in words[clause[0]].tags:
            begin = next(place for place in clause if place in feared)
            return takewhile(lambda place: place <= begin or not words[place].tags & {"use", "deed"}, clause)
        return clause

    def _forecast(self, sentence: range, modal: set[int]) -> set[int]:
        """Give the places after "or else", up to a colon, a "but", or where it says what has to be done."""
        found, gloomy = set(), False
        for place in sentence:
            word = self.reading.words[place]
            if word.mark == ":" or "hope" in word.tags or (word.mark and modal & {place, place + 1}):
                gloomy = False
            if self.reading.begins("doom", (place,)):
                gloomy = True
            if gloomy:
                found.add(place)
        return found

    @cached_property
    def amounts(self) -> list[Hit]:
        """Give the numbers that settle an amount: not those of dates and names, nor those that are only feared."""
        taken = places(self.reading["deadline"]) | self.gloom
        return [hit for hit in self.reading["amount"] if hit.first not in taken]

    @cached_property
    def gains(self) -> list[Hit]:
        """Give what says what client or colleague notices, where it is not about a threat."""
        threats = places(self.reading["threat"])
        framed = {place for clause in self.reading.clauses if _meet(clause, threats) for place in clause} | self.gloom
        said = [hit for hit in self.reading["gain"] if hit.first not in framed]
        aims = [
            Hit(part.places.start, part.places.stop - 1)
            for part in self.parts
            if part.kind == "aim"
            and part.tags & _NOTICING
            and not part.holds("soft")
            and not _meet(part.places, framed)
        ]
        return said + aims

    @property
    def named(self) -> bool:
        """Tell whether a thing is named that is bought, introduced or learned."""
        return any(part.named for part in self.parts)

    @cached_property
    def done(self) -> bool:
        """Tell whether something named or countable is done, and not only feared."""
        return any(part.done and not _meet(part.places, self.gloom) for part in self.parts)

    @cached_property
    def countable(self) -> bool:
        """Tell whether a relative word stands right before people or things that could be counted."""
        for hit in self.reading["relative"]:
            after = [word.tags for word in self.reading.words[hit.last + 1 : hit.last + 3]]
            if hit.first in self.gloom or not after:
                continue
            near = after[:1] if "preposition" in after[0] else after
            things = any("plural" in tags and tags & NAMED and not tags & _UNCOUNTED for tags in near)
            quantity = "quantity" in self.reading.words[hit.last].tags
            others = quantity and {"plural"} == after[0] & ENDINGS and unknown(after[0])
            if after[0] & {"client", "colleague", "burden"} or things or others:
                return True
        return False

    @cached_property
    def second(self) -> Part | None:
        """Give the part in which a second result begins that deserves a goal of its own."""
        heads = {one.places for one, other in pairwise(self.parts) if other.words[0].mark == ":" and not one.done}
        found = [
            part
            for part in self.parts
            if part.content and part.places not in heads and not self.gloom.issuperset(part.places)
        ]
        main = [part for part in found if part.kind == "main"]
        return (
            _added(found)
            or _other_topic(found, sum(part.kind == "main" for part in self.parts))
            or self._after_another_aim()
            or _nth(2, (part for part in main if part.holds("deadline") and part.acts))
            or _nth(2, (part for part in main if any("complement" in word.tags for word in part.words[:2])))
            or _nth(
                2, (part for part in main if part.done and part.tags & {"topic", "thing"} and not part.holds("gain"))
            )
            or _nth(2, (part for part in main if part.tags >= {"relative", "means"}))
            or _nth(_LIST, (part for part in main if _listed(part)))
            or _nth(
                _LIST, (part for part in self.parts if part.kind == "main" and part.done and not part.holds("gain"))
            )
            or _nth(_LIST, (part for part in self.parts if part.kind == "main" and _compared(part)))
        )

    def _after_another_aim(self) -> Part | None:
        """Give the statement between two aims: each result has its own "so that"."""
        aims = [place for place, part in enumerate(self.parts) if part.kind == "aim" and "aim" in part.tags]
        for one, other in pairwise(aims):
            for part in self.parts[one:other]:
                if part.kind == "main" and part.content:
                    return part
        return None


def _added(found: list[Part]) -> Part | None:
    """Give the first statement that is put on top of another."""
    for before, part in pairwise(found):
        if part.kind == "main" and (part.added or "paired" in before.tags):
            return part
    return None


def _other_topic(found: list[Part], statements: int) -> Part | None:
    """Give the first statement about something else than what went before; in a list, each stands on its own."""
    seen: frozenset[str] = frozenset()
    for place, part in enumerate(found):
        if seen and part.kind == "main" and part.topics and part.topics.isdisjoint(seen):
            first = found[0]
            shares_verb = "deed" in first.tags and len(part.words) < _BRIEF
            compared = "relative" in first.tags & part.tags
            if place > 1 or statements >= _LIST or compared or (first.acts and (part.acts or shares_verb)):
                return part
        if part.kind == "main" or "cause" in part.words[0].tags:
            seen |= part.topics
    return None


def _listed(part: Part) -> bool:
    return (part.done or part.named or part.holds("amount")) and not part.holds("gain")


def _compared(part: Part) -> bool:
    return "relative" in part.tags and bool(part.tags & _MEASURED)


def _nth(number: int, found: Iterable[Part]) -> Part | None:
    """Give the second part where there are at least ``number``."""
    listed = list(found)
    return listed[1] if len(listed) >= number else None


def _meet(some: Iterable[int], others: set[int]) -> bool:
    return not others.isdisjoint(some)
