"""The list at the left: every step with its status as shape and word; home of the walk."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStandardItem, QStandardItemModel, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms.observe import Observer, Relay
from desktop.theme import shapes
from desktop.theme.appearance import appearance
from plans.dates import QUARTERS
from plans.derived import steps
from plans.status import StepStatus, step_word
from plans.subjects import goals
from resources.language import gettext as _
from resources.texts import text

NAME, STATUS, NOTE, GROUP = range(Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 4)
Index = QModelIndex | QPersistentModelIndex
SCROLL_BAR = 12
"""Pixels that the scroll bar of the list takes."""


class StepList(QWidget, Observer):
    """Shows where everything stands; choosing a row goes there, in any order."""

    chosen = Signal(str)
    left = Signal(str)
    """Something outside the plan was pressed."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("steps")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self._model = QStandardItemModel(self)
        self._view = QListView()
        self._view.setObjectName("steps")
        self._view.setAccessibleName(_("Steps of the plan"))
        self._view.setModel(self._model)
        self._view.setItemDelegate(_Row(self._view))
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setResizeMode(QListView.ResizeMode.Adjust)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 14, 8, 8)
        self._view.viewport().installEventFilter(self)
        layout.addWidget(self._view)
        self.setFocusProxy(self._view)
        self._add_group(text("steps", "groups.make"))
        for name in steps.NAMES:
            self._add_row(name)
        for group, names in (("year", steps.YEAR), ("more", (*steps.MORE, *steps.OUTSIDE))):
            self._add_group(text("steps", f"groups.{group}"))
            for name in names:
                self._add_row(name)
        self._view.selectionModel().currentChanged.connect(self._moved)
        for asked in (self._view.clicked, self._view.activated):
            asked.connect(self._leave)
        self.observe(Relay(self, document))
        appearance.changed.connect(self._relook)
        self.refresh()

    def show_current(self, name: str) -> None:
        """Mark the step whose page is shown."""
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if index.data(NAME) == name and self._view.currentIndex() != index:
                self._view.setCurrentIndex(index)

    def refresh(self) -> None:
        """Work out the statuses again."""
        found = self._document.findings
        plan = self._document.plan
        statuses = steps.statuses(plan, found) | steps.other_statuses(plan)
        open_points = sum(entry.kind == "missing" for entry in found)
        words = {status: step_word(status) for status in get_args(StepStatus)}
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            name = item.data(NAME)
            if name is None or name in steps.OUTSIDE:
                continue
            status, note = statuses[name], words[statuses[name]]
            if name == steps.CHECK:
                state = self._document.plan.record.state
                decided = {"adopted": _("adopted"), "closed": _("closed")}
                waits = _("{count} open").format(count=open_points) if open_points else _("to be adopted")
                note = decided.get(state, waits)
            elif name == "goals" and status == "busy":
                count = len(goals.chosen(self._document.plan.goals))
                note = _("{count} of {most}").format(count=count, most=goals.MOST)
            elif name == steps.REVIEWS and status == "busy":
                closed = sum(plan.closing(quarter) is not None for quarter in QUARTERS)
                note = _("{count} of {most}").format(count=closed, most=len(QUARTERS))
            elif name not in steps.NAMES:
                year = self._document.plan.year
                note = {"busy": _("begun"), "complete": _("done {year}").format(year=year)}.get(status, note)
            item.setData(status, STATUS)
            item.setData(note, NOTE)
            item.setData(f"{item.text()}, {note}", Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(words[status])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            # Titles break elsewhere in another width, so every row may need another height.
            self._view.scheduleDelayedItemsLayout()
        return super().eventFilter(watched, event)

    def _add_group(self, words: str) -> None:
        item = QStandardItem(words)
        item.setData(True, GROUP)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._model.appendRow(item)

    def _add_row(self, name: str) -> None:
        item = QStandardItem(text(name, "step.title"))
        item.setData(name, NAME)
        item.setData("", NOTE)
        item.setEditable(False)
        self._model.appendRow(item)

    def _moved(self, index: QModelIndex) -> None:
        # What lies outside the plan opens when it is pressed, not when the arrows pass over it.
        if (name := index.data(NAME)) and name not in steps.OUTSIDE:
            self.chosen.emit(name)

    def _leave(self, index: QModelIndex) -> None:
        if index.data(NAME) in steps.OUTSIDE:
            self.left.emit(index.data(NAME))

    def _relook(self) -> None:
        self._view.doItemsLayout()
        self._view.viewport().update()


class _Row(QStyledItemDelegate):
    """Paints a step: shape, title over at most two lines, and its word at the right."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(GROUP):
            return QSize(80, appearance.px(42 if index.row() else 30))
        view = option.widget
        width = _room(view) if isinstance(view, QListView) else 220
        lines, below = self._lines(index, width)
        height = sum(line for _text, line in lines) + (appearance.px(18) if below else 0)
        return QSize(80, max(appearance.px(37), round(height) + appearance.px(14)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(option.rect)
        painter.save()
        if index.data(GROUP):
            painter.setPen(appearance.colour("muted"))
            painter.setFont(appearance.font("note", bold=True))
            painter.drawText(area.adjusted(10, 0, 0, -appearance.px(7)), Qt.AlignmentFlag.AlignBottom, index.data())
        else:
            selected = self._paint_ground(painter, option, area)
            self._paint_step(painter, area, index, selected)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, area: QRectF) -> bool:
        state = option.state
        if not state & QStyle.StateFlag.State_Selected:
            return False
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(appearance.colour("accent_soft"))
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(appearance.colour("accent") if focus else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 8, 8)
        return True

    def _paint_step(self, painter: QPainter, area: QRectF, index: Index, selected: bool) -> None:
        side = appearance.px(12)
        if status := index.data(STATUS):
            shapes.paint(painter, status, QRectF(area.left() + 12, area.center().y() - side / 2, side, side))
        lines, below = self._lines(index, _room(self._view))
        left, note = area.left() + self._indent(), appearance.px(18)
        top = area.center().y() - (sum(height for _text, height in lines) + (note if below else 0)) / 2
        painter.setPen(appearance.colour("accent" if selected else "ink"))
        painter.setFont(appearance.font("text", bold=selected))
        for words, height in lines:
            painter.drawText(QRectF(left, top, area.width(), height), words)
            top += height
        painter.setPen(appearance.colour("muted"))
        painter.setFont(appearance.font("note"))
        if below:
            painter.drawText(QRectF(left, top, area.width(), note), Qt.AlignmentFlag.AlignVCenter, index.data(NOTE))
        else:
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(area.adjusted(0, 0, -8, 0), right, index.data(NOTE))

    def _lines(self, index: Index, width: float) -> tuple[list[tuple[str, float]], bool]:
        """Break the title beside its word, or over the whole width with the word below when that is too narrow."""
        font, words = appearance.font("text", bold=True), index.data()
        room = (
            width
            - self._indent()
            - QFontMetrics(appearance.font("note")).horizontalAdvance(index.data(NOTE) or "")
            - 16
        )
        widest = max(QFontMetrics(font).horizontalAdvance(word) for word in words.split())
        if widest <= room:
            return _break(words, font, room), False
        return _break(words, font, width - self._indent() - 8), True

    def _indent(self) -> int:
        return 12 + appearance.px(12) + 12


def _room(view: QListView) -> float:
    """Return the width of a row beside the scroll bar, also without one: titles break the same either way."""
    return view.width() - 2 * view.frameWidth() - SCROLL_BAR


def _break(words: str, font: QFont, width: float) -> list[tuple[str, float]]:
    """Break a title into lines of a width, each with its height."""
    layout = QTextLayout(words, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(40.0, width))
        lines.append((words[line.textStart() : line.textStart() + line.textLength()].strip(), line.height()))
    layout.endLayout()
    return lines
