"""What the overview shows of one plan, and making it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from plans.derived import line_amounts, training_coverage
from plans.derived.asks import asks
from plans.money import format_number
from plans.plan import Plan
from plans.status import GoalStatus, PlanState
from plans.subjects import budget, goals, people
from plans.subjects.goals import Focus, Goal, Stage
from plans.subjects.reviews import counted_status
from resources.language import gettext as _

Course = tuple[GoalStatus | None, GoalStatus | None, GoalStatus | None, GoalStatus | None]
"""How a goal stood at the end of each quarter; None where nothing was measured."""


@dataclass(frozen=True, slots=True)
class GoalLine:
    """How one goal of a team stands; ``quarter`` is that of its status, None as long as nothing was measured."""

    number: int
    title: str
    status: GoalStatus
    why: str
    quarter: int | None
    baseline: Decimal | None
    value: Decimal | None
    target: Decimal | None
    unit: str
    due: dt.date | None
    focus: Focus | None
    stage: Stage | None
    course: Course = (None, None, None, None)

    @property
    def called(self) -> str:
        """Return the title, or the number as long as there is none."""
        return self.title.strip() or _("Goal {number}").format(number=self.number)

    @property
    def way(self) -> str:
        """Say where it is and where it goes: "4 → 3 rounds"; without a measurement from the baseline."""
        now = self.baseline if self.value is None else self.value
        if now is None and self.target is None:
            return ""
        shown = ["…" if item is None else format_number(item) for item in (now, self.target)]
        return f"{' → '.join(shown)} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class ManagerRequest:
    """What a team asks in a quarter, and of whom; an empty ``of`` means that no name was filled in."""

    quarter: int
    what: str
    of: str


@dataclass(frozen=True, slots=True)
class AskLine:
    """One thing that a team asks: what, before which day (None: no day), of whom, and for how many cents."""

    what: str
    before: dt.date | None
    of: str
    cents: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """What the overview shows of one plan; money in cents, ``rostered`` None as long as nothing was entered."""

    plan_id: UUID
    source: str
    """The name of the file, or nothing for a plan of the library."""
    place: str
    """Where it can be opened: the path of the file, or the key of the plan in the library."""
    team: str
    organisation: str
    location: str
    year: int
    state: PlanState
    leader: str
    revision: int
    changed_at: dt.datetime
    reviewed: tuple[int, dt.date | None] | None
    """The last quarter that was looked back on, and the day its review was closed or planned."""
    overall: GoalStatus | None
    goals: tuple[GoalLine, ...]
    planned: int
    spent: int
    promised: Decimal
    rostered: Decimal | None
    counted: int
    """Colleagues counted over the four types of technology user."""
    reached: int
    """Colleagues that the training reaches."""
    asked: ManagerRequest | None
    asks: tuple[AskLine, ...] = ()
    """Everything that is asked of the location manager, as of the day of the last change; what has a day first."""

    @property
    def called(self) -> str:
        """Return the name of the team, or say that it has none yet."""
        return self.team.strip() or _("Team without a name")

    @property
    def changed_on(self) -> dt.date:
        """Return the day of the last change, on this laptop's clock."""
        return self.changed_at.astimezone().date()


def summary(plan: Plan, source: str = "", place: str = "") -> Summary:
    """Return what the overview shows of a plan."""
    team, lines = plan.team, line_amounts.amounts(plan)
    coaches = people.coaches(plan.people)
    trained = training_coverage.coverage(plan)
    leader = plan.leader
    judged = max(
        (review for review in plan.reviews if review.overall and review.is_filled("overall_why")),
        key=lambda item: item.quarter,
        default=None,
    )
    return Summary(
        plan_id=plan.id,
        source=source,
        place=place or str(plan.id),
        team=team.name,
        organisation=team.organisation,
        location=team.location,
        year=plan.year,
        state=plan.record.state,
        leader=leader.name.strip() if leader else "",
        revision=plan.record.revision,
        changed_at=plan.record.changed_at,
        reviewed=_reviewed(plan),
        overall=judged.overall if judged else None,
        goals=tuple(_goal(plan, goal, number) for number, goal in enumerate(goals.chosen(plan.goals), start=1)),
        planned=budget.total(lines),
        spent=budget.spent(lines),
        promised=people.total_promised(coaches, plan.year),
        rostered=people.total_rostered(coaches),
        counted=sum(item.number for item in trained),
        reached=sum(item.reached for item in trained),
        asked=_requests(plan),
        asks=_asks(plan),
    )


def _goal(plan: Plan, goal: Goal, number: int) -> GoalLine:
    measurements = sorted(
        (measurement for measurement in plan.measurements if measurement.goal_id == goal.id),
        key=lambda item: item.quarter,
    )
    judged = [item for item in measurements if counted_status(item)]
    measured = [item.value for item in measurements if item.value is not None]
    last = judged[-1] if judged else None
    marks = {item.quarter: item.status for item in judged}
    return GoalLine(
        number=number,
        title=goal.title,
        status=last.status if last and last.status else "not_yet",
        why=last.why if last else "",
        quarter=last.quarter if last else None,
        baseline=goal.baseline,
        value=measured[-1] if measured else None,
        target=goal.target,
        unit=goal.unit,
        due=goal.due,
        focus=goal.focus,
        stage=goal.stage,
        course=(marks.get(1), marks.get(2), marks.get(3), marks.get(4)),
    )


def _reviewed(plan: Plan) -> tuple[int, dt.date | None] | None:
    closed = {closing.quarter: closing.closed_on for closing in plan.closings if closing.reopened_on is None}
    measured = {measurement.quarter for measurement in plan.measurements if counted_status(measurement)}
    quarter = max(closed.keys() | measured, default=None)
    if quarter is None:
        return None
    planned = next((review.on for review in plan.reviews if review.quarter == quarter), None)
    return quarter, closed.get(quarter, planned)


def _requests(plan: Plan) -> ManagerRequest | None:
    """Return what was asked in the latest quarter: what was asked before and not again has had its answer."""
    asking = [review for review in plan.reviews if review.is_filled("asked")]
    last = max(asking, key=lambda item: item.quarter, default=None)
    if last is None:
        return None
    return ManagerRequest(last.quarter, last.asked, last.asked_of.strip() or plan.team.manager.strip())


def _asks(plan: Plan) -> tuple[AskLine, ...]:
    """Return what is asked of the location manager: by name, or of nobody else."""
    manager = plan.team.manager.strip()
    # Not today: what is kept of a plan follows from the plan alone.
    day = plan.record.changed_at.date()
    return tuple(
        AskLine(" ".join(item.what.split()), item.before, item.of.strip() or manager, item.cents)
        for item in asks(plan, day)
        if item.what.strip() and (item.weight == 0 or not item.of.strip() or _is_of(item.of, manager))
    )


def _is_of(named: str, manager: str) -> bool:
    return bool(manager) and named.strip().casefold().startswith(manager.casefold())
