"""The colours with which cells are filled, as the files of several programs say them."""

from __future__ import annotations

import re
from xml.etree import ElementTree

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FORMATTING = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_LEAST_BRIGHT = 24
"""How far the parts of a colour lie apart, of 255, before it is more than a grey."""


def is_bright(colour: str) -> bool:
    """Return whether six figures are a colour; white, grey and black say nothing."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return False
    shades = [int(colour[place : place + 2], 16) for place in (0, 2, 4)]
    return max(shades) - min(shades) > _LEAST_BRIGHT


def fills_of_styles(root: ElementTree.Element) -> dict[str, str]:
    """Return the colour of each style for cells of an OpenDocument sheet that has one."""
    found: dict[str, str] = {}
    for style in root.iter(f"{_STYLE}style"):
        name, above = style.get(f"{_STYLE}name", ""), style.get(f"{_STYLE}parent-style-name", "")
        colours = [
            part.get(f"{_FORMATTING}background-color", "").removeprefix("#")
            for part in style.iter(f"{_STYLE}table-cell-properties")
        ]
        colour = next(filter(None, colours), "") or found.get(above, "")
        if is_bright(colour):
            found[name] = colour.upper()
    return found
