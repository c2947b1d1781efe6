"""The ring around what has the keyboard: two pixels of accent, with two pixels between it and the thing itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from desktop.theme.appearance import appearance

GAP, LINE = 2, 2
"""Pixels between a thing and its ring, and how thick that is."""
ROUND = 8


class FocusRings(QObject):
    """Keeps a ring around whatever has the keyboard, in every window of the program.

    Not around what shows by itself where in it the keyboard is: the cell of a table, a tab, an action in the year.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._move)
        appearance.changed.connect(self._repaint)

    def _move(self, _before: QWidget | None, now: QWidget | None) -> None:
        # It goes with the page on which it was.
        if self._ring is None or not isValid(self._ring):
            self._ring = FocusRing()
        self._ring.setWidget(now if now is not None and _takes_ring(now) else None)  # type: ignore[arg-type]

    def _repaint(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.update()


class FocusRing(QFocusFrame):
    """Follows one widget at a time: as it moves, is scrolled, or goes."""

    def __init__(self) -> None:
        super().__init__()
        self._outside = _Outside()
        self.setStyle(self._outside)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(appearance.colour("accent"), LINE))
        half = LINE / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), ROUND, ROUND)


class _Outside(QProxyStyle):
    """Has the frame lie above its widget, and as far outside it as ring and gap take."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returned)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return GAP + LINE
        return super().pixelMetric(metric, option, widget)


def _takes_ring(widget: QWidget) -> bool:
    above: QWidget | None = widget
    while above is not None and not above.isWindow():
        if isinstance(above, QAbstractItemView | QTabBar) or above.property("ring") == "own":
            return False
        above = above.parentWidget()
    return True
