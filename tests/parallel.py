"""`make test`: plans without Qt in one process, the window in another, beside each other on two cores.

The last line adds up what both said, in the form of pytest's own.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time

from tests.without_qt import BRANCHES

WITHOUT_QT = (sys.executable, "-m", "tests.without_qt")
"""Plans must pass its tests on a machine that has no Qt at all."""

PLANS = (
    *("tests/plans", "tests/test_house.py", "tests/test_language.py", "tests/test_setup.py", "tests/test_texts.py"),
    *("-p", "no:pytest-qt", "-p", "no:cacheprovider"),
)
WINDOW = ("tests/desktop", "tests/test_contributing.py", "tests/test_starts.py")
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
    """Run both and give the worst outcome; ``more`` goes to both, but that branches are measured only to plans."""
    begin = time.monotonic()
    kept = {"mode": "w+", "encoding": "utf-8"}
    with tempfile.TemporaryFile(**kept) as plans, tempfile.TemporaryFile(**kept) as window:
        with_qt = [sys.executable, "-m", "pytest", *WINDOW, *(item for item in more if item != BRANCHES)]
        runs = [
            subprocess.Popen([*WITHOUT_QT, *PLANS, *more], stdout=plans, stderr=subprocess.STDOUT),
            subprocess.Popen(with_qt, stdout=window, stderr=subprocess.STDOUT),
        ]
        codes = [run.wait() for run in runs]
        endings = []
        for output in (plans, window):
            output.seek(0)
            sentence = output.read().rstrip()
            print(sentence, flush=True)
            endings.append(sentence.rpartition("\n")[2])
    counts = ", ".join(f"{count} {what}" for what, count in sorted(total(*endings).items()))
    print(f"{counts or 'no tests ran'} in {time.monotonic() - begin:.2f}s")
    return max((abs(code) for code in codes if code != NOTHING_RAN), default=NOTHING_RAN)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
