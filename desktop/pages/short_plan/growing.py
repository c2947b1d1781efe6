"""The poster as it grows: the words of the print, in the type and colours of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.forms import roles
from desktop.theme.appearance import FAMILY, appearance
from plans.dates import QUARTERS
from resources.language import gettext as _

if TYPE_CHECKING:
    from plans.printing.poster.words import Content, Lane

WIDE, HIGH = 420, 297
"""A3 across, in its own millimetres: all that follows is in these."""
MARGIN, LANES = 18, 76
"""Around the sheet, and where the first lane begins."""
EMPTY = 3
"""So many lanes are drawn at least, so that there is room to see."""
TITLE_WIDE = 138
"""How wide a title may be, from the margin on."""
FIRST, PITCH = 182, 52
"""Where the start of a course lies, and how far the reviews lie apart."""
RING = 9
ROW = 5
"""So many boxes of actions stand beside each other."""


class GrowingPoster(QWidget):
    """Shows what the poster would say now; the lane that is being worked on is marked."""

    def __init__(self) -> None:
        super().__init__()
        self._content: Content | None = None
        self._marked = 0
        self._most = 0
        roles.tell(self, "Graphic")
        self.setAccessibleName(_("Your poster so far"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(appearance.px(240))
        appearance.changed.connect(self.update)

    def show_content(self, content: Content, marked: int) -> None:
        """Show another state; ``marked`` is the number of the goal that is asked after, or 0."""
        if (content, marked) == (self._content, self._marked):
            return
        self._content, self._marked = content, marked
        self.setAccessibleDescription(_read_out(content))
        self.update()

    def keep_below(self, most: int) -> None:
        """Be no higher than so many pixels; 0 for as high as its width gives."""
        self._most = most
        self._take_height()

    def sizeHint(self) -> QSize:
        return QSize(appearance.px(400), round(appearance.px(400) * HIGH / WIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()

    def _take_height(self) -> None:
        high = round(self.width() * HIGH / WIDE)
        self.setFixedHeight(min(high, self._most) if self._most else high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = min(self.width() / WIDE, self.height() / HIGH)
        painter.scale(scale, scale)
        painter.setPen(QPen(appearance.colour("line"), 1))
        painter.setBrush(appearance.colour("surface"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, WIDE - 1, HIGH - 1), 4, 4)
        if self._content:
            self._head(painter, self._content)
            self._lanes(painter, self._content)
            self._foot(painter, self._content)

    def _head(self, painter: QPainter, content: Content) -> None:
        team_wide = 96
        wide = WIDE - 2 * MARGIN - team_wide
        _write(painter, QRectF(MARGIN, 14, wide, 42), content.headline, 17, bold=True, lines=2)
        right = QRectF(WIDE - MARGIN - team_wide, 15, team_wide, 40)
        words = [content.team, content.year] if content.team else [content.year]
        for place, line in enumerate(words):
            area = right.translated(0, 12 * place)
            _write(painter, area, line, 9.5, bold=not place, align=Qt.AlignmentFlag.AlignRight)
        for quarter, moment in zip(QUARTERS, content.moments, strict=True):
            area = QRectF(_at(quarter) - PITCH / 2, LANES - 14, PITCH, 12)
            _write(painter, area, moment, 8, "muted", align=Qt.AlignmentFlag.AlignHCenter)

    def _lanes(self, painter: QPainter, content: Content) -> None:
        count = max(EMPTY, len(content.lanes))
        high = (HIGH - LANES - 50) / count
        for place in range(count):
            top = LANES + place * high
            lane = content.lanes[place] if place < len(content.lanes) else None
            if self._marked == place + 1:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(appearance.colour("accent_soft"))
                painter.drawRoundedRect(QRectF(MARGIN - 8, top + 1, WIDE - 2 * MARGIN + 16, high - 2), 4, 4)
            self._lane(painter, place + 1, lane, top, high)

    def _lane(self, painter: QPainter, number: int, lane: Lane | None, top: float, high: float) -> None:
        middle = top + high * 0.42
        colour = appearance.goal_colour(number) if lane else appearance.colour("line")
        _write(painter, QRectF(MARGIN, middle - 15, 22, 30), str(number), 26, colour, bold=True)
        if lane:
            area = QRectF(MARGIN + 24, middle - 20, TITLE_WIDE - 24, 26)
            below = _write(painter, area, lane.title, 11.5, bold=True, lines=2)
            below = _write(painter, QRectF(area.x(), below, area.width(), 12), lane.figure, 8.5, colour, bold=True)
            second = " · ".join(filter(None, (lane.due, lane.owner)))
            _write(painter, QRectF(area.x(), below, area.width(), 12), second, 8.5, "muted")
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(appearance.colour("line"))
            painter.drawRoundedRect(QRectF(MARGIN + 24, middle - 6, 90, 5), 2, 2)
            painter.drawRoundedRect(QRectF(MARGIN + 24, middle + 4, 58, 4), 2, 2)
        self._course(painter, lane, colour, middle)
        if lane:
            self._steps(painter, lane, middle + RING + 5)

    def _course(self, painter: QPainter, lane: Lane | None, colour: QColor, y: float) -> None:
        pen = QPen(colour if lane else appearance.colour("border"), 1.4 if lane else 0.9)
        if lane is None:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawLine(QPointF(FIRST - 14, y), QPointF(_at(4) + RING, y))
        painter.setBrush(appearance.colour("surface"))
        for quarter in QUARTERS:
            painter.drawEllipse(QPointF(_at(quarter), y), RING, RING)
            if lane and lane.flag and lane.flag[0] == quarter and lane.flag[1]:
                area = QRectF(_at(quarter) - RING, y - 6, 2 * RING, 12)
                _write(painter, area, lane.flag[1], 8, colour, bold=True, align=Qt.AlignmentFlag.AlignHCenter)
                painter.setPen(pen)
        celebrates = bool(lane and lane.celebration)
        area = QRectF(WIDE - MARGIN - 14, y - 10, 16, 18)
        _write(painter, area, "♥" if celebrates else "♡", 14, colour if celebrates else "border")

    def _steps(self, painter: QPainter, lane: Lane, y: float) -> None:
        """Draw a box for each action under its quarter; what they say can only be read on the sheet itself."""
        painter.setPen(QPen(appearance.colour("muted"), 0.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for quarter, steps in zip(QUARTERS, lane.steps, strict=True):
            left = _at(quarter - 1) + (RING if quarter > 1 else 0)
            for place in range(len(steps)):
                painter.drawRect(QRectF(left + (place % ROW) * 7, y + (place // ROW) * 7, 4.6, 4.6))

    def _foot(self, painter: QPainter, content: Content) -> None:
        y = HIGH - 46
        painter.setPen(QPen(appearance.colour("line"), 1))
        painter.drawLine(QPointF(MARGIN, y), QPointF(WIDE - MARGIN, y))
        people = ", ".join(" – ".join(filter(None, person)) for person in content.people)
        half = (WIDE - 2 * MARGIN) / 2 - 6
        for left, title, words in (
            (MARGIN, _("Who helps you"), people),
            (MARGIN + half + 12, _("What stops"), " · ".join(what for _place, _colour, what in content.stops)),
        ):
            if words:
                _write(painter, QRectF(left, y + 5, half, 10), title, 8.5, "muted")
                _write(painter, QRectF(left, y + 15, half, 20), words, 9, lines=2)


def _at(quarter: int) -> float:
    """Return where the review of a quarter lies across the sheet; 0 is the start of the year."""
    return FIRST + PITCH * (quarter - 0.5) if quarter else FIRST - 10


def _write(
    painter: QPainter,
    area: QRectF,
    words: str,
    size: float,
    colour: str | QColor = "ink",
    *,
    bold: bool = False,
    lines: int = 1,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Write words in at most so many lines and say where they end; what is too long ends in an ellipsis."""
    if not words:
        return area.y()
    # Type of a few pixels is drawn large and made small, else it would be rounded to whole pixels.
    blown = 8
    font = QFont(FAMILY)
    font.setPixelSize(round(size * blown))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    painter.save()
    painter.setFont(font)
    painter.setPen(appearance.colour(colour) if isinstance(colour, str) else colour)
    painter.translate(area.topLeft())
    painter.scale(1 / blown, 1 / blown)
    metrics = painter.fontMetrics()
    wide, step = round(area.width() * blown), metrics.lineSpacing()
    shown = _broken(metrics.horizontalAdvance, words, wide, lines)
    for place, line in enumerate(shown):
        place_of = QRectF(0, place * step, wide, step)
        painter.drawText(place_of, int(align), metrics.elidedText(line, Qt.TextElideMode.ElideRight, wide))
    painter.restore()
    return area.y() + len(shown) * step / blown


def _broken(measure: Callable[[str], int], words: str, wide: int, lines: int) -> list[str]:
    """Break words over at most so many lines; the last one holds all the rest."""
    found: list[str] = []
    rest = words.split()
    while rest and len(found) < lines - 1:
        count = 1
        while count < len(rest) and measure(" ".join(rest[: count + 1])) <= wide:
            count += 1
        found.append(" ".join(rest[:count]))
        rest = rest[count:]
    return [*found, " ".join(rest)] if rest else found


def _read_out(content: Content) -> str:
    """Say in a sentence what stands on the poster."""
    lanes = [
        " ".join(filter(None, (f"{lane.number}", lane.title, lane.figure, lane.due, lane.owner)))
        for lane in content.lanes
    ]
    people = [name for name, _role in content.people]
    return ". ".join(filter(None, (content.headline, content.team, *lanes, ", ".join(people))))
