"""Headings that ask how many hours something takes, and no money: "Inzet (uren) raming", "Begrote tijd (u)"."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise

_HOURS = re.compile(r"\b(?:uren|uur|u|manuren|hours?|hrs?|tijd|time|tijdsinzet|tijdsbesteding|urenraming)\b")
_MONEY = re.compile(r"€|\b(?:eur|euro\w*|\w*kosten|\w*bedrag|\w*prijs|\w*tarief|\w*loon|costs?|amount|price|rate)\b")
_ESTIMATED = re.compile(
    r"(?:(?:raming|geraamde?|urenraming|begroot|begrote|geschat|geschatte|schatting|verwachte?|geplande?|benodigde?|"
    r"nodig|inzet|in|de|aantal|tijd|tijdsinzet|inspanning|belasting|uren|uur|u|totaal|ca|circa|estimated?|planned|"
    r"expected|needed|effort|time|hours|hrs)(?: |$))+"
)
"""All words of a heading that asks how many hours were thought of beforehand."""


def counts_time(heading: str) -> bool:
    """Return whether what stands below a heading are hours, rather than what they cost."""
    plain = normalise(re.sub(r"[()\[\]]", " ", heading))
    return _HOURS.search(plain) is not None and not _MONEY.search(heading.casefold())


def asks_hours(plain: str) -> bool:
    """Return whether a heading only asks for hours, in words for an estimate: "raming uren", "geschatte inzet uur"."""
    several = len(plain.split()) > 1
    return several and counts_time(plain) and _ESTIMATED.fullmatch(plain) is not None
