"""What the year brought, quarter by quarter: how the goals stood, what was decided, and what was said."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import KeepTogether, Spacer

from plans import entry, goals, trend
from plans.dates import QUARTERS
from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.rest import with_rest
from plans.printing.styles import GRID, NOTE, SUBHEADING, TEXT
from plans.printing.tables import Unseen, facts, grid, shared, stacked
from plans.printing.text import joined, paragraph
from plans.printing.trend_chart import chart, standings
from plans.printing.words import (
    chosen,
    date,
    day,
    field_name,
    goal_mark,
    number,
    person_name,
    standing,
    step_title,
    table_title,
)
from plans.quarters import Decision, Measurement, Remark
from plans.records import Record
from plans.reviews import Review
from resources.language import gettext as _

SAID = (
    "overall_why",
    "why_this_way",
    "smarter",
    "securing",
    "no_longer",
    "takes_time",
    "dos",
    "donts",
    "asked",
    "asked_of",
)
"""What is written down in a review, in its order."""


_WHERE = ("goal_id", "quarter")
_MEASURED = (*_WHERE, "value", "client_result", "employee_result", "status", "why")


def quarters(plan: Plan) -> Flow:
    """Give every quarter of which anything is known; nothing as long as the year has not begun."""
    body: Flow = []
    for quarter in QUARTERS:
        body += _quarter(plan, quarter)
    if body:
        body += _courses(plan)
    ended = [one for one in plan.goals if one.ended or one.filled("lesson")]
    if ended:
        body += heading(_("How the goals ended"))
        rows = [[goal_mark(plan, one.id), one.title, chosen(one, "ended"), one.lesson] for one in ended]
        head = [Unseen(_("Goal")), *(field_name(ended[0], field) for field in ("title", "ended", "lesson"))]
        body += grid(head, rows, shared(WIDTH, 1.5, 8, 5, 12), named=1, padding=2.2)
    return section(step_title("quarters"), "quarters") + body if body else []


def _courses(plan: Plan) -> Flow:
    """Give for every goal its line through the year, where it leads, and how it stood each quarter."""
    flow: Flow = []
    for goal in goals.chosen(plan.goals):
        drawn = chart(plan, goal) if len(trend.points(plan, goal)) > 1 else None
        stood = standings(plan, goal, WIDTH)
        if drawn is None and stood is None:
            continue
        if not flow:
            flow += heading(_("Where each goal is heading"), need=200)
        words = trend.sentence(plan, goal)
        shown: list[Any] = [paragraph(entry.goal_label(plan, goal.id), SUBHEADING), Spacer(0, GRID / 2)]
        shown += [drawn.drawing(WIDTH * 0.75, size=9), Spacer(0, GRID / 2)] if drawn else []
        shown += [paragraph(words, TEXT)] if words else []
        shown += [Spacer(0, GRID / 2), stood] if stood else []
        flow += [KeepTogether(shown), Spacer(0, GRID)]
    return flow


def _quarter(plan: Plan, quarter: int) -> Flow:
    review = next((one for one in plan.reviews if one.quarter == quarter), None)
    measured = _of(plan.measurements, quarter)
    decided = _of(plan.decisions, quarter)
    remarked = _of(plan.remarks, quarter)
    written = review is not None and (review.overall or any(review.filled(field) for field in SAID))
    if not (measured or decided or remarked or written):
        return []
    flow = heading(_("Quarter {number}").format(number=quarter), need=150)
    kept = plan.closing(quarter)
    if kept:
        flow += [paragraph(_("Review closed on {day}.").format(day=day(kept.closed_on)), NOTE)]
    if review is not None and written:
        said = [(field_name(Review, "overall"), standing(review.overall, chosen(review, "overall")))]
        flow += facts([*said, *((field_name(Review, field), getattr(review, field)) for field in SAID)], small=True)
    if measured:
        flow += heading(table_title(Measurement), need=90)
        flow += _measurements(plan, measured)
    if decided:
        flow += heading(table_title(Decision), need=90)
        names = ("what", "kind", "owner_id", "due")
        head = [Unseen(_("Goal")), *(field_name(Decision, field) for field in names)]
        rows = [
            [
                goal_mark(plan, one.goal_id),
                with_rest(one.what, plan, one, (*_WHERE, *names)),
                *(chosen(one, "kind"), _who(plan, one.owner_id), date(one.due)),
            ]
            for one in decided
        ]
        flow += grid(head, rows, shared(WIDTH, 1.5, 10, 5, 6, 4), named=1)
    if remarked:
        flow += heading(table_title(Remark), need=90)
        names = ("what", "kind", "author", "on")
        head = [Unseen(_("Goal")), *(field_name(Remark, field) for field in names)]
        rows = [
            [
                goal_mark(plan, one.goal_id),
                with_rest(one.what, plan, one, (*_WHERE, *names, "sent")),
                *(chosen(one, "kind"), one.author, date(one.on)),
            ]
            for one in remarked
        ]
        flow += grid(head, rows, shared(WIDTH, 1.5, 10, 4, 6, 4), named=1)
    return flow


def _measurements(plan: Plan, measured: list[Any]) -> Flow:
    head = [Unseen(_("Goal")), *(field_name(Measurement, field) for field in ("value", "status"))]
    head += [joined([field_name(Measurement, field) for field in ("client_result", "employee_result")])]
    rows = [
        [
            goal_mark(plan, one.goal_id),
            number(one.value),
            with_rest(stacked(standing(one.status), one.why), plan, one, _MEASURED),
            "\n".join(filter(None, (one.client_result, one.employee_result))),
        ]
        for one in measured
    ]
    return grid(head, rows, shared(WIDTH, 1.5, 3, 11, 12), padding=2.2)


def _of(records: list[Any], quarter: int) -> list[Any]:
    return [one for one in records if one.quarter == quarter and _begun(one)]


def _begun(record: Record) -> bool:
    return record.begun()


def _who(plan: Plan, key: Any) -> str:
    return person_name(plan.person(key))
