"""The calendar file (.ics) with the moments of the year, for Outlook, Google Calendar and Thunderbird.

Every event keeps its key for ever: made from the record, the kind of moment and its number. Importing a later file
updates what is there; what fell out since then comes along as cancelled.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from plans import __version__, field_text
from plans.dates import format_date
from plans.errors import PlanError
from plans.exchange import files
from plans.plan import Plan
from plans.subjects import actions, goals, people
from resources.language import current
from resources.language import gettext as _

if TYPE_CHECKING:
    from icalendar import Event

SUFFIX = ".ics"

_HOME = ZoneInfo("Europe/Amsterdam")
_HOUR = dt.timedelta(hours=1)
_CLOCK = r"(\d{1,2})(?:[.:](\d{2}))?"
_TIMES = re.compile(
    rf"(?<![\d.,:/-]){_CLOCK}(?:\s*(?:-|–|tot|to|until)\s*{_CLOCK})?(?![\d/-]|[.,:]\d)\s*(uur\b|u\b|h\b)?"
)
_UNKNOWN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
"""Characters that a calendar file has no place for; line breaks it can hold."""


@dataclass(frozen=True)
class Entry:
    """One event: its record, the kind of moment and the how-manieth of that kind it is."""

    record: UUID
    kind: str
    day: dt.date
    what: str
    time: str = ""
    """As it was typed; a time that cannot be read makes it an event of the whole day."""
    place: str = ""
    about: str = ""
    number: int = 0
    cancelled: bool = False

    @property
    def key(self) -> str:
        """Return the key that the event has in every export of this plan."""
        return f"{uuid5(self.record, f'{self.kind} {self.number}')}@digikoers"


def write(plan: Plan, path: Path) -> int:
    """Write the calendar file of a plan whole or not at all, read it back, and give how many moments it holds.

    Raises PlanError when the plan has no date yet or when the file cannot be written.
    """
    wanted = entries(plan)
    if not wanted:
        raise PlanError(
            _("There are no dates in this plan yet."),
            _("Enter the reviews first, or the dates of actions and training."),
        )
    files.write(encode(plan), path, lambda back: _keys(back) == sorted(item.key for item in wanted))
    return sum(not item.cancelled for item in wanted)


def suggested_name(plan: Plan) -> str:
    """Return a name for the file that says which team and year it is of."""
    name = re.sub(r'[\\/:*?"<>|\x00-\x1f]', "-", plan.team.name.strip())[:60].strip(" .")
    return f"{name or _('New team')} {plan.year}{SUFFIX}"


def encode(plan: Plan) -> bytes:
    """Return the bytes of the calendar file, in the language in use."""
    from icalendar import Calendar, vText

    whole = Calendar()
    whole.add("prodid", f"-//Digikoers//Digikoers {__version__}//{current().upper()}")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", vText(" ".join(_plain(_title(plan)).split())))
    for entry in entries(plan):
        whole.add_component(_event(plan, entry))
    data: bytes = whole.to_ical()
    return data


def entries(plan: Plan) -> list[Entry]:
    """Gather every moment of a plan that has a date, first one first; each date of a meeting is one of its own."""
    found = [*_reviews(plan), *_goals(plan), *_meetings(plan), *_actions(plan), *_money(plan)]
    return sorted(found, key=lambda item: (item.day, item.kind, item.what, str(item.record)))


def read_time(typed: str) -> tuple[dt.time, dt.time | None] | None:
    """Read the time in a text ("13.30 uur", "10:00-11:30"), and the end when there is one; None without a time."""
    for first, minutes, last, until, sentence in _TIMES.findall(typed):
        begin, end = _clock(first, minutes), _clock(last, until)
        if begin and (minutes or sentence):
            return begin, end if end and end > begin else None
    return None


def _reviews(plan: Plan) -> Iterator[Entry]:
    for review in plan.reviews:
        if review.on:
            what = _("Review of quarter {number}").format(number=review.quarter)
            yield Entry(review.id, "review", review.on, what, review.time, review.place, review.attending)
    for moment in plan.moments:
        if moment.on:
            what = moment.what or field_text.format_value(plan, moment, "kind") or _("Moment of the year plan")
            yield Entry(moment.id, "moment", moment.on, what, about=moment.attending)
    for activity in plan.activities:
        if activity.on:
            what = _("Training: {what}").format(what=activity.what or field_text.format_value(plan, activity, "form"))
            yield Entry(activity.id, "training", activity.on, what, about=activity.given_by)
    if plan.safeguards.ethics_on:
        what = _("Ethics: what do we see as good care?")
        yield Entry(plan.safeguards.id, "ethics", plan.safeguards.ethics_on, what)
    for decision in plan.decisions:
        if decision.due:
            what = _("Agreed: {what}").format(what=decision.what)
            yield Entry(
                decision.id, "decision", decision.due, what, about=field_text.format_value(plan, decision, "owner_id")
            )


def _goals(plan: Plan) -> Iterator[Entry]:
    for goal in goals.chosen(plan.goals):
        named, owner = field_text.goal_label(plan, goal.id), field_text.format_value(plan, goal, "owner_id")
        if goal.due:
            yield Entry(goal.id, "due", goal.due, _("Goal reached? {goal}").format(goal=named), about=owner)
        days = {"evaluation": goal.evaluation_on, "start": goal.evaluation_start, "halfway": goal.evaluation_halfway}
        for kind, day in days.items():
            if day:
                yield Entry(goal.id, kind, day, _("Evaluate goal {goal}").format(goal=named), about=owner)
        if goal.stop_on:
            what = _("Stop: {what}").format(what=goal.stop_doing or named)
            stopper = field_text.format_value(plan, goal, "stop_owner_id")
            yield Entry(goal.id, "stop", goal.stop_on, what, about=stopper)


def _meetings(plan: Plan) -> Iterator[Entry]:
    """Return the meetings by their number in the year: one that falls out keeps its number and is cancelled."""
    blocked = actions.blocked(plan.blocks)
    for coach in people.coaches(plan.people):
        what = _("Meeting with {name}").format(name=field_text.person_label(coach))
        for number, meeting in enumerate(people.meetings(coach, plan.year, blocked)):
            gone = meeting.day is None
            about = (
                _("Moved from {day}: {why}").format(day=format_date(meeting.planned), why=meeting.why)
                if meeting.why
                else ""
            )
            if gone:
                about = meeting.why
            yield Entry(
                coach.id,
                "meeting",
                meeting.day or meeting.planned,
                what,
                coach.meet_time,
                "",
                about,
                number,
                cancelled=gone,
            )


def _actions(plan: Plan) -> Iterator[Entry]:
    for action in plan.actions:
        if action.due:
            about = [field_text.format_value(plan, action, "owner_id"), field_text.goal_label(plan, action.goal_id)]
            yield Entry(
                action.id,
                "action",
                action.due,
                _("Done: {what}").format(what=action.what),
                place=action.where,
                about=" · ".join(filter(None, about)),
                cancelled=action.status == "stopped",
            )


def _money(plan: Plan) -> Iterator[Entry]:
    words = {
        "applied_on": _("Apply for money: {what}"),
        "decided_on": _("Answer on the application: {what}"),
        "account_due": _("Account for the money: {what}"),
    }
    for line in plan.budget_lines:
        for field, sentence in words.items():
            if day := getattr(line, field):
                yield Entry(line.id, field, day, sentence.format(what=line.what or line.fund), about=line.fund)


def _event(plan: Plan, entry: Entry) -> Event:
    from icalendar import Event, vText

    event = Event()
    event.add("uid", entry.key)
    event.add("dtstamp", plan.record.changed_at)
    event.add("last-modified", plan.record.changed_at)
    event.add("sequence", plan.record.revision)
    event.add("summary", vText(_plain(entry.what), params={"LANGUAGE": current()}))
    times = None if entry.cancelled else read_time(entry.time)
    if times:
        start = dt.datetime.combine(entry.day, times[0], _HOME)
        end = dt.datetime.combine(entry.day, times[1], _HOME) if times[1] else start + _HOUR
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
    event.add("categories", [_("Year plan")])
    return event


def _untimed(entry: Entry, timed: bool) -> str:
    """Return a time that could not be read, so that it is not lost."""
    return "" if timed else entry.time


def _clock(hour: str, minute: str) -> dt.time | None:
    if not hour or int(hour) > 23 or int(minute or 0) > 59:
        return None
    return dt.time(int(hour), int(minute or 0))


def _title(plan: Plan) -> str:
    return _("{team} · year plan {year}").format(team=plan.team.name[:80] or _("New team"), year=plan.year)


def _plain(text: str) -> str:
    return _UNKNOWN.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _keys(data: bytes) -> list[str]:
    from icalendar import Calendar

    return sorted(str(event["uid"]) for event in Calendar.from_ical(data).walk("VEVENT"))
