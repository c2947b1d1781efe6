"""What is alike, what a workbook shows, and kinds of files and lines that are seldom seen."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import numbers

from plans import edits
from plans.errors import PlanError
from plans.importing import taking
from plans.importing.files import old_workbook, reading, separated, workbook
from plans.importing.records.likeness import alike, may_be, may_be_person
from plans.plan import Plan, new_plan
from tests.plans.importing.files_of_kinds import xlsx

OLD = Path(__file__).with_name("oud.xls")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tablets kopen", "tablets  KOPEN", True),
        ("Tablets kopen", "Tabletts kopen", True),
        ("Tablets kopen", "Laptops kopen", False),
        ("Tablets kopen in maart", "Tablets kopen maart", True),
        ("Tablets kopen", "Tablets kopen voor iedereen", False),
        ("Fase 1", "Fase 2", False),
        ("", "", False),
    ],
)
def test_two_lines_that_are_alike(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
    assert alike(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Wifi meten", "Wifi meten gang 3", False),
        ("Wifi meten", "Wifi meten op zolder", True),
        ("Wifi", "Wifi meten", False),
        ("Wifi meten", "Tablets kopen", False),
    ],
)
def test_two_lines_that_may_be_one(one: str, other: str, same: bool) -> None:
    assert may_be(one, other) is same


@pytest.mark.parametrize(
    ("name", "known", "same"),
    [
        *(("Marloes Wit", "Marloes de Wit", True), ("Marlos de Wit", "Marloes de Wit", True)),
        *(
            ("M. de Wit", "Marloes de Wit", True),
            ("de Wit", "Marloes de Wit", True),
            ("Mar de Wit", "Marloes de Wit", True),
        ),
        *(("Marloes", "Marloes de Wit", True), ("Jan de Wit", "Marloes de Wit", False), ("van de", "Piet", False)),
        *(("", "Piet", False), ("Piet", "Piet", True), ("Piet", "Klaas", False)),
    ],
)
def test_who_may_be_meant(name: str, known: str, same: bool) -> None:
    assert may_be_person(name, known) is same


def test_a_workbook_is_read_as_it_shows(tmp_path: Path) -> None:
    rows = [[dt.time(1, 30), True, None, "x", dt.datetime(2027, 5, 1, 10), 0.1 + 0.2, 1.125]]
    forms = {"A1": numbers.FORMAT_DATE_TIME3, "F1": "0%", "G1": '0.000" uur"'}
    [row] = reading.read(xlsx(tmp_path / "a.xlsx", ("Blad", rows), formats=forms)).grids[0].rows
    assert row.cells == ["1:30", True, None, "x", dt.date(2027, 5, 1), "30%", "1,1250 uur"]
    assert workbook.duration(dt.timedelta(hours=25, minutes=5)) == "25:05"


def test_a_workbook_with_too_many_sheets_or_that_is_spoiled_says_so(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="te groot"):
        reading.read(xlsx(tmp_path / "a.xlsx", *((f"Blad {number}", [["x"]]) for number in range(61))))
    book, whole = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = "x"
    book.save(whole)
    data = whole.getvalue().replace(b"xl/workbook.xml", b"xl/workboek.xml")
    (tmp_path / "b.xlsx").write_bytes(data)
    with pytest.raises(PlanError, match="beschadigd"):
        reading.read(tmp_path / "b.xlsx")


def test_values_of_an_old_workbook() -> None:
    found = [
        old_workbook._value(value)
        for value in ("", "x", dt.datetime(2027, 5, 1, 10), dt.time(1, 30), 3.0, 3.5, True, None, 1e300, b"x")
    ]
    assert found == [None, "x", dt.date(2027, 5, 1), "1:30", 3, 3.5, True, None, 1e300, "b'x'"]


def test_an_old_workbook_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_workbook, "MOST_BYTES", 100)
    with pytest.raises(PlanError, match="te groot"):
        old_workbook.read_old_workbook(OLD.read_bytes(), "oud.xls")
    monkeypatch.undo()
    monkeypatch.setattr(old_workbook, "MOST_SHEETS", 0)
    with pytest.raises(PlanError, match="te groot"):
        old_workbook.read_old_workbook(OLD.read_bytes(), "oud.xls")


@pytest.mark.parametrize(
    ("mark", "word"), [("PowerPoint Document", "presentatie"), ("__substg1.0", "mail"), ("WordDocument", "oud Word")]
)
def test_an_old_file_of_another_kind_says_what_it_is(tmp_path: Path, mark: str, word: str) -> None:
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + mark.encode("utf-16-le"))
    with pytest.raises(PlanError, match=word):
        reading.read(tmp_path / "a.xls")


@pytest.mark.parametrize("data", [b"\x09\x08\x00\x00niets", b"PK\x03\x04niets"])
def test_what_only_begins_as_a_workbook_is_damaged(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.xls").write_bytes(data)
    with pytest.raises(PlanError, match="beschadigd"):
        reading.read(tmp_path / "a.xls")


def test_a_text_of_one_column_or_of_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [row.cells for row in separated.read_separated(b"Actie\nOefenen\n", "a.csv").rows] == [
        ["Actie"],
        ["Oefenen"],
    ]
    with pytest.raises(PlanError):
        separated.read_separated(b";;;\n;;\n", "a.csv")
    monkeypatch.setattr(separated, "MOST_PLACES", 2)
    assert len(separated.read_separated(b"a;b\nc;d\ne;f\ng;h\ni;j\n", "a.csv").rows) == 3


def test_a_cell_of_a_csv_that_is_too_long_is_damage() -> None:
    with pytest.raises(PlanError, match="beschadigd"):
        separated.read_separated(b"a;b\n" + b"x" * 500_000 + b";c\n", "a.csv")


# Lines that come more than once


def take(plan: Plan, folder: Path, words: str) -> list[tuple[str, str]]:
    """Take a list; gives for every line what became of it, and what was said."""
    path = folder / "lijst.csv"
    path.write_text(words, encoding="utf-8")
    found = taking.import_file(plan, path)
    edits.apply(plan, found.edits)
    return [(line.verdict, " ".join(line.why)) for line in found.lines]


def test_a_line_that_stands_twice_comes_once(tmp_path: Path) -> None:
    plan = new_plan(2027)
    found = take(plan, tmp_path, "Actie;Klaar\nOefenen;1-5-2027\nOefenen;1-5-2027\nMeten;\n")
    assert [action.what for action in plan.actions] == ["Oefenen", "Meten"]
    assert found[1] == ("skipped", "Zelfde als regel 2.")


def test_the_next_list_changes_what_it_is_about_and_adds_the_rest(tmp_path: Path) -> None:
    plan = new_plan(2027)
    take(plan, tmp_path, "Actie;Klaar\nTablets kopen;1-5-2027\nMeten;1-6-2027\n")
    found = take(plan, tmp_path, "Actie;Klaar\nTablets kopen;1-7-2027\nMeten;1-6-2027\nNieuw;n.t.b.\n")
    assert [verdict for verdict, _why in found] == ["changed", "same", "added"]
    assert found[0][1].startswith("Verandert: ")
    assert [action.due for action in plan.actions] == [dt.date(2027, 7, 1), dt.date(2027, 6, 1), None]


def test_remarks_of_a_list_are_joined_to_what_was_said(tmp_path: Path) -> None:
    plan = new_plan(2027)
    lines = "Omschrijving;Bedrag;Opmerking;Contactpersoon\nTablets;10;Offerte volgt;Piet\nHoezen;10;;\n"
    take(plan, tmp_path, lines)
    assert plan.budget_lines[0].note == "Offerte volgt"
    take(plan, tmp_path, lines.replace("Offerte volgt", "Besteld"))
    assert plan.budget_lines[0].note == "Besteld"
    assert take(plan, tmp_path, lines.replace("Offerte volgt", "Besteld"))[0][0] == "same"


def test_a_part_of_one_where_a_status_stands(tmp_path: Path) -> None:
    plan = new_plan(2027)
    path = xlsx(
        tmp_path / "a.xlsx", ("Blad", [["Actie", "Status"], ["A", 0], ["B", 0.5], ["C", 1], ["D", 100], ["E", True]])
    )
    edits.apply(plan, taking.import_file(plan, path).edits)
    assert [action.status for action in plan.actions] == ["open", "busy", "done", "done", "done"]


def test_a_phase_with_lines_set_in_below_it_is_no_action(tmp_path: Path) -> None:
    rows = [
        ["Stap", "Trekker", "Wanneer"],
        ["Kiezen", None, None],
        ["  Leveranciers bellen", "Ans", "1-2-2027"],
        ["  Proef draaien", "Bep", "1-3-2027"],
    ]
    plan = new_plan(2027)
    edits.apply(plan, taking.import_file(plan, xlsx(tmp_path / "lijst.xlsx", ("planning", rows))).edits)
    assert [action.what for action in plan.actions] == ["Leveranciers bellen", "Proef draaien"]


@pytest.mark.parametrize("what", ["Nieuw bed", "Klaar zetten", "Open dag"])
def test_what_begins_like_an_answer_is_still_what_is_to_be_done(tmp_path: Path, what: str) -> None:
    path = tmp_path / "regels.csv"
    path.write_text(f"Actie;Waar;Stand\n{what};gang;open\n", encoding="utf-8")
    brought = taking.import_file(new_plan(2027), path)
    assert [proposal.becomes for proposal in brought.tables] == ["actions"]
