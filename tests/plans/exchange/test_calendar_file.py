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
from plans.exchange.calendar_choice import CalendarChoice
from plans.exchange.calendar_entries import entries
from plans.exchange.calendar_file import given_out
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
    kinds = {entry.kind for entry in entries(filled_plan())}
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
    wanted = entries(plan)
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
    path = tmp_path / "Team Łinde 2027.ics"
    assert calendar_file.write(plan, path) == 2
    assert len(Calendar.from_ical(path.read_bytes()).walk("VEVENT")) == 2


def test_a_plan_without_dates_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="nog geen datums"):
        calendar_file.write(new_plan(2027), tmp_path / "leeg.ics")
    assert list(tmp_path.glob("*.ics")) == []


def status_of(data: bytes) -> dict[str, str]:
    return {str(item["uid"]): str(item["status"]) for item in Calendar.from_ical(data).walk("VEVENT")}


def test_what_went_out_and_is_gone_comes_along_as_cancelled(plan: Plan) -> None:
    choice = CalendarChoice()
    given = given_out(plan, choice, {})
    (key,) = [item.key for item in entries(plan) if item.kind == "action"]
    (action,) = plan.actions
    plan.actions.clear()
    plan.record.revision = 8
    (gone,) = [
        item
        for item in Calendar.from_ical(calendar_file.encode(plan, choice, given)).walk("VEVENT")
        if str(item["uid"]) == key
    ]
    assert (str(gone["status"]), int(gone["sequence"])) == ("CANCELLED", 8)
    assert gone.decoded("dtstart") == dt.date(2027, 3, 1)
    # Nothing of what it was is kept, and it stays cancelled in every file from then on.
    assert "wifi" not in str(given) + gone.to_ical().decode()
    assert status_of(calendar_file.encode(plan, choice, given_out(plan, choice, given)))[key] == "CANCELLED"
    # Back in the plan, it is there again.
    plan.actions.append(action)
    assert status_of(calendar_file.encode(plan, choice, given))[key] == "CONFIRMED"


def test_a_coach_who_leaves_and_a_date_that_goes_take_their_events_along() -> None:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    given = given_out(plan, CalendarChoice(), {})
    before = set(events(plan))
    plan.people = [person for person in plan.people if person.role != "digicoach"]
    plan.reviews[0].on = None
    plan.goals[0].due = None
    now = status_of(calendar_file.encode(plan, CalendarChoice(), given))
    assert set(now) == before
    gone = before - {item.key for item in entries(plan)}
    assert len(gone) > 20
    assert all(now[key] == "CANCELLED" for key in gone)


def test_a_file_that_is_replaced_tells_what_went_out(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "jaar.ics"
    calendar_file.write(plan, path)
    plan.actions.clear()
    assert calendar_file.write(plan, path) == 1
    assert sorted(status_of(path.read_bytes()).values()) == ["CANCELLED", "CONFIRMED"]
    # Of another plan it tells nothing.
    other = new_plan(2027)
    other.reviews[0].on = DAY
    calendar_file.write(other, path)
    assert list(status_of(path.read_bytes()).values()) == ["CONFIRMED"]


def test_only_mine_only_the_teams_or_everything() -> None:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    whole, mine, team = (set(entries(plan, whose)) for whose in ("all", "mine", "team"))
    assert mine | team == whole
    assert mine & team
    assert {item.kind for item in mine - team} >= {"meeting", "action"}
    assert "training" in {item.kind for item in team - mine}
    leader = plan.leader
    assert leader
    plan.actions[0].owner_id, plan.actions[0].due = leader.id, DAY
    (own,) = [item for item in entries(plan, "mine") if item.record == plan.actions[0].id]
    assert own not in entries(plan, "team")
    # Handed over to somebody else, it leaves her own calendar and not that of the team.
    given = given_out(plan, CalendarChoice("mine"), {})
    plan.actions[0].owner_id = next(person.id for person in plan.people if person.role == "digicoach")
    assert status_of(calendar_file.encode(plan, CalendarChoice("mine"), given))[own.key] == "CANCELLED"
    assert status_of(calendar_file.encode(plan, CalendarChoice("team"), given))[own.key] == "CONFIRMED"


def test_a_calendar_reminds_only_when_it_is_asked_to(plan: Plan) -> None:
    assert not Calendar.from_ical(calendar_file.encode(plan)).walk("VALARM")
    plan.actions.append(Action(plan_id=plan.id, what="Gestopt", due=DAY, status="stopped"))
    for days in (1, 7):
        made = Calendar.from_ical(calendar_file.encode(plan, CalendarChoice(remind=days)))
        found = {str(item["summary"]): item.walk("VALARM") for item in made.walk("VEVENT")}
        assert found["Klaar: Gestopt"] == []
        (timed,), (whole_day,) = found["Review van kwartaal 1"], found["Klaar: Meet de wifi"]
        assert timed.decoded("trigger") == -dt.timedelta(days=days)
        # In the morning, as nobody wants to be woken for it.
        assert whole_day.decoded("trigger") == dt.timedelta(days=-days, hours=9)
        assert str(timed["action"]) == "DISPLAY"
        assert str(timed["description"]) == "Review van kwartaal 1"


def test_what_ends_after_midnight_ends_on_the_next_day(plan: Plan) -> None:
    plan.reviews[0].time = "van 22.45 tot 0.15 uur"
    review = one_of(plan, "Review")
    assert review.decoded("dtend") - review.decoded("dtstart") == dt.timedelta(minutes=90)


def test_what_went_out_long_ago_is_forgotten(plan: Plan) -> None:
    given = given_out(plan, CalendarChoice(), {"oud@digikoers": "2024-01-01 all", "nieuw@digikoers": "2027-01-01 all"})
    assert "oud@digikoers" not in given
    assert "nieuw@digikoers" in given


def test_on_the_command_line_whose_moments_and_a_reminder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, target = tmp_path / "plan.jaarplan", tmp_path / "jaar.ics"
    made = filled_plan()
    plan_file.write(made, plan)
    assert run(["export", str(plan), "--to", str(target), "--whose", "team", "--remind", "7"]) == 0
    found = Calendar.from_ical(target.read_bytes())
    assert {str(item["uid"]) for item in found.walk("VEVENT")} == {item.key for item in entries(made, "team")}
    assert found.walk("VALARM")
    assert run(["export", str(plan), "--to", str(tmp_path / "x.xlsx"), "--whose", "mine"]) == 2
    assert "--whose" in capsys.readouterr().err


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
    assert len(entries(plan)) > 20
