"""Reads what a widget paints: every piece of text with its colour and place, and the ground that it stands on."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPaintDevice,
    QPaintEngine,
    QPainterPath,
    QPolygonF,
    QRegion,
    QTextItem,
)
from PySide6.QtWidgets import QWidget

Metric = QPaintDevice.PaintDeviceMetric
LARGE, LARGE_BOLD = 24, 18.66
"""From how many pixels on text is large: 18 points, or 14 in bold (WCAG 2.2)."""


@dataclass(frozen=True)
class Painted:
    """A piece of text or a shape as it is painted, and where within its widget; a shape has no text."""

    text: str
    colour: str
    place: QRect
    is_large: bool = True


class _Reader(QPaintEngine):
    """Takes every drawing of text and of a shape, and lets pictures go by."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.found: list[Painted] = []

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, _state: object) -> None:
        pass

    def drawTextItem(self, at: QPointF, item: QTextItem) -> None:
        box = QFontMetrics(item.font()).tightBoundingRect(item.text()).translated(at.toPoint())
        size, bold = item.font().pixelSize(), item.font().weight() >= QFont.Weight.DemiBold
        if item.text().strip():
            self._add(item.text(), self.painter().pen().color(), box, size >= (LARGE_BOLD if bold else LARGE))

    def drawPath(self, path: QPainterPath) -> None:
        self._shape(path.boundingRect().toAlignedRect())

    def drawPolygon(self, points: list[QPointF], _mode: object) -> None:
        self._shape(QPolygonF(points).boundingRect().toAlignedRect())

    def drawEllipse(self, area: QRectF) -> None:
        self._shape(QRectF(area).toAlignedRect())

    def drawPixmap(self, *_given: object) -> None:
        pass

    drawImage = drawRects = drawLines = drawPoints = drawTiledPixmap = drawPixmap  # noqa: N815

    def _shape(self, box: QRect) -> None:
        painter = self.painter()
        pen, brush = painter.pen(), painter.brush()
        if pen.style() != Qt.PenStyle.NoPen:
            self._add("", pen.color(), box)
        elif brush.style() == Qt.BrushStyle.SolidPattern:
            self._add("", brush.color(), box)

    def _add(self, text: str, colour: QColor, box: QRect, is_large: bool = True) -> None:
        painter = self.painter()
        place = painter.deviceTransform().mapRect(box)
        if painter.hasClipping():
            place &= painter.deviceTransform().mapRect(painter.clipBoundingRect().toAlignedRect())
        if place.isValid() and colour.alpha() == 255:
            self.found.append(Painted(text, colour.name(), place, is_large))


class _Sheet(QPaintDevice):
    """A paper of the size of a widget, that is only read."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.reader = _Reader()
        self._metrics = {Metric.PdmWidth: size.width(), Metric.PdmHeight: size.height(), Metric.PdmDevicePixelRatio: 1}

    def paintEngine(self) -> QPaintEngine:
        return self.reader

    def metric(self, asked: Metric) -> int:
        if "Scaled" in asked.name:
            return round(self.devicePixelRatioFScale())
        return self._metrics.get(asked, 96 if "Dpi" in asked.name else 32)


def painted_by(widget: QWidget) -> list[Painted]:
    """Return what a widget itself writes and draws, without what stands in it."""
    sheet = _Sheet(widget.size())
    widget.render(sheet, QPoint(), QRegion(), QWidget.RenderFlag(0))  # type: ignore[call-overload]
    return sheet.reader.found


def pairs(within: QWidget) -> Iterator[tuple[QWidget, Painted, str]]:
    """Give every text and shape in a part of a window, with its widget and the colour that it stands on.

    What is off may be faint, and is left out.
    """
    window = within.window()
    picture = window.grab().toImage()
    for widget in [within, *within.findChildren(QWidget)]:
        if not widget.isVisible() or not widget.isEnabled() or widget.window() is not window:
            continue
        if type(widget) is QWidget and not widget.testAttribute(Qt.WidgetAttribute.WA_StyledBackground):
            # It holds others, and paints nothing itself.
            continue
        seen = widget.visibleRegion().boundingRect()
        if seen.isEmpty():
            continue
        for found in painted_by(widget):
            if seen.contains(found.place):
                # The edge of a button or a field has the button itself within.
                whole = not found.text and not widget.rect().adjusted(1, 1, -1, -1).contains(found.place)
                area = widget.rect() if whole else found.place
                around = QRect(widget.mapTo(window, area.topLeft()), area.size())
                yield widget, found, _ground(picture, around, inside=bool(found.text))


def _ground(picture: QImage, area: QRect, *, inside: bool) -> str:
    """Return the colour that most of an area has, or most of the edge around it; of a few hundred dots."""
    around = area.adjusted(-2, -2, 2, 2) & picture.rect()
    across = range(around.left(), around.right() + 1, 1 + around.width() // 24)
    down = range(around.top(), around.bottom() + 1, 1 + around.height() // 12)
    if inside:
        spots = ((x, y) for y in down for x in across)
    else:
        level = ((x, y) for x in across for y in (around.top(), around.bottom()))
        spots = itertools.chain(level, ((x, y) for y in down for x in (around.left(), around.right())))
    dots = Counter(itertools.starmap(picture.pixel, spots))
    return f"#{dots.most_common(1)[0][0] & 0xFFFFFF:06x}"
