"""The table of reportlab, which knows what it is for who reads it aloud, and breaks between its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from reportlab.platypus import Table

from plans.printing.tagging import Element, TaggedCanvas
from plans.printing.text import is_paragraph

Role = Literal["layout", "facts", "list", "dots", "tiles", "choices", "contents"]
"""What a table that is no grid of data is, for who reads it aloud. ``layout`` only puts things beside each other: they
are read one after another. In ``facts`` the first cell of each row says what the others are. ``list`` and ``dots`` have
an item in each row, in ``dots`` after a dot. ``tiles`` is one row of things that belong together, ``choices`` one with
a question and its possible answers. ``contents`` is a title with its page in each row."""


@dataclass(frozen=True)
class Grid:
    """What a table of data is made of, for who reads it aloud."""

    title: str
    head: tuple[str, ...]
    titles: frozenset[int]
    """The rows that name the rows below them, counted from 0 without the head."""
    right: frozenset[int]
    totals: int
    named: int
    """The column that names each row."""
    narrow: frozenset[int]
    """The columns in which everything stands on one line: it does not break where there is room for it."""


_TALL = 160
"""A row may go on on the next page only when it is higher than this, in points."""
_KINDS = {
    "layout": "",
    "facts": "Table",
    "list": "L",
    "dots": "L",
    "tiles": "L",
    "choices": "L",
    "contents": "TOC",
}
"""What a table is in the tree of the document; what only puts things beside each other is nothing in it."""
_ROWS = {
    ("Table", "layout"): ("TR",),
    ("Table", "facts"): ("TR",),
    ("L", "list"): ("LI", "LBody"),
    ("L", "dots"): ("LI",),
    ("L", "tiles"): (),
    ("L", "choices"): (),
    ("TOC", "contents"): ("TOCI",),
}
"""The elements around a row."""


class TaggedTable(Table):  # type: ignore[misc]
    """A table in the tree of the document: a grid of data, or what its role says."""

    grid: Grid | None = None
    """None where it is no grid of data, but what its role says."""
    role: Role = "layout"
    narrow: frozenset[int] = frozenset()
    """The columns of a list that do not break where there is room for them."""
    first: Sequence[tuple[Any, ...]] = ()
    """What is different for the first row, also for the one with which a table goes on on the next page."""

    _renderCB: Any  # noqa: N815 (what reportlab tells while it draws)
    tag: list[Element]
    """Its element in the tree of the document, once it was drawn: one for all its parts."""
    again = 0
    """So many rows at its head stood already above a part of it on another page."""

    def draw(self) -> None:
        """Draw it, and lay its rows and cells in the tree of the document."""
        canvas, kind = self.canv, "Table" if self.grid else _KINDS[self.role]
        if kind and isinstance(canvas, TaggedCanvas):
            self.tag = self.tag or [Element(kind)]
            canvas.open(self.tag[0])
            self._renderCB = self._tell
            super().draw()
            # Else it would hold itself, and all of it would wait to be looked for as garbage.
            self._renderCB = None
            canvas.close()
        else:
            super().draw()

    def _tell(self, _table: Any, what: str, *more: Any) -> None:
        """Open and close elements around rows and cells, when reportlab says that it draws them."""
        canvas = self.canv
        if what == "startCell":
            opened = self._cells(more[1], more[2])
            for element in opened:
                canvas.open(element)
            self._deep = len(opened)
        elif what == "endCell":
            canvas.close(self._deep)
        elif what == "startRow":
            self._row = more[0]
            canvas.silence(int(self._row < self.again))
            for name in _ROWS[self.tag[0].kind, self.role]:
                canvas.open(Element(name))
        elif what == "endRow":
            canvas.close(len(_ROWS[self.tag[0].kind, self.role]))
            canvas.silence(-int(self._row < self.again))

    def _cells(self, column: int, cell: Any) -> list[Element]:
        """Return the elements around a cell, the outer one first."""
        alone = isinstance(cell, (list, tuple)) and len(cell) == 1 and is_paragraph(cell[0])
        if self.grid or self.role == "facts":
            head = self.grid is not None and self._row < self.repeatRows
            names = column == (self.grid.named if self.grid else 0)
            scope = "Column" if head else "Row" if names else ""
            return [Element("TH" if scope else "TD", scope=scope, alone=alone)]
        if self.role == "dots":
            return [Element("LBody" if column else "Lbl", alone=alone)]
        return [Element("LI"), Element("LBody")] if self.role in ("tiles", "choices") else []

    def split(self, width: float, height: float) -> list[Any]:
        """Split it between two rows, or within one that is very tall; each part is what the whole was."""
        # Asked for a part that does not hold one row, reportlab would cut any row through.
        heights = self._rowHeights
        self.splitInRow = int(len(heights) > self.repeatRows and heights[self.repeatRows] > _TALL)
        parts: list[Any] = super().split(width, height)
        first = sum(heights[: self.repeatRows + 1])
        if not parts and self.splitInRow and first > height > first - _TALL / 2:
            # All words would fit but for the room below them; reportlab then finds nothing to go on with.
            parts = super().split(width, height - _TALL / 2)
        for place, part in enumerate(parts):
            part.grid, part.role, part.tag = self.grid, self.role, self.tag
            part.again = self.repeatRows if place else self.again
        for part in parts[1:]:
            part.first = self.first
            part.setStyle(self.first)
        return parts
