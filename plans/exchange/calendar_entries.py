"""The moments of a plan as events of a calendar: each with its day, its words, its key, and whose moment it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid5

from plans import field_text
from plans.dates import format_date
from plans.exchange.calendar_choice import Whose
from plans.plan import Plan
from plans.subjects import actions, goals, people
from resources.language import gettext as _


@dataclass(frozen=True)
class Entry:
    """One event: its record, the kind of moment and the how-manieth of that kind it is."""

    record: UUID
    kind: str
    day: dt.date
    what: str
    time: str = ""
    """As it was typed; a time that cannot be read makes it an event of the whole day."""
    place: str = ""
    about: str = ""
    number: int = 0
    cancelled: bool = False
    whose: Whose = "all"
    """Whether it is the leader's alone ("mine"), of others alone ("team"), or of everybody."""

    @property
    def key(self) -> str:
        """Return the key that the event has in every export of this plan."""
        return f"{uuid5(self.record, f'{self.kind} {self.number}')}@digikoers"


def entries(plan: Plan, whose: Whose = "all") -> list[Entry]:
    """Gather every moment of a plan that has a date, first one first; each date of a meeting is one of its own."""
    found = [*_reviews(plan), *_goals(plan), *_meetings(plan), *_actions(plan), *_money(plan)]
    mine = [item for item in found if whose == "all" or item.whose in ("all", whose)]
    return sorted(mine, key=lambda item: (item.day, item.kind, item.what, str(item.record)))


def _carried(plan: Plan, owner: UUID | None) -> Whose:
    """Return whose a moment is that one person carries."""
    person = plan.person(owner)
    if person is not None and person.role == "team":
        return "all"
    return "mine" if plan.leader is not None and owner == plan.leader.id else "team"


def _reviews(plan: Plan) -> Iterator[Entry]:
    for review in plan.reviews:
        if review.on:
            what = _("Review of quarter {number}").format(number=review.quarter)
            yield Entry(review.id, "review", review.on, what, review.time, review.place, review.attending)
    for moment in plan.moments:
        if moment.on:
            what = moment.what or field_text.format_value(plan, moment, "kind") or _("Date in the annual plan")
            yield Entry(moment.id, "moment", moment.on, what, about=moment.attending)
    for activity in plan.activities:
        if activity.on:
            what = _("Training: {what}").format(what=activity.what or field_text.format_value(plan, activity, "form"))
            yield Entry(activity.id, "training", activity.on, what, about=activity.given_by, whose="team")
    if plan.safeguards.ethics_on:
        what = _("Ethics: what do we see as good care?")
        yield Entry(plan.safeguards.id, "ethics", plan.safeguards.ethics_on, what)
    for decision in plan.decisions:
        if decision.due:
            what = _("Agreed: {what}").format(what=decision.what)
            owner = field_text.format_value(plan, decision, "owner_id")
            whose = _carried(plan, decision.owner_id)
            yield Entry(decision.id, "decision", decision.due, what, about=owner, whose=whose)


def _goals(plan: Plan) -> Iterator[Entry]:
    for goal in goals.chosen(plan.goals):
        named, owner = field_text.goal_label(plan, goal.id), field_text.format_value(plan, goal, "owner_id")
        whose: Whose = "all" if _carried(plan, goal.owner_id) == "mine" else "team"
        if goal.due:
            yield Entry(
                goal.id, "due", goal.due, _("Goal reached? {goal}").format(goal=named), about=owner, whose=whose
            )
        days = {"evaluation": goal.evaluation_on, "start": goal.evaluation_start, "halfway": goal.evaluation_halfway}
        for kind, day in days.items():
            if day:
                yield Entry(goal.id, kind, day, _("Evaluate goal {goal}").format(goal=named), about=owner, whose=whose)
        if goal.stop_on:
            what = _("Stop: {what}").format(what=goal.stop_doing or named)
            stopper = field_text.format_value(plan, goal, "stop_owner_id")
            carried = _carried(plan, goal.stop_owner_id)
            yield Entry(goal.id, "stop", goal.stop_on, what, about=stopper, whose=carried)


def _meetings(plan: Plan) -> Iterator[Entry]:
    """Return the meetings by their number in the year: one that falls out keeps its number and is cancelled."""
    blocked = actions.blocked(plan.blocks)
    for coach in people.coaches(plan.people):
        what = _("Meeting with {name}").format(name=field_text.person_label(coach))
        for number, meeting in enumerate(people.meetings(coach, plan.year, blocked)):
            gone = meeting.day is None
            about = (
                _("Moved from {day}: {why}").format(day=format_date(meeting.planned), why=meeting.why)
                if meeting.why
                else ""
            )
            if gone:
                about = meeting.why
            yield Entry(
                coach.id,
                "meeting",
                meeting.day or meeting.planned,
                what,
                coach.meet_time,
                "",
                about,
                number,
                cancelled=gone,
                whose="mine",
            )


def _actions(plan: Plan) -> Iterator[Entry]:
    for action in plan.actions:
        if action.due:
            about = [field_text.format_value(plan, action, "owner_id"), field_text.goal_label(plan, action.goal_id)]
            yield Entry(
                action.id,
                "action",
                action.due,
                _("Done: {what}").format(what=action.what),
                place=action.where,
                about=" · ".join(filter(None, about)),
                cancelled=action.status == "stopped",
                whose=_carried(plan, action.owner_id),
            )


def _money(plan: Plan) -> Iterator[Entry]:
    words = {
        "applied_on": _("Apply for money: {what}"),
        "decided_on": _("Answer on the application: {what}"),
        "account_due": _("Account for the money: {what}"),
    }
    for line in plan.budget_lines:
        for field, sentence in words.items():
            if day := getattr(line, field):
                what = sentence.format(what=line.what or line.fund)
                yield Entry(line.id, field, day, what, about=line.fund, whose="mine")
