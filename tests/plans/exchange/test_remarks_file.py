"""Remarks travel back in a small file, and merge by their key whatever the order."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.edits import apply, inverse
from plans.errors import Damaged, Newer, PlanError
from plans.exchange import files, plan_file, remarks_file
from plans.plan import Plan
from plans.plan_json import serialise
from plans.subjects.reviews import Remark
from tests.plans.strategies import filled_plan
from tests.properties import examples

PLAN = filled_plan()
PLAN.remarks.clear()
KEYS = [Remark(plan_id=PLAN.id, quarter=1).id for _number in range(3)]
GOALS = [None, PLAN.goals[0].id, KEYS[0]]


def with_remarks(*said: str) -> Plan:
    plan = plan_file.copy(PLAN)
    plan.remarks = [
        Remark(plan_id=plan.id, quarter=1, kind="note", what=what, author="Jörg", on=dt.date(2027, 4, 14), position=at)
        for at, what in enumerate(said)
    ]
    return plan


def told(plan: Plan) -> Any:
    """The remarks, whatever their order."""
    return sorted(
        ([str(remark.id), remark.sent, *(str(getattr(remark, field)) for field in Remark.fields())])
        for remark in plan.remarks
    )


def taken(plan: Plan, *several: bytes) -> Plan:
    own = plan_file.copy(plan)
    for data in several:
        apply(own, remarks_file.merge(own, remarks_file.decode(data)).edits)
    return own


@st.composite
def sent(draw: st.DrawFn) -> bytes:
    plan = plan_file.copy(PLAN)
    for key in draw(st.lists(st.sampled_from(KEYS), unique=True)):
        plan.remarks.append(
            Remark(
                id=key,
                plan_id=plan.id,
                quarter=draw(st.integers(1, 4)),
                what=draw(st.sampled_from(["Mooi", "Toch niet", "Łódź\n=1+1"])),
                goal_id=draw(st.sampled_from(GOALS)),
            )
        )
    return remarks_file.encode(plan, draw(st.integers(1, 3)))


@examples(80)
@given(st.lists(sent(), min_size=2, max_size=3), st.randoms(use_true_random=False))
def test_the_order_of_files_makes_no_difference_nor_does_twice(several: list[bytes], random: Any) -> None:
    shuffled = random.sample(several, len(several))
    assert told(taken(PLAN, *several)) == told(taken(PLAN, *shuffled)) == told(taken(PLAN, *several, *shuffled))


def test_remarks_travel_and_come_together(tmp_path: Path) -> None:
    path = tmp_path / "Łinde.opmerkingen"
    theirs = with_remarks("Mooi zo", "Wat kost dat?", "  ")
    theirs.remarks[0].goal_id = PLAN.goals[0].id
    assert remarks_file.write(theirs, path) == 2
    own = with_remarks("Van ons zelf")
    before = serialise(own)
    merged = remarks_file.merge(own, remarks_file.read(path))
    assert merged.say() == "2 opmerkingen erbij"
    apply(own, merged.edits)
    assert [remark.what for remark in own.remarks] == ["Van ons zelf", "Mooi zo", "Wat kost dat?"]
    assert own.remarks[1].goal_id == PLAN.goals[0].id
    assert serialise(plan_file.copy(own)) == serialise(own)
    again = remarks_file.merge(own, remarks_file.read(path))
    assert (again.edits, again.say()) == ([], "niets nieuws")
    apply(own, inverse(merged.edits))
    assert serialise(own) == before


def test_what_was_sent_last_counts_and_nothing_is_taken_out() -> None:
    theirs = with_remarks("Mooi", "Blijft")
    first = remarks_file.encode(theirs, 1_800_000_000)
    theirs.remarks[0].what = "Toch niet zo mooi"
    del theirs.remarks[1]
    second = remarks_file.encode(theirs, 1_800_000_060)
    for order in ((first, second), (second, first)):
        assert {remark.what for remark in taken(PLAN, *order).remarks} == {"Toch niet zo mooi", "Blijft"}
    own = taken(PLAN, first)
    assert remarks_file.merge(own, remarks_file.decode(second)).say() == "1 opmerking gewijzigd"


def test_a_remark_on_a_goal_that_is_gone_stays() -> None:
    theirs = with_remarks("Mooi")
    theirs.remarks[0].goal_id = PLAN.goals[0].id
    own = plan_file.copy(PLAN)
    own.goals.clear()
    apply(own, remarks_file.merge(own, remarks_file.decode(remarks_file.encode(theirs))).edits)
    assert [(remark.what, remark.goal_id) for remark in own.remarks] == [("Mooi", None)]


def test_without_remarks_no_file_is_made(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="nog geen opmerkingen"):
        remarks_file.write(PLAN, tmp_path / "leeg.opmerkingen")
    assert list(tmp_path.glob("*.opmerkingen")) == []


WHOLE = remarks_file.encode(with_remarks("Mooi"), 1_800_000_000)


def remade(**changes: Any) -> bytes:
    whole = json.loads(WHOLE) | changes
    form = {key: whole[key] for key in whole if key not in ("format", "version", "sha256")}
    return json.dumps(whole | {"sha256": files.checksum(form)}).encode()


def rows(**changes: Any) -> list[Any]:
    return [json.loads(WHOLE)["remarks"][0] | changes]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n",
        b"[1]",
        WHOLE[: len(WHOLE) // 2],
        WHOLE.replace(b"Mooi", b"Lelijk"),
        plan_file.encode(PLAN),
        remade(plan="x"),
        remade(plan=3),
        remade(sent="now"),
        remade(sent=0),
        remade(sent=True),
        remade(remarks=3),
        remade(remarks=[3]),
        remade(remarks=rows() + rows()),
        remade(remarks=rows(quarter=5)),
        remade(remarks=rows(sent=3)),
        remade(remarks=rows(on="gisteren")),
        remade(remarks=rows(kind="order")),
        remade(version=0),
        b'{"format": "digikoers.opmerkingen", "version": 1, "version": 1}',
    ],
)
def test_rubbish_is_refused_with_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "vreemd.opmerkingen"
    path.write_bytes(data)
    with pytest.raises(Damaged, match=r"vreemd\.opmerkingen"):
        remarks_file.read(path)
    assert path.read_bytes() == data


def test_a_newer_file_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "nieuw.opmerkingen"
    for data in (remade(version=remarks_file.VERSION + 1), remade(more=1), remade(remarks=rows(colour="green"))):
        path.write_bytes(data)
        with pytest.raises(Newer, match=r"nieuw\.opmerkingen.*nieuwere Digikoers"):
            remarks_file.read(path)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(PlanError):
        remarks_file.decode(data)
