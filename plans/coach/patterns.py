"""Word patterns: how the word lists in resources/coach say which words and turns of phrase they mean.

A list holds words and phrases. In a word, ``*`` stands for any letters and ``~`` for an ending (bewoner~ is also
bewoners, but not bewonersraad); ``*sensor~`` is also bedsensoren. In a phrase, ``a|b`` is one of two, ``[a]`` may be
absent, ``{list}`` is a word of another list, and ``..`` skips at most seven words. Capitals and accents don't count.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import product
from typing import Any, Literal

from plans.coach.calendar_words import Calendar
from plans.coach.spelling import groups, meant
from resources import FOLDER

LONGEST = 40
"""A longer run of letters is no word; it is not looked up, which keeps any text linear."""

SKIPPED = 7
"""The most words that ``..`` in a phrase may skip."""

TOPIC = "topic "
"""What stands before the name of a topic in the tags of a word that belongs to it."""

WORD = "="
"""What stands before a word of a phrase in the tags of the words that it means; a bare tag is the name of a list."""

ENDINGS = frozenset({"plural", "infinitive"})
"""Tags that come from the ending of a word alone, known or not."""

SHAPES = ENDINGS | {"participle", "comparative", "topic", "money"}
"""Tags that no list gives: of endings, of words that no list knows, of any topic at all, and of amounts of money."""

_GAP = ".."

_SHORTEST = 4
"""The fewest letters of an ending by which a word leans to something."""

_NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,6})?")
_THOUSANDS = {"nl": re.compile(r"\d{1,3}(?:\.\d{3})+"), "en": re.compile(r"\d{1,3}(?:[,.]\d{3})+")}

Open = Literal["closed", "ending", "open"]
Phrase = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class _Atom:
    """What one entry of a list asks of a word around its stem."""

    names: frozenset[str]
    before: bool
    after: Open


class Patterns:
    """The compiled word lists of one language."""

    def __init__(self, language: str, content: dict[str, dict[str, Any]]) -> None:
        self.language = language
        grammar = {name: str(listed).split() for name, listed in content["grammar"].items()}
        self.endings = frozenset(grammar["endings"])
        self._longest_ending = max(map(len, self.endings))
        self.abbreviations = frozenset(grammar["abbreviations"])
        self.whole = {name: words.split() for name, words in content["whole"].items()}
        self.calendar = Calendar(content["when"])
        self.parts = {word: Decimal(part) for part, words in content["parts"].items() for word in words.split()}
        """The part that a word names, of one: "half", "third"."""
        self.figures = {name: frozenset(str(listed).split()) for name, listed in content["figures"].items()}
        """Words around a figure that say how it is meant."""
        self.seconds = {word: Decimal(number) for number, words in content["seconds"].items() for word in words.split()}
        """How many seconds a word for a time takes."""
        self._counting = {word: float(value) for value, word in enumerate(grammar["counting"])}
        self._counting |= {
            word: float(number) for number, words in content["tallies"].items() for word in words.split()
        }
        self._shapes = {"plural": tuple(grammar["plurals"]), "infinitive": tuple(grammar["infinitives"])}
        self.comparative = tuple(grammar["comparative"])
        self._comparatives = tuple(grammar["comparatives"])
        self._participle = re.compile(grammar["participle"][0])
        self._stems: dict[str, list[_Atom]] = {}
        self._phrases: dict[str, list[tuple[str, Phrase]]] = {}
        for table in ("words", "phrases"):
            for name, listed in content[table].items():
                for entry in listed.split() if isinstance(listed, str) else listed:
                    self._add(name, entry)
        for topic, listed in content["topics"].items():
            for entry in str(listed).split():
                self._add_word(entry, f"{TOPIC}{topic}")
                self._add(TOPIC.strip(), entry)
                self._add("thing", entry)
        self._leanings: dict[str, set[str]] = {}
        for name, listed in content["leanings"].items():
            for entry in map(fold, str(listed).split()):
                self._leanings.setdefault(entry, set()).add(name)
        self.names = sorted({name for phrases in self._phrases.values() for name, _ in phrases})
        self._real = frozenset(grammar["real"])
        self.thousands = _THOUSANDS[language]
        seen = [*self._stems, *self._real]
        self._groups = frozenset(group for word in seen for group in groups(word))
        self.tags = lru_cache(maxsize=20_000)(self._tags)
        self.spelled = lru_cache(maxsize=20_000)(self._spelled)

    def _add(self, name: str, entry: str) -> None:
        """File an entry under its first word; a single word also gives that word the name of the list as a tag."""
        elements = entry.split()
        if len(elements) == 1 and not entry.startswith(("{", "[")):
            for part in entry.split("|"):
                self._add_word(part, name)
        choices = []
        for element in elements:
            optional = element.startswith("[")
            options = frozenset(element.strip("[]").split("|"))
            for option in options:
                if not option.startswith("{") and option != _GAP:
                    self._add_word(option, f"{WORD}{option}")
            tags = frozenset(
                option.strip("{}") if option.startswith("{") or option == _GAP else f"{WORD}{option}"
                for option in options
            )
            choices.append((tags, None) if optional else (tags,))
        for choice in product(*choices):
            phrase = tuple(tags for tags in choice if tags)
            for tag in phrase[0]:
                self._phrases.setdefault(tag, []).append((name, phrase))

    def _add_word(self, entry: str, name: str) -> None:
        after: Open = "open" if entry.endswith("*") else "ending" if entry.endswith("~") else "closed"
        atom = _Atom(frozenset({name}), entry.startswith("*"), after)
        stem = fold(entry.strip("*~"))
        if atom not in (listed := self._stems.setdefault(stem, [])):
            listed.append(atom)

    def _tags(self, word: str) -> frozenset[str]:
        """Return the entries and the names of the lists that a folded word answers to."""
        if len(word) > LONGEST:
            return frozenset()
        found: set[str] = set()
        for start in range(len(word)):
            for end in range(start + 1, len(word) + 1):
                for atom in self._stems.get(word[start:end], ()):
                    rest = word[end:]
                    if (atom.before or not start) and (
                        not rest or atom.after == "open" or (atom.after == "ending" and rest in self.endings)
                    ):
                        found |= atom.names
        if unknown(frozenset(found)):
            if self._participle.fullmatch(word):
                found.add("participle")
            elif self._comparatives and word.endswith(self._comparatives):
                found.add("comparative")
        found |= {shape for shape, endings in self._shapes.items() if word.endswith(endings)}
        return frozenset(found)

    def _spelled(self, word: str) -> str:
        """Return a folded word as it was meant: with one slip of the finger mended, where it then is in a list."""
        if len(word) > LONGEST or word in self._real or self.calendar.has(word) or self.tags(word) - ENDINGS:
            return word
        exists = all(group in self._groups for group in groups(word))
        return meant(word, () if exists else self, self.calendar)

    def __contains__(self, word: object) -> bool:
        """Return whether a list has this word or, with one of the endings, its stem."""
        if not isinstance(word, str):
            return False
        if word in self.calendar:
            return True
        for end in range(len(word), max(len(word) - self._longest_ending, 1) - 1, -1):
            atoms = self._stems.get(word[:end])
            if atoms and (end == len(word) or (word[end:] in self.endings and any(a.after == "ending" for a in atoms))):
                return True
        return False

    def leanings(self, word: str) -> frozenset[str]:
        """Return the classes that a folded word leans to: its own, or else those of the longest ending in a list."""
        for start in range(max(len(word) - _SHORTEST, 0) + 1):
            if found := self._leanings.get(f"*{word[start:]}" if start else word):
                return frozenset(found)
        return frozenset()

    def value(self, word: str) -> float | None:
        """Return the value of a number in figures or in a word, or None for any other word."""
        try:
            return float(word.replace(",", ".").rstrip("%+"))
        except ValueError:
            return self._counting.get(word)

    def amount(self, word: str) -> Decimal | None:
        """Return a number in figures or in a word exactly, as each language writes it (1.250,5 or 1,250.5), or None."""
        if word in self._counting:
            return Decimal(f"{self._counting[word]:g}")
        figures = word.rstrip("%+x")
        if self.thousands.fullmatch(figures):
            figures = re.sub("[.,]", "", figures)
        return Decimal(figures.replace(",", ".")) if _NUMBER.fullmatch(figures) else None

    def matches(self, words: Sequence[frozenset[str]]) -> Iterator[tuple[str, int, int]]:
        """Find every phrase in a row of words, given by their tags: name of the list, first and last place."""
        for start, tags in enumerate(words):
            longest: dict[str, int] = {}
            for tag in tags:
                for name, phrase in self._phrases.get(tag, ()):
                    last = _last(phrase, words, start)
                    if last is not None and last >= longest.get(name, start):
                        longest[name] = last
            for name, last in longest.items():
                yield name, start, last


def _last(phrase: Phrase, words: Sequence[frozenset[str]], place: int) -> int | None:
    """Return where a phrase ends that begins at a place, or None when it does not stand there."""
    skip = 0
    for number, tags in enumerate(phrase):
        if _GAP in tags:
            skip = SKIPPED
            continue
        for here in range(place, min(place + skip + 1, len(words))):
            if tags & words[here]:
                if not skip:
                    break
                if (last := _last(phrase[number + 1 :], words, here + 1)) is not None:
                    return last
        else:
            return None
        place += 1
    return place - 1


def unknown(tags: frozenset[str]) -> bool:
    """Return whether a word with these tags is in no list, so that it is likely to name something of the user's own."""
    return all(tag in ENDINGS or tag == "elsewhere" or tag.startswith(WORD) for tag in tags)


_FOLDED = str.maketrans("áàâäëèêïîíöôóüûúç’‘", "aaaaeeeiiiooouuuc''")
_ACCENT = re.compile(r"(?<!é)é(?!é)(?!n\b)")
"""An é that only stresses or is part of a word; those of één and én stay, for een and en say less."""


def fold(text: str) -> str:
    """Return the text without capitals and accents, letter by letter, so that places stay the same."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(item if len(item) == 1 else "?" for item in map(str.lower, text))
    return _ACCENT.sub("e", lower.replace("eén", "één")).translate(_FOLDED)


@cache
def patterns(language: str) -> Patterns:
    """Read the word lists of a language once; raises FileNotFoundError for a language that has none."""
    path = FOLDER / "coach" / f"{language}.toml"
    return Patterns(language, tomllib.loads(path.read_text(encoding="utf-8")))
