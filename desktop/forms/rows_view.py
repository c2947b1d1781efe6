"""The table itself: keyboard as in a spreadsheet, editors that fit the column, rows as high as their text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from desktop.forms import drag, rows_menu, rows_spoken
from desktop.forms.cell import EDGE, PADDING, Cell
from desktop.forms.declare import Column
from desktop.forms.rows_foot import Foot
from desktop.forms.rows_model import Index, RowsModel
from desktop.forms.rows_widths import WRAPPED, Shares
from desktop.theme.appearance import appearance

ROW = 36
"""Pixels at 100 % text that a row of one line is high."""

CursorAction = QAbstractItemView.CursorAction
EDITABLE = Qt.ItemFlag.ItemIsEditable


class RowsView(QTableView):
    """A table without a trap: arrows walk through it, typing starts an edit.

    Tab goes past it for who comes by, and from cell to cell for who is at work in it; after the last cell it goes on.

    It is as high as its rows, and so never scrolls: the page does, while head and totals stay in sight.
    """

    entered = Signal()
    """The keyboard came in."""

    def __init__(self, model: RowsModel) -> None:
        super().__init__()
        self.rows = model
        self._sight = (0, 0)
        """Between which heights the table is in sight."""
        self._foot = Foot(self)
        self._shares = Shares(model, self._foot)
        self.marks_row = False
        """Whether the row of the cursor is tinted also while the keyboard is elsewhere."""
        self._cursor: tuple[int, int, Any] = (0, 0, None)
        self._is_at_work = False
        """Whether somebody moved or typed in the table since the keyboard came in."""
        self._had_keyboard = False
        self.setModel(model)
        self._cell = Cell(model, self)
        self.setItemDelegate(self._cell)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setAlternatingRowColors(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(appearance.px(ROW))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionsClickable(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(model.declared.on_drop is not None)
        self._widths: dict[int, int] = {}
        self._asked = QSize()
        self._unfit: set[int] | None = None
        """The rows of which the height is not known any more; None for all."""
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self._fit_now)
        model.dataChanged.connect(self._fit_rows)
        model.rows_changed.connect(self._fit.start)
        for asked in (model.rowsInserted, model.layoutChanged):
            asked.connect(self._fit_all)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._return)
        appearance.changed.connect(self._relook)
        self._fit.start()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        cell = self._beside(1 if forwards else -1) if self._is_at_work else None
        if cell is None:
            return super().focusNextPrevChild(forwards)
        self.setCurrentIndex(cell)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cells = self.selectionModel().selectedIndexes()
        here = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self.rows.empty(cells)
        elif event.matches(QKeySequence.StandardKey.Paste) and here.isValid():
            self.paste()
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.remove_rows()
        elif event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.select_rows()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.rows.empty(cells)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here.isValid():
            # An editor that closes on Enter passes the key on to the table; it is used up.
            if not self.rows.is_typed_in and self.model().flags(here) & EDITABLE:
                self.edit(here)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done here; the menu key and Shift+F10 ask for it as well."""
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        here = self.currentIndex() if keyboard else self.indexAt(event.pos())
        if here.isValid():
            if not self.selectionModel().isSelected(here):
                self.setCurrentIndex(here)
            at = self.visualRect(here).center() if keyboard else event.pos()
            rows_menu.show(self, self.rows, here, self.viewport().mapToGlobal(at), self)

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        QGuiApplication.clipboard().setText(self.rows.copy(self.selectionModel().selectedIndexes()))

    def paste(self) -> None:
        """Put the block on the clipboard in the table, from the upper left of the selection on."""
        cells = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        row, column = min(cell.row() for cell in cells), min(cell.column() for cell in cells)
        self.rows.paste(row, column, QGuiApplication.clipboard().text())

    def select_rows(self) -> None:
        """Select the whole rows of the cells that are selected."""
        self.selectionModel().select(
            self.selectionModel().selection(),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )

    def sort_by(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the rows in the order of a column, -1 for the order of the plan; the head shows it."""
        self.horizontalHeader().setSortIndicator(column, order)

    def keep_order(self) -> None:
        """Make the order that is shown the order of the plan."""
        self.rows.keep_order()
        self.sort_by(-1)

    def confirm_rows(self) -> None:
        """Say of the rows of the selection that they fit as a card filled them in."""
        self.rows.confirm({cell.row() for cell in self.selectionModel().selectedIndexes()})

    def remove_rows(self) -> None:
        """Take the rows of the selection out of the plan."""
        self.rows.remove({cell.row() for cell in self.selectionModel().selectedIndexes()})

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Let the mouse carry the row; Qt's own way would empty the cells afterwards."""
        here = self.currentIndex()
        record = self.rows.record(here.row())
        if record is not None:
            drag.start(self, record, self.viewport().grab(self.visualRect(here.siblingAtColumn(0))))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._down()
        elif hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self._cell.revert()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        hint = self.rows.index(self.rows.rowCount() - 1, 0)
        if not hint.isValid() or self.rows.record(hint.row()) is not None or self.indexWidget(hint) is not None:
            return
        area = self.visualRect(hint)
        area.setRight(self.viewport().width() - PADDING)
        painter = QPainter(self.viewport())
        painter.setPen(appearance.colour("muted"))
        painter.setFont(appearance.font("text"))
        words = painter.fontMetrics().elidedText(
            str(hint.data() or ""), Qt.TextElideMode.ElideRight, area.width() - PADDING
        )
        painter.drawText(area.adjusted(PADDING, EDGE, 0, 0), Qt.AlignmentFlag.AlignTop, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_all()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._is_at_work = False
        elif event.reason() == Qt.FocusReason.MouseFocusReason:
            self._is_at_work = True
        if not self.selectionModel().hasSelection() and self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.Select)
        self._repaint_row(self.currentIndex())
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint_row(self.currentIndex())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        by = {CursorAction.MovePageUp: -1, CursorAction.MovePageDown: 1}.get(action)
        here = self.currentIndex()
        if by is None or not here.isValid():
            return super().moveCursor(action, modifiers)
        step = max(1, (self._sight[1] - self._sight[0]) // max(1, self.rowHeight(here.row())) - 2)
        return here.siblingAtRow(max(0, min(self.rows.rowCount() - 1, here.row() + by * step)))

    def edit(self, *arguments: Any) -> Any:
        self._is_at_work = True
        return super().edit(*arguments)

    def currentChanged(self, current: Index, previous: Index) -> None:
        rows_spoken.tell_beside(self, self.rows, current if current.row() == previous.row() else None)
        super().currentChanged(current, previous)
        self._is_at_work = self._is_at_work or self.hasFocus()
        if current.row() != previous.row():
            for cell in (current, previous):
                self._repaint_row(cell)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.verticalScrollBar().setRange(0, 0)
        self._place_edges()

    def keep_edges(self, top: int, bottom: int) -> None:
        """Let the head and the totals stand in the part of the table that is in sight, between two heights."""
        if (top, bottom) != self._sight:
            self._sight = (top, bottom)
            self._place_edges()

    def sizeHint(self) -> QSize:
        rows = self.verticalHeader().length()
        return QSize(400, self.horizontalHeader().height() + rows + self._foot.wanted() + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def begin_at(self, cell: QModelIndex) -> None:
        """Let the cursor stand somewhere, without a cell that looks chosen as long as the keyboard is elsewhere."""
        self.selectionModel().setCurrentIndex(cell, QItemSelectionModel.SelectionFlag.NoUpdate)

    def mark_row(self, marks: bool) -> None:
        """Tint the row of the cursor also while the keyboard is elsewhere, or no longer."""
        if marks != self.marks_row:
            self.marks_row = marks
            self._repaint_row(self.currentIndex())

    def _repaint_row(self, cell: Index) -> None:
        if cell.isValid():
            self.viewport().update(0, self.visualRect(cell).top(), self.viewport().width(), self.rowHeight(cell.row()))

    def _place_edges(self) -> None:
        """Put the head at the top of what is in sight of the table, the totals at the bottom."""
        head, foot, (top, bottom) = self.horizontalHeader(), self._foot.wanted(), self._sight
        edge, row = self.frameWidth(), appearance.px(ROW)
        lowest = max(edge, self.height() - edge - head.height() - foot - row)
        place = max(edge, min(top, lowest))
        head.move(head.x(), place)
        head.raise_()
        if head.property("loose") != (place > edge):
            head.setProperty("loose", place > edge)
            head.style().polish(head)
        self._foot.setVisible(foot > 0)
        if foot:
            under = self.height() - edge
            if bottom:
                under = max(edge + head.height() + row + foot, min(bottom, under))
            self._foot.setGeometry(edge, under - foot, self.width() - 2 * edge, foot)
            self._foot.raise_()

    def _beside(self, by: int) -> QModelIndex | None:
        """Return the cell after this one, or before it with -1, row after row; None past the end.

        The line in which a next one can be typed has one cell on this way, as long as nothing was typed there.
        """
        here, columns = self.currentIndex(), [place for place in range(len(self.rows.columns)) if self._shows(place)]
        if not here.isValid() or here.column() not in columns:
            return None
        if by > 0 and self.rows.record(here.row()) is None:
            return None
        place = here.row() * len(columns) + columns.index(here.column()) + by
        if not 0 <= place < self.rows.rowCount() * len(columns):
            return None
        return self.rows.index(place // len(columns), columns[place % len(columns)])

    def _shows(self, column: int) -> bool:
        return not self.isColumnHidden(column)

    def _down(self) -> None:
        """After Enter go to the cell below, as in a spreadsheet."""
        here = self.currentIndex()
        below = here.siblingAtRow(here.row() + 1)
        if below.isValid():
            self.selectionModel().setCurrentIndex(below, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _fit_all(self) -> None:
        self._unfit = None
        self._fit.start()

    def _fit_rows(self, first: QModelIndex, last: QModelIndex) -> None:
        if self._unfit is not None:
            self._unfit |= set(range(first.row(), last.row() + 1))
        self._fit.start()

    def _relook(self) -> None:
        self._shares.forget()
        self._fit_all()

    def _fit_now(self) -> None:
        """Share the width among the columns, and make the rows that may have changed as high as their text."""
        widths = self._shares.widths(self.viewport().width())
        if widths != self._widths:
            self._widths, self._unfit = widths, None
            for place in range(len(self.rows.columns)):
                self.setColumnHidden(place, place not in widths)
                if place in widths:
                    self.setColumnWidth(place, widths[place])
        unfit, self._unfit = self._unfit, set()
        self._fit_heights(unfit)
        if self._asked != self.sizeHint():
            self._asked = self.sizeHint()
            self.updateGeometry()

    def _fit_heights(self, rows: set[int] | None) -> None:
        if self.rows.rowCount() > WRAPPED:
            if rows is None:
                self.verticalHeader().setDefaultSectionSize(appearance.px(ROW))
        elif rows is None:
            self.resizeRowsToContents()
        else:
            for row in rows:
                self.resizeRowToContents(row)

    def _remember(self) -> None:
        here = self.currentIndex()
        self._cursor = (here.row(), here.column(), self.rows.record(here.row()))
        keyboard = QApplication.focusWidget()
        self._had_keyboard = keyboard is not None and self.viewport().isAncestorOf(keyboard)

    def _return(self) -> None:
        row, column, record = self._cursor
        if row >= 0:
            row = next((place for place, item in enumerate(self.rows.records) if item is record), row)
            self.setCurrentIndex(self.model().index(min(row, self.model().rowCount() - 1), max(0, column)))
        if self._had_keyboard:
            # It was in a cell that is closed now: what is typed next must not go to whatever comes after the table.
            self.setFocus()
        self._fit_all()


def cell_at(view: RowsView, record: str, field: str | None) -> QModelIndex | None:
    """Return the cell of a field when its record and column are in a table; the row's first cell without a field."""
    model = view.rows
    for row, item in enumerate(model.records):
        if str(item.id) == record:
            for place, column in enumerate(model.columns):
                if isinstance(column, Column) and column.name == field:
                    return model.index(row, place)
            return model.index(row, 0)
    return None
