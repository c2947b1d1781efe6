"""The rules of the three scans: scores, lowest, what fits, and what to compare with."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.derived import steps
from plans.plan import new_plan
from plans.subjects import scans
from plans.subjects.scans import (
    ASKS,
    BRANCH,
    DIMENSIONS,
    FACTORS,
    INTENSITIES,
    PHASES,
    TRAITS,
    Doing,
    FactorScan,
    Help,
    LeadershipScan,
    Statement,
    Tie,
)
from resources.language import LANGUAGES, speaking
from resources.texts import entries, text, texts

PLAN = uuid4()
STATEMENTS = get_args(Statement)

agreed = st.dictionaries(st.sampled_from(STATEMENTS), st.integers(1, 7))
leadership_scans = st.builds(
    lambda vision, answers: leadership(has_vision=vision, agreed=answers),
    st.sampled_from([None, "yes", "no"]),
    agreed,
)
ties = st.builds(
    lambda year, dimension, partner, purpose, intensity: tie(
        year=year, dimension=dimension, partner=partner, purpose=purpose, intensity=intensity
    ),
    st.sampled_from([2026, 2027]),
    st.sampled_from([None, *DIMENSIONS]),
    st.sampled_from(["", "Regiotafel", "{who}"]),
    st.sampled_from([None, *ASKS]),
    st.sampled_from([None, *INTENSITIES]),
)


def leadership(**values: Any) -> LeadershipScan:
    return LeadershipScan(plan_id=PLAN, **{"year": 2027, **values})


def factors(**values: Any) -> FactorScan:
    return FactorScan(plan_id=PLAN, **{"year": 2027, **values})


def tie(**values: Any) -> Tie:
    return Tie(plan_id=PLAN, **{"year": 2027, **values})


def everywhere(point: int, **others: int) -> dict[str, int]:
    return {**dict.fromkeys(STATEMENTS, point), **others}


def test_every_statement_measures_one_trait() -> None:
    assert sorted(statement for statements in TRAITS.values() for statement in statements) == sorted(STATEMENTS)
    assert set(TRAITS) == set(get_args(scans.Trait))
    assert set(TRAITS).isdisjoint(STATEMENTS)


def test_a_trait_scores_the_mean_of_its_answers() -> None:
    scan = leadership(agreed={"need": 6, "need_work": 5, "stimulate": 1, "proposals": 1, "mistakes": 2})
    profile = scans.profile(scan)
    assert (profile["aware"], profile["stimulates"]) == (Decimal("5.5"), Decimal("1.3"))


def test_one_answer_is_too_few_for_a_score() -> None:
    assert scans.profile(leadership(agreed={"need": 6}))["aware"] is None
    assert scans.profile(leadership(agreed={"need": 6, "need_work": 7}))["aware"] == Decimal("6.5")
    assert set(scans.profile(None).values()) == {None}


def test_without_a_vision_other_statements_are_asked_and_counted() -> None:
    answers = everywhere(7, own_vision=1, own_vision_shared=1, own_vision_into_plan=1, vision_coming=1)
    with_vision = scans.profile(leadership(has_vision="yes", agreed=answers))
    without = scans.profile(leadership(has_vision="no", agreed=answers))
    assert with_vision["vision"] == 7
    assert without["vision"] == 4
    assert without["organisation"] == 4
    unknown = scans.asked_statements(leadership())
    assert not set(BRANCH) & {statement for statements in unknown.values() for statement in statements}
    for branch in ("yes", "no"):
        assert all(
            len(statement) >= scans.ENOUGH
            for statement in scans.asked_statements(leadership(has_vision=branch)).values()
        )


def test_the_two_lowest_traits_are_known_when_all_have_a_score() -> None:
    answers = everywhere(5, means=1, working_technology=2, parties=3, agreements=2)
    assert scans.lowest_traits(leadership(has_vision="yes", agreed=answers)) == ["equipped", "connects"]
    del answers["means"]
    assert scans.lowest_traits(leadership(has_vision="yes", agreed=answers)) == []
    assert scans.lowest_traits(leadership(agreed=answers)) == []
    # Even scores: the trait that comes first.
    assert scans.lowest_traits(leadership(has_vision="no", agreed=everywhere(4))) == ["aware", "organisation"]


def test_low_factors_are_named_and_fine_ones_are_not() -> None:
    grades = dict.fromkeys(FACTORS, 4)
    assert scans.lowest_factors(factors(grades=grades)) == []
    assert scans.lowest_factors(factors(grades={**grades, "culture": 3})) == ["culture"]
    low = {**grades, "culture": 3, "budget": 1, "system": 2}
    assert scans.lowest_factors(factors(grades=low)) == ["budget", "system"]
    del low["user"]
    assert scans.lowest_factors(factors(grades=low)) == []


@pytest.mark.parametrize(
    ("purpose", "least"), [("share", "low"), ("capacity", "low"), ("speed_up", "middle"), ("impact", "high")]
)
def test_a_purpose_is_served_from_one_intensity_on(purpose: str, least: str) -> None:
    for place, intensity in enumerate(INTENSITIES):
        one = tie(purpose=purpose, intensity=intensity, partner="Regiotafel")
        enough = place >= INTENSITIES.index(least)  # What is closer serves it as well (S3).
        assert scans.matches(one) is enough
        for language in LANGUAGES:
            with speaking(language):
                sentence = scans.mismatch(one)
            assert ("Regiotafel" in sentence) is not enough


def test_every_cell_of_the_network_is_described_in_words_of_its_own() -> None:
    for language in LANGUAGES:
        with speaking(language):
            found = [scans.meaning(dimension, intensity) for dimension in DIMENSIONS for intensity in INTENSITIES]
        assert len(set(found)) == len(DIMENSIONS) * len(INTENSITIES)


def test_what_is_not_filled_in_does_not_mismatch() -> None:
    for item in (tie(), tie(purpose="impact"), tie(intensity="low")):
        assert scans.matches(item) is None
        assert scans.mismatch(item) == ""
    assert text("scans", "network.partner") in scans.mismatch(tie(purpose="impact", intensity="low"))


def test_a_mismatch_is_advice_on_that_row_of_this_year() -> None:
    plan = new_plan(2027)
    plan.ties = [
        tie(purpose="impact", intensity="low", partner="Regiotafel"),
        tie(purpose="share", intensity="low"),
        tie(purpose="impact", intensity="low", year=2026),
    ]
    (finding,) = [item for item in steps.findings(plan) if item.subject == "scans"]
    assert (finding.kind, finding.record, finding.field) == ("advice", str(plan.ties[0].id), "intensity")
    assert steps.findings(plan)[-1] == finding


def test_earlier_scans_are_for_comparing() -> None:
    rows = [
        leadership(year=2025, note="x"),
        leadership(year=2026),
        leadership(year=2024, note="x"),
        leadership(year=2028, note="x"),
    ]
    assert scans.previous_scan(rows, 2027) is rows[0]  # The one of 2026 is empty.
    assert scans.previous_scan(rows, 2024) is None
    assert scans.of_year(rows, 2026) is rows[1]
    assert scans.of_year(rows, 2027) is None


def test_the_status_follows_what_was_begun() -> None:
    done = leadership(has_vision="yes", agreed=everywhere(4))
    graded = factors(grades=dict.fromkeys(FACTORS, 3), phase=PHASES[0])
    whole = tie(dimension="knowledge", purpose="share", intensity="low")
    assert scans.status(None, None, []) == "not_started"
    assert scans.status(leadership(), factors(), []) == "not_started"
    assert scans.status(leadership(note="x"), None, []) == "busy"
    assert scans.status(done, None, []) == "complete"
    assert scans.status(done, factors(phase="defined"), []) == "busy"
    assert scans.status(done, graded, [whole]) == "complete"
    assert scans.status(done, graded, [whole, tie(partner="x")]) == "busy"


def test_the_scans_are_beside_the_walk() -> None:
    plan = new_plan(2027)
    assert steps.neighbours("scans") == (None, None)
    assert steps.other_statuses(plan)["scans"] == "not_started"
    assert "scans" not in steps.statuses(plan, [])
    plan.leadership_scans = [leadership(has_vision="yes", agreed=everywhere(4))]
    assert steps.other_statuses(plan)["scans"] == "complete"
    plan.team.year = 2028
    assert steps.other_statuses(plan)["scans"] == "not_started"


def test_scans_stay_open_when_the_plan_is_adopted() -> None:
    plan = new_plan(2027)
    plan.record.state = "adopted"
    assert all(plan.may_change(item) for item in (leadership(), factors(), tie()))


@given(leadership_scans)
def test_any_answers_give_a_profile_within_the_scale(scan: LeadershipScan) -> None:
    profile = scans.profile(scan)
    assert list(profile) == list(TRAITS)
    for trait, score in profile.items():
        answers = [
            scan.agreed[statement] for statement in scans.asked_statements(scan)[trait] if statement in scan.agreed
        ]
        assert (score is None) == (len(answers) < scans.ENOUGH)
        assert scans.only_profile(scan).agreed.get(trait) == (None if score is None else round(score + Decimal("0.01")))
        assert score is None or min(answers) <= score <= max(answers)
    lowest = scans.lowest_traits(scan)
    assert len(lowest) == (0 if None in profile.values() else 2)
    worst = [profile[trait] for trait in lowest]
    assert all(profile[trait] >= max(worst) for trait in TRAITS if lowest and trait not in lowest)


@given(st.lists(ties, max_size=5))
def test_any_network_can_be_judged(rows: list[Tie]) -> None:
    ties_of = scans.ties_of(rows, 2027)
    assert all(item.year == 2027 and item.is_begun() for item in ties_of)
    found = list(scans.findings(rows, 2027))
    assert [item.record for item in found] == [str(item.id) for item in ties_of if scans.matches(item) is False]
    for language in LANGUAGES:
        with speaking(language):
            assert all(bool(scans.mismatch(row)) == (scans.matches(row) is False) for row in rows)


def test_the_texts_are_whole() -> None:
    for trait in TRAITS:
        assert text("scans", f"traits.{trait}")
        assert texts("scans", f"figures.{trait}")
        ideas = entries("scans", f"ideas.{trait}")
        assert 2 <= len(ideas) <= 3
        assert all(set(idea) == {"title", "result"} for idea in ideas)
    for factor in FACTORS:
        assert text("scans", f"factors.{factor}")
    for phase in PHASES:
        assert text("scans", f"phases.{phase}")
        assert text("scans", f"next_phase.{phase}")
    assert len(get_args(Doing)) == 13
    assert len(get_args(Help)) == 9
    assert 3 <= len(entries("scans", "step.explain")) <= 5
    assert 2 <= len(entries("scans", "step.example")) <= 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ideas_are_goals_the_coach_has_nothing_against(language: str) -> None:
    from plans.coach import review_goal

    found = {
        idea["title"][language]: [item.code for item in review_goal(idea["result"][language], language)]
        for trait in TRAITS
        for idea in entries("scans", f"ideas.{trait}")
    }
    assert {title: codes for title, codes in found.items() if codes} == {}
