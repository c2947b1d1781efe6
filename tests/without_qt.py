"""pytest as on a machine that has no Qt at all; --branches=FOLDER also keeps there which branches of plans/ it took."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import coverage

LEAST = 95.0
"""The share of the branches of plans/ that the tests have to take, in percent."""
BRANCHES = "--branches"
_WORST = 10


class Branches:
    """A plugin of pytest that measures from before the first import of plans to the last test.

    But not while a property is tried: what only a drawn example reaches is reached by luck, and what draws the
    examples would take most of the time.
    """

    def __init__(self, folder: Path) -> None:
        self._measuring = _coverage(folder, data_suffix=True)
        self._measuring.start()

    def pytest_runtest_setup(self, item: Any) -> None:
        """Look away while a property is tried."""
        if item.get_closest_marker("hypothesis"):
            self._measuring.stop()

    def pytest_runtest_teardown(self, item: Any) -> None:
        """Look again."""
        if item.get_closest_marker("hypothesis"):
            self._measuring.start()

    def pytest_sessionfinish(self) -> None:
        """Keep what was taken."""
        self._measuring.stop()
        self._measuring.save()


def branches_taken(folder: Path) -> tuple[bool, list[str]]:
    """Return whether all runs that kept their branches in a folder took enough of them, and the lines that say so."""
    together = _coverage(folder)
    together.combine([str(folder)])
    with tempfile.TemporaryDirectory() as place:
        report = Path(place, "branches.json")
        together.json_report(outfile=str(report))
        found = json.loads(report.read_text(encoding="utf-8"))
    taken, there = (found["totals"][name] for name in ("covered_branches", "num_branches"))
    share = 100 * taken / there
    lines = [f"branches of plans/: {taken} of {there} taken, {share:.1f} % (at least {LEAST:.0f} %)"]
    if share < LEAST:
        missed = {path: item["summary"]["missing_branches"] for path, item in found["files"].items()}
        worst = sorted(missed, key=lambda path: -missed[path])[:_WORST]
        lines += [f"  {path}: {missed[path]} not taken" for path in worst]
    return share >= LEAST, lines


def _coverage(folder: Path, **more: Any) -> coverage.Coverage:
    return coverage.Coverage(data_file=str(folder / "branches"), branch=True, source=["plans"], messages=False, **more)


def main(*arguments: str) -> int:
    """Run pytest without Qt and give its exit code."""
    sys.modules.update(dict.fromkeys(["PySide6", "shiboken6"]))  # type: ignore[arg-type]
    folders = [Path(item.partition("=")[2]) for item in arguments if item.startswith(BRANCHES)]
    plugins = [Branches(folder) for folder in folders]
    # Not at the top: pytest's own plugins would find Qt.
    import pytest

    return int(pytest.main([item for item in arguments if not item.startswith(BRANCHES)], plugins=plugins))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
