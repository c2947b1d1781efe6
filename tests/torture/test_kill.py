"""Killed while somebody types: the library stays whole, and holds what was typed half a second before."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from plans.exchange import plan_file
from plans.plan import Plan
from plans.storage.library import Library
from tests.torture.typist import TICK

if sys.platform == "win32":
    pytest.skip("nothing is killed like this on Windows", allow_module_level=True)

PROMISED = 500 // TICK
"""Ticks of the window after which what was typed is in the library: half a second in which it could work."""
NO_KEYS = ("tick", "ready")
DESKS = 4
"""How many type at once, on two processors."""
AIMING = 5
"""Seconds in which a transaction under way is waited for."""
PATIENCE = 40
"""Seconds a window gets to be ready on a busy machine, or to be typed in."""
MOST_KEYS = 24
"""The most keys pressed before a kill."""

Line = tuple[str, str]


class Desk:
    """One library, at which one typist after the other is killed."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        folder.mkdir()
        command = [sys.executable, "-m", "tests.torture.typist"]
        self._typists = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.folder = folder
        self.library = folder / "test.db"
        self.key = plan.id
        library = Library.open(self.library)
        library.create(plan)
        library.close()
        self.before = plan
        self.touched: set[str] = set()
        self.kills = self.keys = self.half_way = 0

    def round(self, manner: str, chance: random.Random, *, aimed: bool, wait: float | None = None) -> None:
        """Let somebody type, kill at a random moment (``aimed``: half way a transaction), and look what is there."""
        log = self.folder / f"log-{self.kills}"
        log.touch()
        typist = int(self._ask([manner, str(self.library), str(log), str(chance.random())[2:]]))
        try:
            until(lambda: b"ready" in log.read_bytes() or not alive(typist))
            # By what was typed, since a busy machine types little in a second.
            enough = chance.randint(0, MOST_KEYS)
            until(lambda: wait or keys(log) >= enough or not alive(typist))
            time.sleep(wait or chance.uniform(0, 0.2))
            if aimed:
                self._aim()
            assert alive(typist), "it ended by itself"
        finally:
            os.kill(typist, signal.SIGKILL)
            assert self._typists.stdout
            assert int(self._typists.stdout.readline()) == -signal.SIGKILL
        self.kills += 1
        self.look(lines(log))

    def _aim(self) -> None:
        """Wait for a transaction under way, though not for ever: it is over in a moment, and this may look too late."""
        end, journal = time.monotonic() + AIMING, self.library.with_name("test.db-journal")
        while not journal.exists() and time.monotonic() < end:
            time.sleep(0.0001)

    def close(self) -> None:
        """Let nobody type any more."""
        self._typists.communicate()

    def _ask(self, work: list[str]) -> str:
        assert self._typists.stdin
        assert self._typists.stdout
        self._typists.stdin.write(json.dumps(work) + "\n")
        self._typists.stdin.flush()
        return self._typists.stdout.readline()

    def look(self, log: list[Line]) -> None:
        """Examine a copy, so that the next window finds the library as the killed one left it."""
        aside = self.folder / f"aside-{self.kills}"
        aside.mkdir()
        for name in ("test.db", "test.db-journal"):
            if (self.library.parent / name).exists():
                shutil.copy(self.library.parent / name, aside / name)
        self.half_way += (aside / "test.db-journal").exists() and (aside / "test.db-journal").stat().st_size > 512
        (plan,) = loaded(aside / "test.db")
        assert not [text for place, text in log if place == "bug"]
        later, typed = 0, list[tuple[str, str, bool]]()
        for place, text in reversed(log):
            later += place == "tick"
            if place not in NO_KEYS:
                typed.insert(0, (place, text, later > PROMISED))
        self.keys += len(typed)
        self.touched |= {place for place, _text, _settled in typed}
        for place in self.touched:
            here = [(text, settled) for where, text, settled in typed if where == place]
            last = max((spot for spot, (_text, settled) in enumerate(here) if settled), default=None)
            may_be = {text for text, _settled in here[last or 0 :]}
            if last is None:
                may_be.add(read(self.before, place))
            found = read(plan, place)
            assert found in may_be, f"{place} is {found!r} after kill {self.kills}, typed last: {here[-3:]}"
        self.before = plan
        shutil.rmtree(aside)


def alive(process: int) -> bool:
    """Return whether a process is still there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def loaded(path: Path) -> list[Plan]:
    """Return the plans of a library that the program opens and in which SQLite finds nothing wrong."""
    library = Library.open(path)
    try:
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return [library.load(plan.id) for plan in library.plans()]
    finally:
        library.close()


def read(plan: Plan, place: str) -> str:
    """Return what stands at a place: ``team.name``, or ``actions.3.what`` in a row that need not be there."""
    table, *row, field = place.split(".")
    rows = plan.table(table)
    if row and int(row[0]) >= len(rows):
        return ""
    value = getattr(rows[int(row[0]) if row else 0], field)
    return "" if value is None else str(value)


def lines(log: Path) -> list[Line]:
    """Read the log; its last line may be half."""
    return [json.loads(line) for line in log.read_text("utf-8").split("\n")[:-1]]


def keys(log: Path) -> int:
    """Return how many keys are written down by now."""
    return sum(place not in NO_KEYS for place, _text in lines(log))


def until(so: Any) -> None:
    end = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)


def sample_without_tables() -> Plan:
    """The sample with its two busiest tables emptied, so that the rows in them are those that were typed."""
    plan = plan_file.read(plan_file.SAMPLE)[0]
    plan.actions.clear()
    plan.budget_lines.clear()
    return plan


@pytest.mark.parametrize(
    ("manner", "kills"), [("in_fields", 400), ("in_haste", 300), ("in_cells", 300)], ids=lambda item: str(item)
)
def test_nothing_is_lost_when_the_program_is_killed(tmp_path: Path, manner: str, kills: int) -> None:
    """Several people at once, each at a library of their own: a window mostly waits."""
    desks = [Desk(tmp_path / f"desk-{number}", sample_without_tables()) for number in range(DESKS)]

    def work(number: int) -> None:
        chance = random.Random(f"{manner} {number} 2027")
        for turn in range(kills // DESKS):
            desks[number].round(manner, chance, aimed=turn % 3 == 2)

    try:
        with ThreadPoolExecutor(DESKS) as pool:
            list(pool.map(work, range(DESKS)))
    finally:
        for desk in desks:
            desk.close()
    done, keys, half_way = (sum(getattr(desk, what) for desk in desks) for what in ("kills", "keys", "half_way"))
    print(f"\n{done} kills {manner}: {keys} lines noted, {half_way} left a transaction half way")
    assert done == kills
    assert keys > 2 * kills
    assert all([plan.id for plan in loaded(desk.library)] == [desk.key] for desk in desks)


def test_a_cell_is_kept_while_it_is_still_open(tmp_path: Path) -> None:
    chance = random.Random(5)
    desk = Desk(tmp_path / "desk", sample_without_tables())
    try:
        for _number in range(2):
            desk.round("in_an_open_cell", chance, aimed=False, wait=2.5)
    finally:
        desk.close()


def test_killed_while_it_starts_for_the_first_time(tmp_path: Path) -> None:
    """Half a library never gets the name of a whole one."""
    chance = random.Random(8)
    there = 0
    for number in range(10):
        library = tmp_path / f"{number}" / "test.db"
        with subprocess.Popen([sys.executable, "-m", "desktop.app", "--library", str(library)]) as program:
            time.sleep(chance.uniform(0.5, 2.5))
            program.send_signal(signal.SIGKILL)
            program.wait(PATIENCE)
        there += library.exists()
        assert loaded(library) == []
    print(f"\n10 kills at the first start: {there} times the library was there already")
