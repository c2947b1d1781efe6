"""The records of a table as a model: a cell is a field of a record, the last row takes a new one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.forms import clipboard, rows_order
from desktop.forms.clipboard import CellText
from desktop.forms.declare import Column, Rows
from desktop.forms.observe import Observer, Relay
from desktop.forms.rows_cells import Cells, Key
from desktop.theme.appearance import appearance
from plans import edits as editing
from plans import field_text, proposals
from plans.edits import Change, Edit
from plans.errors import Refused
from plans.subjects.people import Person
from resources.language import gettext as _
from resources.language import ngettext

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
PROPOSED = Role.UserRole + 1
"""Whether something in a row is as a card filled it in; said in its first cell."""
MOST_REFUSALS = 5
"""Cells that do not fit of which the reason is given; the others are counted."""


class RowsModel(QAbstractTableModel, Observer):
    """Shows records as rows and turns what is typed in a cell into an edit of the document."""

    refused = Signal(str)
    """One sentence on what could not be taken; empty when all is well."""
    rows_changed = Signal()

    def __init__(self, changes: Relay, rows: Rows, parent: QObject) -> None:
        super().__init__(parent)
        self.document = changes.document
        self.cells = Cells(changes.document, rows)
        self.declared = rows
        self.columns = rows.columns
        self._owner: UUID | None = None
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._rank: dict[UUID, int] = {}
        """The place of every row at the moment of sorting: a row does not run off while it is typed in."""
        self._pasted: tuple[list[Edit], set[Key]] = ([], set())
        """The last block that was pasted, and what of it did not fit: undone together."""
        self.is_typed_in = False  # the view says whether a cell is open
        self.beside = QPersistentModelIndex()  # and which cell was come to from one beside it
        self._sample = self._blank()
        self.records: list[Any] = self._wanted()
        self.observe(changes)

    def bind(self, owner: Any) -> None:
        """Show the rows of another record."""
        self._owner = owner.id if owner is not None else None
        self._show(self._wanted())
        here = {str(row.id) for row in self.records}
        self.refused.emit("\n".join(why for (row, _field), (_typed, why) in self.cells.refused.items() if row in here))
        self.rows_changed.emit()

    # -- what the view asks ----------------------------------------------------------------------

    @property
    def grows(self) -> bool:
        """Whether rows can be added now."""
        return not self.declared.fixed and self.document.may_change(self._sample)

    @property
    def is_sorted(self) -> bool:
        """Whether the rows are shown in another order than the plan's own."""
        return self._sorted_by is not None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.records) + self.grows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def record(self, row: int) -> Any:
        """Return the record of a row; None in the empty last row."""
        return self.records[row] if 0 <= row < len(self.records) else None

    def shown(self, row: int, column: int) -> str:
        """Return what a cell shows."""
        return self.cells.shown(self.record(row), column)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        record, column = self.record(index.row()), self.columns[index.column()]
        if role == Role.DisplayRole:
            return self.cells.shown(record, index.column())
        if role in (Role.EditRole, Role.ToolTipRole):
            return self.cells.text(record, index.column(), role)
        if role == Role.TextAlignmentRole:
            return self.cells.side(index.column()) | Qt.AlignmentFlag.AlignTop
        if role == Role.ForegroundRole:
            if record is None:
                return appearance.colour("muted")
            if isinstance(column, Column) and (str(record.id), column.name) in self.cells.refused:
                return appearance.colour("warm")
            if self.cells.worked(record, index.column()):
                return appearance.colour("accent")
        if role == Role.AccessibleTextRole:
            return self.cells.spoken(record, index.column(), headed=index != self.beside)
        if role == PROPOSED:
            return index.column() == 0 and record is not None and bool(proposals.untouched(record))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.TextAlignmentRole:
            return self.cells.side(section) | Qt.AlignmentFlag.AlignVCenter
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self.cells.head(section)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        record, column = self.record(index.row()), self.columns[index.column()]
        if isinstance(column, Column) and not self.cells.closed(record or self._sample, index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        if self.declared.on_drop and record is not None and self.document.may_change(record):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
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
                field_text.parse_value(self.document.plan, self.declared.record, column.name, typed)
            except Refused:
                return False
        self._enter([CellText(record or self._blank(), column.name, typed)], session)
        return True

    def paste(self, row: int, column: int, block: str) -> None:
        """Put a block of cells, as a spreadsheet copies it, in the table from one cell on; one step.

        All that fits is taken; of the rest is said in which line and column it stands, and why it does not fit.
        """
        lines = clipboard.parse_block(block)
        if lines and self._is_head(lines[0], column):
            del lines[0]
        entries, beside = list[CellText](), list[str]()
        room = len(self.columns) - column
        for down, line in enumerate(lines):
            record = self.record(row + down)
            if record is None and not self.grows:
                left = len(lines) - down
                words = ngettext("{count} line does not fit here.", "{count} lines do not fit here.", left)
                beside.append(words.format(count=left))
                break
            if record is None and not any(typed.strip() for typed in line):
                continue
            record = record or self._blank()
            for right, typed in enumerate(line[:room]):
                where = _("Line {number}, {column}").format(number=down + 1, column=self.cells.head(column + right))
                target = self.columns[column + right]
                if isinstance(target, Column):
                    entries.append(CellText(record, target.name, typed, where))
        wide = max((sum(map(bool, map(str.strip, line[room:]))) for line in lines), default=0)
        if wide:
            words = ngettext("{count} column does not fit here.", "{count} columns do not fit here.", wide)
            beside.append(words.format(count=wide))
        self._enter(entries, beside=beside)

    def copy(self, cells: list[QModelIndex]) -> str:
        """Return a block of cells as a spreadsheet takes it."""
        rows = sorted({cell.row() for cell in cells if self.record(cell.row())})
        columns = sorted({cell.column() for cell in cells})
        return clipboard.write_block(
            [[self.cells.text(self.record(row), column, Role.EditRole) for column in columns] for row in rows]
        )

    def empty(self, cells: list[QModelIndex]) -> None:
        """Empty cells, in one step."""
        self._enter(
            [
                CellText(record, column.name, "")
                for cell in cells
                if (record := self.record(cell.row())) and isinstance(column := self.columns[cell.column()], Column)
            ]
        )

    def proposed(self, rows: set[int]) -> list[Any]:
        """Return the records of rows in which something is still as a card proposed it."""
        records = [record for row in sorted(rows) if (record := self.record(row))]
        return [record for record in records if proposals.untouched(record)]

    def confirm(self, rows: set[int]) -> None:
        """Leave what a card filled in as it is, as looked at, in one step."""
        self.document.apply_step(proposals.confirmation(self.proposed(rows)))

    def remove(self, rows: set[int]) -> None:
        """Take whole rows out, in one step."""
        records = [record for row in sorted(rows) if (record := self.record(row))]
        if records and not self.declared.fixed:
            self.document.remove(*records)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the rows in the order of a column (-1: their own); the plan keeps its own order."""
        self._sorted_by = (column, order) if column >= 0 else None
        if self._sorted_by:
            keyed = [(self.cells.sort_key(row, column), row) for row in self._kept()]
            descending = order == Qt.SortOrder.DescendingOrder
            self._rank = {row.id: place for place, row in enumerate(rows_order.ordered(keyed, descending))}
        self._reorder(self._wanted())
        self.rows_changed.emit()

    def keep_order(self) -> None:
        """Return the plan the order in which the rows are shown now, in one step."""
        step = rows_order.kept(self.document.plan.list_of(self.declared.record), self.records)
        self.document.apply_step(step)
        self.sort(-1)

    # -- inner workings ----------------------------------------------------------------------------

    def _is_head(self, line: list[str], column: int) -> bool:
        """Whether the first line of a block holds the heads of the columns, copied along."""
        heads = [self.cells.head(place).casefold() for place in range(column, len(self.columns))]
        words = [cell.strip().casefold() for cell in line]
        return len(words) > 1 and words == heads[: len(words)]

    def _enter(self, entries: list[CellText], session: object = None, beside: list[str] | None = None) -> None:
        """Make one step of all that fits; what does not fit stays in its cell with the reason."""
        plan, step, sentences = self.document.plan, list[Edit](), list[str]()
        known = set(map(id, self.records))
        last = max((row.position for row in plan.list_of(self.declared.record)), default=-1)
        named: dict[str, Any] = {}
        marked: set[Key] = set()
        for entry in entries:
            record, field, key = entry.record, entry.field, (str(entry.record.id), entry.field)
            if id(record) not in known:
                known.add(id(record))
                last += 1
                record.position = last
                step.append(editing.Added(record))
            if why := self.cells.closed(record, self._place_of(field)):
                shown = bool(entry.where) or len(entries) == 1
                if shown and field not in self.declared.locked and entry.text.strip() != self._shown(record, field):
                    sentences.append(f"{entry.where}: {why}" if entry.where else why)
                continue
            if entry.text.strip() in named and field_text.kind(self.declared.record, field) == "person":
                step.append(editing.change(record, field, named[entry.text.strip()]))
                continue
            try:
                made = field_text.parse_edits(plan, record, field, entry.text)
            except Refused as refused:
                self.cells.refuse(key, entry.text, str(refused))
                marked.add(key)
                sentences.append(f"{entry.where}: {refused}" if entry.where else str(refused))
                continue
            self.cells.accept(key)
            step += made
            named |= {
                edit.record.name: edit.record.id
                for edit in made
                if isinstance(edit, editing.Added) and isinstance(edit.record, Person)
            }
        self._pasted = (step, marked)
        self.document.apply_step(step, session)
        self._show_message(sentences, beside or [])

    def _show_message(self, sentences: list[str], beside: list[str]) -> None:
        """Say in one go what did not fit."""
        shown = sentences[:MOST_REFUSALS]
        if len(sentences) > 1 or beside:
            words = ngettext("{count} cell does not fit.", "{count} cells do not fit.", len(sentences))
            shown = [" ".join([words.format(count=len(sentences))] * bool(sentences) + beside), *shown]
        if len(sentences) > MOST_REFUSALS:
            shown.append(_("And {count} more.").format(count=len(sentences) - MOST_REFUSALS))
        self.document.refused(self, bool(self.cells.refused))
        self.refused.emit("\n".join(shown))

    def _place_of(self, field: str) -> int:
        return next(
            place for place, column in enumerate(self.columns) if isinstance(column, Column) and column.name == field
        )

    def _shown(self, record: Any, field: str) -> str:
        return self.cells.text(record, self._place_of(field), Role.EditRole)

    def _blank(self) -> Any:
        owner: dict[str, Any] = {self.declared.of: self._owner} if self.declared.of else {}
        return self.declared.record.blank(plan_id=self.document.plan.id, **self.declared.defaults, **owner)

    def _kept(self) -> list[Any]:
        rows = self.document.plan.list_of(self.declared.record)
        return [row for row in rows if self.declared.keep is None or self.declared.keep(row)]

    def _wanted(self) -> list[Any]:
        of = self.declared.of
        kept = [row for row in self._kept() if not of or getattr(row, of) == self._owner is not None]
        if self._sorted_by:
            kept.sort(key=lambda row: self._rank.get(row.id, len(self._rank)))
        return kept

    def plan_changed(self, edits: list[Edit]) -> None:
        """Show what was edited; rows of which it says nothing are left alone."""
        touched = self.cells.touched(edits)
        self.cells.forget(touched)
        self._forget_refused(edits)
        wanted = self._wanted()
        if [id(row) for row in wanted] != [id(row) for row in self.records]:
            step = self._pasted[0]
            self._show(wanted, own=bool(step and edits) and edits[0] is step[0])
        else:
            self._tell_view(touched)
        if any(map(editing.opens_or_fixes, edits)):
            self.beginResetModel()
            self.endResetModel()
        self.rows_changed.emit()

    def _tell_view(self, touched: set[UUID] | None) -> None:
        last = self.columnCount() - 1
        if touched is None and self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, last))
        for place, row in enumerate(self.records if touched else ()):
            if touched and row.id in touched:
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))

    def _forget_refused(self, edits: list[Edit]) -> None:
        """A text that could not be taken goes when its cell gets a value, or its row is gone."""
        refused = self.cells.refused
        if not refused:
            return
        step, marked = self._pasted
        gone = set(marked) if _undoes(edits, step) else set()
        here = {str(row.id) for row in self._kept()}
        changed = {(str(edit.record.id), edit.field) for edit in edits if isinstance(edit, Change)}
        self.cells.accept(*(key for key in list(refused) if key in gone | changed or key[0] not in here))
        self.document.refused(self, bool(refused))
        if not refused:
            self.refused.emit("")

    def _show(self, wanted: list[Any], own: bool = False) -> None:
        """Go from the rows shown to the rows wanted with as little movement as can be: the cursor stays."""
        old, more = self.records, len(wanted) - len(self.records)
        appends = more > 0 and self.grows and all(item is other for item, other in zip(old, wanted, strict=False))
        if self.is_typed_in and not (appends and own):
            self._show_around(wanted)
        elif appends:
            # What was the empty row becomes the first new record, so that the cursor stays in what is being typed.
            self.beginInsertRows(QModelIndex(), len(old) + 1, len(old) + more)
            self.records = wanted
            self.endInsertRows()
            self.dataChanged.emit(self.index(len(old), 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        else:
            self.beginResetModel()
            self.records = wanted
            self.endResetModel()

    def _show_around(self, wanted: list[Any]) -> None:
        """Go to other rows around the cell that is being typed in: a reset would close it under her hands."""
        for place in reversed(range(len(self.records))):
            if not any(self.records[place] is row for row in wanted):
                self.beginRemoveRows(QModelIndex(), place, place)
                del self.records[place]
                self.endRemoveRows()
        shown = set(map(id, self.records))
        self._reorder([row for row in wanted if id(row) in shown])
        for place, row in enumerate(wanted):
            if id(row) not in shown:
                self.beginInsertRows(QModelIndex(), place, place)
                self.records.insert(place, row)
                self.endInsertRows()

    def _reorder(self, wanted: list[Any]) -> None:
        """Show the same rows in another order; whatever points to one goes with it."""
        self.layoutAboutToBeChanged.emit()
        existing = self.persistentIndexList()
        owners = [self.record(index.row()) for index in existing]
        self.records, place = wanted, {id(row): number for number, row in enumerate(wanted)}
        moved = [
            self.index(place.get(id(owner), len(wanted)), index.column())
            for index, owner in zip(existing, owners, strict=True)
        ]
        self.changePersistentIndexList(existing, moved)
        self.layoutChanged.emit()


def _undoes(edits: list[Edit], step: list[Edit]) -> bool:
    """Return whether edits take a step back."""
    return bool(step) and len(edits) == len(step) and edits[-1] == editing.inverse(step[:1])[0]
