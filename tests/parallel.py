"""`make test`: plans without Qt in one process, the window in others, beside each other on two cores.

There is one process more than cores: while one waits, for a timer or a program that it started, another has its core.
Whichever is done first begins on the others' work that is left (`tests/work_queue.py`), so that all end together. The
last line adds up what all said, in the form of pytest's own.
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


def total(*endings: str) -> dict[str, int]:
    """Add up the counts in the last lines of several runs."""
    sums: dict[str, int] = {}
    for ending in endings:
        for count, what in re.findall(r"(\d+) ([a-z]+)", ending.split(" in ")[0]):
            sums[what] = sums.get(what, 0) + int(count)
    return sums


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
        for _code, sentence in ran:
            print(sentence, flush=True)
        if measured:
            enough, lines = without_qt.branches_taken(Path(folder))
            print(*lines, sep="\n")
            code = code or int(not enough)
    sums = total(*(sentence.rpartition("\n")[2] for _code, sentence in ran))
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
