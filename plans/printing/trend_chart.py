"""How one goal moves through the year, as a line from its baseline to its target; the same on paper and on the screen.

It can be read without colour: what was measured is a whole line with dots, the way to the target a broken one that
ends in an open diamond, and where the line leads is dotted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine, Rect
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.dates import QUARTERS, quarter_end, quarter_start
from plans.derived import trend
from plans.derived.trend import Point
from plans.money import format_number
from plans.plan import Plan
from plans.printing.shapes import Picture, with_alt_text
from plans.printing.styles import COLOURS, REGULAR, SEMIBOLD
from plans.printing.text import drawn, printable
from plans.status import GOAL_MARKS, Shape
from plans.subjects import goals
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.texts import choices


@dataclass(frozen=True)
class Trend:
    """The points of one goal, its target on its day, and the value to which a straight line leads by then."""

    number: int
    year: int
    points: tuple[Point, ...]
    target: Decimal | None
    due: dt.date
    leads_to: Decimal | None = None

    def drawing(self, width: float, *, size: float = 9.5, colours: Mapping[str, Any] = COLOURS) -> Drawing:
        """Draw the line in this width with type of this size; ``colours`` are the tokens of a theme."""
        return with_alt_text(_Painter(self, width, size, colours).paint(), self.alt_text())

    def alt_text(self) -> str:
        """Say everything that the chart shows, point by point."""
        sentences = [f"{_named(point.quarter)}: {format_number(point.value)}" for point in self.points]
        if self.target is not None:
            sentences.append(_("target: {value}").format(value=format_number(self.target)))
        return "; ".join(sentences)


def chart(plan: Plan, goal: Goal, until: int = QUARTERS[-1]) -> Trend | None:
    """Return the chart of a goal up to a quarter; None as long as there is nothing to draw."""
    known = trend.points(plan, goal, until)
    if len(known) + (goal.target is not None) < 2:
        return None
    by = trend.due(plan, goal)
    found = trend.forecast(known, goal.target, by)
    ahead = found is not None and found.outlook != "reached" and by > known[-1].day
    return Trend(
        goals.number(goal, plan.goals) or 1,
        plan.year,
        tuple(known),
        goal.target,
        by,
        found.at_due if found and ahead else None,
    )


def status_history(plan: Plan, goal: Goal, width: float, *, size: float = 9.5) -> Drawing | None:
    """Draw the status of a goal quarter by quarter, each as a shape with its word; None while there is none."""
    found = trend.history(plan, goal)
    if not any(found):
        return None
    named = choices("reviews", "measurement.status")
    drawn, share, low = Picture(width, size * 1.5), width / len(found), size * 0.4
    for place, status in enumerate(found):
        x = place * share
        drawn.add(_text(_short(place + 1), x, low, size * 0.9, HexColor(COLOURS["muted"])))
        if status:
            colour = HexColor(COLOURS[GOAL_MARKS[status].colour])
            x += size * 2
            drawn.add(_shape(GOAL_MARKS[status].shape, x, low - size * 0.05, size * 0.75, colour))
            drawn.add(_text(named[status], x + size * 1.2, low, size, colour, SEMIBOLD))
    sentences = [f"{_short(place)}: {named[status] if status else '–'}" for place, status in enumerate(found, start=1)]
    return with_alt_text(drawn, "; ".join(sentences))


def _shape(shape: Shape, x: float, y: float, side: float, colour: Any) -> Any:
    """Return the shape of a status in a square: it is told from the others without its colour."""
    half = side / 2
    match shape:
        case "complete":
            return Circle(x + half, y + half, half, fillColor=colour, strokeColor=colour)
        case "advice":
            return Polygon([x, y, x + side, y, x + half, y + side], fillColor=colour, strokeColor=colour)
        case "missing":
            return Rect(x, y, side, side, fillColor=colour, strokeColor=colour)
        case "reached":
            return PolyLine(
                [x, y + half, x + side * 0.4, y, x + side, y + side], strokeColor=colour, strokeWidth=side * 0.2
            )
        case _:
            return Circle(x + half, y + half, half, fillColor=None, strokeColor=colour, strokeWidth=side * 0.14)


def _text(words: str, x: float, y: float, size: float, colour: Any, font: str = REGULAR) -> Any:
    return drawn(x, y, words, size=size, colour=colour, font=font)


def _named(quarter: int) -> str:
    return _("quarter {number}").format(number=quarter) if quarter else _("start")


def _short(quarter: int) -> str:
    return _("Q{number}").format(number=quarter) if quarter else _("start")


class _Painter:
    def __init__(self, shown: Trend, width: float, size: float, colours: Mapping[str, Any]) -> None:
        self.shown, self.width, self.size = shown, width, size
        self.ink, self.muted, self.line, self.ground = (
            HexColor(colours[name]) for name in ("ink", "muted", "line", "surface")
        )
        tints = colours["goals"]
        self.tint = HexColor(tints[(shown.number - 1) % len(tints)])
        self.note = size * 0.9
        self.goal = _("target {value}").format(value=format_number(shown.target)) if shown.target is not None else ""
        self.left = size * 1.6
        room = stringWidth(printable(self.goal), SEMIBOLD, self.note) + size * 1.4
        self.right = width - min(room, width * 0.4)
        self.foot, self.top = size * 1.9, size * 8
        values = [point.value for point in shown.points]
        values += [item for item in (shown.target, shown.leads_to) if item is not None]
        self.least, self.most = float(min(values)), float(max(values))
        self.drawing = Picture(width, self.top + size * 1.7)

    def paint(self) -> Drawing:
        for quarter in (0, *QUARTERS):
            x = self._x(self._day(quarter))
            self._add(Line(x, self.foot, x, self.top, strokeColor=self.line, strokeWidth=0.7))
            self._write(_short(quarter), x, self.size * 0.3, self.muted, "middle")
        self._add(Line(self.left, self.foot, self.right, self.foot, strokeColor=self.line, strokeWidth=0.7))
        marks = [(self._x(point.day), self._y(point.value)) for point in self.shown.points]
        self._ways(marks)
        if len(marks) > 1:
            flat = [place for mark in marks for place in mark]
            self._add(PolyLine(flat, strokeColor=self.tint, strokeWidth=self.size * 0.18))
        for (x, y), item in zip(marks, self.shown.points, strict=True):
            self._add(Circle(x, y, self.size * 0.34, fillColor=self.tint, strokeColor=self.ground, strokeWidth=0.6))
            # On the side away from the way to the target, which would run through it.
            beside = self.size * (-1.25 if self._below_way(x, y, marks[0]) else 0.62)
            self._write(format_number(item.value), x, y + beside, self.ink, "middle", SEMIBOLD)
        return self.drawing

    def _below_way(self, x: float, y: float, first: tuple[float, float]) -> bool:
        shown, due = self.shown, self._x(min(self.shown.due, self._day(QUARTERS[-1])))
        if shown.target is None or shown.points[0].quarter != 0 or due <= first[0]:
            return False
        share = min(1.0, (x - first[0]) / (due - first[0]))
        return y < first[1] + (self._y(shown.target) - first[1]) * share - 0.1

    def _ways(self, marks: list[tuple[float, float]]) -> None:
        """Draw the way to the target, and where the line so far leads."""
        shown, due = self.shown, self._x(min(self.shown.due, self._day(QUARTERS[-1])))
        if shown.target is not None:
            end = self._y(shown.target)
            if shown.points and shown.points[0].quarter == 0:
                way = [*marks[0], due, end]
                self._add(self._dashed(way, self.muted, 0.08, [self.size * 0.45, self.size * 0.3]))
            side = self.size * 0.45
            around = [due, end + side, due + side, end, due, end - side, due - side, end]
            self._add(Polygon(around, fillColor=self.ground, strokeColor=self.ink, strokeWidth=self.size * 0.1))
            self._write(self.goal, due + self.size * 0.9, end - self.size * 0.3, self.ink, "start", SEMIBOLD)
        if shown.leads_to is not None and marks and due > marks[-1][0]:
            # On a day beyond the year the line is cut where the year ends.
            share = (due - marks[-1][0]) / max(due - marks[-1][0], self._raw(shown.due) - marks[-1][0])
            last = marks[-1][1]
            way = [*marks[-1], due, last + (self._y(shown.leads_to) - last) * share]
            self._add(self._dashed(way, self.tint, 0.14, [self.size * 0.14, self.size * 0.22]))

    def _dashed(self, way: list[float], colour: Any, thick: float, dash: list[float]) -> PolyLine:
        return PolyLine(way, strokeColor=colour, strokeWidth=self.size * thick, strokeDashArray=dash)

    def _day(self, quarter: int) -> dt.date:
        return quarter_end(self.shown.year, quarter) if quarter else quarter_start(self.shown.year, 1)

    def _raw(self, day: dt.date) -> float:
        start = self._day(0)
        share = (day - start).days / (self._day(QUARTERS[-1]) - start).days
        return float(self.left + (self.right - self.left) * share)

    def _x(self, day: dt.date) -> float:
        return float(max(self.left, min(self.right, self._raw(day))))

    def _y(self, value: Decimal) -> float:
        low, high = self.foot + self.size * 1.5, self.top - self.size * 0.2
        if self.most == self.least:
            return (low + high) / 2
        return low + (high - low) * (float(value) - self.least) / (self.most - self.least)

    def _write(self, words: str, x: float, y: float, colour: Any, anchor: str, font: str = REGULAR) -> None:
        self._add(drawn(x, y, words, size=self.note, colour=colour, anchor=anchor, font=font))

    def _add(self, shape: Any) -> None:
        self.drawing.add(shape)
