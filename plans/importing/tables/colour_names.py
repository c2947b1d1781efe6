"""Colours by their names: what "groen = klaar" says of cells that are filled with some green."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable

from plans.importing.files.grid import Cell, Grid

_WORDS = {
    "red": r"rode?|rood|red",
    "orange": r"oranje|amber|orange",
    "yellow": r"geel|gele|yellow",
    "green": r"groene?|green",
    "blue": r"blauwe?|blue",
    "purple": r"paarse?|purple",
}
_ENDS = (("red", 15), ("orange", 42), ("yellow", 70), ("green", 170), ("blue", 260), ("purple", 330), ("red", 360))
"""Up to which degree of the circle of colours each has its name."""
_NEAR = {"orange": "yellow", "yellow": "orange"}
"""What one person calls orange is yellow to another."""
_LEAST = 2


def named_legend(grid: Grid) -> dict[str, str]:
    """Return what the colours in a sheet mean, where a text in it or beside it says so of two of them or more."""
    told = [*grid.beside, *(str(cell) for row in grid.rows for cell in row.cells if isinstance(cell, str))]
    said: dict[str, str] = {}
    for words in told:
        pairs = _pairs(words)
        if len(pairs) >= _LEAST:
            said |= pairs
    return {} if not said else _by_colour(said, set(grid.fills.values()))


def says_colours(words: str) -> bool:
    """Return whether a text says what two colours mean, or more."""
    return len(_pairs(words)) >= _LEAST


def names_colour(cell: Cell) -> bool:
    """Return whether all that stands in a cell is the name of a colour."""
    return isinstance(cell, str) and re.fullmatch("|".join(_WORDS.values()), cell.strip().casefold()) is not None


def _pairs(words: str) -> dict[str, str]:
    """Return each colour that a text names, with what it says of it."""
    any_colour = "|".join(_WORDS.values())
    found = re.findall(
        rf"(?i)\b({any_colour})\s*(?:=|:|→|\bis\b|\bbetekent\b|\bmeans\b)\s*(.+?)\s*"
        rf"(?=$|[,;/|\n.]|\s(?:en|and)\s|\b(?:{any_colour})\s*(?:=|:|→|is\b|betekent\b|means\b))",
        words,
    )
    return {_name(colour): meaning for colour, meaning in found if meaning}


def _name(word: str) -> str:
    return next(name for name, forms in _WORDS.items() if re.fullmatch(forms, word.casefold()))


def _by_colour(said: dict[str, str], colours: Iterable[str]) -> dict[str, str]:
    found = {}
    for colour in colours:
        name = colour_name(colour)
        meaning = said.get(name) or said.get(_NEAR.get(name, ""))
        if meaning:
            found[colour] = meaning
    return found


def colour_name(colour: str) -> str:
    """Return what people call a colour, "green", by its last six figures; nothing when it has none."""
    if not re.fullmatch(r"(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}", colour):
        # A workbook may name a colour of its theme instead.
        return ""
    colour = colour[-6:]
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    degree = colorsys.rgb_to_hls(red, green, blue)[0] * 360
    return next(name for name, end in _ENDS if degree <= end)
