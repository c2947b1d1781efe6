"""What the parts of the quarterly page share: its sheet, a status in shape, word and colour, and short dates."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Spacer

from plans.dates import format_short_day
from plans.printing.handwriting import APART, Boxes, Lines, Notes
from plans.printing.layout import Flow, Sheet
from plans.printing.styles import COLOURS, GRID, SUBHEADING
from plans.printing.tables import bare_table
from plans.printing.text import Markup, coloured, paragraph
from plans.status import GOAL_MARKS, GoalStatus, goal_word
from resources.language import gettext as _

SHEET = Sheet("quarter", A4[0], A4[1], side=42, top=34, bottom=56)
WIDTH = SHEET.width - 2 * SHEET.side
"""Width of the text on the page, in points."""

BESIDE = 28.0
"""Room between two columns, in points."""
HALF = (WIDTH - BESIDE) / 2

GAP = 1.5 * GRID
"""Room between the parts of the page, in points."""

_TALLEST = 300.0
"""Columns that are taller than this stand below each other, in points."""


def fact(status: GoalStatus, word: str = "") -> str:
    """Return a status as shape and word; ``word`` says it in another way."""
    return f"{GOAL_MARKS[status].sign}\xa0{word or goal_word(status)}"


def marked(status: GoalStatus, word: str = "") -> Markup:
    """Return a status as shape and word in its colour."""
    return coloured(fact(status, word), COLOURS[GOAL_MARKS[status].colour])


def to_tick() -> Boxes:
    """Return the statuses there are to choose from, to tick with a pen."""
    return Boxes(
        [
            (GOAL_MARKS[value].sign, COLOURS[GOAL_MARKS[value].colour], goal_word(value))
            for value in get_args(GoalStatus)
            if value != "not_yet"
        ]
    )


def part(title: str, body: Flow, *, before: float = GAP) -> Flow:
    """Return a part of the page under its title."""
    return [Spacer(0, before), paragraph(title, SUBHEADING), *body]


def notes_title() -> str:
    """Name the room for notes."""
    return _("Notes from the meeting")


def too_tall(*columns: Flow) -> bool:
    """Return whether columns hold so much that they may have to go on on the next page: then they are no columns."""
    return max(_high(column, HALF) for column in columns) > _TALLEST


def remaining_height(flow: Flow, left: Flow, right: Flow) -> float:
    """Return the height that is left of one page below two columns with something above them, in points."""
    return SHEET.height - SHEET.top - SHEET.bottom - _high(flow, WIDTH) - max(_high(left, HALF), _high(right, HALF))


def two_columns(flow: Flow, left: Flow, right: Flow) -> Flow:
    """Add two columns to what stands above them.

    Notes of the meeting take what is left of the page: below the columns, or in the shorter one when that is more.
    """
    title, notes = notes_title(), Notes(notes_title(), GAP)
    left_high, right_high = (_high(side, HALF) for side in (left, right))
    free, least = remaining_height(flow, left, right), _high([notes], WIDTH)
    if free < least + APART:
        shorter = left if left_high < right_high else right
        count = int((free + abs(left_high - right_high) - least) / APART) + 1
        if count > 0:
            shorter += part(title, [Lines(count)])
    return [*flow, bare_table([[left, [], right]], [HALF, BESIDE, HALF]), notes]


def _high(flow: Flow, width: float) -> float:
    """Measure a flow in a column of this width, in points."""
    return float(
        sum(flowable.wrap(width, 10**6)[1] + flowable.getSpaceBefore() + flowable.getSpaceAfter() for flowable in flow)
    )


def short(day: dt.date | None, year: int) -> str:
    """Write a day as "20 apr", with its year when that is another one; nothing for None."""
    return format_short_day(day, year) if day else ""
