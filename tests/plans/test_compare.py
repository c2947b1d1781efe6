"""What changed between two forms of a plan: as edits, and in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import compare
from plans.content import content, from_content, snapshot
from plans.edits import Change, apply, back
from plans.exchange.plan_file import copy, renew
from plans.plan import TABLES, Plan, new_plan
from plans.quarters import Closing, Remark
from plans.records import references
from plans.storage.library import Library
from resources.language import speaking
from tests.plans.strategies import filled_plan, plans
from tests.properties import examples


class _Keys(dict[str, str]):
    """Keys that become others; those that are not in it stay."""

    def __missing__(self, key: str) -> str:
        return key


@st.composite
def two_of_one(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """Draw two forms of one plan: some records are in both, some in one of them."""
    mine, other = draw(plans()), draw(plans())
    keys = _Keys({str(other.id): str(mine.id)})
    for name in TABLES:
        ours, theirs = mine.table(name), other.table(name)
        for place in range(min(len(ours), len(theirs))):
            if name in ("team", "vision", "onboarding", "safeguards", "rhythm") or draw(st.booleans()):
                keys[str(theirs[place].id)] = str(ours[place].id)
    form = content(other)
    renew(form, keys)
    return mine, from_content(form)


def told(plan: Plan) -> dict[str, Any]:
    """The content, apart from when it was made and saved."""
    form = content(plan)
    for field in ("revision", "created_at", "changed_at"):
        del form["plan"][field]
    return form


@pytest.mark.slow
@examples(12)
@given(two_of_one())
def test_the_edits_turn_one_form_into_the_other_and_back(pair: tuple[Plan, Plan]) -> None:
    mine, other = pair
    before = told(mine)
    step = compare.edits(mine, other)
    assert bool(step) == bool(compare.differences(mine, other))
    apply(mine, step)
    assert told(mine) == told(other)
    assert compare.differences(mine, other) == []
    apply(mine, back(step))
    assert told(mine) == before


@examples(25)
@given(two_of_one())
def test_on_the_way_no_key_points_to_nothing(pair: tuple[Plan, Plan]) -> None:
    mine, other = pair
    for edit in compare.edits(mine, other):
        pointing = edit.record if isinstance(edit, Change) else None
        if pointing is not None and edit.field in references(type(pointing)) and edit.new:
            assert mine.find(edit.new)
        apply(mine, [edit])


@examples(25)
@given(plans())
def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    assert compare.edits(plan, copy(plan)) == []
    assert compare.differences(plan, copy(plan)) == []


def test_the_library_keeps_what_was_taken_over_and_what_was_undone(tmp_path) -> None:
    library = Library.open(tmp_path / "digikoers.db")
    mine = filled_plan()
    library.create(copy(mine))
    loaded = library.load(mine.id)
    other = copy(mine)
    gone = other.goals.pop()
    for record in other.records():
        for field, table in references(type(record)).items():
            if table == "goal" and getattr(record, field) == gone.id:
                setattr(record, field, None)
    step = compare.edits(loaded, other)
    apply(loaded, step)
    library.write(loaded, step)
    assert told(library.load(mine.id)) == told(other)
    apply(loaded, back(step))
    library.write(loaded, back(step))
    assert told(library.load(mine.id)) == told(mine)
    library.close()


def test_what_changed_is_said_in_words() -> None:
    mine = filled_plan()
    other = copy(mine)
    other.goals[0].title = "Stille nachten"
    other.goals[0].due = dt.date(2027, 9, 30)
    other.actions.append(type(other.actions[0])(plan_id=other.id, what="Meet de wifi", position=1))
    other.risks.clear()
    other.team.staff = 24
    found = compare.differences(mine, other)
    assert compare.summary(found) == (
        "de gegevens van het team gewijzigd, 1 doel gewijzigd, 1 actie erbij, 1 kans of risico eruit"
    )
    goal = next(one for one in found if one.table == "goal")
    assert goal.what == "doel “1 Iets bij title”"
    assert [(field.name, field.old, field.new) for field in goal.fields] == [
        ("Doel", "Iets bij title", "Stille nachten"),
        ("Wanneer", "01-05-2027", "30-09-2027"),
    ]
    added = next(one for one in found if one.kind == "added")
    assert [(field.old, field.new) for field in added.fields] == [("", "Meet de wifi")]
    with speaking("en"):
        assert compare.summary(compare.differences(mine, other)).endswith("1 action added, 1 chance or risk taken out")


def test_only_another_order_is_said_as_such() -> None:
    mine = filled_plan()
    mine.actions.append(type(mine.actions[0])(plan_id=mine.id, what="Meet de wifi", position=1))
    other = copy(mine)
    other.actions[0].position, other.actions[1].position = 1, 0
    found = compare.differences(mine, copy(other))
    assert [(one.kind, one.table) for one in found] == [("moved", "action")]
    assert compare.summary(found) == "volgorde van de acties gewijzigd"


def test_remarks_of_mine_can_be_kept() -> None:
    mine = filled_plan()
    other = copy(mine)
    mine.remarks.append(Remark(plan_id=mine.id, quarter=2, what="Mooi", position=1))
    mine.remarks[0].what = "Anders gezegd"
    assert len(compare.differences(mine, other)) == 2
    assert compare.differences(mine, other, keep=frozenset({"remarks"})) == []
    assert compare.edits(mine, other, keep=frozenset({"remarks"})) == []


def test_a_closed_review_is_named_and_its_plan_is_not_spelled_out() -> None:
    mine = new_plan(2027)
    other = copy(mine)
    kept = Closing(plan_id=other.id, quarter=1, closed_on=dt.date(2027, 4, 14), content=snapshot(other))
    other.closings.append(kept)
    (difference,) = compare.differences(mine, other)
    assert difference.what == "afgesloten review “1”"
    assert [field.new for field in difference.fields] == ["1", "14-04-2027", "het plan zoals het toen was"]


def test_older_is_told_by_the_moment_of_saving() -> None:
    mine = new_plan(2027)
    other = copy(mine)
    assert not compare.older(mine, than=other)
    other.record.changed_at += dt.timedelta(seconds=1)
    assert compare.older(mine, than=other)
    assert not compare.older(other, than=mine)
