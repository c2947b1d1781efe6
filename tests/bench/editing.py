"""What one edit costs the thread of the window: with one page open and with all, in a long table, for a screen reader.

Processor time, so that another program in between does not count; what readers are told is counted on Linux only.
"""

from __future__ import annotations

import ctypes
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

LINES = 500
TIMES = 15
LETTERS = 5
MOVED = 0x800B
"""QAccessible::LocationChanged."""
SETTLED = 10
"""Rounds of the event loop after which nothing is left to do."""
MOST_TO_ALL, MOST_LONG, MOST_TOLD, MOST_SWITCH = 1.3, 50, 10, 50
"""The bars: all pages against one; milliseconds in a long table; events for one key; milliseconds to another page."""
_HANDLER = "_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"


def long_budget() -> Any:
    """Return the sample with a budget of 500 lines."""
    from plans import edits
    from plans.exchange import plan_file
    from plans.subjects.budget import BudgetLine

    plan, _notice = plan_file.read(plan_file.SAMPLE)
    for number in range(LINES - len(plan.budget_lines)):
        words = f"Regel {number} met een naam van een paar woorden"
        values = {"kind": "training", "source": "internal", "necessity": "need", "quarter1": 10_000 + number}
        edits.apply(plan, edits.addition(plan, BudgetLine, what=words, **values))
    return plan


def opened(plan: Any, folder: Path) -> tuple[Any, Any]:
    """Open a plan in the window; gives the application and the window."""
    from PySide6.QtCore import QEventLoop

    from desktop import app as digikoers
    from plans.exchange import plan_file

    path = folder / f"{len(list(folder.iterdir()))}.jaarplan"
    plan_file.write(plan, path)
    app, window = digikoers.build(["--library", str(folder / f"{path.stem}.db"), str(path)])
    loop = QEventLoop()
    window.ready.connect(loop.quit)
    loop.exec()
    return app, window


def cost(app: Any, act: Callable[[], object]) -> float:
    """Return the milliseconds of this thread for something and all that follows from it."""
    begin = time.thread_time()
    act()
    for _round in range(SETTLED):
        app.processEvents()
    return (time.thread_time() - begin) * 1000


def typing(app: Any, window: Any, field: str) -> float:
    """Return the median cost of an edit of the first record on the page that is shown."""
    document = window.walk.document
    record = document.plan.goals[0] if field == "title" else document.plan.budget_lines[LINES // 2]
    values = [f"Titel {number}" if field == "title" else 1_000 + number for number in range(TIMES)]
    return statistics.median(
        cost(app, lambda value=value: document.set_value(record, field, value)) for value in values
    )


def visited(app: Any, window: Any) -> tuple[float, str]:
    """Go past all pages twice, with an edit before each step of the second time; the slowest step, and to where."""
    from plans.derived import steps

    for name in steps.PAGES:
        cost(app, lambda name=name: window.walk.go(name))
    document, taken = window.walk.document, {}
    for number in range(3):
        for name in steps.PAGES:
            cost(app, lambda to=f"{name} {number}": document.set_value(document.plan.goals[0], "title", to))
            taken.setdefault(name, []).append(cost(app, lambda name=name: window.walk.go(name)))
    slowest = max(taken, key=lambda name: statistics.median(taken[name]))
    return statistics.median(taken[slowest]), slowest


def told(window: Any) -> dict[str, int] | None:
    """Count what a screen reader is told for one letter typed on every page, and its saving; None where it cannot."""
    import PySide6
    from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
    from PySide6.QtGui import QAccessible, QKeyEvent
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from desktop.document import AUTOSAVE
    from plans.derived import steps

    found = sorted(Path(PySide6.__file__).parent.rglob("libQt6Gui.so.6"))
    if not found:
        return None
    count = [0]

    def hear(event: int) -> None:
        # Behind the table of virtual functions stands the kind; that something moved is never spoken.
        count[0] += ctypes.c_int.from_address(event + ctypes.sizeof(ctypes.c_void_p)).value != MOVED

    handler = ctypes.CFUNCTYPE(None, ctypes.c_void_p)(hear)
    # PySide6 does not offer it.
    before = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)((_HANDLER, ctypes.CDLL(str(found[0]))))
    QAccessible.setActive(True)
    old = before(ctypes.cast(handler, ctypes.c_void_p))
    counts: dict[str, int] = {}
    for name in steps.PAGES:
        window.walk.go(name)
        QApplication.processEvents()
        fields = window.walk.page.findChildren(QPlainTextEdit)
        field = next((item for item in fields if item.isVisible() and item.isEnabled() and not item.isReadOnly()), None)
        if field is None:
            continue
        field.setFocus()
        letters = []
        for _letter in range(LETTERS):
            count[0] = 0
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, "x"))
            saved = QEventLoop()
            QTimer.singleShot(2 * AUTOSAVE, saved.quit)
            saved.exec()
            letters.append(count[0])
        # With the first ones, what stood on the page before is cleared away, and the coach comes to speak.
        counts[name] = int(statistics.median(letters))
    before(old)
    QAccessible.setActive(False)
    return counts


def show() -> None:
    """Print what an edit costs, beside the bars."""
    from plans.exchange import plan_file

    with tempfile.TemporaryDirectory(prefix="digikoers-bench-") as name:
        folder = Path(name)
        app, window = opened(plan_file.read(plan_file.SAMPLE)[0], folder)
        window.walk.go("goals")
        typing(app, window, "title")
        one = typing(app, window, "title")
        switch, where = visited(app, window)
        window.walk.go("goals")
        cost(app, lambda: None)
        every = typing(app, window, "title")
        heard = told(window)
        window.close()
        app, window = opened(long_budget(), folder)
        window.walk.go("budget")
        typing(app, window, "quarter1")
        long = typing(app, window, "quarter1")
        window.close()
    print(f"{'one edit, in the thread of the window':52}{'measured':>12}{'at most':>10}")
    print(f"{f'all pages visited ÷ one page ({every:.0f} ÷ {one:.0f} ms)':52}{every / one:12.2f}{MOST_TO_ALL:10}")
    print(f"{f'in a budget of {LINES} lines':52}{long:9.0f} ms{MOST_LONG:7} ms")
    print(f"{f'to another page after an edit (slowest: {where})':52}{switch:9.0f} ms{MOST_SWITCH:7} ms")
    if heard:
        worst = max(heard, key=lambda name: heard[name])
        print(f"{f'told to a screen reader for a key (most: {worst})':52}{heard[worst]:12}{MOST_TOLD:10}")
    else:
        print("told to a screen reader for a key: cannot be counted here")


if __name__ == "__main__":
    show()
    sys.stdout.flush()
