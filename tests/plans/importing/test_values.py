"""Cells as people write them: units, signs, amounts and days, each with what is made of it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from plans.errors import Refused
from plans.importing.cells import amounts, counts, hours, values
from plans.plan import new_plan
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from plans.subjects.training import Activity


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("30 min", "0.5"),
        ("2 dagdelen", "8"),
        ("1u30", "1.5"),
        ("1:30", "1.5"),
        ("anderhalf uur", "1.5"),
        ("2x1,5u", "3"),
        ("13.30-15.00", "1.5"),
        ("2 à 3 uur", "3"),
        ("0,5 dag", "4"),
        (1.5, "1.5"),
        ("2 bijeenkomsten van 2 uur", "4"),
    ],
)
def test_hours_of_one_time(cell: str | float, expected: str) -> None:
    assert hours.hours(Activity, "hours", cell).value == Decimal(expected)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("4 uur per maand", "0.92"),
        ("0,1 fte", "3.6"),
        ("2 uur per 2 weken", "1"),
        ("8 uur p/kw", "0.62"),
        ("4 u p.w.", "4"),
        ("4 uur om de week", "2"),
        ("halve dag", "4"),
        ("2 uur en 30 min", "2.5"),
        ("kwartier", "0.25"),
        ("maandelijks 8 uur", "1.85"),
        ("4+2", "6"),
    ],
)
def test_hours_of_a_week(cell: str, expected: str) -> None:
    reading = hours.hours(Person, "hours_per_week", cell)
    assert reading.value == Decimal(expected)
    assert reading.note or "4 u" in cell


@pytest.mark.parametrize("cell", ["4 uur per maand", "veel", "8 mensen"])
def test_hours_that_are_something_else_are_refused(cell: str) -> None:
    with pytest.raises(Refused):
        hours.hours(Activity, "hours", cell)


def test_a_day_has_as_many_hours_as_somebody_says() -> None:
    assert hours.hours(Activity, "hours", "1 dag", day_hours=Decimal("7.2")).value == Decimal("7.2")


@pytest.mark.parametrize(
    ("cell", "heading", "cents"),
    [
        ("€ 1.250,50", "", 125_050),
        ("2.500,-", "", 250_000),
        ("1,2k", "", 120_000),
        ("2 x € 300", "", 60_000),
        ("± 500", "", 50_000),
        ("500 - 700", "", 70_000),
        ("12,5", "Begroot (x € 1.000)", 1_250_000),
        (12.5, "in duizend", 1_250_000),
        ("gratis", "", 0),
        ("€ 100 per maand", "", 120_000),
        ("12 x 45,-", "", 54_000),
        ("1250 (schatting)", "", 125_000),
        ("1,2 mln", "", 120_000_000),
        ("12 x € 45 = € 540", "", 54_000),
        ("50 per kwartaal", "", 20_000),
        ("10.000 per jaar", "", 1_000_000),
        ("0,3333", "", 33),
    ],
)
def test_amounts(cell: str | float, heading: str, cents: int) -> None:
    assert amounts.amount(cell, heading).value == cents


@pytest.mark.parametrize("cell", ["-150", "#VERW!", "PM", "€ 45 p.p.", "ja", True, "3 x 10 stuks 5", 10**9])
def test_what_is_no_amount_is_refused(cell: str | bool | int) -> None:
    with pytest.raises(Refused):
        amounts.amount(cell)


@pytest.mark.parametrize(
    ("cell", "number", "unit"),
    [
        ("80%", "80", "%"),
        (">= 80", "80", ""),
        ("± 5", "5", ""),
        ("8 bewoners", "8", "bewoners"),
        ("8 van 24", "8", ""),
        ("geen", "0", ""),
    ],
)
def test_measured_values(cell: str, number: str, unit: str) -> None:
    reading = values.quantity(Goal, "target", cell)
    assert (reading.value, reading.others.get("unit", "")) == (Decimal(number), unit)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("mei 2027", dt.date(2027, 5, 31)),
        ("Q2", dt.date(2027, 6, 30)),
        ("week 22", dt.date(2027, 6, 4)),
        ("apr-27", dt.date(2027, 4, 30)),
        ("uiterlijk 1 mei", dt.date(2027, 5, 1)),
        ("04/15/2027", dt.date(2027, 4, 15)),
        ("1/4/27", dt.date(2027, 4, 1)),
        ("1 mrt t/m 30 apr", dt.date(2027, 4, 30)),
        ("20270401", dt.date(2027, 4, 1)),
        ("1 en 15 mei", dt.date(2027, 5, 15)),
        ("hele jaar", dt.date(2027, 12, 31)),
        ("wk14-16", dt.date(2027, 4, 23)),
        ("12 t/m 15 mei", dt.date(2027, 5, 15)),
        ("12-15 mei", dt.date(2027, 5, 15)),
        ("tussen 1 april en 15 mei", dt.date(2027, 5, 15)),
        ("weken 14-16", dt.date(2027, 4, 23)),
        ("2e helft mei", dt.date(2027, 5, 31)),
        ("1e week april", dt.date(2027, 4, 7)),
        ("laatste week mei 2027", dt.date(2027, 5, 31)),
        ("na de zomer", dt.date(2027, 9, 1)),
        ("1 mei (onder voorbehoud)", dt.date(2027, 5, 1)),
        ("mei-juni", dt.date(2027, 6, 30)),
        ("ma 3 mei", dt.date(2027, 5, 3)),
        ("2027-05-01T10:00", dt.date(2027, 5, 1)),
        ("3 mei 10.00 uur", dt.date(2027, 5, 3)),
        ("May 3, 2027", dt.date(2027, 5, 3)),
        (dt.date(2027, 5, 1), dt.date(2027, 5, 1)),
        (46_143, dt.date(2026, 5, 1)),
        (20_270_401, dt.date(2027, 4, 1)),
    ],
)
def test_days(cell: str | int | dt.date, day: dt.date) -> None:
    assert values.day(new_plan(2027), cell).value == day


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2e helft mei", dt.date(2027, 5, 17)),
        ("1e week april", dt.date(2027, 4, 1)),
        ("laatste week mei", dt.date(2027, 5, 25)),
        ("hele jaar", dt.date(2027, 1, 1)),
        ("12 t/m 15 mei", dt.date(2027, 5, 12)),
        ("1 mei, 15 mei", dt.date(2027, 5, 1)),
        ("mei/juni", dt.date(2027, 5, 1)),
    ],
)
def test_a_start_is_the_first_day_of_a_period(cell: str, day: dt.date) -> None:
    assert values.day(new_plan(2027), cell, starts=True).value == day


@pytest.mark.parametrize(
    ("cell", "heading", "day"),
    [
        (22, "Week", dt.date(2027, 6, 4)),
        ("22", "weeknr", dt.date(2027, 6, 4)),
        (2, "Kwartaal", dt.date(2027, 6, 30)),
        (2, "KW", dt.date(2027, 6, 30)),
        (5, "Maand", dt.date(2027, 5, 31)),
    ],
)
def test_a_bare_number_is_what_its_heading_says(cell: str | int, heading: str, day: dt.date) -> None:
    assert values.day(new_plan(2027), cell, heading=heading).value == day
    with pytest.raises(Refused):
        values.day(new_plan(2027), cell)


@pytest.mark.parametrize(
    "cell",
    [
        *("z.s.m.", "doorlopend", "31-06-2027", "4 weken", "morgen", True, 3),
        *("na het overleg met iedereen", "15 mei - 1 april", "1 mei, iets", "1 en 15", "#N/A", "13/13/2027"),
        dt.date(1999, 1, 1),
    ],
)
def test_what_is_no_day_is_refused(cell: str | int | bool | dt.date) -> None:
    with pytest.raises(Refused):
        values.day(new_plan(2027), cell)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        *((None, ""), (True, "ja"), (False, "nee"), (" x ", "x")),
        *((dt.date(2027, 5, 1), "01-05-2027"), (0.1 + 0.2, "0,3"), (1e16, "1e+16"), (12.5, "12,5")),
    ],
)
def test_a_cell_is_shown_as_people_write_it(cell: str | float | bool | dt.date | None, shown: str) -> None:
    assert values.as_text(cell) == shown


@pytest.mark.parametrize("cell", [None, True, dt.date(2027, 5, 1), 1e16, float("nan"), "#N/A", "veel"])
def test_what_is_no_number_is_refused(cell: str | float | bool | dt.date | None) -> None:
    with pytest.raises(Refused):
        values.number(cell)


@pytest.mark.parametrize(
    ("cell", "number", "unit", "doubt"),
    [
        ("ca. 80%", 80, "%", True),
        ("80 procent", 80, "%", False),
        ("5 - 7 uur", 7, "uur", True),
        ("8 van de 24 mensen", 8, "mensen", True),
        ("max. 3 (schatting)", 3, "", False),
        (5, 5, "", False),
    ],
)
def test_a_number_with_words_about_it(cell: str | int, number: int, unit: str, doubt: bool) -> None:
    value, found, note, unsure = values.number(cell)
    assert (value, found, unsure) == (number, unit, doubt)
    assert note or not doubt, "what is to be looked at says how it was read"


def test_a_part_below_a_percent_sign_is_a_percentage() -> None:
    assert values.quantity(Goal, "target", 0.8, "Doel in %").value == 80
    assert values.quantity(Goal, "target", 0.8, "Doel").value == Decimal("0.8")
    assert values.quantity(Goal, "target", 80, "%").value == 80
    assert "unit" not in values.quantity(Goal, "target", "5 " + "x" * 50).others, "too long for a unit"


@pytest.mark.parametrize("cell", ["80%", "2,5"])
def test_people_are_counted_whole(cell: str) -> None:
    with pytest.raises(Refused):
        counts.count(Activity, "places", cell)
    assert counts.count(Activity, "places", "12 mensen").value == 12


def test_a_fraction_is_a_percentage_where_the_file_does_not_say_how_it_is_shown() -> None:
    reading = values.quantity(Goal, "target", 0.8, bare=True)
    assert (reading.value, reading.others, reading.doubt) == (80, {"unit": "%"}, True)
    assert values.quantity(Goal, "target", 0.8).value == Decimal("0.8")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("22 mei 10.00", dt.date(2027, 5, 22)),
        ("22-5 om 14:30", dt.date(2027, 5, 22)),
        ("2027/05/03", dt.date(2027, 5, 3)),
        ("< 1 mei", dt.date(2027, 5, 1)),
        ("3 mei '27", dt.date(2027, 5, 3)),
    ],
)
def test_a_day_with_a_time_or_sign_beside_it(cell: str, day: dt.date) -> None:
    assert values.day(new_plan(2027), cell).value == day


def test_a_day_far_from_the_year_of_the_plan_is_doubtful() -> None:
    assert values.day(new_plan(2027), 45_000).doubt
    assert not values.day(new_plan(2027), "1 jan 2028").doubt
