"""The quarter under way: which one it is, what the year came to so far, how each goal stands, and what to celebrate."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from plans.dates import QUARTERS, format_short_day, quarter_of
from plans.derived import line_amounts, quarterly_review, trend
from plans.derived.quarterly_review import Tile
from plans.derived.trend import Point
from plans.money import format_euros, format_number
from plans.plan import Plan
from plans.status import GoalStatus
from plans.subjects import budget, goals, people, reviews
from plans.subjects.calendar import Review
from plans.subjects.goals import Goal
from plans.subjects.reviews import Measurement
from resources.language import gettext as _


@dataclass(frozen=True)
class Gauge:
    """A figure in words, with the share of the whole that it is (0 to 1; None without a whole) and a line below it."""

    tile: Tile
    share: float | None
    note: str


@dataclass(frozen=True)
class GoalLine:
    """How one goal stands: its number, its values in order, what was measured last, and until when it runs."""

    number: int
    goal: Goal
    points: list[Point]
    measured: Measurement | None
    """What was filled in last, of any quarter; None as long as nothing was."""
    status: GoalStatus | None
    when: str
    """When it was or is to be reached, in a few words; nothing when no day is named."""

    @property
    def span(self) -> str:
        """Return from where to where it goes: "6 → 3 rounds"; nothing without both."""
        if self.goal.baseline is None or self.goal.target is None:
            return ""
        values = f"{format_number(self.goal.baseline)} → {format_number(self.goal.target)}"
        return f"{values} {self.goal.unit.strip()}".strip()


def quarter(plan: Plan, today: dt.date) -> int:
    """Return the quarter whose turn it is.

    That is the one of the calendar. The one before goes on until the day of its review, as long as that is not closed;
    a quarter whose review is closed is over.
    """
    if today.year != plan.year:
        place = QUARTERS[0] if today.year < plan.year else QUARTERS[-1]
    else:
        place = quarter_of(today)
        before = quarterly_review.review(plan, place - 1)
        if before and before.on and before.on >= today and not plan.closing(before.quarter):
            place = before.quarter
    return next((later for later in QUARTERS[place - 1 :] if not plan.closing(later)), QUARTERS[-1])


def next_review(plan: Plan) -> Review | None:
    """Return the first review that is not closed yet; None when all are."""
    return next((review for review in plan.reviews if not plan.closing(review.quarter)), None)


def gauges(plan: Plan, now: int, today: dt.date) -> list[Gauge]:
    """Say in three figures how the year runs: hours in quarter ``now``, and training and money in the whole year."""
    return [_hours(plan, now), _training(plan, today), _money(plan)]


def goal_lines(plan: Plan, today: dt.date, of: int | None = None) -> list[GoalLine]:
    """Return how each goal stands; with ``of``, how it stood in that quarter, by what was filled in for it."""
    found = []
    for number, goal in enumerate(goals.chosen(plan.goals), start=1):
        measured = _measured(plan, goal, QUARTERS if of is None else (of,))
        last = measured[-1] if measured else None
        status = next((state for item in reversed(measured) if (state := reviews.counted_status(item))), None)
        when = _when(plan, goal, measured, today)
        points = trend.points(plan, goal, QUARTERS[-1] if of is None else of)
        found.append(GoalLine(number, goal, points, last, status, when))
    return found


def to_celebrate(plan: Plan) -> list[GoalLine]:
    """Return the goals that were reached in the last quarter that was filled in, and for which no day is set yet."""
    last = max((item.quarter for item in plan.measurements if item.status), default=0)
    planned = {moment.what.strip() for moment in plan.moments if moment.kind == "celebration"}
    return [
        line
        for line in goal_lines(plan, dt.date.max)
        if line.status == "reached" and first_reached(plan, line.goal) == last and celebration(line.goal) not in planned
    ]


def celebration(goal: Goal) -> str:
    """Return how a goal is celebrated when it is reached: as it says itself, or by its name."""
    return goal.celebration.strip() or _("We celebrate: {goal}").format(goal=goal.title.strip() or goal.result.strip())


def first_reached(plan: Plan, goal: Goal) -> int:
    """Return the quarter from which on a goal is reached; 0 when it is not."""
    states = trend.history(plan, goal)
    found = 0
    for place, status in zip(reversed(QUARTERS), reversed(states), strict=True):
        if status == "reached":
            found = place
        elif status is not None:
            break
    return found


def _measured(plan: Plan, goal: Goal, quarters: tuple[int, ...]) -> list[Measurement]:
    found = (reviews.measurement_of(plan.measurements, goal.id, place) for place in quarters)
    return [item for item in found if item and item.is_begun()]


def _when(plan: Plan, goal: Goal, measured: list[Measurement], today: dt.date) -> str:
    if measured and reviews.counted_status(measured[-1]) == "reached":
        return _("in quarter {number}").format(number=first_reached(plan, goal) or measured[-1].quarter)
    if goal.due is None:
        return ""
    words = _("to reach before {day}") if goal.due >= today else _("was due before {day}")
    return words.format(day=format_short_day(goal.due, plan.year))


def _hours(plan: Plan, now: int) -> Gauge:
    figures = quarterly_review.figures(plan, now)
    tile = quarterly_review.tiles(plan, now)[0]._replace(title=_("Hours, this quarter"))
    short = [
        person.name.strip()
        for person in people.coaches(plan.people)
        if people.hours_kept(person, plan.year, now) == "short" and person.name.strip()
    ]
    return Gauge(tile, _share(figures.rostered, figures.promised), ", ".join(short))


def _training(plan: Plan, today: dt.date) -> Gauge:
    held = [item for item in plan.activities if item.held]
    reached, places = sum(item.reached or 0 for item in held), sum(item.places or 0 for item in plan.activities)
    left = len(plan.activities) - len(held)
    missed = [item for item in plan.activities if not item.held]
    following = min((item for item in missed if item.on), key=lambda item: item.on or dt.date.max, default=None)
    late = following is not None and following.on is not None and following.on < today
    words = _("all held") if plan.activities and not left else _("{count} to come").format(count=left)
    tile = Tile(
        _("Training, this year"),
        str(reached),
        _("of {places} places").format(places=places),
        "attention" if late else "on_course" if held else "not_yet",
        words if plan.activities else _("nothing planned"),
    )
    note = ""
    if following and following.on:
        note = _("{day}: {what}").format(day=format_short_day(following.on, plan.year), what=following.what.strip())
    return Gauge(tile, _share(Decimal(reached), Decimal(places)), note)


def _money(plan: Plan) -> Gauge:
    rows = line_amounts.amounts(plan)
    whole = budget.grand_total(rows)
    known = [place for place in QUARTERS if any(row.actual[place - 1] is not None for row in rows)]
    spent = sum(whole.actual[place - 1] for place in known)
    planned = sum(whole.planned[place - 1] for place in known)
    over = spent > planned
    status: GoalStatus = "not_yet" if not known else "attention" if over else "on_course"
    note = ""
    if known and spent != planned:
        words = _("{amount} more than planned") if over else _("{amount} less than planned")
        note = words.format(amount=format_euros(abs(spent - planned)))
    tile = Tile(
        _("Money, this year"),
        format_euros(spent),
        _("of {amount}").format(amount=format_euros(whole.total)),
        status,
        _("not entered yet") if not known else _("above the plan") if over else _("within the plan"),
    )
    return Gauge(tile, _share(Decimal(spent), Decimal(whole.total)), note)


def _share(part: Decimal | None, whole: Decimal) -> float | None:
    return min(1.0, float((part or Decimal(0)) / whole)) if whole else None
