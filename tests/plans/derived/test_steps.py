"""What is missing and what is advised: each finding fires when it should, and only then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from plans.derived import steps
from plans.edits import addition, apply, removal
from plans.findings import Finding
from plans.plan import KEPT, TABLES, Plan, new_plan
from plans.records import references
from resources.language import LANGUAGES, speaking
from tests.plans.strategies import fields, filled_plan, plans
from tests.properties import examples

ESSENTIAL = {
    "team": {"name", "organisation", "location", "care", "staff"},
    "vision": {
        *("has_vision", "text", "why", "focus", "progress", "show", "message", "client_gain"),
        "employee_gain",
    },
    "behaviours": {"what"},
    "goals": {
        *("title", "result", "indicator", "baseline", "target", "due", "client_gain", "employee_gain", "owner_id"),
        "stage",
    },
    "assumptions": {"what"},
    "barriers": {"what"},
    "actions": {"what", "owner_id", "due"},
    "people": {"name", "role", "responsible_for"},
    "user_types": {"number"},
    "activities": {"what", "form", "types", "on"},
    "onboarding": {"new_staff"},
    "budget_lines": {"what", "kind", "source"},
    "conditions": {"kind", "status"},
    "collaborations": {"partner", "agreement"},
    "risks": {"what", "measure"},
    "safeguards": {"data_use", "privacy", "safety", "ethics", "ethics_on"},
    "reviews": {"on"},
}
BY_MEANING = {
    "securing": "goal_securing_missing",
    "stop_doing": "goal_stop_doing_missing",
    "stop_on": "goal_stop_when_missing",
    "stop_owner_id": "goal_stop_when_missing",
    "clients_asked": "goal_clients_asked_missing",
    "evaluation_how": "goal_evaluation_how_missing",
    "evaluation_start": "goal_evaluation_when_missing",
    "evaluation_halfway": "goal_evaluation_when_missing",
    "evaluation_on": "goal_evaluation_when_missing",
    "evaluation_outcome": "goal_evaluation_outcome_missing",
}
"""What every goal must say of its year, with the finding that asks for it."""

COMPARED = {"hours_not_budgeted", "training_over_capacity", "technology_without_maintenance"}
"""What no longer fits together in a filled plan, and has nothing left to compare when a field is emptied."""

FIELDS = [
    (name, field)
    for name, kind in TABLES.items()
    if name not in KEPT
    for field in (*fields(kind), *references(kind))
    if field not in ("year", "type", "quarter", "runs_on", "parked", "introduces", "free")
]


def missing(plan: Plan) -> list[Finding]:
    return [finding for finding in steps.findings(plan) if finding.kind == "missing"]


def codes(plan: Plan) -> set[str]:
    return {finding.code for finding in steps.findings(plan)}


def test_a_filled_plan_misses_nothing() -> None:
    plan = filled_plan()
    assert missing(plan) == []
    assert set(steps.statuses(plan, steps.findings(plan)).values()) - {"complete"} == {"not_started"}
    assert steps.next_step(plan, steps.findings(plan)) == steps.CHECK


def test_a_new_plan_has_begun_nothing() -> None:
    plan = new_plan(2027)
    found = steps.findings(plan)
    assert set(steps.statuses(plan, found).values()) == {"not_started"}
    assert steps.next_step(plan, found) == "team"
    asked = {finding.subject for finding in found}
    assert asked >= {"team", "vision", "goals", "people", "training", "budget", "conditions", "calendar"}
    assert "actions" not in asked, "an action is asked for as soon as there is a goal"


@pytest.mark.parametrize(("table", "field"), FIELDS, ids=lambda item: str(item))
def test_emptying_a_field_is_found_when_it_is_essential(table: str, field: str) -> None:
    plan = filled_plan()
    before = codes(plan)
    record = plan.table(table)[-1]
    value = getattr(record, field)
    setattr(record, field, type(value)() if isinstance(value, str | list | dict) else None)
    if field == "role":
        # Without a role it is no coach any more either.
        assert "no_coach" in codes(plan)
    if field in ESSENTIAL.get(table, set()):
        code = f"{record.__tablename__}_{field}_missing"
        (finding,) = [item for item in missing(plan) if item.code == code]
        assert (finding.subject, finding.record, finding.field) == (record.subject, str(record.id), field)
        assert steps.statuses(plan, missing(plan))[finding.subject] != "complete"
    elif table == "goals" and field in BY_MEANING:
        (finding,) = missing(plan)
        assert (finding.code, finding.field) == (BY_MEANING[field], field)
    elif (table, field) == ("people", "hours_per_week"):
        assert "role_without_hours" in codes(plan)
    elif (table, field) == ("budget_lines", "rate"):
        assert "budget_line_without_amount" in codes(plan)
    elif (table, field) == ("actions", "goal_id"):
        assert "goal_without_action" in codes(plan)
    else:
        assert {item.code for item in missing(plan)} == set(), (table, field)
    assert before - codes(plan) <= {"coach_without_replacement", "user_types_differ_from_staff", *COMPARED}


def without(table: str) -> Callable[[Plan], None]:
    def empty(plan: Plan) -> None:
        for record in list(plan.table(table)):
            apply(plan, removal(plan, record))

    return empty


def setting(table: str, **values: Any) -> Callable[[Plan], None]:
    def fill(plan: Plan) -> None:
        for field, value in values.items():
            setattr(plan.table(table)[-1], field, value)

    return fill


def six_goals(plan: Plan) -> None:
    for _ in range(5):
        apply(plan, addition(plan, TABLES["goals"]))


def no_line_of(kind: str) -> Callable[[Plan], None]:
    def change(plan: Plan) -> None:
        plan.budget_lines[:] = [line for line in plan.budget_lines if line.kind != kind]

    return change


def no_leader(plan: Plan) -> None:
    plan.people[0].name = ""


@pytest.mark.parametrize(
    ("code", "kind", "change"),
    [
        ("no_leader", "missing", no_leader),
        ("no_behaviour", "advice", without("behaviours")),
        ("no_goals", "missing", without("goals")),
        ("too_many_goals", "advice", six_goals),
        ("target_equals_baseline", "advice", setting("goals", baseline=Decimal(3), target=Decimal("3.0"))),
        ("due_outside_year", "advice", setting("goals", due=dt.date(2028, 1, 1))),
        ("goal_evaluation_missing", "missing", setting("goals", evaluation_on=None, evaluation_outcome=" ")),
        ("vision_source_missing", "advice", lambda plan: setattr(plan.vision, "source", " ")),
        ("rhythm_team_meeting_missing", "advice", lambda plan: setattr(plan.rhythm, "team_meeting", "")),
        ("goal_without_action", "missing", without("actions")),
        ("no_coach", "missing", without("people")),
        ("role_without_hours", "missing", setting("people", hours_per_week=Decimal(0))),
        ("coach_without_replacement", "advice", setting("people", replaced_by_id=None)),
        ("user_types_differ_from_staff", "advice", setting("user_types", number=13)),
        ("no_training", "missing", without("activities")),
        ("no_budget", "missing", without("budget_lines")),
        (
            "budget_line_without_amount",
            "missing",
            setting("budget_lines", quarter1=0, quarter2=0, quarter3=0, quarter4=0, person_id=None, activity_id=None),
        ),
        ("external_without_fund", "advice", setting("budget_lines", source="external", fund="")),
        ("no_unforeseen", "advice", no_line_of("unforeseen")),
        ("no_experiment", "advice", no_line_of("experiment")),
        ("technology_without_maintenance", "advice", no_line_of("maintenance")),
        ("no_conditions", "missing", without("conditions")),
        ("no_collaboration", "missing", without("collaborations")),
        ("no_risks", "missing", without("risks")),
        ("condition_without_owner", "advice", setting("conditions", status="not_yet", owner_id=None)),
    ],
)
def test_a_finding_fires_and_does_not(code: str, kind: str, change: Callable[[Plan], None]) -> None:
    plan = quiet_plan()
    assert code not in codes(plan)
    change(plan)
    found = [finding for finding in steps.findings(plan) if finding.code == code]
    assert found
    assert {finding.kind for finding in found} == {kind}
    assert all(finding.message and finding.subject in steps.PAGES for finding in found)


def quiet_plan() -> Plan:
    """A filled plan that asks for no advice either."""
    plan = filled_plan()
    plan.team.staff = sum(item.number for item in plan.user_types)
    plan.onboarding.capacity = Decimal(1000)
    for kind in ("unforeseen", "experiment", "maintenance", "hours"):
        line = {"what": kind, "kind": kind, "source": "internal", "payer": "ICT", "quarter1": 100}
        apply(plan, addition(plan, TABLES["budget_lines"], 0, **line))
    assert steps.findings(plan) == []
    return plan


@pytest.mark.parametrize("answer", ["no", "partly"])
def test_without_a_vision_of_the_organisation_its_text_is_not_asked(answer: str) -> None:
    plan = filled_plan()
    plan.vision.has_vision, plan.vision.text, plan.vision.source = answer, "", ""
    asked = {"vision_text_missing", "vision_source_missing"}
    assert codes(plan) & asked == (set() if answer == "no" else asked)


def test_a_parked_idea_misses_nothing() -> None:
    plan = filled_plan()
    apply(plan, addition(plan, TABLES["goals"], parked=True))
    assert missing(plan) == []


def test_a_goal_that_runs_on_may_end_later() -> None:
    plan = filled_plan()
    plan.goals[0].due, plan.goals[0].runs_on = dt.date(2028, 5, 1), True
    assert "due_outside_year" not in codes(plan)


@examples(25)
@given(plans())
def test_any_plan_can_be_looked_at(plan: Plan) -> None:
    for language in LANGUAGES:
        with speaking(language):
            found = steps.findings(plan)
    assert set(steps.statuses(plan, found)) == set(steps.NAMES)
    order = [steps.PAGES.index(finding.subject) for finding in found]
    assert order == sorted(order)
    for finding in found:
        assert "{" not in finding.message.replace("{}", "") or any(mark in str(plan) for mark in "{}")
        assert finding.record is None or plan.find(finding.record) is not None
        if finding.field:
            assert hasattr(plan.find(finding.record), finding.field)
    gaps = {finding.subject for finding in found if finding.kind == "missing"}
    for name, status in steps.statuses(plan, found).items():
        assert status != "complete" or name not in gaps


def test_adopted_is_not_complete() -> None:
    plan = new_plan(2027)
    assert steps.statuses(plan, [])[steps.CHECK] == "not_started"
    plan.record.state = "consultation"
    assert steps.statuses(plan, [])[steps.CHECK] == "busy"
    plan.record.state = "adopted"
    assert steps.statuses(plan, steps.findings(plan))[steps.CHECK] == "complete"
    assert steps.next_step(plan, steps.findings(plan)) == "team"


def test_a_plan_opens_where_it_was_left_and_once_adopted_on_this_quarter() -> None:
    assert steps.opening_page("concept", "") == "team"
    assert steps.opening_page("consultation", "budget") == "budget"
    assert steps.opening_page("concept", "was once a page") == "team"
    assert steps.opening_page("adopted", "budget") == steps.opening_page("closed", "") == steps.HOME


def test_the_walk_has_a_way_forward_and_back() -> None:
    assert steps.neighbours("team") == (None, "vision")
    assert steps.neighbours("vision") == ("team", "goals")
    assert steps.neighbours(steps.CHECK) == ("calendar", None)


def test_the_order_of_the_json() -> None:
    (finding, *_) = steps.findings(new_plan(2027))
    assert list(finding.to_json()) == ["code", "kind", "subject", "record", "field", "message"]
