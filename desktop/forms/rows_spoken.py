"""What a screen reader hears of a table on the way along a row, where it says the names of the columns itself."""

from __future__ import annotations

from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtWidgets import QTableView

from desktop.forms.rows_model import Index, RowsModel


def tell_beside(view: QTableView, rows: RowsModel, cell: Index | None) -> None:
    """Leave the name of its column out of a cell that was come to from one beside it.

    In another row the whole row is read out, and there each cell says to which column it belongs.
    """
    before, rows.beside = (
        rows.beside,
        QPersistentModelIndex(cell) if cell and view.hasFocus() else QPersistentModelIndex(),
    )
    from PySide6.QtGui import QAccessible, QAccessibleEvent  # only who listens pays for it

    for renamed in (before, rows.beside) if QAccessible.isActive() else ():
        if renamed.isValid():
            event = QAccessibleEvent(view, QAccessible.Event.NameChanged)
            # As Qt counts the parts of a table: with its heads, row by row.
            event.setChild((renamed.row() + 1) * (rows.columnCount() + 1) + renamed.column() + 1)
            QAccessible.updateAccessibility(event)
