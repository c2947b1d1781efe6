"""Where a line may end: never inside a date, an amount or a time, and inside a word only between two syllables.

Lines end between words; only a word that is wider than its whole column is parted. Then a figure and its unit part
before a word does, a word parts at a sign that it holds or between two syllables, and only what has neither (a string
of letters that is no word) parts between any two characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.dates import MONTH_NAMES
from resources.language import current

_WHOLE = "\xa0"
"""A space at which no line ends."""

_MONTH = "|".join(name for names in MONTH_NAMES for name in names)
_TOGETHER: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\b(\d{{1,2}}) (?=(?:{_MONTH})\b)", re.IGNORECASE), rf"\1{_WHOLE}"),
    (re.compile(rf"(\d{_WHOLE}(?:{_MONTH})) (?=\d{{4}}\b)", re.IGNORECASE), rf"\1{_WHOLE}"),
    (re.compile(r"€ (?=\d)"), f"€{_WHOLE}"),
    (re.compile(r"(\d) (?=(?:uur|uren|hours?|euro|p\.w\.|%))"), rf"\1{_WHOLE}"),
    (re.compile(r"\b(doel|kwartaal|goal|quarter|week|gang|page|version) (?=\d+\b)", re.IGNORECASE), rf"\1{_WHOLE}"),
    (re.compile(r" · (?=\d{4}$)"), f"{_WHOLE}·{_WHOLE}"),
    # A year, or the number of a digicoach, does not stand alone on the last line.
    (re.compile(r"(\S) (?=\d{1,4}[.!?]?(?:$| · ))"), rf"\1{_WHOLE}"),
)
"""What stays on one line."""

_LETTERS = re.compile(r"[^\W\d_]{6,}")
_ADDRESS = re.compile(r"://|@|^www\.", re.IGNORECASE)
_AFTER = re.compile(r"[-–/\\.,_@:;?&=+](?=[^\W_])")
_TREMA = frozenset("äëïöü")
_EDGE = 3
"""So many letters of a word stay together at least, on each side of where it is parted."""
_PATTERNS = {"nl": "nl_NL", "en": "en_GB"}


def together(text: str) -> str:
    """Return text in which dates, times, amounts and numbered things stay on one line."""
    if any(character.isdigit() for character in text):
        for pattern, glued in _TOGETHER:
            text = pattern.sub(glued, text)
    return text


def fitted(pieces: list[Any], width: float, end: Any) -> list[Any]:
    """Return the pieces of a paragraph with line breaks (copies of ``end``) in words wider than ``width`` points.

    A piece is text in one font; the same pieces come back when every word fits.
    """
    if not any(_may_be_wide(piece, width) for piece in pieces):
        return pieces
    made: list[Any] = []
    changed = False
    for line in _lines(pieces):
        if made:
            made.append(end.clone())
        parted = _parted(line, width)
        changed = changed or parted != [line]
        for place, part in enumerate(parted):
            made += [end.clone()] if place else []
            made += _joined(part)
    return made if changed else pieces


def widest(pieces: list[Any]) -> float:
    """Return the width of the widest word, in points."""
    words = [word for line in _lines(pieces) for word in _words(line)]
    return max((sum(_widths(word)) for word in words), default=0.0)


_Character = tuple[str, Any]
"""A character, and the piece that it comes from."""


def _may_be_wide(piece: Any, width: float) -> bool:
    # No letter is wider than its size; most words are much less, and need no measuring.
    longest = max(map(len, piece.text.split(" ")), default=0)
    return bool(longest * piece.fontSize > width)


def _lines(pieces: list[Any]) -> Iterator[list[_Character]]:
    line: list[_Character] = []
    for piece in pieces:
        if getattr(piece, "lineBreak", False):
            yield line
            line = []
        line += [(character, piece) for character in piece.text]
    yield line


def _words(line: list[_Character]) -> Iterator[list[_Character]]:
    word: list[_Character] = []
    for item in line:
        if item[0] == " ":
            yield word
            word = []
        else:
            word.append(item)
    yield word


def _widths(word: list[_Character]) -> list[float]:
    return [_width(character, piece.fontName, piece.fontSize) for character, piece in word]


@lru_cache(maxsize=4096)
def _width(character: str, font: str, size: float) -> float:
    return float(stringWidth(character, font, size))


def _parted(line: list[_Character], width: float) -> list[list[_Character]]:
    """Return what stands on lines of its own: all of it, or what ends in a part of a word that is too wide."""
    lines: list[list[_Character]] = [[]]
    spaces = iter([item for item in line if item[0] == " "])
    for number, word in enumerate(_words(line)):
        between = [next(spaces)] if number else []
        for place, part in enumerate(_apart(word, width)):
            space = between if not place else [(" ", part[0][1])]
            cuts = list(_cuts(part, width))
            if len(cuts) < 2:
                lines[-1] += space + part
                continue
            if any(character.strip() for character, _piece in lines[-1]):
                lines.append([])
            lines[-1] += cuts[0]
            lines += cuts[1:]
    return lines


def _apart(word: list[_Character], width: float) -> list[list[_Character]]:
    """Part a word that is too wide at spaces that would hold it together otherwise."""
    if sum(_widths(word)) <= width or not any(item[0] == _WHOLE for item in word):
        return [word]
    parts: list[list[_Character]] = [[]]
    for item in word:
        if item[0] == _WHOLE:
            parts.append([])
        else:
            parts[-1].append(item)
    found: list[list[_Character]] = []
    for part in filter(None, parts):
        if found and sum(_widths([*found[-1], (_WHOLE, part[0][1]), *part])) <= width:
            found[-1] += [(_WHOLE, part[0][1]), *part]
        else:
            found.append(part)
    return found or [word]


def _cuts(word: list[_Character], width: float) -> Iterator[list[_Character]]:
    """Cut a word that is too wide into parts that fit."""
    ends = list(accumulate(_widths(word), initial=0.0))
    if ends[-1] <= width:
        yield word
        return
    places = _places("".join(character for character, _piece in word))
    start = 0
    while ends[-1] - ends[start] > width:
        most = max(bisect_right(ends, ends[start] + width) - 1, start + 1)
        hyphen = _width("-", word[start][1].fontName, word[start][1].fontSize)
        fits = [
            place
            for place in places
            if start < place <= most and ends[place] - ends[start] <= width - hyphen * places[place]
        ]
        cut = fits[-1] if fits else most
        # Where no syllable fits, there is no room for a hyphen either.
        yield word[start:cut] + ([("-", word[cut - 1][1])] if fits and places[cut] else [])
        start = cut
    yield word[start:]


def _places(word: str) -> dict[int, bool]:
    """Return where a word may part, in order, and whether a hyphen is written there."""
    found = dict.fromkeys((hit.end() for hit in _AFTER.finditer(word)), False)
    if not _ADDRESS.search(word):
        for letters in _LETTERS.finditer(word):
            found |= {letters.start() + place: True for place in syllables(letters[0])}
    return dict(sorted(found.items()))


def syllables(word: str) -> list[int]:
    """Return after how many of its letters a word may be parted, in its own language."""
    # Loaded for the first word that has to part: most prints have none.
    from plans.coach.languages import language_of

    places = _hyphenator(language_of(word, current())).positions(word)
    # A trema would have to go when the word parts before it.
    return [int(place) for place in places if word[place] not in _TREMA]


@cache
def _hyphenator(language: str) -> Any:
    from pyphen import Pyphen

    return Pyphen(lang=_PATTERNS.get(language, _PATTERNS["nl"]), left=_EDGE, right=_EDGE)


def _joined(line: list[_Character]) -> list[Any]:
    """Return characters as pieces again."""
    made: list[Any] = []
    last = None
    for character, piece in line:
        if piece is not last:
            made.append(piece.clone(text=""))
            last = piece
        made[-1].text += character
    return made
