"""Parts of a plan whose lines have the numbers of its goals: "1. …" below goals and indicators, "1a. …" below actions.

Such lines are told below the goal that they are of, so that each goal has what is its own.
"""

from __future__ import annotations

import re

from plans.exchange.headings import normalise
from plans.importing.files.grid import Passage
from plans.importing.prose.prose_words import goal_field, mode_of

POINT = re.compile(r"^\s*(?:[-–•*·▪◦☐]|\d{1,2}[a-z]?[.)])\s+")
"""The mark or number of a line: "•", "☐", "1.", "1a."."""
_OF_GOAL = re.compile(r"\s*(\d{1,2})(?:[a-z][.)]?|\.\d{1,2}\.?)\s+")
"""The number of a line that begins with that of its goal: "1a.", "1.2"."""
_NUMBERED = re.compile(r"\s*(\d{1,2})[.)]\s+")
_FIELDS = {"indicator": "Indicator", "baseline": "Nulmeting", "target": "Streefwaarde"}
"""What may be said of each goal in a part of its own, and the label with which it is told."""
_FACTORS = re.compile(r"(?:succesbepalende|kritische succes|succes)\s?factoren|(?:critical )?success factors")
"""What goals are called on an A3; without numbers they are what it all depends on."""
_LEAST = 2


def by_number(texts: list[Passage]) -> list[Passage]:
    """Return texts with what belongs to each goal by its number below that goal; as they are when no part has them."""
    goals = _numbered([part for part in texts if _heads_goals(part.heading)])
    if len(goals) < _LEAST:
        return texts
    told: dict[int, list[str]] = {number: [] for number in goals}
    tasks: dict[int, list[Passage]] = {number: [] for number in goals}
    used = {id(part) for part in goals.values()}
    for heading in dict.fromkeys(part.heading for part in texts):
        own = [part for part in texts if part.heading == heading]
        name, lines = goal_field(heading), _numbered(own)
        if name in _FIELDS and lines and lines.keys() <= goals.keys():
            for number, part in lines.items():
                told[number].append(f"{_FIELDS[name]}: {POINT.sub('', part.text)}")
            used |= {id(part) for part in own}
        of_goals = [(part, found) for part in own if (found := _OF_GOAL.match(part.text))]
        if (
            mode_of(heading) == "tasks"
            and len(of_goals) == len(own)
            and {int(n[1]) for _p, n in of_goals} <= set(goals)
        ):
            for part, found in of_goals:
                tasks[int(found[1])].append(part)
            used |= {id(part) for part in own}
    if not any(told.values()) and not any(tasks.values()):
        return texts
    made: list[Passage] = []
    for number, goal in goals.items():
        heading = f"Doel {number}: {POINT.sub('', goal.text)}"
        made += [Passage(heading, words) for words in (*told[number], "Acties:")]
        made += [Passage(heading, _OF_GOAL.sub("", part.text, count=1), True) for part in tasks[number]]
    return [*made, *(part for part in texts if id(part) not in used)]


def _heads_goals(heading: str) -> bool:
    return mode_of(heading) == "goals" or _FACTORS.fullmatch(normalise(heading)) is not None


def _numbered(texts: list[Passage]) -> dict[int, Passage]:
    """Return texts by their number when every one has another; nothing when one has none."""
    found = [(int(match[1]), part) for part in texts if (match := _NUMBERED.match(part.text))]
    numbers = dict(found)
    return numbers if len(numbers) == len(texts) else {}
