"""Headings as they are said in a region: "wa motte we nog", "veur wanneer", "hoeveul uurkes"; never more than likely."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise

_SAID = {
    "wat": r"wa|wà|waor|wôt|wad|wot|wadde",
    "wie": r"wee|wi|wei|wien|wia",
    "voor": r"veur|vur|foar|vuur|vör|ver",
    "wanneer": r"wannier|wanier|wannear|wenneer|wanneeër|wannië?r",
    "hoeveel": r"hoeveul|hoevöl|hoefolle|hoeveel|oeveel|wieväöl|hovöl",
    "uren": r"uurkes|uurtjes|uurkies|urkes|oeren|oere|euren|uurtsjes|ure",
    "moeten": r"motte|motten|mutte|mot|mòtte|moete|mutten|moaten",
    "doen": r"doon|doan|doewn|dwaan|doe|doeë",
    "klaar": r"kloar|klaor|kloor|klear|veerdig|vaerdig",
    "tegen": r"teege|tege|tiegen",
    "kost": r"kosjt|kust|kostet|kostent",
    "nodig": r"neudig|nudig|noadig|nuëdig",
    "we": r"wij|weej|wieë|wi j|ve",
}
_WORD_OF = {re.compile(words): plain for plain, words in _SAID.items()}


def in_plain_dutch(heading: str) -> str:
    """Return a heading with the words of a region as everybody writes them; nothing when it has none."""
    words = normalise(heading).split()
    plain = [next((to for said, to in _WORD_OF.items() if said.fullmatch(word)), word) for word in words]
    return " ".join(plain) if plain != words and len(words) > 1 else ""
