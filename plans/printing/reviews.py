"""What the year brought: the page of every quarter as it is, and how the goals went and ended."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import KeepTogether, NextPageTemplate, PageBreak, Spacer

from plans import field_text
from plans.dates import QUARTERS
from plans.derived import quarterly_review, trend
from plans.errors import Damaged, Newer
from plans.plan import Plan
from plans.printing.layout import UPRIGHT, WIDTH, Bookmark, Flow, heading, section
from plans.printing.other_fields import other_fields
from plans.printing.quarter import flowables as page_of_quarter
from plans.printing.quarter.parts import SHEET
from plans.printing.styles import GRID, SUBHEADING, TEXT
from plans.printing.tables import Unseen, facts, grid, keep_together, shared
from plans.printing.text import paragraph
from plans.printing.trend_chart import chart, status_history
from plans.printing.words import chosen_words, field_name, goal_number, step_title
from plans.subjects import goals
from plans.subjects.calendar import Review
from resources.language import gettext as _

QUESTIONS = ("why_this_way", "smarter", "securing", "no_longer", "takes_time")
WRITTEN_FIELDS = ("overall_why", *QUESTIONS, "dos", "donts", "asked", "asked_of")
"""What is written down in a review, in its order."""
_PLACED = ("quarter", "on", "time", "place", "attending", "overall", *WRITTEN_FIELDS)


def reviews(plan: Plan) -> Flow:
    """Return the page of every quarter of which anything is known, and what the year brought; nothing before it."""
    quarters = [quarter for quarter in QUARTERS if _known(plan, quarter)]
    flow: Flow = []
    for quarter in quarters:
        title = f"{step_title('reviews')}: {_('Quarter {number}').format(number=quarter).lower()}"
        mark = Bookmark("reviews" if quarter == quarters[0] else f"reviews-{quarter}", title, 0)
        page = page_of_quarter(plan, quarter, _as_closed(plan, quarter))
        flow += [NextPageTemplate(SHEET.name), PageBreak(), mark, *page]
    after = [*_answers(plan, quarters), *(_courses(plan) if quarters else []), *_ended(plan)]
    if flow:
        flow += [NextPageTemplate(UPRIGHT.name), PageBreak()]
    title = _("What the year brought")
    return [*flow, *section(title, "year"), *after] if after else flow


def _ended(plan: Plan) -> Flow:
    ended = [goal for goal in plan.goals if goal.ended or goal.is_filled("lesson")]
    if not ended:
        return []
    rows = [[goal_number(plan, item.id), item.title, chosen_words(item, "ended"), item.lesson] for item in ended]
    head = [Unseen(_("No.")), *(field_name(ended[0], field) for field in ("title", "ended", "lesson"))]
    return heading(_("How the goals ended")) + grid(head, rows, shared(WIDTH, 1.5, 8, 5, 12), named=1, padding=2.2)


def _answers(plan: Plan, quarters: list[int]) -> Flow:
    """Return what was answered in each review to the standing questions, which its page has no room for."""
    flow: Flow = []
    for review in sorted(plan.reviews, key=lambda item: item.quarter):
        rows = [(field_name(Review, field), getattr(review, field)) for field in QUESTIONS]
        rows += other_fields(plan, review, _PLACED)
        found = facts(rows, small=True) if review.quarter in quarters else []
        if found:
            flow += keep_together([*heading(_("Quarter {number}").format(number=review.quarter)), *found])
    return flow


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


def _as_closed(plan: Plan, quarter: int) -> Plan:
    """Return the plan as it stood when a review was closed; as it is now where that can no longer be read."""
    try:
        return quarterly_review.closed_snapshot(plan, quarter)
    except (Damaged, Newer):
        return plan


def _known(plan: Plan, quarter: int) -> bool:
    records: list[Any] = [*plan.measurements, *plan.decisions, *plan.remarks]
    review = next((item for item in plan.reviews if item.quarter == quarter), None)
    written = review is not None and any(review.is_filled(field) for field in ("overall", *WRITTEN_FIELDS))
    return written or any(record.quarter == quarter and record.is_begun() for record in records)
