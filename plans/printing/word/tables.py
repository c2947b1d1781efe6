"""The tables of a Word document: a head that returns on every page, and rows that stay whole."""

from __future__ import annotations

from typing import Protocol
from xml.etree.ElementTree import Element

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from plans.printing.word.markup import node

TABLE_ID = "DigikoersTable"
_AROUND = Pt(12)
"""Room at the sides of a cell, in EMU."""
_TWENTIETH = Pt(1) // 20
"""In what Word measures a table, in EMU."""
_LETTER = Pt(5.6)
"""What a letter of a table takes at most on average in a typeface that is rather wide, in EMU."""


class Cells(Protocol):
    """Who writes what stands in a cell."""

    def cell(self, item: Element | None, *, head: bool, strong: bool, right: bool, width: int) -> list[BaseOxmlElement]:
        """Return the paragraphs of a cell that is ``width`` EMU wide."""
        ...


def grid(cells: Cells, item: Element, room: int, name: str) -> BaseOxmlElement:
    """Return a table of the page as one of Word, as wide as ``room`` in EMU; ``name`` is what is said of it."""
    rows = list(item.iter("tr"))
    full = [int(place) for place in item.get("full", "").split()]
    widths = _shared([float(item.get("widths", "").split()[place]) for place in full], room)
    widths = _with_room(widths, [max(_longest(row, place) for row in rows) for place in full])
    made = _table(widths, name)
    for row in rows:
        head = row is rows[0]
        kind = row.get("class", "")
        line = _row(head)
        if kind == "group":
            line.append(_cell(cells, row[0], sum(widths), len(widths), head=False, strong=True))
            for style in line.iter(qn("w:pStyle")):
                style.addnext(node("keepNext"))
        else:
            for place, width in zip(full, widths, strict=True):
                line.append(_cell(cells, row[place], width, 1, head=head, strong=head or kind == "total"))
        made.append(line)
    return made


def tiles(cells: Cells, items: list[tuple[Element, Element]], room: int) -> BaseOxmlElement:
    """Return things beside each other as a table: what each is called at its head, and the rest below."""
    widths = _shared([1.0 for _item in items], room)
    made = _table(widths, "")
    for place in (0, 1):
        line = _row(place == 0)
        for width, item in zip(widths, items, strict=True):
            line.append(_cell(cells, item[place], width, 1, head=place == 0, strong=place == 0))
        made.append(line)
    return made


def _table(widths: list[int], name: str) -> BaseOxmlElement:
    properties = node(
        "tblPr",
        node("tblStyle", val=TABLE_ID),
        node("tblW", w=sum(widths) // _TWENTIETH, type="dxa"),
        node("tblLayout", type="fixed"),
        node("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )
    if name:
        properties.append(node("tblCaption", val=name))
    return node("tbl", properties, node("tblGrid", *(node("gridCol", w=width // _TWENTIETH) for width in widths)))


def _row(head: bool) -> BaseOxmlElement:
    return node("tr", node("trPr", node("cantSplit"), *((node("tblHeader"),) if head else ())))


def _cell(cells: Cells, item: Element | None, width: int, span: int, *, head: bool, strong: bool) -> BaseOxmlElement:
    properties = node("tcPr", node("tcW", w=width // _TWENTIETH, type="dxa"))
    if span > 1:
        properties.append(node("gridSpan", val=span))
    right = item is not None and item.get("class") == "number"
    return node("tc", properties, *cells.cell(item, head=head, strong=strong, right=right, width=width - _AROUND))


def _longest(row: Element, place: int) -> int:
    """Return the least width in EMU in which no word of a cell breaks."""
    if row.get("class") == "group":
        return 0
    words = " ".join(row[place].itertext()).split(" ")
    return int(max(len(word) for word in words) * _LETTER + _AROUND)


def _shared(parts: list[float], room: int) -> list[int]:
    """Divide a width in EMU in proportion."""
    return [int(room * part / sum(parts)) for part in parts]


def _with_room(widths: list[int], least: list[int]) -> list[int]:
    """Return widths in which the longest words fit, at the cost of the columns that have more than they need."""
    short = sum(max(0, need - width) for width, need in zip(widths, least, strict=True))
    spare = sum(max(0, width - need) for width, need in zip(widths, least, strict=True))
    if short > spare:
        return widths
    return [
        need if width < need else int(width - (width - need) * short / spare)
        for width, need in zip(widths, least, strict=True)
    ]
