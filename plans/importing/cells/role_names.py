"""Words that name a role, in a plan or not: "Digicoach", "Applicatiebeheerder ECD", "Achterwacht"."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise

_ROLE = re.compile(
    r"(?:(?!\w+en )\w+ )?"
    r"(?:\w*coach|\w*ambassadeur|\w*beheerder|\w*leider|\w*leidster|\w*leidinggevende|\w*coordinator|\w*velder|"
    r"\w*functionaris|\w*medewerker|\w*adviseur|\w*begeleider|\w*begeleidster|\w*verpleegkundige|\w*verzorgende|"
    r"\w*helpende|\w*trainer|\w*manager|\w*trekker|\w*expert|\w*specialist|\w*consulent|\w*deskundige|\w*maatje|"
    r"\w*vraagbaak|\w*vrijwilliger|\w*stagiaire?|\w*buddy|\w*gastvrouw|\w*gastheer|\w*contactpersoon|\w*aanspreekpunt|\w*voorzitter|\w*secretaris|\w*notulist|\w*teamlid|\w*held|"
    r"achterwacht|\w*vervanger|waarnemer|invaller|mentor|portefeuillehouder|"
    r"champion|ambassador|helper|coordinator|leader|super ?user|superuser|key ?user|sleutelgebruiker|i nurse|nurse)"
    r"(?: (?P<of>.+))?"
)
_DONE = re.compile(r"(?:\w+ )*\w{3,}en")
"""What is to be done for or by somebody, rather than what somebody is: "digicoach opleiden"."""
_PLACE = re.compile(
    r"(.+?\w)[ ,–-]+(?:(?i:(?:van|voor|bij|op|in|of|for) )?(?i:de |het |the )?(?i:team|locatie|wijk|regio|afdeling|"
    r"rayon|huis|woning|cluster|etage|vestiging|location|ward|unit)\b .+|[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)*)"
)
"""A role with where somebody has it: "digicoach team Druten", "Ambassadeur Beuningen"."""
LONGEST, _MOST_WORDS = 45, 5


def is_role(words: str) -> bool:
    """Return whether words say what somebody is, rather than what is to be done: "digicoach", not "coach opleiden"."""
    plain = normalise(words)
    found = _ROLE.fullmatch(plain) if len(words) <= LONGEST and len(plain.split()) <= _MOST_WORDS else None
    return found is not None and not (found["of"] and _DONE.fullmatch(found["of"]) and len(found["of"].split()) == 1)


def without_place(role: str) -> str:
    """Return a role without where somebody has it; as it is when it names no place."""
    found = _PLACE.fullmatch(role.strip())
    return found[1] if found else role
