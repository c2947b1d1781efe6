"""Everything that can be printed, as bytes; and what a reader finds in it, quick enough for hundreds of prints."""

from __future__ import annotations

import io
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from plans import portfolio
from plans.plan import Plan
from plans.portfolio import Collection
from plans.printing import location_sheet, printer
from plans.printing.request import PRINT_KINDS, PrintRequest
from tests.plans.printing.conftest import TODAY
from tests.plans.printing.pdf_reading import squeezed


def _asked(asked: PrintRequest) -> Callable[[Plan], bytes]:
    return lambda plan: printer.pdf(plan, asked, today=TODAY, invariant=True)


def _page(asked: PrintRequest) -> Callable[[Plan], bytes]:
    return lambda plan: printer.html(plan, asked, today=TODAY)


def _location_sheet(plan: Plan) -> bytes:
    kept: list[bytes] = []
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(location_sheet, "save_print", lambda content, to: kept.append(content))
        teams = (portfolio.summary(plan), portfolio.summary(plan))
        location_sheet.write(Collection(teams), Path("sheet.pdf"), today=TODAY, invariant=True)
    return kept[0]


PDFS: dict[str, Callable[[Plan], bytes]] = {
    **{what: _asked(PrintRequest(what, without=frozenset())) for what in PRINT_KINDS},
    "poster on A4": _asked(PrintRequest("poster", paper="A4")),
    "location sheet": _location_sheet,
}
PAGES: dict[str, Callable[[Plan], bytes]] = {
    f"{what} in HTML": _page(PrintRequest(what, without=frozenset())) for what in PRINT_KINDS
}
EVERYTHING = PDFS | PAGES


def found(content: bytes) -> str:
    """All text in a print, without white space; signs that stand for several letters as those letters."""
    if content.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(content)
        sentence = "".join(page.get_textpage().get_text_range(errors="replace") for page in document)
        document.close()
    else:
        sentence = _Reader(content).alt_text
    return comparable(sentence)


def comparable(text: str) -> str:
    """Text as two prints can be compared: no white space, letters apart from their marks, one kind of hyphen."""
    return squeezed(unicodedata.normalize("NFKD", text.replace("\ufffe", "-").replace("\x02", "-")))


def does(content: bytes) -> set[str]:
    """What a print can do or bring beside showing words and lines; a link is named by where it leads."""
    return set(_of_the_pdf(content) if content.startswith(b"%PDF") else _Reader(content).does)


def _of_the_pdf(content: bytes) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(content))
    for name in ("/OpenAction", "/AA", "/AcroForm", "/JavaScript", "/EmbeddedFiles", "/Collection"):
        if name in reader.root_object or name in reader.root_object.get("/Names", {}):
            yield name
    for page in reader.pages:
        for item in page.get("/Annots", []):
            note = item.get_object()
            inside = note["/Subtype"] == "/Link" and "/Dest" in note and "/A" not in note
            yield "link inside" if inside else f"{note['/Subtype']} {sorted(note)}"
        yield from _objects(page["/Resources"])


def _objects(resources: Any) -> Iterator[str]:
    for font in resources.get("/Font", {}).values():
        yield f"font {font.get_object()['/BaseFont'].partition('+')[2]}"
    for name in resources.get("/XObject", {}):
        form = resources["/XObject"][name]
        if form["/Subtype"] != "/Form":
            yield str(form["/Subtype"])
        else:
            yield from _objects(form.get("/Resources", {}))


class _Reader(HTMLParser):
    """What a browser would see of a page of HTML."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.alt_text, self.does, self._silent = "", set[str](), False
        self.feed(content.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag in ("style", "script")
        self.does.add(tag)
        for name, value in attrs:
            self.does.add(f"{tag} {name}" if name != "href" else f"{tag} href {(value or '')[:1]}")

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        self.alt_text += "" if self._silent else data

    def handle_comment(self, data: str) -> None:
        self.does.add(f"comment {data}")

    def handle_pi(self, data: str) -> None:
        self.does.add(f"instruction {data}")

    def unknown_decl(self, data: str) -> None:
        self.does.add(f"declaration {data}")


_EVENTS = ("open", "compile", "exec", "import", "socket.", "subprocess.", "os.", "urllib.", "ctypes.dlopen")
_seen: list[str] | None = None


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _seen is not None and event.startswith(_EVENTS):
        _seen.append(f"{event} {str(arguments)[:120]}")


@contextmanager
def watched() -> Iterator[list[str]]:
    """Return every file opened and every piece of code compiled or run meanwhile."""
    global _seen
    if not _HOOKED:
        _HOOKED.append(True)
        sys.addaudithook(_hook)
    _seen = seen = []
    try:
        yield seen
    finally:
        _seen = None


_HOOKED: list[bool] = []
