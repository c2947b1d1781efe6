"""Five goals, and a parking lot for the ideas beyond five (S2, trait 3)."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from plans.dates import quarter_of
from plans.findings import Finding, about_goal, essentials
from plans.records import Record, choice_field, choices_field, count_field, quantity_field, reference_field, text_field
from plans.status import Ended
from resources.language import gettext as _
from resources.texts import text

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
EVALUATIONS = ("evaluation_start", "evaluation_halfway", "evaluation_on")
"""The days on which a goal is evaluated: at the start, half way and at the end (S2)."""
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


class Goal(Record):
    """One goal: what will be different, how we see it, and who sees to it."""

    subject: ClassVar[str] = "goals"
    carried_with: ClassVar[tuple[str, ...]] = ("goals", "lessons", "ideas")
    renewed: ClassVar[dict[str, Any]] = {"ended": None, "lesson": ""}
    prefilled: ClassVar[frozenset[str]] = frozenset({"parked", "runs_on", "example"})
    live_fields: ClassVar[frozenset[str]] = frozenset({"ended", "lesson"})
    coupled: ClassVar[tuple[tuple[str, ...], ...]] = (("baseline", "target", "unit"),)

    title: str = text_field()
    result: str = text_field()
    problem: str = text_field()
    focus: Focus | None = choice_field()
    indicator: str = text_field()
    unit: str = text_field()
    baseline: Decimal | None = quantity_field(least=-(10**12))
    target: Decimal | None = quantity_field(least=-(10**12))
    baseline_from: str = text_field()
    due: dt.date | None = None
    runs_on: bool = False
    client_gain: str = text_field()
    employee_gain: str = text_field()
    time_won: int | None = count_field(10_000)
    """Minutes a week that the whole team keeps once it works."""
    time_for: str = text_field()
    owner_id: UUID | None = reference_field("person")
    stage: Stage | None = choice_field()
    next_stage: str = text_field()
    places_now: int | None = count_field()
    places_next: int | None = count_field()
    places_later: int | None = count_field()
    technology: str = text_field()
    needs: list[Means] = choices_field()
    initiator_id: UUID | None = reference_field("person")
    fits: Fits | None = choice_field()
    fits_answers: list[Answer] = choices_field()
    fits_vision: str = text_field()
    adds_experience: Effect | None = choice_field()
    adds_health: Effect | None = choice_field()
    adds_cost: Effect | None = choice_field()
    adds_employee: Effect | None = choice_field()
    can_organise: Feasible | None = choice_field()
    can_pay: Feasible | None = choice_field()
    can_technically: Feasible | None = choice_field()
    feasible_with: str = text_field()
    ready_urgent: Ready | None = choice_field()
    ready_staffing: Ready | None = choice_field()
    ready_front_runner: Ready | None = choice_field()
    ready_projects: Ready | None = choice_field()
    ready_resistance: Ready | None = choice_field()
    ready_communication: Ready | None = choice_field()
    ready_first: str = text_field()
    case_client: str = text_field()
    case_employee: str = text_field()
    case_care_cost: str = text_field()
    case_saver: str = text_field()
    case_pays: Pays | None = choice_field()
    securing: str = text_field()
    stop_doing: str = text_field()
    stop_on: dt.date | None = None
    stop_owner_id: UUID | None = reference_field("person")
    clients_asked: str = text_field()
    evaluation_how: str = text_field()
    evaluation_with: str = text_field()
    evaluation_start: dt.date | None = None
    evaluation_halfway: dt.date | None = None
    evaluation_on: dt.date | None = None
    evaluation_outcome: str = text_field()
    celebration: str = text_field()
    parked: bool = Field(default=False)
    parked_reason: str = text_field()
    ended: Ended | None = choice_field()
    lesson: str = text_field()
    example: str = text_field()
    """The key of the worked example that this goal began with, if any."""

    def carries_over(self, year: int) -> bool:
        """Return whether it is an idea, or a goal of which people decided that it goes on."""
        return self.parked or self.ended == "carried_on"


class Assumption(Record):
    """Something the business case takes for granted, and when we look whether it holds (S0)."""

    subject: ClassVar[str] = "goals"
    live: ClassVar[bool] = True
    prefilled: ClassVar[frozenset[str]] = frozenset({"goal_id"})

    goal_id: UUID | None = reference_field("goal")
    what: str = text_field()
    check_how: str = text_field()
    check_on: dt.date | None = None
    outcome: Outcome | None = choice_field()
    learned: str = text_field()

    def carries_over(self, year: int) -> bool:
        """Return whether it still has to be seen whether it holds."""
        return self.outcome is None


class Barrier(Record):
    """Something that keeps a goal from growing, and who can lift it (S4)."""

    subject: ClassVar[str] = "goals"
    live: ClassVar[bool] = True
    prefilled: ClassVar[frozenset[str]] = frozenset({"goal_id"})

    goal_id: UUID | None = reference_field("goal")
    kind: BarrierKind | None = choice_field()
    what: str = text_field()
    lifter: str = text_field(personal="contact")
    asked: str = text_field()


def chosen(goals: list[Goal]) -> list[Goal]:
    """Return the goals of this year, in their order; their place plus one is their number."""
    return [goal for goal in goals if not goal.parked]


def parked(goals: list[Goal]) -> list[Goal]:
    """Return the ideas in the parking lot."""
    return [goal for goal in goals if goal.parked and goal.fits != "no"]


def set_aside(goals: list[Goal]) -> list[Goal]:
    """Return the ideas that were put aside on purpose, because they do not fit the vision (S1)."""
    return [goal for goal in goals if goal.parked and goal.fits == "no"]


def number(goal: Goal, goals: list[Goal]) -> int | None:
    """Return the number (1 to 5) by which everybody knows a goal; None for a parked idea."""
    places = {item.id: place for place, item in enumerate(chosen(goals), start=1)}
    return places.get(goal.id)


def evaluations(goal: Goal) -> list[dt.date]:
    """Return the days on which a goal is evaluated, first one first: at the start, half way and at the end (S2)."""
    return sorted(day for field in EVALUATIONS if (day := getattr(goal, field)))


def goal_findings(goal: Goal, place: int, year: int) -> Iterator[Finding]:
    """Find what one chosen goal misses."""

    def advice(code: str, field: str, words: str) -> Finding:
        return about_goal(code, "advice", goal, place, words, field)

    for field in ESSENTIAL:
        if not goal.is_filled(field):
            words = text("goals", f"fields.goal.{field}.missing")
            yield about_goal(f"goal_{field}_missing", "missing", goal, place, words, field)
    yield from _year_round(goal, place)
    if goal.fits == "no":
        yield advice("goal_does_not_fit", "fits", _("it does not fit the vision. Put it aside, with the reason?"))
    if goal.baseline is not None and goal.baseline == goal.target:
        yield advice(
            "target_equals_baseline", "target", _("the target is the same as where you start. What will be different?")
        )
    if goal.due and goal.due.year != year and not goal.runs_on:
        words = _("it ends outside {year}. Does it run on? Then tick that.").format(year=year)
        yield advice("due_outside_year", "due", words)
    waits = [field for field in READINESS if getattr(goal, field) == "wait"]
    if waits and goal.stage in (None, "experiment", "pilot") and not goal.is_filled("ready_first"):
        yield advice("goal_not_ready", waits[0], _("the team is not ready yet. What do you arrange first?"))
    if goal.is_filled("case_saver") and goal.case_pays in (None, "no", "unknown"):
        yield advice("saver_does_not_pay", "case_pays", _("somebody else pockets the saving. Will they pay too?"))
    if goal.time_won and not goal.is_filled("time_for"):
        yield advice("time_not_agreed", "time_for", _("it saves time. What did you agree to do with it?"))


def _year_round(goal: Goal, place: int) -> Iterator[Finding]:
    """Find what makes a goal last: secured, the old stopped, clients asked, evaluated three times, followed up (S2)."""

    def gap(code: str, field: str, words: str) -> Finding:
        return about_goal(code, "missing", goal, place, words, field)

    if not goal.is_filled("securing"):
        yield gap("goal_securing_missing", "securing", _("how does it become a normal part of care?"))
    stopping = _first_empty(goal, "stop_doing", "stop_on", "stop_owner_id")
    if stopping == "stop_doing":
        yield gap("goal_stop_doing_missing", stopping, _("what do you stop doing, from when, and who sees to that?"))
    elif stopping:
        yield gap("goal_stop_when_missing", stopping, _("when does the old way stop, and who sees to that?"))
    if not goal.is_filled("clients_asked"):
        yield gap("goal_clients_asked_missing", "clients_asked", _("which clients were asked beforehand?"))
    evaluating = _first_empty(goal, "evaluation_how", *EVALUATIONS)
    if evaluating and not goal.is_filled("evaluation_outcome"):
        words = _("how do you evaluate, at the start, half way and at the end, and what follows from it?")
        yield gap("goal_evaluation_missing", evaluating, words)
    elif evaluating == "evaluation_how":
        yield gap(
            "goal_evaluation_how_missing", evaluating, _("how do you ask clients and colleagues what they notice?")
        )
    elif evaluating:
        words = _("on which days do you evaluate: at the start, half way and at the end?")
        yield gap("goal_evaluation_when_missing", evaluating, words)
    elif not goal.is_filled("evaluation_outcome"):
        words = _("what do you do with the outcomes of the evaluation?")
        yield gap("goal_evaluation_outcome_missing", "evaluation_outcome", words)


def _first_empty(goal: Goal, *fields: str) -> str | None:
    return next((field for field in fields if not goal.is_filled(field)), None)


def findings(
    goals: list[Goal], assumptions: list[Assumption], barriers: list[Barrier], year: int, leader: UUID | None
) -> Iterator[Finding]:
    """Find what the goals miss together and one by one; ``leader`` is the person who leads the team."""
    chosen_goals = chosen(goals)
    if not chosen_goals:
        yield Finding("no_goals", "missing", "goals", None, None, _("There is no goal yet. Start with one."))
    if len(chosen_goals) > MOST:
        yield _advice(
            "too_many_goals",
            chosen_goals[MOST],
            None,
            _("Five goals are enough for one year. Move the rest to the parking lot."),
        )
    yield from _together(chosen_goals, leader)
    for place, goal in enumerate(chosen_goals, start=1):
        yield from goal_findings(goal, place, year)
    for idea in set_aside(goals):
        if not idea.is_filled("parked_reason"):
            yield _advice(
                "set_aside_without_reason",
                idea,
                "parked_reason",
                _("“{title}” was put aside. Write down why, so that the choice can be understood later.").format(
                    title=idea.title or idea.result
                ),
            )
    numbers = {goal.id: place for place, goal in enumerate(chosen_goals, start=1)}
    weighing: list[Assumption | Barrier] = [*assumptions, *barriers]
    for row in weighing:
        if row.goal_id in numbers:
            yield from essentials(row, ("what",), number=numbers[row.goal_id])
    for assumption in assumptions:
        if assumption.goal_id in numbers and assumption.is_filled("what") and assumption.check_on is None:
            yield _advice(
                "assumption_without_date",
                assumption,
                "check_on",
                _("When will you check whether “{what}” is true?").format(what=assumption.what),
            )


def _together(goals: list[Goal], leader: UUID | None) -> Iterator[Finding]:
    """Find what can only be seen with the goals beside each other."""
    if len(goals) < 2:
        return
    if leader is not None and all(goal.owner_id == leader for goal in goals):
        yield _advice(
            "leader_owns_all",
            goals[-1],
            "owner_id",
            _("You lead all {count} goals yourself. Who can take one over?").format(count=len(goals)),
        )
    quarters = {(goal.due.year, quarter_of(goal.due)) if goal.due else None for goal in goals}
    if len(goals) > 2 and len(quarters) == 1 and None not in quarters:
        yield _advice(
            "due_in_one_quarter",
            goals[0],
            "due",
            _("All {count} goals end in the same quarter. Which one can be reached sooner?").format(count=len(goals)),
        )
    stages = {goal.stage for goal in goals}
    if len(goals) > 2 and stages <= {"experiment", "pilot"}:
        yield _advice(
            "no_goal_beyond_introduced",
            goals[0],
            "stage",
            _(
                "All your goals are about trying things out. Which one will you take further this year, into "
                "daily care?"
            ),
        )
    for name, members in _by_technology(goals).items():
        if len(members) > 2:
            yield _advice(
                "goals_on_one_technology",
                members[2],
                "technology",
                _("{count} goals are about {technology}. Could they be one, with one result?").format(
                    count=len(members), technology=name
                ),
            )


def _by_technology(goals: list[Goal]) -> dict[str, list[Goal]]:
    """Return the goals by the technology they use; several names in one field count each."""
    found: dict[str, tuple[str, list[Goal]]] = {}
    for goal in goals:
        parts = (part.strip() for part in re.split(r"[,;/+]|\s(?:en|and)\s", goal.technology))
        for key, name in {part.casefold(): part for part in parts if part}.items():
            found.setdefault(key, (name, []))[1].append(goal)
    return dict(found.values())


def _advice(code: str, record: Record, field: str | None, message: str) -> Finding:
    return Finding(code, "advice", "goals", str(record.id), field, message)
