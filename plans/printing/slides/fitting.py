"""How words fit in the cells of a slide, measured: how large they can be, and what is left out when it must."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.printing.slides.content import Words
from plans.printing.styles import REGULAR, SEMIBOLD

SIZES = (24, 20)
"""Letters of a table in points, the largest first."""
_LINES = 2
"""So many lines of a cell fit in its row."""
_SPARE = 1.2
"""How much wider than ours the letters may be that a laptop puts in the place of those that are asked for."""


def one_line_fits(words: str, width: float, size: float) -> bool:
    """Return whether words in strong letters fit on one line, ``width`` and ``size`` in points."""
    return bool(stringWidth(words, SEMIBOLD, size) * _SPARE <= width)


def fitted(rows: Sequence[Sequence[Words]], widths: Sequence[float]) -> tuple[int, list[list[Words]]]:
    """Return the size in which all rows fit, and their words; in the smallest they are shortened where they must be.

    ``widths`` are those of the columns, in points.
    """
    for size in SIZES:
        if all(_fits(words, width, size) for row in rows for words, width in zip(row, widths, strict=True)):
            return size, [[*row] for row in rows]
    smallest = SIZES[-1]
    return smallest, [[_shortened(*cell, smallest) for cell in zip(row, widths, strict=True)] for row in rows]


def _fits(words: Words, width: float, size: int) -> bool:
    face = SEMIBOLD if words.strong else REGULAR
    lines, room = 1, width
    for word in f"{words.text}{words.tail}".split(" "):
        wide = stringWidth(word, face, size) * _SPARE
        if wide > room and room < width:
            lines, room = lines + 1, width
        while wide > room:
            # A word that is wider than its column is broken anywhere.
            lines, wide = lines + 1, wide - room
        room -= wide + stringWidth(" ", face, size) * _SPARE
    return lines <= _LINES


def _shortened(words: Words, width: float, size: int) -> Words:
    """Leave out the end of words until they fit; their tail stays."""
    kept = words.text
    while kept and not _fits(words, width, size):
        kept = kept[:-1].rstrip()
        words = replace(words, text=f"{kept}…")
    return words
