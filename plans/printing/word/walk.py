"""The walk through a flow as a Word document needs it: drawings stay drawings, tables keep their proportions."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from reportlab.graphics.shapes import Drawing

from plans.printing.html.nodes import element
from plans.printing.html.walk import Walk
from plans.printing.layout import Flow
from plans.printing.shapes import Bar, SplitBar
from plans.printing.styles import CELL_NOTE, CELL_NOTE_RIGHT, NOTE_RIGHT
from plans.printing.tagged_table import Grid
from plans.printing.text import is_paragraph


class WordWalk(Walk):
    """The same elements as on a page of HTML, with what only paper needs kept beside them."""

    def __init__(self, title: str) -> None:
        """Begin below the title."""
        super().__init__(title)
        self.drawings: list[Drawing] = []
        """What the ``img`` elements show, by the number in their ``src``."""

    def picture(self, drawing: Drawing) -> Element:
        """Keep the drawing for who makes a picture of it."""
        self.drawings.append(drawing)
        return element("img", src=str(len(self.drawings) - 1), alt=drawing.alt_text)

    def grid_of(self, item: Any, rows: list[list[Any]]) -> Element:
        """Add to a table how its width is divided, and which columns are more than small bars for the eye alone."""
        made = super().grid_of(item, rows)
        full = [place for place in range(len(item.grid.head)) if not _is_bars([row[place] for row in rows])]
        made[0].set("full", " ".join(map(str, full)))
        made[0].set("widths", " ".join(f"{wide:.1f}" for wide in item._colWidths))
        return made

    def cell_of(self, grid: Grid, column: int, cell: Flow) -> Element:
        """Keep small print that stands in a cell by itself in its own style."""
        made = super().cell_of(grid, column, cell)
        said = [item for item in cell if not is_paragraph(item) or item.text.strip()]
        if len(said) == 1 and is_paragraph(said[0]) and said[0].style.name in _SMALL:
            small = element("p", *made, class_="note")
            small.text, made.text = made.text, None
            made[:] = [small]
        return made


_SMALL = (CELL_NOTE.name, CELL_NOTE_RIGHT.name, NOTE_RIGHT.name)


def _is_bars(cells: list[Any]) -> bool:
    parts = [part for cell in cells for part in cell]
    return bool(parts) and all(isinstance(part, (Bar, SplitBar)) for part in parts)
