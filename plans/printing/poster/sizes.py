"""The sizes of the wall poster: for each paper, and larger or smaller by how much there is to tell."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A3, A4
from reportlab.lib.styles import ParagraphStyle

from plans.printing.layout import Sheet
from plans.printing.request import Paper
from plans.printing.styles import MUTED, SEMIBOLD, TEXT


@dataclass(frozen=True)
class Measures:
    """A paper: its sheet, how large everything is beside A3, and the smallest that an action may become."""

    sheet: Sheet
    part: float
    least: float
    """The smallest size of an action, in points."""
    least_of_all: float = 7.5
    """The smallest type on the sheet, in points."""

    @property
    def width(self) -> float:
        """Return the width between the margins, in points."""
        return self.sheet.width - 2 * self.sheet.side

    @property
    def high(self) -> float:
        """Return the height between the margins, in points."""
        return self.sheet.height - self.sheet.top - self.sheet.bottom


_A3 = Measures(Sheet("poster", A3[1], A3[0], side=36, top=24, bottom=16, foot=False), 1.0, 10.0)

MEASURES: dict[Paper, Measures] = {
    "A3": _A3,
    "A4": Measures(Sheet("poster", A4[1], A4[0], side=28, top=19, bottom=14, foot=False), 0.7, 8.2),
    "2xA4": _A3,
}
"""What is laid out for each paper; the two halves are those of A3."""

LARGEST = 1.7
"""Few goals make everything so much larger, and no more."""


class Sizes:
    """Every size on a sheet, at one scale."""

    def __init__(self, measures: Measures, scale: float) -> None:
        """Take ``scale`` 1 for five goals; what is given is in points."""
        part, unit = measures.part, measures.part * scale
        # What is read from afar gives way last.
        far = part * (scale if scale > 1 else min(1.0, scale / 0.82))
        self.measures, self.part, self.scale = measures, part, scale
        near = min(unit, 1.3 * part)
        self.action = max(13 * near, measures.least)
        self.title, self.numeral, self.value = 28 * far, 90 * far, 20 * far
        self.flag = 12 * far
        self.figure = max(14.5 * near, measures.least)
        self.status = max(13 * near, measures.least)
        self.celebration = max(12 * near, measures.least)
        self.ring = 22.7 * part * max(0.8, min(scale, 1.35))
        """Half the width of a ring: 16 mm across, for a pen."""
        self.left = min(266 * part * max(1.0, scale), 0.31 * measures.width)
        self.right = 112 * part * max(1.0, min(scale, 1.4))
        self.number = 0.68 * self.numeral
        self.start = self.left + 16 * part
        """The middle of the start of a course, from the left margin."""
        self.celebrating = measures.width - self.right
        self.pitch = (self.celebrating - 22 * part - self.ring - self.start) / 4

    def at(self, quarter: int) -> float:
        """Return where the ring of a quarter (0 for the start) has its middle, from the left margin."""
        return self.start + quarter * self.pitch

    def style(
        self, size: float, leading: float, *, strong: bool = False, muted: bool = False, level: int = 0
    ) -> ParagraphStyle:
        """Return a style of a size, its lines ``leading`` times as far apart; ``level`` is for a heading."""
        more = {"fontName": SEMIBOLD} if strong else {}
        more |= {"textColor": MUTED} if muted else {}
        return TEXT.clone(f"poster {size:.1f}", fontSize=size, leading=size * leading, level=level, **more)

    def right_style(self, size: float, leading: float, *, strong: bool = False, muted: bool = False) -> ParagraphStyle:
        """Return the same at the right edge."""
        return self.style(size, leading, strong=strong, muted=muted).clone("poster right", alignment=TA_RIGHT)
