"""What follows from a quarter on its page: what is asked, what was agreed, what comes next and what to pass on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from reportlab.platypus import Spacer

from plans.dates import QUARTERS, quarter_end
from plans.derived import quarterly_review, workload
from plans.plan import Plan
from plans.printing.handwriting import Blank, Lines
from plans.printing.layout import Flow
from plans.printing.other_fields import other_fields_line
from plans.printing.quarter.parts import part, short
from plans.printing.shapes import Rule
from plans.printing.styles import CELL, CELL_NOTE, CELL_STRONG, COLOURS
from plans.printing.tables import bare_table, fitting
from plans.printing.text import Markup, escaped, joined, paragraph, strong
from plans.printing.words import (
    chosen_words,
    field_name,
    goal_mark,
    person_name,
    section_title,
    table_title,
)
from plans.status import SETTLED
from plans.subjects.actions import Action
from plans.subjects.calendar import Review
from plans.subjects.reviews import Decision, Remark
from resources.language import gettext as _
from resources.language import ngettext

MOST_NEXT = 4
"""So many of the next actions are named; the rest is counted."""

_DAY = 44.0
_OF_DECISION = ("quarter", "goal_id", "kind", "what", "owner_id", "due")
_OF_REMARK = ("quarter", "goal_id", "kind", "what", "author", "on", "sent")


def asked_for(review: Review) -> Flow:
    """Return the decision that the team asks for and of whom, or room to write it."""
    body: Flow = [paragraph(review.asked, CELL)] if review.is_filled("asked") else [Lines()]
    if review.is_filled("asked_of"):
        body.append(paragraph(_("Asked of: {who}").format(who=review.asked_of.strip()), CELL_NOTE))
    else:
        body.append(Blank(_("Asked of:")))
    return part(section_title("reviews", "asked"), body, before=0)


def agreed(snapshot: Plan, quarter: int) -> Flow:
    """Return the decisions of the quarter: what, who, by when; without any, lines to write them on."""
    rows: list[tuple[str, str]] = [
        (
            _goal(snapshot, decision.goal_id) + decision.what.strip(),
            joined(
                [
                    chosen_words(decision, "kind"),
                    person_name(snapshot.person(decision.owner_id)),
                    short(decision.due, snapshot.year),
                    other_fields_line(snapshot, decision, _OF_DECISION),
                ]
            ),
        )
        for decision in snapshot.decisions
        if decision.quarter == quarter and decision.is_begun()
    ]
    return part(table_title(Decision), _listed(rows) or [Lines()])


def coming(plan: Plan, snapshot: Plan, quarter: int, width: float) -> Flow:
    """Return what comes in the next quarter: the review, and the actions that are due, with what is new among them."""
    last = quarter == QUARTERS[-1]
    review = None if last else quarterly_review.review(plan, quarter + 1)
    dated: list[tuple[dt.date, str]] = []
    if review and review.on:
        words = joined([strong(_("Review of quarter {number}").format(number=quarter + 1)), review.time, review.place])
        dated.append((review.on, words))
    steps = _steps(snapshot, quarter)
    dated += [(step.due, _step(snapshot, step, quarter)) for step in steps[:MOST_NEXT] if step.due]
    rows = [(short(when, plan.year), words) for when, words in sorted(dated, key=lambda row: row[0])]
    cells = [[[paragraph(when, CELL_STRONG)], [paragraph(words, CELL)]] for when, words in rows]
    wide = fitting([when for when, _words in rows], 9.5, least=_DAY)
    body: Flow = [bare_table(cells, [wide, width - wide], role="list")] if cells else []
    if len(steps) > MOST_NEXT:
        more = len(steps) - MOST_NEXT
        rest = ngettext("and {count} more action", "and {count} more actions", more).format(count=more)
        body.append(bare_table([[[], [paragraph(rest, CELL_NOTE)]]], [wide, width - wide]))
    if last:
        learned = _("What did you learn this year? Take it along to the plan for {year}.")
        body.append(paragraph(learned.format(year=snapshot.year + 1), CELL))
    return part(_("Next year") if last else _("Next quarter"), body or [Lines(2)], before=0)


def lessons(review: Review) -> Flow:
    """Return what the team recommends others and what it advises against, or room to write it."""
    body: Flow = []
    for field in ("dos", "donts"):
        name = f"{field_name(Review, field)}:"
        words = getattr(review, field).strip()
        body.append(paragraph(strong(name) + f" {words}", CELL) if words else Blank(name))
    return part(section_title("reviews", "lessons"), body)


def remarked(plan: Plan, quarter: int) -> Flow:
    """Return what the location manager said of the quarter; nothing when nothing was said."""
    remarks = [remark for remark in plan.remarks if remark.quarter == quarter and remark.is_begun()]
    if not remarks:
        return []
    return part(
        table_title(Remark),
        _listed([(_goal(plan, item.goal_id) + item.what.strip(), _from(plan, item)) for item in remarks]),
    )


def _from(plan: Plan, remark: Remark) -> Markup:
    rest = other_fields_line(plan, remark, _OF_REMARK)
    return joined([chosen_words(remark, "kind"), remark.author, short(remark.on, plan.year), rest])


def _listed(rows: list[tuple[str, str]]) -> Flow:
    """Return texts with a note below each, and a line between them."""
    body: Flow = []
    for what, note in rows:
        body += [Spacer(0, 3), Rule(COLOURS["line"], 0.6, after=2)] if body else []
        body += [paragraph(line, style) for line, style in ((what, CELL), (note, CELL_NOTE)) if line]
    return body


def _goal(snapshot: Plan, key: Any) -> Markup:
    mark = goal_mark(snapshot, key)
    return mark + " " if mark else escaped("")


def _steps(snapshot: Plan, quarter: int) -> list[Action]:
    """Return the actions that are still open: first those of the next quarter by date, then those from before."""
    end = quarter_end(snapshot.year, quarter)
    until = dt.date.max if quarter == QUARTERS[-1] else quarter_end(snapshot.year, quarter + 1)
    actions = [
        (action.due <= end, action.due, action.position, action)
        for action in snapshot.actions
        if action.due and action.status not in SETTLED and action.due <= until
    ]
    return [row[-1] for row in sorted(actions, key=lambda row: row[:3])]


def _step(snapshot: Plan, action: Action, quarter: int) -> Markup:
    """Say what is done and by whom, and whether it brings something new then or was meant to be done already."""
    end = quarter_end(snapshot.year, quarter)
    brought = workload.introduced_on(action)
    note = _("new") if brought and brought > end else _("still open") if action.due and action.due <= end else ""
    what = _goal(snapshot, action.goal_id) + action.what.strip()
    return joined([what, person_name(snapshot.person(action.owner_id)), note])
