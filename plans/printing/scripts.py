"""Letters of other scripts on paper: from another typeface, joined as in Arabic, and in the order that is seen.

A text is kept as it was typed, also for who reads it aloud. Only what is drawn has its letters joined, before its lines
are broken, and turned round, after that.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from reportlab.pdfbase.ttfonts import TTFError, TTFont

from resources import typefaces

Side = Literal["", "L", "R"]
"""From which side a text is read that holds letters that are read from the right; nothing for any other text."""

_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_FROM_THE_LEFT = re.compile(r"[^\W\d_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_BETWEEN = " · "
_SUBSETS = 1 << 12
"""More than the parts of 256 letters into which reportlab divides one typeface."""


class Typeface(TTFont):  # type: ignore[misc]
    """A typeface of the print, which takes from others the letters that it lacks."""

    def __init__(self, name: str, path: Path) -> None:
        """Read it from its file."""
        super().__init__(name, str(path))
        _borrowers.append(self)

    def splitString(self, text: str | bytes, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802
        """Divide a text over the parts of this typeface and those of others, each part by a number of its own."""
        words = text if isinstance(text, str) else text.decode(encoding)
        if not _lenders or words.isascii():
            return list(super().splitString(words, doc))
        return [
            (lender * _SUBSETS + part, codes)
            for lender, letters in groupby(words, key=self._lender)
            for part, codes in self._at(lender, "".join(letters), doc)
        ]

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: N802
        """Return what a part is called in the document."""
        lender, part = divmod(subset, _SUBSETS)
        return str(
            _lenders[lender - 1].getSubsetInternalName(part, doc)
            if lender
            else super().getSubsetInternalName(part, doc)
        )

    def lacks(self, code: int) -> bool:
        """Return whether it has no letter of this number of its own."""
        return code not in self.face.charToGlyph

    def _lender(self, letter: str) -> int:
        code = ord(letter)
        return _lent.get(code, 0) if self.lacks(code) else 0

    def _at(self, lender: int, words: str, doc: Any) -> list[tuple[int, bytes]]:
        return list(_lenders[lender - 1].splitString(words, doc) if lender else super().splitString(words, doc))


_borrowers: list[Typeface] = []
_lenders: list[TTFont] = []
_lent: dict[int, int] = {}
"""For a letter by its number, which of the lenders it comes from, counted from 1."""


def drawable(character: str) -> bool:
    """Return whether a character can be drawn; what the typeface of the print lacks is borrowed from now on."""
    found = typefaces.fallback(character) if _borrowers[0].lacks(ord(character)) else None
    return found is None or _lends(found)


def side(text: str) -> Side:
    """Return from which side a text is read: the right where its first letter and most of them are read from there.

    What stands before a name ("Trekker:", what somebody does) stays before it, however long the name is.
    """
    if text.isascii() or not (right := _FROM_THE_RIGHT.search(text)):
        return ""
    left = _FROM_THE_LEFT.search(text)
    first = left is None or right.start() < left.start()
    return "R" if first and len(_FROM_THE_RIGHT.findall(text)) > len(_FROM_THE_LEFT.findall(text)) else "L"


def joined_letters(text: str) -> str:
    """Return text in which each Arabic letter has the form that its neighbours ask for."""
    return str(_reshaper().reshape(text)) if _ARABIC.search(text) else text


def seen(text: str) -> str:
    """Return a line in the order in which it is seen."""
    found = side(text)
    return _turned(joined_letters(text), found) if found else text


def seen_lines(lines: list[Any], whole: Side) -> list[Any]:
    """Return the lines of a paragraph of reportlab, its letters joined already, in the order in which they are seen."""
    return [_seen_line(line, whole) for line in lines]


def _seen_line(line: Any, whole: Side) -> Any:
    # A line in one font is its room and its words, any other one is made of pieces.
    if isinstance(line, tuple):
        return (line[0], _turned(" ".join(line[1]), whole).split(" "), *line[2:])
    pieces = [piece.clone(text=_turned(piece.text, whole)) for piece in line.words]
    return line.clone(words=pieces[::-1] if whole == "R" else pieces)


def _turned(text: str, whole: Side) -> str:
    if not _FROM_THE_RIGHT.search(text):
        return text
    from bidi import get_display

    # What stands between two marks is a thing of its own: a date behind a name does not go with it.
    parts = [str(get_display(part, base_dir=whole)) for part in text.split(_BETWEEN)]
    return _BETWEEN.join(parts[::-1] if whole == "R" else parts)


@cache
def _reshaper() -> Any:
    # Loaded for the first Arabic letter.
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False})


@cache
def _lends(typeface: typefaces.Typeface) -> bool:
    """Let a typeface lend all that it has; tell whether it can."""
    try:
        lender = TTFont(typeface.path.stem, str(typeface.path))
    except TTFError:
        return False
    _lenders.append(lender)
    for code in lender.face.charToGlyph:
        _lent.setdefault(code, len(_lenders))
    for own in _borrowers:
        own.face.charWidths |= {code: wide for code, wide in lender.face.charWidths.items() if own.lacks(code)}
    return True
