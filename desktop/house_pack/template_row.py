"""The choice of a Word template that goes along in a house pack."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop import alerts
from desktop.background import wait_for
from desktop.forms import parts
from desktop.theme import space
from plans.errors import PlanError
from plans.house_pack.template import read_template
from resources.language import gettext as _


class TemplateRow(QWidget):
    """Says whether a template goes along, and lets another one be chosen. ``template`` is as the pack holds it."""

    def __init__(self, template: str, folder: Path) -> None:
        super().__init__()
        self.template, self._folder = template, folder
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.XS)
        column.addWidget(parts.label(_("Template for Word"), "question"))
        self._said = parts.label("", "note")
        column.addWidget(self._said)
        row = QHBoxLayout()
        row.setSpacing(space.M)
        row.addWidget(parts.button(_("Choose a template…"), "", self._choose))
        self._without = parts.button(_("Without a template"), "link", lambda: self._show(""))
        row.addWidget(self._without)
        row.addStretch(1)
        column.addLayout(row)
        self._show(template)

    def _choose(self) -> None:
        kinds = _("Templates and documents of Word") + " (*.dotx *.docx)"
        name, _kind = QFileDialog.getOpenFileName(self, _("Template for Word"), str(self._folder), kinds)
        if not name:
            return
        self._folder = Path(name).parent
        try:
            self._show(wait_for(lambda: read_template(Path(name))), Path(name).name)
        except PlanError as error:
            alerts.show_alert(self, error.sentence, error.advice)

    def _show(self, template: str, name: str = "") -> None:
        self.template = template
        words = _("When a team saves a plan for Word, it takes its fonts and headings from this file.")
        if template:
            goes = _("“{file}” goes along.").format(file=name) if name else _("A template goes along.")
            words = goes + " " + _("Its own text does not.")
        self._said.setText(words)
        self._without.setVisible(bool(template))
