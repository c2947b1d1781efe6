"""What a plan remembers of what it gave out: through files, copies, a merge, and the command line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from icalendar import Calendar

from plans import calendar_memory
from plans.command import run
from plans.derived import next_year
from plans.derived.compare import differences, edits_between
from plans.errors import Damaged, PlanError
from plans.exchange import plan_file
from plans.exchange.calendar_choice import CalendarChoice
from plans.exchange.calendar_entries import entries
from plans.exchange.calendar_file import given_out
from plans.merging import merge
from plans.plan import Plan, PlanRecord, new_plan
from plans.plan_json import deserialise, serialise, snapshot
from plans.storage.library import Library
from plans.subjects.actions import Action
from tests.plans.merges import copy

OUT = pytest.CaptureFixture[str]
KEYS = [f"00000000-0000-5000-8000-{number:012}@digikoers" for number in range(3)]


@pytest.fixture
def plan() -> Plan:
    made = new_plan(2027)
    made.reviews[0].on = dt.date(2027, 4, 14)
    made.actions.append(Action(plan_id=made.id, what="Meet de wifi", due=dt.date(2027, 3, 1)))
    return made


@pytest.fixture
def file(plan: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "plan.jaarplan"
    plan_file.write(plan, path)
    return path


def statuses(path: Path) -> dict[str, str]:
    return {str(item["uid"]): str(item["status"]) for item in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}


def without_action(file: Path, passphrase: str | None = None) -> str:
    """Take the action out of a plan file, as another laptop would; gives the key of its event."""
    plan, _notice = plan_file.read(file, passphrase)
    [gone] = [item.key for item in entries(plan) if item.kind == "action"]
    plan.actions.clear()
    plan_file.write(plan, file, passphrase)
    return gone


def test_on_the_command_line_what_is_gone_is_cancelled_under_another_name(file: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "een.ics", tmp_path / "twee.ics"
    assert run(["export", str(file), "--to", str(first)]) == 0
    gone = without_action(file)
    assert run(["export", str(file), "--to", str(second)]) == 0
    assert statuses(first)[gone] == "CONFIRMED"
    assert statuses(second)[gone] == "CANCELLED"


def test_nothing_but_the_memory_changes_in_the_file(file: Path, plan: Plan, tmp_path: Path) -> None:
    assert run(["export", str(file), "--to", str(tmp_path / "een.ics"), "--roles"]) == 0
    now, _notice = plan_file.read(file)
    assert now.record.calendar == given_out(plan, CalendarChoice(), {})
    now.record.calendar = {}
    assert serialise(now) == serialise(plan)
    before = file.read_bytes()
    assert run(["export", str(file), "--to", str(tmp_path / "twee.ics")]) == 0
    assert file.read_bytes() == before


def test_a_locked_file_stays_locked_and_remembers(plan: Plan, tmp_path: Path) -> None:
    file, secret, words = tmp_path / "dicht.jaarplan", tmp_path / "woord.txt", "vier losse woorden hier"
    secret.write_text(words, encoding="utf-8")
    plan.record.state = "adopted"
    plan_file.write(plan, file, words)
    command = ["export", str(file), "--passphrase-file", str(secret), "--to"]
    assert run([*command, str(tmp_path / "een.ics")]) == 0
    assert plan_file.is_closed(file.read_bytes())
    gone = without_action(file, words)
    assert run([*command, str(tmp_path / "twee.ics")]) == 0
    assert statuses(tmp_path / "twee.ics")[gone] == "CANCELLED"


def test_a_file_that_cannot_be_written_is_said(
    file: Path, tmp_path: Path, capsys: OUT, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_all: Any) -> None:
        raise PlanError("Hier mag je niet schrijven.")

    monkeypatch.setattr(plan_file, "write", refuse)
    assert run(["export", str(file), "--to", str(tmp_path / "een.ics")]) == 0
    said = capsys.readouterr()
    assert "een.ics" in said.out
    assert "niet onthouden" in said.err
    assert "Hier mag je niet schrijven." in said.err


def test_the_sample_that_ships_stays_as_it_is(tmp_path: Path) -> None:
    before = plan_file.SAMPLE.read_bytes()
    assert run(["export", str(plan_file.SAMPLE), "--to", str(tmp_path / "een.ics")]) == 0
    assert plan_file.SAMPLE.read_bytes() == before


def test_it_goes_through_file_and_library(plan: Plan, file: Path, tmp_path: Path) -> None:
    plan.record.calendar = given_out(plan, CalendarChoice("mine"), {})
    plan_file.write(plan, file)
    there, _notice = plan_file.read(file)
    assert there.record.calendar == plan.record.calendar != {}
    library = Library.open(tmp_path / "digikoers.db")
    library.create(there)
    assert library.load(plan.id).record.calendar == plan.record.calendar
    library.close()


def test_a_plan_that_gave_out_nothing_says_nothing(plan: Plan) -> None:
    assert serialise(plan)["plan"]["house"] == {}


def test_copies_of_their_own_and_kept_plans_begin_with_nothing(plan: Plan) -> None:
    plan.record.calendar = given_out(plan, CalendarChoice(), {})
    assert plan_file.with_new_keys(plan).record.calendar == {}
    assert snapshot(plan)["plan"]["house"] == {}
    assert next_year.make_next_plan(plan).record.calendar == {}


def test_a_merge_remembers_what_both_gave_out(plan: Plan) -> None:
    mine, theirs = copy(plan), copy(plan)
    mine.record.calendar = {KEYS[0]: "2027-04-14 all", KEYS[1]: "2027-05-01 mine"}
    theirs.record.calendar = {KEYS[0]: "2027-04-21 mine", KEYS[2]: "2027-06-01 team"}
    result = merge(plan, mine, theirs)
    assert result.is_silent
    assert result.plan.record.calendar == {
        KEYS[0]: "2027-04-21 all mine",
        KEYS[1]: "2027-05-01 mine",
        KEYS[2]: "2027-06-01 team",
    }


def test_it_is_no_edit_and_no_difference(plan: Plan) -> None:
    other = copy(plan)
    other.record.calendar = {KEYS[0]: "2027-04-14 all"}
    assert not edits_between(plan, other)
    assert not differences(plan, other)


@pytest.mark.parametrize(
    "given",
    [
        {"x": "2027-04-14 all"},
        {KEYS[0]: "2027-04-14"},
        {KEYS[0]: "2027-13-14 all"},
        {KEYS[0]: "2027-04-14 all <b>"},
        {f"00000000-0000-5000-8000-{number:012}@digikoers": "2027-04-14 all" for number in range(5_001)},
    ],
)
def test_a_file_that_remembers_something_else_is_damaged(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="calendar"):
        PlanRecord(calendar=given)


@pytest.mark.parametrize("given", [[], "x", {KEYS[0]: 1}, {"x": "2027-04-14 all"}])
def test_such_a_file_is_not_read(plan: Plan, given: object) -> None:
    form = serialise(plan)
    form["plan"]["house"] = {"calendar": given}
    with pytest.raises(Damaged):
        deserialise(form)


def test_it_stands_beside_what_the_plan_keeps_of_its_house(plan: Plan) -> None:
    plan.record.house = {"pack": str(uuid4()), "name": "Zonneweide", "number": 1}
    plan.record.calendar = {KEYS[0]: "2027-04-14 all"}
    there = copy(plan)
    assert (there.record.house, there.record.calendar) == (plan.record.house, plan.record.calendar)
    assert there.house


def test_no_more_is_remembered_than_is_read_back() -> None:
    many = {f"00000000-0000-5000-8000-{number:012}@digikoers": "2027-04-14 all" for number in range(6_000)}
    assert PlanRecord(calendar=calendar_memory.joined(many))
