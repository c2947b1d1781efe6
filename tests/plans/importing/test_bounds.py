"""What a document may hold: no .docx, .ods or .odt costs more than a moment, and each is refused in one sentence."""

from __future__ import annotations

import zipfile
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from plans.errors import PlanError
from plans.importing import taking
from plans.importing.cells import headings
from plans.importing.cells.amounts import amount
from plans.importing.cells.number_words import change_in
from plans.importing.files import reading, xml_parts
from plans.importing.files.separated import MOST_MARKS
from plans.importing.files.xml_parts import MOST_BYTES, MOST_CHARACTERS, MOST_TAGS
from plans.importing.prose.task_lines import parse_task
from plans.importing.tables.row_kinds import tell_kinds
from plans.importing.tables.sheet_table import SheetTable, TableRow
from plans.plan import new_plan
from tests.plans.importing.files_of_kinds import xlsx

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_O = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
LONG = "Doel " * (MOST_CHARACTERS // 5 + 1)


def docx(body: str) -> dict[str, str]:
    return {
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "[Content_Types].xml": "<T/>",
    }


def opened(kind: str, body: str) -> dict[str, str]:
    inside = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    return {"content.xml": f"<office:document-content {_O}>{inside}</office:document-content>"}


def row(number: int) -> str:
    cells = (f"<w:tc><w:p><w:r><w:t>Actie {number} {place}</w:t></w:r></w:p></w:tc>" for place in range(10))
    return f"<w:tr>{''.join(cells)}</w:tr>"


def nested(opening: str, closing: str, inside: str = "") -> str:
    return opening * 5_000 + inside + closing * 5_000


TOO_MUCH = {
    "a text.docx": docx(f"<w:p><w:r><w:t>{LONG}</w:t></w:r></w:p>"),
    "a cell.docx": docx(f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{LONG}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
    "many pieces.docx": docx(f"<w:p>{'<w:r><w:t>' + 'x' * 10_000 + '</w:t></w:r>'}</w:p>" * (MOST_CHARACTERS // 9_000)),
    "elements.docx": docx("<w:p/>" * MOST_TAGS),
    "bytes.docx": docx(f"<!--{'x' * MOST_BYTES}-->"),
    "tables.docx": docx("<w:tbl><w:tr><w:tc/></w:tr></w:tbl>" * 500),
    "lines.docx": docx(f"<w:tbl>{''.join(map(row, range(2_100)))}</w:tbl>"),
    "a text.odt": opened("text", f"<text:p>{LONG}</text:p>"),
    "tails.odt": opened("text", f"<text:p>{('<text:span/>' + 'x' * 10_000) * (MOST_CHARACTERS // 9_000)}</text:p>"),
    "repeated.ods": opened(
        "spreadsheet",
        '<table:table><table:table-row table:number-rows-repeated="99999999"><table:table-cell '
        'table:number-columns-repeated="99999999"><text:p>x</text:p></table:table-cell></table:table-row></table:table>',
    ),
}
DAMAGED = {
    "controls.docx": docx(nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")),
    "runs.docx": docx(f"<w:p>{nested('<w:ins>', '</w:ins>', '<w:t>x</w:t>')}</w:p>"),
    "tables in tables.docx": docx(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")),
    "open.docx": {**docx(""), "word/document.xml": "<w:document"},
    "groups.ods": opened(
        "spreadsheet", f"<table:table>{nested('<table:table-row-group>', '</table:table-row-group>')}</table:table>"
    ),
    "spans.odt": opened("text", f"<text:p>{nested('<text:span>', '</text:span>', 'x')}</text:p>"),
}


def made(folder: Path, name: str, parts: dict[str, str]) -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, content in parts.items():
            packed.writestr(part, content)
    return path


@pytest.mark.parametrize("name", [*TOO_MUCH, *DAMAGED])
def test_what_is_too_much_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(PlanError) as error:
        reading.read(made(tmp_path, name, {**TOO_MUCH, **DAMAGED}[name]))
    assert name in error.value.sentence
    assert error.value.advice


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cells.csv", ";" * (MOST_MARKS + 1)),
        ("cells.html", "<table>" + "<td>" * (MOST_MARKS + 1)),
        # Marks that are not closed: of these a reader may look for the end of each.
        ("open.html", "<table>" + "<a b='" * 10_000),
        ("comments.html", "<table>" + "<!--" * 10_000),
    ],
)
def test_marks_without_end_are_refused(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(PlanError, match=name):
        reading.read(path)


def test_spaces_that_are_counted_take_no_more_room_than_they_are_worth(tmp_path: Path) -> None:
    spaces = '<text:s text:c="99999999"/>' * 1_000
    found = reading.read(made(tmp_path, "spaces.odt", opened("text", f"<text:p>een{spaces}twee</text:p>")))
    assert [passage.text for passage in found.texts] == ["een twee"]


def test_size_is_looked_at_before_anything_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path, "bytes.docx", TOO_MUCH["bytes.docx"])
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_part: pytest.fail("it was unpacked"))
    with pytest.raises(PlanError, match="te groot"):
        reading.read(path)
    assert xml_parts.MOST_BYTES < reading.MOST_UNPACKED


def test_lines_that_look_like_headings_cost_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each cell of 150 lines may be a heading: few wordings are near enough to be compared letter by letter."""
    compared = 0
    ratio = SequenceMatcher.ratio

    def counted(matcher: SequenceMatcher[str]) -> float:
        nonlocal compared
        compared += 1
        return ratio(matcher)

    for kept in (headings.meanings, headings.understood, headings.known_exactly):
        kept.cache_clear()
    monkeypatch.setattr(SequenceMatcher, "ratio", counted)
    path = made(tmp_path, "lines.docx", docx(f"<w:tbl>{''.join(map(row, range(150)))}</w:tbl>"))
    with pytest.raises(PlanError, match="geen doelen"):
        taking.import_file(new_plan(2027), path)
    assert compared < 1_500


def test_sums_are_looked_for_by_reading_every_amount_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    monkeypatch.setattr("plans.importing.tables.sums.amount", lambda cell: read.append(cell) or amount(cell))
    rows = [TableRow(number, {0: f"Kosten {number} van alles samen", 1: f"€ {number},50"}) for number in range(400)]
    tell_kinds(rows, {0: "Post", 1: "Bedrag"})
    assert {row.kind for row in rows} == {"row"}
    assert len(read) == len(rows)


def test_a_column_of_goals_is_looked_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    looked: list[int] = []
    column = SheetTable.column
    monkeypatch.setattr(SheetTable, "column", lambda self, place: looked.append(place) or column(self, place))
    counts = []
    for lines in (20, 200):
        looked.clear()
        rows = [["Actie", "Doel"], *([f"Actie {number}", f"Doel {number} van allen"] for number in range(lines))]
        taking.import_file(new_plan(2027), xlsx(tmp_path / f"{lines}.xlsx", ("Blad", rows)))
        counts.append(len(looked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("words", ["- " * 190, "( " * 190, "Jan, " * 75, "x – " * 99, "van 1 naar " * 35, ": " * 190])
def test_a_long_line_of_marks_is_a_text(words: str) -> None:
    assert parse_task(words).who == ""
    assert change_in(words).target in ("", "1")
