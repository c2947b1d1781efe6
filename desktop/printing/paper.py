"""Pages on paper: the system's own dialog for the printer, and the pages drawn as sharp as it prints."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator

from PySide6.QtCore import QMarginsF, QRect, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop.printing.pdf_reader import PageReader, bands

SHARPEST = 300
"""Dots per inch beyond which text on paper looks no better."""
ROWS = 48
"""Rows that are handed to the printer at a time: it holds up the window meanwhile."""
NEARLY = 3.0
"""Points by which a printer's paper may differ from the page that is drawn for it."""

_Option = QAbstractPrintDialog.PrintDialogOption


def has_printer() -> bool:
    """Return whether there is a printer to send pages to."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask(parent: QWidget, name: str, sizes: list[QSizeF]) -> QPrinter | None:
    """Ask in the system's own dialog which printer, which pages and how many; None when nothing is to be printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageLayout(_layout(printer, sizes[0], QPageSize(_upright(sizes[0]), QPageSize.Unit.Point)))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(sizes))
    dialog.setFromTo(1, len(sizes))
    for option in (_Option.PrintPageRange, _Option.PrintCurrentPage, _Option.PrintCollateCopies):
        dialog.setOption(option, True)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def chosen(printer: QPrinter, count: int, page: int) -> list[int]:
    """Return the pages to print, counted from 0, in the order in which they come out; copies too where it makes none.

    ``page`` is the one in sight.
    """
    pages = list(range(count))
    ranges = printer.pageRanges()
    if printer.printRange() == QPrinter.PrintRange.CurrentPage:
        pages = [page]
    elif not ranges.isEmpty():
        pages = [item for item in pages if ranges.contains(item + 1)]
    elif printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        pages = [item for item in pages if printer.fromPage() <= item + 1 <= printer.toPage()]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        return pages * copies
    return [item for item in pages for _copy in range(copies)]


def shrinks(printer: QPrinter, sizes: list[QSizeF]) -> bool:
    """Return whether a page is larger than the paper in the printer."""
    paper = printer.pageLayout().pageSize().size(QPageSize.Unit.Point)
    return any(not _fits(_upright(size), _upright(paper)) for size in sizes)


def drawing(printer: QPrinter, pages: list[int], reader: PageReader) -> Generator[int]:
    """Draw pages on the printer strip by strip, and give how many are done; ended early, the print is called off.

    Raises OSError when the printer does not take them.
    """
    painter = QPainter()
    whole = False
    try:
        for done, page in enumerate(pages):
            size = reader.page_size(page)
            printer.setPageLayout(_layout(printer, size, printer.pageLayout().pageSize()))
            if not (printer.newPage() if done else painter.begin(printer)):
                raise OSError
            for _strip in _page(painter, printer, reader, page, size):
                yield done
        whole = True
        yield len(pages)
    finally:
        if painter.isActive():
            if not whole:
                printer.abort()
            painter.end()


def _page(painter: QPainter, printer: QPrinter, reader: PageReader, page: int, size: QSizeF) -> Iterator[None]:
    place = _place(printer, size)
    # A whole number of the printer's dots for each of ours: no seam between two strips.
    dots = math.ceil(printer.resolution() / SHARPEST)
    width, height = round(place.width() / dots), round(place.height() / dots)
    left, top = round(place.left()), round(place.top())
    grey = printer.colorMode() == QPrinter.ColorMode.GrayScale
    for band in bands(0, page, width, height):
        image = reader.draw(band, on_paper=True)
        if grey:
            image = image.convertToFormat(QImage.Format.Format_Grayscale8)
        for row in range(0, band.high, ROWS):
            high = min(ROWS, band.high - row)
            target = QRect(left, top + (band.top + row) * dots, width * dots, high * dots)
            painter.drawImage(target, image, QRect(0, row, width, high))
            yield


def _place(printer: QPrinter, size: QSizeF) -> QRectF:
    """Return where a page lies on the paper, in dots: in its own size, or smaller where it would be cut off."""
    dot = printer.resolution() / 72
    layout = printer.pageLayout()
    paper = layout.fullRect(QPageLayout.Unit.Point).size()
    free = QRectF(0, 0, paper.width(), paper.height())
    scale = 1.0
    if not _fits(size, paper):
        least = layout.minimumMargins()
        free = free.marginsRemoved(QMarginsF(least.left(), least.top(), least.right(), least.bottom()))
        scale = min(free.width() / size.width(), free.height() / size.height())
    wide, high = size.width() * scale, size.height() * scale
    left, top = free.center().x() - wide / 2, free.center().y() - high / 2
    return QRectF(left * dot, top * dot, wide * dot, high * dot)


def _layout(printer: QPrinter, size: QSizeF, paper: QPageSize) -> QPageLayout:
    """Return the paper, turned as the page is, and drawn on from edge to edge."""
    layout = printer.pageLayout()
    layout.setMode(QPageLayout.Mode.FullPageMode)
    layout.setPageSize(paper, layout.minimumMargins())
    wide = size.width() > size.height()
    layout.setOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
    layout.setMargins(QMarginsF())
    return layout


def _upright(size: QSizeF) -> QSizeF:
    return size.transposed() if size.width() > size.height() else size


def _fits(size: QSizeF, paper: QSizeF) -> bool:
    return size.width() <= paper.width() + NEARLY and size.height() <= paper.height() + NEARLY
