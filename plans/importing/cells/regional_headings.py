"""Headings as they are said in a region: "wa motte we nog", "veur wanneer", "hoeveul uurkes"; only ever likely."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise

_SAID = {
    "wat": r"wa|waor|wot|wadde",
    "wie": r"wee|wei|wien",
    "voor": r"veur|vur|foar|vuur|vor",
    "wanneer": r"wannier|wanier|wannear|wenneer",
    "hoeveel": r"hoeveul|hoevol|hoefolle|oeveel|hovol",
    "uren": r"uurkes|uurtjes|uurkies|urkes|oeren|oere|euren|ure",
    "moeten": r"motte|motten|mutte|mot|moete|mutten|moaten",
    "doen": r"doon|doan|dwaan|doe",
    "gaan": r"gaon|goan|gean|gaot|goat",
    "klaar": r"kloar|klaor|kloor|klear|veerdig|vaerdig",
    "tegen": r"teege|tege|tiegen",
    "kost": r"kosjt|kostet|kostent",
    "nodig": r"neudig|nudig|noadig",
    "we": r"wij|weej",
}
_WORD_OF = {re.compile(words): plain for plain, words in _SAID.items()}


def in_plain_dutch(heading: str) -> str:
    """Return a heading with the words of a region as everybody writes them; nothing when it has none."""
    words = normalise(heading).split()
    plain = [next((to for said, to in _WORD_OF.items() if said.fullmatch(word)), word) for word in words]
    return " ".join(plain) if plain != words and len(words) > 1 else ""
