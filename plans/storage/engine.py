"""How the library file is opened, and SQLite's trouble in plain sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from plans.errors import Damaged, PlanError, no_rights, no_room, unwritable
from resources.language import gettext as _

BUSY_SECONDS = 3


PRAGMAS = (
    "foreign_keys=ON",
    # WAL breaks in synced folders.
    "journal_mode=DELETE",
    "synchronous=FULL",
)
"""What every connection is set to."""


class Connections:
    """The connections to one library: kept for the next use, and never used by two threads at the same time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: list[sqlite3.Connection] = []

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Do something whole or not at all; raises PlanError with a sentence when the disk does not cooperate."""
        with told(self._path):
            connection = self._idle.pop() if self._idle else connect(self._path)
            try:
                with begun(connection):
                    yield connection
            except BaseException:
                connection.close()
                raise
            self._idle.append(connection)

    def close(self) -> None:
        """Let go of the file."""
        while self._idle:
            self._idle.pop().close()


def connect(path: Path) -> sqlite3.Connection:
    """Open a library to read and write; whoever asks begins and ends the transactions."""
    # Without an isolation level the driver opens no transactions on its own, and not around every statement.
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def begun(connection: sqlite3.Connection) -> Iterator[None]:
    """Put a transaction around a block: its end keeps everything, an error nothing."""
    connection.execute("BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have ended it already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def looking(path: Path, *, immutable: bool = False) -> sqlite3.Connection:
    """Open a library so that nothing in it can change; ``immutable`` passes over a half transaction too."""
    place = path.absolute().as_posix()
    # An empty authority, so that a folder on a server (//server/share) is not taken for one.
    address = "file://" + ("" if place.startswith("/") else "/") + quote(place) + "?mode=ro"
    if immutable:
        address += "&immutable=1"
    return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the trouble of disk and database into a PlanError with a sentence; a bug stays what it is."""
    try:
        yield
    except sqlite3.Error as error:
        raise _sentence(error, path) or error from error
    except UnicodeDecodeError:
        # SQLite names what it cannot read, and the name is what a flipped bit made of it.
        raise damaged(path) from None
    except OSError as error:
        raise unwritable(error, path) from error


def damaged(path: Path) -> Damaged:
    """Say that a library cannot be read whole."""
    return Damaged(
        _("The library “{file}” is damaged and cannot be read whole.").format(file=path.name),
        _("Start beside it with a new library, or put back a copy from the folder “backups”."),
    )


def _sentence(error: BaseException | None, path: Path) -> PlanError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return damaged(path) if "decode to UTF-8" in str(error) else None
    match code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return no_room(path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return PlanError(
                _("Another program is busy with “{file}”.").format(file=path.name),
                _("Close it, or wait a moment and try again."),
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_AUTH:
            return no_rights(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path)
        case sqlite3.SQLITE_ERROR if "no such" in str(error):
            # A flipped bit in the name of a table or a column.
            return damaged(path)
        case sqlite3.SQLITE_IOERR:
            return PlanError(
                _("The disk with “{file}” does not answer.").format(file=path.name),
                _("Is the network folder or the disk still connected? Try again."),
            )
        case _other:
            return None
