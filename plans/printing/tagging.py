"""The tree of what stands on the pages, for who has a PDF read aloud: headings, texts, tables, lists and pictures.

reportlab draws and says nothing of what it draws. Here everything that is drawn is put between marks: either it belongs
to an element of the tree, or it is an artifact: lines, grounds, footers and heads that come again. Whoever holds other
things opens an element around them; who draws, marks what it draws. The order of reading is that of drawing.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab import platypus
from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFPage,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

_DEEPEST = 6
"""Headings lie in each other as deep as this."""


_ON_PAPER_TOO = 4
"""The flag of what is printed as well as shown."""


class Element(PDFObject):  # type: ignore[misc]
    """An element of the tree: what it is, what lies in it, and the words for what shows no words."""

    def __init__(self, kind: str, *, alt: str = "", scope: str = "", alone: bool = False) -> None:
        """Make one of a ``kind`` of the standard (P, H1, TD …); ``scope`` says what a head of a table names.

        ``alone`` is for what holds one text: that lies in it without a paragraph around it.
        """
        self.kind, self.alt, self.scope, self.alone = kind, alt, scope, alone
        self.above: Element | None = None
        self.inside: list[Any] = []
        self.at = ""
        """Where it is in the file, as others name it, once it has a number there."""

    def put(self, element: Element) -> Element:
        """Lay an element in this one, behind all that lies in it."""
        element.above = self
        self.inside.append(element)
        return element

    def format(self, document: Any) -> bytes:
        """Write it as the file has it, in few characters and steps: there are thousands of them."""
        page = next((item[0] for item in self.inside if isinstance(item, tuple)), "")
        kids = " ".join(
            item.at if isinstance(item, Element)
            else item.written(document) if isinstance(item, _Link)
            else str(item[1]) if item[0] == page
            else f"<</Type/MCR/Pg {_at(document, item[0])}/MCID {item[1]}>>"
            for item in self.inside
        )  # fmt: skip
        entries = [f"/S/{self.kind}/P {self.above.at if self.above else _at(document, _ROOT)}/K[{kids}]"]
        if page:
            entries.append(f"/Pg {_at(document, page)}")
        if self.scope:
            entries.append(f"/A<</O/Table/Scope/{self.scope}>>")
        if self.alt:
            entries.append("/Alt" + PDFString(self.alt).format(document).decode("latin-1"))
        return f"<<{''.join(entries)}>>".encode("latin-1")


class _Link:
    """The place of a link on a page."""

    def __init__(self, page: str, reference: PDFObjectReference) -> None:
        self.page, self.reference = page, reference

    def written(self, document: Any) -> str:
        """Write it as the file has it."""
        return f"<</Type/OBJR/Obj {_at(document, self.reference.name)}/Pg {_at(document, self.page)}>>"


class _Places(PDFObject):  # type: ignore[misc]
    """The elements of one page, in the order of their marks."""

    def __init__(self, elements: list[Element]) -> None:
        self.elements = elements

    def format(self, _document: Any) -> bytes:
        """Write them as the file has them."""
        return f"[{' '.join(element.at for element in self.elements)}]".encode("latin-1")


def _at(document: Any, name: str) -> str:
    """Return how a thing of this name is referred to in the file."""
    return f"{document.idToObjectNumberAndVersion[name][0]} 0 R"


_ROOT = "structure"
_PLACES = 1 << 20
"""The numbers of links begin here in the tree; below it are those of pages."""


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that keeps the tree; between ``begin_page`` and ``end_page`` it marks all that is drawn."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self._tree = Element("Document")
        self._open = [self._tree]
        self._levels: list[int] = []
        self._marks: dict[str, list[Element]] = {}
        self._links: list[Element] = []
        self._now: Element | None = None
        self._marking = False
        self._silent = 0
        super().__init__(*args, **options)

    def begin_page(self) -> None:
        """Mark from here on; what belongs to no element is an artifact."""
        self._marking = True
        self._marks[self._doc.thisPageName()] = []
        self._begin(None)

    def end_page(self) -> None:
        """End the last mark of a page."""
        self._code.append("EMC")
        self._marking = False

    def open(self, element: Element) -> None:
        """Lay all elements that are made in this one, until it is closed; it lies itself in what is open."""
        if self._marking and not self._silent and element.above is None:
            self._open[-1].put(element)
        self._open.append(element)

    def close(self, count: int = 1) -> None:
        """Close so many of the elements that were opened last."""
        del self._open[len(self._open) - count :]

    def silence(self, more: int) -> None:
        """Let all that is drawn be an artifact from here on (1), such as a head that comes again; or no longer (-1)."""
        self._silent += more

    @contextmanager
    def marked(self, element: Element | None) -> Iterator[None]:
        """Mark what is drawn meanwhile as this element, laid in the open one; None for an artifact."""
        before = self.mark(element)
        try:
            yield
        finally:
            self.change(before)

    def mark(self, element: Element | None) -> Element | None:
        """Mark what is drawn from here on so, and give what it was marked as before, to ``change`` back to."""
        before = self._now
        if element is not None and element.above is None and self._marking and not self._silent:
            self._open[-1].put(element)
        self.change(None if self._silent else element)
        return before

    def change(self, element: Element | None) -> None:
        """Mark what is drawn from here on as an element that lies in the tree already; None for an artifact."""
        if element is not self._now and self._marking:
            self._code.append("EMC")
            self._begin(element)

    def heading(self, weight: int) -> Element:
        """Return the element for a heading: one deeper than the heading before it that weighs more (1 weighs most)."""
        while self._levels and self._levels[-1] >= weight:
            self._levels.pop()
        self._levels.append(weight)
        return Element(f"H{min(len(self._levels), _DEEPEST)}")

    def text(self, weight: int, *, link: str = "") -> Element:
        """Return the element for a text: a heading by its weight, 0 for none; ``link`` are the words that lead on."""
        if weight:
            return self.heading(weight)
        inner = self._open[-1]
        if link:
            return inner.put(Element("P")).put(Element("Link", alt=link))
        return inner if inner.alone else Element("P")

    def save(self) -> None:
        """Write the tree into the file."""
        written = self._write_tree() if self._marks else []
        super().save()
        # Elements hold each other: thousands would wait to be looked for as garbage.
        for element in written:
            element.inside.clear()

    def _addAnnotation(self, annotation: Any, name: Any = None, addtopage: int = 1) -> None:  # noqa: N802
        link = self._now
        if link is not None and link.kind == "Link":
            annotation.permitted = (*annotation.permitted, "StructParent")
            annotation.otherkw |= {"StructParent": _PLACES + len(self._links), "F": _ON_PAPER_TOO}
            annotation.Contents = link.alt
            self._links.append(link)
        super()._addAnnotation(annotation, name, addtopage)
        if link is not None and link.kind == "Link":
            link.inside.append(_Link(self._doc.thisPageName(), self._annotationrefs[-1]))

    def _begin(self, element: Element | None) -> None:
        self._now = element
        if element is None:
            self._code.append("/Artifact BMC")
            return
        page = self._doc.thisPageName()
        marks = self._marks[page]
        element.inside.append((page, len(marks)))
        self._code.append(f"/{element.kind} <</MCID {len(marks)}>> BDC")
        marks.append(element)

    def _write_tree(self) -> list[Element]:
        """Give every element a place in the file, and the file what leads to them; return all elements."""
        document, elements = self._doc, [self._tree]
        for element in elements:
            element.at = _at(document, document.Reference(element).name)
            elements += [item for item in element.inside if isinstance(item, Element)]
        numbers: list[Any] = []
        for place, page in enumerate(self._marks):
            numbers += [place, _Places(self._marks[page])]
            written: PDFPage = document.idToObject[page]
            written.__NoDefault__ = [*written.__NoDefault__, "StructParents", "Tabs"]
            written.StructParents, written.Tabs = place, PDFName("S")
        for place, link in enumerate(self._links):
            numbers += [_PLACES + place, link.at]
        root = {
            "Type": PDFName("StructTreeRoot"),
            "K": self._tree.at,
            "ParentTree": PDFDictionary({"Nums": PDFArray(numbers)}),
            "ParentTreeNextKey": _PLACES + len(self._links),
        }
        catalog = document.Catalog
        catalog.StructTreeRoot = document.Reference(PDFDictionary(root), _ROOT)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.Metadata = XMP(creator=lambda file: _metadata(file.info.title).encode())
        return elements


def _metadata(title: str) -> str:
    """Return the title as readers of today look for it; no claim to a standard, which asks for eyes as well."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>'
        f'<rdf:li xml:lang="x-default">{html.escape(title, quote=False)}</rdf:li>'
        "</rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    )


class Flowable(platypus.Flowable):  # type: ignore[misc]
    """Something that is drawn, and says in ``alt_text`` what it shows; where that is nothing, it is an artifact."""

    alt_text: str
    holds_words = False
    """Whether what it shows are paragraphs, which are marked themselves."""

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw it between its marks."""
        with figure(canvas, "" if self.holds_words else self.alt_text):
            super().drawOn(canvas, x, y, _sW)


@contextmanager
def figure(canvas: Any, words: str) -> Iterator[None]:
    """Mark what is drawn meanwhile as a picture with these words, or as an artifact without any."""
    if isinstance(canvas, TaggedCanvas):
        with canvas.marked(Element("Figure", alt=words) if words.strip() else None):
            yield
    else:
        yield
