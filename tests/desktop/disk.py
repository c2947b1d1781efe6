"""What is on the disk, read with nothing of the program in between."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from desktop.backup_timer import BackupTimer
from desktop.library import LibraryController
from tests.desktop.person import PATIENCE, Person


def on_disk(library: Path, column: str = "name", table: str = "team") -> list[str]:
    """Return a column of the library, in the order of the plan."""
    with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute(f"SELECT {column} FROM {table} ORDER BY position")]


def read_whole(me: Person) -> None:
    """Wait until a library that opened unread was read whole, and copied as at every start."""
    library = me.window.findChild(LibraryController).library
    if library and not library.sound:
        me.qtbot.waitSignal(me.window.findChild(BackupTimer).looked, timeout=PATIENCE).wait()
