"""People: hours promised and rostered add up exactly, and meetings follow the rule as long as the role runs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.dates import QUARTERS
from plans.derived import timeline
from plans.plan import Plan, new_plan
from plans.subjects import actions, people
from plans.subjects.actions import Block
from plans.subjects.people import Person
from resources.language import speaking

YEARS = st.integers(2000, 2100)
DAYS = st.dates(dt.date(1999, 1, 1), dt.date(2101, 12, 31))
HOURS = st.decimals(0, 60, places=4, allow_nan=False)


def coach(**values: Any) -> Person:
    return Person(plan_id=uuid4(), **{"name": "Marloes", "role": "digicoach", **values})


def plan_with(*ours: Person, blocks: tuple[Block, ...] = ()) -> Plan:
    plan = new_plan(2027)
    plan.people += ours
    plan.blocks += blocks
    return plan


@pytest.mark.parametrize(
    ("values", "hours"),
    [
        ({}, ["102.9", "104.0", "105.1", "105.1"]),
        ({"start": dt.date(2027, 4, 1)}, ["0.0", "104.0", "105.1", "105.1"]),
        ({"until": dt.date(2027, 6, 30)}, ["102.9", "104.0", "0.0", "0.0"]),
        ({"start": dt.date(2027, 3, 25), "until": dt.date(2027, 4, 7)}, ["8.0", "8.0", "0.0", "0.0"]),
        ({"start": dt.date(2026, 1, 1), "until": dt.date(2028, 1, 1)}, ["102.9", "104.0", "105.1", "105.1"]),
        ({"start": dt.date(2027, 5, 1), "until": dt.date(2027, 4, 1)}, ["0.0"] * 4),
        ({"hours_per_week": None}, ["0.0"] * 4),
        ({"hours_per_week": Decimal("2.5")}, ["32.1", "32.5", "32.9", "32.9"]),
    ],
)
def test_promised_hours_are_the_weeks_of_the_role_in_the_quarter(values: dict[str, Any], hours: list[str]) -> None:
    one = coach(**{"hours_per_week": Decimal(8), **values})
    assert [str(people.promised(one, 2027, quarter)) for quarter in QUARTERS] == hours


@given(HOURS, YEARS, st.none() | DAYS, st.none() | DAYS)
def test_promised_hours_are_exact_and_never_more_than_a_whole_quarter(
    hours: Decimal, year: int, start: dt.date | None, until: dt.date | None
) -> None:
    one = coach(hours_per_week=hours, start=start, until=until)
    for quarter in QUARTERS:
        found = people.promised(one, year, quarter)
        assert isinstance(found, Decimal)
        assert found.as_tuple().exponent == -1
        assert 0 <= found <= people.promised(coach(hours_per_week=hours), year, quarter)
    weeks = sum(people.weeks(coach(), year, quarter) for quarter in QUARTERS)
    assert round(weeks * 7) == (dt.date(year, 12, 31) - dt.date(year, 1, 1)).days + 1


@pytest.mark.parametrize(
    ("rostered", "kept", "short"),
    [
        (None, "open", "0"),
        ("104", "kept", "0"),
        ("102.9", "kept", "0"),
        ("90.5", "short", "12.4"),
        ("0", "short", "102.9"),
    ],
)
def test_what_is_rostered_is_set_against_what_was_promised(rostered: str | None, kept: str, short: str) -> None:
    one = coach(hours_per_week=Decimal(8), rostered1=Decimal(rostered) if rostered else None)
    assert people.hours_kept(one, 2027, 1) == kept
    assert people.shortfall(one, 2027, 1) == Decimal(short)


def test_without_promise_and_roster_there_is_nothing_to_say() -> None:
    assert people.hours_kept(coach(), 2027, 1) == "none"
    assert people.format_hours_kept([coach()], 2027, 1) == ""
    assert people.hours_kept(coach(rostered1=Decimal(3)), 2027, 1) == "kept"


def test_one_who_comes_short_is_not_made_up_for_by_another() -> None:
    generous = coach(hours_per_week=Decimal(2), rostered1=Decimal(100))
    short = coach(hours_per_week=Decimal(8), rostered1=Decimal("90.5"))
    later = coach(hours_per_week=Decimal(4))
    assert people.format_hours_kept([generous, short], 2027, 1) == "12,4 uur te weinig"
    with speaking("en"):
        assert people.format_hours_kept([generous, short], 2027, 1) == "12.4 hours too few"
    assert people.total_hours_kept([generous, later], 2027, 1) == "open"
    assert people.total_rostered([generous, short, later], 1) == Decimal("190.5")
    assert people.total_rostered([generous, short], 2) is None
    assert people.total_promised([short, later], 2027, 1) == Decimal("102.9") + Decimal("51.4")


@given(st.lists(st.tuples(HOURS, *[st.none() | st.decimals(0, 10_000, places=4)] * 4), max_size=6), YEARS)
def test_the_sums_of_the_quarters_make_the_year(rows: list[tuple[Any, ...]], year: int) -> None:
    selected = [
        coach(
            hours_per_week=hours, **{f"rostered{quarter}": real for quarter, real in zip(QUARTERS, known, strict=True)}
        )
        for hours, *known in rows
    ]
    promised = sum((people.total_promised(selected, year, quarter) for quarter in QUARTERS), Decimal(0))
    assert promised == people.total_promised(selected, year)
    known = [people.total_rostered(selected, quarter) for quarter in QUARTERS]
    total = people.total_rostered(selected)
    assert (total is None) == all(hours is None for hours in known)
    assert total is None or total == sum((hours for hours in known if hours is not None), Decimal(0))


@pytest.mark.parametrize(
    ("values", "complete"),
    [
        ({}, False),
        ({"meet_every": "week"}, False),
        ({"meet_every": "week", "meet_day": "tuesday"}, True),
        ({"meet_every": "month", "meet_day": "tuesday"}, False),
        ({"meet_every": "month", "meet_day": "tuesday", "meet_week": "last"}, True),
        ({"meet_every": "quarter", "meet_week": "last"}, False),
    ],
)
def test_dates_come_only_from_a_whole_rule(values: dict[str, Any], complete: bool) -> None:
    assert bool(people.meetings(coach(**values), 2027)) is complete


def test_meetings_are_held_as_long_as_the_role_runs() -> None:
    one = coach(meet_every="week", meet_day="monday", start=dt.date(2027, 2, 1), until=dt.date(2027, 2, 16))
    assert [meeting.day for meeting in people.meetings(one, 2027)] == [dt.date(2027, 2, day) for day in (1, 8, 15)]
    assert people.meetings(one, 2028) == []


def test_weeks_that_the_team_blocks_count_and_school_holidays_do_not() -> None:
    plan = new_plan(2027)
    audit = Block(plan_id=plan.id, kind="team", what="Audit", start=dt.date(2027, 2, 8), until=dt.date(2027, 2, 14))
    school = Block(plan_id=plan.id, kind="school_holiday", start=dt.date(2027, 2, 20), until=dt.date(2027, 2, 28))
    undated = Block(plan_id=plan.id, what="Ooit")
    one_day = Block(plan_id=plan.id, what="Studiedag", until=dt.date(2027, 3, 1))
    blocked = actions.blocked([audit, school, undated, one_day])
    one = coach(meet_every="week", meet_day="monday", start=dt.date(2027, 2, 1), until=dt.date(2027, 3, 2))
    assert [meeting.day for meeting in people.meetings(one, 2027, blocked)] == [
        dt.date(2027, 2, 1),
        None,
        dt.date(2027, 2, 15),
        dt.date(2027, 2, 22),
        dt.date(2027, 3, 2),
    ]


def test_the_agenda_names_the_meetings_of_a_coach_once_a_quarter_with_all_their_days() -> None:
    one = coach(meet_every="two_weeks", meet_day="tuesday", meet_time="14.00 uur", until=dt.date(2027, 4, 30))
    colleague = coach(role="colleague", meet_every="week", meet_day="monday")
    found = [event for event in timeline.timeline(plan_with(one, colleague)) if event.subject == "people"]
    assert [(event.day, event.what) for event in found] == [
        (dt.date(2027, 1, 5), "Marloes: 5, 19 januari · 2, 16 februari · 2, 16, 30 maart · 14.00 uur"),
        (dt.date(2027, 4, 13), "Marloes: 13, 28 april · 14.00 uur"),
    ]


def test_a_role_with_a_name_of_its_own_needs_hours_like_the_others() -> None:
    plan = plan_with(coach(role="other", role_name="Zorginnovator"))
    assert people.coaches(plan.people) == plan.people[-1:]
    found = {finding.code for finding in people.findings(plan.people)}
    assert "role_without_hours" in found
    assert "no_coach" not in found
