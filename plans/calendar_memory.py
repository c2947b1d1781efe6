"""What a plan remembers of what it gave out to calendars, so that what is gone since comes along as cancelled.

It is a field of the plan itself (``PlanRecord.calendar``) and travels in the plan file, in the room of ``plan.house``,
which takes it without another form of the file: with the plan to a colleague, to another laptop and through the command
line. It holds no word of the plan: the keys of events, which say nothing by
themselves, their days, and which moments were asked for. It is no edit: nothing is undone, compared, locked or printed
of it, and an adopted plan goes on remembering. Two copies that come together remember what both gave out; a copy with
new keys, and next year's plan, begin with nothing, since their events have other keys.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

Given = Mapping[str, str]
"""What went out, by the keys of the events: its day, and in which choices ("2027-04-14 all mine")."""

MOST = 5_000
"""Events that are remembered; the oldest go first. A full year has some two hundred."""
_KEY = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}@digikoers")
_SAID = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?: (?:all|mine|team)){1,3}")


def checked(given: object) -> dict[str, str]:
    """Return what a plan remembers as it was read; raises ValueError when it is something else."""
    if not isinstance(given, dict) or len(given) > MOST:
        raise ValueError("too many events, or none")
    for key, said in given.items():
        if not isinstance(key, str) or not isinstance(said, str):
            raise ValueError("no words")
        if not _KEY.fullmatch(key) or not _SAID.fullmatch(said):
            raise ValueError("no event of a calendar")
        dt.date.fromisoformat(said.split()[0])
    return given


def bounded(given: Given) -> dict[str, str]:
    """Return as much as a plan remembers, in a fixed order."""
    latest = sorted(given, key=lambda key: (given[key], key))[-MOST:]
    return {key: given[key] for key in sorted(latest)}


def joined(*memories: Given) -> dict[str, str]:
    """Return what several copies of a plan gave out together; of an event with two days the last day counts."""
    found: dict[str, str] = {}
    for memory in memories:
        for key, said in memory.items():
            days, choices = zip(*(_parts(item) for item in (said, found.get(key, said))), strict=True)
            found[key] = " ".join([max(days), *sorted({*choices[0], *choices[1]})])
    return bounded(found)


def _parts(said: str) -> tuple[str, list[str]]:
    day, *choices = said.split()
    return day, choices
