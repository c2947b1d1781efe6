"""What is due on a day: what can be ticked off, what a review looks at, and what is over when its day is."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import edits
from plans.derived import quarterly_review
from plans.derived.due import Due, day_words, due
from plans.plan import Plan, new_plan
from plans.plan_json import snapshot
from plans.records import Record
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.calendar import Moment
from plans.subjects.conditions import Condition
from plans.subjects.goals import Assumption, Goal
from plans.subjects.people import Person
from plans.subjects.reviews import Decision, Measurement
from plans.subjects.training import Activity
from tests.plans.strategies import filled_plan

Made = TypeVar("Made", bound=Record)
TODAY = dt.date(2027, 5, 12)
PAST, SOON, LATER = dt.date(2027, 5, 3), dt.date(2027, 6, 2), dt.date(2027, 8, 20)


@pytest.fixture
def plan() -> Plan:
    """Return a plan for 2027 with nothing in it but what every plan has."""
    return new_plan(2027)


def put(plan: Plan, record: type[Made], **values: object) -> Made:
    """Add a record to a plan."""
    step = edits.addition(plan, record, **values)
    edits.apply(plan, step)
    made = step[-1].record
    assert isinstance(made, record)
    return made


def close(plan: Plan, quarter: int) -> None:
    """Close the review of a quarter."""
    edits.apply(plan, quarterly_review.closing(plan, quarter, TODAY, snapshot(plan)))


def words(plan: Plan, today: dt.date = TODAY) -> list[str]:
    """Return what is due, in words."""
    return [item.what for item in due(plan, today)]


TICKED = (
    (Action, "due", {"what": "Hang twee punten bij"}, {"status": "done"}),
    (Action, "due", {"what": "Bel de leverancier"}, {"status": "stopped"}),
    (Activity, "on", {"what": "Oefenen"}, {"held": True}),
    (Condition, "due", {"what": "Wifi op gang 3"}, {"status": "in_place"}),
)


@pytest.mark.parametrize(("record", "day", "begun", "ticked"), TICKED)
def test_what_can_be_ticked_off_asks_until_it_is(
    plan: Plan, record: type[Record], day: str, begun: dict[str, str], ticked: dict[str, object]
) -> None:
    made = put(plan, record, **begun, **{day: PAST})
    close(plan, 1)
    close(plan, 2)
    assert [(item.what, item.late, item.record) for item in due(plan, TODAY)] == [(begun["what"], True, made.id)]
    setattr(made, day, LATER)
    assert words(plan) == []
    setattr(made, day, SOON)
    assert [item.late for item in due(plan, TODAY)] == [False]
    for field, value in ticked.items():
        setattr(made, field, value)
    assert words(plan) == []


def test_an_assumption_of_a_goal_asks_until_it_is_seen_whether_it_holds(plan: Plan) -> None:
    goal = put(plan, Goal, title="Rustige nachten")
    made = put(plan, Assumption, goal_id=goal.id, what="Minder rondes", check_on=PAST)
    assert words(plan) == ["Klopt dit? Minder rondes"]
    goal.parked = True
    assert words(plan) == []
    goal.parked, made.outcome = False, "partly"
    assert words(plan) == []


def test_a_review_asks_until_it_is_closed(plan: Plan) -> None:
    plan.reviews[0].on, plan.reviews[0].place = dt.date(2027, 4, 14), "Huiskamer"
    [item] = due(plan, TODAY)
    assert (item.what, item.late, item.subject) == ("Review van kwartaal 1 · Huiskamer", True, "reviews")
    close(plan, 1)
    assert words(plan) == []


def test_a_goal_asks_until_it_is_reached_or_its_review_is_closed(plan: Plan) -> None:
    goal = put(plan, Goal, title="Rustige nachten", target=Decimal(3), unit="rondes", due=PAST)
    assert [(item.what, item.goal, item.late) for item in due(plan, TODAY)] == [("Te halen: 3 rondes", 1, True)]
    measured = put(plan, Measurement, goal_id=goal.id, quarter=1, status="reached", why="Het lukt")
    assert words(plan) == []
    measured.why = ""
    assert words(plan) == ["Te halen: 3 rondes"]
    close(plan, 2)
    assert words(plan) == []
    goal.target, goal.due = None, SOON
    assert words(plan) == ["Te halen: Rustige nachten"]


def test_what_was_agreed_asks_until_the_next_review_is_closed(plan: Plan) -> None:
    put(plan, Decision, quarter=1, what="Ook gang 2", due=PAST)
    put(plan, Decision, quarter=1, what="", due=PAST)
    close(plan, 1)
    assert words(plan) == ["Ook gang 2"]
    close(plan, 2)
    assert words(plan) == []


def test_money_asks_on_its_days(plan: Plan) -> None:
    line = put(plan, BudgetLine, what="Uren", fund="Transitiemiddelen", applied_on=PAST, decided_on=PAST)
    line.account_due = SOON
    assert words(plan) == ["Besluit over geld: Transitiemiddelen", "Verantwoording van geld: Transitiemiddelen"]
    assert words(plan, PAST)[:2] == ["Besluit over geld: Transitiemiddelen", "Geld aanvragen: Transitiemiddelen"]
    close(plan, 2)
    assert words(plan) == ["Verantwoording van geld: Transitiemiddelen"]


def test_a_meeting_is_over_when_its_day_is_but_a_subsidy_is_not(plan: Plan) -> None:
    for kind in ("team_meeting", "celebration", "subsidy", "evaluation", None):
        put(plan, Moment, kind=kind, what=f"moment {kind}", on=PAST)
    assert words(plan) == ["moment evaluation", "moment subsidy"]
    assert len(words(plan, PAST)) == 5


def test_of_the_meetings_with_a_coach_only_the_next_one_counts(plan: Plan) -> None:
    put(plan, Person, role="digicoach", name="Sanne", meet_every="week", meet_day="wednesday", meet_time="9.00 uur")
    assert [(item.day, item.what) for item in due(plan, TODAY)] == [(TODAY, "Sanne · 9.00 uur")]
    assert due(plan, dt.date(2027, 12, 30)) == []


def test_it_looks_two_weeks_ahead_past_the_end_of_the_quarter(plan: Plan) -> None:
    put(plan, Action, what="Na de zomer", due=dt.date(2027, 10, 8))
    assert words(plan, dt.date(2027, 9, 23)) == []
    assert words(plan, dt.date(2027, 9, 24)) == ["Na de zomer"]


def test_a_closed_plan_asks_nothing(plan: Plan) -> None:
    put(plan, Action, what="Te laat", due=PAST)
    plan.record.state = "closed"
    assert due(plan, TODAY) == []


@given(st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31)))
def test_what_is_due_stands_in_order_and_leads_to_a_record(today: dt.date) -> None:
    plan = filled_plan()
    found = due(plan, today)
    assert [item.day for item in found] == sorted(item.day for item in found)
    assert all(item.late == (item.day < today) for item in found)
    assert all(item.what and plan.find(item.record) is not None for item in found)
    assert all(item.day <= today + dt.timedelta(days=92) for item in found)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2027-04-13", "was 13\xa0apr"),
        ("2027-04-14", "vandaag"),
        ("2027-04-15", "morgen"),
        ("2027-04-30", "vr\xa030\xa0apr"),
    ],
)
def test_the_day_is_said_as_near_as_it_is(day: str, words: str) -> None:
    today, on = dt.date(2027, 4, 14), dt.date.fromisoformat(day)
    item = Due(on, "Iets", "actie", "actions", UUID(int=1), None, None, on < today)
    assert day_words(item, today) == words
