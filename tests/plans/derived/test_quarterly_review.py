"""What a review asks, counts and keeps: closing, reopening, proposals of days, and what stands still after."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import calendar_rules, edits
from plans.calendar_rules import Period
from plans.dates import QUARTERS, quarter_end
from plans.derived import quarterly_review, steps
from plans.exchange import plan_file
from plans.plan import Plan
from plans.plan_json import deserialise, serialise, snapshot
from plans.records import Record
from plans.subjects import goals, reviews
from plans.subjects.actions import Action, Block
from plans.subjects.reviews import Decision, Measurement

TODAY = dt.date(2027, 4, 20)


@pytest.fixture
def plan() -> Plan:
    """Return the sample plan, adopted."""
    found, _notice = plan_file.read(plan_file.SAMPLE)
    edits.apply(found, edits.adoption(found, dt.date(2026, 12, 18), "Manager", snapshot(found)))
    return found


def begun(plan: Plan, quarter: int = 1) -> list[Measurement]:
    """Give every goal its place in a review, without anything in it."""
    for goal in goals.chosen(plan.goals):
        edits.apply(plan, edits.addition(plan, Measurement, goal_id=goal.id, quarter=quarter))
    return [measurement for measurement in plan.measurements if measurement.quarter == quarter]


def close(plan: Plan, quarter: int = 1) -> None:
    edits.apply(plan, quarterly_review.closing(plan, quarter, TODAY, snapshot(plan)))


def codes(plan: Plan, today: dt.date = TODAY) -> list[str]:
    return [finding.code for finding in quarterly_review.findings(plan, today)]


def test_a_review_is_busy_as_soon_as_something_is_measured(plan: Plan) -> None:
    rows = begun(plan)
    assert quarterly_review.state(plan, 1) == "not_yet"  # Nothing was entered yet.
    rows[0].value = Decimal(0)
    assert quarterly_review.state(plan, 1) == "busy"


def test_any_word_in_a_review_makes_it_busy(plan: Plan) -> None:
    for field in quarterly_review.WRITTEN:
        plan.reviews[1].place = "Huiskamer"
        assert quarterly_review.state(plan, 2) == "not_yet"
        setattr(plan.reviews[1], field, "on_course" if field == "overall" else "iets")
        assert quarterly_review.state(plan, 2) == "busy"
        setattr(plan.reviews[1], field, None if field == "overall" else "")


def test_closing_keeps_the_plan_and_lets_the_review_stand_still(plan: Plan) -> None:
    rows = begun(plan)
    rows[0].value = Decimal(5)
    plan.decisions.append(Decision(plan_id=plan.id, quarter=1, what="Ook gang 2"))
    plan.reviews[1].on = None
    close(plan)
    assert quarterly_review.state(plan, 1) == "closed"
    assert quarterly_review.current(plan) == 2
    records: list[Record] = [rows[0], plan.decisions[0], plan.reviews[0]]
    assert [plan.may_change(item) for item in records] == [False] * 3
    others: list[Record] = [Measurement(plan_id=plan.id, quarter=2), plan.reviews[1], plan.actions[0], plan.people[0]]
    assert [plan.may_change(other) for other in others] == [True] * 4
    assert plan.may_change(plan.budget_lines[0], "actual1")  # An invoice comes when it comes.
    assert plan.reviews[1].on == calendar_rules.review_day(plan.year, 2)
    plan.measurements[0].value = Decimal(99)
    kept = plan.closing(1)
    assert kept
    own_snapshot = deserialise(kept.content)
    assert own_snapshot.measurements[0].value == 5
    assert own_snapshot.closings == own_snapshot.versions == []


def test_closing_can_be_undone_as_one_step(plan: Plan) -> None:
    begun(plan)[0].value = Decimal(5)
    plan.reviews[1].on = None
    before = serialise(plan)
    step = quarterly_review.closing(plan, 1, TODAY, snapshot(plan))
    edits.apply(plan, step)
    edits.apply(plan, edits.inverse(step))
    assert serialise(plan) == before


def test_reopening_keeps_the_earlier_copy(plan: Plan) -> None:
    rows = begun(plan)
    rows[0].value = Decimal(5)
    close(plan)
    first = plan.closings[0].content
    edits.apply(plan, quarterly_review.reopening(plan, 1, TODAY))
    assert quarterly_review.state(plan, 1) == "busy"
    assert plan.may_change(rows[0])
    rows[0].value = Decimal(4)
    close(plan)
    assert [closing.reopened_on for closing in plan.closings] == [TODAY, None]
    assert plan.closings[0].content is first
    assert [deserialise(closing.content).measurements[0].value for closing in plan.closings] == [5, 4]
    assert quarterly_review.reopening(plan, 2, TODAY) == []
    assert serialise(deserialise(serialise(plan))) == serialise(plan)


def test_a_status_counts_only_with_a_sentence(plan: Plan) -> None:
    rows = begun(plan)
    assert reviews.weakest(rows) is None
    for row, status in zip(rows, ("reached", "on_course", "stuck", "attention", "not_yet"), strict=True):
        row.status = status
    assert reviews.weakest(rows) is None
    for row, expected in zip(rows, ("reached", "on_course", "stuck", "stuck", "stuck"), strict=True):
        row.why = "Omdat het zo is."
        assert reviews.weakest(rows) == expected
    rows[2].why = "  "
    assert reviews.weakest(rows) == "attention"


def test_nothing_is_asked_before_the_plan_is_adopted(plan: Plan) -> None:
    plan.reviews[0].asked = "Twee wifipunten"
    edits.apply(plan, edits.reopening(plan))
    assert codes(plan, dt.date(2028, 6, 1)) == []


def test_a_review_is_missed_only_after_its_day(plan: Plan) -> None:
    day = plan.reviews[0].on
    assert day
    assert codes(plan, day) == []
    assert codes(plan, day + dt.timedelta(days=1)) == ["review_past"]
    begun(plan)[0].value = Decimal(5)
    assert "review_past" not in codes(plan, day + dt.timedelta(days=1))


def test_what_a_review_that_was_begun_still_asks(plan: Plan) -> None:
    rows = begun(plan)
    for row in rows[1:]:
        row.value = Decimal(1)
    rows[1].status = "stuck"
    review = plan.reviews[0]
    review.overall, review.asked = "stuck", "Twee wifipunten"
    assert codes(plan) == ["goal_unmeasured", "status_without_why", "overall_without_why", "asked_of_nobody"]
    fields = [(finding.record, finding.field) for finding in quarterly_review.findings(plan, TODAY)]
    assert fields == [
        (str(rows[0].id), "value"),
        (str(rows[1].id), "why"),
        (str(review.id), "overall_why"),
        (str(review.id), "asked_of"),
    ]
    assert {finding.subject for finding in quarterly_review.findings(plan, TODAY)} == {"reviews"}
    rows[0].value = Decimal(1)
    rows[1].why = review.overall_why = review.asked_of = "Manager"
    assert codes(plan) == []


def test_a_closed_review_asks_nothing(plan: Plan) -> None:
    begun(plan)[0].status = "stuck"
    close(plan)
    assert codes(plan) == []


def test_figures_come_from_every_subject(plan: Plan) -> None:
    coach = next(person for person in plan.people if person.hours_per_week)
    coach.rostered1 = Decimal(10)
    activity = quarterly_review.trainings(plan, 1)[0]
    activity.held, activity.reached = True, 7
    plan.budget_lines[0].actual1 = 12_345
    action = quarterly_review.due_actions(plan, 1)[0]
    action.status = "done"
    found = quarterly_review.figures(plan, 1)
    assert (found.rostered, found.kept, found.held, found.reached) == (10, "short", 1, 7)
    assert (found.spent, found.done) == (12_345, 1)
    assert found.planned > found.spent
    assert quarterly_review.figures(plan, 2).spent is None
    assert quarterly_review.figures(plan, 2).rostered is None


def test_an_older_action_stays_in_sight_until_the_review_that_saw_it_done(plan: Plan) -> None:
    late = Action(plan_id=plan.id, what="Wifi", due=dt.date(2027, 2, 1), status="open")
    early = Action(plan_id=plan.id, what="Kaart", due=dt.date(2027, 2, 1), status="done")
    never = Action(plan_id=plan.id, what="Ooit")
    plan.actions[:] = [late, early, never]
    assert quarterly_review.due_actions(plan, 1) == [late, early]
    assert quarterly_review.due_actions(plan, 2) == [late]
    begun(plan)[0].value = Decimal(5)
    close(plan)
    late.status = "done"
    assert quarterly_review.due_actions(plan, 2) == [late]


def test_the_year_is_complete_when_four_reviews_are_closed(plan: Plan) -> None:
    assert steps.other_statuses(plan)["reviews"] == "not_started"
    for quarter in QUARTERS:
        begun(plan, quarter)[0].value = Decimal(5)
        close(plan, quarter)
    assert steps.other_statuses(plan)["reviews"] == "complete"
    assert quarterly_review.current(plan) == 4


@given(
    st.integers(2020, 2040),
    st.sampled_from(QUARTERS),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)), max_size=3),
)
def test_a_review_is_proposed_on_a_free_working_day_soon_after_the_quarter(
    year: int, quarter: int, weeks: list[tuple[int, int]]
) -> None:
    end = quarter_end(year, quarter)

    def after(days: int) -> dt.date:
        return end + dt.timedelta(days=days)

    blocked = [Period("druk", after(first), after(first + more)) for first, more in weeks]
    day = calendar_rules.review_day(year, quarter, blocked)
    fit = [
        after(days)
        for days in range(8, 22)
        if after(days).weekday() < 5 and calendar_rules.is_free(after(days), blocked)
    ]
    if day is None:
        assert fit == []
    else:
        assert day in fit
        # The third week only when the second has no room.
        assert day <= after(14) or min(fit) > after(14)


def test_reviews_get_a_day_only_where_they_have_none(plan: Plan) -> None:
    plan.reviews[0].on, plan.reviews[1].on = None, dt.date(2027, 7, 9)
    blocks = (dt.date(2027, 4, 8), dt.date(2027, 4, 21))
    plan.blocks.append(Block(plan_id=plan.id, kind="team", start=blocks[0], until=blocks[1]))
    assert quarterly_review.proposals(plan) == []  # Two full weeks in which nothing fits.
    plan.blocks[-1].until = dt.date(2027, 4, 14)
    (only,) = quarterly_review.proposals(plan)
    assert isinstance(only, edits.Change)
    assert (only.record, only.field, only.new) == (plan.reviews[0], "on", dt.date(2027, 4, 21))
