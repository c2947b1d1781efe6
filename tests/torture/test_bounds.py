"""Files as large as they may be, and far larger: at most five seconds and 300 MB, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from plans.exchange import bounds, encryption, files, plan_file, remarks_file
from plans.importing.files import xml_parts
from plans.plan import KEPT, SINGLE, TABLES, new_plan
from plans.plan_json import serialise
from plans.subjects.reviews import Remark
from tests.plans.exchange.test_bounds import SHEET, workbook
from tests.plans.importing import files_of_kinds as sheets
from tests.plans.importing.test_bounds import docx, made, opened
from tests.plans.strategies import filled_plan

if not sys.platform.startswith("linux"):
    pytest.skip("how much memory a process took at most is asked of Linux", allow_module_level=True)

SECONDS, MEGABYTES = 5.0, 300

MEASURE = """
import os, resource, sys
from plans.command import run
code = run(sys.argv[1:])
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
# The largest of the two: a process that it started itself counts as well.
most = max(int(peak.split()[1]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
print(code, sum(os.times()[:4]), most // 1024)
"""


def plan_of(tables: dict[str, int], text: str = "") -> bytes:
    """The plan file of a plan with so many more records in its tables, and a text in the first field that takes one."""
    form = serialise(filled_plan())
    for name, count in tables.items():
        row = form["records"][name][0]
        words = {"what": text} if text and "what" in row else {}
        form["records"][name] += [{**row, **words, "id": str(uuid4()), "position": 9 + item} for item in range(count)]
    version = form.pop("version")
    whole = {"format": plan_file.FORMAT, "version": version, "sha256": files.checksum(form), **form}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def spread(count: int) -> dict[str, int]:
    names = [name for name in TABLES if name not in SINGLE and name not in KEPT]
    return dict.fromkeys(names, count // len(names))


PLANS: dict[str, Callable[[], bytes]] = {
    "as many records as may be": lambda: plan_of(spread(bounds.MOST_RECORDS - 100)),
    "as many goals as fit": lambda: plan_of({"goals": 6_000}),
    "as many risks as may be": lambda: plan_of({"risks": bounds.MOST_RECORDS - 100}),
    "as much text as may be": lambda: plan_of({"risks": 14}, "woord én " * 22_000),
    "100,000 goals": lambda: plan_of({"goals": 100_000}),
    "23 MB of texts": lambda: plan_of({"risks": 115}, "woord én " * 22_000),
    "a text of 49 MB": lambda: plan_of({"risks": 1}, "x" * 49_000_000),
    "five million lists": lambda: (
        b'{"format": "digikoers.jaarplan", "version": 1, "x": [' + b"[]," * 5_000_000 + b"0]}"
    ),
    "two million fields": lambda: (
        b'{"format": "digikoers.jaarplan", "x": {' + b",".join(b'"%x":0' % item for item in range(1_800_000)) + b"}}"
    ),
    "short strings": lambda: b'{"format": "digikoers.jaarplan", "x": [' + b'"ab",' * 2_390_000 + b"0]}",
    "characters of four bytes": lambda: plan_of({"risks": 70}, "🙂 woord " * 20_000)[: plan_file.MOST_BYTES],
}

PASSPHRASE = "vier woorden bij elkaar"


@pytest.mark.parametrize("work", [encryption.WORK, encryption.MOST_WORK])
def test_closed_plan_files(tmp_path: Path, work: int) -> None:
    """As large as may be, closed by another program that asks for as much work as may be."""
    file, secret = tmp_path / "dicht.jaarplan", tmp_path / "woorden.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    data = PLANS["as many records as may be"]()
    file.write_bytes(encryption.encrypt(data, PASSPHRASE, work))
    judged(f"closed, 2^{work}", measured("check", str(file), "--passphrase-file", str(secret)))


ROW = b"<row>" + b'<c t="inlineStr"><is><t>iets</t></is></c>' * 40 + b"</row>"
SHEETS: dict[str, tuple[bytes, bytes]] = {
    "700,000 empty rows": (b"<row/>" * 700_000, b""),
    "as many empty rows as may be": (b"<row/>" * (bounds.MOST_LINES - 500), b""),
    "three million texts": (b"<row><c><v>1</v></c></row>", b"<si><t>a</t></si>" * 3_000_000),
    "as many texts as may be": (b'<row><c t="s"><v>1</v></c></row>', b"<si><t>a</t></si>" * 480_000),
    "as many cells as may be": (ROW * (bounds.MOST_CELLS // 41), b""),
    "a million cells": (ROW * 25_000, b""),
}


def documents() -> dict[str, Callable[[Path], Path]]:
    """Return files of other kinds, each as large as it may be, and larger; by what is in them."""
    words = "Lampen ophangen in de gang " * 8
    paragraph, line = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>", "<text:p>" + words + "</text:p>"
    some = xml_parts.MOST_CHARACTERS // len(words) - 1
    cells = [[f"Actie {number} {column}" for column in range(10)] for number in range(1_900)]
    table = f"<table:table>{ods_rows(cells)}</table:table>"
    return {
        "texts.docx": lambda path: packed(path, docx(paragraph * some)),
        "tags.docx": lambda path: packed(path, docx("<w:p/>" * (xml_parts.MOST_TAGS - 50))),
        "more tags.docx": lambda path: packed(path, docx("<w:p/>" * (2 * xml_parts.MOST_TAGS))),
        "a table.docx": lambda path: sheets.docx(path, cells),
        "a bomb.docx": lambda path: packed(path, docx(" " * 400_000_000)),
        "texts.odt": lambda path: packed(path, opened("text", line * some)),
        "tags.odt": lambda path: packed(path, opened("text", "<text:p/>" * (xml_parts.MOST_TAGS - 50))),
        "a table.odt": lambda path: sheets.odt(path, cells),
        "lines.ods": lambda path: packed(path, opened("spreadsheet", table)),
        "repeated.ods": lambda path: packed(path, opened("spreadsheet", REPEATED)),
        "a bomb.ods": lambda path: packed(path, opened("spreadsheet", " " * 400_000_000)),
        "lines.csv": lambda path: text(path, "\n".join(";".join(row) for row in cells)),
        "a cell.csv": lambda path: text(path, "Actie;" + "x" * 19_000_000),
        "empty cells.csv": lambda path: text(path, ";" * 19_000_000),
        "empty lines.csv": lambda path: text(path, "\n" * 19_000_000),
        "quotes.csv": lambda path: text(path, '"' * 19_000_000),
        "marks.html": lambda path: text(path, "<table>" + "<tr><td rowspan=9999>" * 290_000),
        "open marks.html": lambda path: text(path, "<table>" + "<a b='" * 590_000),
        "cells.html": lambda path: text(path, "<table>" + "<tr>" + "<td>x" * 3_000_000),
        "tables.html": lambda path: text(path, "<table><tr><td>x</table>" * 700_000),
        "within each other.html": lambda path: text(path, "<table><tr><td>" * 1_200_000),
    }


def packed(path: Path, parts: dict[str, str]) -> Path:
    return made(path.parent, path.name, parts)


REPEATED = (
    '<table:table><table:table-row table:number-rows-repeated="99999999"><table:table-cell '
    'table:number-columns-repeated="99999999"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
)


def ods_rows(rows: list[list[str]]) -> str:
    cells = ("".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row) for row in rows)
    return "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)


def text(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", documents())
def test_documents(tmp_path: Path, name: str) -> None:
    plan = tmp_path / "plan.jaarplan"
    plan_file.write(new_plan(2027), plan)
    file = documents()[name](tmp_path / name)
    size = f"{file.stat().st_size / 1e6:.1f} MB"
    judged(f"{name}, {size}", measured("import", str(file), "--into", str(plan), "--preview"))


def of_form(form: str, records: bytes) -> bytes:
    """A file of this program with anything in it."""
    return b'{"format": "%s", "version": 1, "sha256": "", ' % form.encode() + records + b"}"


def remarks(count: int, words: str) -> bytes:
    """A remarks file with so many remarks."""
    plan = filled_plan()
    plan.remarks = [
        Remark(plan_id=plan.id, position=place, quarter=1, what=words, author="Jo") for place in range(1, count + 1)
    ]
    return remarks_file.encode(plan)


HOSTILE = {
    "lists": b'"x": [' + b"[]," * 1_300_000 + b"0]",
    "fields": b'"x": {' + b",".join(b'"%x":0' % item for item in range(400_000)) + b"}",
    "strings": b'"x": [' + b'"ab",' * 780_000 + b"0]",
    "within each other": b'"x": ' + b"[" * 1_900_000 + b"]" * 1_900_000,
    "a text": b'"x": "' + b"x" * 3_900_000 + b'"',
}
READ = {
    "huispakket": "from plans.house_pack.pack import read",
    "opmerkingen": "from plans.exchange.remarks_file import read",
}


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("kind", READ)
def test_packs_and_remarks(tmp_path: Path, kind: str, what: str) -> None:
    file = tmp_path / f"groot.{kind}"
    file.write_bytes(of_form(f"digikoers.{kind}", HOSTILE[what]))
    judged(f"{what} in .{kind}, {file.stat().st_size / 1e6:.1f} MB", measured(str(file), script=reader(kind)))


@pytest.mark.parametrize(("count", "words"), [(15_000, "kort"), (60, "woord én " * 8_000)])
def test_as_many_remarks_as_may_be(tmp_path: Path, count: int, words: str) -> None:
    file = tmp_path / "groot.opmerkingen"
    file.write_bytes(remarks(count, words))
    judged(f"{count} remarks, {file.stat().st_size / 1e6:.1f} MB", measured(str(file), script=reader("opmerkingen")))


def reader(kind: str) -> str:
    """The program that reads a file of this kind."""
    return f"""
import sys
from pathlib import Path
from plans.errors import PlanError
{READ[kind]}
def run(given):
    try:
        read(Path(given[0]))
    except PlanError as error:
        print(error, file=sys.stderr)
        return 2
    return 0
""" + MEASURE.replace("from plans.command import run\n", "")


def measured(*command: str, script: str = "") -> tuple[str, float, int, str]:
    """Run a command; gives its exit code, the seconds and megabytes it took, and what it said of an error."""
    done = subprocess.run(
        [sys.executable, "-c", script or MEASURE, *command], capture_output=True, text=True, timeout=300, check=True
    )
    code, seconds, megabytes = done.stdout.splitlines()[-1].split()
    return code, float(seconds), int(megabytes), done.stderr


def judged(what: str, outcome: tuple[str, float, int, str]) -> None:
    code, seconds, megabytes, sentence = outcome
    print(f"\n{what}: exit {code}, {seconds:.1f} s, {megabytes} MB {sentence.strip()[:80]}")
    assert "Traceback" not in sentence
    assert len(sentence.splitlines()) == (code == "2")
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


@pytest.mark.parametrize("what", PLANS)
def test_plan_files(tmp_path: Path, what: str) -> None:
    file = tmp_path / "groot.jaarplan"
    file.write_bytes(PLANS[what]())
    judged(f"{what}, {file.stat().st_size / 1e6:.1f} MB", measured("check", str(file)))


@pytest.mark.parametrize("what", SHEETS)
def test_sheets(tmp_path: Path, what: str) -> None:
    plan, sheet = tmp_path / "plan.jaarplan", tmp_path / "groot.xlsx"
    plan_file.write(new_plan(2027), plan)
    workbook(sheet, *SHEETS[what])
    judged(what, measured("import-sheet", str(sheet), "--into", str(plan), "--preview"))


def test_styles_without_end(tmp_path: Path) -> None:
    """A part that openpyxl reads whole before it gives the first cell."""
    plan, sheet = tmp_path / "plan.jaarplan", tmp_path / "groot.xlsx"
    plan_file.write(new_plan(2027), plan)
    workbook(sheet, b"<row><c><v>1</v></c></row>")
    many = f'<styleSheet xmlns="{SHEET}"><cellXfs>{"<xf/>" * 1_500_000}</cellXfs></styleSheet>'.encode()
    styles = tmp_path / "styles.xlsx"
    with zipfile.ZipFile(sheet) as old, zipfile.ZipFile(styles, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part, many if part.filename == "xl/styles.xml" else old.read(part))
    judged("1.5 M styles", measured("import-sheet", str(styles), "--into", str(plan), "--preview"))
