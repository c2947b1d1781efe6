"""The year on paper: the strip of actions, and what each quarter brought."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from plans.derived import year_strip
from plans.plan import Plan
from plans.printing.trend_chart import chart, status_history
from plans.printing.words import date
from plans.printing.year_strip import MOST_ROWS, YearStrip
from plans.subjects.actions import Action, Block
from plans.subjects.reviews import Closing, Decision, GoalStatus, Measurement, Remark
from resources.texts import choices
from tests.plans.printing.conftest import day
from tests.plans.printing.pdf_reading import body, squeezed

STATUSES = get_args(GoalStatus)


@pytest.fixture
def lived(full: Plan) -> Plan:
    """The full plan after its year: each goal with another status, and every way in which a goal can move."""
    for place, goal in enumerate(full.goals[:5]):
        for quarter in (1, 2, 3, 4):
            status = STATUSES[(place + quarter) % len(STATUSES)]
            full.measurements.append(
                Measurement(plan_id=full.id, position=len(full.measurements), goal_id=goal.id, quarter=quarter,
                            value=Decimal(place * quarter), status=status, why=f"Omdat {place}-{quarter}",
                            client_result="Slaapt door", employee_result="Loopt minder")
            )  # fmt: skip
    full.goals[0].ended, full.goals[0].lesson = "reached", "Begin met de nacht"
    full.decisions = [Decision(plan_id=full.id, quarter=2, what="Vier bewoners erbij", kind="scale_up",
                               goal_id=full.goals[1].id, owner_id=full.people[2].id, due=day(8, 1))]  # fmt: skip
    full.remarks = [Remark(plan_id=full.id, quarter=2, kind="decision", what="Akkoord", author="Ineke", on=day(7, 20))]
    full.closings = [Closing(plan_id=full.id, quarter=1, closed_on=day(4, 15))]
    full.reviews[0].overall, full.reviews[0].overall_why = "attention", "De wifi viel uit"
    return full


def test_the_print_tells_the_whole_year(lived: Plan, printed: Callable[..., Path]) -> None:
    sentence = squeezed(body(printed(lived)))
    entries = [
        "Slaapt door",
        "Loopt minder",
        "Vier bewoners erbij",
        "1 aug",
        "Akkoord",
        "Ineke",
        "Begin met de nacht",
    ]
    entries += ["Begin met de nacht", "De wifi viel uit", "15 april 2027"]
    entries += [f"Omdat {place}-{quarter}" for place in range(5) for quarter in (1, 4)]
    entries += choices("reviews", "measurement.status").values()
    assert [item for item in entries if squeezed(item) not in sentence] == []


def test_every_status_has_a_shape_of_its_own(lived: Plan) -> None:
    """It can be told in black and white."""
    shapes = {}
    for goal in lived.goals[:5]:
        drawn = status_history(lived, goal, 400)
        assert drawn is not None
        assert drawn.alt_text.startswith("K1: ")
        assert drawn.alt_text.count(";") == 3
        found = [content for content in drawn.contents if type(content).__name__ != "_String"]
        rows = [item for item in found if not hasattr(item, "text")]
        statuses = [measurement.status for measurement in lived.measurements if measurement.goal_id == goal.id]
        shapes |= {
            status: (type(shape).__name__, len(getattr(shape, "points", ())), getattr(shape, "fillColor", None) is None)
            for status, shape in zip(statuses, rows, strict=True)
        }
    assert set(shapes) == set(STATUSES)
    assert len(set(shapes.values())) == len(STATUSES)


def test_a_goal_without_any_status_has_no_row_of_them(full: Plan) -> None:
    assert status_history(full, full.goals[0], 400) is None


def test_the_chart_says_every_point_and_the_target(lived: Plan) -> None:
    drawn = chart(lived, lived.goals[1])
    assert drawn is not None
    assert drawn.alt_text() == "begin: 6; kwartaal 1: 1; kwartaal 2: 2; kwartaal 3: 3; kwartaal 4: 4; doel: 3"
    lived.goals[1].target = None
    drawn = chart(lived, lived.goals[1])
    assert drawn is not None
    assert "doel" not in drawn.alt_text()
    assert len(drawn.drawing(300).contents) > 10
    lived.measurements.clear()
    assert chart(lived, lived.goals[1]) is None, "one point is no line"


@pytest.mark.parametrize(
    ("baseline", "target", "values"), [(3, 3, (3, 3)), (0, 12, (3, 1)), (6, 3, (7, 8)), (6, 3, (5,))]
)
def test_a_line_of_any_direction_is_drawn_within_its_frame(
    full: Plan, baseline: int, target: int, values: tuple[int, ...]
) -> None:
    goal = full.goals[0]
    goal.baseline, goal.target, goal.due = Decimal(baseline), Decimal(target), day(3, 1, 2028)
    full.measurements = [
        Measurement(plan_id=full.id, position=place, goal_id=goal.id, quarter=place + 1, value=Decimal(value))
        for place, value in enumerate(values)
    ]
    drawn = chart(full, goal)
    assert drawn is not None
    picture = drawn.drawing(300)
    left, low, right, high = picture.getBounds()
    assert left >= 0
    assert low >= 0
    assert right <= 300
    assert high <= picture.height


def test_the_strip_tells_every_action_apart(full: Plan, printed: Callable[..., Path]) -> None:
    """Done, new, going on after the year, in December where its words stand before it, and too long for the line."""
    full.blocks = [
        Block(plan_id=full.id, kind="team", what="Verhuizing van gang 2", start=day(5, 3), until=day(5, 21)),
        Block(plan_id=full.id, position=1, kind="school_holiday", what="Bouwvak", start=day(7, 20), until=day(8, 6)),
    ]
    long = "Een heel lange naam van een actie die nergens op de regel past " * 3
    for what, start, due, status in (
        ("In de laatste week", day(12, 20), day(12, 24), "open"),
        ("Loopt door", day(11, 1), day(2, 1, 2028), "busy"),
        ("Is gedaan", day(2, 1), day(2, 12), "done"),
        ("Is gestopt", day(3, 1), day(3, 5), "stopped"),
        (long, day(1, 4), day(11, 30), "open"),
    ):
        full.actions.append(
            Action(plan_id=full.id, position=len(full.actions), what=what, start=start, due=due, status=status)
        )
    page = body(printed(full))
    sentence = squeezed(page)
    assert squeezed("Verhuizing van gang 2") in sentence
    assert squeezed("Loopt door →") in sentence
    assert squeezed("✓ Is gedaan") in sentence
    assert squeezed("▲ Dispensers instellen met de apotheek") in sentence
    assert "In de laatste week" in page
    assert re.search(r"Een[^\n]*…", page), "cut on the strip, whole in the table"
    assert squeezed(long) in sentence
    words = YearStrip(full, year_strip.bars(full)).alt_text.splitlines()
    assert len(words) == len(year_strip.bars(full))
    assert any(word.startswith(f"Is gedaan: {date(day(2, 1))}") for word in words)


def test_a_strip_of_many_actions_goes_on_under_months_of_its_own(full: Plan, printed: Callable[..., Path]) -> None:
    full.actions = [
        Action(
            plan_id=full.id, position=place, what=f"Stap {place}", start=day(1, 4), due=day(1, 4) + dt.timedelta(place)
        )
        for place in range(MOST_ROWS + 4)
    ]
    months = [len(re.findall(r"\bokt\b", page)) for page in [body(printed(full))]]
    assert months == [2]
