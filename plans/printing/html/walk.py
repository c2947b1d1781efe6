"""From the flow of a printout to the elements of a page: each thing in it becomes what it is, in reading order."""

from __future__ import annotations

from collections import Counter
from typing import Any
from xml.etree.ElementTree import Element

from reportlab.graphics.shapes import Drawing
from reportlab.lib.enums import TA_RIGHT
from reportlab.platypus import Flowable, KeepInFrame, KeepTogether, Table
from reportlab.platypus.doctemplate import ActionFlowable
from reportlab.platypus.flowables import NullDraw

from plans.printing.handwriting import Lines
from plans.printing.html.nodes import Node, add, element, inline, plain, words
from plans.printing.html.pictures import svg
from plans.printing.layout import Bookmark, Flow, PageOf
from plans.printing.screenshot import Screenshot
from plans.printing.shapes import TickBox
from plans.printing.tables import Unseen
from plans.printing.tagged_table import Grid
from plans.printing.text import Markup, is_paragraph, one_line
from plans.status import TICKS
from resources.language import gettext as _

_SILENT = (NullDraw, ActionFlowable, PageOf)
"""What only places things on paper."""


class Unreadable(TypeError):
    """Something stands in a flow of which nobody told how it is read aloud."""


class Walk:
    """One walk through a flow; ``title`` is that of the document, which stands above it."""

    def __init__(self, title: str) -> None:
        """Begin below the title."""
        self._title = title
        self._open: list[int] = []
        self._mark: Bookmark | None = None
        self._number: list[Node] = []
        self._heading = title
        self._names: Counter[str] = Counter()
        self._cells: set[Element] = set()
        """What stands in a cell: alone in it, it is the cell and no paragraph in it."""

    def picture(self, drawing: Drawing) -> Element:
        """Return a drawing as something that a page can show."""
        return svg(drawing)

    def blocks(self, flow: Flow) -> list[Element]:
        """Return the elements for a flow. Raises Unreadable for what nobody knows how to read."""
        made: list[Element] = []
        asked, answered = False, False
        for flowable in flow:
            if isinstance(flowable, _SILENT):
                continue
            if _means(flowable) == "question":
                if not made or made[-1].get("class") != "questions":
                    made.append(element("dl", class_="questions"))
                made[-1].append(element("dt", *inline(_text(flowable))))
                made[-1].append(element("dd", *_room(), class_="blank"))
                asked, answered = True, False
                continue
            answers = asked and not isinstance(flowable, Bookmark) and not _level(flowable)
            if answers and not answered and not isinstance(flowable, Lines):
                made[-1][-1] = self._into(element("dd"), self._block(flowable))
                answered = True
                continue
            if not (answers and isinstance(flowable, Lines)):
                made += self._block(flowable)
            elif answered:
                made[-1][-1].set("class", "blank")
            asked = False
        return made

    def _block(self, item: Any) -> list[Element]:
        if isinstance(item, Bookmark):
            self._mark = item
            return []
        if isinstance(item, Lines):
            return [element("p", *_room(), class_="blank")]
        if is_paragraph(item):
            return self._paragraph(item)
        if isinstance(item, (KeepTogether, KeepInFrame)):
            return self.blocks(item._content)
        if isinstance(item, Table):
            return self._table(item)
        if isinstance(item, TickBox):
            box = element("span", TICKS[item.status], aria_hidden="true")
            return [element("span", box, element("span", f" {item.alt_text}", class_="unseen"), class_="tick")]
        if isinstance(item, Flowable) and isinstance(getattr(item, "alt_text", None), str):
            return self._shown(item)
        raise Unreadable(type(item).__name__)

    def _shown(self, item: Any) -> list[Element]:
        if isinstance(item, Screenshot):
            return [item.html()]
        if isinstance(item, Drawing):
            return [element("figure", self.picture(item), element("figcaption", *inline(item.alt_text)))]
        lines = item.alt_text.splitlines()
        if len(lines) > 1:
            return [element("ul", *(element("li", *inline(line)) for line in lines), class_="dots said")]
        return [element("p", *inline(item.alt_text), class_="said")] if lines else []

    def _paragraph(self, item: Any) -> list[Element]:
        level, nodes = _level(item), inline(_text(item))
        text = plain(nodes)
        if not text.strip():
            return []
        if _means(item) == "number":
            self._number = nodes
            return []
        if text == self._title and level and not self._open:
            # It stands above already, and whoever follows a link to it is there.
            self._mark = None
            return []
        if self._mark is not None and (level or one_line(text) == self._mark.title):
            return [self._headed(self._mark.level + 1, nodes)]
        if not self._open and (level or _means(item) == "cover") and _within(text, self._title):
            # It stands above already.
            return []
        if level:
            return [self._headed(level, nodes)]
        made = element("p", *self._numbered(nodes), class_=_class(item.style.name))
        if _means(item) == "cell":
            self._cells.add(made)
        return [made]

    def _headed(self, weight: int, nodes: list[Node]) -> Element:
        while self._open and self._open[-1] >= weight:
            self._open.pop()
        self._open.append(weight)
        mark, self._mark = self._mark, None
        self._heading = plain(nodes)
        level = min(len(self._open) + 1, 6)
        return element(f"h{level}", *self._numbered(nodes), id=mark.key if mark else "")

    def _numbered(self, nodes: list[Node]) -> list[Node]:
        number, self._number = self._number, []
        return [element("span", *number, class_="number"), " ", *nodes] if number else nodes

    def _table(self, item: Any) -> list[Element]:
        rows = [[_listed(cell) for cell in row] for row in item._cellvalues]
        if item.grid is not None:
            return [self.grid_of(item, rows[1:])]
        cells = [cell for row in rows for cell in row]
        match item.role:
            case "contents":
                return [self._contents(rows)]
            case "facts":
                return [self._facts(rows)]
            case "list":
                return [self._list(rows, "rows", item.narrow)]
            case "dots":
                return [self._list([row[1:] for row in rows], "dots", frozenset())]
            case "tiles":
                return [self._items(cells, "tiles")]
            case "choices":
                return [*self.blocks(cells[0]), self._items(cells[1:], "choices")]
        return self.blocks([part for cell in cells for part in cell])

    def _flat(self, found: list[Element]) -> list[Node]:
        """Return what stands in the paragraphs, without their being paragraphs; anything else as it is."""
        nodes: list[Node] = []
        for item in found:
            if item in self._cells and len(found) == 1:
                nodes += _inside(item)
            elif item.tag == "p":
                nodes.append(element("span", *_inside(item), class_=item.get("class", "")))
            else:
                nodes.append(item)
        return nodes

    def _into(self, whole: Element, found: list[Element]) -> Element:
        add(whole, self._flat(found) if len(found) == 1 else found)
        return whole

    def _items(self, cells: list[Flow], name: str) -> Element:
        """Return a few things beside each other as a list."""
        return element("ul", *(self._into(element("li"), self.blocks(cell)) for cell in cells), class_=name)

    def _facts(self, rows: list[list[Flow]]) -> Element:
        made = element("dl", class_="facts")
        for row in rows:
            label = inline(_text(row[0][0]))
            inside = self.blocks([part for cell in row[1:] for part in cell])
            if plain(label).strip() or not len(made):
                made.append(element("dt", *label))
            made.append(self._into(element("dd"), inside))
        return made

    def _list(self, rows: list[list[Flow]], name: str, narrow: frozenset[int]) -> Element:
        """Return rows of a few words each as a list."""
        made = element("ul", class_=name)
        for row in rows:
            inside: list[Node] = []
            for column, cell in enumerate(row):
                found = self.blocks(cell)
                if found:
                    side = _side(cell) or ("short" if column in narrow else "")
                    inside += [" ", element("span", *self._flat(found), class_=side)]
            made.append(element("li", *inside[1:]))
        return made

    def _contents(self, rows: list[list[Flow]]) -> Element:
        whole = element("ul")
        within: Element | None = None
        for (title,), (page,) in rows:
            line = element("li", *inline(_text(title)))
            if not page.mark.level or not len(whole):
                whole.append(line)
                within = None
                continue
            if within is None:
                within = element("ul")
                whole[-1].append(within)
            within.append(line)
        return element("nav", whole, aria_label=_("Contents"))

    def grid_of(self, item: Any, rows: list[list[Flow]]) -> Element:
        """Return a table of data, from its rows below the head."""
        grid: Grid = item.grid
        table = element("table")
        if grid.title:
            table.append(element("caption", *inline(grid.title)))
        table.append(element("thead", element("tr", *(self._head(grid, place) for place in range(len(grid.head))))))
        body = element("tbody")
        for place, row in enumerate(rows):
            if place in grid.titles:
                body = self._open_body(table, body)
                inside = self._flat(self.blocks([part for cell in row for part in cell]))
                body.append(
                    element("tr", element("th", *inside, scope="rowgroup", colspan=str(len(grid.head))), class_="group")
                )
                continue
            last = place >= len(rows) - grid.totals
            line = element("tr", class_="total" if last else "")
            for column, cell in enumerate(row):
                line.append(self.cell_of(grid, column, cell))
            if place and place == len(rows) - grid.totals and grid.titles:
                body = self._open_body(table, body)
            body.append(line)
        self._open_body(table, body)
        name = words(grid.title) if grid.title else self._heading
        return element("section", table, class_="table", tabindex="0", aria_label=self._named(grid, name))

    def _named(self, grid: Grid, name: str) -> str:
        """Return every table on the page a name of its own."""
        if grid.title and name != self._heading:
            name = f"{self._heading}: {name}"
        name = one_line(name) or _("Table")
        self._names[name] += 1
        return f"{name} ({self._names[name]})" if self._names[name] > 1 else name

    def _head(self, grid: Grid, place: int) -> Element:
        word = inline(grid.head[place])
        if not plain(word).strip():
            return element("td")
        side = "number" if place in grid.right else ""
        if isinstance(grid.head[place], Unseen):
            word = [element("span", *word, class_="unseen")]
        return element("th", *word, scope="col", class_=side)

    def cell_of(self, grid: Grid, column: int, cell: Flow) -> Element:
        """Return a cell of a table of data."""
        found = self.blocks(cell)
        inside = self._flat(found) if len(found) == 1 else list(found)
        side = "number" if column in grid.right else "short" if column in grid.narrow else ""
        if column == grid.named and plain(inside).strip():
            return element("th", *inside, scope="row", class_=side)
        return element("td", *inside, class_=side)

    def _open_body(self, table: Element, body: Element) -> Element:
        """Close one body of a table and open the next."""
        if len(body):
            table.append(body)
        return element("tbody")


def _text(item: Any) -> Markup:
    """Return the text of a paragraph as it was given to it: escaped, with no markup but ours (see text.py)."""
    text: Markup = item.text
    return text


def _class(style: str) -> str:
    return style.replace(" ", "-")


def _level(item: Any) -> int:
    """Return how deep a heading lies; 0 for what is none."""
    return int(item.style.level) if is_paragraph(item) else 0


def _means(item: Any) -> str:
    return str(item.style.means) if is_paragraph(item) else ""


def _listed(cell: Any) -> Flow:
    if isinstance(cell, (list, tuple)):
        return list(cell)
    if isinstance(cell, str):
        if cell:
            raise Unreadable("text in a table that is no paragraph")
        return []
    return [cell] if cell is not None else []


def _side(cell: Flow) -> str:
    return "right" if cell and is_paragraph(cell[0]) and cell[0].style.alignment == TA_RIGHT else ""


def _inside(item: Element) -> list[Node]:
    nodes: list[Node] = [item.text] if item.text else []
    for child in item:
        tail, child.tail = child.tail, None
        nodes += [child, tail] if tail else [child]
    return nodes


def _room() -> list[Node]:
    return [element("span", _("Room to write"), class_="unseen")]


def _within(text: str, title: str) -> bool:
    sentence = " ".join(text.split())
    return title == sentence or title.startswith(f"{sentence} · ") or title.endswith(f" · {sentence}")
