"""Communication through the year: who hears what, twelve times five minutes, and texts for families and newsletter.

All of it is made from the plan, to be adapted: as a Word document it can be written on (S2: tell it again and again).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import PageBreak, Spacer

from plans.dates import QUARTERS
from plans.derived import quarterly_review, workload
from plans.plan import Plan
from plans.printing.forms.parts import GAP, opening
from plans.printing.layout import UPRIGHT, WIDTH, Bookmark, DocumentInfo, Flow, Printout, file_name, heading
from plans.printing.request import PrintRequest
from plans.printing.styles import CELL, CELL_STRONG, GRID, HEADING_FLUSH, LEAD, NOTE, QUIET, STRONG, TEXT
from plans.printing.tables import bare_table, fitting, grid, keep_together, shared
from plans.printing.text import one_line, paragraph
from plans.printing.words import day_of_year, person_name
from plans.subjects import goals
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.texts import text, texts

_MOST, _LONG = 18, 90
"""So many moments are told, and so many characters of a text of the plan."""


@dataclass(frozen=True)
class Moment:
    """Something to tell on a day: what, to whom, in which way and by whom."""

    on: dt.date
    what: str
    kind: str
    """By which name resources/texts/communication.toml says to whom and how."""
    who: str


def printout(plan: Plan, _asked: PrintRequest, today: dt.date) -> Printout:
    """Return what is told through the year, in the language in use."""
    title = _("Communication")
    footer = " · ".join(part for part in (plan.team.name.strip(), str(plan.year), title) if part)
    about = DocumentInfo(title=title, subject=title, footer=footer, day=today)
    return Printout(about, flowables(plan), file_name(f"{title} {plan.year} {plan.team.name}"), (UPRIGHT,))


def flowables(plan: Plan) -> Flow:
    """Return the moments, the twelve items and both texts."""
    flow = opening(plan, "communication", _text("title"), _text("lead"))
    if plan.vision.is_filled("message"):
        flow += [paragraph(_text("message"), NOTE), paragraph(one_line(plan.vision.message, 240), LEAD), Spacer(0, GAP)]
    flow += [*_told(plan), PageBreak(), *_minutes(plan), Spacer(0, GAP)]
    for part in (_family(plan), _news(plan)):
        flow += [*keep_together(part), Spacer(0, GAP)]
    return flow[:-1]


def moments(plan: Plan) -> list[Moment]:
    """Return what there is to tell, by date: the start, what begins, the reviews and what is celebrated."""
    found = [Moment(dt.date(plan.year, 1, 1), _text("moments.start"), "start", person_name(plan.leader))]
    for action in workload.introductions(plan):
        begins = workload.introduced_on(action)
        if begins and action.is_filled("what"):
            what = _text("moments.begins").format(what=one_line(action.what, _LONG))
            found.append(Moment(begins, what, "begins", person_name(plan.person(action.owner_id))))
    for quarter in QUARTERS:
        review = quarterly_review.review(plan, quarter)
        if review and review.on:
            what = _text("moments.review").format(quarter=quarter)
            found.append(Moment(review.on, what, "review", person_name(plan.leader)))
    for goal in goals.chosen(plan.goals):
        if goal.due and goal.is_filled("celebration"):
            what = _text("moments.celebrate").format(what=one_line(goal.celebration, _LONG))
            found.append(Moment(goal.due, what, "celebrate", person_name(plan.person(goal.owner_id))))
    return sorted(found, key=lambda moment: moment.on)


def _told(plan: Plan) -> Flow:
    title = heading(_text("moments.title"))
    found = moments(plan)
    if len(found) == 1:
        title.append(paragraph(_text("moments.none"), QUIET))
    rows: list[list[Any]] = [
        [
            paragraph(day_of_year(moment.on, plan.year), CELL_STRONG),
            moment.what,
            _text(f"moments.{moment.kind}_for.who"),
            _text(f"moments.{moment.kind}_for.how"),
            one_line(moment.who, 40) or "…",
        ]
        for moment in found[:_MOST]
    ]
    wide = fitting([day_of_year(moment.on, plan.year) for moment in found], 9.5, least=52)
    widths = [wide, *shared(WIDTH - wide, 34, 20, 24, 18)]
    table = grid(texts("communication", "moments.columns"), rows, widths, named=1)
    left = len(found) - _MOST
    more = [paragraph(_("and {number} more in the plan").format(number=left), NOTE)] if left > 0 else []
    return [*title, *table, *more]


def _minutes(plan: Plan) -> Flow:
    title = _text("minutes.title")
    flow: Flow = [Bookmark("minutes", title, 0), paragraph(title, HEADING_FLUSH)]
    flow += [paragraph(_text("minutes.lead"), TEXT), Spacer(0, GAP)]
    named = _in_turn(plan)
    items = [
        words.format(goal=next(named)) if "{goal}" in words else words
        for words in texts("communication", "minutes.list")
    ]
    rows = [[[paragraph(str(place), STRONG)], [paragraph(words, TEXT)]] for place, words in enumerate(items, start=1)]
    return [*flow, bare_table(rows, [24, WIDTH - 24], padding=GRID / 4, role="list")]


def _in_turn(plan: Plan) -> Iterator[str]:
    """Return the names of the goals again and again; a word for one where there is none."""
    chosen = goals.chosen(plan.goals)
    names = [
        one_line(goal.title, 60) or _("Goal {number}").format(number=place)
        for place, goal in enumerate(chosen, start=1)
    ]
    while True:
        yield from names or [_("Goal {number}").format(number=1)]


def _family(plan: Plan) -> Flow:
    title = _text("family.title")
    message = one_line(plan.vision.message, 200)
    why = _text("family.why") if message else _text("family.why_open")
    flow: Flow = [Bookmark("family", title, 0), paragraph(title, HEADING_FLUSH), Spacer(0, GAP / 2)]
    flow += _paragraphs(_text("family.dear"), why.format(year=plan.year, message=message))
    gains = [one_line(goal.client_gain, 160) for goal in goals.chosen(plan.goals) if goal.is_filled("client_gain")]
    if gains:
        flow.append(paragraph(_text("family.notice"), TEXT))
        dots = [[[paragraph("•", CELL)], [paragraph(gain, TEXT)]] for gain in gains]
        flow += [bare_table(dots, [14, WIDTH - 14], padding=1, role="dots"), Spacer(0, GAP / 2)]
    leader = one_line(person_name(plan.leader), 60)
    ask = _text("family.questions").format(who=leader) if leader else _text("family.questions_open")
    return [*flow, *_paragraphs(_text("family.promise"), ask, _text("family.regards"), _team(plan))]


def _news(plan: Plan) -> Flow:
    title, chosen = _text("news.title"), goals.chosen(plan.goals)
    message = one_line(plan.vision.message, 120)
    flow: Flow = [Bookmark("news", title, 0), paragraph(title, HEADING_FLUSH), Spacer(0, GAP / 2)]
    if message:
        flow.append(paragraph(f"{_team(plan)}: {message}", STRONG))
    first = next(filter(None, map(_result, chosen)), "")
    if chosen:
        body = _text("news.one" if len(chosen) == 1 else "news.body")
        flow += _paragraphs(" ".join(body.format(team=_team(plan), count=len(chosen), first=first).split()))
    return [*flow, *_paragraphs(_text("news.more"))]


def _result(goal: Goal) -> str:
    words = one_line(goal.result, 200)
    return words if not words or words.endswith((".", "!", "?", "…")) else f"{words}."


def _team(plan: Plan) -> str:
    return one_line(plan.team.name, 60) or _text("news.team")


def _paragraphs(*words: str) -> Flow:
    return [item for part in words for item in (paragraph(part, TEXT), Spacer(0, GAP / 2))]


def _text(key: str) -> str:
    return text("communication", key)
