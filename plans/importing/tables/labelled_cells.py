"""Cells that are cards: a label before each of their lines, "Wat: …", "Wie: …", "Wanneer: …".

A page of such cells is a list with a line for each of them; a column of them is several columns.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plans.exchange.headings import normalise
from plans.importing.cells.headings import known_exactly
from plans.importing.files.grid import Cell, Grid, Row, is_blank

_LABEL = re.compile(r"\s*([^\W\d][^:\n]{0,30}?)\s*:\s*(.*)", re.DOTALL)
_NEXT = re.compile(r"\n|(?<=[.;,])\s+(?=[A-Z][\w ]{1,20}:\s)|\s+(?=(?:Wie|Wanneer|Klaar|Trekker|Deadline|Who|When):\s)")
"""Where the next label may begin: on a line of its own, behind a sentence, or where it asks who or when."""
_MORE = frozenset(("wat", "hoe", "waarom", "what", "how", "why"))
"""Labels that say something beside the others."""
_LEAST_LABELS, _LEAST_CARDS = 2, 2
_LEAST_SHARE = 0.7

Card = dict[str, str]
"""What a cell says behind each of its labels."""


def of_labelled_cells(grid: Grid) -> Grid | None:
    """Return a page of cards, each in one cell, as a list; None for any other table."""
    filled = [cell for row in grid.rows for cell in row.cells if not is_blank(cell)]
    found = [(row.number, card) for row in grid.rows for cell in row.cells if (card := _card(cell))]
    if len(found) < _LEAST_CARDS or len(found) < _LEAST_SHARE * len(filled):
        return None
    labels = _labels([card for _number, card in found])
    # Cards beside each other stand on the same line of the page.
    lines = [Row(place, [card.get(plain) for plain in labels]) for place, (_n, card) in enumerate(found, found[0][0])]
    # What stands beside the cards is a title of the page.
    top = [row for row in grid.rows if not any(map(_card, row.cells)) and row.number < found[0][0]]
    return replace(grid, rows=[*top, Row(found[0][0] - 1, [*labels.values()]), *lines], merged=[], card=True)


def with_labels_as_columns(grid: Grid) -> Grid:
    """Return a table with a column of cards as a column for each of their labels; any other as it is."""
    for column in range(max((len(row.cells) for row in grid.rows), default=0)):
        cards = {place: card for place, row in enumerate(grid.rows) if (card := _card(row.cell(column)))}
        first = min(cards, default=0)
        below = [row for row in grid.rows[first:] if not is_blank(row.cell(column))]
        if len(cards) < _LEAST_CARDS or first == 0 or len(cards) < _LEAST_SHARE * len(below):
            continue
        labels = _labels([*cards.values()])
        rows = []
        for place, row in enumerate(grid.rows):
            said: list[Cell] = [cards[place].get(plain) for plain in labels] if place in cards else []
            if place == first - 1:
                said = [*labels.values()]
            elif place not in cards:
                said = [row.cell(column), *([None] * (len(labels) - 1))]
            before = [row.cell(at) for at in range(column)]
            rows.append(replace(row, cells=[*before, *said, *row.cells[column + 1 :]]))
        return replace(grid, rows=rows, merged=[])
    return grid


def _labels(cards: list[Card]) -> dict[str, str]:
    """Return the labels of cards as they are written first, by what they are when case and signs do not count."""
    return {plain: plain.capitalize() for card in cards for plain in card}


def _card(cell: Cell) -> Card:
    """Return what a cell says behind each of its labels; nothing when it is no card."""
    found: Card = {}
    plain = ""
    for part in _NEXT.split(cell) if isinstance(cell, str) else []:
        label = _LABEL.fullmatch(part)
        name = normalise(label[1]) if label and _is_label(label[1]) else ""
        if label and name and name not in found:
            plain = name
            found[plain] = label[2].strip(" .;,")
        elif plain:
            found[plain] = f"{found[plain]}\n{part.strip()}".strip()
        elif part.strip():
            return {}
    return found if len(found) >= _LEAST_LABELS else {}


def _is_label(words: str) -> bool:
    return known_exactly(words) or normalise(words) in _MORE
