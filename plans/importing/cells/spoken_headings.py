"""Headings that are a sentence, or the beginning of one that the cells go on with: "We would like to…".

What such a heading asks is known by how it begins or by a word in it; it is never more than likely.
"""

from __future__ import annotations

import re

from plans.exchange.headings import normalise

_WE = r"(?:we|wij|ons team|het team)"
_CARED_FOR = (
    r"(?:client\w*|bewon\w*|patient\w*|deelnemers?|gasten|gast|naasten?|familie|mensen thuis|residents?|clients?|"
    r"patients?|service users?|families)"
)
_WORKING = (
    r"(?:we|wij|ons|onszelf|(?:het |ons )?team|collega\w*|medewerkers?|zorgverleners?|verzorgenden|begeleiders|"
    r"verpleegkundigen|staff|us|the team|colleagues|employees|nurses|carers)"
)
_SO_THAT = r"(?:en )?(?:zodat|opdat|waardoor|and so that|so that|so)"
_ENDING = r"(?:op )?(?:het )?(?:eind|einde|ultimo|in)(?: van)?(?: het| dit| 2 ?7)?(?: jaar)?"
_LEADS = (
    r"(?:die |wie |hij of zij )?(?:trekt|draagt|bewaakt|leidt|regelt|verzorgt)(?: dit| het| de kar| eraan)?|"
    r"(?:pakt|neemt|houdt|zet|let|gaat|zorgt)(?: dit| het| de| dat| hier| daar)*"
    r"(?: kar| voortouw| stokje| vuurtje| oog)?"
    r"(?: erop| ervoor| hierop| hiervoor| hierover)?(?: op| aan| over| voor| in het oog| in de gaten| brandend)?|"
    r"(?:is )?(?:aan zet|aan de bal|in the lead)|(?:takes|has) (?:the )?(?:lead|charge)|"
    r"(?:drives|leads|owns|carries|looks after) (?:it|this)|who (?:drives|leads|owns|carries|looks after)\b.*|"
    r"wie (?:trekt|draagt|bewaakt|leidt|regelt|zorgt|pakt|neemt|houdt|gaat|let)\b.*"
)
"""What somebody does who has the lead: "trekt de kar", "gaat over", "houdt het vuurtje brandend"."""
_SAID = {
    "goals": {
        "client_gain": rf"{_SO_THAT} (?:de |onze |the |our )?{_CARED_FOR}\b.*|(?:dan )?(?:merkt|merken) (?:de |een )?"
        rf"{_CARED_FOR}\b.*|(?:onze |de )?{_CARED_FOR} (?:merkt|merken|krijgt|krijgen|kan|kunnen) .*",
        "employee_gain": rf"{_SO_THAT} (?:de |onze |the |our )?{_WORKING}\b.*|(?:dan )?(?:merkt|merken) (?:de |een )?"
        rf"{_WORKING}\b.*",
        "indicator": rf"(?:dat |dit )?(?:zien|merken|meten|weten|tellen) {_WE} (?:dat )?(?:aan|af aan|door|omdat).*|"
        rf"(?:hieraan|daaraan|hoe) (?:zien|merken|meten|weten) {_WE}.*|{_WE} (?:zien|merken|weten|meten|tellen)\b.*|"
        r"we (?:can |will |ll )?(?:tell|know|see|notice|count|measure)\b.*|"
        r"(?:het |dit )?is (?:te zien|te merken) aan.*",
        "target": r"(?:by |until )then.*|tegen die tijd.*|dan (?:is|zijn|staat|staan) (?:het|dat|we|wij)(?: op)?|"
        r"(?:en )?(?:straks|dan)(?: moet.*| willen.*)?|(?:daar|hier) willen we (?:heen|naartoe|uitkomen|naar toe)",
        "baseline": r"(?:op dit moment|vandaag de dag|nu nog|nu is (?:het|dat)|"
        r"(?:hier|waar) staan we(?: nu)?|right now|at present)",
        "result": rf"(?:dit|dat|wat) (?:zien|hebben|is|zijn|vinden|merken)(?: {_WE})?(?: er)?(?: dan)? {_ENDING}|"
        rf"(?:aan het )?{_ENDING} (?:zien|hebben|is|zijn) .*|dan (?:kan|kunnen|hebben|zien) .*|"
        r"(?:it|this) (?:will look|looks) like.*|what (?:it )?will be different.*",
        "title": rf"{_WE} (?:willen|wilden|gaan|zouden|dromen|hopen|verlangen|streven)\b.*|(?:dit|daar|hier) "
        rf"(?:willen|gaan|dromen) {_WE}.*|(?:onze|ons|mijn) (?:droom|wens|stip|streven|belofte)\b.*|"
        r"we (?:would like|want|hope|dream|wish|aim|are going)\b.*|(?:our|my) (?:dream|wish|promise)\b.*",
        "owner_id": _LEADS,
        "problem": r"(?:om ?dat|want|because|since)\b.*|(?:dit|dat) doen we (?:omdat|want).*",
    },
    "actions": {
        "what": rf"(?:zo|dit|daarvoor|hiervoor|dan) (?:pakken|gaan|doen|werken|zetten|regelen) {_WE}.*|"
        rf"(?:de )?stap(?:pen)? die {_WE} .*|wat {_WE} (?:gaan|doen|aanpakken|oppakken|regelen)\b.*|"
        rf"wat (?:moeten|willen) {_WE}(?: allemaal)?(?: nog)?(?: (?:doen|regelen|oppakken|aanpakken))?|"
        r"(?:what|how|this is how) we(?: will| ll| are going to)? (?:do|go about|tackle)\b.*|(?:this )?needs doing",
        "owner_id": _LEADS,
        "due": r"(?:moet |het moet )?(?:klaar|af|gereed|geregeld) (?:zijn )?(?:voor|op|in|tegen|uiterlijk).*|"
        r"(?:done|ready|finished) (?:by|before|on)\b.*",
        "status": r"(?:zo ver|hoe ver|hier) (?:zijn|staan) we.*|how far we are.*",
        "note": r"(?:daarvoor|hiervoor|we) (?:is|hebben|need)\b.* nodig|we need\b.*|(?:goed |fijn )?om te weten.*",
    },
    "people": {
        "name": r"(?:(?:dit|dat) zijn )?(?:onze|ons) (?:mensen|kanjers|helden|toppers)|our people",
        "role": r"(?:neemt |doet |is |zit |werkt )+(?:er )?(?:deel |mee |erbij |bij )*als|(?:mee|deel)doet als|"
        r"(?:takes part|joins|works|acts) as|(?:is|are) our|is (?:onze|bij ons)",
        "hours_per_week": r"(?:heeft|krijgt|hebben|krijgen|maakt|kan|has|gets)(?: hiervoor| daarvoor)?\b.*"
        r"(?:tijd|uur|uren|vrij|time|hours)\b.*",
    },
    "activities": {
        "what": rf"(?:dit|daar|hier) (?:willen|gaan|moeten) {_WE}.* (?:leren|oefenen|bijscholen)|"
        rf"{_WE} (?:leren|oefenen)\b.*|we (?:want to |will )?(?:learn|practi[sc]e)\b.*",
        "audience": r"(?:is )?(?:bedoeld|bestemd|handig|nodig) voor.*|wie (?:erbij|aanschuift|komt|meedoet).*|"
        r"(?:meant|intended|needed) for.*",
        "given_by": r"(?:wordt |we krijgen (?:het|dit) )?(?:gegeven|verzorgd|begeleid|les) (?:door|van).*|taught by.*",
        "hours": r"(?:dat |het |dit )?(?:duurt|kost|neemt)\b.*(?:tijd|uur|uren|lang)\b.*|takes .*(?:time|hours).*",
    },
    "budget_lines": {
        "source": rf"(?:dat |dit |en dat )?(?:betalen|halen|dekken|bekostigen|financieren) {_WE}(?: dat| dit)? "
        r"(?:uit|van)|(?:betaald|bekostigd|gedekt|komt|komen|gaat|gefinancierd|(?:wordt|worden) betaald) (?:uit|van)"
        r"(?: welke? .*)?|"
        r"(?:paid|comes|funded|covered) (?:out of|from|by)\b.*|we pay (?:it |this )?(?:from|out of).*",
        "what": rf"(?:dit|dat|daar|hier)(?:voor)? (?:hebben|kopen|willen|gaan|schaffen) {_WE}.*|wat {_WE} (?:kopen|"
        rf"aanschaffen|nodig hebben)\b.*|{_WE} kopen\b.*|we (?:need|buy|will buy|want to buy)\b.*",
        "year_amount": r"(?:dat|dit|het)(?: gaat| zal)? (?:kost|kosten|scheelt)\b.*|"
        r"(?:that|this|it) (?:costs|will cost)\b.*|"
        r"kwijt aan.*|(?:zoveel|hoeveel) (?:kost|vragen|is).*",
    },
}
"""For each table the fields that a sentence may ask for, the nearest first."""
_FEWEST, _MOST = 2, 12
"""Words of a sentence, or of the beginning of one."""


def spoken(table: str, heading: str) -> list[str]:
    """Return the field of a table that a heading asks for by how its sentence runs; nothing when it is none."""
    plain = re.sub(r"\b2 ?0?2?7\b", " ", normalise(heading.strip(" .…:"))).strip()
    plain = " ".join(plain.split())
    if not _FEWEST <= len(plain.split()) <= _MOST:
        return []
    for name, words in _SAID.get(table, {}).items():
        if re.fullmatch(words, plain):
            return [name]
    return []
