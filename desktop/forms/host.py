"""What a page offers to the blocks on it; so that blocks need not know the page."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.document import Document
from desktop.forms.bound import BoundField
from desktop.forms.declare import Told


class Host(Protocol):
    """The page, as its blocks see it."""

    document: Document
    subject: str

    def field_focused(self, bound: BoundField) -> None:
        """Hear which field has the keyboard."""

    def keep_in_sight(self, table: QAbstractItemView, cell: QModelIndex) -> None:
        """Scroll along with the cursor of a table."""

    def tell(self, told: Told | None) -> None:
        """Show what was done to a record, where it now stands."""

    def listen(self, made: QWidget) -> None:
        """Hear it when a widget of a page's own asks to go somewhere."""
