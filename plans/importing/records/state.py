"""What is known while a list is taken in: the plan and its copy, who and what is known, and what every draft became."""

from __future__ import annotations

from plans.edits import apply, change
from plans.exchange import plan_file
from plans.exchange.headings import READ
from plans.importing.proposal.choices import Choices
from plans.importing.records.filling import Filler
from plans.importing.records.goal_references import Goals
from plans.importing.records.matching import Known
from plans.importing.records.names import Names
from plans.plan import Plan
from plans.records import Record
from plans.subjects import goals
from plans.subjects.goals import Goal


class State:
    """A copy of a plan that is being filled, and what is known of it."""

    def __init__(self, plan: Plan, choices: Choices) -> None:
        self.plan, self.choices = plan, choices
        self.copy = plan_file.copy(plan)
        self.known = Known(self.copy)
        self.names = Names(self.copy, choices.people)
        self.goals = Goals(self.copy, plan)
        self.filler = Filler(plan, self.copy, choices.day_hours)
        self.last = {table: max((row.position for row in self.copy.table(table)), default=-1) for table in READ}
        self.of_goal: dict[int, Record] = {}
        """The record that each draft of a goal became, by the identity of the draft."""
        self.became: dict[int, str] = {}
        """What the record said that a draft in other words is about, by its identity; nothing when it is a new one."""
        self.few_goals: dict[tuple[int, int], bool] = {}
        """Of each column with goals, by table and column, whether it names few: looked at once, not for every line."""
        self.first_names: set[str] = set()
        """The first names of which it was said whom they are taken for."""
        self._chosen = len(goals.chosen(self.copy.goals))
        self._counted: set[int] = set()

    def count_goal(self, goal: Record, *, may_park: bool = True) -> bool:
        """Count a goal that comes into the plan, once; gives whether it went to the parking lot as the sixth."""
        if not isinstance(goal, Goal) or goal.parked or id(goal) in self._counted or self.known.is_known("goals", goal):
            return False
        self._counted.add(id(goal))
        self._chosen += 1
        if self._chosen <= goals.MOST or not may_park:
            return False
        apply(self.copy, [change(goal, "parked", True)])
        return True
