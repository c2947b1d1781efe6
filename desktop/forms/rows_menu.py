"""The menu of a table: what can be done where the cursor is, for the mouse and for the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop.forms.rows_model import RowsModel
from resources.language import gettext as _

Order = Qt.SortOrder


class Table(Protocol):
    """What the menu lets a table do."""

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""

    def paste(self) -> None:
        """Put the block on the clipboard in the table."""

    def sort_by(self, column: int, order: Qt.SortOrder = Order.AscendingOrder) -> None:
        """Show the rows in the order of a column, -1 for the order of the plan."""

    def keep_order(self) -> None:
        """Make the order that is shown the order of the plan."""

    def select_rows(self) -> None:
        """Select the whole rows of the cells that are selected."""

    def confirm_rows(self) -> None:
        """Say of the rows of the selection that they fit as a card filled them in."""

    def remove_rows(self) -> None:
        """Take the rows of the selection out of the plan."""


def show(table: Table, rows: RowsModel, here: QModelIndex, at: QPoint, parent: QWidget) -> None:
    """Open the menu at a place on the screen."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    column = here.column()

    def offer(words: str, do: Callable[[], object], may: bool = True) -> None:
        action = menu.addAction(words)
        action.setEnabled(may)
        action.triggered.connect(lambda _checked: do())

    offer(_("Copy"), table.copy)
    offer(_("Paste"), table.paste)
    menu.addSeparator()
    offer(_("Sort, lowest first"), lambda: table.sort_by(column))
    offer(_("Sort, highest first"), lambda: table.sort_by(column, Order.DescendingOrder))
    offer(_("The order of the plan"), lambda: table.sort_by(-1), rows.is_sorted)
    if not rows.declared.fixed:
        offer(_("Keep this order"), table.keep_order, rows.is_sorted and rows.grows)
        menu.addSeparator()
        offer(_("Select the whole row"), table.select_rows)
        if rows.proposed({here.row()}):
            offer(_("This row is fine as it is"), table.confirm_rows, rows.grows)
        offer(_("Remove the selected rows"), table.remove_rows, rows.grows and rows.record(here.row()) is not None)
    menu.popup(at)
    menu.setActiveAction(menu.actions()[0])
