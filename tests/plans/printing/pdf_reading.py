"""Reading a PDF back with a reader that has nothing to do with the writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw
from pypdf import PdfReader
from pypdf.generic import Destination
from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.plan import Plan
from plans.printing.layout import BOTTOM, SIDE
from plans.printing.styles import REGULAR, SEMIBOLD
from plans.records import Record
from plans.subjects import goals


def squeezed(text: str) -> str:
    """Text without any white space, so that line breaks do not count."""
    return "".join(text.split())


def body(file: Path) -> str:
    """All text but the footers."""
    return "\n".join(bodies(file))


def bodies(file: Path) -> list[str]:
    """The text of every page but its footer."""
    return [_words(pieces, BOTTOM - 8) for _width, pieces in _read(file.read_bytes())]


def texts(file: Path) -> list[str]:
    """The text of every page."""
    return [_words(pieces) for _width, pieces in _read(file.read_bytes())]


class Piece(NamedTuple):
    """A piece of text on a page: its left and bottom in points, its font, and its size, as set and as scaled."""

    text: str
    left: float
    bottom: float
    font: str
    size: float
    scaled: float


@cache
def _read(content: bytes) -> list[tuple[float, list[Piece]]]:
    """The width and the pieces of every page, once for all that looks at one print: to read it is much of the work."""
    document = pypdfium2.PdfDocument(content)
    found = [(page.get_width(), _pieces(page)) for page in document]
    document.close()
    return found


def _pieces(page: pypdfium2.PdfPage) -> list[Piece]:
    """What was drawn at once, in the order in which it was drawn; a line ends unless the next piece goes on there."""
    pieces: list[Piece] = []
    right = 0.0
    for item in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage()):
        place, holder = item.get_matrix(), item.container
        while holder:
            place, holder = place.multiply(holder.get_matrix()), holder.container
        if pieces and (place.f != pieces[-1].bottom or not -1 < place.e - right < pieces[-1].scaled / 2):
            pieces[-1] = pieces[-1]._replace(text=pieces[-1].text.rstrip() + "\n")
        left, _bottom, end, _top = item.get_bounds()
        right = place.e + end - left
        size = item.get_font_size()
        text = item.extract().replace("\ufffe", "-")
        pieces.append(Piece(text, place.e, place.f, item.get_font().get_base_name(), size, size * abs(place.d)))
    return pieces


def _words(pieces: list[Piece], above: float = 0) -> str:
    return "".join(piece.text for piece in pieces if piece.bottom > above)


def footer(page: str) -> str:
    """The last line of a page."""
    return " ".join(page.strip().splitlines()[-3:])


def outline(file: Path) -> list[tuple[str, int]]:
    """Every bookmark with its page, counted from 1."""
    reader = PdfReader(file)

    def walk(entries: list[Any]) -> Iterator[tuple[str, int]]:
        for entry in entries:
            if isinstance(entry, Destination):
                yield str(entry.title), (reader.get_destination_page_number(entry) or 0) + 1
            else:
                yield from walk(entry)

    return list(walk(reader.outline))


def fonts(file: Path) -> dict[str, bool]:
    """Every font on any page or form, and whether it is embedded."""
    found: dict[str, bool] = {}

    def look(resources: Any) -> None:
        for font in resources.get("/Font", {}).values():
            descriptor = font.get_object().get("/FontDescriptor", {})
            found[font.get_object()["/BaseFont"]] = "/FontFile2" in descriptor
        for form in resources.get("/XObject", {}).values():
            look(form.get_object().get("/Resources", {}))

    for page in PdfReader(file).pages:
        look(page["/Resources"])
    return found


def beyond_the_margins(file: Path, side: float = SIDE) -> list[str]:
    """Every piece of text that sticks out of the frame, with margins of ``side`` points."""
    out: list[str] = []
    for width, pieces in _read(file.read_bytes()):
        for text, left, bottom, font, size, _scaled in pieces:
            if not text.strip() or not font or bottom < BOTTOM - 8:
                continue
            face = SEMIBOLD if "Semibold" in font else REGULAR
            widest = max(stringWidth(line.strip(), face, size) for line in text.splitlines())
            if left < side - 1 or left + widest > width - side + 1.5:
                out.append(f"{left:.0f}+{widest:.0f}: {text[:60]!r}")
    return out


def smallest(file: Path) -> float:
    """The size of the smallest type on any page, in points."""
    return min(piece.scaled for _width, pieces in _read(file.read_bytes()) for piece in pieces if piece.text.strip())


def text_fields(plan: Plan) -> Iterator[tuple[Record, str]]:
    """Every text field that is printed; why an idea waited is nobody's business once it is a goal."""
    waiting = [*goals.parked(plan.goals), *goals.set_aside(plan.goals)]
    for record in plan.records():
        for field in record.fields():
            # An example is a key to a text of the program.
            silent = field == "example" or (field == "parked_reason" and record not in waiting)
            if isinstance(getattr(record, field), str) and field not in choices(type(record)) and not silent:
                yield record, field


@cache
def choices(kind: type[Record]) -> set[str]:
    """The fields of a table that hold a word of a fixed list."""
    return {name for name, info in kind.model_fields.items() if "Literal" in str(info.annotation)}


def fill(plan: Plan, value: Callable[[Record, str], str]) -> list[str]:
    """Put a text in every text field and give what was put there."""
    put = []
    for record, field in list(text_fields(plan)):
        setattr(record, field, value(record, field))
        put.append(getattr(record, field))
    return put
