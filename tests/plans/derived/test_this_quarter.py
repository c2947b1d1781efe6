"""The quarter under way: which one it is, its figures, how the goals stand, and what is celebrated."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from plans import edits
from plans.derived import quarterly_review, this_quarter
from plans.exchange import plan_file
from plans.plan import Plan
from plans.plan_json import snapshot
from plans.status import GoalStatus
from plans.subjects import goals
from plans.subjects.reviews import Measurement

TODAY = dt.date(2027, 5, 12)


@pytest.fixture
def plan() -> Plan:
    """Return the sample plan for 2027, adopted; its reviews are on 14 April, 14 July, 13 October and 12 January."""
    found, _notice = plan_file.read(plan_file.SAMPLE)
    edits.apply(found, edits.adoption(found, dt.date(2026, 12, 18), "Manager", snapshot(found)))
    return found


def close(plan: Plan, *quarters: int) -> None:
    """Close the reviews of quarters."""
    for quarter in quarters:
        edits.apply(plan, quarterly_review.closing(plan, quarter, TODAY, snapshot(plan)))


def measure(
    plan: Plan, goal: int, quarter: int, value: int, status: GoalStatus | None = None, why: str = ""
) -> Measurement:
    """Fill in what was measured of a goal (1 to 5)."""
    key = goals.chosen(plan.goals)[goal - 1].id
    made = Measurement(
        plan_id=plan.id, goal_id=key, quarter=quarter, value=Decimal(value), status=status, why=why, position=99
    )
    edits.apply(plan, [edits.Added(made)])
    return made


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (dt.date(2026, 11, 26), 1),
        (dt.date(2027, 3, 31), 1),
        (dt.date(2027, 4, 14), 1),
        (dt.date(2027, 4, 15), 2),
        (dt.date(2027, 10, 13), 3),
        (dt.date(2028, 2, 1), 4),
    ],
)
def test_a_quarter_goes_on_until_the_day_of_its_review(plan: Plan, day: dt.date, quarter: int) -> None:
    assert this_quarter.quarter(plan, day) == quarter


def test_a_quarter_is_over_when_its_review_is_closed(plan: Plan) -> None:
    close(plan, 1)
    assert this_quarter.quarter(plan, dt.date(2027, 4, 2)) == 2
    assert this_quarter.quarter(plan, dt.date(2026, 11, 26)) == 2
    close(plan, 2, 3, 4)
    assert this_quarter.quarter(plan, dt.date(2027, 4, 2)) == 4


def test_the_next_review_is_the_first_that_is_open(plan: Plan) -> None:
    close(plan, 1)
    following = this_quarter.next_review(plan)
    assert following is not None
    assert following.quarter == 2
    close(plan, 2, 3, 4)
    assert this_quarter.next_review(plan) is None


def test_a_goal_shows_what_was_said_last_and_in_a_closed_review_what_was_said_then(plan: Plan) -> None:
    measure(plan, 2, 1, 5, "on_course", "Gang 2 doet het")
    measure(plan, 2, 2, 4, "stuck", "De wifi valt weg")
    line = this_quarter.goal_lines(plan, TODAY)[1]
    assert (line.number, line.span, line.status, len(line.points)) == (2, "6 → 3 rondes", "stuck", 3)
    assert line.when == "te halen vóór 30\xa0sep"
    earlier = this_quarter.goal_lines(plan, TODAY, of=1)[1]
    assert (earlier.status, len(earlier.points)) == ("on_course", 2)
    assert earlier.measured is not None
    assert earlier.measured.why == "Gang 2 doet het"
    assert this_quarter.goal_lines(plan, TODAY, of=3)[1].measured is None
    assert this_quarter.goal_lines(plan, dt.date(2027, 10, 1))[1].when == "was te halen vóór 30\xa0sep"


def test_a_status_without_a_sentence_does_not_count(plan: Plan) -> None:
    measure(plan, 2, 1, 5, "reached")
    assert this_quarter.goal_lines(plan, TODAY)[1].status is None
    assert this_quarter.to_celebrate(plan) == []


def test_a_goal_is_celebrated_in_the_quarter_in_which_it_was_reached_until_a_day_is_set(plan: Plan) -> None:
    measure(plan, 1, 1, 12, "reached", "Twaalf")
    measure(plan, 2, 1, 5, "on_course", "Vijf")
    assert [line.number for line in this_quarter.to_celebrate(plan)] == [1]
    assert this_quarter.goal_lines(plan, TODAY)[0].when == "in kwartaal 1"
    measure(plan, 1, 2, 12, "reached", "Nog steeds")
    measure(plan, 2, 2, 3, "reached", "Drie rondes")
    [line] = this_quarter.to_celebrate(plan)
    assert line.number == 2
    step = edits.addition(plan, type(plan.moments[0]), kind="celebration", what=this_quarter.celebration(line.goal))
    edits.apply(plan, step)
    assert this_quarter.to_celebrate(plan) == []


def test_a_goal_that_fell_back_is_reached_again_later(plan: Plan) -> None:
    for quarter, status in ((1, "reached"), (2, "attention"), (3, "reached")):
        measure(plan, 1, quarter, 12, status, "zo is het")  # type: ignore[arg-type]
    assert this_quarter.first_reached(plan, goals.chosen(plan.goals)[0]) == 3


def test_the_figures_say_what_is_entered_and_nothing_else(plan: Plan) -> None:
    hours, training, money = this_quarter.gauges(plan, 1, dt.date(2027, 1, 5))
    assert (hours.tile.figure, training.tile.figure, money.tile.figure) == ("–", "0", "€\xa00")
    assert {hours.tile.status, training.tile.status, money.tile.status} == {"not_yet"}
    assert money.tile.of == "van €\xa065.264"
    line = next(line for line in plan.budget_lines if line.quarter1)
    line.actual1 = (line.quarter1 or 0) + 100_00
    plan.activities[0].held, plan.activities[0].reached = True, 4
    _hours, training, money = this_quarter.gauges(plan, 1, dt.date(2027, 1, 5))
    assert training.tile.figure == "4"
    assert money.share is not None
    assert 0 < money.share < 1
    assert money.tile.status == "on_course"  # The other lines of the quarter are still to come.


def test_training_that_was_not_held_asks_attention(plan: Plan) -> None:
    _hours, training, _money = this_quarter.gauges(plan, 2, TODAY)
    assert training.tile.status == "attention"


def test_an_empty_plan_has_figures_too(plan: Plan) -> None:
    plan.activities, plan.budget_lines, plan.people, plan.goals = [], [], [], []
    assert [gauge.share for gauge in this_quarter.gauges(plan, 1, TODAY)] == [None, None, None]
    assert this_quarter.goal_lines(plan, TODAY) == []
    assert this_quarter.to_celebrate(plan) == []
