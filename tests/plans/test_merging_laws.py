"""What holds for every merge: nothing of either side is lost, it makes no difference who merges, and it is a plan."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import locks
from plans.derived import line_amounts
from plans.derived.compare import edits_between
from plans.edits import Added, Change, Removed, apply, inverse
from plans.merging import Merge, Side, merge
from plans.merging.fields import groups
from plans.plan import KEPT, TABLES, Plan, PlanRecord, Version
from plans.plan_json import deserialise, serialise
from plans.records import Record
from plans.revisions import Form
from plans.subjects import budget
from plans.subjects.reviews import Closing
from tests.plans.merges import DAY, base, copy, hot, went_on
from tests.plans.strategies import plans
from tests.plans.test_edits import drawn_edits
from tests.properties import examples, in_torture, seed

PAIRS, PARTS = (1_000, 10) if in_torture() else (60, 1)
"""How many pairs are drawn in each part: ten thousand in all."""


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_pairs_that_touch_the_same_things(part: int) -> None:
    """Every law, for pairs by chance: the same in every run, other ones and more of them in `make torture`."""
    found: Counter[str] = Counter()
    first = seed(0) + part * PAIRS
    for drawn in range(first, first + PAIRS):
        chance = random.Random(drawn)
        old = base(chance)
        both = hot(old, chance)
        mine, theirs = went_on(old, chance, both), went_on(old, chance, both)
        try:
            result = laws(old, mine, theirs, chance)
        except AssertionError as error:
            raise AssertionError(f"{error}\nseed {drawn}") from error
        found.update({item.kind for item in result.conflicts})
        found["pairs"] += 1
        found["asked"] += bool(result.conflicts)
    print(f"\nmerged {dict(found)}")
    assert found["asked"] > PAIRS / 10, "pairs that never disagree prove nothing"


@pytest.mark.slow
@examples(12)
@given(plans(), st.data())
def test_any_plan(plan: Plan, data: st.DataObject) -> None:
    sides = [copy(plan), copy(plan)]
    for side in sides:
        for _step in range(data.draw(st.integers(0, 4))):
            step = drawn_edits(side, data)
            if locks.refusal_of(side, step) is None:
                apply(side, step)
    mine, theirs = sides
    assert serialise(merge(plan, mine, plan).plan) == serialise(mine)
    assert serialise(merge(plan, plan, theirs).plan) == serialise(theirs)
    assert serialise(merge(plan, mine, mine).plan) == serialise(mine)
    result = merge(plan, mine, theirs, day=DAY)
    deserialise(serialise(result.plan))
    kept(plan, mine, theirs, result)


def laws(old: Plan, mine: Plan, theirs: Plan, chance: random.Random) -> Merge:
    """Try every law on one pair, without an answer and with answers by chance; gives the merge without."""
    forms = [serialise(plan) for plan in (old, mine, theirs)]
    assert serialise(merge(old, mine, old).plan) == forms[1], "who did nothing changes nothing"
    assert serialise(merge(old, old, theirs).plan) == forms[2], "who did nothing gets all"
    assert serialise(merge(old, mine, mine).plan) == forms[1], "what both did is done once"
    result = merge(old, mine, theirs, day=DAY)
    answers = {item: chance.choice(item.choices) for item in result.conflicts}
    for made in (result, merge(old, mine, theirs, answers, day=DAY)) if answers else (result,):
        whole(made.plan, mine)
        taken_over(made, mine)
        kept(old, mine, theirs, made)
    if not result.conflicts:
        turned = merge(old, theirs, mine, day=DAY)
        assert _gist(turned.plan) == _gist(result.plan), "it makes no difference who merges"
    assert [serialise(plan) for plan in (old, mine, theirs)] == forms, "what is merged stays as it was"
    return result


def whole(plan: Plan, mine: Plan) -> None:
    """It is a plan: its keys lead somewhere, every place is taken once, and what is adopted and closed is so once."""
    assert serialise(deserialise(serialise(plan))) == serialise(plan)
    for name in TABLES:
        places = [row.position for row in plan.table(name)]
        assert places == sorted(set(places)), f"places of {name}"
    for name, kind in TABLES.items():
        if kind.identity and name not in KEPT:
            once = [tuple(getattr(row, field) for field in kind.identity) for row in plan.table(name)]
            assert len(once) == len(set(once)), f"{name} made twice"
    numbers = [version.number for version in plan.versions]
    assert numbers == sorted(set(numbers)), "versions have a number each"
    for quarter in range(1, 5):
        in_force = [item for item in plan.closings if item.quarter == quarter and item.reopened_on is None]
        assert len(in_force) <= 1, "a review is closed once"
    if plan.record.state == "adopted" and plan.versions:
        agreed_on(plan)
    lines = line_amounts.amounts(plan)
    assert budget.grand_total(lines).total == sum(line.total for line in lines), "totals are of the lines"
    linked = Counter((line.person_id, line.activity_id, line.goal_id) for line in plan.budget_lines if line.linked)
    before = Counter((line.person_id, line.activity_id, line.goal_id) for line in mine.budget_lines if line.linked)
    assert all(count <= max(1, before[key] + 1) for key, count in linked.items())


def agreed_on(plan: Plan) -> None:
    """What was agreed on is in the plan as it was adopted."""
    version = deserialise(plan.versions[-1].content)
    for edit in edits_between(version, plan, frozenset(KEPT)):
        record: Any = plan.find(edit.record.id) or edit.record
        if isinstance(record, PlanRecord | Version | Closing):
            continue
        field = edit.field if isinstance(edit, Change) else ""
        assert plan.locks.on(record, field) != "adopted", "changed after it was adopted"


def taken_over(made: Merge, mine: Plan) -> None:
    """The edits bring it into the plan of who merges, may do so, and can be undone as one step."""
    here = copy(mine)
    before = serialise(here)
    step = edits_between(here, made.plan)
    assert locks.refusal_of(here, step, "plan_file") is None, "it may not be taken over"
    apply(here, step)
    stamps = {"revision": None, "created_at": None, "changed_at": None}
    assert _without(serialise(here), stamps) == _without(serialise(made.plan), stamps)
    assert locks.refusal_of(here, inverse(step), "plan_file", undoing=True) is None, "it may not be undone"
    apply(here, inverse(step))
    assert _by_key(serialise(here)) == _by_key(before)


def kept(old: Plan, mine: Plan, theirs: Plan, made: Merge) -> None:
    """What one side did is in the plan, in what was asked, or in the proposal beside it."""
    asked = {(item.key, field) for item in made.conflicts for field in item.fields}
    removed = {item.key for item in made.conflicts if item.kind == "removed"}
    sides: tuple[tuple[Side, Plan, Plan], ...] = (("mine", mine, theirs), ("theirs", theirs, mine))
    for name, side, other in sides:
        if name in made.proposals:
            continue
        for edit in edits_between(old, side, frozenset(KEPT)):
            key, now = edit.record.id, made.plan.find(edit.record.id)
            match edit:
                case Added(record):
                    lost = now is None and not (_gone_with(record, made.plan) or _same(record, made.plan))
                    assert not lost, f"{record.__tablename__} lost"
                case Removed(record):
                    asked_for = key in removed or _belongs(now, removed) or made.conflicts
                    assert now is None or asked_for or _made_anew(record, side), "came back"
                case Change(record, field, _, new) if field not in ("position", "state", "adopted_on", "adopted_by"):
                    if now is None:
                        assert other.find(key) is None or key in removed or made.conflicts, "lost with its record"
                    elif (key, field) not in asked and not _free(old, other, key, field, new):
                        value = getattr(now, field)
                        pointed = isinstance(new, UUID) and made.plan.find(new) is None
                        rescued = new is None and isinstance(value, UUID)
                        assert value == new or pointed or rescued or isinstance(new, list | dict), f"{field} lost"


def _free(old: Plan, other: Plan, key: UUID, field: str, new: Any) -> bool:
    """Return whether the other side changed the field as well, to something else, in a way that needs no question."""
    before, now = old.find(key), other.find(key)
    return now is not None and before is not None and getattr(now, field) not in (getattr(before, field), new)


def _gone_with(record: Record, plan: Plan) -> bool:
    goal = getattr(record, "goal_id", None)
    return not record.is_begun() or (goal is not None and plan.goal(goal) is None)


def _same(record: Record, plan: Plan) -> bool:
    """Return whether the other side made the same thing under another key."""
    if isinstance(record, budget.BudgetLine) and record.linked:
        return any(line.linked for line in plan.budget_lines)
    return bool(type(record).identity)


def _made_anew(record: Record, side: Plan) -> bool:
    """Return whether who took a record out made the same thing once more, under another key."""
    which = [getattr(record, field) for field in record.identity]
    rows = side.list_of(type(record)) if which else []
    return any([getattr(row, field) for field in record.identity] == which for row in rows)


def _belongs(record: Any, removed: set[UUID]) -> bool:
    return getattr(record, "goal_id", None) in removed


def _gist(plan: Plan) -> Form:
    """Return a plan without what differs between two laptops that keep the same.

    That is when it was saved for the copies that it keeps, and the key of what one of them made anew: who merges keeps
    the own one, and nothing points to it.
    """
    form = serialise(plan)
    for name in (name for name, kind in TABLES.items() if kind.identity):
        form["records"][name] = [{**row, "id": None} for row in form["records"][name]]
    for row in (row for name in KEPT for row in form["records"][name]):
        row["content"]["plan"] |= {"revision": 0, "changed_at": ""}
    return form


def _without(form: Form, stamps: dict[str, None]) -> Form:
    return {**form, "plan": {**form["plan"], **stamps}}


def _by_key(form: Form) -> dict[str, Any]:
    return {name: sorted(rows, key=lambda row: str(row["id"])) for name, rows in form["records"].items()}


def test_the_groups_of_fields_hold_every_field_once() -> None:
    for kind in TABLES.values():
        fields = [name for name in kind.model_fields if name not in Record.model_fields]
        found = [field for group in groups(kind, fields) for field in group]
        assert sorted(found) == sorted(fields)
