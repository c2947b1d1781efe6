"""The printed budget: what follows, what was spent, what waits, and the dates of money from outside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from plans.anonymise import anonymised
from plans.derived import line_amounts
from plans.money import format_amount
from plans.plan import Plan
from plans.printing.budget_chart import Bars, bars
from plans.printing.words import euros, plain_euros
from plans.subjects import budget
from plans.subjects.budget import BudgetLine
from resources.language import speaking
from tests.plans.printing.pdf_reading import beyond_the_margins, body, fonts, squeezed

Print = Callable[..., Path]


@pytest.fixture
def live(full: Plan) -> Plan:
    """The full plan, with a line that follows, money spent, and the dates of a subsidy."""
    hours = next(line for line in full.budget_lines if line.kind == "hours")
    hours.person_id, hours.rate = full.people[2].id, 38_50
    hours.actual1, hours.actual2 = 301_037, 0
    course = next(line for line in full.budget_lines if line.kind == "training")
    course.activity_id = full.activities[-1].id
    sensors = full.budget_lines[0]
    sensors.applied_on, sensors.decided_on, sensors.account_due = (
        *(dt.date(2027, 1, 11), dt.date(2027, 3, 22)),
        dt.date(2028, 2, 9),
    )
    return full


@pytest.mark.parametrize("language", ["nl", "en"])
def test_all_of_it_is_on_paper(live: Plan, printed: Print, language: str) -> None:
    file = printed(live, language)
    found = squeezed(body(file))
    rows = line_amounts.amounts(live)
    with speaking(language):
        whole = budget.grand_total(rows)
        shown = [whole.total, *whole.planned, whole.spent, *(row.total for row in rows)]
        shown += [cents for row in rows for cents in row.planned if row.follows]
        assert [cents for cents in shown if squeezed(plain_euros(cents)) not in found] == []
        assert squeezed(line_amounts.amounts_of_line(live, live.budget_lines[5]).follows) in found
        assert squeezed(format_amount(38_50)) in found
        assert squeezed(euros(sum(row.left for row in budget.first_to_cut(rows)))) in found
    for day in ("11-01-2027", "22-03-2027", "09-02-2028"):
        assert day in found
    assert beyond_the_margins(file) == []
    assert all(embedded for embedded in fonts(file).values())


def test_with_roles_nobody_is_named_in_the_budget(live: Plan, printed: Print) -> None:
    live.versions = []
    name = live.people[2].name
    assert squeezed(name) in squeezed(body(printed(live)))
    assert squeezed(name) not in squeezed(body(printed(anonymised(live))))


def test_the_chart_says_what_it_shows(live: Plan) -> None:
    chart = bars(budget.grand_total(line_amounts.amounts(live)))
    assert chart.compares
    sentence = chart.alt_text()
    for cents in (*chart.planned, *chart.actual):
        assert euros(cents) in sentence
    assert not Bars((1, 2, 3, 4), (0, 0, 0, 0)).compares


@pytest.mark.parametrize("width", [200, 300, 700])
def test_any_chart_can_be_drawn(width: float) -> None:
    for planned in ((0, 0, 0, 0), (1, 0, 0, 10**13)):
        drawn = Bars(planned, (0, 5, 0, 0)).drawing(width)
        left, low, right, high = drawn.getBounds()
        assert low >= -1
        assert high <= drawn.height + 1
        assert left >= -1
        assert right <= width + 1


def test_a_budget_without_amounts_prints(full: Plan, printed: Print) -> None:
    full.budget_lines = [BudgetLine(plan_id=full.id, what="Nog leeg")]
    assert "Nog leeg" in body(printed(full))
