"""A plan with roles in the place of names, to print and share where names should not go."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from uuid import UUID

from plans.anonymise.folding import folded
from plans.anonymise.forms import MOST_WORDS, Form, addresses, forms, is_capitalised, letters, says_a_name, tidy
from plans.anonymise.matching import Names
from plans.anonymise.words import LETTER, PARTICLES, Weight, is_word, stand_ins
from plans.derived.sharing import shared
from plans.plan import Plan, PlanRecord
from plans.plan_json import readable, snapshot
from plans.records import PROVENANCE, TableRow, personal_fields
from plans.subjects.people import Person
from resources.language import gettext as _
from resources.texts import choices

_MOST_PLACE_WORDS = 5
"""A name of a team, organisation or location is short; what is longer may mention people."""

_APART = re.compile(r"[,;:/&+|()\[\]\n]|\s[-–—]\s|\s(?:en|and|of|or)\s")


@dataclass
class Known:
    """Names of people, with the role that stands for each."""

    forms: dict[Form, str] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)
    """The whole names, folded."""
    addresses: dict[str, str] = field(default_factory=dict)
    """What stands before the @ of an e-mail address, letters alone."""

    def add(self, name: str, role: str, found: Iterable[Form], shared: str | None = None) -> None:
        """Add a name with these forms; ``shared`` is the role of a form of two people, None leaves it to the first."""
        self.whole.setdefault(folded(tidy(name)), role)
        whole = {letters(item) for item in self.whole}
        for form in found:
            other = self.forms.get(form)
            if other is None or form.whole:
                self.forms[form] = role
            elif other != role and shared is not None and form.letters not in whole:
                self.forms[form] = shared
        for address in addresses(name):
            other = self.addresses.setdefault(address, role)
            if other != role and shared is not None:
                self.addresses[address] = shared

    def names(self, plan: Plan) -> Names:
        """Return what looks for these names in the texts of a plan."""
        return Names(self.forms, self.addresses, _kept_phrases(plan, self.forms))

    def joined(self, other: Known) -> Known:
        """Return these names and others; where both know one, these go first."""
        return Known(
            {**other.forms, **self.forms},
            {**other.whole, **self.whole},
            {**other.addresses, **self.addresses},
        )


def anonymised(plan: Plan, chosen: Mapping[str, str] | None = None) -> Plan:
    """Return a copy in which no name of a person stands that Digikoers can know of.

    Known are the names in the people list and in the fields for one person (manager, contact, trainer, who adopted).
    They are replaced by a role in their own field and in every text: in full, by first name and by surname, with
    initials, in the genitive ("Jans"), as a diminutive ("Jantje"), in any letters ("SAMIRA", "samira", "Zoe" for
    "Zoë"), with particles spelled any way ("v.d. Berg"), broken over lines, and in e-mail addresses. ``chosen`` gives
    words to replace besides, exactly as they are typed, with what stands for them: chosen by the user from
    ``plans.anonymise.leftovers``. Earlier versions are left out; what was kept of closed reviews is cleaned likewise.
    So is the leader's own scan: her role says who she is.

    A part of a name that is a word too needs more: a capital, when the word is not of every day ("Linde"); a capital
    that is not there because a sentence begins, when it is ("Roos", "Wil", "Bos"); a title, another name in a row or a
    genitive, when it is a month ("Mei"). A whole name or a surname with its particle ("de Jong") needs capitals only.
    Nothing is a name within the name of the team or its place ("De Linde", "Team Roos").

    The limits: a person who is named in a text only stays; so do a nickname, a spelling with other letters ("Juergen"
    for "Jürgen"), a name glued to other letters ("Jansteam"), "roos" in small letters or "ROOS" in capitals alone, and
    "Roos" where a sentence begins. A part of a name shorter than three letters is only replaced within more of the
    name. In the fields for one person a text with a word that has no capital ("leverancier", "Techlab van de regio"),
    a short one in capitals only ("ICT") or one with a word of the team, organisation or location in it is taken for a
    department: elsewhere in the plan it stays. What may still be a name is found by ``plans.anonymise.leftovers``.
    """
    return _anonymised(plan, Known(), chosen or {})


def known_names(plan: Plan) -> Known:
    """Return the names in the people list and in the fields for one person, with the role of each."""
    known = _people_names(plan.people, labels(plan.people))
    for part, role in _named(plan):
        known.add(part, role, (form for form in forms(part, capitals=True) if form not in known.forms))
    return known


def names_in_fields(plan: Plan) -> list[str]:
    """Return the names in the fields for one person."""
    return [name for name, _role in _named(plan)]


def has_names(plan: Plan) -> bool:
    """Return whether a plan names anybody that Digikoers knows of: in the people list, or in a field for one person."""
    return bool(known_names(plan).forms)


def unlocked_warning(plan: Plan) -> str:
    """Return the word of warning before a plan with names leaves without a passphrase; nothing when it names nobody."""
    if not has_names(plan):
        return ""
    names = _("This file contains people’s names, and whoever has it can read them.")
    return names + " " + _("A passphrase locks it.")


def labels(people: list[Person]) -> dict[UUID, str]:
    """Return the role that stands for each person who has a name, numbered when there are more of them."""
    # The function of a partner can hold a name as well, so it is cleaned with the plain roles first.
    plain = _labels(people, Names({}, {}))
    known = _people_names(people, plain)
    return _labels(people, Names(known.forms, known.addresses))


def text_fields(record: TableRow) -> Iterator[str]:
    """Return the fields of a record that hold text."""
    for name, info in type(record).model_fields.items():
        if info.annotation is str and name not in (*PlanRecord.local, *PROVENANCE):
            yield name


def records(plan: Plan) -> Iterator[TableRow]:
    """Return every record of a plan, that of the plan as a whole first."""
    yield plan.record
    yield from plan.records()


def _anonymised(plan: Plan, also: Known, chosen: Mapping[str, str]) -> Plan:
    """Return a copy without names; ``also`` are names from elsewhere, with their roles."""
    bare = shared(plan)
    # Who has a list of names could see from a digest which of them a pack gave.
    bare.record.house = {name: value for name, value in bare.record.house.items() if name != "given"}
    closings, bare.versions, bare.closings = bare.closings, [], []
    own = labels(bare.people)
    known = known_names(bare).joined(also)
    names, more = known.names(bare), _Chosen(chosen)
    personal = [
        (record, name, known.whole.get(folded(tidy(getattr(record, name))), role))
        for record, name, role in _personal(bare)
    ]
    for record in records(bare):
        for name in text_fields(record):
            setattr(record, name, more.replaced(names.replaced(getattr(record, name))))
    for record, name, role in personal:
        setattr(record, name, role)
    for person in bare.people:
        person.name = own.get(person.id, "")
    for kept in closings:
        inner = readable(kept)
        # What cannot be read may hold names.
        kept.content = snapshot(_anonymised(inner, known, chosen)) if inner else {}
    bare.closings = closings
    return bare


class _Chosen:
    """Words that the user chose, found exactly as they are typed."""

    def __init__(self, chosen: Mapping[str, str]) -> None:
        self._chosen = chosen
        either = "|".join(map(re.escape, sorted(chosen, key=len, reverse=True)))
        self._pattern = re.compile(rf"(?<!{LETTER})(?:{either})(?!{LETTER})") if chosen else None

    def replaced(self, text: str) -> str:
        return self._pattern.sub(lambda found: self._chosen[found[0]], text) if self._pattern else text


def _labels(people: list[Person], names: Names) -> dict[UUID, str]:
    roles = choices("people", "person.role")
    bases: dict[UUID, str] = {}
    for person in people:
        if person.name.strip():
            own = {"partner": person.function.strip() or person.role_name.strip(), "other": person.role_name.strip()}
            words = own.get(person.role or "", "")
            bases[person.id] = names.replaced(words) or _in_a_sentence(roles[person.role or "colleague"])
    often = Counter(bases.values())
    so_far: Counter[str] = Counter()
    found = {}
    for key, base in bases.items():
        so_far[base] += 1
        found[key] = f"{base} {so_far[base]}" if often[base] > 1 else base
    return found


def _people_names(people: list[Person], roles: dict[UUID, str]) -> Known:
    """Return every form in which the people may be named, with their role."""
    # A first name that two people share tells no longer which of them.
    shared = _in_a_sentence(choices("people", "person.role")["colleague"])
    known = Known()
    named = [person for person in people if person.name.strip() and says_a_name(tidy(person.name))]
    for person in named:
        known.whole.setdefault(folded(tidy(person.name)), roles[person.id])
    for person in named:
        found = forms(person.name, parts=person.role != "team", capitals=person.role == "partner")
        known.add(person.name, roles[person.id], found, shared)
    return known


def _personal(plan: Plan) -> list[tuple[TableRow, str, str]]:
    """Return the fields for one person that are filled, people aside, with the role that stands for each."""
    roles = stand_ins()
    return [
        (record, name, roles[kind])
        for record in records(plan)
        for name, kind in personal_fields(type(record)).items()
        if kind in roles and getattr(record, name).strip()
    ]


def _named(plan: Plan) -> Iterator[tuple[str, str]]:
    """Return the names in the fields for one person, with the role of each."""
    places = _place_words(plan)
    for record, field_name, role in _personal(plan):
        for name in _names_in(tidy(getattr(record, field_name)), places):
            yield name, role


def _names_in(value: str, places: frozenset[str]) -> Iterator[str]:
    """Return the names in a field for one person, which may hold more than a name ("Jan Kok, ICT")."""
    if len(value.split()) > 2 * MOST_WORDS:
        return
    for chunk in _APART.split(value):
        name = tidy(chunk).strip(" .'’\"")
        if _looks_like_somebody(name, places):
            yield name


def _looks_like_somebody(name: str, places: frozenset[str]) -> bool:
    """Tell a person from a department or a job: capitals throughout, and nothing of the team's own names in it."""
    tokens = [token for token in name.split() if token.lower().strip("'’") not in (*PARTICLES, "s", "t")]
    return (
        0 < len(tokens) <= MOST_WORDS
        and all(map(is_capitalised, tokens))
        # "HR-adviseur" is a job.
        and not any(part.islower() and is_word(part) for token in tokens for part in token.split("-"))
        and not any(token.lower() in places for token in tokens)
        and says_a_name(name)
    )


def _place_words(plan: Plan) -> frozenset[str]:
    """Return the words of team, organisation and location; what they are part of is no person."""
    return frozenset(re.findall(rf"{LETTER}+", " ".join(_places(plan)).lower()))


def _places(plan: Plan) -> list[str]:
    names = (plan.team.name, plan.team.organisation, plan.team.location)
    return [name for name in names if len(name.split()) <= _MOST_PLACE_WORDS]


def _kept_phrases(plan: Plan, known: Mapping[Form, str]) -> set[str]:
    """Return the names of the team and its place in which part of a name is none: "de linde", "team roos"."""
    singles = {form.letters: form.weight for form in known if form.words == 1}
    several = {form.letters for form in known if form.words > 1}
    found = set()
    for place in _places(plan):
        for chunk in re.split(r"[,;:/()]", folded(place)):
            tokens = re.findall(rf"{LETTER}+", chunk)
            for first, second in pairwise(tokens):
                if first in ("de", "het", "the") and second in singles:
                    found.add(f"{first} {second}")
            words = [singles[token] for token in tokens if token in singles]
            if len(tokens) > 1 and words and all(word is not Weight.ANY for word in words):
                found.add(" ".join(tokens))
    return {phrase for phrase in found if letters(phrase) not in several}


def _in_a_sentence(words: str) -> str:
    """Return a role as it stands within a sentence; an abbreviation keeps its capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
