"""The moments of the year in the order of their dates, gathered from the whole plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from plans import goals
from plans.plan import Plan
from resources.language import gettext as _


@dataclass(frozen=True)
class Entry:
    """One moment: the day, what it is, and the subject and record it comes from."""

    day: dt.date
    what: str
    subject: str
    record: UUID


def agenda(plan: Plan) -> list[Entry]:
    """Gather reviews, deadlines, evaluations, training and other moments, first one first."""
    found: list[Entry] = []

    def note(day: dt.date | None, what: str, subject: str, record: UUID) -> None:
        if day is not None:
            found.append(Entry(day, what, subject, record))

    for review in plan.reviews:
        what = _("Review of quarter {quarter}").format(quarter=review.quarter)
        note(review.on, what, "reviews", review.id)
    for moment in plan.moments:
        note(moment.on, moment.what, "reviews", moment.id)
    for number, goal in enumerate(goals.chosen(plan.goals), start=1):
        due = _("Goal {number} reached: {goal}").format(number=number, goal=goal.title)
        note(goal.due, due, "goals", goal.id)
        look_back = _("Evaluate goal {number}: {goal}").format(number=number, goal=goal.title)
        note(goal.evaluation_on, look_back, "goals", goal.id)
    for action in plan.actions:
        note(action.due, action.what, "actions", action.id)
    for activity in plan.activities:
        note(activity.on, activity.what, "training", activity.id)
    return sorted(found, key=lambda one: (one.day, one.subject, one.what))
