"""The plan as a spreadsheet: everything in it, with real types, safe, and read back the same."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given

from plans import edits, field_text
from plans.command import run
from plans.derived import line_amounts
from plans.errors import PlanError
from plans.exchange import cells, plan_file, spreadsheet
from plans.exchange.headings import READ, sheet_title
from plans.importing import taking
from plans.plan import KEPT, SINGLE, TABLES, Plan, new_plan
from plans.subjects.actions import Action
from plans.subjects.people import Person
from resources.language import LANGUAGES, speaking
from tests.plans.strategies import filled_plan, plans
from tests.properties import examples

PAYLOADS = (
    "=1+1",
    '=HYPERLINK("http://example.org","klik")',
    "+31 6 12345678",
    "-2+3+cmd|' /C calc'!A0",
    "- een streepje",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "#N/A",
    "_x0041_ is geen A",
    "a\x0bb\x0cc\x01d\ufffe",
    "'=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1+1)",
    "\u3000=1+1",
    "\xa0＝1+1",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@pytest.fixture
def sample() -> Plan:
    return plan_file.read(plan_file.SAMPLE)[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "uit").mkdir()
    return tmp_path / "uit"


def book(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


def lines(path: Path) -> list[list[str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def taken(plan: Plan) -> dict[str, list[list[spreadsheet.Value]]]:
    """Return the content of the tables that can be taken from a spreadsheet."""
    return {sheet.table: sheet.rows for sheet in spreadsheet.sheets(plan) if sheet.table in READ}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_table_stands_in_it(folder: Path, language: str) -> None:
    plan = filled_plan()
    with speaking(language):
        spreadsheet.export(plan, folder / "a.xlsx")
        found = book(folder / "a.xlsx")
        for name, kind in TABLES.items():
            if name in KEPT or kind.private:  # The leader's own: tests/plans/test_sharing.py.
                continue
            page = found[sheet_title(name)]
            if name in SINGLE:
                sentence = {page.cell(row, 1).value for row in range(2, page.max_row + 1)}
                assert sentence >= {field_text.question(kind, field) for field in kind.fields()}
            else:
                heads = [cell.value for cell in page[1]]
                assert heads[1:][: len(kind.fields())] == [
                    field_text.short_name(kind, field) for field in kind.fields()
                ]
                assert len(set(heads)) == len(heads)
                assert page.column_dimensions["A"].hidden
                assert page.freeze_panes == "C2"
                assert page.auto_filter.ref


def test_cells_have_real_types(folder: Path, sample: Plan) -> None:
    spreadsheet.export(sample, folder / "a.xlsx")
    page = book(folder / "a.xlsx")["Begroting"]
    heads = [cell.value for cell in page[1]]
    line = next(item for item in sample.budget_lines if not item.linked and item.quarter1)
    row = next(row for row in page.iter_rows(min_row=2) if row[0].value == str(line.id))
    amount = row[heads.index("Kw. 1")]
    assert Decimal(str(amount.value)) * 100 == line.quarter1
    assert amount.number_format == cells.MONEY
    goal = next(item for item in sample.goals if item.due)
    page = book(folder / "a.xlsx")["Doelen"]
    due = next(row for row in page.iter_rows(min_row=2) if row[0].value == str(goal.id))[
        [cell.value for cell in page[1]].index("Wanneer")
    ]
    assert due.is_date
    assert due.value.date() == goal.due


def test_the_totals_are_formulas_over_all_lines(folder: Path, sample: Plan) -> None:
    spreadsheet.export(sample, folder / "a.xlsx")
    page = book(folder / "a.xlsx")["Begroting"]
    last = len(sample.budget_lines) + 1
    formulas = {cell.value for cell in page[page.max_row] if cell.data_type == "f"}
    first = next(cell.column_letter for cell in page[1] if cell.value == "Kw. 1")
    assert f"=SUBTOTAL(109,{first}2:{first}{last})" in formulas
    assert len(formulas) == 10
    summed = sum(
        Decimal(str(page.cell(row, page[f"{first}1"].column + quarter).value or 0))
        for row in range(2, last + 1)
        for quarter in range(4)
    )
    assert summed * 100 == sum(row.total for row in line_amounts.amounts(sample))


def test_what_a_user_typed_never_becomes_a_formula(folder: Path) -> None:
    plan = new_plan(2027)
    places = [(plan.vision, name) for name in "text source why focus progress show message need ambition".split()]
    places += [(plan.vision, name) for name in "chances client_gain employee_gain".split()]
    places += [(plan.team, name) for name in "name organisation location manager made_with situation".split()]
    places += [(plan.onboarding, name) for name in "new_staff temporary_staff".split()]
    for place, (payload, (record, name)) in enumerate(zip(PAYLOADS, places, strict=True)):
        setattr(record, name, payload)
        person = Person(plan_id=plan.id, position=len(plan.people), role="digicoach", name=payload)
        plan.people.append(person)
        plan.actions.append(Action(plan_id=plan.id, what=payload, position=place, owner_id=person.id))
    for path in spreadsheet.export(plan, folder / "a.xlsx"):
        for page in book(path):
            for row in page.iter_rows():
                for cell in row:
                    assert cell.data_type in ("s", "n", "d")
                    if isinstance(cell.value, str) and cell.value.startswith(FORMULA):
                        assert cell.quotePrefix
    for path in spreadsheet.export(plan, folder / "a.csv"):
        for line in lines(path):
            for text in line:
                assert not text.lstrip(" \n\xa0\u3000").startswith(FORMULA)
    for name in ("a.xlsx", "a-acties.csv"):
        assert taking.import_file(plan, folder / name).edits == []


def test_the_text_of_a_payload_is_kept(folder: Path) -> None:
    plan = new_plan(2027)
    for text in ("=1+1", "- een streepje", "_x0041_ is geen A", "a\x0bb\x01"):
        plan.actions.append(Action(plan_id=plan.id, what=text, position=len(plan.actions)))
    spreadsheet.export(plan, folder / "a.xlsx")
    spreadsheet.export(plan, folder / "a.csv")
    for name in ("a.xlsx", "a-acties.csv"):
        other = new_plan(2027)
        edits.apply(other, taking.import_file(other, folder / name).edits)
        found = [action.what for action in other.actions]
        assert found == ["=1+1", "- een streepje", "_x0041_ is geen A", "a\nb\ufffd"]


def test_a_text_longer_than_a_cell_is_cut_and_does_not_come_back_cut(folder: Path) -> None:
    plan = new_plan(2027)
    plan.actions.append(Action(plan_id=plan.id, what="Kort", where="👩‍⚕️ woord " * 5_000))
    spreadsheet.export(plan, folder / "a.xlsx")
    heads, row = book(folder / "a.xlsx")["Acties"].iter_rows(max_row=2, values_only=True)
    where = row[heads.index("Waar")]
    assert where.endswith("…")
    assert len(where.encode("utf-16-le")) <= 2 * cells.MOST
    assert taking.import_file(plan, folder / "a.xlsx").edits == []


def test_a_csv_reads_as_dutch_excel_does(folder: Path, sample: Plan) -> None:
    written = spreadsheet.export(sample, folder / "linde.csv")
    assert {path.name for path in written} >= {"linde-doelen.csv", "linde-acties.csv", "linde-begroting.csv"}
    assert sorted(written) == sorted(folder.iterdir())
    goals = lines(folder / "linde-doelen.csv")
    goal = sample.goals[0]
    row = dict(zip(goals[0], goals[1], strict=True))
    assert row["id"] == str(goal.id)
    assert row["Wanneer"] == f"{goal.due:%d-%m-%Y}"
    budget = lines(folder / "linde-begroting.csv")
    line = next(item for item in sample.budget_lines if item.quarter1 and not item.linked)
    shown = next(item for item in budget if item[0] == str(line.id))[budget[0].index("Kw. 1")]
    assert "." not in shown
    assert Decimal(shown.replace(",", ".")) * 100 == line.quarter1


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Decimal("1250.5"), "1250,5"), (Decimal("0.125"), "0,1250"), (-3, "-3"), (Decimal("1E+3"), "1000")],
)
def test_numbers_in_a_csv(value: Decimal | int, shown: str) -> None:
    assert cells.csv_number(value) == shown


def test_a_folder_gets_files_under_the_name_of_the_team(folder: Path, sample: Plan) -> None:
    written = spreadsheet.export(sample, folder)
    assert all(path.parent == folder and str(sample.year) in path.name for path in written)


def test_nothing_is_written_when_one_file_cannot_be(folder: Path, sample: Plan) -> None:
    (folder / "a-doelen.csv").mkdir()
    (folder / "a-team.csv").write_text("van iemand", encoding="utf-8")
    with pytest.raises(PlanError):
        spreadsheet.export(sample, folder / "a.csv", force=True)
    assert sorted(path.name for path in folder.iterdir()) == ["a-doelen.csv", "a-team.csv"]
    assert (folder / "a-team.csv").read_text(encoding="utf-8") == "van iemand"


@pytest.mark.slow
@examples(6, suppress_health_check=[HealthCheck.too_slow])
@given(plan=plans())
def test_an_exported_plan_comes_back_unchanged(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> None:
    """Whatever stands in a plan: its own sheet changes nothing."""
    folder = tmp_path_factory.mktemp("sheets")
    spreadsheet.export(plan, folder / "a.xlsx")
    assert taking.import_file(plan, folder / "a.xlsx").edits == []
    for path in spreadsheet.export(plan, folder / "a.csv"):
        if any(path.stem == f"a-{name}" for name in ("doelen", "acties", "mensen", "scholing", "begroting")):
            assert taking.import_file(plan, path).edits == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [filled_plan, lambda: plan_file.read(plan_file.SAMPLE)[0]])
def test_sheet_to_plan_to_sheet(folder: Path, language: str, make) -> None:
    plan, other = make(), new_plan(2027)
    with speaking(language):
        spreadsheet.export(plan, folder / "a.xlsx")
        edits.apply(other, taking.import_file(other, folder / "a.xlsx").edits)
        there, back = taken(plan), taken(other)
        assert there.pop("people") == [row for row in back.pop("people") if row[0]]
        assert there == back


def test_a_sheet_in_the_other_language_changes_nothing(folder: Path, sample: Plan) -> None:
    with speaking("en"):
        spreadsheet.export(sample, folder / "a.xlsx")
    assert taking.import_file(sample, folder / "a.xlsx").edits == []


# the command


def test_export_says_which_files_it_wrote(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(plan_file.SAMPLE), "--to", str(folder / "a.csv")]) == 0
    sentence = capsys.readouterr().out
    assert all(path.name in sentence for path in folder.iterdir())
    assert len(list(folder.iterdir())) == len(sentence.splitlines())


def test_export_leaves_a_file_that_is_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = folder / "a.xlsx"
    target.write_bytes(b"PK van iemand")
    assert run(["export", str(plan_file.SAMPLE), "--to", str(target)]) == 2
    assert target.read_bytes() == b"PK van iemand"
    assert "--force" in capsys.readouterr().err
    assert run(["export", str(plan_file.SAMPLE), "--to", str(target), "--force"]) == 0
    assert book(target).sheetnames


@pytest.mark.parametrize("name", ["a.doc", "geen/map/a.xlsx", "geen/map/a.csv", "a\0.xlsx", "x" * 300 + ".xlsx", "a"])
def test_export_refuses_with_one_line(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run(["export", str(plan_file.SAMPLE), "--to", f"{folder}/{name}"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert list(folder.iterdir()) == []


def test_export_with_roles_names_nobody(folder: Path, sample: Plan) -> None:
    assert run(["export", str(plan_file.SAMPLE), "--to", str(folder / "a.xlsx"), "--roles"]) == 0
    names = {person.name for person in sample.people if person.role not in ("team", None)}
    sentence = {cell.value for page in book(folder / "a.xlsx") for row in page.iter_rows() for cell in row}
    assert not names & sentence
