"""Revisions: their numbers follow from the files, a change of the form asks for a new one, and older forms go along."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plans import revisions
from plans.errors import Damaged, Newer
from plans.exchange import plan_file, remarks_file
from plans.exchange.file_schema import schema
from plans.plan_json import serialise
from plans.revisions import REVISIONS, SCRIPTS, VERSION, Form, Step, add, drop, drop_table, rename, rename_table, split
from plans.storage.library import Library
from plans.storage.tables import metadata
from plans.subjects.reviews import Remark
from tests.plans.stored_files import STORED, stored_library, stored_plan

ROOT = Path(__file__).parents[2]
NEXT = f"{VERSION + 1:04}"

# The numbers


def test_the_numbers_follow_from_the_names_of_the_scripts(tmp_path: Path) -> None:
    for name in ("0002_b.py", "0001_a.py", "0003_c.py.orig", "__init__.py", "notes.txt"):
        (tmp_path / name).touch()
    assert revisions.numbers(tmp_path) == ("0001", "0002")
    assert tuple(f"{number:04}" for number in range(1, VERSION + 1)) == REVISIONS


def test_a_program_packed_without_its_scripts_says_so(tmp_path: Path) -> None:
    with pytest.raises(ImportError, match="migration scripts"):
        revisions.numbers(tmp_path / "nothing")


# A change asks for a new revision


def script(number: str) -> Any:
    (path,) = SCRIPTS.glob(f"{number}_*.py")
    spec = importlib.util.spec_from_file_location(f"revision_{number}", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def bare(part: Any, names: bool = False) -> Any:
    """Leave out of a schema what is words only: titles, descriptions, the order of choices, how a number is spelled."""
    if isinstance(part, list):
        return sorted((bare(item) for item in part), key=json.dumps)
    if not isinstance(part, dict):
        return part
    words = set() if names else {"title", "description", "pattern", "$id"}
    return {key: bare(item, key in ("properties", "$defs")) for key, item in part.items() if key not in words}


def fingerprint() -> str:
    """Return the form of today in sixteen characters: the tables of the library, and the schema of the plan file."""
    form = schema()
    for holder in (form, form["$defs"]["content"]):
        del holder["properties"]["version"]
    tables = {
        table.name: [
            (
                column.name,
                repr(column.type),
                column.nullable,
                sorted(key.target_fullname for key in column.foreign_keys),
            )
            for column in sorted(table.columns, key=lambda item: item.name)
        ]
        for table in metadata().tables.values()
    }
    whole = json.dumps([bare(form), tables], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def test_a_changed_form_has_a_new_revision() -> None:
    now = fingerprint()
    assert script(REVISIONS[-1]).form == now, (
        f"A table, a field or a choice of the plan changed. Add plans/storage/versions/{NEXT}_….py: in upgrade() what "
        f'changes in the library, which may be nothing, and form = "{now}". The revision of the library and the '
        f"version of the plan file follow from its name. When a field was renamed, split or dropped, say so in STEPS "
        f"of plans/revisions.py too. Only as long as nobody has a library of revision {REVISIONS[-1]} may that one "
        f"be changed instead."
    )


def test_every_revision_has_a_form_of_its_own() -> None:
    forms = [script(number).form for number in REVISIONS if number >= "0005"]
    assert len(set(forms)) == len(forms)


def test_a_library_and_a_plan_file_of_every_revision_are_stored() -> None:
    missing = set(REVISIONS[:-1]) - set(STORED)
    assert not missing, f"{missing}: with the code of that revision, run python -m tests.plans.stored_files"
    assert all(stored_plan(revision).exists() for revision in STORED)


# The steps


def form(**tables: Any) -> Form:
    return {"version": 1, "plan": {"id": 1, "consulted": "Wij"}, "records": tables}


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        (rename("goals", "a", "b"), form(goals=[{"a": 1, "c": 2}]), form(goals=[{"c": 2, "b": 1}])),
        (rename("goals", "a", "b"), form(goals=[{"b": 1}], team=[{"a": 1}]), form(goals=[{"b": 1}], team=[{"a": 1}])),
        (
            split("goals", "a", lambda text: dict(zip("xy", text.split("-"), strict=True))),
            form(goals=[{"a": "1-2"}, {}]),
            form(goals=[{"x": "1", "y": "2"}, {}]),
        ),
        (drop("goals", "a", "b"), form(goals=[{"a": 1, "b": 2, "c": 3}]), form(goals=[{"c": 3}])),
        (add("goals", "b", lambda row: row["a"] + 1), form(goals=[{"a": 1}]), form(goals=[{"a": 1, "b": 2}])),
        (add("goals", "a", lambda row: 9), form(goals=[{"a": 1}]), form(goals=[{"a": 1}])),
        (rename_table("goals", "aims"), form(goals=[{"a": 1}]), form(aims=[{"a": 1}])),
        (drop_table("goals"), form(goals=[{"a": 1}], team=[]), form(team=[])),
        (drop("goals", "a"), form(), form()),
        (drop("goals", "a"), form(goals=3, team=[4]), form(goals=3, team=[4])),
        (drop("goals", "a"), form(goals=[4, None]), form(goals=[4, None])),
        (drop("plan", "consulted"), form(), {**form(), "plan": {"id": 1}}),
    ],
)
def test_a_step_gives_a_new_form_and_leaves_the_old_one(step: Step, before: Form, after: Form) -> None:
    whole = json.dumps(before)
    assert step.change(before) == after
    assert json.dumps(before) == whole


def test_only_later_steps_are_taken_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = {3: (rename("goals", "b", "c"), drop("people", "x")), 2: (rename("goals", "a", "b"),)}
    monkeypatch.setattr(revisions, "STEPS", steps)
    found = [revisions.upgrade(form(goals=[{"a": 1}]), version)["records"]["goals"] for version in (1, 2, 3)]
    assert found == [[{"c": 1}], [{"a": 1}], [{"a": 1}]]
    assert [revisions.last_change(table) for table in ("goals", "people", "team")] == [3, 3, 1]


# A program of a next revision, made up: fields that were renamed, split and dropped


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a program that is one revision ahead of ours."""
    folder = tmp_path_factory.mktemp("later")
    shutil.copytree(ROOT / "plans", folder / "plans", ignore=shutil.ignore_patterns("__pycache__"))

    def declared(name: str, arguments: str = "") -> str:
        return f"    {name}: str = text_field({arguments})\n"

    def replace(file: str, old: str, new: str) -> None:
        path = folder / "plans" / file
        source = path.read_text(encoding="utf-8")
        assert source.count(old) == 1, f"{file} no longer says {old!r}: choose another field for this test"
        path.write_text(source.replace(old, new), encoding="utf-8")

    replace("subjects/goals.py", declared("celebration"), declared("party"))
    replace("subjects/goals.py", declared("parked_reason"), "")
    replace("subjects/calendar.py", declared("time"), declared("begins") + declared("ends"))
    replace("subjects/reviews.py", declared("author", 'personal="manager"'), declared("by", 'personal="manager"'))
    replace("plan.py", declared("consulted"), declared("heard") + declared("colour"))
    with (folder / "plans" / "revisions.py").open("a", encoding="utf-8") as file:
        file.write(STEPS)
    (folder / "plans" / "storage" / "versions" / f"{NEXT}_made_up.py").write_text(SCRIPT, encoding="utf-8")
    return folder


STEPS = """

STEPS[VERSION] = (
    rename("goals", "celebration", "party"),
    drop("goals", "parked_reason"),
    split("reviews", "time", lambda time: dict(zip(("begins", "ends"), time.partition(" ")[::2]))),
    rename("remarks", "author", "by"),
    rename("plan", "consulted", "heard"),
)
"""

SCRIPT = f"""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{REVISIONS[-1]}"


def upgrade():
    op.execute("ALTER TABLE goal RENAME COLUMN celebration TO party")
    op.execute("ALTER TABLE goal DROP COLUMN parked_reason")
    op.execute("ALTER TABLE remark RENAME COLUMN author TO 'by'")
    op.execute("ALTER TABLE plan RENAME COLUMN consulted TO heard")
    op.add_column("plan", sa.Column("colour", sa.Text(), nullable=False, server_default=""))
    for name in ("begins", "ends"):
        op.add_column("review", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.execute("UPDATE review SET begins = substr(time, 1, instr(time, ' ') - 1)")
    op.execute("UPDATE review SET ends = substr(time, instr(time, ' ') + 1)")
    op.execute("ALTER TABLE review DROP COLUMN time")
"""

START = f"""
import json, sys
from pathlib import Path
from plans.derived import quarterly_review
from plans.errors import Damaged
from plans.exchange import plan_file, remarks_file
from plans.plan_json import deserialise, serialise
from plans.revisions import VERSION
from plans.storage.library import Library

assert VERSION == {VERSION + 1}, VERSION
"""

READ = """
def read(file, database, out):
    plan, notice = plan_file.read(file)
    assert notice is None
    library = Library.open(database)
    (summary,) = library.plans()
    stored = library.load(summary.id)
    assert serialise(stored) == serialise(plan)
    library.close()

    kept = [deserialise(one.content) for one in (*plan.versions, *plan.closings)]
    assert {one.content["version"] for one in (*plan.versions, *plan.closings)} == {VERSION}
    for one in (plan, *kept):
        assert {goal.party for goal in one.goals} == {"Iets bij celebration"}
        assert {(review.begins, review.ends) for review in one.reviews} == {("Iets", "bij time")}, one.reviews
        assert (one.record.heard, one.record.colour) == ("", "")
        assert {remark.by for remark in one.remarks} <= {"Iets bij author"}
    if plan.closings:
        assert [goal.party for goal in quarterly_review.closed_snapshot(plan, 1).goals] == ["Iets bij celebration"]
    plan_file.write(stored, out)
    assert serialise(plan_file.read(out)[0]) == serialise(stored)


for place in range(1, len(sys.argv), 3):
    try:
        read(*map(Path, sys.argv[place : place + 3]))
    except Exception as error:
        raise AssertionError(sys.argv[place]) from error
"""

REMARKS = """
theirs, own = map(Path, sys.argv[1:])
(remark,) = remarks_file.read(theirs).remarks
assert (remark.what, remark.by) == ("Mooi", "Ineke")
plan, _notice = plan_file.read(plan_file.SAMPLE)
plan.remarks = [remark]
assert remarks_file.write(plan, own) == 1
assert remarks_file.read(own).remarks == (remark.copy_with(sent=0),)
"""

SPOILED = """
(file,) = map(Path, sys.argv[1:])
try:
    plan_file.read(file)
except Damaged as error:
    print(error)
else:
    raise AssertionError("a time that is a number was read")
"""


def run(later: Path, code: str, *arguments: Path) -> None:
    """Run code in the program of the next revision."""
    command = [sys.executable, "-W", "error", "-c", START + code, *map(str, arguments)]
    outcome = subprocess.run(
        command,
        cwd=later,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr


def test_the_next_revision_reads_what_every_older_one_wrote(later: Path, tmp_path: Path) -> None:
    """One run for all: to start a program takes longer than to read."""
    files = []
    for revision in STORED:
        database = Path(shutil.copy(stored_library(revision), tmp_path / f"digikoers-{revision}.db"))
        files += [stored_plan(revision), database, tmp_path / f"later-{revision}.jaarplan"]
    run(later, READ, *files)
    for data in files:
        if data.parent == tmp_path:
            with pytest.raises(Newer):
                plan_file.read(data) if data.suffix == ".jaarplan" else Library.open(data)


def test_another_form_has_another_fingerprint(later: Path) -> None:
    recorded = script(REVISIONS[-1]).form
    run(later, f"from tests.plans.test_revisions import fingerprint\nassert fingerprint() != {recorded!r}")


def test_remarks_of_an_older_revision_are_read_and_newer_ones_named_as_such(later: Path, tmp_path: Path) -> None:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    plan.remarks = [Remark(plan_id=plan.id, quarter=1, what="Mooi", author="Ineke")]
    selected, theirs = tmp_path / "ours.opmerkingen", tmp_path / "theirs.opmerkingen"
    remarks_file.write(plan, selected)
    run(later, REMARKS, selected, theirs)
    with pytest.raises(Newer):
        remarks_file.read(theirs)


def test_a_value_that_a_step_cannot_take_is_damage(later: Path, tmp_path: Path) -> None:
    path = tmp_path / "spoiled.jaarplan"
    path.write_bytes(sealed(lambda form: form["records"]["reviews"][0].update(time=9)))
    run(later, SPOILED, path)


# Newer or damaged


def sealed(change: Callable[[Form], object], **envelope: Any) -> bytes:
    """A plan file of ours with something changed in it, and a checksum that is right for it."""
    plan, _notice = plan_file.read(stored_plan(STORED[-1]))
    form = serialise(plan)
    version = form.pop("version")
    change(form)
    whole = {"format": plan_file.FORMAT, "version": version, "sha256": plan_file.checksum(form), **form, **envelope}
    return json.dumps(whole).encode()


UNKNOWN = [
    pytest.param(lambda form: form.update(photos=[]), id="beside the records"),
    pytest.param(lambda form: form["plan"].update(colour="green"), id="field of the plan"),
    pytest.param(lambda form: form["records"].update(ideas=[]), id="table"),
    pytest.param(lambda form: form["records"]["goals"][0].update(colour="green"), id="field"),
    pytest.param(
        lambda form: form["records"]["versions"][0]["content"]["records"]["goals"][0].update(colour="green"),
        id="field in an adopted version",
    ),
    pytest.param(
        lambda form: form["records"]["closings"][0]["content"].update(version=VERSION + 1), id="newer closed review"
    ),
]


@pytest.mark.parametrize("change", UNKNOWN)
@pytest.mark.parametrize("version", [1, 2, VERSION])
def test_what_is_unknown_in_a_whole_file_is_newer(change: Callable[[Form], object], version: int) -> None:
    with pytest.raises(Newer, match=r"later\.jaarplan"):
        plan_file.decode(sealed(change, version=version), "later.jaarplan")


@pytest.mark.parametrize("change", UNKNOWN[:-1])
def test_without_a_checksum_it_is_something_that_does_not_fit(change: Callable[[Form], object]) -> None:
    whole = json.loads(sealed(change))
    del whole["sha256"]
    with pytest.raises(Damaged):
        plan_file.decode(json.dumps(whole).encode())


def test_with_a_wrong_checksum_it_is_damage(tmp_path: Path) -> None:
    for change in (param.values[0] for param in UNKNOWN):
        with pytest.raises(Damaged):
            plan_file.decode(sealed(change, sha256="0" * 64))
