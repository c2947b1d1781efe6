"""What the quarter brought, in four figures: hours, training, money and actions."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.forms import parts, roles
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from desktop.forms.status_label import StatusLabel
from desktop.pages.reviews.sheet import Snapshot
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.derived import quarterly_review
from plans.derived.quarterly_review import Tile


class Tiles(PagePart):
    """Four figures side by side, two by two where the page is narrow; of a closed review as they stood that day."""

    def __init__(self, changes: Relay, parent: QWidget, of: Snapshot, quarter: int) -> None:
        super().__init__(changes, parent)
        self._quarter = quarter
        self._of = of
        self._across = 0
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(space.M)
        self._unread = parts.label("", "refusal")
        body.addWidget(self._unread)
        self._grid = QGridLayout()
        self._grid.setSpacing(space.M)
        body.addLayout(self._grid)
        self._tiles = [_Tile(tile.title) for tile in quarterly_review.tiles(self.document.plan, quarter)]
        # Placed first: without a parent, what is shown would be a window of its own.
        self._place()
        self.ready()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def refresh(self) -> None:
        """Show the figures as they are, or as they stood; when that cannot be read any more, say so."""
        tiles = quarterly_review.tiles(self._of(), self._quarter)
        self._unread.setText(self._of.trouble)
        self._unread.setVisible(bool(self._of.trouble))
        for shown, tile in zip(self._tiles, tiles, strict=True):
            shown.show_figure(tile)
            shown.setVisible(not self._of.trouble)

    def _place(self) -> None:
        across = 4 if self.width() >= appearance.px(640) else 2
        if across != self._across:
            self._across = across
            for place, tile in enumerate(self._tiles):
                self._grid.addWidget(tile, place // across, place % across)
            for column in range(4):
                self._grid.setColumnStretch(column, int(column < across))


class _Tile(QFrame):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        roles.tell(self, "Grouping", lambda _tile: title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.M, space.M, space.M, space.M)
        layout.setSpacing(space.XS)
        self._figure = parts.label("", "figure")
        self._of = parts.label("", "note")
        self._standing = StatusLabel()
        for item in (parts.label(title, "note"), self._figure, self._of, self._standing):
            layout.addWidget(item)
        layout.addStretch()

    def show_figure(self, tile: Tile) -> None:
        """Show a figure, what it is compared with, and how it stands."""
        self._figure.setText(tile.figure)
        self._of.setText(tile.of)
        self._standing.show_status(tile.status, tile.word)
