"""Actions of which what, who and when each stand on a line of their own: "Wat: …" above "Wie: …" and "Wanneer: …"."""

from __future__ import annotations

import re
from dataclasses import replace

from plans.exchange.headings import normalise
from plans.importing.files.grid import Passage
from plans.importing.prose.prose_words import goal_field, task_field, titled

_LABEL = re.compile(r"\s*([^\W\d][^:\n]{0,30}?)\s*:\s+(\S.*)", re.DOTALL)
_WHAT = frozenset(("wat", "actie", "actiepunt", "taak", "what", "action", "task"))
_LEAST = 2


def with_cards_as_lines(texts: list[Passage]) -> list[Passage]:
    """Return texts with such lines as one for each action; as they are when there are no two of them.

    Below the title of a goal "Wat", "Wie" and "Wanneer" are of that goal.
    """
    made: list[Passage] = []
    cards = 0
    place = 0
    while place < len(texts):
        after = _end(texts, place)
        if after > place + 1:
            cards += 1
            lines = [part.text.strip().rstrip(".") for part in texts[place:after]]
            made.append(replace(texts[place], text=". ".join(lines) + "."))
        else:
            made.append(texts[place])
        place = after
    return made if cards >= _LEAST else texts


def _end(texts: list[Passage], place: int) -> int:
    """Return where what is said of the action that begins here ends; right behind it when nothing is said of it."""
    if normalise(_label(texts[place])) not in _WHAT:
        return place + 1
    if _is_of_goal(texts[:place]):
        return place + 1
    asked: set[str] = set()
    after = place + 1
    while after < len(texts) and texts[after].heading == texts[place].heading:
        field = task_field(_label(texts[after]))
        if not field or field in asked:
            break
        asked.add(field)
        after += 1
    return after


def _is_of_goal(above: list[Passage]) -> bool:
    """Return whether the labels right above a line are those of a goal."""
    for part in reversed(above):
        label = _label(part)
        if not label or normalise(label) in _WHAT:
            return titled(part.text) != ""
        if goal_field(label) == "title":
            return True
    return False


def _label(part: Passage) -> str:
    found = _LABEL.fullmatch(part.text)
    return found[1] if found else ""
