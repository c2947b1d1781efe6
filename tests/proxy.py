"""A line to a server that is slow, or that breaks: it passes bytes on, later, and up to a certain number of them."""

from __future__ import annotations

import contextlib
import queue
import socket
import threading
import time
from collections.abc import Callable
from typing import Self


class Proxy:
    """Listens on a port of its own and passes everything on to another one.

    ``delay`` is in seconds, for each way; ``most`` how many bytes go through, both ways together, before the line is
    cut; ``cut`` is called then.
    """

    def __init__(
        self, port: int, *, delay: float = 0.0, most: int | None = None, cut: Callable[[], None] | None = None
    ) -> None:
        self._target, self._delay, self._most, self._cut = port, delay, most, cut
        self.passed = self.turns = 0
        self._towards = ""
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        self._begin(self._accept)
        return self

    def __exit__(self, *_args: object) -> None:
        # Wakes up who waits for somebody.
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._break()
        for thread in self._threads:
            thread.join()
        for item in (self._listening, *self._open):
            item.close()

    def begin(self) -> None:
        """Count from here on."""
        self.passed = self.turns = 0
        self._towards = ""

    def _begin(self, work: Callable[..., None], *given: object) -> None:
        thread = threading.Thread(target=work, args=given, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                here, _address = self._listening.accept()
                self._open.append(here)
                there = socket.create_connection(("127.0.0.1", self._target))
                self._open.append(there)
                for item in (here, there):
                    item.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._begin(self._pass, here, there, "there")
                self._begin(self._pass, there, here, "back")

    def _pass(self, source: socket.socket, target: socket.socket, way: str) -> None:
        late: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
        if self._delay:
            self._begin(self._deliver, late, target)
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                with self._lock:
                    if way == "there" and self._towards != "there":
                        self.turns += 1
                    self._towards = way
                    self.passed += len(data)
                    over = self._most is not None and self.passed > self._most
                    cut, self._cut = (self._cut, None) if over else (None, self._cut)
                if cut:
                    cut()
                if over:
                    self._break()
                    break
                if self._delay:
                    late.put((time.monotonic() + self._delay, data))
                else:
                    target.sendall(data)
        if self._delay:
            late.put((time.monotonic() + self._delay, b""))
        else:
            self._end(target)

    def _deliver(self, late: queue.SimpleQueue[tuple[float, bytes]], target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                moment, data = late.get()
                time.sleep(max(0.0, moment - time.monotonic()))
                if not data:
                    break
                target.sendall(data)
        self._end(target)

    def _break(self) -> None:
        for item in list(self._open):
            self._end(item)

    @staticmethod
    def _end(item: socket.socket) -> None:
        with contextlib.suppress(OSError):
            item.shutdown(socket.SHUT_RDWR)
