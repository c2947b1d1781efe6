"""The worked examples: whole in both languages, worded as the coach likes it, and taken over in one step."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from plans import edits
from plans.coach import review_goal
from plans.derived import examples, steps
from plans.derived.examples import Example
from plans.plan import Plan, new_plan
from plans.subjects.goals import Focus, Goal, Stage, chosen, parked
from plans.subjects.team import Care
from resources import voice
from resources.language import LANGUAGES, speaking

OWN = ("baseline", "target", "due", "owner_id", "evaluation_on", "places_now")
"""What only the team itself can fill in."""
DATES = {"nl": (r"(?i)\b(uiterlijk) …", r"\1 1 oktober"), "en": (r"(?i)\b(by) …", r"\1 1 October")}


def told(language: str) -> tuple[Example, ...]:
    with speaking(language):
        return examples.examples()


HOUSE = re.compile(r"(?i)\b(bewoner\w*|gang(?:en)?|huiskamer\w*|resident\w*|corridors?|living rooms?|wings?)\b")


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_gives_care_at_home_reads_no_word_of_a_house(language: str) -> None:
    voice.choose("home_care")
    try:
        found = [item for item in told(language) if item.suits("home_care")]
    finally:
        voice.choose(None)
    assert len(found) >= 10
    assert [item.key for item in found if HOUSE.search(str(item))] == []


def take(plan: Plan, example: Example, to_the_lot: bool = False) -> Goal:
    edits.apply(plan, examples.adopt_edits(plan, example, to_the_lot))
    return plan.goals[-1]


def advised(plan: Plan) -> list[tuple[str | None, str | None, str]]:
    found = [finding for finding in steps.findings(plan) if finding.code == "example_not_adapted"]
    assert {(item.kind, item.subject) for item in found} <= {("advice", "goals")}
    return [(item.record, item.field, item.message) for item in found]


def test_there_is_one_for_every_theme_stage_and_care() -> None:
    found = told("nl")
    assert len(found) >= 20
    assert len({item.key for item in found}) == len(found)
    assert {item.focus for item in found} == set(get_args(Focus))
    assert {item.stage for item in found} == set(get_args(Stage))
    for care in set(get_args(Care)) - {"other"}:
        assert len([item for item in found if item.suits(care)]) >= 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_team_fills_in_the_number_and_the_date(language: str) -> None:
    pattern, _date = DATES[language]
    for item in told(language):
        words = {field: value for field, value in vars(item).items() if isinstance(value, str)}
        assert [field for field, value in words.items() if not value.strip() or re.search(r"\d", value)] == [], item.key
        assert [field for field, value in words.items() if examples.GAP in value] == ["result"], item.key
        assert len(re.findall(pattern, item.result)) == 1, item.key
        assert item.result.count(examples.GAP) == 2, item.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_filled_in_the_coach_has_nothing_to_add(language: str) -> None:
    for item in told(language):
        goal = re.sub(*DATES[language], item.result).replace(examples.GAP, "8")
        assert [(finding.code, goal) for finding in review_goal(goal, language)] == []


def test_both_languages_tell_of_the_same_examples() -> None:
    dutch, english = told("nl"), told("en")
    for item, other in zip(dutch, english, strict=True):
        assert (item.key, item.focus, item.stage, item.care) == (other.key, other.focus, other.stage, other.care)
        assert item.result != other.result


def test_what_suits_the_care_and_is_new_comes_first() -> None:
    plan = new_plan(2027)
    plan.team.care = "home_care"
    first, *_ = examples.fitting_examples(plan)
    take(plan, first)
    found = examples.fitting_examples(plan)
    assert {item.key for item in found} == {item.key for item in told("nl")}
    places = [(item.key == first.key, "home_care" not in item.care) for item in found]
    assert places == sorted(places)
    assert found[-1].key == first.key


@pytest.mark.parametrize("care", [None, "other"])
def test_not_knowing_the_care_all_suit(care: Care | None) -> None:
    plan = new_plan(2027)
    plan.team.care = care
    assert examples.fitting_examples(plan) == list(told("nl"))


def test_choosing_by_theme_and_stage() -> None:
    plan = new_plan(2027)
    assert {example.focus for example in examples.fitting_examples(plan, focus="safety")} == {"safety"}
    assert {example.stage for example in examples.fitting_examples(plan, stage="pilot")} == {"pilot"}
    both = examples.fitting_examples(plan, "safety", "pilot")
    assert both == [
        example for example in examples.fitting_examples(plan) if (example.focus, example.stage) == ("safety", "pilot")
    ]


@pytest.mark.parametrize("example", told("nl"), ids=lambda item: item.key)
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
    assert [field for field in OWN if goal.is_filled(field)] == []
    (action,) = plan.actions
    assert (action.what, action.goal_id, action.status) == (example.first_action, goal.id, "open")
    missing = {
        finding.field
        for finding in steps.findings(plan)
        if finding.kind == "missing" and finding.record == str(goal.id)
    }
    assert missing == {"baseline", "target", "due", "owner_id", "stop_on", "clients_asked", "evaluation_start"}


def test_taking_over_is_one_step_back() -> None:
    plan = new_plan(2027)
    step = examples.adopt_edits(plan, told("nl")[0], False)
    edits.apply(plan, step)
    assert (len(plan.goals), len(plan.actions)) == (1, 1)
    edits.apply(plan, edits.inverse(step))
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


def test_an_example_begins_the_goal_that_is_empty_and_leaves_no_empty_one() -> None:
    plan = new_plan(2027)
    edits.apply(plan, edits.addition(plan, Goal, title="al begonnen"))
    edits.apply(plan, edits.addition(plan, Goal))
    begun, empty = plan.goals
    step = examples.adopt_edits(plan, told("nl")[0], False)
    edits.apply(plan, step)
    assert plan.goals == [begun, empty]
    assert (begun.title, empty.title) == ("al begonnen", told("nl")[0].title)
    assert [action.goal_id for action in plan.actions] == [empty.id]
    assert examples.open_place(plan) is None
    edits.apply(plan, edits.inverse(step))
    assert not empty.is_begun()
    assert plan.actions == []
