"""The shape of the library file: recognising it, and bringing an older one up to date."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from plans import revisions
from plans.errors import Damaged, Newer, PlanError, unreadable
from plans.plan import KEPT, TABLES
from plans.plan_json import deserialise, serialise
from plans.storage import engine, private
from plans.storage.engine import busy, damaged, make_engine, open_read_only, translated_errors
from plans.storage.workspace import workspace
from resources.language import gettext as _

if TYPE_CHECKING:
    from sqlalchemy import Connection

APPLICATION = 0x44494B4F
"""What stands in the header of every library, "DIKO"."""

COPY_ATTEMPTS = 50
"""How often a library with a half transaction is copied while other programs are taking that transaction back."""


class Examined(NamedTuple):
    """What was found of a library that can be read whole."""

    revision: str
    interrupted: bool
    """Whether a half transaction stands in it, which SQLite takes back as soon as the library is opened to write."""


def create(path: Path) -> None:
    """Make an empty library, and its folder, closed to others; it is whole before it gets its name."""
    private.make_folder(path.parent)
    with workspace(path.parent) as place:
        draft = place / path.name
        private.make_file(draft)
        migrate(draft)
        private.sync(draft)
        if private.give_name(draft, path):
            private.sync(path.parent)


def examine(path: Path, *, wait: float | None = None) -> Examined:
    """Read a library whole, without changing a byte of it.

    ``wait`` is how many seconds to wait for another program. Raises Damaged, Newer, Busy, NoRights or a PlanError.
    """
    check_file(path)
    with translated_errors(path):
        try:
            return Examined(_examine(path, path, wait), interrupted=False)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
                raise
        # The program or the laptop stopped half way a transaction. Until SQLite takes that back, pages of before and
        # after stand side by side, which is no damage: so look at a copy in which it is taken back.
        with recovered(path) as copy:
            return Examined(_examine(copy, path, wait), interrupted=True)


def recognise(path: Path, *, wait: float | None = None) -> Examined:
    """See that a file is a library, and of which revision, without reading it whole; raises as ``examine`` does."""
    check_file(path)
    with translated_errors(path):
        return Examined(_examine(path, path, wait, whole=False), interrupted=False)


def roll_back(path: Path, *, wait: float | None = None) -> None:
    """Take back the half transaction in a library, which writes it; raises PlanError."""
    seconds = engine.BUSY_SECONDS if wait is None else wait
    with translated_errors(path), closing(sqlite3.connect(path, timeout=seconds)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


@contextmanager
def recovered(path: Path) -> Iterator[Path]:
    """Return a copy of an interrupted library in which the half transaction is taken back; raises PlanError.

    The library itself and its journal stay as they are. The copy is gone afterwards.
    """
    with workspace(path.parent, elsewhere=True) as place:
        for _attempt in range(COPY_ATTEMPTS):
            before = _signature(path)
            copied = [_copy(item, place) for item in (path, _journal(path))]
            # Another program may have taken the transaction back meanwhile; then these two do not belong together.
            if all(copied) and before == _signature(path):
                break
            if not _journal(path).exists():
                # It did: what stands there now is whole.
                _journal(place / path.name).unlink(missing_ok=True)
                duplicate(path, place / path.name)
                break
        else:
            raise busy(path)
        roll_back(place / path.name)
        yield place / path.name


def duplicate(source: Path, target: Path, *, wait: float | None = None) -> dict[str, int]:
    """Copy a library that may be in use into a file of its own, and give the number of rows of every table.

    A file copy could be taken half way a transaction. Raises OSError or sqlite3.Error.
    """
    target.unlink(missing_ok=True)
    private.make_file(target)
    with (
        closing(open_read_only(source, wait=wait)) as old,
        closing(sqlite3.connect(target, isolation_level=None)) as new,
    ):
        # One transaction: the rows are counted in what is copied, and the copying never waits for a writer.
        old.execute("BEGIN")
        counts = row_counts(old)
        new.execute("PRAGMA synchronous=OFF")
        old.backup(new)
    return counts


def migrate(path: Path, versions: Sequence[Path] = (revisions.SCRIPTS,)) -> None:
    """Bring a library to the newest shape, in one transaction: whole or not at all.

    Raises PlanError when rows would be lost or keys would lead nowhere; nothing has changed then.
    """
    opened = make_engine(path, foreign_keys=False)
    try:
        with translated_errors(path), opened.connect() as connection, connection.begin():
            # A write first, so that a second program waits here instead of migrating too.
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
            before = row_counts(connection.connection.driver_connection)
            _run(connection, versions)
            _upgrade_kept(connection, path)
            after = row_counts(connection.connection.driver_connection)
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
        opened.dispose()


def _run(connection: Connection, versions: Sequence[Path]) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(revisions.SCRIPTS.parent, version_locations=list(versions))
    steps = EnvironmentContext(Config(), script, fn=lambda now, _context: script._upgrade_revs("head", now))
    with steps:
        steps.configure(connection=connection, transactional_ddl=True)
        steps.run_migrations()


def _upgrade_kept(connection: Connection, path: Path) -> None:
    """Bring the plans in adopted versions and closed reviews to the form of this version, once and for all.

    One that cannot be read stays as it is: it must not keep the rest of the library shut, and whoever opens it is told.
    """
    for table in (str(TABLES[name].__tablename__) for name in KEPT):
        for key in connection.exec_driver_sql(f'SELECT id FROM "{table}"').scalars().all():
            # As bytes: what is not UTF-8 any more is left as it is, too.
            query = f'SELECT CAST(content AS BLOB) FROM "{table}" WHERE id = ?'
            kept = connection.exec_driver_sql(query, (key,)).scalar_one()
            try:
                form = serialise(deserialise(json.loads(kept), path.name))
            except (PlanError, ValueError, TypeError, RecursionError):
                continue
            connection.exec_driver_sql(f'UPDATE "{table}" SET content = ? WHERE id = ?', (json.dumps(form), key))


def row_counts(connection: Any) -> dict[str, int]:
    """Return the number of rows of every table, by a connection of the driver; raises sqlite3.Error."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name != 'alembic_version'"
    ).fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}


def check_file(path: Path) -> None:
    """See that there is a file that may be read; raises PlanError: a pipe, say, would be waited for without an end.

    It is not opened for that: closing it again would take away the locks that this process has on it.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise unreadable(error, path) from error
    trouble = errno.EISDIR if stat.S_ISDIR(mode) else 0 if os.access(path, os.R_OK) else errno.EACCES
    if trouble:
        raise unreadable(OSError(trouble, ""), path)
    if not stat.S_ISREG(mode):
        raise _foreign(path)


def _foreign(path: Path) -> Damaged:
    return Damaged(
        _("“{file}” is not a Digikoers library, or it is damaged.").format(file=path.name),
        _("It was left as it is. Put back a copy, or start with an empty library alongside it."),
    )


def _examine(path: Path, name: Path, wait: float | None, *, whole: bool = True) -> str:
    """Return the revision of a library, called ``name`` in a sentence; ``whole`` reads every page of it.

    Raises sqlite3.Error and PlanError.
    """
    with closing(open_read_only(path, wait=wait)) as connection:
        try:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
                raise
            raise _foreign(name) from None
        if application != APPLICATION:
            raise _foreign(name)
        revision = _known(connection, name)
        # quick_check sees one flipped byte in ten, this nearly all, and a library is small.
        if whole and connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise damaged(name)
        # SQLite takes the missing rest of a last page for zeros.
        if path.stat().st_size % int(connection.execute("PRAGMA page_size").fetchone()[0]):
            raise damaged(name)
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
    if revision not in revisions.REVISIONS:
        raise Newer(
            _("The library “{file}” was made by a newer Digikoers.").format(file=path.name),
            _(
                "Install the newest version; nothing in the library was changed. Or start with an empty "
                "library alongside it."
            ),
        )
    return revision


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _signature(path: Path) -> list[tuple[int, int, int]]:
    """Return what changes when one of the two files of an interrupted library does."""
    found = [item.stat() for item in (path, _journal(path)) if item.exists()]
    return [(item.st_ino, item.st_size, item.st_mtime_ns) for item in found]


def _copy(source: Path, folder: Path) -> bool:
    """Copy a file; tells whether it was there."""
    target = folder / source.name
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError:
        target.unlink(missing_ok=True)
        return False
    private.restrict(target)
    return True
