"""What this laptop keeps of the organisation's library: which revision it knows, the lines, and what is to be done.

A small SQLite file in the user's own folder that only she may read. It holds what an overview shows and nothing else
of a plan. Losing it loses nothing: the lines come again, and what is published is known by its checksum.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from uuid import UUID

from plans.errors import unwritable
from plans.organisation.server import Server
from plans.portfolio import Summary, kept
from plans.storage import private
from plans.storage.workspace import own_folder

NAME = "organisation.summaries"

Errand = Literal["publish", "remarks"]
"""What is to be done with a plan as soon as the library can be reached."""

_TABLES = """
CREATE TABLE IF NOT EXISTS server (address TEXT NOT NULL, duties TEXT NOT NULL, names INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS known (plan_id TEXT PRIMARY KEY, revision INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS line (
    plan_id TEXT PRIMARY KEY, revision INTEGER NOT NULL, form TEXT NOT NULL, content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS seen (at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS errand (plan_id TEXT NOT NULL, what TEXT NOT NULL, PRIMARY KEY (plan_id, what));
"""


class Local:
    """What is kept for one server; another one begins with nothing. Used by one thread at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def known(self, plan: UUID) -> int:
        """Return the last revision of a plan that this laptop published or took in; 0 when there is none."""
        found = self._connection.execute("SELECT revision FROM known WHERE plan_id = ?", (str(plan),)).fetchone()
        return int(found[0]) if found else 0

    def know(self, plan: UUID, revision: int) -> None:
        """Remember that this laptop has what is in a revision of a plan."""
        self._connection.execute("INSERT OR REPLACE INTO known VALUES (?, ?)", (str(plan), revision))

    @property
    def keeps_names(self) -> bool:
        """Whether the library kept whole plans when something was last published: then two laptops may keep one."""
        return bool(self._connection.execute("SELECT names FROM server").fetchone()[0])

    @keeps_names.setter
    def keeps_names(self, keeps: bool) -> None:
        """Remember whether it does."""
        self._connection.execute("UPDATE server SET names = ?", (keeps,))

    def revisions(self, duties: str) -> dict[UUID, int]:
        """Return which lines are kept; none when they were fetched for other duties, since those show other things."""
        before = self._connection.execute("SELECT duties FROM server").fetchone()
        if before[0] != duties:
            self._connection.execute("DELETE FROM line")
            self._connection.execute("UPDATE server SET duties = ?", (duties,))
        rows = self._connection.execute("SELECT plan_id, revision FROM line WHERE form = ?", (kept.form(),))
        return {UUID(key): revision for key, revision in rows}

    def lines(self) -> list[Summary]:
        """Return the lines that are kept, validated."""
        rows = self._connection.execute("SELECT content FROM line WHERE form = ?", (kept.form(),))
        return [found for (content,) in rows if (found := kept.load(content))]

    def put(self, lines: Iterable[tuple[int, Summary]], gone: Iterable[UUID]) -> None:
        """Keep lines, each with the revision it is of, let go of those that are not there, and note the moment."""
        rows = [(str(item.plan_id), revision, kept.form(), kept.dump(item)) for revision, item in lines]
        with _transaction(self._connection):
            self._connection.executemany("INSERT OR REPLACE INTO line VALUES (?, ?, ?, ?)", rows)
            self._connection.executemany("DELETE FROM line WHERE plan_id = ?", [(str(key),) for key in gone])
            self._connection.execute("DELETE FROM seen")
            now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
            self._connection.execute("INSERT INTO seen VALUES (?)", (now,))

    @property
    def seen(self) -> dt.datetime | None:
        """When all lines were last looked at on the server; None when they never were."""
        found = self._connection.execute("SELECT max(at) FROM seen").fetchone()
        return dt.datetime.fromisoformat(found[0]) if found[0] else None

    def errands(self, what: Errand) -> list[UUID]:
        """Return the plans with which something is still to be done."""
        return [UUID(key) for (key,) in self._connection.execute("SELECT plan_id FROM errand WHERE what = ?", (what,))]

    def put_off(self, plan: UUID, what: Errand) -> None:
        """Remember what could not be done now."""
        self._connection.execute("INSERT OR IGNORE INTO errand VALUES (?, ?)", (str(plan), what))

    def done(self, plan: UUID, what: Errand) -> None:
        """Remember no longer what was done."""
        self._connection.execute("DELETE FROM errand WHERE plan_id = ? AND what = ?", (str(plan), what))


@contextmanager
def opened(server: Server) -> Iterator[Local]:
    """Open what is kept for a server; a spoiled file is begun anew. Raises PlanError when nothing can be kept."""
    path = own_folder() / NAME
    try:
        try:
            connection = _opened(path)
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            connection = _opened(path)
    except (OSError, sqlite3.Error) as error:
        raise unwritable(error if isinstance(error, OSError) else OSError(str(error)), path) from error
    try:
        row = connection.execute("SELECT address FROM server").fetchone()
        if row is None or row[0] != server.address:
            with _transaction(connection):
                for table in ("server", "known", "line", "errand", "seen"):
                    connection.execute(f"DELETE FROM {table}")
                connection.execute("INSERT INTO server VALUES (?, '', 0)", (server.address,))
        yield Local(connection)
    finally:
        connection.close()


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _opened(path: Path) -> sqlite3.Connection:
    private.make_folder(path.parent)
    with contextlib.suppress(FileExistsError):
        private.make_file(path)
    private.restrict(path)
    connection = sqlite3.connect(path, timeout=5, isolation_level=None)
    try:
        connection.execute("PRAGMA secure_delete=ON")
        connection.executescript(_TABLES)
    except BaseException:
        connection.close()
        raise
    return connection
