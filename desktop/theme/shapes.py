"""Status shapes: each status has its own form as well as its own colour and word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from desktop.theme.appearance import appearance
from plans.status import MARKS


def paint(painter: QPainter, shape: str, area: QRectF, colour: QColor | None = None) -> None:
    """Paint the shape of a status centred in an area."""
    ink = colour or appearance.colour(MARKS[shape].colour)
    side = min(area.width(), area.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(area.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, max(1.2, side / 9)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(side * 0.14, side * 0.14, -side * 0.14, -side * 0.14)
    match shape:
        case "not_started":
            painter.drawEllipse(inner)
        case "busy":
            painter.drawEllipse(inner)
            painter.setBrush(ink)
            painter.drawChord(inner, 90 * 16, 180 * 16)
        case "complete":
            painter.setBrush(ink)
            painter.drawEllipse(inner)
        case "missing":
            painter.fillRect(inner, ink)
        case "advice":
            painter.setBrush(ink)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(inner.center().x(), inner.top()),
                        QPointF(inner.right(), inner.bottom()),
                        QPointF(inner.left(), inner.bottom()),
                    ]
                )
            )
        case "reached":
            painter.setPen(QPen(ink, max(1.6, side / 5)))
            points = ((inner.left(), inner.center().y()), (inner.center().x() - side * 0.08, inner.bottom()))
            painter.drawPolyline(
                QPolygonF([*(QPointF(*point) for point in points), QPointF(inner.right(), inner.top())])
            )
        case "tip":
            painter.setBrush(ink)
            painter.setPen(Qt.PenStyle.NoPen)
            bubble = inner.adjusted(0, 0, 0, -inner.height() * 0.3)
            painter.drawRoundedRect(bubble, side * 0.14, side * 0.14)
            left = bubble.left() + bubble.width() * 0.2
            tail = (QPointF(left, bubble.bottom()), QPointF(left + side * 0.34, bubble.bottom()))
            painter.drawPolygon(QPolygonF([*tail, QPointF(left, inner.bottom())]))
    painter.restore()


def paint_chevron(painter: QPainter, area: QRectF, opened: bool, colour: QColor) -> None:
    """Point down at what a fold holds while it is open, else to the right."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, max(1.5, area.width() / 8)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(area.center())
    painter.rotate(90 if opened else 0)
    side = area.width() / 4
    painter.drawPolyline(QPolygonF([QPointF(-side / 2, -side), QPointF(side / 2, 0), QPointF(-side / 2, side)]))
    painter.restore()


def pixmap(shape: str, side: int, ratio: float = 1.0, colour: QColor | None = None) -> QPixmap:
    """Return a status shape as a picture of ``side`` logical pixels."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, shape, QRectF(0, 0, side, side), colour)
    painter.end()
    return picture
