"""Hours of actions: they have no field, so the text says them in hours, with what the list says where that differs."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from plans.edits import apply
from plans.importing import sources, taking
from plans.importing.proposal.choices import Choices, TableChoice
from plans.importing.records.action_hours import asks_hours
from plans.importing.records.result import Import
from plans.plan import Plan, new_plan
from tests.plans.importing.files_of_kinds import xlsx

COLUMN = 2


def brought(path: Path, plan: Plan, day: Decimal = Decimal(8)) -> Import:
    return taking.plan_import(plan, sources.open_source(path), Choices(day_hours=day))


@pytest.fixture
def plan() -> Plan:
    return new_plan(2027)


@pytest.mark.parametrize(
    ("cell", "text", "shown", "doubt"),
    [
        ("0,5 dag", "Meet de wifi (4 uur; in de lijst: 0,5 dag)", "4 uur", True),
        ("2x1,5u", "Meet de wifi (3 uur; in de lijst: 2x1,5u)", "3 uur", False),
        ("45 min", "Meet de wifi (0,75 uur; in de lijst: 45 min)", "0,75 uur", False),
        ("3-4 uur", "Meet de wifi (4 uur; in de lijst: 3-4 uur)", "4 uur", True),
        ("12 uur", "Meet de wifi (uren: 12 uur)", "12 uur", False),
        (6, "Meet de wifi (uren: 6)", "6 uur", False),
        ("2 u/week", "Meet de wifi (uren: 2 u/week)", "2 u/week", False),
        ("0,1 fte", "Meet de wifi (uren: 0,1 fte)", "0,1 fte", False),
        ("veel", "Meet de wifi (uren: veel)", "veel", False),
    ],
)
def test_what_is_not_in_hours_is_converted_and_says_from_what(
    tmp_path: Path, plan: Plan, cell: object, text: str, shown: str, doubt: bool
) -> None:
    path = xlsx(tmp_path / "a.xlsx", ("Acties", [["Actie", "Klaar", "Uren"], ["Meet de wifi", "1-5-2027", cell]]))
    found = brought(path, plan)
    [line] = found.lines
    assert (line.cells[COLUMN].shown, line.cells[COLUMN].doubt, line.doubt) == (shown, doubt, doubt)
    apply(plan, found.edits)
    assert [action.what for action in plan.actions] == [text]


def test_how_long_a_day_is_counts_also_when_the_list_comes_again(tmp_path: Path, plan: Plan) -> None:
    path = xlsx(tmp_path / "a.xlsx", ("Acties", [["Actie", "Klaar", "Uren"], ["Meet de wifi", "1-5-2027", "0,5 dag"]]))
    apply(plan, brought(path, plan, Decimal("7.2")).edits)
    assert plan.actions[0].what == "Meet de wifi (3,6 uur; in de lijst: 0,5 dag)"
    assert not brought(path, plan, Decimal("7.2")).edits
    apply(plan, brought(path, plan).edits)
    assert [action.what for action in plan.actions] == ["Meet de wifi (4 uur; in de lijst: 0,5 dag)"]


def test_a_number_below_days_says_that_it_was_days(tmp_path: Path, plan: Plan) -> None:
    rows = [["Actie", "Klaar", "Dagdelen"], ["Meet de wifi", "1-5-2027", 2]]
    source = sources.open_source(xlsx(tmp_path / "a.xlsx", ("Acties", rows)))
    choice = Choices(tables={1: TableChoice("actions", {COLUMN: "actions.note"})})
    apply(plan, taking.plan_import(plan, source, choice).edits)
    assert plan.actions[0].what == "Meet de wifi (8 uur; in de lijst: 2 dagdelen)"


@pytest.mark.parametrize("heading", ["Uren", "Aantal uren", "u", "Tijdsinvestering", "Urenraming", "Hours"])
def test_headings_that_ask_for_hours(heading: str) -> None:
    assert asks_hours(heading)


@pytest.mark.parametrize("heading", ["Uren per week", "uur p/w", "Opmerking", "Kosten per uur", "Middelen"])
def test_headings_that_ask_for_something_else(heading: str) -> None:
    assert not asks_hours(heading)
