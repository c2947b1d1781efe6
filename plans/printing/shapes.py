"""Small drawings on the page, as vector paths: tick boxes, the stage of a goal, bars."""

from __future__ import annotations

import itertools
from typing import Any

from reportlab.graphics.shapes import Drawing
from reportlab.lib.attrmap import AttrMap, AttrMapValue
from reportlab.lib.colors import HexColor, white

from plans.printing.styles import BORDER, INK, LINE, MUTED, REGULAR, SEMIBOLD
from plans.printing.tagging import Flowable, figure
from plans.printing.text import printable, write
from plans.status import ACTION_MARKS, ActionStatus, tick_word
from resources.language import gettext as _


class Picture(Drawing):  # type: ignore[misc]
    """A drawing that carries in words all that it shows."""

    alt_text = ""
    _attrMap = AttrMap(BASE=Drawing, alt_text=AttrMapValue(None))  # noqa: N815

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw it between its marks."""
        with figure(canvas, self.alt_text):
            super().drawOn(canvas, x, y, _sW)


def with_alt_text(picture: Picture, sentence: str) -> Picture:
    """Return a picture with the words for it."""
    picture.alt_text = sentence
    return picture


class Rule(Flowable):
    """A line over the width of the column, in a colour ("#RRGGBB")."""

    alt_text = ""

    def __init__(self, colour: str, thickness: float = 1, *, before: float = 0, after: float = 0) -> None:
        """Keep ``before`` points above the line, but not at the head of a page, and ``after`` points below it.

        With room above it, it belongs to what follows, and never stands at the foot of a page.
        """
        super().__init__()
        self.spaceBefore = before
        self.leads = before > 0
        self.colour, self.thickness, self.after = HexColor(colour), thickness, after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width = width
        return width, self.thickness + self.after

    def draw(self) -> None:
        """Draw the line as a filled rectangle, so that it stays crisp in print."""
        self.canv.setFillColor(self.colour)
        self.canv.rect(0, self.after, self.width, self.thickness, stroke=0, fill=1)


class TickBox(Flowable):
    """A box to tick with a pen: empty (open), half filled (busy), ticked (done) or struck (stopped)."""

    SIDE = 9.0

    def __init__(self, status: ActionStatus | None = None) -> None:
        super().__init__()
        self.status: ActionStatus = status or "open"

    @property
    def alt_text(self) -> str:  # type: ignore[override]
        """Say what the box says."""
        return tick_word(self.status)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take a small square, lowered to stand beside a line of text."""
        return self.SIDE, self.SIDE + 2

    def draw(self) -> None:
        """Draw the box."""
        canvas, side = self.canv, self.SIDE
        canvas.setLineWidth(0.9)
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.roundRect(0, 0, side, side, 1.5)
        shape = ACTION_MARKS[self.status].shape
        if shape == "busy":
            path = canvas.beginPath()
            path.moveTo(0, 0)
            path.lineTo(side, 0)
            path.lineTo(0, side)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)
        elif shape == "complete":
            canvas.setLineWidth(1.4)
            canvas.lines([(1.8, 4.6, 3.9, 2.2), (3.9, 2.2, 7.4, 7)])
        elif shape == "missing":
            canvas.line(2, side / 2, side - 2, side / 2)


class StageMarker(Flowable):
    """Four steps on a line; those behind us are filled, the one we are in carries its word."""

    HEIGHT, RADIUS = 27, 5.5

    def __init__(self, words: list[str], place: int, colour: str) -> None:
        """Draw ``words`` as steps; ``place`` counts from 0, ``colour`` is "#RRGGBB"."""
        super().__init__()
        self.words, self.place, self.colour = [printable(word) for word in words], place, HexColor(colour)
        self.alt_text = _("Stage: {word}, step {place} of {count}").format(
            place=place + 1, count=len(words), word=self.words[place].lower()
        )

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width = width
        return width, self.HEIGHT

    def draw(self) -> None:
        """Draw line, steps and words."""
        canvas, level = self.canv, 19
        step = (self.width - 2 * self.RADIUS) / (len(self.words) - 1)
        places = [self.RADIUS + step * index for index in range(len(self.words))]
        canvas.setLineWidth(2)
        for index, (before, after) in enumerate(itertools.pairwise(places)):
            canvas.setStrokeColor(self.colour if index < self.place else LINE)
            canvas.line(before, level, after, level)
        for index, (x, word) in enumerate(zip(places, self.words, strict=True)):
            reached, here = index <= self.place, index == self.place
            canvas.setLineWidth(1.4)
            canvas.setStrokeColor(self.colour if reached else BORDER)
            canvas.setFillColor(self.colour if reached else white)
            canvas.circle(x, level, self.RADIUS if here else 4, stroke=1, fill=1)
            canvas.setFillColor(self.colour if here else MUTED)
            canvas.setFont(SEMIBOLD if here else REGULAR, 9)
            if index == len(places) - 1:
                write(canvas, x + self.RADIUS, 4, word, "right")
            elif index:
                write(canvas, x, 4, word, "middle")
            else:
                write(canvas, x - self.RADIUS, 4, word)


class ScaleMarker(Flowable):
    """A few small steps on a line, of which the chosen one is filled; the word stands beside it."""

    alt_text = ""
    HEIGHT, LEVEL = 12.25, 5.6
    """The line lies on the level of small letters in a cell, in points."""

    def __init__(self, steps: int, place: int, colour: str, width: float) -> None:
        """Fill the step at ``place``, counted from 0; ``colour`` is "#RRGGBB"."""
        super().__init__()
        self.steps, self.place, self.colour, self.width = steps, place, HexColor(colour), width

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the width that was asked for and the height of a line of text in a cell."""
        return self.width, self.HEIGHT

    def draw(self) -> None:
        """Draw the line, the open steps and the filled one."""
        canvas, large, small = self.canv, 4.2, 2.4
        step = (self.width - 2 * large) / (self.steps - 1)
        canvas.setLineWidth(1)
        canvas.setStrokeColor(BORDER)
        canvas.line(large, self.LEVEL, self.width - large, self.LEVEL)
        canvas.setFillColor(white)
        for index in range(self.steps):
            if index != self.place:
                canvas.circle(large + step * index, self.LEVEL, small, stroke=1, fill=1)
        canvas.setFillColor(self.colour)
        canvas.circle(large + step * self.place, self.LEVEL, large, stroke=0, fill=1)


class Bar(Flowable):
    """A small bar for a share of the whole; the number stands beside it."""

    alt_text = ""

    def __init__(self, share: float, colour: str, height: float = 6) -> None:
        """Draw ``share`` (0 to 1) of the column in ``colour`` ("#RRGGBB")."""
        super().__init__()
        self.share, self.colour, self.thickness = max(0.0, min(share, 1.0)), HexColor(colour), height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width and the height of a line of text in a cell."""
        self.width = width
        return width, self.thickness + 4

    def draw(self) -> None:
        """Draw the bar on its ground."""
        self.canv.setFillColor(LINE)
        self.canv.rect(0, 0, self.width, self.thickness, stroke=0, fill=1)
        self.canv.setFillColor(self.colour)
        self.canv.rect(0, 0, self.width * self.share, self.thickness, stroke=0, fill=1)


class SplitBar(Flowable):
    """A bar of two shares of the most: the first filled, the second open; the numbers stand beside it."""

    alt_text = ""

    def __init__(self, first: float, second: float, colour: str, height: float = 7) -> None:
        """Draw ``first`` and ``second`` (together 0 to 1) of the column in ``colour`` ("#RRGGBB")."""
        super().__init__()
        self.shares, self.colour, self.thickness = (max(0.0, first), max(0.0, second)), HexColor(colour), height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width = width
        return width, self.thickness

    def draw(self) -> None:
        """Draw both shares, with a line around them."""
        first, second = (share * (self.width - 1) for share in self.shares)
        self.canv.setLineWidth(0.8)
        self.canv.setStrokeColor(self.colour)
        self.canv.setFillColor(self.colour)
        if first:
            self.canv.rect(0.5, 0.4, first, self.thickness - 0.8, stroke=1, fill=1)
        if second:
            self.canv.rect(0.5 + first, 0.4, second, self.thickness - 0.8, stroke=1, fill=0)
