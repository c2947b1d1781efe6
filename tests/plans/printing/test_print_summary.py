"""The plan on one page: what it says, and that it stays one page whatever the plan holds."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from pypdf import PdfReader

from plans.derived import line_amounts
from plans.exchange.plan_file import SAMPLE, read
from plans.money import format_amount
from plans.plan import Plan, new_plan
from plans.printing.goals import PAGE
from plans.printing.summary import summary
from plans.printing.tables import height
from plans.subjects import budget
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from plans.subjects.reviews import Measurement
from resources.language import speaking
from tests.plans.printing.conftest import full_plan
from tests.plans.printing.pdf_reading import beyond_the_margins, page_body, squeezed
from tests.properties import examples

Print = Callable[..., Path]
ALONE = frozenset({"contents", "team", "vision", "goals", "actions", "people", "training", "budget", "conditions",
                   "calendar", "reviews", "adoption", "tips", "cases", "aside", "scans"})  # fmt: skip


def page(file: Path) -> str:
    """Return the one page behind the cover, without white space."""
    pages = PdfReader(file).pages
    assert len(pages) == 2
    return squeezed(page_body(pages[1]))


def test_it_says_where_we_go_with_whom_for_how_much_and_when(full: Plan, printed: Print) -> None:
    found = page(printed(full, without=ALONE))
    with speaking("nl"):
        whole = format_amount(budget.total(line_amounts.amounts(full)))
    for place, goal in enumerate(full.goals[:5], start=1):
        assert squeezed(f"{place}{goal.title}") in found
        assert squeezed(goal.result) in found
    for words in (
        *(full.vision.message, "6 → 3 rondes per nacht", "30 september 2027", "Yusuf Şahin", "Experiment"),
        *("Marloes de Wit", "Digimaatje", "4 uur per week", "3,5 uur per week", "9 van 9 bereikt"),
        *(whole, "Van buiten", "14 april 2027", "22 december 2027", "versie 1"),
    ):
        assert squeezed(words) in found, words


def test_through_the_year_it_says_how_each_goal_stands(full: Plan, printed: Print) -> None:
    full.measurements = [
        Measurement(plan_id=full.id, goal_id=full.goals[0].id, quarter=1, status="stuck", why="Geen wifi"),
        Measurement(plan_id=full.id, goal_id=full.goals[1].id, quarter=1, status="on_course", why="Gaat goed"),
    ]
    found = page(printed(full, without=ALONE))
    assert "■Looptvast" in found
    assert "●Opkoers" in found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sample_and_an_empty_plan_stand_on_one_page(printed: Print, language: str) -> None:
    sample, _notice = read(SAMPLE)
    for plan in (sample, new_plan(2027)):
        file = printed(plan, language, ALONE)
        assert page(file)
        assert beyond_the_margins(file) == []


@examples(15, suppress_health_check=[HealthCheck.too_slow])
@given(long=st.integers(1, 4000), goals=st.integers(0, 40), coaches=st.integers(0, 40))
def test_it_is_one_page_whatever_the_plan_holds(long: int, goals: int, coaches: int) -> None:
    plan = full_plan()
    words = ("woord " * long)[:long].strip() or "w"
    plan.vision.message = plan.vision.client_gain = plan.vision.employee_gain = words
    plan.team.name = plan.team.location = words
    plan.goals = [
        Goal(plan_id=plan.id, position=place, title=words, result=words, unit=words[:50], baseline=Decimal(10**9),
             target=Decimal(0), owner_id=plan.people[2].id)
        for place in range(goals)
    ]  # fmt: skip
    plan.people += [
        Person(plan_id=plan.id, name=words, role="digicoach", role_name=words, hours_per_week=Decimal("3.5"))
        for _coach in range(coaches)
    ]
    with speaking("nl"):
        assert height(summary(plan)[:-1]) <= PAGE


def test_what_does_not_fit_is_counted(full: Plan, printed: Print) -> None:
    full.goals = [Goal(plan_id=full.id, position=place, title=f"Doel nummer {place} " * 12) for place in range(30)]
    file = printed(full, without=ALONE)
    found = page(file)
    shown = sum(squeezed(f"Doel nummer {place} Doel") in found for place in range(30))
    assert 5 <= shown < 30
    assert squeezed(f"en nog {30 - shown}") in found
    assert beyond_the_margins(file) == []
