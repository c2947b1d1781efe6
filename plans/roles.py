"""A plan with roles in the place of names, to print and share where names should not go."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from sqlmodel import SQLModel

from plans.exchange import plan_file
from plans.exchange.content import from_content, snapshot
from plans.people import Person
from plans.plan import Plan, PlanRecord
from plans.records import personal_fields
from resources.language import LANGUAGES, speaking
from resources.language import gettext as _
from resources.texts import choices

_LEAST_LETTERS = 3
_MOST_WORDS = 8
"""What is longer is a sentence, and its words are no names."""

_MOST_PLACE_WORDS = 5
"""A name of a team, organisation or location is short; what is longer may mention people."""

_PARTICLES = frozenset(
    "aan al an af ben bij bin da dal das de degli dei del della den der des di do dos du el en het ibn im in la las le "
    "les los of op over onder ten ter tot uit uijt van vande vanden vander vom von voor zu zum zur".split()
)
_NOBODY = frozenset("nog onbekend vacature iemand nieuw nieuwe unknown vacancy someone new".split())
"""What stands in a name field while nobody has been found."""

_LETTER = r"[^\W\d_]"
_APART = re.compile(r"[,;:/&+|()\[\]\n]|\s[-–—]\s|\s(?:en|and|of|or)\s")


def without_names(plan: Plan) -> Plan:
    """Give a copy in which no name of a person stands that Digikoers can know of.

    Known are the names in the people list and in the fields for one person (manager, contact,
    trainer, who adopted). They are replaced by a role in their own field and in every text: in
    full, by first name and by surname, as whole words and with the same capitals. Earlier
    versions are left out; what was kept of closed reviews is cleaned in the same way.

    The limits: a person who is named in a text only stays; so does a nickname, a name typed with
    other letters or capitals ("samira" for "Samira"), glued to other letters ("Jans fiets") or in
    an address (s.idrissi@zorg.nl). A part of a name shorter than three letters is only replaced
    within the full name. In the fields for one person a text with a word that has no capital
    ("leverancier", "Techlab van de regio"), a short one in capitals only ("ICT") or one with a word of
    the team, organisation or location in it is taken for a department: elsewhere in the plan it stays.
    A word that is a name and something else too ("Roos", "Vrolijk") is replaced everywhere.
    """
    return _bare(plan, {})


def _bare(plan: Plan, also: dict[str, str]) -> Plan:
    """Give a copy without names; ``also`` are names from elsewhere, with their roles."""
    bare = plan_file.copy(plan)
    closings, bare.versions, bare.closings = bare.closings, [], []
    words = _known_words()
    own = _labels(bare.people, _Names({}))
    # The function of a partner can hold a name as well, so it is cleaned with the plain roles first.
    own = _labels(bare.people, _Names(_people_names(bare.people, own, words)))
    known = _people_names(bare.people, own, words)
    places = _place_words(bare)
    stand_ins = _stand_ins()
    fields = [
        (record, field, stand_ins[kind])
        for record in _records(bare)
        for field, kind in personal_fields(type(record)).items()
        if kind in stand_ins and getattr(record, field).strip()
    ]
    for record, field, role in fields:
        for name in _names_in(_tidy(getattr(record, field)), words, places):
            known.setdefault(name, role)
    known = {**also, **known}
    names = _Names(known)
    roles = [known.get(_tidy(getattr(record, field)), role) for record, field, role in fields]
    for record in _records(bare):
        for field in _text_fields(record):
            setattr(record, field, names.replaced(getattr(record, field)))
    for (record, field, _role), role in zip(fields, roles, strict=True):
        setattr(record, field, role)
    for person in bare.people:
        person.name = own.get(person.id, "")
    for kept in closings:
        kept.content = snapshot(_bare(from_content(kept.content), known))
    bare.closings = closings
    return bare


class _Names:
    """Names with the role that replaces each, found as whole words, the longest first."""

    def __init__(self, roles: dict[str, str]) -> None:
        self._roles = roles
        longest_first = sorted(roles, key=lambda name: (-len(name), name))
        either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)
        self._pattern = re.compile(rf"(?<!{_LETTER})(?:{either})(?!{_LETTER})") if roles else None

    def replaced(self, text: str) -> str:
        """Give a text with roles in the place of the names."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: self._roles[_tidy(found[0])], unicodedata.normalize("NFC", text))


def _labels(people: list[Person], names: _Names) -> dict[UUID, str]:
    """Give the role that stands for each person who has a name, numbered when there are more of them."""
    roles = choices("people", "person.role")
    bases: dict[UUID, str] = {}
    for person in people:
        if person.name.strip():
            own = {"partner": person.function.strip() or person.role_name.strip(), "other": person.role_name.strip()}
            words = own.get(person.role or "", "")
            bases[person.id] = names.replaced(words) or _in_a_sentence(roles[person.role or "colleague"])
    often = Counter(bases.values())
    so_far: Counter[str] = Counter()
    labels = {}
    for key, base in bases.items():
        so_far[base] += 1
        labels[key] = f"{base} {so_far[base]}" if often[base] > 1 else base
    return labels


def _people_names(people: list[Person], labels: dict[UUID, str], words: frozenset[str]) -> dict[str, str]:
    """Give every form in which the people may be named, with their role."""
    shared = _in_a_sentence(choices("people", "person.role")["colleague"])
    found: dict[str, str] = {}
    whole = {_tidy(person.name) for person in people}
    for person in people:
        name = _tidy(person.name)
        if not name or not _says_a_name(name, words):
            continue
        forms = {name} if person.role == "team" else {name, *_parts(name, words, person.role == "partner")}
        for form in forms:
            # A first name that two people share tells no longer which of them.
            other = form in found and found[form] != labels[person.id]
            if form == name or form not in whole:
                found[form] = shared if other and form != name else labels[person.id]
    return found


def _names_in(value: str, words: frozenset[str], places: frozenset[str]) -> Iterator[str]:
    """Give the names in a field for one person, which may hold more than a name ("Jan Kok, ICT")."""
    if len(value.split()) > 2 * _MOST_WORDS:
        return
    for chunk in _APART.split(value):
        name = _tidy(chunk).strip(" .'’\"")
        if not _looks_like_somebody(name, words, places):
            continue
        if len(name.split()) > 1 or _letters(name) >= _LEAST_LETTERS:
            yield name
        yield from _parts(name, words, capitals=True)


def _looks_like_somebody(name: str, words: frozenset[str], places: frozenset[str]) -> bool:
    """Tell a person from a department: capitals throughout, and nothing of the team's own names in it."""
    tokens = [token for token in name.split() if token.lower().strip("'’") not in (*_PARTICLES, "s", "t")]
    return (
        0 < len(tokens) <= _MOST_WORDS
        and all(map(_capitalised, tokens))
        and not any(token.lower() in places for token in tokens)
        and _says_a_name(name, words)
    )


def _place_words(plan: Plan) -> frozenset[str]:
    """Give the words of team, organisation and location; what they are part of is no person."""
    names = (plan.team.name, plan.team.organisation, plan.team.location)
    short = [name for name in names if len(name.split()) <= _MOST_PLACE_WORDS]
    return frozenset(re.findall(rf"{_LETTER}+", " ".join(short).lower()))


def _parts(name: str, words: frozenset[str], capitals: bool = False) -> Iterator[str]:
    """Give the first names and surnames in a full name; ``capitals`` leaves out what starts small."""
    tokens = [token.strip(".,;:'’\"") for token in re.sub(r"\(.*?\)", " ", name).split()]
    tokens = [token for token in tokens if token]
    if len(tokens) > _MOST_WORDS:
        return
    for place in range(1, len(tokens)):
        before, after = " ".join(tokens[:place]), " ".join(tokens[place:])
        if _says_a_name(after, words):
            yield from (f"{tokens[0][0]}. {after}", f"{tokens[0][0]}.{after}")
        for several in (before, after):
            if " " in several and _says_a_name(several, words):
                yield several
    for token in tokens:
        for part in {token, *re.split("[-‐‑–]", token)}:
            plain = part.lower() not in _PARTICLES and part.lower() not in words
            if plain and _letters(part) >= _LEAST_LETTERS and (not capitals or _capitalised(part)):
                yield part


def _says_a_name(name: str, words: frozenset[str]) -> bool:
    """Tell whether there is more in it than the words of a role ("Digicoach", "Nog onbekend")."""
    tokens = re.findall(rf"{_LETTER}+", name)
    return any(token.lower() not in words and token.lower() not in _PARTICLES for token in tokens)


def _capitalised(word: str) -> bool:
    first = next((letter for letter in word if letter.isalpha()), "")
    if not first or first.islower():
        return False
    abbreviation = word.isupper() and _letters(word) <= 5
    return not abbreviation


def _known_words() -> frozenset[str]:
    """Give the words that name a role, in every language; none of them is a person."""
    found = set(_NOBODY)
    for language in LANGUAGES:
        with speaking(language):
            for phrase in (*choices("people", "person.role").values(), *_stand_ins().values()):
                found.update(re.findall(rf"{_LETTER}+", phrase.lower()), phrase.lower().split())
    return frozenset(found)


def _stand_ins() -> dict[str, str]:
    return {
        "manager": _("manager"),
        "contact": _("contact person"),
        "trainer": _("trainer"),
        "adopter": _("who adopted the plan"),
    }


def _records(plan: Plan) -> Iterator[SQLModel]:
    yield plan.record
    yield from plan.records()


def _text_fields(record: SQLModel) -> Iterator[str]:
    for name, info in type(record).model_fields.items():
        if info.annotation is str and name not in PlanRecord.local:
            yield name


def _in_a_sentence(words: str) -> str:
    """Give a role as it stands within a sentence; an abbreviation keeps its capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)


def _tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())
