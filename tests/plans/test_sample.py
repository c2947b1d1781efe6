"""The sample plan that ships: complete, and with something of everything a plan can hold."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from plans import proposals
from plans.dates import QUARTERS
from plans.derived import line_amounts, steps
from plans.exchange import plan_file
from plans.plan import Plan
from plans.records import personal_fields
from plans.subjects import budget, conditions, goals, people, scans, training


@pytest.fixture(scope="module")
def sample() -> Plan:
    plan, notice = plan_file.read(plan_file.SAMPLE)
    assert notice is None
    return plan


def test_nothing_is_missing(sample: Plan) -> None:
    found = steps.findings(sample)
    assert [finding.message for finding in found if finding.kind == "missing"] == []
    assert found == []


def test_it_is_a_concept_with_five_goals(sample: Plan) -> None:
    assert (sample.record.state, sample.record.revision, sample.year) == ("concept", 0, 2027)
    assert len(goals.chosen(sample.goals)) == 5
    assert all(goal.parked_reason for goal in goals.parked(sample.goals))


def test_the_goals_are_not_all_trials_and_one_keeps_data_safe(sample: Plan) -> None:
    chosen = goals.chosen(sample.goals)
    assert {goal.stage for goal in chosen} == set(get_args(goals.Stage))
    (secured,) = [goal for goal in chosen if goal.stage == "secured"]
    assert "inlog" in secured.result
    assert secured.places_now == sample.team.places


def test_every_kind_is_there(sample: Plan) -> None:
    assert {person.role for person in sample.people} >= set(people.COACHING) - {"other"}
    assert {line.kind for line in sample.budget_lines} == set(get_args(budget.LineKind))
    assert {(line.level, line.source) for line in sample.budget_lines} == {
        (level, source) for level in get_args(budget.Level) for source in get_args(budget.Source)
    }
    assert {line.necessity for line in sample.budget_lines} == set(get_args(budget.Necessity))
    assert {line.recurrence for line in sample.budget_lines} == set(get_args(budget.Recurrence))
    assert {condition.kind for condition in sample.conditions} == set(get_args(conditions.ConditionKind))
    assert {collaboration.partner for collaboration in sample.collaborations} == set(get_args(conditions.Partner))
    assert {risk.kind for risk in sample.risks} == set(get_args(conditions.RiskKind))
    assert {kind for activity in sample.activities for kind in activity.types} == set(training.TYPES)


def test_two_goals_come_from_cards_and_it_says_so(sample: Plan) -> None:
    from_cards = [goal.origin for goal in goals.chosen(sample.goals) if goal.origin]
    assert from_cards == ["card:dispenser", "card:bedsensor"]
    assert "technologiekaart" in sample.team.made_with
    assert list(proposals.records_left(sample)) == []
    for goal in goals.chosen(sample.goals)[:2]:
        kinds = {condition.kind for condition in sample.conditions if condition.goal_id == goal.id and condition.agreed}
        assert "consent" in kinds


def test_every_goal_was_weighed(sample: Plan) -> None:
    weighed = ("fits", *goals.EFFECTS, *goals.FEASIBILITY, *goals.READINESS, "case_client", "case_employee")
    for goal in goals.chosen(sample.goals):
        assert [field for field in (*weighed, "fits_answers", "needs") if not goal.is_filled(field)] == []
        assert any(assumption.goal_id == goal.id for assumption in sample.assumptions)
        assert any(barrier.goal_id == goal.id for barrier in sample.barriers)
    (aside,) = goals.set_aside(sample.goals)
    assert aside.parked_reason
    assert {assumption.outcome for assumption in sample.assumptions} >= {None, "partly"}


def test_the_scans_can_be_compared_with_last_year(sample: Plan) -> None:
    for rows in (sample.leadership_scans, sample.factor_scans):
        assert [scan.year for scan in rows] == [2026, 2027]
    assert all(map(scans.leadership_done, sample.leadership_scans))
    assert all(map(scans.factors_done, sample.factor_scans))
    assert len(scans.ties_of(sample.ties, 2027)) == 4
    assert all(map(scans.tie_done, sample.ties))


def test_the_numbers_agree(sample: Plan) -> None:
    assert training.counted(sample.user_types) == sample.team.staff
    hours = [row for row in line_amounts.amounts(sample) if row.line.kind == "hours"]
    coaches = people.coaches(sample.people)
    for row, coach in zip(hours, coaches, strict=True):
        assert row.line.person_id == coach.id
        assert row.line.rate
        promised = [people.promised(coach, sample.year, quarter) for quarter in QUARTERS]
        assert row.planned == tuple(int(hours * row.line.rate) for hours in promised)


def test_names_stand_only_where_a_role_can_replace_them(sample: Plan) -> None:
    names = {part for person in sample.people if person.role != "team" for part in person.name.split()} - {"de", "Wit"}
    found = [
        (field, name)
        for record in sample.records()
        for field in set(record.fields()) - set(personal_fields(type(record)))
        for name in names & set(re.findall(r"\w+", str(getattr(record, field))))
    ]
    assert found == []
