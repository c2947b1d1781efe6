"""How many people of each type the training reaches, in bars; the same drawing on paper and on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.derived.training_coverage import Coverage
from plans.printing.shapes import Picture, with_alt_text
from plans.printing.styles import COLOURS, REGULAR, SEMIBOLD
from plans.printing.text import drawn, printable
from resources.language import gettext as _
from resources.texts import choices


@dataclass(frozen=True)
class Reach:
    """A bar for each type: open for its people, filled for whom the training reaches; it can be read without colour."""

    rows: tuple[tuple[str, int, int], ...]
    """Name of the type, people, people reached."""

    def drawing(self, width: float, *, size: float = 9.5, colours: Mapping[str, Any] = COLOURS) -> Drawing:
        """Draw the bars in this width with type of this size; ``colours`` are the tokens of a theme."""
        return with_alt_text(_Painter(self, width, size, colours).paint(), self.alt_text())

    def alt_text(self) -> str:
        """Say everything that the chart shows, type by type."""
        with_alt_text = _("{name}: {reached} of {number} reached")
        return "; ".join(
            with_alt_text.format(name=name, reached=reached, number=number) for name, number, reached in self.rows
        )


def reach(rows: Sequence[Coverage]) -> Reach:
    """Return the chart of what the training does for each type."""
    named = choices("training", "user_type.type")
    return Reach(tuple((named[row.type], row.number, row.reached) for row in rows))


class _Painter:
    def __init__(self, chart: Reach, width: float, size: float, colours: Mapping[str, Any]) -> None:
        self.chart, self.width, self.size = chart, width, size
        self.ink, self.muted, self.accent, self.ground = (
            HexColor(colours[name]) for name in ("ink", "muted", "accent", "surface")
        )
        self.note = size * 0.9
        self.leading = size * 1.3
        self.told = [
            _("{reached} of {number}").format(reached=reached, number=number) for _name, number, reached in chart.rows
        ]
        whole = max(stringWidth(printable(name), REGULAR, size) for name, _number, _reached in chart.rows)
        label = min(whole, width * 0.36)
        self.left = label + size
        room = max(stringWidth(printable(with_alt_text), SEMIBOLD, size) for with_alt_text in self.told)
        self.long = width - self.left - room - size
        self.labels = [simpleSplit(printable(name), REGULAR, size, label + 1) for name, _number, _reached in chart.rows]
        self.heights = [max(len(lines) * self.leading, size * 1.6) + size * 0.7 for lines in self.labels]
        self.foot = self.leading * 1.7
        self.drawing = Picture(width, sum(self.heights) + self.foot)

    def paint(self) -> Drawing:
        most = max((number for _name, number, _reached in self.chart.rows), default=0) or 1
        top = self.drawing.height
        for place, (_name, number, reached) in enumerate(self.chart.rows):
            middle = top - self.heights[place] / 2
            self._label(self.labels[place], middle)
            long = self.long * number / most
            self._bar(long, middle, filled=False)
            self._bar(self.long * reached / most, middle, filled=True)
            base = middle - self.size * 0.34
            self._write(self.told[place], self.left + long + self.size * 0.7, base, self.size, self.ink, SEMIBOLD)
            top -= self.heights[place]
        self._legend()
        return self.drawing

    def _label(self, lines: list[str], middle: float) -> None:
        y = middle + (len(lines) / 2 - 1) * self.leading + self.size * 0.42
        for words in lines:
            self._write(words, 0, y, self.size, self.ink)
            y -= self.leading

    def _bar(self, long: float, middle: float, *, filled: bool) -> None:
        if long > 0:
            thick = self.size * 1.2
            ground = self.accent if filled else self.ground
            bar = Rect(self.left, middle - thick / 2, long, thick, strokeColor=self.accent, strokeWidth=1.1)
            bar.fillColor = ground
            self.drawing.add(bar)

    def _legend(self) -> None:
        x, side = self.left, self.size * 0.8
        for words, filled in ((_("people"), False), (_("reached"), True)):
            ground = self.accent if filled else self.ground
            self.drawing.add(Rect(x + 1, 2, side, side, fillColor=ground, strokeColor=self.accent, strokeWidth=1.1))
            self._write(words, x + side * 1.7, 2 + side * 0.1, self.note, self.muted)
            x += side * 4 + stringWidth(printable(words), REGULAR, self.note)

    def _write(self, words: str, x: float, y: float, size: float, colour: Any, font: str = REGULAR) -> None:
        self.drawing.add(drawn(x, y, words, size=size, colour=colour, font=font))
