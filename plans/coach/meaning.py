"""What a text says: how much, what of it is only feared, what is gained, and whether results are strung together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from plans.coach import several_goals
from plans.coach.parts import NAMED, Kind, Part, parts
from plans.coach.patterns import ENDINGS, unknown
from plans.coach.reading import Hit, Reading, places

_UNCOUNTED = {"generic", "use", "deed"}
_BEFORE = 12
"""Words before a relative word in which an "every" can settle it."""
_NEXT = 2
"""Words after "every" in which those are named who are counted."""


@dataclass(frozen=True)
class Meaning:
    """A text with what the rules ask about it; everything is worked out once, when it is asked for."""

    reading: Reading

    @cached_property
    def parts(self) -> list[Part]:
        """Return the parts that the text is strung together from."""
        return parts(self.reading)

    @cached_property
    def gloom(self) -> set[int]:
        """Return the places of what is only feared: the clauses of a threat, and what follows an "or else"."""
        reading = self.reading
        modal = places(reading["modal"])
        wished = self._wished
        feared = places(reading["threat"]) - modal - wished
        found: set[int] = set()
        for clause in reading.clauses:
            if _meet(clause, feared) and not _meet(clause, modal):
                found.update(self._feared(clause, feared))
        for sentence in reading.sentences:
            if _meet(sentence, feared | modal | wished):
                found |= self._forecast(sentence, modal)
        return found

    def _feared(self, clause: range, feared: set[int]) -> Iterable[int]:
        """Return the places of a clause that are feared: all, or up to the verb after "because of the shortage"."""
        words = self.reading.words
        if "motive" in words[clause[0]].tags:
            begin = next(place for place in clause if place in feared)
            ends = {"use", "deed", "relative"}
            return takewhile(lambda place: place <= begin or place in feared or not words[place].tags & ends, clause)
        return clause

    def _forecast(self, sentence: range, modal: set[int]) -> set[int]:
        """Return the places after "or else", and those before an "if we do not", or after it where it opens."""
        found, gloomy, caused = set(), False, False
        for place in sentence:
            word = self.reading.words[place]
            if self._lifts(place, modal) or (caused and word.mark):
                gloomy = False
            if word.mark or "cause" in word.tags:
                caused = "cause" in word.tags and "turn" not in word.tags
            if self.reading.begins("doom", (place,)):
                gloomy = True
            if gloomy:
                found.add(place)
        wished = self._wished.intersection(sentence)
        if not wished:
            return found
        if min(wished) > sentence.start:
            return set(range(sentence.start, min(wished)))
        after = takewhile(lambda place: not self._lifts(place, modal), range(max(wished) + 1, sentence.stop))
        return (found | set(after)) - wished

    @cached_property
    def _wished(self) -> set[int]:
        """Return the places of the clauses of "if we do not ...": what follows the not is what is wanted."""
        conditions = places(self.reading["unless"])
        return {place for clause in self.reading.clauses if _meet(clause, conditions) for place in clause}

    def _lifts(self, place: int, modal: set[int]) -> bool:
        """Return whether a forecast ends here: at a colon, a "but", or where it says what has to be done."""
        word = self.reading.words[place]
        return word.mark == ":" or "hope" in word.tags or bool(word.mark and modal & {place, place + 1})

    @cached_property
    def asked(self) -> set[int]:
        """Return the places of what is only looked into: what follows "we explore whether" in a sentence."""
        ends = {place: sentence.stop for sentence in self.reading.sentences for place in sentence}
        return {place for hit in self.reading["asked"] for place in range(hit.first, ends[hit.first])}

    @cached_property
    def amounts(self) -> list[Hit]:
        """Return the numbers that settle an amount: not those of dates and names, nor those that are only feared."""
        taken = places(self.reading["deadline"]) | self.gloom
        return [hit for hit in self.reading["amount"] if hit.first not in taken]

    @cached_property
    def gains(self) -> list[Hit]:
        """Return what says what client or colleague notices, where it is not about a threat."""
        threats = places(self.reading["threat"])
        framed = {place for clause in self.reading.clauses if _meet(clause, threats) for place in clause} | self.gloom
        sentences = [hit for hit in self.reading["gain"] if hit.first not in framed]
        aims = [
            Hit(part.places.start, part.places.stop - 1)
            for part in self.parts
            if not _meet(part.places, framed) and ((part.kind == "aim" and part.gives) or part.betters)
        ]
        saved = places(self.reading["saving"])  # fewer hands are no gain by themselves
        changes = (hit for hit in self.reading["change"] if saved.isdisjoint(range(hit.first, hit.last + 1)))
        falls = [hit for hit in changes if self._falls(hit)]
        return sentences + aims + falls + [hit for hit in self.reading["until_now"] if self._was_more(hit)]

    def _falls(self, change: Hit) -> bool:
        """Return whether the last number of a change is less than the first: less of what costs somebody something."""
        words = self.reading.words[change.first : change.last + 1]
        values = [value for value in (self.reading.value(word) for word in words) if value is not None]
        return len(values) > 1 and values[-1] < values[0]

    def _was_more(self, until_now: Hit) -> bool:
        """Return whether the number of until now is more than the one named before it: "3 falls, against 7 now"."""
        sentence = next(sentence for sentence in self.reading.sentences if until_now.first in sentence)
        reached = [hit for hit in self._figures if hit.first in sentence and hit.last < until_now.first]
        ends = [self.reading.value(self.reading.words[hit.last]) for hit in (*reached[-1:], until_now)]
        return len(ends) > 1 and ends[0] is not None and ends[1] is not None and ends[0] < ends[1]

    def settled(self, relative: Hit) -> bool:
        """Return whether a number settles a relative word; "so that everybody ..." settles nothing elsewhere."""
        aims = self._by_kind["aim"]
        own = relative.first in aims
        if self._counted or (own and self._figures):
            return True
        near = (self._everys.get(place) for place in range(max(relative.first - _BEFORE, 0), relative.first))
        return any(hit and (own or hit.first not in aims) and self._settles(hit, relative) for hit in near)

    @cached_property
    def _figures(self) -> list[Hit]:
        """Return the amounts that are a number, and not "every"."""
        return [hit for hit in self.amounts if not self._every(hit)]

    @cached_property
    def _everys(self) -> dict[int, Hit]:
        """Return the amounts that are an "every", by their place."""
        return {hit.first: hit for hit in self.amounts if self._every(hit)}

    @cached_property
    def _counted(self) -> bool:
        """Return whether a statement has a number, which settles all that is relative in it."""
        aims = self._by_kind["aim"]
        return any(hit.first not in aims and not self._of_means(hit) for hit in self._figures)

    def _of_means(self, amount: Hit) -> bool:
        """Return whether an amount only counts the means: "thanks to three aids"."""
        words = self.reading.words
        before = words[amount.first - 1].tags if amount.first else frozenset[str]()
        after = words[amount.last + 1].tags if amount.last + 1 < len(words) else frozenset[str]()
        return "cause" in before and not after & {"client", "colleague", "unit"}

    def _every(self, amount: Hit) -> bool:
        return bool(self.reading.words[amount.first].tags & {"universal", "each"})

    def _settles(self, every: Hit, relative: Hit) -> bool:
        """Return whether an every settles a relative word: "every client sleeps better", not "every team oftener"."""
        words = self.reading.words
        if any(words[place].tags & {"often", "quantity"} for place in range(relative.first, relative.last + 1)):
            return False
        after = words[every.last + 1 : every.last + 1 + _NEXT]
        return self._pronoun(every) or any(word.tags & {"client", "colleague"} for word in after)

    @cached_property
    def _by_kind(self) -> defaultdict[Kind, set[int]]:
        """Return the places of all parts of a kind."""
        found = defaultdict[Kind, set[int]](set)
        for part in self.parts:
            found[part.kind].update(part.places)
        return found

    @property
    def novel(self) -> bool:
        """Return whether something new is named in a statement of its own, with nothing relative about it."""
        return any("novel" in part.tags and part.named and "relative" not in part.tags for part in self.parts)

    @property
    def everybody(self) -> bool:
        """Return whether "everybody" and the like is all that it counts, of something soft or feared without a name."""
        words = self.reading.words
        every = [hit for hit in self.amounts if words[hit.first].tags & {"universal", "each"}]
        if len(every) < len(self.amounts) or self.gains:
            return False
        if self.reading["soft"] and not (self.done or self.reading["deadline"]):
            return True
        if self.named:
            return False
        if self.reading["soft"]:
            return True
        after = [words[hit.last + 1].tags for hit in every if hit.last + 1 < len(words) and not self._pronoun(hit)]
        things = any(unknown(tags) or tags & {"plural", "client", "colleague"} for tags in after)
        return not things and (self.hollow or bool(self.reading["threat"]))

    def _pronoun(self, every: Hit) -> bool:
        """Return whether it is "everybody" rather than "every" somebody."""
        return "person" in self.reading.words[every.first].tags

    @cached_property
    def hollow(self) -> bool:
        """Return whether it is about technology in general: nothing named is done with it, the gain only hoped."""
        main = [part for part in self.parts if part.kind == "main"]
        stated = self._by_kind["main"]
        return (
            any("generic" in part.tags for part in main)
            and not any(part.named or part.concrete for part in main)
            and not any(hit.first in stated for hit in self.gains)
        )

    @property
    def soft(self) -> bool:
        """Return whether something is only hoped for or looked into, outside of what it is good for."""
        aims = self._by_kind["aim"]
        return any(hit.first not in aims for hit in self.reading["soft"])

    @property
    def only_vague(self) -> bool:
        """Return whether only the amount is open: it says what will be different by when, with a relative word."""
        reading = self.reading
        open_amount = reading["relative"] and reading["deadline"]
        used = any("using" in word.tags for word in reading.words) or len(reading["relative"]) > 1
        return bool(open_amount) and not (used or reading["soft"] or reading["threat"] or self.hollow)

    @property
    def named(self) -> bool:
        """Return whether a thing is named that is bought, introduced or learned."""
        return any(part.named for part in self.parts)

    @cached_property
    def done(self) -> bool:
        """Return whether something named or countable is done, and not only feared."""
        return any(part.done and not self._only_feared(part) for part in self.parts)

    def _only_feared(self, part: Part) -> bool:
        """Return whether a part is about what is feared; what comes after "because of the shortage" is not."""
        if "motive" in part.words[0].tags:
            return part.places[-1] in self.gloom
        return _meet(part.places, self.gloom)

    @cached_property
    def countable(self) -> bool:
        """Return whether a relative word stands right before people or things that could be counted."""
        return any(self._counts(hit) for hit in self.reading["relative"] if hit.first not in self.gloom)

    def _counts(self, relative: Hit) -> bool:
        own = [word.tags for word in self.reading.words[relative.first : relative.last + 1]]
        after = [word.tags for word in self.reading.words[relative.last + 1 : relative.last + 3]]
        if not after:
            return False
        within, following = own[1:-1], after[0]
        compared = self.reading.words[relative.last].text.endswith(self.reading.known.comparative)
        if compared and "generic" not in following and (following & NAMED or unknown(following)):
            return True
        if any(tags & {"client", "colleague"} and "person" not in tags for tags in [*within, following]):
            return True
        if "burden" in following and ("less" in own[-1] or ("quantity" in own[-1] and "plural" in following)):
            return True
        if "often" in own[-1] and "article" in following:
            return any(_countable(tags) for tags in after[1:])
        if not any("quantity" in tags for tags in own):
            return False
        near = [*within, following] if "preposition" in following else after
        if any("plural" in tags and _countable(tags) for tags in near):
            return True
        if following & NAMED and len(after) > 1 and "plural" in after[1] and unknown(after[1]):
            return True
        plain = ENDINGS if "numerous" in own[-1] else {"plural"}
        return "plural" in following and following & ENDINGS <= plain and unknown(following)

    @cached_property
    def second(self) -> Part | None:
        """Return the part in which a second result begins that deserves a goal of its own."""
        return several_goals.second(self.parts, self.amounts, self.gloom)

    @property
    def several_in_words(self) -> bool:
        """Return whether the text itself says that there are more results: nothing takes that back."""
        return several_goals.in_words(self.parts) is not None


def _countable(tags: frozenset[str]) -> bool:
    return bool(tags & NAMED) and not tags & _UNCOUNTED


def _meet(some: Iterable[int], others: set[int]) -> bool:
    return not others.isdisjoint(some)
