from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.edits import (
    Edit,
    Removed,
    addition,
    adoption,
    apply,
    change,
    inverse,
    move,
    new_key,
    removal,
    reopening,
    replay,
)
from plans.exchange.plan_file import with_new_keys
from plans.plan import KEPT, SINGLE, TABLES, Plan, Version, new_plan
from plans.plan_json import deserialise, serialise, snapshot
from plans.records import Record, references
from plans.storage.library import Library
from plans.subjects.goals import Assumption, Goal
from plans.subjects.reviews import Closing, Measurement
from plans.subjects.scans import FactorScan, LeadershipScan
from tests.plans.strategies import begin_review, fields, filled_plan, keys_of, needed, plans, values
from tests.properties import examples

LISTS = [kind for name, kind in TABLES.items() if name not in SINGLE and name not in KEPT]


def drawn_edits(plan: Plan, data: st.DataObject) -> list[Edit]:
    """Draw something a person may do to a plan, from what is there."""
    rows = [row for kind in LISTS for row in plan.list_of(kind)]
    pointers = [
        (record, field, keys)
        for record in plan.records()
        for field, table in references(type(record)).items()
        if (keys := keys_of(plan, table))
    ]
    acts = ["change", "change", "add", *(["remove", "move"] if rows else []), *(["point"] if pointers else [])]
    act = data.draw(st.sampled_from(acts))
    if act == "add":
        kind = data.draw(st.sampled_from(LISTS))
        return addition(plan, kind, data.draw(st.none() | st.integers(0, 3)), **needed(kind))
    if act in ("remove", "move"):
        row = data.draw(st.sampled_from(rows))
        return removal(plan, row) if act == "remove" else move(plan, row, data.draw(st.integers(0, 4)))
    if act == "point":
        record, field, keys = data.draw(st.sampled_from(pointers))
        return [change(record, field, data.draw(st.sampled_from(keys)))]
    one: Any = data.draw(st.sampled_from([plan.record, *plan.records()]))
    field = data.draw(st.sampled_from(fields(type(one)) or ["position"]))
    return [change(one, field, data.draw(values(type(one), field)))] if field != "position" else []


@pytest.mark.slow
@examples(15)
@given(plans(), st.data())
def test_undoing_everything_gives_the_plan_back(plan: Plan, data: st.DataObject) -> None:
    first = serialise(plan)
    done, stages = [], [first]
    for _ in range(data.draw(st.integers(1, 8))):
        edits = drawn_edits(plan, data)
        apply(plan, edits)
        deserialise(serialise(plan))
        done.append(edits)
        stages.append(serialise(plan))
    for edits in reversed(done):
        assert serialise(plan) == stages.pop()
        apply(plan, inverse(edits))
    assert serialise(plan) == first
    for edits in done:
        apply(plan, edits)
    for edits in reversed(done):
        apply(plan, inverse(edits))
    assert serialise(plan) == first


@pytest.mark.slow
@pytest.mark.hypothesis
def test_undoing_everything_gives_the_library_back(tmp_path_factory: pytest.TempPathFactory) -> None:
    library = Library.open(tmp_path_factory.mktemp("library") / "digikoers.db")

    @examples(6)
    @given(plans(), st.data())
    def check(plan: Plan, data: st.DataObject) -> None:
        plan = with_new_keys(plan)
        library.create(plan)
        first = serialise(plan)
        done = []
        for _ in range(data.draw(st.integers(1, 5))):
            edits = drawn_edits(plan, data)
            apply(plan, edits)
            library.write(plan, edits)
            done.append(edits)
            assert serialise(library.load(plan.id)) == serialise(plan)
        for edits in reversed(done):
            apply(plan, inverse(edits))
            library.write(plan, inverse(edits))
            assert serialise(library.load(plan.id)) == serialise(plan)
        assert serialise(plan)["records"] == first["records"]

    try:
        check()
    finally:
        library.close()


def test_a_record_comes_where_it_is_asked() -> None:
    plan = new_plan(2027)
    for at, title in ((None, "b"), (0, "a"), (9, "d"), (2, "c")):
        apply(plan, addition(plan, Goal, at, title=title))
    assert [goal.title for goal in plan.goals] == ["a", "b", "c", "d"]
    assert len({goal.position for goal in plan.goals}) == 4


def test_a_record_is_moved() -> None:
    plan = new_plan(2027)
    for title in "abcd":
        apply(plan, addition(plan, Goal, title=title))
    for record, to, order in ((0, 3, "bcda"), (3, 0, "abcd"), (1, 2, "acbd"), (2, 99, "acdb"), (1, -5, "cadb")):
        apply(plan, move(plan, plan.goals[record], to))
        assert "".join(goal.title for goal in plan.goals) == order
    assert move(plan, plan.goals[0], 0) == []


def test_removing_empties_every_key_to_it() -> None:
    plan = filled_plan()
    coach = plan.people[2]
    assert len(list(plan.pointing_to(coach))) > 3
    before = serialise(plan)
    edits = removal(plan, coach)
    apply(plan, edits)
    assert list(plan.pointing_to(coach)) == []
    assert plan.goals[0].owner_id is None
    apply(plan, inverse(edits))
    assert serialise(plan) == before


def test_a_goal_takes_along_what_was_only_said_of_it() -> None:
    plan = filled_plan()
    goal = plan.goals[0]
    apply(plan, addition(plan, Goal, title="Een ander doel"))
    apply(plan, addition(plan, Assumption, goal_id=plan.goals[1].id, what="Blijft"))
    before = serialise(plan)
    pointing = {str(item.__tablename__) for item, _field in plan.pointing_to(goal)}
    assert pointing == {
        *("assumption", "barrier", "measurement"),
        *("action", "activity", "budget_line", "condition", "decision", "remark"),
    }
    edits = removal(plan, goal)
    apply(plan, edits)
    assert [assumption.what for assumption in plan.assumptions] == ["Blijft"]
    assert (plan.barriers, plan.measurements) == ([], [])
    for item in (plan.actions[0], plan.activities[0], plan.budget_lines[0], plan.decisions[0], plan.remarks[0]):
        assert item.goal_id is None, "it has a meaning of its own and stays"
    deserialise(serialise(plan))
    apply(plan, inverse(edits))
    assert serialise(plan) == before


def test_adopting_keeps_the_plan_as_it_stood() -> None:
    plan = filled_plan()
    before = snapshot(plan)
    apply(plan, adoption(plan, dt.date(2026, 12, 18), "Ineke", snapshot(plan)))
    assert (plan.record.state, plan.record.adopted_on, plan.record.adopted_by) == (
        "adopted",
        dt.date(2026, 12, 18),
        "Ineke",
    )
    assert not plan.may_change(plan.goals[0])
    assert plan.may_change(plan.actions[0])
    assert not plan.may_change(plan.record)
    apply(plan, reopening(plan))
    assert plan.may_change(plan.goals[0])
    apply(plan, [change(plan.goals[0], "title", "Anders")])
    assert plan.versions[0].content == before
    apply(plan, adoption(plan, dt.date(2027, 1, 8), "Ineke", snapshot(plan)))
    assert [version.number for version in plan.versions] == [1, 2]


def test_a_closed_plan_stays_as_it_is() -> None:
    plan = filled_plan()
    apply(plan, [change(plan.record, "state", "closed")])
    assert not any(plan.may_change(record) for record in (plan.record, *plan.records()))


def test_a_plan_finds_its_records() -> None:
    plan = filled_plan()
    assert plan.find(plan.id) is plan.record
    assert plan.find(str(plan.goals[0].id)) is plan.goals[0]
    assert plan.find(None) is plan.find("onzin") is None
    assert plan.leader is plan.people[0]
    assert isinstance(plan.list_of(Goal)[0], Record)


def test_what_is_made_once_has_a_key_that_follows_from_the_plan() -> None:
    """Two laptops that begin the same review, scan, adoption or closing make the same records."""
    plan = filled_plan()
    twin = deserialise(serialise(plan))
    for kind, of in (
        (Measurement, {"goal_id": plan.goals[0].id, "quarter": 3}),
        (LeadershipScan, {"year": 2028}),
        (FactorScan, {"year": 2028}),
        (Version, {"number": 7}),
        (Closing, {"quarter": 3}),
    ):
        key = new_key(plan, kind, **of)
        assert key == new_key(twin, kind, **of)
        plan.list_of(kind).append(Measurement(id=key, plan_id=plan.id, quarter=3))
        assert new_key(plan, kind, **of) != key, "a second one is a record of its own"
    assert new_key(plan, Goal) != new_key(plan, Goal)
    begun = [begin_review(deserialise(serialise(twin)), 3) for _laptop in range(2)]
    assert [edit.record.id for edit in begun[0]] == [edit.record.id for edit in begun[1]] != []


def test_what_was_done_on_one_copy_is_done_on_another() -> None:
    mine = filled_plan()
    theirs = deserialise(serialise(mine))
    gone = mine.actions[0]
    step = [
        change(mine.goals[0], "title", "Anders"),
        *addition(mine, Goal, title="Erbij"),
        *removal(mine, gone),
    ]
    apply(mine, step)
    replay(theirs, step)
    assert serialise(theirs) == serialise(mine)
    # Of what is not there nothing is done.
    replay(theirs, [change(gone, "what", "Nergens"), Removed(gone)])
    assert serialise(theirs) == serialise(mine)
    replay(theirs, inverse(step))
    assert theirs.find(gone.id) is not None
    assert theirs.goals[0].title != "Anders"
