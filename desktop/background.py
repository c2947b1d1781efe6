"""Work that may take long, beside the window: the window is drawn meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Signal

from resources.language import current, speaking

Made = TypeVar("Made")

_under_way: set[QObject] = set()
"""What has a thread that is not over: an object of Qt that another thread lets go of last can end the program."""


def is_working() -> bool:
    """Return whether something is being done beside the window."""
    return bool(_under_way)


class _Worker(QObject):
    """Works in a thread of its own, in the language in use here."""

    _over = Signal()

    def __init__(self, work: Callable[[], Any]) -> None:
        # Without a parent: a window that closes must not take it from under the thread.
        super().__init__()
        self._work = work
        self._language = current()
        self._thread = threading.Thread(target=self._begin, daemon=True)
        self._over.connect(self._let_go)

    def start(self) -> None:
        """Begin."""
        _under_way.add(self)
        self._thread.start()

    def _begin(self) -> None:
        with speaking(self._language):
            self._run()
        # Behind everything else that was sent to the window's thread.
        self._over.emit()

    def _run(self) -> None:
        """Do the work; what goes wrong travels to the window's thread, where the one hook shows a bug."""
        raise NotImplementedError

    def _let_go(self) -> None:
        self._thread.join()
        _under_way.discard(self)
        # Work that knows of this object would keep it, and what it made.
        del self._work


class Task(_Worker):
    """Does one thing in a thread of its own, in the language in use here."""

    done = Signal(object)
    """What was made, or the exception that was raised; in the thread that made this object."""

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__(work)
        self.made: Any = None
        self._is_made = threading.Event()

    def wait(self) -> Any:
        """Wait until it is done, taking no input meanwhile; gives what was made, or raises what was raised."""
        loop = QEventLoop()
        self.done.connect(loop.quit)
        # Looked at after connecting: what is over by now no longer says so.
        if not self._is_made.is_set():
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        # A program that ends ends every loop.
        self._thread.join()
        if isinstance(self.made, Exception):
            raise self.made
        return self.made

    def _run(self) -> None:
        try:
            self.made = self._work()
        except Exception as error:  # noqa: BLE001 - it travels
            self.made = error
        self._is_made.set()
        self.done.emit(self.made)


class Reading(_Worker):
    """Makes things one by one in a thread of its own, in the language in use here, until it is stopped."""

    came = Signal(object)
    """One thing, as soon as it is made; in the thread that made this object."""
    over = Signal()
    """There are no more."""
    _made = Signal(object)
    _ended = Signal(object)

    def __init__(self, things: Callable[[], Iterable[Any]]) -> None:
        super().__init__(things)
        self._stopped = threading.Event()
        self._made.connect(self._pass_on)
        self._ended.connect(self._end)

    def stop(self) -> None:
        """Make no more, and pass on no more: not even what is made already."""
        self._stopped.set()

    def _run(self) -> None:
        try:
            for thing in self._work():
                if self._stopped.is_set():
                    return
                self._made.emit(thing)
        except Exception as error:  # noqa: BLE001 - it travels
            self._ended.emit(error)
        else:
            self._ended.emit(None)

    def _pass_on(self, thing: object) -> None:
        if not self._stopped.is_set():
            self.came.emit(thing)

    def _end(self, error: Exception | None) -> None:
        if not self._stopped.is_set():
            self.over.emit()
            if error:
                raise error


def wait_for(work: Callable[[], Made]) -> Made:
    """Do something in a thread of its own and wait for it; the window is drawn meanwhile, and takes no input."""
    task = Task(work)
    task.start()
    made: Made = task.wait()
    return made
