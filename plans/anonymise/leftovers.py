"""What may still be a name in a plan with roles, to look at before it is printed or handed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from plans.anonymise import Known, anonymised, known_names, records, text_fields
from plans.anonymise.folding import folded
from plans.anonymise.forms import MOST_WORDS, NO_INITIALS, tokens_of
from plans.anonymise.matching import ADDRESS, starts_a_sentence
from plans.anonymise.words import LETTER, PARTICLES, SHORT_TITLES, TITLES, is_word, role_words
from plans.plan import Plan, Version
from plans.plan_json import readable
from plans.records import TableRow, personal_fields
from plans.subjects.reviews import Closing
from resources.language import gettext as _

Reason = Literal["known", "address", "title", "initials", "capital"]
"""Why it may be a name: a known name that is a word too, or its first letters; an e-mail address; what follows a title
or initials; a capital within a sentence on a word that no list knows."""

_AROUND = 30
"""How many signs of the text are shown on both sides."""

_OFFICES = frozenset(
    "info contact helpdesk servicedesk service support secretariaat receptie team administratie planning rooster ict "
    "hr communicatie kwaliteit innovatie zorg noreply mail post office admin".split()
)
"""Who reads an address of these is no single person."""

_NO_NAME_ENDS = re.compile(
    "(?:heid|heden|ing|ingen|atie|iteit|kundig|kundigen?|schap|baar|lijk|zorg|groep|huis|centrum|team|plan|raad|dienst|"
    "middelen|overleg|programma|systeem|sensor|sensoren)$"
)
"""A word that ends like this is one that was made of others."""

_WITHIN = PARTICLES - {"en", "of"}
_SMALL = "|".join(sorted(_WITHIN, key=len, reverse=True))
_CAPITAL = r"[^\W\d_a-z]"
_WORD = rf"(?:'[st]-)?{LETTER}+(?:['’‐‑-]{LETTER}+)*"
_ROW = re.compile(rf"(?<!{LETTER}){_WORD}(?:[ \t]+(?:(?:{_SMALL})[ \t]+){{0,3}}{_WORD})*")
_LIST_OF_NAMES = re.compile(rf"\s*(?:[,/&+]|\s(?:en|and)\s)\s*{_CAPITAL}{LETTER}+")
_TITLED = re.compile(
    rf"(?<![^\W_])(?<!-)(?:(?:{'|'.join(SHORT_TITLES)})\.?|(?:{'|'.join(TITLES)}))[ \t]+"
    rf"(?:(?:{LETTER}\.[ \t]?)*(?:(?:{_SMALL})[ \t]+){{0,3}})(?P<name>{_WORD})",
    re.IGNORECASE,
)
_INITIALED = re.compile(rf"(?<![^\W_])(?:{_CAPITAL}\.[ \t]?){{1,4}}(?:(?:{_SMALL})[ \t]+){{0,3}}(?P<name>{_WORD})")

_LETTERS = re.compile(rf"(?<![^\W_])(?<![-.@]){_CAPITAL}{LETTER}{{0,3}}{_CAPITAL}(?![^\W_]|[-.]\w)")
"""First letters without full stops."""


@dataclass(frozen=True)
class Possible:
    """Something that may be a name, in a field of a plan as ``anonymised`` gives it."""

    subject: str
    """The subject of the record: the page where it stands."""
    record: UUID
    field: str
    span: tuple[int, int]
    """Where it begins and ends in the text of the field."""
    text: str
    """The words, as they are to be chosen for ``anonymised``."""
    reason: Reason
    proposal: str
    """What could stand in its place."""
    around: str
    """The words with some of the text around them."""
    kept: UUID | None = None
    """The adopted version or closed review in whose copy of the plan it stands; None for the plan itself."""


def possible_names(plan: Plan, chosen: Mapping[str, str] | None = None) -> list[Possible]:
    """Return what may still be a name after ``without_names(plan, chosen)``, in the order of the plan.

    Looked for are: names of the people list that are words too and stood where a word may stand ("Roos" at the start of
    a sentence, "jan de wit" in small letters), and their first letters ("JdW"); e-mail addresses of a person; a word
    with a capital after a title ("mevrouw", "dhr.", "collega") or initials; and words with a capital within a sentence
    that are no ordinary word, place, product, abbreviation or part of the name of the team. What stands at the start of
    a sentence only is not found, nor is one name in small letters. Choosing all of it gives an empty list.
    """
    bare = anonymised(plan, chosen)
    found = list(_in_plan(bare, known_names(plan)))
    seen = {(item.record, item.field, item.text) for item in found}
    for closing, kept in zip(plan.closings, bare.closings, strict=True):
        then, inner = readable(closing), readable(kept)
        if then is None or inner is None:
            continue
        known = known_names(then).joined(known_names(plan))
        for item in _in_plan(inner, known, kept):
            if (item.record, item.field, item.text) not in seen:
                seen.add((item.record, item.field, item.text))
                found.append(item)
    return found


def _in_plan(bare: Plan, known: Known, kept: Closing | None = None) -> Iterator[Possible]:
    look = _Look(bare, known)
    fields = [
        (record, name, text)
        for record in records(bare)
        for name in text_fields(record)
        if name not in personal_fields(type(record)) and (text := getattr(record, name))
    ]
    hits = [(record, name, text, look.hits(text)) for record, name, text in fields]
    # A name that was found once is a name where a sentence begins as well.
    names = {
        text[start:end]
        for _record, _name, text, several in hits
        for start, end, why, _role in several
        if why == "capital"
    }
    for record, name, text, several in hits:
        for start, end, why, proposal in _apart([*several, *_again(text, names)]):
            yield possible(record, name, text, (start, end), why, proposal, kept)


_Hit = tuple[int, int, Reason, str]


class _Look:
    """Looks for what may be a name in the texts of one plan."""

    def __init__(self, bare: Plan, known: Known) -> None:
        self._names = known.names(bare)
        several = {name: role for name, role in known.whole.items() if len(name.split()) > 1}
        self._whole = {name: role for name, role in several.items() if len(tokens_of(name)) <= MOST_WORDS}
        self._first_letters = {
            letters: role
            for name, role in self._whole.items()
            for letters in _first_letters(name)
            if letters not in NO_INITIALS
        }
        places = " ".join((bare.team.name, bare.team.organisation, bare.team.location))
        products = " ".join(goal.technology for goal in bare.goals)
        texts = [getattr(record, name) for record in records(bare) for name in text_fields(record)]
        self._own = set(re.findall(rf"{LETTER}+", folded(f"{places} {products}")))
        # What is written small somewhere is a word of this team's own.
        self._own |= {
            folded(item) for text in texts for item in re.findall(rf"(?<!{LETTER})[^\W\d_A-Z]{LETTER}+", text)
        }

    def hits(self, text: str) -> list[_Hit]:
        plain = folded(text)
        found: list[_Hit] = [(item.start, item.end, "known", item.role) for item in self._names.found(text)[1]]
        found += (
            (*hit.span(), "address", _("email address"))
            for hit in ADDRESS.finditer(text)
            if not set(re.findall(rf"{LETTER}+", hit[0].partition("@")[0].lower())) <= _OFFICES
        )
        found += ((*hit.span(), "title", _("someone")) for hit in _TITLED.finditer(text) if _named(hit["name"]))
        found += ((*hit.span(), "initials", _("someone")) for hit in _INITIALED.finditer(text) if _named(hit["name"]))
        found += self._small(plain) if len(plain) == len(text) else ()
        found += (
            (*hit.span(), "known", role)
            for hit in _LETTERS.finditer(text)
            if (role := self._first_letters.get(folded(hit[0])))
        )
        for hit in _ROW.finditer(text):
            found += self._capitals(text, plain, hit) if len(plain) == len(text) else ()
        return found

    def _small(self, plain: str) -> Iterator[_Hit]:
        """Return the whole names of which every word is an ordinary one, and that nothing speaks for but each other."""
        for name, role in self._whole.items():
            if name in plain:
                for hit in re.finditer(rf"(?<!{LETTER}){re.escape(name)}(?!{LETTER})", plain):
                    yield *hit.span(), "known", role

    def _capitals(self, text: str, plain: str, row: re.Match[str]) -> Iterator[_Hit]:
        """Return the runs of words with a capital in which one is strange."""
        words = [(row.start() + item.start(), row.start() + item.end()) for item in re.finditer(_WORD, row[0])]
        run: list[tuple[int, int, bool]] = []
        for start, end in [*words, (row.end(), row.end())]:
            word = text[start:end]
            if word[:1].isupper():
                strange = self._is_strange(word)
                # The first word of a sentence has its capital anyhow; it goes along when a name may follow.
                if strange or not self._begins(text, plain, start, end):
                    run.append((start, end, strange))
            elif run and word.lower() not in _WITHIN:
                first, last = run[0], max((item for item in run if item[2]), default=None)
                alone = len(run) == 1 and self._begins(text, plain, *first[:2])
                if last and not (alone and not _LIST_OF_NAMES.match(text, last[1])):
                    yield first[0], last[1], "capital", _("someone")
                run = []

    def _begins(self, text: str, plain: str, start: int, end: int) -> bool:
        return text[start - 1 : start] in tuple("“\"'‘„«") or starts_a_sentence(plain, start, end)

    def _is_strange(self, word: str) -> bool:
        """Return whether a word with a capital is nothing that is known."""
        if any(letter.isupper() for letter in word[1:].replace("-", "")) and not word.startswith("'"):
            return False
        return any(map(self._is_unknown, re.split("[-‐‑]", folded(word))))

    def _is_unknown(self, word: str) -> bool:
        stems = {word, *(word.removesuffix(end).rstrip("'") for end in ("s", "e", "en", "n", "je", "tje", "er", "t"))}
        return (
            len(word) > 2
            and not _NO_NAME_ENDS.search(word)
            and not any(
                stem in self._own or stem in role_words() or is_word(stem)
                for stem in stems
                if len(stem) > 2 or stem == word
            )
        )


def _first_letters(name: str) -> set[str]:
    """Return the first letters of a folded name, with those of its small words and without."""
    words = tokens_of(name)
    return {"".join(word[0] for word in some) for some in (words, [item for item in words if item not in PARTICLES])}


def _named(word: str) -> bool:
    return word[:1].isupper() and not word.isupper() and word.lower() not in role_words()


def _again(text: str, names: set[str]) -> Iterator[_Hit]:
    for name in names:
        for hit in re.finditer(rf"(?<!{LETTER}){re.escape(name)}(?!{LETTER})", text) if name in text else ():
            yield *hit.span(), "capital", _("someone")


def _apart(hits: list[_Hit]) -> Iterator[_Hit]:
    """Return the hits one after the other; of two in one place the longest."""
    end = 0
    for hit in sorted(hits, key=lambda item: (item[0], -item[1])):
        if hit[0] >= end:
            yield hit
            end = hit[1]


def possible(
    record: TableRow,
    field: str,
    text: str,
    span: tuple[int, int],
    why: Reason,
    proposal: str,
    kept: Version | Closing | None = None,
) -> Possible:
    """Make what stands at a place of a text; ``kept`` is what holds the copy of the plan that it is in."""
    start, end = span
    around = " ".join(text[max(0, start - _AROUND) : end + _AROUND].split())
    where = (record.subject, record.id, field)  # type: ignore[attr-defined]
    return Possible(*where, span, text[start:end], why, proposal, around, kept.id if kept else None)
