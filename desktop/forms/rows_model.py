"""The records of a table as a model: a cell is a field of a record, the last row takes a new one."""

from __future__ import annotations

import csv
import io
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.document import Document
from desktop.forms.declare import Column, Rows
from desktop.theme.look import look
from plans import edits as editing
from plans import entry
from plans.edits import Change, Edit
from plans.errors import Refused
from plans.people import Person
from plans.records import Record
from resources.language import gettext as _
from resources.texts import text

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NUMBERS = ("count", "quantity", "amount")


class RowsModel(QAbstractTableModel):
    """Shows records as rows and turns what is typed in a cell into an edit of the document."""

    refused = Signal(str)
    """One sentence on what could not be taken; empty when all is well."""
    rows_changed = Signal()

    def __init__(self, document: Document, rows: Rows) -> None:
        super().__init__()
        self.document = document
        self.declared = rows
        self.columns = rows.columns
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._refused: dict[tuple[str, str], tuple[str, str]] = {}
        self.records: list[Any] = self._wanted()
        document.changed.connect(self._plan_changed)

    # -- what the view asks ----------------------------------------------------------------------

    @property
    def grows(self) -> bool:
        """Whether rows can be added now."""
        return not self.declared.fixed and self.document.may_change(self._blank())

    @property
    def is_sorted(self) -> bool:
        """Whether the rows are shown in another order than the plan's own."""
        return self._sorted_by is not None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.records) + self.grows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def record(self, row: int) -> Any:
        """Give the record of a row; None in the empty last row."""
        return self.records[row] if 0 <= row < len(self.records) else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        record, column = self.record(index.row()), self.columns[index.column()]
        if role in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return self._text(record, index.column(), role)
        if role == Role.TextAlignmentRole:
            return self._side(index.column()) | Qt.AlignmentFlag.AlignTop
        if role == Role.ForegroundRole:
            if record is None:
                return look.colour("muted")
            if isinstance(column, Column) and (str(record.id), column.name) in self._refused:
                return look.colour("warm")
        if role == Role.AccessibleTextRole:
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {self._text(record, index.column())}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.TextAlignmentRole:
            return self._side(section) | Qt.AlignmentFlag.AlignVCenter
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            column = self.columns[section]
            return entry.name(self.declared.record, column.name) if isinstance(column, Column) else column.title()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        record, column = self.record(index.row()), self.columns[index.column()]
        editable = isinstance(column, Column) and column.name not in self.declared.locked
        if editable and self.document.may_change(record or self._blank()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    # -- what a person does ----------------------------------------------------------------------

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        return role == Role.EditRole and self.enter(index, str(value), None)

    def enter(self, index: Index, typed: str, session: object, quiet: bool = False) -> bool:
        """Take in what is typed in a cell; tells whether it was.

        Of one ``session`` all is undone together. ``quiet`` leaves a text that does not fit without a remark.
        """
        column, record = self.columns[index.column()], self.record(index.row())
        if not isinstance(column, Column) or (record is None and not typed.strip()):
            return False
        if quiet:
            try:
                entry.read(self.document.plan, self.declared.record, column.name, typed)
            except Refused:
                return False
        self._enter([(record, column.name, typed)], session)
        return True

    def paste(self, row: int, column: int, block: str) -> None:
        """Put a block of cells, as a spreadsheet copies it, in the table from one cell on; one step."""
        cells = list(csv.reader(io.StringIO(block.rstrip("\r\n"), newline=""), delimiter="\t"))
        entries: list[tuple[Any, str, str]] = []
        for down, line in enumerate(cells):
            record = self.record(row + down)
            if record is None:
                if not self.grows:
                    break
                record = self._blank()
            for right, typed in enumerate(line[: len(self.columns) - column]):
                target = self.columns[column + right]
                if isinstance(target, Column):
                    entries.append((record, target.name, typed))
        self._enter(entries)

    def copy(self, cells: list[QModelIndex]) -> str:
        """Give a block of cells as a spreadsheet takes it."""
        rows = sorted({cell.row() for cell in cells if self.record(cell.row())})
        columns = sorted({cell.column() for cell in cells})
        written = io.StringIO()
        writer = csv.writer(written, delimiter="\t", lineterminator="\n")
        for row in rows:
            writer.writerow([self._text(self.record(row), column, Role.EditRole) for column in columns])
        return written.getvalue()

    def empty(self, cells: list[QModelIndex]) -> None:
        """Empty cells, in one step."""
        self._enter(
            [
                (record, column.name, "")
                for cell in cells
                if (record := self.record(cell.row())) and isinstance(column := self.columns[cell.column()], Column)
            ]
        )

    def remove(self, rows: set[int]) -> None:
        """Take whole rows out, in one step."""
        records = [record for row in sorted(rows) if (record := self.record(row))]
        if records and not self.declared.fixed and all(map(self.document.may_change, records)):
            self.document.remove(*records)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the rows in the order of a column (-1: their own); the plan keeps its own order."""
        self._sorted_by = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        self.records = self._wanted()
        self.layoutChanged.emit()
        self.rows_changed.emit()

    # -- inner workings ----------------------------------------------------------------------------

    def _enter(self, entries: list[tuple[Any, str, str]], session: object = None) -> None:
        """Make one step of all that fits; what does not fit stays in its cell with the reason."""
        plan, step, sentences = self.document.plan, list[Edit](), list[str]()
        fresh: dict[int, Record] = {}
        named: dict[str, Any] = {}
        for record, field, typed in entries:
            target = self._blank() if record is None else record
            known = any(target is one for one in self.records)
            if not known and id(target) not in fresh:
                fresh[id(target)] = target
                last = max((row.position for row in plan.list_of(self.declared.record)), default=-1)
                target.position = last + len(fresh)
                step.append(editing.Added(target))
            if not self.document.may_change(target) or field in self.declared.locked:
                continue
            key = (str(target.id), field)
            if typed.strip() in named and entry.kind(type(target), field) == "person":
                step.append(editing.change(target, field, named[typed.strip()]))
                continue
            try:
                made = entry.typed_edits(plan, target, field, typed)
            except Refused as refused:
                self._refused[key] = (typed, str(refused))
                sentences.append(str(refused))
                continue
            self._refused.pop(key, None)
            step += made
            named |= {
                edit.record.name: edit.record.id
                for edit in made
                if isinstance(edit, editing.Added) and isinstance(edit.record, Person)
            }
        self.document.carry_out(step, session)
        self._tell(sentences)

    def _tell(self, sentences: list[str]) -> None:
        if len(sentences) > 3:
            more = _("More cells that do not fit: {count}. They are marked.").format(count=len(sentences) - 3)
            sentences = [*sentences[:3], more]
        self.document.refused(self, bool(self._refused))
        self.refused.emit("\n".join(sentences))

    def _text(self, record: Any, column: int, role: int = Role.DisplayRole) -> str:
        declared = self.columns[column]
        if record is None:
            prompt = text(self.declared.record.subject, f"tables.{self.declared.record.__tablename__}.add", "")
            return prompt if role == Role.DisplayRole and column == 0 else ""
        if not isinstance(declared, Column):
            return declared.text(self.document.plan, record)
        typed = self._refused.get((str(record.id), declared.name))
        if typed:
            return typed[1] if role == Role.ToolTipRole else typed[0]
        return entry.show(self.document.plan, record, declared.name)

    def _side(self, place: int) -> Qt.AlignmentFlag:
        """Numbers stand at the right, under each other; all else at the left."""
        column = self.columns[place]
        number = not isinstance(column, Column) or (
            entry.kind(self.declared.record, column.name) in NUMBERS and column.name not in self.declared.locked
        )
        return Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft

    def _blank(self) -> Any:
        return self.declared.record(plan_id=self.document.plan.id, **self.declared.fresh)

    def _wanted(self) -> list[Any]:
        rows = self.document.plan.list_of(self.declared.record)
        kept = [row for row in rows if self.declared.keep is None or self.declared.keep(row)]
        if self._sorted_by:
            column, order = self._sorted_by
            kept.sort(key=lambda row: self._sort_key(row, column), reverse=order == Qt.SortOrder.DescendingOrder)
        return kept

    def _sort_key(self, record: Any, column: int) -> tuple[bool, Any]:
        declared = self.columns[column]
        if isinstance(declared, Column) and entry.kind(type(record), declared.name) in (*NUMBERS, "date"):
            value = getattr(record, declared.name)
            return (value is None, value if value is not None else 0)
        return (False, self._text(record, column).casefold())

    def _plan_changed(self, edits: list[Edit]) -> None:
        wanted = self._wanted()
        self._forget_refused(edits, wanted)
        if [id(row) for row in wanted] != [id(row) for row in self.records]:
            self._show(wanted)
        elif self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        if any(isinstance(edit, Change) and edit.field == "state" for edit in edits):
            self.beginResetModel()
            self.endResetModel()
        self.rows_changed.emit()

    def _forget_refused(self, edits: list[Edit], wanted: list[Any]) -> None:
        """A text that could not be taken goes when its cell gets a value, or its row is gone."""
        if not self._refused:
            return
        here = {str(row.id) for row in wanted}
        changed = {(str(edit.record.id), edit.field) for edit in edits if isinstance(edit, Change)}
        self._refused = {key: typed for key, typed in self._refused.items() if key[0] in here and key not in changed}
        self.document.refused(self, bool(self._refused))
        if not self._refused:
            self.refused.emit("")

    def _show(self, wanted: list[Any]) -> None:
        """Go from the rows shown to the rows wanted with as little movement as can be: the cursor stays."""
        old, more = self.records, len(wanted) - len(self.records)
        if more > 0 and self.grows and all(one is other for one, other in zip(old, wanted, strict=False)):
            # What was the empty row becomes the first new record, so that the cursor stays in what is being typed.
            self.beginInsertRows(QModelIndex(), len(old) + 1, len(old) + more)
            self.records = wanted
            self.endInsertRows()
            self.dataChanged.emit(self.index(len(old), 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        else:
            self.beginResetModel()
            self.records = wanted
            self.endResetModel()
