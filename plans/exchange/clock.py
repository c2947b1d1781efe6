"""Times as people type them, with their end: "13.30 uur", "half twee", "tussen 10 en 11", "kwart voor drie".

An hour from one to six that is typed as a bare word or number is in the afternoon, unless the words say otherwise:
teams meet when it is light. What is typed with its minutes, or with a zero before it, is meant as it stands.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from plans.dates import MONTH_NAMES

_WORDS = (
    *("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_NUMBERS = {word: place % 12 + 1 for place, word in enumerate(_WORDS)} | {"twintig": 20, "twenty": 20}
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_MARK = r"(?:uur|hours?|u|h|o['’]?clock)(?![a-z])"
_PART = (
    r"(?:(?:'?s |in de |in the |deze )?"
    r"(?:ochtends?|morgens?|middags?|namiddags?|avonds?|nachts?|mornings?|afternoons?|evenings?)"
    r"|at night|vanochtend|vanmorgen|vanmiddag|vanavond|[ap]\.?m\.?)(?![a-z])"
)
_BEFORE = re.compile(rf"({_PART}) $")
_CLOCK = (
    rf"(?:(?P<half§>half)[ -](?!past)(?P<to§>{_NUMBER})"
    rf"|half past (?P<past§>{_NUMBER})"
    rf"|(?P<by§>kwart|a quarter|quarter|{_NUMBER}(?: min(?:uten|utes)?\.?)?) (?P<side§>over|voor|past|to)"
    rf"(?P<near§> half)? (?P<of§>{_NUMBER})"
    rf"|(?P<hour§>{_NUMBER})(?:(?:[.:]| ?[uh] ?)(?P<minute§>[0-5]\d)(?!\d))?)"
    rf"(?P<mark§> ?{_MARK})?(?P<part§> ?{_PART})?"
)
_BEGIN, _END = (_CLOCK.replace("§", place) for place in "12")
_TIME = re.compile(
    rf"(?<![\w.,:/€-])(?P<lead>(?:om|at|vanaf|from|van|tussen|between|tot|until|till) )?{_BEGIN}"
    r"(?:\s*(?P<between>-|–|—|tot en met|t/m|tot|to|until|till|en|and)\s*(?:ca\.? ?|circa |ongeveer )?"
    rf"{_END})?(?![\w€%/-]|[.,:]\d)"
)
_LASTING = re.compile(
    rf"(?P<lead>(?:duurt|duur|gedurende|lasts|takes|for)[: ]+)?(?:ongeveer |circa |ca\.? |about )?"
    rf"(?:(?P<half>(?:een |a )?half(?: een| an)? )|(?P<more>anderhalf |anderhalve )"
    rf"|(?P<count>\d+(?:[.,]\d+)?|{_NUMBER}) ?)"
    r"(?P<unit>uur|u|hours?|h|kwartier|min(?:uten|utes)?)(?![a-z])(?P<long> lang| long)?"
)
_OTHER = {
    *(name for names in MONTH_NAMES for name in names),
    *("dagen", "weken", "maanden", "jaar", "days", "weeks", "months", "years", "euro", "minuten", "minutes", "min"),
    *("mensen", "personen", "collega", "collega's", "people", "colleagues"),
}
"""What after a number says that it is no time."""


@dataclass(frozen=True)
class _Clock:
    time: dt.time
    sure: bool
    """Whether it cannot be anything but a time."""
    exact: bool
    """Whether the half of the day is said: by minutes, a zero, an hour past twelve, or a word."""


def read_time(typed: str) -> tuple[dt.time, dt.time | None] | None:
    """Read the time in a text, and the end when there is one; None without a time.

    An end that is earlier than the begin is on the next day.
    """
    words = _plain(typed)
    lasting = next((item for item in _LASTING.finditer(words) if item["lead"] or item["long"]), None)
    if lasting:
        words = f"{words[: lasting.start()]};{words[lasting.end() :]}"
    for found in _TIME.finditer(words):
        begin, end = _clock(found, 1), _clock(found, 2) if found["between"] else None
        if begin is None or not _is_time(found, begin, end, words[found.end() :]):
            continue
        return _whole(begin, end, _length(lasting))
    return None


def _is_time(found: re.Match[str], begin: _Clock, end: _Clock | None, rest: str) -> bool:
    """Return whether what was found is a time and no number of something else; ``rest`` is what follows it."""
    lead = (found["lead"] or "").strip()
    word = re.match(r"\s*([\w']+)", rest)
    if lead in ("tot", "until", "till") or (word and word[1] in _OTHER):
        return False
    if begin.sure or (end and end.sure):
        return True
    if end:
        # "Tussen 10 en 11" and "van 10 tot 11" are times, "10-11" and "10 en 11" can be anything.
        return lead in ("tussen", "between", "van", "from", "vanaf") and found["between"] not in ("-", "–", "—")
    return lead in ("om", "at") and bool(re.match(r"\s*(?:$|[,;.()]|(?:in|op|bij|met|on|with)\b)", rest))


def _clock(found: re.Match[str], place: int) -> _Clock | None:
    def of(name: str) -> str:
        return (found[f"{name}{place}"] or "").strip()

    before = _BEFORE.search(found.string[: found.start()])
    part, minute = of("part") or (before[1] if before else ""), 0
    spelled = True
    if of("to"):
        hour, minute = _number(of("to")) - 1, 30
    elif of("past"):
        hour, minute = _number(of("past")), 30
    elif of("of"):
        step = 15 if "quarter" in of("by") or of("by") == "kwart" else _number(of("by").split()[0])
        minutes = 60 * _number(of("of")) - (30 if of("near") else 0)
        minutes += step if of("side") in ("over", "past") else -step
        hour, minute = divmod(minutes % (12 * 60) if minutes < 13 * 60 else minutes, 60)
    else:
        hour, spelled = _number(of("hour")), not of("hour").isdigit()
        minute = int(of("minute") or 0)
    if hour == 0 and (of("to") or of("of")):
        hour = 12
    exact = bool(part) or hour == 0 or hour > 12 or bool(of("minute")) or of("hour").startswith("0")
    sure = bool(of("minute") or of("mark") or part or of("to") or of("past") or of("of"))
    if of("to") and not spelled:
        sure = True
    if part:
        hour = _in_part(hour, part)
    if hour > 23 or minute > 59:
        return None
    return _Clock(dt.time(hour, minute), sure, exact)


def _in_part(hour: int, part: str) -> int:
    """Return the hour of the day for one of a part of it: 8 in the evening is 20."""
    late = bool(re.search(r"middag|avond|afternoon|evening|p\.?m", part))
    early = bool(re.search(r"ochtend|morgen|morning|a\.?m", part))
    if late and 1 <= hour < 12 and not ("avond" in part and hour < 4):
        return hour + 12
    if early and hour == 12:
        return 0
    if re.search("nacht|night", part):
        return 0 if hour == 12 else hour + 12 if 9 <= hour < 12 else hour
    return hour


def _whole(begin: _Clock, end: _Clock | None, length: dt.timedelta | None) -> tuple[dt.time, dt.time | None]:
    start = begin.time
    if not begin.exact and 1 <= start.hour <= 6 and not (end and end.exact and 6 < end.time.hour < 13):
        start = start.replace(hour=start.hour + 12)
    if end is None:
        if length is None:
            return start, None
        return start, (dt.datetime.combine(dt.date.min, start) + length).time()
    until = end.time
    if not end.exact and until.hour <= 12 and until <= start and until.hour + 12 <= 23:
        until = until.replace(hour=until.hour + 12)
    if until == start or (until < start and not (start.hour >= 17 and until.hour <= 9)):
        return start, None
    return start, until


def _length(lasting: re.Match[str] | None) -> dt.timedelta | None:
    if lasting is None:
        return None
    count = 0.5 if lasting["half"] else 1.5 if lasting["more"] else _amount(lasting["count"])
    unit = {"k": 15, "m": 1}.get(lasting["unit"][0], 60)
    return dt.timedelta(minutes=count * unit) if 0 < count * unit < 24 * 60 else None


def _amount(typed: str) -> float:
    return float(_NUMBERS[typed]) if typed in _NUMBERS else float(typed.replace(",", "."))


def _number(typed: str) -> int:
    return _NUMBERS[typed] if typed in _NUMBERS else int(typed)


def _plain(typed: str) -> str:
    """Return text in small letters without accents ("één", "vóór")."""
    bare = unicodedata.normalize("NFKD", typed.casefold().replace("’", "'"))
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())
