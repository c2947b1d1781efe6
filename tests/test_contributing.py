"""CONTRIBUTING.md is true: what it says to add a field or a subject is carried out on a copy of the project."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from plans.plan import KEPT, TABLES
from plans.records import Record

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
VERSIONS = "plans/storage/versions"
EDIT = re.compile(
    r"^(?:New file|In) `(?P<path>[^`\n]+)`(?:, (?P<where>below|above|in place of)\s`(?P<anchor>[^`\n]+)`)?:\n\n"
    r"```\w+\n(?P<block>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
LEFT_OUT = shutil.ignore_patterns(".*", "build", "dist", "*.egg-info", "node_modules", "references")
CHECKS = "tests/desktop/contributed.py"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in a folder of its own, without what is built."""
    return Path(shutil.copytree(ROOT, tmp_path_factory.mktemp("guide") / "copy", ignore=LEFT_OUT))


@pytest.fixture(scope="module")
def touched(copy: Path) -> dict[str, set[str]]:
    """The files that each section touched, which were carried out one after the other."""
    return {title: carry_out(title, copy) for title in ("Add a field", "Add a subject")}


def section(title: str) -> str:
    """The part of the guide under a heading."""
    return GUIDE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def carry_out(title: str, copy: Path) -> set[str]:
    """Make every edit of a section in the copy, and give the files that it touches."""
    last = max(path.name[:4] for path in (copy / VERSIONS).glob("0*.py"))
    numbered = section(title).replace("NNNN", f"{int(last) + 1:04}").replace("MMMM", last)
    touched = set()
    for found in EDIT.finditer(numbered):
        path, where, anchor, block = found.group("path", "where", "anchor", "block")
        touched.add(path)
        if anchor is None:
            assert not (copy / path).exists(), f"{path} is there already"
            (copy / path).write_text(block, encoding="utf-8")
        else:
            (copy / path).write_text(edited((copy / path).read_text("utf-8"), path, where, anchor, block), "utf-8")
    return touched


def edited(text: str, path: str, where: str, anchor: str, block: str) -> str:
    """Return a text with a block below, above or in place of the one line that is its anchor, as far to the right."""
    lines = text.splitlines(keepends=True)
    places = [place for place, line in enumerate(lines) if line.strip() == anchor]
    assert len(places) == 1, f"{path} has {len(places)} lines “{anchor}”"
    (place,) = places
    indent = lines[place][: len(lines[place]) - len(lines[place].lstrip())]
    new = [indent + line if line.strip() else line for line in block.splitlines(keepends=True)]
    lines[place + (where == "below") : place + (where != "above")] = new
    return "".join(lines)


def record_form(copy: Path) -> None:
    """Put the fingerprint that the tests ask for in the newest migration."""
    newest = max((copy / VERSIONS).glob("0*.py"))
    form = run(copy, "-c", "from tests.plans.test_revisions import fingerprint; print(fingerprint())").strip()
    newest.write_text(newest.read_text("utf-8").replace("FORM", form), "utf-8")


def run(copy: Path, *arguments: str, contributed: str = "") -> str:
    """Run Python in the copy and give what it printed; fails with that when it fails."""
    environment = {**os.environ, "PYTHONPATH": str(copy), "QT_QPA_PLATFORM": "offscreen", "CONTRIBUTED": contributed}
    outcome = subprocess.run(
        [sys.executable, *arguments],
        cwd=copy, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert outcome.returncode == 0, outcome.stdout[-6000:] + outcome.stderr[-2000:]
    return outcome.stdout


SHAPE = (
    "tests/plans/test_revisions.py::test_a_changed_form_has_a_new_revision",
    "tests/plans/storage/test_schema.py::test_the_migrated_shape_is_that_of_the_records",
    "tests/plans/storage/test_schema.py::test_every_key_has_an_index_and_says_what_happens",
    "tests/plans/storage/test_schema.py::test_a_stored_library_opens",
)
"""A new form asks for a migration, and the libraries of every revision go along with it."""
WORDS = (
    "tests/test_texts.py",
    "tests/plans/exchange/test_spreadsheet.py::test_every_field_of_every_table_stands_in_it",
)
SAMPLE = ("tests/plans/test_sample.py", "tests/plans/printing/test_print_plan.py::test_every_field_is_printed")


HOUSE = tuple(
    f"tests/test_house.py::{item}"
    for item in ("test_nobody_imports_upwards", "test_everything_public_in_plans_says_what_it_is")
)


def test_a_field_costs_four_files(touched: dict[str, set[str]]) -> None:
    assert len(touched["Add a field"]) == 4, touched


def test_a_subject_costs_at_most_eight_files(touched: dict[str, set[str]]) -> None:
    assert len(touched["Add a subject"]) == 7, touched


def test_what_was_contributed_holds_and_a_field_of_any_other_record_needs_no_more(
    copy: Path, touched: dict[str, set[str]]
) -> None:
    """One run for all: every table gets a field besides; nobody touches printing, sheets, schema or sample for it."""
    assert touched
    run(copy, "-m", "ruff", "check", "--quiet", "--no-cache", "plans", "desktop")
    run(copy, "-m", "ruff", "format", "--check", "--quiet", "--no-cache", "plans", "desktop")
    kinds = {name: kind for name, kind in TABLES.items() if name not in KEPT}
    extend(copy, kinds.values())
    record_form(copy)
    extra = [f"{name}.extra_{kind.__tablename__}" for name, kind in kinds.items()]
    run(
        copy,
        *("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-k", "not (page_with_its_words and extra_)"),
        *(CHECKS, *SHAPE, *WORDS, *SAMPLE, *HOUSE),
        contributed=" ".join(("goals.first_place", "devices.what", *extra)),
    )


def extend(copy: Path, kinds: Iterable[type[Record]]) -> None:
    """Declare one more field of every record, with its texts and a migration."""
    columns = []
    for kind in kinds:
        table = str(kind.__tablename__)
        declare(copy / f"{kind.__module__.replace('.', '/')}.py", kind.__name__, f"extra_{table}: str = text_field()")
        texts = copy / "resources/texts" / f"{kind.subject}.toml"
        words = f'{{ nl = "Extra {table}", en = "Other {table}" }}'
        with texts.open("a", encoding="utf-8") as file:
            file.write(f"\n[fields.{table}.extra_{table}]\nask = {words}\nname = {words}\n")
        column = f'sa.Column("extra_{table}", sa.Text(), nullable=False, server_default="")'
        columns.append(f'    op.add_column("{table}", {column})\n')
    example = next(item for item in EDIT.finditer(section("Add a field")) if item["path"].startswith(VERSIONS))
    last = max(path.name[:4] for path in (copy / VERSIONS).glob("0*.py"))
    number = f"{int(last) + 1:04}"
    head = example["block"].replace("NNNN", number).replace("MMMM", last).partition("    op.add_column")[0]
    (copy / VERSIONS / f"{number}_extra.py").write_text(head + "".join(columns), "utf-8")


def declare(path: Path, name: str, field: str) -> None:
    """Add a field below the last one of a record."""
    text = path.read_text(encoding="utf-8")
    (record,) = (node for node in ast.parse(text).body if isinstance(node, ast.ClassDef) and node.name == name)
    last = max(node.end_lineno or 0 for node in record.body if isinstance(node, ast.AnnAssign | ast.Expr))
    lines = text.splitlines(keepends=True)
    path.write_text("".join([*lines[:last], f"    {field}\n", *lines[last:]]), encoding="utf-8")
