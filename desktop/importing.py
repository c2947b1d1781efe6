"""Lines from a spreadsheet: which file, then line by line what will be taken and why, then one step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop import alerts
from desktop.backup_timer import copy_first
from desktop.document import Document
from desktop.forms import parts
from desktop.settings import Settings
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.errors import PlanError
from plans.exchange import sheet_import
from plans.exchange.sheet_result import MARKS, Import, Line, counted, verdict_word
from resources.language import gettext as _
from resources.language import ngettext

Index = QModelIndex | QPersistentModelIndex

MOST_WRAPPED = 500
"""Up to so many lines each gets the height of its text; measuring thousands takes too long."""


def ask(document: Document, settings: Settings, window: QWidget) -> None:
    """Ask for a spreadsheet, show what it brings and take that over when it is wanted."""
    document.commit_requested.emit()
    name, _filter = QFileDialog.getOpenFileName(
        window, _("Take lines from a spreadsheet"), str(settings.folder), _("Spreadsheets") + " (*.xlsx *.csv)"
    )
    if not name:
        return
    path = Path(name)
    settings.folder = path.parent
    try:
        brought = sheet_import.plan_import(document.plan, path)
    except PlanError as error:
        alerts.show_alert(window, error.sentence, error.advice)
        return
    if ImportDialog(brought, path.name, window).exec() == QDialog.DialogCode.Accepted:
        try:
            copy_first(document.library, "import")
        except PlanError as error:
            alerts.show_alert(window, error.sentence, error.advice)
            return
        document.apply_step(brought.edits)


class ImportDialog(QDialog):
    """Shows line by line what a spreadsheet brings; accepted when it may be taken over."""

    def __init__(self, brought: Import, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("From a spreadsheet"))
        self.resize(min(960, parent.width() - 40), min(640, parent.height() - 40))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.S)
        layout.addWidget(parts.label(_("What comes from “{file}”").format(file=name), "heading"))
        layout.addWidget(parts.label(counted(brought), "group"))
        for remark in brought.remarks:
            layout.addWidget(parts.label(remark, "note"))
        self.table = _table(brought.lines, self.width())
        layout.addWidget(self.table, 1)
        taken = sum(line.taken for line in brought.lines)
        row = QHBoxLayout()
        row.setSpacing(space.S)
        leave = parts.button(_("Cancel"), "", self.reject)
        row.addWidget(leave)
        row.addStretch()
        if taken:
            words = ngettext("Take over {count} line", "Take over {count} lines", taken).format(count=taken)
            layout.addWidget(parts.label(_("With one “Undo” everything is as it was."), "note"))
            take = parts.button(words, "primary", self.accept)
            take.setDefault(True)
            row.addWidget(take)
        else:
            layout.addWidget(parts.label(_("There is nothing to take over; your plan stays as it is."), "note"))
        layout.addLayout(row)
        self.table.setFocus()


class _Lines(QAbstractTableModel):
    """The lines of a spreadsheet, each with what becomes of it."""

    def __init__(self, lines: list[Line], parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines
        self._heads = (_("What happens"), _("Line"), _("What"), _("Why"))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = (
                f"{MARKS[line.verdict].sign} {verdict_word(line.verdict)}",
                f"{line.sheet[:40]}, {line.number}",
                line.what[:200] or "–",
                "\n".join(line.why)[:600],
            )[index.column()]
            return words if role == Qt.ItemDataRole.DisplayRole or len(words) > 40 else None
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 0:
            return appearance.colour(MARKS[line.verdict].colour)
        if role == Qt.ItemDataRole.FontRole and index.column() == 0:
            return appearance.font("label", bold=True)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None


def _table(lines: list[Line], width: int) -> QTableView:
    table = QTableView()
    table.setAccessibleName(_("Lines of the spreadsheet"))
    table.setModel(_Lines(lines, table))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    for column in (0, 1):
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    table.setColumnWidth(2, width // 4)
    head.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
    if len(lines) <= MOST_WRAPPED:
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    if lines:
        table.setCurrentIndex(table.model().index(0, 0))
    return table
