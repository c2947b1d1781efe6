"""How a text is put together: the parts that are strung together with commas and "and", and what each part is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Literal

from plans.coach.patterns import TOPIC, unknown
from plans.coach.reading import Hit, Reading, Word

Kind = Literal["main", "aim", "aside"]
"""A statement, what it is good for, or something said in passing."""

NAMED = {"topic", "thing", "learning"}
"""The lists of things by their name: what is bought, introduced or learned."""

VERBS = {"deed", "use", "participle"}
_WHO = {"client", "colleague", "number", "number_word", "universal", "each", "fraction"}
_NOTICING = {"client", "colleague", "person", "consequence", "consequence_verb"}
"""The lists of those who can notice a gain, and of the verbs that give one."""

_COUNTED = {"number", "number_word", "percent", "universal", "each", "fraction"}
_NEAR = 4
"""How many words the subject or the date of a new statement may be away from its beginning."""

_SHORT = 4
"""A word with fewer letters that no list knows is taken for a small word, not for the name of something."""


@dataclass(frozen=True)
class Part:
    """A piece of a text between two marks or joining words."""

    reading: Reading
    places: range
    kind: Kind

    @cached_property
    def words(self) -> list[Word]:
        """Return the words, the joining word included."""
        return [self.reading.words[place] for place in self.places]

    @cached_property
    def tags(self) -> frozenset[str]:
        """Return everything that its words are."""
        return frozenset().union(*(word.tags for word in self.words))

    @cached_property
    def topics(self) -> frozenset[str]:
        """Return what it is about, as far as word lists know; a second verb, as in "and trained", is no new topic."""
        if self.bare:
            return frozenset()
        return frozenset(tag for tag in self.tags if tag.startswith(TOPIC))

    @property
    def named(self) -> bool:
        """Return whether it names a thing that the word lists know."""
        return bool(self.tags & NAMED)

    @cached_property
    def content(self) -> bool:
        """Return whether it names something at all: a thing of the lists, or a word that no list knows."""
        return self.named or any(unknown(word.tags) and len(word.text) >= _SHORT for word in self.words)

    @cached_property
    def heads(self) -> frozenset[str]:
        """Return what it names: topics, learning as one, and other things word by word."""
        found: set[str] = set(self.topics)
        for word in self.words:
            if "learning" in word.tags:
                found.add("learning")
            elif "thing" in word.tags and "topic" not in word.tags:
                found.add(word.text)
        return frozenset(found)

    def counted(self, amounts: Mapping[int, Hit]) -> frozenset[str]:
        """Return the tags of an amount of people or things in it, with those of what is counted; amounts by place."""
        words = self.reading.words
        for hit in (amounts[place] for place in self.places if place in amounts):
            nobody = words[hit.first].tags >= {"universal", "less"}
            if not nobody and not words[hit.last].tags & {"percent", "fraction"}:
                after = words[hit.last + 1 : hit.last + 3]
                tags = words[hit.first].tags.union(*(word.tags for word in after))
                if (after and not tags & {"unit", "rhythm_unit", "period"}) or "universal" in words[hit.first].tags:
                    return tags
        return frozenset()

    @property
    def joined(self) -> bool:
        """Return whether a joining word opens it."""
        return "joiner" in self.words[0].tags and len(self.words) > 1

    @property
    def opens(self) -> bool:
        """Return whether it is the first of its sentence."""
        return self.places.start in self.reading.openings

    @property
    def leads(self) -> bool:
        """Return whether it opens a sentence with a means or a cause and has no verb yet: "With a dispenser, ..."."""
        if not self.opens or self.places.start in self.reading.dated:
            return False
        first, second = self.words[0].tags, self.words[min(1, len(self.words) - 1)].tags
        leads = first & {"means", "cause", "sequel"} or ("preposition" in first and "lead_in" in second)
        return bool(leads) and not any(word.tags & VERBS and not word.tags & NAMED for word in self.words)

    @property
    def counts(self) -> bool:
        """Return whether a number of people or things is in it, that is no date."""
        dated = self.reading.dated
        return any(
            word.tags & (_COUNTED - {"universal", "each"}) and place not in dated
            for place, word in zip(self.places, self.words, strict=True)
        )

    @property
    def pronouns(self) -> frozenset[str]:
        """Return who is meant by a pronoun only: the tags that no noun in it has."""
        if not any("person" in word.tags for word in self.words):
            return frozenset()
        nouns = frozenset[str]().union(*(word.tags for word in self.words if "person" not in word.tags))
        return frozenset({"client", "colleague"}) - nouns

    @property
    def goes_on(self) -> bool:
        """Return whether it has no subject of its own: "and sleep better", "and are no longer afraid"."""
        return bool(self.words[1].tags & VERBS) and not self.words[min(2, len(self.words) - 1)].tags & (
            _WHO | {"person"}
        )

    @property
    def lists_verbs(self) -> bool:
        """Return whether more verbs may follow in a list: after "om te", or after a "kan" or "leert"."""
        last = self.words[-1].tags
        return "infinitive" in last and any("governing" in word.tags for word in self.words[:-1])

    @property
    def awaits_verb(self) -> bool:
        """Return whether its verb comes at the end of a list: "can the lamp, the curtains and the door open"."""
        verbs = [word for word in self.words if word.tags & {"governing", "deed", "infinitive"}]
        return bool(verbs) and all("governing" in word.tags for word in verbs)

    @property
    def governs(self) -> bool:
        """Return whether what is named last hangs on a preposition, and not on what is begun or introduced."""
        if self.lists_verbs or self.leads or self._asks or self.awaits_verb:
            return True
        dated = self.reading.dated
        after = [
            place
            for place in self.places
            if self.reading.words[place].tags & {"preposition", "means"} and dated.isdisjoint((place, place + 1))
        ]
        if not after or any("deed" in word.tags and not word.tags & {"weak", "governing"} for word in self.words):
            return False
        if after[-1] == self.places[-1] and len(after) > 1:  # "with logging in"
            after.pop()
        rest = self.reading.words[after[-1] + 1 : self.places.stop]
        verbs = VERBS - {"participle"}
        return bool(rest) and not any(word.tags & verbs and not word.text.endswith("ing") for word in rest)

    @property
    def _asks(self) -> bool:
        """Return whether it ends in what somebody knows or sees: "and knows how the bell"."""
        asked = [place for place, word in enumerate(self.words) if "question" in word.tags]
        return bool(asked) and asked[-1] > 0 and not any(word.tags & VERBS for word in self.words[asked[-1] :])

    @property
    def about_something(self) -> bool:
        """Return whether it names something that can be more or less: a thing, a gain or a burden, and not a deed."""
        nouns = [word for word in self.words if not word.tags & {"relative", "infinitive"}]
        listed = any(word.tags & (NAMED | {"generic", "gain", "burden"}) for word in nouns)
        return listed or any(unknown(word.tags) and len(word.text) >= _SHORT for word in nouns)

    @property
    def plain(self) -> bool:
        """Return whether it only names something, as one more in a list: no verb, number, place or quality."""
        rest = self.words[self.joined :]
        if "article" in rest[0].tags:  # "an app that reads out"
            rest = list(takewhile(lambda word: "aside" not in word.tags, rest))
        shown = any(word.tags & {"preposition", "relative", "novel"} | (word.tags & _COUNTED) for word in rest)
        verbal = self.verbal if rest[-1] is self.words[-1] else any(word.tags & VERBS for word in rest)
        return not (shown or verbal or self.holds("deadline"))

    @property
    def weighty(self) -> bool:
        """Return whether it names something, or says of a number of people what they do."""
        return self.content or (self.acts and (self.holds("amount") or self.holds("gain")))

    @property
    def concrete(self) -> bool:
        """Return whether something that no list knows is done in it, in so many words."""
        strong = any("deed" in word.tags and "weak" not in word.tags for word in self.words)
        return self.content and strong

    @property
    def bare(self) -> bool:
        """Return whether it only says what more is done with the thing before it: "fitted and handed out"."""
        one = self.joined and len(self.words) == 2 and bool(self.words[1].tags & VERBS)
        return one or not (self.content or self.holds("amount") or self.tags & _WHO)

    @property
    def companion(self) -> bool:
        """Return whether it only names what comes with any new thing: its training, instruction or manual."""
        named = [word.tags for word in self.words if word.tags & NAMED]
        others = any(unknown(word.tags) and len(word.text) >= _SHORT for word in self.words)
        return bool(named) and not others and all("companion" in tags for tags in named)

    @property
    def concludes(self) -> bool:
        """Return whether it follows from what was said: "and so ...", or "and everybody knows the code"."""
        knows = any("knowing" in word.tags for word in self.words[:_NEAR])
        return "turns_on" in self.words[1].tags or (knows and not self.topics)

    @property
    def verbal(self) -> bool:
        """Return whether it has a verb of its own."""
        last = self.words[-1].tags
        return any(word.tags & VERBS for word in self.words) or ("infinitive" in last and unknown(last))

    @property
    def open_end(self) -> bool:
        """Return whether it ends with people, as in "four nurses and six volunteers learn"."""
        return bool(self.words[-1].tags & {"client", "colleague"})

    @property
    def points_back(self) -> bool:
        """Return whether it speaks of those or of that what was said before."""
        return self.holds("of_them") or any(word.tags & {"they", "aside", "result_of"} for word in self.words[:_NEAR])

    @property
    def doer(self) -> str | None:
        """Return who it opens with, clients or colleagues, if it names them."""
        for word in self.words[:_NEAR]:
            found = word.tags & {"client", "colleague"}
            if len(found) == 1 and "person" not in word.tags:
                return min(found)
        return None

    @property
    def gives(self) -> bool:
        """Return whether it says, as an aim, what somebody notices; what is hoped for in general is no gain."""
        opens = [place for place in self.places[:2] if "aim" in self.reading.words[place].tags]
        if self.holds("soft"):
            return bool(opens) and "client" in self.tags and "generic" not in self.tags
        concludes = bool(opens) and not self.reading.begins("deadline", range(opens[0] + 1, opens[0] + 3))
        return concludes or bool(self.tags & _NOTICING)

    @property
    def betters(self) -> bool:
        """Return whether a client has it better in it, in whatever word, without a thing that is to be better."""
        better = any("relative" in word.tags and not word.tags & {"quantity", "often"} for word in self.words)
        return better and "client" in self.tags and not self.tags & (NAMED | {"generic"}) and not self.holds("soft")

    @property
    def qualified(self) -> bool:
        """Return whether it asks for something new, or for more or better of it."""
        return bool(self.tags & {"relative", "novel"})

    @property
    def assigned(self) -> bool:
        """Return whether it gives a thing its place without a verb, as in "a robot for the living room"."""
        given = ["preposition" in word.tags for word in self.words]
        return not self.verbal and not given[0] and any(given) and not self.joined

    @property
    def about_people(self) -> bool:
        """Return whether anybody is named in it: clients or colleagues."""
        return bool(self.tags & {"client", "colleague"})

    @property
    def placed(self) -> bool:
        """Return whether it puts one more thing somewhere, as in "and a second hoist in the corridor"."""
        opens = self.joined and bool(self.words[1].tags & {"article", "ordinal_word"})
        return opens and any("preposition" in word.tags for word in self.words[3:])

    @property
    def eased(self) -> bool:
        """Return whether it is about a gain or a burden, or about nothing with a name."""
        return self.holds("gain") or "burden" in self.tags or not self.heads

    @property
    def done(self) -> bool:
        """Return whether it says that something is or will have been done, in a word of the lists or by its form."""
        last, vague = self.words[-1].tags, "relative" in self.tags
        better = vague and "often" not in self.tags
        deeds = (word.tags for word in self.words if not (better and "weak" in word.tags))
        done = any(tags & {"deed", "participle"} for tags in deeds)
        return done or ("infinitive" in last and unknown(last) and not vague)

    @property
    def acts(self) -> bool:
        """Return whether it says that anything happens, or how much of it."""
        return bool(self.tags & VERBS) or "infinitive" in self.words[-1].tags or self.holds("amount")

    @property
    def added(self) -> bool:
        """Return whether it comes on top of what was said: besides, also, moreover."""
        places = self.places if "joiner" in self.words[0].tags else self.places[:1]
        return self.reading.begins("also", places)

    def shares(self, before: Part) -> bool:
        """Return whether it names more people who do what was said, as in "the day shift and also the night shift"."""
        named = (word.tags for word in self.words[1:4] if "person" not in word.tags)
        return before.open_end and not self.verbal and any(tags & {"client", "colleague"} for tags in named)

    def holds(self, name: str) -> bool:
        """Return whether a phrase of a list begins in it."""
        return self.reading.begins(name, self.places)


def parts(reading: Reading) -> list[Part]:
    """Return the parts of a text in their order."""
    return [part for sentence in reading.sentences for part in _of_sentence(reading, sentence)]


def _of_sentence(reading: Reading, sentence: range) -> Iterator[Part]:
    kind: Kind = "main"
    for places in _cut(reading, sentence):
        kind = _kind(reading, places, kind)
        yield Part(reading, places, kind)


def _cut(reading: Reading, sentence: range) -> Iterator[range]:
    """Cut before marks, joining and linking words; joining words in a row ("and besides") stay together."""
    begin, joining = sentence.start, True
    for place in sentence:
        word = reading.words[place]
        cuts = bool(word.mark or word.tags & {"cut", "aim", "cause", "turn"})
        if cuts and not joining:
            yield range(begin, place)
            begin = place
        joining = "joiner" in word.tags and (joining or cuts)
    yield range(begin, sentence.stop)


def _kind(reading: Reading, places: range, before: Kind) -> Kind:
    """Return what a part is for, by the words with which it begins and by the part before it."""
    joining = [place for place in places[:2] if "joiner" in reading.words[place].tags]
    opening = len(joining) if joining[:1] == [places[0]] else 0
    if opening == len(places):
        return before
    first = reading.words[places[opening]]
    following = reading.words[places[opening + 1]].tags if opening + 1 < len(places) else frozenset[str]()
    if reading.begins("yield", places[opening : opening + 1]):
        return "aim"
    marked = bool(reading.words[places[0]].mark)
    if opening and "complement" in first.tags and reading.begins("deadline", places[opening : opening + 1]):
        return "main"
    if kind := _opened(first, following, marked, joined=opening > 0):
        return kind
    if "aside" in first.tags and (marked or "who" in first.tags):
        clients = "where" in first.tags and "client" in following
        gives = (
            clients or "consequence_verb" in following or any("gain" in reading.words[place].tags for place in places)
        )
        return "aim" if gives else "aside"
    dashed = reading.words[places[0]].mark in {"-", "–", "—", "+"}  # sets apart from all that stands before
    if before == "main" or (before == "aside" and marked) or dashed:
        return "main"
    if opening and reading.begins("also", places[:3]):
        return "main"
    if "person" in first.tags:
        return before
    another = opening and before == "aside" and first.tags & {"client", "colleague"}
    if another and any("topic" in reading.words[place].tags for place in places):
        return "main"
    return "main" if (opening or marked) and _resumes(reading, places, opening) else before


def _opened(first: Word, following: frozenset[str], marked: bool, joined: bool) -> Kind | None:
    """Return what a part is for where its opening word says so."""
    if first.tags & {"aim", "consequence"} or (marked and "they" in first.tags):
        return "aim"
    if "cause" in first.tags or ("turn" in first.tags and "turns_on" not in first.tags):
        return "aside"
    if "complement" in first.tags:
        if "consequence_verb" in following:
            return "aim"
        # "..., and that the nurses learn ...": one more thing that is wanted
        opens = following & (_WHO | {"person", "article"}) and (joined or marked)
        return "main" if opens else None if following & VERBS else "aside"
    if "result_of" in first.tags and following & (VERBS | {"person", "consequence", "consequence_verb"}):
        return "aim"
    return None


def _resumes(reading: Reading, places: range, opening: int) -> bool:
    """Return whether a new statement begins after an aim or an aside."""
    if reading.begins("also", places[:2]):
        return True
    near = [reading.words[place].tags for place in places[opening : opening + _NEAR + 1]]
    if near[0] & _COUNTED:
        return True
    if near[0] & VERBS and not (len(near) > 1 and "person" in near[1]):
        return any(tags & (_WHO | {"topic"}) for tags in near[1:])
    return reading.begins("deadline", places[opening : opening + _NEAR]) or any("topic" in tags for tags in near[:-1])
