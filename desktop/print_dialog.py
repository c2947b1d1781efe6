"""Printing the plan, or one thing of it: what language, names or roles, where to; in the background."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop import messages
from desktop.document import Document
from desktop.forms import parts
from desktop.forms.choices import Calm
from desktop.settings import Settings
from plans import roles
from plans.errors import PlanError
from plans.exchange import plan_file
from plans.plan import Plan
from resources.language import current
from resources.language import gettext as _


class PrintDialog(QDialog):
    """Asks little, saves a PDF and offers to open it."""

    def __init__(self, document: Document, settings: Settings, parent: QWidget, what: str = "plan") -> None:
        """Print ``what`` (see plans/printing/asked.py)."""
        super().__init__(parent)
        self._what = what
        self._document = document
        self._settings = settings
        self._job: _Job | None = None
        self._path = Path()
        title, about = _told(what)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(parts.label(about, "heading"))
        form = QFormLayout()
        self.language = Calm()
        for value, words in (("nl", "Nederlands"), ("en", "English")):
            self.language.addItem(words, value)
        self.language.setCurrentIndex(self.language.findData(current()))
        self.language.setAccessibleName(_("Language"))
        form.addRow(parts.label(_("Language"), "question"), self.language)
        layout.addLayout(form)
        self.with_roles = QCheckBox(_("With roles instead of names"))
        self.with_roles.setVisible(what == "plan")
        layout.addWidget(self.with_roles)
        self.said = parts.label("", "note")
        layout.addWidget(self.said)
        row = QHBoxLayout()
        self.leave = parts.button(_("Close"), "", self.reject)
        self.open_pdf = parts.button(_("Open the PDF"), "", self._open)
        self.open_pdf.hide()
        self.save_pdf = parts.button(_("Save as PDF…"), "primary", self._save)
        self.save_pdf.setDefault(True)
        row.addWidget(self.leave)
        row.addStretch()
        row.addWidget(self.open_pdf)
        row.addWidget(self.save_pdf)
        layout.addLayout(row)

    def _save(self) -> None:
        self._document.asked_to_commit.emit()
        name = _printer().suggested_name(self._document.plan, _asked(self._what, self.language.currentData()))
        wanted = self._settings.folder / f"{name}.pdf"
        name, _filter = QFileDialog.getSaveFileName(self, _("Save as PDF"), str(wanted), "PDF (*.pdf)")
        if not name:
            return
        self._path = Path(name) if name.lower().endswith(".pdf") else Path(f"{name}.pdf")
        self._settings.folder = self._path.parent
        self.save_pdf.setEnabled(False)
        self.setCursor(Qt.CursorShape.BusyCursor)
        self.said.setText(_("Making the pages…"))
        job = _Job(
            self._what,
            plan_file.copy(self._document.plan),
            self._path,
            self.language.currentData(),
            self.with_roles.isChecked(),
        )
        job.signals.done.connect(self._done)
        self._job = job
        QThreadPool.globalInstance().start(job)

    def _done(self, error: object) -> None:
        self.unsetCursor()
        self.save_pdf.setEnabled(True)
        self._job = None
        if isinstance(error, PlanError):
            self.said.setText("")
            messages.tell(self, error.sentence, error.advice)
            return
        if isinstance(error, Exception):
            raise error
        self.said.setText(_("Saved as {name}.").format(name=self._path.name))
        self.open_pdf.show()
        self.open_pdf.setFocus()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))


def _told(what: str) -> tuple[str, str]:
    """Give the title of the dialog, and what will be printed."""
    if what == "count_sheet":
        return _("Print the count sheet"), _("One sheet of A4, as a PDF: to count with the team, without names.")
    return _("Print the plan"), _("The whole plan on A4, as a PDF to print or to send.")


def _printer() -> Any:
    # What prints takes as long to load as the window.
    return importlib.import_module("plans.printing.printer")


def _asked(what: str, language: str) -> Any:
    return importlib.import_module("plans.printing.asked").Asked(what, language)


class _Signals(QObject):
    done = Signal(object)


class _Job(QRunnable):
    """Makes the PDF beside the window, from a copy of the plan."""

    def __init__(self, what: str, plan: Plan, path: Path, language: str, with_roles: bool) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = _Signals()
        self._arguments = (what, plan, path, language, with_roles)

    def run(self) -> None:
        what, plan, path, language, with_roles = self._arguments
        try:
            from resources.language import speaking

            with speaking(language):
                printed = roles.without_names(plan) if with_roles else plan
            _printer().write(printed, path, _asked(what, language))
        except Exception as error:  # noqa: BLE001 - a bug travels to the window's thread, where the one hook shows it
            self.signals.done.emit(error)
        else:
            self.signals.done.emit(None)
