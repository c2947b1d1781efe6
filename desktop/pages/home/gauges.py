"""Three figures of the year: hours, training and money, each with the share that is there."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.forms import parts, roles
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from desktop.forms.status_label import StatusLabel
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.derived import this_quarter
from plans.derived.this_quarter import Gauge

ACROSS = 480
"""Width in pixels at 100 % from which the three stand beside each other."""


class Gauges(PagePart):
    """The three side by side, or under each other where there is no room."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space.L)
        self._tiles = [_Tile() for _gauge in range(3)]
        self._across = 0
        self.ready()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def refresh(self) -> None:
        """Show the figures as they are now."""
        plan = self.document.plan
        today = dt.date.today()
        found = this_quarter.gauges(plan, this_quarter.quarter(plan, today), today)
        if self.is_new(found):
            for tile, gauge in zip(self._tiles, found, strict=True):
                tile.show_gauge(gauge)

    def _place(self) -> None:
        across = 3 if self.width() >= appearance.px(ACROSS) else 1
        if across != self._across:
            self._across = across
            for place, tile in enumerate(self._tiles):
                self._grid.addWidget(tile, place // across, place % across)
            for column in range(3):
                self._grid.setColumnStretch(column, int(column < across))


class _Tile(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(space.L, space.M, space.L, space.M)
        column.setSpacing(space.XS)
        roles.tell(self, "Grouping", lambda tile: str(tile.title.text()))
        self.title, self._figure, self._of = parts.label("", "note"), parts.label("", "count"), parts.label("", "note")
        self._meter, self._standing, self._note = _Meter(), StatusLabel(), parts.label("", "note")
        for item in (self.title, self._figure, self._of, self._meter, self._standing, self._note):
            column.addWidget(item)
        column.addStretch()

    def show_gauge(self, gauge: Gauge) -> None:
        """Show a figure, what it is a part of, and how that stands."""
        tile = gauge.tile
        self.title.setText(tile.title)
        self._figure.setText(tile.figure)
        self._of.setText(tile.of)
        self._meter.show_share(gauge.share)
        self._standing.show_status(tile.status, tile.word)
        self._note.setText(gauge.note)
        self._note.setVisible(bool(gauge.note))


class _Meter(QWidget):
    """A thin line, filled as far as the figure is; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._share: float | None = None
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float | None) -> None:
        """Fill another share of it."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(appearance.colour("line"))
        painter.drawRoundedRect(QRectF(0, 2, self.width(), 4), 2, 2)
        if self._share:
            painter.setBrush(appearance.colour("muted"))
            painter.drawRoundedRect(QRectF(0, 2, max(4.0, self.width() * self._share), 4), 2, 2)
