from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.edits import adoption, apply
from plans.errors import Damaged, Newer, PlanError
from plans.exchange import plan_file
from plans.plan import Plan, new_plan, now
from plans.plan_json import deserialise, read_kept, serialise, snapshot
from plans.records import references
from tests.plans.strategies import filled_plan, plans
from tests.properties import examples

VERSION_1 = Path(__file__).parent / "version-1.jaarplan"
"""The sample plan as version 1 wrote it; never made anew."""

WHOLE = plan_file.encode(filled_plan())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.jaarplan"
    path.write_bytes(WHOLE)
    return path


def remade(**changes: Any) -> bytes:
    """The file with other values at the top, and a checksum that is right for it."""
    whole = {**json.loads(WHOLE), **changes}
    form = {key: whole[key] for key in ("plan", "records") if key in whole}
    return json.dumps({**whole, "sha256": plan_file.checksum(form)}, ensure_ascii=False).encode()


# There and back


@examples(40)
@given(plans())
def test_any_plan_comes_back_as_it_was(plan: Plan) -> None:
    back, notice = plan_file.decode(plan_file.encode(plan))
    assert serialise(back) == serialise(plan)
    assert notice is None


def test_a_written_plan_is_read_again(tmp_path: Path) -> None:
    plan, path = filled_plan(), tmp_path / "Łódź 2027.jaarplan"
    plan_file.write(plan, path)
    assert serialise(plan_file.read(path)[0]) == serialise(plan)
    assert [item.name for item in tmp_path.iterdir() if item.is_file()] == [path.name]


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = filled_plan()
    assert plan_file.encode(plan) == plan_file.encode(plan_file.copy(plan))


def test_the_file_is_readable_for_people() -> None:
    plan = new_plan(2027)
    plan.team.name = "Łódź € 5"
    assert "Łódź € 5" in plan_file.encode(plan).decode()


def test_what_belongs_to_this_laptop_stays_here() -> None:
    plan = new_plan(2027)
    plan.record.last_step, plan.record.binned_at = "goals", now()
    assert not {"last_step", "binned_at"} & set(serialise(plan)["plan"])


def test_a_copy_shares_nothing() -> None:
    plan = filled_plan()
    copy = plan_file.copy(plan)
    copy.activities[0].types.clear()
    copy.team.name = "Anders"
    assert plan.activities[0].types
    assert plan.team.name != "Anders"


def test_new_keys_make_it_a_plan_of_its_own() -> None:
    plan = filled_plan()
    apply(plan, adoption(plan, plan.goals[0].due, "Wij", snapshot(plan)))
    other = plan_file.with_new_keys(plan)
    assert not {record.id for record in plan.records()} & {record.id for record in other.records()}
    assert {record.plan_id for record in other.records()} == {other.id} != {plan.id}
    assert other.person(other.goals[0].owner_id).name == plan.person(plan.goals[0].owner_id).name
    assert other.versions[0].content["plan"]["id"] == str(other.id)
    assert str(plan.id) not in plan_file.encode(other).decode()


def test_adopted_versions_do_not_nest() -> None:
    plan = new_plan(2027)
    for day in range(1, 9):
        apply(plan, adoption(plan, plan.record.created_at.date().replace(day=day), "Wij", snapshot(plan)))
    assert len(plan_file.encode(plan)) < 200_000
    assert serialise(plan_file.copy(plan)) == serialise(plan)


# A file that is not right


@examples(150)
@given(st.integers(0, len(WHOLE) - 3))
def test_a_file_that_is_cut_off_is_damage(length: int) -> None:
    with pytest.raises(Damaged):
        plan_file.decode(WHOLE[:length])


@examples(300)
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_a_changed_byte_is_never_taken_for_content(place: int, byte: int) -> None:
    changed = WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :]
    try:
        plan, notice = plan_file.decode(changed)
    except (Damaged, Newer):
        return
    # A space may have become a line end; the plan is the same.
    assert (plan_file.encode(plan), notice) == (WHOLE, None)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\0" * 4096, id="zeros"),
        pytest.param(bytes(range(256)) * 10, id="binary"),
        pytest.param(b"PK\x03\x04" + b"x" * 100, id="zip"),
        pytest.param(b"%PDF-1.4", id="pdf"),
        pytest.param(b"[]", id="list"),
        pytest.param(b"null", id="null"),
        pytest.param(b"12", id="number"),
        pytest.param(b'"tekst"', id="text"),
        pytest.param(b"{}", id="nothing in it"),
        pytest.param(b'{"format": "gantt", "version": 1}', id="foreign"),
        pytest.param(b'{"format": ["digikoers.jaarplan"]}', id="format is a list"),
        pytest.param(b'{"format": "digikoers.jaarplan"}', id="no version"),
        pytest.param(b'{"format": "digikoers.jaarplan", "version": true}', id="version is true"),
        pytest.param(b'{"format": "digikoers.jaarplan", "version": 0}', id="version 0"),
        pytest.param(b'{"format": "digikoers.jaarplan", "version": 1}', id="no plan"),
        pytest.param(b"[" * 200_000, id="deep"),
        pytest.param(b'{"a":' * 200_000, id="deep objects"),
        pytest.param(b'{"format": "digikoers.jaarplan", "version": 1, "plan": ' + b"9" * 10_000, id="long number"),
        pytest.param(WHOLE.decode().encode("utf-16"), id="utf-16"),
        pytest.param(WHOLE.replace(b'"version": ', b'"version": 1, "version": ', 1), id="key twice"),
        pytest.param(WHOLE.replace(b'"revision": 0', b'"revision": NaN', 1), id="NaN"),
        pytest.param(WHOLE.replace(b'"revision": 0', b'"revision": 1e999', 1), id="infinite"),
        pytest.param(WHOLE.replace(b"Iets bij", b"\\ud800", 1), id="half a character"),
        pytest.param(WHOLE.replace(b'"sha256": "', b'"sha256": "0', 1), id="checksum"),
        pytest.param(remade(sha512="x"), id="unknown key"),
    ],
)
def test_no_plan_in_it(data: bytes) -> None:
    with pytest.raises(Damaged) as caught:
        plan_file.decode(data, "x.jaarplan")
    assert caught.value.sentence
    assert caught.value.advice


def test_deep_in_a_good_place() -> None:
    deep = b'{"format": "digikoers.jaarplan", "version": 1, "plan": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    with pytest.raises(Damaged):
        plan_file.decode(deep)


def test_a_newer_file_is_named_as_such() -> None:
    with pytest.raises(Newer):
        plan_file.decode(remade(version=plan_file.VERSION + 1, more={}))


def test_a_file_of_version_1_keeps_everything_and_gets_the_newest_version(tmp_path: Path) -> None:
    plan, notice = plan_file.read(VERSION_1)
    assert notice is None
    first, later = json.loads(VERSION_1.read_bytes()), serialise(plan)
    assert first["version"] == 1
    assert first["plan"].items() <= later["plan"].items()
    for name, rows in first["records"].items():
        assert len(later["records"][name]) == len(rows)
        assert all(row.items() <= item.items() for row, item in zip(rows, later["records"][name], strict=True))
    assert len(plan.goals) == 8
    assert plan.assumptions == plan.barriers == plan.leadership_scans == plan.factor_scans == plan.ties == []
    file = tmp_path / "nu.jaarplan"
    plan_file.write(plan, file)
    assert json.loads(file.read_bytes())["version"] == plan_file.VERSION
    assert serialise(plan_file.read(file)[0]) == later


def test_without_a_checksum_it_is_read_with_a_notice() -> None:
    whole = json.loads(WHOLE)
    del whole["sha256"]
    plan, notice = plan_file.decode(json.dumps(whole).encode())
    assert notice
    assert plan_file.encode(plan) == WHOLE


def test_a_byte_order_mark_is_no_damage() -> None:
    assert plan_file.decode(b"\xef\xbb\xbf" + WHOLE)[1] is None


# Values and keys that do not fit


def broken(change: Any) -> dict[str, Any]:
    form = serialise(filled_plan())
    change(form)
    return form


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda form: form["plan"].update(state="geheim"), id="word that is not in the list"),
        pytest.param(lambda form: form["plan"].pop("id"), id="plan without key"),
        pytest.param(lambda form: form["plan"].update(created_at="9999-12-31T23:59:59-12:00"), id="after all time"),
        pytest.param(lambda form: form.update(version=0), id="version 0"),
        pytest.param(lambda form: form.update(version=True), id="version is true"),
        pytest.param(lambda form: form.update(version="geheim"), id="version is a text"),
        pytest.param(lambda form: form.update(plan=[]), id="plan is a list"),
        pytest.param(lambda form: form.update(records=[]), id="records is a list"),
        pytest.param(lambda form: form["records"].update(goals={}), id="table is no list"),
        pytest.param(lambda form: form["records"].update(goals=["geheim"]), id="record is a text"),
        pytest.param(lambda form: form["records"].update(team=[]), id="no team"),
        pytest.param(lambda form: form["records"].pop("vision"), id="no vision"),
        pytest.param(lambda form: form["records"]["team"].append(form["records"]["team"][0]), id="two teams"),
        pytest.param(lambda form: form["records"]["goals"][0].pop("id"), id="no key"),
        pytest.param(lambda form: form["records"]["goals"][0].update(id="geheim"), id="no uuid"),
        pytest.param(lambda form: form["records"]["goals"][0].update(due="2027-02-30"), id="no date"),
        pytest.param(lambda form: form["records"]["goals"][0].update(baseline="geheim"), id="no number"),
        pytest.param(lambda form: form["records"]["goals"][0].update(baseline="0.00001"), id="too fine"),
        pytest.param(lambda form: form["records"]["goals"][0].update(title="x" * 200_001), id="too long"),
        pytest.param(lambda form: form["records"]["goals"][0].update(position=2**70), id="too large"),
        pytest.param(lambda form: form["records"]["budget_lines"][0].update(quarter1=-1), id="negative money"),
        pytest.param(lambda form: form["records"]["budget_lines"][0].update(quarter1="10.005"), id="part of a cent"),
        pytest.param(lambda form: form["records"]["team"][0].update(year=1999), id="year"),
        pytest.param(lambda form: form["records"]["goals"].append(form["records"]["goals"][0]), id="same key twice"),
        pytest.param(lambda form: form["records"]["goals"][0].update(id=form["plan"]["id"]), id="key of the plan"),
        pytest.param(
            lambda form: form["records"]["goals"][0].update(plan_id=form["records"]["team"][0]["id"]), id="other plan"
        ),
        pytest.param(
            lambda form: form["records"]["goals"][0].update(owner_id=form["records"]["team"][0]["id"]),
            id="key to a wrong table",
        ),
        pytest.param(lambda form: form["records"].update(goals=[]), id="key to nothing"),
        pytest.param(lambda form: form["records"]["versions"].append({"id": form["plan"]["id"]}), id="empty version"),
    ],
)
def test_what_does_not_fit_is_refused_without_telling_content(change: Any) -> None:
    with pytest.raises(Damaged) as caught:
        deserialise(broken(change))
    assert "geheim" not in str(caught.value)
    assert caught.value.advice


def test_a_version_is_looked_into() -> None:
    plan = filled_plan()
    apply(plan, adoption(plan, plan.goals[0].due, "Wij", snapshot(plan)))
    form = serialise(plan)
    form["records"]["versions"][0]["content"]["records"]["goals"][0]["due"] = "geheim"
    other = serialise(plan)
    other["records"]["versions"][0]["content"] = serialise(filled_plan())
    for spoiled in (form, other):
        with pytest.raises(Damaged):
            deserialise(spoiled, intact=False)
        read = deserialise(spoiled)
        assert serialise(read) == spoiled, "it was like that already: nothing of it is lost"
    with pytest.raises(Damaged) as caught:
        read_kept(deserialise(form).versions[0])
    assert "geheim" not in str(caught.value)


def test_a_time_without_a_zone_is_taken_as_utc() -> None:
    form = serialise(filled_plan())
    form["plan"]["created_at"] = "2026-01-01T12:00:00"
    assert deserialise(form).record.created_at.isoformat() == "2026-01-01T12:00:00+00:00"


def test_what_belongs_to_a_laptop_does_not_come_along_in_a_file() -> None:
    for field in ("last_step", "to_read"):
        with pytest.raises(Newer):
            deserialise(broken(lambda form, field=field: form["plan"].update({field: "goals"})))


def test_characters_that_nothing_can_hold_are_taken_out() -> None:
    form = serialise(filled_plan())
    form["plan"]["consulted"] = "a\0b\ud800"
    form["records"]["team"][0]["name"] = "a\0b"
    plan = deserialise(form)
    assert (plan.record.consulted, plan.team.name) == ("ab?", "ab")


# Trouble with the disk


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "weg.jaarplan", tmp_path, tmp_path / "weg" / "x", Path("a\0b"), Path("x" * 5000)):
        with pytest.raises(PlanError):
            plan_file.read(path)
        if path != tmp_path / "weg.jaarplan":
            with pytest.raises(PlanError):
                plan_file.write(filled_plan(), path)


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no pipes in folders")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    with pytest.raises(Damaged):
        plan_file.read(tmp_path / "pijp")


def test_a_file_of_two_gigabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "groot.jaarplan"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    with pytest.raises(Damaged):
        plan_file.read(path)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO, errno.ENAMETOOLONG])
@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_when_writing_fails_the_old_file_stays(
    file: Path, monkeypatch: pytest.MonkeyPatch, code: int, moment: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail) if moment == "fsync" else monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PlanError) as caught:
        plan_file.write(new_plan(2028), file)
    assert caught.value.advice
    assert file.read_bytes() == WHOLE
    assert [path.name for path in file.parent.iterdir() if path.is_file()] == [file.name]


def test_what_was_not_written_well_is_noticed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: reading(path).replace(b"2028", b"2029"))
    with pytest.raises(PlanError):
        plan_file.write(new_plan(2028), file)
    monkeypatch.undo()
    assert file.read_bytes() == WHOLE


def test_a_draft_that_a_crash_left_is_taken_away(tmp_path: Path) -> None:
    name = "0123456789abcdef0123456789abcdef"
    old, fresh, other = (tmp_path / item for item in (f".{name}.part", f".{name[::-1]}.part", ".verslag.part"))
    for path in (old, fresh, other):
        path.write_text("Zwaluw")
    for path in (old, other):
        os.utime(path, (0, 0))
    plan_file.write(new_plan(2028), tmp_path / "x.jaarplan")
    assert [path.exists() for path in (old, fresh, other)] == [False, True, True]


def test_a_plan_too_large_to_read_again_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_file, "MOST_BYTES", 1000)
    with pytest.raises(PlanError):
        plan_file.write(new_plan(2028), tmp_path / "x.jaarplan")
    assert not (tmp_path / "x.jaarplan").exists()


@pytest.mark.skipif(os.name == "nt", reason="links ask for rights on Windows")
def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.jaarplan"
    link.symlink_to(file)
    plan_file.write(new_plan(2028), link)
    assert link.is_symlink()
    assert plan_file.read(file)[0].year == 2028


def test_every_reference_is_looked_at() -> None:
    """So that a new reference cannot slip past the checks."""
    plan = filled_plan()
    pointing = [(record, field) for record in plan.records() for field in references(type(record))]
    assert len(pointing) > 8
    for record, field in pointing:
        old = getattr(record, field)
        setattr(record, field, plan.id)
        with pytest.raises(Damaged):
            plan_file.copy(plan)
        setattr(record, field, old)
