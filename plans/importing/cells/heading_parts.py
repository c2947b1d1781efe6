"""Headings of which a part says enough: words cut short or written as letters, or two that may stand for the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plans.exchange.headings import normalise

_SHORTENED = re.compile(r"(?:[^\W\d_]+ )?[^\W\d_]+\.")
_LEAST_SHORTENED = 3
_CUT_SHORT = re.compile(r"(?=[^.]*\.)(?:[^\W\d_]{2,}(?:\.\s?|\s?/\s?|\.?/|\s)){1,3}[^\W\d_]{2,}\.?")
"""Several words of which some are cut short: "Verantw. pers.", "Struct./inc."."""
_CUT_WITHIN = re.compile(r"([^\W\d_]{2,})\.\s?-?([^\W\d_]{3,})")
"""A word of which the first part is cut short: "Act.houder", "Proj. leider"."""
_LONGEST = 40
_YEAR = re.compile(r"\s+(?:20\d\d|['’]\d\d)\s*$")
_TWO = 2
_EACH = re.compile(
    r"\b(kosten|kost|costs?|prijs|price|tarief|bedrag|uren|uur|duur|tijd|minuten|hours|time|fee)"
    r" (?:p ?p|p pers|per (?:head|kop|hoofd|man|pers|cursist|deelnemer)|each|de man)$"
)
"""What something is or costs for each: "Cost p.p.", "Prijs per hoofd"."""
_LETTERS = {"w": "week", "wk": "week", "j": "jaar", "jr": "jaar", "mnd": "maand", "kw": "kwartaal"}
"""What stands for a part of a year behind a "p": "uren p.w.", "bedrag p.j."."""


_WHO = {
    "mdw": "medewerkers",
    "mdws": "medewerkers",
    "medew": "medewerkers",
    "dln": "deelnemers",
    "dnmrs": "deelnemers",
    "deeln": "deelnemers",
    "pers": "personen",
    "prs": "personen",
    "coll": "collegas",
    "bew": "bewoners",
    "clt": "clienten",
    "ptn": "patienten",
}
"""Words for people as they are cut short in headings: "Aantal mdw"."""
_OF_SOMEBODY = re.compile(
    r"(?i:opm\w*|notities?|noten?|toel\w*|reacties?|commentaar|bijz\w*|remarks?|notes?|comments?)\.?"
    r"(?: (?:van|door|by|from))? (?!(?:Count|Date|Text|Type|Field|Status|Number|Aantal|Datum|Nummer|Soort)\b)"
    r"[A-ZÀ-Þ][\w’'-]+\.?"
)
"""A word for remarks and the name of who made them: "Opm. Marco", "Notities van Sanne"."""


def abbreviated(known: Mapping[str, tuple[str, ...]], heading: str) -> tuple[str, ...]:
    """Return the fields of the shortest wording that a shortened heading begins: "Verantw.", "Opm."."""
    heading = _YEAR.sub("", heading)
    plain = normalise(heading)
    if (within := _CUT_WITHIN.fullmatch(heading.strip().casefold())) and (whole := _cut_within(known, within)):
        return whole
    if len(heading) <= _LONGEST and _CUT_SHORT.fullmatch(heading.strip()):
        return _cut_short(known, heading)
    if not _SHORTENED.fullmatch(heading.strip()) or len(plain) < _LEAST_SHORTENED:
        return ()
    begun = [words for words in known if words.startswith(plain)]
    return known[min(begun, key=len)] if begun else ()


def _cut_within(known: Mapping[str, tuple[str, ...]], found: re.Match[str]) -> tuple[str, ...]:
    """Return the fields of the shortest word that begins as the one part and ends as the other."""
    begun = [
        words
        for words in known
        if " " not in words and words.startswith(found[1]) and words.endswith(found[2]) and words != found[2]
    ]
    return known[min(begun, key=len)] if begun else ()


def _cut_short(known: Mapping[str, tuple[str, ...]], heading: str) -> tuple[str, ...]:
    """Return the fields of the shortest wording of as many words, of which each begins so: "Max. deeln."."""
    parts = [part.casefold() for part in re.findall(r"[^\W\d_]+\.?", heading)]
    begun = [
        words
        for words in known
        if len(split := words.split()) == len(parts)
        and all(word.startswith(part.rstrip(".")) for word, part in zip(split, parts, strict=True))
    ]
    return known[min(begun, key=len)] if begun else ()


def of_somebody(known: Mapping[str, tuple[str, ...]], heading: str) -> tuple[str, ...]:
    """Return that remarks stand below a word for those with a name behind it: "Opm. Marco"."""
    is_named = _OF_SOMEBODY.fullmatch(heading.strip()) is not None
    return tuple(name for name in known.get("opmerking", ()) if is_named)


def written_out(plain: str) -> Iterator[str]:
    """Give a heading with words for the letters in it: "Cost p.p.", "Uren p.w.", "Aantal mdw"."""
    if (whole := " ".join(_WHO.get(word, word) for word in plain.split())) != plain:
        yield whole
    for whole in ("persoon", "person"):
        if (each := _EACH.sub(rf"\1 per {whole}", plain)) != plain:
            yield each
    if found := re.fullmatch(r"(.+) p ?(w|wk|j|jr|mnd|kw)", plain):
        yield f"{found[1]} per {_LETTERS[found[2]]}"


def said_twice(known: Mapping[str, tuple[str, ...]], heading: str) -> tuple[str, ...]:
    """Return the fields that each of two words of a heading may stand for: "Onderwerp bijeenkomst", "Prijs totaal"."""
    words = normalise(heading).split()
    if len(words) != _TWO or not all(word in known for word in words):
        return ()
    return tuple(name for name in known[words[0]] if name in known[words[1]])
