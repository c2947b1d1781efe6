"""The mark of Digikoers on paper, drawn from the same file as on the screen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import HexColor

from plans.printing.tagging import Flowable
from resources import ICONS


class Mark(Flowable):
    """The mark as a square, drawn in vectors; it says nothing that is not in words beside it."""

    alt_text = ""

    def __init__(self, side: float) -> None:
        """Take the length of a side in points."""
        super().__init__()
        self.side = side

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the square."""
        return self.side, self.side

    def draw(self) -> None:
        """Draw tile, leaf and vein; the file measures from the top, paper from the bottom."""
        canvas, drawn = self.canv, _drawing()
        canvas.saveState()
        canvas.translate(0, self.side)
        canvas.scale(self.side / 100, -self.side / 100)
        canvas.setFillColor(drawn.tile)
        canvas.setStrokeColor(drawn.tile)
        canvas.roundRect(0, 0, 100, 100, drawn.corner, stroke=0, fill=1)
        canvas.translate(*drawn.centre)
        canvas.rotate(drawn.turn)
        canvas.scale(drawn.size, drawn.size)
        canvas.translate(*drawn.middle)
        path = canvas.beginPath()
        path.moveTo(*drawn.leaf[:2])
        for place in range(2, len(drawn.leaf), 6):
            path.curveTo(*drawn.leaf[place : place + 6])
        path.close()
        canvas.setFillColor(drawn.skin)
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.setLineWidth(drawn.wide)
        canvas.setLineCap(1)
        canvas.line(*drawn.vein)
        canvas.restoreState()


@dataclass(frozen=True)
class _Drawing:
    """The measures of the mark on a tile of 100 by 100, from its top left, and its two colours."""

    corner: float
    centre: list[float]
    turn: float
    size: float
    middle: list[float]
    leaf: list[float]
    """Where its outline begins, and then three points (six numbers) for every curve."""
    vein: list[float]
    wide: float
    tile: HexColor
    skin: HexColor


@cache
def _drawing() -> _Drawing:
    drawn = (ICONS / "digikoers.svg").read_text(encoding="utf-8")

    def numbers(pattern: str) -> list[float]:
        found = re.search(pattern, drawn)
        assert found
        return [float(number) for number in re.findall(r"-?[\d.]+", found[1])]

    x, top, foot = numbers(r'd="(M[^"C]*V[^"]*)"')
    tile, skin = (HexColor(colour) for colour in re.findall(r'fill="(#\w+)"', drawn))
    return _Drawing(
        corner=numbers(r'rx="(.*?)"')[0],
        centre=numbers(r"translate\((.*?)\) rotate"),
        turn=numbers(r"rotate\((.*?)\)")[0],
        size=numbers(r"scale\((.*?)\)")[0],
        middle=numbers(r"scale\(.*?\) translate\((.*?)\)"),
        leaf=numbers(r'd="(M[^"]*C[^"]*Z)"'),
        vein=[x, top, x, foot],
        wide=numbers(r'stroke-width="(.*?)"')[0],
        tile=tile,
        skin=skin,
    )
