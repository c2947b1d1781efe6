from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.errors import Refused
from plans.plan import TABLES, PlanRecord, Version, new_plan
from plans.records import MAX_CENTS, MAX_TEXT, Record, clean_text, personal_fields, references, validate_field
from plans.subjects.budget import BudgetLine
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from plans.subjects.team import Team
from tests.plans.strategies import fields, filled_plan, values


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        (Team, "staff", -1),
        (Team, "staff", 100_001),
        (Team, "year", 1999),
        (Team, "care", "ziekenhuis"),
        (Team, "full_time", Decimal("1.00001")),
        (Person, "hours_per_week", Decimal(61)),
        (BudgetLine, "quarter1", -1),
        (BudgetLine, "quarter1", MAX_CENTS + 1),
        (Goal, "title", "x" * (MAX_TEXT + 1)),
        (Goal, "due", "morgen"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(record: type[Record], field: str, value: Any) -> None:
    with pytest.raises(Refused) as caught:
        validate_field(record, field, value)
    assert caught.value.sentence


@given(st.data())
def test_what_fits_is_taken_as_it_is(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([PlanRecord, *TABLES.values()]))
    for field in fields(kind):
        value = data.draw(values(kind, field))
        assert validate_field(kind, field, value) == value


@given(st.text(st.characters(), max_size=20))
def test_cleaned_text_can_be_kept_everywhere(text: str) -> None:
    tidy = clean_text(text)
    assert "\0" not in tidy
    assert clean_text(tidy) == tidy
    tidy.encode("utf-8")


def test_zero_is_something() -> None:
    plan = new_plan(2027)
    line = BudgetLine(plan_id=plan.id)
    assert not line.is_filled("quarter1")
    assert not line.is_begun()
    line.quarter1 = 0
    assert line.is_filled("quarter1")
    assert line.is_begun()
    line.what = "   "
    assert not line.is_filled("what")


def test_a_copy_stands_on_its_own() -> None:
    goal = filled_plan().goals[0]
    other = goal.copy_with(title="Anders", due=dt.date(2027, 1, 1))
    assert (other.title, other.due, other.result) == ("Anders", dt.date(2027, 1, 1), goal.result)
    assert goal.title != "Anders"


def test_every_reference_leads_to_a_table_of_the_plan() -> None:
    tables = {kind.__tablename__ for kind in TABLES.values()}
    assert {table for kind in TABLES.values() for table in references(kind).values()} <= tables


def test_types_of_user_are_counts_and_never_a_person() -> None:
    """The design's promise: the four types never label somebody by name."""
    assert not references(TABLES["user_types"])
    assert "user_type" not in {table for kind in TABLES.values() for table in references(kind).values()}
    assert "type" not in Person.model_fields


def test_personal_fields_are_named() -> None:
    assert personal_fields(Team) == {"manager": "manager"}
    assert personal_fields(Version) == {"adopted_by": "adopter"}
