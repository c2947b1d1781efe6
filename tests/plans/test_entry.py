"""What a person types and reads back: every kind of field, what fits it, and the sentence when it does not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from plans import field_text
from plans.edits import apply
from plans.errors import Refused
from plans.plan import Plan, new_plan
from plans.records import Record
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.conditions import Condition
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from plans.subjects.reviews import Measurement
from plans.subjects.scans import LeadershipScan
from plans.subjects.training import Activity
from tests.plans.strategies import filled_plan


@pytest.fixture
def plan() -> Plan:
    return filled_plan()


@pytest.mark.parametrize(
    ("kind", "field", "typed", "value"),
    [
        (Goal, "title", "Rustige nachten", "Rustige nachten"),
        (Goal, "due", "1 mei", dt.date(2027, 5, 1)),
        (Goal, "due", "", None),
        (Goal, "target", "2,5", Decimal("2.5")),
        (Goal, "stage", "", None),
        (BudgetLine, "quarter2", "1.250,50", 125050),
        (Action, "introduces", "ja", True),
        (Action, "introduces", "nee", False),
        (Action, "introduces", "0", False),
        (Action, "introduces", "x", True),
        (Action, "introduces", "", False),
        (Activity, "places", "12", 12),
        (LeadershipScan, "year", "2028", 2028),
    ],
)
def test_what_is_typed_becomes_a_value(plan: Plan, kind: type[Record], field: str, typed: str, value: Any) -> None:
    assert field_text.parse_value(plan, kind, field, typed) == value


@pytest.mark.parametrize(
    ("kind", "field", "typed", "words"),
    [
        (LeadershipScan, "year", "27", "vier cijfers"),
        (Activity, "places", "2,5", "heel getal"),
        (Goal, "stage", "onzin", "onzin"),
        (Goal, "due", "gisteren", "datum"),
        (Goal, "target", "veel", "veel"),
        (Action, "goal_id", "99", "99"),
        (BudgetLine, "activity_id", "onzin", "onzin"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    plan: Plan, kind: type[Record], field: str, typed: str, words: str
) -> None:
    with pytest.raises(Refused) as refused:
        field_text.parse_value(plan, kind, field, typed)
    assert words in str(refused.value)


def test_every_value_that_is_shown_can_be_typed_again(plan: Plan) -> None:
    """Whoever copies a cell and pastes it in its place changes nothing."""
    seen = set()
    for record in plan.records():
        for field in type(record).fields():
            kind = field_text.kind(type(record), field)
            sentences = kind == "several" and any(
                "," in option for option in field_text.options(type(record), field).values()
            )
            if kind == "scores" or sentences:
                # Set on a scale, or ticked: sentences with commas in them are never typed.
                continue
            shown = field_text.format_value(plan, record, field)
            assert field_text.parse_value(plan, type(record), field, shown) == getattr(record, field), (
                record,
                field,
                shown,
            )
            seen.add(kind)
    wanted = {"words", "choice", "several", "tick", "count", "quantity", "amount", "date", "person", "goal", "activity"}
    assert seen == wanted


def test_scores_are_shown_with_their_statement(plan: Plan) -> None:
    scan = plan.leadership_scans[0]
    shown = field_text.format_value(plan, scan, "agreed")
    assert shown.count(": 3") == len(scan.agreed) > 3


def test_who_has_no_name_goes_by_role_and_a_goal_by_its_result() -> None:
    plan = new_plan(2027)
    assert field_text.person_label(Person(plan_id=plan.id, role="digicoach")) == "Digicoach"
    assert field_text.person_label(Person(plan_id=plan.id)) == "Zonder naam"
    assert field_text.person_label(None) == ""
    goal = Goal(plan_id=plan.id, result="Rust")
    plan.goals.append(goal)
    assert field_text.goal_label(plan, goal.id) == "1 Rust"
    goal.result = ""
    assert field_text.goal_label(plan, goal.id) == "1 nog geen naam"
    assert field_text.goal_label(plan, None) == field_text.activity_label(plan, None) == ""


def test_a_list_is_found_by_label_by_first_word_and_by_how_it_begins(plan: Plan) -> None:
    named = field_text.options(Goal, "focus")
    for value, label in named.items():
        for typed in (value, label, label.upper()):
            assert field_text.parse_value(plan, Goal, "focus", typed) == value
    goal = plan.goals[0]
    assert field_text.parse_value(plan, Action, "goal_id", "1") == goal.id
    assert field_text.parse_value(plan, Action, "goal_id", "1 Iets") == goal.id


def test_a_new_name_becomes_a_colleague_and_a_known_one_does_not(plan: Plan) -> None:
    action = plan.actions[0]
    before = len(plan.people)
    apply(plan, field_text.parse_edits(plan, action, "owner_id", "Mo de Boer"))
    assert plan.person(action.owner_id).name == "Mo de Boer"
    assert (len(plan.people), plan.people[-1].role) == (before + 1, "colleague")
    assert field_text.parse_edits(plan, action, "owner_id", "mo de boer") == []
    with pytest.raises(Refused):
        field_text.parse_edits(plan, action, "goal_id", "Nieuw doel")


def test_a_field_says_how_it_is_to_be_filled() -> None:
    assert field_text.question(Goal, "due") not in ("", "due")
    assert field_text.short_name(Goal, "due") not in ("", "due")
    assert field_text.help_text(Goal, "due") + field_text.hint(Goal, "title")
    assert field_text.hint(Measurement, "quarter") == field_text.help_text(Condition, "plan_id") == ""
