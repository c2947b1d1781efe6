"""`make test`: plans without Qt in one process, the window in others, beside each other on two cores.

There is one process more than cores: while one waits, for a timer or a program that it started, another has its core.
Whichever is done first begins on the others' work that is left (`tests/work_queue.py`), so that all end together. What
failed stands below all else, for where only the end of what is printed is kept; the last line adds up what all said,
in the form of pytest's own.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests import without_qt
from tests.without_qt import BRANCHES

WITH_QT = ("tests/desktop", "tests/test_contributing.py", "tests/test_starts.py")
WITHOUT_QT = (
    "tests",
    *(f"--ignore={path}" for path in (*WITH_QT, "tests/accessibility")),
    *("-p", "no:pytest-qt", "-p", "no:cacheprovider"),
)
"""Plans, and all else, must pass its tests on a machine that has no Qt at all."""
NOTHING_RAN = 5
"""What pytest exits with when no test was chosen."""
_SUMMARY = re.compile(r"^[= ]*(\d+ [a-z]+(?:, \d+ [a-z]+)*) in [\d.]+s.*$", re.MULTILINE)
"""pytest's own last line; something may be printed below it while a process ends."""
_FAILED = re.compile(r"^(?:FAILED|ERROR) .*$", re.MULTILINE)
_STACK = re.compile(r'^  File ".*/(?:tests|desktop|plans)/.*$', re.MULTILINE)
"""A line of where the program stood when it hung or crashed."""


def total(*endings: str) -> dict[str, int]:
    """Add up the counts in the last lines of several runs."""
    sums: dict[str, int] = {}
    for ending in endings:
        for count, what in re.findall(r"(\d+) ([a-z]+)", summary(ending)):
            sums[what] = sums.get(what, 0) + int(count)
    return sums


def summary(printed: str) -> str:
    """Return the counts that pytest printed at the end of a run, empty where it was broken off."""
    found = _SUMMARY.findall(printed)
    return str(found[-1]) if found else ""


def failures(code: int, printed: str) -> list[str]:
    """Return lines that say what failed in a run; of one that was broken off, where it stood."""
    if summary(printed):
        return _FAILED.findall(printed) or [f"a run of tests ended with {code} though its tests passed"]
    return [f"a run of tests was broken off ({code}), here:", *_STACK.findall(printed)]


def main(*more: str) -> int:
    """Run all and give the worst outcome; ``more`` goes to all, but that branches are measured only of plans."""
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        shared = ["-p", "tests.work_queue", f"--queue={folder}", *(item for item in more if item != BRANCHES)]
        measured = [f"{BRANCHES}={folder}"] if BRANCHES in more else []
        plans = [sys.executable, "-m", "tests.without_qt", *WITHOUT_QT, *shared, *measured]
        window = [sys.executable, "-m", "pytest", *WITH_QT, *shared]
        turns = ((plans, window), (window, plans), (window, plans))
        with ThreadPoolExecutor(len(turns)) as pool:
            runs = [run for turn in pool.map(_carry_out, turns) for run in turn]
        ran = [run for run in runs if run[0] != NOTHING_RAN]
        code = max((abs(code) for code, _sentence in ran), default=NOTHING_RAN)
        for _code, printed in sorted(ran, key=lambda run: run[0] != 0):
            print(printed, flush=True)
        if measured:
            enough, lines = without_qt.branches_taken(Path(folder))
            print(*lines, sep="\n")
            code = code or int(not enough)
    for ended, printed in ran:
        print(*(failures(ended, printed) if ended else ()), sep="\n", end="\n" if ended else "")
    sums = total(*(printed for _code, printed in ran))
    counts = ", ".join(f"{count} {what}" for what, count in sorted(sums.items()))
    print(f"{counts or 'no tests ran'} in {time.monotonic() - begin:.2f}s")
    return code


def _carry_out(commands: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    """Run one command after the other; gives how each ended, and what it said."""
    # The programs that tests start, some hundred, would each compile all modules anew.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    runs = [
        subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            encoding="utf-8",
            env=environment,
        )
        for command in commands
    ]
    return [(run.returncode, run.stdout.rstrip()) for run in runs]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
