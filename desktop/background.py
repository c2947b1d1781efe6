"""Work that may take long, beside the window: the window is drawn meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Signal

from resources.language import current, speaking

Made = TypeVar("Made")


class Task(QObject):
    """Does one thing in a thread of its own, in the language in use here."""

    done = Signal(object)
    """What was made, or the exception that was raised; in the thread that made this object."""

    def __init__(self, work: Callable[[], Any]) -> None:
        # Without a parent: a window that closes must not take it from under the thread.
        super().__init__()
        self.made: Any = None
        self._work = work
        self._language = current()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self) -> Any:
        """Wait until it is done, taking no input meanwhile; gives what was made, or raises what was raised."""
        loop = QEventLoop()
        self.done.connect(loop.quit)
        # Looked at after connecting: what is over by now no longer says so.
        if not self._over.is_set():
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        # A program that ends ends every loop.
        self._thread.join()
        if isinstance(self.made, Exception):
            raise self.made
        return self.made

    def _run(self) -> None:
        try:
            with speaking(self._language):
                self.made = self._work()
        except Exception as error:  # noqa: BLE001 - it travels to the window's thread, where the one hook shows a bug
            self.made = error
        self._over.set()
        self.done.emit(self.made)


def wait_for(work: Callable[[], Made]) -> Made:
    """Do something in a thread of its own and wait for it; the window is drawn meanwhile, and takes no input."""
    task = Task(work)
    task.start()
    made: Made = task.wait()
    return made
