"""Files of every kind: read by what stands in them, or refused with a sentence that says what they are."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from plans.errors import PlanError
from plans.importing.files import reading
from plans.importing.files.reading import read
from tests.plans.importing.files_of_kinds import docx, ods, odt, packed, text, xlsx

OLD = Path(__file__).with_name("oud.xls")


def test_an_old_workbook() -> None:
    [grid] = read(OLD).grids
    assert [row.cells for row in grid.rows] == [
        ["Actie", "Wie", "Klaar"],
        ["oud bestand lezen", "Zoë", dt.date(2027, 5, 1)],
    ]


@pytest.mark.parametrize("name", ["lijst.txt", "lijst.xlsx", "lijst.docx", "lijst"])
def test_the_name_of_a_file_does_not_matter(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(OLD.read_bytes())
    assert read(tmp_path / name).grids[0].rows[0].cells[0] == "Actie"


def test_an_old_workbook_that_is_cut_off(tmp_path: Path) -> None:
    whole = OLD.read_bytes()
    for length in (600, 1500, 3000, len(whole) - 700):
        (tmp_path / "kort.xls").write_bytes(whole[:length])
        with pytest.raises(PlanError):
            read(tmp_path / "kort.xls")


def test_what_a_format_shows_counts(tmp_path: Path) -> None:
    rows = [[0.8, 0.255, 30, 46_600.0, dt.date(2027, 4, 1), 1250]]
    forms = {"A1": "0%", "B1": "0.0%", "C1": '0" min"', "D1": "0", "E1": "mmm-yy", "F1": '"€" #,##0'}
    [row] = read(xlsx(tmp_path / "a.xlsx", ("Blad", rows), formats=forms)).grids[0].rows
    assert row.cells == ["80%", "25,5%", "30 min", 46_600, "4-2027", 1250]


def test_hidden_lines_merged_cells_and_formulas_without_an_outcome(tmp_path: Path) -> None:
    rows = [["a", "=1+1"], ["b", 2], ["c", 3]]
    grid = read(xlsx(tmp_path / "a.xlsx", ("Blad", rows), merged=("A2:A3",), hidden=(3,))).grids[0]
    assert grid.unknown == {(1, 1)}
    assert [row.hidden for row in grid.rows] == [False, False, True]
    assert [(item.first, item.left, item.last, item.right) for item in grid.merged] == [(2, 0, 3, 0)]


def test_open_documents(tmp_path: Path) -> None:
    sheet = read(ods(tmp_path / "a.ods", ("Blad", [["x", 1.5, "80%"], [None, "twee\nregels", None]])))
    assert [row.cells for row in sheet.grids[0].rows] == [["x", 1.5, "80%"], [None, "twee\nregels"]]
    document = read(odt(tmp_path / "a.odt", "# Visie", "Samen digitaal.", [["Actie"], ["iets"]]))
    assert [(item.heading, item.text) for item in document.texts] == [("Visie", "Samen digitaal.")]
    assert [row.cells for row in document.grids[0].rows] == [["Actie"], ["iets"]]


def test_word(tmp_path: Path) -> None:
    content = read(
        docx(tmp_path / "a.docx", "# Acties", "Een tekst.", [["Doel", "Actie"], ["A", "- een\n- twee"], ["↑", "drie"]])
    )
    [grid] = content.grids
    assert grid.name == "Acties"
    assert [row.cells for row in grid.rows] == [["Doel", "Actie"], ["A", "- een\n- twee"], [None, "drie"]]
    assert [(item.first, item.left, item.last) for item in grid.merged] == [(2, 0, 3)]
    assert [item.text for item in content.texts] == ["Een tekst."]


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Café;Zoë\n", kind)
        for kind in ("utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-16-be")
    ],
)
def test_any_encoding(tmp_path: Path, words: str, encoding: str) -> None:
    assert read(text(tmp_path / "a.csv", words, encoding)).grids[0].rows[0].cells == ["Café", "Zoë"]


PARTS = {
    "presentatie": ("[Content_Types].xml", "ppt/presentation.xml"),
    "Apple": ("Index/Document.iwa", "Metadata/Properties.plist"),
    "ingepakte map": ("foto.png",),
}


@pytest.mark.parametrize("word", list(PARTS))
def test_packed_files_of_another_kind(tmp_path: Path, word: str) -> None:
    with pytest.raises(PlanError, match=word):
        read(packed(tmp_path / "a.xlsx", *PARTS[word]))


STARTS = {
    "pdf": b"%PDF-1.7 \x00\xff",
    "plaatje": b"\x89PNG\r\n\x1a\n",
    "tekstdocument": b"{\\rtf1 hallo}",
    "agenda": b"BEGIN:VCALENDAR\r\n",
    "adresboek": b"BEGIN:VCARD\r\n",
    "mail": b"From: iemand@voorbeeld.nl\r\n",
    "Digikoers zelf": b'{"format": "digikoers.jaarplan", "version": 1}',
    "webpagina": b"<!DOCTYPE html><html><p>hallo</p></html>",
    "leeg": b"  \n\n",
    "oud Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le"),
    "wachtwoord": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
}


@pytest.mark.parametrize("word", list(STARTS))
def test_files_of_another_kind_are_not_called_damaged(tmp_path: Path, word: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(STARTS[word])
    with pytest.raises(PlanError, match=word) as caught:
        read(tmp_path / "a.xlsx")
    assert "beschadigd" not in str(caught.value)
    assert caught.value.advice


def test_a_document_that_holds_too_much_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_UNPACKED", 1_000)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<x>" + "a" * 2_000 + "</x>")
    (tmp_path / "a.docx").write_bytes(whole.getvalue())
    with pytest.raises(PlanError, match="te groot"):
        read(tmp_path / "a.docx")
