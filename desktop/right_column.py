"""What stands beside the page: more about the row where the cursor is, or the explanation; one key swaps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts, roles
from desktop.forms.observe import Observer, Relay
from desktop.side_panel import SidePanel
from desktop.theme import space
from resources.language import gettext as _

if TYPE_CHECKING:
    from desktop.forms.detail import Detail


class RightColumn(QWidget, Observer):
    """Shows one thing at a time; where the window is narrow it lies over the page, and can be closed."""

    swapped = Signal()
    closed = Signal()
    """Escape or the button was pressed: back to the page."""

    def __init__(self, document: Document, panel: SidePanel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._panel = panel
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.L, space.L)
        layout.setSpacing(space.S)
        roles.tell(self, "Pane", lambda column: column.words() or _("Explanation and advice"))
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(space.M)
        self._words = parts.label("", "note")
        self._swap = parts.button("", "link", self.swapped.emit)
        self._close = parts.button(_("Close"), "link", self.closed.emit)
        head.addWidget(self._words, 1)
        head.addWidget(self._swap)
        head.addWidget(self._close)
        layout.addWidget(self._head)
        self._stack = QStackedWidget()
        self._stack.addWidget(panel)
        layout.addWidget(self._stack, 1)
        self._detail: Detail | None = None
        self._explains = True
        self.observe(Relay(self, document))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def add_detail(self, detail: Detail) -> None:
        """Take in what tells more about the rows of a table."""
        if self._stack.indexOf(detail) < 0:
            self._stack.addWidget(detail)
            detail.moved.connect(self.refresh)

    def words(self) -> str:
        """Return which row it is about; nothing while it explains."""
        return self._words.text()

    def show_now(self, detail: Detail | None, explains: bool, over: bool) -> None:
        """Show more about a row, or what explains; ``over``: the column lies over the page."""
        self._detail, self._explains = detail, explains
        self._close.setVisible(over)
        self._head.setVisible(over or detail is not None)
        self.refresh()

    def refresh(self) -> None:
        """Say which row it is about, and on the way to the explanation how much advice waits there."""
        shown = None if self._explains else self._detail
        self._stack.setCurrentWidget(shown or self._panel)
        self._words.setText(shown.words if shown else "")
        self._swap.setVisible(self._detail is not None)
        self._swap.setText(self._explanation() if shown else _("More about this row"))

    def _explanation(self) -> str:
        count = len(self._panel.found())
        return _("Explanation and advice ({count})").format(count=count) if count else _("Explanation ?")
