"""Headings that are whole questions, as in forms: what they ask is known by a word in them."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise

_ASKED = {
    "people": {
        "name": r"naam|heet|name",
        "role": r"\w*rol|role|digicoach|ambassadeur|ambassador",
        "function": r"functie|beroep|job",
        "hours_per_week": r"uur|uren|tijd|hours?",
        "note": r"waarom|opmerking\w*|nog iets",
    },
    "goals": {
        "title": r"bereiken|doel|willen we|achieve|goal",
        "indicator": r"meten|meet|meetbaar|zien|merken|measure",
        "baseline": r"nu|now",
        "target": r"straks|heen|naartoe",
        "owner_id": r"wie|who",
        "due": r"wanneer|when",
        "problem": r"waarom|why",
    },
    "actions": {
        "along": r"met wie|with whom",
        "what": r"doen|gebeuren|aanpak\w*|actie\w*|idee|ideeën|voorstel|tip|do|idea|suggestion",
        "owner_id": r"wie|who",
        "due": r"wanneer|when",
        "status": r"hoe staat|hoe ver|klaar",
    },
    "activities": {
        "what": r"welke (?:scholing|training|cursus)",
        "audience": r"voor wie|doelgroep",
        "on": r"wanneer|when",
        "hours": r"hoe ?lang|hoeveel (?:tijd|uur)",
        "places": r"hoeveel (?:mensen|collega\w*|deelnemers)",
        "cost": r"kost\w*|cost\w*",
    },
    "budget_lines": {
        "year_amount": r"kost\w*|bedrag|geld|euro\w*|cost\w*|money",
        "source": r"welk\w* potje|betaalt|betalen|pays",
        "what": r"waarvoor|waaraan|what for",
    },
}
"""For each table the fields that a question may ask for, the nearest first."""
_LEAST_WORDS = 3
"""Words of a whole question."""
_BEGINS = re.compile(r"(?i)(?:wie|wat|wanneer|hoe|hoeveel|waar|waaraan|waarom|who|what|when|how|where|why) ")
"""How a question begins that lacks its mark: "Wie trekt dit"."""


def asked(table: str, heading: str) -> list[str]:
    """Return the field of a table that a question asks for; nothing when a heading is no whole question."""
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", heading.strip())
    is_question = bare.endswith("?") or _BEGINS.match(bare)
    if not is_question or len(heading.split()) < _LEAST_WORDS:
        return []
    plain = normalise(heading)
    return [name for name, words in _ASKED.get(table, {}).items() if re.search(rf"\b(?:{words})\b", plain)][:1]
