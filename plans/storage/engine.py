"""How the library file is opened, and SQLite's trouble in plain sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, event
from sqlalchemy.exc import DBAPIError
from sqlmodel import create_engine

from plans.errors import Busy, Damaged, PlanError, no_rights, no_room, unwritable
from resources.language import gettext as _

BUSY_SECONDS = 3.0
"""How long is waited for another program that writes, unless something else is asked for."""
WINDOW_SECONDS = 0.1
"""How long the thread of a window may wait: as long as another thread of this program needs to save something."""


def make_engine(path: Path, *, foreign_keys: bool = True, read_only: bool = False, wait: float | None = None) -> Engine:
    """Return an engine on a library; without foreign keys only a migration may use it.

    ``wait`` is how many seconds a statement waits for another program, BUSY_SECONDS unless it is given.
    """
    seconds = BUSY_SECONDS if wait is None else wait

    def connect() -> sqlite3.Connection:
        # The driver of SQLAlchemy opens transactions on its own, and not around every statement: isolation_level None.
        if read_only:
            return open_read_only(path, wait=seconds)
        return sqlite3.connect(path, timeout=seconds, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        if not read_only:
            # WAL breaks in synced folders.
            connection.execute("PRAGMA journal_mode=DELETE")
            # More than FULL: when a write is done, the removal of its journal is on the disk as well, so that a power
            # cut right after it does not take it back.
            connection.execute("PRAGMA synchronous=EXTRA")
            # On macOS a plain sync leaves it in the memory of the disk; elsewhere this changes nothing.
            connection.execute("PRAGMA fullfsync=ON")
            # What was deleted is overwritten; SQLite is not everywhere built to do so by itself.
            connection.execute("PRAGMA secure_delete=ON")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def open_read_only(path: Path, *, wait: float | None = None) -> sqlite3.Connection:
    """Open a library so that nothing in it can change; ``wait`` is in seconds."""
    place = path.absolute().as_posix()
    # An empty authority, so that a folder on a server (//server/share) is not taken for one.
    address = "file://" + ("" if place.startswith("/") else "/") + quote(place) + "?mode=ro"
    seconds = BUSY_SECONDS if wait is None else wait
    return sqlite3.connect(address, uri=True, timeout=seconds, isolation_level=None, check_same_thread=False)


@contextmanager
def translated_errors(path: Path) -> Iterator[None]:
    """Turn the trouble of disk and database into a PlanError with a sentence; a bug stays what it is."""
    try:
        yield
    except DBAPIError as error:
        raise _sentence(error.orig, path) or error from error
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
        _("Put back a copy, or begin with an empty library beside it."),
    )


def busy(path: Path) -> Busy:
    """Say that another program holds a library."""
    return Busy(
        _("Another program is busy with “{file}”.").format(file=path.name),
        _("Close it, or wait a moment and try again."),
    )


def _sentence(error: BaseException | None, path: Path) -> PlanError | None:
    code = getattr(error, "sqlite_errorcode", None)
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
                _("The disk with “{file}” does not answer.").format(file=path.name),
                _("Is the network folder or the disk still connected? Try again."),
            )
        case _other:
            return None
