"""What the quarter brought, in four figures: hours, training, money and actions."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from desktop.forms import parts
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from desktop.pages.reviews.sheet import StatusLabel
from desktop.theme.appearance import appearance
from plans.derived import quarterly_review
from plans.derived.quarterly_review import Tile
from plans.errors import Damaged
from plans.plan import Plan


class Tiles(PagePart):
    """Four figures side by side, two by two where the page is narrow; of a closed review as they stood that day."""

    def __init__(self, changes: Relay, quarter: int) -> None:
        super().__init__(changes)
        self._quarter = quarter
        self._snapshot: tuple[UUID, Plan] | None = None
        self._across = 0
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        self._unread = parts.label("", "refusal")
        body.addWidget(self._unread)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        body.addLayout(self._grid)
        self._tiles = [_Tile(tile.title) for tile in quarterly_review.tiles(self.document.plan, quarter)]
        self.ready()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def refresh(self) -> None:
        """Show the figures as they are, or as they stood; when that cannot be read any more, say so."""
        try:
            tiles, trouble = quarterly_review.tiles(self._plan(), self._quarter), ""
        except Damaged as damaged:
            tiles, trouble = quarterly_review.tiles(self.document.plan, self._quarter), str(damaged)
        self._unread.setText(trouble)
        self._unread.setVisible(bool(trouble))
        for shown, tile in zip(self._tiles, tiles, strict=True):
            shown.show_figure(tile)
            shown.setVisible(not trouble)

    def _place(self) -> None:
        across = 4 if self.width() >= appearance.px(640) else 2
        if across != self._across:
            self._across = across
            for place, tile in enumerate(self._tiles):
                self._grid.addWidget(tile, place // across, place % across)
            for column in range(4):
                self._grid.setColumnStretch(column, int(column < across))

    def _plan(self) -> Plan:
        plan = self.document.plan
        kept = plan.closing(self._quarter)
        if kept is None:
            return plan
        if self._snapshot is None or self._snapshot[0] != kept.id:
            self._snapshot = (kept.id, quarterly_review.closed_snapshot(plan, self._quarter))
        return self._snapshot[1]


class _Tile(QFrame):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(2)
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
