"""Lines that may be none of the list, whatever the list looks like: each is taken, and said to be doubtful.

What a line is called may be somebody of the same list, a day or a word that explains it; or nothing is said of it where
all other lines say more. Such lines come of a legend, a remark or another list that stands below the one that was read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict

from plans.dates import format_date
from plans.exchange.headings import normalise
from plans.importing.cells.headings import KEY
from plans.importing.cells.name_parts import sort_of, split_names
from plans.importing.cells.values import as_text
from plans.importing.files.grid import is_blank
from plans.importing.prose.task_lines import names_day
from plans.importing.records.filling import Work
from plans.subjects.actions import Action
from plans.subjects.training import Activity
from resources.language import gettext as _

_TABLES = ("goals", "actions", "activities", "budget_lines")
"""Tables of which a line is called after what is done, wanted or bought."""
_USUAL, _FEWEST, _LEAST = 0.8, 4, 1
"""Which part of the lines says something, of at least how many lines, and how many such things one lacks."""
_ASIDE = frozenset(("number", "note"))
"""What a line may well lack: its number, a remark."""
_SHORT = 3
"""Words of what may be a sign of the layout; who writes more than that says what is to be done."""
_LATE = 10
"""The month from which a list for the next year is made."""
_EXPLAINS = frozenset(("legenda", "legend", "afkortingen", "afkorting", "abbreviations"))
"""What stands above an explanation and is no line of a list."""
_AGAIN = re.compile(r"(?i)(?:elke?|iedere?|every|each)\b")
"""How often something is done, before what it is: "Elke maand een tip"."""


def doubt_odd(work: list[Work]) -> None:
    """Mark new lines that may be none of their list."""
    listed: dict[tuple[int, str], list[Work]] = defaultdict(list)
    for item in work:
        if item.draft.table in _TABLES and KEY not in item.draft.cells and not item.known:
            listed[item.line.place, item.draft.table].append(item)
    for items in listed.values():
        named = [(item, _named(item)) for item in items]
        for item in items:
            others = set().union(*(names for other, names in named if other is not item))
            _doubt_called(item, others)
        _doubt_bare(items)
    _doubt_sums(work)


def doubt_years(work: list[Work], year: int) -> None:
    """Mark days that are in another year than the plan; what was done before, or late in that year, is no wonder."""
    for item in work:
        record = item.record
        if item.known or KEY in item.draft.cells or not isinstance(record, Action | Activity):
            continue
        day = record.due or record.start if isinstance(record, Action) else record.on
        month = 1 if isinstance(record, Action) and record.status == "done" else _LATE
        if day is not None and not dt.date(year - 1, month, 1) <= day <= dt.date(year, 12, 31):
            said = _("{date} is not in the year of this plan; look at the day.")
            _doubt(item, said.format(date=format_date(day)))


def _named(item: Work) -> set[str]:
    """Return whom the line of an action or a goal names."""
    return {normalise(name) for name in split_names(as_text(item.draft.cell("owner_id"))) if sort_of(name) != "team"}


def _doubt_called(item: Work, others: set[str]) -> None:
    """Mark a line that is called after somebody whom other lines name, after a time, or as an explanation."""
    called = item.draft.what.strip()
    if normalise(called) in others:
        _doubt(item, _("“{text}” is somebody elsewhere in this list; is this a line of it?").format(text=called[:40]))
    elif names_day(called) and not _AGAIN.match(called):
        _doubt(item, _("“{text}” is a time rather than a title; is this a line of the list?").format(text=called[:40]))
    elif normalise(called) in _EXPLAINS:
        _doubt(item, _("“{text}” seems to explain the list; is this a line of it?").format(text=called[:40]))


def _doubt_bare(items: list[Work]) -> None:
    """Mark lines that say nothing but what they are called, where nearly all others say at least two things more."""
    said = [(item, _said(item)) for item in items]
    many = Counter(column for _item, columns in said for column in columns)
    usual = [column for column, count in many.items() if count >= _USUAL * len(items)]
    if len(items) < _FEWEST or len(usual) < _LEAST:
        return
    headings = ", ".join(f"“{items[0].heading(column)}”" for column in sorted(usual)[:3] if items[0].heading(column))
    for item, columns in said:
        if not columns & set(usual) and headings and len(item.draft.what.split()) <= _SHORT:
            _doubt(
                item, _("Nearly all other lines say {headings}; is this a line of the list?").format(headings=headings)
            )


def _doubt_sums(work: list[Work]) -> None:
    """Mark a last line of which the figures are those of the lines above it together."""
    for item in work:
        if not item.known and item.line.number in [row.number for row in item.table.rows if row.may_sum]:
            _doubt(item, _("The figures here are those of the lines above it together; is this a sum?"))


def _said(item: Work) -> set[int]:
    """Return the columns in which a line says something beside what it is called."""
    cells = [(name, column, cell) for name, (column, cell) in item.draft.cells.items() if name not in ("what", "title")]
    cells += item.draft.specials
    cells += [("", column, cell) for _period, column, cell in item.draft.spread]
    return {column for name, column, cell in cells if column >= 0 and not is_blank(cell) and name not in _ASIDE}


def _doubt(item: Work, words: str) -> None:
    item.doubt = True
    item.notes.append(words)
