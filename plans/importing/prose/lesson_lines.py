"""A training written as one line of text: "Beeldbellen basis: 1 uur, 12 plekken, 9 maart, voor helpenden"."""

from __future__ import annotations

import re

from plans.importing.cells.name_parts import sort_of
from plans.importing.files.grid import Cell
from plans.importing.prose.task_lines import names_day

LESSON = ("Scholing", "Datum", "Duur", "Aantal plekken", "Voor wie", "Kosten", "Trainer")
_LONGEST = 300
_APART = re.compile(r"\s*(?::\s+|(?<!\d),\s*|,\s+|,(?=\D)|[;()]\s*|\s[-–]\s)\s*(?!\d{3}(?!\d* ?(?:euro|eur|€)))")
_POINT = re.compile(r"^\s*(?:[-–•*·▪◦]|\d{1,2}[.)])\s+")
_HOURS = re.compile(
    r"(?i)((?:ca\.? ?)?(?:\d+ ?[x×] ?)?\d[\d.,½]* ?(?:uur|uren|u|min\w*|dag|dagen|dagde\w+|hours?|hrs?)\.?|"
    r"\d{1,2}:\d\d(?: ?uur)?|"
    r"(?:half|halve|heel|hele|anderhal\w*|een|één|twee|drie) (?:half |halve )?(?:uur|dag|dagen|dagde\w+|kwartier))"
    r"(?: (?:p\.? ?p\.?|per (?:persoon|deelnemer|medewerker|collega|person|head)|each|elk|de man))?"
)
"""How long it takes each: "2 uur", "1,5 uur per persoon", "een halve dag"."""
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

_ABOUT = re.compile(r"(?i)(?:met|over|inclusief|incl\.?|with|about|including)\s+\S")
"""What a part begins with that says more of the training itself: "met oefenen op de werkplek"."""
_ONLY_DAY = re.compile(
    r"(?i)\s*(?:(?:begin|half|eind|ma|di|wo|do|vr|[a-z]+dag) )?(?:\d{1,2}[ /.-])?"
    r"(?:\d{1,2}|[a-z]+\.?)(?:[ /.-](?:20)?\d\d)?\s*"
)
"""A day or month and no more."""


def parse_lesson(words: str, when: str = "") -> list[Cell]:
    """Return a training by its parts, in the order of ``LESSON``; ``when`` is known from where it stands."""
    if len(words) > _LONGEST:
        return [words, when or None, None, None, None, None, None]
    plain = _ASKS_COST.sub(r"\1 ", _FEW_CENTS.sub("", _POINT.sub("", words, count=1)))
    what, *details = _titled_first([part for part in _APART.split(plain) if part.strip()])
    hours = places = audience = cost = trainer = None
    if found := _LENGTH.fullmatch(what):
        what, hours = found[1], found[2]
    for place, detail in enumerate(part.strip(" .") for part in details):
        if (timed := _CLOCK.fullmatch(detail)) and names_day(timed[1]):
            # The times themselves stay in the text.
            when, what = timed[1], f"{what}, {timed[2]}"
            hours = hours or _between(timed)
        elif _FORM.fullmatch(detail):
            what = f"{what}, {detail}"
        elif found := _PLACES.fullmatch(detail):
            places = found[1]
        elif hours is None and (long := _HOURS.fullmatch(detail)):
            hours = long[1]
        elif cost is None and (paid := _COST.fullmatch(detail)):
            cost = f"{paid[1]}{paid[2] or ''}" if paid[1] else paid[3]
        elif trainer is None and (given := _GIVEN.match(detail)):
            trainer = detail[given.end() :]
        elif (names_day(detail) and not _is_for(detail)) or (not when and _says_when(detail)):
            when = detail
        elif place == 0 and f"{what}: {detail}" in plain and not _is_for(detail):
            # "Nachtdienst: omgaan met sensormeldingen" is one title.
            what = f"{what}: {detail}"
        elif _ABOUT.match(detail):
            what = f"{what}, {detail}"
        elif audience is None:
            audience = _FOR.sub("", detail, count=1)
        else:
            what = f"{what}, {detail}"
    return [what.strip(), when or None, hours, places, audience, cost, trainer]


def _titled_first(parts: list[str]) -> list[str]:
    """Return the parts of a line with its title first: "12 maart – Tillift, 3 uur" begins with a day."""
    first, *others = parts or [""]
    if others and names_day(first) and _ONLY_DAY.fullmatch(first) and not names_day(others[0]):
        return [others[0], first, *others[1:]]
    return [first, *others]


def _is_for(words: str) -> bool:
    """Return whether a part says who comes: "voor helpenden", "alle medewerkers"; "voor 1 mei" is a day."""
    if found := _FOR.match(words):
        return not words[found.end() :][:1].isdigit() or not names_day(words)
    return sort_of(words) in ("team", "group", "role", "leader") and not names_day(words)


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
