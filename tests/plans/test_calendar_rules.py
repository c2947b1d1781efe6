"""The calendar: known holidays by name, and meetings that any rule gives in any year on days that people work."""

from __future__ import annotations

import datetime as dt
import itertools
import subprocess
import sys
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import calendar_rules
from plans.calendar_rules import Every, Meeting, Period, Region, Rule, Week, Weekday
from resources.language import LANGUAGES, speaking

RULES = st.builds(
    Rule, st.sampled_from(get_args(Every)), st.sampled_from(get_args(Weekday)), st.sampled_from(get_args(Week))
)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))


@st.composite
def years(draw: st.DrawFn) -> tuple[Rule, dt.date, dt.date, list[Period]]:
    """Draw a rule, a year of any length or less, and weeks that the team blocks."""
    first = draw(DAYS)
    last = min(first + dt.timedelta(days=draw(st.integers(0, 366))), dt.date(2100, 12, 31))
    starts = draw(st.lists(st.integers(-10, 370), max_size=4))
    lengths = draw(st.lists(st.integers(1, 30), min_size=4, max_size=4))
    blocked = [
        Period("bezet", first + dt.timedelta(days=start), first + dt.timedelta(days=start + length))
        for start, length in zip(starts, lengths, strict=False)
    ]
    return draw(RULES), first, last, blocked


def one_year(rule: Rule, *blocked: Period, year: int = 2027) -> list[Meeting]:
    return calendar_rules.meetings(rule, dt.date(year, 1, 1), dt.date(year, 12, 31), blocked)


def test_the_public_holidays_of_a_year_have_dutch_and_english_names() -> None:
    dutch = {holiday.day: holiday.name for holiday in calendar_rules.public_holidays(2027)}
    assert dutch[dt.date(2027, 3, 26)] == "Goede Vrijdag"
    assert dutch[dt.date(2027, 4, 27)] == "Koningsdag"
    assert dutch[dt.date(2027, 5, 6)] == "Hemelvaartsdag"
    with speaking("en"):
        english = {holiday.day: holiday.name for holiday in calendar_rules.public_holidays(2027)}
    assert english[dt.date(2027, 4, 27)] == "King’s Day"
    assert english.keys() == dutch.keys()


@pytest.mark.parametrize(("year", "off"), [(2025, True), (2027, False), (2030, True), (2031, False)])
def test_liberation_day_is_a_day_off_once_in_five_years(year: int, off: bool) -> None:
    assert [holiday.off for holiday in calendar_rules.public_holidays(year) if holiday.day == dt.date(year, 5, 5)] == [
        off
    ]
    assert calendar_rules.is_free(dt.date(year, 5, 5)) is not off


def test_meetings_skip_good_friday_but_not_christmas_eve() -> None:
    assert calendar_rules.day_off(dt.date(2027, 3, 26)) == "Goede Vrijdag"
    assert calendar_rules.is_free(dt.date(2027, 12, 24))


@given(st.integers(2000, 2100), st.sampled_from(LANGUAGES))
def test_every_year_has_its_public_holidays_in_order(year: int, language: str) -> None:
    with speaking(language):
        found = calendar_rules.public_holidays(year)
    assert [item.day for item in found] == sorted({item.day for item in found})
    assert {item.day.year for item in found} == {year}
    assert len([item for item in found if item.off]) in (9, 10, 11)
    assert [item.name for item in found if not item.name or "'" in item.name] == []


def test_school_holidays_are_whole_periods_by_region() -> None:
    north, south = calendar_rules.school_holidays(2027, "north"), calendar_rules.school_holidays(2027, "south")
    assert [item.name for item in north] == [
        "kerstvakantie",
        "voorjaarsvakantie",
        "meivakantie",
        "zomervakantie",
        "herfstvakantie",
        "kerstvakantie",
    ]
    assert north[0] == Period("kerstvakantie", dt.date(2026, 12, 19), dt.date(2027, 1, 3))
    assert north[3] == Period("zomervakantie", dt.date(2027, 7, 10), dt.date(2027, 8, 22))
    assert south[3] == Period("zomervakantie", dt.date(2027, 7, 24), dt.date(2027, 9, 5))
    with speaking("en"):
        assert calendar_rules.school_holidays(2027, "north")[3].name == "summer holiday"


@pytest.mark.parametrize("region", get_args(Region))
def test_school_holidays_are_known_to_the_summer_of_2030_and_no_half_ones_are_shown(region: Region) -> None:
    assert [holiday.name for holiday in calendar_rules.school_holidays(2030, region)][-1] == "zomervakantie"
    assert all(holiday.last.weekday() == 6 for holiday in calendar_rules.school_holidays(2030, region))
    assert calendar_rules.school_holidays(2031, region) == []


@given(st.integers(2000, 2100), st.sampled_from(get_args(Region)))
def test_school_holidays_touch_their_year_and_never_each_other(year: int, region: Region) -> None:
    found = calendar_rules.school_holidays(year, region)
    assert all(item.first.year <= year <= item.last.year for item in found)
    assert all(before.last < after.first for before, after in itertools.pairwise(found))
    assert all(9 <= (item.last - item.first).days + 1 <= 45 for item in found)


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (Rule("month", "tuesday", "second"), ["12-1", "9-2", "9-3", "13-4", "11-5", "8-6"]),
        (Rule("month", "wednesday", "last"), ["27-1", "24-2", "31-3", "28-4", "26-5", "30-6"]),
        (Rule("quarter", "thursday", "first"), ["7-1", "1-4", "1-7", "7-10"]),
        (Rule("two_weeks", "thursday"), ["7-1", "21-1", "4-2", "18-2", "4-3", "18-3"]),
    ],
)
def test_a_rule_gives_the_dates_that_people_would_write_down(rule: Rule, days: list[str]) -> None:
    found = calendar_rules.dates(one_year(rule))
    assert [f"{day.day}-{day.month}" for day in found[: len(days)]] == days


def test_a_meeting_on_a_holiday_moves_within_the_week_or_falls_out_and_says_why() -> None:
    found = one_year(Rule("week", "tuesday"))
    assert calendar_rules.format_changes(found) == [(True, "di 27 april wordt wo 28 april: Koningsdag")]
    found = one_year(Rule("week", "friday"), year=2026)
    assert calendar_rules.format_changes(found) == [
        (False, "vr 3 april valt uit: Goede Vrijdag"),
        (False, "vr 25 december valt uit: Eerste kerstdag"),
    ]


def test_a_week_that_the_team_blocks_takes_its_meeting_along() -> None:
    week = Period("audit", dt.date(2027, 9, 13), dt.date(2027, 9, 19))
    changed = [item for item in one_year(Rule("week", "monday"), week) if "audit" in item.why]
    assert changed == [Meeting(dt.date(2027, 9, 13), None, "audit")]


def test_several_weeks_that_fall_out_are_said_at_once() -> None:
    summer = Period("zomerrooster", dt.date(2027, 7, 19), dt.date(2027, 8, 15))
    sentences = [words for _kept, words in calendar_rules.format_changes(one_year(Rule("week", "wednesday"), summer))]
    assert sentences == ["21, 28 juli · 4, 11 augustus vallen uit: zomerrooster"]


def test_every_two_weeks_begins_with_the_first_such_day_whatever_the_weekday_of_the_start() -> None:
    found = calendar_rules.meetings(Rule("two_weeks", "tuesday"), dt.date(2027, 1, 8), dt.date(2027, 2, 15))
    assert calendar_rules.dates(found) == [dt.date(2027, 1, 12), dt.date(2027, 1, 26), dt.date(2027, 2, 9)]


@given(years())
def test_meetings_are_in_the_period_on_the_right_day_and_never_on_a_day_off(
    drawn: tuple[Rule, dt.date, dt.date, list[Period]],
) -> None:
    rule, first, last, blocked = drawn
    found = calendar_rules.meetings(rule, first, last, blocked)
    weekday = calendar_rules.WEEKDAYS.index(rule.day)
    for item in found:
        assert first <= item.planned <= last
        assert item.planned.weekday() == weekday
        if item.day is None:
            assert item.why
            continue
        assert first <= item.day <= last
        assert calendar_rules.is_free(item.day, blocked)
        assert not any(period.holds(item.day) for period in blocked)
        assert item.day.isocalendar()[:2] == item.planned.isocalendar()[:2]
        assert bool(item.why) == (item.day != item.planned)
        assert item.day == item.planned or item.day.weekday() < 5
    days = calendar_rules.dates(found)
    assert days == sorted(set(days))


@given(
    st.integers(2000, 2100),
    st.sampled_from(("month", "quarter")),
    st.sampled_from(get_args(Weekday)),
    st.sampled_from(get_args(Week)),
)
def test_a_month_and_a_quarter_have_one_meeting_each(year: int, every: Every, day: Weekday, week: Week) -> None:
    found = one_year(Rule(every, day, week), year=year)
    assert [item.planned.month for item in found] == ([*range(1, 13)] if every == "month" else [1, 4, 7, 10])
    for item in found:
        number = (item.planned.day - 1) // 7
        if week == "last":
            assert (item.planned + dt.timedelta(days=7)).month != item.planned.month
        else:
            assert number == list(get_args(Week)).index(week)


def test_a_month_without_a_week_gives_nothing_rather_than_a_guess() -> None:
    assert one_year(Rule("month", "tuesday")) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("every", get_args(Every))
def test_a_rule_is_said_in_words(language: str, every: Every) -> None:
    with speaking(language):
        assert calendar_rules.weekday_name(1) in calendar_rules.format_rule(Rule(every, "tuesday", "second"))


def test_days_are_listed_by_month() -> None:
    days = [dt.date(2027, 1, 5), dt.date(2027, 1, 19), dt.date(2027, 3, 2)]
    assert calendar_rules.format_months(days) == "5, 19 januari · 2 maart"


def test_a_rule_reads_as_people_say_it() -> None:
    assert calendar_rules.format_rule(Rule("month", "tuesday", "second")) == "elke tweede dinsdag van de maand"


def test_holidays_are_loaded_when_needed_and_not_before() -> None:
    code = "import sys, plans.plan, plans.derived.timeline, plans.derived.steps; print('holidays' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_of_all_countries_only_this_one_is_loaded() -> None:
    code = (
        "import sys; from plans import calendar_rules; calendar_rules.school_holidays(2027, 'north');"
        "calendar_rules.public_holidays(2027); print(*[name for name in sys.modules if '.countries.' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["holidays.countries.netherlands"]
