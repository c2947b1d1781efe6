"""How late the window is at most while a long plan is printed: made, leafed through, and sent to a printer."""

from __future__ import annotations

import itertools
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

TIMES = 9
"""How often the lists of the sample stand in the long plan."""
MORE = (
    *("behaviours", "people", "goals", "assumptions", "barriers", "actions", "activities", "budget_lines"),
    *("conditions", "collaborations", "risks", "moments"),
)
BEAT = 10
"""Milliseconds from one beat to the next, when nothing holds the window up."""
PATIENCE = 120


def long_plan() -> Any:
    """Return a plan of about two hundred pages: the sample with its lists several times as long."""
    from plans.exchange import plan_file

    sample, _notice = plan_file.read(plan_file.SAMPLE)
    form = plan_file.serialise(sample)
    for time_ in range(TIMES):
        other = plan_file.serialise(plan_file.with_new_keys(sample))
        for name in MORE:
            for row in other["records"][name]:
                row["plan_id"] = form["plan"]["id"]
                row["position"] += 100 * (time_ + 1)
                form["records"][name].append(row)
    return plan_file.deserialise(form)


BARE = "import time\nwhile True:\n    time.sleep({beat})\n    print(time.perf_counter(), flush=True)"


class Heartbeat:
    """Beats in the thread of the window, and beside it in a bare process: how late a busy machine is by itself."""

    def __init__(self, app: Any, folder: Path) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._app = app
        self._beats: list[float] = []
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=BEAT)
        self._timer.timeout.connect(lambda: self._beats.append(time.perf_counter()))
        self._reported = folder / "beats"
        with self._reported.open("wb") as shown:
            self._bare = subprocess.Popen([sys.executable, "-c", BARE.format(beat=BEAT / 1000)], stdout=shown)

    def during(self, begin: Callable[[], object], until: Callable[[], bool]) -> list[float]:
        """Begin something and wait for its end; gives the beats."""
        from PySide6.QtCore import QEventLoop

        self._beats = [time.perf_counter()]
        self._timer.start()
        begin()
        end = time.monotonic() + PATIENCE
        while not until() and time.monotonic() < end:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._timer.stop()
        assert until(), "it never came to an end"
        return [*self._beats, time.perf_counter()]

    def bare(self) -> list[float]:
        """Stop, and give the beats of the bare process."""
        self._bare.kill()
        self._bare.wait()
        return [float(line) for line in self._reported.read_text().splitlines()[:-1]]


def late(beats: list[float]) -> tuple[float, float]:
    """Return the largest gap between two beats and the 99th percentile, in milliseconds."""
    gaps = sorted((after - before) * 1000 for before, after in itertools.pairwise(beats)) or [0.0]
    return gaps[-1], gaps[int(len(gaps) * 0.99)]


def measure() -> tuple[int, dict[str, list[float]], list[float]]:
    """Print a long plan in the window; gives its pages, the beats during each act, and those of a bare process."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtPrintSupport import QPrinter

    from desktop import app as digikoers
    from desktop.printing import paper
    from desktop.printing.dialog import PrintDialog
    from desktop.printing.renderer import RenderOrder
    from plans.exchange import plan_file
    from plans.printing.request import PrintRequest

    with tempfile.TemporaryDirectory(prefix="digikoers-bench-") as name:
        folder = Path(name)
        plan_file.write(long_plan(), folder / "long.jaarplan")
        app, window = digikoers.build(["--library", str(folder / "library.db"), str(folder / "long.jaarplan")])
        loaded = QEventLoop()
        window.ready.connect(loaded.quit)
        loaded.exec()
        heart = Heartbeat(app, folder)
        print_dialogs: list[PrintDialog] = []

        def opening() -> None:
            print_dialogs.append(PrintDialog(window.walk.document, window.settings, window, PrintRequest()))
            print_dialogs[0].show()
            app.processEvents()

        # Making a window and painting it for the first time is one long frame, printing or not.
        rows = {"the window opened": heart.during(opening, lambda: bool(print_dialogs))}
        rows["its pages made"] = heart.during(lambda: None, lambda: print_dialogs[0].preview.is_sharp)
        dialog = print_dialogs[0]
        preview = dialog.preview
        pages = preview.count

        def turn() -> None:
            preview.go(preview.page + 1)

        def leafed() -> bool:
            if preview.is_sharp and preview.page < min(50, pages - 1):
                turn()
            return preview.is_sharp and preview.page == min(50, pages - 1)

        rows["leafed through, page by page"] = heart.during(turn, leafed)
        rows["zoomed to 300 %"] = heart.during(lambda: preview.set_zoom(300), lambda: preview.is_sharp)
        english = PrintRequest(language="en")
        rows["made again in another language"] = heart.during(
            lambda: dialog.remake(RenderOrder(english)), lambda: dialog.is_ready and preview.is_sharp
        )
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFileName(str(folder / "printer.pdf"))
        some = paper.chosen(printer, min(20, pages), 0)
        rows["20 pages sent to a printer"] = heart.during(lambda: dialog.send(printer, some), lambda: dialog.is_ready)
        dialog.reject()
        window.close()
        return pages, rows, heart.bare()


def show() -> None:
    """Print how late the window is at most, and how late a bare process was in the same seconds."""
    pages, rows, bare = measure()
    print(f"{f'a plan of {pages} pages in the print window':44}{'latest':>9}{'99 %':>9}{'bare':>9}")
    for what, beats in rows.items():
        latest, nearly = late(beats)
        meanwhile, _nearly = late([beat for beat in bare if beats[0] <= beat <= beats[-1]])
        print(f"{what:44}{latest:6.0f} ms{nearly:6.0f} ms{meanwhile:6.0f} ms")


if __name__ == "__main__":
    show()
