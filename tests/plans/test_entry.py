"""What a person types and reads back: every kind of field, what fits it, and the sentence when it does not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from plans import entry
from plans.actions import Action
from plans.budget import BudgetLine
from plans.conditions import Condition
from plans.edits import apply
from plans.errors import Refused
from plans.goals import Goal
from plans.people import Person
from plans.plan import Plan, new_plan
from plans.quarters import Measurement
from plans.records import Record
from plans.scans import LeadershipScan
from plans.training import Activity
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
    assert entry.read(plan, kind, field, typed) == value


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
        entry.read(plan, kind, field, typed)
    assert words in str(refused.value)


def test_every_value_that_is_shown_can_be_typed_again(plan: Plan) -> None:
    """Whoever copies a cell and pastes it in its place changes nothing."""
    seen = set()
    for record in plan.records():
        for field in type(record).fields():
            kind = entry.kind(type(record), field)
            sentences = kind == "several" and any("," in one for one in entry.options(type(record), field).values())
            if kind == "scores" or sentences:
                # Set on a scale, or ticked: sentences with commas in them are never typed.
                continue
            shown = entry.show(plan, record, field)
            assert entry.read(plan, type(record), field, shown) == getattr(record, field), (record, field, shown)
            seen.add(kind)
    wanted = {"words", "choice", "several", "tick", "count", "quantity", "amount", "date", "person", "goal", "activity"}
    assert seen == wanted


def test_scores_are_shown_with_their_statement(plan: Plan) -> None:
    scan = plan.leadership_scans[0]
    shown = entry.show(plan, scan, "agreed")
    assert shown.count(": 3") == len(scan.agreed) > 3


def test_who_has_no_name_goes_by_role_and_a_goal_by_its_result() -> None:
    plan = new_plan(2027)
    assert entry.person_label(Person(plan_id=plan.id, role="digicoach")) == "Digicoach"
    assert entry.person_label(Person(plan_id=plan.id)) == "Zonder naam"
    assert entry.person_label(None) == ""
    goal = Goal(plan_id=plan.id, result="Rust")
    plan.goals.append(goal)
    assert entry.goal_label(plan, goal.id) == "1 Rust"
    goal.result = ""
    assert entry.goal_label(plan, goal.id) == "1 nog geen naam"
    assert entry.goal_label(plan, None) == entry.activity_label(plan, None) == ""


def test_a_list_is_found_by_label_by_first_word_and_by_how_it_begins(plan: Plan) -> None:
    named = entry.options(Goal, "focus")
    for value, label in named.items():
        for typed in (value, label, label.upper()):
            assert entry.read(plan, Goal, "focus", typed) == value
    goal = plan.goals[0]
    assert entry.read(plan, Action, "goal_id", "1") == goal.id
    assert entry.read(plan, Action, "goal_id", "1 Iets") == goal.id


def test_a_new_name_becomes_a_colleague_and_a_known_one_does_not(plan: Plan) -> None:
    action = plan.actions[0]
    before = len(plan.people)
    apply(plan, entry.typed_edits(plan, action, "owner_id", "Mo de Boer"))
    assert plan.person(action.owner_id).name == "Mo de Boer"
    assert (len(plan.people), plan.people[-1].role) == (before + 1, "colleague")
    assert entry.typed_edits(plan, action, "owner_id", "mo de boer") == []
    with pytest.raises(Refused):
        entry.typed_edits(plan, action, "goal_id", "Nieuw doel")


def test_a_field_says_how_it_is_to_be_filled() -> None:
    assert entry.question(Goal, "due") not in ("", "due")
    assert entry.name(Goal, "due") not in ("", "due")
    assert entry.help_text(Goal, "due") + entry.hint(Goal, "title")
    assert entry.hint(Measurement, "quarter") == entry.help_text(Condition, "plan_id") == ""
