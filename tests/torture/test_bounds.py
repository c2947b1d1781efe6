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

from plans.exchange import bounds, encryption, files, plan_file
from plans.plan import KEPT, SINGLE, TABLES, new_plan
from plans.plan_json import serialise
from tests.plans.exchange.test_bounds import SHEET, workbook
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


def measured(*command: str) -> tuple[str, float, int, str]:
    """Run a command; gives its exit code, the seconds and megabytes it took, and what it said of an error."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *command], capture_output=True, text=True, timeout=300, check=True
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
