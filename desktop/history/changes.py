"""What changed between two moments of a plan, record by record, as a table that is read with the arrow keys."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.theme.appearance import appearance
from plans.derived.compare import Difference, Field
from resources.language import gettext as _

Index = QModelIndex | QPersistentModelIndex

MOST = 400
"""Records that are written out; a plan that differs more is another plan, and the rest is counted."""
MOST_WRAPPED = 300
"""Up to so many lines each gets the height of its text; measuring thousands takes too long."""
MOST_LETTERS = 300
"""Of one field; more than this nobody reads in a list."""
BEFORE = 40
"""Letters that are shown before the place where two long texts begin to differ."""


class Line(NamedTuple):
    """One line of the table: a record that differs, or one of its fields."""

    difference: Difference
    field: Field | None = None


class Changes(QAbstractTableModel):
    """The records that differ, each followed by its fields: what stood there, and what came."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._heads = ("", "", "")

    def show(self, found: list[Difference], then: str, now: str) -> None:
        """Show what changed; ``then`` and ``now`` are the heads of the two columns."""
        self.beginResetModel()
        self._heads = (_("What"), then, now)
        self.lines = [
            line for item in found[:MOST] for line in (Line(item), *(Line(item, field) for field in item.fields))
        ]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _cells(line)[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return "; ".join(
                    f"{head}: {words}" if head and place else words
                    for place, (head, words) in enumerate(zip(self._heads, _cells(line), strict=True))
                    if words
                )
            case Qt.ItemDataRole.FontRole if line.field is None:
                return appearance.font("text", bold=True)
            case Qt.ItemDataRole.ForegroundRole if line.field and index.column() < 2:
                return appearance.colour("muted")
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            case _:
                return None


class ChangesTable(QTableView):
    """Shows what changed; ``chosen`` says that another line has the keyboard."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._changes = Changes()
        self.setModel(self._changes)
        self.setAccessibleName(_("What changed"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        for column in (1, 2):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.chosen.emit())

    def show_changes(self, found: list[Difference], then: str, now: str) -> None:
        """Show what changed, with the keyboard at the line where it was, or at the first."""
        before = max(0, self.currentIndex().row())
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.clearSpans()
        self._changes.show(found, then, now)
        lines = self._changes.lines
        for row, line in enumerate(lines):
            if line.field is None:
                self.setSpan(row, 0, 1, 3)
        if len(lines) <= MOST_WRAPPED:
            rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if lines:
            self.setCurrentIndex(self._changes.index(min(before, len(lines) - 1), 0))
        self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnWidth(0, self.viewport().width() * 2 // 7)

    def current(self) -> Line | None:
        """Return the line that has the keyboard."""
        index = self.currentIndex()
        return self._changes.lines[index.row()] if index.isValid() else None


def _cells(line: Line) -> tuple[str, str, str]:
    if line.field is None:
        return _sentence(line.difference), "", ""
    old, new = _shortened(line.field.old, line.field.new)
    empty = _("(empty)")
    match line.difference.kind:
        case "added":
            return line.field.name, "", new or empty
        case "removed":
            return line.field.name, old or empty, ""
        case _:
            return line.field.name, old or empty, new or empty


def _sentence(difference: Difference) -> str:
    what = difference.what[:1].upper() + difference.what[1:]
    match difference.kind:
        case "added":
            return _("{what}: was added").format(what=what)
        case "removed":
            return _("{what}: was taken out").format(what=what)
        case "moved":
            return _("The order of the {what} was changed").format(what=difference.what)
        case _:
            return what


def _shortened(old: str, new: str) -> tuple[str, str]:
    """Return two long texts from shortly before the place where they begin to differ."""
    skip = 0
    if old and new and max(len(old), len(new)) > MOST_LETTERS:
        same = next((place for place, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), 0)
        skip = max(0, (same or min(len(old), len(new))) - BEFORE)
    return _cut(old, skip), _cut(new, skip)


def _cut(words: str, skip: int) -> str:
    part = words[skip : skip + MOST_LETTERS]
    return f"{'…' if skip else ''}{part}{'…' if skip + len(part) < len(words) else ''}"
