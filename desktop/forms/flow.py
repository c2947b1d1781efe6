"""Blocks under each other with lines that read well; in more columns where the page has room for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import space
from desktop.theme.appearance import appearance

LEAST, WIDEST = 540, 760
"""Pixels at 100 % text: what a column needs to stand beside another, and beyond which lines read worse."""
GAP = space.L

Place = tuple[QWidget, int, int, int]
"""A block with where it stands: from the left, from the top, and how high."""


class Flow(QWidget):
    """Columns read from top to bottom and then to the right, about as high as each other.

    One that ``gives_way`` goes while all its blocks are put away: empty, it would leave a gap twice as high as others.
    """

    def __init__(self, *, gives_way: bool = False) -> None:
        super().__init__()
        self._may_give_way = gives_way
        self._blocks: list[QWidget] = []
        # Not fixed: Qt would take the height in the widest column for the most it can be.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, block: QWidget) -> None:
        """Put a block after the others."""
        block.setParent(self)
        self._blocks.append(block)
        block.installEventFilter(self)
        self._give_way()
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._give_way()
        return super().eventFilter(watched, event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((top + height for _block, _left, top, height in self._placed(width)), default=0)

    def sizeHint(self) -> QSize:
        wide = appearance.px(WIDEST)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(max((block.minimumSizeHint().width() for block in self._shown()), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _give_way(self) -> None:
        empty = all(map(_is_put_away, self._blocks))
        if self._may_give_way and empty != _is_put_away(self):
            self.setVisible(not empty)

    def _shown(self) -> list[QWidget]:
        return [block for block in self._blocks if not block.isHidden()]

    def _place(self) -> None:
        wide = self._width_of_column(self.width())
        for block, left, top, height in self._placed(self.width()):
            block.setGeometry(left, top, wide, height)

    def _columns(self, room: int) -> int:
        return max(1, min(columns(room), len(self._blocks)))

    def _width_of_column(self, room: int) -> int:
        count = self._columns(room)
        return min(appearance.px(WIDEST), (room - (count - 1) * GAP) // count)

    def _placed(self, room: int) -> list[Place]:
        """Return where the blocks stand in a width: each column begins where it makes all about as high."""
        wide, left = self._width_of_column(room), self._columns(room)
        shown = self._shown()
        heights = [_height(block, wide) for block in shown]
        places, column, top = list[Place](), 0, 0
        fair = sum(heights) / left
        for number, (block, height) in enumerate(zip(shown, heights, strict=True)):
            if top and left > 1 and top + height / 2 > fair:
                column, left, top = column + 1, left - 1, 0
                fair = sum(heights[number:]) / left
            places.append((block, column * (wide + GAP), top, height))
            top += height + GAP
        return places


def columns(room: int) -> int:
    """Return how many columns that read well stand beside each other in a width."""
    return max(1, (room + GAP) // (appearance.px(LEAST) + GAP))


def _is_put_away(widget: QWidget) -> bool:
    """Return whether something was hidden on purpose: Qt calls whatever was not shown yet hidden as well."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def _height(block: QWidget, width: int) -> int:
    if block.hasHeightForWidth():
        return block.heightForWidth(width)
    return max(block.sizeHint().height(), block.minimumSizeHint().height())
