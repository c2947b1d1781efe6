"""A training written as one line of text: "Beeldbellen basis: 1 uur, 12 plekken, 9 maart, voor helpenden"."""

from __future__ import annotations

import re

from plans.importing.files.grid import Cell
from plans.importing.prose.task_lines import names_day

LESSON = ("Scholing", "Datum", "Duur", "Aantal plekken", "Voor wie")
_LONGEST = 300
_APART = re.compile(r"\s*(?::\s+|(?<!\d),\s*|,\s+|,(?=\D)|[;()]\s*|\s[-–]\s)\s*(?!\d{3})")
_POINT = re.compile(r"^\s*(?:[-–•*·▪◦]|\d{1,2}[.)])\s+")
_HOURS = re.compile(
    r"(?i)(?:ca\.? ?)?\d[\d.,½]* ?(?:uur|uren|u|min\w*|dag|dagen|dagde\w+|hours?|hrs?)\.?|\d{1,2}:\d\d(?: ?uur)?|"
    r"(?:half|halve|heel|hele|anderhal\w*|een|één|twee|drie) (?:half |halve )?(?:uur|dag|dagen|dagde\w+|kwartier)"
)
_PLACES = re.compile(
    r"(?i)(?:max\.?|voor|ca\.?)? ?(\d+) ?(?:plekken|plaatsen|pers\w*|deelnemers|collega\S*|medewerkers|"
    r"vrijwilligers|mensen|staff|pl\.?|p\.?|places|seats)"
)
_LENGTH = re.compile(r"(?i)(.*[^\W\d]\S*)\s+(\d[\d.,½]* ?(?:uur|uren|u|min\w*|dagde\w+|hours?|hrs?))\.?")
_FOR = re.compile(r"(?i)(?:voor|for|doelgroep:?)\s+(?:de |het |alle )?")


def parse_lesson(words: str, when: str = "") -> list[Cell]:
    """Return a training by its parts, in the order of ``LESSON``; ``when`` is known from where it stands."""
    if len(words) > _LONGEST:
        return [words, when or None, None, None, None]
    what, *details = [part for part in _APART.split(_POINT.sub("", words, count=1)) if part.strip()]
    hours = places = audience = None
    if found := _LENGTH.fullmatch(what):
        what, hours = found[1], found[2]
    for detail in (part.strip(" .") for part in details):
        if found := _PLACES.fullmatch(detail):
            places = found[1]
        elif hours is None and _HOURS.fullmatch(detail):
            hours = detail
        elif names_day(detail) and not _FOR.match(detail):
            when = detail
        elif audience is None:
            audience = _FOR.sub("", detail, count=1)
        else:
            what = f"{what}, {detail}"
    return [what.strip(), when or None, hours, places, audience]


def is_detailed(line: list[Cell]) -> bool:
    """Return whether when, how long or for how many is said of a training; who comes may be any words behind it."""
    return any(cell is not None for cell in line[1:4])
