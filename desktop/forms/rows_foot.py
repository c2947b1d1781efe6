"""The line of totals under a table; it stays in sight as long as the table does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.forms.cell import PADDING
from desktop.theme.appearance import appearance

if TYPE_CHECKING:
    from desktop.forms.rows_view import RowsView


class Foot(QWidget):
    """Paints a total under each column that has one; nothing is worked out before it is asked for."""

    def __init__(self, table: RowsView) -> None:
        super().__init__(table)
        self._table = table
        self._words: dict[int, str] | None = None
        self.setVisible(bool(self._totals()))
        table.rows.rows_changed.connect(self._forget)

    def wanted(self) -> int:
        """Return how many pixels high it is; nothing without totals, or without rows."""
        return appearance.px(38) if self._totals() and self._table.rows.records else 0

    def width_of(self, column: int) -> int:
        """Return the width that a total asks for."""
        metrics = QFontMetrics(appearance.font("text", bold=True))
        return metrics.horizontalAdvance(self.words().get(column, "")) + 2 * PADDING

    def words(self) -> dict[int, str]:
        """Return the totals by the place of their column."""
        if self._words is None:
            self._words = {place: total() for place, total in self._totals().items()}
            said = ", ".join(self._words.values())
            if said != self.accessibleName():
                self.setAccessibleName(said)
        return self._words

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), appearance.colour("surface"))
        painter.setPen(QPen(appearance.colour("border"), 2))
        painter.drawLine(0, 1, self.width(), 1)
        painter.setPen(appearance.colour("ink"))
        painter.setFont(appearance.font("text", bold=True))
        for place, words in self.words().items():
            if not self._table.isColumnHidden(place):
                left, width = self._table.columnViewportPosition(place), self._table.columnWidth(place)
                area = QRect(left, 0, width, self.height()).adjusted(PADDING, 2, -PADDING, 0)
                painter.drawText(area, self._table.rows.cells.side(place) | Qt.AlignmentFlag.AlignVCenter, words)

    def _totals(self) -> dict[int, Callable[[], str]]:
        return {place: column.total for place, column in enumerate(self._table.rows.columns) if column.total}

    def _forget(self) -> None:
        self._words = None
        self.update()
