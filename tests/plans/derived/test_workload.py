from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import calendar_rules
from plans.dates import quarter_of
from plans.derived import workload
from plans.edits import apply, inverse
from plans.plan import Plan, new_plan
from plans.subjects.actions import Action, Block
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from plans.subjects.training import Activity
from tests.properties import examples


def plan(*introductions: dt.date) -> Plan:
    made = new_plan(2027)
    for place, day in enumerate(introductions):
        made.actions.append(
            Action(plan_id=made.id, what=f"Nieuw {place}", due=day, introduces=True, status="open", position=place)
        )
    return made


def test_a_quarter_shows_all_that_it_asks() -> None:
    made = plan(dt.date(2027, 4, 6), dt.date(2027, 5, 6), dt.date(2028, 4, 6))
    made.actions[0].status = "done"
    made.people.append(Person(plan_id=made.id, role="digicoach", hours_per_week=Decimal(2)))
    made.activities.append(Activity(plan_id=made.id, on=dt.date(2027, 6, 1), hours=Decimal("1.5"), places=4))
    made.reviews[0].on = dt.date(2027, 4, 14)
    second = workload.loads(made)[1]
    assert (second.introductions, second.training, second.freed, second.reviews) == (2, 6, 26, 1)
    assert workload.loads(made)[0].introductions == 0


def test_two_in_a_month_say_which_one_to_move_and_whereto() -> None:
    made = plan(dt.date(2027, 3, 3), dt.date(2027, 3, 25))
    (stack,) = workload.stacks(made)
    assert (stack.when, stack.moves, stack.room) == ("maart", made.actions[1], dt.date(2027, 4, 26))


def test_what_has_begun_is_not_the_one_to_move() -> None:
    made = plan(dt.date(2027, 3, 3), dt.date(2027, 3, 25))
    made.actions[1].status = "busy"
    (stack,) = workload.stacks(made)
    assert stack.moves is made.actions[0]


def test_a_move_goes_around_the_weeks_the_team_has_blocked() -> None:
    made = plan(dt.date(2027, 3, 3), dt.date(2027, 3, 25))
    made.blocks.append(Block(plan_id=made.id, what="Verhuizing", start=dt.date(2027, 4, 1), until=dt.date(2027, 4, 30)))
    (stack,) = workload.stacks(made)
    assert stack.room == dt.date(2027, 5, 25)


def test_a_move_stays_before_the_goal_is_due_when_it_can() -> None:
    made = plan(dt.date(2027, 3, 3), dt.date(2027, 3, 25), dt.date(2027, 4, 7), dt.date(2027, 5, 7))
    goal = Goal(plan_id=made.id, title="Doel", due=dt.date(2027, 8, 31))
    made.goals.append(goal)
    made.actions[1].goal_id = goal.id
    (stack,) = workload.stacks(made)
    assert stack.room is not None
    assert stack.room.month == 7


def test_a_full_year_has_no_room() -> None:
    months = (1, 2, 4, 5, 7, 8, 10, 11, 11)
    made = plan(*(dt.date(2027, month, 8) for month in months))
    assert [stack.room for stack in workload.stacks(made)] == [None]


def test_moving_keeps_the_length_and_can_be_undone() -> None:
    made = plan(dt.date(2027, 3, 31))
    made.actions[0].start = dt.date(2027, 3, 1)
    edits = workload.move_edits(made.actions[0], dt.date(2027, 6, 1))
    apply(made, edits)
    assert (made.actions[0].start, made.actions[0].due) == (dt.date(2027, 6, 1), dt.date(2027, 7, 1))
    apply(made, inverse(edits))
    assert (made.actions[0].start, made.actions[0].due) == (dt.date(2027, 3, 1), dt.date(2027, 3, 31))


@pytest.mark.parametrize("region", [None, "north", "middle", "south"])
@examples(40)
@given(days=st.lists(st.dates(dt.date(2027, 1, 1), dt.date(2027, 12, 31)), max_size=8))
def test_a_proposed_move_lands_where_there_is_room(region: calendar_rules.Region | None, days: list[dt.date]) -> None:
    made = plan(*days)
    made.team.region = region
    before = workload.stacks(made)
    for stack in before:
        if stack.room is None:
            continue
        assert stack.room.weekday() < 5
        assert calendar_rules.is_free(stack.room)
        assert not any(holiday.holds(stack.room) for holiday in workload.school_holidays(made))
        others = [
            workload.introduced_on(introduction)
            for introduction in workload.introductions(made)
            if introduction is not stack.moves
        ]
        assert all((other.year, other.month) != (2027, stack.room.month) for other in others if other)
        assert sum(quarter_of(other) == quarter_of(stack.room) for other in others if other) < workload.MOST_A_QUARTER
