"""Blocks under each other with a line that reads well; in two columns where the page has room for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme.appearance import appearance

LEAST, WIDEST = 580, 760
"""Pixels at 100 % text: what a column needs to stand beside another, and beyond which lines read worse."""
GAP = 16

Place = tuple[QWidget, int, int, int]
"""A block with where it stands: from the left, from the top, and how high."""


class Flow(QWidget):
    """One or two columns, read from top to bottom and then to the right, about as high as each other."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, block: QWidget) -> None:
        """Put a block after the others."""
        block.setParent(self)
        self._blocks.append(block)
        self.updateGeometry()

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

    def _shown(self) -> list[QWidget]:
        return [block for block in self._blocks if not block.isHidden()]

    def _place(self) -> None:
        wide = self._width_of_column(self.width())
        for block, left, top, height in self._placed(self.width()):
            block.setGeometry(left, top, wide, height)

    def _is_double(self, room: int) -> bool:
        return len(self._blocks) > 1 and room >= 2 * appearance.px(LEAST) + GAP

    def _width_of_column(self, room: int) -> int:
        return min(appearance.px(WIDEST), (room - GAP) // 2 if self._is_double(room) else room)

    def _placed(self, room: int) -> list[Place]:
        """Return where the blocks stand in a width."""
        wide, shown = self._width_of_column(room), self._shown()
        heights = [_height(block, wide) for block in shown]
        half = len(shown)
        if self._is_double(room) and len(shown) > 1:
            # The second column begins where both are about as high as each other.
            half = min(range(1, len(shown)), key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))
        places, top = list[Place](), 0
        for number, (block, height) in enumerate(zip(shown, heights, strict=True)):
            if number == half:
                top = 0
            places.append((block, 0 if number < half else wide + GAP, top, height))
            top += height + GAP
        return places


def _height(block: QWidget, width: int) -> int:
    if block.hasHeightForWidth():
        return block.heightForWidth(width)
    return max(block.sizeHint().height(), block.minimumSizeHint().height())
