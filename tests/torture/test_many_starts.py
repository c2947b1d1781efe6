"""Fifty starts at once, each with a file of its own: one window, and every file is opened in it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from plans.exchange import plan_file
from plans.plan import new_plan
from plans.storage.library import Library

STARTS = 50
PATIENCE = 900


def test_of_fifty_starts_one_opens_all_files(tmp_path: Path) -> None:
    library, root = tmp_path / "test.db", Path(__file__).parents[2]
    years = [2001 + number for number in range(STARTS)]
    for year in years:
        plan_file.write(new_plan(year), tmp_path / f"{year}.jaarplan")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "desktop.app", "--library", str(library)]
    starts = [
        subprocess.Popen([*command, str(tmp_path / f"{year}.jaarplan")], env=environment, stderr=subprocess.PIPE)
        for year in years
    ]
    try:
        end = time.monotonic() + PATIENCE
        while len(running := [start for start in starts if start.poll() is None]) > 1 or taken(library) != years:
            assert time.monotonic() < end, f"{len(running)} still run, {len(taken(library))} files opened"
            time.sleep(0.5)
        (owner,) = running
    finally:
        for start in starts:
            start.kill()
        said = [start.communicate()[1] for start in starts]
    ended = [(words, start.returncode) for words, start in zip(said, starts, strict=True) if start is not owner]
    assert ended == [(b"", 0)] * (STARTS - 1)
    assert not list(tmp_path.glob("*.request"))


def taken(library: Path) -> list[int]:
    """Return the years of the plans in the library, as far as it is there."""
    if not library.exists():
        return []
    opened = Library.open(library, read_only=True)
    try:
        return sorted(plan.year for plan in opened.plans())
    finally:
        opened.close()
