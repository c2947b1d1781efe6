"""Small pictures that help to find something, of one set (resources/icons/LICENSE.md), in a colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton

from desktop.theme.appearance import appearance
from resources import DRAWINGS, ICONS

SIDE, GAP = 18, 4
"""How wide and high they are, and the room between one and the words of its button, in pixels at 100 %."""
_SHARP = 2
"""Dots to the pixel, so that they stay sharp on any screen."""


def icon(name: str, colour: str = "muted", side: int = SIDE, beside: int = 0) -> QIcon:
    """Return a picture by the name of its file, in a token of the theme; to be asked again when the theme changes.

    ``beside``: room at its right for the words of a button, in pixels at 100 %.
    """
    drawn = (
        (ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", appearance.colour(colour).name())
    )
    return QIcon(_picture(drawn, "0 0 24 24", 24, 24, appearance.px(side + beside), appearance.px(side)))


def set_icon(button: QAbstractButton, name: str, colour: str) -> None:
    """Put a picture before the words of a button, with room between; again when the theme changes."""
    button.setIcon(icon(name, colour, beside=GAP))
    button.setIconSize(QSize(appearance.px(SIDE + GAP), appearance.px(SIDE)))


def mark(side: int, beside: int = 0) -> QPixmap:
    """Return the mark of Digikoers, ``side`` pixels wide and high, with room beside it for what follows."""
    drawn = (ICONS / "digikoers.svg").read_text(encoding="utf-8")
    return _picture(drawn, "0 0 100 100", 512, 512, side + beside, side)


def drawing(name: str, width: int, height: int) -> QPixmap:
    """Return a small drawing of so many pixels at 100 %, in the colours of the theme."""
    drawn = (DRAWINGS / f"{name}.svg").read_text(encoding="utf-8")
    colours = {key: value for key, value in appearance.colours.items() if isinstance(value, str)}
    colours |= {f"goal-{place}": value for place, value in enumerate(appearance.colours["goals"], start=1)}
    for key in sorted(colours, key=len, reverse=True):
        drawn = drawn.replace(f"@{key}", colours[key])
    return _picture(drawn, f"0 0 {width} {height}", width, height, appearance.px(width), appearance.px(height))


def _picture(drawn: str, box: str, wide: int, high: int, width: int, height: int) -> QPixmap:
    """Draw a file of this box and measure, at the left of a picture of so many pixels."""
    wider = " ".join([*box.split()[:2], f"{int(box.split()[3]) * width / height:.2f}", box.split()[3]])
    drawn = drawn.replace(f'viewBox="{box}"', f'viewBox="{wider}"')
    drawn = drawn.replace(f'width="{wide}"', f'width="{width * _SHARP}"', 1)
    drawn = drawn.replace(f'height="{high}"', f'height="{height * _SHARP}"', 1)
    picture = QPixmap()
    picture.loadFromData(drawn.encode(), "SVG")
    picture.setDevicePixelRatio(_SHARP)
    return picture
