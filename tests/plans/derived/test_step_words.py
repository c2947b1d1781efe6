from __future__ import annotations

import pytest

from plans import edits, field_text
from plans.derived.step_words import describe_outcome, describe_step
from plans.plan import TABLES, Plan, PlanRecord, new_plan
from plans.subjects.goals import Goal
from resources.language import LANGUAGES, speaking


@pytest.fixture
def plan() -> Plan:
    plan = new_plan(2027)
    for title in ("een", "twee"):
        edits.apply(plan, edits.addition(plan, Goal, title=title))
    return plan


def test_a_step_is_named_by_what_was_done_last(plan: Plan) -> None:
    goal = plan.goals[1]
    with speaking("nl"):
        assert describe_step(plan, edits.addition(plan, Goal, 0)) == "doel erbij"
        assert describe_step(plan, edits.removal(plan, goal)) == "doel weg"
        assert describe_step(plan, [edits.change(goal, "due", None)]) == "Wanneer, doel 2"
        assert describe_step(plan, field_text.parse_edits(plan, goal, "owner_id", "Marloes")) == "Trekker, doel 2"
        assert describe_step(plan, edits.move(plan, goal, 0)) == "volgorde van de doelen gewijzigd"
        assert describe_step(plan, edits.reopening(plan)) == "Status"
        assert describe_step(plan, [edits.change(plan.team, "name", "Linde")]) == "Team"
        assert describe_step(plan, []) == ""


def test_what_happens_away_from_the_keyboard_is_said(plan: Plan) -> None:
    goal, other = plan.goals
    with speaking("nl"):
        assert describe_outcome(plan, edits.addition(plan, Goal, 0)) == ""
        assert describe_outcome(plan, [edits.change(goal, "due", None)]) == ""
        assert describe_outcome(plan, edits.removal(plan, goal)) == "doel weg"
        assert describe_outcome(plan, [edits.Removed(goal), edits.Removed(other)]) == "2 doelen eruit"
        assert describe_outcome(plan, [edits.Removed(goal), edits.Removed(plan.people[0])]) == "persoon weg"
        assert describe_outcome(plan, [edits.change(goal, "parked", True)]) == "“1 een” is geparkeerd"
        assert describe_outcome(plan, [edits.change(goal, "parked", False)]) == "“1 een” is niet meer geparkeerd"
        assert describe_outcome(plan, [edits.change(plan.record, "state", "adopted")]) == "Status: Vastgesteld"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_table_has_words(plan: Plan, language: str) -> None:
    with speaking(language):
        for kind in TABLES.values():
            record = kind.blank(plan_id=plan.id)
            for field in kind.fields():
                assert describe_step(plan, [edits.change(record, field, None)]), (kind, field)
        for field in PlanRecord.model_fields:
            if field in ("state", "consulted", "adopted_on", "adopted_by"):
                assert describe_step(plan, [edits.change(plan.record, field, None)])
