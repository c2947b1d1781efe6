"""The Word document holds what the pages hold, with headings, tables, pictures and a language that Word knows."""

from __future__ import annotations

import io
import itertools
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from plans.anonymise import anonymised
from plans.errors import PlanError
from plans.exchange import plan_file
from plans.plan import Plan, new_plan
from plans.printing import printer
from plans.printing.html.nodes import words
from plans.printing.layout import DocumentInfo, Flow, Printout
from plans.printing.request import PRINT_KINDS, PrintRequest
from plans.printing.styles import CELL, TEXT
from plans.printing.tables import facts, grid, grouped
from plans.printing.text import paragraph
from plans.printing.word.document import document
from resources.language import speaking
from tests.plans.printing.conftest import TODAY, without_chance
from tests.plans.printing.hard_strings import MARKUP
from tests.plans.printing.pdf_reading import fill, squeezed
from tests.plans.printing.test_print_html import HOSTILE, texts

ORDER = {
    "pPr": "pStyle keepNext keepLines numPr pBdr tabs spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs color spacing kern sz szCs lang",
    "tblPr": "tblStyle tblW tblLayout tblLook tblCaption",
    "tcPr": "tcW gridSpan",
    "trPr": "cantSplit tblHeader",
}
"""In which order Word wants what says how something looks; another one is a damaged document to it."""


def sample() -> Plan:
    plan, _left = plan_file.read(plan_file.SAMPLE)
    return plan


def made(plan: Plan, what: Any = "plan", language: str = "nl", template: Path | None = None) -> Any:
    """Read the document of a plan; without a template that of the same plan is made once, whatever its keys."""
    known = without_chance(plan), what, language
    content = None if template else _MADE.get(known)
    if content is None:
        request = PrintRequest(what, language=language, without=frozenset())
        with speaking(language):
            content = document(printer._printout(plan, request, TODAY), template)
    if not template:
        _MADE[known] = content
    return docx.Document(io.BytesIO(content))


_MADE: dict[tuple[str, str, str], bytes] = {}


def of_flow(flow: Flow, template: Path | None = None) -> Any:
    about = DocumentInfo("Titel", "Over", "Voet", TODAY)
    return docx.Document(io.BytesIO(document(Printout(about, flow, "naam"), template)))


def text_of(found: Any) -> str:
    body = found.element.body
    return "".join([*body.xpath(".//w:t/text()"), *body.xpath(".//wp:docPr/@descr")])


def lines(found: Any) -> list[tuple[str, str]]:
    return [(item.style.name, item.text) for item in found.paragraphs if item.text]


@pytest.mark.parametrize("what", PRINT_KINDS)
def test_the_document_holds_every_text_of_the_pages(full: Plan, what: Any) -> None:
    for plan, language in ((full, "nl"), (sample(), "en"), (new_plan(2027), "nl"), (anonymised(sample()), "nl")):
        with speaking(language):
            printout = printer._printout(plan, PrintRequest(what, language=language, without=frozenset()), TODAY)
            found = [item for item in texts(printout.read or printout.flow) if item.strip() not in ("", "•")]
            text = squeezed(text_of(docx.Document(io.BytesIO(document(printout)))))
        assert [item for item in found if squeezed(item) not in text] == []


def test_a_plan_has_headings_a_contents_and_tables_whose_heads_return(full: Plan) -> None:
    found = made(full)
    styles = [style for style, _text in lines(found)]
    assert styles[:2] == ["Title", "Subtitle"]
    assert styles.count("Heading 1") > 8
    assert styles.count("Heading 2") > 15
    depths = [int(style[-1]) for style in styles if style.startswith("Heading")]
    assert all(after <= before + 1 for before, after in itertools.pairwise(depths))
    assert len(found.tables) > 20
    for table in found.tables:
        assert table.style.name == "Digikoers table"
        heads = [row._tr.trPr is not None and bool(row._tr.trPr.xpath("w:tblHeader")) for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(cell.text.strip() for cell in table.rows[0].cells)
    body = found.element.body
    places = set(body.xpath(".//w:bookmarkStart/@w:name"))
    assert set(body.xpath(".//w:hyperlink/@w:anchor")) <= places
    assert "TOC" in "".join(body.xpath(".//w:instrText/text()"))


@pytest.mark.parametrize("what", ["summary", "plan", "quarter"])
def test_every_picture_has_words_and_fits(full: Plan, what: Any) -> None:
    found = made(full, what)
    pictures = found.element.body.xpath(".//wp:inline")
    assert len(pictures) >= 2
    assert all(item.docPr.get("descr") for item in pictures)
    ids = [item.docPr.get("id") for item in pictures]
    assert len(ids) == len(set(ids))
    section = found.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert all(item.extent.cx <= room for item in pictures)
    for table in found.tables:
        assert sum(int(width) for width in table._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")) * 635 <= room


@pytest.mark.parametrize(("language", "locale"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_every_text_says_in_which_language_it_is(full: Plan, language: str, locale: str) -> None:
    found = made(full, language=language)
    runs = [item for item in found.element.body.iter(qn("w:r")) if item.find(qn("w:t")) is not None]
    assert len(runs) > 300
    assert {item.xpath("string(./w:rPr/w:lang/@w:val)") for item in runs} == {locale}
    assert found.core_properties.language == locale
    assert set(found.styles.element.xpath("./w:docDefaults//w:lang/@w:val")) == {locale}


def test_what_stands_where_is_in_the_order_that_word_wants(full: Plan) -> None:
    found = made(full)
    for kind, order in ORDER.items():
        names = order.split()
        for holder in (found.element, found.styles.element):
            for item in holder.iter(qn(f"w:{kind}")):
                inside = [child.tag.rpartition("}")[2] for child in item]
                if inside and set(inside) <= set(names):
                    assert inside == sorted(inside, key=names.index)
                else:
                    assert holder is found.styles.element or not inside, inside


def test_a_table_has_the_groups_totals_and_numbers_of_the_page() -> None:
    rows, titles = grouped([("Groep", [["a", "1"], ["b", "2"]])])
    rows += [["samen", "3"]]
    found = of_flow(grid(["Wat", "Hoeveel"], rows, [300, 60], right=(1,), titles=titles, totals=1)).tables[0]
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["Wat", "Hoeveel"], ["Groep", "Groep"], ["a", "1"], ["b", "2"], ["samen", "3"],
    ]  # fmt: skip
    assert found.rows[2].cells[1].paragraphs[0].alignment is not None
    bold = [bool(row.cells[0].paragraphs[0].runs[0].bold) for row in found.rows]
    assert bold == [True, True, False, False, True]
    # It stays with the row that it names.
    assert found.rows[1].cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_a_fact_stands_beside_its_name() -> None:
    found = of_flow(facts([("Team", "De Linde"), ("Gang", "een\ntwee")]))
    assert [(style, text) for style, text in lines(found)][2:] == [
        ("Digikoers fact", "Team\tDe Linde"), ("Digikoers fact", "Gang\teen\ntwee"),
    ]  # fmt: skip


def test_whatever_is_typed_is_only_text() -> None:
    plan = sample()
    strings = itertools.cycle([*HOSTILE, *MARKUP.values()])
    put = fill(plan, lambda record, field: next(strings))
    text = squeezed(text_of(made(plan)))
    kept = [item for item in put if item.isprintable() and "\ufffe" not in item]
    assert len(kept) > 100
    assert [item for item in kept if squeezed(item) not in text] == []


def test_a_word_of_any_length_and_an_empty_plan_come_out() -> None:
    plan = sample()
    long = "x" * 40_000
    plan.vision.message = plan.goals[0].title = plan.actions[0].what = long
    assert text_of(made(plan)).count(long) > 3
    assert lines(made(new_plan(2027)))


def test_with_roles_no_name_is_left() -> None:
    named = [person.name for person in sample().people if len(person.name) > 3 and person.name != "Het team"]
    request = PrintRequest(without=frozenset())
    content = document(printer._printout(anonymised(sample()), request, TODAY))
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "replace")
    assert len(named) > 5
    assert [name for name in named if name in whole] == []


def test_the_document_says_whose_and_of_when_it_is() -> None:
    about = made(sample()).core_properties
    assert about.title == "Jaarplan 2027 · Team De Linde"
    assert about.author == "Ineke Verhoeven"
    assert about.last_modified_by == "Digikoers"
    assert about.created
    assert about.created.date() == TODAY
    assert (about.comments, about.keywords, about.category) == ("", "", "")


# Templates


def house(folder: Path, ending: str = ".dotx") -> Path:
    """A template as an organisation has it: Dutch names of styles, a head on the page, a cover of its own."""
    made = docx.Document()
    made.styles["Heading 1"].font.size = Pt(33)
    made.styles["Heading 1"].element.set(qn("w:styleId"), "Kop1")
    for name in ("List Bullet", "Heading 4"):
        made.styles[name].element.getparent().remove(made.styles[name].element)
    made.styles.add_style("Huisstijl vet", WD_STYLE_TYPE.PARAGRAPH)
    made.add_paragraph("[Titel van het voorblad]")
    made.add_table(1, 2)
    made.sections[0].header.paragraphs[0].text = "Zorggroep Veldestroom"
    made.sections[0].page_width, made.sections[0].left_margin = Cm(20), Cm(4)
    plain, to = io.BytesIO(), folder / f"huisstijl{ending}"
    made.save(plain)
    with zipfile.ZipFile(plain) as parts, zipfile.ZipFile(to, "w") as written:
        for part in parts.namelist():
            content = parts.read(part)
            if ending == ".dotx" and part == "[Content_Types].xml":
                content = content.replace(b"document.main+xml", b"template.main+xml")
            written.writestr(part, content)
    return to


@pytest.mark.parametrize("ending", [".dotx", ".docx"])
def test_a_template_gives_its_styles_and_its_page_and_none_of_its_text(tmp_path: Path, ending: str) -> None:
    found = made(sample(), template=house(tmp_path, ending))
    text = text_of(found)
    assert "voorblad" not in text
    assert "Zelf medicatie regelen" in text
    first = next(item for item in found.paragraphs if item.style.name == "Heading 1")
    assert (first.style.style_id, first.style.font.size) == ("Kop1", Pt(33))
    assert found.sections[0].header.paragraphs[0].text == "Zorggroep Veldestroom"
    assert found.sections[0].footer.paragraphs[0].text == ""
    assert (found.sections[0].page_width.twips, found.sections[0].left_margin.twips) == (Cm(20).twips, Cm(4).twips)
    # What it lacked came along, and it kept what is its own.
    names = {style.name for style in found.styles}
    assert {"List Bullet", "Heading 4", "Huisstijl vet", "Digikoers table"} <= names
    bullets = [item for item in found.paragraphs if item.style.name == "List Bullet"]
    number = bullets[0].style.element.xpath("./w:pPr/w:numPr/w:numId/@w:val")[0]
    assert found.part.numbering_part.element.num_having_numId(int(number)) is not None


def test_what_is_no_template_is_refused_in_a_sentence(tmp_path: Path) -> None:
    whole = house(tmp_path).read_bytes()
    sheet = io.BytesIO()
    with zipfile.ZipFile(sheet, "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
    bad = {
        "leeg.dotx": b"", "tekst.dotx": b"geen zip", "kapot.dotx": whole[: len(whole) // 2],
        "blad.dotx": sheet.getvalue(),
        "oud.dotx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    }  # fmt: skip
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(PlanError) as error:
            of_flow([], tmp_path / name)
        assert name in error.value.sentence
        assert error.value.advice
    with pytest.raises(PlanError, match=r"weg\.dotx"):
        of_flow([], tmp_path / "weg.dotx")
    (tmp_path / "map").mkdir()
    with pytest.raises(PlanError, match="map"):
        of_flow([], tmp_path / "map")


def test_the_ending_of_the_file_name_decides(tmp_path: Path) -> None:
    template = str(house(tmp_path))
    printer.write(sample(), tmp_path / "p.DOCX", PrintRequest("summary", template=template), today=TODAY)
    found = docx.Document(str(tmp_path / "p.DOCX"))
    assert found.sections[0].page_width.twips == Cm(20).twips
    content, name = printer.with_name(sample(), PrintRequest("summary"), ".docx")
    assert name == "Samenvatting 2027 Team De Linde"
    assert docx.Document(io.BytesIO(content)).paragraphs[0].text == "Samenvatting 2027 · Team De Linde"


def test_text_beside_a_picture_and_a_picture_in_a_cell_keep_their_order() -> None:
    found = of_flow(
        [paragraph("voor", TEXT), *grid(["a"], [[[paragraph("een", CELL), paragraph("twee", CELL)]]], [90])]
    )
    assert [item.text for item in found.tables[0].rows[1].cells[0].paragraphs] == ["een", "twee"]
    assert words("voor") in text_of(found)
