"""How soon the first page stands sharp in the print window, from the press that opens it, and a poster is made.

Both on a calm machine; beside them, in the same minute, a bare process that loads what every print needs.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TIMES = 5
FIRST_PAGE, POSTER = 500, 300
"""The bars, in milliseconds."""
LOOKS_ROUND = 1_500
"""Milliseconds between a plan coming in sight, or coming where things are printed, and the press that does."""


def first_pages(*, prepared: bool) -> dict[str, float]:
    """Open the print window of the sample plan for each thing, and give the median of some times in milliseconds.

    ``prepared`` is how a person comes there: by the menu or the last step of the plan, or once again. Otherwise she
    pressed the keys for printing out of nothing, and the process that makes pages is begun only then.
    """
    from PySide6.QtCore import QEventLoop, QTimer

    def wait(milliseconds: int) -> None:
        """Let the window live for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    from desktop import app as digikoers
    from desktop.printing.dialog import PrintDialog
    from desktop.printing.spare import spare
    from plans.exchange import plan_file
    from plans.printing.request import PrintKind, PrintRequest

    things: tuple[PrintKind, ...] = ("summary", "plan", "poster")
    with tempfile.TemporaryDirectory(prefix="digikoers-bench-") as name:
        folder = Path(name)
        plan, _notice = plan_file.read(plan_file.SAMPLE)
        plan_file.write(plan, folder / "sample.jaarplan")
        _app, window = digikoers.build(["--library", str(folder / "library.db"), str(folder / "sample.jaarplan")])
        loaded = QEventLoop()
        window.ready.connect(loaded.quit)
        loaded.exec()
        taken: dict[str, list[float]] = {what: [] for what in things}
        # The first of all loads the printer.
        for what in ("summary", *things * TIMES):
            spare().end()
            if prepared:
                spare().prepare()
                wait(LOOKS_ROUND)
            begin = time.perf_counter()
            dialog = PrintDialog(window.walk.document, window.settings, window, PrintRequest(what))
            dialog.show()
            loop, look = QEventLoop(), QTimer()
            look.timeout.connect(lambda dialog=dialog, loop=loop: loop.quit() if dialog.preview.is_sharp else None)
            look.start(1)
            loop.exec()
            taken[what].append((time.perf_counter() - begin) * 1000)
            look.stop()
            dialog.reject()
        spare().end()
        window.close()
    return {what: statistics.median(found) for what, found in taken.items()}


def poster() -> float:
    """Print the poster of the sample plan some times, and give the median in milliseconds."""
    from plans.exchange import plan_file
    from plans.printing import printer
    from plans.printing.request import PrintRequest

    plan, _notice = plan_file.read(plan_file.SAMPLE)
    taken = []
    for _time in range(TIMES + 1):
        begin = time.perf_counter()
        printer.pdf(plan, PrintRequest("poster"))
        taken.append((time.perf_counter() - begin) * 1000)
    return statistics.median(taken[1:])


def bare() -> float:
    """Start a process at the same low priority that only loads sqlmodel and reportlab, and give milliseconds."""
    taken = []
    for _time in range(TIMES):
        begin = time.perf_counter()
        code = f"import os; {'os.nice(5); ' if os.name != 'nt' else ''}import sqlmodel, reportlab.platypus"
        subprocess.run([sys.executable, "-c", code], check=True)
        taken.append((time.perf_counter() - begin) * 1000)
    return statistics.median(taken)


def show() -> None:
    """Print both, beside their bars."""
    print(f"{'the poster as PDF':48}{poster():8.0f} ms  (at most {POSTER})")
    before, pages, unprepared, after = bare(), first_pages(prepared=True), first_pages(prepared=False), bare()
    beside = (before + after) / 2
    for what, found in pages.items():
        words = f"first page of the {what}, sharp on the screen"
        floor = f"bare process {beside:.0f} ms, ratio {found / beside:.2f}"
        print(f"{words:48}{found:8.0f} ms  (at most {FIRST_PAGE})  {floor}")
    for what, found in unprepared.items():
        print(f"{'  within a second of opening a plan, ' + what:48}{found:8.0f} ms")


if __name__ == "__main__":
    show()
