"""How the work tells that it goes on, so that who waits can be shown it, and can stop it at any moment.

Between two flowables reportlab tells nothing, and making them takes as long as laying them out. So the one way in
which text reaches the page gives a sign of life as well.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Progress = Callable[[int, int], None]
"""Told how much of how much is laid out."""

INTERVAL = 0.02
"""Seconds between two signs of life."""


class _Reporter:
    def __init__(self, progress: Progress) -> None:
        self.progress, self.told, self.last = progress, (0, 1), time.monotonic()

    def tell(self, done: int, whole: int) -> None:
        self.told, self.last = (done, whole), time.monotonic()
        self.progress(done, whole)

    def beat(self) -> None:
        if time.monotonic() - self.last >= INTERVAL:
            self.tell(*self.told)


_REPORTER: ContextVar[_Reporter | None] = ContextVar("pulse", default=None)


@contextmanager
def report_progress(progress: Progress | None) -> Iterator[Progress | None]:
    """Return a progress that is told again while nothing new can be told; what it raises ends the work."""
    pulse = _Reporter(progress) if progress else None
    before = _REPORTER.set(pulse)
    try:
        yield pulse.tell if pulse else None
    finally:
        _REPORTER.reset(before)


@contextmanager
def paused_gc() -> Iterator[None]:
    """Let Python look for things to throw away afterwards: with a whole plan in memory that takes half a second."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


def heartbeat() -> None:
    """Return a sign of life, when the last one was a while ago."""
    pulse = _REPORTER.get()
    if pulse is not None:
        pulse.beat()
