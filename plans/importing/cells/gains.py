"""Headings that ask what a goal brings, and whom: "Winst voor cliënt", "Wat hebben wij eraan?", "Goed voor ons"."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise

_BRINGS = re.compile(
    r"\b(?:winst|voordel\w*|voordeel|opbrengst\w*|baat|baten|meerwaarde|waarde|effect\w*|nut|profijt|impact|"
    r"merk\w*|goed voor|good for|levert|oplever\w*|brengt|eraan|ervan|er (?:\w+ )?(?:aan|van)|gains?|benefits?|value)\b"
)
_WHO = {
    "client_gain": re.compile(
        r"\b(?:client\w*|bewoners?|patient\w*|deelnemers?|gasten|gast|familie|naasten|residents?|service users?)\b"
    ),
    "employee_gain": re.compile(
        r"\b(?:medewerkers?|collega\w*|team|wij|we|ons|onszelf|personeel|zorgverleners?|zorgmedewerkers?|staff|us|"
        r"employees?|colleagues?)\b"
    ),
}
_COUNTS = re.compile(r"\b(?:aantal|hoe|hoeveel|waar|waaraan|meten|meet\w*|bereiken|tevredenheid|number)\b")
"""What asks for a figure, or what is to be reached."""
_MOST_WORDS = 8


def gained(heading: str) -> list[str]:
    """Return the field of a goal for what it brings the one a heading names; nothing when it names none or both."""
    plain = normalise(heading)
    if len(plain.split()) > _MOST_WORDS or not _BRINGS.search(plain) or _COUNTS.search(plain):
        return []
    found = [name for name, who in _WHO.items() if who.search(plain)]
    return found if len(found) == 1 else []
