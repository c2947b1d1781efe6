"""A drawing of reportlab as SVG inside the page, in the colours of the theme."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, PolyLine, Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.printing.html.nodes import colour_name, element
from plans.printing.styles import SEMIBOLD

_PIXELS = 4 / 3
"""Pixels of a page for a point of paper."""
_ANCHORS = {"start": "", "middle": "middle", "end": "end"}


def svg(drawing: Drawing) -> Element:
    """Draw for the eye only; whoever shows it gives the words beside it. Raises TypeError for a shape unknown here."""
    width, height = float(drawing.width), float(drawing.height)
    made = element("svg", aria_hidden="true", focusable="false")
    made.set("viewBox", f"0 0 {_number(width)} {_number(height)}")
    made.set("width", _number(width * _PIXELS))
    made.set("height", _number(height * _PIXELS))
    _draw(drawing.getContents(), float(drawing.height), made)
    return made


def _draw(shapes: list[Any], height: float, into: Element) -> None:
    for shape in shapes:
        if isinstance(shape, Group) and tuple(shape.transform) == (1, 0, 0, 1, 0, 0):
            _draw(shape.getContents(), height, into)
        else:
            into.append(_shape(shape, height))


def _shape(shape: Any, height: float) -> Element:
    if isinstance(shape, String):
        return _string(shape, height)
    if isinstance(shape, Rect):
        place = {"x": shape.x, "y": height - shape.y - shape.height, "width": shape.width, "height": shape.height}
        return _painted("rect", shape, **place, rx=shape.rx or 0)
    if isinstance(shape, Circle):
        return _painted("circle", shape, cx=shape.cx, cy=height - shape.cy, r=shape.r)
    if isinstance(shape, Line):
        return _painted("line", shape, x1=shape.x1, y1=height - shape.y1, x2=shape.x2, y2=height - shape.y2)
    if isinstance(shape, (Polygon, PolyLine)):
        made = _painted("polygon" if isinstance(shape, Polygon) else "polyline", shape)
        pairs = zip(shape.points[::2], shape.points[1::2], strict=True)
        made.set("points", " ".join(f"{_number(x)},{_number(height - y)}" for x, y in pairs))
        return made
    raise TypeError(f"no way to draw {type(shape).__name__} on a page of HTML")


def _string(shape: Any, height: float) -> Element:
    made = _painted("text", shape, x=shape.x, y=height - shape.y)
    made.set("font-size", _number(shape.fontSize))
    if shape.fontName == SEMIBOLD:
        made.set("font-weight", "600")
    if anchor := _ANCHORS[shape.textAnchor]:
        made.set("text-anchor", anchor)
    # However wide the letters of the reader are, a word takes the room that was drawn for it.
    made.set("textLength", _number(stringWidth(shape.text, shape.fontName, shape.fontSize)))
    made.set("lengthAdjust", "spacingAndGlyphs")
    made.text = shape.text
    return made


def _painted(tag: str, shape: Any, **places: float) -> Element:
    made = element(tag, **{name: _number(value) for name, value in places.items()})
    made.set("fill", _colour(getattr(shape, "fillColor", None)))
    stroke = None if isinstance(shape, String) else getattr(shape, "strokeColor", None)
    if stroke is not None:
        made.set("stroke", _colour(stroke))
        made.set("stroke-width", _number(shape.strokeWidth))
        if shape.strokeDashArray:
            made.set("stroke-dasharray", " ".join(_number(item) for item in shape.strokeDashArray))
    return made


def _colour(colour: Any) -> str:
    if colour is None:
        return "none"
    written = f"#{colour.hexval()[2:]}"
    name = colour_name(written)
    return f"var(--{name})" if name else written


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
