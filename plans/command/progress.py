"""What takes long in a terminal: how far it is, and Ctrl+C to stop at what was done until then."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

OFTEN = 0.2
"""Seconds between two lines."""


def progress(words: str) -> Callable[[int, int], None] | None:
    """Return what says on stderr how far it is, on one line; None where nobody sits before a terminal.

    ``words`` has the fields ``done`` and ``whole``.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    last = time.monotonic()

    def say(done: int, whole: int) -> None:
        nonlocal last
        if time.monotonic() - last > OFTEN or (done == whole and whole > 1):
            last = time.monotonic()
            end = "\n" if done == whole else ""
            print(f"\r{words.format(done=done, whole=whole)}", end=end, file=sys.stderr, flush=True)

    return say


@contextmanager
def interrupted() -> Iterator[Callable[[], bool]]:
    """Let the first Ctrl+C only ask to stop: the function that is given tells whether it did. The second one ends."""
    asked = threading.Event()

    def stop(_signal: int, _frame: object) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()

    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    before = signal.signal(signal.SIGINT, stop)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)
