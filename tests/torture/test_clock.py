"""Whatever the clock of the laptop says: nothing is lost, emptied or pushed out, and dates stay dates."""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plans.exchange import plan_file
from plans.plan import Plan
from plans.plan_json import serialise
from plans.storage import backups
from plans.storage.library import Library
from tests.torture.shims import compiled

HERE = ZoneInfo("Europe/Amsterdam")
MOMENTS = (
    *("2016-11-26T09:14", "2036-11-26T09:14", "2028-02-29T23:59", "2026-12-31T23:59", "2027-01-01T00:00"),
    *("2027-03-28T01:59", "2027-03-28T03:00", "2026-10-25T02:59", "2027-10-31T02:30"),
)
"""Ten years off, a leap day, the turn of the year, and both changes of summer time, in Dutch time."""

SESSION = """
import datetime as dt, json, sys
from pathlib import Path
from uuid import UUID
from plans import edits
from plans.derived import quarterly_review
from plans.plan import new_plan
from plans.plan_json import snapshot
from plans.storage.library import Library

path, key, word = Path(sys.argv[1]), UUID(sys.argv[2]), sys.argv[3]
library = Library.open(path)
plan = library.load(key)
before = plan.record.revision
step = [edits.change(plan.team, "location", word), *edits.adoption(plan, dt.date.today(), "Wij", snapshot(plan))]
edits.apply(plan, step)
library.write(plan, step)
library.copy("import")
thrown = new_plan(2030)
library.create(thrown)
library.bin(thrown.id)
listed = [str(row.id) for row in library.plans()]
library.close()
again = Library.open(path)
there = again.load(key)
print(json.dumps({
    "today": dt.date.today().isoformat(), "adopted": there.versions[-1].adopted_on.isoformat(),
    "revisions": [before, there.record.revision], "location": there.team.location,
    "listed": str(key) in listed, "binned": str(thrown.id) in [str(row.id) for row in again.plans(binned=True)],
}))
again.close()
"""


@pytest.fixture
def shim(tmp_path: Path) -> Path:
    return compiled("clock", tmp_path)


def session(shim: Path, library: Path, plan: Plan, moment: dt.datetime) -> dict[str, object]:
    """Work for a moment on a laptop whose clock says that it is that moment."""
    ahead = round((moment - dt.datetime.now(HERE)).total_seconds())
    environment = {
        **os.environ,
        "LD_PRELOAD": str(shim),
        "CLOCK_AHEAD": str(ahead),
        "TZ": "Europe/Amsterdam",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    command = [sys.executable, "-c", SESSION, str(library), str(plan.id), moment.isoformat()]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def locations(copy: Path) -> list[str]:
    """Return the locations of the teams in a copy."""
    with closing(sqlite3.connect(copy)) as connection:
        return [location for (location,) in connection.execute("SELECT location FROM team")]


def test_the_clock_of_the_laptop_loses_nothing(shim: Path, tmp_path: Path, sample: Plan) -> None:
    path = tmp_path / "test.db"
    library = Library.open(path)
    library.create(sample)
    kept = plan_file.with_new_keys(sample)
    library.create(kept)
    thrown = plan_file.with_new_keys(sample)
    library.create(thrown)
    library.bin(thrown.id)
    library.copy("import")
    library.close()
    for number, words in enumerate(MOMENTS, start=1):
        moment = dt.datetime.fromisoformat(words).replace(tzinfo=HERE)
        found = session(shim, path, sample, moment)
        # A minute before midnight it may be the next day by the time that it is written.
        days = {moment.date().isoformat(), (moment + dt.timedelta(minutes=2)).date().isoformat()}
        assert {found["today"], found["adopted"]} <= days
        before, after = found["revisions"]  # type: ignore[misc]
        assert after > before
        assert (found["location"], found["listed"], found["binned"]) == (moment.isoformat(), True, True)
        library = Library.open(path)
        assert serialise(library.load(kept.id)) == serialise(kept)
        binned = {row.id for row in library.plans(binned=True)}
        library.close()
        assert thrown.id in binned, "a wrong clock emptied the bin"
        assert len(binned) == 1 + number
        assert moment.isoformat() in locations(backups.copies(path)[-1].path), "the newest copy is not that of today"
    print(f"\n{len(MOMENTS)} clocks, {len(backups.copies(path))} copies kept")
