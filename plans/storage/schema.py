"""The shape of the library file: recognising it, and bringing an older one up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from plans.errors import Damaged, Newer, PlanError, unreadable
from plans.storage.engine import damaged, looking, make_engine, told
from resources.language import gettext as _

if TYPE_CHECKING:
    from sqlalchemy import Connection

VERSIONS = Path(__file__).parent / "versions"

REVISIONS = ("0001", "0002", "0003", "0004")
"""Every shape the library has had, oldest first; kept by hand, so that a look does not load Alembic."""

APPLICATION = 0x44494B4F
"""What stands in the header of every library, "DIKO"."""

_MAGIC = b"SQLite format 3\0"


def create(path: Path) -> None:
    """Make an empty library, and its folder; it is whole before it gets its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{uuid4().hex}.part")
    try:
        migrate(draft)
        if not path.exists():
            draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def examine(path: Path) -> str:
    """Give the revision of a library that was read whole; not a byte of it changes.

    Raises Damaged, Newer or another PlanError.
    """
    _check_header(path)
    with told(path):
        try:
            return _look(path)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
                raise
        # The program or the laptop stopped half way a transaction: SQLite must take that back, which
        # writes; so first see that this is a library we may write.
        with closing(looking(path, immutable=True)) as connection:
            _known(connection, path)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return _look(path)


def migrate(path: Path, versions: Sequence[Path] = (VERSIONS,)) -> None:
    """Bring a library to the newest shape, in one transaction: whole or not at all.

    Raises PlanError when rows would be lost or keys would lead nowhere; nothing has changed then.
    """
    engine = make_engine(path, foreign_keys=False)
    try:
        with told(path), engine.connect() as connection, connection.begin():
            # A write first, so that a second program waits here instead of migrating too.
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
            before = _counts(connection)
            _run(connection, versions)
            after = _counts(connection)
            lost = [table for table in before if table in after and after[table] != before[table]]
            loose = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            half = [table for table in after if table.startswith("_alembic_tmp_")]
            if lost or loose or half:
                raise PlanError(
                    _("The library “{file}” could not be brought up to date; nothing in it was changed.").format(
                        file=path.name
                    ),
                    _("Go on with the older Digikoers and tell us about this."),
                )
    finally:
        engine.dispose()


def _run(connection: Connection, versions: Sequence[Path]) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(VERSIONS.parent, version_locations=list(versions))
    steps = EnvironmentContext(Config(), script, fn=lambda now, _context: script._upgrade_revs("head", now))
    with steps:
        steps.configure(connection=connection, transactional_ddl=True)
        steps.run_migrations()


def _counts(connection: Connection) -> dict[str, int]:
    tables = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name != 'alembic_version'"
    ).scalars()
    return {table: connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar_one() for table in tables.all()}


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise unreadable(error, path) from error
    if len(header) < 100 or not header.startswith(_MAGIC) or int.from_bytes(header[68:72], "big") != APPLICATION:
        raise Damaged(
            _("“{file}” is not a library of Digikoers, or it is damaged.").format(file=path.name),
            _("It was left as it is. You can start beside it with a new library."),
        )


def _look(path: Path) -> str:
    with closing(looking(path)) as connection:
        revision = _known(connection, path)
        # quick_check sees one flipped byte in ten, this nearly all, and a library is small.
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise damaged(path)
        # SQLite takes the missing rest of a last page for zeros.
        if path.stat().st_size % int(connection.execute("PRAGMA page_size").fetchone()[0]):
            raise damaged(path)
        return revision


def _known(connection: sqlite3.Connection, path: Path) -> str:
    try:
        rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        raise damaged(path) from None
    if len(rows) != 1:
        raise damaged(path)
    revision = str(rows[0][0])
    if revision not in REVISIONS:
        raise Newer(
            _("The library “{file}” was made by a newer Digikoers.").format(file=path.name),
            _("Install the newest version; nothing in it was changed. Or start beside it with a new library."),
        )
    return revision
