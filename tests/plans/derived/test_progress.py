"""How far a plan is: the steps while it is made, the quarters and what is due once it is adopted."""

from __future__ import annotations

import datetime as dt

import pytest

from plans import edits
from plans.derived import quarterly_review
from plans.derived.progress import is_empty, progress
from plans.edits import addition
from plans.exchange import plan_file
from plans.plan import Plan, new_plan
from plans.plan_json import snapshot
from plans.subjects.actions import Action
from resources.language import LANGUAGES, speaking

TODAY = dt.date(2027, 9, 28)


@pytest.fixture
def sample() -> Plan:
    return plan_file.read(plan_file.SAMPLE)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_plan_is_empty_until_somebody_enters_something(language: str) -> None:
    with speaking(language):
        plan = new_plan(2027)
    assert progress(plan, TODAY).empty
    plan.team.name = "Abeel"
    assert not is_empty(plan)
    plan.team.name = ""
    plan.people[0].name = "Ineke"
    assert not is_empty(plan)
    plan.people[0].name = ""
    edits.apply(plan, addition(plan, Action, what="Bel de leverancier"))
    assert not is_empty(plan)


def test_while_it_is_made_the_steps_count(sample: Plan) -> None:
    found = progress(sample, TODAY)
    assert (found.done, found.steps, found.next_step) == (9, 10, "plan")
    assert found.due == ()
    sample.vision.message = ""
    found = progress(sample, TODAY)
    assert (found.done, found.next_step) == (8, "vision")


def test_once_it_is_adopted_its_year_counts(sample: Plan) -> None:
    sample.record.state = "adopted"
    edits.apply(sample, quarterly_review.closing(sample, 1, dt.date(2027, 4, 14), snapshot(sample)))
    found = progress(sample, TODAY)
    assert [round(quarter.share, 2) for quarter in found.quarters] == [1.0, 1.0, 0.97, 0.0]
    assert [quarter.closed_on is not None for quarter in found.quarters] == [True, False, False, False]
    assert [quarter.late for quarter in found.quarters] == [False, True, False, False]
    assert found.next_review is not None
    assert found.next_review.number == 2
    assert found.due[0].late
    assert progress(sample, dt.date(2026, 5, 1)).quarters[0].share == 1.0, "closed is closed"
    sample.record.state = "closed"
    assert progress(sample, TODAY).due == ()
