"""What stands above or below a list and is nothing to do: who was there, points of an agenda, of when the list is."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise
from plans.importing.prose.task_lines import Task, is_name, names_day

_ATTENDANCE = re.compile(
    r"(?:(?:aan|af)wezig(?:en|heid)?|(?:met )?(?:kennisgeving|bericht)(?: van verhindering)?(?: afwezig)?|"
    r"(?:met|zonder) (?:kennisgeving|bericht) afwezig|afmeldingen|afgemeld|verhinderd|voorzitter|notulist|notulen|"
    r"verslag|present|attendees|apologies|absent|chair|minutes)"
)
_FIXED = re.compile(
    r"(?:opening|welkom|mededelingen|ingekomen stukken|(?:vaststell(?:en|ing) )?(?:van )?(?:de )?agenda|"
    r"(?:(?:goedkeuring|bespreken|vaststellen) )?(?:notulen|verslag|actielijst|actiepunten)(?: van)?"
    r"(?: (?:de )?(?:vorige?|laatste)(?: \w+)?| \d.*)?|"
    r"rondvraag|wvttk|w v t t k|wat verder ter tafel komt|sluiting|afsluiting|pauze|"
    r"(?:datum )?volgend(?:e)? (?:keer|overleg|vergadering|bijeenkomst)|"
    r"welcome|announcements|any other business|aob|a o b|close|closing|minutes of last meeting)"
)
_AS_OF = re.compile(
    r"(?i)\s*(?:(?:actuele |laatste )?(?:stand|status|lijst|overzicht|versie|peildatum|datum|situatie)(?: van zaken)?"
    r"(?:\s*:|\s+(?:per|op|van|d\.?d\.?|is))?|(?:laatst )?(?:bijgewerkt|gewijzigd|aangepast|opgesteld|gemaakt|"
    r"afgedrukt|geprint|uitgedraaid)(?: op| per| d\.?d\.?)?|(?:status |list )?as (?:of|at)|"
    r"(?:last )?(?:updated|changed|printed)(?: on)?)\s*:?\s*(\S.{2,30}?)[.)]?\s*"
)
"""Of which day a list is: "Stand per 24-11-2026", "Bijgewerkt op 3 november"."""
_ACTION_BEHIND = re.compile(
    r"(?i)^(.*\S)\s*\((?:actie(?:punt)?|action)\s*:?\s+([^(),;]{2,40}?)"
    r"(?:\s*[,;]\s*([^()]{2,30}))?\)\.?\s*$",
    re.DOTALL,
)
"""Whose action it is and by when, behind what was said: "Noor zoekt het uit (actie Noor, maart)"."""
_NUMBER = re.compile(r"\s*(\d{1,2})\s*[.):–-]?\s+")
_BOTH = re.compile(r"\s*(?:[,/+&]|\ben\b|\band\b)\s*")
_FIRST_SENTENCE = re.compile(r"(?s)(.{2,60}?\w)(?: (?:om )?\d{1,2}[.:]\d\d uur)?\.\s+\S.*")
"""The title of a point before what was said about it: "3. Scholing. Bram merkt op …", "5. Sluiting 15.20 uur. …"."""
_LONGEST = 60
_LEAST = 2


def is_attendance(words: str) -> bool:
    """Return whether a text says who was at a meeting and who was not: "Afwezig: Piet"."""
    label, colon, _names = words.partition(":")
    return bool(colon) and _ATTENDANCE.fullmatch(normalise(label)) is not None


def is_as_of(words: str) -> bool:
    """Return whether all that a text says is of which day the list is: "Stand per 24-11-2026"."""
    found = _AS_OF.fullmatch(words)
    return found is not None and any(map(str.isdigit, found[1])) and names_day(found[1])


def is_fixed_point(words: str) -> bool:
    """Return whether a text is a point that every agenda has: "1. Opening en mededelingen", "Rondvraag"."""
    plain = normalise(_NUMBER.sub("", words.strip().rstrip(":."), count=1))
    parts = [part for part in _BOTH.split(plain) if part]
    return bool(parts) and len(words) <= _LONGEST and all(map(_FIXED.fullmatch, parts))


def agenda_in(lines: list[str]) -> set[int]:
    """Return the places of the points of an agenda: those that every agenda has, and those numbered on from there."""
    lines = [_titled(words) for words in lines]
    fixed = {place for place, words in enumerate(lines) if is_fixed_point(words)}
    if len(fixed) < _LEAST:
        return set()
    found, last = set(fixed), 0
    for place, words in enumerate(lines):
        number = _NUMBER.match(words)
        if place in fixed:
            last = int(number[1]) if number else last
        elif number and last and int(number[1]) == last + 1 and len(words) <= _LONGEST and place < max(fixed):
            found.add(place)
            last += 1
    return found


def _titled(words: str) -> str:
    """Return the title of a numbered point of a meeting with what was said about it behind; any other text as it is."""
    number = _NUMBER.match(words)
    found = _FIRST_SENTENCE.fullmatch(words[number.end() :]) if number else None
    if number is None or found is None or action_behind(words) is not None:
        return words
    return f"{words[: number.end()]}{found[1]}"


def action_behind(words: str) -> Task | None:
    """Return what was said in a meeting as an action when it ends with whose action that is; None for all else."""
    found = _ACTION_BEHIND.match(words)
    if found is None or not is_name(found[2]) or (found[3] and not names_day(found[3])):
        return None
    return Task(" ".join(found[1].split()).rstrip("."), found[2].strip(), (found[3] or "").strip())
