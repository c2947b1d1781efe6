"""How a goal moves, small enough for one row: what was measured as a line, the way to the target broken."""

from __future__ import annotations

from collections.abc import Iterable

from reportlab.graphics.shapes import Circle, Line, Polygon, PolyLine
from reportlab.lib.attrmap import AttrMap, AttrMapValue
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.dates import QUARTERS, quarter_end, quarter_start
from plans.money import format_number
from plans.plan import Plan
from plans.printing.shapes import Picture
from plans.printing.styles import BORDER, INK, LINE, MUTED, SEMIBOLD, goal_colour
from plans.printing.text import drawn, printable
from plans.printing.trend_chart import Trend, chart
from plans.subjects.goals import Goal
from resources.language import gettext as _

SIZE = 8.5
HIGH = 32.0
"""Height in points, with room for a number above and below the line."""


def aim(goal: Goal) -> str:
    """Say the target of a goal; nothing when there is none."""
    return "" if goal.target is None else _("target {value}").format(value=format_number(goal.target))


def room_for(targets: Iterable[Goal], width: float) -> float:
    """Return the room that the targets need at the right, so that the lines of all goals run level with each other.

    A target that would take half of the width does not count: it stands below the line.
    """
    wide = (stringWidth(printable(aim(goal)), SEMIBOLD, SIZE) for goal in targets)
    return max((item for item in wide if item < width * 0.45), default=0.0)


def small(plan: Plan, goal: Goal, quarter: int, width: float, room: float) -> Course | None:
    """Draw a goal up to a quarter in this width, with ``room`` for its target at the right.

    The words for it stand in ``alt_text``. None as long as there is nothing to draw.
    """
    found = chart(plan, goal, quarter)
    if found is None:
        return None
    drawn = _Painter(found, width, room).paint()
    drawn.alt_text = found.alt_text()
    return drawn


class Course(Picture):
    """The small picture; ``aims`` tells whether the target stands in it as a number."""

    _attrMap = AttrMap(BASE=Picture, aims=AttrMapValue(None))  # noqa: N815
    aims = False


class _Painter:
    def __init__(self, shown: Trend, width: float, room: float) -> None:
        self.shown, self.width = shown, width
        self.drawing = Course(width, HIGH)
        goal = "" if shown.target is None else _("target {value}").format(value=format_number(shown.target))
        self.goal = goal if stringWidth(printable(goal), SEMIBOLD, SIZE) <= room else ""
        self.drawing.aims = bool(self.goal)
        self.left, self.right = 4.0, width - (room + 8 if room else 4)
        values = [point.value for point in shown.points] + ([] if shown.target is None else [shown.target])
        self.least, self.most = float(min(values)), float(max(values))

    def paint(self) -> Course:
        marks = [(self._x(point.quarter), self._y(float(point.value))) for point in self.shown.points]
        for quarter in (0, *QUARTERS):
            x = self._x(quarter)
            self.drawing.add(Line(x, 1, x, 4, strokeColor=BORDER, strokeWidth=0.6))
        self.drawing.add(Line(self.left, 1, self.right, 1, strokeColor=LINE, strokeWidth=0.7))
        if self.shown.target is not None:
            self._target(marks)
        tint = HexColor(goal_colour(self.shown.number))
        if len(marks) > 1:
            self.drawing.add(PolyLine([place for mark in marks for place in mark], strokeColor=tint, strokeWidth=1.7))
        for x, y in marks:
            self.drawing.add(Circle(x, y, 2.4, fillColor=tint, strokeColor=tint))
        if marks:
            # The last one is where we are.
            self.drawing.add(Circle(*marks[-1], 3.3, fillColor=tint, strokeColor=tint))
        return self.drawing

    def _target(self, marks: list[tuple[float, float]]) -> None:
        """Draw the way to the target, the target on its day, and its number at the right."""
        x, y, side = self._share(self._due()), self._y(float(self.shown.target or 0)), 3.6
        if marks and x > marks[0][0]:
            way = [*marks[0], x, y]
            self.drawing.add(PolyLine(way, strokeColor=MUTED, strokeWidth=0.7, strokeDashArray=[3, 2]))
        if self.goal and self.right > x + side:
            level = [x + side, y, self.right, y]
            self.drawing.add(PolyLine(level, strokeColor=BORDER, strokeWidth=0.6, strokeDashArray=[0.8, 2.2]))
        around = [x, y + side, x + side, y, x, y - side, x - side, y]
        self.drawing.add(Polygon(around, fillColor=HexColor("#FFFFFF"), strokeColor=INK, strokeWidth=0.9))
        if self.goal:
            self.drawing.add(drawn(self.width, y - 3, self.goal, size=SIZE, colour=INK, anchor="end", font=SEMIBOLD))

    def _due(self) -> float:
        first, last = quarter_start(self.shown.year, 1), quarter_end(self.shown.year, QUARTERS[-1])
        return max(0.0, min(1.0, (self.shown.due - first).days / (last - first).days))

    def _share(self, part: float) -> float:
        return float(self.left + (self.right - self.left) * part)

    def _x(self, quarter: int) -> float:
        return self._share(quarter / QUARTERS[-1])

    def _y(self, value: float) -> float:
        low, high = 9.0, HIGH - 6
        if self.most == self.least:
            return (low + high) / 2
        return low + (high - low) * (value - self.least) / (self.most - self.least)
