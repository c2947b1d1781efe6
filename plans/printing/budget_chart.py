"""What was planned beside what was spent, quarter by quarter, in bars; the same drawing on paper and on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.graphics.shapes import Drawing, Line, Rect
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.dates import QUARTERS
from plans.money import format_whole_euros
from plans.printing.shapes import Picture, with_alt_text
from plans.printing.styles import COLOURS, REGULAR, SEMIBOLD
from plans.printing.text import drawn, printable
from plans.printing.words import euros
from plans.subjects.budget import Group
from resources.language import gettext as _


@dataclass(frozen=True)
class Bars:
    """Two bars for each quarter: planned is an open one, spent a filled one, so that it can be read without colour."""

    planned: tuple[int, ...]
    actual: tuple[int, ...]

    @property
    def compares(self) -> bool:
        """Whether anything was spent yet."""
        return any(self.actual)

    def drawing(self, width: float, *, size: float = 9.5, colours: Mapping[str, Any] = COLOURS) -> Drawing:
        """Draw the bars in this width with type of this size; ``colours`` are the tokens of a theme."""
        return with_alt_text(_Painter(self, width, size, colours).paint(), self.alt_text())

    def alt_text(self) -> str:
        """Say everything that the chart shows, quarter by quarter."""
        return "; ".join(
            _("Quarter {number}: planned {planned}, spent {actual}").format(
                number=quarter, planned=euros(planned), actual=euros(actual)
            )
            for quarter, planned, actual in zip(QUARTERS, self.planned, self.actual, strict=True)
        )


def bars(whole: Group) -> Bars:
    """Return the chart of what all lines come to."""
    return Bars(whole.planned, whole.actual)


class _Painter:
    def __init__(self, bars: Bars, width: float, size: float, colours: Mapping[str, Any]) -> None:
        self.bars, self.width, self.size = bars, width, size
        self.ink, self.muted, self.line, self.accent, self.ground = (
            HexColor(colours[name]) for name in ("ink", "muted", "line", "accent", "surface")
        )
        self.note = size * 0.9
        self.foot = size * 3.6
        self.high = size * 9
        self.drawing = Picture(width, self.foot + self.high + size * 1.8)

    def paint(self) -> Drawing:
        most = max(*self.bars.planned, *self.bars.actual, 1)
        share = self.width / len(QUARTERS)
        # Two bars with their amounts above them; no wider than reads as a bar.
        thick = min(share * 0.47, self.size * 8)
        room = thick if self.bars.compares else share * 0.95
        for place, quarter in enumerate(QUARTERS):
            middle = share * (place + 0.5)
            pair = [(self.bars.planned[place], False)]
            if self.bars.compares:
                pair.append((self.bars.actual[place], True))
            left = middle - thick * len(pair) / 2
            for step, (cents, filled) in enumerate(pair):
                self._bar(left + step * thick, thick * 0.94, self.high * cents / most, filled)
                if cents or not filled:
                    self._amount(cents, left + (step + 0.47) * thick, self.high * cents / most, room, filled)
            words = _("Quarter {number}").format(number=quarter)
            self._write(words, middle, self.foot - self.size * 1.3, self.size, self.ink, "middle")
        self.drawing.add(Line(0, self.foot, self.width, self.foot, strokeColor=self.ink, strokeWidth=0.8))
        self._legend()
        return self.drawing

    def _bar(self, x: float, width: float, height: float, filled: bool) -> None:
        if height > 0:
            ground = self.accent if filled else self.ground
            bar = Rect(x, self.foot, width, height, fillColor=ground, strokeColor=self.accent, strokeWidth=1.1)
            self.drawing.add(bar)

    def _amount(self, cents: int, x: float, height: float, room: float, filled: bool) -> None:
        shown, size = format_whole_euros(cents), self.note
        font = SEMIBOLD if filled else REGULAR
        while stringWidth(shown, font, size) > room * 1.02 and size > self.note * 0.6:
            size -= 0.5
        self._write(shown, x, self.foot + height + self.size * 0.4, size, self.ink, "middle", font)

    def _legend(self) -> None:
        x, side = 0.0, self.size * 0.8
        kinds: Sequence[tuple[str, bool]] = ((_("planned"), False), (_("spent"), True))
        for words, filled in kinds[: 2 if self.bars.compares else 1]:
            ground = self.accent if filled else self.ground
            mark = Rect(x + 1, 2, side, side, fillColor=ground, strokeColor=self.accent, strokeWidth=1.1)
            self.drawing.add(mark)
            self._write(words, x + side * 1.7, 2 + side * 0.1, self.note, self.muted)
            x += side * 4 + stringWidth(printable(words), REGULAR, self.note)
        with_alt_text = _("in whole euros")
        self._write(with_alt_text, self.width, 2 + side * 0.1, self.note, self.muted, "end")

    def _write(
        self, words: str, x: float, y: float, size: float, colour: Any, anchor: str = "start", font: str = REGULAR
    ) -> None:
        self.drawing.add(drawn(x, y, words, size=size, colour=colour, anchor=anchor, font=font))
