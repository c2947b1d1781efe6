"""A quarterly review as a whole: what the quarter brought, how far the review is, and closing it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from plans import actions, amounts, budget, calendar, entry, goals, people, quarters
from plans.actions import Action
from plans.content import from_content, rows_from
from plans.dates import QUARTERS, quarter_end, quarter_of
from plans.edits import Added, Edit, change
from plans.findings import Finding
from plans.money import show_amount, show_number
from plans.plan import Plan
from plans.quarters import Closing, Decision, Measurement
from plans.reviews import Review
from plans.status import SETTLED, GoalStatus, Kept, ReviewState
from plans.training import Activity
from resources.language import gettext as _

QUESTIONS = ("why_this_way", "smarter", "securing", "no_longer", "takes_time")
"""The five standing questions of every review, in the order of asking (S1, S2)."""

WRITTEN = ("overall", "overall_why", *QUESTIONS, "dos", "donts", "asked", "asked_of")
"""What a review holds beside its place in the calendar."""


@dataclass(frozen=True)
class Figures:
    """What a quarter brought in numbers: hours, people trained, cents, and actions; None is not entered yet."""

    promised: Decimal
    rostered: Decimal | None
    kept: Kept
    held: int
    trainings: int
    reached: int
    places: int
    spent: int | None
    planned: int
    done: int
    actions: int


@dataclass(frozen=True)
class Tile:
    """One figure of a quarter in words: what it is, what it came to, compared with what, and how that stands."""

    title: str
    figure: str
    of: str
    status: GoalStatus
    word: str


def stood(plan: Plan, quarter: int) -> Plan:
    """Give the plan as it stood when the review of a quarter was closed; while it is open, the plan itself.

    Raises Damaged when what was kept cannot be read.
    """
    kept = plan.closing(quarter)
    if kept is None:
        return plan
    return from_content(kept.content)


def review(plan: Plan, quarter: int) -> Review | None:
    """Give the review of a quarter."""
    return next((one for one in plan.reviews if one.quarter == quarter), None)


def state(plan: Plan, quarter: int) -> ReviewState:
    """Tell how far a review is: closed, busy as soon as anything was entered, or not yet."""
    if plan.closing(quarter):
        return "closed"
    held = review(plan, quarter)
    entered = [one for one in plan.measurements if one.quarter == quarter]
    decided = [one for one in plan.decisions if one.quarter == quarter]
    begun = any(one.begun() for one in (*entered, *decided))
    return "busy" if begun or (held and any(map(held.filled, WRITTEN))) else "not_yet"


def current(plan: Plan) -> int:
    """Give the quarter whose turn it is: the first that is not closed, or the last."""
    return next((quarter for quarter in QUARTERS if not plan.closing(quarter)), QUARTERS[-1])


def beginning(plan: Plan, quarter: int) -> list[Edit]:
    """Make the edits that give every goal its place in a review; none when all have one."""
    last = max((one.position for one in plan.measurements), default=-1)
    lacking = [goal for goal in goals.chosen(plan.goals) if not quarters.measured(plan.measurements, goal.id, quarter)]
    return [
        Added(Measurement(plan_id=plan.id, position=last + place, goal_id=goal.id, quarter=quarter))
        for place, goal in enumerate(lacking, start=1)
    ]


def due_actions(plan: Plan, quarter: int) -> list[Action]:
    """Give the actions that a review looks at: due in the quarter, and older ones that were still open before it."""
    closed = [held for earlier in QUARTERS if earlier < quarter and (held := plan.closing(earlier))]
    settled = _settled(closed[-1]) if closed else set()
    end = quarter_end(plan.year, quarter)
    found = []
    for one in plan.actions:
        if one.due is None or one.due > end or str(one.id) in settled:
            continue
        # One that is ticked in this review stays in sight: with an earlier copy beside it that is known.
        if closed or in_quarter(one.due, plan.year, quarter) or one.status not in SETTLED:
            found.append(one)
    return found


def in_quarter(day: dt.date | None, year: int, quarter: int) -> bool:
    """Tell whether a day lies in a quarter of a year."""
    return day is not None and (day.year, quarter_of(day)) == (year, quarter)


def trainings(plan: Plan, quarter: int) -> list[Activity]:
    """Give the training of a quarter."""
    return [one for one in plan.activities if in_quarter(one.on, plan.year, quarter)]


def figures(plan: Plan, quarter: int) -> Figures:
    """Count what a quarter brought, out of what every subject keeps of itself."""
    ours = people.coaches(plan.people)
    training = trainings(plan, quarter)
    money = budget.all_together(amounts.of(plan))
    known = any(getattr(line, f"actual{quarter}") is not None for line in plan.budget_lines)
    steps = due_actions(plan, quarter)
    return Figures(
        promised=people.total_promised(ours, plan.year, quarter),
        rostered=people.total_rostered(ours, quarter),
        kept=people.kept_together(ours, plan.year, quarter),
        held=sum(one.held for one in training),
        trainings=len(training),
        reached=sum(one.reached or 0 for one in training if one.held),
        places=sum(one.places or 0 for one in training),
        spent=money.actual[quarter - 1] if known else None,
        planned=money.planned[quarter - 1],
        done=sum(one.status == "done" for one in steps),
        actions=len(steps),
    )


def tiles(plan: Plan, quarter: int) -> list[Tile]:
    """Say what a quarter brought in four figures: hours, training, money and actions."""
    found = figures(plan, quarter)
    entered: GoalStatus = "attention" if found.kept == "short" else "on_course"
    held: GoalStatus = "on_course" if found.held == found.trainings else "attention"
    over = found.spent is not None and found.spent > found.planned
    left, nothing = found.actions - found.done, _("nothing planned")
    return [
        Tile(
            _("Hours on the roster"),
            "–" if found.rostered is None else show_number(found.rostered),
            _("of {hours} promised").format(hours=show_number(found.promised)),
            entered if found.kept in ("kept", "short") else "not_yet",
            people.show_kept(people.coaches(plan.people), plan.year, quarter) or _("nothing promised"),
        ),
        Tile(
            _("Training"),
            str(found.reached),
            _("of {places} places").format(places=found.places),
            held if found.held else "not_yet",
            _("{held} of {all} held").format(held=found.held, all=found.trainings) if found.trainings else nothing,
        ),
        Tile(
            _("Money"),
            "–" if found.spent is None else show_amount(found.spent),
            _("of {amount}").format(amount=show_amount(found.planned)),
            "not_yet" if found.spent is None else "attention" if over else "on_course",
            _("not entered yet") if found.spent is None else _("above the plan") if over else _("within the plan"),
        ),
        Tile(
            _("Actions"),
            str(found.done),
            _("of {all} done").format(all=found.actions),
            "not_yet" if not found.done else "attention" if left else "on_course",
            _("{count} open").format(count=left) if left else _("all done") if found.actions else nothing,
        ),
    ]


def proposals(plan: Plan) -> list[Edit]:
    """Make the edits that give reviews without a date one, where a day is free."""
    blocked = actions.blocked(plan.blocks)
    found: list[Edit] = []
    for one in plan.reviews:
        if one.on is None and plan.may_change(one, "on"):
            day = calendar.review_day(plan.year, one.quarter, blocked)
            found += [change(one, "on", day)] if day else []
    return found


def closing(plan: Plan, quarter: int, day: dt.date, content: dict[str, Any]) -> list[Edit]:
    """Make the edits that close a review; ``content`` is the plan-file form of the plan as it stands.

    The next review gets a date when it has none. Closing again after reopening adds a copy; the earlier one stays.
    """
    last = max((one.position for one in plan.closings), default=-1)
    kept = Closing(plan_id=plan.id, position=last + 1, quarter=quarter, closed_on=day, content=content)
    dated = [one for one in proposals(plan) if getattr(one.record, "quarter", None) == quarter + 1]
    return [Added(kept), *dated]


def reopening(plan: Plan, quarter: int, day: dt.date) -> list[Edit]:
    """Make the edit that opens a closed review again; the copy that was kept stays."""
    held = plan.closing(quarter)
    return [change(held, "reopened_on", day)] if held else []


def findings(plan: Plan, today: dt.date | None = None) -> Iterator[Finding]:
    """Find what reviews that are open still ask for; nothing before the plan is adopted."""
    if plan.record.state != "adopted":
        return
    for held in plan.reviews:
        quarter = held.quarter
        match state(plan, quarter):
            case "not_yet" if held.on and held.on < (today or dt.date.today()):
                words = _("The review of quarter {quarter} was planned for a day that has passed. Shall we look back?")
                yield _advice("review_past", held, None, words.format(quarter=quarter))
            case "busy":
                yield from _unfinished(plan, held)


def _unfinished(plan: Plan, held: Review) -> Iterator[Finding]:
    quarter = held.quarter
    for goal in goals.chosen(plan.goals):
        found = quarters.measured(plan.measurements, goal.id, quarter)
        words = {"goal": entry.goal_label(plan, goal.id), "quarter": quarter}
        if found is None or found.value is None:
            sentence = _("Goal {goal} has no measurement in quarter {quarter} yet.")
            yield _advice("goal_unmeasured", found or held, "value" if found else None, sentence.format(**words))
        if found and found.status and not found.filled("why"):
            sentence = _("Why does goal {goal} stand like this? One sentence is enough.")
            yield _advice("status_without_why", found, "why", sentence.format(**words))
    if held.overall and not held.filled("overall_why"):
        sentence = _("Why does the whole plan stand like this in quarter {quarter}? One sentence is enough.")
        yield _advice("overall_without_why", held, "overall_why", sentence.format(quarter=quarter))
    if held.filled("asked") and not held.filled("asked_of"):
        sentence = _("The review of quarter {quarter} asks for a decision. Whom do you ask?")
        yield _advice("asked_of_nobody", held, "asked_of", sentence.format(quarter=quarter))


def _advice(code: str, record: Measurement | Decision | Review, field: str | None, message: str) -> Finding:
    return Finding(code, "advice", "quarters", str(record.id), field, message)


def _settled(held: Closing) -> set[str]:
    """Give the keys of the actions that were done or stopped when an earlier review was closed."""
    return {str(one.id) for one in rows_from(held.content, "actions") if one.status in SETTLED}
