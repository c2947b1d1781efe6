"""What serves a page that looks back: it reads copies beside the window, and lets go of them when the page is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject

from desktop.background import Reading
from desktop.forms import parts
from desktop.history.page import LookBackPage
from desktop.library import LibraryController
from desktop.window import Window


class PageController(QObject):
    """Shows a page, with what is read for it as it comes."""

    def __init__(self, window: Window, desk: LibraryController) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._view: LookBackPage | None = None
        self._reading: Reading | None = None

    def add(self, read: Any) -> None:
        """Show one thing more that was read."""
        raise NotImplementedError

    def finish(self) -> None:
        """Say what there is to say now that all is read."""

    def forget(self) -> None:
        """Let go of what was shown."""
        raise NotImplementedError

    def open(self, view: LookBackPage, title: str, things: Callable[[], Iterable[Any]]) -> None:
        """Show a page, and read what is to come on it."""
        self._view = view
        view.back.connect(self.leave)
        view.left.connect(self.drop)
        view.stop_requested.connect(self._stop)
        self._window.show_beside(view, title, "history")
        self._reading = Reading(things)
        self._reading.came.connect(self.add)
        self._reading.over.connect(self._over)
        view.show_reading(0)
        self._reading.start()

    def leave(self) -> None:
        """Go back to where she was."""
        if not self._window.leave_beside():
            self._desk.go_home()

    def drop(self) -> None:
        """Let go of everything that was read, when the page is left in whatever way."""
        self._stop()
        self.forget()
        view, self._view = self._view, None
        if view:
            parts.discard(view)

    def _over(self) -> None:
        assert self._view
        self._view.show_read(whole=True)
        self._reading = None
        self.finish()

    def _stop(self) -> None:
        if self._reading:
            self._reading.stop()
            self._reading = None
