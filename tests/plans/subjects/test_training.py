"""Whom the training reaches: the sharing of places, hours, quarters, the way of new colleagues, what would fit."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.derived import steps, training_coverage
from plans.edits import apply
from plans.plan import Plan, new_plan
from plans.subjects.people import Person
from plans.subjects.training import TYPES, Activity, Type
from resources.language import LANGUAGES, speaking
from resources.texts import choices, entries, texts
from tests.plans.strategies import plans
from tests.properties import examples

numbers = st.fixed_dictionaries({kind: st.integers(0, 200) for kind in TYPES})
kinds = st.lists(st.sampled_from(TYPES), unique=True)


def a_plan(*number: int) -> Plan:
    plan = new_plan(2027)
    for kind, count in zip(plan.user_types, number, strict=True):
        kind.number = count
    return plan


def an_activity(plan: Plan, *types: Type, **values: Any) -> Activity:
    made = Activity(plan_id=plan.id, position=len(plan.activities), types=list(types), **values)
    plan.activities.append(made)
    return made


def codes(plan: Plan) -> list[str]:
    return [finding.code for finding in steps.findings(plan)]


@given(numbers, kinds, st.none() | st.integers(0, 1_000))
def test_no_more_places_are_given_than_there_are_nor_more_than_people(
    number: dict[Type, int], types: list[Type], places: int | None
) -> None:
    given_to = training_coverage.shares(Activity(plan_id=new_plan(2027).id, types=types, places=places), number)
    assert tuple(given_to) == TYPES
    assert all(0 <= given_to[kind] <= number[kind] for kind in TYPES)
    assert all(given_to[kind] == 0 for kind in TYPES if kind not in types)
    assert sum(given_to.values()) == min(places or 0, sum(number[kind] for kind in types))


@given(numbers, kinds, st.integers(0, 1_000))
def test_places_are_shared_in_proportion_to_within_one_person(
    number: dict[Type, int], types: list[Type], places: int
) -> None:
    given_to = training_coverage.shares(Activity(plan_id=new_plan(2027).id, types=types, places=places), number)
    whole = sum(number[kind] for kind in types)
    for kind in types:
        fair = Decimal(min(places, whole) * number[kind]) / whole if whole else 0
        assert abs(given_to[kind] - fair) < 1


@pytest.mark.slow
@examples(30)
@given(plans(most=4))
def test_never_more_people_are_reached_than_there_are(plan: Plan) -> None:
    for item in training_coverage.coverage(plan):
        assert 0 <= item.reached <= item.number
        assert item.hours >= 0
        assert item.per_person >= 0
        assert not (item.reached and item.unserved)


def test_one_training_for_two_types() -> None:
    plan = a_plan(4, 8, 9, 3)
    an_activity(plan, "starter", "hesitant", places=6, hours=Decimal(2), form="coaching")
    starter, hesitant, skilled, _enthusiast = training_coverage.coverage(plan)
    assert (starter.reached, hesitant.reached, skilled.reached) == (2, 4, 0)
    assert (starter.hours, starter.per_person) == (4, 1)
    assert starter.forms == ("coaching",)


def test_a_second_time_reaches_who_was_not_there_yet() -> None:
    plan = a_plan(0, 8, 0, 0)
    an_activity(plan, "hesitant", places=5, hours=Decimal("1.5"))
    an_activity(plan, "hesitant", places=5, hours=Decimal("1.5"))
    hesitant = training_coverage.coverage(plan)[1]
    assert hesitant.reached == 8
    assert hesitant.hours == 15
    assert hesitant.per_person == Decimal("1.9")


def test_a_place_that_is_left_goes_to_the_largest_remainder() -> None:
    plan = a_plan(1, 5, 0, 0)
    an_activity(plan, "starter", "hesitant", places=5)
    assert [item.reached for item in training_coverage.coverage(plan)[:2]] == [1, 4]


def test_without_places_nobody_is_reached_yet_but_the_type_is_served() -> None:
    plan = a_plan(4, 0, 0, 0)
    open_one = an_activity(plan, "starter", what="Inloop", form="coaching")
    starter = training_coverage.coverage(plan)[0]
    assert (starter.reached, starter.unserved) == (0, False)
    assert training_coverage.without_places(plan) == [open_one]


def test_training_for_new_colleagues_does_not_serve_those_who_are_counted() -> None:
    plan = a_plan(4, 0, 0, 0)
    made = an_activity(plan, "starter", what="Kaart", form="coaching", places=4, audience="new_staff")
    assert training_coverage.coverage(plan)[0].reached == 0
    assert training_coverage.coverage(plan)[0].unserved
    assert "user_type_unserved" in codes(plan)
    made.audience = "all"
    assert training_coverage.coverage(plan)[0].reached == 4
    assert "user_type_unserved" not in codes(plan)


def test_e_learning_alone_suits_the_skilled_but_not_the_wary() -> None:
    plan = a_plan(2, 2, 2, 2)
    an_activity(plan, *TYPES, form="e_learning", places=8)
    assert [item.unsuited for item in training_coverage.coverage(plan)] == [True, True, False, False]
    an_activity(plan, "starter", form="coaching", places=2)
    assert [item.unsuited for item in training_coverage.coverage(plan)] == [False, True, False, False]


def test_quarters_against_the_roster() -> None:
    plan = a_plan(4, 0, 0, 0)
    an_activity(plan, "starter", hours=Decimal(2), places=10, on=dt.date(2027, 3, 31))
    an_activity(plan, "starter", hours=Decimal(3), places=10, on=dt.date(2027, 4, 1))
    an_activity(plan, "starter", hours=Decimal(1), places=7)
    assert [quarter.room for quarter in training_coverage.quarters(plan)] == [None] * 4
    assert not any(quarter.over for quarter in training_coverage.quarters(plan))
    plan.onboarding.capacity = Decimal(20)
    assert [(quarter.hours, quarter.over) for quarter in training_coverage.quarters(plan)] == [
        (20, False),
        (30, True),
        (0, False),
        (0, False),
    ]
    assert training_coverage.undated(plan) == 7


def test_the_way_of_a_new_colleague_is_in_order() -> None:
    plan = a_plan(0, 0, 0, 0)
    last = an_activity(plan, what="Later", audience="new_staff", hours=Decimal(1))
    second = an_activity(plan, what="Maatje", audience="new_staff", on=dt.date(2027, 5, 1), hours=Decimal("2.5"))
    an_activity(plan, what="Voor iedereen", audience="all", on=dt.date(2027, 1, 1), hours=Decimal(9))
    first = an_activity(plan, what="Kaart", audience="new_staff", on=dt.date(2027, 2, 1))
    assert training_coverage.path(plan) == [first, second, last]
    assert training_coverage.path_hours(plan) == Decimal("3.5")


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_proposed_serves_the_type_and_leaves_only_the_date_open(kind: Type, language: str) -> None:
    plan = a_plan(4, 8, 9, 3)
    with speaking(language):
        before = len([code for code in codes(plan) if code == "user_type_unserved"])
        apply(plan, training_coverage.adding(plan, kind))
        found = codes(plan)
    (added,) = plan.activities
    served = next(item for item in training_coverage.coverage(plan) if item.type == kind)
    assert served.reached == served.number == added.places
    assert not served.unsuited
    assert found.count("user_type_unserved") == before - 1
    assert added.given_by
    assert [item for item in found if item.startswith("activity_")] == ["activity_on_missing"]


def test_what_is_proposed_is_given_by_who_is_named_in_the_plan() -> None:
    plan = a_plan(4, 0, 0, 0)
    assert training_coverage.fitting(plan, "starter")["given_by"] == "de digicoach"
    plan.people.append(Person(plan_id=plan.id, role="digicoach", name=" Zoë Müller "))
    assert training_coverage.fitting(plan, "starter")["given_by"] == "Zoë Müller"
    assert training_coverage.fitting(plan, "starter")["form"] == "coaching"


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_least_ten_tips_for_each_type_and_none_twice(language: str) -> None:
    with speaking(language):
        tips = [tip for kind in TYPES for tip in texts("training", f"tips.{kind}")]
        assert all(len(texts("training", f"tips.{kind}")) >= 10 for kind in TYPES)
    assert len(set(tips)) == len(tips)


def test_starters_speak_of_what_there_is() -> None:
    starters = entries("training", "starters.activity")
    assert tuple(starter["type"] for starter in starters) == TYPES
    assert {starter["form"] for starter in starters} <= set(choices("training", "activity.form"))
    assert {starter["skill"] for starter in starters} <= set(choices("training", "activity.skill"))
