"""Every print is sound inside, as programs see it that have nothing to do with the one that wrote it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from plans.anonymise import anonymised
from plans.plan import Plan
from plans.printing import printer
from plans.printing.request import PrintRequest
from tests.plans.printing.conftest import TODAY, full_plan
from tests.plans.printing.everything import PDFS, does
from tests.plans.printing.pdf_reading import outline, squeezed
from tests.plans.printing.references import sample

LANGUAGES = ("nl", "en")


@cache
def printed(thing: str) -> bytes:
    return PDFS[thing](full_plan())


def plan_in(language: str, plan: Plan | None = None) -> bytes:
    return printer.pdf(plan or full_plan(), PrintRequest(language=language), today=TODAY, invariant=True)


def told(content: bytes, tmp_path: Path, *command: str) -> str:
    """Let another program look at a print; fails, with what to install, where that program is not there."""
    if not shutil.which(command[0]):
        pytest.fail(f"{command[0]} is not there: sudo apt-get install poppler-utils qpdf", pytrace=False)
    file = tmp_path / "print.pdf"
    file.write_bytes(content)
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("thing", PDFS)
def test_every_font_is_embedded_and_no_more_of_it_than_is_used(thing: str, tmp_path: Path) -> None:
    fonts = told(printed(thing), tmp_path, "pdffonts").splitlines()[2:]
    assert fonts
    for font in fonts:
        name, *_kind, embedded, subset, unicode, _number, _generation = font.split()
        assert re.fullmatch(r"[A-Z]{6}\+SourceSans3-(Regular|Semibold)", name), font
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), font


@pytest.mark.parametrize("thing", PDFS)
def test_the_file_is_sound(thing: str, tmp_path: Path) -> None:
    assert "No syntax or stream encoding errors found" in told(printed(thing), tmp_path, "qpdf", "--check")


@pytest.mark.parametrize("thing", PDFS)
def test_it_is_drawn_in_lines_and_letters_and_leads_nowhere_outside(thing: str) -> None:
    fonts = {"font SourceSans3-Regular", "font SourceSans3-Semibold"}
    assert does(printed(thing)) <= {*fonts, "link inside"}


@pytest.mark.parametrize("thing", PDFS)
def test_it_says_what_it_is(thing: str) -> None:
    reader = PdfReader(io.BytesIO(printed(thing)))
    assert reader.root_object["/Lang"] == "nl"
    assert reader.metadata is not None
    assert reader.metadata.title
    assert reader.metadata.subject
    assert reader.metadata.creator == "Digikoers"
    assert reader.metadata.author in (None, "", "Annelies Verhoeven")
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_no_name_hides_in_what_a_print_with_roles_says_of_itself() -> None:
    plan = sample()
    content = plan_in("nl", anonymised(plan))
    sentence = f"{PdfReader(io.BytesIO(content)).metadata} {outline(io.BytesIO(content))}"
    names = {
        word for person in plan.people if person.role != "team" for word in person.name.split() if word[:1].isupper()
    }
    assert len(names) > 3
    assert [name for name in names if name in sentence] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_outline_and_the_contents_lead_to_the_page_with_that_title(language: str) -> None:
    content = plan_in(language)
    reader = PdfReader(io.BytesIO(content))
    texts = [squeezed(page.extract_text()) for page in reader.pages]
    marks = outline(io.BytesIO(content))
    assert len(marks) > 10
    for title, page in marks:
        assert squeezed(title) in texts[page - 1], (title, page)
    place = next(number for number, page in enumerate(reader.pages) if len(list(page.get("/Annots", []))) > 5)
    contents, links = " ".join(reader.pages[place].extract_text().split()), _links(reader, place)
    for title, page in marks:
        # The link itself, and the number that stands behind it.
        assert page in links, title
        assert re.search(rf"{re.escape(title)} {page}\b", contents), (title, page)
    assert sorted(links) == sorted(page for _title, page in marks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_place_that_is_there(language: str) -> None:
    reader = PdfReader(io.BytesIO(plan_in(language)))
    for number in range(len(reader.pages)):
        assert all(1 <= page <= len(reader.pages) for page in _links(reader, number))


def _links(reader: PdfReader, number: int) -> list[int]:
    """To which pages the links on a page lead."""
    pages = {page.indirect_reference.idnum: place for place, page in enumerate(reader.pages, start=1)}
    notes = [item.get_object() for item in reader.pages[number].get("/Annots", [])]
    return [pages[list.__getitem__(note["/Dest"], 0).idnum] for note in notes]
