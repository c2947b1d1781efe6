"""Comments on cells of a workbook: in no line of a list, and named all the same."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment

from plans.importing import taking
from plans.importing.files.reading import read
from plans.plan import new_plan


def _workbook(path: Path, comment: str) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Acties"
    for row in (["Actie", "Wie"], ["Camera testen", "Leo Prins"], ["Handleiding maken", "Fem Ooms"]):
        sheet.append(row)
    sheet["B2"].comment = Comment(comment, "Fem")
    book.save(path)
    return path


def test_a_comment_is_read_with_its_cell(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "a.xlsx", "Fem:\nlukt dit naast\nzijn studie?")
    [grid] = read(path).grids
    assert grid.comments == {(2, 1): "lukt dit naast zijn studie?"}


def test_a_comment_is_named_and_changes_no_line(tmp_path: Path) -> None:
    plan = new_plan(2027)
    found = taking.import_file(plan, _workbook(tmp_path / "a.xlsx", "Lukt dit naast zijn studie?"))
    assert any("B2: “Lukt dit naast zijn studie?”" in remark for remark in found.remarks)
    assert [line.what for line in found.lines] == ["Camera testen", "Handleiding maken"]


def test_a_comment_about_somebody_in_care_is_not_repeated(tmp_path: Path) -> None:
    found = taking.import_file(new_plan(2027), _workbook(tmp_path / "a.xlsx", "mw. Jansen wil dit niet"))
    assert not any("Jansen" in remark for remark in found.remarks)
