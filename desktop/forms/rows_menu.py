"""The menu of a table: what can be done where the cursor is, for the mouse and for the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QMenu

from resources.language import gettext as _

if TYPE_CHECKING:
    from desktop.forms.rows_view import RowsView

Order = Qt.SortOrder


def show(table: RowsView, here: QModelIndex, at: QPoint) -> None:
    """Open the menu at a place on the screen."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    rows, column = table.rows, here.column()

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
        offer(_("Take out the selected rows"), table.remove_rows, rows.grows and rows.record(here.row()) is not None)
    menu.popup(at)
    menu.setActiveAction(menu.actions()[0])
