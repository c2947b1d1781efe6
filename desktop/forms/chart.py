"""A chart on the page: the drawing of the print, in the width, text size and colours of the window."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.forms import roles
from desktop.theme.appearance import FAMILY, appearance

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

    from plans.printing.budget_chart import Bars
    from plans.printing.charts import Chart
    from plans.printing.coverage_chart import Reach
    from plans.printing.trend_chart import Trend

_FONTS = {
    "font-family: SourceSans3-Regular": f"font-family: {FAMILY}",
    "font-family: SourceSans3-Semibold": f"font-family: {FAMILY}; font-weight: 600",
}
_NARROWEST = 260
"""Pixels at 100 % below which a chart is not drawn narrower."""


class ChartView(QWidget):
    """Shows a chart; what it shows can also be read out."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | Bars | Reach | Trend | None = None
        self._drawn: tuple[object, ...] = ()
        self._drawing: Drawing | None = None
        self._picture: QSvgRenderer | None = None
        """Made when it is painted for the first time: below the edge of the window it costs nothing."""
        roles.tell(self, "Chart")
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        appearance.changed.connect(self._draw)

    def show_chart(self, chart: Chart | Bars | Reach | Trend) -> None:
        """Show another chart."""
        self._chart = chart
        self.setAccessibleDescription(chart.alt_text())
        self._draw()

    def sizeHint(self) -> QSize:
        return QSize(appearance.px(_NARROWEST), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        if self._picture is None:
            self._picture = _picture(self._drawing)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._picture.render(painter, QRectF(0, 0, self.width(), self._height()))

    def _height(self) -> int:
        return int(self._drawing.height) if self._drawing else 0

    def _draw(self) -> None:
        wanted = (self._chart, self.width(), appearance.scale, appearance.colours)
        if self._chart is None or wanted == self._drawn:
            return
        self._drawn = wanted
        width = max(self.width(), appearance.px(_NARROWEST))
        self._drawing = self._chart.drawing(width, size=appearance.size("label"), colours=appearance.colours)
        self._picture = None
        self.setFixedHeight(self._height())
        self.update()


def _picture(drawing: Drawing) -> QSvgRenderer:
    from reportlab.graphics import renderSVG  # takes as long to load as the window

    made = QSvgRenderer(QByteArray(_for_qt(renderSVG.drawToString(drawing)).encode()))
    made.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return made


def _for_qt(svg: str) -> str:
    """Take out what Qt paints black (clip paths, "fill: None"), and name the fonts as the window knows them."""
    svg = re.sub(r"<clipPath\b.*?</clipPath>", "", svg, flags=re.DOTALL)
    svg = svg.replace("clip-path: url(#clip)", "").replace("fill: None", "fill: none")
    for printed, shown in _FONTS.items():
        svg = svg.replace(printed, shown)
    return svg
