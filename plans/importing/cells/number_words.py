"""Numbers as people write them in words, and goals that say in their text from how much to how much."""

from __future__ import annotations

import re
from typing import NamedTuple

_UNITS = {
    "nul": 0, "geen": 0, "een": 1, "één": 1, "eén": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7,
    "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15,
    "zestien": 16, "zeventien": 17, "achttien": 18, "negentien": 19,
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_HUNDRED = {"honderd": 100, "hundred": 100, "duizend": 1000, "thousand": 1000}
_NAMES = {**_UNITS, **_TENS, **_HUNDRED}
_DUTCH = {
    f"{unit}{'ën' if unit.endswith('e') else 'en'}{ten}": number + tens
    for unit, number in _UNITS.items()
    for ten, tens in _TENS.items()
    if 0 < number < 10
}
_ALL = {**_NAMES, **_DUTCH, **{word.replace("ë", "e"): number for word, number in _DUTCH.items()}}
_WORD = re.compile(rf"(?i)(?<![\w])({'|'.join(sorted(_ALL, key=len, reverse=True))})(?![\w])")


def in_figures(words: str) -> str:
    """Return a text with the number in words that it begins with in figures: "negen keer" is "9 keer".

    So many out of so many is a percentage: "1 op de 20 cliënten" is 5%.
    """
    plain = words.strip()
    if rate := _RATE.fullmatch(plain):
        part, whole = (int(word) if word.isdigit() else _ALL.get(word.casefold(), 0) for word in (rate[1], rate[2]))
    if rate and 0 < part < whole:
        share = round(100 * part / whole, 1)
        return f"{share:g}%".replace(".", ",")
    found = _WORD.match(plain)
    if found is None:
        return words
    return f"{_ALL[found[1].casefold()]}{plain[found.end() :]}"


_RATE = re.compile(
    r"(?i)(\d{1,3}|[^\W\d]+) (?:op de|op|out of|in every) (\d{1,3}|[^\W\d]+)"
    r"(?: (?!(?:dag|week|weken|maand|jaar|keer|days|weeks|months)"
    r"[a-z]*\b)[^\W\d].*)?"
)
_LONGEST = 400
"""Characters of a text in which a change is looked for."""


class Change(NamedTuple):
    """From how much to how much a text says that something goes; what it does not say is empty."""

    baseline: str = ""
    target: str = ""
    unit: str = ""


_FIGURE = r"(?:€ ?)?\d[\d.,]*(?: ?%)?"
_MOST = r"(?:(?:maximaal|max\.?|hooguit|ten hoogste|minimaal|min\.?|minstens|ten minste|≤|≥|<|>|at most|at least) ?)?"
_FROM_TO = re.compile(
    rf"(?i)\b(?:van|from) ({_FIGURE}) (?:[^\W\d]+ ){{0,2}}?(?:naar|tot|to|→|"
    rf"->) {_MOST}({_FIGURE})(?: ([^\W\d][^.,;()]*))?"
)
_ARROW = re.compile(
    rf"(?:^|[:;,(–-])\s*({_FIGURE}) *(?:→|->|⇒|=>) *{_MOST}({_FIGURE})(?: ([^\W\d][^.,;()]*))?\s*(?:[).;,]|$)"
)
_NOW = re.compile(
    rf"(?i)\b(?:nu|nulmeting|huidig|stand nu|now|currently|was|in 20\d\d)\b:? (?:is dat |zijn dat |"
    rf"zijn het |is het |kunnen |doen |hebben )?{_MOST}({_FIGURE})"
)
_THEN = re.compile(
    rf"(?i)\b(?:straks|doel|we willen|wij willen|willen we|wordt|worden|naar|streven|norm|onder|boven|"
    rf"under|below|above|then|einde?(?: van)?(?: 20\d\d| (?:dit|het) jaar)?|"
    rf"target|later|dan)\b:? (?:is dat |zijn dat )?{_MOST}({_FIGURE})"
)
_BY_WHEN = re.compile(
    r"(?i)(?:^|\s+)(?:(?:voor|vóór|op|uiterlijk|in|per|by|before|on) (?:\d|eind|begin|half|(?:jan|feb|mrt|maart|apr|"
    r"mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\b|20\d\d|(?:het|dit) jaar)|(?:eind|einde|begin|half) ).*$"
)
"""By when it is so, behind what is counted: "van 4 naar 1 per nacht voor 1 november"."""
_COMES_FROM = re.compile(
    r"(?i)(?:^|\s+)(?:door|dankzij|vanwege|omdat|doordat|zodat|waardoor|met behulp van|thanks to|because|by|so that)"
    r"\s.*$|^(?:met|via|bij|in|op|voor|binnen|zonder|te|en|of|with|at|on|for|within|and|or)\s.*$"
)
"""Why it becomes so, or where: nothing that is counted, as in "van 4 naar 1 door sensoren"."""
_YEAR = re.compile(r"\s*\b20\d\d\b")
_FIRST = re.compile(r"(?i)^\s*(?:\w\d+: *)?(?:alle |de |minimaal |minstens |all )?(\d[\d.,]*(?: ?%)?) (?=[^\W\d])")


def change_in(words: str) -> Change:
    """Return from how much to how much a goal goes by its text: "van 9 naar 5 per kwartaal", "30 cliënten (nu 12)"."""
    if len(words) > _LONGEST:
        return Change()
    for pattern in (_FROM_TO, _ARROW):
        if found := pattern.search(words):
            return Change(found[1], found[2].rstrip(".,"), _counted(found[3] or ""))
    now = _NOW.search(words)
    if now is None:
        return Change()
    # A year is by when, and never how much.
    rest = _YEAR.sub("", words[: now.start()] + " " + words[now.end() :])
    then = _THEN.search(rest) or _FIRST.match(rest)
    return Change(now[1].rstrip(".,"), then[1].rstrip(".,") if then else "")


def _counted(words: str) -> str:
    """Return what is counted, of what stands behind a figure: without by when it is so and what it comes from."""
    return _COMES_FROM.sub("", _BY_WHEN.sub("", words)).strip()


_PARTS = {
    "de helft": 0.5,
    "helft": 0.5,
    "half": 0.5,
    "half zo veel": 0.5,
    "het dubbele": 2.0,
    "dubbel": 2.0,
    "twee keer zoveel": 2.0,
}


def part_of(words: str, baseline: str) -> str:
    """Return what "de helft" or "het dubbele" of a baseline comes to, in figures; nothing for other words."""
    part = _PARTS.get(" ".join(words.casefold().split()))
    figure = re.match(r"\s*(\d+)(?![\d.,])", in_figures(baseline))
    if part is None or figure is None:
        return ""
    made = int(figure[1]) * part
    return str(int(made)) if made.is_integer() else f"{made:.1f}".replace(".", ",")
