"""The calendar in programs that others made: ical.js, with which Thunderbird reads, and khal, which keeps a calendar.

`make browser` runs this; it needs Node and khal, so it is no part of `make test`.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from plans.exchange import calendar_file, plan_file
from plans.exchange.calendar_choice import CalendarChoice
from plans.plan import Plan

READER = Path(__file__).with_name("calendar.mjs")
EVERYBODY = CalendarChoice(remind=1)
LATER = dt.date(2027, 10, 7)


@pytest.fixture
def calendars(tmp_path: Path) -> tuple[Path, Path, str, str]:
    """A calendar, the one after a change, the key of what moved, and the key of what is gone."""
    plan = plan_file.read(plan_file.SAMPLE)[0]
    first, second = tmp_path / "first.ics", tmp_path / "second.ics"
    calendar_file.write(plan, first, EVERYBODY)
    given = calendar_file.given_out(plan, EVERYBODY, {})
    before = keys(first)
    moved, gone = [action for action in plan.actions if action.due][:2]
    moved.due = LATER
    plan.actions.remove(gone)
    plan.record.revision += 1
    calendar_file.write(plan, second, EVERYBODY, given)
    left = without(plan, tmp_path)
    (key_gone,) = before - left
    (key_moved,) = (key for key, event in events(second).items() if event["day"] == LATER.isoformat())
    return first, second, key_moved, key_gone


def without(plan: Plan, folder: Path) -> set[str]:
    calendar_file.write(plan, folder / "anew.ics", EVERYBODY)
    return keys(folder / "anew.ics")


def keys(path: Path) -> set[str]:
    return {str(event["uid"]) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}


def events(path: Path) -> dict[str, dict[str, Any]]:
    """Return what ical.js reads, by key."""
    outcome = subprocess.run(["node", str(READER), str(path)], capture_output=True, text=True, encoding="utf-8")
    assert outcome.returncode == 0, outcome.stderr
    shown = json.loads(outcome.stdout)
    assert shown["method"] == "PUBLISH"
    found = {event["uid"]: event for event in shown["events"]}
    assert len(found) == len(shown["events"]), "every key once"
    return found


def test_ical_js_reads_what_icalendar_reads(calendars: tuple[Path, Path, str, str]) -> None:
    for path in calendars[:2]:
        seen = events(path)
        for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
            other, start = seen.pop(str(event["uid"])), event.decoded("dtstart")
            assert other["summary"] == str(event["summary"])
            assert other["status"] == str(event["status"])
            if isinstance(start, dt.datetime):
                assert dt.datetime.fromisoformat(other["start"]) == start
            else:
                assert other["day"] == start.isoformat()
                assert other["minutes"] == 24 * 60
            assert len(other["reminders"]) == (0 if str(event["status"]) == "CANCELLED" else 1)
        assert seen == {}


def test_ical_js_sees_what_moved_and_what_is_gone(calendars: tuple[Path, Path, str, str]) -> None:
    first, second, moved, gone = calendars
    old, new = events(first), events(second)
    assert set(old) == set(new)
    assert all(new[key]["sequence"] > old[key]["sequence"] for key in new)
    assert old[moved]["day"] != new[moved]["day"] == LATER.isoformat()
    assert (old[gone]["status"], new[gone]["status"]) == ("CONFIRMED", "CANCELLED")


@pytest.mark.skipif(shutil.which("khal") is None, reason="khal is not on this machine")
def test_khal_keeps_every_moment_once_and_up_to_date(calendars: tuple[Path, Path, str, str], tmp_path: Path) -> None:
    first, second, moved, gone = calendars
    folder, settings = tmp_path / "kept", tmp_path / "khal.conf"
    folder.mkdir()
    form = "%Y-%m-%d"
    settings.write_text(
        f"[calendars]\n[[team]]\npath = {folder}\n[sqlite]\npath = {tmp_path / 'khal.db'}\n[locale]\n"
        f"local_timezone = Europe/Amsterdam\ndefault_timezone = Europe/Amsterdam\ntimeformat = %H:%M\n"
        f"dateformat = {form}\nlongdateformat = {form}\ndatetimeformat = {form} %H:%M\n"
        f"longdatetimeformat = {form} %H:%M\n",
        encoding="utf-8",
    )

    def khal(*words: str) -> list[str]:
        outcome = subprocess.run(
            ["khal", "-c", str(settings), *words], capture_output=True, text=True, encoding="utf-8"
        )
        assert outcome.returncode == 0, outcome.stderr
        return [line for line in outcome.stdout.split("\n") if "@digikoers" in line]

    def kept() -> dict[str, str]:
        """Return every moment that khal knows, with its day and status."""
        shown = khal("list", "-df", "", "-f", "{uid} {start-date} {status}", "2026-06-01", "1000d")
        found = dict(line.split(" ", 1) for line in shown)
        assert len(found) == len(shown), "no moment twice"
        return found

    for path in (first, first, second):
        khal("import", "--batch", "-a", "team", str(path))
        # Besides these khal leaves its own passing files behind when a moment is there already (its atomic_write).
        assert {item.stem for item in folder.glob("*.ics")} == keys(first)
        now = kept()
        assert set(now) == keys(first)
    assert now[moved].startswith(LATER.isoformat())
    assert "CANCELLED" in now[gone]
