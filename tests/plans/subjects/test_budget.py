"""The budget adds up, whatever a line follows, and says what it lacks."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import edits
from plans.dates import QUARTERS
from plans.derived import line_amounts
from plans.money import format_amount
from plans.plan import Plan, new_plan
from plans.records import MAX_CENTS
from plans.subjects import budget, people
from plans.subjects.budget import GROUP_FIELDS, Amounts, BudgetLine
from plans.subjects.people import Person
from plans.subjects.training import Activity
from resources.language import speaking

HOURS = st.decimals(0, 60, places=2)
CENTS = st.none() | st.integers(0, MAX_CENTS)
DAYS = st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31))


def with_line(**values: Any) -> tuple[Plan, BudgetLine]:
    plan = new_plan(2027)
    line = BudgetLine(plan_id=plan.id, what="Uren digicoach", kind="hours", source="internal", **values)
    plan.budget_lines.append(line)
    return plan, line


def coach(plan: Plan, hours: str = "8") -> Person:
    person = Person(plan_id=plan.id, name="Samira", role="digicoach", hours_per_week=Decimal(hours))
    plan.people.append(person)
    return person


def course(plan: Plan, **values: Any) -> Activity:
    activity = Activity(plan_id=plan.id, what="Oefenavond", **values)
    plan.activities.append(activity)
    return activity


def lacking(plan: Plan) -> list[tuple[str | None, str]]:
    rows = line_amounts.amounts(plan)
    return [
        (finding.field, finding.message)
        for finding in budget.findings(rows)
        if finding.code == "budget_line_without_amount"
    ]


@st.composite
def any_budget(draw: st.DrawFn) -> Plan:
    plan = new_plan(2027)
    for _ in range(draw(st.integers(0, 2))):
        plan.people.append(
            Person(plan_id=plan.id, hours_per_week=draw(st.none() | HOURS), start=draw(DAYS), until=draw(DAYS))
        )
        course(
            plan,
            on=draw(DAYS),
            cost=draw(CENTS),
            free=draw(st.booleans()),
            hours=draw(st.none() | HOURS),
            places=draw(st.none() | st.integers(0, 500)),
        )
    for _ in range(draw(st.integers(0, 5))):
        fields = [f"{name}{quarter}" for name in ("quarter", "actual") for quarter in QUARTERS]
        plan.budget_lines.append(
            BudgetLine(
                plan_id=plan.id,
                kind=draw(st.sampled_from((None, "hours", "training", "other"))),
                source=draw(st.sampled_from((None, "internal", "external"))),
                fund=draw(st.sampled_from(("", " ", "Zorgkantoor"))),
                necessity=draw(st.sampled_from((None, "need", "nice"))),
                person_id=draw(st.sampled_from([None, *(person.id for person in plan.people)])),
                activity_id=draw(st.sampled_from([None, *(activity.id for activity in plan.activities)])),
                rate=draw(CENTS),
                **{field: draw(CENTS) for field in fields},
            )
        )
    return plan


@given(any_budget())
def test_every_way_of_adding_up_comes_to_the_same_cent(plan: Plan) -> None:
    rows = line_amounts.amounts(plan)
    whole = budget.grand_total(rows)
    assert budget.total(rows) == whole.total == sum(whole.planned) == sum(sum(row.planned) for row in rows)
    assert budget.spent(rows) == whole.spent == sum(whole.actual)
    for field in GROUP_FIELDS:
        groups = budget.grouped(rows, field)
        for place in range(4):
            assert sum(group.planned[place] for group in groups) == whole.planned[place]
            assert sum(group.actual[place] for group in groups) == whole.actual[place]
    for row in rows:
        assert all(type(cents) is int and cents >= 0 for cents in row.planned)
        assert row == line_amounts.amounts_of_line(plan, row.line)
        assert row.total == sum(row.planned)


@given(HOURS, st.integers(0, 100_00))
def test_hours_times_rate_is_rounded_once_for_each_quarter(hours: Decimal, rate: int) -> None:
    plan, line = with_line(rate=rate)
    line.person_id = coach(plan, str(hours)).id
    row = line_amounts.amounts_of_line(plan, line)
    for quarter, cents in zip(QUARTERS, row.planned, strict=True):
        exact = people.promised(plan.people[-1], 2027, quarter) * rate
        assert -Decimal("0.5") < exact - cents <= Decimal("0.5") or exact - cents == Decimal("-0.5")
    for cents in (*row.planned, row.total):
        assert len(format_amount(cents, symbol=False).rpartition(",")[2]) == 2


def test_half_a_cent_goes_up() -> None:
    plan, line = with_line(rate=5)
    person = coach(plan)
    line.person_id = person.id
    # One day of 0.7 hours a week is a tenth of an hour; at five cents an hour that is half a cent.
    person.hours_per_week, person.start, person.until = Decimal("0.7"), dt.date(2027, 1, 1), dt.date(2027, 1, 1)
    assert people.promised(person, 2027, 1) == Decimal("0.1")
    assert line_amounts.amounts_of_line(plan, line).planned == (1, 0, 0, 0)


def test_a_line_follows_a_person() -> None:
    plan, line = with_line(quarter1=99_900, rate=34_00)
    line.person_id = coach(plan).id
    row = line_amounts.amounts_of_line(plan, line)
    assert row.planned == tuple(round(people.promised(plan.people[-1], 2027, quarter) * 3400) for quarter in QUARTERS)
    assert row.planned[0] > 99_900
    assert row.follows == "rekent met de uren van Samira"
    assert line_amounts.computed_words(plan, line, 1) == "102,9 uur × €\u00a034,00"
    plan.people[-1].hours_per_week = Decimal(4)
    assert line_amounts.amounts_of_line(plan, line).total < row.total


def test_no_longer_following_gives_the_typed_amounts_back() -> None:
    plan, line = with_line(quarter1=99_900, quarter3=1, rate=34_00)
    person = coach(plan)
    line.person_id = person.id
    edits.apply(plan, edits.removal(plan, person))
    row = line_amounts.amounts_of_line(plan, line)
    assert row.planned == (99_900, 0, 1, 0)
    assert not row.follows


def test_a_line_follows_a_training_in_the_quarter_of_its_date() -> None:
    plan, line = with_line(quarter1=5)
    activity = course(plan, on=dt.date(2027, 5, 3), cost=1250_50, hours=Decimal("1.5"), places=10)
    line.activity_id = activity.id
    assert line_amounts.amounts_of_line(plan, line).planned == (0, 1250_50, 0, 0)
    line.rate = 30_00
    assert line_amounts.amounts_of_line(plan, line).planned == (0, 1250_50 + 450_00, 0, 0)
    activity.on = dt.date(2027, 10, 1)
    assert line_amounts.amounts_of_line(plan, line).planned == (0, 0, 0, 1250_50 + 450_00)
    activity.free = True
    assert line_amounts.amounts_of_line(plan, line).planned == (0, 0, 0, 450_00)


def test_person_and_training_together_are_added_up() -> None:
    plan, line = with_line(rate=10_00)
    line.person_id = coach(plan).id
    alone = line_amounts.amounts_of_line(plan, line).planned
    line.activity_id = course(plan, on=dt.date(2027, 2, 1), cost=100).id
    assert line_amounts.amounts_of_line(plan, line).planned == (alone[0] + 100, *alone[1:])
    follows = "rekent met de uren van Samira en met de scholing “Oefenavond”"
    assert line_amounts.amounts_of_line(plan, line).follows == follows


def test_what_a_linked_line_lacks_is_said_where_it_is_mended() -> None:
    plan, line = with_line()
    assert lacking(plan)[0][0] == "quarter1"
    person = coach(plan)
    line.person_id = person.id
    assert lacking(plan) == [("rate", "“Uren digicoach” rekent met uren. Wat kost een uur?")]
    line.rate = 34_00
    assert lacking(plan) == []
    person.hours_per_week = None
    assert lacking(plan)[0][0] == "person_id"
    line.person_id = None
    activity = course(plan, cost=100)
    line.activity_id = activity.id
    assert "zonder datum" in lacking(plan)[0][1]
    activity.on = dt.date(2028, 1, 1)
    assert "zonder datum" in lacking(plan)[0][1]
    activity.on = dt.date(2027, 1, 1)
    assert lacking(plan) == []
    activity.cost = None
    assert lacking(plan)[0][0] == "activity_id"
    activity.free = True
    assert lacking(plan) == []


def test_what_waits_first_is_nice_to_have_and_not_spent_yet() -> None:
    plan = new_plan(2027)
    plan.budget_lines = [
        BudgetLine(plan_id=plan.id, what=what, necessity=necessity, quarter1=cents, actual1=spent)
        for what, necessity, cents, spent in (
            ("Nodig", "need", 900, None),
            ("Klein", "nice", 100, None),
            ("Groot", "nice", 500, 100),
            ("Al op", "nice", 300, 300),
            ("Onbekend", None, 700, None),
        )
    ]
    cut = budget.first_to_cut(line_amounts.amounts(plan))
    assert [(row.line.what, row.left) for row in cut] == [("Groot", 400), ("Klein", 100)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_groups_stand_in_a_known_order_with_words(language: str) -> None:
    plan = new_plan(2027)
    plan.budget_lines = [
        BudgetLine(plan_id=plan.id, kind=kind, fund=fund, quarter1=1)
        for kind, fund in (("other", "B"), (None, ""), ("innovation", "A"), ("training", "B "))
    ]
    rows: list[Amounts] = line_amounts.amounts(plan)
    with speaking(language):
        kinds = [words for words, _group in line_amounts.groups(plan, rows, "kind")]
        funds = [(words, group.total) for words, group in line_amounts.groups(plan, rows, "fund")]
    if language == "nl":
        assert kinds == ["Vernieuwing", "Scholing", "Anders", "nog niet gekozen"]
        assert funds == [("A", 1), ("B", 2), ("niet genoemd", 1)]
    else:
        assert kinds == ["Innovation", "Training", "Other", "not chosen yet"]


def test_money_from_outside_is_listed_with_its_dates() -> None:
    plan, line = with_line(quarter1=1)
    assert budget.subsidies(line_amounts.amounts(plan)) == []
    line.account_due = dt.date(2028, 2, 1)
    assert [row.line for row in budget.subsidies(line_amounts.amounts(plan))] == [line]
    line.account_due, line.source = None, "external"
    assert [row.line for row in budget.subsidies(line_amounts.amounts(plan))] == [line]


def test_after_adoption_only_what_is_spent_and_heard_goes_on() -> None:
    plan, line = with_line()
    assert plan.may_change(line, "quarter1")
    plan.record.state = "adopted"
    assert not plan.may_change(line)
    open_now = {field for field in BudgetLine.fields() if plan.may_change(line, field)}
    assert open_now == {"actual1", "actual2", "actual3", "actual4", "decided_on", "account_due"}
    plan.record.state = "closed"
    assert not any(plan.may_change(line, field) for field in BudgetLine.fields())
