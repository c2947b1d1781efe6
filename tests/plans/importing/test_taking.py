"""Somebody's own spreadsheet: what is taken, what not and why, line by line."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import edits
from plans.command import run
from plans.errors import PlanError
from plans.exchange import plan_file, spreadsheet
from plans.importing import taking
from plans.importing.files import grid
from plans.importing.records import result
from plans.plan import Plan, new_plan
from plans.plan_json import serialise
from plans.subjects.people import Person
from tests.properties import examples

Rows = list[list[object]]


@pytest.fixture
def plan() -> Plan:
    made = new_plan(2027)
    made.people[0].name = "Ineke Verhoeven"
    for name in ("Marloes de Wit", "Yusuf Şahin"):
        made.people.append(Person(plan_id=made.id, name=name, role="digicoach", position=len(made.people)))
    return made


@pytest.fixture
def sheet(tmp_path: Path):
    def write(*sheets: tuple[str, Rows]) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets:
            page = book.create_sheet(title)
            for row in rows:
                page.append(row)
        book.save(tmp_path / "van-mij.xlsx")
        return tmp_path / "van-mij.xlsx"

    return write


@pytest.fixture
def text(tmp_path: Path):
    def write(words: str, name: str = "van-mij.csv", encoding: str = "utf-8") -> Path:
        (tmp_path / name).write_bytes(words.encode(encoding))
        return tmp_path / name

    return write


def bring(plan: Plan, path: Path) -> result.Import:
    """Take a sheet into the plan, and see that one step back brings everything back."""
    before = serialise(plan)
    found = taking.import_file(plan, path)
    assert serialise(plan) == before, "looking changes nothing"
    edits.apply(plan, found.edits)
    edits.apply(plan, edits.inverse(found.edits))
    assert serialise(plan) == before, "one step back"
    edits.apply(plan, found.edits)
    return found


def verdicts(found: result.Import) -> list[str]:
    return [line.verdict for line in found.lines]


# dialects of csv


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_dialect_of_csv(plan: Plan, text, mark: str, encoding: str) -> None:
    words = f"Actie{mark}Wie{mark}Deadline\r\nCafé digitaal{mark}Marloes de Wit{mark}1 mei 2027\r\n"
    bring(plan, text(words, encoding=encoding))
    action = plan.actions[0]
    assert (action.what, action.due) == ("Café digitaal", dt.date(2027, 5, 1))
    assert plan.person(action.owner_id).name == "Marloes de Wit"


def test_semicolons_with_commas_inside(plan: Plan, text) -> None:
    bring(plan, text('Post;Kw. 1;Kw. 2\nLampen, snoeren, stekkers;12,50;1.250,00\n"Twee\nregels; zo";€ 900,-;0\n'))
    assert [(line.what, line.quarter1, line.quarter2) for line in plan.budget_lines] == [
        ("Lampen, snoeren, stekkers", 1250, 125_000),
        ("Twee\nregels; zo", 90_000, 0),
    ]


def test_the_first_line_of_excel_that_names_the_separator(plan: Plan, text) -> None:
    bring(plan, text("sep=,\r\nActie,Wie\r\nOefenen,Yusuf Şahin\r\n"))
    assert plan.actions[0].what == "Oefenen"


# amounts, dates and numbers


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("1.250,50", 125_050), ("1,250.50", 125_050), ("€ 900", 90_000), ("900,-", 90_000), ("EUR 12", 1200), ("0,5", 50)],
)
def test_amounts_in_both_notations(plan: Plan, text, typed: str, cents: int) -> None:
    bring(plan, text(f"Post;Kwartaal 1\nLampen;{typed}\n"))
    assert plan.budget_lines[0].quarter1 == cents


@pytest.mark.parametrize(
    "typed",
    [
        *("30-9-2027", "30/9/2027", "2027-09-30", "30 september 2027", "30 sept", "30.9.27", "9/30/2027"),
        *("September 30, 2027", "30th September 2027", "do 30 september 2027", "2027-09-30 00:00:00"),
    ],
)
def test_dates_in_both_notations(plan: Plan, text, typed: str) -> None:
    found = bring(plan, text(f'Actie;Deadline\nOefenen;"{typed}"\n'))
    assert plan.actions[0].due == dt.date(2027, 9, 30), found.lines


def test_one_american_date_does_not_turn_the_others(plan: Plan, text) -> None:
    found = bring(plan, text("Action;Due\nOne;3/4/2027\nTwo;12/31/2027\n"))
    assert [action.due for action in plan.actions] == [dt.date(2027, 4, 3), dt.date(2027, 12, 31)]
    assert "31-12-2027" in found.lines[1].readings[0]


def test_a_list_with_the_month_first_is_read_so_throughout(plan: Plan, text) -> None:
    rows = "One;3/4/2027;\nTwo;12/31/27;1/5/2027\nThree;9/30/2027;\nFour;5/14/2027;\n"
    found = bring(plan, text(f"Action;Due;Start\n{rows}"))
    assert [action.due for action in plan.actions] == [
        *(dt.date(2027, 3, 4), dt.date(2027, 12, 31), dt.date(2027, 9, 30), dt.date(2027, 5, 14))
    ]
    assert plan.actions[1].start == dt.date(2027, 1, 5)
    assert "04-03-2027" in found.lines[0].readings[0]


def test_one_date_with_the_day_first_settles_a_list(plan: Plan, text) -> None:
    bring(plan, text("Action;Due\nOne;3/4/2027\nTwo;12/31/27\nThree;9/30/2027\nFour;5/14/2027\nFive;28/2/2027\n"))
    assert plan.actions[0].due == dt.date(2027, 4, 3)


def test_real_cells(plan: Plan, sheet) -> None:
    rows: Rows = [
        ["Doel", "Nulmeting", "Streefwaarde", "Deadline", "Trekker"],
        ["Rustiger nachten", 6, 2.125, dt.datetime(2027, 9, 30), "Marloes de Wit"],
        ["Sneller rapporteren", "35 minuten", 0.1 + 0.2, 46_661, None],
    ]
    bring(plan, sheet(("Doelen", rows)))
    first, second = plan.goals
    assert (first.baseline, first.target, first.due) == (Decimal(6), Decimal("2.125"), dt.date(2027, 9, 30))
    assert (second.baseline, second.target) == (Decimal(35), Decimal("0.3"))
    assert second.due == dt.date(1899, 12, 30) + dt.timedelta(days=46_661)


def test_an_amount_worked_out_by_the_spreadsheet_is_rounded_and_said(plan: Plan, sheet) -> None:
    found = bring(plan, sheet(("Begroting", [["Post", "K1"], ["Lampen", 1000 / 3]])))
    assert plan.budget_lines[0].quarter1 == 33_333
    assert found.lines[0].readings != []


@given(amount=st.integers(0, 10**9))
@examples(40)
def test_any_amount_comes_through(tmp_path_factory: pytest.TempPathFactory, amount: int) -> None:
    plan, folder = new_plan(2027), tmp_path_factory.mktemp("amount")
    book = openpyxl.Workbook()
    for row in (["Post", "Kw. 1"], ["Lampen", amount / 100]):
        book.active.append(row)
    book.save(folder / "a.xlsx")
    edits.apply(plan, taking.import_file(plan, folder / "a.xlsx").edits)
    assert plan.budget_lines[0].quarter1 == amount


@given(number=st.decimals(-(10**9), 10**9, places=4))
@examples(40)
def test_any_number_comes_through(tmp_path_factory: pytest.TempPathFactory, number: Decimal) -> None:
    plan, folder = new_plan(2027), tmp_path_factory.mktemp("number")
    book = openpyxl.Workbook()
    for row in (["Doel", "Nu"], ["Rust", float(number)]):
        book.active.append(row)
    book.save(folder / "a.xlsx")
    edits.apply(plan, taking.import_file(plan, folder / "a.xlsx").edits)
    assert plan.goals[0].baseline == number


# headings and sheets


def test_headings_in_any_order_below_a_title_and_extra_columns_named(plan: Plan, text) -> None:
    words = "Actielijst team Linde\n\nKleur;DEADLINE:;Door wie?;Actiepunt\nrood;1-5-2027;Yusuf Şahin;Oefenen\n"
    found = bring(plan, text(words))
    assert verdicts(found) == ["added"]
    assert found.lines[0].number == 4
    assert any("Kleur" in remark for remark in found.remarks)
    assert plan.actions[0].due == dt.date(2027, 5, 1)


@pytest.mark.parametrize(
    ("headings", "table"),
    [
        ("Doel;Trekker;Nulmeting;Streefwaarde;Deadline", "goals"),
        ("Goal;Owner;Baseline;Target;Deadline", "goals"),
        ("Wat;Wie;Wanneer", "actions"),
        ("Task;Assigned to;Due date", "actions"),
        ("Naam;Functie;Uren per week", "people"),
        ("Voornaam;Tussenvoegsel;Achternaam;Functie", "people"),
        ("Training;Doelgroep;Trainer;Duur;Datum", "activities"),
        ("Omschrijving;Kostensoort;Bedrag", "budget_lines"),
        ("Description;Category;Q1;Q2;Q3;Q4", "budget_lines"),
    ],
)
def test_the_headings_tell_which_table_it_is(plan: Plan, text, headings: str, table: str) -> None:
    cells = ["10" if name in ("Bedrag", "Q1", "Q2", "Q3", "Q4") else "Iets" for name in headings.split(";")]
    found = taking.import_file(plan, text(f"{headings}\n{';'.join(cells)}\n"))
    assert [line.table for line in found.lines] == [table]
    assert not found.left_out


def test_the_name_of_a_sheet_goes_before_its_headings(plan: Plan, sheet) -> None:
    rows: Rows = [["Wat", "Wie"], ["Iets", "Marloes de Wit"]]
    found = taking.import_file(plan, sheet(("Scholing 2027", rows), ("Randvoorwaarden", rows), ("Blad3", rows)))
    assert [line.table for line in found.lines] == ["activities", "actions"]
    assert "Randvoorwaarden" in found.remarks[0]


def test_a_name_in_parts_becomes_one(plan: Plan, text) -> None:
    bring(plan, text("Achternaam;Voornaam;Tussenvoegsel;Rol\nBerg;Anna;van den;Digicoach\n"))
    assert (plan.people[-1].name, plan.people[-1].role) == ("Anna van den Berg", "digicoach")


def test_one_amount_for_the_year_is_spread(plan: Plan, text) -> None:
    found = bring(plan, text("Post;Bedrag\nLampen;100,01\n"))
    line = plan.budget_lines[0]
    assert [line.quarter1, line.quarter2, line.quarter3, line.quarter4] == [2500, 2500, 2500, 2501]
    assert any("vier kwartalen" in remark for remark in found.remarks)


# names


@pytest.mark.parametrize(
    "cell", ["Marloes de Wit en Yusuf", "Marloes, Yusuf Şahin", "Marloes / Yusuf", "Marloes & Yusuf", "Marloes\nYusuf"]
)
def test_of_several_names_the_first_has_the_lead(plan: Plan, text, cell: str) -> None:
    found = bring(plan, text(f'Actie;Wie\nOefenen;"{cell}"\n'))
    assert plan.person(plan.actions[0].owner_id).name == "Marloes de Wit"
    assert plan.actions[0].what == "Oefenen (met Yusuf Şahin)"
    assert verdicts(found) == ["added"]
    assert "Yusuf Şahin" in found.lines[0].why[0]


def test_a_goal_keeps_one_name_and_says_so(plan: Plan, text) -> None:
    found = bring(plan, text("Doel;Trekker\nRust;Marloes en Yusuf\n"))
    assert plan.person(plan.goals[0].owner_id).name == "Marloes de Wit"
    assert verdicts(found) == ["partly"]
    assert "Yusuf Şahin" in found.lines[0].why[0]


def test_a_new_name_comes_into_the_plan_once(plan: Plan, text) -> None:
    found = bring(plan, text("Actie;Wie\nEen;Piet Bakker\nTwee;piet bakker\n"))
    assert [person.name for person in plan.people].count("Piet Bakker") == 1
    assert len({action.owner_id for action in plan.actions}) == 1
    assert "Piet Bakker" in found.lines[0].why[0]


def test_two_people_of_one_name_are_not_guessed(plan: Plan, text) -> None:
    plan.people.append(Person(plan_id=plan.id, name="Marloes de Wit", position=9))
    count = len(plan.people)
    found = bring(plan, text("Actie;Wie\nEen;Marloes de Wit\n"))
    assert verdicts(found) == ["partly"]
    assert plan.actions[0].owner_id is None
    assert len(plan.people) == count


def test_sheets_refer_to_each_other(plan: Plan, sheet) -> None:
    actions: Rows = [["Actie", "Doel", "Wie"], ["Oefenen", "Rustiger nachten", "Piet Bakker"], ["Meten", 2, "Yusuf"]]
    goals: Rows = [["Doel"], ["Rustiger nachten"], ["Sneller klaar"]]
    people: Rows = [["Naam", "Rol", "Vervanger"], ["Piet Bakker", "Digicoach", "Kim Smit"], ["Kim Smit", "collega", ""]]
    found = bring(plan, sheet(("Acties", actions), ("Doelen", goals), ("Mensen", people)))
    assert verdicts(found) == ["added"] * 6
    piet, kim = plan.people[-2:]
    assert piet.replaced_by_id == kim.id
    assert [action.goal_id for action in plan.actions] == [goal.id for goal in plan.goals]
    assert plan.actions[0].owner_id == piet.id


def test_who_is_in_the_plan_already_is_not_doubled(plan: Plan, text) -> None:
    found = bring(plan, text("Naam;Uren per week\nMarloes de Wit;4\nYusuf Şahin;\n"))
    assert len(plan.people) == 4
    assert plan.people[2].hours_per_week == Decimal(4)
    assert verdicts(found) == ["changed", "same"]


# lines


def test_empty_lines_totals_and_lines_without_a_name(plan: Plan, text) -> None:
    found = bring(plan, text("Actie;Wie\n;\n;Marloes\nOefenen;\nTotaal;\n"))
    assert verdicts(found) == ["not", "added", "skipped"]
    assert all(line.why for line in found.lines if line.verdict != "added")
    assert [action.what for action in plan.actions] == ["Oefenen"]


def test_what_does_not_fit_leaves_that_field_empty_and_says_so(plan: Plan, text) -> None:
    found = bring(plan, text("Actie;Deadline;Status\nOefenen;31-2-2027;gereed\nMeten;1-5;Paars\n"))
    one, two = plan.actions
    assert (one.due, one.status, two.due, two.status) == (None, "done", dt.date(2027, 5, 1), None)
    assert verdicts(found) == ["partly", "partly"]
    assert "31-2-2027" in found.lines[0].why[0]
    assert "Paars" in found.lines[1].why[0]


def test_taking_the_same_sheet_again_doubles_nothing(plan: Plan, sheet) -> None:
    path = sheet(
        ("Doelen", [["Doel", "Trekker"], ["Rust", "Marloes de Wit"]]),
        ("Acties", [["Actie", "Doel", "Wie"], ["Oefenen", "Rust", "Marloes en Yusuf"]]),
        ("Begroting", [["Post", "Bedrag"], ["Lampen", 100]]),
        ("Scholing", [["Scholing", "Doel"], ["Workshop", "Rust"]]),
    )
    bring(plan, path)
    again = taking.import_file(plan, path)
    assert again.edits == []
    assert set(verdicts(again)) == {"same"}


def test_a_sixth_goal_goes_to_the_parking_lot(plan: Plan, text) -> None:
    found = bring(plan, text("Doel\n" + "".join(f"Doel nummer {place}\n" for place in "abcdef")))
    assert [goal.parked for goal in plan.goals] == [False] * 5 + [True]
    assert found.lines[-1].why


def test_an_exported_sheet_that_was_changed_changes_the_record(tmp_path: Path) -> None:
    plan = plan_file.read(plan_file.SAMPLE)[0]
    plan.record.state = "concept"
    spreadsheet.export(plan, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    page = book["Doelen"]
    heads = [cell.value for cell in page[1]]
    page.cell(2, heads.index("Doel") + 1).value = "Nieuwe naam"
    page.cell(2, heads.index("Trekker") + 1).value = None
    page.cell(2, heads.index("Nu") + 1).value = 7.5
    book.save(tmp_path / "a.xlsx")
    count, others = len(plan.goals), serialise(plan)["records"]["actions"]
    found = bring(plan, tmp_path / "a.xlsx")
    goal = plan.goals[0]
    assert (goal.title, goal.owner_id, goal.baseline) == ("Nieuwe naam", None, Decimal("7.5"))
    assert len(plan.goals) == count
    assert [line.verdict for line in found.lines].count("changed") == 1
    assert serialise(plan)["records"]["actions"] == others


def test_what_is_adopted_lies_fixed(text) -> None:
    plan = plan_file.read(plan_file.SAMPLE)[0]
    plan.record.state = "adopted"
    key = plan.goals[0].id
    found = bring(plan, text(f"id;Doel\n{key};Anders\n;Een nieuw doel\n"))
    assert verdicts(found) == ["not", "not"]
    assert found.edits == []
    assert all(line.why for line in found.lines)
    assert verdicts(bring(plan, text("Actie\nMag wel\n"))) == ["added"]


# rubbish


def packed(**parts: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return whole.getvalue()


RUBBISH = {
    "nothing": b"",
    "lines": b"\n\n\n",
    "noise": bytes(range(256)) * 40,
    "nul": b"Actie;Wie\0\n",
    "zip": packed(hello=b"x"),
    "half": packed(**{"[Content_Types].xml": b"<Types/>"}),
    "cut": packed(**{"[Content_Types].xml": b"<Types/>"})[:60],
    "pk": b"PK\x03\x04 rommel",
    "xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
    "html": b"<html><table><tr><td>Actie</td></tr></table></html>",
    "prose": b"Dit is zomaar een stuk tekst, zonder kolommen.",
    "quote": b'Actie;Wie\n"nooit gesloten;' + b"x" * 500_000,
}


@pytest.mark.parametrize("name", list(RUBBISH))
def test_rubbish_gets_one_clear_sentence(
    tmp_path: Path, plan: Plan, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path, into = tmp_path / "van-mij.xlsx", tmp_path / "a.jaarplan"
    path.write_bytes(RUBBISH[name])
    with pytest.raises(PlanError) as caught:
        taking.import_file(plan, path)
    assert caught.value.advice
    plan_file.write(plan, into)
    before = into.read_bytes()
    assert run(["import-sheet", str(path), "--into", str(into)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert into.read_bytes() == before


def test_a_password_is_not_called_damage(tmp_path: Path, plan: Plan) -> None:
    (tmp_path / "password").write_bytes(RUBBISH["password"])
    with pytest.raises(PlanError, match="wachtwoord"):
        taking.import_file(plan, tmp_path / "password")


def test_a_small_file_with_a_huge_cell_is_refused_unread(tmp_path: Path, plan: Plan, sheet) -> None:
    source = sheet(("Acties", [["Actie", "Wie"], ["Oefenen", "Marloes"]]))
    bomb = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                row = (
                    b'<row r="3"><c r="A3" t="inlineStr"><is><t>'
                    + b"A" * 200_000_000
                    + b"</t></is></c></row></sheetData>"
                )
                data = data.replace(b"</sheetData>", row)
            new.writestr(part, data)
    assert bomb.stat().st_size < 300_000
    with pytest.raises(PlanError, match="te groot"):
        taking.import_file(plan, bomb)


@pytest.mark.parametrize(
    "inside",
    [
        b'<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>',
        b'<sheetData><row r="99999999999"><c r="A1"><v>1</v></c></row>',
        b'<sheetData><row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>',
        b'<sheetData><row r="1"><c r="A1" t="s"><v>999</v></c></row>',
        b'<sheetData><row r="1"><c r="A1" t="d"><v>geen dag</v></c></row>',
    ],
)
def test_crooked_sheets_end_soon(tmp_path: Path, plan: Plan, sheet, inside: bytes) -> None:
    source, bent = sheet(("Blad", [["x"]])), tmp_path / "krom.xlsx"
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(bent, "w") as new:
        for part in old.infolist():
            own = part.filename == "xl/worksheets/sheet1.xml"
            new.writestr(part, head + inside + b"</sheetData></worksheet>" if own else old.read(part))
    with pytest.raises(PlanError):
        taking.import_file(plan, bent)


def test_too_many_lines_are_refused(plan: Plan, text) -> None:
    with pytest.raises(PlanError, match=str(grid.MOST_ROWS)):
        taking.import_file(plan, text("Actie\n" + "Iets\n" * (grid.MOST_ROWS + 1)))


@given(data=st.binary(max_size=400))
@examples(60)
def test_any_bytes_at_all(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "a.csv"
    path.write_bytes(data)
    with contextlib.suppress(PlanError):
        taking.import_file(new_plan(2027), path)


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=15)


@given(rows=st.lists(st.lists(words | st.integers() | st.floats(), min_size=3, max_size=3), max_size=6))
@examples(60)
def test_any_cells_below_good_headings(tmp_path_factory: pytest.TempPathFactory, rows: Rows) -> None:
    """Whatever stands in the cells: what is taken can be kept in a plan file, and the rest is said."""
    path = tmp_path_factory.mktemp("cells") / "acties.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([["Actie", "Wie", "Deadline"], *rows])
    plan = new_plan(2027)
    found = taking.import_file(plan, path)
    edits.apply(plan, found.edits)
    assert serialise(plan_file.decode(plan_file.encode(plan))[0]) == serialise(plan)
    assert all(line.why for line in found.lines if line.verdict in ("not", "partly"))


# the command


def test_the_preview_changes_nothing(tmp_path: Path, text, capsys: pytest.CaptureFixture[str]) -> None:
    into = tmp_path / "a.jaarplan"
    plan_file.write(new_plan(2027), into)
    before = into.read_bytes()
    path = text("Actie;Wie;Deadline\nOefenen;Kim;1-5-2027\nMeten;Kim;morgen\n")
    assert run(["import-sheet", str(path), "--into", str(into), "--preview"]) == 1
    sentence = capsys.readouterr().out
    assert "✓ 1 erbij · ▲ 1 deels" in sentence
    assert "regel 3" in sentence
    assert into.read_bytes() == before
    assert run(["import-sheet", str(path), "--into", str(into)]) == 1
    plan, _notice = plan_file.read(into)
    assert [action.what for action in plan.actions] == ["Oefenen", "Meten (deadline: morgen)"]


@pytest.mark.parametrize("words", [[], ["x.csv"], ["--into", "a.jaarplan"], ["er-niet.csv", "--into", "a.jaarplan"]])
def test_bad_commands_get_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    plan_file.write(new_plan(2027), tmp_path / "a.jaarplan")
    assert run(["import-sheet", *words]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("state", ["closed", "to_read"])
def test_a_plan_that_cannot_change_takes_nothing(text, state: str) -> None:
    plan = plan_file.read(plan_file.SAMPLE)[0]
    if state == "closed":
        plan.record.state = "closed"
    else:
        plan.record.to_read = True
    name = plan.people[1].name
    found = bring(plan, text(f"Naam;Uren per week\n{name};9\nNieuwe Naam;3\n"))
    assert verdicts(found) == ["not", "not"]
    assert all(line.why for line in found.lines)
    assert found.edits == []
