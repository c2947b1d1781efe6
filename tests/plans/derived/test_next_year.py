"""The plan after this one: what goes along, what stays behind, and no date that is left in the old year."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import calendar_rules
from plans.command import run
from plans.derived import line_amounts, next_year
from plans.derived.next_year import KEYS, LAST, carry_over_choices, make_next_plan, shift_date
from plans.edits import apply, inverse
from plans.errors import Refused
from plans.exchange import plan_file
from plans.plan import Plan, new_plan
from plans.plan_json import deserialise, serialise
from plans.records import Record
from plans.subjects.actions import Action, Block
from plans.subjects.budget import BudgetLine
from plans.subjects.calendar import Moment
from plans.subjects.conditions import Condition
from plans.subjects.goals import Assumption, Barrier, Goal
from plans.subjects.people import Person
from plans.subjects.reviews import Measurement
from plans.subjects.scans import LeadershipScan
from plans.subjects.training import Activity
from tests.plans.strategies import filled_plan, plans
from tests.properties import examples

BROUGHT = ("blocks", "measurements", "decisions", "remarks", "versions", "closings")
"""Tables of what belongs to the year in which it was."""


@pytest.fixture
def sample() -> Plan:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    return plan


def with_records(year: int = 2027, **rows: list[dict[str, Any]]) -> Plan:
    """Make a plan with these records."""
    plan = new_plan(year)
    kinds: dict[str, type[Record]] = {
        "goals": Goal,
        "assumptions": Assumption,
        "barriers": Barrier,
        "actions": Action,
        "activities": Activity,
        "budget_lines": BudgetLine,
        "conditions": Condition,
        "measurements": Measurement,
        "moments": Moment,
        "people": Person,
        "blocks": Block,
        "leadership_scans": LeadershipScan,
    }
    for name, values in rows.items():
        for place, value in enumerate(values):
            plan.table(name).append(kinds[name](plan_id=plan.id, position=place + 10, **value))
    return plan


def dates_of(plan: Plan) -> list[tuple[str, dt.date]]:
    return [
        (f"{record.__tablename__}.{name}", value)
        for record in plan.records()
        for name in type(record).model_fields
        if isinstance(value := getattr(record, name), dt.date)
    ]


# any plan at all


@pytest.mark.slow
@examples(20)
@given(plans(most=3), st.sets(st.sampled_from(KEYS)))
def test_any_plan_gives_a_whole_new_one(plan: Plan, chosen: set[str]) -> None:
    before = serialise(plan)
    if plan.year == LAST:
        with pytest.raises(Refused):
            make_next_plan(plan, chosen)
        return
    made = make_next_plan(plan, chosen)
    assert serialise(plan) == before, "the old plan is left as it was"
    assert serialise(deserialise(serialise(made))) == serialise(made), (
        "a plan file can hold it, and every key leads somewhere"
    )
    old = {plan.id, *(record.id for record in plan.records())}
    assert not old & {made.id, *(record.id for record in made.records())}
    assert made.year == plan.year + 1
    assert (made.record.state, made.record.adopted_on, made.record.adopted_by) == ("concept", None, "")
    assert [where for where, day in dates_of(made) if day.year < made.year] == []
    assert not any(made.table(name) for name in BROUGHT)
    assert [review.quarter for review in made.reviews] == [1, 2, 3, 4]
    assert made.leader or not plan.leader


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)), st.integers(2001, 2100))
def test_a_working_day_stays_one_in_its_month(day: dt.date, year: int) -> None:
    later = shift_date(day, year)
    assert later is not None
    assert shift_date(later, year) == later
    if day.year >= year:
        assert later == day
        return
    assert (later.year, later.month) == (year, day.month)
    if day.weekday() < 5 and calendar_rules.is_free(day):
        assert later.weekday() < 5
        assert calendar_rules.is_free(later)
    elif (day.month, day.day) != (2, 29):
        assert later.day == day.day


# dates


def test_dates_are_moved() -> None:
    assert shift_date(None, 2028) is None
    assert shift_date(dt.date(2027, 5, 3), 2028) == dt.date(2028, 5, 3)
    assert shift_date(dt.date(2027, 1, 8), 2028) == dt.date(2028, 1, 10), "a Friday that became a Saturday"
    assert shift_date(dt.date(2027, 9, 30), 2028) == dt.date(2028, 9, 29), "it does not slip into the next month"
    assert shift_date(dt.date(2027, 12, 31), 2028) == dt.date(2028, 12, 29), "nor into the next year"
    assert shift_date(dt.date(2027, 4, 28), 2028) == dt.date(2028, 4, 28)
    assert shift_date(dt.date(2027, 4, 26), 2028) == dt.date(2028, 4, 26)
    assert shift_date(dt.date(2025, 4, 28), 2026) == dt.date(2026, 4, 28)
    assert shift_date(dt.date(2028, 2, 29), 2029) == dt.date(2029, 2, 28)
    assert shift_date(dt.date(2027, 5, 1), 2028) == dt.date(2028, 5, 1), "it was a Saturday and may be one"
    assert shift_date(dt.date(2028, 3, 1), 2028) == dt.date(2028, 3, 1), "what lies ahead stays where it is"


def test_an_action_never_begins_after_it_is_due() -> None:
    plan = with_records(actions=[{"what": "Bellen", "start": dt.date(2027, 11, 2), "due": dt.date(2028, 2, 1)}])
    (action,) = make_next_plan(plan).actions
    assert (action.start, action.due) == (None, dt.date(2028, 2, 1))


# goals


def goal_after(value: str | None, **fields: Any) -> Goal:
    plan = with_records(goals=[{"title": "Nachten", "ended": "carried_on", **fields}])
    if value is not None:
        for quarter, item in ((1, Decimal(99)), (3, Decimal(value)), (4, None)):
            plan.measurements.append(
                Measurement(plan_id=plan.id, goal_id=plan.goals[0].id, quarter=quarter, value=item, position=quarter)
            )
    (goal,) = make_next_plan(plan).goals
    return goal


@pytest.mark.parametrize(
    ("baseline", "target", "value", "begins", "aims"),
    [
        ("6", "3", "4.5", "4.5", "3"),
        ("6", "3", "3", "3", None),
        ("6", "3", "2", "2", None),
        ("0", "12", "12", "12", None),
        ("0", "12", "15", "15", None),
        ("0", "12", "-1", "-1", "12"),
        (None, "12", "15", "15", "12"),
        (None, "12", "12", "12", None),
        ("0", None, "7", "7", None),
        ("6", "3", None, "6", "3"),
    ],
)
def test_a_goal_begins_where_the_last_measurement_left_off(
    baseline: str | None, target: str | None, value: str | None, begins: str, aims: str | None
) -> None:
    def number(text: str | None) -> Decimal | None:
        return None if text is None else Decimal(text)

    goal = goal_after(value, baseline=number(baseline), target=number(target))
    assert (goal.baseline, goal.target) == (number(begins), number(aims))


def test_a_goal_that_goes_on_keeps_its_words_and_not_its_ending() -> None:
    goal = goal_after(
        None,
        problem="Onrust in de nacht",
        stage="pilot",
        fits="yes",
        ready_urgent="go",
        lesson=" Eerst oefenen ",
        evaluation_on=dt.date(2027, 9, 28),
        due=dt.date(2027, 9, 30),
    )
    assert (goal.stage, goal.fits, goal.ready_urgent, goal.ended, goal.lesson) == ("pilot", "yes", "go", None, "")
    assert goal.problem == "Onrust in de nacht\n\nWat we leerden in 2027: Eerst oefenen"
    assert (goal.evaluation_on, goal.due) == (dt.date(2028, 9, 28), dt.date(2028, 9, 29))


def test_what_was_learned_goes_along_only_when_asked() -> None:
    plan = with_records(goals=[{"title": "Nachten", "ended": "carried_on", "lesson": "Oefenen", "problem": "Onrust"}])
    assert make_next_plan(plan, set(KEYS) - {"lessons"}).goals[0].problem == "Onrust"


def test_a_goal_runs_on_only_past_the_new_year() -> None:
    assert goal_after(None, runs_on=True, due=dt.date(2029, 3, 1)).runs_on
    goal = goal_after(None, runs_on=True, due=dt.date(2028, 3, 1))
    assert (goal.runs_on, goal.due) == (False, dt.date(2028, 3, 1))


def test_only_goals_that_are_carried_on_go_along_with_what_is_theirs() -> None:
    plan = with_records(goals=[{"title": item, "ended": item} for item in ("reached", "not_reached", "carried_on")])
    plan.goals.append(Goal(plan_id=plan.id, title="idea", parked=True, position=20))
    plan.goals.append(Goal(plan_id=plan.id, title="aside", parked=True, fits="no", position=21))
    for place, goal in enumerate(plan.goals):
        plan.actions.append(Action(plan_id=plan.id, what=goal.title, goal_id=goal.id, status="busy", position=place))
        plan.barriers.append(Barrier(plan_id=plan.id, what=goal.title, goal_id=goal.id, position=place))
        for outcome in (None, "holds"):
            plan.assumptions.append(
                Assumption(plan_id=plan.id, what=f"{goal.title} {outcome}", goal_id=goal.id, outcome=outcome)
            )
    plan.actions.append(Action(plan_id=plan.id, what="loose", status="open", position=8))
    plan.actions.append(Action(plan_id=plan.id, what="done", status="done", position=9))
    plan.actions.append(Action(plan_id=plan.id, what="stopped", status="stopped", position=10))
    made = make_next_plan(plan)
    assert [goal.title for goal in made.goals] == ["carried_on", "idea", "aside"]
    assert [action.what for action in made.actions] == ["carried_on", "idea", "aside", "loose"]
    assert made.actions[0].goal_id == made.goals[0].id
    assert [barrier.what for barrier in made.barriers] == ["carried_on", "idea", "aside"]
    assert {assumption.what for assumption in made.assumptions} == {"carried_on None", "idea None", "aside None"}
    alone = make_next_plan(plan, {"actions"})
    assert ([item.what for item in alone.actions], alone.goals) == (["loose"], [])


# people and money


def test_people_go_along_with_their_hours_and_without_what_was_rostered() -> None:
    plan = with_records(
        people=[
            {"name": "Samira", "role": "digicoach", "hours_per_week": Decimal(8), "start": dt.date(2027, 3, 1)},
            {"name": "Joost", "start": dt.date(2027, 3, 1), "until": dt.date(2027, 6, 30), "rostered2": Decimal(9)},
            {"name": "Els", "start": dt.date(2026, 9, 1), "until": dt.date(2028, 3, 31)},
            {"name": "Noor", "start": dt.date(2028, 2, 1)},
            {"name": "Bo", "start": dt.date(2024, 5, 1), "until": dt.date(2027, 6, 30)},
        ]
    )
    plan.people[2].replaced_by_id = plan.people[3].id
    samira, joost, els, noor, bo = make_next_plan(plan).people[2:]
    assert (samira.hours_per_week, samira.role) == (Decimal(8), "digicoach")
    assert (samira.start, samira.until) == (None, None), "she began and simply goes on"
    assert (joost.start, joost.until, joost.rostered2) == (dt.date(2028, 3, 1), dt.date(2028, 6, 30), None)
    assert (els.start, els.until) == (None, dt.date(2028, 3, 31))
    assert noor.start == dt.date(2028, 2, 1)
    assert (bo.start, bo.until) == (None, dt.date(2028, 6, 30)), "from January on, as in the old year"
    assert samira.replaced_by_id == joost.id


def test_without_people_the_leader_and_the_team_are_still_there() -> None:
    plan = filled_plan()
    made = make_next_plan(plan, set(KEYS) - {"people"})
    assert [person.name for person in made.people] == ["Annelies Verhoeven", "Het team"]
    assert made.risks[0].owner_id is None


def test_yearly_lines_go_along_as_they_were_planned() -> None:
    plan = with_records(
        budget_lines=[
            {
                "what": "Huur",
                "recurrence": "yearly",
                "quarter1": 100,
                "quarter4": 5,
                "actual1": 90,
                "applied_on": dt.date(2027, 1, 5),
                "decided_on": dt.date(2027, 2, 5),
                "account_due": dt.date(2027, 12, 1),
            },
            {"what": "Tablets", "recurrence": "one_off", "quarter1": 500},
            {"what": "Iets", "quarter1": 500},
        ]
    )
    (line,) = make_next_plan(plan).budget_lines
    assert (line.what, line.quarter1, line.quarter2, line.quarter4, line.actual1) == ("Huur", 100, None, 5, None)
    assert (line.applied_on, line.decided_on, line.account_due) == (None, None, dt.date(2028, 12, 1))


def test_a_line_keeps_what_it_follows_or_else_its_amounts() -> None:
    plan = with_records(
        people=[{"name": "Samira", "role": "digicoach", "hours_per_week": Decimal(8)}],
        activities=[{"what": "Cursus", "on": dt.date(2027, 5, 4), "cost": 40_00, "held": True, "reached": 9}],
        budget_lines=[{"what": "Uren", "recurrence": "yearly", "rate": 34_00}, {"what": "Les", "recurrence": "yearly"}],
    )
    plan.budget_lines[0].person_id = plan.people[2].id
    plan.budget_lines[1].activity_id = plan.activities[0].id
    planned = [row.planned for row in line_amounts.amounts(plan)]
    made = make_next_plan(plan)
    assert made.budget_lines[0].person_id == made.people[2].id
    assert made.budget_lines[1].activity_id == made.activities[0].id
    assert (made.activities[0].on, made.activities[0].held, made.activities[0].reached) == (
        dt.date(2028, 5, 4),
        False,
        None,
    )
    alone = make_next_plan(plan, {"budget"})
    assert not any(line.linked for line in alone.budget_lines)
    assert [row.planned for row in line_amounts.amounts(alone)] == planned


# the rest


def test_conditions_that_are_in_order_stay_behind() -> None:
    plan = with_records(
        conditions=[{"what": item, "status": item} for item in ("in_place", "arranging", "not_yet")],
        moments=[{"what": item, "kind": item} for item in ("team_meeting", "evaluation", "subsidy", "celebration")],
        leadership_scans=[{"year": 2026}, {"year": 2027, "note": "Nu"}],
    )
    made = make_next_plan(plan)
    assert [condition.what for condition in made.conditions] == ["arranging", "not_yet"]
    assert [moment.what for moment in made.moments] == ["team_meeting", "celebration"]
    assert [scan.year for scan in made.leadership_scans] == [2027], "it is last year’s now, to compare with"


def test_reviews_get_days_of_their_own() -> None:
    plan = filled_plan()
    made = make_next_plan(plan)
    assert [review.on for review in made.reviews] == [calendar_rules.review_day(2028, item) for item in (1, 2, 3, 4)]
    assert made.reviews[0].place == plan.reviews[0].place
    assert not made.reviews[0].overall
    assert not make_next_plan(plan, ()).reviews[0].place


def test_what_is_counted_is_what_comes(sample: Plan) -> None:
    sample.goals[1].ended = "carried_on"
    counts = {choice.key: choice.count for choice in carry_over_choices(sample)}
    made = make_next_plan(sample)
    assert counts["people"] == len(made.people) == 11
    assert counts["goals"] == 1
    assert counts["ideas"] == 4
    assert (
        counts["budget"] == len(made.budget_lines) == sum(line.recurrence == "yearly" for line in sample.budget_lines)
    )
    assert counts["actions"] == len(made.actions)
    assert "lessons" not in counts
    without = {choice.key: choice.count for choice in carry_over_choices(sample, set(KEYS) - {"goals"})}
    assert without.get("actions", 0) < counts["actions"]
    assert without["goals"] == 1
    assert counts["vision"] == sum(sample.vision.is_filled(item) for item in sample.vision.fields()) + sum(
        behaviour.is_filled(field) for behaviour in sample.behaviours for field in ("what", "seen_by")
    )
    assert (
        next_year.carry_over_words(sample, {"people", "goals", "vision"})
        == "mensen (11), visie en boodschap, doelen (1)"
    )
    assert next_year.carry_over_words(sample, ()) == ""


def test_looking_back_proposes_and_decides_nothing(sample: Plan) -> None:
    for goal, status, why in zip(sample.goals, ("reached", "on_course", "stuck"), ("ja", "ja", ""), strict=False):
        for quarter, item in ((1, "attention"), (3, status)):
            sample.measurements.append(
                Measurement(plan_id=sample.id, goal_id=goal.id, quarter=quarter, status=item, why=why, value=Decimal(2))
            )
    found = next_year.goal_outcomes(sample)
    assert [item.number for item in found] == [1, 2, 3, 4, 5]
    assert [item.proposed for item in found] == ["reached", "carried_on", None, None, None]
    assert [item.value for item in found][:4] == [2, 2, 2, None]
    assert not any(goal.ended for goal in sample.goals)
    assert next_year.status(sample) == "not_started"
    sample.goals[0].ended = "reached"
    assert next_year.status(sample) == "busy"
    for goal in sample.goals:
        goal.ended = "reached"
    assert next_year.status(sample) == "complete"


def test_closing_can_be_taken_back() -> None:
    plan = filled_plan()
    first = plan.record.state
    edits = next_year.closing(plan)
    apply(plan, edits)
    assert plan.record.state == "closed"
    assert not plan.may_change(plan.actions[0])
    apply(plan, next_year.reopening(plan))
    assert plan.record.state == "concept"
    apply(plan, inverse(edits))
    assert plan.record.state == first


# the command line


@pytest.fixture
def file(sample: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "De Linde 2027.jaarplan"
    sample.goals[1].ended = "carried_on"
    plan_file.write(sample, path)
    return path


def test_the_command_writes_a_plan_and_says_what_came_along(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()
    to = file.with_name("2028.jaarplan")
    assert run(["next-year", str(file), "--to", str(to)]) == 0
    out, err = capsys.readouterr()
    assert (len(out.splitlines()), err) == (1, "")
    assert out.startswith("“2028.jaarplan” is het plan voor 2028. Dit kwam mee: mensen (11), ")
    made, notice = plan_file.read(to)
    assert (made.year, notice, made.goals[0].title) == (2028, None, "Rustiger nachten")
    assert file.read_bytes() == before
    assert run(["next-year", str(file), "--to", str(file.with_name("en.jaarplan")), "--language", "en"]) == 0
    assert "people (11), " in capsys.readouterr().out


def test_the_command_replaces_nothing_and_never_the_plan_itself(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    other = tmp_path / "anders.jaarplan"
    other.write_text("Van mij", encoding="utf-8")
    assert run(["next-year", str(file), "--to", str(other)]) == 2
    assert other.read_text(encoding="utf-8") == "Van mij"
    for itself in (file, tmp_path / "x" / ".." / file.name):
        (tmp_path / "x").mkdir(exist_ok=True)
        for force in ([], ["--force"]):
            assert run(["next-year", str(file), "--to", str(itself), *force]) == 2
    assert file.read_bytes() == before
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 5)
    assert run(["next-year", str(file), "--to", str(other), "--force"]) == 0
    assert plan_file.read(other)[0].year == 2028


@pytest.mark.parametrize("arguments", [[], ["x"], ["gone.jaarplan", "--to", "y"], ["x\0", "--to", "y"]])
def test_the_command_refuses_in_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["next-year", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)


def test_the_command_refuses_a_damaged_plan_and_a_year_too_far(
    file: Path, sample: Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "nieuw.jaarplan"
    file.write_bytes(file.read_bytes()[:3000])
    assert run(["next-year", str(file), "--to", str(to)]) == 2
    sample.team.year = LAST
    plan_file.write(sample, file)
    assert run(["next-year", str(file), "--to", str(to)]) == 2
    assert str(LAST) in capsys.readouterr().err
    assert not to.exists()
