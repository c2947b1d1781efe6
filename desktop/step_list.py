"""The list at the left: every step with its status as shape and word; home of the walk."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QStandardItem,
    QStandardItemModel,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms.observe import Observer, Relay
from desktop.theme import shapes, space
from desktop.theme.appearance import appearance
from plans.dates import QUARTERS, format_short_day
from plans.derived import completeness, quarterly_review, steps
from plans.status import OPEN_STATES, REVIEW_MARKS, PlanState, StepStatus, review_word, step_word
from resources.language import gettext as _
from resources.texts import text

NAME, QUARTER, STATUS, NOTE, GROUP, FOLD, WITHIN, LATE = range(Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 8)
Index = QModelIndex | QPersistentModelIndex
SCROLL_BAR = 12
"""Pixels that the scroll bar of the list takes."""
SHAPE, EDGE, END = 12, 12, 8
"""The shape of a status and the chevron of a fold in pixels at 100 %, and pixels around the shape and after it all."""


class Entry(NamedTuple):
    """One row of the list: the heading of a group, a page, a quarter of the reviews, or a fold that holds others."""

    words: str
    name: str = ""
    """The page it leads to; none for the heading of a group."""
    quarter: int = 0
    fold: bool = False
    """Whether the rows after it that are ``within`` open and close with it."""
    within: bool = False


def entries(state: PlanState, year: int) -> list[Entry]:
    """Return the rows for a plan in a state: what it is about now is open, the rest is folded under one row."""

    def group(key: str) -> Entry:
        return Entry(text("steps", f"groups.{key}").format(year=year))

    def page(name: str, within: bool = False) -> Entry:
        return Entry(text(name, "step.title"), name, within=within)

    more = [group("more"), *map(page, (*steps.MORE, *steps.OUTSIDE))]
    words = _("Quarter {number}")
    if state in OPEN_STATES:
        return [
            group("make"),
            *map(page, steps.NAMES),
            group("year"),
            Entry(text(steps.REVIEWS, "step.title"), steps.REVIEWS, fold=True),
            *(Entry(words.format(number=number), steps.REVIEWS, number, within=True) for number in QUARTERS),
            page(steps.NEXT_YEAR),
            *more,
        ]
    return [
        group("this_year"),
        page(steps.HOME),
        *(Entry(words.format(number=number), steps.REVIEWS, number) for number in QUARTERS),
        page(steps.NEXT_YEAR),
        group("plan"),
        Entry(text("steps", "view"), steps.CHECK, fold=True),
        *(page(name, within=True) for name in steps.NAMES),
        *more,
    ]


class StepList(QWidget, Observer):
    """Shows where everything stands; choosing a row goes there, in any order."""

    chosen = Signal(str, int)
    """A page, and for the reviews which quarter (0: the one whose turn it is)."""
    left = Signal(str)
    """Something outside the plan was pressed."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("steps")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self._entries: list[Entry] = []
        self._current = ("", 0)
        self._busy = QTimer(self, singleShot=True, interval=0)
        self._model = QStandardItemModel(self)
        self._view = QListView()
        self._view.setObjectName("steps")
        self._view.setAccessibleName(_("Steps of the plan"))
        self._view.setModel(self._model)
        self._view.setItemDelegate(_Row(self._view))
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setResizeMode(QListView.ResizeMode.Adjust)
        self._inside = layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XS, space.L, space.XS, space.S)
        self._view.viewport().installEventFilter(self)
        layout.addWidget(self._view)
        self.setFocusProxy(self._view)
        self._view.selectionModel().currentChanged.connect(self._moved)
        for asked in (self._view.clicked, self._view.activated):
            asked.connect(self._once)
        changes = Relay(self, document, painted=True)
        self.observe(changes)
        appearance.changed.connect(self._relook)
        self._fill(entries(document.plan.record.state, document.plan.year))
        changes.note([])

    def least_width(self) -> int:
        """Return the pixels in which no word of a title is broken, also while it is the chosen one."""
        metrics = QFontMetrics(appearance.font("text", bold=True))
        around = self._inside.contentsMargins()
        words = (
            metrics.horizontalAdvance(word) + entry.fold * _chevron()
            for entry in self._entries
            for word in entry.words.split()
        )
        return max(words, default=0) + around.left() + around.right() + SCROLL_BAR + _indent() + END + 1

    def show_current(self, name: str, quarter: int = 0) -> None:
        """Mark the row whose page is shown; the fold that holds it opens, the others close."""
        self._current = (name, quarter)
        row = next(
            (
                place
                for place, entry in enumerate(self._entries)
                if entry.name == name and not entry.fold and entry.quarter in (0, quarter)
            ),
            None,
        )
        if row is None:
            self._view.setCurrentIndex(QModelIndex())
            return
        for place, entry in enumerate(self._entries):
            if entry.fold:
                self._turn(place, self._entries[row].within and place == self._fold_of(row))
        index = self._model.index(row, 0)
        if self._view.currentIndex() != index:
            self._view.setCurrentIndex(index)
        # Once the fold is laid out.
        QTimer.singleShot(0, self, lambda: self._view.scrollTo(self._view.currentIndex()))

    def refresh(self) -> None:
        """Work out the statuses again."""
        plan = self._document.plan
        wanted = entries(plan.record.state, plan.year)
        if wanted != self._entries:
            self._fill(wanted)
        found = self._document.findings
        statuses = steps.statuses(plan, found) | steps.other_statuses(plan)
        gaps = Counter(line.subject for line in completeness.missing_lines(plan, found))
        gaps[steps.CHECK] = gaps.total()
        for row, entry in enumerate(self._entries):
            if entry.quarter:
                self._show_quarter(row, entry.quarter)
            elif entry.name and entry.name not in (steps.HOME, *steps.OUTSIDE):
                self._show_status(row, entry, statuses[entry.name], gaps[entry.name])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            # Titles break elsewhere in another width, so every row may need another height.
            self._view.scheduleDelayedItemsLayout()
        return super().eventFilter(watched, event)

    def _fill(self, wanted: list[Entry]) -> None:
        self._entries = wanted
        self._view.selectionModel().blockSignals(True)
        self._model.clear()
        for entry in wanted:
            item = QStandardItem(entry.words)
            item.setEditable(False)
            item.setData(entry.name or None, NAME)
            item.setData(entry.quarter, QUARTER)
            item.setData("", NOTE)
            item.setData(entry.within, WITHIN)
            if not entry.name:
                item.setData(True, GROUP)
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._model.appendRow(item)
        for row, entry in enumerate(wanted):
            if entry.fold:
                self._turn(row, False)
        self._view.selectionModel().blockSignals(False)
        if self._current[0]:
            self.show_current(*self._current)

    def _show_status(self, row: int, entry: Entry, status: StepStatus, gaps: int) -> None:
        """Show how far a page is: a shape, and a word only where something is open."""
        state = self._document.plan.record.state
        note, word = "", step_word(status)
        if state in OPEN_STATES and entry.name in steps.NAMES:
            if gaps and (status == "busy" or entry.name == steps.CHECK):
                note = _("{count} open").format(count=gaps)
            elif entry.name == steps.CHECK:
                note = _("to be adopted")
        elif entry.name == steps.CHECK:
            word = {"adopted": _("adopted"), "closed": _("closed")}[state]
        elif entry.name not in steps.NAMES:
            done = _("done {year}").format(year=self._document.plan.year)
            word = {"busy": _("started"), "complete": done}.get(status, word)
        shape = "reached" if entry.fold and entry.name == steps.CHECK else status
        self._show(row, shape, note, word if not note else f"{word}, {note}")

    def _show_quarter(self, row: int, quarter: int) -> None:
        """Show when the review of a quarter is, and how far it is."""
        plan = self._document.plan
        review, state = quarterly_review.review(plan, quarter), quarterly_review.state(plan, quarter)
        day = review.on if review else None
        note = format_short_day(day, plan.year) if day else _("no date")
        shape = "reached" if state == "closed" else REVIEW_MARKS[state].shape
        late = bool(day and day < dt.date.today() and state != "closed" and plan.record.state == "adopted")
        self._show(row, shape, note, f"{review_word(state)}, {note}", late)

    def _show(self, row: int, shape: str, note: str, words: str, late: bool = False) -> None:
        item = self._model.item(row)
        item.setData(shape, STATUS)
        item.setData(note, NOTE)
        item.setData(late, LATE)
        item.setData(f"{item.text()}, {words}", Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(words)

    def _moved(self, index: QModelIndex) -> None:
        # What lies outside the plan, and a fold, open when they are pressed, not when the arrows pass over them.
        if (name := index.data(NAME)) and name not in steps.OUTSIDE and index.data(FOLD) is None:
            self._current = (name, index.data(QUARTER))
            self.chosen.emit(*self._current)

    def _pressed(self, index: QModelIndex) -> None:
        name = index.data(NAME)
        if index.data(FOLD) is not None:
            opened = not index.data(FOLD)
            self._turn(index.row(), opened)
            if opened:
                self.chosen.emit(name, 0)
        elif name in steps.OUTSIDE:
            self.left.emit(name)

    def _once(self, index: QModelIndex) -> None:
        """Where one click also activates, a fold must not open and close at once."""
        if not self._busy.isActive():
            self._busy.start()
            self._pressed(index)

    def _turn(self, fold: int, opened: bool) -> None:
        """Open or close a fold; the page that is shown stays."""
        self._model.item(fold).setData(opened, FOLD)
        for row in range(fold + 1, len(self._entries)):
            if not self._entries[row].within:
                break
            self._view.setRowHidden(row, not opened)

    def _fold_of(self, row: int) -> int:
        return max((place for place in range(row) if self._entries[place].fold), default=-1)

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
        side = appearance.px(SHAPE)
        if index.data(FOLD) is not None:
            end = QRectF(area.right() - side - END, area.center().y() - side / 2, side, side)
            shapes.paint_chevron(painter, end, bool(index.data(FOLD)), appearance.colour("muted"))
        if status := index.data(STATUS):
            shapes.paint(painter, status, QRectF(area.left() + EDGE, area.center().y() - side / 2, side, side))
        lines, below = self._lines(index, _room(self._view))
        left, note = area.left() + _indent(), appearance.px(18)
        top = area.center().y() - (sum(height for _text, height in lines) + (note if below else 0)) / 2
        painter.setPen(appearance.colour("accent" if selected else "ink"))
        painter.setFont(appearance.font("text", bold=selected))
        for words, height in lines:
            painter.drawText(QRectF(left, top, area.width(), height), words)
            top += height
        painter.setPen(appearance.colour("attention" if index.data(LATE) else "muted"))
        painter.setFont(appearance.font("note"))
        if below:
            painter.drawText(QRectF(left, top, area.width(), note), Qt.AlignmentFlag.AlignVCenter, index.data(NOTE))
        else:
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(area.adjusted(0, 0, -END, 0), right, index.data(NOTE))

    def _lines(self, index: Index, width: float) -> tuple[list[tuple[str, float]], bool]:
        """Break the title beside its word, or over the whole width with the word below when that is too narrow."""
        font, words = appearance.font("text", bold=True), index.data()
        note = QFontMetrics(appearance.font("note")).horizontalAdvance(index.data(NOTE) or "")
        # Beside a fold stands its chevron, whether the words take one line or two.
        whole = width - _indent() - END - (0 if index.data(FOLD) is None else _chevron())
        room = whole - (note + END if note else 0)
        widest = max(QFontMetrics(font).horizontalAdvance(word) for word in words.split())
        across = _break(words, font, whole)
        if note and widest > room:
            return across, True
        beside = _break(words, font, room)
        # A title of one line stays one: "Quarter 1" does not break for its day.
        return (across, True) if len(beside) > 1 == len(across) else (beside, False)


def _indent() -> int:
    return EDGE + appearance.px(SHAPE) + EDGE


def _chevron() -> int:
    return appearance.px(SHAPE) + END


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
