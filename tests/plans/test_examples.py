"""The worked examples: whole in both languages, worded as the coach likes it, and taken over in one step."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from plans import edits, examples, steps
from plans.coach import review_goal
from plans.examples import Example
from plans.goals import Focus, Goal, Stage, chosen, parked
from plans.plan import Plan, new_plan
from plans.team import Care
from resources.language import LANGUAGES, speaking

OWN = ("baseline", "target", "due", "owner_id", "evaluation_on", "places_now")
"""What only the team itself can fill in."""
DATES = {"nl": (r"(?i)\b(uiterlijk) …", r"\1 1 oktober"), "en": (r"(?i)\b(by) …", r"\1 1 October")}


def told(language: str) -> tuple[Example, ...]:
    with speaking(language):
        return examples.examples()


def take(plan: Plan, example: Example, to_the_lot: bool = False) -> Goal:
    edits.apply(plan, examples.taking_over(plan, example, to_the_lot))
    return plan.goals[-1]


def advised(plan: Plan) -> list[tuple[str | None, str | None, str]]:
    found = [one for one in steps.findings(plan) if one.code == "example_not_adapted"]
    assert {(one.kind, one.subject) for one in found} <= {("advice", "goals")}
    return [(one.record, one.field, one.message) for one in found]


def test_there_is_one_for_every_theme_stage_and_care() -> None:
    found = told("nl")
    assert len(found) >= 20
    assert len({one.key for one in found}) == len(found)
    assert {one.focus for one in found} == set(get_args(Focus))
    assert {one.stage for one in found} == set(get_args(Stage))
    for care in set(get_args(Care)) - {"other"}:
        assert len([one for one in found if one.suits(care)]) >= 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_team_fills_in_the_number_and_the_date(language: str) -> None:
    pattern, _date = DATES[language]
    for one in told(language):
        words = {field: value for field, value in vars(one).items() if isinstance(value, str)}
        assert [field for field, value in words.items() if not value.strip() or re.search(r"\d", value)] == [], one.key
        assert [field for field, value in words.items() if examples.GAP in value] == ["result"], one.key
        assert len(re.findall(pattern, one.result)) == 1, one.key
        assert one.result.count(examples.GAP) == 2, one.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_filled_in_the_coach_has_nothing_to_add(language: str) -> None:
    for one in told(language):
        goal = re.sub(*DATES[language], one.result).replace(examples.GAP, "8")
        assert [(finding.code, goal) for finding in review_goal(goal, language)] == []


def test_both_languages_tell_of_the_same_examples() -> None:
    dutch, english = told("nl"), told("en")
    for one, other in zip(dutch, english, strict=True):
        assert (one.key, one.focus, one.stage, one.care) == (other.key, other.focus, other.stage, other.care)
        assert one.result != other.result


def test_what_suits_the_care_and_is_new_comes_first() -> None:
    plan = new_plan(2027)
    plan.team.care = "home_care"
    first, *_ = examples.suited(plan)
    take(plan, first)
    found = examples.suited(plan)
    assert {one.key for one in found} == {one.key for one in told("nl")}
    places = [(one.key == first.key, "home_care" not in one.care) for one in found]
    assert places == sorted(places)
    assert found[-1].key == first.key


@pytest.mark.parametrize("care", [None, "other"])
def test_not_knowing_the_care_all_suit(care: Care | None) -> None:
    plan = new_plan(2027)
    plan.team.care = care
    assert examples.suited(plan) == list(told("nl"))


def test_choosing_by_theme_and_stage() -> None:
    plan = new_plan(2027)
    assert {one.focus for one in examples.suited(plan, focus="safety")} == {"safety"}
    assert {one.stage for one in examples.suited(plan, stage="pilot")} == {"pilot"}
    both = examples.suited(plan, "safety", "pilot")
    assert both == [one for one in examples.suited(plan) if (one.focus, one.stage) == ("safety", "pilot")]


@pytest.mark.parametrize("example", told("nl"), ids=lambda one: one.key)
def test_taking_over_fills_all_but_what_is_the_teams_own(example: Example) -> None:
    plan = new_plan(2027)
    goal = take(plan, example)
    assert goal.example == example.key
    assert (goal.focus, goal.stage, goal.title, goal.result) == (
        example.focus,
        example.stage,
        example.title,
        example.result,
    )
    assert [field for field in OWN if goal.filled(field)] == []
    (action,) = plan.actions
    assert (action.what, action.goal_id, action.status) == (example.first_action, goal.id, "open")
    missing = {one.field for one in steps.findings(plan) if one.kind == "missing" and one.record == str(goal.id)}
    assert missing == {"baseline", "target", "due", "owner_id"}


def test_taking_over_is_one_step_back() -> None:
    plan = new_plan(2027)
    step = examples.taking_over(plan, told("nl")[0], False)
    edits.apply(plan, step)
    assert (len(plan.goals), len(plan.actions)) == (1, 1)
    edits.apply(plan, edits.back(step))
    assert (plan.goals, plan.actions) == ([], [])


def test_an_idea_for_later_asks_for_nothing() -> None:
    plan = new_plan(2027)
    goal = take(plan, told("nl")[0], to_the_lot=True)
    assert parked(plan.goals) == [goal]
    assert chosen(plan.goals) == []
    assert plan.actions == []
    assert advised(plan) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_goal_asks_to_be_adapted_until_it_is(language: str) -> None:
    """Also when the program was switched to the other language in between."""
    plan = new_plan(2027)
    with speaking(language):
        goal = take(plan, examples.examples()[0])
        other = take(plan, examples.examples()[1])
    other.result = "Uiterlijk 1 mei doen 8 bewoners mee"
    ((record, field, message),) = advised(plan)
    assert (record, field) == (str(goal.id), "result")
    assert "1" in message
    goal.result = goal.result.replace("…", "8", 1)
    assert len(advised(plan)) == 1
    goal.result = goal.result.replace("…", "1 mei")
    assert advised(plan) == []


def test_a_gap_in_a_goal_of_our_own_is_left_alone() -> None:
    plan = new_plan(2027)
    take(plan, told("nl")[0]).example = ""
    assert advised(plan) == []
