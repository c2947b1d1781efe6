"""`make test`: plans without Qt in one process, the window in another, beside each other on two cores.

The last line adds up what both said, in the form of pytest's own.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.without_qt import BRANCHES

WITHOUT_QT = (sys.executable, "-m", "tests.without_qt")
"""Plans must pass its tests on a machine that has no Qt at all."""

PLANS = (
    *(
        "tests/plans",
        "tests/test_glossary.py",
        "tests/test_house.py",
        "tests/test_language.py",
        "tests/test_packaging.py",
    ),
    *("tests/test_setup.py", "tests/test_texts.py", "tests/test_tokens.py"),
    *("-p", "no:pytest-qt", "-p", "no:cacheprovider"),
)
WINDOW = ("tests/desktop",)
STARTS = ("tests/test_contributing.py", "tests/test_starts.py")
"""What starts programs of its own: it follows the plans, which are done sooner than the window."""
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
    """Run both and give the worst outcome; ``more`` goes to all, but that branches are measured only to plans."""
    begin = time.monotonic()
    with_qt = [sys.executable, "-m", "pytest"]
    others = [item for item in more if item != BRANCHES]
    lanes = (([*WITHOUT_QT, *PLANS, *more], [*with_qt, *STARTS, *others]), ([*with_qt, *WINDOW, *others],))
    with ThreadPoolExecutor(len(lanes)) as pool:
        runs = [run for lane in pool.map(_carry_out, lanes) for run in lane]
    endings = []
    for _code, sentence in runs:
        print(sentence, flush=True)
        endings.append(sentence.rpartition("\n")[2])
    counts = ", ".join(f"{count} {what}" for what, count in sorted(total(*endings).items()))
    print(f"{counts or 'no tests ran'} in {time.monotonic() - begin:.2f}s")
    return max((abs(code) for code, _sentence in runs if code != NOTHING_RAN), default=NOTHING_RAN)


def _carry_out(commands: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    """Run one command after the other; gives how each ended, and what it said."""
    runs = [
        subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, encoding="utf-8")
        for command in commands
    ]
    return [(run.returncode, run.stdout.rstrip()) for run in runs]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
