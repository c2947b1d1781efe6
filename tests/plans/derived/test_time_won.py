"""Where the time goes that goals win: added up, said on paper, and asked for where nobody agreed on it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from plans.derived import steps, time_won
from plans.exchange import plan_file
from plans.plan import Plan
from plans.printing import printer
from plans.printing.request import PrintKind, PrintRequest
from tests.plans.printing.conftest import TODAY
from tests.plans.printing.pdf_reading import body, squeezed


@pytest.fixture
def plan() -> Plan:
    sample, _notice = plan_file.read(plan_file.SAMPLE)
    for goal in sample.goals:
        goal.time_won, goal.time_for = None, ""
    first, second = sample.goals[:2]
    first.time_won, first.time_for = 510, "Samen koffie met bewoners"
    second.time_won = 20
    return sample


@pytest.mark.parametrize(
    ("minutes", "hours"), [(1, "0.1"), (20, "0.3"), (59, "1.0"), (60, "1"), (80, "1.5"), (510, "8.5"), (525, "9")]
)
def test_minutes_are_read_as_half_hours_and_less_than_one_as_tenths(minutes: int, hours: str) -> None:
    assert time_won.hours(minutes) == Decimal(hours)


def test_goals_that_win_time_are_listed_by_their_number_and_parked_ones_are_not(plan: Plan) -> None:
    assert [(item.number, item.minutes, item.goes_to) for item in time_won.won(plan)] == [
        (1, 510, "Samen koffie met bewoners"),
        (2, 20, ""),
    ]
    plan.goals[0].parked = True
    assert [(item.number, item.minutes) for item in time_won.won(plan)] == [(1, 20)]


def test_a_goal_that_wins_time_is_asked_what_the_team_does_with_it(plan: Plan) -> None:
    def asked() -> list[str | None]:
        return [item.record for item in steps.findings(plan) if item.code == "time_not_agreed"]

    assert asked() == [str(plan.goals[1].id)]
    plan.goals[1].time_for = "Eerder naar huis"
    assert asked() == []


@pytest.mark.parametrize("what", ["summary", "quarter"])
def test_it_stands_on_the_summary_and_the_quarterly_page(what: PrintKind, plan: Plan, tmp_path: Path) -> None:
    def printed() -> str:
        to = tmp_path / "x.pdf"
        printer.write(plan, to, PrintRequest(what, quarter=1 if what == "quarter" else None), today=TODAY)
        assert len(PdfReader(to).pages) == (1 if what == "quarter" else 2)
        return squeezed(body(to))

    words = printed()
    for wanted in ("Waar gaat de tijd heen?", "Samen 9 uur per week", "Samen koffie met bewoners"):
        assert squeezed(wanted) in words
    assert (squeezed("nog niet afgesproken") in words) == (what == "summary")
    plan.goals[0].time_won = plan.goals[1].time_won = None
    assert squeezed("Waar gaat de tijd heen?") not in printed()
