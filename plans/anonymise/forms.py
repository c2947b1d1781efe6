"""The forms in which a name is written: in full, in parts, with initials, as a patronymic, in an address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from plans.anonymise.folding import folded
from plans.anonymise.words import LETTER, PARTICLES, Weight, role_words, weight

LEAST_LETTERS = 3
"""A part of a name that is shorter is only looked for within the whole name."""

MOST_WORDS = 8
"""What is longer is a sentence, and its words are no names."""

_BETWEEN = r"(?:[\s_-]*|\.)"
_VAN_DER = r"(?:van\s+de[rn]?|v\.?\s?/?\s?d\.?)"
_VAN_DER_TYPED = ("van de", "van den", "van der")
_WRITTEN_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
"""How letters are typed where a keyboard, or an address, does not have them."""
_LEAST_ADDRESS = 5
"""Letters of a whole name written as one word, below which an address may hold it by chance."""

NO_INITIALS = frozenset("bv nv vof ps po hr ict id pc tv ok ic eh mw dr ic avg igj".split())
"""Letters in a row that are something else than the initials of somebody."""


@dataclass(frozen=True)
class Form:
    """One form of a name: what it looks like in a folded text."""

    pattern: str
    """A regular expression, without what may come after a name ("Jans", "Jantje")."""
    weight: Weight = field(compare=False)
    """How much must speak for it."""
    letters: str = field(compare=False)
    """Its letters alone, folded."""
    words: int = field(default=1, compare=False)
    """Of how many words it is made."""
    whole: bool = field(default=False, compare=False)
    """Whether it is the whole name as it is known."""
    bends: bool = field(default=True, compare=False)
    """Whether it has a genitive and a diminutive."""

    @cached_property
    def prefix(self) -> str:
        """Return the letters that it begins with, up to the first that may be typed in several ways."""
        found = re.match(rf"{LETTER}*", self.pattern)
        return found[0] if found else ""

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """Return the signs that it may begin with."""
        if self.pattern.startswith("(?:"):
            return (self.letters[0],)
        first = self.pattern.removeprefix("\\")[0]
        return (first, self.letters[0]) if first == "'" else (first,)


def forms(name: str, *, parts: bool = True, capitals: bool = False) -> Iterator[Form]:
    """Return the forms of a name; ``parts`` looks for first names and surnames too, ``capitals`` not for small ones."""
    name = tidy(name)
    if not says_a_name(name):
        return
    yield Form(_literally(name), _whole_weight(name), letters(name), len(name.split()), whole=True)
    tokens = tokens_of(name)
    if not parts or not 0 < len(tokens) <= MOST_WORDS:
        return
    if len(tokens) > 1:
        yield Form(_sequence(tokens), _together(tokens), letters(name), len(tokens), whole=True)
    for place in range(1, len(tokens)):
        before, after = tokens[:place], tokens[place:]
        if says_a_name(" ".join(after)):
            yield _with_initials(tokens[0], after)
            # Of a double surname one half as well.
            yield from (_with_initials(tokens[0], [*after[:-1], half]) for half in _halves(after[-1]))
            # As files are called, and who logs in.
            initial = re.escape(folded(tokens[0])[:1])
            yield Form(rf"{_sequence(after)}[._]{initial}", Weight.ANY, letters(" ".join(after)) + initial, 2)
            turned = rf"{_sequence(after)}(?:,\s*|{_BETWEEN}){_sequence(before)}"
            yield Form(turned, _together(tokens), letters(" ".join(after + before)), 2)
        for several in (before, after):
            if len(several) > 1 and letters(several[-1]) not in PARTICLES and says_a_name(" ".join(several)):
                yield Form(_sequence(several), _together(several), letters(" ".join(several)), len(several))
    for token in _single(tokens, capitals):
        yield Form(_token(token), weight(letters(token)), letters(token))
    for login in _logins(tokens):
        yield Form(login, Weight.ANY, login, bends=False)
    yield from _initials(tokens)
    yield from _initials([half for token in tokens for half in _halves(token)])


def addresses(name: str) -> frozenset[str]:
    """Return a name as it stands before the @ of an address, letters alone: sidrissi, samiraelidrissi, vandenberg."""
    written_out = _spelled_out(name)
    single = {*map(letters, tokens_of(written_out))} - {*map(letters, tokens_of(name))}
    found = (item for spelled in {name, written_out} for item in _addresses(spelled))
    return frozenset((*found, *(item for item in single if len(item) >= LEAST_LETTERS)))


def _addresses(name: str) -> Iterator[str]:
    typed = [token for token in tokens_of(name) if letters(token)]
    tokens = [letters(token) for token in typed]
    if not 1 < len(tokens) <= MOST_WORDS:
        return
    first, last = tokens[0], tokens[-1]
    found = {"".join(tokens), first + last[0]}
    for place in range(1, len(tokens)):
        before, after = tokens[:place], "".join(tokens[place:])
        # Of "Anne-Wil" one letter, or both.
        initials = {first[0], "".join(item[0] for item in before)}
        given = [token for token in typed[:place] if letters(token) not in PARTICLES]
        initials.add("".join(letters(half)[:1] for token in given for half in _halves(token)))
        ends = {after} if place < len(tokens) - 1 else {after, *map(letters, _halves(typed[place]))}
        found |= {item for end in ends for some in (first, *initials) for item in (some + end, end + some)}
        if place < len(tokens) - 1:
            found.add(after)
    yield from (item for item in found if len(item) >= _LEAST_ADDRESS)


def _logins(tokens: list[str]) -> Iterator[str]:
    """Return how somebody is called who logs in (zkorenbloem, korenbloemz), as far as it is no ordinary word."""
    plain = [item for item in map(letters, tokens) if item]
    for place in range(1, len(plain)):
        after = "".join(plain[place:])
        for login in (plain[0][0] + after, after + plain[0][0]):
            if len(login) > _LEAST_ADDRESS and weight(login) is Weight.ANY:
                yield login


def tokens_of(name: str) -> list[str]:
    """Return the words of a name, without what stands in brackets and without signs around them."""
    stripped = (token.strip('.,;:"').rstrip("'’") for token in re.sub(r"\(.*?\)", " ", name).split())
    return [token for token in stripped if any(map(str.isalpha, token))]


def says_a_name(name: str) -> bool:
    """Return whether there is more in it than the words of a role ("Digicoach", "Nog onbekend")."""
    found = re.findall(rf"{LETTER}+", name)
    return any(token.lower() not in role_words() and token.lower() not in PARTICLES for token in found)


def is_capitalised(word: str) -> bool:
    """Return whether a word starts with a capital and is no abbreviation."""
    first = next((letter for letter in word if letter.isalpha()), "")
    if not first or first.islower():
        return False
    return not (word.isupper() and len(letters(word)) <= 5)


def letters(text: str) -> str:
    """Return the letters of a text, folded and without anything between them."""
    return "".join(filter(str.isalpha, folded(text)))


def tidy(name: str) -> str:
    """Return a name with one space between its words and its accents in one way."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def _single(tokens: list[str], capitals: bool) -> Iterator[str]:
    for token in tokens:
        for part in dict.fromkeys((token, *_halves(token))):
            plain = letters(part) not in PARTICLES and part.lower() not in role_words()
            if plain and len(letters(part)) >= LEAST_LETTERS and (not capitals or is_capitalised(part)):
                yield part


def _halves(token: str) -> list[str]:
    """Return the parts of a double name, or the name itself: Anne and Wil."""
    return list(filter(None, re.split("[-‐‑–]", token))) or [token]


def _spelled_out(name: str) -> str:
    """Return a name as it is typed where there are no letters with dots or rings: Juergen Mueller."""
    return "".join(_WRITTEN_OUT.get(letter, letter) for letter in tidy(name).lower())


def _with_initials(first: str, after: list[str]) -> Form:
    start = re.escape(folded(first)[:1])
    pattern = rf"{start}[._]?\s*(?:{LETTER}\.\s*){{0,3}}{_sequence(after)}"
    # With a letter before it a word of every day is a surname.
    least = Weight.ANY if _together(after) is Weight.ANY else Weight.CAPITAL
    return Form(pattern, least, folded(first)[:1] + letters(" ".join(after)), len(after) + 1)


def _initials(tokens: list[str]) -> Iterator[Form]:
    """Return the name as letters with full stops ("J.d.V.")."""
    firsts = [folded(token)[:1] for token in tokens]
    if len(tokens) > 1 and all(map(str.isalpha, firsts)) and "".join(firsts) not in NO_INITIALS:
        pattern = r"\.\s?".join(map(re.escape, firsts)) + r"\."
        yield Form(pattern, Weight.CAPITAL, "".join(firsts), len(tokens), bends=False)


def _whole_weight(name: str) -> Weight:
    tokens = tokens_of(name)
    return _together(tokens) if len(tokens) > 1 else weight(letters(name))


def _together(tokens: list[str]) -> Weight:
    """Return what must speak for several words in a row: a capital when all of them are ordinary words."""
    plain = [token for token in map(letters, tokens) if token and token not in PARTICLES]
    return Weight.CAPITAL if all(weight(token) is not Weight.ANY for token in plain) else Weight.ANY


def _literally(name: str) -> str:
    return r"\s+".join(re.escape(folded(word)) for word in name.split())


def _sequence(tokens: list[str]) -> str:
    found: list[str] = []
    place = 0
    while place < len(tokens):
        van_der = len(tokens) > place + 2 and folded(f"{tokens[place]} {tokens[place + 1]}") in _VAN_DER_TYPED
        found.append(_VAN_DER if van_der else _token(tokens[place]))
        place += 2 if van_der else 1
    return _BETWEEN.join(found)


def _token(token: str) -> str:
    plain = "".join(map(_letter, tidy(token)))
    if len(plain) == 1:
        return rf"{plain}\.?"
    return plain.replace("'", "'?").replace(r"\-", r"[-\s]*")


def _letter(letter: str) -> str:
    """Return what matches a letter of a name in a folded text, written out or not."""
    plain, out = folded(letter), _WRITTEN_OUT.get(letter.lower(), "")
    return f"{plain}(?:{out[1:]})?" if out else re.escape(plain)
