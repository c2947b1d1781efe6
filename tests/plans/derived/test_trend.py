"""Where a goal is heading: straight through what was measured, right for what must rise and for what must fall."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.dates import QUARTERS
from plans.derived import trend
from plans.derived.trend import Point
from plans.plan import Plan, new_plan
from plans.printing.trend_chart import chart
from plans.status import GoalStatus
from plans.subjects.goals import Goal
from plans.subjects.reviews import Measurement
from resources.language import speaking

DUE = dt.date(2027, 9, 30)
VALUES = st.decimals(-10_000, 10_000, places=1)


def measured(baseline: str, target: str, *values: str | None, due: dt.date | None = DUE) -> tuple[Plan, Goal]:
    """Return a plan with one goal and its values quarter by quarter."""
    plan = new_plan(2027)
    goal = Goal(plan_id=plan.id, title="Rustiger nachten", baseline=Decimal(baseline), target=Decimal(target), due=due)
    plan.goals.append(goal)
    for quarter, value in zip(QUARTERS, values, strict=False):
        number = None if value is None else Decimal(value)
        plan.measurements.append(Measurement(plan_id=plan.id, goal_id=goal.id, quarter=quarter, value=number))
    return plan, goal


def said(*values: str | None, baseline: str = "6", target: str = "3", due: dt.date | None = DUE) -> str:
    plan, goal = measured(baseline, target, *values, due=due)
    with speaking("nl"):
        return trend.sentence(plan, goal)


def test_a_goal_that_falls_in_time() -> None:
    assert said("5", "4") == "Als het zo doorgaat, halen jullie 3 in september. Het doel is 3 eind september."


def test_a_goal_that_rises_in_time() -> None:
    words = "Als het zo doorgaat, halen jullie 12 in september. Het doel is 12 eind september."
    assert said("4", "8", baseline="0", target="12") == words


def test_a_goal_that_comes_too_late() -> None:
    words = "Als het zo doorgaat, zijn jullie er in september nog niet. Jullie halen 3 dan in maart 2028."
    assert said("5.4", "4.8") == words


@pytest.mark.parametrize("values", [("6",), ("7",), ("6", "8")])
def test_a_goal_that_does_not_move_towards_its_target(values: tuple[str, ...]) -> None:
    words = said(*values)
    assert words.startswith("Als het zo doorgaat, zijn jullie er in september nog niet. Het staat dan op ")
    assert words.endswith(", het doel is 3.")


@pytest.mark.parametrize("last", ["3", "2.5"])
def test_a_goal_that_is_reached(last: str) -> None:
    assert said("5", last) == "Jullie zijn er: het doel was 3."


def test_nothing_is_foretold_of_one_point() -> None:
    assert said() == ""
    assert said(None, None) == ""
    assert said(None, "4") != ""


def test_a_goal_without_a_day_is_due_at_the_end_of_the_year() -> None:
    assert said("5", due=None).endswith("Het doel is 3 eind december.")


def test_a_target_that_is_to_be_held() -> None:
    assert said("6", baseline="6", target="6") == "Jullie zijn er: het doel was 6."
    assert said("5", "5.5", baseline="6", target="6").startswith("Als het zo doorgaat, zijn jullie er")


def test_later_quarters_do_not_count_in_an_earlier_review() -> None:
    plan, goal = measured("6", "3", "5", "3")
    assert [point.value for point in trend.points(plan, goal, 1)] == [6, 5]
    assert [point.quarter for point in trend.points(plan, goal)] == [0, 1, 2]


def test_a_status_counts_in_the_history_only_with_a_sentence() -> None:
    plan, goal = measured("6", "3", "5", "4")
    first, second = plan.measurements
    first.status = second.status = "on_course"
    first.why = "Gang 2 doet het al."
    expected: list[GoalStatus | None] = ["on_course", None, None, None]
    assert trend.history(plan, goal) == expected


@st.composite
def lines(draw: st.DrawFn) -> tuple[list[Point], Decimal, dt.date]:
    first = draw(st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)))
    days = draw(st.integers(1, 400))
    known = [Point(0, first, draw(VALUES)), Point(1, first + dt.timedelta(days=days), draw(VALUES))]
    return known, draw(VALUES), draw(st.dates(dt.date(2026, 1, 1), dt.date(2029, 12, 31)))


@given(lines())
def test_the_forecast_lies_on_the_line(drawn: tuple[list[Point], Decimal, dt.date]) -> None:
    known, target, by = drawn
    first, last = known
    found = trend.forecast(known, target, by)
    assert found is not None
    days, gained = (last.day - first.day).days, last.value - first.value

    def on_the_line(day: dt.date) -> Decimal:
        return last.value + gained * (day - last.day).days / days

    assert abs(found.at_due - on_the_line(by)) <= Decimal("0.05")
    if found.day is not None:
        assert found.day > last.day
        up = gained > 0
        assert (on_the_line(found.day) >= target) if up else (on_the_line(found.day) <= target)
        before = on_the_line(found.day - dt.timedelta(days=1))
        assert (before < target) if up else (before > target)
        assert (found.outlook == "in_time") == (found.day <= by)
    assert (found.day is not None) == (found.outlook in ("in_time", "late"))


@given(lines())
def test_falling_is_rising_upside_down(drawn: tuple[list[Point], Decimal, dt.date]) -> None:
    known, target, by = drawn
    turned = [Point(item.quarter, item.day, -item.value) for item in known]
    there, back = trend.forecast(known, target, by), trend.forecast(turned, -target, by)
    assert there is not None
    assert back is not None
    assert (there.outlook, there.day, there.at_due) == (back.outlook, back.day, -back.at_due)


@given(st.lists(VALUES | st.none(), max_size=4), VALUES, VALUES, st.dates(dt.date(2026, 1, 1), dt.date(2030, 1, 1)))
def test_any_goal_can_be_drawn_and_read_out(
    values: list[Decimal | None], baseline: Decimal, target: Decimal, due: dt.date
) -> None:
    shown = [None if value is None else str(value) for value in values]
    plan, goal = measured(str(baseline), str(target), *shown, due=due)
    drawn = chart(plan, goal)
    assert drawn
    picture = drawn.drawing(300)
    for shape in picture.contents:
        left, low, _right, high = shape.getBounds()
        assert low >= -2
        assert high <= picture.height + 2
        assert left >= -20
    assert drawn.alt_text().count(";") == len(drawn.points)


def test_nothing_is_drawn_of_a_goal_without_numbers() -> None:
    plan = new_plan(2027)
    plan.goals.append(Goal(plan_id=plan.id, title="Zonder getal"))
    assert chart(plan, plan.goals[0]) is None
