from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.dates import MONTHS, format_date, format_day, parse_date, quarter_end, quarter_of
from plans.errors import Refused
from resources.language import LANGUAGES, speaking

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1 mei", (2027, 5, 1)),
        ("1 mei 2028", (2028, 5, 1)),
        ("30-9-2027", (2027, 9, 30)),
        ("30-09-2027", (2027, 9, 30)),
        ("30/9/2027", (2027, 9, 30)),
        ("30.9.2027", (2027, 9, 30)),
        ("30-9", (2027, 9, 30)),
        ("30 9", (2027, 9, 30)),
        ("30-9-28", (2028, 9, 30)),
        ("2027-09-30", (2027, 9, 30)),
        ("2027/09/30", (2027, 9, 30)),
        ("22 mei 10.00", (2027, 5, 22)),
        ("22-5 om 14:30 uur", (2027, 5, 22)),
        ("1 mei 9u30", (2027, 5, 1)),
        ("1 4.27", (2027, 4, 1)),
        ("2027-9-3", (2027, 9, 3)),
        ("3-4-2027", (2027, 4, 3)),
        ("1 maart", (2027, 3, 1)),
        ("1 mrt", (2027, 3, 1)),
        ("12 okt.", (2027, 10, 12)),
        ("12 October", (2027, 10, 12)),
        ("  31 dec 2027 ", (2027, 12, 31)),
        ("29-2-2028", (2028, 2, 29)),
    ],
)
def test_dates_as_people_type_them(typed: str, day: tuple[int, int, int]) -> None:
    assert parse_date(typed, 2027) == dt.date(*day)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            "morgen",
            "mei",
            "2027",
            "Q3",
            "week 12",
            "12:30",
            "12-15 mei",
            "1 t/m 15 mei 2027",
            "<b>1</b>",
            "1-2-3-4",
            "0-0-0",
            "-5",
            "9" * 30,
            "x" * 50,
        ),
        *("31-2-2027", "29-2-2027", "32-1-2027", "1-13-2027", "1-1-1999", "1-1-2101"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_date(typed, 2027)
    assert "2027" in caught.value.sentence


@given(st.text(max_size=40), st.integers(2000, 2100))
def test_any_text_is_a_date_or_refused(typed: str, year: int) -> None:
    with contextlib.suppress(Refused):
        assert 2000 <= parse_date(typed, year).year <= 2100


@given(DAYS, st.sampled_from(LANGUAGES))
def test_what_is_shown_can_be_typed_again(day: dt.date, language: str) -> None:
    with speaking(language):
        assert parse_date(format_date(day), 2027) == day
        assert parse_date(format_day(day), 2027) == day
        assert parse_date(day.isoformat(), 2027) == day


@given(DAYS)
def test_quarters(day: dt.date) -> None:
    quarter = quarter_of(day)
    end = quarter_end(day.year, quarter)
    assert day <= end
    assert quarter_of(end) == quarter
    assert quarter_of(end + dt.timedelta(days=1)) == quarter % 4 + 1


def test_months_have_twelve_names() -> None:
    assert [len(names) for names in MONTHS.values()] == [12, 12]
    with speaking("en"):
        assert format_day(dt.date(2027, 5, 1)) == "1 May 2027"
