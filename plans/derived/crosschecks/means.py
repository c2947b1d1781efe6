"""Goals against what they need: money, people, training, and who keeps technology going (S2 trait 7, S0)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from uuid import UUID

from plans.dates import QUARTERS, format_day, quarter_end
from plans.findings import End, Finding, about_goal
from plans.plan import Plan
from plans.subjects import goals, people
from plans.subjects.budget import Amounts, BudgetLine
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.texts import choices

STEP_OF = {"money": "budget", "people": "people", "training": "training"}
"""The step where each of the means is arranged."""


def findings(plan: Plan, rows: Sequence[Amounts]) -> Iterator[Finding]:
    """Find goals without what they need, technology that nobody keeps going, and funds with dates in a wrong order."""
    there = {
        "money": {line.goal_id for line in plan.budget_lines},
        "people": _helped(plan),
        "training": {activity.goal_id for activity in plan.activities},
    }
    maintenance = [line for line in plan.budget_lines if line.kind == "maintenance"]
    shared = [line for line in maintenance if line.goal_id is None]
    own = {line.goal_id for line in maintenance}
    for number, goal in enumerate(goals.chosen(plan.goals), start=1):
        yield from _means(there, goal, number)
        if goal.is_filled("technology"):
            lines = [line for line in maintenance if line.goal_id in (goal.id, None)] if goal.id in own else shared
            yield from _maintenance(lines, goal, number)
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
                _(
                    "“{what}”: the decision or the final account comes before the application. Are the dates right?"
                ).format(what=line.what),
                other=End("budget", str(line.id), "applied_on"),
            )
    yield from _early_accounts(plan, rows)


def _early_accounts(plan: Plan, rows: Sequence[Amounts]) -> Iterator[Finding]:
    """Find accounts of a fund that are due before its money is spent; a line without a date has that of its fund."""
    dated = sorted((row for row in rows if row.line.account_due), key=lambda row: row.line.account_due or dt.date.max)
    undated: dict[str, list[Amounts]] = {}
    for row in rows:
        if (fund := row.line.fund.strip().casefold()) and not row.line.account_due:
            undated.setdefault(fund, []).append(row)
    for own in dated:
        line = own.line
        shared = undated.get(line.fund.strip().casefold(), [])
        spending = [(quarter, row.line) for row in (own, *shared) for quarter in _open_quarters(row)]
        if not spending or line.account_due is None:
            continue
        quarter, last = max(spending, key=lambda pair: pair[0])
        if line.account_due < quarter_end(plan.year, quarter):
            words = {"fund": line.fund.strip() or line.what, "day": format_day(line.account_due), "quarter": quarter}
            message = _(
                "The final account for “{fund}” is due on {day}, but money is still spent in quarter "
                "{quarter}. Can it be later?"
            )
            yield Finding(
                *("account_before_spent", "advice", "budget", str(line.id), "account_due", message.format(**words)),
                other=End("budget", str(last.id), f"quarter{quarter}"),
            )


def _open_quarters(row: Amounts) -> list[int]:
    """Return the quarters in which a line has money that is not spent yet."""
    pairs = zip(QUARTERS, row.planned, row.actual, strict=True)
    return [quarter for quarter, planned, actual in pairs if planned > (actual or 0)] if row.left else []


def _means(there: dict[str, set[UUID | None]], goal: Goal, number: int) -> Iterator[Finding]:
    lacking = [need for need in goal.needs if goal.id not in there[need]]
    if lacking:
        named = choices("goals", "goal.needs")
        words = _("it needs this, but it is not in the plan yet: {means}.").format(
            means=", ".join(named[item].lower() for item in lacking)
        )
        other = End(STEP_OF[lacking[0]])
        yield about_goal("goal_without_means", "advice", goal, number, words, "needs", other=other)


def _helped(plan: Plan) -> set[UUID | None]:
    """Return the goals that somebody with hours leads, or of which somebody with hours does an action."""
    free = {person.id for person in people.coaches(plan.people) if person.hours_per_week}
    found: set[UUID | None] = {goal.id for goal in plan.goals if goal.owner_id in free}
    return found | {action.goal_id for action in plan.actions if action.owner_id in free}


def _maintenance(lines: list[BudgetLine], goal: Goal, number: int) -> Iterator[Finding]:
    if any(line.is_filled("payer") for line in lines):
        return
    words = (
        _("who pays for maintaining the technology? Name them in the budget.")
        if lines
        else _("the budget has nothing for the maintenance of the technology.")
    )
    yield about_goal(
        "technology_without_maintenance",
        "advice",
        goal,
        number,
        words,
        "payer" if lines else None,
        subject="budget",
        record=str(lines[0].id) if lines else None,
        other=End("goals", str(goal.id), "technology"),
    )
