"""What is told through the year: from the plan by date, twelve items, texts for families; whole for any plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from plans.exchange import plan_file
from plans.plan import Plan, new_plan
from plans.printing import communication
from plans.subjects.goals import Goal
from resources.language import speaking
from resources.texts import text, texts
from tests.plans.printing.pdf_reading import beyond_the_margins, body, outline, squeezed

Print = Callable[..., Path]


def sample() -> Plan:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    return plan


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("plan", [sample, lambda: new_plan(2027)], ids=["sample", "empty"])
def test_it_is_two_sheets_with_a_bookmark_for_each_part(
    language: str, plan: Callable[[], Plan], printed_as: Print
) -> None:
    file = printed_as("communication", plan(), language)
    with speaking(language):
        named = [text("communication", key) for key in ("title", "minutes.title", "family.title", "news.title")]
    assert [title for title, _page in outline(file)] == named
    assert len(PdfReader(file).pages) == 2
    assert beyond_the_margins(file) == []


def test_moments_are_those_of_the_plan_by_date() -> None:
    plan = sample()
    with speaking("nl"):
        found = communication.moments(plan)
    assert [moment.on for moment in found] == sorted(moment.on for moment in found)
    assert {moment.kind for moment in found} == {"start", "begins", "review", "celebrate"}
    assert [moment.on for moment in found if moment.kind == "review"] == sorted(item.on for item in plan.reviews)
    plan.goals[0].due = dt.date(2027, 2, 28)
    plan.goals[0].celebration = "Taart"
    with speaking("nl"):
        assert any(
            moment.on == dt.date(2027, 2, 28) and "Taart" in moment.what for moment in communication.moments(plan)
        )


def test_the_letter_says_what_families_notice_and_whom_to_ask(printed_as: Print) -> None:
    plan = sample()
    words = squeezed(body(printed_as("communication", plan)))
    assert plan.leader
    with speaking("nl"):
        asked = text("communication", "family.questions").format(who=plan.leader.name)
    for wanted in (asked, plan.vision.message, *(goal.client_gain for goal in plan.goals if not goal.parked)):
        assert squeezed(wanted) in words


def test_there_are_twelve_items_and_every_goal_has_its_turn(printed_as: Print) -> None:
    plan = sample()
    words = squeezed(body(printed_as("communication", plan)))
    with speaking("nl"):
        items = texts("communication", "minutes.list")
    assert len(items) == 12
    turns = [item for item in items if "{goal}" in item]
    for item, goal in zip(turns, plan.goals, strict=False):
        assert squeezed(item.format(goal=goal.title)) in words


def test_long_texts_stay_within_the_margins(printed_as: Print) -> None:
    plan = sample()
    for goal in plan.goals:
        goal.title = goal.result = goal.client_gain = goal.celebration = (
            "Mantelzorgcontacten en <b>maatregelen</b> " * 30
        )
    plan.vision.message = "Vrijheidsbeperkende maatregelen " * 40
    for action in plan.actions:
        action.what = "{goal} Vrijheidsbeperkende " * 30
    plan.goals.append(Goal(plan_id=plan.id, title="{who}"))
    assert beyond_the_margins(printed_as("communication", plan)) == []
