"""Lines that are taken and that somebody should look at, by what they say: days, words, units, the year."""

from __future__ import annotations

import datetime as dt
import re

from plans.date_words import parse_day
from plans.dates import MONTH_NAMES
from plans.errors import Refused
from plans.importing.cells.headings import KEY
from plans.importing.cells.values import as_text
from plans.importing.files.grid import Passage, is_blank
from plans.importing.records.filling import Work
from plans.importing.records.odd_lines import doubt_odd, doubt_years
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.goals import Goal
from resources.language import gettext as _

_TIME = re.compile(r"(?i)\d\s*(sec|min|u(?=ur|ren|\b)|h(?=our|\b)|dag|day|we+k|maand|month|kwartaal|quarter|ja+r|year)")
"""The unit of time behind a number."""
_WITH_YEAR = re.compile(
    r"\d{4}|['’]\d\d|\d/[a-z]{3,}/\d\d|\d[-/.]\d{1,2}[-/.]\d|(?<=[a-z])(?<!week)(?<!wk)[- ]\d\d$", re.IGNORECASE
)
_CODE = re.compile(r"(?=.*\d)[A-Za-z]{0,4}[-./ ]?\d{1,4}(?:[-./]\d{1,4})*[a-z]?")
"""A number or letters with a number that stand where words should: "D-1", "2.3"."""
_SENTENCES = re.compile(r"[^\W\d]{2}[.!?](?=\s+[A-Z]|\s*$)")
_SAID_ONCE = ("baseline", "target", "unit", "indicator", "due", "result")
"""What a goal holds once, however many lines say something of it."""
_LATE = 10
"""The first of the months of which one without a year may be in the year before."""
_LATE_MONTHS = {name for names in MONTH_NAMES[_LATE - 1 :] for name in names} | {"10", "11", "12"}
_OF_DAY = re.compile(
    r"(?im)(?:^|\b)(?:datum|date|verslag|notulen|notities|minutes|overleg\w*|vergadering|teamvergadering|"
    r"bespreking|besproken|d\.d\.|versie|stand|peildatum|bijgewerkt|actielijst|besluitenlijst|afgedrukt|uitgedraaid)\b"
    r"[^\n]{0,60}?\b(?P<day>\d{1,2})[-/. ]+(?P<month>[a-z]+|\d{1,2})\.?[-/. ]+(?P<year>20\d\d)\b"
)
"""Of which day a document is: "Datum: dinsdag 17 november 2026", "Notulen teamoverleg 17-11-2026"."""


def doubt_lines(work: list[Work], texts: list[Passage], year: int) -> None:
    """Mark what somebody should look at, and say why; ``texts`` are those of the document, ``year`` the plan's."""
    for item in work:
        _doubt_order(item)
        _doubt_words(item)
        _doubt_units(item)
    doubt_odd(work)
    doubt_years(work, year)
    _doubt_repeated(work)
    _doubt_year(work, texts, year)


def _doubt_order(work: Work) -> None:
    """Mark an action that would be done before it begins: a day and a month may stand the other way round."""
    record = work.record
    if isinstance(record, Action) and record.start and record.due and record.start > record.due:
        work.doubt = True
        work.notes.append(_("It begins after it is done; look at the days."))


def _doubt_words(work: Work) -> None:
    """Mark what does not look like what its column asks for: a code for a title, sentences for what is measured."""
    record = work.record
    if KEY in work.draft.cells or work.known:
        return
    called = (
        record.title if isinstance(record, Goal) else record.what if isinstance(record, Action | BudgetLine) else ""
    )
    if _CODE.fullmatch(called.strip()):
        work.doubt = True
        work.notes.append(_("“{text}” looks like a code rather than a title.").format(text=called.strip()))
    if isinstance(record, Goal) and len(_SENTENCES.findall(record.indicator)) > 1:
        work.doubt = True
        work.notes.append(_("The indicator holds several sentences; look what of them is measured."))


def _doubt_units(work: Work) -> None:
    """Mark a goal of which what is now and what is to be are in other units of time: "3 dagen", "2 uur"."""
    now, later = (as_text(work.draft.cell(name)) for name in ("baseline", "target"))
    units = [found[1].casefold() for words in (now, later) if (found := _TIME.search(words))]
    if isinstance(work.record, Goal) and len(set(units)) > 1:
        work.doubt = True
        said = _("“{one}” and “{other}” are not in the same unit; look at the numbers.")
        work.notes.append(said.format(one=now[:40], other=later[:40]))


def _doubt_repeated(work: list[Work]) -> None:
    """Mark a line that says something else of a new goal than a line before it: only what is said last is kept."""
    said: dict[tuple[int, str], Work] = {}
    for item in work:
        for name in _SAID_ONCE if isinstance(item.record, Goal) and not item.known else ():
            if is_blank(item.draft.cell(name)):
                continue
            before = said.get((id(item.record), name))
            said[id(item.record), name] = item
            if before is not None and _plain(before.draft.cell(name)) != _plain(item.draft.cell(name)):
                item.doubt = True
                told = _("“{heading}” says something else than on line {number}; what is said last is kept.")
                heading = item.heading(item.draft.cells[name][0])
                item.notes.append(told.format(heading=heading, number=before.line.number))


def _doubt_year(work: list[Work], texts: list[Passage], year: int) -> None:
    """Mark days late in the year without a year, of a list that was made before the year of the plan began.

    Its "1 dec." may well be in the year before. It was made then when one of those days is done or under way already,
    when another day of it names that year, or when the document is dated in it.
    """
    late = [(item, record) for item in work if (record := _late(item)) is not None]
    begun = {item.line.place for item, record in late if record.status in ("done", "busy")}
    begun |= {
        item.line.place
        for item in work
        if isinstance(item.record, Action) and item.record.due and item.record.due.year == year - 1
    }
    dated = any(_is_dated(passage, year - 1) for passage in texts)
    titles = dict.fromkeys(words for item in work for words in (item.table.title, item.table.sheet))
    made = _made_on([*(f"{passage.heading}\n{passage.text}" for passage in texts), *titles], year)
    doubtful = [(item, record) for item, record in late if dated or item.line.place in begun]
    # What is done was not to be done after the day of the list itself.
    done = [(item, item.record) for item in work if isinstance(item.record, Action) and item.record.status == "done"]
    doubtful += [
        (item, record)
        for item, record in done
        if _names_no_year(item) and made and record.due and record.due > made and (item, record) not in doubtful
    ]
    for item, record in doubtful:
        if record.due is not None and record.due.year == year:
            item.doubt = True
            words = as_text(item.draft.cell("due"))[:40]
            said = _("“{text}” names no year; it is read as {year}.")
            item.notes.append(said.format(text=words, year=record.due.year))


def _made_on(said: list[str], year: int) -> dt.date | None:
    """Return the last day of which a document or the title of a list says that it was made."""
    days = []
    for found in [found for words in said for found in _OF_DAY.finditer(words)]:
        try:
            days.append(parse_day(f"{found['day']} {found['month']} {found['year']}".replace(" 0", " "), year))
        except Refused:
            continue
    return max(days, default=None)


def _is_dated(passage: Passage, year: int) -> bool:
    """Return whether a document says above or in a text that it is of a day late in this year."""
    words = f"{passage.heading}\n{passage.text}"
    return any(
        int(found["year"]) == year and (found["month"].casefold() in _LATE_MONTHS) for found in _OF_DAY.finditer(words)
    )


def _late(item: Work) -> Action | None:
    """Return the action of a line that is to be done late in the year, when the day names no year."""
    record = item.record
    if not isinstance(record, Action) or record.due is None or record.due.month < _LATE:
        return None
    return record if _names_no_year(item) else None


def _names_no_year(item: Work) -> bool:
    """Return whether the day of a line is written without a year."""
    cell = item.draft.cell("due")
    return isinstance(cell, str) and _WITH_YEAR.search(cell.strip()) is None


def _plain(value: object) -> object:
    return " ".join(value.split()).casefold() if isinstance(value, str) else str(value)
