"""Libraries as every earlier revision wrote them, and whether an installed program that opened one kept all of it.

python -m tests.packages.older_libraries lay-out FOLDER
python -m tests.packages.older_libraries wait LIBRARY     # until a program has opened it
python -m tests.packages.older_libraries compare FOLDER
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from plans.exchange import plan_file
from plans.plan_json import serialise
from plans.revisions import REVISIONS
from plans.storage import backups
from plans.storage.library import Library
from tests.plans.stored_files import STORED, stored_library, stored_plan

PATIENCE_SECONDS = 240


def lay_out(folder: Path) -> dict[str, Path]:
    """Put one library of each revision in a folder; gives their places."""
    folder.mkdir(parents=True, exist_ok=True)
    return {revision: Path(shutil.copy(stored_library(revision), folder / f"{revision}.db")) for revision in STORED}


def revision_of(library: Path) -> str:
    """Return the revision that a library is at."""
    with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as database:
        return str(database.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def wait(library: Path) -> None:
    """Wait until a program has opened a library: it is of the newest revision, and was copied; raises TimeoutError."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            if revision_of(library) == REVISIONS[-1] and any(backups.folder(library).glob(f"{library.stem}-*.db")):
                return
        except sqlite3.OperationalError:
            # The program is at it.
            pass
        time.sleep(0.1)
    raise TimeoutError(f"{library.name} stayed as it was")


def compare(libraries: dict[str, Path]) -> None:
    """Hold each library to the plan file of its revision: what is in it is as it was. Opening it changes nothing."""
    for revision, path in libraries.items():
        assert revision_of(path) == REVISIONS[-1], revision
        library = Library.open(path, read_only=True)
        (summary,) = library.plans()
        kept = serialise(library.load(summary.id))
        library.close()
        assert kept == serialise(plan_file.read(stored_plan(revision))[0]), revision


if __name__ == "__main__":
    what, place = sys.argv[1], Path(sys.argv[2])
    match what:
        case "lay-out":
            print(" ".join(lay_out(place)))
        case "wait":
            wait(place)
        case "compare":
            compare({revision: place / f"{revision}.db" for revision in STORED})
