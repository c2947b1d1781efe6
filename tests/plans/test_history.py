"""The history of a plan: its moments in order, what changed, and taking something back as one step."""

from __future__ import annotations

import datetime as dt
import json
import random
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import locks
from plans.derived import history, quarterly_review
from plans.derived.history import Moment
from plans.edits import Added, Edit, addition, adoption, apply, change, inverse, move, removal, reopening
from plans.errors import Refused
from plans.exchange import plan_file
from plans.plan import KEPT, SINGLE, Plan
from plans.plan_json import deserialise, serialise, snapshot
from plans.status import PlanState
from plans.subjects.budget import BudgetLine
from plans.subjects.goals import Goal, chosen
from plans.subjects.reviews import Measurement, Remark
from tests.plans.merges import base, hot, went_on
from tests.plans.strategies import filled_plan, plans
from tests.properties import examples

ADOPTED, CLOSED = dt.date(2026, 12, 18), dt.date(2027, 4, 14)


@pytest.fixture
def plan() -> Plan:
    return plan_file.read(plan_file.SAMPLE)[0]


def do(plan: Plan, edits: list[Edit]) -> list[Edit]:
    apply(plan, edits)
    plan.record.revision += 1
    return edits


def records(plan: Plan) -> dict[str, Any]:
    """Everything in a plan but what it keeps, in their order."""
    return {name: rows for name, rows in serialise(plan)["records"].items() if name not in KEPT}


# Moments


def test_its_moments_stand_in_the_order_of_saving(plan: Plan) -> None:
    plan.versions.clear()
    plan.closings.clear()
    plan.record.state = "concept"
    first = plan.record.revision
    do(plan, adoption(plan, ADOPTED, "Ineke de Groot", snapshot(plan)))
    between = plan_file.copy(plan)
    do(plan, quarterly_review.closing(plan, 1, CLOSED, snapshot(plan)))
    do(plan, reopening(plan))
    do(plan, adoption(plan, dt.date(1999, 1, 1), "Wij", snapshot(plan)))
    copy = Moment("copy", between.record.changed_at, "", between.record.revision, lambda: between)
    found = history.timeline(plan, [copy])
    assert [(item.kind, item.by, item.number) for item in found] == [
        ("adopted", "Ineke de Groot", 1),
        ("copy", "", 0),
        ("closed", "", 1),
        ("adopted", "Wij", 2),
    ]
    assert [item.revision for item in found] == [first, first + 1, first + 1, first + 3]
    assert [item.at for item in found if item.kind == "adopted"] == [ADOPTED, dt.date(1999, 1, 1)]
    assert found[0].load().goals[0].title == plan.goals[0].title


def test_a_library_that_was_put_back_counts_on_from_an_earlier_number(plan: Plan) -> None:
    plan.versions.clear()
    plan.closings.clear()
    day = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)

    def copy(revision: int, hour: int) -> Moment:
        return Moment("copy", day.replace(hour=hour), "", revision, lambda: plan)

    for revision in (5, 7):
        plan.record.revision = revision
        apply(plan, adoption(plan, ADOPTED, "", snapshot(plan)))
    # Put back from 9 to 5, and saved on from there; the copy at 8 was made when nothing had changed since.
    copies = [copy(3, 1), copy(5, 2), copy(9, 3), copy(6, 4), copy(8, 5), copy(8, 5)]
    found = history.timeline(plan, copies)
    assert [(item.kind, item.revision) for item in found] == [
        ("copy", 3),
        ("copy", 5),
        ("adopted", 5),
        ("copy", 9),
        ("copy", 6),
        ("adopted", 7),
        ("copy", 8),
    ]


def test_what_changed_leaves_what_is_kept_aside(plan: Plan) -> None:
    older = plan_file.copy(plan)
    do(plan, adoption(plan, ADOPTED, "Wij", snapshot(plan)))
    do(plan, [change(plan.goals[0], "title", "Anders")])
    assert {item.table for item in history.changes(older, plan)} == {"plan", "goal"}
    assert history.changes(plan, plan) == []


# Taking back


def test_one_field(plan: Plan) -> None:
    older = plan_file.copy(plan)
    do(plan, [change(plan.goals[0], "title", "Anders"), change(plan.goals[0], "problem", "Ook anders")])
    do(plan, history.field_edits(plan, older, plan.goals[0].id, "title"))
    assert (plan.goals[0].title, plan.goals[0].problem) == (older.goals[0].title, "Ook anders")
    assert history.field_edits(plan, older, plan.goals[0].id, "title") == []
    assert history.field_edits(plan, older, Goal(plan_id=plan.id).id, "title") == []


def test_a_field_that_pointed_to_what_is_gone(plan: Plan) -> None:
    older = plan_file.copy(plan)
    action = next(item for item in plan.actions if item.goal_id)
    goal = plan.goal(action.goal_id)
    assert goal
    do(plan, removal(plan, goal))
    with pytest.raises(Refused):
        history.field_edits(plan, older, action.id, "goal_id")
    do(plan, history.record_edits(plan, older, goal.id))
    assert action.goal_id == goal.id


def test_of_the_plan_itself_only_what_was_written(plan: Plan) -> None:
    older = plan_file.copy(plan)
    do(plan, [change(plan.record, "consulted", "Iedereen"), change(plan.record, "state", "closed")])
    assert history.field_edits(plan, older, plan.id, "state") == []
    do(plan, history.record_edits(plan, older, plan.id))
    assert (plan.record.consulted, plan.record.state) == (older.record.consulted, "closed")


def test_a_goal_comes_back_with_all_that_was_said_of_it(plan: Plan) -> None:
    older = plan_file.copy(plan)
    before = records(plan)
    for goal in list(plan.goals):
        removed = do(plan, removal(plan, goal))
        returned = do(plan, history.record_edits(plan, older, goal.id))
        assert [item for item in history.changes(older, plan) if item.kind != "moved"] == []
        do(plan, inverse(returned))
        do(plan, inverse(removed))
        assert records(plan) == before


def test_a_record_that_was_not_there_goes(plan: Plan) -> None:
    older = plan_file.copy(plan)
    before = records(plan)
    do(plan, addition(plan, Goal, at=1, title="Nieuw"))
    do(plan, [change(plan.actions[0], "goal_id", plan.goals[1].id)])
    do(plan, history.record_edits(plan, older, plan.goals[1].id))
    assert [goal.title for goal in plan.goals] == [goal.title for goal in older.goals]
    assert plan.actions[0].goal_id is None
    do(plan, history.plan_edits(plan, older))
    assert records(plan) == before


def test_what_is_adopted_and_closed_stays(plan: Plan) -> None:
    older = plan_file.copy(plan)
    do(plan, [change(plan.goals[0], "title", "Anders")])
    do(plan, quarterly_review.closing(plan, 4, CLOSED, snapshot(plan)))
    kept = {name: serialise(plan)["records"][name] for name in KEPT}
    state = plan.record.state
    do(plan, history.plan_edits(plan, older))
    assert {name: serialise(plan)["records"][name] for name in KEPT} == kept
    assert plan.record.state == state
    assert plan.goals[0].title == older.goals[0].title
    for version in (*plan.versions, *plan.closings):
        assert (
            history.record_edits(plan, older, version.id)
            == history.field_edits(plan, older, version.id, "content")
            == []
        )


def test_what_somebody_said_since_stays(plan: Plan) -> None:
    older = plan_file.copy(plan)
    do(plan, addition(plan, Remark, quarter=1, what="Sterk", author="Anna"))
    do(plan, history.plan_edits(plan, older))
    assert plan.remarks[-1].what == "Sterk"


def test_a_remark_lets_go_of_a_goal_that_was_not_there(plan: Plan) -> None:
    older = plan_file.copy(plan)
    (added,) = do(plan, addition(plan, Goal, title="Nieuw", parked=True))
    do(plan, addition(plan, Remark, quarter=1, what="Sterk", author="Anna", goal_id=added.record.id, sent=1))
    step = history.taking_back(plan, older)
    assert step.reasons == ()
    do(plan, step.edits)
    assert (plan.remarks[-1].what, plan.remarks[-1].goal_id) == ("Sterk", None)
    assert plan.goal(added.record.id) is None


def test_a_sixth_goal_comes_back_as_an_idea(plan: Plan) -> None:
    goal = plan.goals[0]
    older = plan_file.copy(plan)
    plan.record.state = "concept"
    do(plan, removal(plan, goal))
    do(plan, addition(plan, Goal, title="Nieuw"))
    do(plan, history.taking_back(plan, older, goal.id).edits)
    back = plan.goal(goal.id)
    assert back
    assert back.parked
    (reason,) = history.taking_back(plan, older, goal.id, "parked").reasons
    assert isinstance(reason, Refused)
    do(plan, [change(plan.goals[-1], "parked", True)])
    do(plan, history.taking_back(plan, older, goal.id, "parked").edits)
    assert not back.parked


def test_why_something_is_not_taken_back(plan: Plan) -> None:
    older = plan_file.copy(plan)
    goal, action = plan.goals[0], plan.actions[0]
    do(plan, [change(goal, "title", "Anders"), change(action, "what", "Anders")])
    do(plan, adoption(plan, ADOPTED, "Wij", snapshot(plan)))
    for field in ("title", ""):
        (reason,) = history.taking_back(plan, older, goal.id, field).reasons
        assert str(reason) == locks.reason(plan, goal, "title")
    assert not history.taking_back(plan, older, action.id).reasons
    whole = history.taking_back(plan, older)
    assert [str(reason) for reason in whole.reasons] == [locks.reason(plan, goal, "title")]
    do(plan, whole.edits)
    assert (goal.title, action.what) == ("Anders", older.actions[0].what)
    assert history.taking_back(plan, older, plan.versions[0].id).edits == []
    assert history.taking_back(plan, older, plan.id, "state").reasons


@pytest.mark.parametrize("parks", [False, True])
def test_a_goal_that_a_closed_review_measured_stays_and_one_that_comes_back_is_an_idea(plan: Plan, parks: bool) -> None:
    plan.closings.clear()
    plan.record.state = "concept"
    older, gone = plan_file.copy(plan), plan.goals[0]
    do(plan, [change(gone, "parked", True)] if parks else removal(plan, gone))
    (added,) = [edit for edit in do(plan, addition(plan, Goal, 0, title="Nieuw")) if isinstance(edit, Added)]
    do(plan, addition(plan, Measurement, goal_id=added.record.id, quarter=1, value=Decimal(3)))
    do(plan, quarterly_review.closing(plan, 1, CLOSED, snapshot(plan)))
    taken = history.taking_back(plan, older)
    assert "review van kwartaal 1" in str(taken.reasons[0])
    do(plan, taken.edits)
    back = plan.goal(gone.id)
    assert back
    assert back.parked
    assert [goal.title for goal in chosen(plan.goals)].count("Nieuw") == 1
    assert len(chosen(plan.goals)) == 5
    places = [goal.position for goal in plan.goals]
    assert sorted(set(places)) == sorted(places)


def test_a_remark_of_somebody_keeps_a_goal_that_stays_for_its_money(plan: Plan) -> None:
    older = plan_file.copy(plan)
    (added,) = do(plan, addition(plan, Goal, title="Nieuw", parked=True))
    do(plan, addition(plan, BudgetLine, what="Huur", goal_id=added.record.id))
    do(plan, addition(plan, Remark, quarter=1, what="Sterk", author="Anna", goal_id=added.record.id, sent=1))
    plan.record.state = "adopted"
    taken = history.taking_back(plan, older)
    locks.check(plan, taken.edits)
    do(plan, taken.edits)
    assert plan.goal(added.record.id)
    assert plan.remarks[-1].goal_id == added.record.id


def test_what_comes_back_lets_go_of_a_goal_that_may_not(plan: Plan) -> None:
    plan.closings.clear()
    plan.record.state = "concept"
    older = plan_file.copy(plan)
    action = next(item for item in plan.actions if item.goal_id)
    goal = plan.goal(action.goal_id)
    assert goal
    do(plan, removal(plan, action))
    do(plan, removal(plan, goal))
    do(plan, adoption(plan, ADOPTED, "Wij", snapshot(plan)))
    taken = history.taking_back(plan, older)
    assert taken.reasons
    do(plan, taken.edits)
    assert plan.goal(goal.id) is None
    (back,) = [item for item in plan.actions if item.id == action.id]
    assert back.goal_id is None


def test_what_went_on_by_chance_is_taken_back_and_undone() -> None:
    """The same forty times in every run; properties below draw others."""
    for seed in range(40):
        chance = random.Random(seed)
        older = base(chance)
        plan = went_on(older, chance, hot(older, chance))
        before = records(plan)
        taken = history.taking_back(plan, older)
        locks.check(plan, taken.edits)
        do(plan, taken.edits)
        assert serialise(deserialise(serialise(plan)))["records"] == serialise(plan)["records"], seed
        locks.check(plan, inverse(taken.edits), undoing=True)
        do(plan, inverse(taken.edits))
        assert records(plan) == before, seed


def test_what_a_lock_holds_stays_with_all_that_it_points_to() -> None:
    for seed in range(60):
        chance = random.Random(seed)
        older = base(chance)
        plan = went_on(older, chance, hot(older, chance))
        plan.closings.clear()
        for quarter in chance.sample((1, 2, 3, 4), chance.randrange(3)):
            do(plan, quarterly_review.closing(plan, quarter, CLOSED, snapshot(plan)))
        plan.record.state = chance.choice(get_args(PlanState))
        before = records(plan)
        taken = history.taking_back(plan, older)
        locks.check(plan, taken.edits)
        do(plan, taken.edits)
        assert serialise(deserialise(serialise(plan)))["records"] == serialise(plan)["records"], seed
        do(plan, inverse(taken.edits))
        assert records(plan) == before, seed


def test_any_part_that_went_on_by_chance_is_taken_back_or_says_why() -> None:
    for seed in range(25):
        chance = random.Random(seed)
        older = base(chance)
        plan = went_on(older, chance, hot(older, chance))
        if seed % 3 == 0:
            plan.record.state = chance.choice(["concept", "adopted", "closed"])
        for record in [*older.records(), *plan.records()]:
            for field in ("", *record.fields()):
                taken = history.taking_back(plan, older, record.id, field)
                locks.check(plan, taken.edits)
                assert not (taken.edits and taken.reasons) or not field


def same_keys(item: Plan, other: Plan) -> Plan:
    """The other plan as if it were an earlier moment of the first: its key, and those of its single tables."""
    text = json.dumps(serialise(other))
    for old, new in [(other.id, item.id), *((other.table(name)[0].id, item.table(name)[0].id) for name in SINGLE)]:
        text = text.replace(str(old), str(new))
    return deserialise(json.loads(text))


@examples(30)
@given(plans(), plans())
def test_any_plan_is_taken_back_to_any_moment_and_undone(plan: Plan, other: Plan) -> None:
    older = same_keys(plan, other)
    older.remarks.clear()
    plan.remarks.clear()
    before = records(plan)
    step = do(plan, history.plan_edits(plan, older))
    assert records(plan) == records(older)
    do(plan, inverse(step))
    assert records(plan) == before


@examples(30)
@given(plans(), plans(), st.data())
def test_what_is_taken_back_is_allowed_by_every_lock_and_undone(plan: Plan, other: Plan, data: st.DataObject) -> None:
    older = same_keys(plan, other)
    plan.versions.clear()
    plan.closings.clear()
    for quarter in data.draw(st.sets(st.integers(1, 4))):
        do(plan, quarterly_review.closing(plan, quarter, CLOSED, snapshot(plan)))
    plan.record.state = data.draw(st.sampled_from(get_args(PlanState)))
    plan.record.to_read = data.draw(st.booleans()) and data.draw(st.booleans())
    for remark in plan.remarks:
        remark.goal_id = data.draw(st.sampled_from([None, *(goal.id for goal in plan.goals)]))
    before, closed = records(plan), serialise(plan)["records"]["closings"]
    taken = history.taking_back(plan, older)
    locks.check(plan, taken.edits)
    do(plan, taken.edits)
    assert serialise(deserialise(serialise(plan)))["records"] == serialise(plan)["records"], "no key leads to nothing"
    assert serialise(plan)["records"]["closings"] == closed
    assert len(chosen(plan.goals)) <= max(5, len(chosen(older.goals)), len(chosen(other.goals)), sum_of_goals(before))
    if not taken.reasons:
        left = {name: rows for name, rows in records(plan).items() if name != "remarks"}
        assert left == {name: rows for name, rows in records(older).items() if name != "remarks"}
    locks.check(plan, inverse(taken.edits), undoing=True)
    do(plan, inverse(taken.edits))
    assert records(plan) == before


def sum_of_goals(form: dict[str, Any]) -> int:
    return sum(not row["parked"] for row in form["goals"])


@examples(30)
@given(st.data())
def test_any_record_is_taken_back(data: st.DataObject) -> None:
    plan = filled_plan()
    older = plan_file.copy(plan)
    for _time in range(data.draw(st.integers(1, 4))):
        gone = data.draw(st.sampled_from([*plan.goals, *plan.people, *plan.actions, *plan.reviews]))
        if data.draw(st.booleans()):
            do(plan, move(plan, gone, 0))
        else:
            do(plan, removal(plan, gone))
    for record in list(older.records()):
        do(plan, history.record_edits(plan, older, record.id))
    assert [item for item in history.changes(older, plan) if item.kind != "moved"] == []
    assert serialise(deserialise(serialise(plan))) == serialise(plan)
