"""What the state of a plan or of a review allows: one rule, held against may_change edit by edit."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import edits, locks
from plans.derived import compare, next_year, quarterly_review, steps
from plans.edits import Added, Change, Edit, Removed, addition, adoption, apply, change, inverse, removal, reopening
from plans.errors import Locked
from plans.exchange import remarks_file
from plans.exchange.plan_file import copy
from plans.plan import Plan
from plans.plan_json import serialise, snapshot
from plans.subjects.people import Person
from plans.subjects.reviews import Closing, Decision, Remark
from tests.plans import states
from tests.plans.states import DAY, OPEN, STATES, plan_in
from tests.properties import examples

every_state = st.builds(plan_in, st.sampled_from(STATES), review_closed=st.booleans())


@examples(150)
@given(every_state, st.data())
def test_a_step_is_allowed_exactly_when_may_change_allows_each_edit(plan: Plan, data: st.DataObject) -> None:
    step = data.draw(states.steps(plan))
    before = serialise(plan)
    wanted = states.allowed(plan, step)
    refused = locks.refusal_of(plan, step)
    assert (refused is None) == wanted
    assert serialise(plan) == before, "looking changes nothing"
    if refused:
        assert refused.sentence
        assert refused.advice
        with pytest.raises(Locked):
            locks.check(plan, step)
        return
    apply(plan, step)
    after = serialise(plan)
    assert locks.refusal_of(plan, inverse(step), undoing=True) is None, "what was done can be undone"
    apply(plan, inverse(step))
    assert serialise(plan) == before
    assert locks.refusal_of(plan, step) is None, "and done again"
    apply(plan, step)
    assert serialise(plan) == after


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize("state", STATES)
def test_opening_and_closing_are_excepted_where_there_is_something_to_open(state: str, closed: bool) -> None:
    plan = plan_in(state, review_closed=closed)
    for act, (step, fits) in states.acts(plan).items():
        before = serialise(plan)
        assert (locks.refusal_of(plan, step) is None) == fits, act
        if fits:
            apply(plan, step)
            assert locks.refusal_of(plan, inverse(step), undoing=True) is None, act
            apply(plan, inverse(step))
        assert serialise(plan) == before


def test_a_step_is_walked_with_the_state_as_it_is_at_each_edit() -> None:
    plan = plan_in("adopted")
    title = change(plan.goals[0], "title", "Anders")
    opens, fixes = reopening(plan), [Change(plan.record, "state", "concept", "adopted")]
    assert locks.refusal_of(plan, [title])
    assert locks.refusal_of(plan, [title, *opens]), "too early"
    assert locks.refusal_of(plan, [*opens, *fixes, title]), "too late"
    assert locks.refusal_of(plan, [*opens, title]) is None
    assert locks.refusal_of(plan, [*opens, title, *fixes]) is None
    decision = change(plan.decisions[0], "what", "Anders")
    assert locks.refusal_of(plan, [decision])
    assert locks.refusal_of(plan, [*quarterly_review.reopening(plan, 1, DAY), decision]) is None


def test_what_was_kept_only_comes_with_opening_and_closing() -> None:
    for state in STATES:
        plan = plan_in(state)
        kept: list[Any] = [*plan.versions, *plan.closings]
        assert not any(map(plan.may_change, kept))
        for record in kept:
            assert locks.refusal_of(plan, [change(record, "content", {})])
            assert locks.refusal_of(plan, [Removed(record)])
            assert locks.refusal_of(plan, [Added(record.copy_with())])
    plan = plan_in("concept", review_closed=False)
    version = adoption(plan, DAY, "Ineke", snapshot(plan))[0]
    assert locks.refusal_of(plan, [version]), "a version without an adoption"
    assert locks.refusal_of(plan, [Removed(plan.versions[0]), change(plan.record, "state", "adopted")])
    plan = plan_in("adopted")
    assert locks.refusal_of(plan, [Added(plan.versions[0].copy_with()), *reopening(plan)]), "opening keeps nothing"
    [closing] = plan.closings
    assert locks.refusal_of(plan, [Change(closing, "reopened_on", None, DAY)]) is None
    apply(plan, quarterly_review.reopening(plan, 1, DAY))
    assert locks.refusal_of(plan, [Change(closing, "reopened_on", DAY, None)]), "closing again keeps a new copy"


def test_nothing_moves_into_a_closed_review() -> None:
    plan = plan_in("adopted")
    later = plan.decisions[1]
    assert plan.may_change(later)
    assert locks.refusal_of(plan, [change(later, "quarter", 1)])
    assert locks.refusal_of(plan, [change(later, "quarter", 3)]) is None
    assert locks.refusal_of(plan, addition(plan, Decision, quarter=1))
    assert locks.refusal_of(plan, addition(plan, Decision, quarter=2)) is None


def test_rows_keep_their_order_beside_what_stands_still() -> None:
    plan = plan_in("adopted")
    assert locks.refusal_of(plan, edits.move(plan, plan.decisions[1], 0)) is None
    assert locks.refusal_of(plan, edits.move(plan, plan.remarks[1], 0)) is None
    assert locks.refusal_of(plan, edits.move(plan, plan.goals[1], 0)), "the order of goals was agreed on"


def test_who_carries_what_was_agreed_on_is_not_taken_out() -> None:
    plan = plan_in("adopted")
    coach = plan.people[2]
    refused = locks.refusal_of(plan, removal(plan, coach))
    assert refused
    assert "afgesproken" in refused.sentence
    loose = Person(plan_id=plan.id, name="Els", position=9)
    plan.people.append(loose)
    plan.decisions[0].owner_id = plan.actions[0].owner_id = loose.id
    step = removal(plan, loose)
    assert locks.refusal_of(plan, step) is None, "the closing keeps who decided it"
    apply(plan, step)
    assert locks.refusal_of(plan, inverse(step), undoing=True) is None
    assert locks.refusal_of(plan, [Added(loose), Change(plan.decisions[0], "owner_id", None, loose.id)])


def test_a_goal_that_was_measured_in_a_closed_review_stays() -> None:
    plan = plan_in("concept")
    assert locks.refusal_of(plan, removal(plan, plan.goals[0]))
    assert locks.refusal_of(plan, removal(plan, plan.goals[1])) is None
    assert locks.refusal_of(plan_in("concept", review_closed=False), removal(plan, plan.goals[0])) is None


@pytest.mark.parametrize("state", STATES)
def test_a_remarks_file_comes_in_whatever_was_agreed_but_not_in_a_closed_plan(state: str) -> None:
    plan = plan_in(state)
    theirs = copy(plan)
    theirs.remarks[0].what = "Toch anders"
    theirs.remarks[1].goal_id = None
    theirs.remarks.append(Remark(plan_id=plan.id, quarter=1, what="Nog iets", position=2))
    sent = remarks_file.decode(remarks_file.encode(theirs, sent=1_900_000_000))
    step = remarks_file.merge(plan, sent).edits
    refused = locks.refusal_of(plan, step, "remarks_file")
    assert (refused is None) == (state != "closed")
    if state != "closed":
        assert state == "to_read" or locks.refusal_of(plan, step), "typing may not do this"
        apply(plan, step)
        assert locks.refusal_of(plan, inverse(step), "remarks_file", undoing=True) is None
    title = [change(plan.goals[0], "title", "Anders")]
    assert (locks.refusal_of(plan, title, "remarks_file") is None) == (state in ("concept", "consultation"))


def taken(plan: Plan, other: Plan) -> Locked | None:
    """Return why a file is refused; what is allowed can be undone."""
    step = compare.edits_between(plan, other)
    refused = locks.refusal_of(plan, step, "plan_file")
    if refused is None:
        before = serialise(plan)
        apply(plan, step)
        assert serialise(plan)["records"] == serialise(other)["records"]
        assert locks.refusal_of(plan, inverse(step), "plan_file", undoing=True) is None
        apply(plan, inverse(step))
        assert serialise(plan)["records"] == before["records"]
    return refused


def adopted_again(plan: Plan) -> Plan:
    """The plan as somebody opened it elsewhere, changed what was agreed on, and adopted it again."""
    other = copy(plan)
    apply(other, reopening(other))
    other.goals[0].title = "Elders besloten"
    apply(other, adoption(other, DAY, "Ineke", snapshot(other)))
    return other


@pytest.mark.parametrize("state", ["adopted", "closed"])
def test_a_file_changes_what_was_agreed_only_with_another_version_or_state(state: str) -> None:
    plan = plan_in(state)
    other = copy(plan)
    other.goals[0].title = "Elders veranderd"
    assert taken(plan, other), "nothing says that it was opened there"
    other.record.state = "concept"
    assert taken(plan, other) is None, "it is open there"
    assert taken(plan, adopted_again(plan)) is None, "it was adopted again there"
    own = copy(plan)
    own.record.state = "concept"
    other.record.state = state
    assert taken(own, other) is None, "it is open here"


def test_a_file_takes_along_what_goes_on_after_adoption() -> None:
    plan = plan_in("adopted")
    other = copy(plan)
    other.actions[0].status = "done"
    other.budget_lines[0].actual1 = 100
    assert taken(plan, other) is None
    apply(plan, next_year.closing(plan))
    other.record.state = "closed"
    assert taken(plan, other), "in a closed plan nothing changes"
    other.record.state = "adopted"
    assert taken(plan, other) is None, "it was opened there"


def test_a_file_changes_a_closed_review_only_with_another_closing() -> None:
    plan = plan_in("adopted")
    other = copy(plan)
    other.decisions[0].what = "Toch niet"
    assert taken(plan, other)
    apply(other, quarterly_review.reopening(other, 1, DAY))
    assert taken(plan, other) is None
    other.closings.append(Closing(plan_id=plan.id, quarter=1, closed_on=DAY, position=1, content=snapshot(other)))
    assert taken(plan, other) is None
    other.closings[0].content = {}
    assert taken(plan, other), "what was kept never changes"


def test_a_file_changes_a_sent_remark_only_with_when_it_was_sent() -> None:
    plan = plan_in("adopted")
    other = copy(plan)
    other.remarks[0].what = "Toch anders"
    assert taken(plan, other)
    other.remarks[0].sent += 1
    assert taken(plan, other) is None
    other.remarks.pop(0)
    assert taken(plan, other) is None


def test_a_plan_that_is_read_along_follows_its_maker() -> None:
    plan = plan_in("to_read")
    other = copy(plan)
    other.goals[0].title, other.decisions[0].what, other.remarks[0].what = "x", "y", "z"
    step = compare.edits_between(plan, other, frozenset({"remarks"}))
    assert locks.refusal_of(plan, step, "plan_file") is None
    assert locks.refusal_of(plan, step), "but she changes nothing in it herself"


def test_every_reason_says_what_to_do() -> None:
    reasons: dict[str, Edit] = {}
    for state in STATES:
        plan = plan_in(state)
        rows: list[Any] = [plan.goals[0], plan.remarks[0], plan.decisions[0], plan.versions[0]]
        for record in rows:
            lock = plan.locks.on(record)
            if lock:
                reasons[lock] = change(record, "position", 9)
                sentence = locks.reason(plan, record)
                assert sentence.endswith(".")
                assert not set("{}") & set(sentence)
            else:
                assert locks.reason(plan, record) == ""
    assert set(reasons) == {"reading", "closed", "kept", "sent", "review", "adopted"}


def test_a_page_says_once_why_it_is_fixed() -> None:
    plan = plan_in("adopted")
    fixed = {name for name in steps.PAGES if locks.explanation(plan, name)}
    assert fixed == {"team", "vision", "goals", "training", "budget", "conditions"}
    assert "14 april 2027" in locks.explanation(plan, "goals")
    assert locks.way_to_change(plan)
    for state in OPEN:
        assert [name for name in steps.PAGES if locks.explanation(plan_in(state), name)] == []
        assert locks.way_to_change(plan_in(state)) == ""
    closed, read = plan_in("closed"), plan_in("to_read")
    assert "Volgend jaar" in locks.explanation(closed, "actions")
    assert len({locks.explanation(read, name) for name in steps.PAGES}) == 1
    assert locks.way_to_change(closed) == locks.way_to_change(read) == ""
