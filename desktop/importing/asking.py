"""Which file to take lines from; what it holds is shown first, and taken in one step when that is wanted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop import alerts
from desktop.background import wait_for
from desktop.backup_timer import copy_first
from desktop.document import Document
from desktop.importing.dialog import ImportDialog
from desktop.settings import Settings
from plans.errors import PlanError
from plans.importing import sources, taking
from plans.importing.files.reading import ENDINGS
from plans.importing.proposal import choices
from plans.importing.records.result import Import
from plans.importing.sources import Source
from resources.language import gettext as _


def ask(document: Document, settings: Settings, window: QWidget) -> None:
    """Ask for a list, show what it brings and take that over when it is wanted."""
    document.commit_requested.emit()
    patterns = " ".join(f"*.{ending}" for ending in ENDINGS)
    ours, all_files = _("Spreadsheets and documents"), _("All files")
    name, _filter = QFileDialog.getOpenFileName(
        window,
        _("Bring in lines from a list"),
        str(settings.folder),
        f"{ours} ({patterns});;{all_files} (*)",
    )
    if not name:
        return
    path = Path(name)
    settings.folder = path.parent
    try:
        source = wait_for(lambda: sources.open_source(path))
        kept = choices.recall(source.tables, settings.import_choices)
        brought = wait_for(lambda: taking.plan_import(document.plan, source, kept))
        if not _can_choose(source, brought):
            taking.refuse_nothing(source, brought)
    except PlanError as error:
        alerts.show_alert(window, error.sentence, error.advice)
        return
    dialog = ImportDialog(document.plan, source, kept, brought, window)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        settings.import_choices = choices.remember(settings.import_choices, dialog.changed_tables())
        try:
            copy_first(document.library, "import")
        except PlanError as error:
            alerts.show_alert(window, error.sentence, error.advice)
            return
        document.apply_step(dialog.brought.edits)


def _can_choose(source: Source, brought: Import) -> bool:
    """Return whether there is a table of which somebody may say what it becomes, or a text to pick."""
    return bool(source.texts) or any(
        (proposal.unfit is None or not proposal.unfit.final) and proposal.table.headed for proposal in brought.tables
    )
