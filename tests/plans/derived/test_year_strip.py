from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from plans.derived import year_strip
from plans.edits import apply, inverse
from plans.plan import Plan, new_plan
from plans.subjects.actions import Action, Block
from plans.subjects.goals import Goal

DATES = st.none() | st.dates(dt.date(2025, 1, 1), dt.date(2029, 12, 31))


def plan(*pairs: tuple[dt.date | None, dt.date | None]) -> Plan:
    made = new_plan(2027)
    for place, (start, due) in enumerate(pairs):
        made.actions.append(Action(plan_id=made.id, what=f"Actie {place}", start=start, due=due, position=place))
    return made


@given(st.lists(st.tuples(DATES, DATES), max_size=6))
def test_every_bar_lies_within_the_year(pairs: list[tuple[dt.date | None, dt.date | None]]) -> None:
    made = plan(*pairs)
    found = year_strip.bars(made)
    for bar in found:
        assert dt.date(2027, 1, 1) <= bar.first <= bar.last <= dt.date(2027, 12, 31)
        assert 0 <= year_strip.share(bar.first, 2027) < 1
        assert bar.action.what in year_strip.describe(made, bar)
    shown = {bar.action.id for bar in found} | {item.id for item in year_strip.undated(made)}
    for action in made.actions:
        days = [day for day in (action.start, action.due) if day]
        outside = days and (max(days).year < 2027 or min(days).year > 2027)
        assert (action.id in shown) is not bool(outside)


@given(st.dates(dt.date(2027, 1, 1), dt.date(2027, 12, 31)))
def test_a_day_comes_back_from_its_place(day: dt.date) -> None:
    assert abs((year_strip.day_at(year_strip.share(day, 2027) + 1e-9, 2027) - day).days) == 0


def test_what_goes_on_after_the_year_says_so() -> None:
    (bar,) = year_strip.bars(plan((dt.date(2027, 11, 1), dt.date(2028, 2, 1))))
    assert bar.runs_on
    assert bar.last == dt.date(2027, 12, 31)


def test_moving_moves_both_days_and_goes_back() -> None:
    made = plan((dt.date(2027, 3, 1), dt.date(2027, 3, 31)), (None, dt.date(2027, 5, 1)))
    edits = [edit for action in made.actions for edit in year_strip.shift_edits(action, -7)]
    apply(made, edits)
    assert [(item.start, item.due) for item in made.actions] == [
        (dt.date(2027, 2, 22), dt.date(2027, 3, 24)),
        (None, dt.date(2027, 4, 24)),
    ]
    apply(made, inverse(edits))
    assert made.actions[0].start == dt.date(2027, 3, 1)


def test_bars_stand_by_goal_and_then_by_date() -> None:
    made = plan((None, dt.date(2027, 2, 1)), (None, dt.date(2027, 9, 1)), (None, dt.date(2027, 3, 1)))
    goal = Goal(plan_id=made.id, title="Doel")
    made.goals.append(goal)
    made.actions[1].goal_id = made.actions[2].goal_id = goal.id
    assert [bar.action.what for bar in year_strip.bars(made)] == ["Actie 2", "Actie 1", "Actie 0"]


def test_holidays_of_the_region_and_blocks_lie_behind() -> None:
    made = plan()
    made.blocks.append(
        Block(plan_id=made.id, what="Verhuizing", start=dt.date(2026, 12, 20), until=dt.date(2027, 1, 9))
    )
    assert [(band.kind, band.period.first) for band in year_strip.bands(made)] == [("block", dt.date(2027, 1, 1))]
    made.team.region = "south"
    school = [band for band in year_strip.bands(made) if band.kind == "school"]
    assert len(school) >= 5
    assert all(item.period.first.year == item.period.last.year == 2027 for item in school)
