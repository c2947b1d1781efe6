"""A quarterly review as a whole: what the quarter brought, how far the review is, and closing it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from plans import calendar_rules, field_text
from plans.dates import QUARTERS, quarter_end, quarter_of
from plans.derived import line_amounts
from plans.edits import Added, Edit, change, new_key
from plans.errors import Damaged, Newer
from plans.findings import Finding
from plans.money import format_number, format_whole_euros
from plans.plan import Plan
from plans.plan_json import deserialise_table, read_kept
from plans.status import SETTLED, GoalStatus, HoursKept, ReviewState
from plans.subjects import actions, budget, goals, people, reviews
from plans.subjects.actions import Action
from plans.subjects.calendar import Review
from plans.subjects.reviews import Closing, Decision, Measurement
from plans.subjects.training import Activity
from resources.language import gettext as _

QUESTIONS = ("why_this_way", "smarter", "securing", "no_longer", "takes_time")
"""The five standing questions of every review, in the order of asking (S1, S2)."""

WRITTEN = ("overall", "overall_why", *QUESTIONS, "dos", "donts", "asked", "asked_of")
"""What a review holds beside its place in the calendar."""


class Figures(NamedTuple):
    """What a quarter brought in numbers: hours, people trained, cents, and actions; None is not entered yet."""

    promised: Decimal
    rostered: Decimal | None
    kept: HoursKept
    held: int
    trainings: int
    reached: int
    places: int
    spent: int | None
    planned: int
    done: int
    actions: int


class Tile(NamedTuple):
    """One figure of a quarter in words: what it is, what it came to, compared with what, and how that stands."""

    title: str
    figure: str
    of: str
    status: GoalStatus
    word: str


def closed_snapshot(plan: Plan, quarter: int) -> Plan:
    """Return the plan as it stood when the review of a quarter was closed; while it is open, the plan itself.

    Raises Damaged when what was kept cannot be read.
    """
    kept = plan.closing(quarter)
    return read_kept(kept) if kept else plan


def review(plan: Plan, quarter: int) -> Review | None:
    """Return the review of a quarter."""
    return next((item for item in plan.reviews if item.quarter == quarter), None)


def state(plan: Plan, quarter: int) -> ReviewState:
    """Return how far a review is: closed, busy as soon as anything was entered, or not yet."""
    if plan.closing(quarter):
        return "closed"
    existing = review(plan, quarter)
    entered = [measurement for measurement in plan.measurements if measurement.quarter == quarter]
    decided = [decision for decision in plan.decisions if decision.quarter == quarter]
    begun = any(item.is_begun() for item in (*entered, *decided))
    return "busy" if begun or (existing and any(map(existing.is_filled, WRITTEN))) else "not_yet"


def current(plan: Plan) -> int:
    """Return the quarter whose turn it is: the first that is not closed, or the last."""
    return next((quarter for quarter in QUARTERS if not plan.closing(quarter)), QUARTERS[-1])


def due_actions(plan: Plan, quarter: int) -> list[Action]:
    """Return the actions that a review looks at: due in the quarter, and older ones that were still open before it."""
    closed = [existing for earlier in QUARTERS if earlier < quarter and (existing := plan.closing(earlier))]
    settled = _settled(closed[-1]) if closed else set()
    end = quarter_end(plan.year, quarter)
    found = []
    for action in plan.actions:
        if action.due is None or action.due > end or str(action.id) in settled:
            continue
        # One that is ticked in this review stays in sight: with an earlier copy beside it that is known.
        if closed or in_quarter(action.due, plan.year, quarter) or action.status not in SETTLED:
            found.append(action)
    return found


def in_quarter(day: dt.date | None, year: int, quarter: int) -> bool:
    """Return whether a day lies in a quarter of a year."""
    return day is not None and (day.year, quarter_of(day)) == (year, quarter)


def trainings(plan: Plan, quarter: int) -> list[Activity]:
    """Return the training of a quarter."""
    return [activity for activity in plan.activities if in_quarter(activity.on, plan.year, quarter)]


def figures(plan: Plan, quarter: int) -> Figures:
    """Count what a quarter brought, out of what every subject keeps of itself."""
    coaches = people.coaches(plan.people)
    training = trainings(plan, quarter)
    money = budget.grand_total(line_amounts.amounts(plan))
    known = any(getattr(line, f"actual{quarter}") is not None for line in plan.budget_lines)
    steps = due_actions(plan, quarter)
    return Figures(
        promised=people.total_promised(coaches, plan.year, quarter),
        rostered=people.total_rostered(coaches, quarter),
        kept=people.total_hours_kept(coaches, plan.year, quarter),
        held=sum(item.held for item in training),
        trainings=len(training),
        reached=sum(item.reached or 0 for item in training if item.held),
        places=sum(item.places or 0 for item in training),
        spent=money.actual[quarter - 1] if known else None,
        planned=money.planned[quarter - 1],
        done=sum(step.status == "done" for step in steps),
        actions=len(steps),
    )


def tiles(plan: Plan, quarter: int) -> list[Tile]:
    """Say what a quarter brought in four figures: hours, training, money and actions."""
    found = figures(plan, quarter)
    entered: GoalStatus = "attention" if found.kept == "short" else "on_course"
    goal_status: GoalStatus = "on_course" if found.held == found.trainings else "attention"
    over = found.spent is not None and found.spent > found.planned
    left, nothing = found.actions - found.done, _("nothing planned")
    return [
        Tile(
            _("Hours on the rota"),
            "–" if found.rostered is None else format_number(_whole(found.rostered)),
            _("of {hours} promised").format(hours=format_number(_whole(found.promised))),
            entered if found.kept in ("kept", "short") else "not_yet",
            people.format_hours_kept(people.coaches(plan.people), plan.year, quarter) or _("nothing promised"),
        ),
        Tile(
            _("Training"),
            str(found.reached),
            _("of {places} places").format(places=found.places),
            goal_status if found.held else "not_yet",
            _("{held} of {all} held").format(held=found.held, all=found.trainings) if found.trainings else nothing,
        ),
        Tile(
            _("Money"),
            "–" if found.spent is None else f"€\xa0{format_whole_euros(found.spent)}",
            _("of {amount}").format(amount=f"€\xa0{format_whole_euros(found.planned)}"),
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


def _whole(hours: Decimal) -> Decimal:
    return hours.quantize(Decimal(1), ROUND_HALF_UP)


def proposals(plan: Plan) -> list[Edit]:
    """Make the edits that give reviews without a date one, where a day is free."""
    blocked = actions.blocked(plan.blocks)
    found: list[Edit] = []
    for item in plan.reviews:
        if item.on is None and plan.may_change(item, "on"):
            day = calendar_rules.review_day(plan.year, item.quarter, blocked)
            found += [change(item, "on", day)] if day else []
    return found


def closing(plan: Plan, quarter: int, day: dt.date, content: dict[str, Any]) -> list[Edit]:
    """Make the edits that close a review; ``content`` is the plan-file form of the plan as it stands.

    The next review gets a date when it has none. Closing again after reopening adds a copy; the earlier one stays.
    """
    last = max((item.position for item in plan.closings), default=-1)
    kept = Closing(
        id=new_key(plan, Closing, quarter=quarter),
        plan_id=plan.id,
        position=last + 1,
        quarter=quarter,
        closed_on=day,
        content=content,
    )
    dated = [proposal for proposal in proposals(plan) if getattr(proposal.record, "quarter", None) == quarter + 1]
    return [Added(kept), *dated]


def reopening(plan: Plan, quarter: int, day: dt.date) -> list[Edit]:
    """Make the edit that opens a closed review again; the copy that was kept stays."""
    existing = plan.closing(quarter)
    return [change(existing, "reopened_on", day)] if existing else []


def findings(plan: Plan, today: dt.date | None = None) -> Iterator[Finding]:
    """Find what reviews that are open still ask for; nothing before the plan is adopted."""
    if plan.record.state != "adopted":
        return
    for existing in plan.reviews:
        quarter = existing.quarter
        match state(plan, quarter):
            case "not_yet" if existing.on and existing.on < (today or dt.date.today()):
                words = _("The review of quarter {quarter} was planned for a day that has passed. Shall we look back?")
                yield _advice("review_past", existing, None, words.format(quarter=quarter))
            case "busy":
                yield from _unfinished(plan, existing)


def _unfinished(plan: Plan, held: Review) -> Iterator[Finding]:
    quarter = held.quarter
    for goal in goals.chosen(plan.goals):
        found = reviews.measurement_of(plan.measurements, goal.id, quarter)
        words = {"goal": field_text.goal_label(plan, goal.id), "quarter": quarter}
        if found is None or found.value is None:
            sentence = _("Goal {goal} has no measurement in quarter {quarter} yet.")
            yield _advice("goal_unmeasured", found or held, "value" if found else None, sentence.format(**words))
        if found and found.status and not found.is_filled("why"):
            sentence = _("Why is goal {goal} going this way? One sentence is enough.")
            yield _advice("status_without_why", found, "why", sentence.format(**words))
    if held.overall and not held.is_filled("overall_why"):
        sentence = _("Why is the plan as a whole where it is in quarter {quarter}? One sentence is enough.")
        yield _advice("overall_without_why", held, "overall_why", sentence.format(quarter=quarter))
    if held.is_filled("asked") and not held.is_filled("asked_of"):
        sentence = _("The review of quarter {quarter} asks for a decision. Whom do you ask?")
        yield _advice("asked_of_nobody", held, "asked_of", sentence.format(quarter=quarter))


def _advice(code: str, record: Measurement | Decision | Review, field: str | None, message: str) -> Finding:
    return Finding(code, "advice", "reviews", str(record.id), field, message)


def _settled(held: Closing) -> set[str]:
    """Return the keys of the actions that were settled when an earlier review was closed, as far as is known."""
    try:
        found = deserialise_table(held.content, "actions")
    except (Damaged, Newer):
        return set()
    return {str(item.id) for item in found if item.status in SETTLED}
