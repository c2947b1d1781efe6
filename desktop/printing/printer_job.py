"""Pages on their way to a printer, drawn beside the window; they can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.printing.pdf_reader import PageReader
from plans.errors import PlanError
from resources.language import gettext as _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PrinterJob(QObject):
    """Draws pages on a printer in the thread that reads them."""

    sent = Signal(int, int)
    """So many pages of so many are on their way."""
    over = Signal(object)
    """True when all pages are sent, False when it was stopped, or what went wrong."""

    def __init__(self, reader: PageReader, printer: QPrinter, pages: list[int]) -> None:
        super().__init__()
        self._reader, self._printer, self._pages = reader, printer, pages
        self._stopped = False

    def start(self) -> None:
        """Begin."""
        from desktop.printing import paper

        self._reader.work(self._all(paper.drawing))

    def stop(self) -> None:
        """Send no further page."""
        self._stopped = True

    def _all(self, drawing: Callable[..., Generator[int]]) -> Iterator[None]:
        """Draw strip by strip; whoever reads the pages goes on with it when there is nothing else to do."""
        refused = PlanError(
            _("The printer did not accept the pages."), _("Check that it is on and has paper, or save the pages.")
        )
        steps = drawing(self._printer, self._pages, self._reader)
        try:
            for done in steps:
                self.sent.emit(done, len(self._pages))
                if self._stopped:
                    steps.close()
                    self.over.emit(False)
                    return
                yield
        except OSError:
            self.over.emit(refused)
        except Exception as error:  # noqa: BLE001 - a bug travels to the window's thread, where the one hook shows it
            self.over.emit(error)
        else:
            self.over.emit(True)
