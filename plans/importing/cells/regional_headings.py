"""Headings as they are said in a region: "wa motte we nog", "veur wanneer", "hoeveul uurkes"; only ever likely."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise

_SAID = {
    "wat": r"wa|waat|waor|wot|wadde",
    "wie": r"wae|wee|wei|wien",
    "voor": r"veur|vur|foar|vuur|vor",
    "wanneer": r"wienie|wannier|wanier|wannear|wenneer",
    "hoeveel": r"hoeveul|hoevol|hoefolle|oeveel|hovol",
    "uren": r"uurkes|uurtjes|uurkies|urkes|oeren|oere|euren|ure",
    "moeten": r"motte|motten|mutte|mot|moete|mutten|moaten",
    "doen": r"doon|doan|doun|dwaan|doe",
    "gaan": r"gaon|goan|gean|gaot|goat",
    "klaar": r"kloar|klaor|kloor|klear|veerdig|vaerdig",
    "tegen": r"teege|tege|tiegen",
    "kost": r"kosjt|kostet|kostent",
    "nodig": r"neudig|nudig|noadig",
    "we": r"wij|weej",
}
_LEAST_ALONE = 5
"""Characters of a word that is all of a heading: "kloar", not "wa"."""
_WORD_OF = {re.compile(words): plain for plain, words in _SAID.items()}


def in_plain_dutch(heading: str) -> str:
    """Return a heading with the words of a region as everybody writes them; nothing when it has none."""
    words = normalise(heading).split()
    plain = [next((to for said, to in _WORD_OF.items() if said.fullmatch(word)), word) for word in words]
    long = len(words) > 1 or len("".join(words)) >= _LEAST_ALONE
    return " ".join(plain) if plain != words and long else ""
