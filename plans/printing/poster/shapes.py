"""The shapes of the wall poster, drawn as vectors: rings to fill, flag, heart and start, and a sheet of parts."""

from __future__ import annotations

import math
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.printing.layout import Flow
from plans.printing.poster.words import Ring
from plans.printing.shapes import TickBox
from plans.printing.styles import COLOURS, INK, LINE, SEMIBOLD
from plans.printing.tagging import Flowable
from plans.printing.text import printable, write
from plans.status import GOAL_MARKS, ActionStatus

ENDLESS = 10.0**6
_DIGIT = 0.66
"""The height of a digit as a part of the size of its type."""
_HEART: tuple[tuple[float, ...], ...] = (
    (0, -0.95),
    (-0.55, -0.45, -1, -0.05, -1, 0.42),
    (-1, 0.8, -0.72, 1, -0.45, 1),
    (-0.22, 1, -0.06, 0.86, 0, 0.66),
)
"""The left half of a heart, from its point upwards: a start, and curves."""


def height(flow: Flow, width: float) -> float:
    """Measure a flow in a column of this width, in points."""
    return float(sum(flowable.wrap(width, ENDLESS)[1] for flowable in flow))


class Laid(Flowable):
    """A whole sheet on which every part has its own place."""

    alt_text = ""
    holds_words = True

    def __init__(self, high: float) -> None:
        """Begin an empty sheet, ``high`` points from its first to its last line."""
        super().__init__()
        self.high = high
        self.parts: list[tuple[float, float, float, Any]] = []

    def put(self, flow: Flow, x: float, top: float, width: float) -> float:
        """Put a flow in a column, from ``top`` points below the head of the sheet; give where it ends."""
        for flowable in flow:
            self.parts.append((x, top, width, flowable))
            top += flowable.wrap(width, ENDLESS)[1]
        return top

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole sheet."""
        return width, self.high

    def draw(self) -> None:
        """Draw every part at its place."""
        for x, top, width, part in self.parts:
            part.drawOn(self.canv, x, self.high - top - part.wrap(width, ENDLESS)[1])


class Line(Flowable):
    """A line over the whole width."""

    alt_text = ""

    def __init__(self, colour: Any, thickness: float) -> None:
        """Draw it in a colour of reportlab, ``thickness`` points high."""
        super().__init__()
        self.colour, self.thickness = colour, thickness

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width = width
        return width, self.thickness

    def draw(self) -> None:
        """Draw the line as a filled rectangle, so that it stays crisp in print."""
        self.canv.setFillColor(self.colour)
        self.canv.rect(0, 0, self.width, self.thickness, stroke=0, fill=1)


def numeral(canvas: Any, x: float, top: float, number: int, colour: str, size: float) -> None:
    """Write the number of a goal, its digits from ``top`` downwards and level with the margin at ``x``."""
    canvas.setFillColor(HexColor(colour))
    # A narrow digit has more room at its left than a wide one.
    bearing = 0.085 if str(number).startswith("1") else 0.035
    small = _fitting(str(number), size, 0.62 * size)
    canvas.setFont(SEMIBOLD, small)
    write(canvas, x - bearing * small, top - _DIGIT * small, str(number))


def tick(canvas: Any, x: float, middle: float, side: float, status: ActionStatus | None) -> None:
    """Draw the box before an action, its middle at this height."""
    box, part = TickBox(status), side / TickBox.SIDE
    canvas.saveState()
    canvas.translate(x, middle - side / 2)
    canvas.scale(part, part)
    box.canv = canvas
    box.draw()
    canvas.restoreState()


def start(canvas: Any, x: float, y: float, value: str, colour: str, size: float, most: float) -> float:
    """Draw where a course starts, with its value, at most so wide; give how far it reaches at the right."""
    canvas.setFillColor(HexColor(colour))
    if not value:
        canvas.circle(x, y, size * 0.35, stroke=0, fill=1)
        return float(x + size * 0.35)
    high, left = 1.3 * size, x - 0.85 * size
    size = _fitting(value, size, most - 0.9 * size)
    wide = max(stringWidth(printable(value), SEMIBOLD, size) + 0.7 * high, 1.3 * high)
    canvas.roundRect(left, y - high / 2, wide, high, high / 2, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont(SEMIBOLD, size)
    write(canvas, left + wide / 2, y - _DIGIT * size / 2, value, "middle")
    return float(left + wide)


def ring(canvas: Any, x: float, y: float, radius: float, shown: Ring, colour: str, size: float) -> None:
    """Draw a ring: dotted and empty to write in, or with its value, filled as far as the goal is on its way."""
    tint = HexColor(colour)
    canvas.setFillColor(white)
    canvas.setStrokeColor(tint)
    if not (shown.value or shown.status):
        canvas.setLineWidth(radius * 0.07)
        canvas.setDash([radius * 0.13, radius * 0.16])
        canvas.circle(x, y, radius, stroke=1, fill=1)
        canvas.setDash()
        return
    full = shown.part is not None and shown.part >= 1
    canvas.setLineWidth(radius * 0.06)
    canvas.setFillColor(tint if full else white)
    canvas.circle(x, y, radius, stroke=1, fill=1)
    if not full:
        thick = radius * 0.2
        inner = radius - thick * 0.75
        canvas.setLineWidth(thick)
        canvas.setStrokeColor(LINE)
        canvas.circle(x, y, inner, stroke=1, fill=0)
        if shown.part:
            canvas.setStrokeColor(tint)
            path = canvas.beginPath()
            path.arc(x - inner, y - inner, x + inner, y + inner, 90, -360 * shown.part)
            canvas.drawPath(path, stroke=1, fill=0)
    words = shown.value or GOAL_MARKS[shown.status or "not_yet"].sign
    size = _fitting(words, size, 1.4 * radius)
    canvas.setFont(SEMIBOLD, size)
    canvas.setFillColor(white if full else INK)
    write(canvas, x, y - _DIGIT * size / 2, words, "middle")


def flag(canvas: Any, x: float, y: float, value: str, colour: str, size: float, most: float) -> None:
    """Draw the flag with the target, at most so wide, its pole standing at this place."""
    small = _fitting(value, size, most - 1.5 * size)
    wide, high = max(stringWidth(printable(value), SEMIBOLD, small) + 1.5 * size, 2.2 * size), 1.35 * size
    canvas.setFillColor(HexColor(colour))
    canvas.rect(x, y, 0.13 * size, 0.25 * size + high, stroke=0, fill=1)
    low = y + 0.25 * size
    path = canvas.beginPath()
    path.moveTo(x, low)
    path.lineTo(x + wide, low)
    path.lineTo(x + wide - 0.45 * size, low + high / 2)
    path.lineTo(x + wide, low + high)
    path.lineTo(x, low + high)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont(SEMIBOLD, small)
    write(canvas, x + (wide - 0.3 * size) / 2, low + high / 2 - _DIGIT * small / 2, value, "middle")


def heart(canvas: Any, x: float, y: float, half: float, colour: str, *, full: bool) -> None:
    """Draw a heart around this place, ``half`` as wide to each side: open, or full and with rays around it."""
    tint = HexColor(colour)
    canvas.setStrokeColor(tint)
    canvas.setFillColor(tint)
    canvas.setLineWidth(half * 0.13)
    path = canvas.beginPath()
    path.moveTo(x, y + half * _HEART[0][1])
    for curve in _HEART[1:]:
        path.curveTo(*(x + half * value if place % 2 == 0 else y + half * value for place, value in enumerate(curve)))
    for curve in _mirrored():
        path.curveTo(*(x + half * value if place % 2 == 0 else y + half * value for place, value in enumerate(curve)))
    path.close()
    canvas.drawPath(path, stroke=1, fill=1 if full else 0)
    if full:
        for turn in range(8):
            angle = math.pi * turn / 4 + math.pi / 8
            near, far = 1.55 * half, 1.95 * half
            canvas.line(x + near * math.cos(angle), y + near * math.sin(angle),
                        x + far * math.cos(angle), y + far * math.sin(angle))  # fmt: skip


def _fitting(words: str, size: float, room: float) -> float:
    """Return the size of type in which words stand in a room, never more than ``size``."""
    wide = stringWidth(printable(words), SEMIBOLD, size)
    return float(size if wide <= room else size * room / wide)


def _mirrored() -> list[tuple[float, ...]]:
    """Return the right half of the heart, from its top down to its point."""
    points = [_HEART[0], *_HEART[1:]]
    made: list[tuple[float, ...]] = []
    for before, curve in zip(reversed(points[:-1]), reversed(points[1:]), strict=True):
        first, second, end = curve[2:4], curve[0:2], before[-2:]
        made.append((-first[0], first[1], -second[0], second[1], -end[0], end[1]))
    return made


def status_colour(shown: Ring) -> Any:
    """Return the colour of how a ring stands."""
    return HexColor(COLOURS[GOAL_MARKS[shown.status or "not_yet"].colour])
