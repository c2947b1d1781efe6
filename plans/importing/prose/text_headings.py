"""Headings above texts of the vision: "Onze visie", "Waar staan we voor", "Boodschap aan het team"."""

from __future__ import annotations

import re
from dataclasses import replace

from plans.exchange.headings import normalise
from plans.importing.files.grid import Passage
from plans.importing.prose.prose_words import goal_field

_HEADINGS = {
    "vision.text": (
        r"(?:onze |de |team)?(?:missie(?: en)? )?visie(?:(?: en)? missie)?(?: (?:op|over|voor|van) (?:\w+ ){0,3}\w+)?",
        r"(?:our |the |team )?(?:mission and )?vision(?: (?:on|of|for) (?:\w+ ){0,3}\w+)?",
        r"waar (?:gaan|staan) (?:we|wij) (?:\w+ )?voor|waar (?:we|wij) voor (?:gaan|staan)|what we stand for",
        r"(?:onze )?(?:droom|stip op de horizon)",
    ),
    "vision.message": (
        r"(?:onze |kern)?boodschap(?: (?:aan|voor) (?:het team|(?:de )?collegas|iedereen))?",
        r"message(?: to the team)?",
    ),
    "vision.why": (r"waarom(?: doen we dit)?", "why"),
    "vision.ambition": (r"(?:onze )?ambitie", "ambition"),
}
"""Under which heading a text is proposed for a field of the vision that is still empty."""
_NUMBERED, _YEAR = re.compile(r"^(?:(?:\d{1,2}|[a-z]) )+"), re.compile(r" 20\d\d$")
"""What stands before or behind what a heading says: "1. Onze visie", "Visie 2027"."""


_LABELLED = ("vision.text", "vision.message")
"""What a label says of a text by itself; why, and how far, is also asked of a goal."""
_LONGEST_LABEL, _LEAST_TOLD = 40, 40
_MOST_BELOW = 3
_OF_GOAL = ("owner_id", "due", "indicator", "baseline", "target")
_WHERE = re.compile(
    r"(?:(?:\d{1,2}|[a-z]) )?waar (?:willen|gaan|moeten|werken) (?:we|wij) (?:\w+ ){0,3}(?:naartoe|naar toe|heen|staan)"
    r"(?: \w+){0,3}|where (?:do we|we) want to (?:be|go)|where are we (?:going|heading)|our aim"
)
"""A heading that asks for the vision where it is answered in sentences, and for goals where points stand below it."""


def of_vision(heading: str) -> str:
    """Return the field of the vision that a text below a heading would fill; nothing for any other heading."""
    plain = _NUMBERED.sub("", _YEAR.sub("", normalise(heading)))
    return next((target for target, words in _HEADINGS.items() if any(re.fullmatch(each, plain) for each in words)), "")


def is_aim(part: Passage) -> bool:
    """Return whether a text below "Waar willen we naartoe?" is a vision: sentences, without a figure or point."""
    if part.listed or of_vision(part.heading) or not _WHERE.fullmatch(normalise(part.heading)):
        return False
    words = part.text.strip()
    told = len(words) >= _LEAST_TOLD and words.endswith((".", "!")) and not any(map(str.isdigit, words))
    return told and ":" not in words


def vision_of(part: Passage) -> str:
    """Return the field of the vision that a text would fill by its heading; nothing for any other text."""
    return of_vision(part.heading) or ("vision.text" if is_aim(part) else "")


def with_labels(texts: list[Passage]) -> list[Passage]:
    """Return texts with the label that says what they are as their heading: "Visie: …"."""
    return [part if _is_of_goal(texts, place) else _below_label(part) for place, part in enumerate(texts)]


def _is_of_goal(texts: list[Passage], place: int) -> bool:
    """Return whether "Waar gaan we voor: …" names a goal: on the lines below it stands who leads it, or by when."""
    if goal_field(texts[place].text.partition(":")[0]) != "title":
        return False
    below = [goal_field(part.text.partition(":")[0]) for part in texts[place + 1 : place + 1 + _MOST_BELOW]]
    return any(name in _OF_GOAL for name in below)


def _below_label(part: Passage) -> Passage:
    label, colon, text = part.text.partition(":")
    asked = of_vision(label) if colon and len(label) <= _LONGEST_LABEL and text.strip() else ""
    if asked not in _LABELLED or of_vision(part.heading):
        return part
    words = text.strip()
    return replace(part, heading=label.strip(), text=words[:1].upper() + words[1:])
