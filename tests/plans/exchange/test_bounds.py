"""Files that hold far too much are refused before work is made of them; how long that takes is in tests/torture."""

from __future__ import annotations

import datetime as dt
import io
import json
import tempfile
import zipfile
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.edits import adoption, apply
from plans.errors import Damaged, PlanError
from plans.exchange import bounds, files, overview_sheet, plan_file, spreadsheet
from plans.importing.files import reading
from plans.importing.files import workbook as workbook_reading
from plans.plan import Plan, new_plan
from plans.plan_json import serialise, snapshot
from plans.portfolio import Collection
from tests.plans.strategies import filled_plan, plans
from tests.properties import examples

ADOPTED = dt.date(2026, 12, 18)
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sealed(form: dict[str, Any]) -> bytes:
    """The plan file of a plan in its JSON form."""
    version = form.pop("version")
    return json.dumps({"format": plan_file.FORMAT, "version": version, "sha256": files.checksum(form), **form}).encode()


def with_goals(count: int) -> bytes:
    form = serialise(new_plan(2027))
    goal = serialise(filled_plan())["records"]["goals"][0]
    own = {"plan_id": form["plan"]["id"], "owner_id": None, "initiator_id": None, "stop_owner_id": None}
    form["records"]["goals"] = [{**goal, **own, "id": str(uuid4()), "position": place} for place in range(count)]
    return sealed(form)


def untouched(*_: object, **__: object) -> None:
    raise AssertionError("work was made of a file that is too large")


# Plan files


def test_a_hundred_thousand_goals_are_refused_before_they_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(plan_file.decode(with_goals(200))[0].goals) == 200
    monkeypatch.setattr(plan_file, "deserialise", untouched)
    monkeypatch.setattr(plan_file, "checksum", untouched)
    for count in (bounds.MOST_RECORDS + 1, 30_000):
        with pytest.raises(Damaged, match="te groot"):
            plan_file.decode(with_goals(count))


def test_what_is_kept_counts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = filled_plan()
    for _time in range(3):
        apply(plan, adoption(plan, ADOPTED, "Wij", snapshot(plan)))
    data = plan_file.encode(plan)
    records = sum(map(len, serialise(filled_plan())["records"].values()))
    monkeypatch.setattr(bounds, "MOST_RECORDS", 4 * records + 3)
    assert plan_file.decode(data)
    monkeypatch.setattr(bounds, "MOST_RECORDS", 4 * records + 2)
    with pytest.raises(Damaged):
        plan_file.decode(data)


def test_texts_count_for_each_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = filled_plan()
    apply(plan, adoption(plan, ADOPTED, "Wij", snapshot(plan)))
    data = plan_file.encode(plan)
    own = bounds._text(serialise(plan)["records"])
    monkeypatch.setattr(bounds, "MOST_TEXT", own)
    plan_file.decode(data)
    plan_file.write(plan, tmp_path / "past.jaarplan")
    monkeypatch.setattr(bounds, "MOST_TEXT", own - 1)
    with pytest.raises(Damaged, match="te groot"):
        plan_file.decode(data)
    with pytest.raises(PlanError, match="te groot"):
        plan_file.write(plan, tmp_path / "past niet.jaarplan")
    assert not (tmp_path / "past niet.jaarplan").exists()


@pytest.mark.parametrize("piece", [b"[],", b"{},", b'{"a":[{}]},', b'{"":0},'])
def test_parts_are_counted_before_anything_is_parsed(monkeypatch: pytest.MonkeyPatch, piece: bytes) -> None:
    data = b'{"format": "digikoers.jaarplan", "version": 1, "records": [' + piece * bounds.MOST_PARTS + b"0]}"
    monkeypatch.setattr(files, "parse", untouched)
    with pytest.raises(Damaged, match="te groot"):
        plan_file.decode(data)


@given(plans())
@examples(15)
def test_any_plan_of_a_team_fits(plan: Plan) -> None:
    assert bounds.plan_fits(serialise(plan))
    assert bounds.json_fits(plan_file.encode(plan))


KEYS = st.sampled_from(["records", "versions", "content", "goals", "x"])
JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda item: st.lists(item) | st.dictionaries(KEYS, item),
    max_leaves=20,
)


@given(JSON)
def test_what_is_no_plan_is_left_to_the_reader(form: Any) -> None:
    assert bounds.plan_fits(form)


# Sheets


def workbook(path: Path, rows: bytes, strings: bytes = b"", encoding: str = "utf-8") -> Path:
    """The .xlsx of a plan with another first sheet and other texts."""
    spreadsheet.export(new_plan(2027), path)
    whole = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                text = f'<worksheet xmlns="{SHEET}"><sheetData>{rows.decode()}</sheetData></worksheet>'
                data = text.encode(encoding)
            if part.filename == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
                data = data.replace(
                    b"</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'.encode()
                )
            new.writestr(part, data)
        new.writestr("xl/sharedStrings.xml", f'<sst xmlns="{SHEET}">{strings.decode()}</sst>'.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("rows", "strings"),
    [
        (b"<row/>" * (bounds.MOST_LINES + 1), b""),
        (b'<x:row xmlns:x="y"/>' * (bounds.MOST_LINES + 1), b""),
        (b"<row>" + b"<c/>" * (bounds.MOST_CELLS + 1) + b"</row>", b""),
        (b"<row><c><v>1</v></c></row>", b"<si><t/></si>" * (bounds.MOST_TAGS // 3)),
        (b"<row/>" + b'<x:xf xmlns:x="y"/>' * (bounds.MOST_OTHERS + 1), b""),
    ],
    ids=["rows", "rows by another name", "cells", "texts", "styles"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_that_holds_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: bytes, strings: bytes, encoding: str
) -> None:
    path = workbook(tmp_path / "veel.xlsx", rows, strings, encoding)
    monkeypatch.setattr(workbook_reading, "load_workbook", untouched)
    with pytest.raises(PlanError, match="te groot"):
        reading.read(path)


@given(st.integers(1, 400), st.integers(80, 500))
@examples(40)
def test_it_is_counted_the_same_in_pieces_of_any_size(count: int, chunk: int) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:
        packed.writestr("a.xml", b"<x>" + b'<row r="1"><c r="A1"/></row> <text>' * count)
        packed.writestr("b.xml", b"")
    with pytest.MonkeyPatch.context() as patch, zipfile.ZipFile(whole) as packed:
        patch.setattr(bounds, "_CHUNK", chunk)
        for name in ("MOST_LINES", "MOST_CELLS"):
            with pytest.MonkeyPatch.context() as inner:
                inner.setattr(bounds, name, count)
                assert bounds.workbook_fits(packed)
                inner.setattr(bounds, name, count - 1)
                assert not bounds.workbook_fits(packed)


def test_a_spoiled_part_is_one_sentence(tmp_path: Path) -> None:
    path = workbook(tmp_path / "kapot.xlsx", b"<row><c><v>1</v></c></row>")
    whole = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as packed:
        place = packed.getinfo("xl/worksheets/sheet1.xml").header_offset + 60
    whole[place : place + 20] = b"\xff" * 20
    path.write_bytes(whole)
    with pytest.raises(PlanError):
        reading.read(path)


# Writing sheets leaves nothing elsewhere, and says it when it fails


def test_nothing_of_a_workbook_goes_to_the_folder_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nergens"))
    spreadsheet.export(filled_plan(), tmp_path / "plan.xlsx")
    overview_sheet.write(Collection(), tmp_path / "overzicht.xlsx")
    for name in ("plan.xlsx", "overzicht.xlsx"):
        assert [grid.name for grid in reading.read(tmp_path / name).grids]


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.csv"])
@pytest.mark.parametrize("step", ["open", "fsync", "replace", "read_bytes"])
def test_a_sheet_that_cannot_be_written_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, step: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(files.os if step == "fsync" else Path, step, full)
    with pytest.raises(PlanError):
        spreadsheet.export(filled_plan(), tmp_path / name)
    monkeypatch.undo()
    assert not [path for path in tmp_path.iterdir() if path.is_file()]
