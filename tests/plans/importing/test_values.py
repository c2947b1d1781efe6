"""Cells as people write them: units, signs, amounts and days, each with what is made of it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from plans.errors import Refused
from plans.importing import amounts, values
from plans.plan import new_plan
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from plans.subjects.training import Activity


@pytest.mark.parametrize(
    ("cell", "hours"),
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
def test_hours_of_one_time(cell: str | float, hours: str) -> None:
    assert amounts.hours(Activity, "hours", cell).value == Decimal(hours)


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        ("4 uur per maand", "0.92"),
        ("0,1 fte", "3.6"),
        ("2 uur per 2 weken", "1"),
        ("8 uur p/kw", "0.62"),
        ("4 u p.w.", "4"),
    ],
)
def test_hours_of_a_week(cell: str, hours: str) -> None:
    reading = amounts.hours(Person, "hours_per_week", cell)
    assert reading.value == Decimal(hours)
    assert reading.note or hours == "4"


@pytest.mark.parametrize("cell", ["4 uur per maand", "veel", "8 mensen"])
def test_hours_that_are_something_else_are_refused(cell: str) -> None:
    with pytest.raises(Refused):
        amounts.hours(Activity, "hours", cell)


def test_a_day_has_as_many_hours_as_somebody_says() -> None:
    assert amounts.hours(Activity, "hours", "1 dag", day_hours=Decimal("7.2")).value == Decimal("7.2")


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
    ],
)
def test_amounts(cell: str | float, heading: str, cents: int) -> None:
    assert amounts.amount(cell, heading).value == cents


@pytest.mark.parametrize("cell", ["-150", "#VERW!", "PM", "€ 45 p.p.", "ja", True])
def test_what_is_no_amount_is_refused(cell: str | bool) -> None:
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
    ],
)
def test_days(cell: str, day: dt.date) -> None:
    assert values.day(new_plan(2027), cell).value == day


@pytest.mark.parametrize("cell", ["z.s.m.", "doorlopend", "31-06-2027", "4 weken", "morgen", True, 3])
def test_what_is_no_day_is_refused(cell: str | int | bool) -> None:
    with pytest.raises(Refused):
        values.day(new_plan(2027), cell)
