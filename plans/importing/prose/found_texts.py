"""What running text was found to say: goals with what is to be done for them, people, costs and trainings."""

from __future__ import annotations

from dataclasses import dataclass, field

from plans.importing.files.grid import Cell, Grid
from plans.importing.prose.lesson_lines import LESSON
from plans.importing.prose.prose_words import PERSON
from plans.importing.prose.task_grids import ACTION, grid_of, task_cells
from plans.importing.prose.task_lines import Task

GOAL = ("Doel", "Resultaat", "Indicator", "Nulmeting", "Streefwaarde", "Eenheid", "Eigenaar", "Deadline", "Aanleiding")
_GOAL_FIELDS = ("title", "result", "indicator", "baseline", "target", "unit", "owner_id", "due", "problem")
_COST = ("Post", "Bedrag", "Eenmalig of jaarlijks")


@dataclass
class Goal:
    """A goal of a text: the heading it stands under, what is said of it, and what is to be done for it."""

    heading: str
    fields: dict[str, str] = field(default_factory=dict)
    tasks: list[Task] = field(default_factory=list)
    listed: bool = False
    """Whether it is one of several points below each other."""


@dataclass
class Found:
    """What was found, and in ``rest`` the texts of which nothing became anything."""

    goals: list[Goal] = field(default_factory=list)
    people: list[list[Cell]] = field(default_factory=list)
    costs: list[list[Cell]] = field(default_factory=list)
    lessons: list[list[Cell]] = field(default_factory=list)
    loose: list[Task] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)

    def grids(self, name: str) -> list[Grid]:
        """Return what was found as tables."""
        made = [self._goals(name)] if self.goals else []
        if self.loose:
            made.append(grid_of(name, ACTION, [task_cells(task) for task in self.loose]))
        for head, lines in ((PERSON, self.people), (LESSON, self.lessons), (_COST, self.costs)):
            if lines:
                made.append(grid_of(name, head, lines))
        return made

    def _goals(self, name: str) -> Grid:
        lines: list[list[Cell]] = []
        for goal in self.goals:
            about: list[Cell] = [goal.fields.get(part) for part in _GOAL_FIELDS]
            tasks = [task_cells(task) for task in goal.tasks] or [[None] * len(ACTION)]
            lines += [[*(about if place == 0 else [None] * len(about)), *task] for place, task in enumerate(tasks)]
        acting = any(goal.tasks for goal in self.goals)
        return grid_of(name, (*GOAL, *ACTION) if acting else GOAL, lines)
