"""What the quarter came to in four figures, and the tables behind them to tick off and fill in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.declare import Rows
from desktop.forms.host import Host
from desktop.forms.later import Later
from desktop.forms.part import CardPart, PagePart
from desktop.forms.rows import RowsBlock
from desktop.pages.reviews.sheet import Snapshot
from desktop.pages.reviews.tiles import Tiles
from desktop.theme import space
from resources.language import gettext as _
from resources.texts import text


class Figures(PagePart):
    """Folded under one question while the review is open; of a closed review the figures as they were kept."""

    def __init__(self, host: Host, of: Snapshot, quarter: int, declared: Callable[[], list[Rows]]) -> None:
        super().__init__(host.changes)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(space.M)
        inside.addWidget(Later(lambda parent: Tiles(host.changes, parent, of, quarter)))
        self._tables = Later(lambda parent: _Ticked(host, parent, declared()))
        inside.addWidget(self._tables)
        self._fold = parts.Fold(text("reviews", "sections.figures.title"), content)
        self._was_open: bool | None = None
        column = QVBoxLayout(self)
        column.setSpacing(space.S)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fold)

    def refresh(self) -> None:
        """What is inside keeps up by itself."""

    def show_open(self, is_open: bool) -> None:
        """Show what is filled in while the review is open, or only the figures."""
        if is_open != self._was_open:
            self._was_open = is_open
            self._tables.setVisible(is_open)
            self._fold.open(not is_open)
            self._fold.mark(text("reviews", "sections.figures.note") if is_open else "")


class _Ticked(CardPart):
    """The tables that are ticked off and filled in here, each under its question."""

    def __init__(self, host: Host, parent: QWidget, declared: list[Rows]) -> None:
        super().__init__(host.changes, parent, _("What came of your plans?"))
        self._folds = [_Folded(host, rows) for rows in declared]
        for fold in self._folds:
            self.inside.addWidget(fold)
        self.ready()

    def refresh(self) -> None:
        """Show the tables that have a row."""
        for fold in self._folds:
            fold.refresh()


class _Folded(QWidget):
    """A table under its question; beside the question it says how many rows there are."""

    def __init__(self, host: Host, rows: Rows) -> None:
        super().__init__()
        self.rows = RowsBlock(host, rows)
        self._fold = parts.Fold(text("reviews", f"sections.{rows.key}.title"), self.rows)
        layout = QVBoxLayout(self)
        layout.setSpacing(space.S)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._fold)

    def refresh(self) -> None:
        """Keep up with the number of rows."""
        self.setVisible(bool(self.rows.model.records))
        self._fold.mark(f"· {len(self.rows.model.records)}")
