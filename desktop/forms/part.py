"""A part of a page: what every block and every widget of a page's own can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.forms import parts
from desktop.forms.observe import Observer, Relay
from desktop.theme.appearance import appearance

if TYPE_CHECKING:
    # A page without a table does not load what makes one.
    from desktop.forms.rows import RowsBlock


class PagePart(QWidget, Observer):
    """Shows something of the plan, and keeps up with it while its page is in sight."""

    go_to_step = Signal(str)
    go_to_finding = Signal(object)
    print_requested = Signal(object)
    """What is to be printed, as Asked (plans/printing/request.py)."""
    export_requested = Signal(str)
    """One kind of file to make, by its name in desktop/exporting.py."""

    def __init__(self, changes: Relay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes = changes
        self.document = changes.document
        self._shown_last: object = None

    def ready(self) -> None:
        """Show the plan, and hear from now on what changes; called once everything is made."""
        self.observe(self.changes)
        self.refresh()

    def bind(self, record: Any) -> None:
        """Show another record of the section this stands in; nothing where it is about the whole plan."""

    @property
    def table(self) -> RowsBlock | None:
        """This part as the table that it is; None where it is none."""
        return None

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Return the input for a field of a record, brought in sight; None when it does not stand here."""
        return None

    def work(self) -> QWidget:
        """Return the part in which work goes on when the keyboard comes to the page."""
        return self

    def start(self) -> QWidget | None:
        """Return where the keyboard enters when nothing else is asked for; None where it cannot."""
        return None

    def is_new(self, *content: object) -> bool:
        """Return whether this is other content, or another look, than was shown last.

        Labels that are made again have a screen reader speak, and cost time: who makes them asks this first.
        """
        wanted = (content, appearance.colours, appearance.scale)
        if wanted == self._shown_last:
            return False
        self._shown_last = wanted
        return True


class CardPart(PagePart):
    """A part in a white card; ``inside`` is the layout for what stands in it."""

    def __init__(
        self, changes: Relay, parent: QWidget | None = None, title: str = "", note: str = "", framed: bool = True
    ) -> None:
        super().__init__(changes, parent)
        self.inside = parts.fill_card(self, title, note, framed)
