"""The matrix of teams and goals: one row for each team, painted without a widget in any cell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.theme import shapes
from desktop.theme.appearance import appearance
from plans.dates import format_date
from plans.portfolio import GoalLine, Summary, words
from plans.status import GOAL_MARKS, goal_word
from resources.language import gettext as _

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
TEAM = 0

LOWEST, HIGHEST = 44, 96
"""How high a row is at least and at most, in pixels at 100 %: the more teams, the lower, and eight stand in sight."""
TEAM_LEAST, GOAL_LEAST = 118, 92
"""How wide a team and a goal are at least beside the card, in pixels at 100 %."""
_EDGE, _PADDING = 3, 4
"""How wide the edge in the colour of a goal is, and the room above and below what stands in a cell."""


class Teams(QAbstractTableModel):
    """The teams in their order; a column for each goal and one for what they come to together."""

    def __init__(self) -> None:
        super().__init__()
        self.summaries: list[Summary] = []
        self._most = 1

    def show(self, summaries: list[Summary]) -> None:
        """Show these teams in this order."""
        self.beginResetModel()
        self.summaries = summaries
        self._most = max((len(summary.goals) for summary in summaries), default=1) or 1
        self.endResetModel()

    @property
    def last(self) -> int:
        """Return the column of what the goals come to together."""
        return self._most + 1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.summaries)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else self._most + 2

    def item(self, index: Index) -> Summary | GoalLine | None:
        """Return what stands in a cell: a team, one of its goals, or nothing."""
        one = self.summaries[index.row()]
        if index.column() in (TEAM, self.last):
            return one
        place = index.column() - 1
        return one.goals[place] if place < len(one.goals) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ITEM:
            return self.item(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return (
                "\n".join(self._sentence(index))
                if role == Qt.ItemDataRole.ToolTipRole
                else ", ".join(self._sentence(index))
            )
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        if section == TEAM:
            return _("Team")
        return _("Together") if section == self.last else _("Goal {number}").format(number=section)

    def _sentence(self, index: Index) -> list[str]:
        item = self.item(index)
        if isinstance(item, GoalLine):
            sentences = [words.marked_status(item.status), f"{item.number} {item.called}", *notes(item), item.why]
        elif item is None:
            sentences = []
        elif index.column() == TEAM:
            sentences = team_lines(item)
        else:
            sentences = figures(item)
        return [entry for entry in sentences if entry.strip()]


def team_lines(summary: Summary) -> list[str]:
    """Return what stands with the name of a team: where, when, and of which day the data are."""
    return [
        summary.called,
        " · ".join(filter(None, [summary.location.strip(), str(summary.year)])),
        words.data_line(summary),
    ]


def figures(summary: Summary) -> list[str]:
    """Return what a team comes to: money, hours, training, and what it asks."""
    asked = words.asked_line(summary)
    lines = [words.money_line(summary), words.hours_line(summary), words.training_line(summary)]
    return [line for line in (asked and _("asks: {what}").format(what=asked), *lines) if line]


def notes(goal: GoalLine) -> list[str]:
    """Return from where to where a goal goes, and by when."""
    until = _("by {day}").format(day=format_date(goal.due)) if goal.due else ""
    return [item for item in (goal.way, until) if item]


class TeamsTable(QTableView):
    """Shows the matrix in the width there is; Enter opens a team."""

    opened = Signal()
    chosen = Signal()

    def __init__(self, model: Teams) -> None:
        super().__init__()
        self.teams = model
        self._room = 8 * appearance.px(LOWEST)
        self.high = appearance.px(HIGHEST)
        self.setModel(model)
        self.setItemDelegate(_Cell(self))
        self.setAccessibleName(_("Teams and their goals"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(_Head(self))
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.chosen.emit())
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        model.modelReset.connect(self.fit)
        appearance.changed.connect(self.fit)
        self.fit()

    def current(self) -> Summary | None:
        """Return the team of the row with the cursor."""
        row = self.currentIndex().row()
        return self.teams.summaries[row] if 0 <= row < len(self.teams.summaries) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def take_room(self, height: int) -> None:
        """Grow no higher than this, in pixels, so that all of it stands in sight."""
        if height != self._room:
            self._room = height
            self.fit()

    def least_width(self) -> int:
        """Return the width from which on the name of each goal can be read."""
        return appearance.px(TEAM_LEAST) + (self.teams.last - 1) * appearance.px(GOAL_LEAST)

    def fit(self) -> None:
        """Share the width: the goals come first, what they come to together gives way: the card tells it."""
        goals = self.teams.last - 1
        room = self.viewport().width()
        team = min(appearance.px(190), max(appearance.px(TEAM_LEAST), room // 5))
        figure = appearance.px(250)
        wide = room - team - figure >= goals * appearance.px(146)
        self.setColumnHidden(self.teams.last, not wide)
        each = max(appearance.px(70), (room - team - (figure if wide else 0)) // goals)
        self.setColumnWidth(TEAM, team)
        for column in range(1, goals + 1):
            # With fewer goals, this may have been the column that gave way.
            self.showColumn(column)
            self.setColumnWidth(column, each)
        self.setColumnWidth(self.teams.last, room - team - goals * each)
        count = max(1, len(self.teams.summaries))
        head = self.horizontalHeader().sizeHint().height() + 4
        even = (self._room - head) // count
        self.high = max(appearance.px(LOWEST), min(appearance.px(HIGHEST), even))
        self.verticalHeader().setDefaultSectionSize(self.high)
        # As high as its rows up to a point: a few teams leave no hole, thousands scroll.
        shown = min(count, max(2, (self._room - head) // self.high))
        self.setFixedHeight(shown * self.high + head)


class _Head(QHeaderView):
    """Names the goals in their own colours."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        goal = 0 < section < self.count() - 1
        painter.save()
        painter.setPen(appearance.goal_colour(section) if goal else appearance.colour("muted"))
        painter.setFont(appearance.font("label", bold=True))
        words = self.model().headerData(section, Qt.Orientation.Horizontal)
        room = QRectF(rect).adjusted(appearance.px(8), 0, -appearance.px(4), 0)
        _draw(painter, room, words)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, appearance.colour("border"))
        painter.restore()


class _Cell(QStyledItemDelegate):
    """Paints a cell from what it holds; short of room a line ends with "…", and the card tells it whole."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area, state = QRectF(option.rect), option.state
        item = index.data(ITEM)
        painter.save()
        painter.setClipRect(area)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, appearance.colour("accent_soft"))
        painter.setPen(appearance.colour("line"))
        painter.drawLine(area.bottomLeft() - QPointF(0, 1), area.bottomRight() - QPointF(0, 1))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(appearance.colour("accent"))
            painter.drawRect(area.adjusted(0.5, 0.5, -1.5, -1.5))
        room = area.adjusted(appearance.px(8), appearance.px(_PADDING), -appearance.px(4), -appearance.px(_PADDING))
        if isinstance(item, GoalLine):
            edge = QRectF(area.left(), area.top() + 4, appearance.px(_EDGE), area.height() - 9)
            painter.fillRect(edge, appearance.goal_colour(item.number))
            self._goal(painter, room, item)
        elif isinstance(item, Summary) and index.column() == TEAM:
            self._lines(painter, room, [(team_lines(item)[0], "text", "ink", True)], 1)
            below = (team_lines(item)[1], words.reviewed_words(item) or words.dated_words(item))
            self._lines(painter, _below(room), [(line, "note", "muted", False) for line in below], 1)
        elif isinstance(item, Summary):
            # What it asks comes first, in ink, and takes the lines it needs.
            inks = ["ink" if item.asked else "muted", *["muted"] * 3]
            lines = zip(figures(item), inks, strict=False)
            self._lines(painter, room, [(line, "note", ink, False) for line, ink in lines], 3)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(appearance.px(90), appearance.px(LOWEST))

    def _goal(self, painter: QPainter, room: QRectF, goal: GoalLine) -> None:
        line, note = _height("label"), _height("note")
        top, spare = room.top(), room.height() - note - line
        painter.setFont(appearance.font("label", bold=True))
        painter.setPen(appearance.goal_colour(goal.number))
        number = str(goal.number)
        painter.drawText(QRectF(room.left(), top, room.width(), line), Qt.AlignmentFlag.AlignVCenter, number)
        indent = painter.fontMetrics().horizontalAdvance(f"{number} ")
        painter.setPen(appearance.colour("ink"))
        painter.setFont(appearance.font("label"))
        for part in _wrapped(goal.called, painter, room.width() - indent, 2 if spare >= line - 3 else 1):
            _draw(painter, QRectF(room.left() + indent, top, room.width() - indent, line), part)
            top += line
        mark = GOAL_MARKS[goal.status]
        side = appearance.px(11)
        shapes.paint(painter, mark.shape, QRectF(room.left(), top + (note - side) / 2, side, side))
        left = room.left() + indent
        painter.setPen(appearance.colour(mark.colour))
        painter.setFont(appearance.font("note", bold=True))
        left = max(left, room.left() + side + appearance.px(4))
        _draw(painter, QRectF(left, top, room.right() - left, note), goal_word(goal.status))
        after = left + painter.fontMetrics().horizontalAdvance(f"{goal_word(goal.status)} ")
        painter.setPen(appearance.colour("muted"))
        painter.setFont(appearance.font("note"))
        top += note
        beside = room.bottom() + 2 - top < note
        for place, said in enumerate(notes(goal)):
            if beside and not place and room.right() - after > appearance.px(40):
                _draw(painter, QRectF(after, top - note, room.right() - after, note), f"· {said}")
            elif not beside and top + note <= room.bottom() + 2:
                _draw(painter, QRectF(room.left(), top, room.width(), note), said)
                top += note

    def _lines(self, painter: QPainter, room: QRectF, lines: list[tuple[str, str, str, bool]], most: int) -> None:
        top = room.top()
        for text, size, colour, bold in lines:
            painter.setPen(appearance.colour(colour))
            painter.setFont(appearance.font(size, bold=bold))
            high = _height(size)
            left = min(most, int((room.bottom() + 2 - top) / high))
            for part in _wrapped(text, painter, room.width(), left) if left > 0 else ():
                _draw(painter, QRectF(room.left(), top, room.width(), high), part)
                top += high


def _below(room: QRectF) -> QRectF:
    return room.adjusted(0, _height("text"), 0, 0)


def _height(size: str) -> float:
    return float(QFontMetrics(appearance.font(size)).height())


def _draw(painter: QPainter, area: QRectF, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(area.width()))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _wrapped(text: str, painter: QPainter, width: float, most: int) -> list[str]:
    """Break a text between words into at most so many lines; the last holds all the rest."""
    metrics, lines, rest = painter.fontMetrics(), list[str](), text.split()
    while rest and len(lines) < most - 1:
        count = len(rest)
        while count > 1 and metrics.horizontalAdvance(" ".join(rest[:count])) > width:
            count -= 1
        lines.append(" ".join(rest[:count]))
        rest = rest[count:]
    return [*lines, " ".join(rest)] if rest else lines
