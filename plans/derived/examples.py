"""Worked examples of goals: to begin with, and then to adapt to the own team (S2, trait 3: concrete goals)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from plans.edits import Edit, addition, change
from plans.findings import Finding, about_goal
from plans.plan import Plan
from plans.subjects import goals
from plans.subjects.actions import Action
from plans.subjects.goals import Focus, Goal, Stage
from plans.subjects.team import Care
from resources.language import current
from resources.language import gettext as _
from resources.texts import entries
from resources.voice import spoken

GAP = "…"
"""What stands in a result in the place of the number and the date, which a team fills in itself."""


_LIKE: dict[Care, Care] = {
    "small_scale": "nursing_home",
    "rehab": "nursing_home",
    "hospice": "care_home",
    "day_care": "care_home",
}
"""The kind of care whose examples suit another one best."""


@dataclass(frozen=True)
class Example:
    """One worked example: what a goal is about, all its words, and a first small step; never a number or a date."""

    key: str
    focus: Focus
    stage: Stage
    care: tuple[Care, ...]
    title: str
    result: str
    problem: str
    indicator: str
    unit: str
    technology: str
    client_gain: str
    employee_gain: str
    stop_doing: str
    securing: str
    evaluation_how: str
    evaluation_with: str
    celebration: str
    next_stage: str
    first_action: str

    def suits(self, care: Care | None) -> bool:
        """Return whether it was thought up for the care a team gives; not knowing it, every example may suit."""
        return care in (None, "other") or _LIKE.get(care, care) in self.care


def examples() -> tuple[Example, ...]:
    """Return every example in the language in use."""
    language = current()
    found = []
    for entry in entries("examples", "examples"):
        about = entry["title"]
        found.append(
            Example(
                key=about["key"],
                focus=about["focus"],
                stage=about["stage"],
                care=tuple(about["care"]),
                **{field: spoken(words, language) for field, words in entry.items()},
            )
        )
    return tuple(found)


def fitting_examples(plan: Plan, focus: Focus | None = None, stage: Stage | None = None) -> list[Example]:
    """Return the examples on a theme and in a stage; those that suit the care and are unused come first."""
    used = {goal.example for goal in plan.goals}
    found = [example for example in examples() if focus in (None, example.focus) and stage in (None, example.stage)]
    return sorted(found, key=lambda item: (item.key in used, not item.suits(plan.team.care)))


def open_place(plan: Plan) -> Goal | None:
    """Return the first chosen goal in which nothing stands yet: an example begins that one, and no other."""
    return next((goal for goal in goals.chosen(plan.goals) if not goal.is_begun()), None)


def adopt_edits(plan: Plan, example: Example, parked: bool) -> list[Edit]:
    """Make the edits that begin a goal with an example, together with its first action.

    The goal is the empty one where there is one (``open_place``), else a new one; it is the record of the first edit
    to a goal. Numbers, date and owner stay empty: those are the team's own. A parked idea asks for nothing, so no
    action either.
    """
    words = {field: value for field, value in asdict(example).items() if field in Goal.model_fields}
    empty = None if parked else open_place(plan)
    step: list[Edit] = (
        [change(empty, field, value) for field, value in {**words, "example": example.key}.items() if value]
        if empty
        else addition(plan, Goal, **words, example=example.key, parked=parked)
    )
    if not parked:
        step += addition(plan, Action, what=example.first_action, goal_id=step[-1].record.id, status="open")
    return step


def findings(plan: Plan) -> Iterator[Finding]:
    """Find the goals that began with an example and still leave open what only the team can fill in."""
    for number, goal in enumerate(goals.chosen(plan.goals), start=1):
        if goal.example and GAP in goal.result:
            words = _("it began with an example. Fill in your own number and date at the “…”.")
            yield about_goal("example_not_adapted", "advice", goal, number, words, "result")
