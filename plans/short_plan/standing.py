"""How far the short plan is, in the few lines that stand under the growing poster."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plans.plan import Plan
from plans.short_plan.questions import (
    QUESTIONS,
    Answer,
    Question,
    answer,
    goal_at,
    steps_of,
)
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.texts import text


@dataclass(frozen=True)
class Stand:
    """One line: what it is about, what is still open of it, how far it is, and the question where it is filled in."""

    words: str
    still: str
    answer: Answer
    question: Question


def standing(plan: Plan) -> Iterator[Stand]:
    """Return the lines in the order of the questions; a second goal may come, it need not."""
    for question in QUESTIONS:
        if question.name == "goal":
            yield _of_goal(plan, question)
        elif question.name in ("team", "message", "coach", "reviews", "money"):
            yield Stand(text("short_plan", f"lines.{question.name}"), "", answer(plan, question), question)


def _of_goal(plan: Plan, question: Question) -> Stand:
    goal = goal_at(plan, question.goal)
    if goal is None:
        words = text("short_plan", f"lines.no_goal{question.goal}")
        return Stand(words, "", "open", question)
    title = goal.title.strip() or goal.result.strip() or _("no name yet")
    words = _("Goal {number} · {title}").format(number=question.goal, title=title)
    gap = _gap(plan, goal, question.goal)
    still = text("short_plan", f"still.{gap.name}") if gap else ""
    return Stand(words, still, "begun" if gap else "answered", gap or question)


def _gap(plan: Plan, goal: Goal, place: int) -> Question | None:
    """Return the first question that a goal leaves open, of those that the poster needs."""
    if not (goal.is_filled("title") and goal.is_filled("result")):
        return Question("goal", place)
    if not all(goal.is_filled(field) for field in ("baseline", "target", "due")):
        return Question("seen", place)
    if not goal.is_filled("owner_id"):
        return Question("owners")
    return None if steps_of(plan, goal) else Question("steps")
