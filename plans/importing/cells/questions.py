"""Headings that are whole questions, as in forms: what they ask is known by a word in them."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise

_ASKED = {
    "people": {
        "name": r"naam|heet|name",
        "role": r"\w*rol|role|wat is (?:hij|zij|ze|iemand|diegene)|digicoach|ambassadeur|ambassador",
        "function": r"functie|beroep|job",
        "hours_per_week": r"uur|uren|tijd|hours?",
        "location": r"waar werk\w*|welke? (?:team|afdeling|locatie)",
        "start": r"sinds wanneer|vanaf wanneer|since when",
        "responsible_for": r"waarvoor|waar \w+ (?:je|we) (?:hem|haar|diegene) voor",
        "note": r"waarom|opmerking\w*|nog iets",
    },
    "goals": {
        "indicator": r"meten|meet|meetbaar|zien|merken|wanneer.* (?:tevreden|blij|trots|geslaagd|gelukt)|measure|know|"
        r"when.* (?:happy|satisfied|pleased|proud)",
        "result": r"succes\w*|success|resultaat|result|eruit|anders|looks? like",
        "target": r"straks|heen|naartoe|waar willen we|where do we want|want to be",
        "title": r"bereiken|doel|willen we|(?:gaat|wordt)(?: er| het)? beter|achieve|goal|better",
        "baseline": r"nu|now",
        "owner_id": r"wie|who",
        "due": r"wanneer|when",
        "problem": r"waarom|why",
    },
    "actions": {
        "along": r"(?:samen )?met wie|with whom|wie (?:helpt|helpen|denkt|denken) mee",
        "goal_id": r"welke? (?:doel|speerpunt|thema)|which goal",
        "owner_id": r"^(?:bij |door )?(?:wie|who\w?)",
        "due": r"wanneer|when",
        "note": r"hoeveel (?:uur|tijd)|hoe ?lang|nodig|how long|need",
        "what": r"doen|gebeuren|aanpak\w*|pakken|actie\w*|idee|ideeën|voorstel|tip|do|doing|idea|suggestion",
        "status": r"hoe staat|hoe staan|hoe ver|klaar|gelukt|begonnen|gestart|af|where are we|how far",
    },
    "activities": {
        "what": r"welke (?:scholing|training|cursus)|waar gaat (?:het|de \w+) over|wat leer\w*",
        "audience": r"voor (?:wie|welke)|bedoeld|wie (?:doe[nt]|moet\w*|komt|komen|gaan?|mag|mogen)|doelgroep|for whom",
        "given_by": r"door wie|wie geeft|wie verzorgt|by whom",
        "on": r"wanneer|when|welke (?:maand|dag|datum|week)",
        "hours": r"hoe ?lang|hoeveel (?:tijd|uur)|how long",
        "places": r"hoeveel (?:mensen|collega\w*|deelnemers|man|personen|plek\w*)|how many",
        "cost": r"kost\w*|cost\w*",
    },
    "budget_lines": {
        "recurrence": r"hoe vaak|^(?!.*\bkost).*(?:elk|ieder|per) jaar|terug\w*|how often",
        "payer": r"wie betaalt|who pays",
        "source": r"welke? (?:pot\w*|budget|geld\w*)|betaalt|betalen|pays",
        "what": r"waar(?:voor)? is (?:het|dit)|waarvoor|waaraan|wat (?:schaffen|kopen|hebben|moeten|willen)|what for",
        "year_amount": r"kost\w*|bedrag|geld|euro\w*|how much|cost\w*|money",
    },
}
"""For each table the fields that a question may ask for, the nearest first."""
_LEAST_WORDS = 3
"""Words of a whole question; one with its mark may be shorter: "Al begonnen?"."""
_BEGINS = re.compile(
    r"(?i)(?:en |and )?(?:(?:samen met|met|bij|voor|door|van|uit|in|op|sinds|vanaf|hoort bij|for|by|with|which) )?"
    r"(?:wie|wat|wanneer|welke?|hoe|hoeveel|waar|waarvoor|waaraan|waarom|who|whom|who['’]s|what|which|when|how|where|"
    r"why) "
)
"""How a question begins that lacks its mark: "Wie trekt dit", "Voor welke collega's"."""

_REACHED = re.compile(
    r"(?:dit|dat|wat) (?:is|zijn|hebben (?:we|wij)|heeft het team)(?: er)?(?: dan| straks| (?:aan het )?einde?(?: van)?"
    r"(?: het| dit)?(?: jaar)?)*(?: bereikt| behaald| gehaald| klaar| anders| gelukt| gerealiseerd| geregeld| beter)|"
    r"dan is(?: dit| dat| er| het)? (?:bereikt|behaald|gehaald|klaar|anders|gelukt|geregeld|beter)|"
    r"zo ziet het er (?:dan|straks) uit|"
    r"(?:this|what) (?:is|will be|has been) (?:achieved|reached|different|done)(?: then)?"
)
"""A sentence above what a goal is to bring: "Dit is er dan bereikt"."""


def asked(table: str, heading: str) -> list[str]:
    """Return the field of a table that a question asks for; nothing when a heading is no whole question."""
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", heading.strip())
    if table == "goals" and _REACHED.fullmatch(normalise(bare)):
        return ["result"]
    is_question = bare.endswith("?") or _BEGINS.match(bare)
    if not is_question or len(heading.split()) < _LEAST_WORDS - bare.endswith("?"):
        return []
    plain = normalise(heading)
    return [name for name, words in _ASKED.get(table, {}).items() if re.search(rf"\b(?:{words})\b", plain)][:1]
