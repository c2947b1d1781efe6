"""Draws the mark in every size that a desktop asks for: `python -m tests.desktop.mark` writes them in resources/icons.

Up to 24 dots the smaller drawing serves, without the vein.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from resources import ICONS

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
SMALL = 24


def draw(size: int) -> Image.Image:
    """Return the mark in one size."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(str(ICONS / f"digikoers{'-small' if size <= SMALL else ''}.svg")).render(painter)
    painter.end()
    kept = QBuffer()
    kept.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(kept, "PNG")  # type: ignore[call-overload]
    return Image.open(BytesIO(kept.data().data())).convert("RGBA")


def main() -> None:
    """Write every size, and the two files that hold several."""
    drawn = {size: draw(size) for size in SIZES}
    for size, picture in drawn.items():
        picture.save(ICONS / f"digikoers-{size}.png", optimize=True)
    several = [picture for size, picture in drawn.items() if size <= 256]
    drawn[256].save(ICONS / "digikoers.ico", sizes=[picture.size for picture in several], append_images=several)
    drawn[512].save(ICONS / "digikoers.icns", append_images=list(drawn.values()))


if __name__ == "__main__":
    main()
