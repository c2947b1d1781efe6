"""Lines that say of a part of the year that nothing is planned then: "zomerstop juli/augustus", "zomer · rustig"."""

from __future__ import annotations

import re

from plans.dates import MONTH_NAMES
from plans.exchange.headings import normalise
from plans.importing.files.grid import Cell
from plans.importing.prose.task_lines import is_name, names_day

_IDLE = re.compile(
    r"(?:(?:\w*(?:vakantie|week|stop|pauze|sluiting|reces)|feestdagen|zomer|kerst) )?(?:(?:dan )?geen (?:acties?|"
    r"activiteiten?|bijzonderheden|overleg|"
    r"planning|scholing|training(?:en)?|taken|vergadering|bijeenkomst(?:en)?)|niets(?: gepland)?|rustig(?:e maand)?|"
    r"rust|(?:\w+)?vakantie|(?:\w+)?reces|"
    r"(?:zomer|winter|kerst)(?:stop|pauze)|(?:winter|zomer|kerst)sluiting|gesloten|vrij|"
    r"nothing(?: planned)?|quiet|"
    r"closed|holidays?|no activit(?:y|ies)|summer break)"
)
_FREE_TIME = re.compile(r"vakantie|reces|stop\b|sluiting|\bgeen\b")
_MONTH = "|".join(sorted((name for names in MONTH_NAMES for name in names), key=len, reverse=True))
_WHEN = re.compile(
    rf"(?:\b(?:in|van|tot|t m|en|tussen|vanaf|from|to|and)\b )*\b(?:(?:week|weken|wk|weeks)(?: \d{{1,2}})?|\d{{1,2}}|"
    rf"20\d\d|{_MONTH})\b"
)
"""Which part of the year such a line is about."""


def are_idle(cells: list[Cell]) -> bool:
    """Return whether a line says of a part of the year that nothing is planned then: "zomer · rustig"."""
    words = [str(cell) for cell in cells]
    idle = list(filter(is_idle, words))
    plain = any(_FREE_TIME.search(normalise(text)) for text in idle)
    said = all(text in idle or names_day(normalise(text)) or (plain and is_name(text)) for text in words)
    return bool(idle) and (plain or len(words) > 1) and said


def is_idle(words: str) -> bool:
    """Return whether words say that nothing is to be done: "zomervakantie", "ruilweek: geen taken"."""
    plain = normalise(words)
    # "zomerstop juli/augustus", "kerstvakantie week 52 en 53"
    bare = " ".join(_WHEN.sub(" ", plain).split())
    return _IDLE.fullmatch(plain) is not None or (bool(_FREE_TIME.search(bare)) and _IDLE.fullmatch(bare) is not None)
