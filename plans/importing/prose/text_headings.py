"""Headings above texts of the vision: "Onze visie", "Waar staan we voor", "Boodschap aan het team"."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise

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


def of_vision(heading: str) -> str:
    """Return the field of the vision that a text below a heading would fill; nothing for any other heading."""
    plain = _NUMBERED.sub("", _YEAR.sub("", normalise(heading)))
    return next((target for target, words in _HEADINGS.items() if any(re.fullmatch(each, plain) for each in words)), "")
