"""Room to write by hand: lines that are far enough apart for a pen, and boxes large enough to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle

from plans.printing.shapes import TickBox
from plans.printing.styles import BORDER, CELL, CELL_NOTE, REGULAR, SUBHEADING
from plans.printing.tagging import Flowable
from plans.printing.text import paragraph, write

APART = 28.35
"""Lines to write on lie this far apart, in points: 10 millimetres."""
BOX = 17.01
"""The side of a box to tick with a pen, in points: 6 millimetres."""

_PAGE = 5000.0
"""More height than this is no page: somebody only measures."""


class Lines(Flowable):
    """Lines to write on, over the width of the column."""

    alt_text = ""

    def __init__(self, count: int = 1) -> None:
        super().__init__()
        self.count = count

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width and a line's room for each line."""
        self.width, self.height = width, self.count * APART
        return width, self.height

    def draw(self) -> None:
        """Draw the lines, each at the foot of its room."""
        _rules(self.canv, 0, self.width, [place * APART + 3 for place in range(self.count)])


class Notes(Flowable):
    """A title and lines to write on in all that is left of the page; nothing where no line would fit."""

    alt_text = ""
    holds_words = True

    def __init__(self, title: str, before: float = 0) -> None:
        """Keep ``before`` points above the title."""
        super().__init__()
        self.title, self.before = paragraph(title, SUBHEADING), before

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take what is left of the page, in whole lines."""
        self.width = width
        self.high = self.title.wrap(width, height)[1] + self.before
        self.count = int((height - self.high) / APART) if height < _PAGE else 1
        return width, self.high + self.count * APART if self.count > 0 else 0

    def draw(self) -> None:
        """Draw the title and the lines below it."""
        if self.count > 0:
            foot = self.count * APART
            self.title.drawOn(self.canv, 0, foot)
            _rules(self.canv, 0, self.width, [place * APART + 3 for place in range(self.count)])


class Blank(Flowable):
    """A line to fill in a value by hand, with words before it and behind it; long words stand below each other."""

    holds_words = True

    def __init__(self, before: str, behind: str = "") -> None:
        super().__init__()
        self.before, self.behind = paragraph(before, CELL), paragraph(behind, CELL)
        self.alt_text = f"{before} … {behind}".strip()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take one line to write on; the words take at most three quarters of it."""
        self.width, self.height = width, APART
        for words, share in ((self.before, 0.3), (self.behind, 0.42)):
            self.height = max(self.height, words.wrap(width * share, height)[1])
        return width, self.height

    def draw(self) -> None:
        """Draw the words, and the line between them."""
        self.before.drawOn(self.canv, 0, 1)
        behind = _widest(self.behind)
        self.behind.drawOn(self.canv, self.width - behind, 1)
        before = _widest(self.before)
        _rules(self.canv, before + 5 if before else 0, self.width - (behind + 5 if behind else 0), [3])


class PenBox(TickBox):
    """A box to tick with a pen, before something on a list."""

    SIDE = BOX


class Boxes(Flowable):
    """Boxes to tick beside each other, each with a word at its right, and a sign inside it where it has one."""

    holds_words = True

    def __init__(self, words: Sequence[tuple[str, str, str]], style: ParagraphStyle = CELL_NOTE) -> None:
        """Take for every box a sign or nothing, the colour of that, and its word."""
        super().__init__()
        self.signs = [(sign, colour) for sign, colour, _word in words]
        self.texts = [paragraph(word, style) for _sign, _colour, word in words]
        self.alt_text = " · ".join(f"{sign or '○'}\xa0{word}" for sign, _colour, word in words)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width, and as many rows as the words need."""
        self.width, self.places = width, []
        x, y = 0.0, 0.0
        self.high = max([BOX, *(text.wrap(width - BOX - 3, height)[1] for text in self.texts)]) + 3
        for text in self.texts:
            wide = BOX + 3 + _widest(text)
            if x and x + wide > width:
                x, y = 0.0, y + self.high
            self.places.append((x, y))
            x += wide + 3
        self.height = y + self.high
        return width, self.height

    def draw(self) -> None:
        """Draw the boxes with their signs and words."""
        canvas = self.canv
        for (sign, colour), text, (x, y) in zip(self.signs, self.texts, self.places, strict=True):
            foot = self.height - y - (self.high + BOX) / 2
            canvas.setLineWidth(0.8)
            canvas.setStrokeColor(BORDER)
            canvas.roundRect(x, foot, BOX, BOX, 2, stroke=1, fill=0)
            if sign:
                canvas.setFillColor(HexColor(colour))
                canvas.setFont(REGULAR, 8.5)
                write(canvas, x + BOX / 2, foot + 5.5, sign, "middle")
            text.drawOn(canvas, x + BOX + 3, foot + (BOX - text.height) / 2)


def _widest(words: Any) -> float:
    """Return how wide the widest line of a paragraph is."""
    free = [line[0] if isinstance(line, tuple) else line.extraSpace for line in words.blPara.lines]
    return float(words.width - min(free)) if free else 0.0


def _rules(canvas: Any, left: float, right: float, heights: list[float]) -> None:
    canvas.setLineWidth(0.5)
    canvas.setStrokeColor(BORDER)
    for height in heights:
        canvas.line(left, height, right, height)
