"""Goals against what they need: money, people, training, and who keeps technology going (S2 trait 7, S0)."""

from __future__ import annotations

from collections.abc import Iterator

from plans.findings import End, Finding
from plans.plan import Plan
from plans.subjects import goals, people
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.texts import choices

STEP_OF = {"money": "budget", "people": "people", "training": "training"}
"""The step where each of the means is arranged."""


def findings(plan: Plan) -> Iterator[Finding]:
    """Find goals without what they need, technology that nobody keeps going, and subsidies in the wrong order."""
    for number, goal in enumerate(goals.chosen(plan.goals), start=1):
        yield from _means(plan, goal, number)
        if goal.is_filled("technology"):
            yield from _maintenance(plan, goal, number)
    for line in plan.budget_lines:
        later = [("account_due", line.account_due), ("decided_on", line.decided_on)]
        field = next((name for name, day in later if line.applied_on and day and day < line.applied_on), None)
        if line.source == "external" and field:
            yield Finding(
                "subsidy_due_before_applied",
                "advice",
                "budget",
                str(line.id),
                field,
                _("“{what}”: the answer or the account comes before the application. Are the dates right?").format(
                    what=line.what
                ),
                other=End("budget", str(line.id), "applied_on"),
            )


def _means(plan: Plan, goal: Goal, number: int) -> Iterator[Finding]:
    there = {
        "money": any(line.goal_id == goal.id for line in plan.budget_lines),
        "people": _helped(plan, goal),
        "training": any(activity.goal_id == goal.id for activity in plan.activities),
    }
    lacking = [need for need in goal.needs if not there[need]]
    if lacking:
        named = choices("goals", "goal.needs")
        yield Finding(
            "goal_without_means",
            "advice",
            "goals",
            str(goal.id),
            "needs",
            _("Goal {number} needs this, but it is not in the plan yet: {means}.").format(
                number=number, means=", ".join(named[item].lower() for item in lacking)
            ),
            other=End(STEP_OF[lacking[0]]),
        )


def _helped(plan: Plan, goal: Goal) -> bool:
    """Return whether somebody with hours leads the goal or one of its actions."""
    free = {person.id for person in people.coaches(plan.people) if person.hours_per_week}
    return goal.owner_id in free or any(
        action.goal_id == goal.id and action.owner_id in free for action in plan.actions
    )


def _maintenance(plan: Plan, goal: Goal, number: int) -> Iterator[Finding]:
    lines = [line for line in plan.budget_lines if line.kind == "maintenance" and line.goal_id in (goal.id, None)]
    if any(line.is_filled("payer") for line in lines):
        return
    message = (
        _("Goal {number}: who pays the maintenance of the technology? Name them in the budget.")
        if lines
        else _("Goal {number}: the budget has nothing for the maintenance of the technology.")
    )
    yield Finding(
        "technology_without_maintenance",
        "advice",
        "budget",
        str(lines[0].id) if lines else None,
        "payer" if lines else None,
        message.format(number=number),
        other=End("goals", str(goal.id), "technology"),
    )
