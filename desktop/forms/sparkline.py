"""The course of one goal as a line of a few centimetres: its values, and the way to its target."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.forms import roles
from desktop.theme.appearance import appearance
from plans.dates import QUARTERS, quarter_end, quarter_start
from plans.derived.this_quarter import GoalLine
from plans.money import format_number
from resources.language import gettext as _

WIDTH, HEIGHT = 124, 40
"""Size in pixels at 100 %."""


class Sparkline(QWidget):
    """Painted by hand, unlike the charts: a page shows five of them, and must not wait for reportlab."""

    def __init__(self, year: int) -> None:
        super().__init__()
        self._year = year
        self._line: GoalLine | None = None
        roles.tell(self, "Chart")
        self.setAccessibleName(_("How the number is moving"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_line(self, line: GoalLine) -> None:
        """Show how another goal, or the same one with other values, moves."""
        self._line = line
        known = [
            _("start: {value}").format(value=format_number(point.value))
            if not point.quarter
            else _("quarter {number}: {value}").format(number=point.quarter, value=format_number(point.value))
            for point in line.points
        ]
        if line.goal.target is not None:
            known.append(_("goal: {value}").format(value=format_number(line.goal.target)))
        words = ", ".join(known)
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(appearance.px(WIDTH), appearance.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        line = self._line
        if line is None or not line.points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = appearance.goal_colour(line.number)
        thick = appearance.scale
        places = [self._place(point.day, point.value) for point in line.points]
        if line.goal.target is not None:
            end = self._place(line.goal.due or quarter_end(self._year, QUARTERS[-1]), line.goal.target)
            way = QPen(appearance.colour("muted"), thick)
            way.setDashPattern([3, 2])
            painter.setPen(way)
            painter.drawLine(places[0], end)
            side = 4 * thick
            corners = ((side, 0), (0, side), (-side, 0), (0, -side))
            painter.setPen(QPen(appearance.colour("muted"), thick))
            painter.setBrush(appearance.colour("surface"))
            painter.drawPolygon(QPolygonF([end + QPointF(*corner) for corner in corners]))
        painter.setPen(QPen(tint, 2 * thick))
        painter.drawPolyline(QPolygonF(places))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        for place in places:
            radius = (4 if place == places[-1] else 2) * thick
            painter.drawEllipse(place, radius, radius)
        if len(places) > 1:
            self._write(painter, format_number(line.points[-1].value), places[-1])

    def _write(self, painter: QPainter, words: str, beside: QPointF) -> None:
        """Write the last value at the right of its point, or at the left where there is no room."""
        font: QFont = appearance.font("note", bold=True)
        painter.setFont(font)
        painter.setPen(appearance.colour("ink"))
        wide, high = painter.fontMetrics().horizontalAdvance(words), painter.fontMetrics().height()
        left = beside.x() + appearance.px(8)
        if left + wide > self.width():
            left = beside.x() - appearance.px(8) - wide
        top = max(0.0, min(self.height() - high, beside.y() - high / 2))
        painter.drawText(QRectF(left, top, wide + 2, high), words)

    def _place(self, day: dt.date, value: Decimal) -> QPointF:
        assert self._line is not None
        known = [point.value for point in self._line.points]
        if self._line.goal.target is not None:
            known.append(self._line.goal.target)
        first, last = quarter_start(self._year, 1), quarter_end(self._year, QUARTERS[-1])
        edge = appearance.px(7)
        share = max(0.0, min(1.0, (day - first).days / (last - first).days))
        x = edge + share * (self.width() - 2 * edge)
        least, most = float(min(known)), float(max(known))
        high = self.height() - 2 * edge
        y = self.height() / 2 if most == least else edge + high * (most - float(value)) / (most - least)
        return QPointF(x, y)
