from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.errors import Refused
from plans.money import format_amount, format_number, format_whole_euros, parse_amount, parse_number, whole_cents
from plans.records import MAX_CENTS
from resources.language import LANGUAGES, speaking


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1250", 125_000),
        ("1.250", 125_000),
        ("1,250", 125_000),
        ("1.250,50", 125_050),
        ("1,250.50", 125_050),
        ("1 250,50", 125_050),
        ("1\u00a0250,50", 125_050),
        ("1250,5", 125_050),
        ("1250.5", 125_050),
        ("€ 900", 90_000),
        ("€900,-", 90_000),
        ("900,-", 90_000),
        ("900,=", 90_000),
        ("900 euro", 90_000),
        ("EUR 900", 90_000),
        ("  900  ", 90_000),
        ("0", 0),
        ("€ -", 0),
        (" €  -   ", 0),
        ("1\u2009250,50", 125_050),
        ("€\u202f1.250,50", 125_050),
        ("0,05", 5),
        ("0.05", 5),
        ("12.345.678,90", 1_234_567_890),
        ("12,345,678.90", 1_234_567_890),
        ("100000000", MAX_CENTS),
    ],
)
def test_amounts_as_people_type_them(typed: str, cents: int) -> None:
    assert parse_amount(typed) == cents


@pytest.mark.parametrize(
    "typed",
    [
        *("", "€", "veel", "12a", "1.2.3", "1,2,3", "1.25.000", "--5", "5-", "5+5", "=5", "1e5", "NaN", "inf", "½"),
        *("-5", "€ -5", "−5", "0,005", "1,999999", "100000000,01", "9" * 40, "1.250,50,00", ",5", "٣", "1..5", "5,"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_amount(typed)
    assert caught.value.sentence


@given(st.integers(0, MAX_CENTS), st.sampled_from(LANGUAGES))
def test_what_is_shown_can_be_typed_again(cents: int, language: str) -> None:
    with speaking(language):
        assert parse_amount(format_amount(cents)) == cents
        assert parse_amount(format_amount(cents, symbol=False)) == cents


@given(st.decimals(-(10**12), 10**12, places=4), st.sampled_from(LANGUAGES))
def test_a_shown_number_can_be_typed_again(value: Decimal, language: str) -> None:
    with speaking(language):
        shown = format_number(value)
        # "0,125" and the like read as they are; thousands are always shown with their mark.
        if len(shown.rpartition("," if language == "nl" else ".")[2]) != 3:
            assert parse_number(shown) == value


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_refused(typed: str) -> None:
    for parse in (parse_number, parse_amount):
        with contextlib.suppress(Refused):
            parse(typed)


def test_how_amounts_look() -> None:
    assert format_amount(125_050) == "€\u00a01.250,50"
    assert format_amount(-5, symbol=False) == "-0,05"
    assert format_number(Decimal("1250.50")) == "1.250,5"
    assert format_number(Decimal("1E+3")) == "1.000"
    assert format_number(Decimal("-0")) == "0"
    with speaking("en"):
        assert format_amount(125_050) == "€\u00a01,250.50"
        assert format_number(Decimal("1250.50")) == "1,250.5"


@pytest.mark.parametrize("typed", ["5-", "900,50-", "1.250 -", "900−", "(900)", "( 1.250,50 )", "€ (900)", "€ 900-"])
def test_negative_amounts_as_bookkeepers_write_them_get_their_own_sentence(typed: str) -> None:
    with pytest.raises(Refused, match="onder nul"):
        parse_amount(typed)


@given(st.decimals(0, 10**10, allow_nan=False, allow_infinity=False))
def test_no_part_of_a_cent_is_left_after_rounding(value: Decimal) -> None:
    cents = whole_cents(value)
    assert isinstance(cents, int)
    assert abs(cents - value) <= Decimal("0.5")
    assert "0,005" not in format_amount(cents)


@pytest.mark.parametrize(("cents", "shown"), [(0, "0"), (49, "0"), (50, "1"), (125_050, "1.251"), (-50, "-1")])
def test_whole_euros(cents: int, shown: str) -> None:
    assert format_whole_euros(cents) == shown


def test_half_a_cent_never_comes_in() -> None:
    for typed in ("0,005", "0.005", "€ 0,005", "12,345.678", "1.250,505"):
        with pytest.raises(Refused):
            parse_amount(typed)
