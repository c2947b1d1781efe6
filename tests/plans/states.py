"""Plans in every state, and which steps may_change allows: worked out edit by edit on a copy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from plans.derived import next_year, quarterly_review
from plans.edits import Added, Change, Edit, Removed, adoption, apply, change, reopening
from plans.exchange.plan_file import copy
from plans.plan import Plan, PlanRecord
from plans.plan_json import snapshot
from plans.records import Record
from plans.subjects.goals import Goal
from plans.subjects.reviews import Closing, Decision, Measurement, Remark
from tests.plans.strategies import filled_plan
from tests.plans.test_edits import drawn_edits

DAY = dt.date(2027, 4, 14)
STATES = ("concept", "consultation", "adopted", "closed", "to_read")
OPEN = ("concept", "consultation")


def plan_in(state: str, *, review_closed: bool = True) -> Plan:
    """Make a plan that was adopted once, with a sent remark and one of its own, and a closed first review if wanted."""
    plan = filled_plan()
    plan.record.state = "concept"
    for record in (
        Goal(plan_id=plan.id, title="Nog een doel"),
        Measurement(plan_id=plan.id, goal_id=plan.goals[0].id, quarter=2),
        Decision(plan_id=plan.id, quarter=2, what="Ook gang 2", owner_id=plan.people[2].id),
        Remark(plan_id=plan.id, quarter=1, what="Van mezelf", goal_id=plan.goals[0].id),
    ):
        rows = plan.list_of(type(record))
        record.position = len(rows)
        rows.append(record)
    plan.remarks[0].sent = 1_800_000_000
    apply(plan, adoption(plan, DAY, "Ineke", snapshot(plan)))
    if review_closed:
        apply(plan, quarterly_review.closing(plan, 1, DAY, snapshot(plan)))
    match state:
        case "concept" | "consultation":
            apply(plan, reopening(plan))
            plan.record.state = state
        case "closed":
            apply(plan, next_year.closing(plan))
        case "to_read":
            plan.record.to_read = True
    return plan


def acts(plan: Plan) -> dict[str, tuple[list[Edit], bool]]:
    """Return every step that opens or closes something, and whether this state has room for it."""
    state, own = plan.record.state, not plan.record.to_read
    adopted, closed = own and state == "adopted", plan.closing(1) is not None
    found = {
        "adopt": (adoption(plan, DAY, "Ineke", snapshot(plan)), own and state in OPEN),
        "reopen": (reopening(plan), own),
        "consult": ([change(plan.record, "state", "consultation")], own),
        "close the year": (next_year.closing(plan), own),
        "reopen the year": (next_year.reopening(plan), own),
        "close the review": (quarterly_review.closing(plan, 1, DAY, snapshot(plan)), adopted and not closed),
    }
    if closed:
        found["reopen the review"] = (quarterly_review.reopening(plan, 1, DAY), adopted)
    return found


@st.composite
def steps(draw: st.DrawFn, plan: Plan) -> list[Edit]:
    """Draw one step: something a person may do, now and then after or before opening the plan in the same step."""
    data: Any = draw(st.data())
    step = drawn_edits(plan, data)
    around = draw(st.sampled_from(["", "", "", "open before", "open after"]))
    if around == "open before":
        return [change(plan.record, "state", "concept"), *step]
    return [*step, change(plan.record, "state", "concept")] if around else step


def allowed(plan: Plan, step: Sequence[Edit]) -> bool:
    """Return whether every edit of a step is one that may_change allows at that point, or opens or empties a key."""
    here = copy(plan)
    here.record.to_read = plan.record.to_read
    gone = {edit.record.id for edit in step if isinstance(edit, Removed)}
    for edit in step:
        record: Any = here.find(edit.record.id) or edit.record
        field = edit.field if isinstance(edit, Change) else ""
        if not (here.may_change(record, field) or _excepted(here, record, edit, gone)):
            return False
        match edit:
            case Change(_, _, old, new):
                apply(here, [Change(record, field, old, new)])
                if field in ("quarter", "sent") and isinstance(record, Record) and not isinstance(record, Closing):
                    moved = here.may_change(record, field)
                    if not moved:
                        return False
            case Added():
                apply(here, [Added(record.copy_with())])
            case Removed():
                apply(here, [Removed(record)])
    return True


def _excepted(here: Plan, record: Any, edit: Edit, gone: set[Any]) -> bool:
    """Return whether an edit is one of the named exceptions: it opens or closes, or a key goes with its record."""
    if here.record.to_read:
        return False
    match edit:
        case Change(PlanRecord(), "state"):
            return True
        case Change(Closing(), "reopened_on", None, dt.date()):
            return here.record.state == "adopted"
        case Change(_, field, old, None) if old in [*gone] and here.record.state != "closed":
            return here.record.state in OPEN or record.live or field in record.live_fields
        case _:
            return False
