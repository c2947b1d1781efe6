"""The text of a Word document: headings, paragraphs, lists, facts, pictures and the contents."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from xml.etree.ElementTree import Element

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from reportlab.graphics.shapes import Drawing

from plans.printing.html.nodes import element
from plans.printing.text import printable
from plans.printing.word.markup import LOCALES, Look, field, marked, node, run
from plans.printing.word.pictures import png
from plans.printing.word.styles import BULLET, CAPTION, CELL, FACT, FACT_MORE, HEAD, MESSAGE, NOTE, ROOM, style_id
from plans.printing.word.tables import grid, tiles
from resources.language import current

_INLINE = {"a", "br", "img", "span", "strong"}
_STYLES = {
    **dict.fromkeys(("note", "note-right", "note-of-a-sheet", "quiet", "label", "led-by", "cover-line", "said"), NOTE),
    **dict.fromkeys(("cell-note", "cell-note-right", "cell-muted"), NOTE),
    **dict.fromkeys(("message", "cover-message"), MESSAGE),
    "blank": ROOM,
}
"""In which style what is text on the page stands, by its class; otherwise as its surroundings."""


class Body:
    """Writes the elements of a page below each other in a document."""

    def __init__(self, document: WordDocument, drawings: list[Drawing]) -> None:
        """Begin at the end of a document; ``drawings`` is what its pictures show."""
        self._document = document
        self._drawings = drawings
        self._look = Look(LOCALES[current()])
        self._put: Callable[[BaseOxmlElement], None] = document.element.body.xpath("./w:sectPr")[-1].addprevious
        self._marks = self._pictures = 0
        self._ids: dict[str, str] = {}
        section = document.sections[-1]
        sides = int(section.left_margin or 0) + int(section.right_margin or 0)
        self._room = max(Pt(100), int(section.page_width or 0) - sides)
        """The width there is for text, in EMU."""
        self._plain = "Normal"
        """The style of text of which nothing else is known."""

    def write(self, blocks: Iterable[Element]) -> None:
        """Write elements below each other."""
        items = list(blocks)
        for item, following in itertools.zip_longest(items, items[1:]):
            if following is not None and following.tag == "nav":
                # The contents do not name themselves.
                self.paragraph(CAPTION, *self._inline(item, self._look))
            else:
                self._block(item, self._plain, self._look)

    def paragraph(self, style: str, *runs: BaseOxmlElement, right: bool = False) -> None:
        """Write one paragraph in a style, by the name of the style."""
        properties = node("pPr", node("pStyle", val=self._id(style)))
        if right:
            properties.append(node("jc", val="right"))
        self._put(node("p", properties, *runs))

    def cell(self, item: Element | None, *, head: bool, strong: bool, right: bool, width: int) -> list[BaseOxmlElement]:
        """Return the paragraphs of a cell that is ``width`` EMU wide."""
        made: list[BaseOxmlElement] = []
        style = HEAD if head else CELL
        with self._within(made.append, width):
            if item is not None:
                self._fill(item, style, replace(self._look, strong=strong), right=right)
            # A cell ends with a paragraph, whatever is in it.
            if not made or made[-1].tag != qn("w:p"):
                self.paragraph(style)
        return made

    @contextmanager
    def _within(self, put: Callable[[BaseOxmlElement], None], width: int) -> Iterator[None]:
        before = self._put, self._room, self._plain
        self._put, self._room, self._plain = put, width, CELL
        yield
        self._put, self._room, self._plain = before

    def _block(self, item: Element, style: str, look: Look, *, right: bool = False) -> None:
        kind = item.get("class", "")
        match item.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                # The title stands above, in a style of its own.
                self._heading(item, f"Heading {max(1, int(item.tag[1]) - 1)}")
            case "ul" if kind == "tiles":
                self._tiles(item)
            case "ul":
                # What is numbered has its number in the text.
                first = "".join(item[0].itertext()).split() if len(item) else []
                for point in item:
                    self._fill(point, style if first[:1] == ["1"] else BULLET, look)
            case "dl":
                self._described(item, facts=kind == "facts")
            case "section":
                self._table(item[0], item.get("aria-label", ""))
            case "nav":
                self._contents(item)
            case "figure":
                self.paragraph(style, self._picture(item[0]))
            case "p" if kind == "blank":
                self.paragraph(ROOM)
            case "p":
                self._fill(item, _STYLES.get(kind, style), marked(item, look), right=right)
            case _:
                self._fill(item, style, marked(item, look), right=right)

    def _fill(self, item: Element, style: str, look: Look, *, right: bool = False) -> None:
        """Write what stands in an element: running text as one paragraph, all else as what it is."""
        runs: list[BaseOxmlElement] = [run(item.text, look)] if item.text else []
        for child in item:
            if child.tag in _INLINE:
                runs += self._inline(child, look)
            else:
                self._end(runs, style, right)
                self._block(child, style, look, right=right)
            if child.tail and (runs or child.tail.strip()):
                runs.append(run(child.tail, look))
        self._end(runs, style, right)

    def _end(self, runs: list[BaseOxmlElement], style: str, right: bool) -> None:
        if runs:
            self.paragraph(style, *runs, right=right)
            runs.clear()

    def _inline(self, item: Element, look: Look) -> list[BaseOxmlElement]:
        if item.tag == "br":
            return [node("r", node("br"))]
        if item.tag == "img":
            return [self._picture(item)]
        inside = marked(item, look)
        runs = [run(item.text, inside)] if item.text else []
        for child in item:
            runs += self._inline(child, inside)
            if child.tail:
                runs.append(run(child.tail, inside))
        if item.tag == "a":
            return [node("hyperlink", *runs, anchor=_bookmark(item.get("href", "")[1:]))]
        return runs

    def _heading(self, item: Element, style: str) -> None:
        runs = self._inline(item, self._look)
        if key := item.get("id"):
            self._marks += 1
            start = node("bookmarkStart", id=self._marks, name=_bookmark(key))
            runs = [start, *runs, node("bookmarkEnd", id=self._marks)]
        self.paragraph(style, *runs)

    def _described(self, item: Element, *, facts: bool) -> None:
        """Write what is asked and its answer: a fact beside its name, an answer below its question."""
        name: list[BaseOxmlElement] = []
        for part in item:
            if part.tag == "dt":
                name = self._inline(part, self._look)
                if not facts:
                    self.paragraph(CAPTION, *name)
                continue
            blank = part.get("class") == "blank"
            if blank and _is_unseen(part):
                self.paragraph(ROOM)
                continue
            made: list[BaseOxmlElement] = []
            with self._within(made.append, self._room):
                self._fill(part, (FACT if name else FACT_MORE) if facts else "Normal", self._look)
            if facts and name:
                first = made[0] if made else node("p", node("pPr"))
                first[0].addnext(node("r", node("tab")))
                for words in reversed(name):
                    first[0].addnext(words)
                for more in made[1:]:
                    for style in more.iter(qn("w:pStyle")):
                        style.set(qn("w:val"), self._id(FACT_MORE))
                name = []
            for paragraph in made:
                self._put(paragraph)
            if blank:
                self.paragraph(ROOM)

    def _table(self, item: Element, name: str) -> None:
        caption = item.find("caption")
        if caption is not None:
            self.paragraph(CAPTION, *self._inline(caption, self._look))
        self._put(grid(self, item, self._room, name))
        # Two tables right after each other would become one.
        self.paragraph(NOTE)

    def _tiles(self, item: Element) -> None:
        parted = []
        for tile in item:
            rest = element("div", *(part for part in tile if part is not tile[0]))
            parted.append((tile[0], rest))
        self._put(tiles(self, parted, self._room))
        self.paragraph(NOTE)

    def _contents(self, item: Element) -> None:
        """Write the contents as a field, so that Word can work them out again, with links in it until then."""
        lines = [part for first in item[0] for part in ((1, first), *((2, line) for line in first.findall("ul/li")))]
        for place, (level, line) in enumerate(lines):
            runs = self._inline(line[0], self._look)
            if place == 0:
                begin, asked, between, *_rest = field('TOC \\o "1-2" \\h \\z \\u', self._look)
                runs = [begin, asked, between, *runs]
            if place == len(lines) - 1:
                runs.append(field("", self._look)[-1])
            self.paragraph(f"toc {level}", *runs)

    def _picture(self, item: Element) -> BaseOxmlElement:
        """Return a run with a picture and the words for it, no wider than there is room."""
        picture = png(self._drawings[int(item.get("src", "0"))])
        share = min(1.0, self._room / Pt(picture.width))
        wide, high = int(Pt(picture.width) * share), int(Pt(picture.height) * share)
        inline = self._document.part.new_pic_inline(io.BytesIO(picture.content), wide, high)
        self._pictures += 1
        inline.docPr.set("id", str(self._pictures))
        inline.docPr.set("descr", printable(item.get("alt", "")))
        made = node("r", node("drawing"))
        made[0].append(inline)
        return made

    def _id(self, style: str) -> str:
        if style not in self._ids:
            self._ids[style] = style_id(self._document, style)
        return self._ids[style]


def _is_unseen(item: Element) -> bool:
    """Return whether what stands in an element is for the ear alone: here the room itself can be seen."""
    return not item.text and [child.get("class") for child in item] == ["unseen"]


def _bookmark(key: str) -> str:
    """Return the name of a place as Word takes it: letters, digits and underscores."""
    return "d_" + "".join(letter if letter.isalnum() else "_" for letter in key)[:36]
