"""Broken at every call that writes: a library is as it was or as it was to be, and never called damaged.

A small library in C (breaking.c) is compiled in a folder of the test and preloaded; where that cannot be done the test
is skipped with the reason. What a power cut leaves is in tests/plans/storage/test_interrupted.py as well.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from plans.edits import Removed, removal
from plans.errors import PlanError
from plans.exchange import plan_file
from plans.plan_json import serialise
from plans.revisions import REVISIONS
from plans.storage import backups, restore, schema, trouble
from plans.storage.library import Library
from tests.plans.storage import interrupted
from tests.plans.stored_files import stored_library
from tests.properties import seed
from tests.torture.breaker import editing, prepared
from tests.torture.shims import compiled

COUNT, KILL, FAIL, FULL = range(4)
KILLS, TORN = 200, 50
"""How often each action is killed: at every call or at so many by chance, and at least so often half way a write."""
FAILURES = {"EIO": FAIL, "ENOSPC": FULL}
MOST_FAILURES = 140
"""How calls fail: every one of them in its turn; of an action with more calls as many by chance, others each run."""

ACTIONS = (
    *("adoption", "closing", "import", "take-over", "forgetting", "migration", "copy"),
    "forgetting in a copy",
    *("restore", "taking back", "one plan of a copy", "begin beside", "restore of a damaged one"),
)
CUTS = 100
KILLED, DONE, REFUSED = -9, 0, 2


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled("breaking", tmp_path_factory.mktemp("shim"))


class Bench:
    """One action on copies of one library, in children of one process."""

    def __init__(self, action: str, shim: Path, folder: Path) -> None:
        self.action, self.folder = action, folder
        self.made = folder / "made" / "digikoers.db"
        self.made.parent.mkdir(parents=True)
        self._make()
        shutil.copytree(self.made.parent, folder / "before")
        self.before = found(folder / "before" / self.made.name)
        command = [sys.executable, "-m", "tests.torture.breaker", action]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "LD_PRELOAD": str(shim), "PYTHONPATH": str(Path(__file__).parents[2])},
        )

    def _make(self) -> None:
        if self.action == "migration":
            shutil.copy(stored_library("0001"), self.made)
            return
        library = Library.open(self.made)
        library.create(plan_file.read(plan_file.SAMPLE)[0])
        library.copy("import")
        if self.action.startswith("restore"):
            library.create(plan_file.with_new_keys(plan_file.read(plan_file.SAMPLE)[0]))
        if self.action == "taking back":
            editing(library, lambda plan: [*removal(plan, plan.goals[0]), *map(Removed, plan.actions)])()
        library.close()
        if self.action == "restore of a damaged one":
            self.made.write_bytes(self.made.read_bytes()[:8192] + b"\xff" * 4096 + self.made.read_bytes()[12288:])

    def trial(self, nth: int, how: int, torn: int = 0) -> tuple[int, Path, int]:
        """Break one call; gives the exit code, the library that was left, and how many calls were counted.

        ``torn``: how many hundredths of what it was to write are written all the same.
        """
        place = self.folder / "trial" / "data"
        shutil.rmtree(place.parent, ignore_errors=True)
        shutil.copytree(self.made.parent, place)
        given = {"path": str(place / self.made.name), "nth": nth, "how": how, "torn": torn}
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(given) + "\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        counted = place.parent / "counted"
        return code, place / self.made.name, int(counted.read_text()) if counted.exists() else 0

    def close(self) -> None:
        self._process.communicate()


def found(path: Path) -> tuple[str, dict[str, object]]:
    """Return the revision of a library and its plans as the program opens it; of one that it refuses the condition."""
    try:
        revision = schema.examine(path).revision
        library = Library.open(path)
    except PlanError:
        return trouble.diagnose(path).condition, {}
    try:
        plans = [*library.plans(), *library.plans(binned=True)]
        return revision, {str(plan.id): stable(serialise(library.load(plan.id))) for plan in plans}
    finally:
        library.close()


def in_copy(path: Path) -> list[str]:
    """Return the plans in the oldest copy of a library."""
    for copy in backups.copies(path)[:1]:
        with restore.opened(copy) as library:
            return [stable(serialise(library.load(plan.id))) for plan in library.plans()]
    return []


def stable(form: dict[str, object]) -> str:
    """Return a plan without what is another each time: keys that were made, and moments."""
    text = json.dumps({**form, "plan": None}, sort_keys=True)
    return text if '"versions": [{' not in text and '"closings": [{' not in text else "kept " + str(len(text))


@pytest.fixture(params=ACTIONS)
def bench(request: pytest.FixtureRequest, shim: Path, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(request.param, shim, tmp_path / "bench")
    yield made
    made.close()


def trials(calls: int, chance: random.Random) -> Iterator[tuple[str, int, int, int]]:
    """Draw what is broken: the name of the manner, which call, how, and how much of what it writes is there."""
    every = range(1, calls + 1)
    kills = sorted(chance.sample(every, min(calls, KILLS)))
    yield from (("killed", nth, KILL, 0) for nth in kills)
    for _number in range(max(TORN, KILLS - len(kills))):
        yield "torn", chance.choice(every), KILL, chance.randint(1, 99)
    for manner, how in FAILURES.items():
        yield from ((manner, nth, how, 0) for nth in sorted(chance.sample(every, min(calls, MOST_FAILURES))))


def looked_through(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_old_or_new_and_never_between(bench: Bench) -> None:
    code, path, calls = bench.trial(1_000_000, COUNT)
    assert code == DONE
    after = found(path)
    copied = (in_copy(bench.made), in_copy(path))
    new = after if bench.action != "begin beside" else bench.before
    drawn = seed(2027)
    chance, ends = random.Random(drawn), Counter[str]()
    for manner, nth, how, torn in trials(calls, chance):
        code, path, _counted = bench.trial(nth, how, torn)
        assert code in ((KILLED,) if how == KILL else (DONE, REFUSED)), (manner, nth, code)
        half_way = path.with_name(f"{path.name}-journal").exists()
        state = found(path)
        assert state in (bench.before, new), (manner, nth, state[0])
        if code == DONE:
            assert state == new, (manner, nth)
        if code == REFUSED and bench.action in ("adoption", "closing", "take-over", "forgetting", "taking back"):
            assert state == bench.before, (manner, nth)
        if state[0] != "damaged":
            looked_through(path)
        for copy in backups.copies(path):
            schema.examine(copy.path)
        if bench.action == "forgetting in a copy":
            assert in_copy(path) in copied, (manner, nth)
        for beside in path.parent.glob("digikoers-2.db"):
            assert found(beside) == (REVISIONS[-1], {})
        ends[f"{manner}: {'new' if state == new else 'old'}"] += 1
        ends[f"{manner}: left half way"] += half_way
    print(f"\n{bench.action}, seed {drawn}: {calls} calls; " + ", ".join(f"{key} {ends[key]}" for key in sorted(ends)))
    assert sum(ends[f"{manner}: {state}"] for manner in ("killed", "torn") for state in ("old", "new")) >= KILLS


@pytest.mark.parametrize("action", ["adoption", "closing", "import", "restore"])
def test_power_cuts(tmp_path: Path, action: str) -> None:
    """What an interrupted write leaves when the disk wrote its pages in any order; see interrupted.py."""
    path = tmp_path / "data" / "digikoers.db"
    library = Library.open(path)
    library.create(plan_file.read(plan_file.SAMPLE)[0])
    library.copy("import")
    if action == "restore":
        library.create(plan_file.with_new_keys(plan_file.read(plan_file.SAMPLE)[0]))
    library.close()
    old = path.read_bytes()
    prepared(action, path)()
    new = path.read_bytes()
    path.write_bytes(old)
    before, changed, chance = found(path), interrupted.changed(old, new), random.Random(action)
    for _cut in range(CUTS):
        share = chance.random()
        interrupted.leave(path, old, new, [page for page in changed if chance.random() < share])
        assert schema.examine(path).interrupted
        assert found(path) == before
        looked_through(path)
    print(f"\n{CUTS} power cuts during {action}, {len(changed)} pages: 0 called damaged, all as before")
