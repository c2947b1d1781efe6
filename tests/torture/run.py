"""`make torture`: every part in a process of its own, two beside each other; at its end each prints its figures.

python -m tests.torture.run [PART ...]; the parts are the files of this folder without ``test_``, and MORE. Anything
else is given to pytest as it is.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

FOLDER = Path(__file__).parent
LAWS, TWO_WINDOWS = "tests/plans/test_merging_laws.py", "tests/desktop/test_two_windows.py"
MORE = {
    "merging": (LAWS,),
    "two_windows": (TWO_WINDOWS,),
    "plans": ("tests/plans", f"--ignore={LAWS}"),
    "desktop": ("tests/desktop", f"--ignore={TWO_WINDOWS}"),
}
PARTS = {path.stem.removeprefix("test_"): (f"tests/torture/{path.name}",) for path in FOLDER.glob("test_*.py")} | MORE

FIRST = ("breaking", "kill", "undo", "merging", "plans")
"""What takes longest."""
ALONE = ("busy", "bounds", "full_disk", "many_plans", "many_teams")
"""What measures time or memory: not beside another part."""
TORTURE = (
    *(sys.executable, "-m", "pytest", "--hypothesis-profile=torture", "-m", "slow or hypothesis"),
    # No test is given up for taking long.
    *("-o", "faulthandler_timeout=0", "-p", "no:cacheprovider"),
)


def main(*given: str) -> int:
    """Run some parts, or all; gives the worst outcome."""
    if not set(given) <= set(PARTS):
        return subprocess.run([*TORTURE, "-s", *given], check=False).returncode
    names = sorted(given or PARTS, key=lambda name: (name not in FIRST, name))
    begin = time.monotonic()
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(carry_out, [name for name in names if name not in ALONE]))
    outcomes += [carry_out(name) for name in names if name in ALONE]
    print(f"{len(names)} parts, {sum(map(bool, outcomes))} failed, {_minutes(begin)}")
    return max(outcomes, default=0)


def carry_out(name: str) -> int:
    """Run one part and print its figures; gives how it ended, and all that was said when that is not well."""
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        command = [*TORTURE, "-q", f"--junitxml={report}", "-o", "junit_logging=system-out", *PARTS[name]]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, encoding="utf-8")
        found = figures(report) if report.exists() else []
    last = done.stdout.rstrip().rpartition("\n")[2].strip(" =")
    lines = [f"{name}: {last} ({_minutes(begin)})", *(f"  {line}" for line in found)]
    print("\n".join([*lines, *([done.stdout] if done.returncode else [])]), flush=True)
    return done.returncode


def figures(report: Path) -> Sequence[str]:
    """Return what the tests printed themselves, line by line."""
    printed = [item.text or "" for item in ElementTree.parse(report).iter("system-out")]
    return [line.strip() for text in printed for line in text.splitlines() if line.strip() and "Captured" not in line]


def _minutes(begin: float) -> str:
    return f"{(time.monotonic() - begin) / 60:.1f} min"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
