"""The board for the wall of the team room, on A3: what can be done smarter, with an answer by when and from whom."""

from __future__ import annotations

import datetime as dt

from reportlab.lib.pagesizes import A3
from reportlab.platypus import Spacer

from plans.plan import Plan
from plans.printing.handwriting import APART, Boxes
from plans.printing.layout import Bookmark, DocumentInfo, Flow, Printout, Sheet, file_name
from plans.printing.request import PrintRequest
from plans.printing.shapes import Rule
from plans.printing.styles import BORDER, COLOURS, HEAD, STRONG, TEXT, TITLE
from plans.printing.tables import grid, shared
from plans.printing.text import joined, one_line, paragraph
from plans.subjects import goals
from resources.language import gettext as _
from resources.texts import text, texts

SHEET = Sheet("board", A3[1], A3[0], side=48, top=44, bottom=54)
_WIDTH = SHEET.width - 2 * SHEET.side
_ROWS, _LINES = 7, 2.3
_MOST = 4
"""Parked ideas that are named at the foot."""
_NAME = TITLE.clone("name of a board", fontSize=40, leading=46, spaceBefore=0, spaceAfter=2)
_LEAD = TEXT.clone("lead of a board", fontSize=16, leading=21)
_HEAD = HEAD.clone("head of a board", fontSize=14, leading=18)
_FOOT = TEXT.clone("foot of a board", fontSize=13, leading=17)


def printout(plan: Plan, _asked: PrintRequest, today: dt.date) -> Printout:
    """Return the board of a team, in the language in use; without names of people."""
    title = text("measuring", "ideas.title")
    footer = " · ".join(part for part in (plan.team.name.strip(), str(plan.year)) if part)
    about = DocumentInfo(title=title, subject=_("Idea board"), footer=footer, day=today)
    return Printout(about, flowables(plan), file_name(f"{_('Idea board')} {plan.team.name}"), (SHEET,))


def flowables(plan: Plan) -> Flow:
    """Return everything that stands on the board."""
    title = text("measuring", "ideas.title")
    flow: Flow = [
        Bookmark("board", title, 0),
        paragraph(title, _NAME),
        paragraph(text("measuring", "ideas.lead"), _LEAD),
    ]
    flow += [Rule(COLOURS["accent"], 2, before=8, after=10), *_table(), Spacer(0, 10)]
    parked = [one_line(goal.title, 70) for goal in goals.parked(plan.goals) if goal.title.strip()]
    if parked:
        more = [text("measuring", "ideas.more").format(count=len(parked) - _MOST)] if len(parked) > _MOST else []
        named = joined([*parked[:_MOST], *more])
        flow += [paragraph(text("measuring", "ideas.parked"), STRONG.clone("parked", fontSize=13, leading=17))]
        flow += [paragraph(named, _FOOT), Spacer(0, 6)]
    return [*flow, paragraph(text("measuring", "ideas.promise"), _FOOT)]


def _table() -> Flow:
    head = [*texts("measuring", "ideas.columns"), text("measuring", "ideas.outcome")]
    outcomes = [("", "", word) for word in texts("measuring", "ideas.outcomes")]
    empty: list[Flow] = [[Spacer(0, _LINES * APART)], [], [], []]
    rows = [[*empty, [Boxes(outcomes, _FOOT)]] for _row in range(_ROWS)]
    ruled = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.8, BORDER),
        ("LINEAFTER", (0, 0), (-2, -1), 0.5, BORDER),
        ("LEFTPADDING", (1, 0), (-1, -1), 9),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
    ]
    return grid(head, rows, shared(_WIDTH, 34, 22, 13, 13, 26), padding=5, extra=ruled, heads=_HEAD)
