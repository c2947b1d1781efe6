"""Ideas of the board as they are typed: one on a line, and in the parking lot in one step."""

from __future__ import annotations

import datetime as dt

import pytest

from plans.derived import idea_lines
from plans.edits import apply, inverse
from plans.exchange import plan_file
from plans.locks import refusal_of
from plans.plan import Plan
from plans.plan_json import serialise
from plans.subjects import goals

TODAY = dt.date(2027, 3, 1)


@pytest.fixture
def plan() -> Plan:
    return plan_file.read(plan_file.SAMPLE)[0]


@pytest.mark.parametrize(
    ("line", "title", "by", "who"),
    [
        ("Lamp bij de kast", "Lamp bij de kast", None, ""),
        ("Lamp bij de kast – antwoord voor 14 maart – Marloes", "Lamp bij de kast", (3, 14), "Marloes"),
        ("Lamp bij de kast - vóór 14-3-2027 - van Marloes", "Lamp bij de kast", (3, 14), "Marloes"),
        ("Lamp bij de kast — Marloes — 14 maart", "Lamp bij de kast", (3, 14), "Marloes"),
        ("3. Lamp bij de kast; 14 maart", "Lamp bij de kast", (3, 14), ""),
        ("• Lamp bij de kast", "Lamp bij de kast", None, ""),
        ("e-learning op de tablet", "e-learning op de tablet", None, ""),
        ("Lamp - voor wie wil - Marloes", "Lamp", None, "Marloes"),
        ("14 maart – Lamp bij de kast", "Lamp bij de kast", (3, 14), ""),
        ("Lamp bij de kast – 31 februari", "Lamp bij de kast", None, ""),
    ],
)
def test_a_line_says_what_by_when_and_who(plan: Plan, line: str, title: str, by: object, who: str) -> None:
    (idea,) = idea_lines.read(plan, line, TODAY)
    assert (idea.title, idea.by and (idea.by.month, idea.by.day), idea.who) == (title, by, who)


def test_the_columns_of_the_board_come_along_as_they_are_copied(plan: Plan) -> None:
    (idea,) = idea_lines.read(plan, "Lamp bij de kast\tde nachtdienst\t14 maart\tMarloes", TODAY)
    assert (idea.gains, idea.by, idea.who) == ("de nachtdienst", dt.date(2027, 3, 14), "Marloes")


def test_a_day_without_a_year_is_the_one_to_come(plan: Plan) -> None:
    (idea,) = idea_lines.read(plan, "Lamp – 14 januari", dt.date(2026, 12, 20))
    assert idea.by == dt.date(2027, 1, 14)
    (leap,) = idea_lines.read(plan, "Lamp – 29 februari", dt.date(2028, 12, 20))
    assert leap.by == dt.date(2029, 2, 28)


def test_nothing_and_empty_lines_are_no_ideas(plan: Plan) -> None:
    assert idea_lines.read(plan, "\n  \n – \n;;\n---\n======\n* * *\n", TODAY) == []
    assert [idea.title for idea in idea_lines.read(plan, "👍\n?", TODAY)] == ["👍", "?"]
    assert len(idea_lines.read(plan, "\n".join(f"Idee {number}" for number in range(300)), TODAY)) == idea_lines.MOST


def test_what_is_there_already_is_said_and_not_doubled(plan: Plan) -> None:
    known, goal = goals.parked(plan.goals)[0].title, goals.chosen(plan.goals)[0].title
    found = idea_lines.read(plan, f"{known.upper()}.\nIets nieuws\n{goal}\niets  nieuws", TODAY)
    assert [idea.there for idea in found] == [True, False, True, True]
    assert "staat er al" in found[0].words


def test_they_go_to_the_parking_lot_in_one_step_and_back(plan: Plan) -> None:
    before, many = serialise(plan), len(plan.goals)
    found = idea_lines.read(
        plan, "Lamp bij de kast – 14 maart – Marloes de Wit\nRustig belgeluid – Niemand Bekend", TODAY
    )
    step = idea_lines.step(plan, found)
    apply(plan, step)
    lamp, sound = plan.goals[many:]
    assert (lamp.title, lamp.parked, lamp.parked_reason) == (
        "Lamp bij de kast", True, "Van het ideeënbord: antwoord vóór 14 maart 2027 van Marloes de Wit.",
    )  # fmt: skip
    assert lamp.owner_id == next(person.id for person in plan.people if person.name == "Marloes de Wit")
    assert (sound.owner_id, sound.position) == (None, lamp.position + 1)
    apply(plan, inverse(step))
    assert serialise(plan) == before


def test_an_idea_waits_in_an_adopted_plan_too_and_becomes_no_goal_there(plan: Plan) -> None:
    plan.record.state = "adopted"
    step = idea_lines.step(plan, idea_lines.read(plan, "Lamp bij de kast", TODAY))
    assert refusal_of(plan, step) is None
    apply(plan, step)
    assert plan.may_change(plan.goals[-1], "title")
    assert not plan.may_change(plan.goals[-1], "parked")
    assert not plan.may_change(plan.goals[0], "title")


def test_a_very_long_idea_is_whole(plan: Plan) -> None:
    words = "lamp " * 200
    apply(plan, idea_lines.step(plan, idea_lines.read(plan, words, TODAY)))
    assert len(plan.goals[-1].title) == idea_lines.LONGEST
    assert plan.goals[-1].result == words.strip()


@pytest.mark.parametrize("line", ["14 december", "voor 3 maart", "14-12-2027 – 1 maart", " – "])
def test_a_day_alone_is_no_idea(plan: Plan, line: str) -> None:
    assert idea_lines.read(plan, line, TODAY) == []
