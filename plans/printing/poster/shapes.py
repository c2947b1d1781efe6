"""The parts of the wall poster: a step to tick, the panel of a result, a stack of parts, and a sheet of them."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Spacer

from plans.printing.layout import Flow
from plans.printing.shapes import TickBox
from plans.printing.styles import BORDER, SEMIBOLD, SIDE
from plans.printing.text import write
from plans.status import ActionStatus

_ENDLESS = 10.0**6


def height(flow: Flow, width: float) -> float:
    """Measure a flow in a column of this width, in points."""
    return float(sum(flowable.wrap(width, _ENDLESS)[1] for flowable in flow))


def divided(flow: Flow, width: float, room: float) -> tuple[Flow, Flow]:
    """Divide a flow into what stands in ``room`` points of height, and what has to go on elsewhere."""
    kept: Flow = []
    for place, flowable in enumerate(flow):
        high = flowable.wrap(width, _ENDLESS)[1]
        if high > room + 0.01:
            parts = [] if isinstance(flowable, Spacer) else flowable.split(width, room)
            kept += parts[:1]
            rest = [*parts[1:], *flow[place + 1 :]] if parts else list(flow[place:])
            while rest and isinstance(rest[0], Spacer):
                rest.pop(0)
            return kept, rest
        kept.append(flowable)
        room -= high
    return kept, []


class Step(Flowable):  # type: ignore[misc]
    """A box to tick with the text of an action beside it, and a line below."""

    alt_text = ""
    INDENT = 1.55
    """Where the text begins, in boxes."""

    def __init__(
        self, status: ActionStatus | None, texts: Flow, *, box: float, pad: float, ticked: bool = True
    ) -> None:
        """Set ``texts`` beside a box of ``box`` points, with ``pad`` points above and below.

        Where an action goes on in another column, ``ticked`` is False: the box stands at its beginning only.
        """
        super().__init__()
        self.status, self.texts, self.box, self.pad, self.ticked = status, texts, box, pad, ticked

    @property
    def indent(self) -> float:
        """Return the room that box and gap take, in points."""
        return self.box * self.INDENT

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width = width
        self.height = max(height(self.texts, width - self.indent), self.box) + 2 * self.pad
        return width, self.height

    def split(self, width: float, room: float) -> list[Any]:
        """Come apart only when it is long: most actions stay whole."""
        if self.wrap(width, room)[1] < 12 * self.texts[0].style.leading:
            return []
        kept, rest = divided(self.texts, width - self.indent, room - 2 * self.pad)
        if not kept or not rest:
            return []
        return [
            Step(self.status, kept, box=self.box, pad=self.pad, ticked=self.ticked),
            Step(self.status, rest, box=self.box, pad=self.pad, ticked=False),
        ]

    def draw(self) -> None:
        """Draw the box beside the first line, the texts, and the line."""
        canvas, top = self.canv, self.height - self.pad
        canvas.setStrokeColor(BORDER)
        canvas.setLineWidth(0.5)
        canvas.line(0, 0, self.width, 0)
        if self.ticked:
            leading = self.texts[0].style.leading
            box, part = TickBox(self.status), self.box / TickBox.SIDE
            canvas.saveState()
            canvas.translate(self.box * 0.06, top - leading / 2 - self.box * 0.5 - leading * 0.02)
            canvas.scale(part, part)
            box.canv = canvas
            box.draw()
            canvas.restoreState()
        for text in self.texts:
            top -= text.wrap(self.width - self.indent, _ENDLESS)[1]
            text.drawOn(canvas, self.indent, top)


class Panel(Flowable):  # type: ignore[misc]
    """What a goal gives, on a quiet ground."""

    alt_text = ""

    def __init__(self, texts: Flow, *, pad: float) -> None:
        """Set ``texts`` with ``pad`` points around them."""
        super().__init__()
        self.texts, self.pad = texts, pad
        self.least = 0.0
        """The height to take at least, to end level with other panels, in points."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width = width
        self.height = max(self.least, height(self.texts, width - 2 * self.pad) + 2 * self.pad)
        return width, self.height

    def split(self, width: float, room: float) -> list[Any]:
        """Go on in another panel."""
        kept, rest = divided(self.texts, width - 2 * self.pad, room - 2 * self.pad)
        if not kept or not rest:
            return []
        return [Panel(part, pad=self.pad) for part in (kept, rest)]

    def draw(self) -> None:
        """Draw ground and texts."""
        canvas = self.canv
        canvas.setFillColor(SIDE)
        canvas.roundRect(0, 0, self.width, self.height, min(5, self.pad), stroke=0, fill=1)
        top = self.height - self.pad
        for text in self.texts:
            top -= text.wrap(self.width - 2 * self.pad, _ENDLESS)[1]
            text.drawOn(canvas, self.pad, top)


class Line(Flowable):  # type: ignore[misc]
    """A line over the whole width."""

    alt_text = ""

    def __init__(self, colour: Any, thickness: float) -> None:
        """Draw it in a colour of reportlab or "#RRGGBB", ``thickness`` points high."""
        super().__init__()
        self.colour = HexColor(colour) if isinstance(colour, str) else colour
        self.thickness = thickness

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width = width
        return width, self.thickness

    def draw(self) -> None:
        """Draw the line as a filled rectangle, so that it stays crisp in print."""
        self.canv.setFillColor(self.colour)
        self.canv.rect(0, 0, self.width, self.thickness, stroke=0, fill=1)


class Numeral(Flowable):  # type: ignore[misc]
    """The number of a goal, exactly as high as its digits."""

    alt_text = ""
    HIGH = 0.66
    """The height of a digit as a part of the size."""

    def __init__(self, number: int, colour: str, size: float) -> None:
        """Write it in ``colour`` ("#RRGGBB"), in type of ``size`` points."""
        super().__init__()
        self.number, self.colour, self.size = number, HexColor(colour), size

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the height of a digit."""
        return width, self.HIGH * self.size

    def draw(self) -> None:
        """Write the number."""
        self.canv.setFont(SEMIBOLD, self.size)
        self.canv.setFillColor(self.colour)
        write(self.canv, 0, 0, str(self.number))


class Laid(Flowable):  # type: ignore[misc]
    """A whole sheet on which every part has its own place."""

    alt_text = ""

    def __init__(self, high: float) -> None:
        """Begin an empty sheet, ``high`` points from its first to its last line."""
        super().__init__()
        self.high = high
        self.parts: list[tuple[float, float, float, Any]] = []

    def put(self, flow: Flow, x: float, top: float, width: float) -> float:
        """Put a flow in a column, from ``top`` points below the head of the sheet; give where it ends."""
        for flowable in flow:
            self.parts.append((x, top, width, flowable))
            top += flowable.wrap(width, _ENDLESS)[1]
        return top

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole sheet."""
        return width, self.high

    def draw(self) -> None:
        """Draw every part at its place."""
        for x, top, width, part in self.parts:
            part.drawOn(self.canv, x, self.high - top - part.wrap(width, _ENDLESS)[1])
