"""The moments of the year in the order of their dates, gathered from the whole plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from plans import calendar_rules, field_text
from plans.dates import QUARTERS, quarter_of
from plans.plan import Plan
from plans.subjects import actions, goals, people
from resources.language import gettext as _

_ON_ONE_DAY = ("actions", "goals", "people", "conditions", "calendar", "training")
"""The order of what falls on the same day: what is due before what is celebrated or looked back on."""


@dataclass(frozen=True)
class Event:
    """One event: the day, what happens, what kind of moment it is, and the record it comes from.

    ``goal`` is the number of the goal that it is about, for its colour.
    """

    day: dt.date
    what: str
    kind: str
    subject: str
    record: UUID
    goal: int | None = None


def timeline(plan: Plan) -> list[Event]:
    """Gather reviews, deadlines, evaluations, training, meetings, actions and other moments, first one first.

    Meetings with a coach come as one event a quarter, on the first of its days, so that weekly ones hide nothing.
    """
    found: list[Event] = []

    def note(day: dt.date | None, what: str, kind: str, subject: str, record: UUID, goal: int | None = None) -> None:
        if day is not None:
            found.append(Event(day, what, kind, subject, record, goal))

    for review in plan.reviews:
        words = _("Review of quarter {number}").format(number=review.quarter)
        what = " · ".join(filter(None, (words, review.time, review.place)))
        note(review.on, what, _("quarterly review"), "calendar", review.id)
    for moment in plan.moments:
        note(moment.on, moment.what, field_text.format_value(plan, moment, "kind"), "calendar", moment.id)
    for number, goal in enumerate(goals.chosen(plan.goals), start=1):
        note(goal.due, goal.title, _("goal reached"), "goals", goal.id, number)
        for day in goals.evaluations(goal):
            note(day, goal.title, _("evaluation of a goal"), "goals", goal.id, number)
        note(goal.stop_on, goal.stop_doing, _("we stop with this"), "goals", goal.id, number)
    safeguards = plan.safeguards
    note(
        safeguards.ethics_on, _("Ethics: what do we see as good care?"), _("team meeting"), "conditions", safeguards.id
    )
    for activity in plan.activities:
        note(activity.on, activity.what, _("training"), "training", activity.id)
    blocked = actions.blocked(plan.blocks)
    for coach in people.coaches(plan.people):
        days = calendar_rules.dates(people.meetings(coach, plan.year, blocked))
        for quarter in QUARTERS:
            matching_days = [day for day in days if quarter_of(day) == quarter]
            if matching_days:
                note(matching_days[0], _meeting_words(coach, matching_days), _("meeting"), "people", coach.id)
    for action in plan.actions:
        note(action.due, action.what, _("action"), "actions", action.id)
    return sorted(found, key=lambda item: (item.day, _ON_ONE_DAY.index(item.subject), item.what))


def _meeting_words(coach: people.Person, days: list[dt.date]) -> str:
    words = f"{field_text.person_label(coach)}: {calendar_rules.format_months(days)}"
    return " · ".join(filter(None, (words, coach.meet_time.strip())))
