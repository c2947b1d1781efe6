from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from plans import revisions
from plans.edits import apply, change
from plans.errors import Damaged, Newer, PlanError
from plans.plan_json import serialise
from plans.storage import backups, schema, tables
from plans.storage.engine import make_engine
from plans.storage.library import Library
from tests.plans.stored_files import STORED, stored_library
from tests.plans.strategies import filled_plan


@pytest.fixture
def kept(path: Path, library: Library) -> Path:
    """A library with a plan in it, closed."""
    library.create(filled_plan())
    library.close()
    return path


def state(path: Path) -> dict[str, bytes]:
    """Every file in the folder of a library, byte for byte."""
    return {item.name: item.read_bytes() for item in path.parent.rglob("*") if item.is_file()}


# The shape


def test_the_migrated_shape_is_that_of_the_records(kept: Path) -> None:
    engine = make_engine(kept)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata()) == []
    engine.dispose()


def test_every_key_has_an_index_and_says_what_happens(kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            indexed = {
                connection.execute(f'PRAGMA index_info("{index[1]}")').fetchone()[2]
                for index in connection.execute(f'PRAGMA index_list("{table}")').fetchall()
            }
            for key in connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
                assert key[3] in indexed, (table, key[3])
                assert key[6] == ("CASCADE" if key[2] == "plan" else "SET NULL")


def test_the_list_of_revisions_is_that_of_the_scripts() -> None:
    script = ScriptDirectory(revisions.SCRIPTS.parent, version_locations=[revisions.SCRIPTS])
    assert tuple(revision.revision for revision in script.walk_revisions())[::-1] == revisions.REVISIONS


def test_looking_at_a_library_does_not_load_alembic(kept: Path) -> None:
    code = f"import sys; from plans.storage.library import *; Library.open(Path({str(kept)!r})); print(*sys.modules)"
    outcome = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"alembic", "reportlab"} & set(outcome.stdout.split())


@pytest.mark.parametrize("revision", STORED)
def test_a_stored_library_opens(tmp_path: Path, revision: str) -> None:
    path = tmp_path / "digikoers.db"
    shutil.copy(stored_library(revision), path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(revision,)]
    library = Library.open(path)
    try:
        (summary,) = library.plans()
        assert (summary.team, summary.year, summary.last_step) == ("Team Łinde", 2027, "goals")
        plan = library.load(summary.id)
        assert [person.name for person in plan.people] == ["Annelies Verhoeven", "Het team", "Samira El Idrissi"]
        edits = [change(plan.team, "name", "Anders")]
        apply(plan, edits)
        library.write(plan, edits)
        assert library.load(summary.id).team.name == "Anders"
    finally:
        library.close()


def test_what_weighs_a_goal_and_the_scans_come_along(tmp_path: Path) -> None:
    path = tmp_path / "digikoers.db"
    shutil.copy(stored_library("0002"), path)
    library = Library.open(path)
    try:
        plan = library.load(library.plans()[0].id)
        (goal,) = plan.goals
        assert (goal.fits, goal.fits_answers, goal.places_now) == ("yes", ["why", "focus", "progress", "show"], 12)
        assert goal.initiator_id == plan.people[2].id
        for row in (*plan.assumptions, *plan.barriers):
            assert row.goal_id == goal.id
            assert row.what == "Iets bij what"
        assert set(plan.leadership_scans[0].agreed.values()) == set(plan.factor_scans[0].grades.values()) == {3}
        assert [tie.partner for tie in plan.ties] == ["Iets bij partner"]
    finally:
        library.close()


def test_from_the_first_revision_a_goal_starts_unweighed(tmp_path: Path) -> None:
    path = tmp_path / "digikoers.db"
    shutil.copy(stored_library("0001"), path)
    library = Library.open(path)
    try:
        plan = library.load(library.plans()[0].id)
        (goal,) = plan.goals
        assert goal.title == "Iets bij title"
        assert (goal.fits, goal.fits_answers, goal.needs, goal.case_saver, goal.places_now) == (None, [], [], "", None)
        assert plan.assumptions == plan.barriers == plan.leadership_scans == plan.ties == []
    finally:
        library.close()


def test_how_it_is_kept(library: Library) -> None:
    with library._engine.connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "application_id")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in asked]
    assert found == ["delete", 3, 1, 1, schema.APPLICATION]


# What cannot be used stays as it is


def spoil(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(change(path.read_bytes())) and None


def sql(*statements: str) -> Callable[[Path], None]:
    def carry_out(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    return carry_out


@pytest.mark.parametrize(
    ("act", "trouble"),
    [
        pytest.param(spoil(lambda _: b""), Damaged, id="empty"),
        pytest.param(spoil(lambda _: b"tekst" * 1000), Damaged, id="text"),
        pytest.param(spoil(lambda data: b"\0" * len(data)), Damaged, id="zeros"),
        pytest.param(spoil(lambda data: data[:50]), Damaged, id="half a header"),
        pytest.param(spoil(lambda data: data[:4096]), Damaged, id="one page"),
        pytest.param(spoil(lambda data: data[: len(data) // 2]), Damaged, id="half"),
        pytest.param(spoil(lambda data: data[:-4096]), Damaged, id="last page gone"),
        pytest.param(spoil(lambda data: data[:8192] + b"\xff" * 4096 + data[12288:]), Damaged, id="a page overwritten"),
        pytest.param(spoil(lambda data: data[:100] + b"\xff" * 3996 + data[4096:]), Damaged, id="first page"),
        pytest.param(sql("PRAGMA application_id=7"), Damaged, id="of another program"),
        pytest.param(sql("DROP TABLE alembic_version"), Damaged, id="no revision table"),
        pytest.param(sql("DELETE FROM alembic_version"), Damaged, id="no revision"),
        pytest.param(sql("INSERT INTO alembic_version VALUES ('0000')"), Damaged, id="two revisions"),
        pytest.param(sql("UPDATE alembic_version SET version_num = '9999'"), Newer, id="newer"),
        pytest.param(
            sql("UPDATE alembic_version SET version_num = '9999'", "ALTER TABLE goal RENAME TO aim"),
            Newer,
            id="newer with another shape",
        ),
    ],
)
def test_an_unusable_library_is_left_as_it_is(
    kept: Path, act: Callable[[Path], None], trouble: type[PlanError]
) -> None:
    act(kept)
    before = state(kept)
    with pytest.raises(trouble) as caught:
        Library.open(kept)
    assert type(caught.value) is trouble
    assert caught.value.advice
    assert state(kept) == before


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "foto's.db"
    sql("CREATE TABLE photo (id)")(path)
    before = path.read_bytes()
    with pytest.raises(Damaged):
        Library.open(path)
    assert path.read_bytes() == before


def test_any_changed_byte_is_damage_or_harmless(kept: Path) -> None:
    """Whatever a bad disk does, there is a plan or a sentence."""
    whole = kept.read_bytes()
    for place in range(0, len(whole), len(whole) // 60):
        kept.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        shutil.rmtree(kept.parent / "backups", ignore_errors=True)
        try:
            library = Library.open(kept)
        except PlanError:
            continue
        try:
            for summary in library.plans():
                library.load(summary.id)
        except PlanError:
            pass
        finally:
            library.close()


# A laptop that stopped half way


def half_way(kept: Path, *statements: str) -> Path:
    """A copy of a library in the middle of a transaction, with the journal that takes it back."""
    other = kept.with_name("half.db")
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        for statement in (*statements, f"UPDATE vision SET why = '{'y' * 50_000}'", "UPDATE goal SET title = 'half'"):
            connection.execute(statement)
        shutil.copy(kept, other)
        shutil.copy(f"{kept}-journal", f"{other}-journal")
        connection.execute("ROLLBACK")
    return other


def test_half_a_transaction_is_taken_back(kept: Path) -> None:
    other = half_way(kept)
    library = Library.open(other)
    (summary,) = library.plans()
    assert library.load(summary.id).goals[0].title == filled_plan().goals[0].title
    library.close()


def test_half_a_transaction_in_a_newer_library_is_left_alone(kept: Path) -> None:
    other = half_way(kept)
    sql("UPDATE alembic_version SET version_num = '9999'")(kept)
    newer = half_way(kept)
    assert other == newer
    before = state(newer)
    with pytest.raises(Newer):
        Library.open(newer)
    assert state(newer) == before


# Migrating


LAST = revisions.REVISIONS[-1]
NEXT = f"{int(LAST) + 1:04}"
SECOND = f"""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{LAST}"


def upgrade():
    with op.batch_alter_table("goal") as table:
        table.add_column(sa.Column("colour", sa.String(), nullable=True))
        table.drop_column("technology")
    op.execute("UPDATE goal SET colour = 'green'")
"""


@pytest.fixture
def second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for a second migration that rebuilds a table on which others depend."""
    folder = tmp_path / "versions"
    folder.mkdir()
    (folder / f"{NEXT}_second.py").write_text(SECOND)
    monkeypatch.setattr(revisions, "REVISIONS", (*revisions.REVISIONS, NEXT))
    monkeypatch.setattr(schema.migrate, "__defaults__", ((revisions.SCRIPTS, folder),))
    return folder


def counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def test_a_second_migration_keeps_every_row(kept: Path, second: Path) -> None:
    before = counts(kept)
    assert before["action"] == 1
    with closing(sqlite3.connect(kept)) as connection:
        whole = list(connection.iterdump())
    Library.open(kept).close()
    assert counts(kept) == before
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT colour FROM goal").fetchall() == [("green",)]
        assert connection.execute("SELECT count(*) FROM action WHERE goal_id IS NOT NULL").fetchone() == (1,)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(NEXT,)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    (copy,) = backups.copies(kept)
    assert copy.reason == "migration"
    with closing(sqlite3.connect(copy.path)) as connection:
        assert list(connection.iterdump()) == whole


@pytest.mark.parametrize(
    "step",
    [
        pytest.param("op.execute('DELETE FROM action')", id="loses rows"),
        pytest.param("op.execute('UPDATE action SET goal_id = plan_id')", id="loose keys"),
        pytest.param("op.execute('CREATE TABLE _alembic_tmp_goal (id)')", id="half a table"),
        pytest.param("raise RuntimeError('halfway')", id="a bug"),
    ],
)
def test_a_migration_that_goes_wrong_changes_nothing(kept: Path, second: Path, step: str) -> None:
    (second / f"{NEXT}_second.py").write_text(SECOND + f"    {step}\n")
    with closing(sqlite3.connect(kept)) as connection:
        before = list(connection.iterdump())
    with pytest.raises((PlanError, RuntimeError)):
        Library.open(kept)
    with closing(sqlite3.connect(kept)) as connection:
        assert list(connection.iterdump()) == before


def test_a_new_library_takes_every_step(tmp_path: Path, second: Path) -> None:
    path = tmp_path / "nieuw.db"
    Library.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(NEXT,)]


def test_a_library_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path, second: Path) -> None:
    (second / f"{NEXT}_second.py").write_text(SECOND + "    raise RuntimeError\n")
    path = tmp_path / "data" / "nieuw.db"
    with pytest.raises(RuntimeError):
        Library.open(path)
    assert list(path.parent.iterdir()) == []


def test_the_content_outlives_a_look(kept: Path) -> None:
    before = kept.read_bytes()
    library = Library.open(kept)
    (summary,) = library.plans()
    assert serialise(library.load(summary.id))
    library.close()
    assert kept.read_bytes() == before
