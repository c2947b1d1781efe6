"""What was counted on paper becomes a number of a goal, in one step, with where it comes from."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from plans.derived import tally
from plans.derived.tally import Faces, Week
from plans.edits import Added, apply, inverse
from plans.errors import Refused
from plans.exchange import plan_file
from plans.plan import Plan
from plans.plan_json import serialise
from plans.subjects.goals import Goal

FIRST = dt.date(2026, 12, 7)


@pytest.fixture
def plan() -> Plan:
    return plan_file.read(plan_file.SAMPLE)[0]


def week(*days: int | None, by_shift: bool = False) -> Week:
    counts = {(day, 0): Decimal(count) for day, count in enumerate(days) if count is not None}
    return Week(FIRST, counts, by_shift)


@pytest.mark.parametrize(
    ("typed", "count"),
    [("", None), ("  ", None), ("0", 0), ("12", 12), ("2,5", "2.5"), ("||||", 4), ("|||| ||||  |", 9), ("IIII I", 5),
     ("///", 3)],
)  # fmt: skip
def test_a_count_is_a_number_or_marks(typed: str, count: str | int | None) -> None:
    assert tally.parse_count(typed) == (None if count is None else Decimal(count))


@pytest.mark.parametrize("typed", ["-1", "veel", "1-2", "||2"])
def test_what_is_no_count_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        tally.parse_count(typed)


def test_zero_counts_and_what_was_not_counted_does_not() -> None:
    assert week(4, 0, None, 5).figure("day") == Decimal(3)
    assert week(4, 0, None, 5).figure("total") == Decimal(9)
    assert week().figure("day") is None


def test_a_shift_and_a_day_have_means_of_their_own() -> None:
    counts = {(day, shift): Decimal(2) for day in range(3) for shift in range(4)}
    counted = Week(FIRST, counts, by_shift=True)
    assert (counted.figure("day"), counted.figure("shift"), counted.figure("total")) == (8, 2, 24)
    assert counted.words() == "Geteld van 7 december 2026 tot en met 9 december 2026: samen 24 (3 dagen, 12 diensten)."


def test_a_mean_has_one_decimal_and_no_zeros_behind_it() -> None:
    assert str(week(1, 2, 2).figure("day")) == "1.7"
    assert str(week(10, 20, 30).figure("day")) == "20"
    assert str(week(100, 100).figure("day")) == "100"


@pytest.mark.parametrize(
    ("indicator", "figure"),
    [("Vaste nachtrondes per nacht", "shift"), ("Minuten rapporteren per dienst", "shift"),
     ("Valincidenten per week", "total"), ("Loopjes naar de kast", "day"), ("", "day")],
)  # fmt: skip
def test_the_words_of_a_goal_say_which_figure_it_follows(plan: Plan, indicator: str, figure: str) -> None:
    assert tally.proposed_figure(Goal(plan_id=plan.id, indicator=indicator)) == figure


def test_a_week_becomes_the_baseline_with_where_it_comes_from_and_goes_back_in_one_step(plan: Plan) -> None:
    before, goal = serialise(plan), plan.goals[0]
    step = tally.week_step(plan, goal, 1, week(6, 8), "day")
    apply(plan, step)
    assert goal.baseline == 7
    assert goal.baseline_from == "Geteld van 7 december 2026 tot en met 8 december 2026: samen 14 (2 dagen)."
    apply(plan, inverse(step))
    assert serialise(plan) == before


def test_once_adopted_it_is_measured_in_the_quarter_and_what_stood_there_stays(plan: Plan) -> None:
    plan.record.state, goal = "adopted", plan.goals[0]
    baseline = goal.baseline
    (added,) = tally.week_step(plan, goal, 2, week(3), "day")
    assert isinstance(added, Added)
    apply(plan, [added])
    (measured,) = [item for item in plan.measurements if item.goal_id == goal.id and item.quarter == 2]
    assert (measured.value, measured.why) == (3, "Geteld op 7 december 2026: samen 3 (1 dag).")
    measured.why = "Het gaat goed."
    apply(plan, tally.week_step(plan, goal, 2, week(5), "day"))
    assert measured.value == 5
    assert measured.why.startswith("Het gaat goed.\nGeteld op")
    assert goal.baseline == baseline


def test_the_faces_say_what_clients_answered(plan: Plan) -> None:
    goal = plan.goals[0]
    goal.clients_asked = "De cliëntenraad."
    faces = Faces(FIRST, [[6, 2, 1], [8, 0, 0], [0, 0, 0]])
    assert faces.sheets == 9
    apply(plan, tally.faces_step(plan, goal, 1, faces))
    said = "9 blaadjes, 7 december 2026: Helpt het u? ja 6, een beetje 2, nee 1. Voelt u zich er prettig bij? ja 8."
    assert goal.clients_asked == f"De cliëntenraad.\n{said}"
    plan.record.state = "adopted"
    apply(plan, tally.faces_step(plan, goal, 3, faces))
    assert next(item for item in plan.measurements if item.quarter == 3).client_result == said


def test_nothing_is_no_count(plan: Plan) -> None:
    with pytest.raises(Refused):
        tally.week_step(plan, plan.goals[0], 1, week(), "day")
    with pytest.raises(Refused):
        tally.faces_step(plan, plan.goals[0], 1, Faces(FIRST, [[0, 0, 0]] * 3))


def test_more_than_the_program_can_hold_is_refused(plan: Plan) -> None:
    with pytest.raises(Refused):
        tally.week_step(plan, plan.goals[0], 1, Week(FIRST, {(0, 0): Decimal(10**13)}, False), "total")
