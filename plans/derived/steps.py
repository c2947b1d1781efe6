"""The walk: ordered steps, what each still misses, and what comes next. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from plans import dates
from plans.derived import line_amounts, next_year, quarterly_review
from plans.findings import Finding
from plans.plan import TABLES, Plan
from plans.records import Record
from plans.status import OPEN_STATES, PlanState, StepStatus
from plans.subjects import actions, budget, calendar, conditions, goals, people, scans, team, training, vision
from plans.subjects.budget import Amounts
from plans.subjects.leadership import status as leadership_status


class Step(NamedTuple):
    """One step of the walk: a subject, what it misses, and the records that show it was begun.

    ``findings`` takes the plan, and what the lines of its budget come to (``amounts.of``).
    """

    name: str
    findings: Callable[[Plan, Sequence[Amounts]], Iterator[Finding]]
    records: Callable[[Plan], list[Record]]


STEPS = (
    Step("team", lambda plan, _rows: team.findings(plan.team, plan.leader), lambda plan: [plan.team]),
    Step(
        "vision",
        lambda plan, _rows: vision.findings(plan.vision, plan.behaviours),
        lambda plan: [plan.vision, *plan.behaviours],
    ),
    Step(
        "goals",
        lambda plan, _rows: goals.findings(
            plan.goals, plan.assumptions, plan.barriers, plan.year, plan.leader.id if plan.leader else None
        ),
        lambda plan: [*plan.goals],
    ),
    Step("actions", lambda plan, _rows: actions.findings(plan.actions), lambda plan: [*plan.actions]),
    Step("people", lambda plan, _rows: people.findings(plan.people), lambda plan: [*people.coaches(plan.people)]),
    Step(
        "training",
        lambda plan, _rows: training.findings(plan.user_types, plan.activities, plan.onboarding, plan.team.staff),
        lambda plan: [*plan.user_types, *plan.activities, plan.onboarding],
    ),
    Step("budget", lambda _plan, rows: budget.findings(rows), lambda plan: [*plan.budget_lines]),
    Step(
        "conditions",
        lambda plan, _rows: conditions.findings(plan.conditions, plan.collaborations, plan.risks, plan.safeguards),
        lambda plan: [*plan.conditions, *plan.collaborations, *plan.risks, plan.safeguards],
    ),
    Step(
        "calendar",
        lambda plan, _rows: calendar.findings(plan.reviews, plan.rhythm),
        lambda plan: [*plan.reviews, *plan.moments, plan.rhythm],
    ),
)

CHECK = "plan"
"""The last step, where the plan is checked and adopted; it misses nothing of its own."""

NAMES = (*(step.name for step in STEPS), CHECK)

HOME = "home"
"""Where a plan opens once it is adopted: the quarter under way."""

SHORT = "short_plan"
"""The short way through a plan that is being made: twelve questions (plans/short_plan)."""

REVIEWS = "reviews"
NEXT_YEAR = "next_year"
YEAR = (REVIEWS, NEXT_YEAR)
"""Pages for when the plan is under way."""

SCANS = "scans"
LEADERSHIP = "leadership"
MORE = (SCANS, LEADERSHIP)
"""Pages that can be left out."""

OUTSIDE = ("portfolio",)
"""What the list leads to outside the plan: several teams side by side."""

PAGES = (*NAMES, *YEAR, *MORE)
"""Every page of a plan that can be gone to in every state, in the order of the list."""


def findings(plan: Plan, rows: Sequence[Amounts] | None = None) -> list[Finding]:
    """Find everything that is missing or worth a look, in the order of the walk.

    ``rows`` is what ``amounts.of(plan)`` gives, for whoever has it already.
    """
    # What reads all texts of a plan is loaded when it is read, which is after the window takes typing.
    from plans.derived import client_names, crosschecks, examples, glyphs, proposed

    rows = line_amounts.amounts(plan) if rows is None else rows
    found = [finding for step in STEPS for finding in step.findings(plan, rows)]
    found += examples.findings(plan)
    found += proposed.findings(plan)
    found += crosschecks.findings(plan, rows)
    found += quarterly_review.findings(plan)
    found += scans.findings(plan.ties, plan.year)
    found += glyphs.findings(plan)
    found += client_names.findings(plan)
    if plan.record.state not in OPEN_STATES:
        found = [open_end for finding in found if (open_end := _open_end(plan, finding))]
    return sorted(found, key=lambda finding: PAGES.index(finding.subject))


def _open_end(plan: Plan, finding: Finding) -> Finding | None:
    """Return a finding as seen from an end that can still be changed; None when what was agreed on keeps both.

    What is mended at its other end only is seen from there, or not at all.
    """
    if plan.record.state == "closed":
        return None
    locks = plan.locks._replace(to_read=False)
    here = None if finding.mended_there else finding
    for seen in filter(None, (here, finding.other_end())):
        record = plan.find(seen.record)
        if not (record and locks.on(record, seen.field or "")) and (record or _stays_open(seen.subject)):
            return seen
    return None


def _stays_open(subject: str) -> bool:
    """Return whether records of a subject can still be added once the plan is adopted."""
    return any(kind.live for kind in TABLES.values() if kind.subject == subject)


def opening_page(state: PlanState, last: str) -> str:
    """Return the page on which a plan opens: where it was left (``last``) as long as it is made, then the year."""
    if state not in OPEN_STATES:
        return HOME
    return last if last in (*PAGES, SHORT) else NAMES[0]


def statuses(plan: Plan, found: list[Finding]) -> dict[str, StepStatus]:
    """Return the status of every step from the findings; ``complete`` is not the same as adopted."""
    gaps = {finding.subject for finding in found if finding.kind == "missing"}
    result: dict[str, StepStatus] = {}
    for step in STEPS:
        if not any(record.is_begun() for record in step.records(plan)):
            result[step.name] = "not_started"
        else:
            result[step.name] = "busy" if step.name in gaps else "complete"
    if plan.record.state not in OPEN_STATES:
        result[CHECK] = "complete"
    else:
        result[CHECK] = "not_started" if plan.record.state == "concept" else "busy"
    return result


def other_statuses(plan: Plan) -> dict[str, StepStatus]:
    """Return the status of the pages beside the walk, for the year of the plan; they miss nothing of their own."""
    states = {quarterly_review.state(plan, quarter) for quarter in dates.QUARTERS}
    return {
        REVIEWS: "complete" if states == {"closed"} else "not_started" if states == {"not_yet"} else "busy",
        NEXT_YEAR: next_year.status(plan),
        SCANS: scans.status(
            scans.of_year(plan.leadership_scans, plan.year),
            scans.of_year(plan.factor_scans, plan.year),
            scans.ties_of(plan.ties, plan.year),
        ),
        LEADERSHIP: leadership_status(plan.intentions),
    }


def next_step(plan: Plan, found: list[Finding]) -> str:
    """Return the first step that is not complete, or the last step."""
    return next((name for name, status in statuses(plan, found).items() if status != "complete"), CHECK)


def neighbours(name: str) -> tuple[str | None, str | None]:
    """Return the steps before and after a step; a page beside the walk has none."""
    if name not in NAMES:
        return None, None
    place = NAMES.index(name)
    before = NAMES[place - 1] if place else None
    after = NAMES[place + 1] if place + 1 < len(NAMES) else None
    return before, after
