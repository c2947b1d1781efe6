"""How many hours an action takes: it has no field for that, so its text says it, in hours and as the list said it.

"0,5 dag" below "Uren" becomes "(4 uur; in de lijst: 0,5 dag)", by how many hours a day is taken to have. What is in
hours already stays as it stands: "(uren: 4)".
"""

from __future__ import annotations

import re

from plans import field_text, money
from plans.edits import apply, change
from plans.errors import Refused
from plans.importing.cells import hours, values
from plans.importing.files.grid import Cell
from plans.importing.proposal.meaning import Proposal
from plans.importing.records.filling import Filler, Work
from plans.subjects.actions import Action
from plans.subjects.training import Activity
from resources.language import gettext as _

_IN_HOURS = re.compile(
    r"(?i)\b(?:(?:\w{4,})?uren\w*|uur|uurtjes?|hours?|hrs?|dag(?:en|delen)|days|minuten|minutes)\b|^[uh]\.?$"
)
_TIME = re.compile(
    r"(?i)(?:\w+ )?(?:tijd(?:s?(?:duur|investering|besteding|inzet|inschatting))?|duur|inzet|effort|time)"
)
_IN_DAYS = re.compile(r"(?i)dag|day")
_PER = re.compile(r"(?i)\bper\b|\bp[/. ]?[wmkj]\b|/ ?(?:week|wk|w|maand|mnd|jaar|month|year)\b|\bwekelijks")
_POST = re.compile(r"(?i)fte|%")
"""A part of a post goes on for as long as somebody has it."""


def asks_hours(heading: str) -> bool:
    """Return whether a heading asks how long something takes, in hours or in words for them."""
    plain = " ".join(heading.split())
    return _PER.search(plain) is None and (_IN_HOURS.search(plain) or _TIME.fullmatch(plain)) is not None


def reads_hours(proposal: Proposal) -> bool:
    """Return whether hours of actions are read in a table, so that it counts how long a day is."""
    headings = proposal.table.headings
    return any(
        meaning == "actions.note" and asks_hours(headings.get(place, "")) for place, meaning in proposal.columns.items()
    )


def keep_hours(filler: Filler, work: Work, column: int, cell: Cell) -> bool:
    """Put how many hours an action takes behind its text; returns whether the cell says that."""
    heading, record = work.heading(column), work.record
    if not isinstance(record, Action) or work.table.printed or not asks_hours(heading):
        return False
    words = " ".join(values.as_text(cell).split())
    if _POST.search(words) or not (_IN_HOURS.search(heading) or re.search(r"[^\W\d]", words)):
        # "4" below "Tijd" may be anything.
        return False
    try:
        reading = hours.hours(Activity, "hours", cell, work.table.headings.get(column, ""), filler.day_hours)
    except Refused:
        return False
    shown = _("{hours} hours").format(hours=money.format_number(reading.value))
    doubt = reading.doubt or (bool(reading.note) and _IN_DAYS.search(heading) is not None)
    work.show(column, shown, doubt)
    if reading.note:
        source = words if re.search(r"[^\W\d]", words) else f"{words} {heading.casefold()}"
        _say(filler, work, column, source, shown)
        work.readings.append(reading.note)
    else:
        filler.add_note(work, column, cell, mark=False)
    work.doubt = work.doubt or doubt
    return True


def _say(filler: Filler, work: Work, column: int, source: str, shown: str) -> None:
    """Say behind an action what it takes; in the place of what an earlier import made of the same words."""
    assert isinstance(work.record, Action)
    said = _("{hours}; in the list: {words}")
    earlier = re.escape(said.format(hours="\0", words=source)).replace("\0", r"[\d.,]+ \w+")
    if re.search(earlier, work.record.what) is None:
        filler.add_note(work, column, source, mark=False, said=said.format(hours=shown, words=source))
        return
    text = re.sub(earlier, lambda _found: said.format(hours=shown, words=source), work.record.what)
    if text != work.record.what and not filler.is_locked(work, "what", column):
        apply(filler.copy, [change(work.record, "what", text)])
        work.changed.append(field_text.short_name(Action, "what"))
