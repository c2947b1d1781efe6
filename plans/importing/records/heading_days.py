"""By when a goal is reached, where only its text or the heading above it says so: "Wat willen we eind 2027?"."""

from __future__ import annotations

import re

from plans import field_text
from plans.dates import MONTH_NAMES, format_date
from plans.errors import Refused
from plans.importing.cells import values
from plans.importing.cells.headings import KEY
from plans.importing.files.grid import is_blank
from plans.importing.prose.outcome_sentences import parse_outcome
from plans.importing.records.filling import Filler, Work
from plans.subjects.goals import Goal
from resources.language import gettext as _

_SAYING = ("title", "result", "target")
"""The fields of a goal above which it may stand by when it is reached."""
_MONTH = rf"(?:{'|'.join(sorted((name for names in MONTH_NAMES for name in names), key=len, reverse=True))})\b\.?"
_YEAR = r"(?: 20\d\d| ['’]\d\d)?"
_DAY = rf"(?:\d{{1,2}}[-/. ]\d{{1,2}}(?:[-/. ](?:20)?\d\d)?|\d{{1,2}} {_MONTH}{_YEAR})"
_PART = rf"(?:{_MONTH}{_YEAR}|q[1-4]\b{_YEAR}|[1-4]e (?:kwartaal|kw)\b{_YEAR}|(?:[1-4](?:st|nd|rd|th) )quarter{_YEAR})"
_WHOLE = r"(?:(?:van )?(?:het|dit|the|this) (?:jaar|year)|20\d\d)"
_BY_WHEN = re.compile(
    rf"(?i)\b(?P<end>(?:einde?|ultimo|(?:the )?end of) (?:{_PART}|{_WHOLE}))|"
    rf"\b(?:uiterlijk|vóór|before|by) (?P<part>{_DAY}|{_PART})|\b(?:voor|per|op|on) (?P<day>{_DAY})|"
    r"(?<!\d)(?P<full>\d{1,2}[-/.]\d{1,2}[-/.]20\d\d)\b"
)
"""By when, in a heading; a year or a month by itself says of which time the plan is."""
_OF_STATE = r"is|zijn|wordt|worden|hebben|heeft|moet|moeten|kan|kunnen"
_IN_TEXT = re.compile(
    rf"{_BY_WHEN.pattern}|(?:^|\b(?:{_OF_STATE}) )(?:in|begin|half) (?P<month>{_MONTH} 20\d\d)|"
    rf"\b(?:gereed|klaar|af|afgerond|bereikt|behaald|gehaald|gerealiseerd|uiterlijk|deadline|ready|done|due)"
    rf"(?: op| per| in| voor| vóór| by| on|:)? (?P<done>{_DAY}|{_PART})"
)
"""By when, in the text of a goal itself."""
_NOW = re.compile(
    r"(?i)\([^()]*\b(?:nu|was|nulmeting|stand|vorig|now|baseline|in 20\d\d)\b[^()]*\)|"
    r"\b(?:sinds|since|vanaf|from) [^,.;()]{3,20}"
)
"""What says how it was, or from when on, and not by when."""


def give_heading_day(filler: Filler, work: Work) -> None:
    """Give a goal without a day of its own the one that its text names, or the heading above it; and say so."""
    record, draft = work.record, work.draft
    if not isinstance(record, Goal) or work.table.printed or KEY in draft.cells:
        return
    if record.due is not None or not is_blank(draft.cell("due")):
        return
    filled = {name: draft.cells[name] for name in _SAYING if not is_blank(draft.cell(name))}
    heads = [work.heading(column) for column, _cell in filled.values() if column >= 0]
    head = next((words for words in heads if _BY_WHEN.search(words)), "")
    row = next((row for row in work.table.rows if row.number == work.line.number), None)
    # What stands there, and not only the figures that were taken out of it.
    whole = {column: row.cells.get(column) if row is not None else None for column, _cell in filled.values()}
    texts = [values.as_text(whole[column] or cell) for column, cell in filled.values()]
    own = next(filter(None, map(_said_in, texts)), "")
    found = _BY_WHEN.search(head)
    if not (own or found) or filler.is_locked(work, "due", -1):
        return
    try:
        reading = values.day(filler.copy, own or next(part for part in found.groups() if part) if found else own)
    except Refused:
        return
    if reading.value.year < filler.copy.year:
        return
    filler.put(work, "due", reading.value)
    work.doubt = True
    said = _("“{text}” stands in the text, so {date}.") if own else _("it stands in the heading “{text}”, so {date}.")
    day = said.format(text=own or head, date=format_date(reading.value))
    work.notes.append(f"{field_text.short_name(Goal, 'due')}: {day}")


def _said_in(text: str) -> str:
    """Return the day by which something is reached, by its own text: "Voor 1 oktober bellen …", "… (gereed 1 juni)".

    Of several the last counts; a year that something was, as between brackets behind "nu", is none.
    """
    if told := dict(parse_outcome(text)).get("due"):
        return told
    days = [next(filter(None, found.groups())) for found in _IN_TEXT.finditer(_NOW.sub(" ", text))]
    return days[-1] if days else ""
