"""Who has a PDF read aloud hears headings, texts, tables, lists and pictures as such, in their order, each once."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream, IndirectObject

from tests.plans.printing.conftest import full_plan
from tests.plans.printing.everything import PDFS

LIES_IN = {
    "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TOCI": {"TOC"},
    "Link": {"P"},
}  # fmt: skip
STANDARD = {*LIES_IN, "Document", "P", "Table", "L", "TOC", "Figure", *(f"H{level}" for level in range(1, 7))}


@cache
def read(thing: str) -> PdfReader:
    return PdfReader(io.BytesIO(PDFS[thing](full_plan())))


def kids(element: Any) -> list[Any]:
    return [item.get_object() if isinstance(item, IndirectObject) else item for item in element.get("/K", [])]


def tree(thing: str) -> Iterator[tuple[Any, Any]]:
    """Every element with the one it lies in, in the order of reading."""

    def walk(element: Any, above: Any) -> Iterator[tuple[Any, Any]]:
        yield element, above
        for item in kids(element):
            if hasattr(item, "get") and "/S" in item:
                yield from walk(item, element)

    return walk(read(thing).root_object["/StructTreeRoot"]["/K"].get_object(), None)


def kind(element: Any) -> str:
    return str(element["/S"])[1:] if element is not None else ""


def marks(page: Any) -> Iterator[tuple[str, int | None, bool]]:
    """What is drawn on a page: between which mark, with which number, and whether anything shows; "" is outside all."""
    name, number, shown = "", None, False
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator in (b"BDC", b"BMC"):
            assert not name, "a mark within a mark"
            if shown:
                yield "", None, True
            name, shown = str(operands[0])[1:], False
            number = operands[1].get("/MCID") if operator == b"BDC" else None
        elif operator == b"EMC":
            assert name, "an end without a mark"
            yield name, number, shown
            name, number, shown = "", None, False
        elif operator in (b"Tj", b"TJ", b"'", b"S", b"f", b"B", b"f*", b"Do", b"s", b"b"):
            shown = True
    assert not name, "a mark without an end"
    if shown:
        yield "", None, True


@pytest.mark.parametrize("thing", PDFS)
def test_everything_drawn_is_marked_and_every_mark_is_in_the_tree_once(thing: str) -> None:
    document = read(thing)
    assert document.root_object["/MarkInfo"]["/Marked"]
    numbers = document.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    places = dict(zip(numbers[::2], numbers[1::2], strict=True))
    held: Counter[tuple[int, int]] = Counter()
    pages = {page.indirect_reference.idnum: place for place, page in enumerate(document.pages)}
    for element, _above in tree(thing):
        for item in kids(element):
            if isinstance(item, int):
                held[pages[element.raw_get("/Pg").idnum], item] += 1
            elif item.get("/Type") == "/MCR":
                held[pages[item.raw_get("/Pg").idnum], item["/MCID"]] += 1
    assert set(held.values()) <= {1}
    for place, page in enumerate(document.pages):
        found = list(marks(page))
        assert "" not in {name for name, _number, _shown in found}
        own = [number for name, number, _shown in found if name != "Artifact"]
        assert own == list(range(len(own)))
        assert {(place, number) for number in own} == {key for key in held if key[0] == place}
        assert page["/Tabs"] == "/S"
        above = places[page["/StructParents"]].get_object()
        kinds = [name for name, _number, _shown in found if name != "Artifact"]
        assert [kind(item.get_object()) for item in above] == kinds


@pytest.mark.parametrize("thing", PDFS)
def test_elements_are_of_the_standard_and_lie_where_they_may(thing: str) -> None:
    for element, above in tree(thing):
        assert kind(element) in STANDARD
        assert kind(above) in LIES_IN.get(kind(element), {kind(above)}), (kind(element), kind(above))
        if kind(element) == "Figure":
            assert str(element["/Alt"]).strip()
        if kind(element) == "TH":
            assert element["/A"]["/Scope"] in ("/Row", "/Column")


@pytest.mark.parametrize("thing", PDFS)
def test_headings_begin_at_the_first_level_and_skip_none(thing: str) -> None:
    levels = [int(kind(element)[1]) for element, _above in tree(thing) if kind(element)[0] == "H"]
    assert levels[0] == 1
    assert all(later <= before + 1 for before, later in pairwise(levels))


@pytest.mark.parametrize("thing", PDFS)
def test_rows_of_a_table_are_as_long_as_its_head(thing: str) -> None:
    for element, _above in tree(thing):
        if kind(element) == "Table":
            assert len({len(kids(row)) for row in kids(element)}) == 1


def test_a_table_that_goes_on_is_one_table_and_its_head_is_said_once() -> None:
    titles = Counter(kind(element) for element, _above in tree("plan"))
    assert titles["Table"] > 20
    assert titles["TOCI"] == titles["Link"] > 10
    heads = sum(
        all(kind(cell) == "TH" and cell["/A"]["/Scope"] == "/Column" for cell in kids(row))
        for element, _above in tree("plan")
        if kind(element) == "Table"
        for row in kids(element)
    )
    assert heads <= titles["Table"]


def test_every_link_is_in_the_tree() -> None:
    document = read("plan")
    numbers = document.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    places = dict(zip(numbers[::2], numbers[1::2], strict=True))
    links = [note.get_object() for page in document.pages for note in page.get("/Annots", [])]
    assert len(links) > 10
    for note in links:
        link = places[note["/StructParent"]].get_object()
        assert kind(link) == "Link"
        assert note["/Contents"]
        assert any(item["/Obj"].get_object() == note for item in kids(link) if not isinstance(item, int))


@pytest.mark.parametrize("thing", PDFS)
def test_it_is_read_from_the_first_page_to_the_last(thing: str) -> None:
    places = {page.indirect_reference.idnum: place for place, page in enumerate(read(thing).pages)}
    first = [places[element.raw_get("/Pg").idnum] for element, _above in tree(thing) if "/Pg" in element]
    assert first == sorted(first)
    assert set(first) == set(places.values())
