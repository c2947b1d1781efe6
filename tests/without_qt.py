"""pytest as on a machine that has no Qt at all; with --branches it also looks which branches of plans/ were taken."""

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

    def __init__(self) -> None:
        self._measuring = coverage.Coverage(data_file=None, branch=True, source=["plans"], messages=False)
        self._measuring.start()
        self._lines: list[str] = []

    def pytest_runtest_setup(self, item: Any) -> None:
        """Look away while a property is tried."""
        if item.get_closest_marker("hypothesis"):
            self._measuring.stop()

    def pytest_runtest_teardown(self, item: Any) -> None:
        """Look again."""
        if item.get_closest_marker("hypothesis"):
            self._measuring.start()

    def pytest_sessionfinish(self, session: Any) -> None:
        """End with a failure when too few were taken."""
        self._measuring.stop()
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder, "branches.json")
            self._measuring.json_report(outfile=str(report))
            found = json.loads(report.read_text(encoding="utf-8"))
        taken, there = (found["totals"][name] for name in ("covered_branches", "num_branches"))
        share = 100 * taken / there
        self._lines = [f"branches of plans/: {taken} of {there} taken, {share:.1f} % (at least {LEAST:.0f} %)"]
        if share < LEAST:
            session.exitstatus = session.exitstatus or 1
            missed = {path: item["summary"]["missing_branches"] for path, item in found["files"].items()}
            worst = sorted(missed, key=lambda path: -missed[path])[:_WORST]
            self._lines += [f"  {path}: {missed[path]} not taken" for path in worst]

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say how many were taken."""
        for line in self._lines:
            terminalreporter.write_line(line)


def main(*arguments: str) -> int:
    """Run pytest without Qt and give its exit code."""
    sys.modules.update(dict.fromkeys(["PySide6", "shiboken6"]))  # type: ignore[arg-type]
    plugins = [Branches()] if BRANCHES in arguments else []
    # Not at the top: pytest's own plugins would find Qt.
    import pytest

    return int(pytest.main([argument for argument in arguments if argument != BRANCHES], plugins=plugins))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
