"""What Word and OpenDocument write themselves, piece by piece, and what is read of it."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import pytest
from docx import Document

from plans.edits import Change, apply
from plans.errors import PlanError
from plans.importing import taking
from plans.importing.files import open_document, word, xml_parts
from plans.importing.files.grid import Cell, Content, Passage
from plans.importing.files.reading import read
from plans.importing.records import document_texts
from plans.importing.records.result import Import, describe_import
from plans.plan import Plan, new_plan
from plans.plan_json import deserialise, serialise
from plans.subjects.goals import Goal
from tests.plans.importing.files_of_kinds import docx

OFFICE = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def open_file(folder: Path, body: str, **more: str) -> Content:
    """Read an OpenDocument with this body; ``more``: other parts of the file."""
    path = folder / "a.ods"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument")
        packed.writestr("content.xml", f"<office:document-content {OFFICE}>{body}</office:document-content>")
        for name, text in more.items():
            packed.writestr(name.replace("__", "/").replace("_", "."), text)
    return read(path)


def sheet(folder: Path, rows: str) -> Content:
    return open_file(
        folder,
        f'<office:body><office:spreadsheet><table:table table:name="Blad">{rows}</table:table>'
        "</office:spreadsheet></office:body>",
    )


def word_file(folder: Path, body: str, styles: str | None = None) -> Content:
    """Read a Word document with this body."""
    path = folder / "a.docx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", f"<w:document {WORD}>{body}</w:document>")
        if styles is not None:
            packed.writestr("word/styles.xml", styles)
    return read(path)


def cells(content: Content) -> list[list[Cell]]:
    return [row.cells for row in content.grids[0].rows]


def cell(kind: str, shown: str = "", **values: str) -> str:
    given = "".join(f' office:{name}-value="{value}"' for name, value in values.items())
    given = given.replace("office:plain-value", "office:value")
    return f'<table:table-cell office:value-type="{kind}"{given}><text:p>{shown}</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (cell("date", "1-5-2027", date="2027-05-01"), dt.date(2027, 5, 1)),
        (cell("date", "mei 2027", date="2027-05-01T00:00:00"), "mei 2027"),
        (cell("date", "geen dag", date="2027-13-01"), "geen dag"),
        (cell("date", "", date="2027-05-01"), dt.date(2027, 5, 1)),
        (cell("boolean", "WAAR", boolean="true"), True),
        (cell("boolean", "ONWAAR", boolean="false"), False),
        (cell("float", "12,5", plain="12.5"), 12.5),
        (cell("float", "3", plain="3"), 3),
        (cell("float", "3 uur", plain="3"), "3 uur"),
        (cell("float", "1E+3", plain="1000"), 1000),
        (cell("currency", "€ 12,50", plain="12.5"), 12.5),
        (cell("percentage", "25,5%", plain="0.255"), "25,5%"),
        (cell("float", "veel", plain="veel"), "veel"),
        (cell("string", "a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d"), "a   b c\nd"),
        (cell("string", "hallo<office:annotation>weg</office:annotation>!"), "hallo!"),
        (f"<table:table-cell><text:list>{'<text:p>een</text:p><text:p/>'}</text:list></table:table-cell>", "- een"),
    ],
)
def test_a_cell_of_open_document(tmp_path: Path, written: str, value: Cell) -> None:
    assert cells(sheet(tmp_path, f"<table:table-row>{written}</table:table-row>")) == [[value]]


def test_rows_that_repeat_hide_stand_in_groups_and_are_merged(tmp_path: Path) -> None:
    word_of = cell("string", "x")
    content = sheet(
        tmp_path,
        "<table:table-column/>"
        f"<table:table-header-rows><table:table-row>{cell('string', 'kop')}</table:table-row></table:table-header-rows>"
        f'<table:table-row table:number-rows-repeated="2">{word_of}</table:table-row>'
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
        f"<table:table-row>{word_of}</table:table-row>",
    )
    assert [(row.number, row.cells) for row in content.grids[0].rows] == [(1, ["kop"]), (2, ["x"]), (3, ["x"])]
    content = sheet(
        tmp_path,
        '<table:table-row-group><table:table-row table:visibility="filter">'
        '<table:table-cell office:value-type="string" table:number-rows-spanned="2" table:number-columns-spanned="2">'
        "<text:p>groot</text:p></table:table-cell><table:covered-table-cell/><text:p/>"
        '<table:table-cell table:formula="of:=1+1"/></table:table-row></table:table-row-group>',
    )
    [grid] = content.grids
    assert [(row.cells, row.hidden) for row in grid.rows] == [(["groot"], True)]
    assert [(item.first, item.left, item.last, item.right) for item in grid.merged] == [(1, 0, 2, 1)]
    assert grid.unknown == {(1, 2)}


def test_a_row_is_read_to_the_last_column_that_counts(tmp_path: Path) -> None:
    many = '<table:table-cell table:number-columns-repeated="9000"><text:p>x</text:p></table:table-cell>'
    [found] = cells(sheet(tmp_path, f"<table:table-row>{many}</table:table-row>"))
    assert len(found) == 250


def test_the_texts_of_open_document_without_tables_and_contents(tmp_path: Path) -> None:
    content = open_file(
        tmp_path,
        "<office:body><office:text><text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
        "<text:table-of-content><text:p>Inhoud</text:p></text:table-of-content>"
        "<text:h>Visie</text:h><text:section><text:p>Samen digitaal.</text:p></text:section><text:p/>"
        "<table:table><table:table-row><table:table-cell><text:p>in de tabel</text:p></table:table-cell>"
        "</table:table-row></table:table></office:text></office:body>",
    )
    assert content.texts == [Passage("Visie", "Samen digitaal.")]
    assert cells(content) == [["in de tabel"]]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "beschadigd"),
        ("<office:body>", "beschadigd"),
        ("<office:body><office:drawing/></office:body>", "tekening"),
        (f"<office:body><office:spreadsheet>{'<table:table/>' * 61}</office:spreadsheet></office:body>", "te groot"),
    ],
)
def test_what_is_no_sheet_of_open_document_says_so(tmp_path: Path, body: str, words: str) -> None:
    with pytest.raises(PlanError, match=words):
        open_file(tmp_path, body)


def test_open_document_with_a_password_or_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PlanError, match="wachtwoord"):
        open_file(tmp_path, "", **{"META-INF__manifest_xml": "<manifest:encryption-data/>"})
    monkeypatch.setattr(xml_parts, "MOST_TAGS", 3)
    with pytest.raises(PlanError, match="te groot"):
        sheet(tmp_path, "<table:table-row/>")


def paragraph(words: str, style: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{style}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


STYLES = (
    f'<w:styles {WORD}><w:style w:styleId="X1"><w:name w:val="Titel"/></w:style>'
    '<w:style w:styleId="X2"><w:name w:val="Normaal"/></w:style><w:style w:styleId="X3"/></w:styles>'
)


@pytest.mark.parametrize(
    ("head", "styles", "is_heading"),
    [
        (paragraph("Visie", '<w:pStyle w:val="X1"/>'), STYLES, True),
        (paragraph("Visie", '<w:pStyle w:val="X2"/>'), STYLES, False),
        (paragraph("Visie", '<w:pStyle w:val="Kop2"/>'), None, True),
        (paragraph("Visie", '<w:pStyle w:val="Kop2"/>'), "<niet heel", True),
        (paragraph("Visie", "", "<w:b/>"), None, True),
        (paragraph("Visie", "", '<w:b w:val="0"/>'), None, False),
        (paragraph("Wij doen het samen.", "", "<w:b/>"), None, False),
    ],
)
def test_a_heading_of_word_by_its_style_or_all_bold(
    tmp_path: Path, head: str, styles: str | None, is_heading: bool
) -> None:
    content = word_file(tmp_path, f"<w:body>{head}{paragraph('Tekst.')}</w:body>", styles)
    assert content.texts[-1] == Passage("Visie" if is_heading else "", "Tekst.")
    assert len(content.texts) == 1 + (not is_heading)


def test_what_word_says_in_many_tags_is_read_as_it_shows(tmp_path: Path) -> None:
    body = (
        "<w:body><w:sdt><w:sdtContent><w:p><w:r><w:t>een</w:t><w:tab/><w:t>twee</w:t><w:br/><w:t>drie</w:t>"
        "<w:noBreakHyphen/><w:t>vier</w:t></w:r><w:del><w:r><w:t>weg</w:t></w:r></w:del>"
        "<w:drawing><w:t>weg</w:t></w:drawing></w:p></w:sdtContent></w:sdt><w:sectPr/></w:body>"
    )
    assert [item.text for item in word_file(tmp_path, body).texts] == ["een twee drie-vier"]


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def box(words: str, about: str = "") -> str:
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{paragraph(words)}</w:tc>"


def test_a_table_of_word_with_wide_high_and_deleted_cells(tmp_path: Path) -> None:
    content = word_file(
        tmp_path,
        "<w:body>"
        + table(
            box("breed", '<w:gridSpan w:val="2"/>') + box("c"),
            '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + box("b2") + box("c2"),
            "<w:trPr><w:del/></w:trPr>" + box("weg"),
            box("hoog", '<w:vMerge w:val="restart"/>') + box("b"),
            box("", "<w:vMerge/>") + box("b"),
            box("nieuw", '<w:vMerge w:val="restart"/>') + box("b"),
            box("los") + box("b"),
            box("", "<w:vMerge/>") + box("b"),
        )
        + "</w:body>",
    )
    [grid] = content.grids
    assert [row.cells for row in grid.rows] == [
        ["breed", None, "c"], [None, "b2", "c2"], ["hoog", "b"], [None, "b"], ["nieuw", "b"], ["los", "b"], [None, "b"],
    ]  # fmt: skip
    assert [(item.first, item.left, item.last, item.right) for item in grid.merged] == [(1, 0, 1, 1), (4, 0, 5, 0)]


def test_a_table_in_a_table_and_lists_of_word(tmp_path: Path) -> None:
    inner = f"<w:tc>{table(box('binnen'))}</w:tc>"
    listed = '<w:tc><w:p><w:pPr><w:pStyle w:val="ListParagraph"/></w:pPr><w:r><w:t>punt</w:t></w:r></w:p></w:tc>'
    content = word_file(tmp_path, f"<w:body>{table(inner + listed)}</w:body>")
    assert [[row.cells for row in grid.rows] for grid in content.grids] == [[[None, "- punt"]], [["binnen"]]]
    assert [grid.name for grid in content.grids] == ["Tabel 1", "Tabel 2"]


def test_more_columns_than_count_are_left_out(tmp_path: Path) -> None:
    [found] = cells(word_file(tmp_path, f"<w:body>{table(box('x') * 260)}</w:body>"))
    assert len(found) == 250


@pytest.mark.parametrize(
    ("body", "words"),
    [("", "beschadigd"), ("<w:body>", "beschadigd"), (f"<w:body>{table(box('x')) * 61}</w:body>", "te groot")],
)
def test_what_is_no_document_of_word_says_so(tmp_path: Path, body: str, words: str) -> None:
    with pytest.raises(PlanError, match=words):
        word_file(tmp_path, body)


def test_word_with_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_parts, "MOST_TAGS", 3)
    with pytest.raises(PlanError, match="te groot"):
        word_file(tmp_path, f"<w:body>{paragraph('x')}</w:body>")


def test_only_the_first_texts_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (word, open_document):
        monkeypatch.setattr(module, "MOST_TEXTS", 2)
    body = "".join(map(paragraph, ("Een.", "Twee.", "Drie.")))
    assert len(word_file(tmp_path, f"<w:body>{body}</w:body>").texts) == 2
    body = "<text:p>a</text:p>" * 3
    assert len(open_file(tmp_path, f"<office:body><office:text>{body}</office:text></office:body>").texts) == 2


# Where the texts go


TEXTS = [Passage("Onze visie", "Wij doen het samen."), Passage("Waarom", "Tijd voor aandacht."), Passage("", "Los.")]


def take(plan: Plan, picked: dict[int, str]) -> tuple[Import, Plan]:
    """Take picked texts; gives what was said of it, and the plan as it would be."""
    result, copy = Import(), deserialise(serialise(plan), "x")
    document_texts.take(TEXTS, picked, copy, plan, result)
    return result, copy


def test_texts_are_proposed_by_their_heading_for_what_is_empty() -> None:
    plan = new_plan(2027)
    assert document_texts.proposed(TEXTS, plan) == {0: "vision.text", 1: "vision.why"}
    plan.vision.why = "Dit staat er al."
    assert document_texts.proposed(TEXTS, plan) == {0: "vision.text"}


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("1. Onze visie", "vision.text"),
        ("Visie op leren", "vision.text"),
        ("Visie 2027", "vision.text"),
        ("Waar gaan we voor?", "vision.text"),
        ("Boodschap aan het team", "vision.message"),
        ("Visitatie", None),
        ("Visie en planning van de zomervakantie per afdeling", None),
    ],
)
def test_a_heading_tells_where_a_text_goes(heading: str, target: str | None) -> None:
    found = document_texts.proposed([Passage(heading, "Wij doen het samen.")], new_plan(2027))
    assert found.get(0) == target


def test_the_vision_of_a_document_comes_in_and_is_not_named_as_left(tmp_path: Path) -> None:
    story = "Bewoners kiezen zelf. Wij helpen, maar nemen het niet over."
    table = [["Doel", "Nu", "Straks"], ["Minder papier", "30%", "10%"]]
    parts = ("# Waar gaan we voor?", story, "# Doelen", table, "Evaluatie in juni.")
    found = taking.import_file(new_plan(2027), docx(tmp_path / "plan.docx", *parts))
    said = describe_import(found)
    assert [edit.new for edit in found.edits if isinstance(edit, Change)] == [story]
    assert any("Komt bij “Visie en boodschap" in line for line in said)
    assert found.count("added") == 1, "the story is no goal"
    assert any("Evaluatie in juni" in line for line in said)
    assert not any("niet vanzelf" in line and "Bewoners" in line for line in said)


def test_where_a_text_goes_in_words() -> None:
    assert document_texts.target_word("") == "Overslaan"
    assert document_texts.target_word("vision.text").startswith("Visie en boodschap: ")
    assert document_texts.target_word("goals.title").startswith("een doel: ")


def test_picked_texts_go_below_what_is_there_once() -> None:
    plan = new_plan(2027)
    plan.vision.text = "Dit stond er."
    found, _copy = take(plan, {0: "vision.text", 2: "vision.text", 1: "nergens"})
    assert [line.verdict for line in found.lines] == ["changed", "changed"]
    assert [edit.new for edit in found.edits] == ["Dit stond er.\nWij doen het samen.\nLos."]
    plan.vision.text = "Wij doen het samen."
    found, _copy = take(plan, {0: "vision.text"})
    assert ([line.verdict for line in found.lines], found.edits) == (["same"], [])


def test_a_sixth_goal_of_a_text_is_parked_and_an_adopted_plan_takes_none() -> None:
    plan = new_plan(2027)
    plan.goals = [Goal(plan_id=plan.id, position=place, title=f"Doel {place}") for place in range(5)]
    found, copy = take(plan, {2: "goals.title"})
    assert [line.verdict for line in found.lines] == ["added"]
    assert [(goal.title, goal.parked) for goal in copy.goals][5:] == [("Los.", True)]
    plan.record.state = "adopted"
    found, _copy = take(plan, {0: "vision.text", 2: "goals.title"})
    assert [bool(line.why) for line in found.lines] == [True, True]
    assert found.edits == []


def test_a_cell_of_several_lines_gives_the_day_and_the_title_in_it(tmp_path: Path) -> None:
    document = Document()
    for rows in (
        [["Doel", "Deadline"], ["Rustiger nachten\nVan zes naar drie rondes in de nacht", "1-9-2027\nuiterlijk"]],
        [["Actie", "Wie", "Wanneer"], ["Sensoren plaatsen\nLocatie: gang 3", "Anna Bos", "30-4-2027"]],
    ):
        table = document.add_table(0, len(rows[0]))
        for cells_of_row in rows:
            for made, words in zip(table.add_row().cells, cells_of_row, strict=True):
                first, *others = words.split("\n")
                made.text = first
                for line in others:
                    made.add_paragraph(line)
        document.add_paragraph("")
    document.save(str(tmp_path / "a.docx"))
    plan = new_plan(2027)
    brought = taking.import_file(plan, tmp_path / "a.docx")
    apply(plan, brought.edits)
    (goal,), (action,) = plan.goals, plan.actions
    assert (goal.title, goal.result) == ("Rustiger nachten", "Van zes naar drie rondes in de nacht")
    assert goal.due == dt.date(2027, 9, 1)
    assert action.what.startswith("Sensoren plaatsen")
    assert all(line.doubt for line in brought.lines if line.table == "goals")


def test_what_holds_for_several_lists_of_a_text_is_said_once(tmp_path: Path) -> None:
    path = docx(
        tmp_path / "plan.docx",
        "# Acties",
        "- Sensoren testen – Ruben Castel – klaar 15 mei 2027",
        "- Belscherm kiezen – Ruben Castel – klaar 1 juni 2027",
        "# Scholing",
        "- Workshop belscherm, maart 2027, 10 collega's, 2 uur per persoon",
    )
    found = taking.import_file(new_plan(2027), path)
    assert len(found.tables) > 1
    assert len(found.remarks) == len(set(found.remarks))
    assert sum("lopende tekst" in remark for remark in found.remarks) == 1
