"""How long eight plan files take to become one printed page, and to be read alone."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

TEAMS, TIMES = 8, 5


def show() -> None:
    """Print the medians, in this process, with everything loaded."""
    from plans import portfolio
    from plans.exchange import plan_file, plan_folder
    from plans.printing import location_sheet

    sample, _notice = plan_file.read(plan_file.SAMPLE)
    reading, printing = [], []
    with tempfile.TemporaryDirectory(prefix="digikoers-bench-") as name:
        folder = Path(name)
        for number in range(TEAMS):
            plan_file.write(plan_file.with_new_keys(sample), folder / f"{number}.jaarplan")
        for _time in range(TIMES):
            begin = time.perf_counter()
            gathered = portfolio.collect(plan_folder.sources([folder]))
            middle = time.perf_counter()
            location_sheet.write(gathered, folder / "sheet.pdf")
            reading.append(middle - begin)
            printing.append(time.perf_counter() - middle)
    print(f"{TEAMS} plan files read side by side: {statistics.median(reading) * 1000:.0f} ms")
    print(f"their location sheet as PDF: {statistics.median(printing) * 1000:.0f} ms")
