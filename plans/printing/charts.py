"""Charts, drawn once: the same drawing stands in the print and on the screen.

A drawing takes its width, the size of its type and its colours from whoever shows it. What it says by colour it
also says by shape, and ``chart_alt_text`` gives all of it as text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.money import format_number
from plans.printing.shapes import Picture, with_alt_text
from plans.printing.styles import COLOURS, REGULAR, SEMIBOLD
from plans.printing.text import drawn, printable
from resources.language import gettext as _

Number = Decimal | int


@dataclass(frozen=True)
class Row:
    """One row of a chart: its name, what it stands at, and what it is compared with."""

    label: str
    value: Number | None = None
    other: Number | None = None


@dataclass(frozen=True)
class Chart:
    """Marks on a scale from ``least`` to ``most``, one row each.

    The value is a filled dot, what it is compared with an open diamond. ``words`` stand above points of the scale.
    With ``lines`` the marks of all rows are joined into a profile, where there is room for one; without, both marks
    of one row are.
    """

    rows: Sequence[Row]
    least: int
    most: int
    words: Mapping[int, str]
    value: str
    """What the dots are, for the legend."""
    other: str = ""
    """What the diamonds are; nothing when there are none."""
    lines: bool = True
    numbers: bool = True
    """Whether the value also stands as a number at the right."""

    @property
    def compares(self) -> bool:
        """Whether any row has something to be compared with."""
        return any(row.other is not None for row in self.rows)

    def drawing(self, width: float, *, size: float = 9.5, colours: Mapping[str, Any] = COLOURS) -> Drawing:
        """Draw the chart; see ``drawing`` below."""
        return drawing(self, width, size=size, colours=colours)

    def alt_text(self) -> str:
        """Say everything that the chart shows, row by row."""
        return chart_alt_text(self)


def drawing(
    chart: Chart, width: float, *, size: float = 9.5, colours: Mapping[str, Any] = COLOURS, least_label: float = 0.3
) -> Drawing:
    """Draw a chart of this width with type of this size; ``colours`` are the tokens of a theme.

    The labels take at least ``least_label`` of the width, and break where they must.
    """
    return with_alt_text(_Painter(chart, width, size, colours, least_label).paint(), chart_alt_text(chart))


def chart_alt_text(chart: Chart) -> str:
    """Say everything that a chart shows, row by row."""
    return "; ".join(_alt_text_of(chart, row) for row in chart.rows)


def _alt_text_of(chart: Chart, row: Row) -> str:
    sentence = f"{row.label}: {_worded(chart, row.value)}"
    return f"{sentence} ({chart.other}: {_worded(chart, row.other)})" if row.other is not None else sentence


def _worded(chart: Chart, value: Number | None) -> str:
    if value is None:
        return _("not filled in")
    return format_number(value) if chart.numbers else chart.words[int(value)]


def _broken(words: str, size: float, room: float) -> list[str]:
    """Break a text into lines of this width, also within a word that is wider."""
    lines: list[str] = []
    for line in simpleSplit(words, REGULAR, size, room):
        rest = line
        while len(rest) > 1 and stringWidth(rest, REGULAR, size) > room:
            fits = next(
                (end for end in range(len(rest) - 1, 1, -1) if stringWidth(rest[:end], REGULAR, size) <= room), 1
            )
            lines.append(rest[:fits])
            rest = rest[fits:]
        lines.append(rest)
    return lines


_NARROWEST = 15
"""A scale narrower than this, in sizes of type, stands below its labels instead of beside them."""


class _Painter:
    def __init__(self, chart: Chart, width: float, size: float, colours: Mapping[str, Any], least_label: float) -> None:
        self.chart, self.width, self.size = chart, width, size
        self.ink, self.muted, self.line, self.border, self.accent, self.ground = (
            HexColor(colours[name]) for name in ("ink", "muted", "line", "border", "accent", "surface")
        )
        self.radius = size * 0.46
        self.leading = size * 1.3
        edge = max(size * 1.2, *(self._half(place) for place in (chart.least, chart.most)))
        number = size * (4.6 if chart.compares else 2.4) if chart.numbers else 0
        whole = max((stringWidth(printable(row.label), REGULAR, size) for row in chart.rows), default=0)
        room = max(least_label * width, min(whole + size, 0.42 * width))
        self.stacked = width - room - number - 2 * edge < _NARROWEST * size
        if self.stacked:
            room = width - number
        self.left = edge if self.stacked else room + edge
        self.right = width - number - edge
        self.number_at = width
        self.labels = [_broken(printable(row.label), size, room - size * 0.4) for row in chart.rows]
        self.heights = [
            len(lines) * self.leading + size * 2.2
            if self.stacked
            else max(len(lines) * self.leading, size * 1.7) + size * 0.7
            for lines in self.labels
        ]
        self.head = self.leading * 1.5 if chart.words else 0
        self.foot = self.leading * 1.9
        self.drawing = Picture(width, self.head + sum(self.heights) + self.foot)

    def paint(self) -> Drawing:
        top = self.drawing.height - self.head
        self._scale(top)
        middles = []
        for row, lines, height in zip(self.chart.rows, self.labels, self.heights, strict=True):
            middle = top - height + self.size * 1.2 if self.stacked else top - height / 2
            self._row(row, lines, middle)
            middles.append(middle)
            top -= height
        if self.chart.lines and not self.stacked:  # The lines would run through the labels.
            self._joined([row.other for row in self.chart.rows], middles, dashed=True)
            self._joined([row.value for row in self.chart.rows], middles)
        for row, middle in zip(self.chart.rows, middles, strict=True):
            self._marks(row, middle)
        self._legend()
        return self.drawing

    def _half(self, place: int) -> float:
        return float(stringWidth(printable(self.chart.words.get(place, "")), REGULAR, self._note)) / 2

    @property
    def _note(self) -> float:
        return self.size * 0.87

    def _x(self, value: Number) -> float:
        chart = self.chart
        share = (float(value) - chart.least) / (chart.most - chart.least)
        return self.left + share * (self.right - self.left)

    def _scale(self, top: float) -> None:
        if not self.stacked:
            for place in range(self.chart.least, self.chart.most + 1):
                self._stroke(
                    Line(self._x(place), self.foot, self._x(place), top, strokeColor=self.line, strokeWidth=0.7)
                )
        taken: list[tuple[float, float]] = []
        for place in sorted(self.chart.words, key=lambda place: place not in (self.chart.least, self.chart.most)):
            x, half = self._x(place), self._half(place)
            # A word between the ends gives way where there is no room for it.
            if all(x + half < left or x - half > right for left, right in taken):
                self._write(self.chart.words[place], x, top + self.leading * 0.45, self._note, self.muted, "middle")
                taken.append((x - half - self.size * 0.5, x + half + self.size * 0.5))

    def _row(self, row: Row, lines: list[str], middle: float) -> None:
        y = middle + (len(lines) / 2 - 1) * self.leading + self.size * 0.42
        if self.stacked:
            y = middle + (len(lines) - 1) * self.leading + self.size * 1.1
            for place in range(self.chart.least, self.chart.most + 1):
                x, tick = self._x(place), self.size * 0.4
                self._stroke(Line(x, middle - tick, x, middle + tick, strokeColor=self.line, strokeWidth=0.7))
        for words in lines:
            self._write(words, 0, y, self.size, self.ink)
            y -= self.leading
        self._stroke(Line(self.left, middle, self.right, middle, strokeColor=self.line, strokeWidth=0.7))
        if not self.chart.numbers:
            return
        base = middle - self.size * 0.34
        shown = "–" if row.value is None else format_number(row.value)
        x = self.number_at - (self.size * 2.4 if self.chart.compares else 0)
        self._write(shown, x, base, self.size, self.ink, "end", SEMIBOLD)
        if row.other is not None:
            self._write(f"({format_number(row.other)})", self.number_at, base, self._note, self.muted, "end")

    def _joined(self, values: list[Number | None], middles: list[float], *, dashed: bool = False) -> None:
        """Join marks that follow each other; a row without one leaves a gap."""
        run: list[float] = []
        for value, middle in [*zip(values, middles, strict=True), (None, 0.0)]:
            if value is not None:
                run += [self._x(value), middle]
                continue
            if len(run) > 2:
                self._line(run, dashed)
            run = []

    def _line(self, points: list[float], dashed: bool) -> None:
        colour, dash = (self.muted, [self.size * 0.3, self.size * 0.25]) if dashed else (self.accent, None)
        thickness = self.size * (0.1 if dashed else 0.16)
        self._stroke(PolyLine(points, strokeColor=colour, strokeWidth=thickness, strokeDashArray=dash))

    def _marks(self, row: Row, middle: float) -> None:
        if not self.chart.lines and row.value is not None and row.other not in (None, row.value):
            assert row.other is not None
            self._line([self._x(row.value), middle, self._x(row.other), middle], dashed=True)
        if row.other is not None:
            self._diamond(self._x(row.other), middle, around=row.other == row.value)
        if row.value is not None:
            self._dot(self._x(row.value), middle)

    def _dot(self, x: float, y: float) -> None:
        self._stroke(Circle(x, y, self.radius, fillColor=self.accent, strokeColor=self.ground, strokeWidth=0.5))

    def _diamond(self, x: float, y: float, *, around: bool = False) -> None:
        """Draw an open diamond; around a dot on the same place it is larger, so that both are seen."""
        r = self.radius * (1.9 if around else 1.25)
        points = [x - r, y, x, y + r, x + r, y, x, y - r]
        thickness = self.size * 0.12
        self._stroke(Polygon(points, fillColor=self.ground, strokeColor=self.muted, strokeWidth=thickness))

    def _legend(self) -> None:
        y, x = self.leading * 0.4, self.radius + 1
        for words, mark in ((self.chart.value, self._dot), (self.chart.other, self._diamond)):
            if words and (mark == self._dot or self.chart.compares):
                mark(x, y + self._note * 0.34)
                self._write(words, x + self.radius * 2, y, self._note, self.muted)
                x += self.radius * 5 + stringWidth(printable(words), REGULAR, self._note)

    def _write(
        self, words: str, x: float, y: float, size: float, colour: Any, anchor: str = "start", font: str = REGULAR
    ) -> None:
        self.drawing.add(drawn(x, y, words, size=size, colour=colour, anchor=anchor, font=font))

    def _stroke(self, shape: Any) -> None:
        self.drawing.add(shape)
