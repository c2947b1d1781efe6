"""Reads the pages of a PDF and draws them, in the one thread that pdfium gets: it is not made for more."""

from __future__ import annotations

import ctypes
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtGui import QImage

BAND = 1_000_000
"""Pixels of a page that are drawn at a time: short enough to make way for what is wanted more."""

_PDFIUM = threading.Lock()


@dataclass(frozen=True)
class Band:
    """A strip of a page, from edge to edge, on a page that is ``width`` and ``height`` pixels."""

    opened: int
    page: int
    width: int
    height: int
    top: int
    high: int


def bands(opened: int, page: int, width: int, height: int) -> list[Band]:
    """Cut a page of so many pixels in strips."""
    high = max(64, BAND // max(1, width))
    return [Band(opened, page, width, height, top, min(high, height - top)) for top in range(0, height, high)]


class PageReader(QObject):
    """Opens a document, and draws of it what is wanted most; the newest wishes take the place of the older."""

    opened = Signal(int, object)
    """The number of a document, and the sizes of its pages in points."""
    drawn = Signal(object, QImage)
    failed = Signal(object)
    """The exception of a bug: pages of our own can always be read."""

    def __init__(self) -> None:
        super().__init__()
        self._change = threading.Condition()
        self._first: deque[Callable[[], None]] = deque()
        self._wanted: list[Band] = []
        self._later: Iterator[None] | None = None
        self._going = True
        self._document: Any = None
        self._number = 0
        self._asked_for = 0
        self._thread = threading.Thread(target=self._run, name="pages", daemon=True)
        self._thread.start()

    def open(self, content: bytes) -> int:
        """Open a document in the place of the last one; gives its number, by which ``opened`` will tell of it."""
        self._asked_for += 1
        number = self._asked_for
        self._do(lambda: self._open(number, content))
        return number

    def want(self, wanted: list[Band]) -> None:
        """Draw these strips, the first one first, and none that was wanted before."""
        with self._change:
            self._wanted = list(wanted)
            self._change.notify()

    def work(self, steps: Iterator[None]) -> None:
        """Do long work step by step, whenever there is nothing to draw for the screen."""

        def begin() -> None:
            self._later = steps

        self._do(begin)

    def close(self) -> None:
        """Close the document, and end when the strip that is being drawn is there."""
        with self._change:
            self._going = False
            self._change.notify()
        self._thread.join()

    # -- in its own thread ------------------------------------------------------------------------

    def page_size(self, page: int) -> QSizeF:
        """Return the size of a page in points; for the steps of ``work``."""
        with _PDFIUM:
            return QSizeF(*self._document.get_page_size(page))

    def draw(self, band: Band, on_paper: bool = False) -> QImage:
        """Draw a strip; for the steps of ``work``."""
        from pypdfium2 import raw

        image = QImage(band.width, band.high, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        memory: Any = image.bits()
        place = (ctypes.c_ubyte * len(memory)).from_buffer(memory)
        flags = raw.FPDF_PRINTING if on_paper else 0
        with _PDFIUM:
            page = self._document[band.page]
            bitmap = raw.FPDFBitmap_CreateEx(band.width, band.high, raw.FPDFBitmap_BGRx, place, image.bytesPerLine())
            try:
                raw.FPDF_RenderPageBitmap(bitmap, page, 0, -band.top, band.width, band.height, 0, flags)
            finally:
                raw.FPDFBitmap_Destroy(bitmap)
                page.close()
        return image

    def _do(self, work: Callable[[], None]) -> None:
        with self._change:
            self._first.append(work)
            self._change.notify()

    def _run(self) -> None:
        while True:
            with self._change:
                while self._going and not (self._first or self._wanted or self._later):
                    self._change.wait()
                if not self._going:
                    break
                work = self._first.popleft() if self._first else None
                band = self._wanted.pop(0) if not work and self._wanted else None
            try:
                self._take_up(work, band)
            except Exception as error:  # noqa: BLE001 - a bug travels to the window's thread, where the one hook shows it
                self.failed.emit(error)
        if isinstance(self._later, Generator):
            self._later.close()
        self._shut()

    def _take_up(self, work: Callable[[], None] | None, band: Band | None) -> None:
        if work:
            work()
        elif band is None:
            self._later = self._stepped()
        elif band.opened == self._number:
            self.drawn.emit(band, self.draw(band))

    def _stepped(self) -> Iterator[None] | None:
        return self._later if self._later and next(self._later, self) is not self else None

    def _open(self, number: int, content: bytes) -> None:
        import pypdfium2

        with _PDFIUM:
            document = pypdfium2.PdfDocument(content)
            sizes = [QSizeF(*document.get_page_size(page)) for page in range(len(document))]
        self._shut()
        self._document, self._number = document, number
        self.opened.emit(number, sizes)

    def _shut(self) -> None:
        if self._document is not None:
            with _PDFIUM:
                self._document.close()
            self._document = None
