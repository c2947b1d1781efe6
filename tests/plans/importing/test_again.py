"""The same list once more, changed or not: what is known is updated, and nothing comes in twice."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from plans.derived import line_amounts
from plans.edits import apply
from plans.exchange import plan_file, spreadsheet
from plans.importing import taking
from plans.importing.proposal.choices import NEW, Choices
from plans.importing.records.result import Import
from plans.plan import Plan, new_plan
from plans.plan_json import serialise
from tests.plans.importing.files_of_kinds import text, xlsx


@pytest.fixture
def sample() -> Plan:
    plan = plan_file.read(plan_file.SAMPLE)[0]
    plan.record.state = "concept"
    return plan


def bring(plan: Plan, path: Path, choices: Choices | None = None) -> Import:
    found = taking.import_file(plan, path, choices)
    apply(plan, found.edits)
    return found


def test_a_month_later_dates_and_status_are_updated(tmp_path: Path) -> None:
    plan = new_plan(2027)
    bring(plan, text(tmp_path / "a.csv", "Actie;Wie;Wanneer\nTablets kopen;Noor;1 mei\nProef;Jan;1 juni\n"))
    later = "Actie;Wie;Wanneer;Status\nTablets kopen;Noor;15 mei;loopt\nProef;Jan;1 juni;klaar\nEvalueren;Jan;1 okt;\n"
    found = bring(plan, text(tmp_path / "b.csv", later))
    assert [line.verdict for line in found.lines] == ["changed", "changed", "added"]
    assert [(action.what, str(action.due), action.status) for action in plan.actions] == [
        ("Tablets kopen", "2027-05-15", "busy"),
        ("Proef", "2027-06-01", "done"),
        ("Evalueren", "2027-10-01", None),
    ]


def test_a_slip_of_the_pen_is_the_same_line_and_that_is_shown(tmp_path: Path) -> None:
    plan = new_plan(2027)
    bring(plan, text(tmp_path / "a.csv", "Actie;Wie\nTablets bestellen;Noor\nTraining groep 1;Noor\n"))
    path = text(tmp_path / "b.csv", "Actie;Wie\nTablets besteleln;Noor\nTraining groep 2;Noor\n")
    found = taking.import_file(plan, path)
    assert [line.verdict for line in found.lines] == ["changed", "added"]
    assert found.lines[0].like == "Tablets bestellen"
    assert found.lines[0].doubt
    # Whoever says that it is another line gets another line.
    new = taking.import_file(plan, path, Choices(lines={(1, found.lines[0].number): NEW}))
    assert [line.verdict for line in new.lines] == ["added", "added"]


def test_two_lines_that_say_the_same_are_one_unless_somebody_takes_both(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", "Actie;Wie\nTablets;Noor\nTablets;noor\n")
    plan = new_plan(2027)
    found = taking.import_file(plan, path)
    assert [line.verdict for line in found.lines] == ["added", "skipped"]
    assert "regel 2" in found.lines[1].why[0]
    choices = Choices()
    choices.table(1).rows[3] = True
    assert [line.verdict for line in taking.import_file(plan, path, choices).lines] == ["added", "added"]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_our_own_export_without_its_keys_doubles_nothing(tmp_path: Path, sample: Plan, kind: str) -> None:
    before = serialise(sample)
    total = sum(row.total for row in line_amounts.amounts(sample))
    if kind == "xlsx":
        spreadsheet.export(sample, tmp_path / "a.xlsx")
        book = openpyxl.load_workbook(tmp_path / "a.xlsx")
        for page in book.worksheets:
            if page["A1"].value == "id":
                page.delete_cols(1)
        book.save(tmp_path / "a.xlsx")
        paths = [tmp_path / "a.xlsx"]
    else:
        paths = []
        for path in spreadsheet.export(sample, tmp_path / "a.csv"):
            rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))
            if rows[0][0] == "id" and any(
                name in path.name for name in ("acties", "doelen", "begroting", "mensen", "scholing")
            ):
                with path.open("w", encoding="utf-8", newline="") as file:
                    csv.writer(file, delimiter=";").writerows(row[1:] for row in rows)
                paths.append(path)
        assert len(paths) == 5
    for path in paths:
        bring(sample, path)
    assert sum(row.total for row in line_amounts.amounts(sample)) == total
    assert serialise(sample) == before


def test_letters_that_a_spreadsheet_lost_change_nothing(tmp_path: Path, sample: Plan) -> None:
    before = serialise(sample)
    for path in spreadsheet.export(sample, tmp_path / "a.csv"):
        if any(name in path.name for name in ("acties", "doelen", "begroting", "mensen", "scholing")):
            path.write_bytes(path.read_bytes().decode("utf-8-sig").encode("cp1252", "replace"))
            bring(sample, path)
    assert serialise(sample) == before


def test_a_name_that_lost_letters_is_known_or_refused(tmp_path: Path, sample: Plan) -> None:
    count = len(sample.people)
    found = bring(sample, text(tmp_path / "a.csv", "Actie;Wie\nEen ding;Yusuf ?ahin\nAnder ding;?nne Bo?\n"))
    assert sample.person(sample.actions[-2].owner_id).name == "Yusuf Şahin"
    assert sample.actions[-1].owner_id is None
    assert [line.verdict for line in found.lines] == ["added", "partly"]
    assert len(sample.people) == count


def test_a_heading_that_became_a_truth_value(tmp_path: Path) -> None:
    plan = new_plan(2027)
    bring(plan, xlsx(tmp_path / "a.xlsx", ("Acties", [["Actie", True, "Wie"], ["Tablets", "Gang 1", "Noor"]])))
    assert plan.actions[0].where == "Gang 1"


@pytest.mark.parametrize("name", ["Marloes de Witt", "M. de Wit", "de Wit, Marloes", "Marlous"])
def test_somebody_almost_known_is_offered_and_not_taken(tmp_path: Path, sample: Plan, name: str) -> None:
    path = text(tmp_path / "a.csv", f'Actie;Wie\nIets anders;"{name}"\n')
    found = taking.import_file(sample, path)
    marloes = next(person for person in sample.people if person.name == "Marloes de Wit")
    if name == "de Wit, Marloes":
        assert found.offers == []
        return
    assert [offer.candidates for offer in found.offers] == [[marloes.id]]
    assert found.lines[0].doubt
    bring(sample, path, Choices(people={found.offers[0].name: marloes.id}))
    assert sample.actions[-1].owner_id == marloes.id
