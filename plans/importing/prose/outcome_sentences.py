"""What a sentence below the title of a goal says is reached: "Eind 2027 bellen 12 cliënten met beeld (nu 3)."."""

from __future__ import annotations

import re

from plans.importing.prose.task_lines import names_day, parse_task

_FIGURE = r"(\d[\d.,]*\d|\d)\s*(%|procent)?"
_NOW = re.compile(
    rf"(?i)\s*\((?:nu|now|was|stand nu|nulmeting|in 20\d\d):?\s*(?:gemiddeld |ongeveer |circa |ca\.? |about )?"
    rf"{_FIGURE}[^()]*\)|,? nu {_FIGURE}(?=[.;]|$)"
)
"""Where it stands, behind what is to be: "(nu 3)"."""
_THEN = re.compile(
    r"(?i)(?:(?:aan het|op het|by the|at the) )?"
    r"((?:eind(?:e)?|ultimo|begin|half|in|per|vóór|voor(?= \d)|op|uiterlijk|end of|by) "
    r"(?:(?:van )?(?:het|dit) jaar|(?:\d{1,2} )?[a-z]+ 20\d\d|20\d\d|\d{1,2} [a-z]+))\b"
)
"""By when, as the first or the last words."""
_COUNTED = re.compile(r"(?:[^\W\d]+ ){0,2}\d[\d.,]*\s*(%|procent)?\s+([^\W\d][^\d]{5,})")
_REACHED = re.compile(
    r"(?i)(.*\S),? (?:gehaald|bereikt|behaald|klaar|gereed|reached|achieved) "
    r"(?:op|per|in|vóór|voor|uiterlijk|by|on|before) (.{3,20})"
)
"""By when a goal is reached, behind its title."""
_LED = re.compile(r"(?i)[(,;–-]\s*(?:trekker|eigenaar|doeleigenaar|kartrekker|verantwoordelijke?|owner|lead)\b[ :=]")
"""Who leads a goal, or by when it is reached, behind its title: "(trekker Bo Mol, klaar 1 juni)", "– trekker: Bo"."""
_OF_SOMETHING = re.compile(
    r"(?i)\b(?:team|afdeling|fase|niveau|week|kwartaal|etage|stap|locatie|nummer|nr\.?|q|versie) \d"
)
"""A figure that numbers something."""
_UNIT = re.compile(r"\d\s+([^\W\d]+)")
_YEAR = re.compile(r"20\d\d")


def parse_outcome(sentence: str) -> list[tuple[str, str]]:
    """Return a sentence as the result of a goal, with where it stands and goes and by when; nothing for any other."""
    words = sentence.strip()
    now = _NOW.search(words)
    bare = (words[: now.start()] + words[now.end() :] if now else words).strip(" .;")
    then = _THEN.match(bare) or _ending(bare)
    if then is None or not names_day(_without_preposition(then[1])):
        return []
    found = [("result", words.rstrip(".")), ("due", _without_preposition(then[1]))]
    figures = re.findall(_FIGURE, _YEAR.sub(" ", bare[: then.start()] + bare[then.end() :]))
    if now and len(figures) == 1:
        # Only a figure that has one of today beside it says for sure where the goal goes.
        figure, sign = figures[0]
        start, of_start = (now[1], now[2]) if now[1] else (now[3], now[4])
        found += [("baseline", f"{start}{'%' if of_start else ''}"), ("target", f"{figure}{'%' if sign else ''}")]
    return found


def led_title(words: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the title of a goal without who leads it and by when it is reached, with those as fields."""
    if not _LED.search(words):
        return words, []
    said = parse_task(words)
    told = [("owner_id", said.who)] + ([("due", said.when)] if said.when else [])
    return (said.what, told) if said.who and words.startswith(said.what) else (words, [])


def parse_title(words: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the title of a goal without who leads it and by when, with those and what it says of today as fields.

    "Binnen 10 minuten gelezen (nu gemiddeld 95 minuten), gehaald op 1 september"
    """
    title, told = led_title(words.strip().rstrip("."))
    if (then := _REACHED.fullmatch(title)) and names_day(then[2]):
        title, told = then[1].rstrip(" ,"), [*told, ("due", then[2])]
    now = _NOW.search(title)
    if now is None or not now[1]:
        return title, told
    bare = title[: now.start()] + title[now.end() :]
    told.append(("baseline", now[1] + ("%" if now[2] else "")))
    figures = re.findall(_FIGURE, _YEAR.sub(" ", bare))
    # A figure of something else, "team 3", is not where it goes.
    unit, counted = _UNIT.search(now[0]), _UNIT.search(bare)
    same = unit is None or (counted is not None and counted[1] == unit[1])
    if len(figures) == 1 and bool(now[2]) == bool(figures[0][1]) and same and not _OF_SOMETHING.search(bare):
        told.append(("target", figures[0][0] + ("%" if figures[0][1] else "")))
        told += [("unit", unit[1])] if unit is not None else []
    return title, told


def _ending(words: str) -> re.Match[str] | None:
    """Return when something is reached, as the last words of a sentence."""
    return next((found for found in _THEN.finditer(words) if found.end() == len(words)), None)


def _without_preposition(words: str) -> str:
    return re.sub(r"(?i)^(?:in|per|op|by|voor) ", "", words)


def measured_in(words: str) -> str:
    """Return what is counted behind a number: "8 valincidenten per kwartaal", "80% van de bewoners"; else nothing."""
    found = _COUNTED.fullmatch(words)
    return f"{'% ' if found[1] else ''}{found[2]}" if found else ""
