"""Libraries and plan files as every revision wrote them, with an adopted version and, since 0004, a closed review.

None is ever made anew. ``python -m tests.plans.stored_files`` stores those of the revision that the code is at: do that
before the next revision is added, with the code as it was released. Revisions 0001 to 0003 had no closed reviews.
"""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from plans.derived import quarterly_review
from plans.edits import Edit, adoption, apply, change
from plans.exchange import plan_file
from plans.plan_json import snapshot
from plans.revisions import REVISIONS
from plans.storage.library import Library
from tests.plans.strategies import filled_plan

FOLDER = Path(__file__).parent / "stored"
STORED = tuple(sorted(path.stem.removeprefix("library-") for path in FOLDER.glob("library-*.db")))
"""The revisions of which a library and a plan file are stored."""

ADOPTED, CLOSED = dt.date(2026, 12, 18), dt.date(2027, 4, 14)
SINCE_CLOSINGS = "0004"


def stored_library(revision: str) -> Path:
    """Return the library of a revision; to be copied before it is opened."""
    return FOLDER / f"library-{revision}.db"


def stored_plan(revision: str) -> Path:
    """Return the plan file of a revision: the plan that is in its library."""
    return FOLDER / f"plan-{revision}.jaarplan"


def store(revision: str) -> None:
    """Make the library and the plan file of the revision that the code is at."""
    plan = filled_plan()
    plan.team.name = "Team Łinde"

    def keep(edits: list[Edit]) -> None:
        apply(plan, edits)
        library.write(plan, edits)

    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.db")
        library.create(plan)
        keep(adoption(plan, ADOPTED, "Ineke de Groot", snapshot(plan)))
        keep([change(plan.actions[0], "what", "Anders na het vaststellen")])
        keep(quarterly_review.closing(plan, 1, CLOSED, snapshot(plan)))
        keep([change(plan.budget_lines[0], "actual1", 777)])
        library.remember(plan.id, "last_step", "goals")
        plan_file.write(library.load(plan.id), stored_plan(revision))
        library.close()
        shutil.copy(library.path, stored_library(revision))


if __name__ == "__main__":
    if REVISIONS[-1] in STORED:
        raise SystemExit(f"{REVISIONS[-1]} is stored already, and is never made anew.")
    store(REVISIONS[-1])
