"""Reading a poster back letter by letter: where every word stands and how large it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader

from tests.plans.printing.pdf_reading import squeezed, texts


@dataclass(frozen=True)
class Word:
    """A piece of a line without white space: its place in points from the left and from the foot of its sheet."""

    sheet: int
    text: str
    left: float
    foot: float
    right: float
    head: float
    size: float


def words(file: Path) -> list[Word]:
    """Every word on every sheet."""
    found: list[Word] = []
    document = pypdfium2.PdfDocument(file)
    for sheet, page in enumerate(document, start=1):
        text = page.get_textpage()
        letters: list[tuple[str, tuple[float, float, float, float], float]] = []
        for place in range(text.count_chars()):
            letter = chr(pdfium.FPDFText_GetUnicode(text, place))
            box = text.get_charbox(place)
            size = pdfium.FPDFText_GetFontSize(text, place)
            last = letters[-1] if letters else None
            apart = last and (abs(last[1][1] - box[1]) > 0.7 * size or abs(box[0] - last[1][2]) > size)
            if letters and (not letter.strip() or apart):
                found.append(_word(sheet, letters))
                letters = []
            if letter.strip():
                letters.append((letter, box, size))
        if letters:
            found.append(_word(sheet, letters))
    document.close()
    return found


def _word(sheet: int, letters: list[tuple[str, tuple[float, float, float, float], float]]) -> Word:
    boxes = [box for _letter, box, _size in letters]
    lefts, feet, rights, heads = zip(*boxes, strict=True)
    text = "".join(letter for letter, _box, _size in letters)
    return Word(sheet, text, min(lefts), min(feet), max(rights), max(heads), min(size for *_rest, size in letters))


def overlapping(found: list[Word]) -> list[str]:
    """Every two words that stand on top of each other."""
    over: list[str] = []
    near: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for item in found:
        # No word is higher than a band of so many points.
        near[item.sheet, int(item.foot // 100)].append(item)
    for (sheet, band), selected in near.items():
        above = near.get((sheet, band + 1), [])
        for place, item in enumerate(selected):
            for other in [*selected[place + 1 :], *above]:
                across = min(item.right, other.right) - max(item.left, other.left)
                up = min(item.head, other.head) - max(item.foot, other.foot)
                if across > 1 and up > 0.25 * min(item.size, other.size):
                    over.append(f"{sheet}: {item.text} × {other.text}")
    return over


def outside(file: Path, found: list[Word], side: float, top: float, bottom: float) -> list[str]:
    """Every word that sticks out of the margins of its sheet."""
    boxes = [page.mediabox for page in PdfReader(file).pages]
    return [
        f"{item.sheet}: {item.text}"
        for item in found
        if item.left < side - 1
        or item.right > float(boxes[item.sheet - 1].width) - side + 1
        or item.foot < bottom - 1
        or item.head > float(boxes[item.sheet - 1].height) - top + 1
    ]


def sheets(file: Path) -> list[str]:
    """The text of every sheet, without white space."""
    return [squeezed(text) for text in texts(file)]
