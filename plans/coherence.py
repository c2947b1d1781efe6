"""What compares subjects with each other."""

from __future__ import annotations

from collections.abc import Iterator

from plans import goals
from plans.findings import Finding
from plans.plan import Plan
from resources.language import gettext as _


def findings(plan: Plan) -> Iterator[Finding]:
    """Find where two subjects do not fit together."""
    with_action = {action.goal_id for action in plan.actions}
    for number, goal in enumerate(goals.chosen(plan.goals), start=1):
        if goal.id not in with_action:
            yield Finding(
                "goal_without_action",
                "missing",
                "actions",
                str(goal.id),
                None,
                _("Goal {number} has no first action yet. Which small step comes first?").format(number=number),
            )
