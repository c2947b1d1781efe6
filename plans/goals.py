"""Five goals, and a parking lot for the ideas beyond five (S2, trait 3)."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, ClassVar, Literal
from uuid import UUID

from sqlmodel import Field

from plans.dates import quarter_of
from plans.findings import Finding, essentials
from plans.records import Record, choice, count, quantity, reference, several, words
from plans.status import Ended
from resources.language import gettext as _

MOST = 5
"""Rather five attainable goals than ten that are abstract (S2)."""

Focus = Literal[
    "self_reliance",
    "loneliness",
    "wellbeing",
    "safety",
    "workload",
    "quality_of_work",
    "skills",
    "other",
]
Stage = Literal["experiment", "pilot", "scale_up", "secured"]
Fits = Literal["yes", "partly", "no"]
Answer = Literal["why", "focus", "progress", "show"]
"""The four answers of the vision (S1), by the names they have there."""
Effect = Literal["worse", "same", "some", "clear"]
Feasible = Literal["yes", "with_help", "not_yet"]
Ready = Literal["go", "care", "wait"]
Pays = Literal["yes", "partly", "no", "unknown"]
Means = Literal["money", "people", "training"]
Outcome = Literal["holds", "partly", "fails"]
BarrierKind = Literal["market", "rules", "landscape", "knowledge", "other"]

ANSWERS: tuple[Answer, ...] = ("why", "focus", "progress", "show")
EFFECTS = ("adds_experience", "adds_health", "adds_cost", "adds_employee")
"""The triple aim (S4), and the employee beside it (S0)."""
FEASIBILITY = ("can_organise", "can_pay", "can_technically")
READINESS = (
    "ready_urgent",
    "ready_staffing",
    "ready_front_runner",
    "ready_projects",
    "ready_resistance",
    "ready_communication",
)

ESSENTIAL = (
    "title",
    "result",
    "indicator",
    "baseline",
    "target",
    "due",
    "client_gain",
    "employee_gain",
    "owner_id",
    "stage",
)


class Goal(Record, table=True):
    """One goal: what will be different, how we see it, and who sees to it."""

    subject: ClassVar[str] = "goals"
    carried_with: ClassVar[tuple[str, ...]] = ("goals", "lessons", "ideas")
    renewed: ClassVar[dict[str, Any]] = {"ended": None, "lesson": ""}
    given: ClassVar[frozenset[str]] = frozenset({"parked", "runs_on", "example"})
    live_fields: ClassVar[frozenset[str]] = frozenset({"ended", "lesson"})

    title: str = words()
    result: str = words()
    problem: str = words()
    focus: Focus | None = choice()
    indicator: str = words()
    unit: str = words()
    baseline: Decimal | None = quantity(least=-(10**12))
    target: Decimal | None = quantity(least=-(10**12))
    due: dt.date | None = None
    runs_on: bool = False
    client_gain: str = words()
    employee_gain: str = words()
    owner_id: UUID | None = reference("person")
    stage: Stage | None = choice()
    next_stage: str = words()
    places_now: int | None = count()
    places_next: int | None = count()
    places_later: int | None = count()
    technology: str = words()
    needs: list[Means] = several()
    initiator_id: UUID | None = reference("person")
    fits: Fits | None = choice()
    fits_answers: list[Answer] = several()
    fits_vision: str = words()
    adds_experience: Effect | None = choice()
    adds_health: Effect | None = choice()
    adds_cost: Effect | None = choice()
    adds_employee: Effect | None = choice()
    can_organise: Feasible | None = choice()
    can_pay: Feasible | None = choice()
    can_technically: Feasible | None = choice()
    feasible_with: str = words()
    ready_urgent: Ready | None = choice()
    ready_staffing: Ready | None = choice()
    ready_front_runner: Ready | None = choice()
    ready_projects: Ready | None = choice()
    ready_resistance: Ready | None = choice()
    ready_communication: Ready | None = choice()
    ready_first: str = words()
    case_client: str = words()
    case_employee: str = words()
    case_care_cost: str = words()
    case_saver: str = words()
    case_pays: Pays | None = choice()
    securing: str = words()
    stop_doing: str = words()
    evaluation_how: str = words()
    evaluation_with: str = words()
    evaluation_on: dt.date | None = None
    celebration: str = words()
    parked: bool = Field(default=False)
    parked_reason: str = words()
    ended: Ended | None = choice()
    lesson: str = words()
    example: str = words()
    """The key of the worked example that this goal began with, if any."""

    def carries_over(self, year: int) -> bool:
        """Tell whether it is an idea, or a goal of which people decided that it goes on."""
        return self.parked or self.ended == "carried_on"


class Assumption(Record, table=True):
    """Something the business case takes for granted, and when we look whether it holds (S0)."""

    subject: ClassVar[str] = "goals"
    live: ClassVar[bool] = True
    given: ClassVar[frozenset[str]] = frozenset({"goal_id"})

    goal_id: UUID | None = reference("goal")
    what: str = words()
    check_how: str = words()
    check_on: dt.date | None = None
    outcome: Outcome | None = choice()
    learned: str = words()

    def carries_over(self, year: int) -> bool:
        """Tell whether it still has to be seen whether it holds."""
        return self.outcome is None


class Barrier(Record, table=True):
    """Something that keeps a goal from growing, and who can lift it (S4)."""

    subject: ClassVar[str] = "goals"
    live: ClassVar[bool] = True
    given: ClassVar[frozenset[str]] = frozenset({"goal_id"})

    goal_id: UUID | None = reference("goal")
    kind: BarrierKind | None = choice()
    what: str = words()
    lifter: str = words(personal="contact")
    asked: str = words()


def chosen(goals: list[Goal]) -> list[Goal]:
    """Give the goals of this year, in their order; their place plus one is their number."""
    return [goal for goal in goals if not goal.parked]


def parked(goals: list[Goal]) -> list[Goal]:
    """Give the ideas in the parking lot."""
    return [goal for goal in goals if goal.parked and goal.fits != "no"]


def set_aside(goals: list[Goal]) -> list[Goal]:
    """Give the ideas that were put aside on purpose, because they do not fit the vision (S1)."""
    return [goal for goal in goals if goal.parked and goal.fits == "no"]


def number(goal: Goal, goals: list[Goal]) -> int | None:
    """Give the number (1 to 5) by which everybody knows a goal; None for a parked idea."""
    places = {one.id: place for place, one in enumerate(chosen(goals), start=1)}
    return places.get(goal.id)


def goal_findings(goal: Goal, place: int, year: int) -> Iterator[Finding]:
    """Find what one chosen goal misses."""

    def advice(code: str, field: str, message: str) -> Finding:
        return _advice(code, goal, field, message.format(number=place, year=year))

    yield from essentials(goal, ESSENTIAL, number=place)
    if goal.fits == "no":
        yield advice(
            "goal_does_not_fit", "fits", _("Goal {number} does not fit the vision. Put it aside, with the reason?")
        )
    if goal.baseline is not None and goal.baseline == goal.target:
        yield advice(
            "target_equals_baseline",
            "target",
            _("Goal {number}: the target is the same as where you start. What will be different?"),
        )
    if goal.due and goal.due.year != year and not goal.runs_on:
        yield advice("due_outside_year", "due", _("Goal {number} ends outside {year}. Does it run on? Then tick that."))
    waits = [field for field in READINESS if getattr(goal, field) == "wait"]
    if waits and goal.stage in (None, "experiment", "pilot") and not goal.filled("ready_first"):
        yield advice(
            "goal_not_ready", waits[0], _("Goal {number}: the team is not ready yet. What do you arrange first?")
        )
    if goal.filled("case_saver") and goal.case_pays in (None, "no", "unknown"):
        yield advice(
            "saver_does_not_pay", "case_pays", _("Goal {number}: somebody else pockets the saving. Will they pay too?")
        )
    for field, message in (
        ("stop_doing", _("Goal {number}: what can you stop doing when this works?")),
        ("securing", _("Goal {number}: how does this become part of the daily care process?")),
        ("evaluation_how", _("Goal {number}: how will you ask clients and colleagues what they notice?")),
    ):
        if not goal.filled(field):
            yield advice(f"goal_without_{field}", field, message)


def findings(
    goals: list[Goal], assumptions: list[Assumption], barriers: list[Barrier], year: int, leader: UUID | None
) -> Iterator[Finding]:
    """Find what the goals miss together and one by one; ``leader`` is the person who leads the team."""
    ours = chosen(goals)
    if not ours:
        yield Finding("no_goals", "missing", "goals", None, None, _("There is no goal yet. Start with one."))
    if len(ours) > MOST:
        yield _advice(
            "too_many_goals",
            ours[MOST],
            None,
            _("Five goals are enough for one year. Move the rest to the parking lot."),
        )
    yield from _together(ours, leader)
    for place, goal in enumerate(ours, start=1):
        yield from goal_findings(goal, place, year)
    for idea in set_aside(goals):
        if not idea.filled("parked_reason"):
            yield _advice(
                "set_aside_without_reason",
                idea,
                "parked_reason",
                _("“{title}” was put aside. Write down why, so that the choice can be understood later.").format(
                    title=idea.title or idea.result
                ),
            )
    numbers = {goal.id: place for place, goal in enumerate(ours, start=1)}
    weighing: list[Assumption | Barrier] = [*assumptions, *barriers]
    for row in weighing:
        if row.goal_id in numbers:
            yield from essentials(row, ("what",), number=numbers[row.goal_id])
    for assumption in assumptions:
        if assumption.goal_id in numbers and assumption.filled("what") and assumption.check_on is None:
            yield _advice(
                "assumption_without_date",
                assumption,
                "check_on",
                _("When do you check whether “{what}” holds?").format(what=assumption.what),
            )


def _together(ours: list[Goal], leader: UUID | None) -> Iterator[Finding]:
    """Find what can only be seen with the goals beside each other."""
    if len(ours) < 2:
        return
    if leader is not None and all(goal.owner_id == leader for goal in ours):
        yield _advice(
            "leader_owns_all",
            ours[-1],
            "owner_id",
            _("You lead all {count} goals yourself. Who can take one over?").format(count=len(ours)),
        )
    quarters = {(goal.due.year, quarter_of(goal.due)) if goal.due else None for goal in ours}
    if len(ours) > 2 and len(quarters) == 1 and None not in quarters:
        yield _advice(
            "due_in_one_quarter",
            ours[0],
            "due",
            _("All {count} goals end in the same quarter. Which one can be reached sooner?").format(count=len(ours)),
        )
    stages = {goal.stage for goal in ours}
    if len(ours) > 2 and stages <= {"experiment", "pilot"}:
        yield _advice(
            "no_goal_beyond_introduced",
            ours[0],
            "stage",
            _("All goals are about trying out. Which one do you take further this year, up to daily care?"),
        )
    for name, members in _by_technology(ours).items():
        if len(members) > 2:
            yield _advice(
                "goals_on_one_technology",
                members[2],
                "technology",
                _("{count} goals are about {technology}. Could they be one, with one result?").format(
                    count=len(members), technology=name
                ),
            )


def _by_technology(ours: list[Goal]) -> dict[str, list[Goal]]:
    """Give the goals by the technology they use; several names in one field count each."""
    found: dict[str, tuple[str, list[Goal]]] = {}
    for goal in ours:
        parts = (part.strip() for part in re.split(r"[,;/+]|\s(?:en|and)\s", goal.technology))
        for key, name in {part.casefold(): part for part in parts if part}.items():
            found.setdefault(key, (name, []))[1].append(goal)
    return dict(found.values())


def _advice(code: str, record: Record, field: str | None, message: str) -> Finding:
    return Finding(code, "advice", "goals", str(record.id), field, message)
