"""What a page offers to the blocks on it; so that blocks need not know the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance

from desktop.document import Document
from desktop.forms.bound import BoundField
from desktop.forms.declare import ActionResult
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart

if TYPE_CHECKING:
    from desktop.forms.detail import Detail
    from desktop.forms.rows_view import RowsView


class Host(Protocol):
    """The page, as its blocks see it."""

    document: Document
    subject: str
    changes: Relay
    """What the blocks hear edits from."""

    @property
    def go_to_finding(self) -> SignalInstance:
        """Asks to put the keyboard on the field of a finding."""

    def field_focused(self, bound: BoundField) -> None:
        """Hear which field has the keyboard."""

    def explain(self, bound: BoundField) -> None:
        """Hear which field has the keyboard, while what stands beside the page stays."""

    def hold(self, table: RowsView) -> None:
        """Keep the head and the totals of a table in sight, as the page scrolls."""

    def add_detail(self, table: RowsView, detail: Detail) -> None:
        """Hear of a table with more about its rows than it shows."""

    def show_detail(self, detail: Detail | None, open_it: bool = False) -> None:
        """Show more about a row beside the page, or the explanation; ``open_it``: also where that covers the page."""

    def show_result(self, shown: ActionResult | None) -> None:
        """Show what was done to a record, where it now stands."""

    def listen(self, made: PagePart) -> None:
        """Hear it when a part asks to go somewhere, or to print."""


class Within:
    """A page, for blocks on a part of it that is not always in sight."""

    def __init__(self, page: Host, changes: Relay) -> None:
        self.document = page.document
        self.subject = page.subject
        self.changes = changes
        self.go_to_finding = page.go_to_finding
        self.field_focused: Callable[[BoundField], None] = page.field_focused
        self.explain = page.explain
        self.hold = page.hold
        self.add_detail = page.add_detail
        self.show_detail = page.show_detail
        self.show_result = page.show_result
        self.listen = page.listen
