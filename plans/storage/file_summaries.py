"""Summaries of plan files that were read before, kept in the user's own folder: a folder is read whole only once.

A file is known by its place, size and times, without opening it; by the checksum of its bytes when it was renamed,
copied or touched. The store is a small SQLite file that only its owner may read. It holds what an overview shows and
nothing else of a plan, and nothing at all of a file that is closed with a passphrase. It can be thrown away at any
moment (``forget``): then the files are read again. Trouble with it never keeps a file from being read.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from plans.storage import private
from plans.storage.workspace import own_folder

if TYPE_CHECKING:
    from plans.portfolio import Summary

NAME = "overview.summaries"
"""How the store is called; not as a library, which would be looked for among its neighbours."""

FRESH = 3_000_000_000
"""Nanoseconds in which a file may change again without its time showing it: two seconds on a memory stick."""

MOST = 50_000
"""Files that are kept; those that were read longest ago go first."""

Signature = tuple[int, int, int]
"""Size, time of the last change, and time of the last change of what is known of it, in bytes and nanoseconds."""

_TABLES = """
CREATE TABLE IF NOT EXISTS file (
    place TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL, touched INTEGER NOT NULL,
    seen INTEGER NOT NULL, checksum TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS file_checksum ON file (checksum);
CREATE TABLE IF NOT EXISTS summary (checksum TEXT PRIMARY KEY, form TEXT NOT NULL, content TEXT NOT NULL);
"""


def signature(path: Path) -> Signature | None:
    """Return what tells a file apart from what it was before, without opening it; None when it is not there."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def forget() -> None:
    """Overwrite what is kept and take it away; raises OSError when something of it stays."""
    for path in (place(), place().with_name(f"{NAME}-journal")):
        with contextlib.suppress(FileNotFoundError):
            with path.open("r+b") as file:
                file.write(bytes(path.stat().st_size))
            private.sync(path)
            path.unlink()


def place() -> Path:
    """Return where the store is."""
    return own_folder() / NAME


class FileSummaries:
    """What is kept of plan files; used by one thread at a time."""

    def __init__(self) -> None:
        self._connection: sqlite3.Connection | None = None
        self._useless = False
        self._lock = threading.Lock()

    def of_file(self, path: Path, now: Signature) -> Summary | None:
        """Return the summary of a file as it is now, by its place, size and times; None when it is not known."""
        query = (
            "SELECT content FROM file JOIN summary USING (checksum) WHERE form = ? AND place = ? "
            "AND (size, changed, touched) = (?, ?, ?) AND max(changed, touched) < seen - ?"
        )
        return self._one(query, _form(), str(path), *now, FRESH)

    def of_content(self, checksum: str) -> Summary | None:
        """Return the summary of a file with this SHA-256, wherever it was; None when it is not known."""
        return self._one("SELECT content FROM summary WHERE form = ? AND checksum = ?", _form(), checksum)

    def put(self, path: Path, now: Signature, checksum: str, summary: Summary) -> None:
        """Keep the summary of a file, as it was when it was looked at."""
        from plans.portfolio import kept

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("BEGIN")
            values = (str(path), *now, time.time_ns(), checksum)
            connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)", values)
            connection.execute(
                "INSERT OR REPLACE INTO summary VALUES (?, ?, ?)", (checksum, kept.form(), kept.dump(summary))
            )
            connection.execute("COMMIT")

        self._try(write)

    def keep_only(self, folder: Path, places: set[str]) -> None:
        """Let go of what was in a folder and no longer is."""
        inside = f"{folder}{os.sep}"
        known: list[tuple[str]] = []
        query = "SELECT place FROM file WHERE substr(place, 1, length(?)) = ?"
        self._try(lambda connection: known.extend(connection.execute(query, (inside, inside)).fetchall()))
        if gone := [item for item in known if item[0] not in places]:
            self._try(lambda connection: connection.executemany("DELETE FROM file WHERE place = ?", gone))

    def close(self) -> None:
        """Let go of what was read longest ago, and of the store."""

        def tidy(connection: sqlite3.Connection) -> None:
            connection.execute(
                "DELETE FROM file WHERE place IN (SELECT place FROM file ORDER BY seen DESC LIMIT -1 OFFSET ?)", (MOST,)
            )
            connection.execute("DELETE FROM summary WHERE checksum NOT IN (SELECT checksum FROM file)")

        if self._connection:
            self._try(tidy)
        with self._lock:
            if self._connection:
                self._connection.close()
                self._connection = None

    def _one(self, query: str, *values: object) -> Summary | None:
        from plans.portfolio import kept

        found: list[tuple[str]] = []
        self._try(lambda connection: found.extend(connection.execute(query, values).fetchmany(1)))
        return kept.load(found[0][0]) if found else None

    def _try(self, do: Callable[[sqlite3.Connection], object]) -> None:
        """Do something with the store; one that is damaged or cannot be written is done without."""
        if self._useless:
            return
        with self._lock:
            try:
                if self._connection is None:
                    self._connection = _opened()
                do(self._connection)
            except (sqlite3.Error, OSError, UnicodeError) as error:
                self._useless = True
                if self._connection:
                    self._connection.close()
                    self._connection = None
                if not isinstance(error, sqlite3.OperationalError | OSError):
                    # A damaged one would be in the way for ever; nothing is lost with it.
                    with contextlib.suppress(OSError):
                        forget()


def _opened() -> sqlite3.Connection:
    path = place()
    private.make_folder(path.parent)
    with contextlib.suppress(FileExistsError):
        private.make_file(path)
    private.restrict(path)
    connection = sqlite3.connect(path, timeout=1, isolation_level=None, check_same_thread=False)
    try:
        # What a power cut spoils is read again from the files.
        for pragma in ("journal_mode=DELETE", "synchronous=OFF", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.executescript(_TABLES)
    except BaseException:
        connection.close()
        raise
    return connection


def _form() -> str:
    from plans.portfolio import kept

    return kept.form()
