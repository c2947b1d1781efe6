"""A process that makes pages, begun before it is asked for and kept a while: it loads longer than it prints."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, QTimer

if TYPE_CHECKING:
    from desktop.window import Window

PAGES = "--pages"
"""The argument with which the program is the process that makes pages."""
SOON = 300
"""Milliseconds that somebody stays where things are printed before a process is begun: she may just be passing by."""
KEPT = 5 * 60_000
"""Milliseconds that a process waits for work."""
RESTED = 700
"""Milliseconds that a plan is before somebody when a process is wanted: the first page of it is drawn by then.

With ``SOON`` it comes to a second. The process is of low priority, and pages that are still loaded go first.
"""
LOOKS = 60_000
"""Milliseconds between two looks whether the plan is still before her."""
AT_MOST = 2_000
"""Milliseconds that a process gets to be gone after it was ended."""


@cache
def spare() -> SpareProcess:
    """Return the one spare process of the program."""
    return SpareProcess(QCoreApplication.instance())


class Readiness(QObject):
    """Has a process at hand as long as somebody has a plan before her: printing may be one key away.

    Away from the plan or from the window, the process ends by itself after a while.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self, interval=RESTED)
        self._timer.timeout.connect(self.look)
        window.turned.connect(self._again)
        self._again()

    def _again(self) -> None:
        """Look soon; who leafs on does not put it off."""
        if not self._timer.isActive() or self._timer.interval() != RESTED:
            self._timer.start(RESTED)

    def look(self) -> None:
        """Have a process at hand, or keep it, when a plan is before her."""
        self._timer.setInterval(LOOKS)
        if self._window.plan_in_sight and self._window.isActiveWindow():
            spare().prepare()


class SpareProcess(QObject):
    """Keeps at most one process that nobody uses; it ends by itself, and with the program."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._begin)
        self._patience = QTimer(self, singleShot=True, interval=KEPT)
        self._patience.timeout.connect(self.end)
        if application := QCoreApplication.instance():
            application.aboutToQuit.connect(self.end)

    @property
    def is_at_hand(self) -> bool:
        """Whether a process waits for work."""
        return self._process is not None

    def prepare(self) -> None:
        """Have one at hand soon: somebody may be about to print."""
        self._soon.start()

    def take(self, parent: QObject) -> QProcess:
        """Give the process away, or a new one where there is none; it is ``parent``'s from now on."""
        process, self._process = self._process, None
        self._patience.stop()
        self._soon.stop()
        if process is None:
            return start_process(parent)
        process.finished.disconnect(self._gone)
        if process.state() == QProcess.ProcessState.NotRunning:
            process.deleteLater()
            return start_process(parent)
        process.setParent(parent)
        return process

    def keep(self, process: QProcess) -> None:
        """Keep a process that has nothing to do; the one that was kept until now ends."""
        self.end()
        self._process = process
        process.setParent(self)
        process.finished.connect(self._gone)
        self._patience.start()

    def end(self) -> None:
        """End the process that is kept, and be sure that it is gone."""
        process, self._process = self._process, None
        self._patience.stop()
        self._soon.stop()
        if process:
            process.finished.disconnect(self._gone)
            process.kill()
            process.waitForFinished(AT_MOST)
            process.deleteLater()

    def _begin(self) -> None:
        if self._process is None:
            self.keep(start_process(self))
        self._patience.start()

    def _gone(self) -> None:
        """It went away by itself: no memory, or somebody ended it."""
        process, self._process = self._process, None
        if process:
            process.deleteLater()


def start_process(parent: QObject) -> QProcess:
    """Start a process that makes pages; what it needs it loads by itself."""
    process = QProcess(parent)
    process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
    environment = QProcessEnvironment.systemEnvironment()
    program, arguments = sys.executable, [PAGES]
    if not getattr(sys, "frozen", False):
        # Neither the folder that somebody stands in nor a module of that name may get in between.
        environment.insert("PYTHONPATH", str(Path(__file__).parents[2]))
        arguments = ["-P", "-m", "desktop.app", PAGES]
    process.setProgram(program)
    process.setArguments(arguments)
    process.setProcessEnvironment(environment)
    process.start()
    return process
