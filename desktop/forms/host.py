"""What a page offers to the blocks on it; so that blocks need not know the page."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView

from desktop.document import Document
from desktop.forms.bound import BoundField


class Host(Protocol):
    """The page, as its blocks see it."""

    document: Document
    subject: str

    def field_focused(self, bound: BoundField) -> None:
        """Hear which field has the keyboard."""

    def keep_in_sight(self, table: QAbstractItemView, cell: QModelIndex) -> None:
        """Scroll along with the cursor of a table."""
