"""Headings that ask what is reached by then, above the points of it: "Wat willen we eind 2027 bereikt hebben?"."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise

_END = (
    r"(?:(?:aan het )?(?:eind|einde)(?: van)?|(?:by )?(?:the )?end of) "
    r"(?:het jaar|dit jaar|the year|this year|(?:[a-z]+ )?20\d\d)"
)
_WHEN = (
    rf"(?:{_END}|(?:in|over|per|by) (?:een jaar|dit jaar|[a-z]+|(?:\d+ )?(?:[a-z]+ )?20\d\d)|dit jaar|komend jaar|dan|"
    r"this year)"
)
_REACHED = re.compile(
    rf"(?:{_WHEN} )?(?:"
    rf"wat (?:willen|gaan|moeten|zullen) (?:we|wij)(?: {_WHEN})?(?: met elkaar| samen| als team)?(?: {_WHEN})? "
    r"(?:bereiken|bereikt hebben|hebben bereikt|halen|gehaald hebben|hebben gehaald|voor elkaar (?:hebben|krijgen))|"
    rf"wat (?:hebben (?:we|wij)|is er|heeft het team) (?:{_END}|dan)(?: dan)? (?:bereikt|gehaald|anders|voor elkaar)|"
    rf"waar (?:willen|moeten) (?:we|wij)(?: {_WHEN})? (?:staan|zijn|naartoe|heen)|"
    r"(?:dit|dat) (?:willen|gaan) (?:we|wij) (?:bereiken|halen)|"
    rf"(?:(?:onze )?(?:beoogde?|gewenste?|te behalen|verwachte) resulta(?:at|ten)|(?:onze |de )?resultaten {_END})|"
    r"what (?:do we want to|we want to|will we) (?:have )?(?:reached?|achieved?)|where (?:do we|we) want to be|"
    rf"(?:expected|desired) results|results {_END})(?: {_WHEN})?(?: 20\d\d)?"
)
"""What was reached the year before is asked in other words, without a day to come."""


def asks_reached(heading: str) -> bool:
    """Return whether the points below a heading are what is to be reached."""
    return _REACHED.fullmatch(normalise(heading)) is not None
