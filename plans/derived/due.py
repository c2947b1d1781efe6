"""What is due: everything with a day that asks something of the team about now, the oldest first.

Two kinds of things ask something. What can be ticked off (an action, a training, a condition, an assumption, a review)
asks until that is done, however late. What nobody ticks off (a decision, a goal to be reached, money that is decided on
or accounted for) asks until the review that looks at it is closed. A meeting or a celebration asks only until its day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from plans import calendar_rules, field_text
from plans.dates import QUARTERS, format_short_day, quarter_end, quarter_of
from plans.derived import trend
from plans.money import format_number
from plans.plan import Plan
from plans.records import Record
from plans.status import SETTLED
from plans.subjects import actions, goals, people
from resources.language import gettext as _

AHEAD = dt.timedelta(days=14)
"""How far what is due looks ahead, also past the end of the quarter."""

_LOOKED_BACK_ON = frozenset({"subsidy", "evaluation"})
"""Kinds of moments of which the review still asks what came of them; the others are over when their day is."""


@dataclass(frozen=True)
class Due:
    """One thing that is due: its day, what it is, and where it is seen to.

    ``what`` is what a person typed or a short sentence, never empty; ``kind`` says in a word what kind of thing it is.
    ``subject``, ``record`` and ``field`` are where it is seen to, as in a Finding. ``goal`` is the number (1 to 5) of
    the goal that it is about, for its colour; ``late`` tells that its day has passed.
    """

    day: dt.date
    what: str
    kind: str
    subject: str
    record: UUID
    field: str | None
    goal: int | None
    late: bool


def due(plan: Plan, today: dt.date) -> list[Due]:
    """Return what asks something of the team on a day, first what has waited longest.

    That is what is late, and what comes until the end of the quarter of ``today`` or in the next two weeks, whichever
    is later. Of the meetings with a coach only the next one counts. A closed plan asks nothing.
    """
    if plan.record.state == "closed":
        return []
    until = max(quarter_end(today.year, quarter_of(today)), today + AHEAD)
    found = [asks for asks in _Asking(plan, today).everything() if asks.day <= until]
    return sorted(found, key=lambda asks: (asks.day, asks.what))


def day_words(item: Due, today: dt.date) -> str:
    """Say when something is due, as near as it is: "today", "tomorrow", "Thu 30 sep", "was 12 feb"."""
    short = format_short_day(item.day, today.year)
    if item.late:
        return _("was {day}").format(day=short)
    match (item.day - today).days:
        case 0:
            return _("today")
        case 1:
            return _("tomorrow")
        case _:
            return f"{calendar_rules.short_weekday(item.day.weekday())}\xa0{short}"


class _Asking:
    """Everything that asks something on a day, whenever that is."""

    def __init__(self, plan: Plan, today: dt.date) -> None:
        self._plan, self._today = plan, today
        self._numbers = {goal.id: number for number, goal in enumerate(goals.chosen(plan.goals), start=1)}

    def everything(self) -> Iterator[Due]:
        yield from self._to_tick_off()
        yield from self._goals()
        yield from self._decisions()
        yield from self._money()
        yield from self._meetings()

    def _due(
        self,
        record: Record,
        field: str | None,
        day: dt.date,
        kind: str,
        what: str,
        goal: UUID | None = None,
        subject: str = "",
    ) -> Due:
        words, number = what.strip() or _("no name yet"), self._numbers.get(goal) if goal else None
        return Due(day, words, kind, subject or record.subject, record.id, field, number, day < self._today)

    def _to_tick_off(self) -> Iterator[Due]:
        plan = self._plan
        for action in plan.actions:
            if action.due and action.status not in SETTLED:
                yield self._due(action, "status", action.due, _("action"), action.what, action.goal_id)
        for activity in plan.activities:
            if activity.on and not activity.held:
                yield self._due(activity, "held", activity.on, _("training"), activity.what, activity.goal_id)
        for condition in plan.conditions:
            if condition.due and condition.status != "in_place":
                what = condition.what.strip() or field_text.format_value(plan, condition, "kind")
                yield self._due(condition, "status", condition.due, _("condition"), what)
        for assumption in plan.assumptions:
            if assumption.check_on and assumption.outcome is None and assumption.goal_id in self._numbers:
                what = _("Is this true? {what}").format(what=assumption.what.strip())
                yield self._due(assumption, "outcome", assumption.check_on, _("assumption"), what, assumption.goal_id)
        for review in plan.reviews:
            if review.on and not plan.closing(review.quarter):
                name = _("Review of quarter {number}").format(number=review.quarter)
                what = " · ".join(filter(None, (name, review.time.strip(), review.place.strip())))
                yield self._due(review, None, review.on, _("quarterly review"), what, subject="reviews")

    def _goals(self) -> Iterator[Due]:
        for goal in goals.chosen(self._plan.goals):
            name = goal.title.strip() or goal.result.strip()
            ended = goal.ended is not None or trend.last_status(self._plan, goal) == "reached"
            if goal.due and not ended and self._is_open(goal.due):
                number = "" if goal.target is None else f"{format_number(goal.target)} {goal.unit.strip()}"
                what = _("To reach: {what}").format(what=number.strip() or name)
                yield self._due(goal, "due", goal.due, _("goal"), what, goal.id)
            if goal.evaluation_on and self._is_open(goal.evaluation_on):
                what = _("Evaluate: {what}").format(what=name)
                yield self._due(goal, "evaluation_on", goal.evaluation_on, _("evaluation of a goal"), what, goal.id)

    def _decisions(self) -> Iterator[Due]:
        for decision in self._plan.decisions:
            # What was agreed in one review is looked at in the next.
            if decision.due and decision.is_filled("what") and not self._plan.closing(decision.quarter + 1):
                what = decision.what
                yield self._due(decision, "what", decision.due, _("agreed in the review"), what, decision.goal_id)

    def _money(self) -> Iterator[Due]:
        for line in self._plan.budget_lines:
            name = line.fund.strip() or line.what.strip() or _("no name yet")
            for field, words in (
                ("applied_on", _("Apply for money: {what}")),
                ("decided_on", _("Decision on funding: {what}")),
                ("account_due", _("Final account due: {what}")),
            ):
                day: dt.date | None = getattr(line, field)
                # A day of applying that has passed is the day on which it was done.
                if day and (day >= self._today or (field != "applied_on" and self._is_open(day))):
                    yield self._due(line, field, day, _("subsidy"), words.format(what=name), line.goal_id)

    def _meetings(self) -> Iterator[Due]:
        plan, today = self._plan, self._today
        for moment in plan.moments:
            if moment.on and (moment.on >= today or (moment.kind in _LOOKED_BACK_ON and self._is_open(moment.on))):
                kind = field_text.format_value(plan, moment, "kind").lower() or _("meeting")
                yield self._due(moment, "on", moment.on, kind, moment.what.strip() or kind)
        blocked = actions.blocked(plan.blocks)
        for coach in people.coaches(plan.people):
            days = calendar_rules.dates(people.meetings(coach, plan.year, blocked))
            following = next((day for day in days if day >= today), None)
            if following:
                words = (field_text.person_label(coach), coach.meet_time.strip())
                yield self._due(coach, "meet_every", following, _("meeting"), " · ".join(filter(None, words)))

    def _is_open(self, day: dt.date) -> bool:
        """Return whether what nobody ticks off still asks: its day is to come, or its review has yet to look at it."""
        year = self._plan.year
        if day >= self._today or day.year > year:
            return True
        return self._plan.closing(quarter_of(day) if day.year == year else QUARTERS[0]) is None
