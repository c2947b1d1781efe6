"""The year in somebody's own calendar: read back as calendars do, and updated by a later export."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from icalendar import Calendar

from plans.anonymise import anonymised
from plans.command import run
from plans.errors import PlanError
from plans.exchange import calendar_file, plan_file
from plans.plan import Plan, new_plan
from plans.subjects import people
from plans.subjects.actions import Action, Block
from plans.subjects.people import Person
from resources.language import speaking
from tests.plans.strategies import filled_plan, plans
from tests.properties import examples

DAY = dt.date(2027, 4, 14)


@pytest.fixture
def plan() -> Plan:
    made = new_plan(2027)
    made.team.name = "Team Łinde"
    made.record.revision = 7
    made.record.changed_at = dt.datetime(2027, 3, 1, 12, 30, tzinfo=dt.UTC)
    made.reviews[0].on, made.reviews[0].time, made.reviews[0].place = DAY, "13.30 uur", "Zaal 2; boven, links"
    made.actions.append(Action(plan_id=made.id, what="Meet de wifi", due=dt.date(2027, 3, 1)))
    return made


def events(plan: Plan) -> dict[str, Any]:
    found = Calendar.from_ical(calendar_file.encode(plan)).walk("VEVENT")
    assert len({str(item["uid"]) for item in found}) == len(found)
    return {str(item["uid"]): item for item in found}


def one_of(plan: Plan, words: str) -> Any:
    (found,) = [event for event in events(plan).values() if words in str(event["summary"])]
    return found


def test_a_time_that_was_typed_is_that_time_in_the_netherlands(plan: Plan) -> None:
    review = one_of(plan, "Review")
    assert review.decoded("dtstart") == dt.datetime(2027, 4, 14, 11, 30, tzinfo=dt.UTC)
    assert review.decoded("dtend") == dt.datetime(2027, 4, 14, 12, 30, tzinfo=dt.UTC)
    assert str(review["location"]) == "Zaal 2; boven, links"
    assert str(review["transp"]) == "OPAQUE"


def test_without_a_time_it_takes_the_whole_day_and_blocks_nothing(plan: Plan) -> None:
    action = one_of(plan, "wifi")
    assert (action.decoded("dtstart"), action.decoded("dtend")) == (dt.date(2027, 3, 1), dt.date(2027, 3, 2))
    assert str(action["transp"]) == "TRANSPARENT"
    plan.reviews[0].time = "na de lunch"
    review = one_of(plan, "Review")
    assert review.decoded("dtstart") == DAY
    assert "na de lunch" in str(review["description"])


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("13.30 uur", (13, 30), None),
        ("13:30", (13, 30), None),
        ("9 uur", (9, 0), None),
        ("14u", (14, 0), None),
        ("van 10:00 tot 11:30", (10, 0), (11, 30)),
        ("10.00-11.30", (10, 0), (11, 30)),
        ("10 – 12 uur", (10, 0), (12, 0)),
        ("14-4 om 13.30", (13, 30), None),
        ("09.00 uur, inloop 08.45", (9, 0), None),
    ],
)
def test_times_as_people_type_them(typed: str, start: tuple[int, int], end: tuple[int, int] | None) -> None:
    assert calendar_file.read_time(typed) == (dt.time(*start), dt.time(*end) if end else None)


@pytest.mark.parametrize("typed", ["", "na de lunch", "25.00", "12.75 uur", "kamer 12", "14-4-2027", "€ 1.250,50"])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert calendar_file.read_time(typed) is None


def test_a_second_export_updates_instead_of_doubling(plan: Plan) -> None:
    first = events(plan)
    plan.reviews[0].on = dt.date(2027, 4, 21)
    plan.actions[0].what = "Meet de wifi op gang 3"
    plan.record.revision, plan.record.changed_at = 9, dt.datetime(2027, 3, 2, tzinfo=dt.UTC)
    second = events(plan)
    assert set(first) == set(second)
    assert {int(item["sequence"]) for item in first.values()} == {7}
    assert {int(item["sequence"]) for item in second.values()} == {9}
    assert {item.decoded("dtstamp") for item in second.values()} == {plan.record.changed_at}


def test_each_meeting_is_one_event_and_what_falls_out_is_cancelled(plan: Plan) -> None:
    plan.people.append(
        Person(
            plan_id=plan.id,
            name="Samira",
            role="digicoach",
            meet_every="two_weeks",
            meet_day="tuesday",
            meet_time="10:00",
            position=2,
        )
    )
    before = {key: event for key, event in events(plan).items() if "Samira" in str(event["summary"])}
    planned = people.meetings(plan.people[-1], 2027)
    assert len(before) == len(planned)
    plan.blocks.append(
        Block(plan_id=plan.id, kind="team", what="Verhuizing", start=dt.date(2027, 6, 1), until=dt.date(2027, 6, 30))
    )
    after = {key: event for key, event in events(plan).items() if "Samira" in str(event["summary"])}
    assert set(after) == set(before)
    gone = [item for item in after.values() if str(item["status"]) == "CANCELLED"]
    assert {item.decoded("dtstart").month for item in gone} == {6}
    assert all("Verhuizing" in str(item["description"]) for item in gone)
    assert next(iter(before.values())).decoded("dtstart").hour == 9


def test_a_stopped_action_is_cancelled(plan: Plan) -> None:
    plan.actions[0].status = "stopped"
    assert str(one_of(plan, "wifi")["status"]) == "CANCELLED"


def test_every_kind_of_moment_is_there() -> None:
    kinds = {entry.kind for entry in calendar_file.entries(filled_plan())}
    money = {"applied_on", "decided_on", "account_due"}
    goals = {"due", "start", "halfway", "evaluation", "stop"}
    others = {"review", "moment", "training", "decision", "action", "ethics"}
    assert kinds - {"meeting"} == goals | others | money


def test_the_file_is_as_calendars_want_it(plan: Plan) -> None:
    plan.actions[0].what = "Łódź é " * 60 + "\r\n\x07;,\\"
    data = calendar_file.encode(plan)
    lines = data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert not [line for line in lines if b"\n" in line or b"\r" in line or len(line) > 75]
    assert b"\x07" not in data
    whole = Calendar.from_ical(data)
    assert str(whole["version"]) == "2.0"
    assert str(whole["method"]) == "PUBLISH"
    assert str(whole["prodid"]).startswith("-//Digikoers//")
    assert str(one_of(plan, "Łódź")["summary"]).endswith(";,\\")


@examples(30)
@given(plans())
def test_any_plan_comes_back_event_by_event(plan: Plan) -> None:
    wanted = calendar_file.entries(plan)
    found = events(plan)
    assert set(found) == {item.key for item in wanted}
    for item in wanted:
        start = found[item.key].decoded("dtstart")
        assert (start.date() if isinstance(start, dt.datetime) else start) in (
            item.day,
            item.day - dt.timedelta(days=1),
        )


def test_the_words_follow_the_language_and_the_keys_do_not(plan: Plan) -> None:
    with speaking("en"):
        english = events(plan)
    assert set(english) == set(events(plan))
    assert any("Review of quarter 1" in str(item["summary"]) for item in english.values())


def test_without_names_the_keys_are_the_same_and_the_names_are_gone() -> None:
    plan = filled_plan()
    bare = anonymised(plan)
    assert set(events(plan)) == set(events(bare))
    data = calendar_file.encode(bare).replace(b"\r\n ", b"")
    assert b"Samira" in calendar_file.encode(plan).replace(b"\r\n ", b"")
    assert b"Samira" not in data


def test_it_is_written_and_read_back(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / calendar_file.suggested_name(plan)
    assert path.name == "Team Łinde 2027.ics"
    assert calendar_file.write(plan, path) == 2
    assert len(Calendar.from_ical(path.read_bytes()).walk("VEVENT")) == 2


def test_a_plan_without_dates_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="nog geen datums"):
        calendar_file.write(new_plan(2027), tmp_path / "leeg.ics")
    assert list(tmp_path.glob("*.ics")) == []


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, target = tmp_path / "plan.jaarplan", tmp_path / "jaar.ics"
    plan_file.write(filled_plan(), plan)
    assert run(["export", str(plan), "--to", str(target)]) == 0
    first = target.read_bytes()
    assert b"Samira" in first.replace(b"\r\n ", b"")
    assert run(["export", str(plan), "--to", str(target), "--roles", "--language", "en"]) == 0
    assert b"Samira" not in target.read_bytes().replace(b"\r\n ", b"")
    foreign = tmp_path / "brief.ics"
    foreign.write_bytes(b"geen agenda")
    assert run(["export", str(plan), "--to", str(foreign)]) == 2
    assert "brief.ics" in capsys.readouterr().err
    assert foreign.read_bytes() == b"geen agenda"


def test_the_sample_has_a_full_year() -> None:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    assert len(calendar_file.entries(plan)) > 20
