"""The words of the house that the open plan belongs to, in the place of ours: its name for the ECD, for a review.

What clients are called goes with the words of the care (resources/voice.py). A review is a "kwartaalgesprek" in some
houses: another gender in Dutch, so the words before it change along.
"""

from __future__ import annotations

import re

_record = ""
_talks = False

_BEFORE = {"de": "het", "deze": "dit", "die": "dat", "elke": "elk", "iedere": "ieder", "welke": "welk"}
_DETERMINED = re.compile(rf"\b({'|'.join(_BEFORE)})( \w+en?)? (?:kwartaal)?review\b", re.IGNORECASE)
_NEXT = re.compile(r"\b(?<!het )(?<!dit )(?<!dat )volgende kwartaalgesprek\b", re.IGNORECASE)
_REVIEW = re.compile(r"(?<![\w{])(?:kwartaal)?review(s?)\b", re.IGNORECASE)
_ECD = re.compile(r"\b(?:[Hh]et )?ECD\b")


def choose(record: str = "", review: str = "") -> None:
    """Use from now on the name of the electronic record, and of a review; ours where they are empty."""
    global _record, _talks
    _record, _talks = record, review == "kwartaalgesprek"


def reworded(text: str, language: str) -> str:
    """Return a text with the words of the house."""
    if _record:
        text = _ECD.sub(lambda _found: _record, text)
    if _talks and language == "nl" and "eview" in text:
        text = _DETERMINED.sub(_determined, text)
        text = _REVIEW.sub(
            lambda found: _alike(found[0], "kwartaalgesprekken" if found[1] else "kwartaalgesprek"), text
        )
        text = _NEXT.sub(lambda found: _alike(found[0], "volgend kwartaalgesprek"), text)
    return text


def _determined(found: re.Match[str]) -> str:
    before = _alike(found[1], _BEFORE[found[1].lower()])
    return f"{before}{found[2] or ''} kwartaalgesprek"


def _alike(old: str, new: str) -> str:
    """Return a word with a capital where the one that stood there has one."""
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
