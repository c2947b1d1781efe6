"""Copies of the library: one a day, and one before it gets another shape; the newest ten stay."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from plans.storage.engine import looking

KEPT = 10


def folder(library: Path) -> Path:
    """Give the folder in which the copies of a library are."""
    return library.parent / "backups"


def kept(library: Path) -> list[Path]:
    """Give the copies of a library, oldest first."""
    name = re.compile(re.escape(library.stem) + r"-\d{4}-\d\d-\d\d(-before-\w+)?" + re.escape(library.suffix))
    place = folder(library)
    return sorted(one for one in place.iterdir() if name.fullmatch(one.name)) if place.is_dir() else []


def daily(library: Path, day: dt.date) -> None:
    """Keep a copy of this day, when there is none yet; raises OSError or sqlite3.Error."""
    _keep(library, f"{library.stem}-{day.isoformat()}{library.suffix}")


def before(library: Path, revision: str, day: dt.date) -> None:
    """Keep a copy of a library that is about to get the shape of a revision; raises OSError or sqlite3.Error."""
    _keep(library, f"{library.stem}-{day.isoformat()}-before-{revision}{library.suffix}")


def _keep(library: Path, name: str) -> None:
    place = folder(library)
    target = place / name
    if target.exists():
        return
    place.mkdir(exist_ok=True)
    draft = place / f".{uuid4().hex}.part"
    try:
        # A copy of the file itself could be taken half way a transaction.
        with closing(looking(library)) as source, closing(sqlite3.connect(draft)) as copy:
            source.backup(copy)
            if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise sqlite3.DatabaseError(name)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    for old in kept(library)[:-KEPT]:
        old.unlink(missing_ok=True)
