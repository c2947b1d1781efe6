from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import field_text
from plans.date_words import parse_day
from plans.dates import MONTHS, format_date, parse_date, quarter_end
from plans.errors import Refused
from plans.plan import new_plan
from plans.subjects.actions import Action
from tests.properties import examples

YEARS = st.integers(2001, 2099)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("eind september", "2027-09-30"),
        ("Eind september.", "2027-09-30"),
        ("september", "2027-09-30"),
        ("sept.", "2027-09-30"),
        ("mei 2027", "2027-05-31"),
        ("mei ’28", "2028-05-31"),
        ("apr-27", "2027-04-30"),
        ("12/2027", "2027-12-31"),
        ("half mei", "2027-05-15"),
        ("medio juni 2028", "2028-06-15"),
        ("mid-May", "2027-05-15"),
        ("begin oktober", "2027-10-10"),
        ("mei/juni", "2027-06-30"),
        ("okt t/m dec", "2027-12-31"),
        ("nov-feb", "2028-02-29"),
        ("Q3", "2027-09-30"),
        ("k3", "2027-09-30"),
        ("kwartaal 3", "2027-09-30"),
        ("3e kwartaal", "2027-09-30"),
        ("derde kwartaal van 2028", "2028-09-30"),
        ("eind derde kwartaal", "2027-09-30"),
        ("half derde kwartaal", "2027-08-15"),
        ("laatste kwartaal", "2027-12-31"),
        ("2027-Q2", "2027-06-30"),
        ("second quarter", "2027-06-30"),
        ("eerste helft van 2027", "2027-06-30"),
        ("tweede halfjaar", "2027-12-31"),
        ("T2", "2027-08-31"),
        ("week 26", "2027-07-02"),
        ("wk26", "2027-07-02"),
        ("begin week 20", "2027-05-17"),
        ("eind 2027", "2027-12-31"),
        ("half 2027", "2027-06-30"),
        ("eind van het jaar", "2027-12-31"),
        ("uiterlijk 1 mei", "2027-05-01"),
        ("voor 1 mei 2028", "2028-05-01"),
        ("4 mei a.s.", "2027-05-04"),
        ("1-5-’27", "2027-05-01"),
        ("voor de zomer", "2027-06-30"),
        ("voor de zomervakantie", "2027-07-09"),
        ("before the summer holiday", "2027-07-09"),
        ("najaar", "2027-11-30"),
        ("voor kerst", "2027-12-24"),
        ("pasen", "2027-03-28"),
        ("end of September", "2027-09-30"),
    ],
)
def test_a_day_in_the_words_that_people_use(typed: str, day: str) -> None:
    assert parse_day(typed, 2027, "north") == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "morgen", "2027", "’27", "half jaar", "jaar", "bezig", "n.v.t.", "week 53", "Q5", "T4", "eind", "begin"),
        *("over 3 weken", "1-2-3-4", "31-2-2027", "elke week", "na overleg", "3 bewoners", "mei of later", "x" * 50),
    ],
)
def test_what_names_no_day_is_refused_as_before(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_day(typed, 2027, "north")
    assert "30-9-2027" in caught.value.sentence


def test_school_holidays_are_those_of_the_region_and_unknown_without_one() -> None:
    days = {region: parse_day("voor de zomervakantie", 2027, region) for region in ("north", "middle", "south")}
    assert len(set(days.values())) == 3
    with pytest.raises(Refused):
        parse_day("voor de zomervakantie", 2027)


def test_what_starts_in_a_period_starts_on_its_first_day() -> None:
    assert parse_day("mei", 2027, starts=True) == dt.date(2027, 5, 1)
    assert parse_day("half mei", 2027, starts=True) == dt.date(2027, 5, 15)
    plan = new_plan(2027)
    assert field_text.parse_value(plan, Action, "start", "Q2") == dt.date(2027, 4, 1)
    assert field_text.parse_value(plan, Action, "due", "Q2") == dt.date(2027, 6, 30)


@given(st.text(max_size=45), YEARS)
@examples(200)
def test_any_text_is_a_day_or_refused(typed: str, year: int) -> None:
    with contextlib.suppress(Refused):
        assert 2000 <= parse_day(typed, year, "north").year <= 2100


@given(st.dates(dt.date(2001, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["", "uiterlijk ", "voor ", "per "]))
@examples(100)
def test_a_date_stays_that_date(day: dt.date, lead: str) -> None:
    assert parse_day(lead + format_date(day), 2027) == day == parse_date(format_date(day), 2027)


@given(YEARS, st.integers(1, 4), st.sampled_from(["q{}", "kwartaal {}", "{}e kwartaal", "eind Q{}", "uiterlijk k{}"]))
@examples(60)
def test_a_quarter_ends_on_its_last_day(year: int, quarter: int, form: str) -> None:
    end = quarter_end(year, quarter)
    assert parse_day(form.format(quarter), year) == end
    assert parse_day(f"{form.format(quarter)} {year}", 2027) == end


@given(YEARS, st.integers(0, 11), st.sampled_from(sorted(MONTHS)))
@examples(60)
def test_the_parts_of_a_month_are_in_it_and_in_order(year: int, month: int, language: str) -> None:
    name = MONTHS[language][month]
    days = [parse_day(f"{edge} {name} {year}", 2027) for edge in ("begin", "half", "eind")]
    assert days == sorted(days)
    assert {(day.year, day.month) for day in days} == {(year, month + 1)}
    assert parse_day(f"voor {name} {year}", 2027) == days[0].replace(day=1) - dt.timedelta(days=1)
