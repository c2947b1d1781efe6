"""The year as a strip of actions: painted here, moved with mouse or keyboard, read out in words."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.document import Document
from desktop.forms import roles
from desktop.theme.appearance import appearance
from plans.dates import SHORT_MONTHS, format_day
from plans.derived import year_strip
from plans.derived.year_strip import Bar
from plans.subjects.actions import Action
from resources.language import current
from resources.language import gettext as _

HEAD, ROW, FOOT = 44, 24, 8
"""Heights in pixels at 100 % of the months, of an action, and below the last one."""
NUMBER = 13
"""Width in pixels at 100 % of the number of a goal, the least that a bar takes."""
STEP = {Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7}
DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class YearStrip(QWidget):
    """Shows every dated action of the year; arrows choose, Alt+arrows move by a week, Enter goes to its row."""

    chosen = Signal(object)
    """The Action that somebody wants to see in the table."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._bars: list[Bar] = []
        self._at = 0
        self._grip: tuple[float, Bar] | None = None
        self._drag = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", "own")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        roles.tell(self, "Chart")
        self.setAccessibleDescription(
            _("The arrows go from action to action. Alt and an arrow move an action by a week. Enter goes to its row.")
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the actions as they are dated now."""
        kept = self._bars[self._at].action if self._bars else None
        self._bars = year_strip.bars(self._document.plan)
        places = [place for place, bar in enumerate(self._bars) if bar.action is kept]
        self._at = places[0] if places else max(0, min(self._at, len(self._bars) - 1))
        self._name()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rows = max(1, len(self._bars))
        return QSize(520, appearance.px(HEAD + FOOT + rows * ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    # -- keyboard and mouse --------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not self._bars:
            super().keyPressEvent(event)
        elif alt and key in STEP:
            self._shift(self._bars[self._at], STEP[key])
        elif key in DOWN or key in STEP:
            by = DOWN.get(key) or (1 if STEP[key] > 0 else -1)
            self._choose(max(0, min(len(self._bars) - 1, self._at + by)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(0 if key == Qt.Key.Key_Home else len(self._bars) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._bars[self._at].action)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        bar = self._bar_at(event.position())
        if bar is not None:
            self._choose(self._bars.index(bar))
            if self._document.may_change(bar.action):
                self._grip = (event.position().x(), bar)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            over = self._bar_at(event.position())
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        moved = (event.position().x() - self._grip[0]) / max(1.0, self._room().width())
        self._drag = round(moved * 365)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, days = self._grip, self._drag
        self._grip, self._drag = None, 0
        if grip is not None and abs(days) > 1:
            self._shift(grip[1], days)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if bar := self._bar_at(event.position()):
            self.chosen.emit(bar.action)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            bar = self._bar_at(QPointF(event.pos()))
            words = (
                year_strip.describe(self._document.plan, bar)
                if bar
                else self._day_words(event.pos().x(), event.pos().y())
            )
            # A text of the plan is never read as markup.
            QToolTip.showText(event.globalPos(), words.replace("<", "‹"), self)
            return True
        return super().event(event)

    # -- inner workings ------------------------------------------------------------------------

    def _choose(self, place: int) -> None:
        self._at = place
        self._name()
        self.update()

    def _name(self) -> None:
        plan = self._document.plan
        title = _("The year as a strip")
        self.setAccessibleName(f"{title}: {year_strip.describe(plan, self._bars[self._at])}" if self._bars else title)

    def _shift(self, bar: Bar, days: int) -> None:
        self._document.apply_step(year_strip.shift_edits(bar.action, days))

    def _room(self) -> QRectF:
        """The part of the widget in which the year lies."""
        return QRectF(1, 0, max(1, self.width() - 2), self.height())

    def _x(self, day: dt.date) -> float:
        room = self._room()
        return room.left() + year_strip.share(day, self._document.plan.year) * room.width()

    def _box(self, place: int, bar: Bar) -> QRectF:
        left, right = self._x(bar.first), self._x(bar.last + dt.timedelta(days=1))
        top = appearance.px(HEAD + place * ROW + 3)
        least = appearance.px(NUMBER)
        left = min(left, self._room().right() - least)
        return QRectF(left, top, max(least, right - left), appearance.px(ROW - 6))

    def _bar_at(self, spot: QPointF) -> Bar | None:
        """Return the bar of the line under a point; its words beside it belong to it."""
        place = int((spot.y() - appearance.px(HEAD)) // max(1, appearance.px(ROW)))
        if spot.y() >= appearance.px(HEAD) and 0 <= place < len(self._bars):
            return self._bars[place]
        return None

    def _day_words(self, x: float, y: float) -> str:
        plan = self._document.plan
        room = self._room()
        day = year_strip.day_at((x - room.left()) / room.width(), plan.year)
        names = [holiday.name for holiday in year_strip.public_holidays(plan) if abs((holiday.day - day).days) <= 1]
        names += [band.period.name for band in year_strip.bands(plan) if band.period.holds(day)]
        return ", ".join([format_day(day), *names])

    # -- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_months(painter)
        for place, bar in enumerate(self._bars):
            self._paint_bar(painter, place, bar)
        if not self._bars:
            painter.setPen(appearance.colour("muted"))
            painter.setFont(appearance.font("note"))
            area = self._room().adjusted(0, appearance.px(HEAD), 0, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _("Actions with a date appear here."))

    def _paint_ground(self, painter: QPainter) -> None:
        plan = self._document.plan
        below = appearance.px(HEAD - 16)
        for band in year_strip.bands(plan):
            left, right = self._x(band.period.first), self._x(band.period.last + dt.timedelta(days=1))
            area = QRectF(left, below, right - left, self.height() - below)
            if band.kind == "school":
                painter.fillRect(area, appearance.colour("side"))
            else:
                painter.fillRect(area, QBrush(appearance.colour("border"), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(appearance.colour("warm"), 1))
        for holiday in year_strip.public_holidays(plan):
            x = self._x(holiday.day)
            painter.drawLine(QPointF(x, below), QPointF(x, below + appearance.px(7)))
        today = dt.date.today()
        if today.year == plan.year:
            painter.setPen(QPen(appearance.colour("accent"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(self._x(today), below), QPointF(self._x(today), self.height()))

    def _paint_months(self, painter: QPainter) -> None:
        year = self._document.plan.year
        names = SHORT_MONTHS[current()]
        line, note = appearance.px(HEAD - 16), appearance.font("note")
        for month in range(1, 13):
            left = self._x(dt.date(year, month, 1))
            right = self._x(dt.date(year, month, 28)) + self._room().width() / 120
            strong = month % 3 == 1
            painter.setPen(QPen(appearance.colour("line"), 2 if strong else 1))
            painter.drawLine(QPointF(left, 0 if strong else appearance.px(16)), QPointF(left, self.height()))
            painter.setFont(note)
            painter.setPen(appearance.colour("muted"))
            area = QRectF(left + 3, appearance.px(14), right - left, line - appearance.px(14))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, names[month - 1])
            if strong:
                painter.setFont(appearance.font("note", bold=True))
                painter.setPen(appearance.colour("ink"))
                quarter = _("Q{number}").format(number=month // 3 + 1)
                painter.drawText(QPointF(left + 3, appearance.px(12)), quarter)

    def _paint_bar(self, painter: QPainter, place: int, bar: Bar) -> None:
        existing = self._grip is not None and self._grip[1].action is bar.action
        box = self._box(place, bar)
        if existing:
            box.translate(self._drag / 365 * self._room().width(), 0)
        colour = appearance.goal_colour(bar.goal)
        over = bar.action.status in ("done", "stopped")
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush if over else colour)
        painter.drawRoundedRect(box, 4, 4)
        if bar.runs_on:
            tip = QPolygonF([box.topRight(), QPointF(box.right() + 6, box.center().y()), box.bottomRight()])
            painter.setBrush(colour)
            painter.drawPolygon(tip)
        if bar.goal:
            painter.setPen(colour if over else appearance.colour("on_accent"))
            painter.setFont(appearance.font("note", bold=True))
            left = QRectF(box.left(), box.top(), appearance.px(NUMBER), box.height())
            painter.drawText(left, Qt.AlignmentFlag.AlignCenter, str(bar.goal))
        self._paint_words(painter, bar, box, colour, over)
        if place == self._at and self.hasFocus():
            painter.setPen(QPen(appearance.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 6, 6)

    def _paint_words(self, painter: QPainter, bar: Bar, box: QRectF, colour: QColor, over: bool) -> None:
        """Write what it is beside the bar, at the side with most room; within the bar where it fits."""
        words = f"▲ {_title(bar.action)}" if bar.introduced else _title(bar.action)
        if bar.action.status == "done":
            words = f"✓ {words}"
        painter.setFont(appearance.font("note"))
        metrics = painter.fontMetrics()
        wide = metrics.horizontalAdvance(words)
        right = self._room().right() - box.right() - 8
        left = box.left() - self._room().left() - 8
        flag = Qt.AlignmentFlag.AlignVCenter
        if wide <= box.width() - appearance.px(NUMBER) - 10 and not over:
            painter.setPen(appearance.colour("on_accent"))
            painter.drawText(box.adjusted(appearance.px(NUMBER) + 4, 0, -6, 0), flag, words)
            return
        painter.setPen(appearance.colour("muted" if over else "ink"))
        if right >= min(wide, left) or right >= left:
            area = QRectF(box.right() + 8, box.top(), right, box.height())
            painter.drawText(area, flag, metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(right)))
        else:
            area = QRectF(self._room().left(), box.top(), left, box.height())
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(left))
            painter.drawText(area, flag | Qt.AlignmentFlag.AlignRight, shown)


def _title(action: Action) -> str:
    return " ".join(action.what.split()) or _("action without a name")
