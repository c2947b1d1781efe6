"""What follows from a quarter on its page: what is asked, what was agreed, what comes next and what to pass on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from reportlab.platypus import Spacer

from plans import load, reviewing
from plans.actions import Action
from plans.dates import QUARTERS, quarter_end
from plans.plan import Plan
from plans.printing.layout import Flow
from plans.printing.quarter.parts import part, short
from plans.printing.shapes import Rule
from plans.printing.styles import CELL, CELL_NOTE, CELL_STRONG, COLOURS
from plans.printing.tables import bare, fitting
from plans.printing.text import Markup, escaped, joined, paragraph, strong
from plans.printing.words import (
    chosen,
    field_name,
    goal_mark,
    person_name,
    section_title,
    table_title,
)
from plans.printing.writing import Blank, Lines
from plans.quarters import Decision, Remark
from plans.reviews import Review
from plans.status import SETTLED
from resources.language import gettext as _
from resources.language import ngettext

MOST_NEXT = 4
"""So many of the next actions are named; the rest is counted."""

_DAY = 44.0


def asked_for(review: Review) -> Flow:
    """Give the decision that the team asks for and of whom, or room to write it."""
    body: Flow = [paragraph(review.asked, CELL)] if review.filled("asked") else [Lines()]
    if review.filled("asked_of"):
        body.append(paragraph(_("Asked of: {who}").format(who=review.asked_of.strip()), CELL_NOTE))
    else:
        body.append(Blank(_("Asked of:")))
    return part(section_title("quarters", "asked"), body, before=0)


def agreed(stood: Plan, quarter: int) -> Flow:
    """Give the decisions of the quarter: what, who, by when; without any, lines to write them on."""
    rows: list[tuple[str, str]] = [
        (
            _goal(stood, one.goal_id) + one.what.strip(),
            joined([chosen(one, "kind"), person_name(stood.person(one.owner_id)), short(one.due, stood.year)]),
        )
        for one in stood.decisions
        if one.quarter == quarter and one.begun()
    ]
    return part(table_title(Decision), _listed(rows) or [Lines(2)])


def coming(plan: Plan, stood: Plan, quarter: int, width: float) -> Flow:
    """Give what comes in the next quarter: the review, and the actions that are due, with what is new among them."""
    last = quarter == QUARTERS[-1]
    review = None if last else reviewing.review(plan, quarter + 1)
    rows: list[tuple[str, str]] = []
    if review and review.on:
        words = joined([strong(_("Review of quarter {number}").format(number=quarter + 1)), review.time, review.place])
        rows.append((short(review.on, plan.year), words))
    steps = _steps(stood, quarter)
    rows += [(short(one.due or one.start, stood.year), _step(stood, one, quarter)) for one in steps[:MOST_NEXT]]
    cells = [[[paragraph(when, CELL_STRONG)], [paragraph(words, CELL)]] for when, words in rows]
    wide = fitting([when for when, _words in rows], 9.5, least=_DAY)
    body: Flow = [bare(cells, [wide, width - wide], role="list")] if cells else []
    if len(steps) > MOST_NEXT:
        more = len(steps) - MOST_NEXT
        rest = ngettext("and {count} more action", "and {count} more actions", more).format(count=more)
        body.append(bare([[[], [paragraph(rest, CELL_NOTE)]]], [wide, width - wide]))
    if last:
        learned = _("What did you learn this year? Take it along to the plan for {year}.")
        body.append(paragraph(learned.format(year=stood.year + 1), CELL))
    return part(_("Next year") if last else _("Next quarter"), body or [Lines(2)], before=0)


def lessons(review: Review) -> Flow:
    """Give what the team recommends others and what it advises against, or room to write it."""
    body: Flow = []
    for field in ("dos", "donts"):
        name = f"{field_name(Review, field)}:"
        words = getattr(review, field).strip()
        body.append(paragraph(strong(name) + f" {words}", CELL) if words else Blank(name))
    return part(section_title("quarters", "lessons"), body)


def remarked(plan: Plan, quarter: int) -> Flow:
    """Give what the location manager said of the quarter; nothing when nothing was said."""
    ours = [one for one in plan.remarks if one.quarter == quarter and one.begun()]
    if not ours:
        return []
    return part(
        table_title(Remark), _listed([(_goal(plan, one.goal_id) + one.what.strip(), _from(plan, one)) for one in ours])
    )


def _from(plan: Plan, one: Remark) -> Markup:
    return joined([chosen(one, "kind"), one.author, short(one.on, plan.year)])


def _listed(rows: list[tuple[str, str]]) -> Flow:
    """Give texts with a note below each, and a line between them."""
    body: Flow = []
    for what, note in rows:
        body += [Spacer(0, 3), Rule(COLOURS["line"], 0.6, after=2)] if body else []
        body += [paragraph(line, style) for line, style in ((what, CELL), (note, CELL_NOTE)) if line]
    return body


def _goal(stood: Plan, key: Any) -> Markup:
    mark = goal_mark(stood, key)
    return mark + " " if mark else escaped("")


def _steps(stood: Plan, quarter: int) -> list[Action]:
    """Give the actions that are still open: first those of the next quarter by date, then those from before."""
    end = quarter_end(stood.year, quarter)
    until = dt.date.max if quarter == QUARTERS[-1] else quarter_end(stood.year, quarter + 1)
    ours = [
        (one.due <= end, one.due, one.position, one)
        for one in stood.actions
        if one.due and one.status not in SETTLED and one.due <= until
    ]
    return [row[-1] for row in sorted(ours, key=lambda row: row[:3])]


def _step(stood: Plan, one: Action, quarter: int) -> Markup:
    """Say what is done and by whom, and whether it brings something new then or was meant to be done already."""
    end = quarter_end(stood.year, quarter)
    brought = load.introduced_on(one)
    note = _("new") if brought and brought > end else _("still open") if one.due and one.due <= end else ""
    what = _goal(stood, one.goal_id) + one.what.strip()
    return joined([what, person_name(stood.person(one.owner_id)), note])
