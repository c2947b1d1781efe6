"""Finding names in a text, and what can be a name or a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from plans.anonymise.folding import fold
from plans.anonymise.forms import LEAST_LETTERS, Form, letters
from plans.anonymise.words import (
    ABBREVIATIONS,
    LETTER,
    MONTHS,
    PARTICLES,
    SHORT_MONTHS,
    SHORT_TITLES,
    TITLES,
    Weight,
    bare_role,
    roles_with_de,
    weight,
)

_SUFFIX = r"(?P<suffix>'s|s|(?<=[sxz])'(?=\s+[^\W\d_])|[aeou]?(?:[bdfgklmnprst]?e)?[tpk]?jes?)?"
"""Genitive (Jans, Samira's, Lies') and diminutive (Jantje, Marietje, Brammetje) of a name."""

ADDRESS = re.compile(r"(?<![\w.+%'-])[\w.+%'-]{1,64}@[\w-]+(?:\.[\w-]+)+")
"""An e-mail address in a folded text."""

_LIST = re.compile(r"\s*(?:[,/&+;]|\s(?:en|of|and|or|met|with)\s)\s*")
"""What stands between two names in a row."""

_ALONE = re.compile(r"\s*(?:[.,;/)\]\n]|$|\s(?:en|and)\s)")
"""What follows a name that stands alone after a colon."""

_ARTICLE = re.compile(
    r"(?<!\w)(?:(?P<sure>Het|(?:aan|bij|binnen|door|in|met|naar|op|over|tot|uit|van|via|voor) het)|het)(?P<space>\s+)$"
)
"""The article of what is called by a noun ("het techlab"), right before it; "sure" where it can be nothing else."""

_MOST_BETWEEN = 8
_LOOK_BACK = 200
"""Letters before a word that tell how a sentence stands; more would cost the square of a long text."""

_QUOTED = re.compile(r"(?:^|[\s(])'[^']*$")
"""Something between quotation marks that is not closed yet; $ is where the search ends."""

_OPENING = " \t\"'“”„‘’«»([{*_•·-–—"


@dataclass(frozen=True)
class Match:
    """A form of a name in a text."""

    start: int
    end: int
    form: Form
    role: str
    """What stands for the person."""
    genitive: bool = False


class Names:
    """Names with the role that stands for each, to look for in texts.

    ``roles`` gives the role of each form; ``addresses`` that of what stands before the @ of an e-mail address, letters
    alone; ``kept`` are folded phrases in which a name is none: "de linde" of a team.
    """

    def __init__(self, roles: Mapping[Form, str], addresses: Mapping[str, str], kept: Iterable[str] = ()) -> None:
        self._forms = sorted(roles, key=lambda form: (-form.words, -len(form.letters), form.pattern))
        self._roles = roles
        self._addresses = addresses
        self._parts = {
            form.letters: roles[form]
            for form in self._forms
            if form.words == 1 and form.weight < Weight.CONTEXT and len(form.letters) >= LEAST_LETTERS
        }
        phrases = "|".join(
            r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(kept, key=len, reverse=True)
        )
        self._kept = re.compile(rf"(?<!{LETTER})(?:{phrases})(?!{LETTER})") if phrases else None

    def replaced(self, text: str) -> str:
        """Return a text with roles in the place of the names; one without names comes back as it was."""
        found, _unsure = self.found(text)
        parts: list[str] = []
        end = 0
        for match in found:
            before = _with_its_article(text[end : match.start], text[match.start], match.role)
            parts += (before, match.role, "'s" if match.genitive else "")
            end = match.end
        return "".join((*parts, text[end:])) if found else text

    def found(self, text: str) -> tuple[list[Match], list[Match]]:
        """Return the names in a text, and what has a capital and may be a name or the word that it is too."""
        if not self._roles or not text:
            return [], []
        folded, places = fold(text)
        sure, unsure = self._addressed(folded)
        taken = [(match.start, match.end) for match in (*sure, *unsure)]
        if self._kept:
            taken += [found.span() for found in self._kept.finditer(folded)]
        text_sure, open_ones = self._read(_Text(text, folded, places), sorted(taken))
        mapped = [
            [
                Match(places[item.start], places[item.end], item.form, item.role, item.genitive)
                for item in sorted(several, key=lambda item: item.start)
            ]
            for several in (sure + text_sure, open_ones)
        ]
        return mapped[0], mapped[1]

    def _addressed(self, folded: str) -> tuple[list[Match], list[Match]]:
        """Return the e-mail addresses with a name in them, and those without, which are left whole."""
        sure: list[Match] = []
        rest: list[Match] = []
        for found in ADDRESS.finditer(folded) if "@" in folded else ():
            role = self._owner(found[0])
            match = Match(*found.span(), _AN_ADDRESS, role or "")
            (sure if role else rest).append(match)
        return sure, rest

    def _owner(self, address: str) -> str | None:
        for side in address.split("@"):
            joined = letters(side)
            for piece in (joined, *map(letters, re.split(rf"(?:(?!{LETTER}).)+", side))):
                if role := self._addresses.get(piece) or self._parts.get(piece):
                    return role
        return None

    def _read(self, text: _Text, taken: list[tuple[int, int]]) -> tuple[list[Match], list[Match]]:
        found: list[Match] = []
        waiting: list[Match] = []
        place, skip = 0, iter([*taken, (len(text.folded) + 1,) * 2])
        left, right = next(skip)
        while hit := self._pattern.search(text.folded, place):
            while hit.start() >= right:
                left, right = next(skip)
            if hit.start() >= left:
                place = right
                continue
            match, is_sure = self._judged(text, hit.start())
            if match is None or match.end > left:
                place = hit.start() + 1
                continue
            (found if is_sure else waiting).append(match)
            place = match.end
        return self._beside(text, found, waiting)

    def _judged(self, text: _Text, start: int) -> tuple[Match | None, bool]:
        """Return the longest form at a place that may be meant, and whether it surely is."""
        unsure = None
        for form in self._by_start[text.folded[start]]:
            # Most forms end here, before their pattern costs anything.
            hit = _compiled(form).match(text.folded, start) if text.folded.startswith(form.prefix, start) else None
            if hit is None:
                continue
            suffix = hit["suffix"] or ""
            if suffix == "'" and _QUOTED.search(text.folded, max(0, start - _LOOK_BACK), start):
                suffix = ""
            end = hit.end() if suffix else hit.start("suffix") if hit["suffix"] else hit.end()
            match = Match(start, end, form, self._roles[form], suffix.endswith(("s", "'")))
            sure = text.is_name(match, suffix)
            if sure:
                return match, True
            if sure is None and unsure is None:
                unsure = match
        return unsure, False

    @staticmethod
    def _beside(text: _Text, found: list[Match], waiting: list[Match]) -> tuple[list[Match], list[Match]]:
        """Take what stands in a row with a name for a name as well."""
        sure = {match.start: match for match in found}
        ends = {match.end for match in found}
        again = True
        while again:
            again = False
            for match in [*waiting, *reversed(waiting)]:
                if match.start not in sure and text.in_a_row(match, sure, ends):
                    sure[match.start] = match
                    ends.add(match.end)
                    again = True
        return sorted(sure.values(), key=lambda item: item.start), [item for item in waiting if item.start not in sure]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Return what a name may begin with: a first look that is cheap."""
        either = "|".join(dict.fromkeys(re.escape(start) for start in self._by_start))
        return re.compile(rf"(?<!{LETTER})(?:{either})")

    @cached_property
    def _by_start(self) -> dict[str, list[Form]]:
        """Return the forms by their first sign, the longest first."""
        found: dict[str, list[Form]] = {}
        for form in self._forms:
            for start in form.starts:
                found.setdefault(start, []).append(form)
        return found


def _with_its_article(before: str, first: str, role: str) -> str:
    """Return what stands before a name with the article that the role takes: "het techlab", but "de contactpersoon".

    ``first`` is the first sign of the name. In small letters that is a noun; before a name with a capital "het" may
    also be a word of its own ("lukt het Marloes").
    """
    article = _ARTICLE.search(before)
    if article is None or not (article["sure"] or first.islower()) or bare_role(role) not in roles_with_de():
        return before
    typed = article[0].rstrip()
    return before[: article.start()] + typed[:-3] + ("De" if typed == "Het" else "de") + article["space"]


@lru_cache(maxsize=4096)
def _compiled(form: Form) -> re.Pattern[str]:
    return re.compile(rf"(?:{form.pattern}){_SUFFIX if form.bends else '(?P<suffix>)'}(?!{LETTER})")


_AN_ADDRESS = Form("@", Weight.ANY, "")


@dataclass(frozen=True)
class _Text:
    """A text that is being looked through; places count in its folded form."""

    typed: str
    folded: str
    places: Iterable[int]

    def is_name(self, match: Match, suffix: str) -> bool | None:
        """Return whether a form is meant as a name here; None when it may be, or may be a word."""
        least = self._least(match, suffix)
        if least is Weight.ANY:
            return True
        typed = self._typed(match.start, match.end - len(suffix))
        if not match.form.bends:
            return typed[0].isupper() and typed.rstrip(".")[-1].isupper()
        if match.form.words > 1 and re.match(rf"{LETTER}[._]{LETTER}", typed):
            # Nobody writes "z.korenbloem" of a flower.
            return True
        if not _has_capitals(typed, match.form.words):
            return False
        if match.form.words > 1:
            return match.form.whole or not typed.isupper() or None
        if self._is_a_month(match):
            return False
        if self._after_a_title(match.start):
            return True
        if typed.isupper():
            return True if least is Weight.CAPITAL and match.form.letters not in SHORT_MONTHS else None
        if least is Weight.EVIDENCE:
            return None
        if least is Weight.CAPITAL or not starts_a_sentence(self.folded, match.start, match.end):
            return True
        return None

    def in_a_row(self, match: Match, sure: Mapping[int, Match], ends: set[int]) -> bool:
        """Return whether a name stands right before or after, in a list."""
        after = _LIST.match(self.folded, match.end)
        if after and after.end() in sure:
            return True
        near = range(max(0, match.start - _MOST_BETWEEN), match.start)
        return any(end in ends and _LIST.fullmatch(self.folded, end, match.start) for end in near)

    def _least(self, match: Match, suffix: str) -> Weight:
        if match.form.words > 1:
            return match.form.weight
        if not suffix:
            return match.form.weight
        bent = Weight.ANY if "'" in suffix else weight(match.form.letters + suffix)
        if match.form.weight is Weight.ANY:
            return bent
        # Nobody says "Roos' rooster" or "Wils" of a flower or a wish.
        return max(Weight.CAPITAL, bent)

    def _typed(self, start: int, end: int) -> str:
        places = self.places
        return self.typed[places[start] : places[end]]  # type: ignore[index]

    def _is_a_month(self, match: Match) -> bool:
        if match.form.letters not in MONTHS | SHORT_MONTHS:
            return False
        before, after = self.folded[max(0, match.start - 12) : match.start], self.folded[match.end : match.end + 16]
        near = (_DATE_BEFORE.search(before), _DATE_AFTER.match(after))
        # "Jan, Jan Kok": the same month twice is no date.
        return any(found and found["month"] != match.form.letters for found in near)

    def _after_a_title(self, start: int) -> bool:
        before = re.search(rf"({LETTER}+)(\.?)\s+$", self.folded[max(0, start - 16) : start])
        return before is not None and before[1] in (SHORT_TITLES if before[2] else TITLES)


def starts_a_sentence(folded: str, start: int, end: int) -> bool:
    """Return whether the word at a place of a folded text has its capital because a sentence begins there."""
    before = folded[max(0, start - _LOOK_BACK) : start].rstrip(_OPENING)
    if not before or before[-1] in "\n\r\u2028\u2029":
        return True
    if before[-1] == ":":
        return not _ALONE.match(folded, end)
    if before[-1] not in ".!?…":
        return False
    last = before.split()[-1].lstrip(_OPENING)
    return not (last.rstrip(".") in ABBREVIATIONS or re.fullmatch(rf"(?:{LETTER}\.){{1,4}}", last))


_A_MONTH = "|".join(sorted(MONTHS | SHORT_MONTHS, key=len, reverse=True))
_DATE_BEFORE = re.compile(rf"(?:\d|(?<!{LETTER})(?P<month>{_A_MONTH}))\.?\s*(?:[-/,]|t/m|tot|en|and|to)?\s*$")
_DATE_AFTER = re.compile(rf"\.?\s*(?:[-/,]|t/m|tot|en|and|to)?\s*(?:'?\d|(?P<month>{_A_MONTH})(?!{LETTER}))")


def _has_capitals(typed: str, words: int) -> bool:
    """Return whether each part of a name starts with a capital, particles aside."""
    found = re.findall(rf"{LETTER}+", typed)
    if words > 1:
        found = [word for word in found if len(word) > 1 and word.lower() not in (*PARTICLES, "vd")]
    return bool(found) and all(word[0].isupper() or not word[0].islower() for word in found)
