"""How far a plan is, and what is open in few lines: levels, the same gap of several goals, steps not begun, adopted."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given

from plans.derived import completeness, steps
from plans.edits import adoption, apply
from plans.exchange import plan_file
from plans.findings import Finding
from plans.plan import Plan, new_plan
from plans.plan_json import snapshot
from plans.subjects.actions import Action
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from resources.language import LANGUAGES, speaking
from tests.plans.strategies import filled_plan, plans
from tests.properties import examples

SAMPLE = plan_file.read(plan_file.SAMPLE)[0]


def short_plan() -> Plan:
    """A short, decent plan: three whole goals with first actions, two coaches with hours, and four dates."""
    plan = new_plan(2027)
    team = plan.team
    team.name, team.organisation, team.location, team.care, team.staff = "Noord", "Zorg", "Wijk", "home_care", 14
    plan.people[0].name = "Ineke"
    for name, role in (("Samira", "digicoach"), ("Bram", "ambassador")):
        hours, task = Decimal(4), "Meelopen"
        coach = Person(plan_id=plan.id, name=name, role=role, hours_per_week=hours, responsible_for=task)
        coach.position = len(plan.people)
        plan.people.append(coach)
    for place, month in enumerate((4, 7, 10)):
        coach = plan.people[2 + place % 2]
        goal = Goal(
            plan_id=plan.id, position=place, title=f"Doel {place}", result="Van zes naar drie", indicator="Rondes",
            unit="rondes", baseline=Decimal(6), target=Decimal(3), due=dt.date(2027, month, 1), client_gain="Rust",
            employee_gain="Tijd", owner_id=coach.id, stage="scale_up", technology="Bedsensor" if place else "Tablet",
        )  # fmt: skip
        plan.goals.append(goal)
        action = Action(plan_id=plan.id, what="Begin klein", goal_id=goal.id, owner_id=coach.id, due=goal.due)
        action.position = place
        plan.actions.append(action)
    for review in plan.reviews:
        review.on = dt.date(2027, 3 * review.quarter, 20)
    return plan


def lines(plan: Plan) -> list[str]:
    shown, _later = completeness.now(plan, steps.findings(plan))
    return [line.message for line in shown]


def test_a_short_decent_plan_gets_at_most_ten_lines() -> None:
    plan = short_plan()
    found = steps.findings(plan)
    assert completeness.level(found) == "basis"
    assert len(lines(plan)) <= 10 < len(found)
    assert sum("Doel 1, 2 en 3: " in line for line in lines(plan)) == 4
    plan.vision.message, plan.vision.why = "Techniek die rust geeft", "Meer rust"
    assert len(lines(plan)) <= 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_gap_of_several_goals_is_one_line_with_its_goals(language: str) -> None:
    plan = short_plan()
    plan.goals[1].securing = "In het zorgplan"
    with speaking(language):
        (line,) = [
            line
            for line in completeness.lines(plan, steps.findings(plan))
            if line.findings[0].code == "goal_securing_missing"
        ]
        assert line.message.startswith({"nl": "Doel 1 en 3: ", "en": "Goals 1 and 3: "}[language])
    assert [finding.record for finding in line.findings] == [str(plan.goals[0].id), str(plan.goals[2].id)]


def test_one_goal_with_many_gaps_is_one_line_that_names_them() -> None:
    plan = new_plan(2027)
    plan.goals.append(Goal(plan_id=plan.id, title="Rustiger nachten"))
    (line,) = [line for line in lines(plan) if line.startswith("Doel 1: nog open: ")]
    for name in ("resultaat", "indicator", "wanneer", "trekker", "borging", "stoppen met"):
        assert name in line


def test_what_one_record_or_step_leaves_empty_is_one_line() -> None:
    plan = filled_plan()
    plan.safeguards.safety = plan.safeguards.ethics = ""
    plan.safeguards.ethics_on = None
    plan.risks.clear()
    plan.collaborations.clear()
    found = completeness.lines(plan, [one for one in steps.findings(plan) if one.kind == "missing"])
    assert [line.message for line in found] == [
        "Nog open: samenwerking en kansen en risico’s.",
        "Nog open: veiligheid, ethiek en ethiek bespreken.",
    ]


def test_the_same_of_many_rows_is_one_line() -> None:
    plan = filled_plan()
    for place in range(3):
        plan.actions.append(Action(plan_id=plan.id, what=f"Stap {place}", due=dt.date(2027, 3, 1)))
    found = [one for one in steps.findings(plan) if one.code == "action_owner_id_missing"]
    (line,) = completeness.lines(plan, found)
    assert line.message.endswith("En nog 2 zoals dit.")
    assert line.findings == tuple(found)


def test_a_plan_climbs_from_nothing_to_rich() -> None:
    plan = new_plan(2027)
    assert completeness.level(steps.findings(plan)) is None
    plan = short_plan()
    assert completeness.level(steps.findings(plan)) == "basis"
    plan.goals[0].owner_id = None
    assert completeness.level(steps.findings(plan)) is None, "a poster says who leads a goal"
    plan = plan_file.copy(SAMPLE)
    assert completeness.level(steps.findings(plan)) == "rich"
    plan.vision.source = ""
    assert completeness.level(steps.findings(plan)) == "good", "where the vision stands is a tip"
    for field in ("securing", "stop_doing", "clients_asked", "evaluation_outcome"):
        plan = plan_file.copy(SAMPLE)
        setattr(plan.goals[0], field, "")
        assert completeness.level(steps.findings(plan)) == "basis", field
    for field in ("stop_on", "stop_owner_id", "evaluation_start", "evaluation_halfway", "evaluation_on"):
        plan = plan_file.copy(SAMPLE)
        setattr(plan.goals[0], field, None)
        assert completeness.level(steps.findings(plan)) == "basis", field
    for field in ("safety", "ethics"):
        plan = plan_file.copy(SAMPLE)
        setattr(plan.safeguards, field, " ")
        assert completeness.level(steps.findings(plan)) == "basis", field
    plan = plan_file.copy(SAMPLE)
    plan.safeguards.ethics_on = None
    assert completeness.level(steps.findings(plan)) == "basis"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_level_has_its_kind_sentence(language: str) -> None:
    almost = plan_file.copy(SAMPLE)
    almost.vision.source = ""
    with speaking(language):
        said = [
            completeness.sentence(one, steps.findings(one)) for one in (new_plan(2027), short_plan(), almost, SAMPLE)
        ]
    assert len(set(said)) == 4
    assert all(said)
    assert not any("{" in words for words in said)


def test_a_tip_waits_until_nothing_is_missing_and_a_contradiction_does_not() -> None:
    plan = plan_file.copy(SAMPLE)
    plan.vision.source = plan.goals[0].securing = ""
    plan.team.places = 2
    shown, later = completeness.now(plan, steps.findings(plan))
    assert [line.findings[0].code for line in later] == ["vision_source_missing"]
    assert {line.findings[0].code for line in shown} == {"goal_securing_missing", "places_beyond_team"}
    assert "1 tip" in completeness.waiting(later)
    plan.goals[0].securing = "In het zorgplan"
    shown, later = completeness.now(plan, steps.findings(plan))
    assert {line.findings[0].code for line in shown} == {"vision_source_missing", "places_beyond_team"}
    assert later == []


def test_a_step_not_begun_is_one_line_without_reproach() -> None:
    plan = new_plan(2027)
    found = completeness.lines(plan, steps.findings(plan))
    assert {line.kind for line in found} == {"start"}
    assert len({line.subject for line in found}) == len(found)


def adopted(plan: Plan) -> Plan:
    apply(plan, adoption(plan, dt.date(2026, 12, 18), "Ineke", snapshot(plan)))
    return plan


def test_what_an_adopted_plan_keeps_is_not_asked_for() -> None:
    plan = adopted(short_plan())
    found = steps.findings(plan)
    assert {finding.subject for finding in found} & {"team", "vision", "goals", "budget"} == set()
    assert {"no_training", "coach_without_replacement"} <= {finding.code for finding in found}
    assert completeness.sentence(plan, found) == ""
    plan.record.state = "closed"
    assert steps.findings(plan) == []


def test_advice_in_an_adopted_plan_leads_to_the_end_that_can_change() -> None:
    plan = plan_file.copy(SAMPLE)
    action = plan.actions[-1]
    action.due = dt.date(2028, 6, 1)
    goal = plan.goal(action.goal_id)
    assert goal
    goal.due = dt.date(2027, 12, 17)
    adopted(plan)
    ends = {finding.code: (finding.subject, finding.record) for finding in steps.findings(plan)}
    assert ends["action_after_deadline"] == ("actions", str(action.id))
    assert all(can_be_changed(plan, finding) for finding in steps.findings(plan))


def can_be_changed(plan: Plan, finding: Finding) -> bool:
    record = plan.find(finding.record)
    return record is None or plan.may_change(record, finding.field or "")


@examples(25)
@given(plans())
def test_any_plan_has_its_lines(plan: Plan) -> None:
    for language in LANGUAGES:
        with speaking(language):
            found = steps.findings(plan)
            shown, later = completeness.now(plan, found)
            assert completeness.level(found) in (None, *completeness.LEVELS)
            completeness.sentence(plan, found)
        members = [id(finding) for line in (*shown, *later) for finding in line.findings]
        assert len(members) == len(set(members)), "each is said once"
        kept = {id(finding) for finding in found}
        assert set(members) <= kept
        said = {finding.subject for line in (*shown, *later) for finding in line.findings}
        assert {finding.subject for finding in found if finding.kind == "missing"} <= said
