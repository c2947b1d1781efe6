"""A file of each kind that opens by a double click, and whether a program took the remarks in one.

python -m tests.packages.clicked_files lay-out FOLDER
python -m tests.packages.clicked_files wait LIBRARY     # until the remarks are in it
"""

from __future__ import annotations

import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from plans.command import run
from plans.exchange import plan_file, remarks_file
from plans.subjects.reviews import Remark

PATIENCE_SECONDS = 240
WORDS = "Gezien, ga zo door."
"""What the location manager says in the file with remarks."""

PLAN, PACK, REMARKS = "mijn plan.jaarplan", "zon & zee.huispakket", "terug (1).opmerkingen"


def lay_out(folder: Path) -> None:
    """Put the sample plan in a folder, a house pack made of it, and a remark on it."""
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    plan_file.write(plan, folder / PLAN)
    plan.remarks.append(Remark(plan_id=plan.id, quarter=1, what=WORDS, author="Ria"))
    remarks_file.write(plan, folder / REMARKS)
    assert run(["house-pack", str(folder / PACK), "--from", str(folder / PLAN), "--name", "Zonneweide"]) == 0


def wait(library: Path) -> None:
    """Wait until the remark is in a library; raises TimeoutError."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as database:
            try:
                if database.execute("SELECT count(*) FROM remark WHERE what = ?", (WORDS,)).fetchone()[0]:
                    return
            except sqlite3.OperationalError:
                # The program is at it.
                pass
        time.sleep(0.1)
    raise TimeoutError(f"the remarks did not come in {library.name}")


if __name__ == "__main__":
    what, place = sys.argv[1], Path(sys.argv[2])
    match what:
        case "lay-out":
            lay_out(place)
        case "wait":
            wait(place)
