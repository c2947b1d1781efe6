"""Clients named in a text: no plan needs them, and a plan travels. A gentle word, never a refusal.

What counts as a client is a form of address ("mevrouw", "meneer", "Mrs") or a word for one ("bewoner") with a name
after it. Nobody is one who is named in the plan as a colleague or contact, holds an office ("mevrouw de voorzitter"),
comes from elsewhere ("mevrouw Jansen van de gemeente"), or whose name is that of an organisation or a street.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from plans.findings import Finding
from plans.plan import KEPT, TABLES, Plan
from plans.records import Record, personal_fields
from plans.subjects.people import Person
from resources import WORDS
from resources.language import gettext as _


class Mention(NamedTuple):
    """A client named in a text: the words, such as "mevrouw Bakker", and where they begin and end."""

    words: str
    start: int
    end: int


_ADDRESS = r"mevrouw|mevr\.?|mw\.?|mvr\.?|meneer|mijnheer|dhr\.?|de heer|mr\.?|mrs\.?|ms\.?|miss"
_CLIENT = r"cliënte?|client|bewoonster|bewoner|patiënte?|patient|zorgvrager|gast|deelnemer|resident"
_PARTICLE = r"van|de|der|den|het|'t|’t|ten|ter|te|in|op|von|el|al|la|le|du|bin|ben|da|dos|di"
_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}+(?:['’-]{_LETTER}+)*"
_NAMED = re.compile(
    rf"(?<![\w-])(?P<title>{_ADDRESS}|{_CLIENT})[ \t\xa0]+"
    rf"(?P<name>(?:(?:{_LETTER}\.[ \t]?)*(?:(?:{_PARTICLE})[ \t]+){{0,3}})(?P<last>{_WORD}))(?![\w@])",
    re.IGNORECASE,
)
# Compiled when something in a text is written as if a name follows, and not at every start.
_SMALL = rf"(?i:{_PARTICLE})"
_LAWYER = r"(?i:mr\.?)"
_DUTCH_ADDRESS = r"(?i:mevrouw|mevr\.?|mw\.?|mvr\.?|meneer|mijnheer|dhr\.?)"

_OFFICES = frozenset(
    "voorzitter voorzitster secretaris penningmeester directeur directrice bestuurder wethouder burgemeester minister "
    "staatssecretaris president notaris rechter officier dokter arts huisarts pastoor dominee pastor imam leraar "
    "docent professor teamleider manager coach chair chairman chairwoman director mayor judge doctor teacher president "
    "secretary treasurer speaker huize villa".split()
)
"""Who is addressed by an office is no client."""

_ORGANISATION = r"(?i:\w{3,}(?:school|college|stichting|fonds|instituut|kliniek|apotheek|museum|zorg|groep|team)$)"
_STREET = r"(?i:\w{3,}(?:straat|laan|plein|weg|dijk|kade|gracht|singel|hof|huis|brug|park)$)"
"""What many surnames end in as well; after a title of the law ("mr.") it is a street or a house."""

_ORGANISATION_BEFORE = (
    r"(?i:(?:stichting|fonds|firma|school|huize|apotheek|praktijk|vereniging|bedrijf|bureau|foundation|company)\s+$)"
)
_ORGANISATION_AFTER = (
    r"(?i:\s+(?:b\.?v\.?|n\.?v\.?|stichting|fonds|huis|school|instituut|college|groep|foundation|ltd|inc)(?![\w]))"
)
_FROM_ELSEWHERE = (
    r"\s+(?:van|bij|from|at|of)\s+(?:de\s+|het\s+|’t\s+|'t\s+|the\s+|onze\s+|our\s+)?(?P<where>[\w-]+)"
    r"|\s*\((?P<note>[^)]*)\)"
)
_AT_HOME = (
    r"(?i:(?:huis)?kamer|gang|afdeling|verdieping|appartement|woning|unit|groep|etage|boven|beneden|room|corridor|wing|ward|floor|"
    r"\d+|eerste|tweede|derde|vierde|first|second|third|fourth)"
)
"""After these comes where a client lives."""


def may_name(text: str) -> bool:
    """Return whether it is worth looking closely at a text: something in it is written as if a name follows."""
    return bool(_NAMED.search(text))


def named_clients(text: str, known: Collection[str] = ()) -> list[Mention]:
    """Return the clients that a text seems to name, in their order.

    ``known`` are the names of people who may be named: whoever bears a word of one of them is no client.
    """
    return _named(text, _words_of(known)) if may_name(text) else []


def _named(text: str, theirs: set[str]) -> list[Mention]:
    found = (match for match in _NAMED.finditer(text) if _is_client(match, theirs))
    return [Mention(match.group(), *match.span()) for match in found]


def _words_of(names: Iterable[str]) -> set[str]:
    return {_plain(word) for name in names for word in re.findall(_WORD, name) if not re.fullmatch(_SMALL, word)}


def findings(plan: Plan) -> Iterator[Finding]:
    """Advise on every field that seems to name a client."""
    theirs: set[str] | None = None
    for record in _records(plan):
        for field in named_in(type(record)):
            text = getattr(record, field)
            if not may_name(text):
                continue
            # Once: there may be hundreds of names, and this is asked at every edit.
            theirs = _words_of(known_names(plan)) if theirs is None else theirs
            for mention in _named(text, theirs)[:1]:
                span = mention.start, mention.end
                yield Finding(
                    "client_named", "advice", record.subject, str(record.id), field, advice(mention), span=span
                )


def advice(mention: Mention) -> str:
    """Say it kindly, with what to write instead."""
    return _("Is “{name}” a client? Please write “a resident” instead: a plan needs no clients’ names.").format(
        name=mention.words
    )


def known_names(plan: Plan) -> list[str]:
    """Return the names of colleagues and contacts in a plan, and of the team and its house."""
    names = [person.name for person in plan.people]
    names += [plan.team.name, plan.team.organisation, plan.team.location]
    for record in _records(plan):
        names += [getattr(record, field) for field in personal_fields(type(record))]
    return [name for name in names if name.strip()]


@cache
def named_in(kind: type[Record]) -> list[str]:
    """Return the fields of a record in which a client could be named: all text but names of people."""
    own = personal_fields(kind)
    if kind is Person:
        own = {**own, "name": ""}
    return [field for field in kind.fields() if kind.model_fields[field].annotation is str and field not in own]


def _records(plan: Plan) -> Iterator[Record]:
    for name in TABLES:
        if name not in KEPT:
            yield from plan.table(name)


def _is_client(found: re.Match[str], theirs: set[str]) -> bool:
    text, last = found.string, found["last"]
    if len(last) < 2 or last.isupper() or _plain(last) in _OFFICES or re.search(_ORGANISATION, last):
        return False
    if re.fullmatch(_LAWYER, found["title"]) and re.search(_STREET, last):
        return False
    if any(_plain(word) in theirs for word in re.findall(_WORD, found["name"]) if word[:1].isupper()):
        return False
    if not _looks_like_a_name(found):
        return False
    before, after = text[: found.start()], text[found.end() :]
    if re.search(_ORGANISATION_BEFORE, before) or re.match(_ORGANISATION_AFTER, after):
        return False
    elsewhere = re.match(_FROM_ELSEWHERE, after)
    return elsewhere is None or bool(re.match(_AT_HOME, elsewhere["where"] or elsewhere["note"] or ""))


def _looks_like_a_name(found: re.Match[str]) -> bool:
    """Return whether what follows is written as a name: with a capital, or as a word that no list knows."""
    last = found["last"]
    if last[:1].isupper():
        return True
    # After a word for a client comes most often what that client does; "miss" is a verb as well.
    alone = found["name"] == last and len(last) > 3 and re.fullmatch(_DUTCH_ADDRESS, found["title"])
    return bool(alone) and _plain(last) not in _words()


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return plain.removesuffix("'s").removesuffix("’s")


@cache
def _words() -> frozenset[str]:
    """Return the words of every day; read when somebody writes a form of address before a small letter."""
    lists = ((WORDS / f"{name}.txt").read_text(encoding="utf-8").split() for name in ("common", "other"))
    return frozenset(_plain(word) for words in lists for word in words)
