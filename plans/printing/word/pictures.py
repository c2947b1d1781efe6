"""A drawing as a picture of dots, for programs that know no lines."""

from __future__ import annotations

import io
from dataclasses import dataclass

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Group

_DOTS = 3.0
"""Dots for each point: 216 to the inch."""


@dataclass(frozen=True)
class DotPicture:
    """A picture as PNG, on white, and its size in points."""

    content: bytes
    width: float
    height: float


def png(drawing: Drawing) -> DotPicture:
    """Return a drawing as a picture of dots; words that reach beyond its edge make it larger."""
    import pypdfium2

    left, low, right, high = drawing.getBounds()
    left, low = min(left, 0.0), min(low, 0.0)
    width, height = max(right, drawing.width) - left, max(high, drawing.height) - low
    whole = Drawing(width, height)
    whole.add(Group(*drawing.getContents(), transform=(1, 0, 0, 1, -left, -low)))
    document = pypdfium2.PdfDocument(renderPDF.drawToString(whole, showBoundary=False))
    try:
        picture = document[0].render(scale=_DOTS).to_pil().convert("RGB")
    finally:
        document.close()
    content = io.BytesIO()
    picture.save(content, "PNG", optimize=True, dpi=(72 * _DOTS, 72 * _DOTS))
    return DotPicture(content.getvalue(), width, height)
