"""What a plan asks of others: by when, of whom, and what is no longer asked."""

from __future__ import annotations

import datetime as dt

import pytest

from plans.derived.asks import asks, most_telling
from plans.plan import Plan, new_plan
from plans.subjects.budget import BudgetLine
from plans.subjects.conditions import Condition
from plans.subjects.goals import Barrier, Goal
from plans.subjects.people import Person
from resources.language import speaking

TODAY = dt.date(2027, 2, 1)


@pytest.fixture
def plan() -> Plan:
    made = new_plan(2027)
    key, made.team.manager = made.id, "Rachid Benali"
    goal = Goal(plan_id=key, title="Rustiger nachten")
    made.goals = [goal, Goal(plan_id=key, title="Later", parked=True)]
    ict = Person(plan_id=key, name="Bram", role="partner", role_name="ICT-contact")
    own = Person(plan_id=key, name="Sanne", role="digicoach")
    made.people += [ict, own]
    made.conditions = [
        Condition(plan_id=key, what="Wifi", status="not_yet", owner_id=ict.id, due=dt.date(2027, 4, 16)),
        Condition(plan_id=key, what="Tablets", status="not_yet", owner_id=own.id),
        Condition(plan_id=key, what="Inloggen", status="in_place", owner_id=ict.id),
    ]
    made.barriers = [
        Barrier(plan_id=key, goal_id=goal.id, what="Huur", lifter="Rachid Benali", asked="Zet de huur in de begroting"),
        Barrier(plan_id=key, goal_id=made.goals[1].id, what="Prijs", lifter="Bram", asked="Koop samen in"),
    ]
    made.budget_lines = [
        BudgetLine(plan_id=key, what="Sensoren", source="external", fund="Zorgkantoor", quarter1=10_000),
        BudgetLine(plan_id=key, what="Uren", source="external", fund="Zorgkantoor", quarter1=5_000,
                   applied_on=dt.date(2027, 3, 1)),
        BudgetLine(plan_id=key, what="Scholing", source="external", fund="Fonds", quarter1=5_000,
                   decided_on=dt.date(2027, 1, 31)),
        BudgetLine(plan_id=key, what="Zelf", source="internal", quarter1=5_000),
    ]  # fmt: skip
    return made


def test_what_is_asked_of_whom_by_when_and_for_how_much(plan: Plan) -> None:
    with speaking("nl"):
        found = [(ask.what, ask.before, ask.of, ask.cents) for ask in asks(plan, TODAY)]
    assert found == [
        ("Akkoord geven op de doelen, de uren en het geld van dit plan", dt.date(2027, 1, 1), "Rachid Benali", 0),
        ("Samen aanvragen: Sensoren, Uren", dt.date(2027, 3, 1), "Rachid Benali", 15_000),
        ("Wifi", dt.date(2027, 4, 16), "Bram", 0),
        ("Zet de huur in de begroting", None, "Rachid Benali", 0),
    ]


def test_a_review_asks_before_the_next_one(plan: Plan) -> None:
    first, second, *_more = sorted(plan.reviews, key=lambda review: review.quarter)
    second.on = dt.date(2027, 7, 14)
    first.asked, first.asked_of = "Extra uren in het rooster", "Rachid Benali"
    asked = next(ask for ask in asks(plan, TODAY) if ask.what == "Extra uren in het rooster")
    assert (asked.before, asked.of) == (second.on, "Rachid Benali")
    second.asked = "Een besluit over de huur"
    assert [ask.what for ask in asks(plan, TODAY) if ask.what in (first.asked, second.asked)] == [second.asked]


def test_with_little_room_what_the_manager_decides_comes_first(plan: Plan) -> None:
    shown = most_telling(asks(plan, TODAY), 3)
    assert "Wifi" not in [ask.what for ask in shown]
    assert shown == sorted(shown, key=lambda ask: ask.before or dt.date.max)
