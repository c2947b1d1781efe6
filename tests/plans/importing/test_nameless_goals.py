"""Lines that name no goal: with the one that was chosen for them, in the window and on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from plans.command import run
from plans.edits import apply
from plans.exchange import plan_file
from plans.importing import sources, taking
from plans.importing.proposal.choices import Choices
from plans.plan import Plan, new_plan
from plans.subjects.goals import Goal
from tests.plans.importing.files_of_kinds import xlsx

OUT = pytest.CaptureFixture[str]
ROWS = [
    ["Actie", "Wie", "Klaar", "Doel", "Kosten"],
    ["Meet de wifi", "Bram", "1-5-2027", "", "€ 300"],
    ["Bel de apotheek", "Sanne", "1-6-2027", "Minder papier", "€ 20"],
    ["Maak een folder", "Sanne", "1-6-2027", "geen", ""],
]


@pytest.fixture
def plan() -> Plan:
    made = new_plan(2027)
    for place, title in enumerate(("Stille nachten", "Minder papier")):
        made.goals.append(Goal(plan_id=made.id, title=title, position=place))
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "a.xlsx", ("Acties", ROWS))


def goals_of(plan: Plan) -> dict[str, str]:
    titles = {goal.id: goal.title for goal in plan.goals}
    return {row.what: titles[row.goal_id] if row.goal_id else "" for row in plan.actions}


def test_without_a_choice_they_have_no_goal(plan: Plan, path: Path) -> None:
    brought = taking.plan_import(plan, sources.open_source(path))
    assert brought.without_goal == 1
    apply(plan, brought.edits)
    assert goals_of(plan)["Meet de wifi"] == ""


def test_only_what_names_none_comes_with_the_goal_that_was_chosen(plan: Plan, path: Path) -> None:
    brought = taking.plan_import(plan, sources.open_source(path), Choices(goal=plan.goals[0].id))
    assert "1 regel noemt geen doel; die komt bij “1 Stille nachten”, zoals je koos." in brought.remarks
    apply(plan, brought.edits)
    assert {row.goal_id for row in (*plan.actions, *plan.budget_lines) if row.what == "Meet de wifi"} == {
        plan.goals[0].id
    }
    assert goals_of(plan)["Bel de apotheek"] == "Minder papier"
    assert goals_of(plan)["Maak een folder"].strip() == ""


def test_what_the_plan_has_already_stays_where_it_is(plan: Plan, path: Path) -> None:
    apply(plan, taking.plan_import(plan, sources.open_source(path)).edits)
    again = taking.plan_import(plan, sources.open_source(path), Choices(goal=plan.goals[0].id))
    assert (again.without_goal, again.edits) == (0, [])


@pytest.mark.parametrize("named", ["1", "Stille nachten"])
def test_on_the_command_line(plan: Plan, path: Path, tmp_path: Path, capsys: OUT, named: str) -> None:
    into = tmp_path / "a.jaarplan"
    plan_file.write(plan, into)
    assert run(["import", str(path), "--into", str(into), "--preview"]) in (0, 1)
    assert "1 regel noemt geen doel. Zet --goal erbij" in capsys.readouterr().out
    assert run(["import", str(path), "--into", str(into), "--goal", named]) in (0, 1)
    assert goals_of(plan_file.read(into)[0])["Meet de wifi"] == "Stille nachten"


def test_a_goal_that_is_not_there_is_said(plan: Plan, path: Path, tmp_path: Path, capsys: OUT) -> None:
    into = tmp_path / "a.jaarplan"
    plan_file.write(plan, into)
    before = into.read_bytes()
    for words in ("7", "Iets anders", ""):
        assert run(["import", str(path), "--into", str(into), "--goal", words]) == 2
        assert capsys.readouterr().err
    assert into.read_bytes() == before
