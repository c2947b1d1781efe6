"""What changed between two forms of a plan: as edits, and in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.derived import compare
from plans.edits import Change, apply, inverse
from plans.exchange.plan_file import copy, renew_keys
from plans.plan import TABLES, Plan, new_plan
from plans.plan_json import deserialise, serialise, snapshot
from plans.records import references
from plans.storage.library import Library
from plans.subjects.reviews import Closing, Remark
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
    own, other = draw(plans()), draw(plans())
    keys = _Keys({str(other.id): str(own.id)})
    for name in TABLES:
        selected, theirs = own.table(name), other.table(name)
        for place in range(min(len(selected), len(theirs))):
            if name in ("team", "vision", "onboarding", "safeguards", "rhythm") or draw(st.booleans()):
                keys[str(theirs[place].id)] = str(selected[place].id)
    form = serialise(other)
    renew_keys(form, keys)
    return own, deserialise(form)


def told(plan: Plan) -> dict[str, Any]:
    """The content, apart from when it was made and saved."""
    form = serialise(plan)
    for field in ("revision", "created_at", "changed_at"):
        del form["plan"][field]
    return form


@pytest.mark.slow
@examples(12)
@given(two_of_one())
def test_the_edits_turn_one_form_into_the_other_and_back(pair: tuple[Plan, Plan]) -> None:
    own, other = pair
    before = told(own)
    step = compare.edits_between(own, other)
    assert bool(step) == bool(compare.differences(own, other))
    apply(own, step)
    assert told(own) == told(other)
    assert compare.differences(own, other) == []
    apply(own, inverse(step))
    assert told(own) == before


@examples(25)
@given(two_of_one())
def test_on_the_way_no_key_points_to_nothing(pair: tuple[Plan, Plan]) -> None:
    own, other = pair
    for edit in compare.edits_between(own, other):
        pointing = edit.record if isinstance(edit, Change) else None
        if pointing is not None and edit.field in references(type(pointing)) and edit.new:
            assert own.find(edit.new)
        apply(own, [edit])


@examples(25)
@given(plans())
def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    assert compare.edits_between(plan, copy(plan)) == []
    assert compare.differences(plan, copy(plan)) == []


def test_the_library_keeps_what_was_taken_over_and_what_was_undone(tmp_path) -> None:
    library = Library.open(tmp_path / "digikoers.db")
    own = filled_plan()
    library.create(copy(own))
    loaded = library.load(own.id)
    other = copy(own)
    gone = other.goals.pop()
    for record in other.records():
        for field, table in references(type(record)).items():
            if table == "goal" and getattr(record, field) == gone.id:
                setattr(record, field, None)
    step = compare.edits_between(loaded, other)
    apply(loaded, step)
    library.write(loaded, step)
    assert told(library.load(own.id)) == told(other)
    apply(loaded, inverse(step))
    library.write(loaded, inverse(step))
    assert told(library.load(own.id)) == told(own)
    library.close()


def test_what_changed_is_said_in_words() -> None:
    own = filled_plan()
    other = copy(own)
    other.goals[0].title = "Stille nachten"
    other.goals[0].due = dt.date(2027, 9, 30)
    other.actions.append(type(other.actions[0])(plan_id=other.id, what="Meet de wifi", position=1))
    other.risks.clear()
    other.team.staff = 24
    found = compare.differences(own, other)
    assert compare.summary(found) == (
        "de gegevens van het team gewijzigd, 1 doel gewijzigd, 1 actie erbij, 1 kans of risico eruit"
    )
    goal = next(item for item in found if item.table == "goal")
    assert goal.what == "doel “1 Iets bij title”"
    assert [(field.name, field.old, field.new) for field in goal.fields] == [
        ("Doel", "Iets bij title", "Stille nachten"),
        ("Wanneer", "01-05-2027", "30-09-2027"),
    ]
    added = next(item for item in found if item.kind == "added")
    assert [(field.old, field.new) for field in added.fields] == [("", "Meet de wifi")]
    with speaking("en"):
        assert compare.summary(compare.differences(own, other)).endswith(
            "1 action added, 1 opportunity or risk taken out"
        )


def test_only_another_order_is_said_as_such() -> None:
    own = filled_plan()
    own.actions.append(type(own.actions[0])(plan_id=own.id, what="Meet de wifi", position=1))
    other = copy(own)
    other.actions[0].position, other.actions[1].position = 1, 0
    found = compare.differences(own, copy(other))
    assert [(item.kind, item.table) for item in found] == [("moved", "action")]
    assert compare.summary(found) == "volgorde van de acties gewijzigd"


def test_remarks_of_mine_can_be_kept() -> None:
    own = filled_plan()
    other = copy(own)
    own.remarks.append(Remark(plan_id=own.id, quarter=2, what="Mooi", position=1))
    own.remarks[0].what = "Anders gezegd"
    assert len(compare.differences(own, other)) == 2
    assert compare.differences(own, other, keep=frozenset({"remarks"})) == []
    assert compare.edits_between(own, other, keep=frozenset({"remarks"})) == []


def test_a_closed_review_is_named_and_its_plan_is_not_spelled_out() -> None:
    own = new_plan(2027)
    other = copy(own)
    kept = Closing(plan_id=other.id, quarter=1, closed_on=dt.date(2027, 4, 14), content=snapshot(other))
    other.closings.append(kept)
    (difference,) = compare.differences(own, other)
    assert difference.what == "afgesloten review “1”"
    assert [field.new for field in difference.fields] == ["1", "14-04-2027", "het plan zoals het toen was"]


def test_older_is_told_by_the_moment_of_saving() -> None:
    own = new_plan(2027)
    other = copy(own)
    assert not compare.is_older(own, than=other)
    other.record.changed_at += dt.timedelta(seconds=1)
    assert compare.is_older(own, than=other)
    assert not compare.is_older(other, than=own)
    own.record.revision = other.record.revision + 1
    assert not compare.is_older(own, than=other), "saved more often, on a laptop whose clock is behind"
