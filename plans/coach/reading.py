"""How the coach reads a text: words with what they are, sentences and clauses, and the phrases found in them."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, cached_property
from itertools import groupby

from plans.coach import by_when
from plans.coach.patterns import Patterns, fold, patterns
from plans.coach.spelling import LEAST
from plans.coach.when import When

# Here and below every repeat is possessive (++): no text makes a pattern go over the same letters again and again.
_TOKEN = r"""(?P<whole>{whole})
|(?P<word>(?:(?<!\w)'\d\d(?!\w)|\d++(?:[.,:/–-]\d++)++|[^\W_]++(?:[-'][^\W_]++)*+)(?:[%+]|(?<=\d)[ \xa0\u202f]%)?)
|(?P<end>[.!?;•\n]++)
|(?P<pause>[,:()/–—+&]|\s-\s)"""

FIGURES = {
    shape: re.compile(pattern)
    for shape, pattern in {
        "year": r"20\d\d(?:[-/–](?:20)?\d\d)?|'\d\d",
        "date": r"\d{1,2}[-/.]\d{1,2}[-/.](?:20)?\d\d",
        "day": r"(?:0?[1-9]|[12]\d|3[01])[-/](?:0?[1-9]|1[0-2])",
        "quarter": r"[qk][1-4](?:[-/–][qk]?[1-4])?|kw[1-4]|[1-4][qk]|20\d\dq[1-4]|q[1-4]'?\d\d",
        "numbered_week": r"(?:wk|week)\d{1,2}",
        "clock": r"(?:[01]?\d|2[0-4])[:.][0-5]\d",
        "ordinal": r"\d++(?:e|de|ste|st|nd|rd|th)",
        "percent": r"\d++(?:[.,]\d++)?%",
        "number": r"\d++(?:[.,:/–-]\d++)*+[+x]?",
    }.items()
}
"""What a word with digits in it can be; it can be several things at once, the phrases around it tell which."""

_SPACE = re.compile(r"\s")

_SIGN = re.compile(r"(?:.[€£]|[€£]\s)(?=\d)|[€£](?=\d)", re.DOTALL)
"""What stands in the two characters before an amount of money."""

_MONEY = frozenset({"money"})

_LINKS = {"aim", "cause", "turn"}
"""The lists of words that open a clause of their own."""


@dataclass(frozen=True)
class Word:
    """One word: where it stands, what it is, and the mark (a comma or the like) before it."""

    text: str
    start: int
    end: int
    tags: frozenset[str]
    mark: str


@dataclass(frozen=True)
class Hit:
    """A phrase of a word list found in the text: its first and last word, both counted from the start."""

    first: int
    last: int


@dataclass(frozen=True)
class Reading:
    """A text as the coach reads it: its words, its sentences and clauses, and the phrases found by list."""

    known: Patterns
    words: list[Word]
    sentences: list[range]
    clauses: list[range]
    hits: dict[str, list[Hit]] = field(default_factory=dict)
    times: list[When] = field(default_factory=list)
    """The times by which, in the order of the text; not those that are past."""
    past: bool = False
    """Whether it names a time that lies behind, or somebody or something that is called after one."""
    gone: list[When] = field(default_factory=list)
    """The times by which that lie behind by the year that they name."""

    def __getitem__(self, name: str) -> list[Hit]:
        """Return what was found of a word list, in the order of the text."""
        return self.hits.get(name, [])

    def span(self, hit: Hit) -> tuple[int, int]:
        """Return the place of a phrase in the text, in characters."""
        return self.words[hit.first].start, self.words[hit.last].end

    def mended(self, text: str) -> str:
        """Return the text that was read, folded, with slips of the finger mended and abbreviations in full.

        Places may move.
        """
        folded, done, found = fold(text), 0, list[str]()
        for start, same in groupby(self.words, lambda word: word.start):
            meant = list(same)  # several words where an abbreviation stands for them
            length = meant[0].end - start
            slip = length >= LEAST and abs(len(meant[0].text) - length) <= 1 and meant[0].text.isalpha()
            if start >= done and (slip or len(meant) > 1):
                found += [folded[done:start], " ".join(word.text for word in meant)]
                done = meant[0].end
        return "".join([*found, folded[done:]])

    def amount(self, place: int) -> Decimal | None:
        """Return the number that stands at a place, exactly, or None where it is no number."""
        return self.known.amount(self.words[place].text)

    def value(self, word: Word) -> float | None:
        """Return the value of a word that is a number, as far as it is known."""
        return self.known.value(word.text)

    def begins(self, name: str, places: Iterable[int]) -> bool:
        """Return whether a phrase of a list begins at one of these places."""
        return any(place in self._first[name] for place in places)

    @cached_property
    def openings(self) -> set[int]:
        """Return the places where a sentence begins."""
        return {sentence.start for sentence in self.sentences}

    @cached_property
    def dated(self) -> set[int]:
        """Return the places of all times by which."""
        return places(self["deadline"])

    @cached_property
    def _first(self) -> defaultdict[str, set[int]]:
        found = defaultdict[str, set[int]](set)
        for name, hits in self.hits.items():
            found[name] = {hit.first for hit in hits}
        return found


def places(hits: Iterable[Hit]) -> set[int]:
    """Return the places of all words of some phrases."""
    return {place for hit in hits for place in range(hit.first, hit.last + 1)}


def read(text: str, language: str, year: int | None = None, since: dt.date | None = None) -> Reading:
    """Read a text; the work grows in step with its length, whatever is in it.

    ``year`` is that of the plan; what ends before the day ``since`` lies behind.
    """
    known = patterns(language)
    words: list[Word] = []
    sentences: list[range] = []
    begin, mark = 0, ""
    for token in _token(language).finditer(fold(text)):
        if token.lastgroup == "whole":
            for word in known.whole[token[0].rstrip(".")]:
                words.append(Word(word, token.start(), token.end(), _tags(word, known), mark))
                mark = ""
        elif token.lastgroup == "word":
            # "20 %" is one word too.
            word = known.spelled(_SPACE.sub("", token[0]))
            tags = _tags(word, known) | (_MONEY if _SIGN.match(text, max(token.start() - 2, 0)) else frozenset())
            words.append(Word(word, token.start(), token.end(), tags, mark))
            mark = ""
        elif token.lastgroup == "pause":
            mark = token[0].strip()
        elif not (token[0] == "." and words and words[-1].text in known.abbreviations):
            sentences.append(range(begin, len(words)))
            begin, mark = len(words), ""
    sentences.append(range(begin, len(words)))
    sentences = [sentence for sentence in sentences if sentence]
    clauses = [clause for sentence in sentences for clause in _clauses(words, sentence, known)]
    named = [time for sentence in sentences for time in _times(words, sentence, known, year, since)]
    times = [time for time in named if not time.past]
    openings = {sentence.start for sentence in sentences}
    hits = _hits(words, clauses, times, known, openings)
    gone = [time for time in named if time.past and time.dated and since and time.end and time.end < since]
    return Reading(known, words, sentences, clauses, hits, times, len(named) > len(times), gone)


@cache
def _token(language: str) -> re.Pattern[str]:
    """Return what a text is cut into; an abbreviation such as d.m.v. is one word, whatever is in it."""
    names = sorted(patterns(language).whole, key=len, reverse=True)
    whole = "|".join(re.escape(name) for name in names)
    return re.compile(_TOKEN.format(whole=rf"(?<![\w/.])(?:{whole})(?![\w/])\.?"), re.VERBOSE)


def _times(
    words: list[Word], sentence: range, known: Patterns, year: int | None, since: dt.date | None
) -> Iterator[When]:
    """Find the times in a sentence, those that are past included."""
    inside = [words[place] for place in sentence]
    numbers = [bool(word.tags & {"number", "number_word"}) for word in inside]
    said, marks = [word.text for word in inside], [word.mark for word in inside]
    for time in by_when.times(known.calendar, said, marks, numbers, year):
        behind = time.past or bool(since and time.end and time.end < since)
        yield replace(time, first=time.first + sentence.start, last=time.last + sentence.start, past=behind)


def _tags(word: str, known: Patterns) -> frozenset[str]:
    if word.isalpha():
        return known.tags(word)
    return known.tags(word) | {shape for shape, pattern in FIGURES.items() if pattern.fullmatch(word)}


def _clauses(words: list[Word], sentence: range, known: Patterns) -> Iterator[range]:
    """Cut a sentence at its marks and before its linking words; "not because ..." is one."""
    begin = sentence.start
    for place in sentence[1:]:
        denied = place == begin + 1 and "denies" in known.leanings(words[begin].text)
        if words[place].mark or (words[place].tags & _LINKS and not denied):
            yield range(begin, place)
            begin = place
    yield range(begin, sentence.stop)


def _hits(
    words: list[Word], clauses: list[range], times: list[When], known: Patterns, openings: set[int]
) -> dict[str, list[Hit]]:
    """Find the phrases of every list: the longest where they overlap, and none where an exception stands.

    What presses is denied where a sentence opens so: "No fines: ..." presses nobody, "... or no bonus" does.
    """
    found = defaultdict[str, list[Hit]](list)
    found["deadline"].extend(Hit(time.first, time.last) for time in times)
    for clause in clauses:
        for name, first, last in known.matches([words[place].tags for place in clause]):
            found[name].append(Hit(clause.start + first, clause.start + last))
    dated = places([Hit(time.first, time.last) for time in times if time.dated])
    found["deadline_not"] = [
        hit for hit in found["deadline_not"] if not dated.issuperset(range(hit.first, hit.last + 1))
    ]
    denied = [hit for hit in found.pop("denied", []) if hit.first in openings]
    found["threat_not"] += denied
    found["saving_not"] += denied
    for name, hits in found.items():
        apart: list[Hit] = []
        for hit in sorted(hits, key=lambda item: (item.first, -item.last)):
            if not apart or apart[-1].last < hit.first:
                apart.append(hit)
        found[name] = apart
    timed = {time.first for time in times}
    found["soft"] = [hit for hit in found["soft"] if hit.last == hit.first or hit.last not in timed]
    for name in [name for name in found if f"{name}_not" in found]:
        taken = places(found[f"{name}_not"])
        found[name] = [hit for hit in found[name] if taken.isdisjoint(range(hit.first, hit.last + 1))]
    return dict(found)
