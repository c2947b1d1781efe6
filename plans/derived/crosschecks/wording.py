"""What the lines of a plan are about, by their words, in Dutch or English: the planning rules read nothing else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from uuid import UUID

from plans.subjects.goals import Goal
from resources import WORDS

_MONTH = r"(?:jan|feb|mrt|maart|march|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)\w*"
_OFTEN = re.compile(
    r"\b(?:per|elke|iedere|every|each|a)\s+(?:dag|nacht|week|maand|kwartaal|jaar|dienst|ochtend|middag|avond"
    r"|day|night|month|quarter|year|shift|morning|afternoon|evening)\b"
)

_COUNT = re.compile(r"^\W*(?:het |the )?(?:gemiddeld |average )?(?:aantal|number of|percentage|share of|%)\s+(?:of )?")
"""How an indicator begins that says how many there are of what follows."""

_BY_MONTH = re.compile(rf"(?:in|vanaf|from|per|since)\s+{_MONTH}")
_MOST_PLACES = 100
"""A greater number behind a place is its name, as that of a room."""

_LONGEST = 400
"""So many characters of a text are read."""

_SHORT = 5
"""So many letters has a word that may be part of many others."""

_PAGE = 4_000
"""So many characters of an answer on the page of privacy and safety are read, by sentence."""

_READ = 4096
"""So many texts are remembered with what they say: of a plan one text changes, and is read anew."""

LOWEST_PRICE = 15_00
_PRICES = range(LOWEST_PRICE, 150_00)
"""What an hour of a colleague may cost, in cents."""


def says(topic: str, text: str) -> bool:
    """Return whether a text has a word of a topic."""
    return bool(text) and _said(topic, _opening(text))


def devices(text: str) -> frozenset[str]:
    """Return which devices a text names, by the part of the word that says so: "sensor" for "bedsensoren"."""
    return frozenset(_devices(_opening(text)))


class Owners:
    """Which of some goals a line belongs to: by its key, or without one by the devices that it names."""

    def __init__(self, selected: Sequence[Goal]) -> None:
        self._keys = {goal.id for goal in selected}
        self._own = {goal.id: own_names(goal.technology) for goal in selected}
        self._naming: dict[str, list[UUID]] = {}
        for goal in selected:
            for device in devices(f"{goal.technology} {goal.title} {goal.result}"):
                self._naming.setdefault(device, []).append(goal.id)

    def of(self, key: UUID | None, text: str) -> set[UUID]:
        """Return the goals that a line with a key, or with None, and a text belongs to."""
        return {key} & self._keys if key else self._named(text)

    def only_one(self, text: str) -> UUID | None:
        """Return the only goal whose device a text names; several, or none, is the whole plan."""
        named = self._named(text)
        return named.pop() if len(named) == 1 else None

    def names(self, key: UUID | None, text: str) -> bool:
        """Return whether a line of a goal names the goal's own technology; without a key that of any goal."""
        if key is None:
            return bool(self._named(text))
        return _names_one(self._own.get(key, ()), _opening(text))

    def _named(self, text: str) -> set[UUID]:
        plain = _opening(text)
        telling = {
            key for key, names in self._own.items() if _names_one([name for name in names if len(name) > _SHORT], plain)
        }
        return telling | {key for device in devices(text) for key in self._naming.get(device, ())}


@lru_cache(maxsize=_READ)
def own_names(technology: str) -> tuple[str, ...]:
    """Return by which words a goal's technology is named: of each thing in it the last word, in the singular.

    "Elektronische toedienregistratie op de tablet" is "toedienregistratie": what follows a preposition says where and
    with what it works. A short word goes with the one before it, for "care" alone says little: "video care".
    """
    content = _content()["own_names"]
    head = re.split(rf"\b(?:{'|'.join(content['ends'].split())})\b|[.:;(]", _opening(technology))[0]
    things = re.split(rf"[,/+&]|\b(?:{'|'.join(content['joins'].split())})\b", head)
    words = map(_words, things)
    names = (" ".join(found[-1:] if len(found[-1]) > _SHORT else found[-2:]) for found in words if found)
    return tuple(dict.fromkeys(_singular(name) for name in names if not says("systems", name)))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_][\w’'-]*", _opening(text))


def _singular(word: str) -> str:
    """Return a word without the ending of more than one: "dwaalbanden" begins with "dwaalband"."""
    for ending in ("en", "’s", "'s", "s"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 3:
            return stem[:-1] if ending == "en" and stem[-1] == stem[-2] else stem
    return word


def _names_one(names: Sequence[str], text: str) -> bool:
    """Return whether a text has a word with one of some names in it; a short name is a word by itself."""
    return any(name in text if len(name) > 3 else re.search(rf"\b{re.escape(name)}\b", text) for name in names)


def introduces(text: str, named: bool = False) -> bool:
    """Return whether a line says that a device comes into use, not that it is prepared, learned or evaluated.

    ``named``: the line is known to name the technology of its goal.
    """
    if not (says("introduce", text) or _with_some().match(_opening(text))):
        return False
    if not (named or devices(text) or says("systems", text)):
        return False
    return not any(says(topic, text) for topic in ("around", "learn", "consent", "privacy", "safety"))


def counts_use(indicator: str, technology: str) -> bool:
    """Return whether an indicator counts devices, users or participants, and nothing of what that brings."""
    plain = _OFTEN.sub(" ", _opening(indicator))
    used = says("use", plain) or bool(devices(plain)) or _counted(plain, technology)
    return used and not says("effect", plain)


def _counted(indicator: str, technology: str) -> bool:
    """Return whether an indicator counts what people do with something: "aantal gesprekken"; not who does it."""
    opening = " ".join(_COUNT.sub("", indicator).split()[:2])
    return says("counted", opening) or (says("calls", opening) and says("calling", technology))


def covers_learning(what: str, note: str = "", meant: bool = False) -> bool:
    """Return whether a line replaces who learns: it says so, or speaks of no other absence and of no thing.

    ``meant``: the line is of a kind that is for colleagues. Of another kind it says nothing but that it replaces.
    """
    text = f"{what} {note}"
    if not says("backfill", text):
        return False
    if says("learn", text):
        return True
    if says("other_cover", text) or says("systems", text) or devices(text):
        return False
    return meant or all(word in _list("plain_cover") or says("backfill", word) for word in _words(what))


@lru_cache(maxsize=_READ)
def settled(text: str) -> tuple[str, ...]:
    """Return the sentences of a text that say how it is, not that it is put off, unknown or a question."""
    # A full stop within a word is of an abbreviation.
    sentences = (one.strip() for one in re.findall(r"(?:[^.!?;\n]|\.(?=\w))+[.!?;]*", text[:_PAGE]))
    told = (one for one in sentences if any(map(str.isalnum, one)) and "?" not in one)
    return tuple(one for one in told if not says("put_off", one))


@lru_cache(maxsize=_READ)
def step(text: str) -> tuple[int, str] | None:
    """Return how many come along at each step ("steeds drie erbij"), with what follows the number; None without."""
    for pattern in _steps():
        if found := pattern.search(_opening(text)):
            return _value(found["number"]), found["after"] or ""
    return None


def about_places(words: str) -> bool:
    """Return whether words name places: corridors, homes, routes."""
    return any(word in _list("places") for word in re.findall(r"\w+", words.lower()))


@lru_cache(maxsize=_READ)
def series(text: str) -> tuple[int, ...]:
    """Return the numbers of steps that a text lists ("3 in maart, 8 in mei, 12 vanaf juni"), or nothing.

    Left out are amounts of money, durations, dates and the numbers of things ("gang 1, 2 en 3").
    """
    for sentence in re.split(r"[.;:!?\n](?!\d)", _opening(text)):
        plain = _no_series().sub(" ", sentence)
        numbers = tuple(_value(word) for word in _numbers().findall(plain))
        listed = len(numbers) > 2 or len(_BY_MONTH.findall(sentence)) > 1
        if len(numbers) > 1 and listed and all(after > before for before, after in pairwise(numbers)):
            return numbers
    return ()


def jumps(numbers: Sequence[int], by: int) -> bool:
    """Return whether numbers go up by another amount than ``by``; the last step may be smaller."""
    apart = [after - before for before, after in pairwise(numbers)]
    if len(apart) == 1:
        return apart[0] % by > 0 and apart[0] > by
    return any(gap != by for gap in apart[:-1]) or apart[-1] > by


@lru_cache(maxsize=_READ)
def most_places(text: str) -> int:
    """Return the most places that a text names ("gang 1, 2 en 3", "vier huizen", "de andere drie"); 0 when none."""
    plain, found = _opening(text), [0]
    named, counted = _place_patterns()
    for match in named.finditer(plain):
        found += [int(one) for one in re.findall(r"\d+", match[1]) if int(one) <= _MOST_PLACES]
    for match in counted.finditer(plain):
        found.append(_value(match["number"]) + ("andere" in match[0] or "other" in match[0]))
    return max(found)


def hours(text: str) -> Decimal | None:
    """Return the most hours that a text speaks of, or None."""
    found = re.findall(r"(\d+(?:[.,]\d+)?)\s*(?:uur|uren|hours?)\b", _opening(text))
    return max((Decimal(number.replace(",", ".")) for number in found), default=None)


def rate(text: str) -> int | None:
    """Return the price of an hour in a text ("× € 34"), in cents, or None."""
    found = re.findall(r"€\s*(\d{2,3}(?:[.,]\d{2})?)(?![\d.,]*\d)", _opening(text))
    prices = [int(Decimal(number.replace(",", ".")) * 100) for number in found]
    return next((price for price in prices if price in _PRICES), None)


def _opening(text: str) -> str:
    """Return as much of a text as says what it is about, in small letters: a pasted report is not read to its end."""
    return text[:_LONGEST].lower()


@lru_cache(maxsize=_READ)
def _said(topic: str, text: str) -> bool:
    return bool(_pattern(topic).search(text))


@lru_cache(maxsize=_READ)
def _devices(text: str) -> tuple[str, ...]:
    entry = _content()["devices"]
    found = [part for part in entry["words"].split() if part in text]
    return (*found, *(match[0] for match in re.finditer(_alternatives(entry.get("exact", ""), entry["phrases"]), text)))


@cache
def _content() -> dict[str, dict[str, str]]:
    return tomllib.loads((WORDS / "planning.toml").read_text(encoding="utf-8"))


@cache
def _list(topic: str) -> frozenset[str]:
    return frozenset(_content()[topic]["exact"].split())


@cache
def _pattern(topic: str) -> re.Pattern[str]:
    entry = _content()[topic]
    parts = [rf"\w*{re.escape(word)}\w*" for word in entry.get("words", "").split()]
    whole = _alternatives(entry.get("exact", ""), entry.get("phrases", ()))
    return re.compile("|".join(filter(None, (rf"\b(?:{'|'.join(parts)})\b" if parts else "", whole))))


def _alternatives(exact: str, phrases: object) -> str:
    listed = phrases if isinstance(phrases, list) else []
    words = [re.escape(word) for word in exact.split()]
    # A star by itself is at most six words; one behind a word is its ending.
    some = r"\s+(?:\S+\s+){1,6}?"
    for phrase in listed:
        found = " ".join(map(_of_phrase, phrase.split())).replace(" ANY ", some)
        words.append(f"{found.removesuffix('ANY')}\\w+" if found.endswith(" ANY") else found)
    return rf"\b(?:{'|'.join(words)})\b" if words else ""


def _of_phrase(word: str) -> str:
    return "ANY" if word == "*" else re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "")


@cache
def _number() -> str:
    numbers = _content()["numbers"]
    return "|".join([r"\d{1,3}", *numbers["nl"].split(), *numbers["en"].split()])


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_number()})\b")


@cache
def _place_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how places are named ("gang 1, 2 en 3") and counted ("de andere drie huizen")."""
    places = "|".join(sorted(_list("places"), key=len, reverse=True))
    return (
        re.compile(rf"\b(?:{places})\s+((?:\d+\s*(?:,|en|and|t/m|tot en met|to|-|–|&)?\s*)+)"),
        re.compile(rf"\b(?:(?:andere|other)\s+)?(?P<number>{_number()})\s+(?:andere\s+|other\s+)?(?:{places})\b"),
    )


@cache
def _with_some() -> re.Pattern[str]:
    """Return how a line opens that only says what comes to how many: "Bedsensor bij drie bewoners"."""
    people = _alternatives(_content()["grows"]["exact"], ())
    first = r"(?:(?:de|the|eerste|first)\s+){0,2}"
    return re.compile(rf"\W*(?:\S+\s+){{1,2}}(?:bij|with)\s+{first}(?:{_number()})\s+{people}")


@cache
def _values() -> dict[str, int]:
    numbers = _content()["numbers"]
    return {word: value for words in (numbers["nl"], numbers["en"]) for value, word in enumerate(words.split())}


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _values()[word]


@cache
def _steps() -> tuple[re.Pattern[str], ...]:
    number, some = rf"(?P<number>{_number()})\b", r"(?P<after>(?:\s+\w+){0,3}?)"
    period = r"(?:dag|week|maand|kwartaal|ronde|day|week|month|quarter|round)"
    often = "steeds|telkens|always|maandelijks|wekelijks|monthly|weekly"
    each = rf"(?:{often}|(?:elke|iedere|each|every)\s+\w+|(?:per|om\s+de)\s+{period})"
    sized = "in stap(?:pen|jes) van|in (?:small )?steps of|in groep(?:en|jes) van|in groups of|adding|per keer|per stap"
    # What can come along: without one of these words a number by month may be of anything.
    more = (
        rf"(?:\s+(?:nieuwe|andere|extra|new|more|other))?(?:\s+(?:{_alternatives(_content()['grows']['exact'], ())}))"
    )
    end = r"(?=\s*(?:$|[.,;:!?)]))"
    # An amount, or what something goes to, from or beyond, is no step.
    before = ("naar", "van", "tot", "dan", "to", "from", "than")
    alone = r"(?<![€\d.,×x]\s)(?<![€\d.,×])" + "".join(rf"(?<!\b{word}\s)" for word in before)
    added = rf"(?:(?:erbij|meer|extra|tegelijk|verder|more|added)\b|(?:bij|toe)\b{end})"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"\b{each}\s+(?:\w+\s+){{0,2}}?{number}{some}\s+{added}",
            rf"\b(?:steeds|telkens|always)\s+(?:met\s+|by\s+)?{number}(?P<after>{more}|{end})",
            rf"{alone}\b{number}(?P<after>{more}?|\s+(?:extra|more|nieuwe|new))\s+(?:per|a)\s+(?:week|maand|kwartaal|month|quarter)\b",
            rf"\b(?:per\s+{period}|each\s+{period}|every\s+{period})\s+{number}(?P<after>{more}){end}",
            rf"\b(?:{sized})\s+{number}{some}",
            rf"\b(?:(?:each|every)\s+\w+\s+(?:we|they)\s+add|voeg\w*\s+er\s+(?:steeds|telkens))\s+{number}{some}",
            rf"\b{number}{some}\s+erbij\s+(?:per|elke|iedere)\s+\w+\b",
            rf"\b{number}{some}\s+(?:erbij\s+)?(?:per keer|per stap|tegelijk|at a time)\b",
            rf"\b{number}{some}\s+(?:more\s+)?(?:each|every)\s+\w+\b",
        )
    )


@cache
def _no_series() -> re.Pattern[str]:
    number = _number()
    lasting = r"(?:uur|uren|minu\w+|weken?|maand\w*|dagen?|keer|jaar|jaren|hours?|weeks?|months?|days?|times|years?)"
    things = (
        "gang|kamer|afdeling|doel|route|stap|fase|week|kwartaal|niveau|type|groep|goal|room|wing|ward|"
        "step|phase|quarter"
    )
    return re.compile(
        rf"€\s*[\d.,]+|\d+\s*%|(?:19|20)\d\d|(?:{number})\s*[×x]\s|\b(?:{number})\s+{lasting}\b|\b(?:{number})\s+{_MONTH}"
        rf"|\b(?:{things})(?:en|s)?\s+(?:\d+\s*(?:,|en|and|-)?\s*)+|\d+[.,:]\d+"
    )
