"""The management summary: what it tells who has ten minutes, and that it stays two sheets whatever the plan holds."""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from plans.derived import line_amounts
from plans.exchange.plan_file import SAMPLE, read
from plans.plan import Plan, new_plan
from plans.plan_json import serialise
from plans.printing.printer import html
from plans.printing.request import PrintRequest
from plans.printing.words import plain_euros
from plans.subjects import budget
from plans.subjects.actions import Action
from plans.subjects.conditions import Risk
from plans.subjects.goals import Barrier, Goal
from plans.subjects.reviews import Measurement
from resources.language import speaking
from tests.plans.printing.conftest import TODAY, full_plan, print_once
from tests.plans.printing.pdf_reading import beyond_the_margins, bodies, squeezed, texts
from tests.properties import examples


def printed(plan: Plan, to: Path, language: str = "nl") -> Path:
    return print_once(plan, to, PrintRequest("summary", language=language))


def pages(file: Path) -> list[str]:
    """Return the text of each page, without white space."""
    return [squeezed(page) for page in bodies(file)]


def test_it_says_where_we_go_what_we_ask_what_it_costs_and_what_stops(full: Plan, tmp_path: Path) -> None:
    first, second = pages(printed(full, tmp_path / "x.pdf"))
    with speaking("nl"):
        rows = line_amounts.amounts(full)
        outside = [row for row in rows if row.line.source == "external"]
        yearly = [row for row in rows if row.line.recurrence == "yearly"]
        amounts = [plain_euros(budget.total(some)) for some in (rows, outside, yearly)]
    for place, goal in enumerate(full.goals[:5], start=1):
        assert squeezed(f"{place}{goal.title}") in first
    for words in (
        *(full.vision.message, "6 → 3 rondes per nacht", "vóór 30 september", "Yusuf Şahin", "Experiment"),
        *("Samen aanvragen: Bedsensoren", "Zorgkantoor, transitiemiddelen", "Bereik op gang 3", "10 april"),
        "ICT-beheer",
        *("Zet de huur in de begroting van 2028", "Hiermee stoppen we", full.goals[0].stop_doing),
    ):  # fmt: skip
        assert squeezed(words) in first, words
    for words in (
        *(*amounts, "Te veel nieuws in het voorjaar", "Wifi eerst, daarna pas de sensoren", "zwaar"),
        *("14 april", "Annelies Verhoeven", "Ineke Łukaszewicz-Vos", "Mw. Öztürk"),
    ):
        assert squeezed(words) in second, words
    assert "Tweeenthousiaste" not in second  # a chance is no risk


def test_an_adopted_plan_does_not_ask_to_be_adopted(full: Plan, tmp_path: Path) -> None:
    full.record.state = "concept"
    assert "Akkoordgevenop" in pages(printed(full, tmp_path / "x.pdf"))[0]
    full.record.state, full.record.adopted_on = "adopted", dt.date(2026, 12, 18)
    assert "Akkoordgevenop" not in pages(printed(full, tmp_path / "y.pdf"))[0]


def test_through_the_year_it_says_how_the_goals_stand(full: Plan, tmp_path: Path) -> None:
    before = pages(printed(full, tmp_path / "x.pdf"))[0]
    assert "Eris nog niets gemeten.".replace(" ", "") in before
    full.measurements = [
        Measurement(plan_id=full.id, goal_id=full.goals[0].id, quarter=1, status="stuck", why="Geen wifi"),
        Measurement(plan_id=full.id, goal_id=full.goals[1].id, quarter=1, status="on_course", why="Gaat goed"),
    ]
    found = pages(printed(full, tmp_path / "y.pdf"))[0]
    assert "■Looptvast" in found
    assert "●Opkoers" in found
    assert "Vande5doelen:1ligtopkoers,1looptvast,3zijnnognietbegonnen." in found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sample_stands_on_two_pages_and_an_empty_plan_on_one(tmp_path: Path, language: str) -> None:
    sample, _notice = read(SAMPLE)
    for plan, count in ((sample, 2), (new_plan(2027), 1)):
        file = printed(plan, tmp_path / f"{count}.pdf", language)
        assert len(pages(file)) == count
        assert beyond_the_margins(file) == []


@examples(15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(long=st.integers(1, 4000), goals=st.integers(0, 40), more=st.integers(0, 40))
def test_it_is_two_pages_whatever_the_plan_holds(long: int, goals: int, more: int, tmp_path: Path) -> None:
    plan = full_plan()
    words = ("woord " * long)[:long].strip() or "w"
    plan.vision.message = plan.vision.client_gain = plan.vision.employee_gain = words
    plan.team.name = plan.team.location = plan.team.manager = words
    plan.goals = [
        Goal(plan_id=plan.id, position=place, title=words, result=words, unit=words[:50], baseline=Decimal(10**9),
             target=Decimal(0), owner_id=plan.people[2].id, stop_doing=words)
        for place in range(goals)
    ]  # fmt: skip
    plan.risks += [Risk(plan_id=plan.id, kind="risk", what=words, measure=words) for _turn in range(more)]
    plan.barriers = [
        Barrier(plan_id=plan.id, goal_id=goal.id, what=words, lifter=words, asked=words) for goal in plan.goals[:more]
    ]
    assert len(pages(printed(plan, tmp_path / "x.pdf"))) <= 2


def test_each_goal_has_its_own_money_and_what_is_cut_short_ends_with_a_whole_word(tmp_path: Path) -> None:
    sample, _notice = read(SAMPLE)
    long = "vrijheidsbeperkende mantelzorgcontacten en administratieminuten " * 9
    for goal in sample.goals:
        goal.result = goal.stop_doing = long
    for risk in sample.risks:
        risk.what = risk.measure = long
    file = printed(sample, tmp_path / "x.pdf")
    goal = sample.goals[3]
    own = [row for row in line_amounts.amounts(sample) if row.line.goal_id == goal.id]
    assert squeezed(f"4 {goal.title}") + plain_euros(budget.total(own)) in pages(file)[1]
    whole = " ".join(" ".join(texts(file)).split())
    ends = set(re.findall(r"([^\W\d]+)…", whole))
    assert ends
    assert ends <= set(re.findall(r"[^\W\d]+", json.dumps(serialise(sample), ensure_ascii=False)))


def test_what_does_not_fit_is_counted(full: Plan, tmp_path: Path) -> None:
    full.goals = [Goal(plan_id=full.id, position=place, title=f"Doel nummer {place} " * 12) for place in range(30)]
    file = printed(full, tmp_path / "x.pdf")
    found = pages(file)[0]
    shown = sum(squeezed(f"Doel nummer {place} Doel") in found for place in range(30))
    assert 2 <= shown < 30
    assert squeezed(f"en nog {30 - shown} in het plan") in found
    assert beyond_the_margins(file) == []


def test_it_reads_aloud_as_lists_and_tables(full: Plan) -> None:
    full.actions = [Action(plan_id=full.id, what="Alleen in het plan")]
    page = html(full, PrintRequest("summary"), today=TODAY).decode()
    assert page.count("<table") >= 4
    assert "Alleen in het plan" not in page
    for words in ("Hoe zwaar", "Aan wie", "Elk jaar erna"):
        assert f">{words}</th>" in page, words
