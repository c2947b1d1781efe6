"""A post of the budget written as one line of text: "15 polsbanden à € 29,95", "Abonnement € 50 per maand"."""

from __future__ import annotations

import re

from plans.importing.files.grid import Cell

_EACH_TIME = re.compile(
    r"(?i)\s*(?:per |/ ?|elke |iedere )(?:maand|mnd|kwartaal|week|jaar|month|quarter|year)\b|\s*p\.?m\.?(?=\W|$)"
)
_MONEY = re.compile(r"(?:€|eur(?:o)?\b)\s*-?\d|\d[\d.,]*\s*(?:,-|euro\b|eur\b|€)", re.IGNORECASE)
_EACH = re.compile(
    r"(?i)\s*(\d[\d.]*)\s*(?:x|×|stuks?)?\s*(.+?)\s+(?:à|a|á|x|×|van|"
    r"@)\s*(€?\s*\d[\d.,]*(?:,-)?)\s*(?:per stuk|p\.?st\.?|each)?\.?"
)
_TIMES = re.compile(
    r"(?i)([^\W\d].*?)[\s:–-]+(\d[\d.]*)\s*(?:x|×|à|á|@|stuks?(?:\s*van)?|(?:[^\W\d]{2,12}\s*)(?:à|á|x|×|@|a(?=\s*€)))\s*"
    r"((?:€|eur)?\s*\d[\d.,]*(?:,-)?)\s*(?:per stuk|p\.?st\.?|each)?\.?"
)
"""How many of something behind it, and what each costs: "Tablets 4 x € 350", "Projectleider: 40 uur à € 45"."""
_EACH_LEFT = re.compile(r"(?i)(?:[àáx×@*]|\d\s*\w*\s+a)\s*$")
"""What stands before an amount that is only that of one of several."""
_AMOUNT = re.compile(r"(?i)^(.*?)[\s:–-]+((?:€|eur)\s*\d[\d.,]*(?:,?-)?|\d[\d.,]*(?:,-|\s*(?:euro|eur|€)))(.*)$")
_COMES_TO = re.compile(
    r"(?i)([^\d:€=]{3,60}?)(?:\s*[:–-]\s*|\s(?=\d+ ?[x×]))([^=]*\d[^=]*?)\s*=\s*"
    r"((?:€|eur)\s*\d[\d.,]*(?:,?-)?)\s*(?:\([^()]*\)|[^\d€]*)"
)
"""What something comes to, worked out before it: "Sensoren: 37 x € 205 = € 7.585", "Dagplanner 8 x € 120 = € 960"."""
_ONCE = re.compile(r"(?i)\b(eenmalig\w*|jaarlijks\w*|per jaar|ieder jaar|elk jaar|structureel|one.?off|yearly)\b")
_LONGEST = 600
"""Characters of a text with an amount."""


def cost_line(words: str) -> list[Cell] | None:
    """Return "15 polsbanden à € 29,95" as what, amount and how often; None when no amount is named."""
    if len(words) > _LONGEST or not _MONEY.search(words):
        return None
    once = _ONCE.search(words)
    often = once[1] if once else None
    plain = re.sub(r"\(\s*\)|\s*,\s*(?=\))", "", _ONCE.sub("", words)).strip(" .,;-–•*")
    if (found := _COMES_TO.fullmatch(plain)) and len(_MONEY.findall(found[2])) == 1:
        return [f"{found[1].strip()} ({found[2].strip(' .,;(')})", found[3].strip(), often]
    if len(_MONEY.findall(words)) > 1:
        # Several amounts in one text are for somebody to divide.
        return None
    if found := _TIMES.fullmatch(plain):
        return [found[1].strip(" :–-,"), f"{found[2]} x {found[3].strip()}", often]
    if found := _EACH.fullmatch(plain):
        return [found[2].strip(), f"{found[1]} x {found[3]}", often]
    if (found := _AMOUNT.fullmatch(plain)) and not _EACH_LEFT.search(found[1]):
        # "€ 50 per maand" is one amount.
        each = _EACH_TIME.match(found[3])
        rest = found[3][each.end() :] if each else found[3]
        return [f"{found[1]} {rest}".strip(" :–-,"), f"{found[2].strip()}{each[0] if each else ''}", often]
    return None
