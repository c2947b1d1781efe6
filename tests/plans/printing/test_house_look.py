"""The look of a house on paper: its logo and colour on cover, poster and summary, and ours where it has none."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from pypdf import PdfReader

from plans.exchange import plan_file
from plans.house import Look
from plans.house_pack import filling
from plans.plan import Plan
from plans.printing import house_look, printer
from plans.printing.mark import Mark
from plans.printing.request import PrintKind, PrintRequest
from resources import house_words, voice
from tests.plans.house_pack.strategies import logo
from tests.plans.house_pack.test_house_pack import made, with_facts
from tests.plans.printing.pdf_reading import texts

KINDS: tuple[PrintKind, ...] = ("plan", "poster", "summary")


@pytest.fixture(autouse=True)
def _our_words_again() -> object:
    yield
    voice.choose(None)
    house_words.choose()


def plan_of(**facts: object) -> Plan:
    """The sample plan of a house that looks and speaks in its own way."""
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    return filling.filled(plan, with_facts(made(), **facts))


def pictures(path: Path) -> int:
    return len(PdfReader(path).pages[0].images)


@pytest.mark.parametrize("what", KINDS)
def test_logo_and_colour_stand_on_the_first_page(what: PrintKind, tmp_path: Path) -> None:
    own, ours = tmp_path / "own.pdf", tmp_path / "ours.pdf"
    look = Look(accent="#7A1F5C", logo=logo(400, 100))
    printer.write(plan_of(look=look), own, PrintRequest(what), invariant=True)
    printer.write(plan_of(), ours, PrintRequest(what), invariant=True)
    assert (pictures(own), pictures(ours)) == (1, 0)
    colour = b".478431 .121569 .360784"
    first = [PdfReader(path).pages[0].get_contents().get_data() for path in (own, ours)]
    assert [colour in page for page in first] == [True, False]


def test_a_logo_that_spoiled_in_the_library_becomes_our_mark() -> None:
    spoiled = Look.model_construct(logo=base64.b64encode(b"no picture" * 9).decode())
    assert isinstance(house_look.mark(spoiled, 40, 120), Mark)
    cut = base64.b64encode(base64.b64decode(logo())[:45]).decode()
    assert isinstance(house_look.mark(Look.model_construct(logo=cut), 40, 120), Mark)


def test_paper_speaks_with_the_words_of_the_house(tmp_path: Path) -> None:
    from plans.house import Words

    plan = plan_of(words=Words(review="kwartaalgesprek"))
    printer.write(plan, tmp_path / "poster.pdf", PrintRequest("poster"))
    text = texts(tmp_path / "poster.pdf")[0]
    assert "Na elk kwartaalgesprek" in text
