"""What stands around a day in a cell: the weekday, the time of a program, a doubt, and other words."""

from __future__ import annotations

import re

from plans.dates import MONTH_NAMES
from plans.importing.files.grid import Cell

_WEEKDAYS = re.compile(
    r"(?i)^(ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b[.,]?\s+"
)
_MONTH = "|".join(sorted((name for names in MONTH_NAMES for name in names), key=len, reverse=True))
_CLOCK = re.compile(
    r"(?i)(?:\s+(?:om|at))?[T\s]+\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|\s*[ap]\.?m\.?)?"
    r"(?:\s*[-–]\s*\d{1,2}[:.]\d{2})?(?:\s*uur)?$"
)
"""A time behind the date, as some programs write it; another is left to who reads the date."""
_NAMED_MONTH = re.compile(rf"(?i)(\d{{1,2}})/({_MONTH})/(\d\d|20\d\d)")
_WEEK_OF = re.compile(rf"(?i)(?:w/c|week commencing|week (?:van|vanaf|of))\.? (?=\d{{1,2}}[-/. ](?:\d|{_MONTH}))")
_WEEK_NUMBER = re.compile(r"(?i)^(?:in )?(?:week|wk) ?(?:nr|nummer|no)\.?:? ?(?=\d{1,2}\b)")
_DAY_IN_TEXT = re.compile(
    rf"(?i)(?<![\w/.-])(?:\d{{1,2}}[-/.]\d{{1,2}}[-/.]20\d\d|\d{{1,2}} (?:{_MONTH})\b\.?(?: 20\d\d)?|"
    rf"(?:{_MONTH})\b\.?(?: 20\d\d)?)(?![\w/-])"
)
_IN_BRACKETS = re.compile(rf"\((?:{_DAY_IN_TEXT.pattern.removeprefix('(?i)')})\)", re.IGNORECASE)
_SAYS_WHEN = re.compile(r"[^\W\d_]{3}|[^\W\d_]\.? ?[^\W\d_]\.? ?[^\W\d_]")
"""Letters enough for a word about when, or for a short one: "z.s.m."."""
_NO_DAY = re.compile(r"(?i)n\.?\s?v\.?\s?t\.?|n/a|x+|geen|none|onbekend|unknown|(?:nog )?niet bekend|ja|nee|yes|no")
_ONE = rf"\d{{1,2}}(?:e|st|nd|rd|th)?(?:[-/.]\d{{1,2}}(?:[-/.](?:20)?\d\d)?| (?:{_MONTH})\b\.?(?: 20\d\d)?)?"
_SEVERAL = re.compile(
    rf"(?i)(?<![\d/.-]){_ONE}\s*(?:,|;|&|\+|\ben\b|\band\b|\bt/m\b|\btot(?: en met)?\b|\s[-–/]\s|–|\n)\s*"
    rf"(?:(?:ma|di|wo|do|vr|za|zo|\w+dag|\w+day)\.? )?{_ONE}(?![\d/-])|(?<!\S)\d{{1,2}}[-/]\d{{1,2}} (?:{_MONTH})\b"
)
_WIDER = re.compile(r"(?i)\b(?:week|weken|wk|kwartaal|kw|q[1-4])\b|\bq[1-4]")
_OTHER_TIME = re.compile(
    r"(?i)\b(?:vanaf|sinds|na|niet|from|since|after|not|t/m|tot|elke?|iedere?|each|every|per|begin|half|medio|eind|"
    r"week|wk|kwartaal|q[1-4])\b"
)
"""Words with which a day in a text is not simply the day that is meant."""


def names_several(cell: Cell) -> bool:
    """Return whether a cell names more days than one, each by its number: "16 en 23 maart", "2-3 en 9-3"."""
    words = tidy_day(cell) if isinstance(cell, str) else ""
    return _SEVERAL.search(words) is not None and _WIDER.search(words) is None


def are_kept(words: str, what: str) -> bool:
    """Return whether words that name no day are kept in a text of the record: "z.s.m.", "na de verhuizing".

    What is called so already says it: "Maandelijkse tip" beside "maandelijks". A mark or the error of a formula says
    nothing, and neither does that there is no day.
    """
    said = words.casefold() in what.casefold() or words.startswith("#")
    return not said and _SAYS_WHEN.search(words) is not None and _NO_DAY.fullmatch(words) is None


def tidy_day(words: str) -> str:
    """Return a date without the weekday, time or sign around it, in a notation that is read."""
    tidied = re.sub(r"(?i)^(?:[<>≤≥~±]=?|start:?(?=\s+\d))\s*", "", _WEEKDAYS.sub("", words.strip()))
    tidied = _WEEK_OF.sub("", tidied)
    tidied = _WEEK_NUMBER.sub("week ", tidied)
    tidied = re.sub(r"^(20\d\d)[-/.](0?[1-9]|1[0-2])$", r"\2-\1", tidied)
    tidied = re.sub(r"(^|[\s-])['’](\d\d)$", r"\g<1>20\2", tidied)
    tidied = re.sub(r"^(20\d\d)[/.](\d\d?)[/.](\d\d?)\b", r"\1-\2-\3", tidied)
    tidied = re.sub(
        r"(?<=\d)(st|nd|rd|th)\b",
        "",
        tidied.replace(",", " ") if re.search(r"[A-Za-z]+ \d+, ?\d{4}", tidied) else tidied,
    )
    tidied = re.sub(r"(?i)\bfebr\b", "feb", tidied)
    tidied = re.sub(r"(?<=\d)e(?= [a-z])(?! (?:kw|kwartaal|helft|half|week))", "", tidied)
    tidied = _CLOCK.sub("", tidied)
    if dated := _NAMED_MONTH.fullmatch(tidied):
        tidied = f"{dated[1]} {dated[2]} {dated[3] if len(dated[3]) > 2 else f'20{dated[3]}'}"
    return tidied.strip(" .")


def one_day(words: str) -> str:
    """Return the one day or month with which a text ends, or that stands in its brackets; nothing for all else."""
    found = list(_DAY_IN_TEXT.finditer(words))
    ends = len(found) == 1 and (not words[found[0].end() :].strip(" .?!)") or _IN_BRACKETS.search(words))
    return found[0][0].strip(" .") if ends and _OTHER_TIME.search(words) is None else ""
