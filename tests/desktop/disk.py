"""What is on the disk, read with nothing of the program in between."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def on_disk(library: Path, column: str = "name", table: str = "team") -> list[str]:
    """Return a column of the library, in the order of the plan."""
    with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute(f"SELECT {column} FROM {table} ORDER BY position")]
