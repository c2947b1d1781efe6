"""How the library file is opened, and SQLite's trouble in plain sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import quote

from plans.errors import Busy, Damaged, PlanError, no_rights, no_room, unwritable
from resources.language import gettext as _

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, ExceptionContext

BUSY_SECONDS = 3.0
"""How long is waited for another program that writes, unless something else is asked for."""
WINDOW_SECONDS = 0.1
"""How long the thread of a window may wait: as long as another thread of this program needs to save something."""


PRAGMAS = (
    # WAL breaks in synced folders.
    "journal_mode=DELETE",
    # More than FULL: when a write is done, the removal of its journal is on the disk as well, so that a power cut right
    # after it does not take it back.
    "synchronous=EXTRA",
    # On macOS a plain sync leaves it in the memory of the disk; elsewhere this changes nothing.
    "fullfsync=ON",
    # What was deleted is overwritten; SQLite is not everywhere built to do so by itself.
    "secure_delete=ON",
)
"""What is set on every connection that may write."""


def make_engine(path: Path, *, foreign_keys: bool = True, wait: float | None = None) -> Engine:
    """Return an engine to write a library with SQLModel's tables; its first use loads SQLAlchemy.

    Without foreign keys only a migration may use it. ``wait`` is how many seconds a statement waits for another
    program, BUSY_SECONDS unless it is given. Trouble comes as sqlite3.Error, as everywhere in this folder.
    """
    from sqlalchemy import QueuePool, event
    from sqlmodel import create_engine

    engine = create_engine(
        "sqlite://", creator=lambda: connect(path, foreign_keys=foreign_keys, wait=wait), poolclass=QueuePool
    )

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    @event.listens_for(engine, "handle_error")
    def _failed(context: ExceptionContext) -> NoReturn:
        raise context.original_exception

    return engine


def connect(path: Path, *, foreign_keys: bool = True, wait: float | None = None) -> sqlite3.Connection:
    """Open a library that is there to write; ``wait`` is in seconds. Raises sqlite3.Error."""
    connection = _open(path, "rw", wait)
    try:
        for pragma in (f"foreign_keys={'ON' if foreign_keys else 'OFF'}", *PRAGMAS):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Carry out something whole or not at all, on a connection of its own that is closed afterwards."""
    with closing(connection):
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")


def open_read_only(path: Path, *, wait: float | None = None) -> sqlite3.Connection:
    """Open a library so that nothing in it can change; ``wait`` is in seconds."""
    return _open(path, "ro", wait)


def _open(path: Path, mode: str, wait: float | None) -> sqlite3.Connection:
    place = path.absolute().as_posix()
    # An empty authority, so that a folder on a server (//server/share) is not taken for one.
    address = f"file://{'' if place.startswith('/') else '/'}{quote(place)}?mode={mode}"
    seconds = BUSY_SECONDS if wait is None else wait
    # Without an isolation level the driver begins no transactions of its own, which it does not around every statement.
    return sqlite3.connect(address, uri=True, timeout=seconds, isolation_level=None, check_same_thread=False)


@contextmanager
def translated_errors(path: Path) -> Iterator[None]:
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
        _("The library “{file}” is damaged and only part of it can be read.").format(file=path.name),
        _("Put back a copy, or start with an empty library alongside it."),
    )


def busy(path: Path) -> Busy:
    """Say that another program holds a library."""
    return Busy(
        _("Another program is using “{file}”.").format(file=path.name),
        _("Close it, or wait a moment and try again."),
    )


def _sentence(error: sqlite3.Error, path: Path) -> PlanError | None:
    code: Any = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return damaged(path) if "decode to UTF-8" in str(error) else None
    match code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return no_room(path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return busy(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_AUTH:
            return no_rights(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path)
        case sqlite3.SQLITE_ERROR if "no such" in str(error):
            # A flipped bit in the name of a table or a column.
            return damaged(path)
        case sqlite3.SQLITE_IOERR:
            return PlanError(
                _("The disk with “{file}” does not respond.").format(file=path.name),
                _("Is the network folder or the disk still connected? Try again."),
            )
        case _other:
            return None
