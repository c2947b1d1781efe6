"""Which document of the organisation gives its styles to a Word document; remembered on this laptop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.settings import Settings
from desktop.theme import space
from resources.language import gettext as _


def template_fold(settings: Settings) -> parts.Fold:
    """Make the choice, under its question; it says which template there is."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space.XS)
    column.addWidget(
        parts.label(_("When you save the plan for Word, it takes its fonts and headings from this file."), "note")
    )
    fold = parts.Fold(_("Template for Word"), inside)

    def show() -> None:
        name = Path(settings.print_template).name
        fold.mark(name or (_("from the house pack") if settings.house_template else _("none")))
        without.setVisible(bool(name))

    def choose() -> None:
        kinds = _("Templates and documents of Word") + " (*.dotx *.docx)"
        begin = settings.print_template or str(settings.folder)
        name, _kind = QFileDialog.getOpenFileName(inside, _("Template for Word"), begin, kinds)
        if name:
            settings.print_template = name
            show()

    def clear() -> None:
        settings.print_template = ""
        show()

    row = QHBoxLayout()
    row.setSpacing(space.L)
    row.addWidget(parts.button(_("Choose a template…"), "link", choose))
    without = parts.button(_("Without a template"), "link", clear)
    row.addWidget(without)
    row.addStretch()
    column.addLayout(row)
    show()
    return fold
