"""The calendar file (.ics) with the moments of the year, for Outlook, Google Calendar and Thunderbird.

Every event keeps its key for ever: made from the record, the kind of moment and its number. Importing a later file
updates what is there. What fell out since then comes along as cancelled: a meeting on a day off and an action that
stopped from the plan itself; what is not in the plan any more, from what went out before: the plan remembers that
(plans/calendar_memory.py).
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from plans import __version__, calendar_memory
from plans.calendar_memory import Given
from plans.errors import PlanError
from plans.exchange import files
from plans.exchange.calendar_choice import CalendarChoice
from plans.exchange.calendar_entries import Entry, entries
from plans.exchange.clock import read_time
from plans.plan import Plan
from resources.language import current
from resources.language import gettext as _

if TYPE_CHECKING:
    from icalendar import Alarm, Component, Event

SUFFIX = ".ics"

_HOME = ZoneInfo("Europe/Amsterdam")
_HOUR = dt.timedelta(hours=1)
_MORNING = dt.timedelta(hours=9)
"""When on its day a calendar reminds of what takes a whole day."""
_LONG_AGO = dt.timedelta(days=400)
_UNKNOWN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
"""Characters that a calendar file has no place for; line breaks it can hold."""
_PLAN = "x-wr-relcalid"
"""The property that says of which plan a calendar is."""


def write(plan: Plan, path: Path, choice: CalendarChoice | None = None, given: Given | None = None) -> int:
    """Write the calendar file of a plan whole or not at all, read it back, and give how many moments it holds.

    ``given`` is what went out before; what a file holds that is replaced counts as well. Raises PlanError when the
    plan has no date yet, none of these moments has, or when the file cannot be written.
    """
    choice = choice or CalendarChoice()
    wanted = entries(plan, choice.whose)
    known = _in_file(plan, path, choice) | {**(given or {})}
    gone = _gone(plan, choice, known)
    if not (wanted or gone):
        raise PlanError(
            _("There are no dates in this plan yet.")
            if not entries(plan)
            else _("None of these moments has a date yet."),
            _("Enter the reviews first, or the dates of actions and training."),
        )
    keys = sorted([*(item.key for item in wanted), *gone])
    files.write(encode(plan, choice, known), path, lambda back: _keys(back) == keys)
    return sum(not item.cancelled for item in wanted)


def given_out(plan: Plan, choice: CalendarChoice, before: Given) -> dict[str, str]:
    """Return what went out, ``before`` and now: what the next calendar is compared with."""
    found = dict(before)
    for entry in entries(plan, choice.whose):
        choices = {*found.get(entry.key, "").split()[1:], choice.whose}
        found[entry.key] = " ".join([entry.day.isoformat(), *sorted(choices)])
    since = (dt.date(plan.year, 1, 1) - _LONG_AGO).isoformat()
    return calendar_memory.bounded({key: said for key, said in found.items() if said >= since})


def encode(plan: Plan, choice: CalendarChoice | None = None, given: Given | None = None) -> bytes:
    """Return the bytes of the calendar file, in the language in use; ``given`` is what went out before."""
    from icalendar import Calendar, vText

    choice = choice or CalendarChoice()
    whole = Calendar()
    whole.add("prodid", f"-//Digikoers//Digikoers {__version__}//{current().upper()}")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", vText(" ".join(_plain(_title(plan)).split())))
    whole.add(_PLAN, vText(str(plan.id)))
    for entry in entries(plan, choice.whose):
        whole.add_component(_event(plan, entry, choice.remind))
    for key, day in _gone(plan, choice, given or {}).items():
        whole.add_component(_cancelled(plan, key, day))
    data: bytes = whole.to_ical()
    return data


def _gone(plan: Plan, choice: CalendarChoice, given: Given) -> dict[str, dt.date]:
    """Return the keys and days of what went out with this choice and is not in it any more."""
    there = {entry.key for entry in entries(plan, choice.whose)}
    found = {key: said.split() for key, said in given.items() if key not in there}
    return {key: dt.date.fromisoformat(day) for key, (day, *choices) in found.items() if choice.whose in choices}


def _in_file(plan: Plan, path: Path, choice: CalendarChoice) -> dict[str, str]:
    """Return what went out in the file that is replaced, when it is a calendar of this plan."""
    from icalendar import Calendar

    try:
        old = Calendar.from_ical(path.read_bytes())
        if str(old.get(_PLAN, "")) != str(plan.id):
            return {}
        return {str(event["uid"]): f"{_day(event)} {choice.whose}" for event in old.walk("VEVENT")}
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        # No file, or another one than ours: the dialog and the command line have asked about that.
        return {}


def _day(event: Component) -> str:
    start = event.decoded("dtstart")
    return (start.astimezone(_HOME).date() if isinstance(start, dt.datetime) else start).isoformat()


def _bare(plan: Plan, key: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", key)
    event.add("dtstamp", plan.record.changed_at)
    event.add("last-modified", plan.record.changed_at)
    event.add("sequence", plan.record.revision)
    return event


def _cancelled(plan: Plan, key: str, day: dt.date) -> Event:
    """Return an event that is not in the plan any more; of what it was nothing is kept but its day."""
    from icalendar import vText

    event = _bare(plan, key)
    event.add(
        "summary", vText(_plain(_("Cancelled · {plan}").format(plan=_title(plan))), params={"LANGUAGE": current()})
    )
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED")
    return event


def _event(plan: Plan, entry: Entry, remind: int) -> Event:
    from icalendar import vText

    event = _bare(plan, entry.key)
    event.add("summary", vText(_plain(entry.what), params={"LANGUAGE": current()}))
    times = None if entry.cancelled else read_time(entry.time)
    if times:
        start = dt.datetime.combine(entry.day, times[0], _HOME)
        end = dt.datetime.combine(entry.day, times[1], _HOME) if times[1] else start + _HOUR
        if end <= start:
            end += dt.timedelta(days=1)
        # In UTC, so that no program has to know our time zone.
        event.add("dtstart", start.astimezone(dt.UTC))
        event.add("dtend", end.astimezone(dt.UTC))
    else:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + dt.timedelta(days=1))
    event.add("transp", "OPAQUE" if times else "TRANSPARENT")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.place.strip():
        event.add("location", _plain(entry.place))
    event.add("description", _plain("\n".join(filter(None, [entry.about, _untimed(entry, bool(times)), _title(plan)]))))
    event.add("categories", [_("Annual plan")])
    if remind and not entry.cancelled:
        event.add_component(_reminder(entry, remind, bool(times)))
    return event


def _reminder(entry: Entry, days: int, timed: bool) -> Alarm:
    """Return a reminder days before: at the same time, for a whole day in the morning."""
    from icalendar import Alarm, vText

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", vText(_plain(entry.what)))
    alarm.add("trigger", -dt.timedelta(days=days) + (dt.timedelta() if timed else _MORNING))
    return alarm


def _untimed(entry: Entry, timed: bool) -> str:
    """Return a time that could not be read, so that it is not lost."""
    return "" if timed else entry.time


def _title(plan: Plan) -> str:
    return _("{team} · annual plan {year}").format(team=plan.team.name[:80] or _("New team"), year=plan.year)


def _plain(text: str) -> str:
    return _UNKNOWN.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _keys(data: bytes) -> list[str]:
    from icalendar import Calendar

    return sorted(str(event["uid"]) for event in Calendar.from_ical(data).walk("VEVENT"))
