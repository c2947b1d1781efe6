"""What the year brought, quarter by quarter: how the goals stood, what was decided, and what was said."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import KeepTogether, Spacer

from plans import field_text
from plans.dates import QUARTERS
from plans.derived import trend
from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.other_fields import with_other_fields
from plans.printing.styles import GRID, NOTE, SUBHEADING, TEXT
from plans.printing.tables import Unseen, facts, grid, shared, stacked
from plans.printing.text import joined, paragraph
from plans.printing.trend_chart import chart, status_history
from plans.printing.words import (
    chosen_words,
    date,
    day,
    field_name,
    goal_mark,
    number,
    person_name,
    status_word_of,
    step_title,
    table_title,
)
from plans.records import Record
from plans.subjects import goals
from plans.subjects.calendar import Review
from plans.subjects.reviews import Decision, Measurement, Remark
from resources.language import gettext as _

WRITTEN_FIELDS = (
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


def reviews(plan: Plan) -> Flow:
    """Return every quarter of which anything is known; nothing as long as the year has not begun."""
    body: Flow = []
    for quarter in QUARTERS:
        body += _quarter(plan, quarter)
    if body:
        body += _courses(plan)
    ended = [goal for goal in plan.goals if goal.ended or goal.is_filled("lesson")]
    if ended:
        body += heading(_("How the goals ended"))
        rows = [[goal_mark(plan, item.id), item.title, chosen_words(item, "ended"), item.lesson] for item in ended]
        head = [Unseen(_("Goal")), *(field_name(ended[0], field) for field in ("title", "ended", "lesson"))]
        body += grid(head, rows, shared(WIDTH, 1.5, 8, 5, 12), named=1, padding=2.2)
    return section(step_title("reviews"), "reviews") + body if body else []


def _courses(plan: Plan) -> Flow:
    """Return for every goal its line through the year, where it leads, and how it stood each quarter."""
    flow: Flow = []
    for goal in goals.chosen(plan.goals):
        drawn = chart(plan, goal) if len(trend.points(plan, goal)) > 1 else None
        snapshot = status_history(plan, goal, WIDTH)
        if drawn is None and snapshot is None:
            continue
        if not flow:
            flow += heading(_("Where each goal is heading"), need=200)
        words = trend.sentence(plan, goal)
        shown: list[Any] = [paragraph(field_text.goal_label(plan, goal.id), SUBHEADING), Spacer(0, GRID / 2)]
        shown += [drawn.drawing(WIDTH * 0.75, size=9), Spacer(0, GRID / 2)] if drawn else []
        shown += [paragraph(words, TEXT)] if words else []
        shown += [Spacer(0, GRID / 2), snapshot] if snapshot else []
        flow += [KeepTogether(shown), Spacer(0, GRID)]
    return flow


def _quarter(plan: Plan, quarter: int) -> Flow:
    review = next((item for item in plan.reviews if item.quarter == quarter), None)
    measured = _of(plan.measurements, quarter)
    decided = _of(plan.decisions, quarter)
    remarked = _of(plan.remarks, quarter)
    written = review is not None and (review.overall or any(review.is_filled(field) for field in WRITTEN_FIELDS))
    if not (measured or decided or remarked or written):
        return []
    flow = heading(_("Quarter {number}").format(number=quarter), need=150)
    kept = plan.closing(quarter)
    if kept:
        flow += [paragraph(_("Review closed on {day}.").format(day=day(kept.closed_on)), NOTE)]
    if review is not None and written:
        sentences = [(field_name(Review, "overall"), status_word_of(review.overall, chosen_words(review, "overall")))]
        flow += facts(
            [*sentences, *((field_name(Review, field), getattr(review, field)) for field in WRITTEN_FIELDS)], small=True
        )
    if measured:
        flow += heading(table_title(Measurement), need=90)
        flow += _measurements(plan, measured)
    if decided:
        flow += heading(table_title(Decision), need=90)
        names = ("what", "kind", "owner_id", "due")
        head = [Unseen(_("Goal")), *(field_name(Decision, field) for field in names)]
        rows = [
            [
                goal_mark(plan, item.goal_id),
                with_other_fields(item.what, plan, item, (*_WHERE, *names)),
                *(chosen_words(item, "kind"), _who(plan, item.owner_id), date(item.due)),
            ]
            for item in decided
        ]
        flow += grid(head, rows, shared(WIDTH, 1.5, 10, 5, 6, 4), named=1)
    if remarked:
        flow += heading(table_title(Remark), need=90)
        names = ("what", "kind", "author", "on")
        head = [Unseen(_("Goal")), *(field_name(Remark, field) for field in names)]
        rows = [
            [
                goal_mark(plan, item.goal_id),
                with_other_fields(item.what, plan, item, (*_WHERE, *names, "sent")),
                *(chosen_words(item, "kind"), item.author, date(item.on)),
            ]
            for item in remarked
        ]
        flow += grid(head, rows, shared(WIDTH, 1.5, 10, 4, 6, 4), named=1)
    return flow


def _measurements(plan: Plan, measured: list[Any]) -> Flow:
    head = [Unseen(_("Goal")), *(field_name(Measurement, field) for field in ("value", "status"))]
    head += [joined([field_name(Measurement, field) for field in ("client_result", "employee_result")])]
    rows = [
        [
            goal_mark(plan, item.goal_id),
            number(item.value),
            with_other_fields(stacked(status_word_of(item.status), item.why), plan, item, _MEASURED),
            "\n".join(filter(None, (item.client_result, item.employee_result))),
        ]
        for item in measured
    ]
    return grid(head, rows, shared(WIDTH, 1.5, 3, 11, 12), padding=2.2)


def _of(records: list[Any], quarter: int) -> list[Any]:
    return [record for record in records if record.quarter == quarter and _begun(record)]


def _begun(record: Record) -> bool:
    return record.is_begun()


def _who(plan: Plan, key: Any) -> str:
    return person_name(plan.person(key))
