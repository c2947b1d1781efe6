"""The print window: choices at the left, the pages at the right, and below them saving and printing."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop import alerts, garbage, possible_names
from desktop.background import Task, wait_for
from desktop.document import Document
from desktop.forms.dialog import Dialog
from desktop.message_dialog import share
from desktop.printing.choices import Choices
from desktop.printing.file_kinds import file_kinds, with_ending
from desktop.printing.foot import Foot
from desktop.printing.page_bar import PageBar
from desktop.printing.pdf_reader import PageReader
from desktop.printing.preview import Preview, announce
from desktop.printing.printer_job import PrinterJob
from desktop.printing.renderer import PDF, Rendered, Renderer, RenderOrder
from desktop.settings import Settings
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.derived import quarterly_review
from plans.derived.sharing import has_profile
from plans.errors import PlanError
from plans.plan import Plan
from plans.plan_json import deserialise, serialise
from plans.printing.request import PrintRequest
from resources.language import gettext as _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PAUSE = 350
"""Milliseconds after the last choice before the pages are made again."""
LEFT = 300
"""Width in pixels at 100 % of the choices."""


class PrintDialog(Dialog):
    """Shows the pages as they will be, made beside the window, and saves or prints exactly those."""

    def __init__(self, document: Document, settings: Settings, parent: QWidget, request: PrintRequest) -> None:
        super().__init__(parent)
        document.commit_requested.emit()
        self._settings = settings
        self._room = parent.window().size()
        self._made: Rendered | None = None
        self._coming: Rendered | None = None
        self._saved: Rendered | None = None
        self._after: Callable[[], None] | None = None
        self._plan_id = document.plan.id
        self._house = document.plan.house.pack if document.plan.house else None
        self._shown_what = ""
        self._leaving: int | None = None
        self._busy = False
        self._shrunk = False
        self.setWindowTitle(_("Print"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self._maker = Renderer(parent=self)
        self._maker.prepare()
        # Makes what is only saved, while the pages stay as they are.
        self._aside = Renderer(parent=self)
        self._reader = PageReader()
        self.sending: PrinterJob | None = None
        self._writing: Task | None = None
        self._path = Path()
        self.choices = Choices(
            *(request, settings, document.plan.id, quarterly_review.current(document.plan)),
            profile=has_profile(document.plan),
        )
        self.preview = Preview(self._reader)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self.remake())
        self.choices.changed.connect(self._chosen)
        self._maker.progressed.connect(self._progressed)
        self._maker.made.connect(self._came)
        self._maker.failed.connect(self._failed)
        self._aside.made.connect(lambda made: self._write(made.content))
        self._aside.failed.connect(self._failed)
        self._reader.failed.connect(self._failed)
        self._reader.opened.connect(lambda _number, _sizes: self._opened())
        self.preview.say(_("The pages are being made…"))
        self.choices.entrance().setFocus()
        for key, button in (
            (QKeySequence.StandardKey.Save, self.foot.save_it),
            (QKeySequence.StandardKey.Print, self.foot.print_it),
        ):
            QShortcut(key, self, button.click)
        self.resize(
            min(self._room.width() - 24, appearance.px(1320)), min(self._room.height() - 24, appearance.px(1000))
        )
        self._show_status(_("Making the pages…"), busy=True)
        # A long plan takes a moment: first the window, then what is in it.
        self._beginning = QTimer(self, singleShot=True)
        self._beginning.timeout.connect(lambda: self._begin(document))
        self._beginning.start(0)

    # -- what is on it --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        left = QScrollArea()
        left.setObjectName("page")
        left.setWidgetResizable(True)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room = self._room.width() * 3 // 8
        left.setFixedWidth(min(round(LEFT * min(appearance.scale, 1.25)), room))
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices.setObjectName("page")
        left.setWidget(self.choices)
        columns.addWidget(left)
        right = QVBoxLayout()
        right.setContentsMargins(0, space.M, space.L, 0)
        right.setSpacing(space.S)
        self.turning = PageBar(self.preview, self)
        right.addWidget(self.turning)
        right.addWidget(self.preview, 1)
        columns.addLayout(right, 1)
        whole.addLayout(columns, 1)
        self.foot = Foot(
            {
                "stop": self._stop,
                "again": self.remake,
                "leave": self.reject,
                "open": self._open,
                "share": self._share,
                "print": self._print,
                "save": self._save,
            }
        )
        whole.addWidget(self.foot)

    # -- making the pages -----------------------------------------------------------------------------

    def _begin(self, document: Document) -> None:
        self._maker.plan = self._aside.plan = json.dumps(serialise(document.plan)).encode()
        self.remake()

    def _chosen(self) -> None:
        self._made = self._coming = None
        self.foot.offer_file(False)
        self._show_status(_("Making new pages…"), busy=True)
        self._pause.start()

    def remake(self, order: RenderOrder | None = None) -> None:
        """Make the pages again, as they are asked for in the choices."""
        self._pause.stop()
        self._made = self._coming = None
        self._show_status(_("Making new pages…") if self.preview.count else _("Making the pages…"), busy=True)
        self._after = None
        self._maker.make(order or self._order())

    @property
    def is_ready(self) -> bool:
        """Whether the pages are there as they were asked for, and nothing is being done."""
        return self._made is not None and not self._busy

    @property
    def is_busy(self) -> bool:
        """Whether pages are being made, saved or printed."""
        return self._busy

    def _stop(self) -> None:
        """Stop whatever is being done; what there was stays."""
        if self.sending:
            self.sending.stop()
            return
        self._pause.stop()
        self._maker.stop()
        self._aside.stop()
        if self._made:
            self._show_status(_("Stopped. Not saved yet."))
            return
        self._show_status(_("Stopped. These are the pages from before.") if self.preview.count else _("Stopped."))
        self.preview.say("")
        self.foot.again.show()
        self.foot.again.setFocus()

    def _progressed(self, done: int, of: int) -> None:
        self.foot.show_progress(done, of)

    def _came(self, made: Rendered) -> None:
        if self._pause.isActive():
            # Something else was chosen since: these are not the pages that are asked for.
            return
        self._coming = made
        if self._shown_what != made.order.request.what:
            self.preview.page = 0
        self._shown_what = made.order.request.what
        self._reader.open(made.content)

    def _opened(self) -> None:
        """The pages can be seen: now they may be saved and printed."""
        if self._coming:
            self._made, self._coming = self._coming, None
            self._show_status(_("Not saved yet."))
            after, self._after = self._after, None
            if after:
                after()

    def _failed(self, error: Exception) -> None:
        self._coming = None
        self._show_status(_("Not saved yet.") if self._made else _("There are no new pages."))
        if not self._made:
            self.preview.say("")
            self.foot.again.show()
        if isinstance(error, PlanError):
            alerts.show_alert(self, error.sentence, error.advice)
            return
        raise error

    def _order(self) -> RenderOrder:
        """Return what is chosen now, with what was said of words that may be names."""
        order = self.choices.order()
        if not order.roles:
            return order
        chosen = possible_names.chosen_for(self._settings, self._plan_id, order.request.language)
        return replace(order, chosen=dict(chosen))

    def _names_are_decided(self, made: Rendered, then: Callable[[], None]) -> bool:
        """Have somebody look at what may still be a name in pages with roles; tells whether these may leave.

        When something was replaced the pages are made again, and ``then`` goes on with those.
        """
        if not made.order.roles:
            return True
        language = made.order.request.language
        found = possible_names.find_in(self._plan(), self._settings, language)
        if not possible_names.decide(found, self._settings, language, self):
            return False
        replaced = [{key: by for key, by in order.chosen.items() if key != by} for order in (made.order, self._order())]
        if replaced[0] == replaced[1]:
            return True
        self.remake()
        self._after = then
        return False

    # -- saving ---------------------------------------------------------------------------------------

    def _save(self) -> None:
        if not self._made or not self._names_are_decided(self._made, self._save):
            return
        kinds = file_kinds(self._made.order.request.what)
        wanted = self._settings.folder / f"{self._made.name}{PDF}"
        name, kind = QFileDialog.getSaveFileName(self, _("Save"), str(wanted), ";;".join(kinds))
        if not name:
            return
        self._path = with_ending(Path(name), kinds.get(kind, PDF), kinds.values())
        # The dialog has asked about the name as it was typed.
        if str(self._path) != name and self._path.exists():
            question = _("“{file}” is already there.").format(file=self._path.name)
            if not alerts.confirm(self, question, _("Replace it"), _("Leave it"), loses=True):
                return
        self.foot.offer_file(False)
        self._show_status(_("Saving…"), busy=True)
        ending = self._path.suffix.lower()
        if ending == PDF:
            self._write(self._made.content)
        else:
            request = replace(self._made.order.request, template=self._settings.word_template(self._house))
            self._aside.make(replace(self._made.order, request=request, ending=ending))

    def _write(self, made: bytes) -> None:
        self.foot.stop.hide()
        from plans.printing.saving import save_print

        self._writing = Task(partial(save_print, made, self._path))
        self._writing.done.connect(self._written)
        self._writing.start()

    def _written(self, error: Exception | None) -> None:
        self._writing = None
        if self._leaving is not None:
            self.done(self._leaving)
        if error:
            self._failed(error)
            return
        self._settings.folder = self._path.parent
        saved = _("Saved as {name} at {time}, in {folder}.")
        # A long path may break after each of its folders.
        folder = re.sub(r"([/\\])", "\\1\u200b", str(self._path.parent))
        self._show_status(saved.format(name=self._path.name, time=f"{dt.datetime.now():%H:%M}", folder=folder))
        self._saved = self._made
        self.foot.offer_file(True)
        self.foot.open_it.setFocus()

    def _share(self) -> None:
        if self._saved:
            order = self._saved.order
            roles = order.chosen if order.roles else None
            share(self._plan(), roles, order.request.language, self._saved.name, self._path, self)

    def _plan(self) -> Plan:
        """Return the plan that is printed, apart from the open one."""
        return wait_for(lambda: deserialise(json.loads(self._maker.plan)))

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    # -- printing -------------------------------------------------------------------------------------

    def _print(self) -> None:
        if not self._made or not self._names_are_decided(self._made, self._print):
            return
        # What knows of printers is loaded when it is needed.
        from desktop.printing import paper

        if not paper.has_printer():
            alerts.show_alert(
                self,
                _("Digikoers found no printer on this laptop."),
                _("Save the pages, and print them on a laptop that has one."),
            )
            self.foot.save_it.setFocus()
            return
        printer = paper.ask(self, self._made.name, self.preview.sizes)
        if printer is None:
            return
        self._shrunk = paper.shrinks(printer, self.preview.sizes)
        self.send(printer, paper.chosen(printer, self.preview.count, self.preview.page))

    def send(self, printer: QPrinter, pages: list[int]) -> None:
        """Draw pages on a printer, beside the window."""
        self._show_status(_("Sending to the printer…"), busy=True)
        self.sending = PrinterJob(self._reader, printer, pages)
        self.sending.sent.connect(self._progressed)
        self.sending.over.connect(self._printed)
        self.sending.start()

    def _printed(self, outcome: object) -> None:
        self.sending = None
        if isinstance(outcome, PlanError):
            self._failed(outcome)
        elif isinstance(outcome, Exception):
            self._show_status(_("Not saved yet."))
            raise outcome
        elif outcome:
            words = _("Sent to the printer.")
            if self._shrunk:
                words += " " + _("The pages were made smaller, to fit on its paper.")
            self._show_status(words)
        else:
            self._show_status(_("Printing was stopped."))

    # -- around it ------------------------------------------------------------------------------------

    def done(self, result: int) -> None:
        if self._writing:
            # A moment later the file is whole.
            self._leaving = result
            return
        if self.sending:
            self.sending.stop()
        self._beginning.stop()
        self._pause.stop()
        self._maker.close()
        self._aside.close()
        self._reader.close()
        super().done(result)
        garbage.delete_later(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def _show_status(self, words: str, busy: bool = False) -> None:
        """Return how it stands; while something is being done it can be stopped."""
        if words != self.foot.words():
            alerts.announce(self, words)
        announce(self, words)
        self._busy = busy
        self.foot.say(words, busy)
        self._enable()

    def _enable(self) -> None:
        self.foot.save_it.setEnabled(self.is_ready)
        self.foot.print_it.setEnabled(self.is_ready)
