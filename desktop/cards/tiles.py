"""The cards as tiles beside each other: picture, name, what it brings, and what to think of first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.theme.appearance import appearance
from desktop.theme.icons import icon
from resources.language import gettext as _

Index = QModelIndex | QPersistentModelIndex

KEY, LINE, NOTE, ICON, GOAL = (Qt.ItemDataRole.UserRole + place for place in range(5))
LEAST, HIGH, GAP, INSIDE, PICTURE = 216, 126, 12, 16, 30
"""Pixels at 100 %: how wide a tile is at least and how high, between tiles, within one, and of its picture."""


class Tiles(QListView):
    """Cards in as many columns as there is room for; arrow keys go from one to the next in every direction."""

    chosen = Signal(str)
    taken = Signal()
    """Enter was pressed on a tile, or it was clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tiles")
        self.setAccessibleName(_("Technology cards"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._cards = QStandardItemModel(self)
        self.setModel(self._cards)
        self._tile = _Tile(self)
        self.setItemDelegate(self._tile)
        self.selectionModel().currentChanged.connect(lambda now, _before: self.chosen.emit(now.data(KEY) or ""))
        self.activated.connect(lambda _index: self.taken.emit())
        appearance.changed.connect(self._fit)

    def show_cards(self, rows: list[dict[int, str]], chosen: str) -> None:
        """Show these cards, by the roles above; ``chosen`` is the key of the one that stays chosen."""
        self.selectionModel().blockSignals(True)
        self._cards.clear()
        for row in rows:
            item = QStandardItem(row[Qt.ItemDataRole.DisplayRole])
            item.setEditable(False)
            for role, value in row.items():
                item.setData(value, role)
            read = (row[Qt.ItemDataRole.DisplayRole], row[LINE], row[NOTE], row[GOAL])
            item.setData(", ".join(filter(None, read)), Qt.ItemDataRole.AccessibleTextRole)
            self._cards.appendRow(item)
        self._fit()
        self.selectionModel().blockSignals(False)
        keys = [row[KEY] for row in rows]
        place = keys.index(chosen) if chosen in keys else 0
        self.setCurrentIndex(self._cards.index(place, 0))
        if keys:
            self.chosen.emit(keys[place])

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Share the width over as many tiles as fit."""
        gap = appearance.px(GAP)
        room = self.viewport().width() - 2
        count = max(1, room // (appearance.px(LEAST) + gap))
        self.setGridSize(QSize(room // count, self._tile.high + gap))
        self.doItemsLayout()


class _Tile(QStyledItemDelegate):
    """Paints a card: chosen it has the colour of the accent and a stroke around it."""

    @property
    def high(self) -> int:
        """How high a tile is at this size of text."""
        lines = sum(QFontMetrics(appearance.font(role, bold=bold)).lineSpacing() * most for role, bold, most in _LINES)
        return appearance.px(PICTURE) + 2 * appearance.px(INSIDE) + lines + appearance.px(6)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        return view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        gap, inside = appearance.px(GAP), appearance.px(INSIDE)
        area = QRectF(option.rect).adjusted(1, 1, -gap, -gap)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(appearance.colour("accent_soft" if selected else "surface"))
        pen = painter.pen()
        pen.setColor(appearance.colour("accent" if selected else "line"))
        pen.setWidthF(3 if selected and focused else 2 if selected else 1)
        painter.setPen(pen)
        painter.drawRoundedRect(area, 10, 10)
        inner = area.adjusted(inside, inside, -inside, -inside).toRect()
        side = appearance.px(PICTURE)
        icon(index.data(ICON), "accent", PICTURE).paint(painter, QRect(inner.topLeft(), QSize(side, side)))
        painter.setFont(appearance.font("note"))
        painter.setPen(appearance.colour("muted"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, index.data(GOAL))
        top = inner.top() + side + appearance.px(6)
        words = (index.data(Qt.ItemDataRole.DisplayRole), index.data(LINE), index.data(NOTE))
        for (role, bold, most), text, colour in zip(_LINES, words, ("ink", "ink", "muted"), strict=True):
            painter.setFont(appearance.font(role, bold=bold))
            painter.setPen(appearance.colour(colour))
            high = painter.fontMetrics().lineSpacing() * most
            shown = text
            if most == 1:
                shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(QRect(inner.left(), top, inner.width(), high), flags, shown)
            top += high
        painter.restore()


_LINES = (("text", True, 1), ("note", False, 2), ("note", False, 1))
"""The type of what stands on a tile, and in how many lines: its name, what it brings, and what to think of first."""
