"""A line to a server that is slow, or that breaks: it passes bytes on, later, and up to a certain number of them."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from typing import Self


class Proxy:
    """Listens on a port of its own and passes everything on to another one.

    ``delay`` is in seconds, for each way; ``most`` how many bytes go through, both ways together, before the line is
    cut; ``cut`` is called then.
    """

    def __init__(self, port: int, *, delay: float = 0.0, most: int | None = None) -> None:
        self._target, self._delay, self._most = port, delay, most
        self.passed = self.turns = 0
        self.port = 0
        self._towards: str | None = None
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_args: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def begin(self) -> None:
        """Count from here on."""
        self.passed = self.turns = 0
        self._towards = None

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            onward, back = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.close()
            return
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(self._pass(reader, back, writer, "there"), self._pass(onward, writer, back, "here"))

    async def _pass(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, other: asyncio.StreamWriter, way: str
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await source.read(65536):
                if way == "there" and self._towards != "there":
                    self.turns += 1
                self._towards = way
                self.passed += len(data)
                if self._most is not None and self.passed > self._most:
                    break
                self._loop.call_later(self._delay, self._write, target, data)
        self._loop.call_later(self._delay, target.close)
        if self._most is not None and self.passed > self._most:
            other.transport.abort()
            target.transport.abort()

    @staticmethod
    def _write(target: asyncio.StreamWriter, data: bytes) -> None:
        if not target.is_closing():
            target.write(data)
