"""The twelve questions of the short plan: which fields each fills, when it is answered, and which comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plans.derived import proposed
from plans.plan import Plan
from plans.records import Record
from plans.subjects import goals, people
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from resources.texts import text

Name = Literal[
    "team",
    "message",
    "goal",
    "seen",
    "owners",
    "steps",
    "old_way",
    "coach",
    "reviews",
    "money",
]
Answer = Literal["open", "begun", "answered"]

GOALS = 2
"""So many goals the short plan asks for: one or two is enough to begin with."""
MINUTES = 30
"""So long all questions take together, about."""
MOST_LINES = 8
"""So many lines of the budget are asked after at once; the page of the budget has them all."""


@dataclass(frozen=True)
class Question:
    """One screen; ``goal`` is the place (1 or 2) of the goal that it is about, 0 when it is about no single one."""

    name: Name
    goal: int = 0

    @property
    def key(self) -> str:
        """Return a name that no other question has."""
        return f"{self.name}{self.goal or ''}"


QUESTIONS = (
    Question("team"),
    Question("message"),
    Question("goal", 1),
    Question("seen", 1),
    Question("goal", 2),
    Question("seen", 2),
    Question("owners"),
    Question("steps"),
    Question("old_way"),
    Question("coach"),
    Question("reviews"),
    Question("money"),
)

Asked = tuple[Record, str]
"""A field that a question fills: its record and its name."""


def goals_of(plan: Plan) -> list[Goal]:
    """Return the goals that the short plan asks after: the first of those of this year, begun or not."""
    return goals.chosen(plan.goals)[:GOALS]


def goal_at(plan: Plan, place: int) -> Goal | None:
    """Return the goal at a place (1 or 2), or None as long as there is none."""
    found = goals_of(plan)
    return found[place - 1] if 0 < place <= len(found) else None


def coach_of(plan: Plan) -> Person | None:
    """Return the first digicoach, i-nurse or ambassador, or None."""
    return next(iter(people.coaches(plan.people)), None)


def steps_of(plan: Plan, goal: Goal) -> list[Action]:
    """Return the actions of a goal by their days; those without a day come last."""
    mine = [action for action in plan.actions if action.goal_id == goal.id]
    return sorted(mine, key=lambda action: (action.due is None, action.due or action.start, action.position))


def lines_of(plan: Plan) -> list[BudgetLine]:
    """Return the lines of the budget whose amount a person types: a line that follows hours needs none."""
    return [line for line in plan.budget_lines if not line.linked][:MOST_LINES]


def hours_line(plan: Plan) -> BudgetLine | None:
    """Return the first line that follows hours: what an hour costs is asked once, for all of them."""
    return next((line for line in plan.budget_lines if line.linked), None)


def quarter_of_line(plan: Plan, line: BudgetLine) -> str:
    """Return the field that takes the amount of a line: where one stands already, else where its goal begins."""
    filled = next((f"quarter{quarter}" for quarter in (1, 2, 3, 4) if line.is_filled(f"quarter{quarter}")), "")
    starts = [
        action.start for action in plan.actions if action.introduces and action.goal_id == line.goal_id and action.start
    ]
    first = min((day for day in starts if day.year == plan.year), default=None)
    return filled or f"quarter{(first.month + 2) // 3 if first else 1}"


def fields(plan: Plan, question: Question) -> list[Asked]:
    """Return the fields that a question fills, in the order in which it asks them."""
    goal = goal_at(plan, question.goal)
    coach = coach_of(plan)
    match question.name:
        case "team":
            leader: list[Asked] = [(plan.leader, "name")] if plan.leader else []
            return [(plan.team, "name"), *leader, (plan.team, "care"), (plan.team, "staff")]
        case "message":
            return [(plan.vision, "message")]
        case "goal":
            return [(goal, "title"), (goal, "result")] if goal else []
        case "seen":
            return [(goal, field) for field in ("indicator", "baseline", "target", "unit", "due")] if goal else []
        case "owners":
            return [(item, "owner_id") for item in goals_of(plan)]
        case "steps":
            return [(action, "what") for item in goals_of(plan) for action in steps_of(plan, item)]
        case "old_way":
            return [(item, field) for item in goals_of(plan) for field in ("stop_doing", "celebration")]
        case "coach":
            return [(coach, "name"), (coach, "hours_per_week")] if coach else []
        case "reviews":
            return [(review, "on") for review in plan.reviews]
        case "money":
            hours = hours_line(plan)
            rate: list[Asked] = [(hours, "rate")] if hours else []
            return [*rate, *((line, quarter_of_line(plan, line)) for line in lines_of(plan))]


def answer(plan: Plan, question: Question) -> Answer:
    """Return how far a question is answered; one about goals only as far as there are goals."""
    asked = fields(plan, question)
    filled = [record.is_filled(field) for record, field in asked]
    if question.name == "steps":
        whole = [any(action.is_filled("what") for action in steps_of(plan, goal)) for goal in goals_of(plan)]
        filled = whole
    if not any(filled):
        return "open"
    return "answered" if all(filled) else "begun"


def is_asked(plan: Plan, question: Question) -> bool:
    """Return whether a question makes sense now: what is about a goal needs that goal, the second one the first."""
    match question.name:
        case "goal":
            return question.goal == 1 or goal_at(plan, question.goal - 1) is not None
        case "seen":
            return goal_at(plan, question.goal) is not None
        case "owners" | "steps" | "old_way":
            return bool(goals_of(plan))
        case _:
            return True


def beside(plan: Plan, question: Question | None, by: int) -> Question | None:
    """Return the question after one (1), or before it (-1), that makes sense now; None is what comes after the last."""
    place = len(QUESTIONS) if question is None else QUESTIONS.index(question)
    places = range(place + 1, len(QUESTIONS)) if by > 0 else range(place - 1, -1, -1)
    return next((QUESTIONS[spot] for spot in places if is_asked(plan, QUESTIONS[spot])), None)


def first_open(plan: Plan) -> Question | None:
    """Return where to go on: the first question without any answer; None when each has one.

    A team without a name is asked after first, however much a house pack filled in already.
    """
    if not plan.team.is_filled("name"):
        return QUESTIONS[0]
    return next((item for item in QUESTIONS if is_asked(plan, item) and answer(plan, item) == "open"), None)


def places(plan: Plan) -> dict[tuple[str, str | None], Question]:
    """Return the question for each field that one asks after, by the key of its record; with None for the record."""
    found: dict[tuple[str, str | None], Question] = {}
    for item in QUESTIONS:
        for record, field in fields(plan, item):
            found.setdefault((str(record.id), None), item)
            found[str(record.id), field] = item
    return found


def beginning(subject: str) -> Question | None:
    """Return the question with which a step of the whole plan begins here; None when none does."""
    first = {"team": Question("team"), "goals": Question("goal", 1), "actions": Question("steps")}
    return first.get(subject)


def wording(plan: Plan, question: Question) -> tuple[str, str]:
    """Return the question and what is said below it; what is filled in already is asked whether it is right.

    A goal that is there, from a card, a house pack or a person, is not asked for anew; nor is a message of the house.
    """
    ask, note = (text("short_plan", f"questions.{question.key}.{part}") for part in ("ask", "note"))
    asked = [(record, field) for record, field in fields(plan, question) if record.is_filled(field)]
    house = plan.record.house
    of_house = bool(house) and any(proposed.is_of_the_house(plan, record, field) for record, field in asked)
    of_house |= any(field in house.get("locked", {}).get(str(record.id), ()) for record, field in asked)
    if not asked or not (question.name == "goal" or (question.name == "message" and of_house)):
        return ask, note
    there = text("short_plan", f"questions.{question.key}.there")
    if not of_house:
        return there, text("short_plan", "filled.note")
    return there, text("short_plan", "filled.house").format(by=house.get("by") or house["name"])


def minutes_left(question: Question) -> int:
    """Return about how many minutes the questions from this one on take."""
    left = len(QUESTIONS) - QUESTIONS.index(question)
    return max(1, round(MINUTES * left / len(QUESTIONS)))
