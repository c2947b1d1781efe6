"""Tells the parent process when a window was painted and when it takes typing, by the clock of the machine; and how
much memory it took until then at most."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer

MEMORY = "memory"


def peak() -> float:
    """Return the most memory that this process had at a time, in MB.

    From Linux itself: what a parent had would count in the ru_maxrss of its child.
    """
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def tell(moment: str) -> None:
    sys.stdout.write(f"{moment} {time.monotonic()}\n{MEMORY} {peak()}\n")
    sys.stdout.flush()


def leave() -> None:
    """Stop at once: how long a program takes to tidy up is not what is measured."""
    os._exit(0)


class FirstPaint(QObject):
    """Calls back once, as soon as the first paint of a window is on the screen."""

    def __init__(self, window: QObject, painted: Any) -> None:
        super().__init__(window)
        self._painted = painted
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._painted and event.type() == QEvent.Type.Paint:
            # The children are painted and the whole is flushed before the loop turns again.
            QTimer.singleShot(0, self._painted)
            self._painted = None
        return False
