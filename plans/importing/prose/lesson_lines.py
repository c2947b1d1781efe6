"""A training written as one line of text: "Beeldbellen basis: 1 uur, 12 plekken, 9 maart, voor helpenden"."""

from __future__ import annotations

import re

from plans.importing.files.grid import Cell
from plans.importing.prose.task_lines import names_day

LESSON = ("Scholing", "Datum", "Duur", "Aantal plekken", "Voor wie", "Kosten", "Trainer")
_LONGEST = 300
_APART = re.compile(r"\s*(?::\s+|(?<!\d),\s*|,\s+|,(?=\D)|[;()]\s*|\s[-–]\s)\s*(?!\d{3}(?!\d* ?(?:euro|eur|€)))")
_POINT = re.compile(r"^\s*(?:[-–•*·▪◦]|\d{1,2}[.)])\s+")
_HOURS = re.compile(
    r"(?i)(?:ca\.? ?)?\d[\d.,½]* ?(?:uur|uren|u|min\w*|dag|dagen|dagde\w+|hours?|hrs?)\.?|\d{1,2}:\d\d(?: ?uur)?|"
    r"(?:half|halve|heel|hele|anderhal\w*|een|één|twee|drie) (?:half |halve )?(?:uur|dag|dagen|dagde\w+|kwartier)"
)
_PLACES = re.compile(
    r"(?i)(?:max\.?|voor|ca\.?)? ?(\d+) ?(?:plekken|plaatsen|pers\w*|deelnemers|collega\S*|medewerkers|"
    r"vrijwilligers|mensen|staff|pl\.?|p\.?|places|seats)"
)
_COST = re.compile(
    r"(?i)(?:(?:kosten|kost|prijs|cost|price|à|a|ca\.?|totaal)[\s:]*)*((?:€|eur)\s*\d[\d.,]*|\d[\d.,]*\s*(?:euro|eur|€))"
    r"(\s*(?:p\.?p\.?|per persoon|per deelnemer|each|totaal|in totaal|total|"
    r"(?:excl|incl)(?:usief|\.)? ?(?:btw|vat)))?"
    r"|((?:geen kosten|kosteloos|gratis|free)(?: \([^()]*\))?)"
)
"""What it costs: "€ 900", "kosten 450 euro", "gratis"."""
_FEW_CENTS = re.compile(r"(?<=\d),[-–—=]+")
"""No cents, behind an amount: "€ 900,-"."""
_ASKS_COST = re.compile(r"(?i)\b(kosten|prijs|costs?|price):\s+(?=€|eur|\d)")
"""A label before what it costs, in the midst of a line."""
_BEGINS = re.compile(r"(?i)(?:start|begint|vanaf|from|starts)(?: op| per| on)? (.+)")
_CLOCK = re.compile(
    r"(?i)(.*?[^\s,]),?\s+(?:van |from )?((\d{1,2})[.:](\d\d)(?: uur)?\s*(?:tot|t/m|-|–|to|until)\s*"
    r"(\d{1,2})[.:](\d\d)(?: uur)?)"
)
"""A day with from when to when: "dinsdag 9 maart van 13.00 tot 15.00 uur"."""
_FORM = re.compile(r"(?i)e-?learning|online|klassikaal|webinar|workshop|in-?company")
_OFTEN = re.compile(r"(?i)(?:elke?|iedere?|every|each) .+")
"""When it comes back: no day, but when all the same."""
_GIVEN = re.compile(r"(?i)(?:gegeven |verzorgd )?door\s+|(?:trainer|docent|given by|by)\s*:?\s+")
_LENGTH = re.compile(r"(?i)(.*[^\W\d]\S*)\s+(\d[\d.,½]* ?(?:uur|uren|u|min\w*|dagde\w+|hours?|hrs?))\.?")
_FOR = re.compile(r"(?i)(?:voor|for|doelgroep:?)\s+(?:de |het |alle )?")


def parse_lesson(words: str, when: str = "") -> list[Cell]:
    """Return a training by its parts, in the order of ``LESSON``; ``when`` is known from where it stands."""
    if len(words) > _LONGEST:
        return [words, when or None, None, None, None, None, None]
    plain = _ASKS_COST.sub(r"\1 ", _FEW_CENTS.sub("", _POINT.sub("", words, count=1)))
    what, *details = [part for part in _APART.split(plain) if part.strip()]
    hours = places = audience = cost = trainer = None
    if found := _LENGTH.fullmatch(what):
        what, hours = found[1], found[2]
    for detail in (part.strip(" .") for part in details):
        if (timed := _CLOCK.fullmatch(detail)) and names_day(timed[1]):
            # The times themselves stay in the text.
            when, what = timed[1], f"{what}, {timed[2]}"
            hours = hours or _between(timed)
        elif _FORM.fullmatch(detail):
            what = f"{what}, {detail}"
        elif found := _PLACES.fullmatch(detail):
            places = found[1]
        elif hours is None and _HOURS.fullmatch(detail):
            hours = detail
        elif cost is None and (paid := _COST.fullmatch(detail)):
            cost = f"{paid[1]}{paid[2] or ''}" if paid[1] else paid[3]
        elif trainer is None and (given := _GIVEN.match(detail)):
            trainer = detail[given.end() :]
        elif (names_day(detail) and not _FOR.match(detail)) or (not when and _says_when(detail)):
            when = detail
        elif audience is None:
            audience = _FOR.sub("", detail, count=1)
        else:
            what = f"{what}, {detail}"
    return [what.strip(), when or None, hours, places, audience, cost, trainer]


def _between(timed: re.Match[str]) -> str | None:
    """Return how long something is by its times, in hours."""
    minutes = (int(timed[5]) - int(timed[3])) * 60 + int(timed[6]) - int(timed[4])
    return f"{minutes / 60:g} uur".replace(".", ",") if minutes > 0 else None


def _says_when(words: str) -> bool:
    """Return whether words say when a training begins, or how often it comes back: "start 7 april", "elke maandag"."""
    begins = _BEGINS.fullmatch(words)
    return _OFTEN.fullmatch(words) is not None or (begins is not None and names_day(begins[1]))


def is_detailed(line: list[Cell]) -> bool:
    """Return whether when, how long, for how many or how much is said of a training; who comes may be any words."""
    return any(cell is not None for cell in (*line[1:4], line[5]))
