"""Saving the overview as a PDF, a web page or a spreadsheet: which, in what language, names or roles, where to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFormLayout, QVBoxLayout, QWidget

from desktop import alerts
from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.choice_inputs import NoWheelCombo
from desktop.forms.dialog import Dialog
from desktop.portfolio.loading import Job
from desktop.possible_names import Found, chosen_for, decide
from desktop.settings import Settings
from desktop.theme import space
from plans.anonymise.leaving import names_stay
from plans.errors import PlanError
from plans.plan import Plan
from plans.portfolio import Choice, Collection
from resources.language import current, speaking
from resources.language import gettext as _

ViewChoice = Callable[[Job, Callable[[Plan], Plan] | None], Collection]
"""Gives what is to be saved, in order; with a function for what may be seen of a plan the plans are read again."""

KINDS = {".pdf": "PDF (*.pdf)", ".html": "HTML (*.html)", ".xlsx": "Excel (*.xlsx)", ".csv": "CSV (*.csv)"}


class SaveDialog(Dialog):
    """Asks little, saves the sheet and offers to open it."""

    def __init__(self, arranged: ViewChoice, choice: Choice, name: str, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._arranged, self._choice, self._name, self._settings = arranged, choice, name, settings
        self._job: Job | None = None
        self._path = Path()
        self.setWindowTitle(_("Save the overview"))
        self.setMinimumWidth(460)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.M)
        layout.addWidget(parts.label(_("The teams as you see them on the page now."), "heading"))
        form = QFormLayout()
        form.setSpacing(space.S)
        self.kind = self._add(
            form,
            _("As"),
            {
                ".pdf": _("PDF, to print"),
                ".html": _("Web page that can be read aloud"),
                ".xlsx": _("Excel, to work with"),
                ".csv": _("CSV, for another program"),
            },
        )
        self.language = self._add(form, _("Language"), {"nl": "Nederlands", "en": "English"})
        self.language.setCurrentIndex(self.language.findData(current()))
        layout.addLayout(form)
        self.with_roles = QCheckBox(_("With roles instead of names"))
        self.with_roles.setChecked(settings.presets.roles_only)
        self.with_roles.setDisabled(settings.presets.roles_only)
        layout.addWidget(self.with_roles)
        self.status_line = parts.label("", "note")
        layout.addWidget(self.status_line)
        self.open_file = parts.button(_("Open it"), "", self._open)
        self.open_file.hide()
        self.save = parts.button(_("Save…"), "primary", self._save)
        self.save.setDefault(True)
        layout.addWidget(ButtonRow((parts.button(_("Close"), "", self.reject),), (self.open_file, self.save)))

    def done(self, result: int) -> None:
        if self._job:
            self._job.stop()
        super().done(result)

    def _add(self, form: QFormLayout, words: str, values: dict[str, str]) -> NoWheelCombo:
        combo = NoWheelCombo()
        for value, word in values.items():
            combo.addItem(word, value)
        combo.setAccessibleName(words)
        form.addRow(parts.label(words, "question"), combo)
        return combo

    def _save(self) -> None:
        kind = str(self.kind.currentData())
        wanted = self._settings.folder / f"{self._name}{kind}"
        name, _filter = QFileDialog.getSaveFileName(self, _("Save the overview"), str(wanted), KINDS[kind])
        if not name:
            return
        self._path = Path(name) if name.lower().endswith(kind) else Path(f"{name}{kind}")
        self._settings.folder = self._path.parent
        self.save.setEnabled(False)
        language = str(self.language.currentData())
        if self.with_roles.isChecked() or names_stay():
            self.status_line.setText(_("Looking for names…"))
            self._begin(lambda job: self._find_names(job, language), lambda found: self._decide(found, language))
        else:
            self._make(language, None)

    def _make(self, language: str, seen: Callable[[Plan], Plan] | None) -> None:
        self.status_line.setText(_("Making the pages…"))
        path = self._path
        self._begin(lambda job: self._write(job, path, language, seen), lambda _made: self._written())

    def _begin(self, work: Callable[[Job], Any], then: Callable[[Any], None]) -> None:
        self._job = Job(work)
        self._job.done.connect(lambda made: self._done(made, then))
        self._job.start()

    def _find_names(self, job: Job, language: str) -> list[Found]:
        """Look in every plan for what the overview shows that may still be a name; runs beside the window."""
        from plans.anonymise.overview import possible_names_shown

        found: list[Found] = []

        def look(plan: Plan) -> Plan:
            chosen = dict(chosen_for(self._settings, plan.id, language))
            found.extend((plan.id, item) for item in possible_names_shown(plan, chosen))
            return plan

        with speaking(language):
            self._arranged(job, look)
        return found

    def _decide(self, found: list[Found], language: str) -> None:
        from plans.anonymise.leaving import leaving

        if not decide(found, self._settings, language, self):
            self._rest()
            return
        chosen = {
            key: dict(words) for (key, spoken), words in self._settings.replacements.items() if spoken == language
        }
        self._make(language, lambda plan: leaving(plan, roles=True, chosen=chosen.get(plan.id)))

    def _write(self, job: Job, path: Path, language: str, seen: Callable[[Plan], Plan] | None) -> None:
        """Write the file; runs beside the window, and loads what it needs there."""
        from plans.exchange import overview_sheet
        from plans.printing import location_sheet

        with speaking(language):
            gathered = self._arranged(job, seen)
        if job.stopped():
            return
        if path.suffix.lower() == overview_sheet.CSV:
            with speaking(language):
                made = overview_sheet.csv_files(path)
            for item in made:
                # The dialog asked about another name.
                if item.exists():
                    raise PlanError(_("“{file}” is already there.").format(file=item.name), _("Choose another name."))
            self._path = made[0]
        if path.suffix.lower() in (overview_sheet.SUFFIX, overview_sheet.CSV):
            overview_sheet.write(gathered, path, choice=self._choice, language=language)
        else:
            location_sheet.write(gathered, path, choice=self._choice, language=language)

    def _done(self, made: Any, then: Callable[[Any], None]) -> None:
        stopped = self._job is None or self._job.stopped()
        self._job = None
        if stopped:
            return
        if isinstance(made, Exception):
            self._rest()
            if not isinstance(made, PlanError):
                raise made
            alerts.show_alert(self, made.sentence, made.advice)
        else:
            then(made)

    def _rest(self) -> None:
        """Wait for what is asked next."""
        self.save.setEnabled(True)
        self.status_line.setText("")

    def _written(self) -> None:
        self._rest()
        self.status_line.setText(_("Saved as {name}.").format(name=self._path.name))
        self.open_file.show()
        self.open_file.setFocus()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))
